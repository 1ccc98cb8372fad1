from django.urls import path

from . import views

urlpatterns = [
    path("sign/<slug:key>/", views.sign, name="sign"),
    path("sign/<slug:key>/thanks/", views.thanks, name="sign_thanks"),
    path("sign/<slug:key>/count.json", views.count_json, name="sign_count"),
]

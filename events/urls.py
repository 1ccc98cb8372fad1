from django.urls import path

from . import views

urlpatterns = [
    path("register/<slug:key>/", views.register, name="register"),
    path("register/<slug:key>/thanks/", views.thanks, name="register_thanks"),
]

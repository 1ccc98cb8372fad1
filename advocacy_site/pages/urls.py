from django.urls import path

from . import views

urlpatterns = [
    path("contact/<slug:key>/", views.contact, name="contact"),
    path("contact/<slug:key>/thanks/", views.thanks, name="contact_thanks"),
]

"""Addresses of the development mailbox, below /dev/mail/."""

from django.urls import path

from . import views

app_name = "mailing"
urlpatterns = [
    path("", views.mail_list, name="list"),
    path("<slug:mail_id>/", views.mail_text, name="text"),
    path("<slug:mail_id>/html/", views.mail_html, name="html"),
]

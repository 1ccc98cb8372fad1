from django.urls import path

from . import views

urlpatterns = [
    path("my-data/", views.ask, name="my_data"),
    path("my-data/sent/", views.sent, name="my_data_sent"),
]

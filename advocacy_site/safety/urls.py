from django.urls import path

from .views import help_page

urlpatterns = [
    path("help/", help_page, {"audience": "survivors"}, name="help"),
    path("help/<slug:audience>/", help_page, name="help_for_others"),
]

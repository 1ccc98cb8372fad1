from wagtail.users.apps import WagtailUsersAppConfig


class StaffUsersConfig(WagtailUsersAppConfig):
    """Wagtail's users app with our screens; it stands in INSTALLED_APPS in place of `wagtail.users`."""

    user_viewset = "advocacy_site.users.viewsets.StaffViewSet"

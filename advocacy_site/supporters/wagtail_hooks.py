from wagtail import hooks

from .viewsets import ConsentWordingViewSet


@hooks.register("register_admin_viewset")
def consent_wordings() -> ConsentWordingViewSet:
    """The words of consents, in the admin's settings."""
    return ConsentWordingViewSet("consent_wordings")

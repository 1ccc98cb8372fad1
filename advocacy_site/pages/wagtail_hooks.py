from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .feed_screens import SocialFeedViewSet
from .viewsets import ContactMessageViewSet, InboxViewSet

register_snippet(SocialFeedViewSet)


@hooks.register("register_admin_viewset")
def contact_messages() -> ContactMessageViewSet:
    """What people sent, in the admin's menu, for those whose role it is to read it."""
    return ContactMessageViewSet("contact_messages")


@hooks.register("register_admin_viewset")
def inboxes() -> InboxViewSet:
    """Who reads what forms bring, in the admin's settings."""
    return InboxViewSet("inboxes")

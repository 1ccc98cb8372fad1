from wagtail import hooks

from .viewsets import MemberViewSet


@hooks.register("register_admin_viewset")
def member_records() -> MemberViewSet:
    """What holds for members in every language, in the admin's menu."""
    return MemberViewSet("member_records")

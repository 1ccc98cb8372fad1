from wagtail import hooks

from .viewsets import ActionViewSet


@hooks.register("register_admin_viewset")
def action_records() -> ActionViewSet:
    """The settings of actions, in the admin's menu."""
    return ActionViewSet("action_records")

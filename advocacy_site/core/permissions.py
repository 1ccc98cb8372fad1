"""Permission policies for records that the admin may not treat like any other row."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class OnlyActions(ModelPermissionPolicy):
    """Allows the named actions, to those who have the model's permission for them; refuses all others."""

    def __init__(self, model: Any, allowed: set[str]) -> None:
        super().__init__(model)
        self.allowed = allowed

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.allowed and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)

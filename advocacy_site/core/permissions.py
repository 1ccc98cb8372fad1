"""Permission policies for records that the admin may not treat like any other row."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy


def named(*permissions: str) -> QuerySet[Permission]:
    """Return these permissions, each as in "app.codename": for Wagtail's hook, so that groups have them."""
    wanted = Q()
    for permission in permissions:
        app, _dot, codename = permission.partition(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)


class OnlyActions(ModelPermissionPolicy):
    """Allows the named actions, to those who have the model's permission for them; refuses all others."""

    def __init__(self, model: Any, allowed: set[str]) -> None:
        super().__init__(model)
        self.allowed = allowed

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in self.allowed and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)


class OnlySomeRecords(OnlyActions):
    """Allows to look at and to change some of the records.

    `records_of(user)` returns those that are the user's to see, if the user may see any.
    """

    def __init__(self, model: Any, records_of: Callable[[Any], QuerySet[Any]]) -> None:
        super().__init__(model, {"view", "change"})
        self.records_of = records_of

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Any]:
        if not self.user_has_any_permission(user, actions):
            return self.model._default_manager.none()
        return self.records_of(user)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.instances_user_has_any_permission_for(user, {action}).filter(pk=instance.pk).exists()


class PageRecords(OnlySomeRecords):
    """For records behind pages: those of which the user may edit a page."""

    def __init__(self, model: Any) -> None:
        super().__init__(model, self._of_editors)

    def _of_editors(self, user: Any) -> QuerySet[Any]:
        """A record whose pages are all deleted only keeps a name or a number: it is nobody's."""
        link = self.model._meta.get_field("pages")
        pages = PagePermissionPolicy(link.related_model).instances_user_has_permission_for(user, "change")
        return self.model._default_manager.filter(pk__in=pages.order_by().values(link.field.name))

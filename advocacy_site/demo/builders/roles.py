"""Groups of staff, with what each may do."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from advocacy_site.pages.models import HomePage

from ..content.roles import ROLES


def build(home: HomePage) -> None:
    """Make the groups that are missing; one that is there stays as somebody has changed it."""
    for role in ROLES:
        group, made = Group.objects.get_or_create(name=role["name"])
        if not made:
            continue
        group.permissions.add(*Permission.objects.filter(codename__in=role["permissions"]))
        on_pages = Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__in=role["pages"]
        )
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page=home, permission=permission) for permission in on_pages
        )

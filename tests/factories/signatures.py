"""Signatures by the thousand, straight into their table, and those of the staff who may look at them."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from advocacy_site.core import clock
from advocacy_site.core.addresses import address_hash
from advocacy_site.users.models import User
from campaigns import services
from campaigns.models import Action, ActionPage, Removal, Signature, TextVersion

from .actions import consent_wordings
from .tree import numbers


def many_signatures(page: ActionPage, number: int, **fields: Any) -> list[Signature]:
    """Confirmed ones, a second apart, the newest first in the list that is returned. Nothing is counted."""
    version = TextVersion.objects.current().get(page=page)
    wording = consent_wordings()["sign"]
    now = clock.now()
    rows = []
    for n in range(number):
        address = f"bulk-{next(numbers)}@example.org"
        at = now - timedelta(seconds=n)
        values = {"name": "Amara Lindqvist", "country": "SE", "language": "en", "state": "confirmed"}
        dates = {"created_at": at, "requested_at": at, "confirmed_at": at}
        person = {"email": address, "email_hash": address_hash(address)}
        rows.append(
            Signature(
                action=page.action,
                text_version=version,
                sign_wording=wording,
                **(values | dates | person | fields),
            )
        )
    return Signature.objects.bulk_create(rows, batch_size=500)


def staff_who_may(page: Page, *codenames: str) -> User:
    """A member of staff who may edit `page` and its record, and has the named permissions besides."""
    role = Group.objects.create(name=f"Role {next(numbers)}")
    wanted = ["access_admin", "change_action", *codenames]
    role.permissions.add(*Permission.objects.filter(codename__in=wanted))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=role, page=page, permission=change)
    user = User.objects.create_user(f"staff-{next(numbers)}@daybreak.example", "a long password")
    user.groups.add(role)
    return user


def remove_by_conditions(
    action: Action, conditions: services.Conditions, *, reason: str, by: User | None = None
) -> Removal:
    """Decide on everything that matches now, as the moderators' screen does."""
    found = services.find_signatures(action, conditions)
    return services.decide_removal(action, found.ids, reason=reason, by=by, conditions=conditions)

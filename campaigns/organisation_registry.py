"""Enters organisations that sign, and sign-on rounds, into the registries of the rooms below."""

from datetime import timedelta
from typing import Any

from wagtail.permissions import register_permission_policy

from advocacy_site.core.permissions import OnlySomeRecords, PageRecords
from advocacy_site.core.registry import PeriodicJob, jobs, link_handlers, subject_names

from . import organisation_emails, organisation_privacy, services, sign_on_emails
from .models import Action, OrganisationRequest, SignOnRound
from .services.organisation_checks import CHECK_PURPOSE
from .services.organisations import CONFIRM_PURPOSE
from .services.rounds import ROUND_PURPOSE
from .views import open_check, open_invitation, open_request


def of_ones_actions(user: Any) -> Any:
    """Return what organisations sent for actions of which `user` may edit a page."""
    return OrganisationRequest.objects.filter(action__in=PageRecords(Action).records_of(user))


def names_of_rounds(keys: set[str]) -> dict[str, str]:
    """Return what each sign-on round asks to sign, by its primary key, for those who were invited."""
    page = "text_version__page"
    rows = SignOnRound.objects.filter(pk__in=keys).values_list("pk", f"{page}__draft_title", f"{page}__title")
    return {str(pk): draft or title for pk, draft, title in rows}


def register() -> None:
    """Enter mails, links, periods, reminders, and who may decide."""
    # An organisation's wish comes through its form, and is for those who may edit the action.
    policy = OnlySomeRecords(OrganisationRequest, of_ones_actions)
    register_permission_policy(OrganisationRequest, policy, exact_class=True)
    organisation_emails.register()
    sign_on_emails.register()
    organisation_privacy.register()
    subject_names.register("round", names_of_rounds)
    jobs.register("sign-on-reminders", PeriodicJob(services.remind_invited, timedelta(hours=1)))
    link_handlers.register(CONFIRM_PURPOSE, open_request)
    link_handlers.register(CHECK_PURPOSE, open_check)
    link_handlers.register(ROUND_PURPOSE, open_invitation)

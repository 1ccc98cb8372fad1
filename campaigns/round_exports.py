"""The state of a sign-on round as a table."""

import uuid
from datetime import datetime

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from advocacy_site.core import access, countries
from advocacy_site.core.exports import as_file

from .models import Invitation
from .screens import action_of


@require_safe
def export_round(request: HttpRequest, pk: uuid.UUID, round_pk: uuid.UUID) -> HttpResponseBase:
    """Return the invitations of a round as CSV, without anybody's address."""
    sign_on = get_object_or_404(action_of(request, pk).rounds, pk=round_pk)
    invitations = list(sign_on.invitations.select_related("signature__text_version"))
    access.record(request.user, "export", sign_on.subject, rows=len(invitations))
    heads = (
        *(_("Organisation"), _("Country"), _("Category"), _("State"), _("Asked"), _("Opened")),
        *(_("Answered"), _("Version signed"), _("Answer")),
    )
    rows = [heads, *map(_row, invitations)]
    return as_file(iter(rows), "csv", f"sign-on-{sign_on.created_at.date()}")


def _row(invitation: Invitation) -> list[str]:
    signs = invitation.state == Invitation.State.SIGNS and invitation.signature
    return [
        invitation.organisation_name,
        countries.name(invitation.country.code) or _("international"),
        invitation.category,
        invitation.state_words,
        _day(invitation.asked_at),
        _day(invitation.opened_at),
        _day(invitation.answered_at),
        str(invitation.signature.text_version.number) if signs and invitation.signature else "",
        invitation.answer,
    ]


def _day(moment: datetime | None) -> str:
    return moment.isoformat(sep=" ", timespec="minutes") if moment else ""

"""The page behind the "leave" link of a mail to somebody who let an organisation sign.

GET shows; POST stops, withdraws or erases.
"""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from advocacy_site.core.models import Link
from advocacy_site.core.sealed import unopened
from advocacy_site.mailing.services import is_suppressed

from .. import own_organisations, services
from ..models import OrganisationRequest
from .mailed import answer_link, fulfil_leaving


def _stop(pk: uuid.UUID) -> str:
    services.stop_contact_mails(pk)
    return _("Done. No more messages about this will come to your address.")


def _allow(pk: uuid.UUID) -> str:
    services.allow_contact_mails(pk)
    return _("Done. Messages about this may come again.")


VERBS: dict[str, Callable[[uuid.UUID], str]] = {
    "stop": _stop,
    "allow": _allow,
    "withdraw": lambda pk: own_organisations.withdraw("request", pk),
    "erase": lambda pk: own_organisations.erase("request", pk),
    "erase-and-withdraw": lambda pk: own_organisations.erase_and_withdraw("request", pk),
}


@never_cache
def open_leave_organisation(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer a link of purpose `leave-organisation`, in its reader's language."""
    response = answer_link(request, _find(link.target), _show, _fulfil)
    response["X-Robots-Tag"] = "noindex"
    return response


def _find(pk: uuid.UUID) -> OrganisationRequest | None:
    rows = OrganisationRequest.objects.select_related("action", "text_version__page", "signature")
    found: OrganisationRequest | None = unopened(rows).filter(pk=pk).first()
    return found


def _fulfil(request: HttpRequest, found: OrganisationRequest) -> HttpResponse:
    return fulfil_leaving(request, found, VERBS, find=_find, show=_show)


def _show(request: HttpRequest, found: OrganisationRequest, notice: str = "") -> HttpResponse:
    """Show no name and no address of a person: the mail may have been passed on."""
    context = {
        "title": found.text_version.page.title,
        "organisation": found.organisation_name,
        "stands": own_organisations.stands_for(found),
        "is_stopped": is_suppressed(found.email_hash, found.action.subject),
        "notice": notice,
    }
    return render(request, "campaigns/leave_organisation.html", context)

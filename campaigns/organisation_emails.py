"""The mails about organisations that sign by themselves. None of them holds a word of a person."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from advocacy_site.core import links
from advocacy_site.core.sealed import unopened
from advocacy_site.mailing.kinds import Mail, MailKind, NotYet, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import render_mail, unsubscribe_headers

from . import services
from .models import OrganisationRequest
from .services.breaker import mails_wait
from .services.organisation_checks import CHECK_MAIL, CHECK_PURPOSE, DECIDED_MAIL, WAITING_MAIL
from .services.organisations import CONFIRM_LIFE, CONFIRM_MAIL, CONFIRM_PURPOSE

State = OrganisationRequest.State


def _request(row: Outbox, states: Iterable[str]) -> OrganisationRequest:
    """Return what `row` is about. Raises Obsolete where it is gone, or in none of `states` any more."""
    rows = OrganisationRequest.objects.select_related("action", "text_version__page", "signature")
    try:
        request: OrganisationRequest = unopened(rows).get(pk=row.object_id or "")
    except (OrganisationRequest.DoesNotExist, ValidationError) as error:
        raise Obsolete from error
    if request.state not in states:
        raise Obsolete
    return request


def confirm(row: Outbox) -> Mail:
    """Ask the owner of the address whether they sent it, or show them what became of it.

    Raises Obsolete, NotYet.
    """
    request = _request(row, State.values)
    if mails_wait(request.action_id):
        raise NotYet
    context = {
        "action_title": request.text_version.page.title,
        "is_pending": request.state == State.PENDING,
        "link": links.url_for(CONFIRM_PURPOSE, row.nonce),
        "days": CONFIRM_LIFE.days,
    }
    return render_mail("campaigns/email/organisation_confirm", _("Please confirm"), row, context)


def discard(row: Outbox) -> None:
    """Delete what nobody can confirm, since its mail was dropped."""
    if row.object_id is not None:
        services.discard_request(row.object_id)


def check(row: Outbox) -> Mail:
    """Ask the known contact, or tell them that their organisation signed."""
    request = _request(row, [State.ASKED, State.ACCEPTED])
    link = links.url_for(CHECK_PURPOSE, row.nonce)
    counts = request.state == State.ACCEPTED
    subject = _("Your organisation signed") if counts else _("Does your organisation sign?")
    context = {"action_title": request.text_version.page.title, "link": link, "counts": counts}
    headers = unsubscribe_headers(link)
    return render_mail("campaigns/email/organisation_check", subject, row, context, headers=headers)


def stop_asking(row: Outbox) -> None:
    """Let staff look where the contact could not be asked."""
    if row.object_id is not None:
        services.stop_asking(row.object_id)


def waiting(row: Outbox) -> Mail:
    """Tell staff that an organisation waits for them."""
    request = _request(row, OrganisationRequest.UNDECIDED)
    context = {
        "action_title": request.text_version.page.title,
        "objected": request.state == State.OBJECTED,
        "link": settings.SITE_URL + reverse("organisation_requests:edit", args=[request.pk]),
    }
    return render_mail("campaigns/email/organisation_waiting", _("An organisation waits"), row, context)


def decided(row: Outbox) -> Mail:
    """Tell whoever asked what was decided."""
    request = _request(row, [State.ACCEPTED, State.KNOWN, State.REFUSED])
    page = request.text_version.page
    context = {
        "action_title": page.title,
        "counts": request.signature is not None and request.signature.is_counted,
        "action_url": page.full_url or settings.SITE_URL,
    }
    return render_mail(
        "campaigns/email/organisation_decided", _("Your organisation’s signature"), row, context
    )


def register() -> None:
    """Tell the mailing room how to render our mails."""
    mail_kinds.register(CONFIRM_MAIL, MailKind(render=confirm, dropped=discard, record=OrganisationRequest))
    mail_kinds.register(
        CHECK_MAIL, MailKind(render=check, dropped=stop_asking, record=OrganisationRequest, service=False)
    )
    mail_kinds.register(WAITING_MAIL, MailKind(render=waiting, service=True))
    mail_kinds.register(DECIDED_MAIL, MailKind(render=decided, service=True))

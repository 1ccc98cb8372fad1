"""The mails of sign-on rounds. What staff wrote stands in them; no name of a person does."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from advocacy_site.core import links
from advocacy_site.core.dates import with_zone
from advocacy_site.core.sealed import unopened
from advocacy_site.mailing.kinds import Mail, MailKind, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import render_mail, unsubscribe_headers

from .models import Invitation, SignOnRound
from .services.answers import PROPOSED_MAIL
from .services.rounds import INVITE_MAIL, REMIND_MAIL, ROUND_PURPOSE, TEST_MAIL

WITH_WORDS = "text_version__page"


def _invitation(row: Outbox) -> Invitation:
    rows = Invitation.objects.select_related("round__action", f"round__{WITH_WORDS}")
    try:
        found: Invitation = unopened(rows).get(pk=row.object_id or "")
    except (Invitation.DoesNotExist, ValidationError) as error:
        raise Obsolete from error
    return found


def _context(sign_on: SignOnRound, link: str) -> dict[str, Any]:
    page = sign_on.text_version.page
    return {
        "action_title": page.draft_title or page.title,
        "is_public": page.live,
        "message": sign_on.message,
        "deadline": with_zone(sign_on.deadline),
        "link": link,
        "is_reminder": False,
    }


def _to_invited(row: Outbox, subject: str, *, is_reminder: bool) -> Mail:
    invitation = _invitation(row)
    if not invitation.round.is_open:
        raise Obsolete
    link = links.url_for(ROUND_PURPOSE, row.nonce)
    context = _context(invitation.round, link) | {"is_reminder": is_reminder}
    headers = unsubscribe_headers(link)
    return render_mail("campaigns/email/sign_on", subject, row, context, headers=headers)


def invite(row: Outbox) -> Mail:
    """Ask an organisation to sign. Raises Obsolete."""
    return _to_invited(row, _("Will your organisation sign?"), is_reminder=False)


def remind(row: Outbox) -> Mail:
    """Ask once more. Raises Obsolete where it was answered meanwhile."""
    if _invitation(row).state not in (Invitation.State.ASKED, Invitation.State.OPENED):
        raise Obsolete
    return _to_invited(row, _("Will your organisation sign? A reminder"), is_reminder=True)


def test(row: Outbox) -> Mail:
    """Show staff what organisations will get, with a link to the preview. Raises Obsolete."""
    rounds = SignOnRound.objects.select_related(WITH_WORDS)
    sign_on = rounds.filter(pk=row.object_id or "").first()
    if sign_on is None:
        raise Obsolete
    link = settings.SITE_URL + reverse("preview_sign_on", args=[sign_on.action_id, sign_on.pk])
    subject = _("Test: %(subject)s") % {"subject": _("Will your organisation sign?")}
    return render_mail("campaigns/email/sign_on", subject, row, _context(sign_on, link))


def proposed(row: Outbox) -> Mail:
    """Tell staff that an organisation proposes a change. Raises Obsolete."""
    sign_on = _invitation(row).round
    link = settings.SITE_URL + reverse("sign_on_round", args=[sign_on.action_id, sign_on.pk])
    context = {"action_title": _context(sign_on, link)["action_title"], "link": link}
    return render_mail("campaigns/email/sign_on_proposed", _("A change is proposed"), row, context)


def register() -> None:
    """Tell the mailing room how to render our mails."""
    mail_kinds.register(INVITE_MAIL, MailKind(render=invite, service=False))
    mail_kinds.register(REMIND_MAIL, MailKind(render=remind, service=False))
    mail_kinds.register(TEST_MAIL, MailKind(render=test, service=True))
    mail_kinds.register(PROPOSED_MAIL, MailKind(render=proposed, service=True))

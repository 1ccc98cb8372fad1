"""The mail that tells a signer what became of an action, in the words of its page and in none of theirs."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advocacy_site.mailing.kinds import Mail, MailKind, NotYet, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import render_mail, unsubscribe_headers

from .leaving import leave_url, organisation_leave_url
from .models import SignerMailing
from .services.breaker import mails_wait
from .services.mailings import TEST_MAIL, UPDATE_MAIL, reached, reached_contacts, words_of
from .tellable import Words

TEMPLATE = "campaigns/email/update"


def subject() -> str:
    """Return the subject of all of them, which names no cause: the inbox may be watched."""
    return _("The news that you asked for")


def update(row: Outbox) -> Mail:
    """Tell a signer, if they still agree to it. Raises Obsolete, NotYet."""
    mailing = _mailing((row.payload or {}).get("mailing"))
    words = words_of(mailing)
    if mailing.state == SignerMailing.State.STOPPED or row.language not in words or row.object_id is None:
        raise Obsolete
    signer = reached(mailing, words).filter(pk=row.object_id).first()
    contact = None if signer else reached_contacts(mailing, words).filter(pk=row.object_id).first()
    if signer is None and contact is None:
        raise Obsolete
    if mailing.state == SignerMailing.State.PAUSED or mails_wait(mailing.action_id):
        raise NotYet
    link = leave_url(row.object_id) if signer else organisation_leave_url(row.object_id)
    context = _context(words[row.language], link) | {"is_contact": contact is not None}
    return render_mail(TEMPLATE, subject(), row, context, headers=unsubscribe_headers(link))


def test(row: Outbox) -> Mail:
    """Show it to a member of staff. Raises Obsolete."""
    words = words_of(_mailing(row.object_id))
    if row.language not in words:
        raise Obsolete
    return render_mail(
        TEMPLATE, _("Test: %(subject)s") % {"subject": subject()}, row, _context(words[row.language], "")
    )


def preview(words: Words, language: str) -> Mail:
    """Return the mail as its readers in `language` get it, without anybody's link."""
    with translation.override(language):
        return render_mail(TEMPLATE, subject(), Outbox(language=language), _context(words, ""))


def _context(words: Words, link: str) -> dict[str, Any]:
    return {"words": words, "day": date_format(date.fromisoformat(words.day)), "leave_url": link}


def _mailing(key: Any) -> SignerMailing:
    try:
        return SignerMailing.objects.select_related("action").get(pk=key)
    except (SignerMailing.DoesNotExist, ValidationError) as error:
        raise Obsolete from error


def register() -> None:
    """Tell the mailing room how to render these: to many at once, and stopped with one press."""
    mail_kinds.register(UPDATE_MAIL, MailKind(render=update, service=False, bulk=True))
    mail_kinds.register(TEST_MAIL, MailKind(render=test, service=True))

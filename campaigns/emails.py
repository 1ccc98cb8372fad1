"""The mails of signing. None of them holds a word that the signer typed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from advocacy_site.core import links
from advocacy_site.mailing.kinds import Mail, MailKind, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import render_mail

from .models import Signature
from .services.signing import (
    ALREADY_MAIL,
    CONFIRM_MAIL,
    LINK_LIFE,
    LINK_PURPOSE,
    discard_unconfirmed,
    stays_as_number,
)


def _signature(row: Outbox) -> Signature:
    try:
        return Signature.objects.select_related("action", "text_version__page").get(pk=row.object_id or "")
    except (Signature.DoesNotExist, ValidationError) as error:
        raise Obsolete from error


def confirm(row: Outbox) -> Mail:
    """Ask the owner of the address whether the signature is theirs. Raises Obsolete."""
    signature = _signature(row)
    if signature.state != Signature.State.PENDING or stays_as_number(signature):
        raise Obsolete
    return render_mail(
        "campaigns/email/confirm",
        _("Please confirm"),
        row,
        {
            "action_title": signature.text_version.page.title,
            "link": links.url_for(LINK_PURPOSE, row.nonce),
            "days": LINK_LIFE.days,
        },
    )


def forget_unconfirmed(row: Outbox) -> None:
    """Delete the signature that nobody can confirm, since its mail was dropped."""
    if row.object_id is not None:
        discard_unconfirmed(row.object_id)


def already_signed(row: Outbox) -> Mail:
    """Tell somebody who sent the form again that all is well. Raises Obsolete."""
    page = _signature(row).text_version.page
    return render_mail(
        "campaigns/email/already_signed",
        _("You have signed already"),
        row,
        {"action_title": page.title, "action_url": page.full_url or settings.SITE_URL},
    )


def register() -> None:
    """Tell the mailing room how to render our mails."""
    mail_kinds.register(CONFIRM_MAIL, MailKind(render=confirm, dropped=forget_unconfirmed, service=True))
    mail_kinds.register(ALREADY_MAIL, MailKind(render=already_signed, service=True))

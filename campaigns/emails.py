"""The mails of signing. None of them holds a word that the signer typed.

Subjects name no cause: the inbox may be watched.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from advocacy_site.core import links
from advocacy_site.mailing.kinds import Mail, MailKind, NotYet, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import render_mail

from .leaving import leave_url
from .models import Signature, TallyDifference
from .services.alarms import ALARM_MAIL
from .services.breaker import mails_wait
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
        rows = Signature.objects.unread().select_related("action", "text_version__page")
        return rows.get(pk=row.object_id or "")
    except (Signature.DoesNotExist, ValidationError) as error:
        raise Obsolete from error


def confirm(row: Outbox) -> Mail:
    """Ask the owner of the address whether the signature is theirs. Raises Obsolete, NotYet."""
    signature = _signature(row)
    if signature.state != Signature.State.PENDING or stays_as_number(signature):
        raise Obsolete
    if mails_wait(signature.action_id):
        raise NotYet
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
    signature = _signature(row)
    page = signature.text_version.page
    return render_mail(
        "campaigns/email/already_signed",
        _("There is nothing to do"),
        row,
        {
            "action_title": page.title,
            "action_url": page.full_url or settings.SITE_URL,
            "leave_url": leave_url(signature.pk),
        },
    )


def tally_alarm(row: Outbox) -> Mail:
    """Tell somebody who looks after actions that published numbers were wrong. Raises Obsolete."""
    wanted = (row.payload or {}).get("differences", [])
    found = TallyDifference.objects.filter(pk__in=wanted).select_related("action")
    lines = [
        {
            "title": str(difference.action),
            "published": difference.published,
            "counted": difference.counted,
            "link": settings.SITE_URL + reverse("action_records:edit", args=[difference.action_id]),
        }
        for difference in found.prefetch_related("action__pages")
    ]
    if not lines:
        raise Obsolete
    return render_mail("campaigns/email/tally_alarm", _("Numbers were wrong"), row, {"lines": lines})


def register() -> None:
    """Tell the mailing room how to render our mails."""
    mail_kinds.register(CONFIRM_MAIL, MailKind(render=confirm, dropped=forget_unconfirmed, record=Signature))
    mail_kinds.register(ALREADY_MAIL, MailKind(render=already_signed, service=True))
    mail_kinds.register(ALARM_MAIL, MailKind(render=tally_alarm, service=True))

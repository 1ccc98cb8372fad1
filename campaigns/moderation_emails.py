"""Mails about held signatures, to their signers and to staff. None names a person."""

import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from advocacy_site.core import links
from advocacy_site.mailing.kinds import Mail, Obsolete
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import render_mail

from .leaving import leave_headers, leave_url
from .models import Action, MailPause, Signature
from .services.holds import HELD_LINK_LIFE, HELD_PURPOSE


def held(row: Outbox) -> Mail:
    """Tell a signer that we look at the signature before it counts, and where to answer. Raises Obsolete."""
    try:
        rows = Signature.objects.unread().select_related("text_version__page")
        signature = rows.get(pk=row.object_id or "")
    except (Signature.DoesNotExist, ValidationError) as error:
        raise Obsolete from error
    if signature.held_at is None or signature.state != Signature.State.CONFIRMED:
        raise Obsolete
    context = {
        "action_title": signature.text_version.page.title,
        "link": links.url_for(HELD_PURPOSE, row.nonce),
        "days": HELD_LINK_LIFE.days,
        "leave_url": leave_url(signature.pk),
    }
    subject, headers = _("We are checking something"), leave_headers(signature.pk)
    return render_mail("campaigns/email/held", subject, row, context, headers=headers)


def burst(row: Outbox) -> Mail:
    """Tell a moderator that signatures of an action were held. Raises Obsolete."""
    context = _about(row) | {"link": settings.SITE_URL + reverse("held_signatures")}
    return render_mail("campaigns/email/burst", _("Signatures were held"), row, context)


def pause(row: Outbox) -> Mail:
    """Tell a moderator that confirmation mails of an action wait. Raises Obsolete where they do no more."""
    context = _about(row)
    action = context["action"]
    if not MailPause.objects.filter(action=action, resumed_at__isnull=True).exists():
        raise Obsolete
    context["link"] = settings.SITE_URL + reverse("mail_pause", args=[action.pk])
    context["cause"] = MailPause.Cause(context["cause"]).label
    return render_mail("campaigns/email/mails_paused", _("Confirmation mails are waiting"), row, context)


def _about(row: Outbox) -> dict[str, Any]:
    action = Action.objects.filter(pk=row.object_id or uuid.UUID(int=0)).first()
    if action is None or row.payload is None:
        raise Obsolete
    return {"action": action, "action_title": str(action)} | row.payload

"""The mail that asks whether a signer stands by changed words. It holds none of them, and no name."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from advocacy_site.core import links
from advocacy_site.mailing.kinds import Mail, MailKind, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import render_mail

from .leaving import leave_headers, leave_url
from .models import Signature
from .services.reaffirming import REAFFIRM_MAIL, REAFFIRM_PURPOSE


def reaffirm(row: Outbox) -> Mail:
    """Ask a signer of earlier words to look at today's. Raises Obsolete."""
    rows = Signature.objects.unread().counted().filter(text_version__superseded_at__isnull=False)
    try:
        signature = rows.select_related("text_version__page").get(pk=row.object_id or "")
    except (Signature.DoesNotExist, ValidationError) as error:
        raise Obsolete from error
    return render_mail(
        "campaigns/email/reaffirm",
        _("Some words have changed"),
        row,
        {
            "action_title": signature.text_version.page.title,
            "link": links.url_for(REAFFIRM_PURPOSE, row.nonce),
            "leave_url": leave_url(signature.pk),
        },
        headers=leave_headers(signature.pk),
    )


def register() -> None:
    """Tell the mailing room how to render this mail: its reader did nothing, and stops it with one press."""
    mail_kinds.register(REAFFIRM_MAIL, MailKind(render=reaffirm, service=False, bulk=True))

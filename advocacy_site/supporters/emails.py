"""The mail with the link to one's own data. Its subject and sender say nothing of a cause."""

from django.utils.translation import gettext as _

from advocacy_site.core import links
from advocacy_site.mailing.kinds import Mail, MailKind, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import render_mail

from .models import DataRequest
from .my_data import LINK_LIFE, LINK_PURPOSE, MY_DATA_MAIL, holds_anything


def my_data(row: Outbox) -> Mail:
    """Send the link where there is something behind it. Raises Obsolete."""
    found = DataRequest.objects.filter(pk=row.object_id).first() if row.object_id else None
    if found is None or not holds_anything(found.subject_hash):
        raise Obsolete
    minutes = int(LINK_LIFE.total_seconds() // 60)
    context = {"link": links.url_for(LINK_PURPOSE, row.nonce), "minutes": minutes}
    return render_mail("supporters/email/my_data", _("The link you asked for"), row, context)


def register() -> None:
    """Tell the mailing room how to render our mail. It goes to suppressed addresses too: it was asked for."""
    mail_kinds.register(MY_DATA_MAIL, MailKind(render=my_data, suppressible=False))

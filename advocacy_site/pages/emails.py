"""The mails of contact pages. None of them holds a word that somebody typed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _

from advocacy_site.mailing.kinds import Mail, MailKind, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.rendering import render_mail

from .models import ContactMessage, Inbox
from .presentation import reading_sentence
from .services import ARRIVED_MAIL, RECEIVED_MAIL


def _message(row: Outbox) -> ContactMessage:
    """Return the message without its answers, which no mail needs. Raises Obsolete."""
    messages = ContactMessage.objects.defer("answers", "note").select_related("inbox", "page")
    try:
        return messages.get(pk=row.object_id or "")
    except (ContactMessage.DoesNotExist, ValidationError) as error:
        raise Obsolete from error


def arrived(row: Outbox) -> Mail:
    """Tell the role that something arrived, and where it is read. Raises Obsolete."""
    message = _message(row)
    link = settings.SITE_URL + reverse("contact_messages:inspect", args=[message.pk])
    context = {"page_title": message.page.title, "link": link, "is_application": message.kind == "membership"}
    return render_mail("pages/email/arrived", _("Something arrived through the website"), row, context)


def received(row: Outbox) -> Mail:
    """Tell an organisation that its application has arrived, and what happens with it. Raises Obsolete."""
    message = _message(row)
    inbox = Inbox(reader=message.reader, keep_days=message.keep_days)
    return render_mail(
        "pages/email/application_received",
        _("Your application has arrived"),
        row,
        {"sentence": reading_sentence(inbox)},
    )


def register() -> None:
    """Tell the mailing room how to render our mails."""
    mail_kinds.register(ARRIVED_MAIL, MailKind(render=arrived, service=True))
    mail_kinds.register(RECEIVED_MAIL, MailKind(render=received, service=True))

"""The mail that asks a speaker whether what we show of her is right. It names her nowhere."""

from django.core.exceptions import ValidationError

from advocacy_site.core import links
from advocacy_site.mailing.kinds import Mail, MailKind, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox

from .emails import written
from .letters import speaker_asked
from .models import SpeakerRequest
from .services.asking_speakers import LINK_LIFE, LINK_PURPOSE, SPEAKER_MAIL
from .words import words_of


def asked(row: Outbox) -> Mail:
    """Ask a speaker, unless she has answered or is gone. Raises Obsolete."""
    try:
        request = SpeakerRequest.objects.select_related("event").get(pk=row.object_id or "", answered_at=None)
    except (SpeakerRequest.DoesNotExist, ValidationError) as error:
        raise Obsolete from error
    words = words_of(request.event, row.language)
    return written(row, speaker_asked(words, LINK_LIFE.days), words, links.url_for(LINK_PURPOSE, row.nonce))


def register() -> None:
    """Tell the mailing room how to render it."""
    mail_kinds.register(SPEAKER_MAIL, MailKind(render=asked))

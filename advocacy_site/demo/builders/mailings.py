"""Updates to signers. No mail is written: the one that was sent is older than the outbox keeps any."""

from datetime import timedelta

from advocacy_site.users.models import User
from campaigns import services
from campaigns.models import ActionPage, SignerMailing
from campaigns.services.mailings import number_reached, words_of
from campaigns.tellable import things_to_tell

from ..content import mailings as content
from .days import moment
from .tree import english


def build() -> None:
    """Make them once."""
    if SignerMailing.objects.exists():
        return
    writer, made = User.objects.get_or_create(email=content.WRITER, defaults={"is_active": False})
    if made:
        writer.set_unusable_password()
        writer.save(update_fields=["password"])
    slug, begins, days_ago = content.SENT
    _send(_draft(slug, begins, writer), days_ago, writer)
    _draft(*content.DRAFT, writer)
    _draft(*content.FOR_SOME, writer, countries=["KE", "SE"])


def _draft(slug: str, begins: str, writer: User, **segment: list[str]) -> SignerMailing:
    action = ActionPage.objects.get(slug=slug, locale=english()).action
    thing = next(found for found in things_to_tell(action) if found.title.startswith(begins))
    return services.draft_mailing(action, writer, tells=thing.key, segment=segment)


def _send(mailing: SignerMailing, days_ago: int, writer: User) -> None:
    """Let it have been sent so many days ago."""
    words, started = words_of(mailing), moment(days_ago) + timedelta(hours=9)
    mailing.state, mailing.started_by = SignerMailing.State.SENT, writer
    mailing.created_at = mailing.until = mailing.started_at = started
    mailing.finished_at = started + timedelta(minutes=7)
    mailing.words = {language: text.as_kept() for language, text in words.items()}
    mailing.total = number_reached(mailing, words)
    mailing.queued = mailing.total - content.LEFT_MEANWHILE
    mailing.save()

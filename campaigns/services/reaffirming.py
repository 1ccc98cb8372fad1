"""Changed words: asking earlier signers whether they stand by them, and taking their answer."""

import logging
import uuid
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from advocacy_site.core import clock, links
from advocacy_site.core.sealed import Unreadable
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox

from ..models import Action, MaterialChange, Reaffirmation, ReaffirmRequest, Signature, TextVersion
from ..models.signatures import SignatureQuerySet
from .counting import write_delta
from .errors import LinkTooLate, NothingToAsk, WordsChanged

log = logging.getLogger(__name__)

REAFFIRM_MAIL = "sign-reaffirm"
REAFFIRM_PURPOSE = "reaffirm-signature"
LINK_LIFE = timedelta(days=60)
MOST_WAITING = 200  # so that whoever signs now does not wait behind those who signed before
LOOK_AGAIN = timedelta(days=1)  # for those who confirm the earlier words late


@transaction.atomic
def mark_material(version: TextVersion) -> MaterialChange:
    """Let everybody who signed other words in the language of `version` be asked by mail. Idempotent.

    Raises NothingToAsk where these are not the words of the page any more, or the action is closed.
    """
    version = TextVersion.objects.select_for_update(of=("self",)).select_related("action").get(pk=version.pk)
    if not _can_be_asked(version):
        raise NothingToAsk
    return MaterialChange.objects.get_or_create(text_version=version)[0]


def _can_be_asked(version: TextVersion) -> bool:
    return version.superseded_at is None and version.action.state != Action.State.CLOSED


def earlier_signers(version: TextVersion) -> SignatureQuerySet:
    """Return the counted signatures under other words in the language of `version`, drafts apart."""
    rows = Signature.objects.counted().filter(action=version.action_id)
    of_language = rows.filter(text_version__language=version.language, text_version__was_public=True)
    return of_language.exclude(text_version=version.pk)


def signers_to_ask(version: TextVersion) -> SignatureQuerySet:
    """Return those of them whose address we have, and who were not asked yet."""
    asked = ReaffirmRequest.objects.filter(signature=OuterRef("pk"), text_version=version.pk)
    return earlier_signers(version).exclude(email_hash="").filter(~Exists(asked))


def ask_earlier_signers() -> int:
    """Write the next mails to those who signed before a material change; return how many.

    A few at a time, and only while few wait. Each is asked once, whenever a run was cut short: the row that
    says so and the mail are one transaction.
    """
    queued = Outbox.objects.queued().filter(kind=REAFFIRM_MAIL).count()
    room = MOST_WAITING - queued
    due = Q(looked_at__isnull=True) | Q(looked_at__lte=clock.now() - LOOK_AGAIN)
    changes = MaterialChange.objects.filter(due, text_version__superseded_at__isnull=True)
    written = 0
    for change in changes.order_by("marked_at"):
        if written < room:
            written += _ask_some(change.pk, room - written)
    return written


@transaction.atomic
def _ask_some(change_id: int, most: int) -> int:
    changes = MaterialChange.objects.select_for_update(of=("self",)).select_related("text_version__action")
    change = changes.get(pk=change_id)
    version = change.text_version
    # What is sealed is read one by one.
    waiting = signers_to_ask(version).only("action", "language").order_by("pk")
    rows = list(waiting[:most]) if _can_be_asked(version) else []
    for signature in rows:
        _ask(signature, version)
    if len(rows) < most:
        change.looked_at = clock.now()
        change.save(update_fields=["looked_at"])
    return len(rows)


def _ask(signature: Signature, version: TextVersion) -> None:
    ReaffirmRequest.objects.create(signature=signature, text_version=version)
    try:
        address = signature.email
    except Unreadable:  # it counts as asked, so that nobody waits behind it
        log.error("signature %s: can't be asked anew, no key opens its address", signature.pk)
        return
    if not address:
        return
    nonce = links.new_nonce()
    row = mailing.queue(
        REAFFIRM_MAIL,
        to=address,
        language=signature.language,
        dedupe_key=f"{REAFFIRM_MAIL}:{signature.pk}:{version.pk}",
        object_id=signature.pk,
        nonce=nonce,
        scope=version.action.subject,
    )
    if row:
        links.create_link(REAFFIRM_PURPOSE, nonce, signature.pk, expires_at=clock.now() + LINK_LIFE)


def words_today(signature: Signature) -> TextVersion | None:
    """Return the version that stands today where this signer signed, or None where there is no page."""
    return TextVersion.objects.current().filter(page__text_versions=signature.text_version_id).first()


@transaction.atomic
def reaffirm_signature(signature_id: uuid.UUID, *, text_version: uuid.UUID) -> Signature:
    """Move a confirmed signature to the words that its giver has read and stands by. Idempotent.

    It keeps its date and stays counted; what was signed before is remembered. Raises
    Signature.DoesNotExist, WordsChanged (these are not the words of today), LinkTooLate (withdrawn, or the
    action closed more than its period of grace ago).
    """
    signature = Signature.objects.locked().get(pk=signature_id)
    if signature.state != Signature.State.CONFIRMED:
        raise LinkTooLate
    if signature.text_version_id == text_version:
        return signature
    until = signature.action.confirmable_until
    if until is not None and clock.now() >= until:
        raise LinkTooLate
    today = words_today(signature)
    if today is None or today.pk != text_version:
        raise WordsChanged
    move_to_version(signature, today)
    return signature


def move_to_version(signature: Signature, version: TextVersion) -> None:
    """Let a locked `signature` stand for `version`; numbers follow, what was signed before stays known."""
    left = signature.text_version_id
    if signature.is_counted:
        write_delta(signature, -1)
    signature.text_version = version
    signature.save(update_fields=["text_version"])
    if signature.is_counted:
        write_delta(signature, 1)
    Reaffirmation.objects.create(signature=signature, from_version_id=left, to_version=version)


def signed_first(signature: Signature) -> uuid.UUID:
    """Return the version that a confirmed signature was first given to."""
    # Moves before that belong to a signature that was withdrawn and given anew.
    first = signature.reaffirmations.filter(at__gte=signature.confirmed_at).first()
    return first.from_version_id if first else signature.text_version_id

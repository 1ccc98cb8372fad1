"""The breaker: an action that suddenly asks for far too many mails sends no confirmations until staff look.

The mails stay in the outbox with everything that they need. Whoever sends the form gets the answer that
everybody gets, and their link works for its full time from the moment at which it is sent.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from advocacy_site.core import clock
from advocacy_site.core.models import Link
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox

from ..models import Action, MailPause, OrganisationRequest, Signature
from .bursts import open_actions
from .locks import lock_rows
from .organisations import CONFIRM_MAIL as ORGANISATION_MAIL
from .signing import CONFIRM_MAIL, LINK_LIFE, LINK_PURPOSE
from .staff_mail import PAUSE_MAIL, warn_moderators

CONFIRMATIONS = (CONFIRM_MAIL, ORGANISATION_MAIL)
MINUTES = 10
# Three in a second for ten minutes. A hall brings 400, a country's best hour of a large petition a few
# thousand: then a member of staff is awake and resumes.
MOST_SUBMISSIONS = 2000
# More than a slow mail server (one a second) sends in an hour.
MOST_WAITING = 4000
# Staff who resume know the cause: the same flood does not stop them again on that day.
QUIET = timedelta(hours=24)
BATCH = 500


def watch_mails() -> int:
    """Pause the mails of each action that is over a ceiling and return how many were paused. Each minute."""
    now = clock.now()
    return sum(_watch(action, now) for action in open_actions(now).select_related("mail_pause"))


def _watch(action: Action, now: datetime) -> bool:
    pause = pause_of(action)
    if pause and (pause.is_on or (pause.resumed_at and now - pause.resumed_at < QUIET)):
        return False
    sent = _submissions(action, now - timedelta(minutes=MINUTES))
    if sent > MOST_SUBMISSIONS:
        return _pause(action, MailPause.Cause.SUBMISSIONS, sent, now)
    waiting = _waiting(action).count()
    if waiting > MOST_WAITING:
        return _pause(action, MailPause.Cause.OUTBOX, waiting, now)
    return False


def pause_of(action: Action) -> MailPause | None:
    """Return the pause of the action's mails, be it on or over; None where there never was one."""
    return getattr(action, "mail_pause", None)


def mails_wait(action_id: Any) -> bool:
    """Return whether the mails of an action to its signers wait now. One query."""
    return MailPause.objects.filter(action=action_id, resumed_at__isnull=True).exists()


@transaction.atomic
def _pause(action: Action, cause: str, number: int, now: datetime) -> bool:
    values = {"cause": cause, "number": number, "paused_at": now, "resumed_at": None, "resumed_by": None}
    MailPause.objects.update_or_create(action=action, defaults=values)
    warn_moderators(PAUSE_MAIL, action, {"number": number, "cause": cause}, now)
    return True


def resume_mails(action: Action, by: Any) -> int:
    """Let the waiting mails of `action` go, at staff's word; return how many of confirmation there are.

    First the pause ends, in a transaction of its own, so that no mail is put back behind us. Their links
    live from now on. Killed in between, pressing again does the rest. Idempotent.
    """
    now = clock.now()
    MailPause.objects.filter(action=action, resumed_at__isnull=True).update(resumed_at=now, resumed_by=by)
    waiting = _waiting(action)
    ids = list(waiting.exclude(object_id=None).values_list("object_id", flat=True))
    for start in range(0, len(ids), BATCH):
        _renew(ids[start : start + BATCH], now)
    for update in action.mailings.under_way():
        mailing.send_series_now(update.series)
    return sum(mailing.send_now(kind, action.subject) for kind in CONFIRMATIONS)


@transaction.atomic
def _renew(ids: list[Any], now: datetime) -> None:
    """Let what waits for these mails count from now on; when a form was sent stays what it was."""
    wishes = OrganisationRequest.objects.filter(pk__in=ids, state=OrganisationRequest.State.PENDING)
    signatures = Signature.objects.filter(pk__in=ids, state=Signature.State.PENDING)
    for waiting in (wishes, signatures):
        keys = lock_rows(waiting.values_list("pk", flat=True))
        waiting.filter(pk__in=keys).update(last_mail_at=now)
    Link.objects.filter(target__in=ids, purpose=LINK_PURPOSE).update(expires_at=now + LINK_LIFE)


def _submissions(action: Action, since: datetime) -> int:
    """Return how many forms were sent that led to a row, each kind by an index of its own."""
    recent = action.signatures.filter(kind=Signature.Kind.PERSON, requested_at__gte=since)
    pending = recent.filter(state=Signature.State.PENDING).count()
    organisations = action.organisation_requests.filter(requested_at__gte=since).count()
    return pending + recent.counted().filter(confirmed_at__gte=since).count() + organisations


def _waiting(action: Action) -> Any:
    return Outbox.objects.queued().filter(kind__in=CONFIRMATIONS, scope=action.subject)

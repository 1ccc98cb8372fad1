"""What becomes of an action: it is handed over, and answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Sum

from advocacy_site.core import clock

from ..models import Action, Answer, Delivery, Tally
from ..tellable import key_of
from .errors import NothingToDeliver, WordsMissing
from .lifecycle import tell_anew
from .mailings_under_way import stop_telling


@dataclass(frozen=True)
class Number:
    """How many signatures there were, and at which moment."""

    count: int
    as_of: datetime


def number_on(action: Action, day: date) -> Number:
    """Return the published number of `action` at the end of `day`, in UTC; of today the one of this moment.

    Of an earlier day: those that count today and were confirmed by then. Raises NothingToDeliver for a day
    to come.
    """
    if day > clock.today():
        raise NothingToDeliver
    tallies = Tally.objects.filter(action=action)
    if day == clock.today():
        total = tallies.filter(dimension=Tally.Dimension.TOTAL).first()
        return Number(total.count, total.as_of) if total else Number(0, clock.now())
    until = tallies.filter(dimension=Tally.Dimension.DAY, key__lte=day.isoformat())
    end = clock.start_of(day) + timedelta(days=1)
    return Number(until.aggregate(n=Sum("count"))["n"] or 0, end)


@transaction.atomic
def record_delivery(
    action: Action,
    *,
    day: date,
    to_whom: Mapping[str, str],
    note: Mapping[str, str] | None = None,
    count: int | None = None,
    delivery: Delivery | None = None,
) -> Delivery:
    """Write down that the signatures of `action` were handed over on `day`, or correct `delivery`.

    Texts are by language. `count`: what was handed over, where that is known better than by `number_on`. The
    number stays what it was, whoever signs or withdraws later. Raises WordsMissing, NothingToDeliver.
    """
    number = number_on(action, day)
    if not any(to_whom.values()):
        raise WordsMissing
    delivery = delivery or Delivery(action=action)
    is_new_number = delivery.pk is None or delivery.day != day or count not in (None, delivery.count)
    delivery.day, delivery.to_whom, delivery.note = day, dict(to_whom), dict(note or {})
    if is_new_number:
        delivery.count, delivery.as_of = number.count if count is None else count, number.as_of
    if not delivery.count:
        raise NothingToDeliver
    delivery.save()
    tell_anew(action.pk)
    return delivery


@transaction.atomic
def record_answer(
    action: Action,
    *,
    day: date,
    from_whom: Mapping[str, str],
    words: Mapping[str, str] | None = None,
    document: Any = None,
    answer: Answer | None = None,
) -> Answer:
    """Write down what a recipient of `action` replied, or correct `answer`. Texts are by language.

    Raises WordsMissing.
    """
    if not any(from_whom.values()):
        raise WordsMissing
    answer = answer or Answer(action=action)
    answer.day, answer.from_whom, answer.words = day, dict(from_whom), dict(words or {})
    answer.document = document
    answer.save()
    tell_anew(action.pk)
    return answer


@transaction.atomic
def take_back(outcome: Delivery | Answer) -> None:
    """Delete what was written down by mistake; signers who were not told of it yet never are."""
    tell_anew(outcome.action_id)
    stop_telling(outcome.action, key_of(outcome))
    outcome.delete()

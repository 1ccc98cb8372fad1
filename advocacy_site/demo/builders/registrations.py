"""Invented people who register as anybody does, and what staff decided; no mail is left that goes out."""

import random
from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth.models import Group

from advocacy_site.core.addresses import address_hash
from advocacy_site.core.questions import questions_in
from advocacy_site.mailing.models import Outbox
from advocacy_site.supporters.models import wordings_for
from advocacy_site.users.models import User
from events import services
from events.listening import unpack
from events.models import Event, EventPage, Registration
from events.wishes import Companion, Needs, Wish

from ..content import registrations as content
from ..content.names import PEOPLE

State = Registration.State


def build() -> None:
    """Let people register for the congress, men apply to the programme, and trainers come, if nobody has."""
    filled = (
        (content.CONGRESS, _congress),
        (content.COHORTS, _programme),
        (content.TRAINING, _training),
    )
    for slug, fill in filled:
        event = EventPage.objects.get(slug=slug, locale__language_code="en").event
        if not event.registrations.exists():
            fill(event)
            Outbox.objects.filter(scope=event.subject).delete()


def _come(event: Event, number: int, wish: Wish, *, confirms: bool = True) -> Registration:
    """Send the form and, if the person `confirms`, open the link of its mail."""
    email = f"{event.key}-{number}@example.org"
    services.register(event.pk, email, "en", wish, network=f"demo-{event.key}-{number}")
    row = Registration.objects.get(event=event, email_hash=address_hash(email))
    return services.confirm_registration(row.pk, requested_at=row.requested_at) if confirms else row


def _congress(event: Event) -> None:
    event = services.change_settings(event, content.ASKS)
    for position, values in enumerate(content.TICKETS):
        services.add_ticket(event.pk, values | {"position": position})
    if event.starts_at is not None:
        first = event.starts_at.astimezone(event.zone).date()
        for days in range(3):
            day = first + timedelta(days=days)
            services.add_part(event.pk, day=day, capacity=content.PLACES_OF_DAYS)
    wishes = list(_wishes(event))
    rows = [_come(event, n, wish, confirms=n % 10 != 9) for n, wish in enumerate(wishes)]
    _decide([row for row in rows if row.state == State.REGISTERED])


def _wishes(event: Event) -> Iterator[Wish]:
    """Yield what people ask for, the same in each new demo."""
    dice = random.Random(event.key)
    tickets, parts = list(event.tickets.all()), list(event.parts.all())
    (question,) = questions_in(event.questions, "en")
    heard = unpack(event.languages)
    countries = dice.choices(list(PEOPLE), [share for share, *_names in PEOPLE.values()], k=content.PEOPLE)
    for n, country in enumerate(countries):
        _share, given, family = PEOPLE[country]
        name = f"{dice.choice(given.split())} {dice.choice(family.split())}"
        ticket = tickets[content.CHOSEN[n % len(content.CHOSEN)]]
        days = parts if n % 3 else parts[: 1 + n % 2]
        guest = Companion(f"{dice.choice(given.split())} {name.rsplit(maxsplit=1)[-1]}")
        yield Wish(
            name=name,
            legal_name=name,
            ticket=ticket.pk,
            code=ticket.code,
            parts=tuple(part.pk for part in days),
            guests=(guest,) if n % 6 == 1 else (),
            organisation=content.ORGANISATIONS[n % len(content.ORGANISATIONS)],
            role=content.ROLES[n % len(content.ROLES)],
            country=country,
            listening=dice.choice(heard),
            no_photo=n % 8 == 3,
            press=n % 12 == 5,
            outlet=content.OUTLET if n % 12 == 5 else "",
            answers=((question, dice.choice(question.choices)),),
        )


def _decide(rows: list[Registration]) -> None:
    """Leave some of each: paid, cancelled (a place is offered then), refused, accredited."""
    paid = [payment for row in rows for payment in row.payments.all()]
    for payment in paid[::2]:
        services.mark_paid(payment.pk)
    services.mark_refunded(paid[0].pk)
    services.cancel_registration(next(row.pk for row in rows if row.ticket and row.ticket.capacity == 6))
    services.refuse_registration(rows[-1].pk)
    services.decide_press(next(row.pk for row in rows if row.press), granted=True)


def _programme(event: Event) -> None:
    readers = Group.objects.get(name=content.READERS)
    event = services.change_settings(event, {"readers": readers, "kept_days": content.KEPT_DAYS})
    rows = [_come(event, n, Wish(name=name)) for n, name in enumerate(content.APPLICANTS)]
    services.approve_registration(rows[0].pk)


def _training(event: Event) -> None:
    """Fill an event that is on, and let some have come through its door."""
    stewards = Group.objects.get(name=content.STEWARDS)
    accounts = User.objects.filter(email=content.STEWARD)
    steward = accounts.first() or User.objects.create_user(content.STEWARD, is_active=False)
    steward.groups.add(stewards)
    event = services.change_settings(event, {"stewards": stewards, "asks_organisation": "optional"})
    wording = wordings_for("en")["access"]
    for n, (name, organisation, kinds) in enumerate(content.TRAINERS):
        wish = Wish(
            name=name,
            organisation=organisation,
            no_photo=n % 5 == 2,
            needs=Needs(kinds),
            access_wording=wording.pk if kinds else None,
        )
        row = services.add_registration(event.pk, "", "en", wish)
        if n % 2 == 0:
            services.check_in(event, row.pk, [row.pk], steward)

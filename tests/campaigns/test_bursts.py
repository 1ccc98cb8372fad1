"""The detector of bursts: what it holds, whom it leaves alone, and whom it tells."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from advocacy_site.core import links
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.worker import Worker
from campaigns import services
from campaigns.models import CollectionWindow, HoldCase, Signature
from campaigns.services import bursts
from campaigns.services.burst_signals import Seen, find
from campaigns.services.holds import HELD_MAIL, HELD_PURPOSE
from campaigns.services.staff_mail import BURST_MAIL

from .. import factories

WORDS = "Ana Ben Chi Dee Eli Fay Gus Hal Ida Jon Kim Lea Mio Nia Oda Pia Quy Rob Sue Tim Uma Vic Wen Xia"
GIVEN = WORDS.split()


def seen(*addresses: str, names: list[str] | None = None, throwaway: bool = False) -> list[Seen]:
    called = names or [f"{GIVEN[n % 24]} {GIVEN[n // 24 % 24]}" for n in range(len(addresses))]
    return [Seen(uuid.uuid4(), a, name, throwaway) for a, name in zip(addresses, called, strict=True)]


def many(number: int, pattern: str = "{word}@gmail.com") -> list[str]:
    """Addresses that differ by a word, so that they do not count up."""
    words = [f"{GIVEN[n % 24]}.{GIVEN[n // 24]}".lower() for n in range(number)]
    return [pattern.format(word=word, n=n + 1) for n, word in enumerate(words)]


@pytest.mark.parametrize(
    "crowd",
    [
        pytest.param(seen(*many(60)), id="a good morning at a large provider"),
        pytest.param(seen(*many(60, "{word}@university.example")), id="the staff room of one employer"),
        pytest.param(seen(*many(40), *many(19, "{word}@mailinator.com")), id="some throw-away addresses"),
        pytest.param(seen(*many(60), names=["Maria Garcia"] * 4 + GIVEN * 2 + GIVEN[:8]), id="a common name"),
        pytest.param(
            seen(*many(40), *(f"lee+{n}@b.example" for n in "abcd")), id="a family with one mailbox"
        ),
        pytest.param(seen(*(f"s{n * 37}@uni.example" for n in range(60))), id="students with numbers"),
    ],
)
def test_one_sign_alone_holds_nobody_however_fast(crowd: list[Seen]) -> None:
    assert find(crowd, usual=0) == {}


def test_a_single_throw_away_address_is_not_held_in_a_fast_hour() -> None:
    lent = seen("one@mailinator.com", throwaway=True)
    assert find([*seen(*many(60)), *lent], usual=0) == {}


@pytest.mark.parametrize(
    ("machine", "sign"),
    [
        (seen(*(f"anna{n}@farm.example" for n in range(1, 25))), "sequence"),
        (seen(*many(24), names=["Anna Smith"] * 24), "name"),
        (seen(*(f"anna+{word}@farm.example" for word in GIVEN)), "mailbox"),
        (seen(*(".".join("annabella"[:n]) + "bella@gmail.com" for n in range(1, 3)), *many(20)), ""),
        (seen(*many(24, "{word}@mailinator.com"), throwaway=True), "throwaways"),
    ],
)
def test_two_signs_together_hold_those_who_bear_them_and_nobody_else(machine: list[Seen], sign: str) -> None:
    others = seen(*many(30, "{word}@yahoo.com"), names=[f"Person {n}x" for n in range(30)])
    found = find([*machine, *others], usual=1)
    if not sign:
        assert found == {}
        return
    assert set(found) == {row.pk for row in machine}
    assert all(sign in signs for signs in found.values())


def test_fewer_than_twenty_are_looked_at_by_nobody() -> None:
    assert find(seen(*(f"anna{n}@farm.example" for n in range(1, 20))), usual=0) == {}


def test_the_same_number_is_no_burst_where_it_is_usual() -> None:
    same_names = seen(*many(24), names=["Anna Smith"] * 24)
    assert find(same_names, usual=0)
    assert not find(same_names, usual=20)


# --- the job ----------------------------------------------------------------------------------------


def burst(page: Any, number: int = 24, *, confirmed: int = 2, **fields: Any) -> list[Signature]:
    made = [
        factories.pending_signature(
            page, email=f"anna{n}@farm.example", name=f"{GIVEN[n % 24]} {n}", **fields
        )
        for n in range(1, number + 1)
    ]
    return [factories.confirm(row) for row in made[:confirmed]] + made[confirmed:]


@pytest.mark.django_db
def test_a_burst_is_held_and_staff_are_told_without_a_name(clock: Any) -> None:
    page = factories.action_page()
    moderator = factories.staff()
    before = [factories.confirmed_signature(page, name="Amara Lindqvist") for _n in range(2)]
    clock.advance(minutes=11)
    held = burst(page)
    assert services.look_for_bursts() == 24
    rows = Signature.objects.in_bulk([row.pk for row in held])
    assert all(row.hold_reason.startswith("burst:sequence") for row in rows.values())
    assert Signature.objects.filter(pk__in=[row.pk for row in before], held_at__isnull=True).count() == 2
    while services.fold_deltas():
        pass
    assert services.counting.tallies_of(page.action) == services.recount(page.action)
    assert services.recount(page.action)[("total", "")] == 2
    mail = Outbox.objects.get(kind=BURST_MAIL)
    assert mail.payload["to"] == moderator.email
    assert "anna" not in str(mail.payload).lower()
    assert services.look_for_bursts() == 0


@pytest.mark.django_db
def test_what_staff_released_is_not_held_again(clock: Any) -> None:
    page = factories.action_page()
    rows = burst(page)
    services.look_for_bursts()
    for row in rows:
        services.release_held(row.pk)
    assert services.look_for_bursts() == 0
    assert not Signature.objects.filter(held_at__isnull=False).exists()


@pytest.mark.django_db
def test_signatures_of_a_collection_window_are_left_alone(clock: Any) -> None:
    page = factories.action_page()
    CollectionWindow.objects.create(
        action=page.action,
        place="Town hall",
        source="member-a",
        starts_at=clock.at - timedelta(minutes=5),
        ends_at=clock.at + timedelta(minutes=5),
    )
    burst(page, source="member-a")
    assert services.look_for_bursts() == 0
    Signature.objects.update(source="member-b")
    assert services.look_for_bursts() == 24


@pytest.mark.django_db
def test_only_confirmed_held_signers_are_told_and_told_once(clock: Any) -> None:
    page = factories.action_page()
    burst(page, confirmed=2)
    services.look_for_bursts()
    assert services.tell_held() == 2
    assert services.tell_held() == 0
    assert Outbox.objects.filter(kind=HELD_MAIL).count() == 2
    later = Signature.objects.filter(state="pending").first()
    assert later is not None
    factories.confirm(later)
    assert services.tell_held() == 1


@pytest.mark.django_db
def test_a_signer_answers_with_one_button_and_the_answer_is_sealed(
    client: Client, clock: Any, mailoutbox: Any
) -> None:
    from django.db import connection

    page = factories.action_page()
    signature = factories.confirmed_signature(page, email="amara@example.org", name="Amara Lindqvist")
    services.hold_signature(signature.pk, "burst:name,fast")
    services.tell_held()
    row = Outbox.objects.get(kind=HELD_MAIL)
    Worker().run_once()
    body = next(mail.body for mail in mailoutbox if mail.subject == "We are checking something")
    assert "Amara" not in body
    address = links.url_for(HELD_PURPOSE, row.nonce).removeprefix(settings.SITE_URL)
    assert address in body
    shown = client.get(address)
    assert shown.status_code == 200
    assert "no-store" in shown["Cache-Control"]
    assert not HoldCase.objects.exclude(answer="").exists()
    assert client.post(address, {"words": "I teach here; we signed in class."}).status_code == 200
    assert HoldCase.objects.get().answer == "I teach here; we signed in class."
    with connection.cursor() as cursor:
        cursor.execute("SELECT answer FROM campaigns_holdcase")
        assert "teach" not in cursor.fetchone()[0]
    assert client.post(address, {"words": "x" * 501}).status_code == 422
    services.release_held(signature.pk)
    assert "not being checked any more" in client.get(address).content.decode()
    client.post(address, {"words": "Too late"})
    assert HoldCase.objects.get().answer == ""


@pytest.mark.django_db
def test_erasing_a_held_signer_takes_the_answer_along(client: Client) -> None:
    signature = factories.confirmed_signature(factories.action_page())
    services.hold_signature(signature.pk, "burst:name,fast")
    services.answer_hold(signature.pk, "It is mine.")
    services.erase_signature(signature.pk, keep_as_number=False)
    assert not HoldCase.objects.exists()


@pytest.mark.django_db
def test_answers_are_sealed_anew_when_keys_change() -> None:
    signature = factories.confirmed_signature(factories.action_page())
    services.hold_signature(signature.pk, "burst:name,fast")
    services.answer_hold(signature.pk, "It is mine.")
    call_command("rotate_sealed", verbosity=0)
    assert HoldCase.objects.get().answer == "It is mine."


@pytest.mark.django_db
def test_a_flood_of_forms_hides_no_burst_among_those_who_confirmed(
    clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bursts, "MOST", 50)
    page = factories.action_page()
    machine = burst(page, confirmed=24)
    for address in many(60):
        factories.pending_signature(page, email=address, name=address.partition("@")[0])
    services.look_for_bursts()
    assert Signature.objects.filter(pk__in=[row.pk for row in machine], held_at__isnull=False).count() == 24

"""A hall: many sign behind one address within minutes, and nobody is refused or lost."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from advocacy_site.core import links
from advocacy_site.mailing.models import Outbox
from campaigns import services
from campaigns.models import Action, CollectionWindow, Signature
from campaigns.services import screening
from campaigns.services.signing import LINK_PURPOSE

from .. import factories
from .test_confirming import answer

pytestmark = pytest.mark.django_db
HALL = "203.0.113.9"
PEOPLE = 400


def window(page: Any, clock: Any, **fields: Any) -> CollectionWindow:
    times = {"starts_at": clock.at - timedelta(minutes=1), "ends_at": clock.at + timedelta(hours=2)}
    made = CollectionWindow(**({"action": page.action, "place": "Town hall"} | times | fields))
    made.full_clean()
    made.save()
    screening.forget()
    return made


def people(number: int) -> Iterator[str]:
    """Addresses as a hall has them: most at large providers, some at one employer, numbered ones too."""
    for n in range(number):
        yield f"person{n}@town.example" if n % 3 else f"some.body-{n}@gmail.com"


def send(page: Any, address: str) -> int:
    data = factories.form_data(page, email=address)
    return Client(REMOTE_ADDR=HALL).post(f"/en/sign/{page.action.key}/", data).status_code


def confirm(signature: Signature, nonce: bytes) -> int:
    path = f"/l/{links.make_token(LINK_PURPOSE, nonce)}/"
    return Client(REMOTE_ADDR=HALL).post(path, answer(signature)).status_code


def test_four_hundred_people_behind_one_address_sign_in_ten_minutes(clock: Any) -> None:
    page = factories.action_page()
    window(page, clock)
    codes = set()
    for address in people(PEOPLE):
        codes.add(send(page, address))
        clock.advance(seconds=1.4)
    services.look_for_bursts()
    services.watch_mails()
    assert codes == {303}
    nonces = {row.object_id: row.nonce for row in Outbox.objects.filter(kind="sign-confirm")}
    assert len(nonces) == PEOPLE
    confirmed = set()
    for signature in Signature.objects.filter(action=page.action):
        confirmed.add(confirm(signature, nonces[signature.pk]))
        clock.advance(seconds=0.05)
    assert confirmed == {200}
    services.look_for_bursts()
    while services.fold_deltas():
        pass
    assert services.recount(page.action)[("total", "")] == PEOPLE
    assert services.counting.tallies_of(page.action) == services.recount(page.action)


def test_without_a_window_a_network_is_refused_at_its_usual_limit(clock: Any) -> None:
    page = factories.action_page()
    assert [send(page, address) for address in people(31)] == [303] * 30 + [429]


def test_a_window_has_a_ceiling(clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from advocacy_site.core import limits

    page = factories.action_page()
    window(page, clock)
    monkeypatch.setitem(limits.RULES, screening.WINDOW_RULE, limits.Rule(35, 600))
    assert [send(page, address) for address in people(36)] == [303] * 35 + [429]


def test_a_window_holds_for_its_action_its_source_and_its_time(clock: Any) -> None:
    page, other = factories.action_page(), factories.action_page()
    window(page, clock, source="member-a")
    rule = services.network_rule
    assert rule(page.action.pk, "member-a") == screening.WINDOW_RULE
    assert rule(page.action.pk, "") == rule(page.action.pk, "member-b") == screening.USUAL_RULE
    assert rule(other.action.pk, "member-a") == screening.USUAL_RULE
    clock.advance(hours=2)
    assert rule(page.action.pk, "member-a") == screening.USUAL_RULE


def test_a_window_of_days_or_without_an_end_is_refused(clock: Any) -> None:
    page = factories.action_page()
    with pytest.raises(ValidationError):
        window(page, clock, ends_at=clock.at + timedelta(hours=25))
    with pytest.raises(IntegrityError), transaction.atomic():
        CollectionWindow.objects.create(action=page.action, place="x", starts_at=clock.at, ends_at=clock.at)


def test_staff_open_a_window_in_the_admin(client: Client) -> None:
    page = factories.action_page()
    client.force_login(factories.staff())
    values = {
        "action": str(page.action.pk),
        "place": "Town hall, Leeds",
        "source": "",
        "starts_at": "2026-05-03 18:00",
        "ends_at": "2026-05-03 22:00",
    }
    response = client.post(reverse("collection_windows:add"), values)
    assert response.status_code == 302, response.context["form"].errors
    made = CollectionWindow.objects.get()
    assert (made.place, made.action) == ("Town hall, Leeds", Action.objects.get())
    assert made.made_by is not None
    assert "Town hall, Leeds" in client.get(reverse("collection_windows:index")).content.decode()

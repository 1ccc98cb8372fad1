"""Who lets an organisation sign is asked whether we may write, and gets updates like any signer."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing import services as post
from advocacy_site.mailing.kinds import Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.sending import build
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import ConsentWording
from campaigns import organisation_privacy, services
from campaigns.models import ActionPage, OrganisationRequest
from campaigns.services.organisations import CONFIRM_PURPOSE

from .. import factories
from .organisations import link, send
from .updates import drafted, only_updates, started

pytestmark = pytest.mark.django_db
AMARA = address_hash("amara@harbour.example")
WORDS = "Write to me when something happens."


@pytest.fixture
def wording() -> ConsentWording:
    return ConsentWording.objects.create(locale=factories.locale(), purpose="updates", text=WORDS)


@pytest.fixture
def letter(wording: ConsentWording) -> ActionPage:
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": "both"})
    return ActionPage.objects.get(pk=page.pk)


def agreed(page: ActionPage, **fields: Any) -> OrganisationRequest:
    """An organisation that counts, and whose sender wants to hear of it; told otherwise by `fields`."""
    confirmed = {name: fields.pop(name) for name in ("updates",) if name in fields}
    wanted = {"updates": "on", "updates_wording": ConsentWording.objects.get(purpose="updates").pk}
    assert send(page, **(wanted | fields)).status_code == 303
    address = link("organisation-confirm", CONFIRM_PURPOSE)
    html = Client().get(address).content.decode()
    sent = re.findall(r'name="requested_at" value="([^"]+)"', html)[0]
    data = {"decision": "confirm", "requested_at": sent, "updates": "on"} | confirmed
    assert Client().post(address, data).status_code == 200
    found = OrganisationRequest.objects.latest("confirmed_at")
    services.approve_request(found.pk)
    found.refresh_from_db()
    return found


def is_granted(page: ActionPage) -> bool:
    return supporters.is_granted(AMARA, "updates", subject=page.action.subject)


def test_the_form_asks_and_ticks_nothing(letter: ActionPage, client: Client) -> None:
    form = client.get(letter.url).content.decode().split('id="sign-organisation"')[1]
    (box,) = re.findall(r'<input type="checkbox" name="updates"[^>]*>', form)
    assert "checked" not in box
    assert WORDS in form


def test_an_agreement_is_kept_as_a_person_s_once_it_is_confirmed(letter: ActionPage) -> None:
    found = agreed(letter)
    assert is_granted(letter)
    assert found.updates_wording is not None
    (told,) = organisation_privacy.export(AMARA)
    assert told["agreed_to"] == [WORDS]


@pytest.mark.parametrize("fields", [{"updates": ""}, {"updates_wording": "999"}])
def test_unticked_at_confirming_or_under_other_words_it_is_none(
    letter: ActionPage, fields: dict[str, str]
) -> None:
    if "updates_wording" in fields:
        assert send(letter, updates="on", **fields).status_code == 422
        assert not OrganisationRequest.objects.exists()
        return
    assert agreed(letter, **fields).updates_wording is None
    assert not is_granted(letter)
    assert services.who_gets_it(drafted(letter)).total == 0


def test_updates_reach_who_agreed_once_beside_people_and_by_kind(letter: ActionPage, clock: Any) -> None:
    agreed(letter)
    clock.advance(minutes=1)
    agreed(letter, organisation="Second House")  # the same person
    factories.agreed_signature(letter, email="ben@example.org")
    everybody = started(letter)
    assert everybody.total == 2
    assert services.carry_on_mailings() == 2
    hashes = {row.recipient_hash for row in only_updates()}
    assert hashes == {AMARA, address_hash("ben@example.org")}
    services.carry_on_mailings()
    Outbox.objects.all().delete()
    only_people = started(letter, kinds=["person"])
    assert only_people.total == 1
    services.stop_mailing(only_people.pk, factories.staff())
    started(letter, kinds=["organisation"])
    services.carry_on_mailings()
    assert [row.recipient_hash for row in only_updates()] == [AMARA]


def test_who_is_a_signer_too_is_counted_and_written_to_once(letter: ActionPage) -> None:
    agreed(letter)
    factories.agreed_signature(letter, email="amara@harbour.example")
    assert started(letter).total == 1
    assert services.carry_on_mailings() == 1


def test_a_pace_slower_than_the_list_leaves_nobody_out(letter: ActionPage, settings: Any, clock: Any) -> None:
    settings.SIGNER_MAILS_A_MINUTE = 1
    for n in range(3):
        agreed(letter, organisation=f"House {n}", email=f"a{n}@house.example")
        clock.advance(minutes=1)
        factories.agreed_signature(letter, email=f"ben{n}@example.org")
        clock.advance(minutes=1)
    started(letter)
    seen = set()
    for _minute in range(7):
        services.carry_on_mailings()
        seen |= {row.recipient_hash for row in only_updates()}
        Outbox.objects.all().update(state="cancelled", payload=None)
    wanted = [*(f"a{n}@house.example" for n in range(3)), *(f"ben{n}@example.org" for n in range(3))]
    assert seen == {address_hash(address) for address in wanted}


@pytest.mark.parametrize("what", ["hold", "withdraw", "take back", "suppress", "erase"])
def test_what_happens_before_sending_holds(letter: ActionPage, what: str) -> None:
    found = agreed(letter)
    started(letter)
    services.carry_on_mailings()
    (row,) = only_updates()
    assert built(row)
    match what:
        case "hold":
            services.hold_signature(found.signature_id, "Its contact objected")
        case "withdraw":
            services.withdraw_request(found.pk)
        case "take back":
            supporters.take_back(AMARA, "updates", subject=letter.action.subject)
        case "suppress":
            post.suppress(AMARA, "", "asked")
        case "erase":
            services.leave_request(found.pk, take_out=False)
    with pytest.raises(Obsolete):
        built(row)
    if what != "hold":
        assert what == "suppress" or not is_granted(letter)


def built(row: Outbox) -> Any:
    return build(Outbox.objects.get(pk=row.pk), mail_kinds[row.kind])


def leave_path(row: Outbox) -> str:
    return urlsplit(built(row).extra_headers["List-Unsubscribe"].strip("<>")).path


def test_one_press_ends_the_mails_and_leaves_the_organisation(letter: ActionPage, client: Client) -> None:
    found = agreed(letter)
    started(letter)
    services.carry_on_mailings()
    (row,) = only_updates()
    assert "You let an organisation sign" in built(row).body
    address = leave_path(row)
    assert address in built(row).body
    html = client.get(address).content.decode()
    assert "Harbour House" in html
    assert not {"Amara", "harbour.example", "Treasurer"} & set(re.findall(r"[\w.]+", html))
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    found.refresh_from_db()
    assert found.signature.is_counted
    assert (found.updates_wording, is_granted(letter)) == (None, False)
    assert post.is_suppressed(AMARA, letter.action.subject)
    client.post(address, {"do": "allow"})
    assert not post.is_suppressed(AMARA, letter.action.subject)
    assert client.post(address, {"do": "else"}).status_code == 400


@pytest.mark.parametrize(
    ("verb", "stands", "is_there"),
    [("withdraw", False, True), ("erase", True, False), ("erase-and-withdraw", False, False)],
)
def test_the_leave_page_withdraws_and_erases(
    letter: ActionPage, client: Client, verb: str, stands: bool, is_there: bool
) -> None:
    found = agreed(letter)
    started(letter)
    services.carry_on_mailings()
    address = leave_path(only_updates()[0])
    assert client.post(address, {"do": verb}).status_code == 200
    assert letter.action.signatures.counted().exists() == stands
    assert OrganisationRequest.objects.filter(pk=found.pk).exists() == is_there
    assert not is_granted(letter)
    assert client.get(address).status_code == (200 if is_there else 410)

"""The page behind the link: everything that is held, what can be done with it, and nothing of others."""

import json
import uuid
from typing import Any

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.core.addresses import address_hash
from advocacy_site.core.registry import personal_data
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox, Suppression
from advocacy_site.pages.models import ContactMessage
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent, DataRequest, Supporter
from campaigns import own_signatures, services
from campaigns.models import ErasedSigner, KnownContact, Residue, Signature
from events.services import ask_speaker

from .. import factories
from .asking import link_for

pytestmark = pytest.mark.django_db
AMARA = "amara@example.org"
HASH = address_hash(AMARA)


def held(**fields: Any) -> Signature:
    """Let Amara sign, agree to be handed over, and subscribe."""
    wordings = factories.consent_wordings()
    signature = factories.confirmed_signature(
        factories.action_page(title="The first pledge"),
        email=AMARA,
        **({"name": "Amara Lindqvist", "hand_over_wording": wordings["hand_over"].pk} | fields),
    )
    person = supporters.remember(AMARA, "en")
    supporters.grant(person.email_hash, wordings["sign"], method="mail", organisation="harbour-house")
    return signature


def message_of(address: str) -> ContactMessage:
    page = factories.contact_page()
    return factories.message(page, sender_hash=address_hash(address))


def test_the_page_shows_what_is_held_and_keeps_it_from_caches_and_search(client: Client) -> None:
    held(display="full")
    message_of(AMARA)
    response = client.get(link_for(AMARA))
    html = response.content.decode()
    for words in (
        *("The first pledge", "Amara Lindqvist", AMARA, "Sweden", "It counts.", "I will ask who pays."),
        *("I agree to sign.", "I agree to hand_over.", "harbour-house", "version 1"),
    ):
        assert words in html, words
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_looking_ten_times_changes_nothing(client: Client) -> None:
    held()
    path = link_for(AMARA)
    before = [str(vars(row)) for row in Signature.objects.all()]
    counts = [model.objects.count() for model in (Consent, Supporter, Suppression, Outbox)]
    for _n in range(10):
        assert client.get(path).status_code == 200
        assert client.head(path).status_code == 200
        assert client.options(path).status_code == 405
    strip = [text.split("at 0x")[0] for text in before]
    assert [str(vars(row)).split("at 0x")[0] for row in Signature.objects.all()] == strip
    assert [model.objects.count() for model in (Consent, Supporter, Suppression, Outbox)] == counts


def test_after_its_hour_the_link_answers_410_and_does_nothing(client: Client, clock: Any) -> None:
    signature = held()
    path = link_for(AMARA)
    clock.advance(minutes=59, seconds=59)
    assert client.get(path).status_code == 200
    clock.advance(seconds=1)
    response = client.get(path)
    assert response.status_code == 410
    assert "Amara" not in response.content.decode()
    assert client.post(path, {"do": "erase"}).status_code == 410
    assert Signature.objects.filter(pk=signature.pk).exists()


def test_the_download_holds_everything_that_every_room_returns(client: Client) -> None:
    held()
    message_of(AMARA)
    mailing.suppress(HASH, f"action:{uuid.uuid4()}", "denied")
    KnownContact.objects.create(
        organisation_key="harbour-house", organisation_name="Harbour House", email=AMARA, email_hash=HASH
    )
    event = factories.joinable().event
    factories.registered(event, email=AMARA)
    ask_speaker(event, factories.speaker(), AMARA, "en", factories.staff())
    response = client.post(link_for(AMARA), {"do": "download"})
    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    file = json.loads(response.content)
    for name, room in personal_data:
        rows = json.loads(json.dumps(room.export(HASH), cls=DjangoJSONEncoder))
        assert rows, f"the test gives {name} nothing to export"
        assert file[name] == rows
    assert file["signatures"][0]["name"] == "Amara Lindqvist"
    assert file["signatures"][0]["agreed_to"] == ["I agree to sign.", "I agree to hand_over."]


def test_a_stranger_sees_and_changes_nothing_of_others(client: Client) -> None:
    signature = held(display="full")
    message = message_of(AMARA)
    consent = Consent.objects.filter(subject_hash=HASH).first()
    assert consent is not None
    mailing.suppress(HASH, "", "asked")
    another = factories.action_page(title="Another pledge")
    factories.confirmed_signature(another, email="ben@example.org", name="Ben Otieno")
    path = link_for("ben@example.org")
    html = client.get(path).content.decode()
    assert "Another pledge" in html
    for secret in ("The first pledge", "Amara", "harbour-house"):
        assert secret not in html
    assert "Amara" not in client.post(path, {"do": "download"}).content.decode()
    wishes = [
        *((f"signatures:{verb}", signature.pk) for verb in own_signatures.VERBS),
        ("supporters:take-back", consent.pk),
        ("messages:erase", message.pk),
        ("mail:allow", ""),
        ("mail:allow", "action:\x00"),
    ]
    for wish, item in wishes:
        response = client.post(path, {"do": wish, "item": item, "display": "hidden"})
        assert response.status_code == 200, wish
        assert "no longer here" in response.content.decode(), wish
    assert client.post(path, {"do": "erase"}).status_code == 200
    signature.refresh_from_db()
    assert (signature.state, signature.display) == ("confirmed", "full")
    assert not Consent.objects.filter(subject_hash=HASH, decision="withdrawn").exists()
    assert ContactMessage.objects.filter(pk=message.pk).exists()
    assert mailing.is_suppressed(HASH)


@pytest.mark.parametrize("wish", ["", "erase:", "signatures", "signatures:", "signatures:__class__", "x:y"])
def test_a_wish_that_no_form_sends_is_refused(client: Client, wish: str) -> None:
    held()
    assert client.post(link_for(AMARA), {"do": wish}).status_code == 400


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "signatures:withdraw", "item": "zzz"},
        {"do": "signatures:withdraw"},
        {"do": "supporters:take-back", "item": "9" * 60},
        {"do": "supporters:take-back", "item": "9" * 5000},
        {"do": "supporters:take-back", "item": "²"},
        {"do": "messages:erase", "item": "1"},
    ],
)
def test_an_item_that_no_form_sends_is_refused(client: Client, fields: dict[str, str]) -> None:
    held()
    assert client.post(link_for(AMARA), fields).status_code == 400


def test_another_site_cannot_press_the_buttons(client: Client) -> None:
    held()
    path = link_for(AMARA)
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post(path, {"do": "erase"}, headers=headers).status_code == 403
        assert client.post(path, {"do": "download"}, headers=headers).status_code == 403
    assert Signature.objects.exists()


def test_taking_back_one_consent_leaves_the_others(client: Client) -> None:
    signature = held()
    path = link_for(AMARA)
    for_harbour = Consent.objects.get(organisation="harbour-house")
    for _twice in range(2):
        assert client.post(path, {"do": "supporters:take-back", "item": for_harbour.pk}).status_code == 200
    assert not supporters.is_granted(HASH, "sign", organisation="harbour-house")
    assert supporters.is_granted(HASH, "sign", subject=signature.action.subject)
    assert Consent.objects.filter(decision="withdrawn").count() == 1
    assert "kept as proof only" in client.get(path).content.decode()


def test_all_mail_can_be_stopped_and_allowed_again(client: Client) -> None:
    held()
    path = link_for(AMARA)
    for _twice in range(2):
        html = client.post(path, {"do": "mail:stop"}).content.decode()
    assert mailing.is_suppressed(HASH)
    assert "No messages at all" in html
    client.post(path, {"do": "mail:allow", "item": ""})
    assert not mailing.is_suppressed(HASH)


def test_mail_about_one_action_is_named_and_allowed_again(client: Client) -> None:
    signature = held()
    services.stop_mails(signature.pk)
    path = link_for(AMARA)
    assert "No messages about “The first pledge”" in client.get(path).content.decode()
    client.post(path, {"do": "mail:allow", "item": signature.action.subject})
    assert not mailing.is_suppressed(HASH, signature.action.subject)


def test_one_message_is_erased_with_its_mail(client: Client) -> None:
    held()
    mine, other = message_of(AMARA), message_of("ben@example.org")
    path = link_for(AMARA)
    for words in ("is deleted", "no longer here"):
        html = client.post(path, {"do": "messages:erase", "item": mine.pk}).content.decode()
        assert words in html
    assert list(ContactMessage.objects.all()) == [other]


@pytest.mark.parametrize("keep", [True, False])
def test_erasing_everything_leaves_no_trace_but_the_proof(client: Client, keep: bool) -> None:
    signature = held(display="full")
    message_of(AMARA)
    page, path = signature.text_version.page, link_for(AMARA)
    response = client.post(path, {"do": "erase-but-count" if keep else "erase"})
    assert response.status_code == 200
    assert "for 3 years" in response.content.decode()
    assert not Signature.objects.exists()
    assert not Supporter.objects.exists()
    assert not ContactMessage.objects.exists()
    assert not Outbox.objects.filter(payload__isnull=False).exists()
    assert not Outbox.objects.exclude(nonce="").exists()
    services.fold_deltas()
    assert services.recount(page.action).get(("total", ""), 0) == int(keep)
    assert services.counting.tallies_of(page.action) == services.recount(page.action)
    for purpose in ("sign", "hand_over"):
        assert not supporters.is_granted(HASH, purpose, subject=signature.action.subject)
    assert not supporters.is_granted(HASH, "sign", organisation="harbour-house")
    assert "Amara" not in client.get(page.url).content.decode()
    again = client.post(path, {"do": "download"}).content.decode()
    assert "Amara" not in again
    assert AMARA not in again
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "amara" not in str(cursor.fetchall()).lower(), table


def test_erasing_twice_erases_once(client: Client) -> None:
    held()
    path = link_for(AMARA)
    first, second = (client.post(path, {"do": "erase-but-count"}) for _n in range(2))
    assert first.content == second.content
    assert ErasedSigner.objects.get().kept_as_number
    assert Residue.objects.get().count == 1
    assert client.get(path).status_code == 200


def test_the_page_is_in_the_language_in_which_it_was_asked_for(client: Client) -> None:
    held()
    factories.locale("ar")
    path = link_for(AMARA)
    DataRequest.objects.update(language="ar")
    assert 'lang="ar" dir="rtl"' in client.get(path).content.decode()


def test_the_page_needs_the_same_queries_for_one_signature_and_for_seven(client: Client) -> None:
    held()
    mailing.suppress(HASH, f"action:{uuid.uuid4()}", "denied")
    path = link_for(AMARA)
    client.get(path)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    one = queries()
    for n in range(6):
        factories.confirmed_signature(factories.action_page(title=f"Pledge {n} of six"), email=AMARA)
        mailing.suppress(HASH, f"action:{uuid.uuid4()}", "denied")
    assert queries() == one <= 19  # two of them for the day’s salt, once a day

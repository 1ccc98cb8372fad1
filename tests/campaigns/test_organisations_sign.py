"""An organisation sends the public form: what it asks, answers, shows and keeps."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision

from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing import services as mailing
from campaigns import organisation_privacy, services
from campaigns.models import Action, ActionPage, OrganisationRequest, Signature
from campaigns.services.organisations import CONFIRM_PURPOSE

from .. import factories
from .organisations import confirm, contact, form_data, link, member, send

pytestmark = pytest.mark.django_db
State = OrganisationRequest.State


@pytest.fixture
def letter() -> ActionPage:
    page = factories.letter_page()
    services.change_settings(
        page.action, {"signers": Action.Signers.BOTH, "check_address": "desk@daybreak.example"}
    )
    page.action.refresh_from_db()
    return page


def test_answers_are_the_same_for_every_organisation_and_address(letter: ActionPage) -> None:
    contact(member())
    confirm(letter)
    factories.let_organisations_sign(letter, factories.organisation("Fieldfare"))
    mailing.suppress(address_hash("no@more.example"), "", "asked")
    answers = {
        (response.status_code, response["Location"], response.content, tuple(sorted(response.headers)))
        for response in (
            send(letter, organisation="Never Heard Of"),
            send(letter),
            send(letter, organisation="Fieldfare"),
            send(letter, email="no@more.example"),
            send(letter, website="I am a machine"),
        )
    }
    assert len(answers) == 1
    assert not OrganisationRequest.objects.filter(state=State.PENDING, website__contains="machine").exists()
    assert OrganisationRequest.objects.count() == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"organisation": "=HYPERLINK(1)"},
        {"organisation": "see https://spam.example"},
        {"organisation": "a" * 201},
        {"country": ""},
        {"country": "Atlantis"},
        {"site": "http://harbour.example/"},
        {"site": "javascript:alert(1)"},
        {"email": "nobody"},
        {"contact_role": "<b>"},
        {"may_sign": ""},
    ],
)
def test_a_wrong_answer_shows_the_page_again_with_everything_kept(
    letter: ActionPage, wrong: dict[str, str]
) -> None:
    response = send(letter, **wrong)
    assert response.status_code == 422
    html = response.content.decode()
    assert 'value="Amara Lindqvist"' in html
    assert "There is something to fix" in html
    assert not OrganisationRequest.objects.exists()


def test_words_that_changed_are_shown_before_they_are_signed(letter: ActionPage) -> None:
    data = form_data(letter)
    letter.text = "<p>Other words.</p>"
    letter.save_revision().publish()
    response = Client().post(f"/en/sign/{letter.action.key}/organisation/", data)
    assert response.status_code == 422
    assert "The words have changed" in response.content.decode()
    assert not OrganisationRequest.objects.exists()


def test_another_site_cannot_send_the_form_and_people_s_actions_take_none(letter: ActionPage) -> None:
    address = f"/en/sign/{letter.action.key}/organisation/"
    assert (
        Client().post(address, form_data(letter), headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    )
    services.change_settings(letter.action, {"signers": Action.Signers.PEOPLE})
    assert Client().post(address, form_data(letter)).status_code == 422
    assert not OrganisationRequest.objects.exists()


def test_one_network_is_limited(letter: ActionPage) -> None:
    client = Client(REMOTE_ADDR="203.0.113.9")
    codes = [send(letter, client, organisation=f"House {n}").status_code for n in range(31)]
    assert codes == [303] * 30 + [429]


def test_denying_deletes_what_was_typed(letter: ActionPage) -> None:
    send(letter)
    assert (
        Client().post(link("organisation-confirm", CONFIRM_PURPOSE), {"decision": "deny"}).status_code == 200
    )
    assert not OrganisationRequest.objects.exists()


def test_the_page_holds_the_form_and_stays_cacheable_within_twelve_queries(
    letter: ActionPage, client: Client
) -> None:
    services.change_settings(letter.action, {"categories": "Networks\nNational organisations"})
    client.get(letter.url)  # the first request of all looks up the site
    with CaptureQueriesContext(connection) as queries:
        response = client.get(letter.url)
    assert len(queries) <= 12
    html = response.content.decode()
    assert f'action="/en/sign/{letter.action.key}/organisation/"' in html
    assert "National organisations" in html
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids)), "two forms, no id twice"
    assert send(letter, category="Invented").status_code == 422


def test_the_list_stands_in_the_order_that_staff_chose(letter: ActionPage, client: Client) -> None:
    factories.let_organisations_sign(
        letter,
        factories.organisation("Zora House", country="KE"),
        factories.organisation("Élan", country="SE"),
        factories.organisation("Anna House", country="SE"),
    )
    services.fold_deltas()
    shown = {}
    for order in Action.ListOrder.values:
        services.change_settings(letter.action, {"list_order": order})
        cache.clear()
        html = client.get(letter.url).content.decode()
        shown[order] = sorted(("Zora House", "Élan", "Anna House"), key=html.index)
    assert shown == {
        "editor": ["Zora House", "Élan", "Anna House"],
        "country": ["Zora House", "Anna House", "Élan"],
        "name": ["Anna House", "Élan", "Zora House"],
    }


def test_a_person_is_exported_and_erased_and_the_organisation_s_signature_stays(letter: ActionPage) -> None:
    contact(member(), email="amara@harbour.example")
    confirm(letter)
    subject = address_hash("amara@harbour.example")
    assert {row["email"] for row in organisation_privacy.export(subject)} == {"amara@harbour.example"}
    assert organisation_privacy.erase(subject) == 2
    assert organisation_privacy.export(subject) == []
    assert Signature.objects.counted().count() == 1


def test_what_nobody_confirmed_expires(letter: ActionPage, clock: Any) -> None:
    send(letter)
    clock.advance(days=9)
    assert (
        organisation_privacy.expire_unconfirmed(True) == organisation_privacy.expire_unconfirmed(False) == 1
    )
    assert not OrganisationRequest.objects.exists()


def test_nothing_of_the_person_is_clear_in_the_database_or_in_a_revision(
    letter: ActionPage, caplog: pytest.LogCaptureFixture
) -> None:
    contact(member())
    confirm(letter)
    letter.save_revision()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM campaigns_organisationrequest")
        stored = repr(cursor.fetchall())
        cursor.execute("SELECT * FROM campaigns_knowncontact")
        stored += repr(cursor.fetchall())
    for text in (stored, caplog.text, repr(list(Revision.objects.values_list("content", flat=True)))):
        assert not re.search("Amara|Treasurer|amara@|director@", text)


def test_a_page_that_an_organisation_was_sent_for_is_kept(letter: ActionPage) -> None:
    from campaigns.guards import action_pages_with_rows

    send(letter)
    assert action_pages_with_rows(Page.objects.filter(pk=letter.pk)) == [letter]

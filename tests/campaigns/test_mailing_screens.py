"""The admin's screens of updates to signers: for whom has their permission, and nothing is sent unseen."""

import html
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from advocacy_site.core.models import AccessLog
from advocacy_site.mailing.models import Outbox
from campaigns import services
from campaigns.mailing_forms import segment_choices
from campaigns.models import Action, ActionPage, SignerMailing
from campaigns.services.mailings import TEST_MAIL, UPDATE_MAIL

from .. import factories
from .updates import delivered, drafted, moment_on, translated

pytestmark = pytest.mark.django_db


def sender(page: ActionPage, *lacking: str) -> Client:
    """A member of staff who may send updates, but for what is `lacking`."""
    wanted = {"send_updates", "view_signature", "change_page"} - set(lacking)
    client = Client()
    client.force_login(factories.staff_who_may(page, *wanted))
    return client


def address(page: ActionPage, name: str = "signer_mailings", *keys: Any) -> str:
    return reverse(name, args=[page.action_id, *keys])


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def hidden(text: str) -> dict[str, str]:
    """Return what the form with the start button holds."""
    names = ("total", "as_of", "fingerprint")
    return {name: re.search(rf'name="{name}" value="([^"]*)"', text)[1] for name in names}


def draft_of(page: ActionPage, client: Client, **fields: Any) -> SignerMailing:
    response = client.post(address(page, "new_signer_mailing"), {"fallback": "", **fields})
    assert response.status_code == 302, response.context["form"].errors
    return SignerMailing.objects.latest("created_at")


def test_staff_go_from_a_delivery_to_a_mailing_that_is_sent() -> None:
    page = factories.action_page()
    key = delivered(page)
    signature = factories.agreed_signature(page)
    factories.agreed_signature(page, country="KE")
    services.fold_deltas()
    client = sender(page)
    assert address(page) in read(client, address(page, "action_records:edit"))
    outcomes = read(client, address(page, "action_outcomes"))
    new = f"{address(page, 'new_signer_mailing')}?tells={key}"
    assert new in outcomes
    assert re.search(rf'value="{key}"[^>]*checked', read(client, new))
    mailing = draft_of(page, client, tells=key, countries=["SE"])
    one = address(page, "signer_mailing", mailing.pk)
    text = read(client, one)
    assert "Write to 1 person now" in text
    assert "Only those from: Sweden" in text
    assert "Delivered to the forty ministers" in text
    assert "The news that you asked for" in text
    assert signature.email not in text
    assert not Outbox.objects.filter(kind=UPDATE_MAIL).exists()
    assert (
        "It is being sent" in client.post(one, {"do": "start", **hidden(text)}, follow=True).content.decode()
    )
    services.carry_on_mailings()
    assert Outbox.objects.filter(kind=UPDATE_MAIL).count() == 1
    assert "0 of 1 have left" in read(client, one)
    assert "0 of 1" in read(client, address(page))


def test_a_delivery_that_was_just_written_down_offers_to_tell_signers() -> None:
    page = factories.action_page()
    values = {"day": "2026-11-01", "count": "5", "to_whom_en": "the ministers", "note_en": ""}
    response = sender(page).post(address(page, "add_outcome", "delivery"), values, follow=True)
    assert f"{address(page, 'new_signer_mailing')}?tells=delivery-" in response.content.decode()
    response = sender(page, "send_updates").post(
        address(page, "add_outcome", "delivery"), values, follow=True
    )
    assert address(page, "new_signer_mailing") not in response.content.decode()


@pytest.mark.parametrize("lacking", ["send_updates", "view_signature"])
def test_without_either_permission_nothing_is_seen_or_done(lacking: str) -> None:
    page = factories.action_page()
    factories.agreed_signature(page)
    mailing = drafted(page)
    client = sender(page, lacking)
    for name, keys in (
        ("signer_mailings", ()),
        ("new_signer_mailing", ()),
        ("signer_mailing", (mailing.pk,)),
        ("change_signer_mailing", (mailing.pk,)),
        ("preview_signer_mailing", (mailing.pk, "en")),
    ):
        assert client.get(address(page, name, *keys)).status_code in (302, 403), name
    client.post(address(page, "signer_mailing", mailing.pk), {"do": "discard"})
    client.post(address(page, "signer_mailing", mailing.pk), {"do": "test", "language": "en"})
    assert SignerMailing.objects.filter(pk=mailing.pk).exists()
    assert not Outbox.objects.filter(kind=TEST_MAIL).exists()
    assert address(page) not in read(client, address(page, "action_records:edit"))


def test_an_update_of_another_action_is_not_reached_through_this_one() -> None:
    page, other = factories.action_page(), factories.action_page()
    mailing = drafted(other)
    client = sender(page)
    assert client.get(address(page, "signer_mailing", mailing.pk)).status_code == 404
    assert client.get(address(other, "signer_mailing", mailing.pk)).status_code == 404


def test_a_screen_that_is_out_of_date_starts_nothing_and_says_so() -> None:
    page = factories.action_page()
    key = delivered(page)
    factories.agreed_signature(page)
    client = sender(page)
    mailing = draft_of(page, client, tells=key)
    one = address(page, "signer_mailing", mailing.pk)
    shown = hidden(read(client, one))
    for wrong in (
        {"fingerprint": "0" * 32},
        {"total": "0"},
        {"as_of": "yesterday"},
        {"as_of": "2026-01-01T00:00:00"},
        {"total": "many"},
        {"total": str(2**40)},
    ):
        response = client.post(one, {"do": "start", **(shown | wrong)}, follow=True)
        assert "Nothing was sent" in response.content.decode(), wrong
    client.post(one, {"do": "start"})
    mailing.refresh_from_db()
    assert mailing.state == "draft"


def test_a_draft_is_changed_tested_on_oneself_and_discarded() -> None:
    page = factories.action_page()
    first, second = delivered(page), moment_on(page, title="The committee meets")
    factories.agreed_signature(page)
    client = sender(page)
    mailing = draft_of(page, client, tells=first)
    one = address(page, "signer_mailing", mailing.pk)
    change = address(page, "change_signer_mailing", mailing.pk)
    assert re.search(rf'value="{first}"[^>]*checked', read(client, change))
    assert client.post(change, {"tells": second, "fallback": "en", "languages": ["en"]}).status_code == 302
    mailing.refresh_from_db()
    assert (mailing.tells, mailing.fallback, mailing.languages) == (second, "en", ["en"])
    assert "The committee meets" in read(client, one)
    assert client.get(address(page, "preview_signer_mailing", mailing.pk, "en")).status_code == 200
    assert client.get(address(page, "preview_signer_mailing", mailing.pk, "fr")).status_code == 404
    client.post(one, {"do": "test", "language": "en"})
    assert Outbox.objects.get(kind=TEST_MAIL).payload["to"].startswith("staff-")
    assert "tested" in AccessLog.objects.latest("at").reason
    client.post(one, {"do": "discard"})
    assert not SignerMailing.objects.exists()


def test_a_mailing_under_way_is_paused_resumed_and_stopped() -> None:
    page = factories.action_page()
    key = delivered(page)
    factories.agreed_signature(page)
    client = sender(page)
    mailing = draft_of(page, client, tells=key)
    one = address(page, "signer_mailing", mailing.pk)
    client.post(one, {"do": "start", **hidden(read(client, one))})
    for verb, state in (
        ("pause", "paused"),
        ("resume", "sending"),
        ("nonsense", "sending"),
        ("stop", "stopped"),
    ):
        assert client.post(one, {"do": verb}).status_code == 302
        mailing.refresh_from_db()
        assert mailing.state == state
    assert 'value="resume"' not in read(client, one)
    assert client.get(address(page, "change_signer_mailing", mailing.pk)).status_code == 404
    reasons = set(AccessLog.objects.values_list("reason", flat=True))
    assert {reason.split()[-1] for reason in reasons} >= {"started", "paused", "resumed", "stopped"}


def test_a_language_without_words_is_said_and_can_be_written_to_in_another() -> None:
    page = factories.action_page()
    translated(page, "fr")
    key = delivered(page, to_whom={"en": "a", "fr": "b"}, note={})
    half = delivered(page)
    factories.agreed_signature(page)
    for _n in range(2):
        factories.agreed_signature(page, language="ar")
    client = sender(page)
    refused = client.post(address(page, "new_signer_mailing"), {"tells": half, "fallback": "fr"})
    assert refused.status_code == 422
    assert "no words in this language either" in refused.content.decode()
    mailing = draft_of(page, client, tells=key)
    text = " ".join(read(client, address(page, "signer_mailing", mailing.pk)).split())
    assert "2 people who agreed have no words in their language" in text
    assert "Write to 1 person now" in text
    names = [dict(settings.LANGUAGES)[code] for code in ("en", "fr", "ar")]
    assert [f"Send a test to myself ({name})" in text for name in names] == [True, True, False]


def test_what_was_told_before_is_said() -> None:
    page = factories.action_page()
    key = delivered(page)
    factories.agreed_signature(page)
    client = sender(page)
    mailing = draft_of(page, client, tells=key)
    one = address(page, "signer_mailing", mailing.pk)
    client.post(one, {"do": "start", **hidden(read(client, one))})
    again = draft_of(page, client, tells=key)
    assert "told the same before" in read(client, address(page, "signer_mailing", again.pk))


def test_a_draft_whose_line_is_gone_still_opens() -> None:
    page = factories.action_page()
    mailing = drafted(page)
    client = sender(page)
    page.unpublish()
    for url in (address(page), address(page, "signer_mailing", mailing.pk)):
        assert "no page tells any more" in read(client, url).lower()
    assert "There is nothing to tell yet" in read(client, address(page, "new_signer_mailing"))


def test_kinds_can_be_chosen_only_where_both_sign() -> None:
    page = factories.action_page()
    delivered(page)
    client = sender(page)
    assert 'name="kinds"' not in read(client, address(page, "new_signer_mailing"))
    services.change_settings(page.action, {"signers": Action.Signers.BOTH})
    assert 'name="kinds"' in read(client, address(page, "new_signer_mailing"))


def test_the_public_page_says_nothing_of_mailings(client: Client) -> None:
    page = factories.action_page()
    key = delivered(page)
    factories.agreed_signature(page)
    before = client.get(page.url).content
    staff = sender(page)
    mailing = draft_of(page, staff, tells=key)
    one = address(page, "signer_mailing", mailing.pk)
    staff.post(one, {"do": "start", **hidden(read(staff, one))})
    assert client.get(page.url).content == before


def test_those_without_a_country_can_be_chosen() -> None:
    page = factories.action_page()
    factories.agreed_signature(page, country="")
    factories.agreed_signature(page, country="SE")
    services.fold_deltas()
    assert {code for code, _words in segment_choices(page.action)["countries"]} == {"SE", ""}

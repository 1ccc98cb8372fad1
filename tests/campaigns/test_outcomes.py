"""Handed over, answered, paused, carried on: what happens to an action after it was opened."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction

from campaigns import services
from campaigns.models import Action, ActionPage, Answer, Delivery, Recipient
from campaigns.services.outcomes import number_on

from .. import factories
from .test_pages_and_records import SETTINGS, seen_by

pytestmark = pytest.mark.django_db


def signed(number: int = 2, **fields: Any) -> ActionPage:
    page = factories.action_page(**fields)
    for _n in range(number):
        factories.confirmed_signature(page)
    services.fold_deltas()
    return page


def deliver(page: ActionPage, day: date, **fields: Any) -> Delivery:
    words: dict[str, Any] = {"to_whom": {"en": "the forty ministers"}, "note": {"en": "On the steps."}}
    return services.record_delivery(page.action, day=day, **(words | fields))


def html_of(client: Client, page: Any) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


# --- deliveries and answers -------------------------------------------------------------------------------


def test_a_delivery_keeps_the_number_of_its_day_whoever_signs_or_withdraws_later(clock: Any) -> None:
    page = signed(3)
    day = clock.at.date()
    delivery = deliver(page, day)
    assert (delivery.count, delivery.as_of) == (3, clock.at)
    services.withdraw_signature(page.action.signatures.first().pk)
    factories.confirmed_signature(page)
    factories.confirmed_signature(page)
    services.fold_deltas()
    corrected = deliver(page, day, note={"en": "In the rain."}, delivery=delivery)
    assert corrected.count == 3


def test_an_earlier_delivery_counts_who_had_signed_by_then(clock: Any) -> None:
    page = signed(2)
    day = clock.at.date()
    clock.advance(days=3)
    factories.confirmed_signature(page)
    services.fold_deltas()
    assert number_on(page.action, day).count == 2
    assert number_on(page.action, clock.at.date()).count == 3
    assert deliver(page, day).count == 2
    assert deliver(page, day, count=41).count == 41


def test_nothing_is_delivered_to_nobody_without_signatures_or_tomorrow(clock: Any) -> None:
    page = signed(1)
    with pytest.raises(services.WordsMissing):
        deliver(page, clock.at.date(), to_whom={"en": ""})
    with pytest.raises(services.NothingToDeliver):
        deliver(page, clock.at.date() + timedelta(days=1))
    with pytest.raises(services.NothingToDeliver):
        deliver(page, clock.at.date() - timedelta(days=9))
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(action=page.action, day=clock.at.date(), count=0, as_of=clock.at)


def test_what_became_of_an_action_stands_on_its_page_and_on_its_campaigns(client: Client, clock: Any) -> None:
    page = signed(1234 // 617)
    campaign = page.get_parent()
    html_of(client, page), html_of(client, campaign)
    page.save_revision().publish()
    campaign.specific.save_revision().publish()
    html_of(client, page), html_of(client, campaign)
    delivery = deliver(page, clock.at.date())
    document = factories.site_document(title="Their letter")
    answer = services.record_answer(
        page.action,
        day=clock.at.date(),
        from_whom={"en": "The ministry"},
        words={"en": "We <b>agree</b>."},
        document=document,
    )
    html = html_of(client, page)
    assert f'id="delivery-{delivery.pk}"' in html
    assert "Delivered to the forty ministers" in html
    assert "2 signatures, as of 1 March 2027." in html
    assert f'id="answer-{answer.pk}"' in html
    assert "Answered by The ministry" in html
    assert "We &lt;b&gt;agree&lt;/b&gt;." in html
    assert "Their letter" in html
    told = html_of(client, campaign)
    assert f'href="{page.url}#delivery-{delivery.pk}"' in told
    assert f'href="{page.url}#answer-{answer.pk}"' in told
    services.take_back(answer)
    assert "Answered by" not in html_of(client, page)
    assert "Answered by" not in html_of(client, campaign)


def test_a_delivery_costs_a_page_no_query_once_it_was_read(client: Client, clock: Any) -> None:
    factories.site_words()
    page = signed(1)
    page.save_revision().publish()
    for pages in (page, page.get_parent().specific):
        pages.save_revision().publish()

    def queries(of: Any) -> int:
        client.get(of.url)
        with CaptureQueriesContext(connection) as found:
            client.get(of.url)
        return len(found)

    before = [queries(page), queries(page.get_parent())]
    deliver(page, clock.at.date())
    assert [queries(page), queries(page.get_parent())] == before
    assert max(before) <= 12


def test_words_on_a_record_are_shown_in_the_readers_language_or_marked(client: Client, clock: Any) -> None:
    page = signed(1)
    CopyPageForTranslationAction(page, factories.locale("fr"), copy_parents=True).execute(
        skip_permission_checks=True
    )
    french = ActionPage.objects.get(locale=factories.locale("fr"))
    french.save_revision().publish()
    deliver(page, clock.at.date(), to_whom={"en": "the ministers", "fr": "les ministres"})
    html = html_of(client, ActionPage.objects.get(pk=french.pk))
    assert "les ministres" in html
    assert re.search(r'<div class="flow" lang="en" dir="auto"><p>On the steps', html)


def test_staff_write_down_correct_and_take_back_a_delivery(client: Client, clock: Any) -> None:
    client.force_login(factories.staff())
    page = signed(2)
    address = reverse("add_outcome", args=[page.action_id, "delivery"])
    assert client.get(address).status_code == 200
    data = {"day": "2027-03-01", "count": "", "to_whom_en": "the bank", "note_en": ""}
    assert client.post(address, data | {"day": "2027-03-02"}).status_code == 422
    assert client.post(address, data | {"to_whom_en": ""}).status_code == 422
    assert client.post(address, data).status_code == 302
    delivery = Delivery.objects.get()
    assert (delivery.count, delivery.to_whom, delivery.note) == (2, {"en": "the bank"}, {})
    listed = client.get(reverse("action_outcomes", args=[page.action_id])).content.decode()
    change = reverse("change_outcome", args=[page.action_id, "delivery", delivery.pk])
    assert change in listed
    assert client.post(change, data | {"count": "2480"}).status_code == 302
    assert Delivery.objects.get().count == 2480
    assert client.post(change, {"take_back": "yes"}).status_code == 302
    assert not Delivery.objects.exists()


def test_staff_write_down_an_answer(client: Client, clock: Any) -> None:
    client.force_login(factories.staff())
    page = signed(1)
    address = reverse("add_outcome", args=[page.action_id, "answer"])
    data = {"day": "2027-02-20", "document": "", "from_whom_en": "The bank", "words_en": "Not yet."}
    assert client.post(address, data).status_code == 302
    answer = Answer.objects.get()
    assert (answer.from_whom, answer.words) == ({"en": "The bank"}, {"en": "Not yet."})
    assert "Not yet." in client.get(reverse("action_outcomes", args=[page.action_id])).content.decode()
    other = factories.action_page()
    wrong = reverse("change_outcome", args=[other.action_id, "answer", answer.pk])
    assert client.get(wrong).status_code == 404
    assert client.get(reverse("add_outcome", args=[page.action_id, "verdict"])).status_code == 404


@pytest.mark.parametrize("name", ["action_outcomes", "action_versions"])
def test_only_who_may_change_the_record_sees_its_screens(client: Client, name: str) -> None:
    page = signed(1)
    stranger = factories.staff()
    stranger.is_superuser = False
    stranger.save()
    client.force_login(stranger)
    assert client.get(reverse(name, args=[page.action_id])).status_code in (302, 403)


# --- recipients, and letters that were signed first --------------------------------------------------------


def test_recipients_are_named_one_by_one(client: Client) -> None:
    page = factories.action_page(recipients="two who decide")
    page.recipient_lines = [
        Recipient(locale=page.locale, name="Ada Moreau", role="Minister of Justice", country="FR"),
        Recipient(locale=page.locale, body="Council of <Banks>", sort_order=1),
    ]
    page.save_revision().publish()
    html = html_of(client, page)
    assert "two who decide" in html
    assert re.search(r"Ada Moreau.*Minister of Justice · France.*Council of &lt;Banks&gt;", html, re.DOTALL)


def test_a_recipient_is_somebody() -> None:
    page = factories.action_page()
    with pytest.raises(IntegrityError), transaction.atomic():
        Recipient.objects.create(page=page, locale=page.locale, role="Minister")


def test_a_letter_says_how_many_organisations_signed_before_it_was_published(
    client: Client, clock: Any
) -> None:
    page = factories.letter_page()
    version = page.text_versions.current().get()
    services.change_settings(page.action, {"signers": Action.Signers.BOTH})
    for days, number in [(9, 3), (0, 2)]:
        lines = [factories.organisation() for _n in range(number)]
        day = clock.at - timedelta(days=days)
        services.add_signatories(page.action, lines, text_version=version, signed_at=day)
    services.fold_deltas()
    assert "3 organisations signed before publication" in html_of(client, page)
    services.change_settings(page.action, {"kind": Action.Kind.PETITION})
    assert "before publication" not in html_of(client, page)


# --- pause, end and successor -------------------------------------------------------------------------------


def test_a_pause_says_why_in_the_readers_language_and_no_longer_than_it_lasts(client: Client) -> None:
    page = factories.action_page()
    services.change_settings(page.action, {"paused": True, "pause_notice": {"en": "Until the <vote>."}})
    assert "Until the &lt;vote&gt;." in html_of(client, page)
    services.resume_action(page.action)
    assert "Until the" not in html_of(client, page)


def test_opening_and_closing_follow_the_clock_alone(client: Client, clock: Any) -> None:
    page = factories.action_page(is_open=False)
    times = {"opens_at": clock.at + timedelta(hours=1), "closes_at": clock.at + timedelta(hours=5)}
    services.change_settings(page.action, times)
    seen = []
    for _n in range(3):
        html = html_of(client, page)
        seen.append("<form" in html and 'name="email"' in html)
        clock.advance(hours=3)
    assert seen == [False, True, False]


def test_a_closed_action_leads_to_the_one_that_carries_it_on(client: Client, clock: Any) -> None:
    page, after = factories.action_page(), factories.action_page(title="The next step")
    services.change_settings(page.action, {"successor": after.action})
    thanks = reverse("sign_thanks", args=[page.action.key])
    assert "The next step" not in html_of(client, page)
    assert "The next step" in client.get(thanks).content.decode()
    clock.advance(hours=1)
    services.close_action(page.action)
    html = html_of(client, page)
    assert html.index("The next step") < html.index("What was signed")
    assert f'href="{after.url}"' in html
    after.unpublish()
    assert "The next step" not in html_of(client, factories.action_page())
    assert "The next step" not in client.get(thanks).content.decode()


def test_a_successor_that_is_closed_leads_nobody_on(client: Client, clock: Any) -> None:
    page, after = factories.action_page(), factories.action_page(title="The next step")
    services.change_settings(page.action, {"successor": after.action})
    clock.advance(hours=1)
    services.close_action(page.action)
    services.close_action(after.action)
    assert "The next step" not in html_of(client, page)


def test_nothing_is_carried_on_by_itself_or_in_a_circle(client: Client) -> None:
    from campaigns.viewsets import ActionForm

    first, second = factories.action_page().action, factories.action_page().action
    services.change_settings(second, {"successor": first})
    form = ActionForm({"successor": str(second.pk)}, instance=first)
    assert "successor" in form.errors
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.filter(pk=first.pk).update(successor=first.pk)


def test_the_notice_of_a_pause_is_written_with_the_settings(client: Client) -> None:
    client.force_login(factories.staff())
    page = factories.action_page()
    address = reverse("action_records:edit", args=[page.action_id])
    data = SETTINGS | {"pause_notice_en": "A week.", "seen": seen_by(client, address)}
    assert client.post(address, data).status_code == 302
    assert Action.objects.get(pk=page.action_id).pause_notice == {"en": "A week."}

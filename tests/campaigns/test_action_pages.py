"""An action's page in each kind and state, and what its editor is told."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advocacy_site.core import clock as clock_module
from advocacy_site.users.models import User
from campaigns import services
from campaigns.models import Action, ActionPage

from .. import factories

pytestmark = pytest.mark.django_db


def html_of(client: Client, page: ActionPage) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    html = response.content.decode()
    assert len(re.findall(r"<h1[ >]", html)) == 1
    return html


def test_a_letter_stands_on_a_sheet_with_its_annexes_folded_below(client: Client) -> None:
    html = html_of(client, factories.letter_page())
    order = ["forty ministers", "Three changes", "Geneva", "Ministers,", "soon adopt", "The undersigned"]
    order += ["Evidence", "I. What it costs", "Nine treasuries", "II. Wording"]
    places = [html.index(words) for words in order]
    assert places == sorted(places)
    assert 'class="sheet' in html
    assert html.count("<details") == 2


@pytest.mark.parametrize("kind", [Action.Kind.PLEDGE, Action.Kind.PETITION])
def test_other_kinds_have_no_sheet_and_no_annexes(client: Client, kind: str) -> None:
    page = factories.action_page()
    services.change_settings(page.action, {"kind": kind})
    html = html_of(client, page)
    assert 'class="sheet' not in html
    assert "<details" not in html
    assert str(Action.Kind(kind).label) in html


@pytest.mark.parametrize("make", [factories.action_page, factories.letter_page])
def test_an_action_needs_few_queries(client: Client, make: Any) -> None:
    factories.site_words()
    page = make()
    factories.confirmed_signature(page)
    services.fold_deltas()
    page.save_revision().publish()
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    assert len(queries) <= 12


def test_each_state_says_what_one_can_do(client: Client, clock: Any) -> None:
    page = factories.action_page(is_open=False, outcome="<p>Both sites closed.</p>")
    assert "You can’t sign yet" in html_of(client, page)
    Action.objects.filter(pk=page.action_id).update(opens_at=clock.at + timedelta(days=3))
    assert "Opens on 4 March 2027" in html_of(client, page)
    clock.advance(days=4)
    assert "<form" in html_of(client, page)
    services.pause_action(page.action)
    assert "Collecting is paused" in html_of(client, page)
    services.resume_action(page.action)
    assert "Both sites closed" not in html_of(client, page)
    services.close_action(page.action)
    clock.advance(hours=1)
    html = html_of(client, page)
    assert "Signing has ended" in html
    assert "Both sites closed" in html
    assert "What was signed" in html
    assert 'class="flag">Closed' in html


def test_what_was_won_says_so(client: Client) -> None:
    html = html_of(client, factories.action_page(won=True))
    assert 'class="flag">Won' in html
    assert "What was asked for here has happened." in html


def test_the_goal_has_its_words_while_there_is_one(client: Client) -> None:
    page = factories.action_page(goal_words="before ministers meet")
    assert "before ministers meet" in html_of(client, page)


def test_a_contact_person_stands_there_with_a_link_to_write_and_call(client: Client) -> None:
    person = factories.contact_person(role="Policy", phone="+44 808 157 0199")
    html = html_of(client, factories.action_page(contact=person))
    assert "Noor Rahman</b>, Policy" in html
    assert "mailto:noor@daybreak.example" in html
    assert "tel:+448081570199" in html


def test_thanks_and_ways_to_pass_it_on_follow_signing_and_confirming(client: Client) -> None:
    page = factories.action_page(thanks_words="Forty ministers will find it.", share_text="Sign & tell")
    html = client.get(reverse("sign_thanks", args=[page.action.key])).content.decode()
    assert "Forty ministers will find it." in html
    assert "https://wa.me/?text=Sign%20%26%20tell%20http%3A%2F%2Ftestserver%2Fen%2F" in html
    assert 'rel="nofollow noreferrer"' in html
    assert not re.search(r'<(?:img|script|iframe)[^>]*src="https?:', html)


# --- the editor ------------------------------------------------------------------------------------------


@pytest.fixture
def staff_client(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("staff@example.org", "a long enough password"))
    return client


def editor(client: Client, page: ActionPage) -> str:
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_a_new_page_says_where_signing_is_opened(staff_client: Client) -> None:
    address = reverse(
        "wagtailadmin_pages:add", args=["campaigns", "actionpage", factories.campaign_page().pk]
    )
    html = staff_client.get(address).content.decode()
    assert "A new page is a pledge that nobody can sign yet." in html
    assert reverse("action_records:index") in html
    assert 'name="subject"' not in html
    assert "annexes-TOTAL_FORMS" not in html


@pytest.mark.parametrize(
    ("is_open", "words"), [(False, "Nobody can sign yet"), (True, "people can sign as soon")]
)
def test_the_editor_tells_the_state_and_the_next_step(
    staff_client: Client, is_open: bool, words: str
) -> None:
    page = factories.action_page(is_open=is_open)
    html = editor(staff_client, page)
    assert words in html
    assert reverse("action_records:edit", args=[page.action_id]) in html


def test_only_a_letter_asks_for_the_words_of_a_letter(staff_client: Client) -> None:
    assert 'name="subject"' not in editor(staff_client, factories.action_page())
    html = editor(staff_client, factories.letter_page())
    assert 'name="subject"' in html
    assert "annexes-TOTAL_FORMS" in html


def formset(name: str) -> dict[str, str]:
    return {f"{name}-TOTAL_FORMS": "0", f"{name}-INITIAL_FORMS": "0", f"{name}-MIN_NUM_FORMS": "0"}


def test_a_pledge_is_made_and_published_without_the_fields_of_a_letter(staff_client: Client) -> None:
    import json

    parent = factories.campaign_page()
    address = reverse("wagtailadmin_pages:add", args=["campaigns", "actionpage", parent.pk])
    text = {"entityMap": {}, "blocks": [{"key": "a", "text": "I will ask.", "type": "unstyled", "depth": 0}]}
    for block in text["blocks"]:
        block.update(inlineStyleRanges=[], entityRanges=[])
    data = {
        "title": "New pledge",
        "slug": "new-pledge",
        "text": json.dumps(text),
        "outcome": "null",
        "invitation": "Sign",
        "action-publish": "1",
        **formset("moments"),
        **formset("recipient_lines"),
        **formset("comments"),
    }
    response = staff_client.post(address, data, follow=True)
    assert "Nobody can sign this page yet" in response.content.decode()
    page = ActionPage.objects.get(slug="new-pledge")
    assert page.live
    assert page.action.state == Action.State.NOT_OPEN


def test_the_list_of_actions_says_kind_state_number_and_pages(staff_client: Client) -> None:
    page = factories.letter_page(title="Put demand in the plan")
    for _n in range(3):
        factories.confirmed_signature(page)
    services.fold_deltas()
    html = staff_client.get(reverse("action_records:index")).content.decode()
    row = html[html.index("<tbody>") : html.rindex("</tbody>")]
    cells = [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row.split("<td")]
    assert {"Open letter", "open", "3"} <= {cell.split("> ")[-1] for cell in cells}, cells
    assert "Put demand in the plan" in row
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in row


def test_the_list_of_actions_needs_the_same_queries_for_many(staff_client: Client) -> None:
    counts = []
    for _round in range(2):
        factories.action_page()
        staff_client.get(reverse("action_records:index"))
        with CaptureQueriesContext(connection) as queries:
            staff_client.get(reverse("action_records:index"))
        counts.append(len(queries))
        for _n in range(5):
            factories.action_page()
    assert counts[0] == counts[1]


def test_the_settings_lead_to_the_pages_in_each_language(staff_client: Client) -> None:
    page = factories.action_page(title="The pledge")
    html = staff_client.get(reverse("action_records:edit", args=[page.action_id])).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html
    assert "The pledge" in html


def settings_data(client: Client, address: str, **changes: str) -> dict[str, str]:
    html = client.get(address).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', html)
    assert seen
    return {
        "kind": "pledge",
        "signers": "people",
        "opens_at": "2020-01-01 08:00",
        "goal": "100",
        "asks_country": "required",
        "list_order": "editor",
        **{f"asks_{name}": "no" for name in ("postcode", "city", "role", "organisation", "comment")},
        "seen": seen[1],
    } | changes


def test_a_goal_that_is_reached_already_is_refused_and_the_one_shown_is_named(staff_client: Client) -> None:
    page = factories.action_page()
    Action.objects.filter(pk=page.action_id).update(goal=2, opens_at=clock_module.now() - timedelta(days=1))
    for _n in range(3):
        factories.confirmed_signature(page)
    services.fold_deltas()
    address = reverse("action_records:edit", args=[page.action_id])
    assert "3 have signed, so that pages show the goal 5 now." in staff_client.get(address).content.decode()
    response = staff_client.post(address, settings_data(staff_client, address, goal="3"))
    assert response.context["form"].errors.keys() == {"goal"}
    assert "3 have signed already" in response.content.decode()
    # The old goal was right when it was set: it stands in no other change's way.
    assert staff_client.post(address, settings_data(staff_client, address, goal="2")).status_code == 302
    assert staff_client.post(address, settings_data(staff_client, address, goal="4")).status_code == 302
    page.action.refresh_from_db()
    assert page.action.goal == 4

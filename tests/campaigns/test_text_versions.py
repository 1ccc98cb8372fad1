"""Which words were signed by how many, for readers and for staff."""

import hashlib
import re
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from campaigns import services
from campaigns.models import ActionPage, Signature, Tally, TextVersion
from campaigns.services.counting import tallies_of
from campaigns.services.reaffirming import earlier_signers
from campaigns.services.rounds import draft_version
from campaigns.word_diff import Change, compare

from .. import factories

pytestmark = pytest.mark.django_db
SECOND = "<p>I will ask who pays, and who <b>earns</b>.</p>"


def change_text(page: ActionPage, text: str) -> TextVersion:
    page.text = text
    page.save_revision().publish()
    page.refresh_from_db()
    return TextVersion.objects.current().get(page=page)


@pytest.fixture
def page() -> ActionPage:
    """Three signed the first words, one the second."""
    page = factories.action_page()
    for _n in range(3):
        factories.confirmed_signature(page)
    change_text(page, SECOND)
    factories.confirmed_signature(page)
    services.fold_deltas()
    return ActionPage.objects.get(pk=page.pk)


def address_of(page: ActionPage, number: int) -> str:
    return reverse("sign_text", args=[page.action.key, number])


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# --- counting --------------------------------------------------------------------------------------------


def test_each_version_has_its_number_also_of_those_who_are_only_numbers(page: ActionPage) -> None:
    first = page.text_versions.get(number=1)
    signature = Signature.objects.filter(text_version=first).first()
    assert signature is not None
    services.erase_signature(signature.pk, keep_as_number=True)
    services.withdraw_signature(Signature.objects.filter(text_version=first).latest("pk").pk)
    services.fold_deltas()
    assert tallies_of(page.action)["version", str(first.pk)] == 2
    assert services.recount(page.action) == tallies_of(page.action)
    Tally.objects.filter(dimension="version").delete()
    assert services.check_tallies() == [page.action.key]
    assert tallies_of(page.action)["version", str(first.pk)] == 2


# --- what readers see --------------------------------------------------------------------------------------


def count_as(page: ActionPage, *numbers: int) -> None:
    """Let the tallies have these numbers of the page's versions, from the first on."""
    for version, number in zip(page.text_versions.order_by("number"), numbers, strict=True):
        Tally.objects.update_or_create(
            action=page.action, dimension="version", key=str(version.pk), defaults={"count": number}
        )


def test_the_page_says_how_many_signed_which_version(client: Client, page: ActionPage) -> None:
    count_as(page, 30, 10)
    html = client.get(page.url).content.decode()
    words = plain(html)
    assert "30 signed version 1" in words
    assert "10 signed version 2 , the words of today" in words
    assert address_of(page, 1) in html
    assert "without a number" not in words


def test_a_version_that_few_signed_is_told_together_with_the_next_smallest(
    client: Client, page: ActionPage
) -> None:
    change_text(page, "<p>Third.</p>")
    count_as(page, 30, 10, 3)
    words = plain(client.get(page.url).content.decode())
    for told in ("30 signed version 1", "Some signed version 2", "Some signed version 3", "13 in all signed"):
        assert told in words
    words = plain(client.get(address_of(page, 3)).content.decode())
    assert "Signatures told only together with others" in words
    assert "Some signed version 2" in words


def test_new_words_that_nobody_signed_yet_are_no_ones(client: Client, page: ActionPage) -> None:
    change_text(page, "<p>Third.</p>")
    assert "0 signed version 3 , the words of today" in plain(client.get(page.url).content.decode())


def test_where_all_signed_the_same_words_nothing_is_said_of_versions(client: Client) -> None:
    page = factories.action_page()
    factories.confirmed_signature(page)
    services.fold_deltas()
    assert "by-version" not in client.get(page.url).content.decode()


def test_an_earlier_version_keeps_its_address_its_words_and_its_hash(
    client: Client, page: ActionPage
) -> None:
    first = page.text_versions.get(number=1)
    response = client.get(address_of(page, 1))
    html = response.content.decode()
    assert "I will say so aloud." in html
    assert first.sha256 in html
    assert "They have changed since." in html
    assert 'name="robots" content="noindex"' in html
    assert "public" in response["Cache-Control"]
    as_hashed = client.get(reverse("sign_text_plain", args=[page.action.key, 1])).content
    assert hashlib.sha256(as_hashed).hexdigest() == first.sha256
    assert "those that stand there today" in client.get(address_of(page, 2)).content.decode()


def test_words_that_nobody_signed_are_not_shown_once_they_were_put_right(
    client: Client, page: ActionPage
) -> None:
    change_text(page, "<p>A slip of the pen.</p>")
    assert client.get(address_of(page, 3)).status_code == 200
    change_text(page, "<p>Put right.</p>")
    assert client.get(address_of(page, 3)).status_code == 404
    assert client.get(address_of(page, 99)).status_code == 404


def test_versions_of_a_page_that_is_not_public_are_not_public(client: Client, page: ActionPage) -> None:
    page.unpublish()
    assert client.get(address_of(page, 1)).status_code == 404
    assert client.get(reverse("sign_text_plain", args=[page.action.key, 1])).status_code == 404


# --- what changed ------------------------------------------------------------------------------------------


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.change.value, piece.text.strip()) for line in compare(old, new) for piece in line]


def test_changes_are_told_word_by_word() -> None:
    assert changes("<p>We ask for a bed.</p>", "<p>We ask for a warm bed.</p>") == [
        ("same", "We ask for a"),
        ("added", "warm"),
        ("same", "bed."),
    ]
    assert changes("<p>One.</p><p>Two.</p>", "<p>One.</p>") == [("same", "One."), ("removed", "Two.")]
    assert changes("<p>A <b>bed</b>.</p>", "<p>A bed.</p>") == [("same", "A bed.")]


def test_both_texts_can_be_read_out_of_what_changed() -> None:
    old = "<p>One two three.</p><ul><li>Four</li></ul><p>Five</p>"
    new = "<p>One three two.</p><p>Six five</p><ul><li>Four</li></ul>"
    lines = compare(old, new)
    for leave_out, expected in [(Change.ADDED, old), (Change.REMOVED, new)]:
        kept = "".join(p.text for line in lines for p in line if p.change != leave_out)
        wanted = re.sub(r"<li>", "- ", expected)
        assert re.sub(r"\s", "", kept) == re.sub(r"\s|<[^>]+>", "", wanted)


def test_a_long_text_that_is_replaced_whole_costs_little() -> None:
    old = "<p>" + " ".join(f"old{n}" for n in range(20_000)) + "</p>"
    new = "<p>" + " ".join(f"new{n}" for n in range(20_000)) + "</p>"
    assert [change for change, _text in changes(old, new)] == ["removed", "added"]


def test_staff_compare_any_two_versions_and_nothing_is_html(client: Client, page: ActionPage) -> None:
    client.force_login(factories.staff())
    change_text(page, "<p>I will ask &lt;script&gt;who&lt;/script&gt; pays.</p>")
    ids = {version.number: version.pk for version in page.text_versions.all()}
    address = reverse("action_versions", args=[page.action_id])
    assert page.text_versions.get(number=1).sha256 in client.get(address).content.decode()
    query = {"language": "en", "old": ids[1], "new": ids[3]}
    html = client.get(address, query).content.decode()
    assert "<ins>" in html
    assert "<del>" in html
    assert "&lt;script&gt;who&lt;/script&gt;" in html
    assert "<script>who" not in html
    other = factories.action_page().text_versions.get()
    assert "<ins>" not in client.get(address, query | {"new": other.pk}).content.decode()
    assert client.post(address, {"version": "x"}).status_code == 404


def test_publishing_changed_words_tells_the_editor_who_signed_others(
    page: ActionPage, monkeypatch: Any
) -> None:
    from campaigns import wagtail_hooks

    said: list[str] = []
    monkeypatch.setattr(wagtail_hooks.messages, "info", lambda _r, words, **_options: said.append(words))
    request = RequestFactory().get("/")
    wagtail_hooks.say_that_people_signed_other_words(request, page)
    wagtail_hooks.say_that_people_signed_other_words(request, factories.action_page())
    assert said == ["3 signatures were given to other words, and stay with them."]


def test_staff_mark_a_change_as_material(client: Client, page: ActionPage) -> None:
    client.force_login(factories.staff())
    address = reverse("action_versions", args=[page.action_id])
    assert "ask 3 earlier signers" in client.get(address).content.decode()
    version = TextVersion.objects.current().get(page=page)
    assert client.post(address, {"version": str(version.pk)}).status_code == 302
    services.ask_earlier_signers()
    signature = Signature.objects.filter(text_version__number=1).first()
    assert signature is not None
    services.reaffirm_signature(signature.pk, text_version=version.pk)
    html = " ".join(client.get(address).content.decode().split())
    assert "3 asked so far, 1 stand by these words" in html


def test_a_draft_that_organisations_sign_is_shown_once_it_is_published(
    client: Client, page: ActionPage, clock: Any
) -> None:
    services.change_settings(page.action, {"signers": "both"})
    page.text = "<p>Words of a draft.</p>"
    page.save_revision()
    draft = draft_version(page)
    services.add_signatories(page.action, [factories.organisation()], text_version=draft)
    services.fold_deltas()
    count_as(page, 30, 10, 8)
    assert client.get(address_of(page, draft.number)).status_code == 404
    html = client.get(page.url).content.decode()
    assert "8 signed words that are not published yet" in plain(html)
    assert "Words of a draft." not in html
    assert not earlier_signers(TextVersion.objects.current().get(page=page)).filter(text_version=draft)
    clock.advance(days=2)
    page.get_latest_revision().publish()
    assert "Words of a draft." in client.get(address_of(page, draft.number)).content.decode()
    draft.refresh_from_db()
    assert (draft.was_public, draft.published_at, draft.superseded_at) == (True, clock.at, None)

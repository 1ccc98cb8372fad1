"""People sign a letter whole: every word of it, annexes included, belongs to the version they signed."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from advocacy_site.core.registry import link_handlers
from campaigns import services
from campaigns.models import Action, ActionPage, Annex, TextVersion
from campaigns.text import LETTER_WORDS, fingerprint, normalise, whole_text

from .. import factories

WORDS: dict[str, Any] = {
    "text": "<p>You will soon adopt a plan.</p><ul><li>One</li></ul>",
    "subject": "Three changes",
    "place_and_date": "Geneva, 9 November",
    "salutation": "Ministers,",
    "closing": "With hope,\nThe undersigned",
    "annexes_title": "Evidence",
    "annexes": [("I Costs", "<p>Nine treasuries.</p>"), ("II Wording", "<p>Shall adopt.</p>")],
}
words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéłä<&>\"' ", min_size=1).filter(str.strip)


def of(**changes: Any) -> str:
    return fingerprint(whole_text(**(WORDS | changes)))


@pytest.mark.parametrize(
    "changes",
    [
        *({name: f"{WORDS[name]} not"} for name in LETTER_WORDS),
        {"text": "<p>You will not adopt a plan.</p>"},
        {"annexes": WORDS["annexes"][:1]},
        {"annexes": [*WORDS["annexes"], ("III", "<p>More.</p>")]},
        {"annexes": WORDS["annexes"][::-1]},
        {"annexes": [("I Prices", "<p>Nine treasuries.</p>"), WORDS["annexes"][1]]},
        {"annexes": [("I Costs", "<p>Ten treasuries.</p>"), WORDS["annexes"][1]]},
        {"annexes": [("I Costs", '<p><a href="https://example.org/">Nine</a> treasuries.</p>')]},
    ],
)
def test_any_changed_word_changes_the_fingerprint(changes: dict[str, Any]) -> None:
    assert of(**changes) != of()


@pytest.mark.parametrize(
    "changes",
    [
        {"salutation": " Ministers, "},
        {"closing": "With hope,\r\n\r\nThe  undersigned\n"},
        {"text": "<p>You <b>will</b> soon adopt a plan.</p>\n<ul><li>One</li></ul>"},
        {"annexes": [("I  Costs", "<p>Nine&nbsp;treasuries.</p>"), WORDS["annexes"][1]]},
    ],
)
def test_changes_that_change_no_word_keep_the_fingerprint(changes: dict[str, Any]) -> None:
    assert of(**changes) == of()


def test_a_link_that_leads_elsewhere_is_another_text() -> None:
    one, other = (f'<p><a href="https://example.org/{n}">See</a></p>' for n in (1, 2))
    assert fingerprint(one) != fingerprint(other)
    inside, outside = '<p><a linktype="page" id="3">See</a></p>', '<p><a linktype="page" id="4">See</a></p>'
    assert fingerprint(inside) != fingerprint(outside)


def test_a_text_alone_is_kept_as_it_is() -> None:
    assert whole_text(text=factories.TEXT) == factories.TEXT


@given(name=st.sampled_from(LETTER_WORDS), value=words)
def test_plain_words_stay_words_whatever_they_hold(name: str, value: str) -> None:
    lines = normalise(whole_text(text="<p>x</p>", **{name: value})).split("\n")
    assert " ".join(value.split()) in lines


@given(st.lists(st.tuples(words, words), max_size=4), st.lists(st.tuples(words, words), max_size=4))
def test_annexes_have_the_same_fingerprint_only_with_the_same_words(one: Any, other: Any) -> None:
    def folded(parts: Any) -> list[str]:
        return [" ".join(value.split()) for part in parts for value in part]

    def hashed(parts: Any) -> str:
        # The second half is rich text: escaped here as an editor's would be.
        from html import escape

        return fingerprint(
            whole_text(text="<p>x</p>", annexes=[(title, f"<p>{escape(text)}</p>") for title, text in parts])
        )

    assert (hashed(one) == hashed(other)) == (folded(one) == folded(other))


@pytest.mark.django_db
def test_a_changed_annex_makes_a_new_version_and_the_old_one_keeps_its_words() -> None:
    page = factories.letter_page()
    before = TextVersion.objects.current().get(page=page)
    assert before.text == page.signed_words
    for word in ("Three changes", "Geneva", "Ministers,", "The undersigned", "Nine treasuries", "II Wording"):
        assert word in before.text, word
    page.annexes.set(
        [Annex(locale=page.locale, number="I", title="What it costs", text="<p>Ten treasuries.</p>")]
    )
    page.save_revision().publish()
    after = TextVersion.objects.current().get(page=page)
    assert after.number == before.number + 1
    assert "Ten treasuries" in after.text
    before.refresh_from_db()
    assert "Nine treasuries" in before.text
    assert before.superseded_at is not None


@pytest.mark.django_db
@pytest.mark.parametrize("name", LETTER_WORDS)
def test_each_field_of_a_letter_makes_a_new_version(name: str) -> None:
    page = factories.letter_page()
    number = TextVersion.objects.current().get(page=page).number
    setattr(page, name, "Other words")
    page.save_revision().publish()
    assert TextVersion.objects.current().get(page=page).number == number + 1


@pytest.mark.django_db
def test_words_around_the_signed_ones_make_no_version() -> None:
    page = factories.letter_page()
    before = TextVersion.objects.current().get(page=page)
    page.summary, page.goal_words, page.outcome = "Other", "before noon", "<p>Done.</p>"
    page.save_revision().publish()
    assert TextVersion.objects.current().get(page=page) == before


@pytest.mark.django_db
def test_whoever_saw_other_annexes_is_asked_to_read_again(client: Client) -> None:
    page = factories.letter_page()
    data = factories.form_data(page)
    page.annexes.set([Annex(locale=page.locale, title="New", text="<p>New evidence.</p>")])
    page.save_revision().publish()
    response = client.post(f"/en/sign/{page.action.key}/", data)
    assert response.status_code == 422
    assert "The words have changed" in response.content.decode()


@pytest.mark.django_db
def test_the_page_behind_the_mailed_link_shows_the_letter_as_it_was_signed(rf: Any) -> None:
    from types import SimpleNamespace

    from django.utils import translation

    page = factories.letter_page()
    signature = factories.pending_signature(page)
    page.annexes.set([])
    page.closing = "Never seen by this signer"
    page.save_revision().publish()
    open_link = link_handlers["confirm-signature"]
    with translation.override("en"):
        response = open_link(rf.get("/l/x/"), SimpleNamespace(target=signature.pk))
    html = response.content.decode()
    assert "Nine treasuries" in html
    assert "Never seen" not in html
    assert 'class="sheet' in html


@pytest.mark.django_db
def test_what_was_signed_stays_in_sight_when_the_kind_changes(client: Client) -> None:
    page = factories.letter_page()
    services.change_settings(page.action, {"kind": Action.Kind.PLEDGE})
    html = client.get(page.url).content.decode()
    for words_of_letter in ("Three changes", "The undersigned", "Nine treasuries"):
        assert words_of_letter in html, words_of_letter
    assert ActionPage.objects.get(pk=page.pk).signed_words == TextVersion.objects.current().get().text

"""What an action asks beside name and address: chosen by staff, answered by signers, kept as it was read."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from advocacy_site.core.questions import LineField, Question
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent, ConsentWording
from campaigns import services
from campaigns.answer_fields import CommentField
from campaigns.asked import Answers, asked_of
from campaigns.models import ActionPage, Signature, Tally

from .. import factories
from .test_confirming import answer, link_of

pytestmark = pytest.mark.django_db

QUESTIONS = [
    {
        "type": "choice",
        "required": True,
        "words": {
            "en": {"label": "Where do you work?", "choices": ["Shelter", "School"]},
            "fr": {"label": "Où travaillez-vous ?", "choices": ["Foyer", "École"]},
        },
    },
    {"type": "yes_no", "required": False, "words": {"en": {"label": "May we call?", "choices": []}}},
    {
        "type": "commitments",
        "required": True,
        "words": {"en": {"label": "I will", "choices": ["ask who pays", "say so aloud"]}},
    },
]


def asking(**asks: Any) -> ActionPage:
    page = factories.action_page()
    settings = {f"asks_{name}": choice for name, choice in asks.items() if name != "questions"}
    if "questions" in asks:
        settings["questions"] = asks["questions"]
    services.change_settings(page.action, settings)
    page.action.refresh_from_db()
    return page


def question_name(page: ActionPage, n: int) -> str:
    return f"question_{asked_of(page.action, 'en').questions[n].key}"


def send(client: Client, page: ActionPage, **data: Any) -> Any:
    return client.post(reverse("sign", args=[page.action.key]), factories.form_data(page, **data))


def only_row() -> Signature:
    return Signature.objects.get()


def test_an_action_asks_only_what_staff_chose(client: Client) -> None:
    html = client.get(asking(city="optional").url).content.decode()
    assert 'name="city"' in html
    assert 'autocomplete="address-level2"' in html
    for name in ("postcode", "role", "organisation", "comment", "show_comment"):
        assert f'name="{name}"' not in html, name


@pytest.mark.parametrize("name", ["country", "postcode", "city", "role", "organisation", "comment"])
def test_a_required_field_is_missed_and_an_optional_one_is_not(client: Client, name: str) -> None:
    page = asking(**{name: "required"})
    response = send(client, page, **{name: ""})
    assert response.status_code == 422
    assert name in response.context["form"].errors
    page = asking(**{name: "optional"})
    assert send(client, page, **{name: ""}).status_code == 303


def test_without_a_country_a_person_is_counted_as_of_an_unknown_one(client: Client) -> None:
    page = asking(country="no")
    assert 'name="country"' not in client.get(page.url).content.decode()
    assert send(client, page, country="").status_code == 303
    row = only_row()
    assert client.post(link_of(row), answer(row)).status_code == 200
    services.fold_deltas()
    assert Tally.objects.get(dimension="country").key == "unknown"


@pytest.mark.parametrize(
    "value", ["=SUM(A1)", "+1", "-x", "@me", "see https://x.example", "<b>x</b>", "a\x07b", "www.x.example"]
)
def test_a_line_holds_no_formula_link_tag_or_control_character(value: str) -> None:
    with pytest.raises(ValidationError):
        LineField("City", "off", required=False).clean(value)


@pytest.mark.parametrize(
    "value", ["https://x.example", "buy at shop.com now", "<i>x</i>", "a\x00b", "x" * 501]
)
def test_a_comment_holds_no_link_tag_or_control_character_and_has_an_end(value: str) -> None:
    with pytest.raises(ValidationError):
        CommentField(required=False).clean(value)


def test_a_comment_keeps_its_paragraphs_and_any_script() -> None:
    assert CommentField(required=False).clean("أمي \r\n\r\n\r\n\r\nكانت هناك.") == "أمي\n\nكانت هناك."


def test_answers_are_kept_sealed_with_the_question_as_it_was_read(client: Client) -> None:
    page = asking(city="optional", questions=QUESTIONS)
    data = {
        "city": "Lund",
        question_name(page, 0): "School",
        question_name(page, 2): ["say so aloud"],
    }
    assert send(client, page, **data).status_code == 303
    services.change_settings(page.action, {"questions": []})
    answers = Answers.read(only_row().answers)
    assert answers.fields == {"city": "Lund"}
    assert [(question.label, given) for question, given in answers.questions] == [
        ("Where do you work?", "School"),
        ("May we call?", ""),
        ("I will", ["say so aloud"]),
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM campaigns_signature")
        assert "Lund" not in cursor.fetchone()[0]


def test_a_choice_that_was_not_offered_is_refused(client: Client) -> None:
    page = asking(questions=QUESTIONS[:1])
    assert send(client, page, **{question_name(page, 0): "Brothel"}).status_code == 422
    assert not Signature.objects.exists()


def test_a_question_is_asked_in_the_pages_language() -> None:
    page = asking(questions=QUESTIONS[:1])
    assert asked_of(page.action, "fr").questions[0].choices == ("Foyer", "École")
    assert asked_of(page.action, "ar").questions[0].label == "Where do you work?"


def test_a_form_that_asked_something_else_is_shown_again_with_everything_kept(client: Client) -> None:
    page = asking(city="optional")
    data = factories.form_data(page, city="Lund")
    services.change_settings(page.action, {"asks_role": "optional"})
    response = client.post(reverse("sign", args=[page.action.key]), data)
    assert response.status_code == 422
    assert response.context["form"]["city"].value() == "Lund"
    assert 'name="role"' in response.content.decode()
    assert not response.context["form"]["agree"].value(), "what is agreed to has changed"
    assert not Signature.objects.exists()


def test_a_recipient_who_gets_more_is_agreed_to_anew(client: Client) -> None:
    page = asking(city="optional")
    services.change_settings(page.action, {"recipients_get": ["name"]})
    page.action.refresh_from_db()
    wording = factories.consent_wordings()["hand_over"].pk
    data = factories.form_data(page, city="Lund", hand_over="on", hand_over_wording=wording)
    services.change_settings(page.action, {"recipients_get": ["name", "city"]})
    assert client.post(reverse("sign", args=[page.action.key]), data).status_code == 422
    page.action.refresh_from_db()
    data = factories.form_data(page, city="Lund", hand_over="on", hand_over_wording=wording)
    assert client.post(reverse("sign", args=[page.action.key]), data).status_code == 303
    services.change_settings(page.action, {"recipients_get": ["name", "city", "country"]})
    assert only_row().handed_over == "name city", "what is added later is not given by whoever signed before"


def test_the_link_shows_what_was_answered_and_lets_it_be_changed(client: Client) -> None:
    page = asking(city="optional", comment="optional", questions=QUESTIONS)
    data = {
        "city": "Lund",
        "comment": "For my sister.",
        question_name(page, 0): "School",
        question_name(page, 2): ["ask who pays", "say so aloud"],
    }
    send(client, page, **data)
    row = only_row()
    services.change_settings(page.action, {"questions": [], "asks_city": "no"})
    html = client.get(link_of(row)).content.decode()
    assert 'value="Lund"' in html
    assert "For my sister." in html
    assert html.count(" checked") == 1 + 1 + 2  # the display, the choice, both commitments
    client.post(
        link_of(row),
        answer(
            row,
            city="Malmö",
            comment="For my sister, and yours.",
            show_comment="on",
            **{question_name_of(row, 0): "Shelter", question_name_of(row, 2): ["ask who pays"]},
        ),
    )
    row.refresh_from_db()
    assert row.state == "confirmed"
    answers = Answers.read(row.answers)
    assert answers.fields == {"city": "Malmö", "comment": "For my sister, and yours."}
    assert [given for _question, given in answers.questions] == ["Shelter", "", ["ask who pays"]]
    assert row.comment_state == "waiting"


def question_name_of(row: Signature, n: int) -> str:
    return f"question_{Answers.read(row.answers).questions[n][0].key}"


def test_updates_are_agreed_to_by_an_own_tick_and_confirmed_by_mail(client: Client) -> None:
    wording = ConsentWording.objects.create(locale=factories.locale(), purpose="updates", text="Write to me.")
    page = factories.action_page()
    html = client.get(page.url).content.decode()
    assert "Write to me." in html
    send(client, page, updates="on", updates_wording=wording.pk)
    row = only_row()
    assert not Consent.objects.exists()
    client.post(link_of(row), answer(row, updates="on"))
    assert supporters.is_granted(row.email_hash, "updates", subject=row.action.subject)
    services.withdraw_signature(row.pk)
    assert not supporters.is_granted(row.email_hash, "updates", subject=row.action.subject)


def test_ticking_words_that_were_not_shown_agrees_to_nothing(client: Client) -> None:
    page = factories.action_page()
    ConsentWording.objects.create(locale=factories.locale(), purpose="updates", text="Write to me.")
    assert send(client, page, updates="on").status_code == 422
    assert not Signature.objects.exists()


def test_other_recipients_are_agreed_to_anew_and_those_agreed_to_are_kept(client: Client) -> None:
    page = factories.action_page(recipients="the mayor")
    services.change_settings(page.action, {"recipients_get": ["name"]})
    page = ActionPage.objects.get(pk=page.pk)
    wording = factories.consent_wordings()["hand_over"].pk
    data = factories.form_data(page, hand_over="on", hand_over_wording=wording)
    page.recipients = "the forty ministers"
    page.save_revision().publish()
    assert client.post(reverse("sign", args=[page.action.key]), data).status_code == 422
    page = ActionPage.objects.get(pk=page.pk)
    data = factories.form_data(page, hand_over="on", hand_over_wording=wording)
    assert client.post(reverse("sign", args=[page.action.key]), data).status_code == 303
    page.recipients = "everybody"
    page.save_revision().publish()
    assert only_row().recipients == "the forty ministers"
    assert "the forty ministers" in client.get(link_of(only_row())).content.decode()


def test_a_form_that_was_sent_again_is_looked_at_again_before_it_counts(client: Client, clock: Any) -> None:
    page = asking(city="optional")
    send(client, page, email="amara@example.org", city="Lund")
    old = answer(only_row())
    clock.advance(minutes=1)
    send(client, page, email="amara@example.org", city="Malmö")
    response = client.post(link_of(only_row()), old | {"city": "Lund"})
    assert response.status_code == 422
    assert only_row().state == "pending"
    assert "Malmö" in response.content.decode()


def test_the_link_asks_nothing_that_the_form_did_not_ask(client: Client) -> None:
    page = asking(country="no", city="optional")
    send(client, page, country="", city="")
    services.change_settings(page.action, {"asks_country": "required", "asks_city": "required"})
    row = only_row()
    assert 'name="country"' not in client.get(link_of(row)).content.decode()
    assert client.post(link_of(row), answer(row, country="", city="")).status_code == 200
    assert only_row().state == "confirmed"


def test_what_was_given_freely_can_be_taken_back_behind_the_link_and_what_is_required_cannot(
    client: Client,
) -> None:
    page = asking(city="optional", role="required")
    send(client, page, city="Lund", role="Nurse")
    row = only_row()
    assert client.post(link_of(row), answer(row, city="", role="")).status_code == 422
    assert client.post(link_of(row), answer(row, city="", role="Nurse")).status_code == 200
    assert Answers.read(only_row().answers).fields == {"city": "", "role": "Nurse"}


def test_answers_are_told_in_the_words_of_whoever_reads_and_empty_ones_not_at_all() -> None:
    questions = (
        (Question("yes_no", "May we call?"), "no"),
        (Question("text", "Why?"), ""),
        (Question("commitments", "I will"), []),
        (Question("commitments", "I will also", ("ask", "write")), ["ask", "write"]),
    )
    assert Answers({}, questions).lines == [("May we call?", "No"), ("I will also", "ask, write")]

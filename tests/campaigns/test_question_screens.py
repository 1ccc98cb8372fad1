"""Staff choose what an action asks, and write questions of their own."""

import pytest
from django.test import Client
from django.urls import reverse

from advocacy_site.core.models.access import AccessLog
from advocacy_site.core.questions import Question
from advocacy_site.users.models import User
from campaigns import services
from campaigns.asked import asked_of
from campaigns.models import Action, ActionPage

from .. import factories
from .test_asked import QUESTIONS

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff_client(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("staff@example.org", "a long enough password"))
    return client


def formset_data(client: Client, page: ActionPage, rows: list[dict[str, str]]) -> dict[str, str]:
    response = client.get(reverse("action_questions", args=[page.action_id]))
    data = {"seen": response.context["seen"], "form-TOTAL_FORMS": "5", "form-INITIAL_FORMS": "0"}
    for n, row in enumerate(rows):
        data |= {f"form-{n}-{name}": value for name, value in row.items()}
    return data


CHOICE = {"type": "choice", "required": "on", "label_en": "Where?", "choices_en": "Here\nThere\n"}


def test_staff_write_questions_and_forms_ask_them(staff_client: Client) -> None:
    page = factories.action_page()
    address = reverse("action_questions", args=[page.action_id])
    assert staff_client.post(address, formset_data(staff_client, page, [CHOICE])).status_code == 302
    assert asked_of(Action.objects.get(), "en").questions == (
        Question("choice", "Where?", ("Here", "There"), required=True),
    )
    assert "Where?" in staff_client.get(page.url).content.decode()
    assert AccessLog.objects.filter(reason="questions").exists()
    html = staff_client.get(address).content.decode()
    assert "Here\nThere" in html, "the screen shows what is stored"


@pytest.mark.parametrize(
    "row",
    [
        CHOICE | {"label_en": ""},
        CHOICE | {"choices_en": "Only one"},
        CHOICE | {"choices_en": "Twice\nTwice"},
        CHOICE | {"choices_en": "=A1\nB"},
        CHOICE | {"type": "telepathy"},
    ],
)
def test_a_question_that_nobody_could_answer_is_refused(staff_client: Client, row: dict[str, str]) -> None:
    page = factories.action_page()
    address = reverse("action_questions", args=[page.action_id])
    assert staff_client.post(address, formset_data(staff_client, page, [row])).status_code == 422
    assert Action.objects.get().questions == []


def test_the_same_question_twice_and_a_stale_form_are_refused(staff_client: Client) -> None:
    page = factories.action_page()
    address = reverse("action_questions", args=[page.action_id])
    assert staff_client.post(address, formset_data(staff_client, page, [CHOICE, CHOICE])).status_code == 422
    stale = formset_data(staff_client, page, [CHOICE])
    services.change_settings(page.action, {"questions": QUESTIONS[:1]})
    assert staff_client.post(address, stale).status_code == 302
    assert Action.objects.get().questions == QUESTIONS[:1]


def test_recipients_get_nothing_that_nobody_is_asked_for(staff_client: Client) -> None:
    page = factories.action_page()
    address = reverse("action_records:edit", args=[page.action_id])
    form = staff_client.get(address).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    response = staff_client.post(address, data | {"recipients_get": ["name", "city"], "paused": ""})
    assert "town or city" in str(response.context["form"].errors["recipients_get"])
    data |= {"asks_city": "optional", "recipients_get": ["name", "city"]}
    assert staff_client.post(address, data).status_code == 302
    assert Action.objects.get().recipients_get == ["name", "city"]


def test_two_questions_that_one_language_words_alike_are_refused(staff_client: Client) -> None:
    page = factories.action_page()
    french = factories.locale("fr")
    page.copy_for_translation(french, copy_parents=True)
    address = reverse("action_questions", args=[page.action_id])
    rows = [
        {"type": "text", "label_en": "Your town?", "label_fr": "D’où ?"},
        {"type": "text", "label_en": "Your country?", "label_fr": "D’où ?"},
    ]
    assert staff_client.post(address, formset_data(staff_client, page, rows)).status_code == 422
    rows[1]["label_fr"] = "De quel pays ?"
    assert staff_client.post(address, formset_data(staff_client, page, rows)).status_code == 302


def test_settings_that_were_changed_between_a_look_and_the_lock_are_not_overwritten() -> None:
    page = factories.action_page()
    seen = page.action.goal
    services.change_settings(page.action, {"goal": seen + 1})
    with pytest.raises(services.SettingsChanged):
        services.change_settings(page.action, {"goal": seen + 2}, instead_of={"goal": seen})
    page.action.refresh_from_db()
    assert page.action.goal == seen + 1

"""Two people publish a helpline; one of them hides it at once."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from advocacy_site.core.models import AccessLog
from advocacy_site.safety import services
from advocacy_site.safety.models import Helpline
from advocacy_site.users.models import User

from .. import factories

pytestmark = pytest.mark.django_db

WORDS = {
    "name": "Night Line",
    "owner": "Maison Abri",
    "audience": "survivors",
    "country": "AU",
    "number": "+61255500177",
    "display_number": "02 5550 0177",
    "can_call": "on",
    "hours": "weekly",
    "time_zone": "Australia/Sydney",
    "languages": ("en", "fr"),
    "checked_on": "2027-02-20",
}
NIGHTS = {"first_day": "1", "last_day": "7", "opens": "22:00", "closes": "06:00"}
EDIT = "wagtailsnippets_safety_helpline:edit"
LISTING = "wagtailsnippets_safety_helpline:list"


def editor(name: str) -> User:
    """Somebody who may change helplines, and is no superuser."""
    user = User.objects.create_user(f"{name}@daybreak.example", "a long password")
    codes = ["access_admin", "view_helpline", "add_helpline", "change_helpline"]
    user.user_permissions.add(*Permission.objects.filter(codename__in=codes))
    return user


@pytest.fixture
def ann() -> User:
    return editor("ann")


@pytest.fixture
def bea() -> User:
    return editor("bea")


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def form(*periods: dict[str, Any], initial: int = 0, **changed: Any) -> dict[str, Any]:
    """Return what the form sends: WORDS as `changed`, and periods of which `initial` were there before."""
    return WORDS | changed | {"opening_periods": inline_formset(periods or [NIGHTS], initial=initial)}


def same_form(line: Helpline, **changed: Any) -> dict[str, Any]:
    """Return what the form of a known `line` sends if nothing but `changed` is new."""
    rows = [NIGHTS | {"id": str(row.pk)} for row in line.opening_periods.all()]
    return form(*rows, initial=len(rows), **changed)


def post(user: User, view: str, *args: Any, **data: Any) -> str:
    """Send a form of the admin and return what the next page says."""
    response = as_(user).post(reverse(view, args=args), nested_form_data(data), follow=True)
    assert response.redirect_chain, response.context["form"].errors
    return response.content.decode()


def written_by(user: User) -> Helpline:
    """Write a line through the admin's own form."""
    factories.locale()
    post(user, "wagtailsnippets_safety_helpline:add", **form())
    return Helpline.objects.get(name="Night Line")


def is_public() -> bool:
    return "02 5550 0177" in Client().get("/en/help/").content.decode()


def test_a_line_that_one_person_wrote_is_on_no_page_until_another_publishes_it(ann: User, bea: User) -> None:
    line = written_by(ann)
    assert not is_public()
    assert "Somebody else publishes it" in post(ann, "publish_helpline", line.pk)
    assert not is_public()
    post(bea, "publish_helpline", line.pk)
    assert is_public()


def test_a_superuser_needs_a_second_person_too() -> None:
    root = User.objects.create_superuser("root@daybreak.example", "a long password")
    line = written_by(root)
    post(root, "publish_helpline", line.pk)
    assert not is_public()


@pytest.mark.parametrize("who", ["ann", "bea"])
def test_one_person_hides_a_line_at_once_whoever_it_is(ann: User, bea: User, who: str) -> None:
    line = written_by(ann)
    services.publish_line(line, bea)
    post({"ann": ann, "bea": bea}[who], "hide_helpline", line.pk)
    assert not is_public()


def test_a_hidden_line_comes_back_with_a_second_person_only(ann: User, bea: User) -> None:
    line = written_by(ann)
    services.publish_line(line, bea)
    services.hide_line(line, bea)
    with pytest.raises(services.NeedsASecondPerson):
        services.publish_line(line, ann)
    services.publish_line(line, bea)
    assert is_public()


def test_a_changed_line_waits_again_but_a_new_date_of_the_check_does_not(ann: User, bea: User) -> None:
    line = written_by(ann)
    services.publish_line(line, bea)
    post(bea, EDIT, line.pk, **same_form(line, checked_on="2027-02-28"))
    assert is_public()
    post(bea, EDIT, line.pk, **same_form(line, number="+61255500178"))
    assert not is_public()
    with pytest.raises(services.NeedsASecondPerson):
        services.publish_line(line, bea)
    services.publish_line(line, ann)
    assert is_public()


def browsers_form(html: str) -> dict[str, list[str]]:
    """Return what a browser sends when one presses Save in a page of the admin."""
    soup = BeautifulSoup(html, "html.parser")
    sent: dict[str, list[str]] = {}
    for field in soup.select("#w-editor-form [name]"):
        name = field["name"]
        if "__prefix__" in name or (field.get("type") == "checkbox" and not field.has_attr("checked")):
            continue
        chosen = [option["value"] for option in field.select("option[selected]")]
        unsaid = "on" if field.get("type") == "checkbox" else ""
        values = chosen if field.name == "select" else [field.get("value", unsaid)]
        sent.setdefault(name, []).extend(values)
    return sent


def test_a_copy_is_a_new_line_that_waits_with_the_same_hours(ann: User, bea: User) -> None:
    line = written_by(ann)
    services.publish_line(line, bea)
    copy = reverse("wagtailsnippets_safety_helpline:copy", args=[line.pk])
    offered = as_(bea).get(copy).content.decode()
    assert f'action="{reverse("wagtailsnippets_safety_helpline:add")}' in offered
    sent = browsers_form(offered) | {"name": ["Night Line II"]}
    response = as_(bea).post(reverse("wagtailsnippets_safety_helpline:add"), sent)
    assert response.status_code == 302, response.context["form"].errors
    second = Helpline.objects.get(name="Night Line II")
    assert second.hidden
    assert second.translation_key != line.translation_key
    assert second.week == Helpline.objects.get(pk=line.pk).week != []
    assert second.languages == " en fr "
    assert not Helpline.objects.get(pk=line.pk).hidden


def test_a_copy_that_is_sent_to_its_own_address_waits_too(ann: User, bea: User) -> None:
    line = written_by(ann)
    services.publish_line(line, bea)
    copy = reverse("wagtailsnippets_safety_helpline:copy", args=[line.pk])
    as_(bea).post(copy, nested_form_data(form(number="+61255500179")))  # nobody's browser does
    assert not Helpline.objects.filter(number="+61255500179", hidden=False).exists()
    assert not Helpline.objects.get(pk=line.pk).hidden


@pytest.mark.parametrize(
    "changed",
    [
        {"chat_url": "https://chat.example/"},
        {"on_the_bill": "True"},
        {"what_happens": "A volunteer answers."},
        {"languages": ("en", "ar")},
        {"time_zone": "Australia/Perth"},
        {"hours_remark": "Not on public holidays"},
        {"can_text": "on"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_whatever_a_caller_relies_on_waits_for_a_second_person(
    ann: User, bea: User, changed: dict[str, Any]
) -> None:
    line = written_by(ann)
    services.publish_line(line, bea)
    post(ann, EDIT, line.pk, **same_form(line, **changed))
    assert Helpline.objects.get(pk=line.pk).hidden
    assert AccessLog.objects.filter(subject=line.subject, reason=next(iter(changed))).exists()


def changed_period(line: Helpline) -> dict[str, Any]:
    row = line.opening_periods.get()
    return form(NIGHTS | {"id": str(row.pk), "closes": "05:00"}, initial=1)


def further_period(line: Helpline) -> dict[str, Any]:
    row = line.opening_periods.get()
    return form(NIGHTS | {"id": str(row.pk)}, NIGHTS | {"opens": "12:00", "closes": "13:00"}, initial=1)


def deleted_period(line: Helpline) -> dict[str, Any]:
    row = line.opening_periods.get()
    gone = NIGHTS | {"id": str(row.pk), "DELETE": "1"}
    return form(gone, hours="unknown", time_zone="", initial=1)


@pytest.mark.parametrize("sent", [changed_period, further_period, deleted_period])
def test_a_changed_opening_period_waits_for_a_second_person_and_is_on_record(
    ann: User, bea: User, sent: Any
) -> None:
    line = written_by(ann)
    services.publish_line(line, bea)
    before = line.week
    post(ann, EDIT, line.pk, **sent(line))
    found = Helpline.objects.get(pk=line.pk)
    assert found.hidden
    assert found.week != before
    log = AccessLog.objects.filter(subject=line.subject).latest("at")
    assert "opening_periods" in log.reason
    assert found.written_by == ann


def test_the_facts_of_a_line_change_in_all_its_languages_and_its_words_do_not(ann: User, bea: User) -> None:
    line = written_by(ann)
    french = line.copy_for_translation(factories.locale("fr"))
    french.name = "Ligne de nuit"
    french.save()
    row = line.opening_periods.get()
    periods = [NIGHTS | {"id": str(row.pk), "closes": "05:00"}]
    post(ann, EDIT, line.pk, **form(*periods, initial=1, number="+61255500178", languages=("ar",)))
    found = Helpline.objects.get(pk=french.pk)
    assert (found.name, found.number, found.languages) == ("Ligne de nuit", "+61255500178", " ar ")
    assert [row.closes.hour for row in found.opening_periods.all()] == [5]
    assert found.hidden


def test_a_line_is_hidden_and_published_in_all_its_languages(ann: User, bea: User) -> None:
    line = written_by(ann)
    services.publish_line(line, bea)
    french = line.copy_for_translation(factories.locale("fr"))
    french.save()
    services.hide_line(line, ann)
    assert Helpline.objects.filter(translation_key=line.translation_key, hidden=True).count() == 2
    services.publish_line(french, bea)
    assert Helpline.objects.filter(translation_key=line.translation_key, hidden=False).count() == 2


def test_the_list_offers_the_one_button_that_helps(ann: User, bea: User) -> None:
    line = written_by(ann)
    hide, publish = (reverse(name, args=[line.pk]) for name in ("hide_helpline", "publish_helpline"))
    pages = {user: as_(user).get(reverse(LISTING)).content.decode() for user in (ann, bea)}
    assert publish in pages[bea]
    assert publish not in pages[ann]
    assert "waits for a second person" in pages[ann]
    assert "02 5550 0177" in as_(bea).get(publish).content.decode()
    services.publish_line(line, bea)
    shown = as_(ann).get(reverse(LISTING)).content.decode()
    assert hide in shown
    assert publish not in shown


def test_whoever_may_not_change_helplines_neither_hides_nor_publishes(ann: User) -> None:
    line = written_by(ann)
    stranger = User.objects.create_user("stranger@daybreak.example", "a long password")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    for name in ("hide_helpline", "publish_helpline"):
        response = as_(stranger).post(reverse(name, args=[line.pk]))
        assert response.status_code in (302, 403)
    assert Helpline.objects.get(pk=line.pk).hidden
    assert not AccessLog.objects.filter(actor=stranger).exists()


def test_looking_at_the_question_changes_nothing(ann: User, bea: User) -> None:
    line = written_by(ann)
    as_(bea).get(reverse("publish_helpline", args=[line.pk]))
    assert not is_public()
    services.publish_line(line, bea)
    as_(bea).get(reverse("hide_helpline", args=[line.pk]))
    assert is_public()


def test_the_database_refuses_a_line_that_its_writer_shows(ann: User) -> None:
    line = written_by(ann)
    for values in ({"hidden": False}, {"hidden": False, "published_by": ann}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Helpline.objects.filter(pk=line.pk).update(**values)


def test_who_wrote_published_and_hid_a_line_is_on_record(ann: User, bea: User) -> None:
    line = written_by(ann)
    services.publish_line(line, bea)
    services.hide_line(line, ann)
    log = AccessLog.objects.filter(subject=line.subject).order_by("at").values_list("actor", "reason")
    assert [actor for actor, _reason in log] == [ann.pk, bea.pk, ann.pk]
    assert [reason for _actor, reason in log][1:] == ["published", "hidden"]

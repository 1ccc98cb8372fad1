"""A copy, an opening period, a translation: none of them is a way around the second person."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from advocacy_site.core.models import AccessLog
from advocacy_site.safety import services
from advocacy_site.safety.models import Helpline
from advocacy_site.users.models import User

from .. import factories
from .desk import ADD, EDIT, NIGHTS, as_, browsers_form, form, post, same_form, written_by

pytestmark = pytest.mark.django_db


def test_a_copy_is_a_new_line_that_waits_with_the_same_hours(ann: User, bea: User) -> None:
    line = written_by(ann)
    services.publish_line(line, bea)
    copy = reverse("wagtailsnippets_safety_helpline:copy", args=[line.pk])
    offered = as_(bea).get(copy).content.decode()
    assert f'action="{reverse(ADD)}' in offered
    sent = browsers_form(offered) | {"name": ["Night Line II"]}
    response = as_(bea).post(reverse(ADD), sent)
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

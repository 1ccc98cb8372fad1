"""Two people publish a helpline; one of them hides it at once."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

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
    "hours": "22:00 to 06:00, Sydney time",
    "languages": "English, French",
    "checked_on": "2027-02-20",
}
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


def post(user: User, view: str, *args: Any, **data: Any) -> str:
    """Send a form of the admin and return what the next page says."""
    response = as_(user).post(reverse(view, args=args), nested_form_data(data), follow=True)
    assert response.redirect_chain, response.context["form"].errors
    return response.content.decode()


def written_by(user: User) -> Helpline:
    """Write a line through the admin's own form."""
    factories.locale()
    post(user, "wagtailsnippets_safety_helpline:add", **WORDS)
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
    edit = "wagtailsnippets_safety_helpline:edit"
    post(bea, edit, line.pk, **(WORDS | {"checked_on": "2027-02-28"}))
    assert is_public()
    post(bea, edit, line.pk, **(WORDS | {"number": "+61255500178"}))
    assert not is_public()
    with pytest.raises(services.NeedsASecondPerson):
        services.publish_line(line, bea)
    services.publish_line(line, ann)
    assert is_public()


def test_a_copy_is_a_new_line_that_waits(ann: User, bea: User) -> None:
    line = written_by(ann)
    services.publish_line(line, bea)
    copy = reverse("wagtailsnippets_safety_helpline:copy", args=[line.pk])
    offered = as_(bea).get(copy).content.decode()
    assert "02 5550 0177" in offered
    assert f'action="{reverse("wagtailsnippets_safety_helpline:add")}' in offered
    post(bea, "wagtailsnippets_safety_helpline:add", **(WORDS | {"name": "Night Line II"}))
    assert Helpline.objects.get(name="Night Line II").hidden
    assert not Helpline.objects.get(pk=line.pk).hidden
    as_(bea).post(copy, WORDS | {"number": "+61255500179"})  # nobody's browser does, and it is no way around
    assert not Helpline.objects.filter(number="+61255500179", hidden=False).exists()


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

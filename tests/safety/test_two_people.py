"""Two people publish a helpline; one of them hides it at once."""

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from advocacy_site.core.models import AccessLog
from advocacy_site.safety import services
from advocacy_site.safety.models import Helpline
from advocacy_site.users.models import User

from .. import factories
from .desk import EDIT, LISTING, as_, post, same_form, written_by

pytestmark = pytest.mark.django_db


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

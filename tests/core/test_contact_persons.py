"""Contact persons: named only after agreeing, reached by what stands there, gone once they are deleted."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.actions.delete import DeleteAction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision
from wagtail_localize.models import String, Translation, TranslationSource

from advocacy_site.core.models import ContactPerson

from .. import factories

pytestmark = pytest.mark.django_db


def test_nobody_is_named_without_having_agreed() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.contact_person(agreed=False)
    with pytest.raises(ValidationError) as error:
        ContactPerson(name="Noor", email="noor@daybreak.example", locale=factories.locale()).full_clean()
    assert error.value.message_dict.keys() == {"agreed"}


def test_a_contact_person_can_be_reached() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.contact_person(email="")


@pytest.mark.parametrize("number", ["call me", "12", "+44 808 <b>", "javascript:1"])
def test_a_telephone_is_digits(number: str) -> None:
    with pytest.raises(ValidationError) as error:
        ContactPerson(name="Noor", phone=number, agreed=True, locale=factories.locale()).full_clean()
    assert "phone" in error.value.message_dict


def pages_that_name(person: ContactPerson) -> list[Any]:
    return [
        factories.standard_page(contact=person),
        factories.donate_page(10, contact=person),
        factories.action_page(contact=person),
    ]


def test_the_log_of_what_staff_did_names_nobody_who_was_deleted() -> None:
    person = factories.contact_person()
    log(instance=person, action="wagtail.edit")
    DeleteAction(person).execute()
    assert [entry.label for entry in ModelLogEntry.objects.all()] == ["contact person"] * 2


def test_no_revision_holds_a_contact_person_and_no_page_names_one_who_was_deleted(client: Any) -> None:
    person = factories.contact_person()
    pages = pages_that_name(person)
    member = factories.member_with_everything()
    for page in [*pages, member]:
        page.save_revision()
    assert all("Noor Rahman" in client.get(page.url).content.decode() for page in pages)
    assert "Karim Idrissi" in client.get(member.url).content.decode()
    for content in Revision.objects.values_list("content", flat=True):
        assert not {"Noor Rahman", "noor@daybreak.example", "Karim Idrissi", "press@fajr.example"} & {
            str(value) for value in content.values()
        }
    person.delete()
    for page in pages:
        assert "Noor Rahman" not in client.get(page.url).content.decode()
        page.get_latest_revision().publish()  # an older draft brings nobody back
        assert "Noor Rahman" not in client.get(page.url).content.decode()


def test_a_name_from_before_is_gone_with_its_person() -> None:
    person = factories.contact_person()
    source, _made = TranslationSource.get_or_create_from_instance(person)
    person.name = "Noor R."
    person.save()
    source.update_from_db()
    assert "Noor Rahman" in String.objects.values_list("data", flat=True), "the tool keeps it"
    person.delete()
    assert not String.objects.exists()


@pytest.mark.parametrize("by", ["person", "list"])
def test_whoever_is_deleted_is_gone_from_the_memory_of_translators_too(by: str) -> None:
    person = factories.contact_person(role="Policy lead")
    other = factories.contact_person(name="Ana Ruiz", role="Policy lead")
    for each in (person, other):
        source, _made = TranslationSource.get_or_create_from_instance(each)
        Translation.objects.create(source=source, target_locale=factories.locale("fr")).save_target(
            publish=True
        )
    if by == "person":
        person.delete()
    else:
        ContactPerson.objects.filter(pk=person.pk).delete()
    kept = [source.content_json for source in TranslationSource.objects.all()]
    assert kept
    assert "Noor Rahman" not in str(kept)
    assert set(String.objects.values_list("data", flat=True)) == {"Ana Ruiz", "Policy lead"}
    assert {person.name for person in ContactPerson.objects.all()} == {"Ana Ruiz"}

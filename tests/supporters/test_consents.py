"""Consents are rows that follow each other; the newest one holds."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from advocacy_site.core.registry import personal_data, retention
from advocacy_site.supporters import services
from advocacy_site.supporters.models import Consent, ConsentWording, Supporter, wordings_for
from advocacy_site.users.models import User

from .. import factories

pytestmark = pytest.mark.django_db
SUBJECT = "a" * 64


def test_the_newest_row_decides_and_no_row_means_no() -> None:
    wording = factories.consent_wordings()["sign"]
    assert not services.is_granted(SUBJECT, "sign")
    services.grant(SUBJECT, wording, method="mail")
    assert services.is_granted(SUBJECT, "sign")
    services.withdraw(SUBJECT, "sign", method="link")
    assert not services.is_granted(SUBJECT, "sign")
    assert Consent.objects.count() == 2


def test_consent_to_one_organisation_says_nothing_about_another() -> None:
    services.grant(SUBJECT, factories.consent_wordings()["sign"], method="mail", organisation="harbour-house")
    assert not services.is_granted(SUBJECT, "sign")
    assert services.is_granted(SUBJECT, "sign", organisation="harbour-house")


def test_a_grant_needs_the_words_that_were_read() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.create(subject_hash=SUBJECT, purpose="sign", decision="granted", method="mail")


def test_new_words_are_a_new_version_and_become_current() -> None:
    first = factories.consent_wordings()["sign"]
    second = ConsentWording.objects.create(locale=factories.locale(), purpose="sign", text="Other words.")
    assert (first.version, second.version) == (1, 2)
    assert wordings_for("en")["sign"] == second
    assert wordings_for("fr")["sign"] == second, (
        "a language without words of its own shows the first language's"
    )


def test_one_address_is_one_supporter() -> None:
    assert services.remember("Amara@example.org", "en") == services.remember("amara@example.org", "fr")
    supporter = Supporter.objects.get()
    assert (supporter.email, supporter.language) == ("amara@example.org", "en")
    with pytest.raises(IntegrityError), transaction.atomic():
        Supporter.objects.create(email="x", email_hash=supporter.email_hash, language="en")


def test_staff_add_words_in_any_language_and_never_change_old_ones(client: Client) -> None:
    client.force_login(User.objects.create_superuser("staff@example.org", "a long enough password"))
    old = factories.consent_wordings()["sign"]
    french = factories.locale("fr")
    data = {"locale": french.pk, "purpose": "sign", "text": "Conserver mon nom."}
    assert client.post(reverse("consent_wordings:add"), data).status_code == 302
    assert wordings_for("fr")["sign"].text == "Conserver mon nom."
    response = client.post(reverse("consent_wordings:edit", args=[old.pk]), data | {"text": "Changed"})
    assert response.status_code in (302, 403, 404)
    old.refresh_from_db()
    assert old.text != "Changed"


def test_one_person_is_exported_with_the_words_read_and_erased_without_the_proof() -> None:
    person = services.remember("amara@example.org", "en")
    services.grant(person.email_hash, factories.consent_wordings()["sign"], method="mail")
    exported = personal_data["supporters"].export(person.email_hash)
    assert exported[0]["email"] == "amara@example.org"
    assert exported[1]["words"] == "I agree to sign."
    assert personal_data["supporters"].erase(person.email_hash) == 1
    assert list(Consent.objects.order_by("pk").values_list("decision", flat=True)) == ["granted", "withdrawn"]


def test_proof_expires_three_years_after_withdrawal_and_never_before(clock: Any) -> None:
    wording = factories.consent_wordings()["sign"]
    services.grant(SUBJECT, wording, method="mail")
    services.withdraw(SUBJECT, "sign", method="link")
    services.grant("b" * 64, wording, method="mail")
    clock.advance(days=1095)
    assert retention["consents"].expire(False) == 0
    services.grant(SUBJECT, wording, method="mail")
    clock.advance(seconds=1)
    assert retention["consents"].expire(True) == 2
    assert retention["consents"].expire(False) == 2
    assert services.is_granted(SUBJECT, "sign")
    assert services.is_granted("b" * 64, "sign")

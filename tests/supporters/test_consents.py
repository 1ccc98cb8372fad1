"""Consents are rows that follow each other; the newest one holds."""

import pytest
from django.db import IntegrityError, transaction

from advocacy_site.supporters import services
from advocacy_site.supporters.models import Consent, ConsentWording, Supporter, wordings_for

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

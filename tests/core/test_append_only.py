"""Tables that only grow, on both databases."""

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations import AddConstraint, AddField, Migration
from django.db.migrations.loader import MigrationLoader

from advocacy_site.core.append_only import AppendOnly, StaysAppendOnly, trigger_name
from advocacy_site.core.models import AccessLog
from advocacy_site.supporters import services
from advocacy_site.supporters.models import Consent, ConsentWording
from campaigns.models import TextVersion

from .. import factories

pytestmark = pytest.mark.django_db


def triggers() -> set[str]:
    catalogue = (
        "SELECT tgname FROM pg_trigger"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        return {name for (name,) in cursor.fetchall()}


def test_every_append_only_table_has_its_trigger() -> None:
    for model in (AccessLog, Consent, ConsentWording, TextVersion):
        assert trigger_name(model._meta.db_table) in triggers()


@pytest.mark.django_db(transaction=True)
@pytest.mark.serial
def test_a_migration_that_alters_the_table_leaves_it_append_only_both_ways() -> None:
    migration = Migration("9999_one_field_more", "supporters")
    migration.operations = [
        StaysAppendOnly("Consent"),
        AddField("consent", "remark", models.CharField(max_length=9, default="", db_default="")),
        AddConstraint("consent", models.CheckConstraint(name="short", condition=~models.Q(remark="long"))),
        AppendOnly("Consent"),
    ]
    before = MigrationLoader(connection).project_state()
    for move in (migration.apply, migration.unapply):
        with connection.schema_editor() as editor:
            move(before.clone(), editor)
        assert trigger_name(Consent._meta.db_table) in triggers()


def test_a_consent_cannot_be_rewritten() -> None:
    consent = services.grant("a" * 64, factories.consent_wordings()["sign"], method="mail")
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=consent.pk).update(decision="withdrawn")
    consent.refresh_from_db()
    assert consent.decision == "granted"


def test_the_words_of_a_consent_cannot_be_rewritten() -> None:
    wording = factories.consent_wordings()["sign"]
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentWording.objects.filter(pk=wording.pk).update(text="You agree to everything.")

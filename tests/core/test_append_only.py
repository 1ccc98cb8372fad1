"""Tables that only grow, on both databases."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from advocacy_site.core.append_only import trigger_name
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
def test_a_migration_that_is_taken_back_leaves_the_table_append_only() -> None:
    taken_back = ["0005_access_needs", "0004_a_member_may_write"]
    loader = MigrationLoader(connection)

    def move(name: str, direction: str) -> None:
        migration = loader.get_migration("supporters", name)
        before = loader.project_state(("supporters", name), at_end=False)
        with connection.schema_editor(atomic=migration.atomic) as editor:
            getattr(migration, direction)(before, editor)

    for name in taken_back:
        move(name, "unapply")
    try:
        for model in (Consent, ConsentWording):
            assert trigger_name(model._meta.db_table) in triggers()
    finally:
        for name in reversed(taken_back):
            move(name, "apply")


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

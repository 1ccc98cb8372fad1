"""What must never happen, tried against the database itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from advocacy_site.core import clock as clock_module
from campaigns import services
from campaigns.models import Action, ErasedSigner, Residue, Signature, Tally, TallyDelta, TextVersion

from .. import factories

pytestmark = pytest.mark.django_db


def refused(write: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def copy_of(signature: Signature, **changes: Any) -> Signature:
    clone = Signature.objects.get(pk=signature.pk)
    clone.pk, clone._state.adding = None, True
    clone.id = Signature._meta.get_field("id").get_default()
    for name, value in changes.items():
        setattr(clone, name, value)
    return clone


def test_a_person_cannot_stand_twice() -> None:
    signature = factories.confirmed_signature(factories.action_page())
    refused(copy_of(signature).save)


def test_an_organisation_cannot_stand_twice() -> None:
    signature = factories.confirmed_signature(factories.action_page())
    organisation = {
        "kind": "organisation",
        "email_hash": "",
        "organisation_key": "harbour-house/GB",
        "organisation_name": "Harbour House",
    }
    copy_of(signature, **organisation).save()
    refused(copy_of(signature, **organisation).save)


@pytest.mark.parametrize(
    "changes",
    [
        {"email_hash": ""},
        {"kind": "organisation", "organisation_key": "", "organisation_name": "Harbour House"},
        {"kind": "organisation", "organisation_key": "harbour-house/GB", "email_hash": ""},
        {"organisation_name": "Harbour House"},
        {"category": "Networks"},
        {"position": 1},
        {"handed_over": "name"},
        {"comment_state": "waiting"},
        {"comment_state": "rarely", "answers": {}},
        {"sign_wording": None},
        {"state": "confirmed", "confirmed_at": None},
        {"state": "pending"},
        {"state": "withdrawn", "withdrawn_at": None},
        {"held_at": clock_module.now(), "hold_reason": ""},
        {"removed_at": clock_module.now(), "removal_reason": ""},
        {"display": "public"},
        {"mails": 4},
        {"text_version": None},
    ],
)
def test_a_signature_in_an_impossible_state_is_refused(changes: dict[str, Any]) -> None:
    signature = factories.confirmed_signature(factories.action_page())
    values = {
        (f"{name}_id" if name in ("text_version", "sign_wording") else name): value
        for name, value in changes.items()
    }
    refused(lambda: Signature.objects.filter(pk=signature.pk).update(**values))


def test_an_action_cannot_close_before_it_opens() -> None:
    action = factories.action_page().action
    refused(
        lambda: Action.objects.filter(pk=action.pk).update(closes_at=action.opens_at - timedelta(seconds=1))
    )
    refused(lambda: Action.objects.filter(pk=action.pk).update(goal=0))


def test_two_records_cannot_share_a_page() -> None:
    action = factories.action_page().action
    refused(lambda: Action.objects.create(translation_key=action.translation_key))


def test_a_text_version_is_never_rewritten() -> None:
    version = TextVersion.objects.get(page=factories.action_page())
    for change in ({"text": "Other words"}, {"sha256": "0" * 64}, {"number": 9}, {"language": "fr"}):
        refused(lambda change=change: TextVersion.objects.filter(pk=version.pk).update(**change))


def test_a_page_has_one_current_text() -> None:
    version = TextVersion.objects.get(page=factories.action_page())
    refused(
        lambda: TextVersion.objects.create(
            action=version.action, page=version.page, language="en", number=2, sha256="1" * 64, text="x"
        )
    )


def test_numbers_cannot_fall_below_zero_or_stand_twice() -> None:
    action = factories.action_page().action
    Tally.objects.create(action=action, dimension="total", count=0)
    refused(lambda: Tally.objects.create(action=action, dimension="total", count=1))
    refused(lambda: Tally.objects.filter(action=action).update(count=-1))
    refused(
        lambda: TallyDelta.objects.create(
            action=action, change=2, kind="person", country="SE", day=clock_module.today()
        )
    )


def test_a_signed_text_version_and_its_action_cannot_be_deleted() -> None:
    page = factories.action_page()
    factories.confirmed_signature(page)
    from django.db.models import ProtectedError

    for record in (TextVersion.objects.get(page=page), page.action):
        with pytest.raises(ProtectedError):
            record.delete()


def test_a_person_is_erased_once_per_action() -> None:
    action = factories.action_page().action
    ErasedSigner.objects.create(action=action, email_hash="a" * 64, kept_as_number=True)
    refused(lambda: ErasedSigner.objects.create(action=action, email_hash="a" * 64, kept_as_number=False))


def test_residue_of_one_cell_is_one_row() -> None:
    page = factories.action_page()
    for _n in range(2):
        services.erase_signature(factories.confirmed_signature(page).pk, keep_as_number=True)
    assert Residue.objects.get().count == 2


def test_settings_of_an_action_and_dimensions_of_a_tally_are_known_ones() -> None:
    action = factories.action_page().action
    for field in ("kind", "signers", "asks_country", "asks_comment"):
        refused(lambda field=field: Action.objects.filter(pk=action.pk).update(**{field: "nonsense"}))
    refused(lambda: Tally.objects.create(action=action, dimension="moon"))

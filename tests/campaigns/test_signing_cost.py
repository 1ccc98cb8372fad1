"""What makes a signature cheap does not make it wrong, and stays cheap for the hundred-thousandth."""

from typing import Any

import pytest
from django.db import connection

from campaigns import services
from campaigns.desk import Desk, find_desk
from campaigns.forms import SignForm
from campaigns.services.signing import _EARLIER

from .. import factories

pytestmark = pytest.mark.django_db


def desk_of(page: Any) -> Desk:
    desk = find_desk(page.action.key, "en")
    assert desk is not None
    return desk


def test_forms_that_ask_the_same_share_fields_and_nothing_else() -> None:
    desk = desk_of(factories.action_page())
    first, second = SignForm({"name": "<", "email": "x"}, desk=desk), SignForm(desk=desk)
    assert not first.is_valid()
    assert {"name", "email", "display", "agree"} <= set(first.errors)
    assert not second.errors
    assert not second.is_bound
    assert first.fields["name"] is second.fields["name"]
    del first.fields["name"]
    assert "name" in second.fields
    assert "name" in SignForm(desk=desk).fields


def test_a_form_asks_what_is_asked_now(clock: Any) -> None:
    page = factories.action_page()
    services.change_settings(page.action, {"asks_country": "required"})
    before = SignForm(desk=desk_of(page))
    services.change_settings(page.action, {"asks_country": "optional", "asks_city": "required"})
    now = SignForm(desk=desk_of(page))
    assert [form.fields["country"].required for form in (before, now)] == [True, False]
    assert ["city" in form.fields for form in (before, now)] == [False, True]
    wording = factories.consent_wordings()["sign"]
    type(wording).objects.create(
        purpose="sign", locale=wording.locale, version=wording.version + 1, text="Keep it, please."
    )
    assert SignForm(desk=desk_of(page)).fields["agree"].label == "Keep it, please."
    assert now.fields["agree"].label == wording.text


def test_a_signers_row_is_looked_for_by_its_person() -> None:
    """By the action, all rows of it would be read: planned on a short table, as a new site's is."""
    factories.pending_signature(factories.action_page())
    with connection.cursor() as cursor:
        plan = plan_of_the_earlier(cursor)
    assert "signature_by_person" in plan, plan


def plan_of_the_earlier(cursor: Any) -> str:
    if connection.vendor == "sqlite":
        composed = _EARLIER._statements["sqlite"]
        cursor.execute(f"EXPLAIN QUERY PLAN {composed.sql}", [None] * composed.sql.count("%s"))
    else:
        cursor.execute(
            "SELECT name FROM pg_prepared_statements WHERE statement LIKE '%campaigns_signature%FOR UPDATE%'"
        )
        (name,) = cursor.fetchone()
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
        cursor.execute(f"EXPLAIN EXECUTE {name}(NULL, NULL)")
    return "\n".join(str(row) for row in cursor.fetchall())

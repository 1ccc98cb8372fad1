"""Whom staff refused stays refused, also after erasing everything, until staff say otherwise."""

import pytest

from advocacy_site.core.registry import retention
from advocacy_site.mailing.models import Outbox
from events import services
from events.models import Refusal
from events.privacy import export

from .. import factories
from ..conftest import FrozenClock

pytestmark = pytest.mark.django_db


def test_erasing_a_refusal_does_not_undo_it_and_it_goes_with_the_event(clock: FrozenClock) -> None:
    event = factories.joinable().event
    row = factories.registered(event, email="ana@example.org")
    services.refuse_registration(row.pk)
    services.erase_registration(row.pk)
    again = factories.registered(event, email="ana@example.org")
    assert factories.state_of(again) == "refused"
    kinds = Outbox.objects.filter(object_id=again.pk).values_list("kind", flat=True)
    assert set(kinds) == {"registration-confirm", "registration-refused"}
    services.erase_registration(again.pk)
    assert {"event": str(event), "refused_at": clock.at} in export(again.email_hash)
    clock.advance(days=400)
    retention["registrations"].expire(False)
    assert not Refusal.objects.exists()


def test_staff_who_enter_somebody_or_approve_them_take_a_refusal_back() -> None:
    event = factories.joinable().event
    for undo in ("add", "approve"):
        row = factories.registered(event, email=f"{undo}@example.org")
        services.refuse_registration(row.pk)
        services.erase_registration(row.pk)
        if undo == "approve":
            again = services.approve_registration(factories.registered(event, email=row.email).pk)
        else:
            again = services.add_registration(event.pk, row.email, "en", factories.wish())
        assert again.state == "registered"
    assert not Refusal.objects.exists()

"""One signature of a removal is taken back singly."""

import pytest
from django.test import Client

from campaigns import services
from campaigns.models import Action
from campaigns.services import removals

from .. import factories
from .removing import farm, fold, remove

pytestmark = pytest.mark.django_db


def test_one_that_is_taken_back_singly_is_no_longer_told_as_removed(client: Client) -> None:
    page = factories.action_page()
    rows = farm(page, 3)
    made = remove(page, domain="farm.example")
    rows[0].refresh_from_db()
    services.restore_one(rows[0], by=None)
    made.refresh_from_db()
    assert (made.state, made.confirmed, fold(page)) == ("removed", 2, 1)
    assert "we removed 2 signatures" in " ".join(client.get(page.url).content.decode().split())
    services.take_removal_back(made.pk, by=None)
    services.carry_on_removal(made.pk)
    assert fold(page) == 3


def test_whoever_restores_undoes_no_removal_that_somebody_else_decided_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = factories.action_page()
    rows = farm(page, 2)
    remove(page, domain="farm.example")

    def quicker(action: Action) -> Action:
        monkeypatch.undo()
        services.restore_one(rows[0], by=None)
        services.remove_one(rows[0], reason="After a second look.", by=None)
        return removals.locked_action(action)

    monkeypatch.setattr(removals, "locked_action", quicker)
    with pytest.raises(services.ModerationRefused):
        services.restore_one(rows[0], by=None)
    rows[0].refresh_from_db()
    assert rows[0].removed_at is not None

"""What was delivered, answered, counted by version or reaffirmed outlives whatever editors do to a page."""

from typing import Any

import pytest
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale

from advocacy_site.core import clock as clock_module
from advocacy_site.mailing.models import Outbox
from campaigns import guards, services
from campaigns.models import (
    Action,
    ActionPage,
    Answer,
    Delivery,
    MaterialChange,
    Reaffirmation,
    ReaffirmRequest,
    TextVersion,
)
from campaigns.services.counting import tallies_of

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def finished_page() -> ActionPage:
    """Signed in two versions, asked, delivered and answered."""
    page = factories.action_page()
    for _n in range(3):
        factories.confirmed_signature(page)
    page.text = "<p>I will ask who pays, and who earns.</p>"
    page.save_revision().publish()
    second = TextVersion.objects.current().get(page=page)
    services.mark_material(second)
    services.ask_earlier_signers()
    services.reaffirm_signature(page.action.signatures.all()[0].pk, text_version=second.pk)
    services.fold_deltas()
    day = clock_module.today()
    services.record_delivery(page.action, day=day, to_whom={"en": "the ministers"})
    services.record_answer(page.action, day=day, from_whom={"en": "A minister"})
    services.change_settings(page.action, {"successor": factories.action_page().action})
    return ActionPage.objects.get(pk=page.pk)


def state_of(action: Action) -> Any:
    """All that must survive, but what other tests look at: who signed, and when it opened."""
    versions = {"text_version__action": action}
    return (
        Action.objects.filter(pk=action.pk).values().get(),
        list(action.signatures.order_by("pk").values("pk", "state", "text_version", "confirmed_at")),
        tallies_of(action),
        list(Delivery.objects.filter(action=action).values()),
        list(Answer.objects.filter(action=action).values()),
        list(MaterialChange.objects.filter(**versions).values()),
        list(ReaffirmRequest.objects.filter(**versions).order_by("pk").values()),
        list(Reaffirmation.objects.filter(to_version__action=action).values()),
        Outbox.objects.filter(kind="sign-reaffirm").count(),
    )


def _older_draft(page: ActionPage) -> None:
    page.revisions.order_by("pk").first().publish()


def _copy(page: ActionPage) -> None:
    copy = page.copy(update_attrs={"slug": "copy"}, keep_live=True)
    assert not guards.action_pages_with_rows(ActionPage.objects.filter(pk=copy.pk))
    assert not copy.action.deliveries.exists()
    assert copy.action.successor is None


def _translate(page: ActionPage) -> None:
    french = Locale.objects.get_or_create(language_code="fr")[0]
    CopyPageForTranslationAction(page, french, copy_parents=True).execute(skip_permission_checks=True)
    translated = ActionPage.objects.get(locale=french)
    translated.save_revision().publish()


def _unpublish_and_publish(page: ActionPage) -> None:
    page.unpublish()
    services.ask_earlier_signers()
    ActionPage.objects.get(pk=page.pk).save_revision().publish()


@pytest.mark.parametrize(
    "operation",
    [
        _older_draft,
        _copy,
        _translate,
        _unpublish_and_publish,
        lambda page: page.move(factories.campaign_page(), pos="last-child"),
    ],
)
def test_no_operation_on_a_page_changes_what_was_delivered_answered_counted_or_reaffirmed(
    finished_page: ActionPage, operation: Any
) -> None:
    before = state_of(finished_page.action)
    operation(finished_page)
    while services.fold_deltas():
        pass
    assert state_of(finished_page.action) == before
    assert services.recount(finished_page.action) == tallies_of(finished_page.action)

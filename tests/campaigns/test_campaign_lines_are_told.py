"""A line of a campaign's own timeline is told to the signers of its actions, to each person once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advocacy_site.core import clock as clock_module
from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing.kinds import mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.sending import build
from campaigns import services
from campaigns.models import ActionPage, CampaignPage
from campaigns.models.children import CampaignUpdate
from campaigns.tellable import things_to_tell

from .. import factories
from .updates import drafted, member_of_staff, only_updates, started, written_to

pytestmark = pytest.mark.django_db
Campaign = tuple[CampaignPage, str, list[ActionPage]]


@pytest.fixture
def campaign() -> Campaign:
    """A campaign with two actions and an update; the key of the update; somebody signed both actions."""
    page = factories.campaign_page()
    update = CampaignUpdate(locale=page.locale, date=clock_module.today(), title="The law is passed")
    page.updates = [update]
    page.save_revision().publish()
    pages = [factories.action_page(parent=page) for _n in range(2)]
    for action_page, name in zip(pages, ("ben", "cleo"), strict=True):
        for signer in ("amara", name):
            factories.agreed_signature(action_page, email=f"{signer}@example.org")
    return page, f"campaign-{page.updates.get().translation_key}", pages


def hashes_of(*names: str) -> set[str]:
    return {address_hash(f"{name}@example.org") for name in names}


def test_signers_of_several_actions_are_told_once(campaign: Campaign) -> None:
    page, key, (one, other) = campaign
    started(one, tells=key)
    assert services.carry_on_mailings() == 2
    started(other, tells=key)
    assert services.carry_on_mailings() == 1
    assert written_to() == hashes_of("amara", "ben", "cleo")
    assert len(only_updates()) == 3
    row = only_updates()[0]
    body = build(Outbox.objects.get(pk=row.pk), mail_kinds[row.kind]).body
    assert "The law is passed" in body
    assert str(page.full_url) in body


def test_who_was_told_elsewhere_is_asked_for_once_a_batch_and_said_to_staff(
    campaign: Campaign, client: Client
) -> None:
    _page, key, (one, other) = campaign
    for name in ("amara", "ben"):
        factories.agreed_signature(other, email=f"{name}2@example.org")
        factories.agreed_signature(one, email=f"{name}2@example.org")
    started(one, tells=key)
    services.carry_on_mailings()
    draft = drafted(other, tells=key)
    client.force_login(member_of_staff())
    address = reverse("signer_mailing", args=[other.action_id, draft.pk])
    assert "gets it no second time" in client.get(address).content.decode()
    mailing = services.start_mailing(draft.pk, member_of_staff(), seen=services.who_gets_it(draft).seen)
    with CaptureQueriesContext(connection) as queries:
        assert services.carry_on_mailings() == 1
    asked = 'SELECT "mailing_outbox"."dedupe_key"'
    assert sum(str(query["sql"]).startswith(asked) for query in queries) == 1
    mailing.refresh_from_db()
    assert (mailing.total, mailing.queued, mailing.told_elsewhere) == (4, 1, 3)
    assert "3 had it from another action" in " ".join(client.get(address).content.decode().split())


def test_who_did_not_get_it_because_staff_stopped_it_gets_it_with_the_other(campaign: Campaign) -> None:
    _page, key, (one, other) = campaign
    mailing = started(one, tells=key)
    services.carry_on_mailings()
    services.stop_mailing(mailing.pk, member_of_staff())
    started(other, tells=key)
    assert services.carry_on_mailings() == 2


def test_a_campaign_that_is_not_public_tells_nothing(campaign: Campaign) -> None:
    page, key, (one, _other) = campaign
    assert [thing.key for thing in things_to_tell(one.action)] == [key]
    page.unpublish()
    assert things_to_tell(one.action) == []

"""The demo: made once, the same after a second run, and the numbers on it are true."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db.models import F
from django.test import Client

from advocacy_site.mailing.models import Outbox
from advocacy_site.pages.models import HomePage
from campaigns import services
from campaigns.models import Action, ActionPage, CampaignPage, Signature, TextVersion
from campaigns.public_list import public_list
from events.models import Registration

pytestmark = pytest.mark.django_db


def everything_made() -> dict[str, int]:
    """The number of rows of each table; revisions and log entries tell what was published again."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_a_second_run_makes_nothing_more_and_publishes_nothing_again(demo: HomePage) -> None:
    before = everything_made()
    call_command("load_demo", verbosity=0)
    assert everything_made() == before


def test_its_actions_are_of_every_kind_and_their_numbers_equal_a_recount(demo: HomePage) -> None:
    actions = [page.action for page in ActionPage.objects.select_related("action")]
    assert {action.kind for action in actions} == set(Action.Kind.values)
    assert {action.state for action in actions} == {"open", "paused", "closed"}
    for action in actions:
        assert services.counting.tallies_of(action) == services.recount(action)
        assert 40 <= services.recount(action)["total", ""] == action.signatures.counted().count() <= 4_000


def test_it_leaves_staff_something_to_do_and_roles_to_do_it(demo: HomePage) -> None:
    rows = Signature.objects.filter(action__paused_at=None, action__closes_at=None)
    for left in ({"state": "pending"}, {"state": "withdrawn"}, {"held_at__isnull": False}):
        assert rows.filter(**left).exists()
    assert rows.exclude(removal_reason="").exists()
    team, officers = Group.objects.filter(name__in=["Campaign team", "Data officers"]).order_by("name")
    names = {
        group.name: set(group.permissions.values_list("codename", flat=True)) for group in (team, officers)
    }
    assert "see_signer" not in names["Campaign team"]
    assert {"see_signer", "export_signature"} <= names["Data officers"]
    states = set(Registration.objects.values_list("state", flat=True))
    assert states == set(Registration.State.values)
    assert Registration.objects.exclude(event__readers=None).filter(state="requested").exists()


def test_nobody_signed_before_the_opening_or_after_the_end_and_no_mail_was_written(demo: HomePage) -> None:
    assert not Signature.objects.filter(confirmed_at__lt=F("action__opens_at")).exists()
    assert not Signature.objects.filter(confirmed_at__gt=F("action__closes_at")).exists()
    assert not Signature.objects.filter(confirmed_at__gt=F("action__paused_at")).exists()
    assert not Outbox.objects.exists()


def test_its_campaigns_tell_goals_news_and_how_they_ended(demo: HomePage, client: Client) -> None:
    campaigns = list(CampaignPage.objects.all())
    assert sorted(campaign.status for campaign in campaigns) == ["active", "active", "closed", "won"]
    for page in [*campaigns, *ActionPage.objects.all()]:
        assert client.get(page.url).status_code == 200
    for campaign in campaigns:
        assert campaign.goals.exists()
        assert campaign.updates.exists()
        assert bool(campaign.outcome) == campaign.is_over


def test_its_letter_has_the_shape_of_a_real_one(demo: HomePage) -> None:
    letter = ActionPage.objects.get(action__kind=Action.Kind.LETTER)
    groups = public_list(letter, set(), None).groups
    lines = [signatory for group in groups for signatory in group.signatories]
    assert [len(group.signatories) for group in groups] == [24, 7, 54]
    assert sum(not line.country_name for line in lines) == 14
    assert sum("," in line.name for line in lines) == 1
    assert sum(bool(line.url) for line in lines) == 22  # members that are no committee of the coalition
    assert [annex.number for annex in letter.ordered_annexes] == ["I", "II", "III", "IV", "V", "VI"]


def test_its_actions_show_what_becomes_of_actions(demo: HomePage, client: Client) -> None:
    pages = {page.slug: client.get(page.url).content.decode() for page in ActionPage.objects.all()}
    assert "Delivered to the speaker of the National Assembly" in pages["strike-it-out"]
    assert "2,480 signatures, as of" in pages["strike-it-out"]
    assert "Answered by the National Assembly" in pages["strike-it-out"]
    assert "The Daybreak Pledge" in pages["night-desk-pledge"]
    assert "elected their chairs" in pages["a-bed-in-every-district"]
    assert "85 organisations signed before publication" in pages["look-beyond-the-fence"]
    assert all(f"/text/{number}/" in pages["close-the-listings"] for number in (1, 2))
    for version in TextVersion.objects.filter(page__slug="close-the-listings"):
        assert version.signatures.filter(confirmed_at__lt=version.published_at).count() == 0
        assert version.signatures.count() > 100

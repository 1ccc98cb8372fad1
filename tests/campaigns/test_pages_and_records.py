"""Whatever editors do to a page changes no signature, no opening time, no count."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page

from advocacy_site.core import clock as clock_module
from advocacy_site.users.models import User
from campaigns import guards, services
from campaigns.models import Action, ActionPage, Signature, TextVersion
from campaigns.services.counting import tallies_of

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_page() -> ActionPage:
    page = factories.action_page()
    for _n in range(3):
        factories.confirmed_signature(page)
    services.fold_deltas()
    return page


def state_of(action: Action) -> Any:
    """All that must survive: the record, its signatures with their texts, its numbers."""
    return (
        Action.objects.filter(pk=action.pk).values().get(),
        list(
            Signature.objects.filter(action=action)
            .order_by("pk")
            .values("pk", "state", "text_version", "confirmed_at")
        ),
        tallies_of(action),
    )


def test_publishing_an_older_draft_changes_nothing_that_happened(signed_page: ActionPage) -> None:
    older = signed_page.save_revision()
    signed_page.title = "Another title"
    signed_page.save_revision().publish()
    services.pause_action(signed_page.action)
    before = state_of(signed_page.action)
    older.publish()
    assert state_of(signed_page.action) == before
    assert ActionPage.objects.get(pk=signed_page.pk).action_id == signed_page.action_id


def test_a_copy_is_a_new_action_with_the_same_settings_and_nothing_signed(signed_page: ActionPage) -> None:
    Action.objects.filter(pk=signed_page.action_id).update(goal=777, recipients_get=["name"])
    before = state_of(signed_page.action)
    copy = signed_page.copy(update_attrs={"slug": "copy"}, keep_live=True)
    assert copy.action_id != signed_page.action_id
    assert (copy.action.goal, copy.action.recipients_get, copy.action.opens_at) == (777, ["name"], None)
    assert not guards.action_pages_with_rows(ActionPage.objects.filter(pk=copy.pk))
    assert copy.action.key != signed_page.action.key
    assert TextVersion.objects.current().get(page=copy).number == 1
    assert state_of(signed_page.action) == before


def test_publishing_a_revision_that_came_with_the_copy_keeps_the_copys_own_record(
    signed_page: ActionPage,
) -> None:
    signed_page.save_revision()
    copy = signed_page.copy(update_attrs={"slug": "copy"})
    own = copy.action_id
    copy.get_latest_revision().publish()
    assert ActionPage.objects.get(pk=copy.pk).action_id == own


def test_copying_a_campaign_with_its_actions_gives_each_its_own_record(signed_page: ActionPage) -> None:
    campaign = signed_page.get_parent().specific
    copied = campaign.copy(recursive=True, update_attrs={"slug": "copied-campaign"})
    inner = ActionPage.objects.child_of(copied).get()
    assert inner.action_id != signed_page.action_id
    assert not guards.action_pages_with_rows(ActionPage.objects.filter(pk=inner.pk))


def test_moving_the_page_changes_nothing_that_happened(signed_page: ActionPage) -> None:
    before = state_of(signed_page.action)
    other = factories.campaign_page()
    signed_page.move(other, pos="last-child")
    assert state_of(signed_page.action) == before
    moved = ActionPage.objects.get(pk=signed_page.pk)
    assert Client().get(moved.url).status_code == 200


def test_a_translation_shares_the_record_and_has_its_own_text(signed_page: ActionPage) -> None:
    before = state_of(signed_page.action)
    french = Locale.objects.get_or_create(language_code="fr")[0]
    CopyPageForTranslationAction(signed_page, french, copy_parents=True).execute(skip_permission_checks=True)
    translated = ActionPage.objects.get(locale=french)
    translated.text = "<p>Je demanderai qui paie.</p>"
    translated.save_revision().publish()
    translated.refresh_from_db()
    assert translated.action_id == signed_page.action_id
    assert TextVersion.objects.current().get(page=translated).language == "fr"
    assert state_of(signed_page.action) == before


def test_unpublishing_and_publishing_again_changes_nothing_that_happened(signed_page: ActionPage) -> None:
    before = state_of(signed_page.action)
    signed_page.unpublish()
    assert state_of(signed_page.action) == before
    ActionPage.objects.get(pk=signed_page.pk).save_revision().publish()
    assert state_of(signed_page.action) == before


def test_autosave_of_a_live_page_makes_no_version(signed_page: ActionPage) -> None:
    signed_page.text = "<p>Words that nobody has published.</p>"
    signed_page.save_revision()
    assert TextVersion.objects.filter(page=signed_page).count() == 1


def test_a_scheduled_text_becomes_a_version_when_it_is_published(signed_page: ActionPage) -> None:
    from django.core.management import call_command

    signed_page.text = "<p>Words for tomorrow.</p>"
    signed_page.go_live_at = clock_module.now() + timedelta(seconds=-1)
    signed_page.save_revision(approved_go_live_at=signed_page.go_live_at)
    assert TextVersion.objects.filter(page=signed_page).count() == 1
    call_command("publish_scheduled", verbosity=0)
    assert TextVersion.objects.current().get(page=signed_page).number == 2


def test_going_back_to_earlier_words_goes_back_to_their_version(signed_page: ActionPage) -> None:
    first = TextVersion.objects.current().get(page=signed_page)
    for text in ("<p>Other words.</p>", factories.TEXT.replace("<li>", "<li>  ")):
        signed_page.text = text
        signed_page.save_revision().publish()
        signed_page.refresh_from_db()
    assert TextVersion.objects.current().get(page=signed_page) == first


@pytest.mark.parametrize("level", ["page", "campaign", "index", "home"])
def test_the_database_refuses_to_delete_a_signed_page_or_anything_above_it(
    signed_page: ActionPage, level: str
) -> None:
    levels = dict(
        zip(
            ["page", "campaign", "index", "home"],
            [signed_page, *reversed(signed_page.get_ancestors()[1:])],
            strict=True,
        )
    )
    with pytest.raises(ProtectedError):
        Page.objects.get(pk=levels[level].pk).delete()
    assert Signature.objects.count() == 3


def test_a_page_whose_signers_are_only_numbers_stays_too(signed_page: ActionPage) -> None:
    for signature in list(Signature.objects.all()):
        services.erase_signature(signature.pk, keep_as_number=True)
    with pytest.raises(ProtectedError):
        Page.objects.get(pk=signed_page.pk).delete()
    assert services.recount(signed_page.action)[("total", "")] == 3


def test_a_page_that_nobody_signed_can_be_deleted() -> None:
    page = factories.action_page()
    page.delete()
    assert not ActionPage.objects.exists()


@pytest.fixture
def staff_client(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("staff@example.org", "a long enough password"))
    return client


def test_the_admin_says_why_a_signed_page_stays(staff_client: Client, signed_page: ActionPage) -> None:
    for page in (signed_page, signed_page.get_parent()):
        response = staff_client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
        assert response.status_code == 200
        assert "Not deleted" in response.content.decode()
    assert ActionPage.objects.filter(pk=signed_page.pk).exists()


def test_the_admin_says_why_signed_pages_stay_in_bulk(staff_client: Client, signed_page: ActionPage) -> None:
    other = factories.action_page()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = staff_client.post(f"{address}?id={signed_page.pk}&id={other.pk}", follow=True)
    assert response.status_code == 200
    assert "Not deleted" in response.content.decode()
    assert ActionPage.objects.filter(pk__in=[signed_page.pk, other.pk]).count() == 2


def test_the_pages_editor_leads_to_the_records_settings(
    staff_client: Client, signed_page: ActionPage
) -> None:
    html = staff_client.get(reverse("wagtailadmin_pages:edit", args=[signed_page.pk])).content.decode()
    assert reverse("action_records:edit", args=[signed_page.action_id]) in html


SETTINGS = {
    "kind": "pledge",
    "signers": "people",
    "opens_at": "2027-01-01 08:00",
    "closes_at": "",
    "goal": "250",
    "public_list": "on",
    "asks_country": "required",
    "list_order": "editor",
    **{f"asks_{name}": "no" for name in ("postcode", "city", "role", "organisation", "comment")},
    "paused": "on",
}


def seen_by(client: Client, address: str) -> str:
    html = client.get(address).content.decode()
    found = re.search(r'name="seen" value="(\w+)"', html)
    assert found, "the form does not say what it showed"
    return found[1]


def test_settings_are_changed_in_the_records_view_and_logged(
    staff_client: Client, signed_page: ActionPage
) -> None:
    from advocacy_site.core.models import AccessLog

    address = reverse("action_records:edit", args=[signed_page.action_id])
    assert staff_client.get(address).status_code == 200
    data = SETTINGS | {"seen": seen_by(staff_client, address)}
    assert staff_client.post(address, data).status_code == 302
    signed_page.action.refresh_from_db()
    assert signed_page.action.goal == 250
    assert signed_page.action.paused_at is not None
    assert AccessLog.objects.get().subject == signed_page.action.subject


def test_records_are_neither_made_nor_deleted_in_the_admin(
    staff_client: Client, signed_page: ActionPage
) -> None:
    assert staff_client.get(reverse("action_records:index")).status_code == 200
    for name, arguments in [("add", []), ("delete", [signed_page.action_id])]:
        response = staff_client.post(reverse(f"action_records:{name}", args=arguments), {})
        assert response.status_code in (302, 403)
    assert Action.objects.count() == 1


def test_a_form_that_was_overtaken_undoes_nobodys_pause(
    staff_client: Client, signed_page: ActionPage
) -> None:
    address = reverse("action_records:edit", args=[signed_page.action_id])
    data = SETTINGS | {"paused": "", "seen": seen_by(staff_client, address)}
    services.pause_action(signed_page.action)
    assert staff_client.post(address, data).status_code == 200
    signed_page.action.refresh_from_db()
    assert signed_page.action.paused_at is not None
    assert signed_page.action.goal != 250


def test_a_goal_of_nothing_is_refused_at_its_field(staff_client: Client, signed_page: ActionPage) -> None:
    address = reverse("action_records:edit", args=[signed_page.action_id])
    response = staff_client.post(address, SETTINGS | {"goal": "0", "seen": seen_by(staff_client, address)})
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"goal"}


def test_an_alias_shows_the_same_action(signed_page: ActionPage) -> None:
    before = state_of(signed_page.action)
    alias = signed_page.create_alias(parent=factories.campaign_page(), update_slug="alias")
    alias = ActionPage.objects.get(pk=alias.pk)
    assert alias.action_id == signed_page.action_id
    assert "<form" in Client().get(alias.url).content.decode()
    signed_page.text = "<p>Other words.</p>"
    signed_page.save_revision().publish()
    assert TextVersion.objects.filter(page=alias).count() == 0
    assert state_of(signed_page.action) == before


def test_somebody_whose_changes_were_logged_can_be_deleted(
    staff_client: Client, signed_page: ActionPage
) -> None:
    from advocacy_site.core import access
    from advocacy_site.core.models import AccessLog

    colleague = User.objects.create_user("colleague@example.org", "a long enough password")
    access.record(colleague, "change", signed_page.action.subject)
    staff_client.post(reverse("wagtailusers_users:delete", args=[colleague.pk]))
    assert not User.objects.filter(pk=colleague.pk).exists()
    assert AccessLog.objects.get().actor_id == colleague.pk

"""Staff check organisations, keep the contacts they know, and put the public list in order."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from advocacy_site.core.models import AccessLog
from campaigns import services
from campaigns.models import Action, ActionPage, KnownContact, OrganisationRequest, Signature
from campaigns.services.counting import tallies_of
from campaigns.services.organisation_checks import CHECK_MAIL, CHECK_PURPOSE

from .. import factories
from .organisations import confirm, contact, folded, link, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> ActionPage:
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": Action.Signers.BOTH})
    return ActionPage.objects.get(pk=page.pk)


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(factories.staff())
    return client


def entries(page: ActionPage) -> list[Signature]:
    return list(page.action.signatures.filter(kind="organisation").order_by("position"))


def names(page: ActionPage) -> list[str]:
    return [entry.organisation_name for entry in entries(page)]


def test_staff_see_who_waits_and_count_it(staff: Client, letter: ActionPage) -> None:
    request = confirm(letter)
    assert "Harbour House" in staff.get(reverse("organisation_requests:index")).content.decode()
    address = reverse("organisation_requests:edit", args=[request.pk])
    html = staff.get(address).content.decode()
    assert "amara@harbour.example" in html
    assert AccessLog.objects.filter(action="view", subject=request.subject).count() == 1
    staff.post(address, {"decision": "approve", "reason": "rang them"})
    assert Signature.objects.counted().get().organisation_name == "Harbour House"
    assert "There is nothing to decide here" in staff.get(address).content.decode()


def test_leaving_an_organisation_out_needs_a_reason(staff: Client, letter: ActionPage) -> None:
    request = confirm(letter)
    address = reverse("organisation_requests:edit", args=[request.pk])
    staff.post(address, {"decision": "refuse", "reason": ""})
    request.refresh_from_db()
    assert request.state == OrganisationRequest.State.WAITING
    staff.post(address, {"decision": "refuse", "reason": "no such organisation"})
    request.refresh_from_db()
    assert (request.state, request.reason) == (OrganisationRequest.State.REFUSED, "no such organisation")
    assert not Signature.objects.exists()


def test_what_nobody_confirmed_can_t_be_counted(staff: Client, letter: ActionPage) -> None:
    send(letter)
    request = OrganisationRequest.objects.get()
    address = reverse("organisation_requests:edit", args=[request.pk])
    staff.post(address, {"decision": "approve", "reason": ""})
    assert not Signature.objects.exists()


def test_a_contact_is_entered_sealed_and_its_address_is_never_shown_again(staff: Client) -> None:
    member = factories.member_page(title="Dar el Fajr").member
    data = {
        "member": str(member.pk),
        "organisation_name": "Dar el Fajr",
        "country": "MA",
        "language": "en",
        "address": "Samira@Fajr.example",
        "person": "Samira",
    }
    staff.post(reverse("known_contacts:add"), data)
    known = KnownContact.objects.get()
    assert (known.email, known.name, known.organisation_key) == (
        "samira@fajr.example",
        "Samira",
        f"member:{member.pk}",
    )
    for address in (reverse("known_contacts:index"), reverse("known_contacts:edit", args=[known.pk])):
        html = staff.get(address).content.decode()
        assert "samira@fajr" not in html.lower()
        assert "s…@f….example" in html
    staff.post(reverse("known_contacts:edit", args=[known.pk]), data | {"address": "", "person": "Sam"})
    known.refresh_from_db()
    assert (known.email, known.name) == ("samira@fajr.example", "Sam")
    assert staff.post(reverse("known_contacts:add"), data).status_code == 200, "one contact an organisation"
    assert KnownContact.objects.count() == 1


@pytest.fixture
def listed(letter: ActionPage) -> ActionPage:
    lines = [factories.organisation(name) for name in ("Anna House", "Bea House", "Cleo House")]
    factories.let_organisations_sign(letter, *lines)
    return letter


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ("1", ["Cleo House", "Anna House", "Bea House"]),
        ("2", ["Anna House", "Cleo House", "Bea House"]),
        ("x", ["Anna House", "Bea House", "Cleo House"]),
    ],
)
def test_a_number_puts_an_organisation_at_that_place(
    staff: Client, listed: ActionPage, place: str, order: list[str]
) -> None:
    typed = {f"place-{entry.pk}": str(n) for n, entry in enumerate(entries(listed), 1)}
    typed[f"place-{entries(listed)[2].pk}"] = place
    staff.post(reverse("signatory_list", args=[listed.action_id]), typed)
    assert names(listed) == order


def test_moving_down_puts_it_at_that_place_too(staff: Client, listed: ActionPage) -> None:
    first = entries(listed)[0]
    staff.post(reverse("signatory_list", args=[listed.action_id]), {f"place-{first.pk}": "2"})
    assert names(listed) == ["Bea House", "Anna House", "Cleo House"]


def test_an_entry_is_corrected_and_counted_under_its_new_country(staff: Client, listed: ActionPage) -> None:
    entry = entries(listed)[0]
    member = factories.member_page(title="Anna’s House", country="SE").member
    address = reverse("signatory_entry", args=[listed.action_id, entry.pk])
    assert "Anna House" in staff.get(address).content.decode()
    data = {"name": "Anna’s House", "country": "SE", "category": "Members", "member": str(member.pk)}
    staff.post(address, data | {"save": "yes"})
    entry.refresh_from_db()
    assert (entry.organisation_name, entry.category, entry.member) == ("Anna’s House", "Members", member)
    assert entry.organisation_key == f"member:{member.pk}"
    assert folded(listed)["country", "SE"] == 1


def test_an_entry_can_t_become_another_one(staff: Client, listed: ActionPage) -> None:
    entry = entries(listed)[0]
    address = reverse("signatory_entry", args=[listed.action_id, entry.pk])
    data = {"name": "bea  HOUSE", "country": "KE", "category": "", "member": "", "save": "yes"}
    assert staff.post(address, data).status_code == 422
    assert names(listed)[0] == "Anna House"


def test_taking_out_needs_a_reason_and_can_be_undone(staff: Client, listed: ActionPage) -> None:
    entry = entries(listed)[0]
    address = reverse("signatory_entry", args=[listed.action_id, entry.pk])
    assert staff.post(address, {"remove": "yes", "removal-reason": ""}).status_code == 422
    staff.post(address, {"remove": "yes", "removal-reason": "asked to be taken out"})
    assert folded(listed)["total", ""] == 2
    assert "asked to be taken out" in staff.get(address).content.decode()
    staff.post(address, {"undo": "yes"})
    assert folded(listed)["total", ""] == 3
    assert tallies_of(listed.action) == services.recount(listed.action)


def test_the_screens_are_for_those_who_may_edit_the_action(listed: ActionPage) -> None:
    request = confirm(listed)
    contact()
    client = Client()
    client.force_login(factories.reader(factories.contact_page()))
    pk: Any = listed.action_id
    for address in (
        reverse("signatory_list", args=[pk]),
        reverse("signatory_entry", args=[pk, entries(listed)[0].pk]),
        reverse("organisation_requests:edit", args=[request.pk]),
        reverse("known_contacts:index"),
    ):
        response = client.get(address)
        assert response.status_code in (302, 403, 404)
        assert b"House" not in response.content


def test_another_address_or_no_contact_any_more_leaves_what_was_asked_to_staff(
    staff: Client, letter: ActionPage
) -> None:
    known = contact(email="director@elsewhere.example")
    for answer in ("edit", "delete"):
        waits = confirm(letter, email=f"{answer}@post.example")
        assert waits.state == "asked"
        asked = link(CHECK_MAIL, CHECK_PURPOSE)
        data = {
            "organisation_name": "Harbour House",
            "country": "KE",
            "language": "en",
            "address": "new@b.example",
        }
        staff.post(reverse(f"known_contacts:{answer}", args=[known.pk]), data)
        waits.refresh_from_db()
        assert waits.state == "waiting"
        assert Client().get(asked).status_code == 404
    assert not KnownContact.objects.exists()
    changes = AccessLog.objects.filter(subject=f"known-contact:{known.pk}", action="change")
    assert [entry.reason for entry in changes.order_by("at")] == ["", "deleted"]


def test_who_is_slower_than_another_is_told_so(staff: Client, listed: ActionPage) -> None:
    entry = entries(listed)[0]
    address = reverse("signatory_entry", args=[listed.action_id, entry.pk])
    for _who in range(2):
        response = staff.post(address, {"remove": "1", "removal-reason": "It asked us to."}, follow=True)
    assert "Somebody else has decided on it meanwhile" in response.content.decode()

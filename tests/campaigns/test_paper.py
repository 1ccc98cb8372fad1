"""Paper: sheets are counted by two persons, once, and shown apart from what came online."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from advocacy_site.core import clock as clock_module
from advocacy_site.users.models import User
from campaigns import guards, services
from campaigns.models import ActionPage, CodeSignature, PaperBatch, TextVersion

from .. import factories
from .test_offline import numbers

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_counters() -> list[User]:
    return [User.objects.create_superuser(f"{n}@example.org", "a long enough password") for n in "ab"]


def enter(page: ActionPage, user: User, count: int = 120, scan: str = "box 1") -> PaperBatch:
    return services.enter_paper(
        page.action,
        text_version=TextVersion.objects.current().get(page=page),
        member=None,
        scan=scan,
        collected_on=clock_module.today() - timedelta(days=1),
        count=count,
        entered_by=user,
    )


def test_paper_counts_once_two_persons_agree(two_counters: list[User]) -> None:
    page = factories.action_page()
    first, second = two_counters
    batch = enter(page, first)
    assert numbers(page) == (0, 0)
    with pytest.raises(services.SameChecker):
        services.check_paper(batch.pk, count=120, checked_by=first)
    assert services.check_paper(batch.pk, count=119, checked_by=second).state == "differs"
    assert numbers(page) == (0, 0)
    assert services.check_paper(batch.pk, count=120, checked_by=second).state == "differs", "no second try"
    services.count_paper_anew(batch.pk, count=119, entered_by=second)
    with pytest.raises(PaperBatch.DoesNotExist):
        services.count_paper_anew(batch.pk, count=5, entered_by=first)
    services.check_paper(batch.pk, count=119, checked_by=first)
    assert numbers(page) == (119, 0)
    services.check_paper(batch.pk, count=5, checked_by=second)
    with pytest.raises(PaperBatch.DoesNotExist):
        services.count_paper_anew(batch.pk, count=5, entered_by=second)
    assert numbers(page) == (119, 0)


def test_a_scan_is_entered_once(two_counters: list[User]) -> None:
    page = factories.action_page()
    enter(page, two_counters[0])
    with pytest.raises(services.ScanKnown):
        enter(page, two_counters[1], count=7)


def test_the_database_refuses_one_person_as_both_counters(two_counters: list[User]) -> None:
    batch = enter(factories.action_page(), two_counters[0])
    rows = PaperBatch.objects.filter(pk=batch.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="checked", second_count=batch.count, checked_by=two_counters[0])


def test_a_page_with_codes_or_paper_cannot_be_deleted(two_counters: list[User]) -> None:
    page = factories.action_page()
    enter(page, two_counters[0])
    assert guards.action_pages_with_rows(ActionPage.objects.filter(pk=page.pk))
    client = Client()
    client.force_login(two_counters[0])
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert ActionPage.objects.filter(pk=page.pk).exists()


def test_staff_make_void_and_count_on_one_screen(client: Client, two_counters: list[User]) -> None:
    page, member = factories.action_page(), factories.member_page().member
    client.force_login(two_counters[0])
    address = reverse("action_offline", args=[page.action_id])
    assert client.get(address).status_code == 200
    sheet = client.post(reverse("action_codes", args=[page.action_id]), {"member": member.pk, "number": "3"})
    codes = sheet.context["codes"]
    assert len(codes) == CodeSignature.objects.count() == 3
    assert all(code in sheet.content.decode() for code in codes)
    assert "no-store" in sheet["Cache-Control"]
    client.post(reverse("action_void_codes", args=[page.action_id, sheet.context["sheet"].pk]))
    version = TextVersion.objects.current().get(page=page)
    data = {"paper-text_version": version.pk, "paper-scan": "box 1", "paper-count": "12"}
    data["paper-collected_on"] = (clock_module.today() + timedelta(days=1)).isoformat()
    assert client.post(address, data).status_code == 422
    data["paper-collected_on"] = clock_module.today().isoformat()
    assert client.post(address, data).status_code == 302
    batch = PaperBatch.objects.get()
    count = reverse("action_count_paper", args=[page.action_id, batch.pk])
    client.post(count, {"count": "12"})
    batch.refresh_from_db()
    assert batch.state == "entered", "one’s own count is no second one"
    client.force_login(two_counters[1])
    assert "<td>12</td>" not in client.get(address).content.decode(), "the second counter is not told"
    client.post(count, {"count": "12"})
    assert numbers(page) == (12, 0)


def test_a_number_that_no_column_holds_and_codes_that_nobody_can_use_are_refused(client: Client) -> None:
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": "both"})
    batch = enter(page, factories.staff())
    client.force_login(factories.staff())
    address = reverse("action_count_paper", args=[page.action_id, batch.pk])
    response = client.post(address, {"count": "99999999999"}, follow=True)
    assert "Write the number that you counted" in response.content.decode()
    services.change_settings(page.action, {"signers": "organisations"})
    wanted = {"member": factories.member_page().member.pk, "number": 5}
    response = client.post(reverse("action_codes", args=[page.action_id]), wanted, follow=True)
    assert "nobody could use a code" in response.content.decode()

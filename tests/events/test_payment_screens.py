"""Staff write down which payment came or went back, and find the one that a bank transfer is for."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from advocacy_site.core.models import AccessLog
from events import services
from events.models import EventPage, Payment, Registration

from .. import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def page() -> EventPage:
    return factories.joinable(most_guests=2)


def officer(page: EventPage) -> Client:
    client = Client()
    permissions = ("view_registration", "see_registrant", "manage_registration")
    client.force_login(factories.staff_who_may(page, "change_event", *permissions))
    return client


def at(page: EventPage, screen: str, *more: Any) -> str:
    return reverse(screen, args=[page.event_id, *more])


def press(client: Client, page: EventPage, row: Registration, verb: str, payment: Any) -> None:
    """Open the page of a verb, choose a payment, and press its button."""
    address = at(page, "registration_verb", row.pk, verb)
    seen = client.get(address).context["form"]["seen"].value()
    client.post(address, {"seen": seen, "payment": str(payment.pk)})


def test_of_several_payments_staff_say_which_one_came(page: EventPage) -> None:
    row = factories.registered(page.event, ticket=factories.paid_ticket(page.event).pk)
    services.mark_paid(row.payments.get().pk)
    services.change_registration(row.pk, factories.wish(ticket=row.ticket_id, guests=1))
    short, client = row.payments.get(state="due"), officer(page)
    press(client, page, row, "paid", short)
    shown = client.get(at(page, "registration_detail", row.pk)).content.decode()
    for payment in row.payments.all():
        assert payment.reference in shown
    press(client, page, row, "refunded", short)
    assert sorted(row.payments.values_list("state", flat=True)) == ["paid", "refunded"]


def test_a_bank_transfer_is_found_by_its_reference_also_when_the_person_is_erased(page: EventPage) -> None:
    row = factories.registered(page.event, ticket=factories.paid_ticket(page.event).pk)
    reference = row.payments.get().reference
    client, find = officer(page), at(page, "registration_search")
    typed = f"{reference[:4]} {reference[4:]}".lower()
    assert client.post(find, {"wanted": typed})["Location"] == at(page, "registration_detail", row.pk)
    services.erase_registration(row.pk)
    answer = client.post(find, {"wanted": typed}, follow=True).content.decode()
    assert "was erased: 40.00 EUR, not due any more" in answer


def test_what_came_for_somebody_erased_is_noted_and_given_back(page: EventPage) -> None:
    row = factories.registered(page.event, ticket=factories.paid_ticket(page.event).pk)
    payment = row.payments.get()
    services.erase_registration(row.pk)
    client = officer(page)
    address = client.post(at(page, "registration_search"), {"wanted": payment.reference})["Location"]
    assert address == at(page, "left_over_payment", payment.pk)
    for mark, state in (("paid", "paid"), ("refunded", "refunded"), ("paid", "refunded")):
        client.post(address, {"mark": mark})
        payment.refresh_from_db()
        assert payment.state == state
    assert payment.receipt == 1
    assert "names nobody" in client.get(address).content.decode()
    reasons = AccessLog.objects.filter(action="change").values_list("reason", flat=True)
    assert sorted(reasons) == [f"paid: {payment.reference}", f"refunded: {payment.reference}"]


def test_a_payment_is_marked_here_only_once_its_registration_is_gone_and_by_who_may(page: EventPage) -> None:
    row = factories.registered(page.event, ticket=factories.paid_ticket(page.event).pk)
    address = at(page, "left_over_payment", row.payments.get().pk)
    assert officer(page).post(address, {"mark": "paid"}).status_code == 404
    services.erase_registration(row.pk)
    reader = Client()
    reader.force_login(factories.staff_who_may(page, "change_event", "view_registration", "see_registrant"))
    reader.post(address, {"mark": "paid"})
    wanted = {"wanted": Payment.objects.get().reference}
    found = reader.post(at(page, "registration_search"), wanted)["Location"]
    assert found == at(page, "registration_listing")
    other = at(factories.joinable(), "left_over_payment", Payment.objects.get().pk)
    superuser = Client()
    superuser.force_login(factories.staff())
    assert superuser.post(other, {"mark": "paid"}).status_code == 404
    assert Payment.objects.get().state == "cancelled"

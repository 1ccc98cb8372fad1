"""People who press their buttons many times at once, on real connections."""

import pytest
from django.test import Client

from advocacy_site.mailing.models import Outbox
from advocacy_site.supporters.models import Consent
from campaigns import services
from campaigns.models import ErasedSigner, Residue, Signature, TallyDelta

from .. import factories
from ..at_once import at_once
from ..supporters.asking import ask, link_for

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.serial]
AMARA = "amara@example.org"


@pytest.mark.parametrize(("wish", "left"), [("erase", 0), ("erase-but-count", 1)])
def test_twenty_presses_at_once_erase_everything_once(wish: str, left: int) -> None:
    pages = [factories.action_page() for _n in range(3)]
    for page in pages:
        factories.confirmed_signature(page, email=AMARA)
    path = link_for(AMARA)
    codes = at_once([lambda: Client().post(path, {"do": wish}).status_code for _n in range(20)], threads=20)
    assert codes == [200] * 20
    assert not Signature.objects.exists()
    assert ErasedSigner.objects.filter(kept_as_number=bool(left)).count() == 3
    assert sum(Residue.objects.values_list("count", flat=True)) == 3 * left
    assert Consent.objects.filter(decision="withdrawn").count() == 3
    assert TallyDelta.objects.filter(change=-1).count() == 3 * (1 - left)
    while services.fold_deltas():
        pass
    for page in pages:
        assert services.counting.tallies_of(page.action) == services.recount(page.action)
        assert services.recount(page.action).get(("total", ""), 0) == left


def test_all_buttons_at_once_leave_the_numbers_right() -> None:
    page = factories.action_page()
    signature = factories.confirmed_signature(page, email=AMARA)
    consent = Consent.objects.get(purpose="sign")
    path = link_for(AMARA)
    wishes = [
        {"do": "signatures:withdraw", "item": signature.pk},
        {"do": "supporters:take-back", "item": consent.pk},
        {"do": "signatures:display", "item": signature.pk, "display": "full"},
        {"do": "signatures:erase", "item": signature.pk},
        {"do": "mail:stop"},
        {"do": "erase"},
    ]
    codes = at_once(
        [lambda w=wish: Client().post(path, w).status_code for wish in wishes for _n in range(4)], threads=12
    )
    assert codes == [200] * 24
    assert not Signature.objects.exists()
    assert Consent.objects.filter(decision="withdrawn").count() == 1
    while services.fold_deltas():
        pass
    assert services.counting.tallies_of(page.action) == services.recount(page.action) == {}


def test_asking_many_times_at_once_writes_one_mail() -> None:
    def one(n: int) -> int:
        return ask(Client(REMOTE_ADDR=f"198.51.{n}.7"), AMARA).status_code

    assert at_once([lambda n=n: one(n) for n in range(20)], threads=20) == [303] * 20
    assert Outbox.objects.filter(kind="my-data").count() == 1

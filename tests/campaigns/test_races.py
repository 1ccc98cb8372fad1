"""Many at once, on a real database with real connections."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from advocacy_site.core import links
from advocacy_site.mailing.models import Outbox
from campaigns import services
from campaigns.models import Reaffirmation, Signature, TallyDelta
from campaigns.services.counting import tallies_of
from campaigns.services.signing import LINK_PURPOSE

from .. import factories
from ..at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.serial]


def test_fifty_simultaneous_signers_sending_twice_make_fifty_rows_and_fifty_mails() -> None:
    page = factories.action_page()
    forms = [factories.form_data(page, email=f"signer-{n}@example.org") for n in range(50)]

    def send(n: int) -> int:
        client = Client(REMOTE_ADDR=f"198.51.{n}.7")
        return client.post(f"/en/sign/{page.action.key}/", forms[n]).status_code

    codes = at_once([lambda n=n: send(n) for n in range(50) for _twice in range(2)])
    assert codes == [303] * 100
    assert Signature.objects.count() == 50
    assert Outbox.objects.count() == 50


def test_twenty_simultaneous_presses_count_one() -> None:
    page = factories.action_page()
    signature = factories.pending_signature(page)
    address = f"/l/{links.make_token(LINK_PURPOSE, Outbox.objects.get().nonce)}/"
    data = {
        "decision": "confirm",
        "name": signature.name,
        "country": signature.country.code,
        "display": signature.display,
        "text_version": str(signature.text_version_id),
        "agree_wording": str(signature.sign_wording_id),
        "requested_at": signature.requested_at.isoformat(),
    }
    codes = at_once([lambda: Client().post(address, data).status_code for _n in range(20)], threads=20)
    assert codes == [200] * 20
    assert TallyDelta.objects.count() == 1
    services.fold_deltas()
    assert services.recount(page.action)[("total", "")] == 1


def test_simultaneous_folding_adds_each_delta_once() -> None:
    page = factories.action_page()
    for _n in range(12):
        factories.confirmed_signature(page)
    at_once([lambda: services.fold_deltas(limit=3) for _n in range(12)], threads=6)
    while services.fold_deltas():
        pass
    assert services.counting.tallies_of(page.action) == services.recount(page.action)
    assert services.recount(page.action)[("total", "")] == 12


def test_confirming_withdrawing_and_holding_at_once_leave_the_numbers_right() -> None:
    page = factories.action_page()
    signatures = [factories.pending_signature(page) for _n in range(6)]
    work: list[Callable[[], Any]] = []
    for signature in signatures:
        work += [
            lambda s=signature: factories.confirm(s),
            lambda s=signature: services.withdraw_signature(s.pk),
            lambda s=signature: services.hold_signature(s.pk, "burst"),
            lambda s=signature: services.release_signature(s.pk),
        ]
    at_once(work, threads=12)
    while services.fold_deltas():
        pass
    assert services.counting.tallies_of(page.action) == services.recount(page.action)


def test_signing_while_being_erased_never_counts_a_person_twice() -> None:
    page = factories.action_page()
    for n in range(6):
        email = f"signer-{n}@example.org"
        signature = factories.confirmed_signature(page, email=email)
        wish = factories.submission(page, email=email)
        at_once(
            [
                lambda s=signature: services.erase_signature(s.pk, keep_as_number=True),
                lambda w=wish: factories.sign(page, w),
                lambda w=wish: factories.sign(page, w),
            ]
        )
    for left in Signature.objects.all():
        with pytest.raises(services.LinkTooLate):
            factories.confirm(left)
    assert services.recount(page.action)[("total", "")] == 6


def test_a_list_that_is_added_twice_at_once_signs_once_while_people_sign() -> None:
    page = factories.letter_page()
    lines = [factories.organisation(f"Organisation {n}") for n in range(8)]
    signatures = [factories.pending_signature(page) for _n in range(4)]
    work: list[Callable[[], Any]] = [
        *(lambda: factories.let_organisations_sign(page, *lines) for _n in range(6)),
        *(lambda s=signature: factories.confirm(s) for signature in signatures),
    ]
    at_once(work, threads=10)
    while services.fold_deltas():
        pass
    organisations = Signature.objects.filter(kind=Signature.Kind.ORGANISATION)
    assert sorted(organisations.values_list("position", flat=True)) == list(range(1, 9))
    assert services.counting.tallies_of(page.action) == services.recount(page.action)
    assert services.recount(page.action)[("total", "")] == 12


def test_twenty_simultaneous_answers_to_changed_words_move_one_signature_once() -> None:
    page = factories.action_page()
    signature = factories.confirmed_signature(page)
    page.text = "<p>Other words.</p>"
    page.save_revision().publish()
    version = page.text_versions.get(number=2).pk

    def press() -> Any:
        return services.reaffirm_signature(signature.pk, text_version=version).text_version_id

    assert at_once([press] * 20) == [version] * 20
    assert Reaffirmation.objects.count() == 1
    services.fold_deltas()
    assert tallies_of(page.action)["version", str(version)] == 1
    assert services.check_tallies() == []


def test_simultaneous_runs_ask_each_signer_once() -> None:
    page = factories.action_page()
    for _n in range(10):
        factories.confirmed_signature(page)
    page.text = "<p>Other words.</p>"
    page.save_revision().publish()
    services.mark_material(page.text_versions.get(number=2))
    assert sum(at_once([services.ask_earlier_signers] * 6)) == 10
    assert Outbox.objects.filter(kind="sign-reaffirm").count() == 10

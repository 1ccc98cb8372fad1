"""What staff and members do beside the signers of test_machine.py: removals by the batch, codes, paper."""

from typing import Any

from django.db.models import F
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from advocacy_site.core import clock as clock_module
from advocacy_site.users.models import User
from campaigns import services
from campaigns.desk import find_desk
from campaigns.models import Action, ActionPage, Removal, Signature, TextVersion
from campaigns.services import removals
from campaigns.services.offline import new_code

from .. import factories

State = Removal.State


class Removing(RuleBasedStateMachine):
    """Decisions about several signatures, carried out one at a time, so that all else comes between."""

    page: ActionPage

    def __init__(self) -> None:
        super().__init__()
        self.batch = removals.BATCH
        removals.BATCH = 1

    def teardown(self) -> None:
        removals.BATCH = self.batch
        super().teardown()

    @rule(of=st.sampled_from(["everybody", "counted", "in Kenya"]))
    def decide_removal(self, of: str) -> None:
        rows = Signature.objects.filter(action=self.page.action)
        chosen = {"everybody": rows, "counted": rows.counted(), "in Kenya": rows.filter(country="KE")}[of]
        ids = list(chosen.values_list("pk", flat=True))
        left = chosen.filter(removed_at__isnull=True).count()
        try:
            removal = services.decide_removal(self.page.action, ids, reason="A list", by=None)
        except services.NothingToRemove:
            assert not left
        else:
            assert removal.lines.count() == left

    @rule()
    def carry_on_removals(self) -> None:
        services.carry_on_removals()

    @rule()
    def all_removals_come_through(self) -> None:
        for _n in range(200):
            if not services.carry_on_removals():
                break
        assert not Removal.objects.unfinished().exists()

    @rule(newest=st.booleans())
    def take_removal_back(self, newest: bool) -> None:
        removal = Removal.objects.order_by("-decided_at" if newest else "decided_at", "pk").first()
        if removal is None:
            return
        try:
            after = services.take_removal_back(removal.pk, by=None)
        except services.StillBeingRemoved:
            assert removal.state == State.REMOVING
        else:
            assert after.state in (State.UNDOING, State.UNDONE)

    @invariant()
    def a_removal_that_is_through_has_no_line_left(self) -> None:
        for removal in Removal.objects.filter(state=State.REMOVED):
            assert not removal.lines.filter(removed_at__isnull=True).exists()
        for removal in Removal.objects.filter(state=State.UNDONE):
            assert not removal.lines.filter(removed_at__isnull=False).exists()

    @invariant()
    def no_signature_is_taken_out_by_two_removals(self) -> None:
        ticked = removals.RemovedSignature.objects.filter(
            removed_at__isnull=False, removal__state__in=[State.REMOVING, State.REMOVED]
        )
        taken = ticked.filter(signature__removed_at=F("removed_at")).values_list("signature", flat=True)
        assert len(taken) == len(set(taken))


class WithoutEmail(RuleBasedStateMachine):
    """Codes and paper, with what each must come to."""

    page: ActionPage

    def __init__(self) -> None:
        super().__init__()
        self.codes: list[str] = []
        self.receipts: dict[str, str] = {}  # by code
        self.signed: set[str] = set()
        self.voided: set[str] = set()
        self.sheets: list[tuple[Any, list[str]]] = []
        self.paper = 0
        self.scans = 0
        self.counters: list[User] = []

    def _counters(self) -> list[User]:
        if not self.counters:
            number = next(factories.tree.numbers)
            self.counters = [User.objects.create_user(f"{n}-{number}@example.org") for n in "ab"]
        return self.counters

    @rule(number=st.integers(1, 2))
    def make_codes(self, number: int) -> None:
        member = factories.member_page().member
        sheet, codes = services.make_codes(self.page.action, member, number, made_by=None)
        self.sheets.append((sheet.pk, codes))
        self.codes += codes

    @rule(n=st.integers(0, 3), again=st.booleans())
    def sign_with_code(self, n: int, again: bool) -> None:
        if n >= len(self.codes):
            return
        code = self.codes[n]
        desk = find_desk(self.page.action.key, "en")
        assert desk is not None
        receipt = self.receipts.get(code, "") if again else ""
        wish = services.CodeSubmission(
            code=code,
            receipt=receipt or new_code(),
            name="Amara Lindqvist",
            country="SE",
            text_version=desk.text_version,
            sign_wording=desk.sign_wording.pk,
        )
        try:
            services.sign_with_code(desk, wish)
        except services.CodeUnknown:
            assert code in self.receipts or code in self.voided
        else:
            assert (code in self.signed and receipt) or code not in self.receipts | dict.fromkeys(self.voided)
            self.receipts[code] = wish.receipt
            self.signed.add(code)

    @rule(n=st.integers(0, 3))
    def withdraw_code(self, n: int) -> None:
        if n < len(self.receipts):
            code = sorted(self.receipts)[n]
            row = services.withdraw_code(self.page.action, self.receipts[code])
            assert (row.name, row.country.code or "") == ("", "")
            self.signed.discard(code)

    @rule(n=st.integers(0, 2))
    def void_codes(self, n: int) -> None:
        if n < len(self.sheets):
            sheet, codes = self.sheets[n]
            services.void_codes(sheet)
            self.voided |= set(codes)

    @rule(count=st.integers(1, 300), second=st.integers(-1, 1))
    def count_paper(self, count: int, second: int) -> None:
        first, other = self._counters()
        self.scans += 1
        batch = services.enter_paper(
            self.page.action,
            text_version=TextVersion.objects.current().get(page=self.page),
            member=None,
            scan=f"box {self.scans}",
            collected_on=clock_module.today(),
            count=count,
            entered_by=first,
        )
        services.check_paper(batch.pk, count=max(count + second, 0), checked_by=other)
        self.paper += count if second == 0 else 0

    @invariant()
    def codes_and_paper_come_to_what_was_given_and_stand_apart(self) -> None:
        services.count_offline()
        action = Action.objects.get(pk=self.page.action_id)
        assert (action.on_paper, action.by_code) == (self.paper, len(self.signed))

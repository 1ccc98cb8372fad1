"""Updates to signers before they are sent: what can be told, to whom, and what starting freezes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from advocacy_site.core.models import AccessLog
from advocacy_site.mailing import services as post
from advocacy_site.mailing.models import Outbox
from advocacy_site.supporters import services as supporters
from campaigns import services
from campaigns.models import Delivery, Signature, SignerMailing, Tally
from campaigns.services import mailings
from campaigns.services.mailings import reached, words_of
from campaigns.tellable import things_to_tell

from .. import factories
from .updates import (
    delivered,
    drafted,
    hashes,
    member_of_staff,
    moment_on,
    only_updates,
    started,
    translated,
    written_to,
)

pytestmark = pytest.mark.django_db


def start_again(mailing: SignerMailing, **changes: Any) -> SignerMailing:
    seen = services.who_gets_it(mailing).seen
    values = {"total": seen.total, "as_of": seen.as_of, "fingerprint": seen.fingerprint} | changes
    return services.start_mailing(mailing.pk, member_of_staff(), seen=services.Seen(**values))


# --- what can be told --------------------------------------------------------------------------------------


def test_what_public_pages_tell_can_be_told_and_drafts_can_not(clock: Any) -> None:
    page = factories.action_page()
    moment = moment_on(page, text="On Monday.")
    page.moments.add(type(page.moments.get())(locale=page.locale, date=clock.at.date(), title="Not yet"))
    page.save_revision()
    delivery = delivered(page, day=clock.at.date() - timedelta(days=1))
    assert [thing.key for thing in things_to_tell(page.action)] == [moment, delivery]
    words = things_to_tell(page.action)[1].words["en"]
    assert words.title == "Delivered to the forty ministers"
    assert (words.fact, words.text) == (
        "1,200 signatures, as of 28 February 2027.",
        "On the steps of the house.",
    )
    assert words.url == f"{page.full_url}#{delivery}"
    page.unpublish()
    assert things_to_tell(page.action) == []
    with pytest.raises(services.NothingToTell):
        drafted(page, tells=moment)


def test_a_language_has_words_where_it_has_all_of_them() -> None:
    page = factories.action_page()
    moment = moment_on(page)
    french = translated(page)
    half = delivered(page, to_whom={"en": "the ministers", "fr": "les ministres"})
    whole = delivered(page, to_whom={"en": "a", "fr": "b"}, note={"en": "c", "fr": "d"})
    short = delivered(page, to_whom={"en": "a", "fr": "b"}, note={})
    found = {thing.key: sorted(thing.words) for thing in things_to_tell(page.action)}
    assert found == {moment: ["en", "fr"], half: ["en"], whole: ["en", "fr"], short: ["en", "fr"]}
    french.unpublish()
    assert {language for thing in things_to_tell(page.action) for language in thing.words} == {"en"}


# --- to whom -----------------------------------------------------------------------------------------------


def test_only_counted_signers_who_agreed_and_still_do_are_written_to() -> None:
    page = factories.action_page()
    agreed = factories.agreed_signature(page)
    factories.confirmed_signature(page)  # never agreed
    gone = [factories.agreed_signature(page) for _n in range(6)]
    services.withdraw_signature(gone[0].pk)
    services.hold_signature(gone[1].pk, "burst")
    services.remove_signature(gone[2].pk, "invented")
    services.erase_signature(gone[3].pk, keep_as_number=True)
    services.stop_mails(gone[4].pk)
    services.allow_mails(gone[4].pk)  # lets mail come again; the consent stays taken back
    post.suppress(gone[5].email_hash, "", "complaint")
    factories.pending_signature(page)
    factories.let_organisations_sign(page, factories.organisation())
    factories.agreed_signature(factories.action_page())
    mailing = drafted(page)
    assert services.who_gets_it(mailing).total == 1
    start_again(mailing)
    services.carry_on_mailings()
    assert written_to() == hashes(agreed)


def test_a_consent_counts_by_its_newest_row_whatever_the_signature_says() -> None:
    page = factories.action_page()
    signature = factories.agreed_signature(page)
    supporters.withdraw_all(signature.email_hash, method="staff", subject=page.action.subject)
    signature.refresh_from_db()
    assert signature.updates_wording_id is not None
    assert services.who_gets_it(drafted(page)).total == 0


def test_a_segment_takes_those_of_its_languages_countries_sources_and_kinds() -> None:
    page = factories.action_page()
    translated(page)
    member = factories.member_page().member
    rows = {
        "plain": factories.agreed_signature(page),
        "kenyan": factories.agreed_signature(page, country="KE"),
        "brought": factories.agreed_signature(page, source=member.via),
        "french": factories.agreed_signature(page, language="fr"),
    }
    services.fold_deltas()
    tells = delivered(page, to_whom={"en": "a", "fr": "b"}, note={})
    for segment, expected in (
        ({}, {"plain", "kenyan", "brought", "french"}),
        ({"countries": ["KE"]}, {"kenyan"}),
        ({"countries": ["KE", "SE"], "languages": ["fr"]}, {"french"}),
        ({"sources": [member.via]}, {"brought"}),
        ({"sources": [""]}, {"plain", "kenyan", "french"}),
        ({"kinds": ["person"], "languages": ["en"]}, {"plain", "kenyan", "brought"}),
        ({"kinds": ["organisation"]}, set()),
    ):
        mailing = drafted(page, tells=tells, **segment)
        found = set(services.mailings.in_segment(mailing).values_list("pk", flat=True))
        assert found == {rows[name].pk for name in expected}, segment
        assert services.who_gets_it(mailing).total == len(expected)


@pytest.mark.parametrize(
    "segment",
    [{"languages": ["xx"]}, {"countries": ["ZZ"]}, {"sources": ["nobody"]}, {"kinds": ["robot"]}],
)
def test_a_segment_of_what_nobody_has_is_refused(segment: dict[str, list[str]]) -> None:
    page = factories.action_page()
    with pytest.raises(services.SegmentUnknown):
        drafted(page, **segment)
    mailing = drafted(page)
    with pytest.raises(services.SegmentUnknown):
        services.change_mailing(mailing.pk, tells=mailing.tells, segment=segment)
    assert SignerMailing.objects.count() == 1


def test_who_reads_a_language_without_words_is_left_out_and_counted_unless_staff_choose_another() -> None:
    page = factories.action_page()
    english = factories.agreed_signature(page)
    arabic = [factories.agreed_signature(page, language="ar") for _n in range(2)]
    mailing = drafted(page)
    found = services.who_gets_it(mailing)
    lines = [(line.language, line.number, line.written_in) for line in found.by_language]
    assert lines == [("en", 1, "en"), ("ar", 2, "")]
    assert (found.total, found.without_words) == (1, 2)
    with pytest.raises(services.NothingToTell):
        services.change_mailing(mailing.pk, tells=mailing.tells, segment={}, fallback="fr")
    mailing = services.change_mailing(mailing.pk, tells=mailing.tells, segment={}, fallback="en")
    found = services.who_gets_it(mailing)
    assert (found.total, found.without_words) == (3, 0)
    start_again(mailing)
    services.carry_on_mailings()
    assert written_to() == hashes(english, *arabic)
    assert {row.language for row in only_updates()} == {"en"}


def test_without_a_fallback_nobody_is_written_to_in_a_language_that_is_not_theirs() -> None:
    page = factories.action_page()
    english, _arabic = factories.agreed_signature(page), factories.agreed_signature(page, language="ar")
    assert started(page).total == 1
    services.carry_on_mailings()
    assert written_to() == hashes(english)


# --- starting ----------------------------------------------------------------------------------------------


def test_starting_freezes_words_and_number_and_is_logged_with_its_rows() -> None:
    page = factories.action_page(title="Our pledge")
    signature = factories.agreed_signature(page)
    mailing = started(page)
    delivery = Delivery.objects.get()
    delivery.to_whom = {"en": "somebody else"}
    delivery.save()
    mailing.refresh_from_db()
    assert words_of(mailing)["en"].title == "Delivered to the forty ministers"
    assert (mailing.state, mailing.total, mailing.started_by) == ("sending", 1, member_of_staff())
    entry = AccessLog.objects.get()
    assert (entry.action, entry.rows, entry.subject) == ("change", 1, page.action.subject)
    assert not Outbox.objects.filter(kind="signer-update").exists(), "the worker writes the mails"
    stored = str(SignerMailing.objects.values().get())
    assert signature.email not in stored
    assert signature.email_hash not in stored


def test_more_people_or_other_words_than_staff_saw_are_shown_again_first(clock: Any) -> None:
    page = factories.action_page()
    factories.agreed_signature(page)
    held = factories.agreed_signature(page)
    services.hold_signature(held.pk, "burst")
    mailing = drafted(page)
    seen = services.who_gets_it(mailing).seen
    services.release_signature(held.pk)
    with pytest.raises(services.MailingChanged):
        services.start_mailing(mailing.pk, member_of_staff(), seen=seen)
    Delivery.objects.update(to_whom={"en": "the wrong ones"})
    with pytest.raises(services.MailingChanged):
        start_again(mailing, fingerprint=seen.fingerprint)
    services.change_mailing(mailing.pk, tells=mailing.tells, segment={"countries": ["SE"]})
    with pytest.raises(services.MailingChanged):
        services.start_mailing(mailing.pk, member_of_staff(), seen=services.who_gets_it(mailing).seen)
    mailing.refresh_from_db()
    with pytest.raises(services.MailingChanged):
        start_again(mailing, as_of=clock.at - timedelta(hours=1, seconds=1))
    with pytest.raises(services.MailingChanged):
        start_again(mailing, as_of=clock.at + timedelta(seconds=1))
    assert start_again(mailing).total == 2


def test_who_leaves_meanwhile_lowers_the_number_and_who_comes_later_does_not_raise_it(clock: Any) -> None:
    page = factories.action_page()
    rows = [factories.agreed_signature(page) for _n in range(3)]
    mailing = drafted(page)
    seen = services.who_gets_it(mailing).seen
    clock.advance(minutes=1)
    services.stop_mails(rows[0].pk)
    factories.agreed_signature(page)
    mailing = services.start_mailing(mailing.pk, member_of_staff(), seen=seen)
    assert (mailing.total, seen.total) == (2, 3)
    services.carry_on_mailings()
    assert written_to() == hashes(*rows[1:])


def test_nothing_and_nobody_are_reasons_not_to_start() -> None:
    page = factories.action_page()
    mailing = drafted(page)
    with pytest.raises(services.NobodyToTell):
        start_again(mailing)
    factories.agreed_signature(page)
    services.take_back(Delivery.objects.get())
    with pytest.raises(services.NothingToTell):
        start_again(mailing)
    mailing.refresh_from_db()
    assert mailing.state == "draft"
    services.discard_mailing(mailing.pk)
    assert not SignerMailing.objects.exists()


def test_what_was_started_is_neither_started_again_nor_changed_nor_discarded() -> None:
    page = factories.action_page()
    factories.agreed_signature(page)
    mailing = started(page)
    for attempt in (
        lambda: start_again(mailing),
        lambda: services.change_mailing(mailing.pk, tells=mailing.tells, segment={}),
        lambda: services.discard_mailing(mailing.pk),
    ):
        with pytest.raises(services.MailingNotInState):
            attempt()


def test_a_draft_is_neither_paused_nor_resumed_nor_stopped() -> None:
    mailing = drafted(factories.action_page())
    for verb in (services.pause_mailing, services.resume_mailing, services.stop_mailing):
        with pytest.raises(services.MailingNotInState):
            verb(mailing.pk, member_of_staff())


def test_the_numbers_cost_the_same_for_one_signer_and_for_many(django_assert_num_queries: Any) -> None:
    page = factories.action_page()
    mailing = drafted(page)
    for _n in range(3):
        factories.agreed_signature(page)
    assert Signature.objects.count() == 3
    assert Tally.objects.count() == 0
    with django_assert_num_queries(10):
        services.who_gets_it(mailing)


def test_nothing_is_locked_while_recipients_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    page = factories.action_page()
    factories.agreed_signature(page)
    mailing = drafted(page)
    seen, open_savepoints = services.who_gets_it(mailing).seen, []

    def watched(*args: Any, **kwargs: Any) -> Any:
        open_savepoints.append(len(connection.savepoint_ids))
        return reached(*args, **kwargs)

    monkeypatch.setattr(mailings, "reached", watched)
    before = len(connection.savepoint_ids)
    services.start_mailing(mailing.pk, member_of_staff(), seen=seen)
    assert open_savepoints == [before]

"""The mails of updates to signers: what stands in them, and that each is right at the moment it leaves."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client

from advocacy_site.core import clock as clock_module
from advocacy_site.mailing import services as post
from advocacy_site.mailing.kinds import NotYet, Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.sending import build
from campaigns import services
from campaigns.leaving import leave_url
from campaigns.mailing_emails import preview
from campaigns.models import Signature, SignerMailing
from campaigns.services.mailings import TEST_MAIL, words_of

from .. import factories
from .updates import delivered, drafted, member_of_staff, moment_on, only_updates, started, translated

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def one_update(**fields: Any) -> tuple[Signature, SignerMailing, Outbox]:
    """An update to one signer, in the outbox."""
    page = factories.action_page(title="Our telling pledge")
    signature = factories.agreed_signature(page, name="Amara Lindqvist", display="full", **fields)
    mailing = started(page)
    services.carry_on_mailings()
    (row,) = only_updates()
    return signature, mailing, row


def built(row: Outbox) -> Any:
    return build(Outbox.objects.get(pk=row.pk), mail_kinds[row.kind])


def test_it_tells_what_the_page_tells_and_names_nobody() -> None:
    signature, _mailing, row = one_update()
    message = built(row)
    html = str(message.alternatives[0][0])
    assert message.to == [signature.email]
    assert message.subject == "The news that you asked for"
    page = signature.text_version.page
    for body in (message.body, html):
        assert "Our telling pledge" in body
        assert "Delivered to the forty ministers" in body
        assert "1,200 signatures" in body
        assert "On the steps of the house." in body
        assert f"{page.full_url}#delivery-" in body
        assert leave_url(signature.pk) in body
        assert "Lindqvist" not in body
        assert "utm_" not in body
        assert "<img" not in body


def test_a_mail_program_leaves_with_one_press_and_gets_nothing_more(client: Client) -> None:
    signature, _mailing, row = one_update()
    headers = built(row).extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = urlsplit(headers["List-Unsubscribe"].strip("<>")).path
    assert client.post(address, ONE_CLICK).status_code == 200
    signature.refresh_from_db()
    assert signature.is_counted
    with pytest.raises(Obsolete):
        built(row)
    assert services.who_gets_it(drafted(signature.text_version.page)).total == 0


@pytest.mark.parametrize("what", ["withdraw", "hold", "remove", "take back", "suppress", "erase", "stop"])
def test_what_happens_between_outbox_and_sending_holds(what: str) -> None:
    signature, mailing, row = one_update()
    match what:
        case "withdraw":
            services.withdraw_signature(signature.pk)
        case "hold":
            services.hold_signature(signature.pk, "burst")
        case "remove":
            services.remove_signature(signature.pk, "invented")
        case "take back":
            services.follow_consent(signature.email_hash, "updates", signature.action.subject)
        case "suppress":
            post.suppress(signature.email_hash, "", "complaint")
        case "erase":
            services.erase_signature(signature.pk, keep_as_number=True)
        case "stop":
            SignerMailing.objects.filter(pk=mailing.pk).update(
                state="stopped", finished_at=clock_module.now(), cursor_at=None, cursor_key=None
            )
    with pytest.raises(Obsolete):
        built(row)
    assert mail.outbox == []


def test_a_paused_one_waits_and_one_that_is_all_written_still_goes() -> None:
    _signature, mailing, row = one_update()
    services.pause_mailing(mailing.pk, member_of_staff())
    with pytest.raises(NotYet):
        built(row)
    services.resume_mailing(mailing.pk, member_of_staff())
    assert built(row).body == built(row).body


def test_pages_that_change_or_go_change_no_mail_that_was_begun() -> None:
    signature, _mailing, row = one_update()
    before = built(row).body
    page = signature.text_version.page
    page.title = "Another title"
    page.save_revision().publish()
    services.record_answer(page.action, day=clock_module.today(), from_whom={"en": "the house"})
    assert built(row).body == before
    page.unpublish()
    assert built(row).body == before


def test_each_reads_it_in_their_own_language_and_direction() -> None:
    page = factories.action_page(title="Our pledge")
    arabic = translated(page, "ar")
    factories.agreed_signature(page)
    factories.agreed_signature(page, language="ar")
    factories.agreed_signature(page, language="fr")
    tells = delivered(page, to_whom={"en": "the ministers", "ar": "الوزراء"}, note={})
    started(page, tells=tells, fallback="en")
    services.carry_on_mailings()
    rows = {row.language: row for row in only_updates()}
    assert {language: len(built(row).body) > 0 for language, row in rows.items()} == {"en": True, "ar": True}
    html = str(built(rows["ar"]).alternatives[0][0])
    assert '<html lang="ar" dir="rtl">' in html
    assert "الوزراء" in html
    assert arabic.full_url in html
    assert Outbox.objects.filter(language="en").count() == 2


def test_markup_in_the_words_stays_words() -> None:
    page = factories.action_page()
    key = moment_on(page, title="<b>Bold</b> & brave", text="One.\n\nTwo <script>x</script>.")
    factories.agreed_signature(page)
    started(page, tells=key)
    services.carry_on_mailings()
    message = built(only_updates()[0])
    assert "<b>Bold</b> & brave" in message.body
    html = str(message.alternatives[0][0])
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; brave" in html
    assert "<script>" not in html


def test_a_test_goes_to_oneself_marked_and_without_a_signers_link() -> None:
    page = factories.action_page()
    signature = factories.agreed_signature(page)
    mailing = drafted(page)
    services.send_test_update(mailing, member_of_staff(), language="en")
    row = Outbox.objects.get(kind=TEST_MAIL)
    message = built(row)
    assert message.to == [member_of_staff().email]
    assert message.subject == "Test: The news that you asked for"
    assert "Delivered to the forty ministers" in message.body
    assert leave_url(signature.pk) not in message.body
    assert "each signer’s own link" in message.body
    with pytest.raises(services.NothingToTell):
        services.send_test_update(mailing, member_of_staff(), language="fr")
    services.discard_mailing(mailing.pk)
    with pytest.raises(Obsolete):
        built(row)


def test_the_preview_is_what_signers_get() -> None:
    signature, mailing, row = one_update()
    shown = preview(words_of(mailing)["en"], "en")
    message = built(row)
    assert shown.subject == message.subject
    assert shown.text.split("[Here stands")[0] == message.body.split("Stop these messages")[0]
    assert leave_url(signature.pk) not in shown.html

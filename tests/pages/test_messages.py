"""What was sent: who reads it, how each look is logged, and how it goes away."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import Client
from wagtail.models import Locale

from advocacy_site.core.models import AccessLog
from advocacy_site.core.registry import personal_data, retention
from advocacy_site.mailing.models import Outbox
from advocacy_site.pages import services
from advocacy_site.pages.models import ContactField, ContactMessage, ContactPage, Inbox
from advocacy_site.users.models import User

from .. import factories

pytestmark = pytest.mark.django_db


def refused(write: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def submit(page: ContactPage, sender: str = "amara@example.org") -> ContactMessage:
    answers = [{"question": "q", "wording": "What is it about?", "value": "My own words"}]
    services.receive_message(page, services.Submission(answers, sender))
    return ContactMessage.objects.latest("received_at")


# --- reading ---------------------------------------------------------------------------------------------


def test_the_role_reads_a_message_and_each_look_is_logged(client: Client) -> None:
    page = factories.contact_page()
    message = factories.message(page)
    user = factories.reader(page)
    client.force_login(user)
    listing = client.get("/admin/contact_messages/")
    assert str(message) in listing.content.decode()
    assert "A question" not in listing.content.decode()
    assert "A question" in client.get(f"/admin/contact_messages/inspect/{message.pk}/").content.decode()
    looks = AccessLog.objects.order_by("at").values_list("actor", "action", "subject", "rows")
    assert list(looks) == [
        (user.pk, "list", "messages", 1),
        (user.pk, "view", message.subject, 1),
    ]


def test_nobody_else_reads_it_administrators_neither(client: Client) -> None:
    page = factories.contact_page()
    message = factories.message(page)
    other = factories.reader(factories.contact_page(settings={"group": Group.objects.create(name="Press")}))
    administrator = User.objects.create_superuser("root@daybreak.example", "a long password")
    for user in (other, administrator):
        client.force_login(user)
        assert str(message) not in client.get("/admin/contact_messages/").content.decode()
        for screen in ("inspect", "edit", "history", "history-results", "usage"):
            address = f"/admin/contact_messages/{screen}/{message.pk}/"
            assert client.get(address).status_code == 404, screen


def test_a_new_role_of_an_inbox_reads_only_what_arrives_from_now_on(client: Client) -> None:
    page = factories.contact_page(settings={"reader": "safeguarding"})
    old, first_reader = submit(page), factories.reader(page)
    press = Group.objects.create(name="Press")
    services.change_inbox(page.inbox, {"group": press, "reader": "press"})
    page = ContactPage.objects.get(pk=page.pk)
    new, second_reader = submit(page), factories.reader(page)
    for user, readable, hidden in ((first_reader, old, new), (second_reader, new, old)):
        client.force_login(user)
        assert client.get(f"/admin/contact_messages/inspect/{readable.pk}/").status_code == 200
        assert client.get(f"/admin/contact_messages/inspect/{hidden.pk}/").status_code == 404


def test_nobody_inherits_what_was_sent_to_a_role_that_is_gone() -> None:
    page = factories.contact_page()
    message, user = factories.message(page), factories.reader(page)
    page.inbox.group.delete()
    message.refresh_from_db()
    assert message.group is None
    assert not ContactMessage.objects.readable_by(user).exists()


def test_without_the_permission_the_listing_is_closed(client: Client) -> None:
    page = factories.contact_page()
    user = factories.reader(page)
    page.inbox.group.permissions.remove(*page.inbox.group.permissions.filter(codename__contains="message"))
    client.force_login(user)
    assert client.get("/admin/contact_messages/").status_code in (302, 403)


def test_the_state_is_changed_in_the_admin_and_the_change_is_logged(client: Client) -> None:
    page = factories.contact_page()
    message = factories.message(page)
    client.force_login(factories.reader(page))
    address = f"/admin/contact_messages/edit/{message.pk}/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"state": "done", "note": "Called back"}).status_code == 302
    message.refresh_from_db()
    assert (message.state, message.note) == ("done", "Called back")
    assert AccessLog.objects.filter(action="change", subject=message.subject).count() == 1
    assert client.post(address, {"state": "accepted"}).status_code == 200
    message.refresh_from_db()
    assert message.state == "done"


def test_the_settings_of_an_inbox_are_changed_in_their_own_view(client: Client) -> None:
    page = factories.contact_page()
    client.force_login(User.objects.create_superuser("root@daybreak.example", "a long password"))
    assert page.title in client.get("/admin/inboxes/").content.decode()
    data = {"kind": "message", "reader": "press", "group": page.inbox.group.pk, "keep_days": 30}
    data["address"] = "press@daybreak.example"
    edit = f"/admin/inboxes/edit/{page.inbox.pk}/"
    data["seen"] = client.get(edit).context["form"]["seen"].value()
    assert client.post(edit, data).status_code == 302
    inbox = Inbox.objects.get(pk=page.inbox.pk)
    assert (inbox.reader, inbox.keep_days, inbox.address) == ("press", 30, "press@daybreak.example")
    assert AccessLog.objects.get(subject=inbox.subject).reason == "reader, address, keep_days"


def test_settings_of_an_inbox_that_somebody_else_changed_meanwhile_are_not_undone(client: Client) -> None:
    page = factories.contact_page()
    client.force_login(User.objects.create_superuser("root@daybreak.example", "a long password"))
    edit = f"/admin/inboxes/edit/{page.inbox.pk}/"
    seen = client.get(edit).context["form"]["seen"].value()
    Inbox.objects.filter(pk=page.inbox.pk).update(paused=True)
    data = {"kind": "message", "reader": "press", "group": page.inbox.group.pk, "keep_days": 30, "seen": seen}
    assert "changed these settings" in client.post(edit, data).content.decode()
    assert Inbox.objects.get(pk=page.inbox.pk).paused


# --- going away ------------------------------------------------------------------------------------------


def test_a_person_gets_everything_and_everything_goes(clock: Any) -> None:
    page = factories.contact_page()
    message = submit(page)
    submit(page, sender="other@example.org")
    room = personal_data["messages"]
    exported = room.export(message.sender_hash)
    assert [(row["page"], row["answers"][0]["value"]) for row in exported] == [(page.title, "My own words")]
    assert room.erase(message.sender_hash) == 1
    assert ContactMessage.objects.count() == 1
    mail = Outbox.objects.get(object_id=message.pk)
    assert (mail.state, mail.payload) == ("cancelled", None)


@pytest.mark.parametrize("days", [30, 90, 365])
def test_a_message_goes_when_its_promised_days_are_over_and_the_dry_run_says_so(
    clock: Any, days: int
) -> None:
    page = factories.contact_page(settings={"keep_days": days})
    submit(page)
    factories.message(page, keep_days={30: 90, 90: 365, 365: 30}[days])
    rule = retention[f"messages-{days}-days"]
    assert rule.period.days == days
    clock.advance(days=days)
    assert rule.expire(True) == rule.expire(False) == 0
    clock.advance(seconds=1)
    before = ContactMessage.objects.count()
    would = rule.expire(True)
    assert (would, ContactMessage.objects.count()) == (1, before)
    assert rule.expire(False) == would
    assert not ContactMessage.objects.filter(keep_days=days).exists()
    assert rule.expire(False) == 0


def test_a_longer_period_holds_only_for_what_arrives_later(clock: Any) -> None:
    page = factories.contact_page(settings={"keep_days": 30})
    message = submit(page)
    services.change_inbox(page.inbox, {"keep_days": 365})
    clock.advance(days=31)
    retention["messages-30-days"].expire(False)
    assert not ContactMessage.objects.filter(pk=message.pk).exists()


# --- record and page -------------------------------------------------------------------------------------


def test_translations_share_an_inbox_and_questions_keep_their_names() -> None:
    page = factories.contact_page()
    french = Locale.objects.get_or_create(language_code="fr")[0]
    factories.home_page().copy_for_translation(french)
    translated = page.copy_for_translation(french)
    assert translated.inbox == page.inbox
    keys = [set(each.fields.values_list("translation_key", flat=True)) for each in (page, translated)]
    assert keys[0] == keys[1]


def test_a_copy_gets_an_inbox_of_its_own_that_somebody_has_to_open() -> None:
    page = factories.contact_page(settings={"keep_days": 30})
    copied = page.copy(update_attrs={"slug": "copied"})
    assert copied.inbox != page.inbox
    assert (copied.inbox.keep_days, copied.inbox.is_open) == (30, False)


def test_publishing_an_older_draft_changes_nothing_of_the_inbox() -> None:
    page = factories.contact_page()
    old = page.save_revision()
    services.change_inbox(page.inbox, {"keep_days": 30, "paused": True})
    old.publish()
    inbox = ContactPage.objects.get(pk=page.pk).inbox
    assert (inbox.keep_days, inbox.paused) == (30, True)


def test_a_page_with_messages_stays_also_when_deleted_from_above(client: Client) -> None:
    page = factories.contact_page()
    factories.message(page)
    with pytest.raises(ProtectedError):
        page.delete()
    client.force_login(User.objects.create_superuser("root@daybreak.example", "a long password"))
    assert client.post(f"/admin/pages/{page.pk}/delete/").status_code == 302
    assert ContactPage.objects.filter(pk=page.pk).exists()


def test_what_must_not_be_is_refused_by_the_database() -> None:
    page = factories.contact_page()
    message = factories.message(page)
    messages = ContactMessage.objects.filter(pk=message.pk)
    refused(lambda: messages.update(state="accepted"))
    refused(lambda: messages.update(kind="membership", state="done"))
    refused(lambda: messages.update(kind="membership", state="declined"))
    refused(lambda: messages.update(keep_days=7))
    refused(lambda: messages.update(reader="anybody"))
    inboxes = Inbox.objects.filter(pk=page.inbox.pk)
    refused(lambda: inboxes.update(kind="other"))
    refused(lambda: inboxes.update(reader="anybody"))
    refused(lambda: inboxes.update(keep_days=7))
    fields = ContactField.objects.filter(page=page, kind="long")
    refused(lambda: fields.update(kind="file"))
    refused(lambda: fields.update(kind="choice", choices=""))
    refused(lambda: fields.update(is_sender=True))
    refused(lambda: ContactPage.objects.filter(pk=page.pk).update(audience="buyers"))

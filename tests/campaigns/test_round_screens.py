"""Staff run a sign-on round in the admin: begin, look, test, send, freeze, export."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from advocacy_site.core.models import AccessLog
from advocacy_site.mailing.kinds import mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.sending import build
from campaigns import services
from campaigns.models import ActionPage, Invitation, SignOnRound

from .. import factories
from .organisations import contact
from .sign_on import begin, draft_letter, invitation

pytestmark = pytest.mark.django_db
State = Invitation.State


@pytest.fixture
def letter() -> ActionPage:
    return draft_letter()


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(factories.staff())
    return client


def new_round(staff: Client, page: ActionPage, **fields: Any) -> Any:
    deadline = (timezone.now() + timedelta(days=30)).strftime("%Y-%m-%d %H:%M")
    data = {"page": page.pk, "text": "", "deadline": deadline, "reminder_days": "7, 2", "message": "Hello."}
    return staff.post(reverse("new_sign_on_round", args=[page.action_id]), data | fields)


def test_staff_begin_a_round_from_members_and_a_list_and_send_it(staff: Client, letter: ActionPage) -> None:
    member = factories.member_page(title="Dar el Fajr", country="MA").member
    contact(member, name="Dar el Fajr", country="MA")
    text = (
        "Networks:\nFar Roads, international; Ana <ana@roads.example>\nHarbour House, UK; b@harbour.example"
    )
    response = new_round(staff, letter, members=[str(member.pk)], text=text)
    sign_on = SignOnRound.objects.get()
    assert response["Location"] == reverse("sign_on_round", args=[letter.action_id, sign_on.pk])
    rows = sign_on.invitations.values_list("organisation_name", "country", "category", "member")
    assert list(rows) == [
        ("Dar el Fajr", "MA", "", member.pk),
        ("Far Roads", "", "Networks", None),
        ("Harbour House", "GB", "Networks", None),
    ]


def test_staff_look_at_a_round_test_it_send_it_and_freeze_it(staff: Client, letter: ActionPage) -> None:
    sign_on = begin(letter, message="Hello.")
    address = reverse("sign_on_round", args=[letter.action_id, sign_on.pk])
    html = staff.get(address).content.decode()
    assert "Ask 3 organisations" in html
    assert "zora@house" not in html
    assert staff.get(reverse("preview_sign_on", args=[letter.action_id, sign_on.pk])).status_code == 200
    staff.post(address, {"do": "test"})
    assert Outbox.objects.get().kind == "sign-on-test"
    assert build(Outbox.objects.get(), mail_kinds["sign-on-test"]).body.count("Hello.") == 1
    staff.post(address, {"do": "send"})
    assert Outbox.objects.filter(kind="sign-on").count() == 3
    staff.post(address, {"do": "discard"})
    staff.post(address, {"do": "freeze"})
    sign_on.refresh_from_db()
    assert sign_on.frozen_at is not None
    assert "Frozen since" in staff.get(address).content.decode()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Harbour House, KE", "Nobody there is known"),
        ("Harbour House, KE; call them", "After the semicolon"),
        ("=Harbour, KE; b@harbour.example", "begin with"),
        ("A House, KE; a@h.example\na  house, KE; b@h.example", "invited twice"),
        ("", "Choose members"),
    ],
)
def test_a_doubtful_list_begins_no_round(staff: Client, letter: ActionPage, text: str, words: str) -> None:
    response = new_round(staff, letter, text=text)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not SignOnRound.objects.exists()


def test_the_export_is_safe_against_formulas_and_is_logged(staff: Client, letter: ActionPage) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    for name, text in (("Zora House", "=cmd()"), ("Anna House", "\tx"), ("Mira House", "@sum")):
        services.propose_change(invitation(sign_on, name).pk, text)
    response = staff.get(reverse("export_sign_on", args=[letter.action_id, sign_on.pk]))
    text = response.getvalue().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[-1] for row in rows[1:]] == ["'=cmd()", "'\tx", "'@sum"]
    assert "house.example" not in text
    assert AccessLog.objects.filter(action="export", rows=3).count() == 1


def test_only_who_may_edit_the_letter_sees_its_round(letter: ActionPage) -> None:
    sign_on = begin(letter)
    client = Client()
    client.force_login(factories.reader(factories.contact_page()))
    for name in ("sign_on_round", "export_sign_on", "preview_sign_on"):
        response = client.get(reverse(name, args=[letter.action_id, sign_on.pk]))
        assert response.status_code in (302, 403, 404)
        assert b"Zora" not in response.content


def test_reminders_longer_than_their_column_are_refused(staff: Client, letter: ActionPage) -> None:
    assert (
        new_round(staff, letter, text="Zora House; z@b.example", reminder_days="7" + " " * 50).status_code
        == 422
    )

"""Who came by a member's link may let it write: asked apart, confirmed by mail, taken back at will."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent, ConsentWording
from campaigns import services
from campaigns.desk import find_desk
from campaigns.models import ActionPage, Signature
from members.models import Member, MemberPage

from .. import factories
from . import members_write
from .members_write import ASKED, as_shown, may_write, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def wording() -> ConsentWording:
    return members_write.words()


@pytest.fixture
def aster() -> MemberPage:
    return members_write.sharer()


@pytest.fixture
def page(wording: ConsentWording, aster: MemberPage) -> ActionPage:
    return members_write.open_page()


# --- asking ----------------------------------------------------------------------------------------------


def test_a_member_is_named_beside_an_unticked_box_to_those_whom_its_link_brought(
    client: Client, page: ActionPage
) -> None:
    html = client.get(f"{page.url}?via=aster").content.decode()
    assert ASKED in html
    box = html[html.index('name="writer"') - 80 :][:200]
    assert "checked" not in box
    for address in (page.url, f"{page.url}?via=nobody"):
        html = client.get(address).content.decode()
        assert 'name="writer"' not in html
        assert "{member}" not in html


def test_the_form_says_that_the_member_would_get_the_address(client: Client, page: ActionPage) -> None:
    gets = "If you let Aster House write to you, it gets your name, email address and language from us."
    nobody = "We hand what you write to nobody."
    html = client.get(f"{page.url}?via=aster").content.decode()
    assert gets in html
    assert nobody not in html
    assert nobody in client.get(page.url).content.decode()
    services.change_settings(page.action, {"recipients_get": ["name"]})
    html = client.get(f"{page.url}?via=aster").content.decode()
    assert gets in html
    assert "Nobody receives your address" not in html
    assert "Nobody receives your address" in client.get(page.url).content.decode()


def test_nobody_is_asked_unless_staff_let_members_write(
    client: Client, page: ActionPage, aster: MemberPage
) -> None:
    services.change_settings(page.action, {"members_may_write": False})
    assert 'name="writer"' not in client.get(f"{page.url}?via=aster").content.decode()


def test_a_member_is_named_as_in_the_readers_language(page: ActionPage, aster: MemberPage) -> None:
    french = aster.copy_for_translation(factories.locale("fr"), copy_parents=True)
    french.title = "Maison Aster"
    french.save_revision().publish()
    for language, name in (("en", "Aster House"), ("fr", "Maison Aster")):
        factories.locale("fr")
        if language == "fr":
            translated = page.copy_for_translation(factories.locale("fr"), copy_parents=True)
            translated.save_revision().publish()
        desk = find_desk(page.action.key, language, "aster")
        assert desk is not None
        assert desk.writer is not None
        assert (desk.writer.name, desk.writer.key) == (name, aster.member_id)


def test_the_consent_is_for_one_member_and_waits_for_the_mailed_link(
    page: ActionPage, aster: MemberPage, wording: ConsentWording
) -> None:
    other = factories.member_page(title="Bramble", slug="bramble")
    assert post(page, as_shown(page, writer="on")).status_code == 303
    row = Signature.objects.get()
    assert (row.writer, row.writer_named, row.writer_wording) == (aster.member, "Aster House", wording)
    assert not Consent.objects.exists()
    factories.confirm(row)
    consent = Consent.objects.get(purpose="member")
    assert (consent.organisation, consent.wording) == (str(aster.member_id), wording)
    assert consent.words == ASKED
    assert may_write(row, aster)
    assert not may_write(row, other)
    assert not supporters.is_granted(row.email_hash, "updates", subject=row.action.subject)


def test_the_page_behind_the_mailed_link_shows_it_and_lets_it_be_unticked(
    page: ActionPage, aster: MemberPage
) -> None:
    post(page, as_shown(page, writer="on"))
    row = Signature.objects.get()
    from campaigns.forms import ConfirmForm

    form = ConfirmForm(signature=row)
    assert form.fields["writer"].label == ASKED
    assert form["writer"].value() is True
    row = factories.confirm(row, writer=False)
    assert (row.writer, row.writer_named, row.writer_wording) == (None, "", None)
    assert not Consent.objects.filter(purpose="member").exists()


def test_who_does_not_tick_it_signs_and_agrees_to_nothing_more(page: ActionPage) -> None:
    assert post(page, as_shown(page)).status_code == 303
    row = factories.confirm(Signature.objects.get())
    assert row.is_counted
    assert (row.source, row.writer) == ("aster", None)
    assert not Consent.objects.filter(purpose="member").exists()


@pytest.mark.parametrize(
    "change", ["allowed since", "other member", "other name", "other words", "no member"]
)
def test_a_page_that_showed_something_else_agrees_to_nothing(
    page: ActionPage, aster: MemberPage, change: str
) -> None:
    factories.member_page(title="Aster House", slug="bramble")  # of the same name
    via = "aster"
    if change == "allowed since":
        services.change_settings(page.action, {"members_may_write": False})
    data = as_shown(page, writer="on")
    if change == "allowed since":
        services.change_settings(page.action, {"members_may_write": True})
    elif change == "other member":
        via = "bramble"
    elif change == "other name":
        aster.title = "Aster Homes"
        aster.save_revision().publish()
    elif change == "other words":
        ConsentWording.objects.create(locale=factories.locale(), purpose="member", text="{member} may.")
    elif change == "no member":
        aster.unpublish()
    response = post(page, data, via)
    assert response.status_code == 422
    assert not Signature.objects.exists()
    html = response.content.decode()
    assert not ('name="writer"' in html and "checked" in html[html.index('name="writer"') :][:120])


def test_while_pending_the_last_form_says_who_may_write(page: ActionPage) -> None:
    factories.member_page(title="Bramble", slug="bramble")
    post(page, as_shown(page, writer="on", email="amara@example.org"))
    post(page, as_shown(page, "bramble", writer="on", email="amara@example.org"), "bramble")
    assert Signature.objects.get().writer_named == "Bramble"
    post(page, as_shown(page, "", email="amara@example.org"), "")
    row = Signature.objects.get()
    assert (row.source, row.writer, row.writer_named) == ("", None, "")


def test_a_member_that_left_before_the_link_was_opened_may_not_write(
    page: ActionPage, aster: MemberPage
) -> None:
    post(page, as_shown(page, writer="on"))
    member = aster.member_id
    aster.delete()
    Member.objects.filter(pk=member).delete()
    row = factories.confirm(Signature.objects.get())
    assert row.is_counted
    assert not Consent.objects.filter(purpose="member").exists()


def test_asking_costs_no_statement_and_who_came_by_no_link_does_not_ask_for_members(
    page: ActionPage, client: Client
) -> None:
    def statements(data: dict[str, Any], via: str) -> list[str]:
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert post(page, data, via).status_code == 303
        return [query["sql"] for query in found]

    factories.action_page()
    statements(as_shown(page, ""), "")  # salts of the day, and what a process reads once
    plain = statements(as_shown(page, ""), "")
    linked = statements(as_shown(page, writer="on"), "aster")
    assert len(linked) == len(plain)
    assert not [sql for sql in plain if "members_member" in (sql or "")]

"""A discreet member: no person, city, logo, picture or contact in any output, in any language, at once."""

import re
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from wagtail.models import Page
from wagtail.search.index import SearchField

from advocacy_site.core.models import AccessLog
from members import presentation, services
from members.discretion import WORDS_ONLY
from members.models import Member, MemberPage

from .. import factories

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parent.parent.parent
HIDDEN = (
    "Tangier",
    "Agadir",
    "fajr-logo",
    "A door that stands open",
    "Salma Bennis",
    "Karim Idrissi",
    "Press officer",
    "press@fajr.example",
    "500 000 142",
    "212500000142",
)


def outputs(client: Client, page: MemberPage) -> dict[str, str]:
    """Everything that the public reads of a member, by name."""
    cards = presentation.cards_in_body(MemberPage.objects.filter(pk=page.pk), RequestFactory().get("/"))
    fields = [field for field in page.get_search_fields() if isinstance(field, SearchField)]
    return {
        "page": client.get(page.url).content.decode(),
        "directory with its map": client.get("/en/members/").content.decode(),
        "filtered list": client.get(f"/en/members/?country={page.country.code}").content.decode(),
        "card in a body": repr([(card, getattr(card.logo, "url", "")) for card in cards.values()]),
        "what search keeps": repr([str(field.get_value(page)) for field in fields]),
        "preview": page.make_preview_request().content.decode(),
    }


def hidden_in(text: str) -> list[str]:
    return [words for words in HIDDEN if words in text]


def test_each_output_shows_what_a_discreet_member_would_hide(client: Client) -> None:
    """The other tests would prove nothing if these words stood nowhere."""
    shown = outputs(client, factories.member_with_everything())
    assert hidden_in(shown["page"]) == hidden_in(shown["preview"]) == list(HIDDEN)
    for name in ("directory with its map", "filtered list", "card in a body"):
        assert "fajr-logo" in shown[name], name
    assert "Tangier" in shown["what search keeps"]
    assert "Salma Bennis" in shown["what search keeps"]


def test_no_output_of_a_discreet_member_shows_a_person_city_logo_or_contact(client: Client) -> None:
    page = factories.member_with_everything(discreet=True)
    for name, text in outputs(client, page).items():
        assert not hidden_in(text), name


def test_a_discreet_member_is_listed_and_keeps_its_words(client: Client) -> None:
    page = factories.member_with_everything(discreet=True)
    html = client.get(page.url).content.decode()
    for words in ("Dar el Fajr", "Morocco", "Forty-six beds.", "Shelter, Law", "fajr.example"):
        assert words in html, words
    assert "Dar el Fajr" in client.get("/en/members/").content.decode()


def test_a_new_member_hides_everything_until_somebody_says_that_it_may_be_shown(client: Client) -> None:
    words = {"title": "Dar el Fajr", "slug": "fajr", "summary": "Beds.", "country": "MA", "cities": "Tangier"}
    directory = factories.member_directory()
    page = MemberPage(locale=factories.locale(), **words)
    assert not hidden_in(page.make_preview_request().content.decode())
    directory.add_child(instance=page)
    assert not hidden_in(client.get(page.url).content.decode())
    services.change_settings(page.member, {"discreet": False, "contact_email": "press@fajr.example"})
    assert hidden_in(client.get(page.url).content.decode()) == ["Tangier", "press@fajr.example"]


def test_the_editor_of_a_new_member_says_that_it_is_discreet(client: Client) -> None:
    client.force_login(factories.staff())
    address = reverse(
        "wagtailadmin_pages:add", args=["members", "memberpage", factories.member_directory().pk]
    )
    html = client.get(address).content.decode()
    assert "A new member is discreet" in html
    assert reverse("member_records:index") in html


def test_it_holds_in_every_language_at_once(client: Client) -> None:
    page = factories.member_with_everything()
    for each in (factories.home_page(), factories.member_directory(), page):
        each.copy_for_translation(factories.locale("fr")).save_revision().publish()
    address = f"/fr/members/{page.slug}/"
    assert "Tangier" in client.get(address).content.decode()
    services.set_discretion(page.member, True)
    assert not hidden_in(client.get(address).content.decode())


def test_publishing_an_older_draft_does_not_lift_it(client: Client) -> None:
    page = factories.member_with_everything()
    older = page.save_revision()
    services.set_discretion(page.member, True)
    older.publish()
    assert not hidden_in(client.get(page.url).content.decode())
    assert not MemberPage.objects.search("Agadir").count()


def test_search_forgets_it_at_once_and_learns_it_again() -> None:
    page = factories.member_with_everything()
    assert list(MemberPage.objects.search("Agadir")) == [page]
    assert [found.pk for found in Page.objects.search("Bennis")] == [page.pk]
    services.set_discretion(page.member, True)
    assert not MemberPage.objects.search("Agadir").count()
    assert not Page.objects.search("Bennis").count()
    assert list(MemberPage.objects.search("Fajr")) == [page]
    services.set_discretion(page.member, False)
    assert list(MemberPage.objects.search("Agadir")) == [page]


def test_a_discreet_body_shows_only_parts_that_are_listed_as_words() -> None:
    known = set(MemberPage._meta.get_field("body").stream_block.child_blocks)
    assert known >= WORDS_ONLY
    assert known - WORDS_ONLY >= {"quote", "image", "image_pair", "video", "people", "document", "round_up"}


def test_only_one_module_reads_what_may_be_hidden() -> None:
    fields = r"page\.(cities|logo|logo_alt|contact_\w+|body)\b"
    sources = [*ROOT.glob("members/**/*.py"), *ROOT.glob("templates/members/**/*.html")]
    assert len(sources) > 10
    readers = {path.name for path in sources if re.search(fields, path.read_text(encoding="utf-8"))}
    assert readers == {"discretion.py"}


# --- where staff set it -----------------------------------------------------------------------------------


@pytest.fixture
def admin(client: Client) -> Client:
    """A browser in which somebody who may do everything is signed in."""
    client.force_login(factories.staff())
    return client


def test_staff_hide_a_member_in_one_form_and_the_log_knows_it(admin: Client) -> None:
    page = factories.member_with_everything()
    address = reverse("member_records:edit", args=[page.member_id])
    opened = admin.get(address)
    assert opened.status_code == 200
    seen = opened.context["form"]["seen"].value()
    sent = {name: opened.context["form"][name].value() for name in opened.context["form"].fields}
    assert admin.post(address, {**sent, "discreet": "on", "seen": seen}).status_code == 302
    assert Member.objects.get(pk=page.member_id).discreet
    assert AccessLog.objects.get(subject=f"member:{page.member_id}").reason == "discreet"


def test_staff_find_members_by_title_and_neither_add_nor_delete_a_record(admin: Client) -> None:
    page = factories.member_with_everything()
    assert "Dar el Fajr" in admin.get(reverse("member_records:index")).content.decode()
    for name, arguments in (("add", []), ("delete", [page.member_id])):
        answer = admin.post(reverse(f"member_records:{name}", args=arguments), {"discreet": "on"})
        assert answer.status_code in (302, 403), name
    assert [member.pk for member in Member.objects.all()] == [page.member_id]


def test_the_editor_of_a_page_leads_to_it_and_takes_no_picture_for_lists(admin: Client) -> None:
    page = factories.member_with_everything()
    html = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert reverse("member_records:edit", args=[page.member_id]) in html
    assert 'name="listing_image"' not in html

"""A list of organisations goes in through the admin: pasted or as a file, looked at, corrected, confirmed."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from advocacy_site.core import countries
from advocacy_site.core.models import AccessLog
from advocacy_site.demo.content.signatories import GROUPS
from advocacy_site.users.models import User
from campaigns import services
from campaigns.models import Action, ActionPage, Signature
from campaigns.public_list import public_list

from .. import factories

pytestmark = pytest.mark.django_db

# As a person types the demo's list: headings with a colon, countries in words or left out.
COUNTRY_WORDS = {"": "", "GB": ", UK", "US": ", USA", "ZA": ", South Africa", "KR": ", South Korea"}


@pytest.fixture
def letter() -> ActionPage:
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": Action.Signers.BOTH})
    page.action.refresh_from_db()
    return page


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(factories.staff())
    return client


def screen(page: ActionPage) -> str:
    return reverse("add_signatories", args=[page.action_id])


def values(html: str, name: str) -> list[str]:
    return [unescape(found) for found in re.findall(rf'name="{name}" value="([^"]*)"', html)]


def read(staff: Client, page: ActionPage, text: str, **more: Any) -> str:
    """Paste `text` and return the second screen."""
    version = page.action.text_versions.current().get().pk
    response = staff.post(screen(page), {"text": text, "version": version} | more)
    assert response.status_code == 200, response.context["form"].errors
    return response.content.decode()


def send(staff: Client, page: ActionPage, html: str, lines: list[str] | None = None, **more: str) -> Any:
    """Press a button of the second screen, with its lines as they stand or as corrected."""
    shown = {name: values(html, name)[0] for name in ("seen", "version", "signed_on")}
    return staff.post(screen(page), shown | {"line": lines or values(html, "line")} | more)


def names(page: ActionPage) -> list[str]:
    rows = page.action.signatures.filter(kind=Signature.Kind.ORGANISATION).order_by("position")
    return [row.organisation_name for row in rows]


def test_a_letter_of_eighty_five_in_three_groups_is_pasted_and_shown_in_order(
    staff: Client, letter: ActionPage
) -> None:
    def written(name: str, code: str) -> str:
        return name + COUNTRY_WORDS.get(code, f", {countries.name(code)}")

    text = "\n".join(
        f"{heading}:\n" + "\n".join(written(*line) for line in lines) + "\n"
        for heading, lines in GROUPS.items()
    )
    html = read(staff, letter, text)
    assert Signature.objects.count() == 0
    assert "85 organisations can be added." in html
    assert send(staff, letter, html, add="yes").status_code == 302
    groups = public_list(letter, set(), None).groups
    assert [(group.heading, len(group.signatories)) for group in groups] == [
        (heading, len(lines)) for heading, lines in GROUPS.items()
    ]
    shown = [(s.name, s.country_name) for group in groups for s in group.signatories]
    assert shown == [(name, countries.name(code)) for lines in GROUPS.values() for name, code in lines]
    log = AccessLog.objects.get(subject=letter.action.subject, reason="signatories added")
    assert log.rows == 85


def test_the_same_list_again_adds_nothing(staff: Client, letter: ActionPage) -> None:
    text = "One Voice, Peru\nTwo Voices, Chile"
    send(staff, letter, read(staff, letter, text), add="yes")
    html = read(staff, letter, "ONE voice, Perú\nTwo Voices, Chile\nThree Voices, Chile\nThree  voices, CL")
    assert html.count("Stands there already") == 2
    assert "Stands in this list twice" in html
    assert "1 organisation can be added." in html
    send(staff, letter, html, add="yes")
    assert names(letter) == ["One Voice", "Two Voices", "Three Voices"]


def test_a_doubtful_line_is_marked_and_corrected_where_it_stands(staff: Client, letter: ActionPage) -> None:
    html = read(staff, letter, "Maiti House Nepal\nOne Voice, Atlantis")
    assert html.count('class="doubtful"') == 2
    assert "If it is Nepal, write it after a comma." in html
    corrected = ["Maiti House Nepal, Nepal", ""]
    html = send(staff, letter, html, corrected).content.decode()
    assert 'class="doubtful"' not in html
    assert values(html, "line") == ["Maiti House Nepal, Nepal"]
    assert Signature.objects.count() == 0
    send(staff, letter, html, add="yes")
    signature = Signature.objects.get()
    assert (signature.organisation_name, signature.country.code) == ("Maiti House Nepal", "NP")


def test_nothing_is_added_that_was_not_shown(staff: Client, letter: ActionPage) -> None:
    html = read(staff, letter, "One Voice, Peru")
    response = send(staff, letter, html, ["Another Voice, Peru"], add="yes")
    assert "Look at them once more" in response.content.decode()
    assert Signature.objects.count() == 0
    # Somebody else was quicker: the line would not be added now.
    send(staff, letter, read(staff, letter, "One Voice, Peru"), add="yes")
    assert send(staff, letter, html, add="yes").status_code == 200
    assert names(letter) == ["One Voice"]


def test_a_wrong_line_keeps_the_whole_list_out(staff: Client, letter: ActionPage) -> None:
    html = read(staff, letter, "One Voice, Peru\n=1+1, Peru")
    assert "1 line is wrong" in html
    assert send(staff, letter, html, add="yes").status_code == 200
    assert Signature.objects.count() == 0


def test_a_member_is_known_by_its_names_and_lends_its_country(staff: Client, letter: ActionPage) -> None:
    member = factories.member_page(
        title="Dawn House", own_name="Dar el Fajr", own_language="ar", country="MA"
    )
    html = read(staff, letter, "Dar el fajr\nDawn House, Peru")
    assert html.count("A member of the coalition.") == 1
    assert "A member of that name is in Morocco." in html
    send(staff, letter, html, add="yes")
    first, second = Signature.objects.order_by("position")
    assert (first.member, first.country.code) == (member.member, "MA")
    assert (second.member, second.country.code) == (None, "PE")


def test_a_file_is_read_like_a_pasted_list_and_a_bad_one_refused(staff: Client, letter: ActionPage) -> None:
    good = SimpleUploadedFile("list.csv", "Name,Country\nOne Voice,Perú\n".encode())
    send(staff, letter, read(staff, letter, "", file=good), add="yes")
    assert names(letter) == ["One Voice"]
    bad = SimpleUploadedFile("list.csv", b"Two Voices,Peru\nThree Voices,Atlantis\n")
    version = letter.action.text_versions.current().get().pk
    response = staff.post(screen(letter), {"version": version, "file": bad})
    assert response.status_code == 422
    assert "Row 2: “Atlantis” is no country" in unescape(response.content.decode())


def test_they_count_from_the_day_they_signed_and_no_day_to_come(staff: Client, letter: ActionPage) -> None:
    html = read(staff, letter, "One Voice, Peru", signed_on="2026-02-03")
    send(staff, letter, html, add="yes")
    signature = Signature.objects.get()
    assert signature.confirmed_at
    assert signature.confirmed_at.date().isoformat() == "2026-02-03"
    version = letter.action.text_versions.current().get().pk
    response = staff.post(
        screen(letter), {"text": "Two Voices, Peru", "version": version, "signed_on": "2999-01-01"}
    )
    assert response.status_code == 422


@pytest.mark.parametrize("text", ["", " \n\n", "x, Peru\n" * 501])
def test_an_empty_or_endless_list_is_refused(staff: Client, letter: ActionPage, text: str) -> None:
    version = letter.action.text_versions.current().get().pk
    assert staff.post(screen(letter), {"text": text, "version": version}).status_code == 422


def test_only_those_who_may_change_actions_get_there(letter: ActionPage, client: Client) -> None:
    assert client.get(screen(letter)).status_code == 302
    stranger = User.objects.create_user("stranger@daybreak.example", "a long password")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)
    assert client.get(screen(letter), follow=True).redirect_chain[0][0] == reverse("wagtailadmin_home")
    assert client.post(screen(letter), {"text": "One Voice, Peru"}).status_code == 302
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("change", [{"signers": "people"}, {"closes_at": "past"}])
def test_an_action_that_takes_no_organisations_says_why(
    staff: Client, letter: ActionPage, change: dict[str, Any]
) -> None:
    if "closes_at" in change:
        services.close_action(letter.action)
    else:
        services.change_settings(letter.action, change)
    response = staff.get(screen(letter))
    assert response.status_code == 302
    assert response["Location"] == reverse("action_records:edit", args=[letter.action_id])


def test_the_settings_of_an_action_lead_there_where_they_sign(staff: Client, letter: ActionPage) -> None:
    edit = reverse("action_records:edit", args=[letter.action_id])
    assert screen(letter) in staff.get(edit).content.decode()
    services.change_settings(letter.action, {"signers": "people"})
    assert screen(letter) not in staff.get(edit).content.decode()

"""The demo's members, helplines and pages: all there, each readable, true to what must never be shown."""

import re
from io import BytesIO

import pytest
from django.db.models import F
from django.test import Client

from advocacy_site.core.models import ContactPerson
from advocacy_site.demo.builders import leaflets
from advocacy_site.demo.content import helplines as lines
from advocacy_site.demo.content import members as content
from advocacy_site.pages.bank import validate_iban
from advocacy_site.pages.models import BankAccount, ContactPage, SocialFeed, StandardPage
from advocacy_site.safety.models import Helpline, OpeningPeriod
from members.models import MemberPage
from members.regions import REGION_OF, Region

pytestmark = pytest.mark.django_db
SURVIVORS_NUMBER = "+448081570142"
# What regulators keep free for fiction (sources: content/helplines.py).
FICTION = (
    r"\+44(808157|1632960|2079460|1134960)\d{3,4}|\+1\d{3}55501\d\d|\+61(2555\d{6}|180097570[789]|180097571[01])"
    r"|\+3532091\d{5}|\+33(1990|4657)\d{5}|\+493023125\d{3}|\+468465004\d\d"
)


@pytest.mark.usefixtures("demo")
def test_thirty_three_members_in_twenty_seven_countries_of_every_region() -> None:
    pages = list(MemberPage.objects.live().select_related("member"))
    countries = {page.country.code for page in pages}
    assert (len(pages), len(countries)) == (33, 27)
    assert {REGION_OF[code] for code in countries} == set(Region)
    assert sum(page.member.discreet for page in pages) == 2
    scripts = {page.own_language: page.own_name for page in pages if page.own_name}
    assert re.search(r"[\u0600-\u06ff]", scripts["ar"])
    assert re.search(r"[\u0900-\u097f]", scripts["hi"])


@pytest.mark.usefixtures("demo")
def test_discreet_members_have_no_city_person_or_picture_to_hide() -> None:
    for page in MemberPage.objects.filter(member__discreet=True):
        hidden = (page.cities, page.logo_id, page.member.contact_name, page.member.contact_email, *page.links)
        assert not any(hidden), page.slug


@pytest.mark.usefixtures("demo")
def test_each_audience_has_lines_and_survivors_in_many_countries_and_zones() -> None:
    assert set(Helpline.objects.values_list("audience", flat=True)) == set(Helpline.Audience.values)
    survivors = Helpline.objects.filter(audience="survivors")
    assert survivors.values("country").distinct().count() >= 8
    assert survivors.exclude(time_zone="").values("time_zone").distinct().count() >= 4
    assert survivors.filter(can_call=False, can_text=False).exclude(chat_url="").exists()
    assert OpeningPeriod.objects.filter(closes__lt=F("opens")).exists()


@pytest.mark.usefixtures("demo")
def test_every_number_is_kept_free_for_fiction() -> None:
    numbers = set(Helpline.objects.values_list("number", flat=True))
    numbers |= {person.tel for person in ContactPerson.objects.all()}
    assert [number for number in numbers - {""} if not re.fullmatch(FICTION, number)] == []


@pytest.mark.usefixtures("demo")
def test_the_pages_for_men_show_their_own_line_and_never_the_survivors(client: Client) -> None:
    programme = StandardPage.objects.get(audience="men")
    form = ContactPage.objects.child_of(programme).get()
    for page in (programme, form):
        html = client.get(page.get_url()).content.decode()
        assert Helpline.objects.get(name=lines.FOR_MEN).number in html
        assert SURVIVORS_NUMBER not in html


@pytest.mark.usefixtures("demo")
def test_the_programme_has_its_button_two_leaflets_and_somebody_to_ask(client: Client) -> None:
    programme = StandardPage.objects.get(audience="men")
    html = client.get(programme.get_url()).content.decode()
    assert f'href="{ContactPage.objects.child_of(programme).get().get_url()}"' in html
    assert len(re.findall(r"PDF, [\d.]+\s(?:KB|bytes)", html)) == 2
    assert programme.contact.name in html


@pytest.mark.usefixtures("demo")
def test_the_topic_page_offers_something_to_sign_a_video_and_posts(client: Client) -> None:
    html = client.get("/en/working-with-men/").content.decode()
    for words in ("The Daybreak Pledge", "Ninety minutes in a changing room", "Read on Mastodon"):
        assert words in html


@pytest.mark.usefixtures("demo")
def test_one_page_shows_posts_that_came_from_a_feed_which_the_worker_leaves_alone(client: Client) -> None:
    html = client.get("/en/about/").content.decode()
    assert html.count("Read on our logbook") == 3
    assert "The kettle is back from repair." in html
    assert not SocialFeed.objects.due().exists()


@pytest.mark.usefixtures("demo")
def test_its_videos_are_played_in_the_page(client: Client) -> None:
    for address in ("/en/", "/en/working-with-men/"):
        response = client.get(address)
        assert "frame-src https://video.example" in response["Content-Security-Policy"]
        assert 'data-play="https://video.example/videos/embed/' in response.content.decode()


@pytest.mark.usefixtures("demo")
def test_every_form_is_open(client: Client) -> None:
    for page in ContactPage.objects.select_related("inbox"):
        assert page.inbox.is_open, page.title


@pytest.mark.usefixtures("demo")
def test_the_account_fits_its_check_digits_and_belongs_to_no_bank(client: Client) -> None:
    account = BankAccount.objects.get()
    validate_iban(account.iban)
    assert account.iban[4:12] == "00000000"
    assert 'class="qr"' in client.get("/en/donate/").content.decode()


@pytest.mark.usefixtures("demo")
def test_the_header_leads_to_the_donation_page_but_not_from_there(client: Client) -> None:
    button = '<a class="btn" href="/en/donate/">'
    assert button in client.get("/en/").content.decode()
    assert button not in client.get("/en/donate/").content.decode()


def test_content_links_only_to_domains_that_nobody_can_own() -> None:
    for words in content.MEMBERS:
        links = re.findall(r"https?://([^/'\"]+)", repr(words))
        assert all(host.endswith((".example", "example.org")) for host in links), words["slug"]


def test_a_leaflet_is_a_whole_file_in_which_each_object_stands_where_the_table_says() -> None:
    content = leaflets.pdf("A (small) leaflet", [("title", "A (small) leaflet"), ("p", "Words.")])
    file = BytesIO(content)
    start = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
    file.seek(start)
    assert file.readline() == b"xref\n"
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n", content), 1):
        assert content[int(place) :].startswith(b"%d 0 obj" % number)


def test_a_leaflet_that_needs_two_pages_is_refused() -> None:
    with pytest.raises(ValueError, match="more than a page"):
        leaflets.pdf("Long", [("p", "Words. " * 600)])

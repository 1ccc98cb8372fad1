"""Pages of the shape of the second seed: a coalition’s posts, events and letter. See docs/editors.md."""

import re
from html import unescape
from itertools import cycle

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text, streamfield

from advocacy_site.core.models import MenuItem, SiteWords
from advocacy_site.news.models import NewsPage
from campaigns.services import Organisation, fold_deltas

from .. import factories
from ..events import shapes
from .desk import NONE, assert_all, create, prose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_the_head_of_every_page_has_what_to_do_and_the_tagline() -> None:
    donate = factories.donate_page(title="Donate", slug="donate")
    act = factories.action_page(title="The pledge")
    tagline = "United until no one is for sale"
    words = SiteWords(locale=factories.locale(), site_name="Daybreak", tagline=tagline, act_page=act)
    words.menu_items = [MenuItem(locale=factories.locale(), label="Donate", page=donate)]
    words.save()
    assert_all(factories.home_page(), "Take action", act.url, "Donate", donate.url)
    assert tagline in Client().get("/en/").content.decode()


def test_a_long_post_with_pictures_is_typed_in_without_a_loss(staff: Client) -> None:
    # long because it is one page from top to bottom, and then all that must be on it
    first = factories.site_image().pk
    picture = {"image": first, "alt_text": "Two women at a desk", "caption": "In the old chamber"}
    quote = {"text": "It is the cruellest form.", "attribution": "The minister", "detail": "At the congress"}
    source = {"title": "Joint statement", "url": "https://ministry.example/joint", "publisher": "Ministry"}
    video = {"title": "The whole day", "url": "https://video.example/day", "date": "2026-10-13"}
    blocks = [
        *prose("# A seminar", "Experts met.", "## With the mayor", "She told of her town."),
        ("image", picture | {"credit": "Agency Photo"}),
        ("quote", quote),
        ("video", video),
        ("source", source),
        ("paragraph", rich_text('<p>More <a href="https://exit.example/">here</a>.</p>')),
        ("round_up", streamfield([("item", value) for value in ROUND_UP])),
    ]
    page = create(
        staff,
        factories.news_index(),
        NewsPage,
        title="A week on the road",
        slug="a-week",
        kind="news",
        date="2026-10-18",
        summary="A law is near.",
        lead_image=first,
        lead_image_alt="A full hall",
        lead_image_caption="Delegates on the second day",
        lead_image_credit="Noor Petrov",
        body=streamfield(blocks),
        hashtags="#NobodyForSale",
        countries=["ES", "FR"],
        news_topics=NONE,
        news_members=NONE,
    )
    assert_all(
        page,
        *(
            "A week on the road",
            "18 October 2026",
            "A law is near.",
            "A full hall",
            "Delegates on the second day",
        ),
        *(
            "Noor Petrov",
            "A seminar",
            "With the mayor",
            "Two women at a desk",
            "In the old chamber",
            "Agency Photo",
        ),
        *("It is the cruellest form.", "The minister", "At the congress", "The whole day", "13 October 2026"),
        *(
            "Joint statement",
            "Ministry",
            "ministry.example",
            "https://exit.example/",
            "#NobodyForSale",
            "Spain",
        ),
        *(line["name"] for line in ROUND_UP),
        *(line["text"] for line in ROUND_UP),
        *("دار الفجر", "Morocco", "Kenya"),
    )


ROUND_UP: list[dict[str, str]] = [
    {
        "name": "Dar el Fajr",
        "own_name": "دار الفجر",
        "own_language": "ar",
        "country": "MA",
        "text": "Answered 1,064 calls.",
    },
    *(
        {"name": f"House {n}", "country": code, "text": f"Cooks {n} hundred meals."}
        for n, code in enumerate(("CO", "IN", "US", "ES", "BE", "LB", "FR", "IE", "CA", "IS", "KE"), 1)
    ),
]


def test_an_online_side_event_and_a_tour_and_a_symposium_keep_every_element() -> None:
    # long because it is one page from top to bottom, and then all that must be on it
    names = [name for name, *_rest in shapes.PANEL if name]
    roles = [role for _name, role, *_rest in shapes.PANEL if role]
    partners = [word for name, role in shapes.PARTNERS for word in (name, role)]
    assert_all(
        shapes.side_event(entry_conditions="After registering you receive the link by email."),
        *(
            "Side event",
            "parallel to the 47th session",
            "Online",
            "English",
            "Français",
            "Español",
            "Deutsch",
        ),
        *(
            "12:00",
            "A representative of Iceland",
            "Survivor",
            "Mongolia",
            "webinar.example",
            "After registering",
        ),
        *names,
        *roles,
        *partners,
    )
    assert_all(shapes.tour(), "Madrid", "Santa Rosa", "La Jonca", "March to the border", "Casa del Alba")
    assert_all(
        shapes.symposium(body=prose_stored("Suivi d’une conférence de presse.")),
        *("salle Colbert", "126 rue de l’Université", "9:00", "13:30", "An identity card is asked for"),
        *(
            "Accueil et ouverture",
            "La présidente de la délégation",
            "to be confirmed",
            "conférence de presse",
        ),
        *(
            "Table ronde 1",
            "Table ronde 2",
            "Table ronde 3",
            "Une violence dans le continuum",
            "Ingrid Kraft",
        ),
    )


def prose_stored(words: str) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{words}</p>")]


def test_a_letter_with_an_annex_of_six_parts_keeps_every_element() -> None:
    numbers = ("I", "II", "III", "IV", "V", "VI")
    annexes = [
        (n, f"Part {n} of the case", f"<p>Reason {n}.</p><ul><li>Point {n}</li></ul>") for n in numbers
    ]
    text = "<p>We welcome the draft.</p><ul><li>Question 34: delete three words.</li></ul><p>We urge you.</p>"
    page = factories.letter_page(
        annexes=annexes,
        title="Letter to the committee on work",
        text=text,
        contact=factories.contact_person(name="Grégoire Aubin", email="letter@daybreak.example"),
    )
    letter = factories.LETTER
    assert_all(
        page,
        *(
            "Open letter",
            letter["recipients"],
            letter["subject"],
            letter["place_and_date"],
            letter["salutation"],
        ),
        *("We welcome the draft.", "Question 34", "We urge you.", "With hope,", "The undersigned"),
        *(letter["annexes_title"], "Grégoire Aubin", "mailto:letter@daybreak.example"),
        *(title for _number, title, _text in annexes),
        *(word for n in numbers for word in (f"Reason {n}.", f"Point {n}")),
    )


GROUPS = {"Members of the coalition": 24, "Survivors’ organisations": 7, "Civil society": 54}
COUNTRIES = {"MA": "Morocco", "CO": "Colombia", "": "", "XK": "Kosovo", "IN": "India"}


def signatories() -> list[Organisation]:
    """85 organisations in three groups, in countries by turns; each has a comma in its name."""
    codes = cycle(COUNTRIES)
    return [
        factories.organisation(f"House {n}, of {len(heading)} rooms", country=next(codes), category=heading)
        for heading, number in GROUPS.items()
        for n in range(1, number + 1)
    ]


def test_a_letter_keeps_its_85_signatories_in_three_groups_in_order_with_countries(client: Client) -> None:
    page = factories.letter_page()
    signed = signatories()
    factories.let_organisations_sign(page, *signed)
    fold_deltas()
    html = unescape(client.get(page.url).content.decode())
    assert "85 organisations have signed" in html
    groups = re.split(r'<div class="group"', html)[1:]
    shown = [
        (heading, re.findall(r"<li><bdi>(.*?)</bdi>(?:.*?class=\"land\">(.*?)</span>)?</li>", group))
        for group in groups
        for heading in re.findall(r"<h3>\s*(.*?)\s*<span>", group, re.DOTALL)
    ]
    assert [(heading, len(lines)) for heading, lines in shown] == list(GROUPS.items())
    lines = [line for _heading, group in shown for line in group]
    assert lines == [(organisation.name, COUNTRIES[organisation.country]) for organisation in signed]

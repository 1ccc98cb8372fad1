"""The site itself: consents, helplines, words around every page, the home page's choice."""

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any

from advocacy_site.core import clock
from advocacy_site.core.models import MenuItem, SiteWords, VideoServer
from advocacy_site.pages.models import HomePage, HomePageNumber, HomePageWay
from advocacy_site.safety.models import Helpline, OpeningPeriod, SafetySettings
from advocacy_site.safety.spoken import pack
from advocacy_site.supporters.models import ConsentWording
from campaigns.models import ActionPage

from ..content import helplines
from ..content import site as content
from .figures import figure
from .places import place
from .tree import english, lines


def build_consents() -> None:
    """Make the first wording of each consent."""
    for purpose, text in content.CONSENTS.items():
        if not ConsentWording.objects.filter(locale=english(), purpose=purpose).exists():
            ConsentWording.objects.create(locale=english(), purpose=purpose, text=text)


def build_safety() -> None:
    """Make the helplines of each audience, and choose one of each for the strip."""
    for audience, found in helplines.BY_AUDIENCE.items():
        for words in found:
            if not Helpline.objects.filter(locale=english(), name=words["name"]).exists():
                build_line(audience, **words)
    chosen = {
        "helpline": helplines.STRIP,
        "line_for_relatives": helplines.FOR_RELATIVES,
        "line_for_professionals": helplines.FOR_PROFESSIONALS,
        "line_for_men": helplines.FOR_MEN,
    }
    lines_of = {field: Helpline.objects.get(locale=english(), name=name) for field, name in chosen.items()}
    SafetySettings.objects.get_or_create(
        locale=english(), defaults={"exit_url": content.EXIT_URL, **lines_of}
    )


def build_line(audience: str, languages: list[str], week: Sequence[Any] = (), **words: Any) -> None:
    """Make a helpline with its opening periods, checked today. `week`: see `content/helplines.py`."""
    line = Helpline(locale=english(), audience=audience, checked_on=clock.today(), languages=pack(languages))
    if week:
        line.hours = Helpline.Hours.WEEKLY
    for name, value in words.items():
        setattr(line, name, value)
    line.opening_periods = [
        OpeningPeriod(
            first_day=first,
            last_day=last,
            opens=time.fromisoformat(opens),
            closes=time.fromisoformat(closes),
        )
        for first, last, opens, closes in week
    ]
    line.full_clean(exclude=["locale"])
    line.save()


def build_video_server() -> None:
    """Name the server whose videos are played inside the pages."""
    VideoServer.objects.get_or_create(host=content.VIDEO_SERVER)


def build_words(home: HomePage) -> None:
    """Make name, motto, buttons and menus."""
    if SiteWords.objects.filter(locale=english()).exists():
        return
    words = SiteWords(
        locale=english(),
        act_page=place(home, "featured"),
        donate_page=place(home, "donate"),
        **content.SITE,
    )
    menus = {MenuItem.Place.HEADER: content.HEADER, MenuItem.Place.FOOTER: content.FOOTER}
    rows = [
        {"place": menu, "label": label, "page": place(home, name)}
        for menu, items in menus.items()
        for name, label in items
    ]
    words.menu_items = lines(MenuItem, [row for row in rows if row["page"]])
    words.save()


def finish_home(home: HomePage) -> None:
    """Let the home page feature the pledge, and lead to pages that stand below it and so came later."""
    if home.featured_action_id is not None:
        return
    home.featured_action = ActionPage.objects.descendant_of(home).get(slug=content.FEATURED)
    home.featured_text = content.FEATURED_TEXT
    home.video_date = clock.today() - timedelta(days=9)
    for name, value in content.VIDEO.items():
        setattr(home, name, value)
    ways = [{**way, "target": place(home, way["place"])} for way in content.WAYS]
    known = [{key: way[key] for key in way if key != "place"} for way in ways if way["target"]]
    home.ways.set(lines(HomePageWay, known))
    numbers = [{"counted": counted} for counted in HomePageNumber.Counted.values]
    numbers += [{"figure": figure(words)} for words in content.FIGURES]
    home.numbers.set(lines(HomePageNumber, numbers))
    home.save()
    home.save_revision().publish()

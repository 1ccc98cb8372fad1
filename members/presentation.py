"""What templates show of members: values, without queries of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from advocacy_site.core import countries, languages, registry
from advocacy_site.core.page_addresses import PageAddresses
from advocacy_site.core.stand_ins import foreign_words
from advocacy_site.core.web import host_of
from advocacy_site.safety.models import Helpline
from advocacy_site.safety.shown_line import ShownLine, as_line

from .beside import drafted, stored
from .discretion import Contact, shown, shown_logo
from .emblem import Emblem, emblem_of
from .models.lines import MemberService
from .partial_dates import in_words
from .regions import REGION_OF

if TYPE_CHECKING:
    from .models import MemberPage

ON_CARDS, ON_PAGES = "max-112x112", "max-480x480"
SERVICES_ON_CARDS = 2


@dataclass(frozen=True)
class OwnName:
    """A member's name in its own language and script."""

    text: str
    language: str
    direction: str


@dataclass(frozen=True)
class MemberCard:
    """A member in a list."""

    title: str
    url: str
    own_name: OwnName | None
    country: str
    services: str
    summary: str
    logo: Any
    emblem: Emblem
    foreign: languages.Language | None


@dataclass(frozen=True)
class Place:
    """The members of one region that stand on one page of the directory, and how many there are in all."""

    key: str
    name: str
    total: int
    cards: list[MemberCard]


@dataclass(frozen=True)
class OtherSite:
    """A link to another organisation's page; its host is named."""

    label: str
    url: str
    host: str


@dataclass(frozen=True)
class AudienceLine:
    """A helpline, and for whom it is."""

    audience: str
    line: ShownLine


@dataclass(frozen=True)
class Profile:
    """Everything that a member's own page shows."""

    own_name: OwnName | None
    country: str
    cities: str
    founded: str
    member_since: str
    services: list[str]
    languages: list[str]
    links: list[OtherSite]
    helplines: list[AudienceLine]
    contact: Contact | None
    donate: OtherSite | None
    volunteer: OtherSite | None
    needs: OtherSite | None
    logo: Any
    logo_alt: str
    emblem: Emblem
    body: StreamValue
    sections: list[registry.Section]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The short facts that are known, each with its name."""
        rows = [
            (_("Country"), self.country),
            (_("Where"), self.cities),
            (_("Founded"), self.founded),
            (_("Member since"), self.member_since),
            (_("Works on"), ", ".join(self.services)),
            (_("Languages"), ", ".join(self.languages)),
        ]
        return [(name, value) for name, value in rows if value]


def own_name(page: "MemberPage") -> OwnName | None:
    """Return the name in the member's own language, unless the page's title is that name."""
    if not page.own_name or page.own_name == page.title:
        return None
    code = page.own_language
    return OwnName(page.own_name, code, languages.direction(code))


def cards(pages: Iterable[Any], request: HttpRequest | None) -> dict[Any, MemberCard]:
    """Return the card of each of `pages` by primary key, in their order.

    One query where `pages` came `with_what_cards_show()`, but for a logo's first picture in this size;
    a second one where a page stands in for a translation.
    """
    pages = list(pages)
    services: dict[Any, list[str]] = {page.pk: [] for page in pages}
    lines = MemberService.objects.filter(page__in=services).in_words().order_by("sort_order")
    for pk, name in lines.values_list("page", "name") if services else ():
        services[pk].append(name)
    addresses, foreign = PageAddresses(request), foreign_words(pages)
    return {
        page.pk: _card(page, services[page.pk], addresses.of(page.url_path), foreign.get(page.pk))
        for page in pages
    }


def cards_in_body(pages: Any, request: HttpRequest | None) -> dict[Any, MemberCard]:
    """Return the cards of `pages`, a QuerySet, for lists in a body. Three queries, or four."""
    return cards(pages.with_what_cards_show(), request)


def places(rows: list["MemberPage"], by_key: dict[Any, MemberCard], totals: dict[str, int]) -> list[Place]:
    """Return `rows`, which come ordered by region, as one list for each region."""
    groups: dict[Any, list[MemberCard]] = {}
    for page in rows:
        groups.setdefault(REGION_OF[page.country.code], []).append(by_key[page.pk])
    return [Place(region.value, str(region.label), totals[region.value], on) for region, on in groups.items()]


def profile_of(page: "MemberPage", request: HttpRequest) -> Profile:
    """Return what the page of a member shows. One query for its lines, and one where it has helplines."""
    seen = shown(page)
    beside = drafted(page) if getattr(request, "is_preview", False) else stored(page)
    return Profile(
        own_name=own_name(page),
        country=countries.name(page.country.code),
        cities=seen.cities,
        founded=in_words(page.founded),
        member_since=in_words(page.member_since),
        services=beside.services,
        languages=[languages.name(code) for code in beside.languages],
        links=[OtherSite(part.value["label"], part.value["url"], part.value.host) for part in page.links],
        helplines=_helplines(beside.helplines, page.locale_id),
        contact=seen.contact,
        donate=_other_site(_("Donate"), page.donate_url),
        volunteer=_other_site(_("Volunteer"), page.volunteer_url),
        needs=_other_site(_("What they need"), page.needs_url),
        logo=_picture(seen.logo, ON_PAGES),
        logo_alt=seen.logo_alt or _("Logo of %(name)s") % {"name": page.title},
        emblem=emblem_of(page.translation_key),
        body=seen.body,
        sections=_sections(page, request),
    )


def _card(
    page: "MemberPage", services: list[str], url: str, foreign: languages.Language | None
) -> MemberCard:
    return MemberCard(
        title=page.card_title,
        url=url,
        own_name=own_name(page),
        country=countries.name(page.country.code),
        services=", ".join(services[:SERVICES_ON_CARDS]),
        summary=page.listing_summary or page.summary,
        logo=_picture(shown_logo(page), ON_CARDS),
        emblem=emblem_of(page.translation_key),
        foreign=foreign,
    )


def _picture(logo: Any, size: str) -> Any:
    """Return `logo` in `size`, or None without it, its file or its licence: the emblem takes its place."""
    try:
        return logo.get_rendition(size) if logo and logo.is_licensed else None
    except (SourceImageIOError, InvalidFilterSpecError):
        return None


def _other_site(label: str, url: str) -> OtherSite | None:
    return OtherSite(label, url, host_of(url)) if url else None


def _helplines(chosen: list[int], locale_id: int) -> list[AudienceLine]:
    """Return the helplines with these primary keys in a language; one hidden in any language is gone."""
    if not chosen:
        return []
    keys = Helpline.objects.filter(pk__in=chosen).values("translation_key")
    same: dict[Any, list[Helpline]] = {}
    for helpline in Helpline.objects.filter(translation_key__in=keys).with_hours():
        same.setdefault(helpline.translation_key, []).append(helpline)
    key_of = {helpline.pk: key for key, group in same.items() for helpline in group}
    found = []
    for pk in chosen:
        group = same.get(key_of.get(pk), [])
        if group and not any(helpline.hidden for helpline in group):
            best = min(group, key=lambda helpline: (helpline.locale_id != locale_id, helpline.pk != pk))
            found.append(AudienceLine(str(best.get_audience_display()), as_line(best)))
    return found


def _sections(page: "MemberPage", request: HttpRequest) -> list[registry.Section]:
    found = (section(page, request) for _name, section in registry.member_sections)
    return [section for section in found if section is not None and section.items]

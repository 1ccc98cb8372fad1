"""The members, their directory, and the words that they share."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from advocacy_site.core.models import CountryLabel
from advocacy_site.pages.models import HomePage
from advocacy_site.safety.models import Helpline
from members.models import (
    MemberDirectoryPage,
    MemberHelpline,
    MemberLanguage,
    MemberPage,
    MemberService,
    Service,
)
from members.services import change_settings

from ..content import members as content
from .logos import logo
from .tree import child, english, lines


def build(home: HomePage) -> None:
    """Make the directory and those members that it lacks."""
    directory = child(home, MemberDirectoryPage, slug="members", **content.DIRECTORY)
    for country, label in content.COUNTRY_LABELS.items():
        CountryLabel.objects.get_or_create(locale=english(), country=country, defaults={"label": label})
    services = {
        key: Service.objects.get_or_create(locale=english(), slug=key, defaults={"name": name})[0]
        for key, name in content.SERVICES.items()
    }
    there = set(MemberPage.objects.child_of(directory).values_list("slug", flat=True))
    for words in content.MEMBERS:
        if words["slug"] not in there:
            build_member(directory, words, services)


def build_member(
    directory: MemberDirectoryPage, words: dict[str, Any], services: dict[str, Service]
) -> MemberPage:
    """Make the page of one member from its content (see content/members)."""
    words = dict(words)
    helplines = [
        {"helpline": Helpline.objects.get(locale=english(), name=name)} for name in words.pop("helplines", ())
    ]
    website = words.pop("website", None)
    motif = words.pop("logo", None)
    known = {name: words.pop(name) for name in list(words) if name.startswith("contact_")}
    known["discreet"] = words.pop("discreet", False)
    page: MemberPage = child(
        directory,
        MemberPage,
        translation_key=uuid5(NAMESPACE_URL, words["slug"]),  # the same emblem in each build
        service_lines=lines(MemberService, [{"service": services[key]} for key in words.pop("services")]),
        language_lines=lines(MemberLanguage, [{"language": code} for code in words.pop("languages")]),
        helpline_lines=lines(MemberHelpline, helplines),
        links=[("link", {"label": website[0], "url": website[1]})] if website else [],
        logo=logo(words["title"], motif) if motif else None,
        **words,
    )
    change_settings(page.member, known)
    return page

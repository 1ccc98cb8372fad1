"""Members of the coalition."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import slugify
from wagtail.images.tests.utils import get_test_image_file

from advocacy_site.core.models import SiteImage
from members.models import MemberDirectoryPage, MemberLanguage, MemberPage, MemberService, Service
from members.services import change_settings

from .tree import home_page, locale, numbers


def member_directory(**fields: Any) -> MemberDirectoryPage:
    """The directory of members, made once a test."""
    home = home_page()
    found = MemberDirectoryPage.objects.child_of(home).first()
    if found:
        return found
    words = {"title": "Members", "slug": "members"} | fields
    return home.add_child(instance=MemberDirectoryPage(locale=locale(), **words))


def service(name: str = "Shelter") -> Service:
    return Service.objects.get_or_create(locale=locale(), slug=slugify(name), defaults={"name": name})[0]


def member_page(
    *, discreet: bool = False, services: Iterable[str] = (), languages: Iterable[str] = (), **fields: Any
) -> MemberPage:
    """A live member of Kenya, unless told otherwise. `services`: their names; `languages`: codes."""
    n = next(numbers)
    words = {"title": f"Member {n}", "slug": f"member-{n}", "summary": "A night shelter.", "country": "KE"}
    contact = {name: fields.pop(name) for name in list(fields) if name.startswith("contact_")}
    page = MemberPage(locale=locale(), **(words | fields))
    page.service_lines = [
        MemberService(locale=locale(), service=service(name), sort_order=n) for n, name in enumerate(services)
    ]
    page.language_lines = [
        MemberLanguage(locale=locale(), language=code, sort_order=n) for n, code in enumerate(languages)
    ]
    member_directory().add_child(instance=page)
    change_settings(page.member, {"discreet": discreet, **contact})
    return MemberPage.objects.get(pk=page.pk)


def member_with_everything(**fields: Any) -> MemberPage:
    """A member whose every field is filled in, with words that a test can look for."""
    words: dict[str, Any] = {
        "title": "Dar el Fajr",
        "own_name": "دار الفجر",
        "own_language": "ar",
        "country": "MA",
        "cities": "Tangier and Agadir",
        "founded": "2011-05",
        "member_since": "2013",
        "logo": member_logo(),
        "logo_alt": "A door that stands open",
        "body": [
            ("heading", "What they do"),
            ("paragraph", "<p>Forty-six beds.</p>"),
            ("quote", {"text": "We keep the kettle on.", "attribution": "Salma Bennis"}),
        ],
        "links": [("link", {"label": "Website", "url": "https://www.fajr.example/"})],
        "contact_name": "Karim Idrissi",
        "contact_role": "Press officer",
        "contact_email": "press@fajr.example",
        "contact_phone": "+212 500 000 142",
        "donate_url": "https://give.example/fajr",
        "volunteer_url": "https://fajr.example/volunteer",
        "needs_url": "https://fajr.example/needs",
    }
    return member_page(**(words | {"services": ["Shelter", "Law"], "languages": ["ar", "fr"]} | fields))


def member_logo() -> SiteImage:
    """A small picture."""
    return SiteImage.objects.create(title="Logo", file=get_test_image_file("fajr-logo.png", size=(160, 120)))

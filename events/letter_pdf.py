"""The letter of invitation as a PDF, in the language of whom it is for and from how the event stands."""

from email.utils import parseaddr
from io import BytesIO
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advocacy_site.core import clock, countries
from advocacy_site.core.pdf.file import PdfFile
from advocacy_site.core.pdf.flow import Flow, direction_of_language
from advocacy_site.core.pdf.typefaces import Typefaces

from .words import words_of

if TYPE_CHECKING:
    from .models import InvitationLetter


def reference_of(letter: "InvitationLetter") -> str:
    """Return by what staff find it when a consulate asks; too little of the key to guess a link from."""
    return f"{letter.registration.event.key}-{letter.registration.pk.hex[:8]}".upper()


def letter_pdf(letter: "InvitationLetter") -> bytes:
    """Return the file of a letter that staff have made; it names nothing but what a border asks for."""
    language = letter.registration.language
    file = BytesIO()
    typefaces = Typefaces()
    with translation.override(language):
        pdf = PdfFile(file, typefaces)
        flow = Flow(pdf, typefaces, direction_of_language(language))
        title = _("Letter of invitation")
        _write(flow, letter, title, language)
        flow.close(lambda _page, _pages: f"{settings.WAGTAIL_SITE_NAME}  ·  {settings.SITE_URL}")
        made_at = letter.made_at or clock.now()
        pdf.close(title=title, author=settings.WAGTAIL_SITE_NAME, language=language, made_at=made_at)
    return file.getvalue()


def _write(flow: Flow, letter: "InvitationLetter", title: str, language: str) -> None:
    site = {"organisation": settings.WAGTAIL_SITE_NAME, "address": parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}
    flow.paragraph(settings.WAGTAIL_SITE_NAME, size=14, bold=True)
    flow.paragraph(date_format(letter.made_at) if letter.made_at else "")
    flow.space(30)
    flow.paragraph(_("To whom it may concern"))
    flow.heading(title, size=18)
    flow.paragraph(
        _("We invite the following person to take part in our event, and confirm their registration.")
    )
    flow.space(10)
    for label, value in _facts(letter, language):
        if value:
            flow.paragraph(f"{label}: {value}")
    flow.space(10)
    words = _(
        "This letter promises no payment of travel, stay or insurance. "
        "Whoever wants to know whether it is ours may ask us: %(address)s"
    )
    flow.paragraph(words % site)
    flow.space(40)
    flow.paragraph(_("On behalf of %(organisation)s") % site)
    flow.space(30)
    flow.paragraph(_("Name and signature"), size=9)


def _facts(letter: "InvitationLetter", language: str) -> list[tuple[str, str]]:
    event = letter.registration.event
    words = words_of(event, language)
    return [
        (_("Name, as in the passport"), letter.name),
        (_("Nationality"), countries.name(letter.nationality.code)),
        (_("Event"), words.title),
        (_("When"), words.day),
        (_("Where"), ", ".join(part for part in (words.place, event.address) if part)),
        (_("Reference"), reference_of(letter)),
    ]

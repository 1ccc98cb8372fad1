"""Links from one page to another, or to an address outside, kept right in every language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, Page, TranslatableMixin

from advocacy_site.core.visibility import in_language, unrestricted
from advocacy_site.core.web import host_of, https_address


@dataclass(frozen=True)
class Link:
    """A link as templates show it."""

    label: str
    url: str
    text: str = ""
    host: str = ""  # of an address outside: named before the click


class Way(TranslatableMixin, Orderable):
    """One thing that a reader can do: a few words, a sentence, and where it leads."""

    label = models.CharField(
        _("words"), max_length=60, blank=True, help_text=_("Empty: the title of the page.")
    )
    text = models.CharField(_("sentence"), max_length=160, blank=True)
    target: Any = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    url = models.URLField(
        _("or an address outside"), blank=True, validators=[https_address], help_text=_("https only.")
    )

    panels = [FieldPanel("label"), FieldPanel("text"), FieldPanel("target"), FieldPanel("url")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_leads_to_one_place",
                condition=models.Q(target__isnull=False, url="")
                | models.Q(target__isnull=True, url__startswith="https://"),
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.target or self.url)

    def clean(self) -> None:
        super().clean()
        if bool(self.target_id) == bool(self.url):
            raise ValidationError({"target": _("Choose a page, or write an address: one of the two.")})
        if self.url and not self.label:
            raise ValidationError({"label": _("Say in words where the address leads.")})


def with_targets(
    ways: Any, others: Iterable[int | None], locale_id: int
) -> tuple[list[Any], dict[int, Page]]:
    """Return `ways` as a list, and what `in_language` gives for their targets and for `others`.

    One query where all of them lead to pages of that language. A preview's ways are in no table: one more.
    """
    if not isinstance(ways, models.QuerySet):
        found = list(ways)
        return found, in_language([way.target_id for way in found] + list(others), locale_id)
    found = list(ways.select_related("target").annotate(is_open=unrestricted("target__path")))
    settled = [way for way in found if way.target and way.target.locale_id == locale_id]
    shown = {way.target_id: way.target for way in settled if way.target.live and way.is_open}
    open_ids = {way.target_id for way in found} - {way.target_id for way in settled}
    return found, shown | in_language([*open_ids, *others], locale_id)


def links_of(ways: Iterable[Way], targets: dict[int, Page], request: HttpRequest) -> list[Link]:
    """Return the links of `ways` in the editors' order, without those whose page is not there."""
    links = []
    for way in ways:
        page = targets.get(way.target_id) if way.target_id else None
        url = (page.get_url(request) if page else way.url) or ""
        if url:
            links.append(Link(way.label or (page.title if page else ""), url, way.text, host_of(way.url)))
    return links

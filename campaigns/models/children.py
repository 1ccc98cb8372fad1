"""What editors add to campaigns and actions line by line. Each line keeps its identity in every language."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from advocacy_site.core.visibility import in_language
from advocacy_site.core.web import web_address

ANNEX_FEATURES = ["h4", "bold", "ol", "ul", "link", "document-link"]
Q = models.Q


class CampaignGoal(TranslatableMixin, Orderable):
    """One thing that a campaign wants to change, and whether it has."""

    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="goals")
    change = models.CharField(_("what changes"), max_length=300)
    reached = models.BooleanField(_("reached"), default=False)
    reached_on = models.DateField(_("reached on"), null=True, blank=True)

    panels = [FieldPanel("change"), FieldRowPanel([FieldPanel("reached"), FieldPanel("reached_on")])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = [
            models.CheckConstraint(
                name="campaign_goal_dated_only_when_reached",
                condition=Q(reached=True) | Q(reached_on__isnull=True),
                violation_error_message=_("Only a goal that was reached has a date."),
            ),
        ]

    def __str__(self) -> str:
        return self.change


class CampaignMember(TranslatableMixin, Orderable):
    """A member organisation that leads or carries a campaign."""

    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="member_lines")
    member: Any = models.ForeignKey(
        "members.MemberPage", verbose_name=_("member"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("member")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "member"],
                name="campaign_member_once",
                violation_error_message=_("This member is there already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.member)


class Moment(TranslatableMixin, models.Model):
    """A dated line of a timeline. Its date gives its place, so editors do not sort."""

    date = models.DateField(_("date"))
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("words"), max_length=600, blank=True)
    linked_page: Any = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page to read on"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    link = models.URLField(
        _("address elsewhere"),
        blank=True,
        validators=[web_address],
        help_text=_("Used where no page of this site is chosen."),
    )

    panels: list[Any] = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("title")]),
        FieldPanel("text"),
        FieldPanel("linked_page"),
        FieldPanel("link"),
    ]

    read_on: Page | None = None  # the linked page in the language of the line

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_leads_to_the_web",
                condition=Q(link="") | Q(link__startswith="https://") | Q(link__startswith="http://"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def url(self) -> str:
        """Where to read on: the page that `newest_first` found open to everybody, or the address."""
        return (self.read_on.url or "") if self.read_on else self.link


def in_place(lines: Iterable[Any]) -> list[Any]:
    """Return the lines of a page as its editor ordered them, also those of a draft."""
    return sorted(lines, key=lambda line: line.sort_order or 0)


def newest_first(moments: Iterable[Any]) -> list[Any]:
    """Return the lines of a page's timeline as readers see them. One query where they lead to pages.

    Sorted here, since a draft's children come in the order in which the editor added them.
    """
    found = list(moments)
    pages = in_language((moment.linked_page_id for moment in found), found[0].locale_id) if found else {}
    for moment in found:
        moment.read_on = pages.get(moment.linked_page_id)
    return sorted(found, key=lambda moment: moment.date, reverse=True)


class CampaignUpdate(Moment):
    """What happened in a campaign, setbacks included."""

    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="updates")
    setback = models.BooleanField(
        _("setback"), default=False, help_text=_("Say so: readers trust a list that also holds what failed.")
    )

    panels = [*Moment.panels, FieldPanel("setback")]

    class Meta(Moment.Meta):
        verbose_name = _("update")
        verbose_name_plural = _("updates")


class ActionMoment(Moment):
    """What became of an action: sent, delivered, answered."""

    page = ParentalKey("campaigns.ActionPage", on_delete=models.CASCADE, related_name="moments")

    class Meta(Moment.Meta):
        verbose_name = _("moment")
        verbose_name_plural = _("moments")


class Recipient(TranslatableMixin, Orderable):
    """One of those to whom an action is addressed: a person in office, or a body."""

    page = ParentalKey("campaigns.ActionPage", on_delete=models.CASCADE, related_name="recipient_lines")
    name = models.CharField(
        _("name"), max_length=160, blank=True, help_text=_("Of a person. Empty for a body as a whole.")
    )
    role = models.CharField(
        _("role"), max_length=160, blank=True, help_text=_("As in “Minister of Justice”.")
    )
    body = models.CharField(
        _("body"), max_length=200, blank=True, help_text=_("As in “Council of Ministers”.")
    )
    country: Any = CountryField(_("country"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("body"), FieldPanel("country")]),
    ]
    override_translatable_fields = [SynchronizedField("name"), SynchronizedField("country")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("recipient")
        verbose_name_plural = _("recipients")
        constraints = [
            models.CheckConstraint(
                name="recipient_is_somebody",
                condition=~Q(name="") | ~Q(body=""),
                violation_error_message=_("Name a person or a body."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.body


class Annex(TranslatableMixin, Orderable):
    """One part of what stands behind a letter. Signed together with it."""

    page = ParentalKey("campaigns.ActionPage", on_delete=models.CASCADE, related_name="annexes")
    number = models.CharField(_("number"), max_length=12, blank=True, help_text=_("As in I, II or A, B."))
    title = models.CharField(_("title"), max_length=250)
    text = RichTextField(_("text"), features=ANNEX_FEATURES)

    panels = [FieldRowPanel([FieldPanel("number"), FieldPanel("title")]), FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("annex")
        verbose_name_plural = _("annexes")

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

"""Pages with a form that staff put together: contact, and organisations that wish to join."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.caching import public
from advocacy_site.core.models import BasePage
from advocacy_site.safety.audience import AUDIENCE_IS_KNOWN, ForAudience

from .. import presentation
from ..panels import InboxPanel
from .inbox import Inbox

MOST_FIELDS = 20  # public forms have at most 50 fields (core/middleware.py), the fixed ones included


class ContactPage(ForAudience, BasePage):
    """The words around a form, in one language. Who reads and how long it is kept is on `inbox`."""

    inbox: Any = models.ForeignKey(  # null only before the first save
        Inbox,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="pages",
        verbose_name=_("inbox"),
    )
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    button_label = models.CharField(_("words on the button"), max_length=40, blank=True)
    thanks_text = models.TextField(
        _("after sending"),
        max_length=400,
        blank=True,
        help_text=_("What happens next, and when. The same page appears whoever sends."),
    )

    select_related_when_served = ("inbox", "helpline", "locale")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        ForAudience.audience_panel,
        FieldPanel("body"),
        InlinePanel("fields", heading=_("Questions"), label=_("Question"), max_num=MOST_FIELDS),
        FieldPanel("button_label"),
        FieldPanel("thanks_text"),
        InboxPanel(),
    ]
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")
        constraints = [models.CheckConstraint(name="contact_page_audience", condition=AUDIENCE_IS_KNOWN)]

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Keep the inbox beside the page (see campaigns.ActionPage.save for why here)."""
        if kwargs.get("update_fields") is None:
            self.inbox = Inbox.objects.for_page(self)
        return super().save(*args, **kwargs)

    @public(ttl=60, stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable as it stands: the form in it holds nothing of the visitor."""
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        is_preview = getattr(request, "is_preview", False)
        return context | presentation.contact_context(self, is_preview=is_preview)


class ContactField(TranslatableMixin, Orderable):
    """One question. Its `translation_key` is the name that answers keep, in every language and revision."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Short text")
        LONG = "long", _("Long text")
        EMAIL = "email", _("Email address")
        CHOICE = "choice", _("One of several answers")
        YES_NO = "yes_no", _("Yes or no")

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="fields")
    label = models.CharField(_("question"), max_length=120)
    kind = models.CharField(_("kind of answer"), max_length=6, choices=Kind.choices, default=Kind.TEXT)
    help = models.CharField(_("help"), max_length=250, blank=True)
    required = models.BooleanField(_("must be answered"), default=False)
    choices = models.TextField(
        _("answers to choose from"), max_length=1000, blank=True, help_text=_("One a line.")
    )
    is_sender = models.BooleanField(
        _("the sender’s own address"),
        default=False,
        help_text=_(
            "Of an email address: whoever asks for or deletes their data with it finds what they sent."
        ),
    )

    panels = [
        FieldPanel("label"),
        FieldPanel("kind"),
        FieldPanel("choices"),
        FieldPanel("help"),
        FieldPanel("required"),
        FieldPanel("is_sender"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.CheckConstraint(
                name="contact_field_kind",
                condition=models.Q(kind__in=["text", "long", "email", "choice", "yes_no"]),
            ),
            models.CheckConstraint(
                name="contact_field_choice_has_answers",
                condition=~models.Q(kind="choice") | ~models.Q(choices=""),
                violation_error_message=_("Write the answers to choose from, one a line."),
            ),
            models.CheckConstraint(
                name="contact_field_sender_is_an_address",
                condition=models.Q(is_sender=False) | models.Q(kind="email"),
                violation_error_message=_("Only an email address can be the sender’s."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def options(self) -> tuple[str, ...]:
        """The answers to choose from, without empty lines."""
        return tuple(line.strip() for line in self.choices.splitlines() if line.strip())

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kind.CHOICE and len(set(self.options)) < 2:
            raise ValidationError({"choices": _("Write two answers or more, one a line.")})

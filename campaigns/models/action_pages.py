"""Something that people sign, as editors write it and visitors read it."""

from typing import Any

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from advocacy_site.core.caching import public
from advocacy_site.core.filters import kept_if_canonical
from advocacy_site.core.kept import kept
from advocacy_site.core.models import BasePage, HasContact

from .. import presentation, sharing, sources
from ..editing import ActionPageForm
from ..lines import Lines, lines_of, lines_of_draft
from ..panels import LetterPanel, RecordPanel
from ..story import Story, story_of
from ..text import LETTER_WORDS, whole_text
from .actions import Action, TextVersion
from .children import Annex, Recipient, in_place

COUNT_TTL = 5  # seconds: these pages show a number that people watch


class ActionPage(HasContact, BasePage):
    """The words of something that people sign, in one language. Everything that happens is on `action`."""

    action: Any = models.ForeignKey(  # null only before the first save
        Action,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="pages",
        verbose_name=_("record"),
    )
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    text = RichTextField(
        _("text to sign"),
        features=["bold", "ol", "ul", "link"],
        help_text=_(
            "Each published change makes a new version; earlier signatures keep the version they saw."
        ),
    )
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    place_and_date = models.CharField(
        _("place and date"), max_length=120, blank=True, help_text=_("As in “Geneva, 9 November 2026”.")
    )
    salutation = models.CharField(_("salutation"), max_length=200, blank=True)
    closing = models.TextField(
        _("closing"), max_length=400, blank=True, help_text=_("A line for each line of the letter’s end.")
    )
    annexes_title = models.CharField(_("title above the annexes"), max_length=250, blank=True)
    recipients = models.CharField(
        _("recipients"),
        max_length=200,
        blank=True,
        help_text=_(
            "To whom it is addressed, as in “the forty ministers”. "
            "A pledge has none, unless names are handed over."
        ),
    )
    invitation = models.CharField(_("words on the button"), max_length=40, default="Add my name")
    goal_words = models.CharField(
        _("words after “to go”"),
        max_length=120,
        blank=True,
        help_text=_("What the number is for, as in “before ministers meet on 12 March”."),
    )
    thanks_words = models.TextField(
        _("thank-you words"),
        max_length=600,
        blank=True,
        help_text=_("Shown after signing and after confirming. The page itself explains the next step."),
    )
    share_text = models.CharField(
        _("words to share"),
        max_length=200,
        blank=True,
        help_text=_("Offered to signers who pass it on, before the address. Empty: the title."),
    )
    won = models.BooleanField(
        _("won"), default=False, help_text=_("What it asked for has happened. The page says so.")
    )
    outcome = RichTextField(
        _("outcome"),
        features=["bold", "ol", "ul", "link", "document-link"],
        blank=True,
        help_text=_("What came of it. Shown once it is won or signing has ended."),
    )

    select_related_when_served = ("action", "contact", "locale")
    base_form_class = ActionPageForm
    content_panels = [
        *BasePage.content_panels,
        RecordPanel(),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("recipients"),
                InlinePanel(
                    "recipient_lines",
                    heading=_("One by one"),
                    label=_("Recipient"),
                    help_text=_("Who they are, where there are few enough to name."),
                ),
            ],
            _("Recipients"),
        ),
        FieldPanel("text"),
        LetterPanel(
            [
                FieldPanel("subject"),
                FieldRowPanel([FieldPanel("place_and_date"), FieldPanel("salutation")]),
                FieldPanel("closing"),
                FieldPanel("annexes_title"),
                InlinePanel("annexes", heading=_("Annexes"), label=_("Annex")),
            ],
            _("Letter"),
            help_text=_("Printed around the text. All of it is signed: each published change is a version."),
        ),
        MultiFieldPanel(
            [FieldPanel("invitation"), FieldPanel("goal_words")],
            _("Form"),
        ),
        MultiFieldPanel([FieldPanel("thanks_words"), FieldPanel("share_text")], _("After signing")),
        InlinePanel(
            "moments",
            heading=_("Timeline"),
            label=_("Moment"),
            help_text=_("Sent, delivered, answered. Shown by date, newest first."),
        ),
        MultiFieldPanel([FieldPanel("won"), FieldPanel("outcome")], _("Outcome")),
        HasContact.contact_panel,
    ]
    parent_page_types = ["campaigns.CampaignIndexPage", "campaigns.CampaignPage"]
    subpage_types: list[str] = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("text"),
        index.SearchField("subject"),
        index.SearchField("outcome"),
        index.RelatedFields("annexes", [index.SearchField("title"), index.SearchField("text")]),
    ]

    class Meta:
        verbose_name = _("action page")
        verbose_name_plural = _("action pages")

    @property
    def ordered_annexes(self) -> list[Annex]:
        """The annexes as readers see them, also those of a draft. One query."""
        return in_place(self.annexes.all())

    @property
    def ordered_recipients(self) -> list[Recipient]:
        """To whom it goes, one by one, also in a draft. One query."""
        return in_place(self.recipient_lines.all())

    def reads_as_letter(self, annexes: list[Annex]) -> bool:
        """Return whether its words, with `annexes`, stand as a letter: by its kind, or by what it holds.

        The second keeps every word that is signed in sight of readers and editors, should the kind change.
        """
        is_letter = self.action is not None and self.action.kind == Action.Kind.LETTER
        return is_letter or bool(annexes) or any(getattr(self, name) for name in LETTER_WORDS)

    @property
    def printed_words(self) -> str:
        """The text and what is printed around it, as one rich text without the annexes."""
        letter = {name: getattr(self, name) for name in LETTER_WORDS if name != "annexes_title"}
        return whole_text(text=self.text, **letter)

    @property
    def signed_words(self) -> str:
        """All that a signer signs, as one rich text: the printed words and the annexes."""
        return whole_text(
            text=self.printed_words,
            annexes_title=self.annexes_title,
            annexes=[(str(annex), annex.text) for annex in self.ordered_annexes],
        )

    @property
    def tells_outcome(self) -> bool:
        """Whether readers are told what came of it: it is won, or over with an outcome."""
        return self.won or bool(self.outcome and self.action.state == Action.State.CLOSED)

    @property
    def share(self) -> sharing.Share | None:
        """How signers pass it on, or None where it has no public address."""
        address = self.full_url
        return sharing.share(address, self.share_text or self.title) if address else None

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Keep the record and, while live, the text version beside the page.

        Here rather than in a signal, because publishing, scheduling, copying and translating all end in a
        full save. Autosave writes only named columns and passes by.
        """
        if kwargs.get("update_fields") is not None:
            return super().save(*args, **kwargs)
        self.action = Action.objects.for_page(self)
        result = super().save(*args, **kwargs)
        if self.live and not self.alias_of_id:
            TextVersion.objects.record(self)
        return result

    @public(ttl=COUNT_TTL, query=[sources.PARAMETER], stale=30)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable as it stands: the form in it holds nothing of the visitor but the link they came by.

        A name that no member has is answered like none, and not kept: of such addresses there is no end.
        """
        return kept_if_canonical(super().serve(request, *args, **kwargs))

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Show a page that nobody has saved yet with the record that it will begin with."""
        if self.action is None:
            self.action = Action(translation_key=self.translation_key)
        return super().get_preview_context(request, mode_name)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        read = lines_of_draft if getattr(request, "is_preview", False) else lines_of

        def told() -> tuple[Lines, Story]:
            lines = read(self)
            return lines, story_of(self, lines)

        lines, story = kept(self, request, told, shape="lines-1", also=self.action.story)
        return (
            context
            | presentation.action_context(self, story, request)
            | {
                "annexes": lines.annexes,
                "is_letter": self.reads_as_letter(lines.annexes),
                "named_recipients": lines.recipients,
                "tells_outcome": self.tells_outcome,
            }
        )

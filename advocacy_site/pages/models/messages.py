"""What people sent through a contact page. Sealed: the database, a dump and a backup show no word of it."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.sealed import SealedJSONField, SealedTextField

from .inbox import Inbox

Q = models.Q


class ContactMessageQuerySet(models.QuerySet["ContactMessage"]):
    """Which messages somebody may read."""

    def readable_by(self, user: Any) -> "ContactMessageQuerySet":
        """Messages sent to the user's roles; nobody reads others', administrators neither."""
        return self.filter(group__in=user.groups.all())


class ContactMessage(models.Model):
    """One form as it was sent, and what became of it."""

    class State(models.TextChoices):
        NEW = "new", _("new")
        DONE = "done", _("answered")
        REVIEW = "review", _("under review")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    STATES = {
        Inbox.Kind.MESSAGE: (State.NEW, State.DONE),
        Inbox.Kind.MEMBERSHIP: (State.NEW, State.REVIEW, State.ACCEPTED, State.DECLINED),
    }

    is_unread = False  # see core/readable.py

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    inbox = models.ForeignKey(Inbox, on_delete=models.PROTECT, related_name="messages")
    page = models.ForeignKey(
        "pages.ContactPage", verbose_name=_("page"), on_delete=models.PROTECT, related_name="messages"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Inbox.Kind.choices)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.NEW)
    answers: "models.Field[Any, Any]" = SealedJSONField(
        help_text="List of {question, wording, value}: the question's UUID and its words on that day."
    )
    sender_hash = models.CharField(
        max_length=64, blank=True, help_text="Keyed hash of the address that was given to answer to."
    )
    note = SealedTextField(_("note"), blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    # What the page promised when it was sent. Whoever reads an inbox later reads only what arrives later.
    group: Any = models.ForeignKey(
        Group, verbose_name=_("role"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reader = models.CharField(_("read by"), max_length=12, choices=Inbox.Reader.choices)
    keep_days = models.PositiveSmallIntegerField(_("days kept"))
    received_at = models.DateTimeField(_("received"), default=clock.now)

    objects = ContactMessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-received_at", "pk"]
        indexes = [
            models.Index(fields=["sender_hash"], condition=~Q(sender_hash=""), name="message_by_sender"),
            models.Index(fields=["keep_days", "received_at"], name="message_by_age"),
        ]
        constraints = [
            models.CheckConstraint(
                name="message_state_of_its_kind",
                condition=Q(kind="message", state__in=["new", "done"])
                | Q(kind="membership", state__in=["new", "review", "accepted", "declined"]),
            ),
            models.CheckConstraint(
                name="message_declined_with_a_note", condition=~Q(state="declined") | ~Q(note="")
            ),
            models.CheckConstraint(name="message_reader", condition=Q(reader__in=Inbox.Reader.values)),
            models.CheckConstraint(name="message_period", condition=Q(keep_days__in=[30, 90, 365])),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {str(self.pk)[:8]}"

    @property
    def states(self) -> tuple[str, ...]:
        """The states that messages of this kind have."""
        return self.STATES[Inbox.Kind(self.kind)]

    @property
    def subject(self) -> str:
        """How the access log names this message."""
        return f"message:{self.pk}"

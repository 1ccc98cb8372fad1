"""What is true of a member in every language, and at once."""

import uuid
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.models.records import PageRecordQuerySet

if TYPE_CHECKING:
    from .pages import MemberPage

VIA_LENGTH = 50


class MemberQuerySet(PageRecordQuerySet):
    """How a page finds its record."""

    def defaults_for(self, page: "MemberPage", source: "Member | None") -> dict[str, Any]:
        return super().defaults_for(page, source) | {"via": self.free_via(page.slug or page.title)}

    def free_via(self, words: str) -> str:
        """Return a slug made of `words` that no member has."""
        stem = slugify(words)[: VIA_LENGTH - 6].strip("-") or "member"
        taken = set(self.filter(via__startswith=stem).values_list("via", flat=True))
        via, n = stem, 2
        while via in taken:
            via, n = f"{stem}-{n}", n + 1
        return via


class Member(models.Model):
    """A member organisation. Its pages hold the words; this holds what must not wait for publishing."""

    COPIED_SETTINGS = ("discreet",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    translation_key = models.UUIDField(unique=True, editable=False, help_text="That of its pages.")
    via = models.SlugField(
        _("name in links"),
        max_length=VIA_LENGTH,
        unique=True,
        editable=False,
        help_text=_("Stands in the links that the member shares, and never changes."),
    )
    discreet = models.BooleanField(
        _("discreet"),
        default=True,  # nobody's city is public before somebody said that it may be
        help_text=_(
            "No city, logo, picture or contact of this member is shown anywhere, in any language. It takes "
            "effect when you save. Please see to it that the text of its pages names no person and no place."
        ),
    )
    # Here and not on the pages, whose revisions would keep a person after she was erased.
    contact_name = models.CharField(
        _("contact person"),
        max_length=120,
        blank=True,
        help_text=_("Who agreed to stand in public, or a desk."),
    )
    contact_role = models.CharField(_("role"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=30, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["via"]
        constraints = [
            models.CheckConstraint(name="member_has_a_name_in_links", condition=~models.Q(via="")),
        ]

    def __str__(self) -> str:
        page = next(iter(self.pages.all()), None)
        return page.title if page else self.via

    @property
    def subject(self) -> str:
        """How the access log names it."""
        return f"member:{self.pk}"

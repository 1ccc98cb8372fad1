"""Two vocabularies: topics, which editors curate and translate, and hashtags, which stay as they are."""

from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet


class Topic(TranslatableMixin, models.Model):
    """Something the coalition works on, named once in each language."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(max_length=70, allow_unicode=True, editable=False)

    panels = [FieldPanel("name", help_text=_("A word or two, as in “Working with men”."))]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="topic_address_once_a_language"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new topic its place in addresses, which stays when the name changes."""
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        wanted = slugify(self.name, allow_unicode=True)[:60] or "topic"
        taken = set(
            Topic.objects.filter(locale=self.locale_id, slug__startswith=wanted).values_list(
                "slug", flat=True
            )
        )
        numbered = (f"{wanted}-{n}" for n in range(2, len(taken) + 3))
        return next(slug for slug in [wanted, *numbered] if slug not in taken)


class Hashtag(TagBase):
    """A mark as people write it on social media; the same in all languages, so never translated."""

    class Meta:
        verbose_name = _("hashtag")
        verbose_name_plural = _("hashtags")


class NewsHashtag(ItemBase):
    """One hashtag of one post. Has no words of its own, and so no translation."""

    tag = models.ForeignKey(Hashtag, on_delete=models.CASCADE, related_name="news")
    content_object = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="hashtag_items")


register_snippet(Topic)

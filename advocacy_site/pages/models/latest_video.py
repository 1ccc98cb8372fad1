"""A video that a page names and leads to. The visitor's browser asks its host for nothing before a click."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from advocacy_site.core.blocks.media import provider
from advocacy_site.core.web import host_of, https_address


class LatestVideo(models.Model):
    """The newest video: title, date, a sentence and its address."""

    video_title = models.CharField(_("title"), max_length=120, blank=True)
    video_date = models.DateField(_("date"), null=True, blank=True)
    video_url = models.URLField(
        _("address"),
        blank=True,
        validators=[https_address],
        help_text=_("Where it can be watched; https only. Without it nothing is shown."),
    )
    video_text = models.CharField(
        _("sentence"), max_length=300, blank=True, help_text=_("What one sees, and what one does not.")
    )

    video_panel = MultiFieldPanel(
        [
            FieldPanel("video_title"),
            FieldPanel("video_date"),
            FieldPanel("video_url"),
            FieldPanel("video_text"),
        ],
        _("Latest video"),
    )

    class Meta:
        abstract = True

    @property
    def video_host(self) -> str:
        """The host that the link leads to, named before it."""
        return host_of(self.video_url)

    @property
    def video_provider(self) -> str:
        """The name by which people know that host."""
        return provider(self.video_host)

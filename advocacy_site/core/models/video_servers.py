"""Servers of others whose videos are played inside our pages."""

from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


def validate_host(host: str) -> None:
    """Raise ValidationError unless `host` is a domain name in lower case, in ASCII, and nothing around it.

    It is written into the Content-Security-Policy, where a space or a semicolon would begin something new.
    """
    DomainNameValidator(accept_idna=False)(host)
    if host != host.lower() or host.endswith("."):
        raise ValidationError(_("Write the host alone, in small letters: video.example.org."), code="host")


class VideoServerQuerySet(models.QuerySet["VideoServer"]):
    """The servers that are allowed."""

    def hosts(self) -> set[str]:
        """Return their hosts."""
        return set(self.values_list("host", flat=True))


class VideoServer(models.Model):
    """A PeerTube server that staff trust with their visitors' network addresses."""

    host = models.CharField(
        _("host"),
        max_length=120,
        unique=True,
        validators=[validate_host],
        help_text=_(
            "Of a PeerTube server, as in the address of its videos: video.example.org. It learns the network "
            "address of whoever presses “play” on one of our pages. Pages follow within a minute."
        ),
    )

    panels = [FieldPanel("host")]

    objects = VideoServerQuerySet.as_manager()

    class Meta:
        verbose_name = _("video server")
        verbose_name_plural = _("video servers")
        ordering = ["host"]
        constraints = [
            models.CheckConstraint(
                name="video_server_is_a_host",
                condition=models.Q(host=Lower("host"))
                & models.Q(host__contains=".")
                & ~models.Q(host__contains=" ")
                & ~models.Q(host__contains=";"),
            ),
        ]

    def __str__(self) -> str:
        return self.host

"""Whom a reader may write to or call about a page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from advocacy_site.safety.models import validate_e164


class ContactPerson(models.Model):
    """A named person of the staff who agreed to stand in public, or a desk."""

    contact_name = models.CharField(
        _("name"), max_length=100, blank=True, help_text=_("Of a person who agreed to it, or of a desk.")
    )
    contact_role = models.CharField(_("role"), max_length=120, blank=True)
    contact_email = models.EmailField(_("email"), blank=True)
    contact_phone = models.CharField(
        _("telephone"),
        max_length=16,
        blank=True,
        validators=[validate_e164],
        help_text=_("With + and the country code, digits only."),
    )

    override_translatable_fields = [SynchronizedField("contact_phone")]

    contact_panel = MultiFieldPanel(
        [
            FieldPanel("contact_name"),
            FieldPanel("contact_role"),
            FieldPanel("contact_email"),
            FieldPanel("contact_phone"),
        ],
        _("Contact"),
    )

    class Meta:
        abstract = True

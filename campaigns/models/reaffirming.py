"""Changed words, and whether those who signed the earlier ones stand by the new ones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock

from .actions import TextVersion
from .signatures import Signature


class MaterialChange(models.Model):
    """That a version says something else than those before it, so that earlier signers are asked."""

    text_version = models.OneToOneField(TextVersion, on_delete=models.CASCADE, related_name="material_change")
    marked_at = models.DateTimeField(default=clock.now)
    looked_at = models.DateTimeField(null=True, help_text="When all earlier signers had last been asked.")

    class Meta:
        verbose_name = _("material change")
        verbose_name_plural = _("material changes")

    def __str__(self) -> str:
        return f"Material {self.text_version_id}"


class ReaffirmRequest(models.Model):
    """That a signer was asked, in one mail, to stand by the words of a version."""

    signature = models.ForeignKey(
        Signature, on_delete=models.CASCADE, related_name="reaffirm_requests", db_index=False
    )
    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="reaffirm_requests")
    asked_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["signature", "text_version"], name="a_signer_is_asked_once"),
        ]

    def __str__(self) -> str:
        return f"Request {self.pk}"


class Reaffirmation(models.Model):
    """That a signer moved a confirmed signature to other words. Never changed; goes with the signature."""

    signature = models.ForeignKey(Signature, on_delete=models.CASCADE, related_name="reaffirmations")
    from_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="left_by")
    to_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="kept_by")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="reaffirmation_moves", condition=~models.Q(from_version=models.F("to_version"))
            ),
        ]

    def __str__(self) -> str:
        return f"Reaffirmation {self.pk}"

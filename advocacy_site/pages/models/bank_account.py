"""The account that gifts go to: one record for all languages. No old draft can bring back an old IBAN."""

from django.db import models
from django.db.models.functions import Length, Upper
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThanOrEqual
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from ..bank import compact, grouped, validate_bic, validate_iban


class BankField(models.CharField):
    """An IBAN or a BIC: typed with or without spaces, kept without."""

    def to_python(self, value: object) -> str | None:
        return compact(value) if isinstance(value, str) else super().to_python(value)

    def get_prep_value(self, value: object) -> object:
        return super().get_prep_value(self.to_python(value))


class BankAccount(models.Model):
    """Name, IBAN and BIC as a transfer needs them."""

    holder = models.CharField(
        _("account holder"), max_length=70, help_text=_("Exactly as the bank knows it: banks compare it.")
    )
    iban = BankField(_("IBAN"), max_length=42, validators=[validate_iban])
    bic = BankField(
        _("BIC"),
        max_length=14,
        blank=True,
        validators=[validate_bic],
        help_text=_("Needed outside the European Economic Area."),
    )
    bank_name = models.CharField(_("bank"), max_length=80, blank=True)

    panels = [FieldPanel("holder"), FieldPanel("iban"), FieldPanel("bic"), FieldPanel("bank_name")]

    class Meta:
        verbose_name = _("bank account")
        verbose_name_plural = _("bank accounts")
        constraints = [
            models.UniqueConstraint(fields=["iban"], name="bank_account_once"),
            models.CheckConstraint(
                name="bank_account_iban_is_compact",
                condition=models.Q(
                    GreaterThanOrEqual(Length("iban"), 15),
                    LessThanOrEqual(Length("iban"), 34),
                    Exact(models.F("iban"), Upper("iban")),
                )
                & ~models.Q(iban__contains=" "),
            ),
            models.CheckConstraint(
                name="bank_account_bic_has_8_or_11",
                condition=models.Q(bic="")
                | models.Q(Exact(Length("bic"), 8))
                | models.Q(Exact(Length("bic"), 11)),
            ),
            models.CheckConstraint(name="bank_account_has_holder", condition=~models.Q(holder="")),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.grouped_iban}"

    @property
    def grouped_iban(self) -> str:
        """The IBAN in groups of four."""
        return grouped(self.iban)


register_snippet(BankAccount)

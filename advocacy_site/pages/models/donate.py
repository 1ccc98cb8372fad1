"""The page where one gives: amounts with hand-off links, a bank transfer, what the money does."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.formats import number_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.caching import public
from advocacy_site.core.models import BasePage, HasContact
from advocacy_site.core.web import host_of, https_address

from ..bank import MOST_REFERENCE, payment_payload, qr_svg
from .bank_account import BankAccount

AMOUNT_MARK = "{amount}"
# Where money goes is nobody's to translate, and the same in each language.
PAYMENT = [SynchronizedField(name, overridable=False) for name in ("once_url", "monthly_url")]
SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}  # others are shown by their code


class ProviderAddress(models.CharField):
    """An https address at a payment provider, in which {amount} may stand for the amount."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        if value:
            https_address(value.replace(AMOUNT_MARK, "10"))
            if AMOUNT_MARK in value.partition("://")[2].partition("/")[0]:
                raise ValidationError(_("{amount} stands after the host."), code="mark_in_host")


@dataclass(frozen=True)
class Gift:
    """One amount as the page shows it; an address is empty where it can't be given that way."""

    label: str
    effect: str
    once_url: str
    monthly_url: str


class DonatePage(HasContact, BasePage):
    """How one gives, and what the money does."""

    class Currency(models.TextChoices):
        EUR = "EUR", _("Euro")
        CHF = "CHF", _("Swiss franc")
        GBP = "GBP", _("Pound sterling")
        SEK = "SEK", _("Swedish krona")
        USD = "USD", _("US dollar")

    lead = models.TextField(_("lead"), max_length=600, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, default=Currency.EUR)
    once_url = ProviderAddress(
        _("give once at"), help_text=_("https only. {amount} is replaced by the amount.")
    )
    monthly_url = ProviderAddress(
        _("give each month at"), help_text=_("https only. {amount} is replaced by the amount.")
    )
    account = models.ForeignKey(
        BankAccount,
        verbose_name=_("account for transfers"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reference = models.CharField(
        _("reference of a transfer"), max_length=MOST_REFERENCE, blank=True, help_text=_("As in “Donation”.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("what the money does"))
    tax_note = models.TextField(_("receipts and tax"), max_length=600, blank=True)

    override_translatable_fields = [
        *PAYMENT,
        SynchronizedField("reference", overridable=False),
    ]
    select_related_when_served = ("account", "contact", "locale")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("currency"), FieldPanel("once_url"), FieldPanel("monthly_url")], _("Online")
        ),
        InlinePanel("amounts", heading=_("Amounts"), label=_("Amount"), max_num=8),
        MultiFieldPanel([FieldPanel("account"), FieldPanel("reference")], _("Bank transfer")),
        FieldPanel("body"),
        FieldPanel("tax_note"),
        HasContact.contact_panel,
    ]
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("donation page")
        verbose_name_plural = _("donation pages")
        constraints = [
            models.CheckConstraint(
                name="donate_page_currency",
                condition=models.Q(currency__in=["EUR", "CHF", "GBP", "SEK", "USD"]),
            ),
            models.CheckConstraint(
                name="donate_page_hands_off_by_https",
                condition=(models.Q(once_url="") | models.Q(once_url__startswith="https://"))
                & (models.Q(monthly_url="") | models.Q(monthly_url__startswith="https://")),
            ),
        ]

    @public(ttl=60, stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor."""
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        gifts = [self._gift(amount) for amount in self.amounts.all()]
        # An address without the mark leads to the provider's own choice of amounts.
        free = [self.once_url, self.monthly_url]
        once, monthly = ("" if AMOUNT_MARK in address else address for address in free)
        hosts = {host_of(url) for gift in gifts for url in (gift.once_url, gift.monthly_url) if url}
        hosts |= {host_of(url) for url in (once, monthly) if url}
        return context | {
            "gifts": gifts,
            "free_once_url": once,
            "free_monthly_url": monthly,
            "hosts": sorted(hosts),
            "qr": self.payment_code,
        }

    def _gift(self, amount: "DonationAmount") -> Gift:
        number = str(amount.amount)
        readable = number_format(amount.amount, use_l10n=True, force_grouping=True)
        pattern = _now("%(currency)s%(amount)s") if self.currency in SYMBOLS else "%(amount)s %(currency)s"
        return Gift(
            label=pattern % {"currency": SYMBOLS.get(self.currency, self.currency), "amount": readable},
            effect=amount.effect,
            once_url=amount.once_url or _filled(self.once_url, number),
            monthly_url=amount.monthly_url or _filled(self.monthly_url, number),
        )

    @property
    def payment_code(self) -> str | None:
        """The QR code of the transfer as SVG, or None where banking apps would refuse it."""
        if self.account is None or self.currency != self.Currency.EUR:
            return None
        payload = payment_payload(
            name=self.account.holder,
            iban=self.account.iban,
            bic=self.account.bic,
            reference=self.reference,
        )
        return qr_svg(payload, _now("Payment code for a bank transfer")) if payload else None


def _filled(address: str, number: str) -> str:
    """Return `address` with the amount in it; nothing where it has no place for one."""
    return address.replace(AMOUNT_MARK, number) if AMOUNT_MARK in address else ""


class DonationAmount(TranslatableMixin, Orderable):
    """One amount, what it does, and where it is given if not at the page's provider."""

    page = ParentalKey(DonatePage, on_delete=models.CASCADE, related_name="amounts")
    amount = models.PositiveIntegerField(_("amount"))
    effect = models.CharField(
        _("what it does"), max_length=160, blank=True, help_text=_("As in “One night behind a plain door”.")
    )
    once_url = ProviderAddress(_("give once at"), help_text=_("Where it differs from the page’s address."))
    monthly_url = ProviderAddress(_("give each month at"), help_text=_("Where it differs."))

    override_translatable_fields = PAYMENT
    panels = [
        FieldPanel("amount"),
        FieldPanel("effect"),
        FieldPanel("once_url"),
        FieldPanel("monthly_url"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("amount")
        verbose_name_plural = _("amounts")
        constraints = [
            models.CheckConstraint(name="donation_amount_positive", condition=models.Q(amount__gte=1)),
            models.CheckConstraint(
                name="donation_amount_hands_off_by_https",
                condition=(models.Q(once_url="") | models.Q(once_url__startswith="https://"))
                & (models.Q(monthly_url="") | models.Q(monthly_url__startswith="https://")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount}"

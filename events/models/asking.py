"""What an event asks of those who register, and how registering goes there."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.questions import Asks

MOST_GUESTS = 9
MOST_KEPT_DAYS = 365
ASKED = ("country", "organisation", "role")


class AsksRegistrants(models.Model):
    """The settings of registering. Columns have defaults in the database, too: the release before does not
    know them."""

    REGISTERING = (
        *("most_guests", "asks_country", "asks_organisation", "asks_role", "asks_press", "asks_access"),
        *("asks_legal_name", "offers_letter", "questions", "readers", "kept_days"),
    )

    most_guests = models.PositiveSmallIntegerField(
        _("guests that one may bring"),
        default=0,
        db_default=0,
        validators=[MaxValueValidator(MOST_GUESTS)],
    )
    asks_country = models.CharField(
        _("country"), max_length=8, choices=Asks.choices, default=Asks.NO, db_default=Asks.NO
    )
    asks_organisation = models.CharField(
        _("organisation"), max_length=8, choices=Asks.choices, default=Asks.NO, db_default=Asks.NO
    )
    asks_role = models.CharField(
        _("role"), max_length=8, choices=Asks.choices, default=Asks.NO, db_default=Asks.NO
    )
    asks_press = models.BooleanField(
        _("journalists can ask for accreditation"), default=False, db_default=False
    )
    asks_access = models.BooleanField(_("ask what people need to take part"), default=True, db_default=True)
    asks_legal_name = models.BooleanField(
        _("ask for the legal name"),
        default=False,
        db_default=False,
        help_text=_("Only where the door compares it with a paper. Erased the day after."),
    )
    offers_letter = models.BooleanField(
        _("offer a letter of invitation"),
        default=False,
        db_default=False,
        help_text=_("For those who need one to enter the country. They ask for it on their own page."),
    )
    questions: Any = models.JSONField(
        _("questions"), default=list, db_default=models.Value([], models.JSONField()), blank=True
    )
    # Applications, as to a programme for men who want to stop: only one role reads them.
    readers: Any = models.ForeignKey(
        "auth.Group",
        verbose_name=_("only this role reads what is sent"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    kept_days = models.PositiveSmallIntegerField(
        _("days to keep registrations after the end"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_KEPT_DAYS)],
        help_text=_("Empty: as for all events. A year at most."),
    )
    line_end = models.PositiveIntegerField(
        default=0, db_default=0, editable=False, help_text="The last number given in the waiting list."
    )
    sequence = models.PositiveIntegerField(
        default=0, db_default=0, editable=False, help_text="Rises with each change of date or place."
    )

    class Meta:
        abstract = True

    @property
    def asked(self) -> dict[str, bool]:
        """The fields of ASKED that the form has, each with whether it must be given."""
        chosen = {name: getattr(self, f"asks_{name}") for name in ASKED}
        return {name: asks == Asks.REQUIRED for name, asks in chosen.items() if asks != Asks.NO}


def asking_is_known(prefix: str) -> list[models.CheckConstraint]:
    """Return the constraints of a model that asks registrants."""
    return [
        models.CheckConstraint(
            name=f"{prefix}_asks_{name}", condition=models.Q(**{f"asks_{name}__in": Asks.values})
        )
        for name in ASKED
    ] + [
        models.CheckConstraint(
            name=f"{prefix}_guests_are_few", condition=models.Q(most_guests__lte=MOST_GUESTS)
        )
    ]

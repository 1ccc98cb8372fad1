"""People whom the site names in several languages: one row for each, and one wish for all of them."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from ..translation_memory import forget_unused_texts

validate_phone = RegexValidator(
    r"^\+[1-9][0-9]([0-9 ]{4,20})[0-9]\Z", _("Write the number with + and the country code: +40 200 000 142.")
)


class PersonQuerySet(models.QuerySet[Any]):
    """Rows of people, each of whom has one row a language."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete these people, in all their languages. Lists in the admin delete this way."""
        return _delete(self.model, list(self.values_list("translation_key", flat=True)))

    delete.alters_data = True  # type: ignore[attr-defined] # as Django marks its own
    delete.queryset_only = True  # type: ignore[attr-defined] # as Django marks its own


class Person(TranslatableMixin, models.Model):
    """Somebody with a row in each language. Whoever asks to be deleted is gone from all of them.

    Each has a manager of PersonQuerySet, or of one that is based on it.
    """

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete this person, in all languages."""
        return _delete(type(self), [self.translation_key])

    def forget_labels(self) -> None:
        """Let Wagtail's log of what staff did call this person by no name that it has written down."""
        _forget_labels(type(self)._base_manager.filter(translation_key=self.translation_key))


@transaction.atomic
def _delete(model: type[models.Model], keys: list[Any]) -> tuple[int, dict[str, int]]:
    """Delete the people with `keys`, and the texts that wagtail-localize keeps of nobody else.

    What staff did with them stays in Wagtail's log, without their names.
    """
    rows = model._base_manager.filter(translation_key__in=keys)
    _forget_labels(rows)
    deleted = rows.delete()  # it cleans up all but the texts
    forget_unused_texts()
    return deleted


def _forget_labels(rows: Any) -> None:
    kind = ContentType.objects.get_for_model(rows.model)
    logged = ModelLogEntry.objects.filter(
        content_type=kind, object_id__in=[str(pk) for pk in rows.values_list("pk", flat=True)]
    )
    logged.update(label=str(rows.model._meta.verbose_name))


class Reachable(models.Model):
    """Telephone and e-mail address that are meant for the public; a person is reached by one at least."""

    phone = models.CharField(
        _("telephone"),
        max_length=24,
        blank=True,
        validators=[validate_phone],
        help_text=_("With + and the country code: +40 200 000 142."),
    )
    email = models.EmailField(_("e-mail"), blank=True)

    override_translatable_fields = [SynchronizedField("phone")]  # nobody translates a number

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_can_be_reached",
                condition=~models.Q(phone="") | ~models.Q(email=""),
                violation_error_message=_("Give a telephone number or an e-mail address."),
            ),
        ]

    @property
    def tel(self) -> str:
        """The number as a `tel:` link wants it."""
        return self.phone.replace(" ", "")

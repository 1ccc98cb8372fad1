"""What a person sees of our mail to them, and may do about it (core/registry.py: PersonalData)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from advocacy_site.core.registry import NotHeld, Section, Verb
from advocacy_site.core.subjects import names_of

from . import services
from .models import Outbox, Suppression


@dataclass(frozen=True)
class Stopped:
    """Mail that we no longer send. `about`: what it would be about; empty for all mail."""

    scope: str
    about: str
    since: datetime


@dataclass(frozen=True)
class OwnMail:
    """Mail to one person: when we wrote in the last 30 days, and what we no longer send."""

    sent_at: list[datetime]
    stopped: list[Stopped]

    @property
    def all_is_stopped(self) -> bool:
        """Whether we send nothing at all."""
        return any(not entry.scope for entry in self.stopped)


def section(recipient_hash: str) -> Section:
    """Return what we wrote and what we do not write. Three queries at most."""
    rows = Outbox.objects.filter(recipient_hash=recipient_hash, sent_at__isnull=False)
    sent_at = [moment for (moment,) in rows.order_by("-sent_at").values_list("sent_at") if moment]
    suppressions = list(Suppression.objects.filter(recipient_hash=recipient_hash).order_by("created_at"))
    names = names_of(entry.scope for entry in suppressions)
    older = _("something older")
    stopped = [
        Stopped(entry.scope, names.get(entry.scope, older) if entry.scope else "", entry.created_at)
        for entry in suppressions
    ]
    return Section(_("Our mail to you"), "mailing/includes/own_mail.html", [OwnMail(sent_at, stopped)])


def stop(recipient_hash: str, _values: Mapping[str, str]) -> str:
    """Send nothing more at all."""
    services.suppress(recipient_hash, "", "asked")
    return _("Done. We write to this address no more, unless you ask for a link like this one.")


def allow(recipient_hash: str, values: Mapping[str, str]) -> str:
    """Send again what `values["item"]`, a scope, names. Raises NotHeld where that was not stopped."""
    scope = values.get("item", "")
    # Compared here: what somebody invents, a NUL byte perhaps, never reaches the database.
    stopped = Suppression.objects.filter(recipient_hash=recipient_hash).values_list("scope", flat=True)
    if scope not in list(stopped):
        raise NotHeld
    services.allow(recipient_hash, scope)
    return _("Done. These messages may come again.")


VERBS: dict[str, Verb] = {"stop": stop, "allow": allow}

"""Updates to signers: the steps that several tests take."""

from typing import Any

from wagtail.actions.copy_for_translation import CopyPageForTranslationAction

from advocacy_site.core import clock as clock_module
from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing.models import Outbox
from advocacy_site.users.models import User
from campaigns import services
from campaigns.models import ActionMoment, ActionPage, Signature, SignerMailing
from campaigns.services.mailings import UPDATE_MAIL
from campaigns.tellable import key_of

from .. import factories


def member_of_staff() -> User:
    """The one who writes; the same through a test."""
    return User.objects.filter(is_superuser=True).first() or factories.staff()


def delivered(page: ActionPage, **fields: Any) -> str:
    """Write down a delivery of what `page` asks, and return the key by which it is told."""
    words: dict[str, Any] = {
        "day": clock_module.today(),
        "to_whom": {"en": "the forty ministers"},
        "note": {"en": "On the steps of the house."},
        "count": 1200,
    }
    return key_of(services.record_delivery(page.action, **(words | fields)))


def moment_on(page: ActionPage, title: str = "The committee meets", **fields: Any) -> str:
    """Publish a line on the timeline of `page`, and return the key by which it is told."""
    moment = ActionMoment(locale=page.locale, date=clock_module.today(), title=title, **fields)
    page.moments = [moment]
    page.save_revision().publish()
    return f"moment-{page.moments.get().translation_key}"


def translated(page: ActionPage, code: str = "fr") -> ActionPage:
    """Publish `page` in another language, with its children."""
    fresh = ActionPage.objects.get(pk=page.pk)
    CopyPageForTranslationAction(fresh, factories.locale(code), copy_parents=True).execute(
        skip_permission_checks=True
    )
    made = ActionPage.objects.get(locale=factories.locale(code), translation_key=page.translation_key)
    made.save_revision().publish()
    return ActionPage.objects.get(pk=made.pk)


def drafted(page: ActionPage, **fields: Any) -> SignerMailing:
    """An update about a delivery, to everybody, unless told otherwise."""
    segment = {
        name: fields.pop(name) for name in ("languages", "countries", "sources", "kinds") if name in fields
    }
    tells = fields.pop("tells", None) or delivered(page)
    return services.draft_mailing(page.action, member_of_staff(), tells=tells, segment=segment, **fields)


def started(page: ActionPage, **fields: Any) -> SignerMailing:
    """The same, begun with what staff see."""
    mailing = drafted(page, **fields)
    return services.start_mailing(mailing.pk, member_of_staff(), seen=services.who_gets_it(mailing).seen)


def only_updates() -> list[Outbox]:
    """Return the mails of updates in the outbox, and take every other out of it."""
    Outbox.objects.exclude(kind=UPDATE_MAIL).delete()
    return list(Outbox.objects.order_by("created_at", "pk"))


def written_to() -> set[str]:
    """Return the keyed hashes of the addresses that were written to."""
    return set(Outbox.objects.filter(kind=UPDATE_MAIL).values_list("recipient_hash", flat=True))


def hashes(*signatures: Signature) -> set[str]:
    """Return those of the givers of `signatures`."""
    return {address_hash(signature.email) for signature in signatures}

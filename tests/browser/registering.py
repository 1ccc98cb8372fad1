"""The pages on the way of a registration, from the form that came back to the place and to one's own data."""

from collections.abc import Iterator

from django.urls import reverse

from advocacy_site.core import links
from advocacy_site.mailing.models import Outbox
from events import services
from events.models import EventPage
from events.own_link import own_url
from events.services.registering import LINK_PURPOSE

from .. import factories
from ..supporters.asking import link_for


def form_with_everything() -> EventPage:
    """Return the demo's event that asks most: tickets, days, guests, papers and a question of its own."""
    return EventPage.objects.live().get(slug="fourth-congress")


def addresses() -> Iterator[tuple[str, str]]:
    """Yield a name and the address of each page that a registrant sees after the form."""
    page = factories.joinable(places=1, most_guests=1, asks_access=True)
    has_place = factories.registered(page.event, email="mara@example.org")
    first, second = (factories.registered(page.event) for _n in range(2))
    pending = factories.register(page.event)
    assert pending is not None
    nonce = Outbox.objects.get(kind="registration-confirm", object_id=pending.pk).nonce
    yield "register-thanks", reverse("register_thanks", args=[page.event.key])
    yield "register-confirm", links.url_for(LINK_PURPOSE, nonce)
    yield "registration", own_url(has_place.pk)
    yield "registration-waiting", own_url(second.pk)
    yield "my-data-registration", link_for("mara@example.org")
    services.cancel_registration(has_place.pk)
    yield "registration-cancelled", own_url(has_place.pk)
    yield "registration-offered", own_url(first.pk)

"""An organisation signs: the steps that several tests take."""

import re
from typing import Any

from django.test import Client

from advocacy_site.core import links
from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing.models import Outbox
from campaigns import services
from campaigns.models import ActionPage, KnownContact, OrganisationRequest, Signature, TextVersion
from campaigns.services.counting import tallies_of
from campaigns.services.organisations import CONFIRM_PURPOSE
from campaigns.services.signatories import member_key, name_key

from .. import factories


def form_data(page: ActionPage, **fields: Any) -> dict[str, Any]:
    values = {
        "organisation": "Harbour House",
        "country": "KE",
        "site": "https://harbour.example/",
        "contact_name": "Amara Lindqvist",
        "contact_role": "Treasurer",
        "email": "amara@harbour.example",
        "may_sign": "on",
        "website": "",
        "text_version": str(TextVersion.objects.current().get(page=page).pk),
    }
    return values | fields


def send(page: ActionPage, client: Client | None = None, **fields: Any) -> Any:
    client = client or Client(REMOTE_ADDR=f"198.51.{next(factories.tree.numbers) % 250}.7")
    return client.post(f"/en/sign/{page.action.key}/organisation/", form_data(page, **fields))


def link(kind: str, purpose: str) -> str:
    nonce = Outbox.objects.filter(kind=kind).latest("created_at").nonce
    return f"/l/{links.make_token(purpose, nonce)}/"


def confirm(page: ActionPage, **fields: Any) -> OrganisationRequest:
    """Send the form, open the mailed link and press its button."""
    assert send(page, **fields).status_code == 303
    address = link("organisation-confirm", CONFIRM_PURPOSE)
    html = Client().get(address).content.decode()
    sent = re.findall(r'name="requested_at" value="([^"]+)"', html)[0]
    response = Client().post(address, {"decision": "confirm", "requested_at": sent})
    assert response.status_code == 200
    return OrganisationRequest.objects.latest("confirmed_at")


def agreed_request(person: Signature, name: str = "Harbour House", **fields: Any) -> OrganisationRequest:
    """An organisation that counts by what the giver of `person` sent, who agreed to updates with it, too."""
    wording = person.updates_wording
    assert wording is not None
    signature = Signature.objects.create(
        action=person.action,
        text_version=person.text_version,
        kind=Signature.Kind.ORGANISATION,
        state=Signature.State.CONFIRMED,
        confirmed_at=person.confirmed_at,
        organisation_name=name,
        organisation_key=name_key(name, "KE"),
        country="KE",
        language="en",
    )
    values = {
        "state": OrganisationRequest.State.ACCEPTED,
        "signature": signature,
        "updates_wording": wording,
        "confirmed_at": person.confirmed_at,
        "contact_name": "Amara Lindqvist",
        "contact_role": "Treasurer",
    }
    same = {name: getattr(person, name) for name in ("action", "text_version", "email", "email_hash")}
    key = {"organisation_name": name, "name_key": name_key(name, "KE"), "country": "KE"}
    return OrganisationRequest.objects.create(language="en", **(same | key | values | fields))


def contact(
    member: Any = None, name: str = "Harbour House", country: str = "KE", **fields: Any
) -> KnownContact:
    email = fields.pop("email", "director@harbour.example")
    return KnownContact.objects.create(
        member=member,
        organisation_key=member_key(member) if member else name_key(name, country),
        organisation_name=name,
        country=country,
        email=email,
        email_hash=address_hash(email),
        language="en",
        **fields,
    )


def member(title: str = "Harbour House", host: str = "harbour.example", country: str = "KE") -> Any:
    url = [("link", {"label": "Website", "url": f"https://www.{host}/en/"})]
    return factories.member_page(title=title, country=country, links=url).member


def folded(page: ActionPage) -> dict[tuple[str, str], int]:
    services.fold_deltas()
    assert tallies_of(page.action) == services.recount(page.action)
    return services.recount(page.action)

"""What a block list may hold: globs of domains and networks, in one normal form each, not too wide."""

import ipaddress
import re

import idna
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from advocacy_site.core.network import IPV4_PREFIX, IPV6_PREFIX

from .mail_providers import PROVIDERS

STARRED_LABEL = re.compile(r"[a-z0-9*-]+")
# Under these one registers domains, as under an ending: "*.co.uk" is half a country.
REGISTRIES = frozenset({"ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "ne", "net", "or", "org"})
WIDEST = {4: 8, 6: 16}
NARROWEST = {4: IPV4_PREFIX, 6: IPV6_PREFIX}


def matches(glob: str, domain: str) -> bool:
    """Return whether `domain`, normalised, is one of `glob`'s; `*` stands for any characters, dots too."""
    parts = (re.escape(part) for part in glob.split("*"))
    return re.fullmatch(".*".join(parts), domain) is not None


def clean_domain(text: str, *, holds: bool = True) -> str:
    """Return a domain or a glob of domains in the form in which addresses are kept: ASCII, lower case.

    `holds`: it is to hold signatures, so that it must not take in a provider where anybody has an address.
    Raises ValidationError.
    """
    glob = text.strip().lower().removeprefix("@").rstrip(".")
    labels = [_label(label) for label in glob.split(".")]
    if len(labels) < 2 or "*" in labels[-1]:
        raise ValidationError(
            _("Write a domain with its ending, such as example.com, *.example.com or mail-*.org."),
            code="invalid",
        )
    if not any(_says_something(label) for label in labels[:-1]):
        raise ValidationError(
            _("This would match every domain with that ending. Name more of it."), code="wide"
        )
    glob = ".".join(labels)
    everybody = [provider for provider in sorted(PROVIDERS) if matches(glob, provider)]
    if holds and everybody:
        raise ValidationError(
            _("This would hold everybody who has an address at %(domain)s."),
            code="wide",
            params={"domain": everybody[0]},
        )
    return glob


def _label(label: str) -> str:
    """Return one part of a domain between dots. Raises ValidationError."""
    if "*" in label and STARRED_LABEL.fullmatch(label):
        return label
    try:
        return idna.encode(label, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError) as error:
        raise ValidationError(
            _("“%(part)s” is no part of a domain. The only sign that stands for others is *."),
            code="invalid",
            params={"part": label},
        ) from error


def _says_something(label: str) -> bool:
    return len(label.replace("*", "").replace("-", "")) >= 2 and label not in REGISTRIES


def clean_network(text: str) -> str:
    """Return a network in CIDR notation. Raises ValidationError.

    No narrower than what we know of a visitor: a single address would hold its neighbours unsaid.
    """
    try:
        network = ipaddress.ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise ValidationError(
            _("Write a network with its length, such as 203.0.113.0/24 or 2001:db8::/48."), code="invalid"
        ) from error
    widest, narrowest = WIDEST[network.version], NARROWEST[network.version]
    if network.prefixlen < widest:
        raise ValidationError(
            _("This network is too wide: /%(widest)s at the widest."), code="wide", params={"widest": widest}
        )
    if network.prefixlen > narrowest:
        raise ValidationError(
            _("We know no more of visitors than their /%(narrowest)s. Write %(network)s to mean all of it."),
            code="narrow",
            params={"narrowest": narrowest, "network": str(network.supernet(new_prefix=narrowest))},
        )
    return str(network)

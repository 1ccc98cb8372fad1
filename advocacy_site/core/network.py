"""From where a request comes, as coarsely as rate limits need. Never stored, never logged."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"
IPV4_PREFIX = 24
IPV6_PREFIX = 64  # what a provider gives one household, at least


def client_network(request: HttpRequest) -> str:
    """Return the visitor's network: "192.0.2.0/24", "2001:db8::/64", or "unknown".

    The address is REMOTE_ADDR or, behind settings.TRUSTED_PROXIES = n proxies, the n-th from the right
    in X-Forwarded-For: entries further left were written by the visitor and prove nothing.
    """
    try:
        address = ipaddress.ip_address(_without_port(_client_address(request)))
    except ValueError:
        return UNKNOWN
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    prefix = IPV4_PREFIX if address.version == 4 else IPV6_PREFIX
    rest = address.max_prefixlen - prefix
    return f"{type(address)(int(address) >> rest << rest)}/{prefix}"  # a number has no zone: "fe80::1%eth0"


def _client_address(request: HttpRequest) -> str:
    proxies: int = settings.TRUSTED_PROXIES
    if proxies < 1:
        return request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    # A shorter list came past a proxy, so nobody we trust has written it.
    return forwarded[-proxies].strip() if len(forwarded) >= proxies else ""


def _without_port(address: str) -> str:
    """Some proxies write "192.0.2.1:4711" and "[2001:db8::1]:4711"."""
    if address.startswith("["):
        return address[1:].partition("]")[0]
    return address.partition(":")[0] if address.count(":") == 1 else address

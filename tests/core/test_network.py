"""Rate limits see a visitor's network, and believe only proxies that we run."""

import pytest
from django.test import RequestFactory

from advocacy_site.core.network import client_network


def network(remote="192.0.2.77", forwarded=None):
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return client_network(RequestFactory().get("/", REMOTE_ADDR=remote, **headers))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:DB8:0:1:aaaa::77", "2001:db8:0:1::/64"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("::ffff:c000:24d", "192.0.2.0/24"),
        ("fe80::1%eth0", "fe80::/64"),
        ("192.0.2.77:4711", "192.0.2.0/24"),
        ("[2001:db8::7]:4711", "2001:db8::/64"),
        ("[2001:db8::7]", "2001:db8::/64"),
        ("", "unknown"),
        ("192.0.2.300", "unknown"),
        ("192.0.2.077", "unknown"),
        ("<script>", "unknown"),
        ("1" * 5000, "unknown"),
    ],
)
def test_an_address_becomes_its_network_or_unknown(address, expected):
    assert network(address) == expected


def test_without_a_proxy_of_ours_the_header_is_a_visitors_claim():
    assert network(forwarded="203.0.113.9") == "192.0.2.0/24"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (1, "203.0.113.9", "203.0.113.0/24"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.0/24"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.0/24"),
        (2, "203.0.113.9", "unknown"),
        (1, "evil", "unknown"),
        (1, "", "unknown"),
        (1, None, "unknown"),
    ],
)
def test_behind_n_proxies_the_nth_entry_from_the_right_counts(settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    assert network(forwarded=forwarded) == expected

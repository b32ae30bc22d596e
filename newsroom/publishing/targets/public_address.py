"""Which addresses a webhook may be sent to: the public internet, and this machine if named so."""

from __future__ import annotations

import ipaddress
import socket

from flask_babel import lazy_gettext as _l

from newsroom.errors import NewsroomError
from newsroom.settings import LOOPBACK

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Our own list: ``is_global`` says yes to addresses that a gateway turns into private ones.
# Source: the IANA special-purpose address registries for IPv4 and IPv6.
_CLOSED = tuple(
    ipaddress.ip_network(one)
    for one in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # the metadata service of one large cloud stands in its public space
        "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23",
        "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10",
        "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
_GIVEN_OUT = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is in public use; the rest is nobody's."""


class AddressRefused(NewsroomError):
    """A webhook's host does not stand in the public internet."""

    message = _l("The host of a webhook leads to an address that is not public.")


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet, through no translation."""
    if address.version == 6 and address not in _GIVEN_OUT:  # noqa: PLR2004 — the protocol's name
        return False
    return not any(address in network for network in _CLOSED)


def addresses_of(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Look a host up once; returns the addresses that may be connected to, and no others.

    Every address of the host has to be public: a name that leads to both is a trick or a
    mistake. A host that is this very machine by its name may lead to this machine.

    Raises:
        AddressRefused: the host leads into a private network.
        OSError: the name is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [ipaddress.ip_address(one[4][0]) for one in found]
    for address in addresses:
        is_own = host in LOOPBACK and address.is_loopback
        if not (allow_private or is_own or is_public(address)):
            raise AddressRefused
    return [str(one) for one in dict.fromkeys(addresses)]

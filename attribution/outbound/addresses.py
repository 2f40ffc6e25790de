"""Which addresses messages may go to: public ones, whatever the name says and whatever it resolves to.

`requests_hardened` refuses private, multicast and translated addresses too, and connects to the very address that
it looked at. It does not know of site-local IPv6 and of what clouds keep on public numbers, and what it knows
comes from Python's tables, which change with the version; so the last word is here, on the connected socket.
"""

from __future__ import annotations

import ipaddress
import socket

_CLOUD_SERVICES = frozenset({ipaddress.ip_address("168.63.129.16")})  # Azure's own, on a public number
_NOT_PUBLIC_EITHER = tuple(
    ipaddress.ip_network(network)
    for network in (
        "64:ff9b::/96",  # NAT64: an IPv4 address behind it
        "64:ff9b:1::/48",
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "192.0.0.0/24",  # protocol assignments, some clouds' own services
        "192.88.99.0/24",  # the relays of 6to4
        "3fff::/20",  # documentation, newer than some versions of Python
        "5f00::/16",  # segment routing
    )
)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet. Nothing that is no IP address is."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if ip.version == 6 and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if ip in _CLOUD_SERVICES or any(ip in network for network in _NOT_PUBLIC_EITHER):
        return False
    local = ip.version == 6 and (ip.is_site_local or ip.scope_id is not None)
    return ip.is_global and not (local or ip.is_multicast or ip.is_reserved)


def addresses_of(host: str) -> list[str]:
    """Every address that a name stands for now, none for a name that is not known."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(place[4][0]) for place in found]

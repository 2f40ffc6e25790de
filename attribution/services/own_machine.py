"""Tell this machine's own addresses (loopback) from those by which others can reach it."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_own_address(address: str) -> bool:
    """Whether an IP address, without brackets or port, is one that only this machine can use."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def is_own_host(host: str) -> bool:
    """Whether a Host header, such as ``localhost:8000`` or ``[::1]``, names this machine in its own words."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    return name == "localhost" or is_own_address(name)

"""Which addresses are public: the table that stands between a webhook and the inner network."""

from __future__ import annotations

import pytest

from attribution.outbound.addresses import is_public

PUBLIC = """
    93.184.215.14 8.8.8.8 1.1.1.1 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.167.255.255 223.255.255.255
    2606:4700:4700::1111 2001:4860:4860::8888 2a00:1450:4007:80e::200e ::ffff:8.8.8.8
""".split()

LOOPBACK = "127.0.0.1 127.1.2.3 127.255.255.255 ::1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::127.0.0.1".split()
PRIVATE = """
    10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 ::ffff:10.0.0.1 ::ffff:192.168.1.1
    fc00::1 fd12:3456:789a::1 fec0::1
""".split()
LINK_LOCAL = "169.254.0.1 fe80::1 fe80::1%eth0 ::ffff:169.254.1.1".split()
CLOUD_SERVICES = "169.254.169.254 169.254.170.2 fd00:ec2::254 100.100.100.200 192.0.0.192 168.63.129.16".split()
CARRIER_GRADE = "100.64.0.1 100.127.255.255 ::ffff:100.64.0.1".split()
MULTICAST = "224.0.0.1 239.255.255.255 255.255.255.255 ff02::1 ff0e::1".split()
NOWHERE = (
    "0.0.0.0 0.1.2.3 :: 240.0.0.1 198.18.0.1 192.0.2.1 198.51.100.1 203.0.113.1 192.0.0.1 2001:db8::1 100::1".split()
)
TRANSLATED = """
    64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2001:0:7f00:1:: 192.88.99.1 3fff::1 5f00::1 2001:20::1
""".split()
NO_ADDRESS = ["", "localhost", "127.1", "2130706433", "0x7f000001", "93.184.215.14 ", "[::1]", "1.2.3.4/32"]


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_of_the_public_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *(LOOPBACK + PRIVATE + LINK_LOCAL + CLOUD_SERVICES),
        *(CARRIER_GRADE + MULTICAST + NOWHERE + TRANSLATED + NO_ADDRESS),
    ],
)
def test_no_other_is(address):
    assert not is_public(address)

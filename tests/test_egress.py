"""The guard: what it refuses never sees a packet, and its one-line errors hold the cure."""

import asyncio
import socket
from ipaddress import ip_address

import pytest
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest

from crawler.egress import Allow, ConnectTo, EgressRefused, Guard, Resolver, is_public, literal
from tests.fetching import fetch
from tests.servers import RawServer, ok

PUBLIC = [
    "8.8.8.8",
    "93.184.215.14",
    "1.1.1.1",
    "2606:4700::1111",
    "2a00:1450:4001:830::200e",
    "::ffff:808:808",  # 8.8.8.8 again
    "64:ff9b::808:808",  # 8.8.8.8 behind NAT64
]
NOT_PUBLIC = str.split("""
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255
    192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255
    240.0.0.1 255.255.255.255 :: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1
    64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::808:808 100::1 2001::1 2001:0:7f00:1::1 2001:20::1 2001:db8::1
    2002:7f00:1::1 2002:808:808::1 3fff::1 5f00::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%lo 2606:4700::1111%lo
    fec0::1 ff02::1 ff0e::1 4000::1
""")
LOOPBACK_SPELLINGS = str.split("""
    127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0X7F.1 017700000001 0177.0.0.1 0x7f.0.0.0x1 127.0.0.1. [::1]
    [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:0:0:1] １２７.0.0.1 ①②⑦.0.0.1 127。0。0。1 localhost LOCALHOST
    localhost. a.localhost deep.er.localhost. [64:ff9b::7f00:1] [2002:7f00:1::1] 0.0.0.0 0
""")


def reach(host, port=80, *, lookup=None, listed=False, **options):
    guard = Guard(**options)
    guard.resolver = Resolver(lookup or no_lookup)

    async def ask():
        return await guard.addresses(host, port, listed=listed)

    try:
        return asyncio.run(ask())
    finally:
        guard.close()


def no_lookup(host, *_, **__):
    raise AssertionError(f"{host} was asked of DNS")


def names(*addresses):
    return lambda *_, **__: [(0, 0, 0, "", (address, 0)) for address in addresses]


@pytest.mark.parametrize("address", PUBLIC)
def test_the_public_internet_is_open(address):
    assert is_public(ip_address(address))
    assert reach(f"[{address}]" if ":" in address else address, 443) == [(address, 443)]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_no_other_address_is(address):
    assert not is_public(ip_address(address))
    with pytest.raises(EgressRefused):
        reach("courier.test", lookup=names(address))


@pytest.mark.parametrize("host", LOOPBACK_SPELLINGS)
def test_loopback_is_refused_in_every_spelling_without_dns(host):
    with pytest.raises(EgressRefused, match="no address of the public internet"):
        reach(host)
    with pytest.raises(EgressRefused):
        Guard().check_name(host, 80)


@pytest.mark.parametrize(
    "host", ["courier.test", "127.0.0.1.courier.test", "dead.beef", "a1", "x", "0x.test", "1.2.3.4.5"]
)
def test_a_name_is_no_literal(host):
    assert literal(host) is None


@pytest.mark.parametrize("port", [22, 25, 81, 3306, 6379, 9200, 65535])
def test_a_port_that_is_not_the_webs_is_refused(port):
    with pytest.raises(EgressRefused, match=f"8.8.8.8 port {port}: this port is not used by the public web"):
        reach("8.8.8.8", port)


def test_only_the_checked_addresses_of_a_mixed_name_are_left():
    assert reach("courier.test", lookup=names("10.0.0.1", "8.8.8.8", "::1")) == [("8.8.8.8", 80)]


@pytest.mark.parametrize(
    ("row", "admitted", "refused"),
    [
        ("127.0.0.0/8:*", [("127.1.2.3", 9), ("::ffff:127.0.0.1", 80)], [("10.0.0.1", 80), ("::1", 80)]),
        ("127.0.0.1:8080", [("127.0.0.1", 8080)], [("127.0.0.1", 80), ("127.0.0.2", 8080)]),
        ("[::1]/128:8080", [("::1", 8080)], [("::1", 80), ("127.0.0.1", 8080)]),
        ("[fd00::]/8:*", [("fd12::1", 443)], [("fe80::1", 443)]),
        ("8.8.8.8:2222", [("8.8.8.8", 2222), ("8.8.8.8", 80)], [("8.8.4.4", 2222)]),
    ],
)
def test_a_row_admits_its_net_and_port_alone(row, admitted, refused):
    guard = Guard([row])
    assert all(guard.permits(*place) for place in admitted)
    assert not any(guard.permits(*place) for place in refused)


@pytest.mark.parametrize(
    "row", ["127.0.0.1", "10.0.0.0/33:*", "::1:80", "x:80", "127.0.0.1:0", "127.0.0.1:99999", "10.1.0.0/8:*", ""]
)
def test_a_bad_row_is_refused_with_an_example(row):
    with pytest.raises(ValueError, match=r"EGRESS_ALLOW: .*; write 127\.0\.0\.0/8:\*"):
        Allow.parse(row)


@pytest.mark.parametrize(
    "row", ["a.test:80", "a.test=1.2.3.4:80", "a.test:80=b.test:80", "a.test:80=1.2.3.4:x", "a:0=1.2.3.4:5"]
)
def test_a_bad_connect_to_row_is_refused_with_an_example(row):
    with pytest.raises(ValueError, match=r"CONNECT_TO: .*; write courier\.test:80=127\.0\.0\.1:8765"):
        ConnectTo.parse(row)


def test_connect_to_takes_the_first_row_that_fits_and_its_target_is_checked():
    rows = ["a.test:80=127.0.0.1:1234", "*.test:*=[::1]:*", "b.example:443=10.0.0.1:443"]
    open_ = {"connect_to": rows, "allow": ["127.0.0.0/8:*", "[::1]:*"]}
    assert reach("A.Test.", 80, **open_) == [("127.0.0.1", 1234)]
    assert reach("a.test", 443, **open_) == [("::1", 443)]
    with pytest.raises(EgressRefused, match=r"b\.example at 10\.0\.0\.1 port 443"):
        reach("b.example", 443, **open_)


def test_a_proxy_must_be_listed_even_if_it_is_public():
    with pytest.raises(
        EgressRefused, match=r"8\.8\.8\.8 port 8080: a proxy must be listed; EGRESS_ALLOW=8\.8\.8\.8:8080"
    ):
        reach("8.8.8.8", 8080, listed=True)
    assert reach("8.8.8.8", 8080, listed=True, allow=["8.8.8.8:8080"]) == [("8.8.8.8", 8080)]


def test_the_refusal_names_host_address_and_cure():
    with pytest.raises(EgressRefused) as refused:
        reach("intranet.test", 80, lookup=names("10.0.0.7"))
    assert str(refused.value) == (
        "refused to connect to intranet.test at 10.0.0.7 port 80: no address of the public internet;"
        " EGRESS_ALLOW=10.0.0.7:80 admits it"
    )
    assert isinstance(refused.value, IgnoreRequest)
    with pytest.raises(EgressRefused, match=r"EGRESS_ALLOW=\[fd00::1\]:80 admits it"):
        reach("intranet.test", 80, lookup=names("fd00::1"))


def test_the_cure_of_a_refusal_cures_it():
    for host, port in (("10.0.0.7", 80), ("fd00::1", 80), ("8.8.8.8", 22)):
        with pytest.raises(EgressRefused) as refused:
            reach(host, port)
        row = str(refused.value).partition("EGRESS_ALLOW=")[2].removesuffix(" admits it")
        assert reach(host, port, allow=[row]) == [(host, port)]


def test_a_name_is_asked_once_and_remembered_even_by_many_at_once():
    asked = []

    def lookup(host, *_, **__):
        asked.append(host)
        return [(0, 0, 0, "", ("8.8.8.8", 0)), (0, 0, 0, "", ("8.8.8.8", 0))]

    async def ask():
        resolver = Resolver(lookup)
        found = await asyncio.gather(*(resolver.resolve("courier.test") for _ in range(20)))
        found.append(await resolver.resolve("courier.test"))
        resolver.close()
        return found

    assert asyncio.run(ask()) == [["8.8.8.8"]] * 21
    assert asked == ["courier.test"]


@pytest.mark.parametrize("error", [socket.gaierror(-2, "Name or service not known"), UnicodeError("label too long")])
def test_a_name_that_cannot_be_resolved_is_scrapys_error_and_asked_again(error):
    asked = []

    def lookup(host, *_, **__):
        asked.append(host)
        raise error

    async def ask():
        resolver = Resolver(lookup)
        for _ in range(2):
            with pytest.raises(CannotResolveHostError, match=r"courier\.test: .*(not known|too long)"):
                await resolver.resolve("courier.test")
        resolver.close()

    asyncio.run(ask())
    assert len(asked) == 2


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "localhost", "a.localhost", "[::ffff:127.0.0.1]", "0"]
)
def test_what_is_refused_never_sees_a_packet(host):
    with RawServer({"*": [ok()]}) as canary:
        got = fetch(f"http://{host}:{canary.port}/", EGRESS_ALLOW="")
        assert isinstance(got.error, EgressRefused)
        assert got.exchange is None
        assert canary.connections == 0


def test_a_name_that_turns_to_loopback_between_check_and_connect_gets_what_was_checked():
    """DNS rebinding: the second answer of the name server is never asked for."""
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    connected = []

    async def ask():
        guard = Guard()
        guard.resolver = Resolver(lambda *_, **__: [(0, 0, 0, "", (address, 0)) for address in next(answers)])
        connected.extend(await guard.addresses("rebind.test", 80))
        connected.extend(await guard.addresses("rebind.test", 80))
        guard.close()

    asyncio.run(ask())
    assert connected == [("8.8.8.8", 80)] * 2


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("a.localhost", "127.0.0.1"),
        ("[::1]", "::1"),
        ("localhost", "::1"),  # though 127.0.0.1 comes first, and refuses
    ],
)
def test_what_a_row_admits_is_fetched(host, address):
    with RawServer({"/": [ok(b"in")]}, host=address) as site:
        got = fetch(f"http://{host}:{site.port}/")
        assert got.response.body == b"in"
        assert got.exchange.peer == site.host

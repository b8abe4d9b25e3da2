"""The download handler on loopback: what an exchange holds is what the server sent, and Scrapy gets what it should."""

import asyncio
import base64
import doctest
import gc
import gzip
import socket
import ssl
import threading
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy import Request, signals
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    NotConfigured,
    NotSupported,
    ResponseDataLossError,
    StopDownload,
)
from scrapy.utils.test import get_crawler

from archive.capture import Exchange
from crawler import answer, connection, egress, sending, wire
from crawler.answer import Answer
from crawler.egress import EgressRefused
from crawler.tls import tls_context
from crawler.turns import Turns
from crawler.wire import WireHandler, exchange_finished, exchanges
from tests.answers import CASES, FUZZ, LENGTH, OK, UNREADABLE, answers
from tests.fetching import fetch, fetch_all
from tests.servers import CLOSE, HOLD, NOT_FOUND, RESET, Proxy, RawServer, certificate, ok

TEXT = "Потяг запізнився на годину. ".encode("cp1251") * 50
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500)
HTML = b"<html><body>" + b"<p>The bridge opened on Monday.</p>" * 40 + b"</body></html>"
GZIPPED = gzip.compress(HTML, mtime=0)


def of(body, *headers, status=b"200 OK", version=b"HTTP/1.1"):
    lines = [version + b" " + status, *headers, b"Content-Length: %d" % len(body)]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def chunks(body, *headers, size=100, extension=b"", trailer=b""):
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    coded = b"".join(b"%x%b\r\n%b\r\n" % (len(part), extension, part) for part in parts)
    lines = [b"HTTP/1.1 200 OK", *headers, b"Transfer-Encoding: chunked"]
    return b"\r\n".join(lines) + b"\r\n\r\n" + coded + b"0\r\n" + trailer + b"\r\n"


ORDINARY = [  # (name, what the server sends, the body in it)
    ("plain", of(HTML, b"Content-Type: text/html"), HTML),
    ("repeated headers", of(HTML, b"Set-Cookie: a=1", b"X-A: 1", b"Set-Cookie: b=2", b"x-a: 2"), HTML),
    ("odd-case headers", of(HTML, b"cONTENT-tYPE: text/html", b"ETAG: x", b"x-UA-compatible: IE=edge"), HTML),
    ("custom reason", of(HTML, status=b"200 Here You Are"), HTML),
    ("empty reason", of(HTML, status=b"200 "), HTML),
    ("spaces around values", of(HTML, b"A:   two  words  ", b"B:\tx\t"), HTML),
    ("no space after the colon", of(HTML, b"A:b", b"Content-Type:text/html"), HTML),
    ("empty value", of(HTML, b"A:", b"B: "), HTML),
    ("gzip", of(GZIPPED, b"Content-Encoding: gzip"), GZIPPED),
    ("deflate", of(zlib.compress(HTML), b"Content-Encoding: deflate"), zlib.compress(HTML)),
    ("br", of(brotli.compress(HTML), b"Content-Encoding: br"), brotli.compress(HTML)),
    ("zstd", of(zstandard.compress(HTML), b"Content-Encoding: zstd"), zstandard.compress(HTML)),
    ("gzip in chunks", chunks(GZIPPED, b"Content-Encoding: gzip", size=7), GZIPPED),
    ("chunks", chunks(HTML), HTML),
    ("chunk extensions", chunks(HTML, extension=b';name="a value"'), HTML),
    ("trailers", chunks(HTML, b"Trailer: X-Sum", trailer=b"X-Sum: abc\r\n"), HTML),
    ("one byte a chunk", chunks(HTML[:300], size=1), HTML[:300]),
    ("HTTP/1.0", of(HTML, version=b"HTTP/1.0"), HTML),
    ("ended by close", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML, HTML),
    ("HTTP/1.0 ended by close", b"HTTP/1.0 200 OK\r\n\r\n" + HTML, HTML),
    ("non-ASCII header bytes", of(HTML, b"X-Author: Ren\xe9", b"X-Title: \xd0\x9f\xd0\xbe\xd1\x82"), HTML),
    ("cp1251", of(TEXT, b"Content-Type: text/html; charset=windows-1251"), TEXT),
    ("301", of(b"moved", b"Location: /elsewhere", status=b"301 Moved Permanently"), b"moved"),
    ("302", of(b"", b"Location: ./x?y=%7E", status=b"302 Found"), b""),
    ("303", of(b"", b"Location: //a.test/", status=b"303 See Other"), b""),
    ("307", of(b"", b"Location: http://b.test/", status=b"307 Temporary Redirect"), b""),
    ("308", of(b"", b"location: /c", status=b"308 Permanent Redirect"), b""),
    ("204", b"HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n", b""),
    ("304", b'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\nContent-Length: 99\r\n\r\n', b""),
    ("401", of(b"who?", b'WWW-Authenticate: Basic realm="x"', status=b"401 Unauthorized"), b"who?"),
    ("403", of(b"no", status=b"403 Forbidden"), b"no"),
    ("404", of(b"gone?", status=b"404 Not Found"), b"gone?"),
    ("410", of(b"gone", status=b"410 Gone"), b"gone"),
    ("451", of(b"court", status=b"451 Unavailable For Legal Reasons"), b"court"),
    ("500", of(b"oops", status=b"500 Internal Server Error"), b"oops"),
    ("503", of(b"later", b"Retry-After: 120", status=b"503 Service Unavailable"), b"later"),
    ("2 MB", of(bytes(range(256)) * 8192), bytes(range(256)) * 8192),
    ("2 MB in chunks", chunks(bytes(range(256)) * 8192, size=30_000), bytes(range(256)) * 8192),
    ("NULs", of(b"a\0b\0\0c"), b"a\0b\0\0c"),
    ("JPEG", of(JPEG, b"Content-Type: image/jpeg"), JPEG),
    ("no Content-Type", of(HTML), HTML),
    ("empty body", of(b"", b"Content-Type: text/html"), b""),
    ("60 headers", of(HTML, *(b"X-%d: %d" % (n, n) for n in range(60))), HTML),
    ("CRLFs in the body", of(b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"), b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"),
]  # fmt: skip

TARGETS = str.split("""
    / /a /a/b.html /a?b=c&d=e /%7Ename /~name /a%2Fb /%d0%bf%D1%80 /a?q=%20+x&r=%7e /a;b=c /a//b /./a/../b /?x= /?
    /a?b?c /a:b@c /*'()!$,- /%3Cscript%3E?%22 /a%00b /index.php?url=http://b.test/?c=d /a?x[]=1&x[]=2 /caf%C3%A9
""")


@pytest.mark.parametrize(("sent", "body"), [row[1:] for row in ORDINARY], ids=[row[0] for row in ORDINARY])
def test_an_exchange_equals_the_wire(sent, body):
    with RawServer({"/a": [sent, *([CLOSE] if b"ontent-Length" not in sent else [])]}) as site:
        got = fetch(site.url("/a"))
        exchange = got.exchange
        head, _, _ = sent.partition(b"\r\n\r\n")
        assert exchange.head == head + b"\r\n\r\n"
        assert exchange.body == body
        assert exchange.request == site.requests("/a")[0]
        assert (exchange.truncated, exchange.error, exchange.before) == ("", "", b"")
        assert exchange.coded == (b"chunked" in head)
        assert set(exchange.faults) <= {"trailers"}
        assert (exchange.after == b"X-Sum: abc\r\n\r\n") == (b"Trailer" in head)
        assert (exchange.peer, exchange.verified, exchange.via_proxy) == ("127.0.0.1", True, False)
        assert (got.response.status, got.response.body) == (exchange.status, body)
        assert got.response.body is exchange.body  # not held twice


@pytest.mark.parametrize("target", TARGETS)
def test_the_target_goes_out_as_it_stands_in_the_url(target):
    with RawServer({"*": [ok()]}) as site:
        request = Request(site.url(target))
        exchange = fetch(request).exchange
        wanted = request.url.removeprefix(site.url("")) or "/"
        assert site.log[0][1].startswith(f"GET {wanted} HTTP/1.1\r\n".encode())
        assert exchange.request == site.log[0][1]
        verbatim = Request(site.url(target), meta={"verbatim_url": True})
        assert fetch(verbatim).exchange.request == site.log[1][1]
        assert site.log[1][0] == target


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_odd_answer_is_kept_whole_and_scrapy_gets_a_response_where_browsers_show_a_page(case):
    with RawServer({"/a": [case.sent, CLOSE]}) as site:
        request = Request(site.url("/a"), method=case.method, meta={"download_maxsize": case.body_limit})
        got = fetch(request, DOWNLOAD_FAIL_ON_DATALOSS=False)
        exchange = got.exchange
        assert (exchange.status, exchange.body, exchange.before) == (case.status, case.body, case.before)
        assert exchange.truncated == case.truncated
        assert exchange.request == site.log[0][1]
        assert exchange.head in case.sent
        if case.truncated == "length":
            assert isinstance(got.error, DownloadCancelledError)
        else:
            assert (got.response.status, got.response.body) == (case.status, case.body)
            assert got.response.flags == (["dataloss"] if case.truncated else [])


@pytest.mark.parametrize(("sent", "error"), [row[1:] for row in UNREADABLE], ids=[row[0] for row in UNREADABLE])
def test_what_is_no_answer_is_an_exchange_without_head_and_a_failure(sent, error):
    with RawServer({"/a": [sent, CLOSE]}) as site:
        got = fetch(site.url("/a"), DOWNLOAD_HEAD_MAXSIZE=1 << 20)
        assert (got.exchange.head, got.exchange.status) == (b"", 0)
        assert got.exchange.body == sent[: 64 << 10]
        assert error in got.exchange.error
        assert isinstance(got.error, (DownloadFailedError, DownloadCancelledError))
        assert error in str(got.error)


@settings(FUZZ, max_examples=FUZZ.max_examples // 5)
@given(sent=answers, end=st.sampled_from([CLOSE, RESET]))
def test_whatever_a_server_sends_ends_in_one_exchange_and_a_response_or_scrapys_error(sent, end):
    with RawServer({"/a": [sent, end]}) as site:
        got = fetch(site.url("/a"), DOWNLOAD_MAXSIZE=20)
        assert got.exchange.request == site.log[0][1]
        expected = (DownloadFailedError, DownloadCancelledError, ResponseDataLossError)
        assert got.response or isinstance(got.error, expected)
        assert bool(got.exchange.error) == bool(got.error)


# --- requests ---


def test_headers_go_out_in_scrapys_order_and_host_first():
    with RawServer({"*": [ok()]}) as site:
        request = Request(site.url("/a"), headers=[("X-B", "1"), ("Accept", "a"), ("X-A", "2"), ("X-B", "3")])
        assert fetch(request).exchange.request == site.log[0][1]
        host = f"Host: 127.0.0.1:{site.port}"
        assert site.log[0][1].decode().split("\r\n") == [
            "GET /a HTTP/1.1", host, "X-B: 1", "X-B: 3", "Accept: a", "X-A: 2", "", "",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "body", "length"),
    [
        ("POST", b"a=b", b"Content-Length: 3"),
        ("POST", b"", b"Content-Length: 0"),
        ("PUT", b"\0\r\n", b"Content-Length: 3"),
        ("GET", b"", None),
        ("GET", b"q", b"Content-Length: 1"),
        ("DELETE", b"", None),
    ],
)
def test_a_request_with_a_body_says_its_length(method, body, length):
    with RawServer({"*": [ok()]}) as site:
        exchange = fetch(Request(site.url("/a"), method=method, body=body, headers={"Content-Length": "99"})).exchange
        head, _, sent = exchange.request.partition(b"\r\n\r\n")
        assert exchange.request == site.log[0][1]
        assert sent == body
        assert [line for line in head.split(b"\r\n") if line.startswith(b"Content-Length")] == [length] * bool(length)


def test_a_header_cannot_carry_another_line():
    with RawServer({"*": [ok()]}) as site:
        fetch(Request(site.url("/a"), headers={"X-A": "b\r\nX-Evil: c"}))
        assert b"X-A: b  X-Evil: c\r\n" in site.log[0][1]


def test_secrets_are_sent_but_never_kept():
    with RawServer({"*": [ok(b"in", b"Set-Cookie: session=known")]}) as site:
        secrets = {"Authorization": "Basic c2VjcmV0", "Cookie": "a=secret; b=c", "Proxy-Authorization": "Basic x"}
        exchange = fetch(Request(site.url("/a"), headers=secrets)).exchange
        assert b"Authorization: Basic c2VjcmV0\r\nCookie: a=secret; b=c\r\n" in site.log[0][1]
        assert b"Authorization: xxxxxxxxxxxxxx\r\nCookie: xxxxxxxxxxxxx\r\n" in exchange.request
        assert len(exchange.request) == len(site.log[0][1])
        assert b"Proxy" not in site.log[0][1]  # there is no proxy to tell it to
        assert exchange.header("set-cookie") == "session=known"


def test_user_info_and_fragment_of_a_url_are_not_kept():
    with RawServer({"*": [ok()]}) as site:
        got = fetch(site.url("/a#top").replace("//", "//me:secret@"))
        assert got.exchange.url == site.url("/a")
        assert b"secret" not in site.log[0][1]
        site.scripts["*"] = [CLOSE]
        assert "secret" not in str(fetch(site.url("/a").replace("//", "//me:secret@")).error)


def test_connect_to_leads_a_name_elsewhere_and_host_stays_the_name():
    with RawServer({"*": [ok()]}) as site:
        got = fetch("http://daily-courier.test/a", CONNECT_TO=f"daily-courier.test:80=127.0.0.1:{site.port}")
        assert b"\r\nHost: daily-courier.test\r\n" in site.log[0][1]
        assert (got.exchange.url, got.exchange.peer) == ("http://daily-courier.test/a", "127.0.0.1")
        assert str(got.response.ip_address) == "127.0.0.1"


def test_an_international_name_goes_out_as_punycode():
    with RawServer({"*": [ok()]}) as site:
        fetch(
            "http://вісник.test/",
            CONNECT_TO=f"xn--b1amgt1b.test:80=127.0.0.1:{site.port} *.test:80=127.0.0.1:{site.port}",
        )
        assert site.log[0][1].split(b"\r\n")[1].startswith(b"Host: xn--")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:99999/", "http://127.0.0.1:x/", f"http://{'a' * 64}.test/", "http:///a"]
)
def test_a_url_that_cannot_be_asked_is_an_error_in_one_line(url):
    got = fetch(Request(url, meta={"verbatim_url": True}))
    assert isinstance(got.error, NotSupported)
    assert str(got.error).startswith(got.request.url)
    assert got.exchange is None


# --- connections ---


def test_a_connection_is_kept_for_the_next_exchange():
    with RawServer({"*": [ok()], "/chunks": [chunks(HTML)], "/head": [OK + LENGTH + b"\r\n"]}) as site:
        got = fetch_all(site.url("/a"), site.url("/chunks"), Request(site.url("/head"), method="HEAD"), site.url("/b"))
        assert [one.response.status for one in got] == [200] * 4
        assert site.connections == 1


@pytest.mark.parametrize(
    "answer",
    [
        ok(HTML, b"Connection: close"),
        of(HTML, version=b"HTTP/1.0"),
        of(HTML, b"Content-Length: 3"),
        chunks(HTML, b"Content-Length: 99"),
        ok(HTML) + b"more",
    ],
    ids=["close", "HTTP/1.0", "unequal lengths", "both lengths", "extra bytes"],
)
def test_a_connection_that_may_be_out_of_step_is_not_used_again(answer):
    with RawServer({"/a": [answer], "/b": [ok(b"b")]}) as site:
        _, second = fetch_all(site.url("/a"), site.url("/b"))
        assert (second.response.body, site.connections) == (b"b", 2)


def test_bytes_between_two_exchanges_close_the_connection():
    asked = threading.Event()
    with RawServer({"/a": [ok(), asked.wait, b"HTTP/1.1 200 OK\r\n\r\nforged", HOLD], "/b": [ok(b"b")]}) as site:

        async def both():
            handler = WireHandler(get_crawler(settings_dict={"EGRESS_ALLOW": "127.0.0.0/8:*"}))
            await handler.download_request(Request(site.url("/a")))
            (waiting,) = handler.pool._idle.values()
            asked.set()
            while not waiting[0].lost:
                await asyncio.sleep(0.001)
            second = await handler.download_request(Request(site.url("/b")))
            await handler.close()
            return second

        assert asyncio.run(both()).body == b"b"
        assert site.connections == 2


def test_only_so_many_connections_wait_and_closed_ones_make_room():
    with RawServer({"*": [ok()], "/left": [ok(), CLOSE]}) as site:
        open_ = []

        def few(crawler, handler):
            handler.pool.idle_limit = 2
            crawler.signals.connect(lambda: open_.append(handler.pool._waiting), exchange_finished, weak=False)

        urls = [f"http://{name}.localhost:{site.port}/{'left' if name == 'b' else ''}" for name in "abcd"]
        got = fetch_all(*urls, prepare=few)
        assert [one.response.status for one in got] == [200] * 4
        assert site.connections == 4
        assert max(open_) == 2


def closing_when_asked_again(request, nth):
    return [ok()] if nth == 1 else [CLOSE] if nth == 2 else [ok(b"again")]


def test_a_connection_that_was_closed_while_it_waited_is_opened_again():
    with RawServer({"/a": closing_when_asked_again}) as site:
        first, second = fetch_all(site.url("/a"), site.url("/a"))
        assert (first.response.body, second.response.body) == (b"<p>hello</p>", b"again")
        assert (site.connections, len(site.log)) == (2, 3)
        assert [exchange.status for exchange in exchanges(second.request)] == [0, 200]


def test_a_post_is_never_sent_twice():
    with RawServer({"/a": closing_when_asked_again}) as site:
        _, second = fetch_all(*[Request(site.url("/a"), method="POST", body=b"x") for _ in range(2)])
        assert isinstance(second.error, DownloadFailedError)
        assert len(site.log) == 2


def test_a_new_connection_without_an_answer_is_not_tried_again_here():
    with RawServer({"/a": [CLOSE]}) as site:
        assert isinstance(fetch(site.url("/a")).error, DownloadFailedError)
        assert site.connections == 1


def test_no_more_requests_at_once_than_the_slot_allows():
    gate = threading.Barrier(4)
    with RawServer({"*": lambda *_: [gate.wait, ok()]}) as site:
        urls = [site.url(f"/{n}") for n in range(20)]
        got = fetch_all(*urls, at_once=True, CONCURRENT_REQUESTS_PER_DOMAIN=4)
        assert [one.response.status for one in got] == [200] * 20
        assert (site.most, site.connections) == (4, 4)


def test_a_slots_own_limit_wins():
    with RawServer({"*": [ok()]}) as site:
        requests = [Request(site.url(f"/{n}"), meta={"download_slot": "slow"}) for n in range(6)]
        fetch_all(*requests, at_once=True, DOWNLOAD_SLOTS={"slow": {"concurrency": 1}})
        assert (site.most, site.connections) == (1, 1)


def test_large_bodies_take_turns():
    held = threading.Barrier(6)  # all six have sent the head before any goes on
    body = bytes(3 << 20)
    with RawServer({"*": lambda *_: [OK + b"Content-Length: %d\r\n\r\n" % len(body), held.wait, body]}) as site:
        seen = []

        def watch(crawler, handler):
            handler.turns = Turns(most=4 << 20, stall_s=0.1)  # what came is held until the end: one reads on then

            def received(data):
                seen.append(handler.turns.held)

            crawler.signals.connect(received, signals.bytes_received, weak=False)

        got = fetch_all(*[site.url(f"/{n}") for n in range(6)], at_once=True, prepare=watch)
        assert [len(one.response.body) for one in got] == [len(body)] * 6
        assert max(seen) > 4 << 20
        assert len(seen) > 6


def test_the_answer_to_an_upload_that_the_server_does_not_read_is_kept():
    refusal = of(b"too large", b"Connection: close", status=b"413 Content Too Large")
    with RawServer({"/a": [refusal, CLOSE]}, read=False) as site:
        got = fetch(Request(site.url("/a"), method="POST", body=bytes(8 << 20)))
        assert got.exchange.status == 413
        assert got.response.body == b"too large"


def test_a_bind_address_is_bound():
    with RawServer({"*": [ok()]}) as site:
        peers = []
        site.scripts["*"] = lambda *_: [lambda: peers.extend(peer.getpeername()[0] for peer in site.peers), ok()]
        fetch_all(site.url("/a"), DOWNLOAD_BIND_ADDRESS="127.0.0.7")
        fetch_all(Request(site.url("/b"), meta={"bindaddress": ("127.0.0.8", 0)}))
        assert peers == ["127.0.0.7", "127.0.0.8"]


def test_where_nobody_listens_the_connection_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    got = fetch(f"http://127.0.0.1:{port}/")
    assert isinstance(got.error, DownloadConnectionRefusedError)
    assert f"127.0.0.1 port {port}" in got.exchange.error
    assert (got.exchange.request, got.exchange.head) == (b"", b"")


def test_a_name_that_nobody_knows_is_an_exchange_with_that_error():
    got = fetch("http://no-such-host.invalid/")
    assert isinstance(got.error, CannotResolveHostError)
    assert got.exchange.error.startswith("no-such-host.invalid: ")


def test_a_bad_row_is_told_instead_of_fetching():
    crawler = get_crawler(settings_dict={"EGRESS_ALLOW": "127.0.0.1"})
    with pytest.raises(NotConfigured, match=r"EGRESS_ALLOW: '127\.0\.0\.1': that is no net:port; write"):
        WireHandler.from_crawler(crawler)


def test_both_schemes_share_one_handler_until_it_is_closed():
    crawler = get_crawler()
    handler = WireHandler.from_crawler(crawler)
    assert WireHandler.from_crawler(crawler) is handler
    asyncio.run(handler.close())
    assert WireHandler.from_crawler(crawler) is not handler


# --- limits ---


@pytest.mark.parametrize(
    ("script", "body", "head"),
    [
        ([HOLD], b"", False),
        ([b"HTTP/1.1 200 OK\r\nA: b", HOLD], b"HTTP/1.1 200 OK\r\nA: b", False),
        ([OK + LENGTH + b"\r\npa", HOLD], b"pa", True),
        ([OK + b"\r\npage", HOLD], b"page", True),
    ],
    ids=["no answer", "within the head", "within the body", "no end"],
)
def test_a_slow_answer_is_broken_off_and_what_came_is_kept(script, body, head):
    with RawServer({"/a": script}) as site:
        got = fetch(Request(site.url("/a"), meta={"download_timeout": 0.3}))
        assert isinstance(got.error, DownloadTimeoutError)
        assert (got.exchange.body, bool(got.exchange.head)) == (body, head)
        assert got.exchange.truncated == ("time" if body else "")
        assert got.exchange.error == "took longer than 0.3 s"


def test_the_time_limit_covers_the_tls_handshake():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        got = fetch(f"https://127.0.0.1:{port}/", DOWNLOAD_TIMEOUT=0.3)
        assert isinstance(got.error, DownloadTimeoutError)
        assert got.exchange.error == f"took longer than 0.3 s, in the TLS handshake with 127.0.0.1 port {port}"


def test_a_body_over_the_limit_is_cancelled_and_its_beginning_kept():
    with RawServer({"/known": [of(bytes(5000))], "/unknown": [OK + b"\r\n" + bytes(5000), HOLD]}) as site:
        for target in ("/known", "/unknown"):
            got = fetch(site.url(target), DOWNLOAD_MAXSIZE=1000)
            assert isinstance(got.error, DownloadCancelledError)
            assert "larger than download max size (1000)" in str(got.error)
            assert (got.exchange.body, got.exchange.truncated) == (bytes(1000), "length")


def test_a_large_body_is_warned_of_once(caplog):
    with RawServer({"/known": [of(bytes(5000))], "/unknown": [OK + b"\r\n" + bytes(5000), CLOSE]}) as site:
        got = fetch_all(site.url("/known"), site.url("/unknown"), DOWNLOAD_WARNSIZE=1000)
        assert [len(one.response.body) for one in got] == [5000, 5000]
        assert ["DOWNLOAD_WARNSIZE" in message for message in caplog.messages] == [True, True]


def test_a_head_over_the_limit_is_cancelled():
    with RawServer({"/a": [OK + b"A: " + b"x" * 5000 + b"\r\n\r\n"]}) as site:
        got = fetch(site.url("/a"), DOWNLOAD_HEAD_MAXSIZE=4096)
        assert isinstance(got.error, DownloadCancelledError)
        assert got.exchange.error == "the head is over 4096 bytes"
        assert got.exchange.body.startswith(OK)


def test_an_answer_cut_by_a_reset_is_lost_data_to_scrapy_and_a_truncated_exchange():
    with RawServer({"/a": [OK + b"Content-Length: 9\r\n\r\npage", RESET]}) as site:
        got = fetch(site.url("/a"))
        assert isinstance(got.error, ResponseDataLossError)
        assert (got.exchange.body, got.exchange.truncated) == (b"page", "disconnect")
        assert "lost" in got.exchange.error


def test_a_cut_page_is_handed_on_flagged_when_no_try_is_left():
    with RawServer({"/a": [OK + b"Content-Length: 9\r\n\r\npage", CLOSE]}) as site:
        settings = {"KEEP_CUT_PAGES": True, "RETRY_TIMES": 2}
        first = fetch(site.url("/a"), **settings)
        assert isinstance(first.error, ResponseDataLossError)
        last = fetch(Request(site.url("/a"), meta={"retry_times": 2}), **settings)
        assert (last.response.body, last.response.flags) == (b"page", ["dataloss"])
        alone = fetch(Request(site.url("/a"), meta={"dont_retry": True}), **settings)
        assert alone.response.flags == ["dataloss"]


def held(kind):
    return [thing for thing in gc.get_objects() if isinstance(thing, kind)]


def test_a_body_is_freed_with_its_response_and_waits_for_no_garbage_collector():
    good = {"/a": [of(HTML)], "/chunks": [chunks(HTML)], "/closed": [OK + b"\r\n" + HTML, CLOSE]}
    bad = {
        "/cut": [OK + b"Content-Length: 9\r\n\r\npage", RESET],
        "/none": [CLOSE],
        "/large": [of(bytes(5000))],
        "/slow": [OK + b"\r\npage", HOLD],
    }
    with RawServer(good | bad) as site:
        gc.collect()
        others = set(map(id, held((Exchange, Answer))))  # of other tests' modules
        gc.disable()
        try:
            got = fetch_all(*map(site.url, good))
            assert [one.response.body for one in got] == [HTML] * 3
            del got
            assert [one for one in held((Exchange, Answer)) if id(one) not in others] == []
            got = fetch_all(*map(site.url, bad), DOWNLOAD_MAXSIZE=4000, DOWNLOAD_TIMEOUT=0.3)
            assert [one.response for one in got] == [None] * 4
            assert [answer.body for answer in held(Answer) if answer.body] == []  # tracebacks hold answers, no bodies
        finally:
            gc.enable()


# --- Scrapy's signals ---


@pytest.mark.parametrize("fail", [True, False])
@pytest.mark.parametrize("signal", ["headers_received", "bytes_received"])
def test_a_signal_handler_can_stop_the_download(signal, fail):
    seen = []

    def stop(**said):
        seen.append(said)
        raise StopDownload(fail=fail)

    def connect(crawler, handler):
        crawler.signals.connect(stop, getattr(signals, signal), weak=False)

    with RawServer({"/a": [OK + b"Content-Length: 9\r\n\r\npage", HOLD]}) as site:
        got = fetch(site.url("/a"), prepare=connect)
        response = got.error.response if fail else got.response
        assert isinstance(got.error, StopDownload) == fail
        assert (response.body, response.flags) == (b"page", ["download_stopped"])
        assert (got.exchange.body, got.exchange.truncated) == (b"page", "unspecified")
        if signal == "headers_received":
            assert (seen[0]["body_length"], seen[0]["headers"]["Content-Length"]) == (9, b"9")
        else:
            assert seen[0]["data"] == b"page"


def test_bytes_received_tells_every_byte_of_the_body_without_chunks():
    told = []

    def connect(crawler, handler):
        crawler.signals.connect(lambda data: told.append(data), signals.bytes_received, weak=False)

    with RawServer({"/a": [chunks(HTML, size=9)]}) as site:
        fetch(site.url("/a"), prepare=connect)
        assert b"".join(told) == HTML


def test_the_response_tells_latency_address_and_protocol():
    with RawServer({"/a": [of(HTML, b"Content-Type: text/html", version=b"HTTP/1.0"), CLOSE]}) as site:
        got = fetch(site.url("/a"))
        assert 0 < got.request.meta["download_latency"] < 5
        assert (str(got.response.ip_address), got.response.protocol) == ("127.0.0.1", "HTTP/1.0")
        assert type(got.response).__name__ == "HtmlResponse"
        assert got.response.certificate is None


def test_the_exchange_is_kept_with_its_request_and_response():
    with RawServer({"/a": [ok()]}) as site:
        got = fetch(site.url("/a"))
        assert exchanges(got.request) == (got.exchange,)
        assert exchanges(got.response.replace(request=got.request)) == (got.exchange,)
        assert exchanges(Request("http://a.test/")) == ()


# --- TLS ---


def test_a_certificate_that_nobody_trusts_is_fetched_and_said():
    _, context = certificate()
    with RawServer({"*": [ok()]}, tls=context) as site:
        first, second = fetch_all(site.url("/a"), site.url("/b"))
        assert first.response.body == b"<p>hello</p>"
        assert not first.exchange.verified
        assert first.exchange.faults == ("certificate of 127.0.0.1 not trusted: self-signed certificate",)
        assert ssl.DER_cert_to_PEM_cert(first.response.certificate).startswith("-----BEGIN")
        assert second.exchange.faults == first.exchange.faults
        assert site.connections == 2  # the refused handshake, and one that both shared


def test_a_trusted_certificate_is_verified(monkeypatch):
    path, context = certificate()
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with RawServer({"*": [ok()]}, tls=context) as site:
        got = fetch(site.url("/a").replace("127.0.0.1", "localhost"))
        assert (got.exchange.verified, got.exchange.faults) == (True, ())
        assert site.connections == 1


def test_a_machine_without_certificates_uses_certifis(monkeypatch, tmp_path):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    assert tls_context(get_crawler().settings, verify=True).cert_store_stats()["x509_ca"] > 50


def test_a_certificate_for_another_name_is_said(monkeypatch):
    path, context = certificate()
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with RawServer({"*": [ok()]}, tls=context) as site:
        got = fetch("https://courier.test/", CONNECT_TO=f"courier.test:443=127.0.0.1:{site.port}")
        assert not got.exchange.verified
        assert "Hostname mismatch" in got.exchange.faults[0]


def test_certificates_can_be_demanded():
    _, context = certificate()
    with RawServer({"*": [ok()]}, tls=context) as site:
        got = fetch(site.url("/a"), DOWNLOAD_VERIFY_CERTIFICATES=True)
        assert isinstance(got.error, DownloadFailedError)
        assert "not trusted" in got.exchange.error
        assert site.log == []


def test_tls_versions_can_be_limited():
    _, context = certificate()
    with RawServer({"*": [ok()]}, tls=context) as site:
        versions = []
        site.scripts["*"] = lambda *_: [lambda: versions.extend(peer.version() for peer in site.peers), ok()]
        fetch(site.url("/a"), DOWNLOAD_TLS_MAX_VERSION="TLSv1.2")
        assert versions == ["TLSv1.2"]


def test_a_server_that_speaks_no_tls_is_a_failure_not_a_hang():
    with RawServer({"*": [NOT_FOUND]}, greet=NOT_FOUND) as site:
        got = fetch(site.url("/a").replace("http:", "https:"))
        assert isinstance(got.error, DownloadFailedError)
        assert got.exchange.error.startswith("TLS with 127.0.0.1 port ")


# --- proxies ---


def through(proxy, url, credentials="", **settings):
    meta = {"proxy": f"http://{credentials}127.0.0.1:{proxy.port}"}
    return fetch(Request(url, meta=meta), **settings)


def test_a_page_comes_through_an_http_proxy_and_its_credentials_are_not_kept():
    with RawServer({"*": [ok(b"in")]}) as site, Proxy(site) as proxy:
        got = through(proxy, "http://courier.test/a?b", "me:secret@")
        told = base64.b64encode(b"me:secret")
        assert proxy.heads[0].startswith(b"GET http://courier.test/a?b HTTP/1.1\r\nHost: courier.test\r\n")
        assert b"Proxy-Authorization: Basic " + told in proxy.heads[0]
        assert got.response.body == b"in"
        assert (got.exchange.via_proxy, got.exchange.peer) == (True, "127.0.0.1")
        assert b"Proxy-Authorization: " + b"x" * (6 + len(told)) in got.exchange.request
        assert len(got.exchange.request) == len(proxy.heads[0])


def test_a_page_comes_through_a_tunnel_and_the_outlet_sees_no_credentials():
    _, context = certificate()
    with RawServer({"*": [ok(b"in")]}, tls=context) as site, Proxy(site) as proxy:
        got = through(proxy, "https://courier.test/a", "me:secret@")
        assert proxy.heads[0].startswith(b"CONNECT courier.test:443 HTTP/1.1\r\nHost: courier.test:443\r\n")
        assert b"Proxy-Authorization: Basic " in proxy.heads[0]
        assert got.response.body == b"in"
        assert got.exchange.request == site.log[0][1] == b"GET /a HTTP/1.1\r\nHost: courier.test\r\n\r\n"
        assert (got.exchange.via_proxy, got.exchange.verified) == (True, False)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_must_stand_on_the_list(scheme):
    with RawServer({"*": [ok()]}) as site, Proxy(site) as proxy:
        got = through(proxy, f"{scheme}://courier.test/", EGRESS_ALLOW="127.0.0.0/8:1")
        assert isinstance(got.error, EgressRefused)
        assert "a proxy must be listed" in str(got.error)
        assert (got.exchange, proxy.heads) == (None, [])


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "https://[fd00::1]/", "http://127.1/", "http://db.localhost/"])
def test_a_proxy_is_not_asked_for_a_forbidden_place(url):
    with RawServer({"*": [ok()]}) as site, Proxy(site) as proxy:
        got = through(proxy, url, EGRESS_ALLOW=f"127.0.0.1:{proxy.port}")
        assert isinstance(got.error, EgressRefused)
        assert proxy.heads == []


def test_a_tunnel_that_the_proxy_refuses_is_a_failure_that_names_the_proxy():
    refusal = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    with RawServer({"*": [ok()]}) as site, Proxy(site, refuse=refusal) as proxy:
        got = through(proxy, "https://courier.test/")
        assert isinstance(got.error, DownloadFailedError)
        assert got.exchange.error == (
            f"proxy 127.0.0.1 port {proxy.port} opens no tunnel to courier.test:"
            " HTTP/1.1 407 Proxy Authentication Required"
        )
        assert got.exchange.request == b""


def test_a_proxy_of_another_kind_is_refused_in_words():
    got = fetch(Request("http://courier.test/", meta={"proxy": "socks5://127.0.0.1:1080"}))
    assert isinstance(got.error, NotSupported)
    assert str(got.error) == "proxy socks5://127.0.0.1: only http:// proxies are supported"


def test_the_examples_in_the_docstrings_hold():
    for module in (answer, connection, egress, sending, wire):
        assert doctest.testmod(module).failed == 0

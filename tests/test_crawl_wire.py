"""Whole Scrapy crawls over the download handler: what its middlewares make of it, and which exchanges a page has."""

import gzip
import zlib

import brotli
import pytest
import zstandard

from tests.crawls import crawl
from tests.servers import CLOSE, HOLD, Proxy, RawServer, ok

PAGE = b"<html><body><p>The bridge opened on Monday.</p></body></html>"


def to(place, status=b"302 Found"):
    return [ok(b"moved", b"Location: " + place, status=status)]


def second_time(first, then):
    return lambda request, nth: first if nth == 1 else then


def coded(body, coding):
    return [ok(body, b"Content-Encoding: " + coding)]


SITE = {
    "/robots.txt": [ok(b"User-agent: *\nDisallow: /private\n")],
    "/": [ok(PAGE)],
    "/private/a": [ok(PAGE)],
    "/301": to(b"/302", b"301 Moved Permanently"),
    "/302": to(b"/307"),
    "/307": to(b"/308", b"307 Temporary Redirect"),
    "/308": to(b"/", b"308 Permanent Redirect"),
    "/loop": to(b"/loop"),
    "/into-private": to(b"/private/a"),
    "/refresh": [ok(b'<html><head><meta http-equiv="refresh" content="0; url=/302"></head></html>')],
    "/busy": second_time([ok(b"later", status=b"503 Service Unavailable")], [ok(PAGE)]),
    "/hangs-up": second_time([CLOSE], [ok(PAGE)]),
    "/cut": second_time([b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut", CLOSE], [ok(PAGE)]),
    "/always-cut": [b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut", CLOSE],
    "/never": [CLOSE],
    "/404": [ok(b"gone", status=b"404 Not Found")],
    "/gzip": coded(gzip.compress(PAGE), b"gzip"),
    "/deflate": coded(zlib.compress(PAGE), b"deflate"),
    "/br": coded(brotli.compress(PAGE), b"br"),
    "/zstd": coded(zstandard.compress(PAGE), b"zstd"),
    "/bomb": coded(gzip.compress(bytes(3 << 20)), b"gzip"),
    "/big": [ok(bytes(2 << 20))],
}


@pytest.fixture(scope="module")
def crawled():
    """One crawl of everything, and the server that it saw."""
    with RawServer(dict(SITE)) as site:
        urls = [site.url(target) for target in SITE if target not in ("/robots.txt",)]
        forbidden = site.url("/").replace("127.0.0.1", "10.0.0.1")
        site.scripts["/into-the-intranet"] = to(forbidden.encode())
        settings = {"ROBOTSTXT_OBEY": True, "DOWNLOAD_MAXSIZE": 1 << 20, "REDIRECT_MAX_TIMES": 5}
        found = crawl(*urls, site.url("/into-the-intranet"), **settings)
        yield site, found, {page.asked.removeprefix(site.url("")): page for page in found.pages}


def chain(page):
    """Path and status of each exchange."""
    return [("/" + exchange.url.split("/", 3)[3], exchange.status) for exchange in page.exchanges]


def test_every_exchange_of_a_crawl_is_told_and_equals_the_wire(crawled):
    site, found, _ = crawled
    assert len(found.exchanges) == len(site.log)
    left = [(request, sent) for _, request, sent in site.log]
    for exchange, _ in found.exchanges:
        sent = exchange.head + exchange.body
        match = next(pair for pair in left if pair[0] == exchange.request and pair[1].startswith(sent))
        left.remove(match)
    assert left == []


def test_robots_txt_is_an_exchange_and_obeyed(crawled):
    site, found, pages = crawled
    assert [exchange.url for exchange, _ in found.exchanges].count(site.url("/robots.txt")) == 1
    assert pages["/private/a"].error == "IgnoreRequest: Forbidden by robots.txt"
    assert pages["/private/a"].exchanges == ()
    assert site.requests("/private/a") == []


def test_every_hop_of_a_redirect_is_in_the_pages_chain(crawled):
    _, _, pages = crawled
    assert chain(pages["/301"]) == [("/301", 301), ("/302", 302), ("/307", 307), ("/308", 308), ("/", 200)]
    assert pages["/301"].body == PAGE


def test_a_meta_refresh_is_a_hop_as_well(crawled):
    _, _, pages = crawled
    assert chain(pages["/refresh"]) == [("/refresh", 200), ("/302", 302), ("/307", 307), ("/308", 308), ("/", 200)]


@pytest.mark.parametrize(("target", "first"), [("/busy", 503), ("/hangs-up", 0), ("/cut", 200)])
def test_a_failed_try_is_retried_and_stays_in_the_chain(crawled, target, first):
    _, _, pages = crawled
    assert chain(pages[target]) == [(target, first), (target, 200)]
    assert (pages[target].body, pages[target].flags) == (PAGE, [])


def test_a_page_cut_at_every_try_is_handed_on_flagged(crawled):
    _, _, pages = crawled
    page = pages["/always-cut"]
    assert (page.body, page.flags) == (b"cut", ["dataloss"])
    assert [exchange.truncated for exchange in page.exchanges] == ["disconnect"] * 3


def test_an_errback_gets_the_chain_of_every_failed_try(crawled):
    _, _, pages = crawled
    assert pages["/never"].error.startswith("DownloadFailedError: ")
    tries = pages["/never"].exchanges  # three, and one more for each that went out on a connection that had waited
    assert len(tries) >= 3
    assert {(exchange.status, exchange.error) for exchange in tries} == {
        (0, "the connection was closed without an answer")
    }


def test_an_errback_gets_the_hops_that_led_to_what_failed(crawled):
    _, _, pages = crawled
    assert chain(pages["/into-private"]) == [("/into-private", 302)]
    assert pages["/into-private"].error == "IgnoreRequest: Forbidden by robots.txt"
    assert chain(pages["/404"]) == [("/404", 404)]
    assert pages["/404"].status == 404


def test_a_redirect_into_the_intranet_is_refused_without_a_retry(crawled):
    _, _, pages = crawled
    assert pages["/into-the-intranet"].error.startswith("EgressRefused: refused to connect to 10.0.0.1 port ")
    assert chain(pages["/into-the-intranet"]) == [("/into-the-intranet", 302)]


def test_a_redirect_loop_ends_at_the_limit(crawled):
    _, _, pages = crawled
    assert pages["/loop"].error == "IgnoreRequest: max redirections reached"
    assert chain(pages["/loop"]) == [("/loop", 302)] * 6


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_scrapy_decodes_and_the_exchange_keeps_the_coding(crawled, coding):
    site, _, pages = crawled
    page = pages[f"/{coding}"]
    assert page.body == PAGE
    assert page.exchanges[-1].head + page.exchanges[-1].body == site.sent(f"/{coding}")
    assert b"\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n" in page.exchanges[-1].request


def test_what_is_too_large_coded_or_decoded_is_dropped_but_kept_as_an_exchange(crawled):
    _, _, pages = crawled
    assert "gzip: decoded to over 200 times its size" in pages["/bomb"].error
    assert (pages["/bomb"].exchanges[0].status, pages["/bomb"].exchanges[0].truncated) == (200, "")
    assert pages["/big"].error.startswith("DownloadCancelledError: ")
    assert pages["/big"].exchanges[0].truncated == "length"


def test_scrapys_log_has_no_error_of_ours(crawled):
    _, found, _ = crawled
    assert "Traceback" not in found.log
    assert "Warning" not in found.log


def test_a_time_limit_is_retried_and_told(crawled):
    with RawServer({"/slow": second_time([b"HTTP/1.1 200 OK\r\n\r\npart", HOLD], [ok(PAGE)])}) as site:
        (page,) = crawl(site.url("/slow"), DOWNLOAD_TIMEOUT=0.5).pages
        assert [(exchange.truncated, exchange.body) for exchange in page.exchanges] == [("time", b"part"), ("", PAGE)]


def test_a_burst_stays_within_the_limit_of_a_slot():
    with RawServer({"*": [ok(PAGE)]}) as site:
        found = crawl(*[site.url(f"/{n}") for n in range(60)], CONCURRENT_REQUESTS_PER_DOMAIN=4)
        assert len(found.pages) == 60
        assert site.most <= 4
        assert site.connections <= 4


def test_autothrottle_learns_from_the_latency():
    with RawServer({"*": [ok(PAGE)]}) as site:
        settings = {"AUTOTHROTTLE_ENABLED": True, "AUTOTHROTTLE_START_DELAY": 1, "AUTOTHROTTLE_DEBUG": True}
        found = crawl(*[site.url(f"/{n}") for n in range(3)], **settings)
        delays = [int(line.split("delay:")[1].split()[0]) for line in found.log.splitlines() if "delay:" in line]
        assert len(delays) == 3
        assert 1000 > delays[0] > delays[-1] > 0
        assert all(page.latency > 0 for page in found.pages)


def test_the_chain_survives_queues_on_disk(tmp_path):
    with RawServer({"/a": to(b"/busy"), "/busy": SITE["/busy"]}) as site:
        (page,) = crawl(site.url("/a"), JOBDIR=str(tmp_path)).pages
        assert chain(page) == [("/a", 302), ("/busy", 503), ("/busy", 200)]


def test_meta_copied_by_a_spider_starts_a_new_chain():
    with RawServer({"/a": to(b"/b"), "/b": [ok(PAGE)], "/c": to(b"/d"), "/d": [ok(PAGE)]}) as site:
        pages = {page.asked: page for page in crawl(site.url("/a"), FOLLOW=site.url("/c")).pages}
        assert chain(pages[site.url("/a")]) == [("/a", 302), ("/b", 200)]
        assert chain(pages[site.url("/c")]) == [("/c", 302), ("/d", 200)]


def test_the_proxy_of_the_environment_is_used(monkeypatch):
    with RawServer({"*": [ok(PAGE)]}) as site, Proxy(site) as proxy:
        monkeypatch.setenv("http_proxy", f"http://me:secret@127.0.0.1:{proxy.port}")
        (page,) = crawl("http://courier.test/a").pages
        assert page.body == PAGE
        assert proxy.heads[0].startswith(b"GET http://courier.test/a HTTP/1.1\r\n")
        assert page.exchanges[0].via_proxy
        assert b"Proxy-Authorization: xxxxxx" in page.exchanges[0].request


def test_settings_come_from_the_environment(monkeypatch):
    with RawServer({"*": [ok(PAGE)]}) as site:
        monkeypatch.setenv("CONNECT_TO", f"courier.test:80=127.0.0.1:{site.port}")
        monkeypatch.setenv("CONTACT", "mailto:desk@courier.test")
        (page,) = crawl("http://courier.test/a").pages
        assert page.body == PAGE
        assert b"(news archive; mailto:desk@courier.test)\r\n" in site.log[0][1]


def test_only_http_is_fetched():
    pages = crawl("file:///etc/hostname", "data:,x", "ftp://127.0.0.1/x", "s3://bucket/x").pages
    assert len(pages) == 4
    assert all(page.error.startswith("NotSupported: Unsupported URL scheme") for page in pages)


def test_a_bad_row_of_a_setting_is_told_in_one_line():
    (page,) = crawl("http://127.0.0.1/", EGRESS_ALLOW="everything").pages
    assert "EGRESS_ALLOW: 'everything': that is no net:port; write 127.0.0.0/8:* or [::1]/128:8080" in page.error

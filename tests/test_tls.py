"""TLS servers as they go wrong: one verdict each, with the cause in words, in bounded time; nothing slips through."""

import json
import socket
import ssl
import struct
import time
from contextlib import ExitStack

import pytest
from scrapy import Request

from archive.warc import read_event
from tests.certificates import Root
from tests.commands import Newsroom
from tests.farm import coverage, rss, xml
from tests.fetching import fetch
from tests.servers import HOLD, NOT_FOUND, RawServer, ok

TLS10, TLS11, TLS12 = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_2
HALF_A_HELLO = b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03" + bytes(20)  # of a record of 122 bytes
HELLO_OF_TLS10 = b"\x16\x03\x01\x00\x2a\x02\x00\x00\x26\x03\x01" + bytes(32) + b"\x00\x00\x2f\x00"
HANDSHAKE_FAILURE = b"\x15\x03\x03\x00\x02\x02\x28"
ARTICLE = coverage(1)
TIMEOUT_S = 4

MISMATCH = "Hostname mismatch, certificate is not valid for "
UNTRUSTED = {  # name: (the names in its certificate, how else it is made, what is said)
    "expired": (["expired.test"], {"begin": -9, "end": -1}, "certificate has expired"),
    "early": (["early.test"], {"begin": 1, "end": 9}, "certificate is not yet valid"),
    "own": (["own.test"], {"own": True}, "self-signed certificate"),
    "unknown": (["unknown.test"], {}, "unable to get local issuer certificate"),
    "wrong": (["good.test"], {}, MISMATCH + "'wrong.test'"),
    "common": ([], {"common": "common.test"}, MISMATCH + "'common.test'"),
    "wild": (["*.wild.test"], {}, MISMATCH + "'wild.test'"),
    "address": (["127.0.0.1"], {}, MISMATCH + "'address.test'"),
    "client": (["client.test"], {"server": False}, "unsuitable certificate purpose"),
    "weak": (["weak.test"], {"bits": 1024}, "EE certificate key too weak"),
}
SLOW = f"took longer than {TIMEOUT_S} s, in the TLS handshake with "
NO_VERSION = "it takes no TLS version that is spoken here, 1.2 and 1.3 unless set otherwise (TLSV1_ALERT"
NO_CIPHER = "it refuses: no cipher in common, or it wants a client's certificate (SSLV3_ALERT_HANDSHAKE_FAILURE)"
OLDER = "it speaks an older TLS than is spoken here, 1.2 unless set otherwise (UNSUPPORTED_PROTOCOL)"
BROKEN = {  # name: (TLS, what it sends at once, its answer, what is said)
    "silent": (None, b"", [HOLD], SLOW),
    "half": (None, HALF_A_HELLO, [HOLD], SLOW),
    "plain": (None, NOT_FOUND, [HOLD], "what came is no TLS (WRONG_VERSION_NUMBER)"),
    "alert": (None, HANDSHAKE_FAILURE, [HOLD], NO_CIPHER),
    "older": (None, HELLO_OF_TLS10, [HOLD], OLDER),
    "old10": ({"most": TLS10}, b"", [ok()], NO_VERSION),
    "old11": ({"most": TLS11}, b"", [ok()], NO_VERSION),
    "anon": ({"most": TLS12, "ciphers": "ADH:@SECLEVEL=0"}, b"", [ok()], NO_CIPHER),
    "clear": ({"most": TLS12, "ciphers": "eNULL:@SECLEVEL=0"}, b"", [ok()], NO_CIPHER),
}
CLOSED = "the connection was closed in the handshake"
pytestmark = pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")  # servers may speak what is old


class HangsUp(RawServer):
    """Closes each connection once the client has said its first word."""

    def _serve(self, peer):
        self.connections += 1
        peer.recv(65536)
        peer.close()


class Resets(RawServer):
    """Breaks each connection off once the client has said its first word."""

    def _serve(self, peer):
        self.connections += 1
        peer.recv(65536)
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        peer.close()


@pytest.fixture(scope="module")
def root():
    return Root()


@pytest.fixture(scope="module")
def outlets(root):
    """Every server by its name, `good` and those of the tables above."""
    site = {"/a": [ok(ARTICLE)], "/robots.txt": [NOT_FOUND]}
    with ExitStack() as stack:
        found = {"good": stack.enter_context(RawServer(dict(site), tls=root.context("good.test")))}
        for name, (names, how, _) in UNTRUSTED.items():
            maker = Root("Nobody's Root") if name == "unknown" else root
            found[name] = stack.enter_context(RawServer(dict(site), tls=maker.context(*names, **how)))
        for name, (how, greet, answer, _) in BROKEN.items():
            tls = root.context(f"{name}.test", **how) if how else None
            found[name] = stack.enter_context(RawServer({"*": answer}, tls=tls, greet=greet))
        found |= {"hangsup": stack.enter_context(HangsUp({})), "resets": stack.enter_context(Resets({}))}
        yield found


@pytest.fixture
def trusted(root, monkeypatch):
    """Have the tests' root trusted, and nobody else."""
    monkeypatch.setenv("SSL_CERT_FILE", str(root.path))
    monkeypatch.setenv("SSL_CERT_DIR", str(root.folder / "none"))


def rows(outlets):
    return " ".join(f"{name}.test:443=127.0.0.1:{server.port}" for name, server in outlets.items())


def desk(folder, root, outlets):
    env = {"SSL_CERT_FILE": str(root.path), "SSL_CERT_DIR": str(folder / "none")}
    return Newsroom(folder / "clips", folder / "state", CONNECT_TO=rows(outlets), **env)


@pytest.fixture(scope="module", params=["verified", "unverified"])
def crawled(request, tmp_path_factory, root, outlets):
    """One crawl of every outlet: whether certificates were checked, the lines, the newsroom, the seconds it took."""
    newsroom = desk(tmp_path_factory.mktemp("desk"), root, outlets)
    urls = [f"https://{name}.test/a" for name in outlets]
    options = ["--json", "-s", f"DOWNLOAD_TIMEOUT={TIMEOUT_S}"]
    if request.param == "unverified":
        options += ["-s", "DOWNLOAD_VERIFY_CERTIFICATES=0"]
    began = time.monotonic()
    done = newsroom.page(*urls, *options)
    took_s = time.monotonic() - began
    assert "Traceback" not in done.err, done.err
    lines = {line["url"]: line for line in map(json.loads, done.out.splitlines())}
    assert sorted(lines) == sorted(urls)
    return request.param == "verified", lines, newsroom, took_s


def test_whatever_fails_has_one_verdict_that_names_the_cause(crawled):
    is_verified, lines, _, _ = crawled
    said = {name: words for name, (*_, words) in BROKEN.items()} | dict.fromkeys(("hangsup", "resets"), CLOSED)
    failed = "TLS with {}.test port 443 failed: {}"
    said = {name: words if words == SLOW else failed.format(name, words) for name, words in said.items()}
    if is_verified:
        trust = "certificate of {}.test not trusted: {}"
        said |= {name: trust.format(name, words) for name, (*_, words) in UNTRUSTED.items()}
    for name, words in said.items():
        line = lines[f"https://{name}.test/a"]
        assert (line["outcome"], words in line["reason"]) == ("failed", True), line


def test_the_healthy_page_beside_them_is_archived_and_all_ends_in_bounded_time(crawled):
    _, lines, newsroom, took_s = crawled
    good = lines["https://good.test/a"]
    assert (good["outcome"], good["access"]) == ("archived", "full")
    assert [told.get("verified") for told in told_of(newsroom.clips, "https://good.test/a")] == [None]
    assert took_s < 60  # 12 s where nobody else is at work: two tries of 4 s each, side by side
    assert newsroom.run("verify").status == 0


def test_nothing_is_asked_of_a_server_that_cannot_be_trusted(crawled):
    is_verified, _, newsroom, _ = crawled
    answered = {row.url for row in newsroom.clips.rows() if row.kind in ("response", "revisit")}
    names = ["good"] if is_verified else ["good", *UNTRUSTED]
    assert answered == {f"https://{name}.test/{page}" for name in names for page in ("a", "robots.txt")}


def test_with_verification_off_the_page_is_archived_and_its_records_say_so(crawled):
    is_verified, lines, newsroom, _ = crawled
    clips = newsroom.clips
    for name, (*_, words) in {} if is_verified else UNTRUSTED.items():
        line = lines[f"https://{name}.test/a"]
        assert (line["outcome"], line["access"]) == ("archived", "full"), line
        (page,), (robots,) = (told_of(clips, f"https://{name}.test/{target}") for target in ("a", "robots.txt"))
        for told in (page, robots):
            assert told["verified"] is False
            assert any(words in fault for fault in told["faults"])
        (row,) = clips.captures([line["article"]])
        assert not clips.capture(row).exchanges[-1].verified


def told_of(clips, url):
    """What capture records and events say of each exchange of a URL."""
    found = []
    for row in clips.rows():
        if row.kind == "capture":
            found += [told for told in json.loads(clips.record(row).block)["exchanges"] if told["url"] == url]
        elif row.event == "exchange" and row.subject == url:
            found.append(read_event(clips.record(row)).data)
    return found


def to(place):
    return [ok(b"moved", b"Location: " + place.encode(), status=b"302 Found")]


@pytest.mark.parametrize("obey", [1, 0], ids=["robots first", "without robots"])
def test_a_redirect_to_a_server_that_cannot_be_trusted_fails(obey, tmp_path, root):
    with (
        RawServer({"/a": to("https://bad.test/a"), "/b": [ok(ARTICLE)]}, tls=root.context("fine.test")) as fine,
        RawServer({"*": [ok(ARTICLE)]}, tls=root.context("bad.test", begin=-9, end=-1)) as bad,
    ):
        newsroom = desk(tmp_path, root, {"fine": fine, "bad": bad})
        robots = ("-s", f"ROBOTSTXT_OBEY={obey}")
        done = newsroom.page("https://fine.test/a", "https://fine.test/b", "--json", *robots)
        lines = {line["url"]: line for line in map(json.loads, done.out.splitlines())}
        assert (done.status, lines["https://fine.test/b"]["outcome"]) == (3, "archived"), done
        moved = lines["https://fine.test/a"]
        assert moved["outcome"] == "failed"
        assert "certificate of bad.test not trusted: certificate has expired" in moved["reason"]
        assert bad.log == []
        assert {row.url.split("/")[2] for row in newsroom.clips.rows() if row.kind == "response"} == {"fine.test"}


STORY = """
title = "The Kessel bridge toll"
query = "Kessel bridge Velk"
names = ["Velk", "Kessel"]
seeds = ["https://fine.test/news/kessel-bridge-and-the-toll"]
[[outlets]]
home = "https://fine.test/"
feeds = ["https://bad.test/rss"]
sitemaps = ["https://bad.test/sitemap.xml"]
"""


def test_feeds_and_sitemaps_of_a_server_that_cannot_be_trusted_are_gaps_and_not_read(tmp_path, root):
    article, home = "/news/kessel-bridge-and-the-toll", b"<!doctype html><title>Fine</title><p>Hello</p>"
    lure = "https://fine.test/news/velk-rejects-toll-on-kessel-bridge"
    listed = {
        "/rss": [ok(rss("bad.test", [("Velk rejects Kessel bridge toll", lure, "")]))],
        "/sitemap.xml": [ok(xml("urlset", [f"<url><loc>{lure}</loc></url>"]))],
        "/robots.txt": [NOT_FOUND],
    }
    site = {"/": [ok(home)], article: [ok(ARTICLE)], "/news/velk-rejects-toll-on-kessel-bridge": [ok(coverage(2))]}
    with (
        RawServer(site, tls=root.context("fine.test")) as fine,
        RawServer(listed, tls=root.context("bad.test", own=True)) as bad,
    ):
        newsroom = desk(tmp_path, root, {"fine": fine, "bad": bad})
        (tmp_path / "toll.toml").write_text(STORY)
        follow = ("crawl", "story", "-a", "story=toll", "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_TIMES=0")
        done = newsroom.scrapy(*follow, STORIES_DIR=str(tmp_path))
        (key,) = [key for key in newsroom.clips.storage.keys("runs/") if "-toll-" in key]
        gaps = json.loads(newsroom.clips.storage.get(key))["coverage"]["gaps"]
        said = {gap["url"]: gap["reason"] for gap in gaps if gap["kind"] == "unreachable"}
        assert set(said) == {"https://bad.test/rss", "https://bad.test/sitemap.xml"}, done
        assert all("certificate of bad.test not trusted: self-signed certificate" in why for why in said.values())
        assert bad.log == []
        assert fine.requests("/news/velk-rejects-toll-on-kessel-bridge") == []
        assert newsroom.clips.articles() == [f"fine.test{article}"]


def test_a_name_counts_in_subject_alternative_names_alone(root, trusted):
    with RawServer({"*": [ok()]}, tls=root.context("courier.test", common="other.test")) as site:
        to_site = f"*:443=127.0.0.1:{site.port}"
        told = {
            host: fetch(f"https://{host}/", CONNECT_TO=to_site, DOWNLOAD_VERIFY_CERTIFICATES=True).exchange
            for host in ("courier.test", "courier.test.", "other.test", "www.courier.test")
        }
    assert [host for host, exchange in told.items() if exchange.status] == ["courier.test", "courier.test."]
    assert all(exchange.verified for exchange in told.values() if exchange.status)


def test_a_certificate_for_an_address_holds_for_that_address(root, trusted):
    with RawServer({"*": [ok()]}, tls=root.context("127.0.0.1")) as site:
        assert fetch(site.url("/a"), DOWNLOAD_VERIFY_CERTIFICATES=True).exchange.verified


def test_where_it_hangs_is_told(root, trusted):
    with RawServer({"*": [HOLD]}) as proxy:
        request = Request("https://courier.test/", meta={"proxy": f"http://127.0.0.1:{proxy.port}"})
        got = fetch(request, DOWNLOAD_TIMEOUT=0.3)
        why = f"took longer than 0.3 s, waiting for the tunnel of proxy 127.0.0.1 port {proxy.port}"
        assert got.exchange.error == why
        assert str(got.error) == f"https://courier.test/ {why}"
    with RawServer({"*": [HOLD]}, tls=root.context("courier.test")) as site:
        to_site = f"courier.test:443=127.0.0.1:{site.port}"
        got = fetch("https://courier.test/", CONNECT_TO=to_site, DOWNLOAD_TIMEOUT=1)
        assert got.exchange.error == "took longer than 1 s"

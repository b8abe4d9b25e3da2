"""Where an answer sends us: Location, a Refresh header, a page's own refresh."""

import time

import pytest
from scrapy.http import HtmlResponse

from crawler.redirects import START, refresh_of
from tests.commands import Newsroom
from tests.crawls import crawl
from tests.fetching import fetch
from tests.servers import HOLD, RawServer, ok

AT = "http://outlet.test/a/page"


def led(markup="", header=None):
    headers = {"Refresh": header} if header else {}
    return refresh_of(HtmlResponse(AT, body=markup.encode(), headers=headers, encoding="utf-8"))


@pytest.mark.parametrize(
    ("said", "found"),
    [  # WHATWG HTML, 4.2.5.3
        ("0; url=/b", (0, "http://outlet.test/b")),
        ("5;/b", (5, "http://outlet.test/b")),
        ("0,url=b", (0, "http://outlet.test/a/b")),
        ("0 b", (0, "http://outlet.test/a/b")),
        ("  1.9  ;  URL  =  '/b'c", (1, "http://outlet.test/b")),
        ('.5; "/b', (0, "http://outlet.test/b")),
        ("99999999999999999999; /b", (999999999, "http://outlet.test/b")),
        ("0", None),
        ("0; url=", None),
        ("-1; url=/b", None),
        ("soon; url=/b", None),
        ("0; url=/a/page#top", None),
        ("0; url=javascript:alert(1)", None),
        ("0; url=file:///etc/passwd", None),
        ("0; url=http://[::1", None),
        ("0; url=http://", None),
    ],
)
def test_a_refresh_is_read_as_browsers_read_it(said, found):
    assert led(header=said) == found
    assert led(f'<meta content="{said.replace(chr(34), "&quot;")}" HTTP-EQUIV=Refresh>') == found


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- {} -->",
        "<!-- {}",
        "<script>var a = '{}'</script>",
        "<script>{}",
        "<template>{}</template>",
        "<textarea>{}</textarea>",
        "<noscript>{}</noscript>",
        "<title>{}</title>",
        '<meta name=x content="{}">',
    ],
)
def test_what_is_no_markup_leads_nowhere(hidden):
    assert led(hidden.format("<meta http-equiv=refresh content=0;url=/b>")) is None


@pytest.mark.parametrize("part", ["<meta ", '<meta "', "<script>", "<!--", "<meta a='", "<meta http-equiv=refresh "])
def test_no_page_is_read_for_long(part):
    before = time.process_time()
    led(part * (START // len(part)))
    assert time.process_time() - before < 2


MOVED = b"HTTP/1.1 302 Found\r\nLocation: /b\r\n"


@pytest.mark.parametrize(
    ("rest", "kept", "why"),
    [
        ([b"Content-Length: 9\r\n\r\npart", HOLD], b"part", "time"),
        ([b"\r\n" + b"x" * 300_000, HOLD], b"x" * (128 << 10), "length"),
        ([b"Content-Length: 300000\r\n\r\n" + b"x" * 300_000], b"x" * (128 << 10), "length"),
    ],
    ids=["it never comes", "it never ends", "it is long"],
)
def test_a_redirect_is_followed_without_waiting_for_its_body(rest, kept, why):
    with RawServer({"/a": [MOVED, *rest]}) as site:
        got = fetch(site.url("/a"))
    assert (got.response.status, got.response.headers["Location"]) == (302, b"/b")
    assert (got.exchange.body, got.exchange.truncated) == (kept, why)


def test_a_redirect_says_nothing_of_where_it_came_from_and_leads_to_no_url_over_the_limit(tmp_path):
    newsroom = Newsroom(tmp_path / "clips", tmp_path / "state")
    scripts = {
        "/a?token=secret": [ok(b"moved", b"Location: /b", status=b"302 Found")],
        "/long": [ok(b"moved", b"Location: /" + b"x" * 9000, status=b"302 Found")],
    }
    with RawServer(scripts) as site:
        newsroom.page(site.url("/a?token=secret"), site.url("/long"))
        assert b"referer" not in site.requests("/b")[0].lower()
        assert site.requests("/" + "x" * 9000) == []
        (look,) = newsroom.clips.history(site.url("/long"))
    assert "over 8192" in look.row.reason


@pytest.mark.parametrize(("status", "header"), [(b"302 Found", b"Location: "), (b"200 OK", b"Refresh: 0; url=")])
def test_a_redirect_to_a_host_that_is_none_is_kept_and_not_followed(tmp_path, status, header):
    newsroom = Newsroom(tmp_path / "clips", tmp_path / "state")
    with RawServer({"/a": [ok(b"<p>moved</p>", header + b"http://a%00.test/b", status=status)]}) as site:
        done = newsroom.page(site.url("/a"), CONNECT_TO=f"*.test:*=127.0.0.1:{site.port}")
        assert site.requests("/b") == []
        (look,) = newsroom.clips.history(site.url("/a"))
    assert done.out.startswith("failed")
    assert "its host is no domain name" in look.row.reason
    assert "Traceback" not in done.err


def test_no_outlet_learns_of_the_page_of_another_that_led_to_it():
    with RawServer({"*": [ok()]}) as site, RawServer({"*": [ok()]}) as other:
        crawl(site.url("/a?token=secret"), FOLLOW=other.url("/b"))
        crawl(site.url("/a"), FOLLOW=site.url("/b"))
    for asked in (*other.requests("/b"), *site.requests("/b")):
        assert b"referer" not in asked.lower()

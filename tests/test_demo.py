"""The invented news site: every page is served as the demonstration and other tests expect it."""

from __future__ import annotations

import gzip
import http.client
import json
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from demo.bulk import Bulk
from demo.outlets import NAMES, Article, Outlet, load
from demo.site import Site, pages, serve

OUTLETS = tuple(load(name) for name in NAMES)
ARTICLES = tuple((outlet, article) for outlet in OUTLETS for article in outlet.articles)
NOISE = (  # (host, a noise line that each of its articles carries)
    ("courier.test", "Share this:"),
    ("courier.test", "Required fields are marked"),
    ("www.skerry-online.example", "You are here"),
    ("www.skerry-online.example", "Advertisement - Continue reading below"),
    ("www.fishsteps-gazette.test", "foreach() argument must be of type array|object"),
    ("www.fishsteps-gazette.test", "Print this page"),
    ("quay-lantern.test", "This site uses Akismet to reduce spam."),
    ("quay-lantern.test", "READ MORE:"),
    ("www.sielbote.example", "Lesen Sie auch"),
)

each_outlet = pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.host)
each_article = pytest.mark.parametrize(("outlet", "article"), ARTICLES, ids=lambda thing: getattr(thing, "path", ""))


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve() as served:
        yield served


def fetch(site: Site, url: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    try:
        target = (parts.path or "/") + ("?" + parts.query if parts.query else "")
        connection.request(method, target, headers={"Host": parts.netloc, **headers})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def shown(html: str) -> str:
    """The page's text: no scripts, no tags, blanks made one."""
    html = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@each_article
def test_an_article_is_served_with_every_paragraph_in_order(site: Site, outlet: Outlet, article: Article) -> None:
    answer, body = fetch(site, outlet.base + article.path)
    text = shown(body.decode(outlet.charset))
    assert answer.status == 200
    assert article.title in text
    places = [text.find(paragraph) for paragraph in article.clean]
    assert -1 not in places
    assert places == sorted(places)


@each_outlet
def test_an_outlet_has_a_home_page_robots_and_a_page_for_what_it_lacks(site: Site, outlet: Outlet) -> None:
    home, body = fetch(site, outlet.base + "/")
    assert home.status == 200
    assert all(outlet.base + article.path in unescape(body.decode(outlet.charset)) for article in outlet.articles)
    assert fetch(site, outlet.base + "/robots.txt")[1].startswith(b"User-agent: *\n")
    assert fetch(site, outlet.base + "/nothing/here")[0].status == 404


@each_outlet
def test_a_feed_or_news_sitemap_lists_every_article_newest_first(site: Site, outlet: Outlet) -> None:
    paths = [path for path in (outlet.feed, outlet.news_sitemap) if path]
    newest = sorted(outlet.articles, key=lambda article: article.published, reverse=True)
    assert paths
    for path in paths:
        root = ElementTree.fromstring(fetch(site, outlet.base + path)[1])
        links = root.findall(".//item/link") or root.findall("{*}url/{*}loc")
        assert [link.text for link in links] == [outlet.base + article.path for article in newest]


@each_outlet
def test_each_outlet_covers_the_story_and_something_else(outlet: Outlet) -> None:
    assert {article.story for article in outlet.articles} == {True, False}


@pytest.mark.parametrize(("host", "line"), NOISE)
def test_an_article_page_carries_its_outlets_noise(site: Site, host: str, line: str) -> None:
    outlet = next(outlet for outlet in OUTLETS if outlet.host == host)
    article = outlet.articles[0]
    page = shown(fetch(site, outlet.base + article.path)[1].decode(outlet.charset))
    assert line in page
    assert all(line not in paragraph for paragraph in article.clean)


def test_php_warnings_stand_before_the_doctype_and_inside_the_body_of_the_local_paper(site: Site) -> None:
    page = fetch(site, "http://www.fishsteps-gazette.test/article.php?id=4417")[1].decode("windows-1252")
    before, _, after = page.partition("<!DOCTYPE")
    assert before.startswith("<br />\n<b>Warning</b>:")
    assert re.findall(r"on line (?:<b>)?(\d+)", after) == ["69", "212", "77"]


def test_a_moved_url_leads_to_an_article_and_a_gone_one_answers_410(site: Site) -> None:
    assert site.moved
    assert site.gone
    for url, to in site.moved.items():
        answer, _ = fetch(site, url)
        assert (answer.status, answer.headers["Location"]) == (301, to)
        assert to in site.articles
    assert {fetch(site, url)[0].status for url in site.gone} == {410}


def test_gzip_is_sent_to_those_who_accept_it(site: Site) -> None:
    url = next(url for url in site.urls if "skerry" in url)
    packed, body = fetch(site, url, **{"Accept-Encoding": "gzip, deflate"})
    plain, html = fetch(site, url)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert plain.headers["Content-Encoding"] is None
    assert gzip.decompress(body) == html


def test_the_teaser_says_that_it_is_not_free(site: Site) -> None:
    url, article = next((url, article) for url, article in site.articles.items() if not article.free)
    page = fetch(site, url)[1].decode()
    facts = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert facts["isAccessibleForFree"] is False
    assert len(article.paragraphs) == 1


def test_head_has_no_body_and_a_strange_host_is_refused(site: Site) -> None:
    answer, body = fetch(site, site.urls[0], "HEAD")
    assert (answer.status, body) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 10_000
    assert fetch(site, "http://elsewhere.test/")[0].status == 421


def test_connect_to_names_every_host_and_the_one_port(site: Site) -> None:
    assert site.connect_to == tuple(f"{outlet.host}:80=127.0.0.1:{site.port}" for outlet in OUTLETS)
    assert {urlsplit(url).hostname for url in site.urls} == {outlet.host for outlet in OUTLETS}


def test_a_page_is_the_same_at_each_start_and_as_big_as_asked() -> None:
    outlet = OUTLETS[0]
    key = (outlet.host, outlet.articles[0].path)
    small, large = pages(outlet)[key].plain[1], pages(outlet, Bulk(style=40_000, script=40_000))[key].plain[1]
    assert small == pages(outlet)[key].plain[1]
    assert 20_000 < len(small) < len(large) - 50_000

"""What feeds, sitemaps and pages name, on invented ones."""
# ruff: noqa: E501

import doctest
import gzip
import time

import pytest

from crawler.discovery import LARGEST, feeds, found, listing, pages, same, search_url

AT = "https://outlet.test/listing"


def urls(read):
    return [link.url for link in read.found]


def rss(*items, head=b""):
    return b"<?xml version='1.0'?>" + head + b"<rss version='2.0'><channel>" + b"".join(items) + b"</channel></rss>"


def item(link, title="A headline", more=""):
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>".encode()


def urlset(*locs, kind="urlset", each="url"):
    inner = "".join(f"<{each}><loc>{loc}</loc><lastmod>2026-11-22</lastmod></{each}>" for loc in locs)
    return f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{kind}>'.encode()


@pytest.mark.parametrize("module", [feeds, found, pages], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


RSS = rss(item("/a", "Лист &amp;amp; місто", "<description>&lt;p&gt;Короткий зміст&lt;/p&gt;</description>"))
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Лист &amp; місто</title>
    <link rel="self" href="/self"/><link rel="alternate" href="/a"/><summary>Короткий зміст</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
    <item rdf:about="/a"><title>Лист &amp; місто</title><link>/a</link><description>Короткий зміст</description></item></rdf:RDF>"""
JSON = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/a", "title": "Лист & місто", "content_html": "<p>Короткий зміст</p>"}]}'
KINDS = {"rss": RSS, "atom": ATOM.encode(), "rdf": RDF.encode(), "json-feed": JSON.encode()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_feed_gives_the_same_link(kind):
    read = listing(KINDS[kind], AT)
    (link,) = read.found
    assert (read.kind, read.faults) == (kind, ())
    assert (link.url, link.title, link.summary) == ("https://outlet.test/a", "Лист & місто", "Короткий зміст")
    assert (link.via, link.kind) == (AT, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_is_known_by_what_it_holds_also_when_packed(kind):
    assert urls(listing(gzip.compress(KINDS[kind]), AT)) == ["https://outlet.test/a"]


DATES = {
    "RFC 822": ("Sun, 22 Nov 2026 10:11:13 +0200", "2026-11-22T08:11:13Z"),
    "RFC 822 with a named zone": ("Sun, 22 Nov 2026 10:11:13 GMT", "2026-11-22T10:11:13Z"),
    "ISO 8601": ("2026-11-22T10:11:13+02:00", "2026-11-22T08:11:13Z"),
    "a blank for the T": ("2026-11-22 10:11", "2026-11-22T10:11:00Z"),
    "digits alone": ("20261122T101113Z", "2026-11-22T10:11:13Z"),
    "German": ("22. November 2026, 10:11", "2026-11-22T10:11:00Z"),
    "dotted": ("22.11.2026", "2026-11-22"),
    "Ukrainian": ("22 листопада 2026", "2026-11-22"),
    "Spanish": ("22 de noviembre de 2026", "2026-11-22"),
    "American": ("November 22, 2026", "2026-11-22"),
    "seconds of Unix": ("1795342273", "2026-11-22T10:11:13Z"),
    "no date": ("as soon as possible", ""),
    "an impossible one": ("2026-13-45", ""),
}


@pytest.mark.parametrize("name", DATES)
def test_dates_are_read_in_the_forms_that_feeds_use(name):
    written, expected = DATES[name]
    (link,) = listing(rss(item("/a", more=f"<pubDate>{written}</pubDate>")), AT).found
    assert link.published == expected


def test_all_entries_of_a_feed_of_ten_thousand_are_read():
    body = rss(*(item(f"/news/{number}", f"Headline {number}") for number in range(10_000)))
    before = time.process_time()
    assert len(listing(body, AT).found) == 10_000
    assert time.process_time() - before < 30


NAMES = " ".join(f"a{number}='1'" for number in range(50_000))
ENDLESS = {  # what parsers or patterns need for ever for: their square, or every way to take comments together
    "comments": b"<!-- -->" * 60 + rss(item("/a")),
    "instructions": b"<?a?>" * 60 + rss(item("/a")),
    "comments before a sitemap": b"<!-- -->" * 60 + urlset("https://outlet.test/a"),
    "subjects": rss(item("/a", more="".join(f"<category>c{number}</category>" for number in range(50_000)))),
    "attributes": rss(item("/a")).replace(b"<channel", f"<channel {NAMES}".encode()),
    "entries": rss(*(item("/a" if not number else f"/{number}") for number in range(60_000))),
    "a head that is read with each entry": rss(
        b"<!-- " + b"x " * 50_000 + b" -->", item("/a", more="<b>&"), *[item("/b", more="&")] * 20_000
    ),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_no_listing_is_read_without_end(name):
    before = time.process_time()
    assert "https://outlet.test/a" in urls(listing(ENDLESS[name], AT))
    assert time.process_time() - before < 20


def test_of_a_feed_that_goes_on_the_first_ten_thousand_entries_are_read():
    read = listing(rss(*(item(f"/news/{number}") for number in range(10_010))), AT)
    assert urls(read)[-1] == "https://outlet.test/news/9999"
    assert read.faults == ("more than 10000 entries, the rest was not read",)


def test_a_feed_that_breaks_off_gives_what_came_and_says_so():
    read = listing(rss(*(item(f"/{number}") for number in range(50)))[:-400], AT)
    assert len(read.found) >= 40
    assert read.faults[0].startswith("ill-formed feed")


def test_a_feed_with_a_bare_ampersand_and_an_open_tag_is_read():
    body = rss(item("/a?x=1&y=2", "Salt & pepper"), b"<item><title>Open<link>/b</link></item>", item("/c"))
    assert {"https://outlet.test/a?x=1&y=2", "https://outlet.test/c"} <= set(urls(listing(body, AT)))


def test_a_json_feed_that_breaks_off_gives_its_whole_items():
    body = (
        '{"items": [{"url": "https://outlet.test/a"}, {"url": "https://outlet.test/b", "title": "{[\\""}, {"url": "ht'
    )
    read = listing(body.encode(), AT)
    assert urls(read) == ["https://outlet.test/a", "https://outlet.test/b"]
    assert read.faults[0].startswith("ill-formed JSON")


def test_a_number_too_long_for_python_costs_no_item():
    body = b'{"items": [{"id": %b, "url": "/a", "title": "A"}]}' % (b"9" * 100_000)
    assert urls(listing(body, AT)) == ["https://outlet.test/a"]


def test_a_list_of_hits_names_articles_of_any_host():
    hit = '{"articles": [{"url": "https://other.example/x", "title": "T", "seendate": "20261122T101113Z"}]}'
    (link,) = listing(hit.encode(), AT).found
    assert (link.url, link.kind, link.published) == ("https://other.example/x", "hits", "2026-11-22T10:11:13Z")


def test_an_external_entity_is_never_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("do not tell")
    head = f"<!DOCTYPE x [<!ENTITY e SYSTEM '{secret.as_uri()}'>]>".encode()
    for body in (rss(item("/a", "&e; headline"), head=head), head + urlset("https://outlet.test/&e;", "/b")):
        assert "do not tell" not in str(listing(body, AT))


def test_entities_in_entities_do_not_blow_up():
    rows = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    head = f"<!DOCTYPE x [<!ENTITY e0 'ha'>{rows}]>".encode()
    for body in (rss(item("/a", "&e9;"), item("/b"), head=head), head + urlset("/&e9;", "/b")):
        before = time.process_time()
        read = listing(body, AT)
        assert time.process_time() - before < 2
        assert "https://outlet.test/b" in urls(read)
        assert len(str(read)) < 5000


def test_a_packed_listing_is_unpacked_to_its_limit_only():
    bomb = gzip.compress(urlset("/a") + b" " * (LARGEST + 1000))
    read = listing(bomb, AT)
    assert urls(read) == ["https://outlet.test/a"]
    assert read.faults == ("larger than 50 MB unpacked, the rest was not read",)


def test_a_packed_sitemap_that_is_cut_off_is_read_as_far_as_it_goes():
    whole = gzip.compress(urlset(*(f"/news/{hash(str(n))}" for n in range(2000))))
    read = listing(whole[: len(whole) // 2], AT)
    assert len(read.found) > 100
    assert "the gzip file is cut off" in read.faults


def test_a_sitemap_gives_pages_and_dates_and_an_index_gives_sitemaps():
    read = listing(urlset("https://outlet.test/a", "/b"), AT)
    assert [(link.url, link.published) for link in read.found] == [
        ("https://outlet.test/a", "2026-11-22"),
        ("https://outlet.test/b", "2026-11-22"),
    ]
    index = listing(gzip.compress(urlset("/one.xml.gz", "/two.xml", kind="sitemapindex", each="sitemap")), AT)
    assert (index.kind, index.found) == ("index", ())
    assert [link.url for link in index.more] == ["https://outlet.test/one.xml.gz", "https://outlet.test/two.xml"]


def test_a_news_sitemap_gives_titles_and_dates_and_not_those_of_pictures():
    body = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://outlet.test/a</loc>
        <i:image><i:loc>https://outlet.test/p.jpg</i:loc><i:title>A picture</i:title></i:image>
        <news:news><news:publication><news:name>Outlet</news:name></news:publication>
        <news:publication_date>2026-11-22T10:11:13Z</news:publication_date><news:title>Die Brücke hält</news:title></news:news>
        <lastmod>2026-11-23</lastmod></url></urlset>"""
    (link,) = listing(body.encode(), AT).found
    assert (link.url, link.title, link.published) == (
        "https://outlet.test/a",
        "Die Brücke hält",
        "2026-11-22T10:11:13Z",
    )
    assert link.kind == "news-sitemap"


def test_a_sitemap_that_is_one_url_behind_a_comment_is_read():
    read = listing(b"<!-- made --><url><loc>https://outlet.test/a</loc></url><urlset/>", AT)
    assert [link.url for link in read.found] == ["https://outlet.test/a"]


def test_a_sitemap_holds_at_most_fifty_thousand_urls():
    read = listing(urlset(*(f"/{number}" for number in range(50_010))), AT)
    assert len(read.found) == 50_000
    assert read.faults == ("more than 50000 URLs, the rest was not read",)


def test_a_bare_ampersand_in_a_sitemap_stands_for_itself():
    body = urlset(
        "https://outlet.test/a?b=1&c=2", "https://outlet.test/d?e=1&amp;f=2", "<![CDATA[https://outlet.test/g?h&i]]>"
    )
    expected = ["https://outlet.test/a?b=1&c=2", "https://outlet.test/d?e=1&f=2", "https://outlet.test/g?h&i"]
    read = listing(body, AT)
    assert (urls(read), read.faults) == (expected, ())
    wide = body.decode().replace("&c", "&amp;c").encode("utf-16")
    assert urls(listing(wide, AT)) == expected


def test_what_stands_far_behind_a_document_type_or_a_comment_is_known():
    far = b"x" * 50_000
    declared = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "' + far + b'">]>'
    for before in (declared, b"<!-- " + far + b" -->", b"\xef\xbb\xbf" + declared):
        assert urls(listing(before + rss(item("/a")), AT)) == ["https://outlet.test/a"]
        assert urls(listing(before + urlset("https://outlet.test/a"), AT)) == ["https://outlet.test/a"]


def test_a_sitemap_that_is_ill_formed_is_read_as_far_as_it_goes_and_says_so():
    read = listing(urlset("/a", "/b?x=1&y=2", "/c")[:-40], AT)
    assert {"https://outlet.test/a", "https://outlet.test/c"} <= set(urls(read))
    assert read.faults


def test_lines_of_urls_are_a_sitemap():
    assert urls(listing(b"https://outlet.test/a\r\nhttps://outlet.test/b\r\n", AT)) == [
        "https://outlet.test/a",
        "https://outlet.test/b",
    ]


HOME = """<!doctype html><html><head><base href="/en/"><link rel="alternate" type="application/rss+xml" href="../feed.xml" title="All">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2"></head><body>
<nav><a href="/world-news-and-more">World</a><a href="/about">About us</a></nav>
<h2><a href="2026/11/22/ferry-strike?utm_source=home">Ferry crews walk out over pay in two ports</a></h2>
<a href="2026/11/22/ferry-strike"><img src="f.jpg"></a><a href="/story/12345678.html">Порт закрито до ранку через страйк</a>
<a href="https://other.example/2026/11/22/mayor-answers-the-ferry-crews">Mayor answers the crews in an open letter</a>
<a href="https://www.facebook.com/sharer/share-this-long-story-now">Share this story with all your friends</a>
<a href="/author/anna-maria-lena-berg">Anna Maria Lena Berg</a><a href="/pictures/a-very-long-name.jpg">A picture of a very large ship</a>
<a href="http://[broken">x</a><a href="javascript:void(0)">Menu of this whole page here</a></body></html>"""


def test_a_home_page_gives_links_that_look_like_articles_and_its_feeds():
    read = listing(HOME.encode(), "https://outlet.test/")
    assert [(link.url, link.title) for link in read.found] == [
        (
            "https://outlet.test/en/2026/11/22/ferry-strike?utm_source=home",
            "Ferry crews walk out over pay in two ports",
        ),
        ("https://outlet.test/story/12345678.html", "Порт закрито до ранку через страйк"),
    ]
    assert [link.url for link in read.more] == ["https://outlet.test/feed.xml"]


LINK = '<a href="{}">Ferry crews walk out over pay in two ports</a>'


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<base href='javascript:alert(1)//'>" + LINK.format("/a"), "https://outlet.test/a"),
        ("<base href='data:text/html,x'>" + LINK.format("a"), "https://outlet.test/a"),
        ("<div>" * 50_000 + LINK.format("/a"), "https://outlet.test/a"),
        (LINK.format("HTTPS://Outlet.TEST/A"), "https://outlet.test/A"),
        ("<a href=/a><img alt='Ferry crews walk out over pay in two ports' src=/i.png></a>", "https://outlet.test/a"),
        ("<area href=/a alt='Ferry crews walk out over pay in two ports'>", "https://outlet.test/a"),
    ],
    ids=["javascript base", "data base", "deep", "upper case", "picture", "map"],
)
def test_a_link_is_read_as_browsers_do(markup, expected):
    (link,) = listing(f"<html><body>{markup}</body></html>".encode(), "https://outlet.test/").found
    assert (link.url, link.title) == (expected, "Ferry crews walk out over pay in two ports")


def test_links_to_other_outlets_are_given_when_they_are_allowed():
    across = urls(listing(HOME.encode(), "https://outlet.test/", across=True))
    assert "https://other.example/2026/11/22/mayor-answers-the-ferry-crews" in across
    assert not any("facebook" in url for url in across)


@pytest.mark.parametrize(
    "variant",
    [
        "http://www.outlet.test/news/ferry-strike",
        "https://outlet.test/news/ferry-strike/",
        "https://m.outlet.test/news/ferry-strike",
        "https://amp.outlet.test/news/ferry-strike",
        "https://outlet.test/news/ferry-strike/amp/",
        "https://outlet.test/news/ferry-strike.amp",
        "https://outlet.test/amp/news/ferry-strike",
        "https://outlet.test/news/ferry-strike?amp=1",
        "https://outlet.test/news/ferry-strike?outputType=amp&utm_medium=rss",
        "https://outlet.test/news/ferry-strike;jsessionid=AB12?fbclid=x#comments",
    ],
)
def test_variants_of_an_article_are_one(variant):
    assert same(variant) == same("https://outlet.test/news/ferry-strike")


def test_other_articles_stay_apart():
    others = ["https://outlet.test/news?id=1", "https://outlet.test/news?id=2", "https://outlet.test/news",
              "https://blog.outlet.test/news", "https://outlet.test/ample/news", "https://outlet.test/news/amplifier"]  # fmt: skip
    assert len({same(url) for url in others}) == len(others)
    assert same("mailto:desk@outlet.test") == ""


def test_a_listing_names_an_article_once_with_all_that_is_known():
    body = rss(
        item("/amp/ferry-strike-a", ""), item("/ferry-strike-a", "Ferry strike", "<pubDate>2026-11-22</pubDate>")
    )
    (link,) = listing(body, AT).found
    assert (link.url, link.title, link.published) == (
        "https://outlet.test/ferry-strike-a",
        "Ferry strike",
        "2026-11-22",
    )


@pytest.mark.parametrize("body", [b"", b"\x00\x01\x02", b"not found", b"\x1f\x8bnot gzip", b"[1, 2]", b"{}", b"<rss/>"])
def test_what_is_no_listing_gives_nothing_and_a_fault(body):
    read = listing(body, AT)
    assert not read.found
    assert read.faults


def test_a_search_feed_is_asked_with_the_query_escaped():
    assert search_url("https://s.test/?q={query}&f=rss", 'Козак "deal" & co') == (
        "https://s.test/?q=%D0%9A%D0%BE%D0%B7%D0%B0%D0%BA+%22deal%22+%26+co&f=rss"
    )


def test_what_parsers_trip_over_is_a_fault_and_no_error():
    odd = RDF.encode().replace(b"www.w3.org", b"www.w3\x85org").replace("Лист".encode(), b"\xd0\x9b\xd0")
    assert listing(odd, AT).faults[0].startswith("ill-formed feed")
    read = listing(urlset("/a").replace(b"<urlset", b"<urlset a='\xed\xa0\x80'") + b"<\xed\xa0/>", AT)
    assert read.faults[0].startswith("ill-formed sitemap")


def test_entities_do_not_blow_up_in_another_encoding_either(tmp_path):
    (tmp_path / "secret.txt").write_text("do not tell")
    rows = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    secret = (tmp_path / "secret.txt").as_uri()
    head = f"<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x [<!ENTITY s SYSTEM '{secret}'><!ENTITY e0 'ha'>{rows}]>"
    body = f"{head}<rss version='2.0'><channel><item><title>&s;&e9;</title><link>/a</link></item></channel></rss>"
    shown = str(listing(body.encode("utf-16"), AT))
    assert len(shown) < 5000
    assert "do not tell" not in shown

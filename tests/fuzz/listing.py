"""Feeds and pages: whatever is sent, a bounded list of absolute URLs with times that are times, packed or not."""

import gzip
import re

from crawler.discovery import listing, same
from crawler.discovery.feeds import SUMMARY
from crawler.discovery.pages import MOST as MOST_LINKS
from tests.hostile import PAGE

LARGEST = 4096
URL = "https://outlet.test/news/feed"
WORDS = [
    *(
        b"<rss version='2.0'>",
        b"<item>",
        b"</item>",
        b"<link>",
        b"<title>",
        b"<pubDate>",
        b"<guid>",
        b"<entry>",
        b"<feed>",
    ),
    *(
        b"xmlns='http://www.w3.org/2005/Atom'",
        b"<![CDATA[",
        b"]]>",
        b"<!DOCTYPE a [",
        b"&lt;",
        b"href=",
        b"<a href='/x'>",
    ),
    *(b'{"items":[', b'"url":', b'"title":', b'{"articles":[', b"<urlset>", b"<html>", b"\xff\xfe", b"<base href='"),
]
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><link>https://outlet.test/</link><item><title>The crane &amp;amp; us</title>
<link>/2026/11/crane?utm_source=rss</link><pubDate>Sun, 22 Nov 2026 10:11:13 +0200</pubDate><description><![CDATA[<p>It stays</p>]]>
</description></item><item><guid>https://outlet.test/2</guid></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="html">&lt;b&gt;Crane</title><link href="a/b"/>
<updated>2026-11-22T10:11:13Z</updated></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc=
"http://purl.org/dc/elements/1.1/"><item><title>x</title><link>http://a.test/1</link><dc:date>22. November 2026</dc:date></item></rdf:RDF>"""
JSON = b'{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"/a","title":"x","date_published":"2026-11-22"},{"id":"http://b.test"'
HITS = b'{"articles":[{"url":"https://a.test/b","title":"x","seendate":"20261122T101113Z"}]}'
LIST = b"https://outlet.test/a\r\nhttps://outlet.test/b\n"
DOCTYPE = (
    b"<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b SYSTEM 'file:///etc/passwd'>]><rss><item><link>&b;</link></item></rss>"
)
LINKS = b"""<html><head><base href="/en/"><link rel="alternate" type="application/rss+xml" href="feed"><body><nav><a href="//x.test/p">
one two three</a></nav><h2><a href="../2026/11/the-crane-stays-here">The crane stays where it stood</a></h2><a href="http://[">b</a>"""


def seeds():
    yield from (RSS, ATOM, RDF, JSON, HITS, LIST, DOCTYPE, LINKS, PAGE[:2000], RSS.decode().encode("utf-16"))
    yield gzip.compress(RSS, mtime=0)


def check(data):
    for across in (False, True):
        read = listing(data, URL, across=across)
        _holds(read, len(data))
    if not data.startswith(b"\x1f\x8b"):
        assert listing(gzip.compress(data, 1, mtime=0), URL, across=True) == read


def _holds(read, size):
    links = (*read.found, *read.more)
    assert len(read.found) <= max(MOST_LINKS, size)
    assert len({same(link.url) for link in read.found}) == len(read.found)
    for link in read.found:
        assert re.match(r"https?://[^/]", link.url, re.IGNORECASE)
    for link in links:
        assert link.via == URL
        assert len(link.summary) <= SUMMARY or link.kind == "news-sitemap"
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?)?", link.published, re.ASCII), link.published
    assert all(isinstance(fault, str) and len(fault) < 4 * size + 200 for fault in read.faults)
    assert read.kind or read.faults

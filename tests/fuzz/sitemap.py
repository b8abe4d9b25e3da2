"""Sitemaps, news sitemaps, indexes and lists: bounded, nothing fetched for them, and none of it raises."""

import re

from crawler.discovery.sitemaps import MOST, sitemap, url_list

LARGEST = 4096
URL = "https://outlet.test/sitemap.xml"
WORDS = [
    b"<urlset>",
    b"<url>",
    b"</url>",
    b"<loc>",
    b"</loc>",
    b"<lastmod>",
    b"<sitemap>",
    b"<news:title>",
    b"<image:",
    b"xmlns=",
]
PLAIN = b"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://outlet.test/a
</loc><lastmod>2026-11-22</lastmod></url><url><loc>/b</loc><lastmod>2026-11-22T10:11:13+02:00</lastmod></url></urlset>"""
NEWS = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://outlet.test/c</loc><image:image><image:loc>x</image:loc>
</image:image><news:news><news:publication_date>2026-11-22T10:11Z</news:publication_date><news:title>A &amp; B</news:title><news:keywords>
k</news:keywords></news:news></url>"""
INDEX = b"<sitemapindex><sitemap><loc>https://outlet.test/1.xml.gz</loc><lastmod>2026</lastmod></sitemap><sitemap/></sitemapindex>"
BOMB = b"<!DOCTYPE u [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><urlset><url><loc>https://o.test/&b;</loc></url></urlset>"


def seeds():
    yield from (PLAIN, NEWS, INDEX, BOMB, PLAIN.decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    yield PLAIN.replace(b"UTF-8", b"windows-1251").replace(b"/b", b"/\xea\xf0")
    yield b"https://outlet.test/a\nhttps://outlet.test/b c\n# no\n"


def check(data):
    read = sitemap(data, URL)
    assert len(read.found) + len(read.more) <= min(MOST, len(data))
    assert read.found or read.more or read.faults
    assert (read.kind == "index") == (bool(read.more) and not read.found)
    for link in (*read.found, *read.more):
        assert link.via == URL
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?)?", link.published, re.ASCII), link.published
        assert "root:" not in link.url
        assert len(link.url) <= 4 * len(data) + len(URL)
    assert all(link.url.startswith("http") for link in url_list(data, URL).found)

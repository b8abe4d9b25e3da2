"""An outlet that names more listings than a run reads: the newest are read, and it is said that there are more."""

import json

from crawler.reader import MOST_LISTINGS
from tests.commands import QUICK, Newsroom
from tests.farm import xml
from tests.servers import NOT_FOUND, RawServer, ok

STORY = """
title = "The Kessel bridge toll"
query = "Kessel bridge Velk"
names = ["Velk", "Kessel"]
[[outlets]]
home = "http://outlet.test/"
sitemaps = ["http://outlet.test/index.xml"]
"""
MANY = MOST_LISTINGS + 20


def sitemap(number):
    return [ok(xml("urlset", [f"<url><loc>http://outlet.test/rye-bread-{number}</loc></url>"]))]


def test_the_newest_of_too_many_sitemaps_are_read_and_the_rest_is_one_gap(tmp_path):
    days = [f"2026-{1 + n // 28:02}-{1 + n % 28:02}" for n in range(MANY)]
    named = [f"<loc>http://outlet.test/map-{n}.xml</loc><lastmod>{day}</lastmod>" for n, day in enumerate(days)]
    rows = [f"<sitemap>{row}</sitemap>" for row in named]
    scripts = {"/": [NOT_FOUND], "/robots.txt": [NOT_FOUND], "/index.xml": [ok(xml("sitemapindex", rows))]}
    scripts |= {f"/map-{n}.xml": sitemap(n) for n in range(MANY)}
    with RawServer(scripts) as site:
        to_site = f"outlet.test:80=127.0.0.1:{site.port}"
        newsroom = Newsroom(tmp_path / "clips", tmp_path / "state", CONNECT_TO=to_site, STORIES_DIR=str(tmp_path))
        (tmp_path / "toll.toml").write_text(STORY)
        done = newsroom.scrapy("crawl", "story", "-a", "story=toll", *QUICK)
        read = {int(target[5:-4]) for target, _, _ in site.log if target.startswith("/map-")}
    assert read == set(range(MANY - MOST_LISTINGS + 2, MANY))  # the home page and the index are two
    (key,) = [key for key in newsroom.clips.storage.keys("runs/") if "-toll-" in key]
    coverage = json.loads(newsroom.clips.storage.get(key))["coverage"]
    limits = [gap for gap in coverage["gaps"] if gap["kind"] == "limit"]
    assert [gap["outlet"] for gap in limits] == ["outlet.test"]
    assert limits[0]["reason"] == f"beyond the {MOST_LISTINGS} listings of an outlet that are read in a run"
    assert coverage["outlets"]["outlet.test"]["named"] == len(read)
    assert done.status == 3

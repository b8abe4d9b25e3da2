"""robots.txt: any bytes give rules that answer about any URL, and a wait that a clock can be set by."""

import math
from datetime import UTC, datetime
from types import SimpleNamespace

from scrapy import Request
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.settings import Settings

from crawler.politeness import Politeness, seconds
from crawler.settings import ROBOTSTXT_MAXSIZE

LARGEST = 2048
AGENT = "Clipfile"
CAP_S = 60.0
WORDS = [
    *(
        b"User-agent: *\n",
        b"User-agent: Clipfile\n",
        b"Disallow: ",
        b"Allow: /",
        b"Crawl-delay: ",
        b"Sitemap: ",
        b"%2F",
    ),
    *(b"Request-rate: 1/5s 0800-1900\n", b"Visit-time: 0600-0845\n", b"*$", b"\xef\xbb\xbf", b"Host: "),
]
WHOLE = b"""User-agent: *
Disallow: /private*/x$
Allow: /a/%e2%82%ac
Crawl-delay: 2.5
Request-rate: 1/5s 0800-1900
Visit-time: 0600-0845

user-agent : clipfile # us
disallow:
allow: /b?*=
Sitemap: https://outlet.test/sitemap.xml
"""


def seeds():
    """A path that is asked about, a line end, the file."""
    yield b"private1/x\n" + WHOLE
    yield b"a/\xe2\x82\xac?b=1\n\xef\xbb\xbf" + WHOLE.replace(b"\n", b"\r\n")
    yield b"b\nUser-agent: *\nDisallow: /*a*a*a*a*b$\nCrawl-delay: nan\nCrawl-delay: -1\nCrawl-delay: 1e999\n"
    yield b"\nDisallow: /\nUser-agent:\nUser-agent: Clipfile/2\nDisallow: /%zz\n"
    yield b"x\nUser-agent: Clipfile\nCrawl-delay: 99999\nDisallow: /x\nVisit-time: 9999-9999\nRequest-rate: 0/0\n"


def check(data):
    path, _, body = data.partition(b"\n")
    url = "https://outlet.test/" + path.decode("utf-8", "replace")
    rules = ProtegoRobotParser(body[:ROBOTSTXT_MAXSIZE], None)
    answer = rules.allowed(url, AGENT)
    assert answer in (True, False)
    assert rules.allowed("https://outlet.test/robots.txt", AGENT) in (True, False)
    if b"\r" not in body:
        assert ProtegoRobotParser(body.replace(b"\n", b"\r\n"), None).allowed(url, AGENT) == answer
    if b":" not in body:
        assert answer
    assert 0 <= _gap_s(rules) <= CAP_S
    wait_s = seconds(path.decode("latin-1"), datetime(2026, 11, 22, tzinfo=UTC))
    assert 0 <= wait_s < math.inf


def _gap_s(rules):
    """The wait between two requests that the crawler makes of it."""
    settings = Settings({"RETRY_AFTER_MAX": 120, "CRAWL_DELAY_MAX": CAP_S, "USER_AGENT": AGENT})
    politeness = Politeness(SimpleNamespace(settings=settings))
    politeness.learn(rules, Request("https://outlet.test/robots.txt"))
    return politeness._gap_s.get("outlet.test", 0.0)

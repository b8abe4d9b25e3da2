"""An outlet that asks for time gets it, up to a cap."""

import time
from itertools import pairwise

from tests.crawls import crawl
from tests.servers import RawServer, ok


def timed(site, script):
    """Return the script, and the list of when it was asked for."""
    times = []

    def answer(request, nth):
        times.append(time.monotonic())
        return script(nth)

    return answer, times


def busy(retry_after):
    return [ok(b"busy", b"Retry-After: " + retry_after, status=b"503 Service Unavailable")]


def test_a_busy_outlet_is_left_alone_for_as_long_as_it_says():
    with RawServer({}) as site:
        site.scripts["/a"], times = timed(site, lambda nth: busy(b"2") if nth == 1 else [ok()])
        (page,) = crawl(site.url("/a")).pages
        assert [exchange.status for exchange in page.exchanges] == [503, 200]
        assert times[1] - times[0] >= 1.9


def test_an_outlet_that_wants_to_be_left_alone_for_an_hour_is_not_asked_again():
    with RawServer({"/a": busy(b"3600")}) as site:
        (page,) = crawl(site.url("/a")).pages
        assert [exchange.status for exchange in page.exchanges] == [503]


def test_a_retry_after_that_says_nothing_is_passed_over():
    with RawServer({"/a": lambda request, nth: busy(b"soon") if nth == 1 else [ok()]}) as site:
        (page,) = crawl(site.url("/a")).pages
        assert [exchange.status for exchange in page.exchanges] == [503, 200]


def test_crawl_delay_keeps_requests_apart():
    with RawServer({"/robots.txt": [ok(b"User-agent: *\nCrawl-delay: 1\n")]}) as site:
        site.scripts["*"], times = timed(site, lambda nth: [ok()])
        assert len(crawl(*(site.url(f"/{n}") for n in range(4)), ROBOTSTXT_OBEY=True).pages) == 4
        assert min(after - before for before, after in pairwise(times)) > 0.9


def test_a_crawl_delay_of_a_day_is_cut_to_the_cap():
    with RawServer({"/robots.txt": [ok(b"User-agent: *\nCrawl-delay: 86400\n")], "*": [ok()]}) as site:
        settings = {"ROBOTSTXT_OBEY": True, "CRAWL_DELAY_MAX": 0.1}
        assert len(crawl(site.url("/a"), site.url("/b"), **settings).pages) == 2

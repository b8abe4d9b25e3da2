"""Bodies in flight: what is held stays bounded, and everybody gets a turn."""

import asyncio
import gc
import gzip
import random

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from archive.content import Swollen, Undecodable, undone
from crawler import wire
from crawler.lenient import Decoding, OneAtATime
from crawler.redirects import START, Refresh
from crawler.turns import LARGE, Turns
from tests.crawls import crawl
from tests.fetching import fetch_all
from tests.servers import RawServer, ok

MB = 1 << 20


class Body:
    """A body that grows while it is let."""

    def __init__(self, turns, whole):
        self.turns, self.whole, self.size, self.paused = turns, whole, 0, False

    def pause(self):
        self.paused = True

    def resume(self):
        self.paused = False

    def read(self):
        self.size = min(self.size + MB, self.whole)
        if self.size < self.whole:
            self.turns.grew(self)


class Held:
    """What holds a body that is through."""


def read_all(sizes, most, keep_for):
    """Read bodies of these sizes in turns, each held for so many rounds; return (the most bytes held, the order)."""

    async def reading():
        turns = Turns(most)
        left, held, order, peak = [Body(turns, size) for size in sizes], [], [], 0
        for now in range(10_000):
            for body in [body for body in left if not body.paused]:
                body.read()
                if body.size == body.whole:
                    left.remove(body)
                    order.append(sizes.index(body.whole))
                    turns.leave(body)
                    held.append((now + keep_for, one := Held()))
                    turns.keep(one, body.size)
            peak = max(peak, turns.held)
            held = [(until, one) for until, one in held if until > now]
            one = None
            await asyncio.sleep(0)
            if not left:
                return peak, order
        raise AssertionError("they wait for ever")

    return asyncio.run(reading())


def test_bodies_wait_until_there_is_room_and_all_come_through():
    sizes = [30 * MB + number for number in range(20)]
    peak, order = read_all(sizes, 56 * MB, keep_for=50)
    assert sorted(order) == list(range(20))
    assert peak <= (56 + 2 * 30 + 20) * MB  # twenty steps of a megabyte: sockets give a quarter of that at most


def test_the_one_that_is_smallest_goes_ahead_and_stays_it():
    async def reading():
        turns = Turns(8 * MB)
        large, small = Body(turns, 30 * MB), Body(turns, 30 * MB)
        large.size, small.size = 5 * MB, 4 * MB
        turns.grew(large)
        turns.grew(small)
        turns.grew(large)
        small.size = 9 * MB
        turns.grew(small)
        return large.paused, small.paused

    assert asyncio.run(reading()) == (True, False)


def test_what_a_redirect_or_failed_try_brought_is_cut_and_marked():
    big = b"x" * (wire.EARLIER + 1)
    with RawServer({"/a": [ok(big, b"Location: /b", status=b"302 Found")], "/b": [ok(b"in")]}) as site:
        crawled = crawl(site.url("/a"))
    hop, page = crawled.pages[0].exchanges
    assert (len(hop.body), hop.truncated, page.truncated) == (wire.EARLIER, "length", "")
    assert "bytes are kept" in hop.error


def test_a_fetch_that_had_to_wait_is_not_timed_out_for_it():
    big = random.Random(1).randbytes(3 * MB)

    def few(crawler, handler):
        handler.turns = Turns(LARGE, stall_s=0.5)

    with RawServer({f"/{number}": [ok(big)] for number in range(6)}) as site:
        urls = [site.url(f"/{number}") for number in range(6)]
        got = fetch_all(*urls, at_once=True, prepare=few, DOWNLOAD_TIMEOUT=2)  # which holds them all to the end
    assert [one.response.body == big for one in got] == [True] * 6


def decoding(body, meta=None, cb_kwargs=None, coding=b"gzip", **settings):
    crawler = get_crawler(settings_dict={"DOWNLOAD_DECODED_MAXSIZE": 4 * MB, "DOWNLOAD_RATIO_MAX": 200} | settings)
    request = Request("http://a.test/", cb_kwargs=cb_kwargs or {})
    response = Response("http://a.test/", body=body, headers={"Content-Encoding": coding, "Content-Type": "text/html"})

    async def decode():
        return await Decoding(crawler).process_response(request, response)

    return asyncio.run(decode())


def some(size):
    return random.Random(2).randbytes(size // 2).hex().encode()


def test_a_body_is_decoded_up_to_the_limit_and_no_further():
    assert decoding(gzip.compress(some(3 * MB))).body == some(3 * MB)
    with pytest.raises(IgnoreRequest, match="over 4194304 bytes decoded"):
        decoding(gzip.compress(some(5 * MB)))
    with pytest.raises(IgnoreRequest, match="over 200 times its size"):
        decoding(gzip.compress(bytes(3 * MB)))
    assert decoding(gzip.compress(bytes(MB // 2))).body == bytes(MB // 2)  # small enough not to matter


def test_of_a_page_only_the_start_is_decoded_but_all_of_it_counted():
    page = decoding(gzip.compress(some(3 * MB)), cb_kwargs={"asked": "http://a.test/"})
    assert START <= len(page.body) < MB
    with pytest.raises(IgnoreRequest):
        decoding(gzip.compress(some(5 * MB)), cb_kwargs={"asked": "http://a.test/"})


def test_codings_in_codings_have_an_end():
    body = b"page"
    for _ in range(9):
        body = gzip.compress(body)
    assert undone(body, ["gzip"] * 8) == gzip.compress(b"page")
    with pytest.raises(Swollen, match="over 8 codings"):
        undone(body, ["gzip"] * 9)


def test_what_came_before_a_fault_is_told():
    with pytest.raises(Undecodable) as caught:
        undone(gzip.compress(some(MB))[:-9], ["gzip"])
    assert caught.value.head == some(MB)


def test_one_large_listing_is_held_at_a_time():
    crawler = get_crawler(settings_dict={"DOWNLOAD_DECODED_MAXSIZE": 4 * MB, "DOWNLOAD_RATIO_MAX": 200})

    async def decode():
        middleware, request = Decoding(crawler), Request("http://a.test/sitemap.xml")
        first = await middleware.process_response(request, Response("http://a.test/", body=bytes(2 * MB)))
        second = asyncio.create_task(
            middleware.process_response(request, Response("http://b.test/", body=bytes(2 * MB)))
        )
        small = await middleware.process_response(request, Response("http://c.test/", body=b"small"))
        waits = not second.done()
        del first
        await second
        return waits, small.body

    assert asyncio.run(decode()) == (True, b"small")


def test_a_refresh_is_looked_for_at_the_start_of_a_page_alone():
    crawler = get_crawler()
    refresh = Refresh.from_crawler(crawler)
    line = b'<meta http-equiv=refresh content="0;url=/b">'
    page = HtmlResponse("http://a.test/", body=line + b" " * MB, encoding="utf-8")
    assert refresh.process_response(Request("http://a.test/"), page).url == "http://a.test/b"
    plain = HtmlResponse("http://a.test/", body=b" " * MB + line, encoding="utf-8")
    assert refresh.process_response(Request("http://a.test/"), plain) is plain


class Thing:
    """What is held."""


async def passing(turns, thing, within):
    """Return whether a thing gets its turn within so many seconds."""
    try:
        await asyncio.wait_for(turns.hold(thing), within)
    except TimeoutError:
        return False
    return True


def test_who_waits_for_what_is_held_waits_as_long_as_it_is_and_collects_no_garbage():
    async def run():
        turns, first, collected = OneAtATime(), Thing(), []
        await turns.hold(first)
        gc.callbacks.append(lambda phase, told: collected.append(phase) if told["generation"] == 2 else None)
        waiting = [asyncio.create_task(passing(turns, Thing(), 60)) for _ in range(16)]
        passed = await asyncio.wait(waiting, timeout=2)
        gc.callbacks.pop()
        del first
        return len(passed[0]), collected, await asyncio.gather(*waiting)  # each holds its thing no longer than its turn

    assert asyncio.run(run()) == (0, [], [True] * 16)


def test_what_only_a_cycle_holds_is_let_go():
    async def run():
        turns, thing = OneAtATime(sweep_s=0.05), Thing()
        thing.itself = thing
        await turns.hold(thing)
        del thing
        return await passing(turns, Thing(), 30)

    gc.disable()
    try:
        assert asyncio.run(run())
    finally:
        gc.enable()


def test_what_is_held_for_ever_stops_nobody_for_ever():
    async def run():
        turns, first, second = OneAtATime(sweep_s=0.02, stall_s=0.1), Thing(), Thing()
        await turns.hold(first)
        passed = await passing(turns, second, 30)
        del first  # late, when it is another's turn
        await asyncio.sleep(0)
        return passed, await passing(turns, Thing(), 0.01)

    assert asyncio.run(run()) == (True, False)

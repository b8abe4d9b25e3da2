"""Extraction in processes that can be stopped."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pipelines.workers import MAX_BODY, Pool

PAGE = (
    "<html lang=en><title>Bridge opens</title><article><h1>Bridge opens</h1>"
    + "<p>The bridge was opened again on Monday after three years of repairs, the city said.</p>" * 5
    + "</article></html>"
).encode()
URL = "https://courier.test/bridge"


def forever(url):
    """An article id that never comes: a page that hangs a worker."""
    while True:
        sum(range(10_000))


def asleep(url):
    time.sleep(600)


def deadly(url):
    os.kill(os.getpid(), signal.SIGSEGV)


def greedy(url):
    return str(len(bytearray(2 * 1024**3)))


@pytest.fixture
def pool():
    with Pool(1, cpu_s=1, wall_s=20) as pool:
        yield pool


def test_a_page_comes_back_as_an_article(pool):
    extraction = pool.run(PAGE, URL)
    assert (extraction.access, extraction.article.title) == ("full", "Bridge opens")


@pytest.mark.parametrize(
    ("page", "reason"),
    [(forever, "more CPU"), (deadly, "crashed"), (greedy, "MemoryError")],
    ids=["loops", "crashes", "eats memory"],
)
def test_a_page_that_goes_wrong_fails_with_a_reason_and_the_next_one_is_served(pool, page, reason):
    extraction = pool.run(PAGE, URL, identify=page)
    assert extraction.access == "failed" and reason in extraction.reason
    assert pool.run(PAGE, URL).access == "full"


def test_a_worker_that_sleeps_is_stopped_by_the_clock():
    with Pool(1, wall_s=4) as pool:
        assert pool.run(PAGE, URL, identify=asleep).reason == "extraction failed: no answer in 4 s"


def test_a_body_over_the_limit_is_not_even_sent(pool):
    assert "more than" in pool.run(b" " * (MAX_BODY + 1), URL).reason


def test_the_event_loop_goes_on_while_pages_are_extracted(pool):
    async def main():
        ticks = 0
        task = asyncio.gather(*(pool.extract(PAGE, URL) for _ in range(4)))
        while not task.done():
            ticks += 1
            await asyncio.sleep(0.005)
        return ticks, await task

    ticks, done = asyncio.run(main())
    assert ticks > 10 and [extraction.access for extraction in done] == ["full"] * 4


def test_closing_the_pool_ends_its_workers_and_the_page_under_way():
    pool = Pool(1)
    future = pool.submit(PAGE, URL, identify=asleep)
    while not psutil.Process().children():
        time.sleep(0.01)
    children = psutil.Process().children()
    pool.close()
    assert future.result().access == "failed"
    assert not psutil.wait_procs(children, timeout=10)[1]


def test_workers_do_not_outlive_a_parent_that_is_killed():
    code = (
        "import sys, psutil; from pipelines.workers import Pool; pool = Pool(1); pool.run(b'%PDF-', 'x');"
        "print(psutil.Process().children()[0].pid, flush=True); sys.stdin.read()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], cwd=Path(__file__).parent.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    worker = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.communicate()
    assert not psutil.wait_procs([worker], timeout=10)[1]

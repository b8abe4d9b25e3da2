"""Extraction workers: limits hold, others go on, nothing outlives its parent."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipelines import workers
from pipelines.workers import Workers
from tests.commands import ROOT

PAGE = b"<html><body><article>" + b"<p>The harbour board met again and left the crane where it stood.</p>" * 30


@pytest.fixture
def pool():
    made = Workers(2)
    yield made
    made.close_now()


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def test_pages_are_extracted_side_by_side(pool):
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: pool.extract_now(PAGE, f"https://outlet.test/{n}"), range(20)))
    assert {page.access for page in found} == {"full"}
    assert all("left the crane" in page.article.text for page in found)


def test_a_page_that_is_too_large_is_not_read(pool):
    found = pool.extract_now(b" " * (workers.MOST_BYTES + 1), "https://outlet.test/")
    assert (found.access, found.article) == ("failed", None)
    assert "over 16777216" in found.reason


# What a page cannot be made to do for certain (hang in a parser, swell) a worker is made to do by its own code.
STUCK = {
    "CPU": ("exec('while True: pass')", "took over 1 s of CPU"),
    "memory": ("bytes(2 << 30)", "MemoryError"),
    "death": ("os._exit(3)", "ended its process (status 3)"),
    "sleep": ("time.sleep(60)", "took over 2 s"),
}


@pytest.mark.parametrize("does, said", STUCK.values(), ids=STUCK)
def test_a_page_that_exceeds_a_limit_costs_its_own_text_alone(pool, does, said, monkeypatch, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import os, time\n"
        "import pipelines.extract, pipelines.workers as workers\n"
        "real = pipelines.extract._extract\n"
        "def extract(body, *more):\n"
        f"    if b'stuck' in body: {does}\n"
        "    return real(body, *more)\n"
        "pipelines.extract._extract = extract\n"
        "workers.MOST_CPU_S = 1\n"
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.setattr(workers, "MOST_CPU_S", 1)
    monkeypatch.setattr(workers, "MOST_WALL_S", 2.0 if does.startswith("time") else 30.0)
    made = Workers(1)
    try:
        assert made.extract_now(PAGE, "https://outlet.test/a").access == "full"
        stuck = made.extract_now(b"<p>stuck</p>" + PAGE, "https://outlet.test/b")
        assert (stuck.access, stuck.article) == ("failed", None)
        assert said in stuck.reason
        assert made.extract_now(PAGE, "https://outlet.test/c").access == "full"
    finally:
        made.close_now()


def test_a_worker_ends_when_its_parent_is_killed():
    code = (
        "from pipelines.workers import Workers; w = Workers(1); w.extract_now(b'<p>x</p>', 'https://a.test/');"
        "worker = w._idle.get(); print(worker._process.pid, flush=True); input()"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    pid = int(parent.stdout.readline())
    assert alive(pid)
    parent.kill()
    parent.communicate()
    deadline = time.monotonic() + 30
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(pid)

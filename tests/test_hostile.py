"""A crawl among hostile outlets: each page has its verdict, time and memory are bounded, the good pages are whole."""

import fcntl
import json
import os
import pickle
import re
import subprocess
import sys
import time
from collections import namedtuple
from functools import lru_cache
from pathlib import Path

import psutil
import pytest

from tests.commands import QUICK, ROOT, Newsroom
from tests.conftest import SHARED
from tests.hostile import CASES, MB, PAGE
from tests.servers import NOT_FOUND, RawServer, ok

pytestmark = pytest.mark.timeout(600)  # of the crawl, on a busy machine

FINE = 8
SETTINGS = ("DOWNLOAD_TIMEOUT=20", "RETRY_TIMES=0", "CRAWL_DELAY_MAX=1", "REDIRECT_MAX_TIMES=20", "EXTRACT_WORKERS=2")
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
Crawl = namedtuple("Crawl", "lines out err status took_s crawler_mb all_mb newsroom")


def answers(request, nth):
    """Answer by the Host, `c17.hostile.test`, with the case of that number."""
    head = request.decode("latin-1")
    host, target = re.search(r"\r\nHost: ([^\r]*)", head)[1], head.split(" ")[1]
    number = re.match(r"c(\d+)\.", host)
    if not number:
        return NOT_FOUND_ if target == "/robots.txt" else [ok(PAGE)]
    script = script_of(int(number[1]))
    if isinstance(script, dict):
        fallback = NOT_FOUND_ if target == "/robots.txt" else script.get("*", NOT_FOUND_)
        script = script.get(target, fallback)
        return script(request, asked_of(host)) if callable(script) else script
    if target == "/robots.txt":
        return NOT_FOUND_
    return script(request, asked_of(host)) if callable(script) else script


@lru_cache(8)
def script_of(number):
    return CASES[number].script()


NOT_FOUND_ = [NOT_FOUND]
asked = {}


def asked_of(host):
    asked[host] = asked.get(host, 0) + 1
    return asked[host]


def url_of(number):
    return f"http://c{number}.hostile.test{CASES[number].path}"


@pytest.fixture(scope="module")
def crawled():
    """The crawl; processes that share the tests of this file share it, too: the first one makes it."""
    folder = Path(os.environ[SHARED]) / "hostile"
    folder.mkdir(exist_ok=True)
    kept = folder / "crawl.pickle"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(crawl(folder)))
    return Crawl(*pickle.loads(kept.read_bytes()), Newsroom(folder / "clips", folder / "state"))


def crawl(folder):
    """Return what the run said, its status, the seconds it took, and the MB of the crawler and of all processes."""
    asked.clear()
    with RawServer({"*": answers}) as site:
        hosts = [f"c{number}.hostile.test" for number in range(len(CASES))]
        hosts += [f"fine{number}.hostile.test" for number in range(FINE)]
        to = " ".join(f"{host}:80=127.0.0.1:{site.port}" for host in hosts)
        newsroom = Newsroom(folder / "clips", folder / "state", CONNECT_TO=to, EGRESS_ALLOW="127.0.0.1:*")
        urls = [url_of(number) for number in range(len(CASES))]
        for number in range(FINE):
            urls.insert(number * len(CASES) // FINE, f"http://fine{number}.hostile.test/2026/11/crane/")
        (folder / "urls").write_text("\n".join(urls))
        options = [word for setting in SETTINGS for word in ("-s", setting)]
        command = [sys.executable, "-m", "crawler.cli", "page", "--json", "--urls", str(folder / "urls"), *QUICK]
        began, crawler_mb, all_mb = time.monotonic(), 0, 0
        with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
            process = subprocess.Popen([*command, *options], cwd=ROOT, env=newsroom.env, stdout=out, stderr=err)
            while process.poll() is None:
                of_crawler, of_all = memory(process.pid)
                crawler_mb, all_mb = max(crawler_mb, of_crawler), max(all_mb, of_all)
                time.sleep(0.2)
        said = (folder / "out").read_text()
        lines = {line["url"]: line for line in map(json.loads, said.splitlines())}
        took_s = time.monotonic() - began
        return lines, said, (folder / "err").read_text(), process.returncode, took_s, crawler_mb, all_mb


def memory(pid):
    """Return the MB that the process, and it with its children, hold."""
    try:
        crawler = psutil.Process(pid)
        family = [crawler, *crawler.children(recursive=True)]
        return crawler.memory_info().rss // MB, sum(each.memory_full_info().pss for each in family) // MB
    except psutil.NoSuchProcess:
        return 0, 0


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name[:60] for case in CASES])
def test_a_hostile_page_has_its_verdict(crawled, number):
    case, line = CASES[number], crawled.lines[url_of(number)]
    assert line["outcome"] == (case.outcome or line["outcome"]), line
    assert case.said in json.dumps(line), line


def test_the_good_pages_among_them_are_whole(crawled):
    for number in range(FINE):
        line = crawled.lines[f"http://fine{number}.hostile.test/2026/11/crane/"]
        assert (line["outcome"], line["access"], line["title"]) == ("archived", "full", "The crane stays")
    assert len(crawled.lines) == len(CASES) + FINE


def test_it_ends_in_bounded_time_and_memory(crawled):
    print(f"{crawled.took_s:.0f} s, crawler {crawled.crawler_mb} MB, all {crawled.all_mb} MB")
    assert crawled.status == 3
    assert crawled.crawler_mb <= 512
    assert crawled.all_mb <= 1024
    assert crawled.took_s < 500  # a minute where nobody else is at work


def test_nothing_of_a_page_reaches_the_terminal_as_a_command(crawled):
    assert "Traceback" not in crawled.err
    assert UNPRINTABLE.search(crawled.out + crawled.err) is None
    for verb in (("list",), ("history", url_of(0)), ("index",)):
        done = crawled.newsroom.run(*verb)
        assert done.status == 0
        assert UNPRINTABLE.search(done.out + done.err) is None


def test_names_come_from_hosts_hashes_and_dates_alone(crawled):
    key = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9._-]*(/[a-zA-Z0-9][a-zA-Z0-9._-]*)*")
    names = list(crawled.newsroom.clips.storage.keys(""))
    assert [name for name in names if not key.fullmatch(name)] == []


def test_the_archive_is_whole(crawled):
    assert list(crawled.newsroom.clips.verify()) == []


def test_what_is_kept_of_them_is_sound(crawled):
    done = crawled.newsroom.run("verify", "--deep")
    assert done.status == 0, done.out

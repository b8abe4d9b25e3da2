"""Ends crawls at random moments and goes on with `clipfile recover` until every page is archived.

    python -m tests.killing --kills 200 --stops 20 --pages 2000

kills with -9, then stops with SIGTERM, and says what was lost, fetched again, or broken: nothing, it should say.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from archive import Collection
from tests import whole
from tests.servers import NOT_FOUND, RawServer, ok

ROOT = Path(__file__).parent.parent
CONCURRENCY = 8
SETTINGS = {
    "AUTOTHROTTLE_ENABLED": 0,
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS": CONCURRENCY,
    "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENCY,
    "WARC_SIZE": 60_000,  # so that it is published beside the crawl, several times in a life
    "DISK_RESERVE": 0,
}


@dataclass
class Life:
    """One process of the crawl, from its start to its end."""

    ended: str  # killed, stopped, by itself
    status: int
    again: int  # pages fetched that an earlier life had fetched already
    took_s: float = 0.0  # from SIGTERM to its end


@dataclass
class Told:
    """What came of it."""

    missing: list = field(default_factory=list)
    twice: list = field(default_factory=list)
    broken: list = field(default_factory=list)
    lives: list = field(default_factory=list)


def drive(folder, *, ends, pages, seed, by=signal.SIGKILL):
    """Crawl `pages` pages, ending the process `ends` times in the middle."""
    chance = random.Random(seed)
    scripts = {f"/{number}": [ok(page(number))] for number in range(pages)}
    told = Told()
    with RawServer({"/robots.txt": [NOT_FOUND], **scripts}) as site:
        urls = [site.url(target) for target in scripts]
        (folder / "urls.txt").write_text("\n".join(urls))
        command = ["page", "--urls", str(folder / "urls.txt")]
        while True:
            left = ends - sum(life.ended != "by itself" for life in told.lives)
            before = Counter(site.times)
            process = start(folder, command)
            life = end(process, site, chance, pages, left, by, first="page" in command) if left else let(process)
            life.again = sum((before[url] > 0) * count for url, count in (Counter(site.times) - before).items())
            life.again -= (before["/robots.txt"] > 0) * (site.times.get("/robots.txt", 0) - before["/robots.txt"])
            told.lives.append(life)
            command = ["recover"]
            if life.ended == "by itself":
                break
    clips = Collection(str(folder / "clips"), state_dir=folder / "reader")
    counts = whole.archived(clips)
    told.missing = sorted(set(urls) - set(counts))
    told.twice = sorted(url for url, count in counts.items() if count > 1)
    told.broken = whole.broken(clips.url, folder / "state", folder / "reader2")
    told.broken += [f"{key}: {ends}" for key, ends in whole.verdicts(clips).items() if len(ends) != 1]
    return told


def start(folder, command):
    env = {**os.environ, "ARCHIVE_URL": str(folder / "clips"), "STATE_DIR": str(folder / "state")}
    env["EGRESS_ALLOW"] = "127.0.0.0/8:*"
    options = [word for name, value in SETTINGS.items() for word in ("-s", f"{name}={value}")]
    with (folder / "log.txt").open("ab") as log:
        line = [sys.executable, "-m", "crawler.cli", *command, *options]
        return subprocess.Popen(line, cwd=ROOT, env=env, stdout=log, stderr=log)


def end(process, site, chance, pages, left, by, first):
    """End the process at a random moment: after so many answers, or while it starts."""
    seen = len(site.log)
    wanted = chance.randrange(1, max(2, 2 * (pages - len(site.times)) // (left + 1)))
    pause_s = chance.random() * 0.02
    if by == signal.SIGKILL and not first and chance.random() < 0.15:
        wanted, pause_s = 0, chance.random() * 2
    while len(site.log) - seen < wanted and process.poll() is None:
        time.sleep(0.002)
    try:
        return Life("by itself", process.wait(pause_s), 0)
    except subprocess.TimeoutExpired:
        began = time.monotonic()
        process.send_signal(by)
        status = process.wait(60)
        how = "killed" if by == signal.SIGKILL else "stopped"
        return Life(how, status, 0, time.monotonic() - began)


def let(process):
    return Life("by itself", process.wait(600), 0)


def page(number):
    sentences = " ".join(f"The board of harbour {number} met for the {n}th time." for n in range(12))
    return f"<!doctype html><title>Harbour {number}</title><article><p>{sentences}</p></article>".encode()


def main():
    parser = argparse.ArgumentParser(description="End crawls at random moments.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--stops", type=int, default=20)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    bad = 0
    for by, ends in ((signal.SIGKILL, options.kills), (signal.SIGTERM, options.stops)):
        with tempfile.TemporaryDirectory() as folder:
            pages = options.pages if by == signal.SIGKILL else options.pages // 5
            told = drive(Path(folder), ends=ends, pages=pages, seed=options.seed, by=by)
        ended = [life for life in told.lives if life.ended != "by itself"]
        again = max(life.again for life in told.lives)
        allowed = CONCURRENCY if by == signal.SIGKILL else 0
        print(
            f"{by.name}: {len(ended)} of {ends} over {pages} pages: {len(told.missing)} missing,"
            f" {len(told.twice)} twice, {len(told.broken)} broken, at most {again} fetched again,"
            f" at most {max(life.took_s for life in ended):.1f} s to the end"
        )
        print(*told.broken[:10], sep="\n")
        slow = by == signal.SIGTERM and any(life.took_s > 10 for life in ended)
        bad += bool(told.missing or told.twice or told.broken or again > allowed or slow or len(ended) < ends)
    return bad


if __name__ == "__main__":
    sys.exit(main())

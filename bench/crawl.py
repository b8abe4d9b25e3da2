"""Pages a second, processor time and memory of a crawl, against plain Scrapy and the naive design.

    python -m bench.crawl                         400 pages on 40 hosts, three rounds in alternation
    python -m bench.crawl --json result.json
    python -m bench.crawl --only plain,naive --pages 100 --rounds 1

Every contender fetches the same URLs in the same order with the same limits from the same server, which runs in a
process of its own. A run counts from the start of its process to the end, imports and worker start-up included.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

from archive import Collection
from bench.measure import Cost, Failed, adopt_orphans, cost
from bench.pages import outlets

ROOT = Path(__file__).parent.parent
SAME = (  # for all: no politeness towards loopback, Scrapy's own limits, robots.txt obeyed
    "AUTOTHROTTLE_ENABLED=False",
    "DOWNLOAD_DELAY=0",
    "CONCURRENT_REQUESTS=16",
    "CONCURRENT_REQUESTS_PER_DOMAIN=8",
    "ROBOTSTXT_OBEY=True",
    "LOG_LEVEL=WARNING",
)
SCRAPY = (sys.executable, "-m", "scrapy")
STOCK = {"SCRAPY_SETTINGS_MODULE": "bench.baselines.settings"}
OURS = {"SCRAPY_SETTINGS_MODULE": "crawler.settings"}
TARGETS = (  # (what, of two medians or of one, at least or at most, goal): on two cores
    ("pages a second, times the naive design's", "pages_s", "naive", ">=", 1.6),
    ("CPU a page, times the naive design's", "cpu_ms", "naive", "<=", 1.05),
    ("peak PSS of all processes, MB", "pss_mb", "", "<=", 600.0),
)


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to crawl: what starts it, and how many pages a run left in its folder."""

    command: tuple[str, ...]
    environ: dict[str, str]
    pages: Callable[[Path], int]


def _counted(folder: Path) -> int:
    return int((folder / "pages").read_text())


def _archived(folder: Path) -> Collection:
    return Collection(str(folder / "clips"), state_dir=folder / "state")


CONTENDERS = {
    "plain": Contender((*SCRAPY, "runspider", str(ROOT / "bench/baselines/plain.py")), STOCK, _counted),
    "naive": Contender(
        (*SCRAPY, "runspider", str(ROOT / "bench/baselines/naive.py")),
        STOCK,
        lambda folder: min(_counted(folder), len(list(folder.glob("texts/*.json")))),
    ),
    "clipfile": Contender(
        (*SCRAPY, "crawl", "page", "-a", "urls=-"),
        OURS,
        lambda folder: sum(row.kind == "conversion" for row in _archived(folder).rows()),
    ),
}


def main() -> int:
    """Measure and print; the exit status is 1 when a contender failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.crawl", description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=400, help="how many pages (default 400)")
    parser.add_argument("--hosts", type=int, default=40, help="on how many hosts (default 40)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each contender (default 3)")
    parser.add_argument("--only", default=",".join(CONTENDERS), help="which contenders, with commas between them")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run and the medians to FILE, too")
    options = parser.parse_args()
    if unknown := set(options.only.split(",")) - set(CONTENDERS):
        parser.error(f"unknown contender {min(unknown)!r}; there are {', '.join(CONTENDERS)}")
    adopt_orphans()
    try:
        with served(options.pages, options.hosts) as (port, server):
            runs = measured(options, port, server)
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    result = {"pages": options.pages, "hosts": options.hosts, "cores": len(os.sched_getaffinity(0))}
    result |= {"runs": runs, **judged(runs)}
    show(result)
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n")
    return 0


@contextmanager
def served(pages: int, hosts: int) -> Iterator[tuple[int, int]]:
    """Run the server; gives its port and its process id."""
    command = (sys.executable, "-m", "bench.server", str(pages), str(hosts))
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        yield int(server.stdout.readline()), server.pid
        server.stdin.close()


def measured(options: argparse.Namespace, port: int, server: int) -> dict[str, list[dict[str, float]]]:
    """Return the runs of each contender: one a round, in turn, each round begun by another one."""
    made = list(outlets(options.pages, options.hosts))
    urls = [f"http://{outlet.host}:{port}{article.path}" for outlet in made for article in outlet.articles]
    urls.sort(key=lambda url: url.rpartition("/")[2])  # hosts take turns
    names = options.only.split(",")
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for number in range(options.rounds):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            with tempfile.TemporaryDirectory(prefix=f"bench-{name}-") as folder:
                spent = run(CONTENDERS[name], Path(folder), urls, port, server)
            runs[name].append(figures(spent, len(urls)))
            print(f"round {number + 1}: {name}: {runs[name][-1]}", file=sys.stderr)
    return runs


def run(contender: Contender, folder: Path, urls: list[str], port: int, server: int) -> Cost:
    """Crawl `urls` into `folder` once. Raises `Failed` when pages are missing afterwards."""
    given = folder / "urls"
    given.write_text("\n".join(urls) + "\n")
    environ = {
        **os.environ,
        **contender.environ,
        "PYTHONPATH": str(ROOT),
        "ARCHIVE_URL": str(folder / "clips"),
        "STATE_DIR": str(folder / "state"),
        "CONNECT_TO": f"*.test:*=127.0.0.1:{port}",
        "EGRESS_ALLOW": "127.0.0.0/8:*",
    }
    settings = (part for setting in SAME for part in ("-s", setting))
    spent = cost((*contender.command, *settings), stdin=given, cwd=folder, environ=environ, apart=server)
    if (kept := contender.pages(folder)) != len(urls):
        raise Failed(f"{' '.join(contender.command)}: {kept} of {len(urls)} pages")
    return spent


def figures(spent: Cost, pages: int) -> dict[str, float]:
    """Return the three figures of one run."""
    return {
        "pages_s": round(pages / spent.seconds, 1),
        "cpu_ms": round(1000 * spent.cpu_s / pages, 1),
        "pss_mb": round(spent.pss / 1e6, 1),
    }


def judged(runs: dict[str, list[dict[str, float]]]) -> dict[str, Any]:
    """Return the medians of each contender and how they stand to the targets."""
    medians = {name: {key: median(one[key] for one in many) for key in many[0]} for name, many in runs.items()}
    targets = []
    for what, key, against, sense, goal in TARGETS:
        if "clipfile" not in medians or (against and against not in medians):
            continue
        value = medians["clipfile"][key] / (medians[against][key] if against else 1)
        met = value >= goal if sense == ">=" else value <= goal
        targets.append({"what": what, "value": round(value, 2), "target": f"{sense} {goal:g}", "met": met})
    return {"medians": medians, "targets": targets}


def show(result: dict[str, Any]) -> None:
    """Print the medians and the targets."""
    console = Console(highlight=False)
    rounds = len(next(iter(result["runs"].values())))
    console.print(
        f"{result['pages']} pages, {result['hosts']} hosts, {result['cores']} cores, medians of {rounds} rounds"
    )
    table = Table()
    table.add_column("")
    for heading in ("pages/s", "CPU ms/page", "peak PSS, MB"):
        table.add_column(heading, justify="right")
    for name, one in result["medians"].items():
        table.add_row(name, *(f"{one[key]:.1f}" for key in ("pages_s", "cpu_ms", "pss_mb")))
    console.print(table)
    for target in result["targets"]:
        console.print(
            f"{'met' if target['met'] else 'MISSED':6} {target['what']}: {target['value']} ({target['target']})"
        )


if __name__ == "__main__":
    sys.exit(main())

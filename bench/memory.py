"""Peak memory where outlets send much: sitemaps by the hundred, and pages of 30 MB at once.

    python -m bench.memory                              both; ten minutes of CPU, nearly all for three million URLs
    python -m bench.memory sitemaps --sitemaps 200 --urls 50000 --outlets 1
    python -m bench.memory bodies --bodies 32 --megabytes 30

One process serves, what is measured is the crawl and its workers: the sum of their PSS, and the crawler's own RSS.
The exit status is 1 when the goal of 600 MB is missed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from archive import Collection
from bench.measure import Cost, adopt_orphans, cost

ROOT = Path(__file__).parent.parent
GOAL_MB = 600  # PSS of all processes
QUICK = ("AUTOTHROTTLE_ENABLED=0", "DOWNLOAD_DELAY=0", "RETRY_TIMES=0", "LOG_LEVEL=WARNING", "DOWNLOAD_TIMEOUT=600")
STATUSES = (0, 3, 4)  # of a crawl that came to its end, with gaps or without
DAY = "2026-11-2"
WORDS = ("harbour", "council", "bakery", "violin", "storm", "orchard", "museum", "railway", "lantern", "meadow")
STORY = """title = "The Kessel bridge toll"
query = "Kessel bridge"
names = ["Velk", "Kessel"]
[limits]
pages = 20
"""


def index(host: str, sitemaps: int) -> bytes:
    """Return an index of so many sitemaps of a host."""
    rows = (
        f"<sitemap><loc>http://{host}/map-{n}.xml.gz</loc><lastmod>{DAY}2</lastmod></sitemap>" for n in range(sitemaps)
    )
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(rows)}</sitemapindex>'.encode()


def sitemap(host: str, number: int, urls: int) -> bytes:
    """Return a packed sitemap of so many pages, no two of an outlet's alike; one in a thousand is of the story."""
    chance = random.Random(number)
    rows = []
    for n in range(urls):
        slug = "velk-kessel-bridge-toll" if n % 1000 == 7 else "-".join(chance.choices(WORDS, k=6))
        rows.append(f"<url><loc>http://{host}/2026/11/{slug}-{number}-{n}</loc><lastmod>{DAY}{n % 10}</lastmod></url>")
    whole = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(rows)}</urlset>'
    return gzip.compress(whole.encode(), 1, mtime=0)


class Quiet(ThreadingHTTPServer):
    """Says nothing of clients that left: a crawl waits with large bodies, and breaks some off."""

    request_queue_size = 128

    def handle_error(self, *where: object) -> None:
        """Say nothing."""


def serve(urls: int, sitemaps: int, megabytes: int) -> None:
    """Serve until standard input ends; print the port."""
    noise = random.Random(1).randbytes(1 << 20).hex().encode()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host, name = self.headers["Host"], self.path
            if name == "/sitemap.xml":
                self._send(index(host, sitemaps))
            elif name.startswith("/map-"):
                self._send(sitemap(host, int(name[5:].partition(".")[0]), urls), "application/gzip")
            elif name.startswith("/large"):
                self._send((b"<!doctype html><p>" + name.encode() + noise * megabytes)[: megabytes << 20], "text/html")
            elif name == "/robots.txt":
                self._send(b"")
            else:
                self._send(
                    b"<!doctype html><title>Kessel</title><p>Velk rejects the toll on the Kessel bridge.", "text/html"
                )

        def _send(self, body: bytes, kind: str = "text/xml") -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """Say nothing."""

    server = Quiet(("127.0.0.1", 0), Handler)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


def of_sitemaps(folder: Path, options: argparse.Namespace) -> tuple[list[str], str]:
    """Return what crawls a story of outlets with such sitemaps, and what is given to it."""
    hosts = [f"outlet{n}.test" for n in range(options.outlets)]
    rows = (f'[[outlets]]\nhome = "http://{host}/"\nsitemaps = ["http://{host}/sitemap.xml"]\n' for host in hosts)
    (folder / "toll.toml").write_text(STORY + "".join(rows))
    return ["crawl", "story", "-a", "story=toll"], ""


def of_bodies(folder: Path, options: argparse.Namespace) -> tuple[list[str], str]:
    """Return what crawls so many large pages, each on a host of its own, and their URLs."""
    urls = (f"http://host{n}.test/large-{n}" for n in range(options.bodies))
    return ["crawl", "page", "-a", "urls=-"], "\n".join(urls)


KINDS: dict[str, Callable[[Path, argparse.Namespace], tuple[list[str], str]]] = {
    "sitemaps": of_sitemaps,
    "bodies": of_bodies,
}


def got(kind: str, folder: Path) -> str:
    """Return how much came of a crawl, in words: a peak is worth something only where all of it did."""
    clips = Collection(str(folder / "clips"), state_dir=folder / "state")
    if kind == "bodies":
        return f"{sum(row.kind == 'response' and '/large-' in row.url for row in clips.rows())} pages"
    (key,) = [key for key in clips.storage.keys("runs/") if "-toll-" in key]
    outlets = json.loads(clips.storage.get(key))["coverage"]["outlets"].values()
    return f"{sum(told['named'] for told in outlets)} URLs"


def measured(kind: str, options: argparse.Namespace) -> tuple[Cost, str]:
    """Run one of the two crawls against a server of its own; return what it cost, and how much came."""
    serving = [
        sys.executable,
        "-m",
        "bench.memory",
        "--serve",
        *map(str, (options.urls, options.sitemaps, options.megabytes)),
    ]
    with (
        tempfile.TemporaryDirectory(prefix="bench-memory-") as name,
        subprocess.Popen(serving, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
    ):
        assert server.stdin
        assert server.stdout
        folder, port = Path(name), int(server.stdout.readline())
        command, given = KINDS[kind](folder, options)
        (folder / "given").write_text(given)
        environ = {
            **os.environ,
            "SCRAPY_SETTINGS_MODULE": "crawler.settings",
            "PYTHONPATH": str(ROOT),
            "ARCHIVE_URL": str(folder / "clips"),
            "STATE_DIR": str(folder / "state"),
            "STORIES_DIR": str(folder),
            "CONNECT_TO": f"*.test:*=127.0.0.1:{port}",
            "EGRESS_ALLOW": "127.0.0.0/8:*",
        }
        settings = [part for setting in QUICK for part in ("-s", setting)]
        whole = [sys.executable, "-m", "scrapy", *command, *settings]
        found = cost(whole, stdin=folder / "given", cwd=folder, environ=environ, apart=server.pid, statuses=STATUSES)
        server.stdin.close()
        return found, got(kind, folder)


def main() -> int:
    """Measure and print; the exit status is 1 when more memory was used than there should be."""
    if sys.argv[1:2] == ["--serve"]:
        serve(*map(int, sys.argv[2:]))
        return 0
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__.splitlines()[0])
    parser.add_argument("kind", nargs="?", choices=tuple(KINDS), help="both if none is given")
    parser.add_argument("--sitemaps", type=int, default=200, help="that the index of an outlet names (default 200)")
    parser.add_argument("--urls", type=int, default=50_000, help="in each of them (default 50,000)")
    parser.add_argument("--outlets", type=int, default=1, help="that have such an index (default 1)")
    parser.add_argument("--bodies", type=int, default=32, help="pages at once (default 32)")
    parser.add_argument("--megabytes", type=int, default=30, help="of each page (default 30)")
    options = parser.parse_args()
    adopt_orphans()
    worst = 0.0
    for kind in [options.kind] if options.kind else KINDS:
        spent, came = measured(kind, options)
        worst = max(worst, spent.pss / 1e6)
        cost_s = f"{spent.seconds:.0f} s, {spent.cpu_s:.0f} s of CPU"
        print(f"{kind}: {came}, peak PSS {spent.pss / 1e6:.0f} MB, {cost_s}", flush=True)
    print(f"{'met' if worst <= GOAL_MB else 'MISSED'}: at most {GOAL_MB} MB of all processes")
    return 0 if worst <= GOAL_MB else 1


if __name__ == "__main__":
    sys.exit(main())

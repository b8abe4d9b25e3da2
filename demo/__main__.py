"""`make run`: serves the invented news site, archives its story and shows what was kept and what was stripped.

python -m demo            into the folder or bucket that ARCHIVE_URL names, ./clips by default
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from archive import Collection
from demo.outlets import Article
from demo.report import REVISITS, Page, kept, shorten, stripped
from demo.site import Site, serve

CLIPFILE = (sys.executable, "-m", "crawler.cli")
LABEL = 10  # columns


def main() -> int:
    """Run the demonstration; the exit status is the crawl's, or that of the first command that did not find."""
    console = Console(highlight=False, soft_wrap=True)
    with serve() as site:
        environ = environment(site)
        urls = (*site.urls, *site.moved, *site.gone)
        console.print(
            f"{len(site.outlets)} invented outlets on 127.0.0.1:{site.port}, one story, {len(urls)} URLs", style="bold"
        )
        console.print(shorten(f"$ {named()} page " + " ".join(urls), console.width), style="dim", markup=False)
        crawl = subprocess.run((*CLIPFILE, "page", "--json", *urls), env=environ, stdout=subprocess.PIPE, text=True)
    if crawl.returncode not in (0, 3):
        console.print(crawl.stdout, markup=False)
        return crawl.returncode
    clips = Collection(environ["ARCHIVE_URL"], environ.get("STATE_DIR"))
    pages = [looked_up(json.loads(line), clips, site.articles) for line in crawl.stdout.splitlines()]
    for page in pages:
        console.print(sheet(page, console.width))
    console.print(summary(pages, clips.url))
    console.print(Text("\nGet it back:", "bold"))
    status = max(given_back(console, command, environ) for command in commands(pages[0]))
    return crawl.returncode or status


def environment(site: Site) -> dict[str, str]:
    """Return this process's environment with what the crawl needs to find `site` instead of the internet."""
    return {
        "ARCHIVE_URL": "./clips",
        **os.environ,
        "CONNECT_TO": " ".join(site.connect_to),
        "EGRESS_ALLOW": "127.0.0.0/8:*",
    }


def named() -> str:
    """Return the command as a person types it here: the one beside this Python, where it is installed."""
    script = Path(sys.executable).with_name("clipfile")
    return os.path.relpath(script) if script.exists() else f"{os.path.relpath(sys.executable)} -m crawler.cli"


def looked_up(told: dict[str, Any], clips: Collection, articles: dict[str, Article]) -> Page:
    """Return a page as the crawl told of it, with what the archive says and what the outlet wrote."""
    url = told["url"]
    looks = (look for look in clips.history(url) if look.row.time == told["time"]) if "time" in told else ()
    if (look := next(iter(looks), None)) is None:
        return Page(told)
    text = clips.text(url, look.time) if look.text else ""
    end = clips.capture(look.row).exchanges[-1].url
    return Page(told, text, look.change, "" if end == url else end, articles.get(url))


def sheet(page: Page, width: int) -> Text:
    """Return what the terminal shows of one page; its URL stays whole, so that it can be copied."""
    text = Text.assemble("\n", (page.told["url"], "bold cyan"), "\n")
    for label, line in (*kept(page), *stripped(page)):
        text.append(f"  {label:{LABEL}}", "red" if label in ("missed", "stayed") else "dim")
        text.append(shorten(line, width - LABEL - 3) + "\n")
    text.right_crop(1)
    return text


def summary(pages: Iterable[Page], archive: str) -> Text:
    """Return how the texts compare with what the outlets wrote, and what a later look found unchanged."""
    read = [page for page in pages if page.article]
    wrote = sum(len(page.article.clean) for page in read if page.article)
    came, left = sum(len(page.came) for page in read), sum(len(page.left) for page in read)
    noise = sum(len(page.told["noise"]) for page in read)
    lines = [
        f"\n{came} of {wrote} paragraphs of {len(read)} articles came back word for word.",
        f"{noise} lines of noise were stripped, {left} stayed. Everything is kept in {archive}",
    ]
    if again := sum(page.change in REVISITS for page in read):
        lines.append(f"{again} of the articles were known and have not changed: they are kept as revisits.")
    return Text("\n".join(lines), "bold")


def commands(page: Page) -> tuple[tuple[str, ...], ...]:
    """Return the commands that give a page back."""
    url = page.told["url"]
    return (
        ("list",),
        ("history", url),
        ("text", url),
        ("show", url, "--noise"),
        ("get", url, "--as", "warc"),
        ("verify",),
    )


def given_back(console: Console, command: tuple[str, ...], environ: dict[str, str]) -> int:
    """Run a command and show it with what it answered; return its exit status."""
    done = subprocess.run((*CLIPFILE, *command), env=environ, capture_output=True)
    into = " > page.warc.gz" if "warc" in command else ""
    console.print(Text(f"$ {named()} {shlex.join(command)}{into}", "green"))
    console.print(Text("  " + (gist(done.stdout, console.width - 2) or done.stderr.decode().strip()), "dim"))
    return done.returncode


def gist(output: bytes, width: int) -> str:
    """Return what stands for an answer: its size, and the line it starts with where it is text."""
    if output.startswith(b"\x1f\x8b"):
        return f"{len(output)} bytes, gzip members that every WARC tool reads"
    lines = output.decode().splitlines()
    more = f"  (and {len(lines) - 1} lines more)" if len(lines) > 1 else ""
    return shorten(lines[0], width - len(more)) + more if lines else ""


if __name__ == "__main__":
    sys.exit(main())

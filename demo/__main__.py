"""`make run`: serves the invented news site, archives its story and shows what was kept and what was stripped.

python -m demo            into the folder or bucket that ARCHIVE_URL names, ./clips by default
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from demo.outlets import Article
from demo.report import Page, kept, stripped
from demo.site import Site, serve

CLIPFILE = (sys.executable, "-m", "crawler.cli")


def main() -> int:
    """Run the demonstration; the exit status is the crawl's."""
    console = Console(highlight=False, soft_wrap=True)
    with serve() as site:
        environ = environment(site)
        asked = (*site.urls, *site.moved, *site.gone)
        console.print(
            f"[bold]{len(site.outlets)} invented outlets on 127.0.0.1:{site.port}, one story, {len(asked)} URLs[/bold]"
        )
        console.print(f"$ clipfile page {asked[0]} … {asked[-1]}\n", style="dim")
        crawl = subprocess.run((*CLIPFILE, "page", *asked), env=environ, stdout=subprocess.PIPE, text=True)
    if crawl.returncode not in (0, 3):
        console.print(crawl.stdout, markup=False)
        return crawl.returncode
    found = [Page(url, next(records("show", url, environ), {}), answer("text", url, environ)) for url in asked]
    for page in found:
        console.print(sheet(page))
    console.print(summary(site.articles, found, environ["ARCHIVE_URL"]))
    return crawl.returncode


def environment(site: Site) -> dict[str, str]:
    """Return this process's environment with what the crawl needs to find `site` instead of the internet."""
    return {
        "ARCHIVE_URL": "./clips",
        **os.environ,
        "CONNECT_TO": " ".join(site.connect_to),
        "EGRESS_ALLOW": "127.0.0.0/8:*",
    }


def answer(verb: str, url: str, environ: Mapping[str, str], *options: str) -> str:
    """Return what `clipfile VERB URL` prints; "" when there is nothing to print."""
    done = subprocess.run((*CLIPFILE, verb, url, *options), env=environ, capture_output=True, text=True)
    if done.returncode > 1:
        raise SystemExit(done.stderr.strip())
    return done.stdout


def records(verb: str, url: str, environ: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects that `clipfile VERB URL --json` prints."""
    for line in answer(verb, url, environ, "--json").splitlines():
        yield json.loads(line)


def sheet(page: Page) -> Text:
    """Return what the terminal shows of one page; keys stay whole, so that they can be copied."""
    text = Text.assemble((page.url, "bold cyan"), "\n")
    for label, line in (*kept(page), *stripped(page)):
        text.append(f"  {label:9}", "dim")
        text.append(f"{line}\n", "yellow" if label == "stripped" else "")
    return text


def summary(articles: Mapping[str, Article], found: list[Page], archive: str) -> Text:
    """Return the last lines: how the texts compare with what the outlets wrote, and how to get them back."""
    pairs = [(articles[page.url], page.text.split("\n\n")) for page in found if page.url in articles]
    wrote = sum(len(article.clean) for article, _ in pairs)
    came = sum(paragraph in (part.strip() for part in text) for article, text in pairs for paragraph in article.clean)
    command, url = os.path.relpath(Path(sys.executable).with_name("clipfile")), found[0].url
    return Text(
        f"Of {wrote} paragraphs that the outlets wrote, {came} came back word for word. Archive: {archive}\n\n"
        f"Get it back:\n"
        f"  {command} text {url}\n"
        f"  {command} show {url} --noise\n"
        f"  {command} get {url} --as warc > page.warc.gz\n"
        f"  {command} list"
    )


if __name__ == "__main__":
    sys.exit(main())

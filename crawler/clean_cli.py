"""`clipfile clean`: the clean text of a saved page, of standard input or of a URL; nothing is kept.

In Python it is `pipelines.extract.extract_article(body, url)`, and `clean_text(body, url)` for the text alone.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from archive.errors import Misuse
from archive.shown import as_json, note, one_line, printable, say
from pipelines.extract import extract_article
from pipelines.extraction import Extraction


def clean(options: argparse.Namespace) -> int:
    """Print the clean text, or all that was found; exit 1 when there is no article."""
    found = _of_url(options) if "://" in options.source else _of_file(options)
    if found.access != "full":
        note(f"clipfile: {found.access}: {found.reason}")
    article = found.article
    if options.json:
        as_json([_told(found)])
    elif options.noise:
        for kind, count in Counter(row.kind for row in article.noise if article).most_common() if article else ():
            say(f"{kind}: {count}")
            for row in article.noise if article else ():
                if row.kind == kind:
                    say(f"    {one_line(row.line)}")
    elif article and article.text:
        title = f"# {one_line(article.title)}\n\n" if options.md and article.title else ""
        sys.stdout.write(title + printable(article.text))
    return 0 if article and article.text else 1


def _of_file(options: argparse.Namespace) -> Extraction:
    if options.source == "-":
        return extract_article(sys.stdin.buffer.read(), options.url)
    try:
        return extract_article(Path(options.source).read_bytes(), options.url)
    except OSError as error:
        raise Misuse(f"{options.source}: {error.strerror}; give a file, a URL with its https:// or -") from None


def _of_url(options: argparse.Namespace) -> Extraction:
    """Fetch into an archive that goes away again, so guard, limits and robots.txt are those of every fetch."""
    from archive import Collection
    from crawler.commands.crawl import run_to_its_end
    from crawler.process import process_of, throwaway
    from crawler.spiders.page import PageSpider

    with tempfile.TemporaryDirectory() as folder:
        process = process_of(options, **throwaway(folder))
        spider = PageSpider(url=options.source)
        run_to_its_end(process, spider)
        verdict = spider.run.verdicts[spider.urls[0]]
        if verdict.capture is None:
            return Extraction(access="failed", reason=verdict.reason)
        clips = Collection(f"{folder}/clips", state_dir=f"{folder}/state")
        row = next(row for row in clips.captures([verdict.capture.article_id]))
        capture = clips.capture(row)
        return Extraction(access=capture.access, reason=capture.reason, article=capture.article)


def _told(found: Extraction) -> dict[str, Any]:
    told: dict[str, Any] = {"access": found.access, "reason": found.reason}
    if found.article:
        told |= dataclasses.asdict(found.article) | {"found": dict(found.article.found)}
        told["tools"] = dict(found.article.tools)
    return told

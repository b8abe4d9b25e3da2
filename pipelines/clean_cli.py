"""`clipfile clean FILE.html | URL | -`: the clean text of anything, and with it the facts or what was removed.

clipfile clean page.html            the text
clipfile clean --json page.html     one object: access, reason and every field of the article
clipfile clean --noise page.html    what was removed, one line each: kind, tab, line
clipfile clean --md page.html       Markdown with the facts as front matter
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from archive.capture import Article
from pipelines.extract import Extraction, extract_article

Fetch = Callable[[str], tuple[bytes, str, str]]  # URL to (body, final URL, content type)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command to `parser`."""
    parser.add_argument("page", help="an HTML file, an http(s) URL, or - for standard input")
    parser.add_argument("--url", default="", help="the address of a page that is read from a file")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="text, facts and what was removed, as one JSON object")
    form.add_argument("--noise", action="store_true", help="what was removed: kind, tab, line")
    form.add_argument("--md", action="store_true", help="Markdown with the facts on top")


def clean(options: argparse.Namespace, fetch: Fetch | None = None, out: TextIO | None = None) -> int:
    """Print what `options` ask for; 0 when there was a text, 1 when not, 2 when there was nothing to read.

    `fetch` gets a page by its URL; without it only files and standard input are read.
    """
    url, content_type = options.url, ""
    try:
        if options.page == "-":
            body = sys.stdin.buffer.read()
        elif options.page.startswith(("http://", "https://")):
            if fetch is None:
                print(
                    f"{options.page}: fetching is not possible here; save the page and give its file", file=sys.stderr
                )
                return 2
            body, url, content_type = fetch(options.page)
        else:
            body = Path(options.page).read_bytes()
    except OSError as error:
        print(f"{options.page}: {error.strerror or error}", file=sys.stderr)
        return 2
    extraction = extract_article(body, url, content_type=content_type)
    out = out or sys.stdout
    out.write(
        render(extraction, "json" if options.json else "noise" if options.noise else "md" if options.md else "text")
    )
    if extraction.access != "full":
        print(f"{options.page}: {extraction.access}: {extraction.reason}", file=sys.stderr)
    return 0 if extraction.article and extraction.article.text else 1


def render(extraction: Extraction, form: str = "text") -> str:
    """Return an extraction as text, json, noise or md."""
    article = extraction.article
    if form == "json":
        return json.dumps(asdict(extraction), ensure_ascii=False) + "\n"
    if article is None:
        return ""
    if form == "noise":
        return "".join(f"{noise.kind}\t{noise.line}\n" for noise in article.noise)
    return _markdown(article) if form == "md" else article.text


def _markdown(article: Article) -> str:
    """The text below its facts, which stand in the front matter as JSON strings (valid YAML)."""
    facts = {
        name: getattr(article, name) for name in ("url", "title", "authors", "published", "modified", "site", "lang")
    }
    top = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in facts.items() if value)
    return f"---\n{top}---\n\n# {article.title}\n\n{article.text}"

"""Seeds of a story that are files: saved pages, or texts whose first line is the title."""

from __future__ import annotations

import re
from pathlib import Path

from archive.capture import Article
from archive.errors import Misuse
from pipelines.workers import Workers


def read_seed(path: Path) -> Article:
    """Return the article in a file; Misuse for one that cannot be read or holds none."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise Misuse(f"{path}: {error.strerror}; a seed is a URL, or a file beside the story file") from None
    if re.search(rb"<(?:!doctype|html|body|p)[\s>]", body[:4096], re.IGNORECASE):
        article = of_page(body)
    else:
        title, _, text = body.decode("utf-8-sig", "replace").strip().partition("\n")
        article = Article(id="", url="", title=title.strip(), text=text.strip() + "\n")
    if article is None or not article.text.strip():
        raise Misuse(f"{path}: no article is in it; a seed is a saved page, or a title and a text below it")
    return Article(
        id=f"urn:seed:{path.name}",
        url=article.url,
        title=article.title,
        text=article.text,
        published=article.published,
        lang=article.lang,
    )


def of_page(body: bytes) -> Article | None:
    """Return what a saved page says, read in a process with limits."""
    workers = Workers(1)
    try:
        return workers.extract_now(body, "").article
    finally:
        workers.close_now()

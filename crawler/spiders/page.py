"""`scrapy crawl page -a url=https://outlet.example/x`: one page, now, or several, kept and told of a line each."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from scrapy.exceptions import UsageError

from archive.errors import BadURL
from archive.run import Verdict
from archive.url import plain, without_user
from crawler.hands import in_turns
from crawler.spiders.capturing import CapturingSpider


class PageSpider(CapturingSpider):
    """Fetches the URLs it is given.

    `url`: one, or several between spaces or commas. `urls`: a file with one a line, `-` for standard input.
    `fresh=1`: ask for the whole page, also where the outlet could say that it has not changed.
    `resume=1`: ask for what earlier runs did not get to, as they died or were stopped.
    """

    name = "page"

    def __init__(self, url: str = "", urls: str = "", fresh: str = "", resume: str = "", **kwargs: Any) -> None:
        if kwargs:
            raise UsageError(f"page knows no argument {', '.join(kwargs)}; it takes url, urls, fresh and resume")
        super().__init__()
        self.fresh, self.resume = _is_set(fresh), _is_set(resume)
        self.urls = [without_user(url) for url in [*split(url), *(listed(urls) if urls else [])]]
        if not self.urls and not self.resume:
            raise UsageError("no URL was given; give https://outlet.example/x, or urls=FILE (--urls FILE)")

    async def start(self) -> AsyncIterator[Any]:
        """Ask for each URL once."""
        if self.resume:
            await asyncio.to_thread(self.run.take_over, self.run.frontier.left_over(self.name))
        await asyncio.to_thread(self.run.ask, *map(_printable, self.urls))
        for url in in_turns(list(self.run.asked)):
            try:
                self._check_length(url)
                plain(url)
                request = self.ask(url, fresh=self.fresh)
            except (BadURL, ValueError) as error:
                why = error.why if isinstance(error, BadURL) else str(error)
                self.run.end(Verdict(url=url, outcome="invalid", reason=f"{why}; {cure(url)}"))
                continue
            if not await self.hands.take(url):
                return
            yield request

    def _check_length(self, url: str) -> None:
        most = self.settings.getint("URLLENGTH_LIMIT")
        if len(url) > most:  # Scrapy would drop it without a word
            raise BadURL(url[:80], f"{len(url)} characters, over URLLENGTH_LIMIT={most}")


def _is_set(text: str) -> bool:
    return text not in ("", "0", "no", "false")


def _printable(url: str) -> str:
    """Return a URL as UTF-8 can hold it: a command line may hold other bytes."""
    return url.encode("utf-8", "backslashreplace").decode()


def split(text: str) -> list[str]:
    """Return the URLs of a list with spaces or commas between them; a comma inside a URL stays.

    >>> split("https://a.test/1,https://b.test/2,3 https://c.test/")
    ['https://a.test/1', 'https://b.test/2,3', 'https://c.test/']
    """
    return [url for word in text.split() for url in re.split(r",(?=[a-zA-Z][a-zA-Z0-9+.-]*:)", word.strip(",")) if url]


def listed(place: str) -> list[str]:
    """Return the URLs in a file, one a line or several; empty lines and those that begin with # are passed over."""
    if place == "-":
        lines = sys.stdin.read().removeprefix("\ufeff").splitlines()
    else:
        try:
            lines = Path(place).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "no UTF-8 text"
            raise UsageError(f"{place}: {why}") from None
    return [url for line in lines if not line.lstrip().startswith("#") for url in split(line)]


def cure(url: str) -> str:
    """Return what a person may have meant by a URL that is none."""
    scheme, colon, _ = url.partition("://")
    if colon and scheme.lower() not in ("http", "https"):
        return f"{scheme} is not fetched, only http and https"
    return "write it whole" if colon else f"did you mean https://{url} ?"

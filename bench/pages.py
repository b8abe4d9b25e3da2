"""The pages that are crawled: the demonstration's templates on many hosts, with invented text and much around it.

Median 115 KB, 1,450 elements, 40 ms for trafilatura; 80 saved pages of real outlets: 122 KB, 860, 47 ms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from bench.prose import paragraphs, sentence
from demo.bulk import Bulk
from demo.outlets import NAMES, Article, Outlet, load
from demo.server import Answer
from demo.site import pages

FIRST = datetime(2026, 10, 1, 6, tzinfo=UTC)
BULKS = (  # from a lean page to a heavy one; see the docstring
    Bulk(style=16_000, script=12_000, state=9_000, menu=70, cards=36),
    Bulk(style=16_000, script=16_000, state=10_000, menu=110, cards=70),
    Bulk(style=24_000, script=22_000, state=14_000, menu=150, cards=100),
    Bulk(style=28_000, script=24_000, state=15_000, menu=180, cards=120),
)


def outlets(count: int, hosts: int) -> Iterator[Outlet]:
    """Yield `hosts` outlets with `count` articles in all, as alike or unlike as the five templates are."""
    models = [load(name) for name in NAMES]
    for number in range(hosts):
        model = models[number % len(models)]
        host = f"{model.folder}-{number:02}.test"
        articles = tuple(article(host, serial) for serial in range(number, count, hosts))
        # Everybody gets gzip, as from nearly every outlet.
        yield replace(model, host=host, name=f"{model.name} {number}", gzip=True, articles=articles, gone=(), moved=())


def article(host: str, serial: int) -> Article:
    """Return an invented article of 400 to 900 words."""
    random = Random(f"{host} {serial}")
    return Article(
        path=f"/2026/10/story-{serial}.html",
        title=sentence(random).rstrip("."),
        author="Mirren Aldous",
        section="News",
        published=FIRST + timedelta(minutes=37 * serial),
        summary=sentence(random),
        caption=sentence(random),
        paragraphs=paragraphs(random, random.randint(400, 900)),
    )


def answers(outlet: Outlet, number: int) -> dict[tuple[str, str], Answer]:
    """Return what the server answers for the outlet with this number."""
    return dict(pages(outlet, BULKS[number % len(BULKS)]))

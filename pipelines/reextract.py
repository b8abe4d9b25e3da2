"""The present rules over what is kept, offline: new texts and capture records beside the old, in WARCs of their own.

Done twice it changes nothing: a look that has a capture record under the present rules is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime

from archive.capture import Capture
from archive.collection import Collection
from archive.layout import parse_run, parse_time
from archive.run import Run
from archive.segment import Row
from pipelines.article import left_standing, read
from pipelines.extraction import RULES
from pipelines.workers import Workers


@dataclass(slots=True)
class Report:
    """What came of it, in looks."""

    read: int = 0
    same: int = 0
    changed: int = 0
    gained: int = 0  # a text where there was none
    withdrawn: int = 0  # none where there was one


def older(collection: Collection, story: str = "", since: datetime | None = None, rules: int = RULES) -> list[Row]:
    """Return the looks whose newest capture record is of older rules, oldest first."""
    newest = [row for article in collection.cache.articles() for row in collection.captures([article])]
    return sorted(
        (
            row
            for row in newest
            if row.rules < rules
            and row.refers_to
            and (not story or parse_run(row.run).slug == story)
            and (since is None or parse_time(row.time) >= since)
        ),
        key=lambda row: row.time,
    )


def reextract(run: Run, rows: list[Row], workers: Workers, told: Callable[[], None] = lambda: None) -> Report:
    """Read those looks again and keep what comes of it; `told` is called after each."""
    report = Report()
    for row, capture in _read(run.collection, rows, workers):
        before = row.text_sha256
        after = capture.article.text_sha256 if capture.article else ""
        report.read += 1
        report.same += before == after
        report.changed += bool(before and after and before != after)
        report.gained += bool(after and not before)
        report.withdrawn += bool(before and not after)
        run.writer.add_reading(capture, RULES)
        if run.writer.due():
            run.writer.rotate()
            run.writer.publish()
        told()
    run.close()
    return report


def _read(collection: Collection, rows: list[Row], workers: Workers) -> Iterator[tuple[Row, Capture]]:
    def again(row: Row) -> Capture:
        capture = collection.capture(row)
        page = capture.exchanges[-1]
        found = read(workers, left_standing(collection, page) if page.status == 304 else page)
        old = capture.article
        aliases = old.aliases if old else row.aliases
        article = replace(found.article, id=capture.article_id, aliases=aliases) if found.article else None
        return replace(capture, access=found.access, reason=found.reason, article=article)

    with ThreadPoolExecutor(workers.count + 1, "reextract") as threads:
        for start in range(0, len(rows), 64):  # some in flight, not an archive full
            batch = rows[start : start + 64]
            yield from zip(batch, threads.map(again, batch), strict=True)

"""Other tools' WARCs into the archive: pages are read as a crawl reads them, the rest is kept as it is.

Times are those of the records. An event of kind `imported` tells of each where it is from. Done twice it changes
nothing: what is kept already is known by its record id.
"""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import IO

from archive.capture import Capture, Event, Exchange
from archive.errors import BadRecord, BadURL, Misuse, StorageError
from archive.facts import uri
from archive.foreign import ForeignFile
from archive.foreign_files import parts
from archive.foreign_http import Passed, Theirs, exchanges, other_id
from archive.layout import fresh_id, iso
from archive.run import Run
from archive.segment import Row
from archive.url import plain
from pipelines.article import identified, read
from pipelines.extraction import RULES, Extraction
from pipelines.workers import Workers

HTML = ("text/html", "application/xhtml+xml")


@dataclass(slots=True, kw_only=True)
class Report:
    """What came of one file."""

    file: str
    sha256: str
    pages: int = 0
    texts: int = 0  # of those pages
    others: int = 0  # answers that are no page: redirects, images, feeds
    known: int = 0  # kept already
    passed: Counter[str] = field(default_factory=Counter)  # why → records
    scars: list[BadRecord] = field(default_factory=list)


class Importer:
    """Brings files into one run."""

    def __init__(self, run: Run, workers: Workers) -> None:
        """Keep with `run` what is read."""
        self.run, self.workers = run, workers
        self._seen: dict[str, str] = {}  # record id → what it was, of this run
        self._texts: dict[tuple[str, str], str] = {}  # article, time → SHA-256 of the text, of this run

    def add(self, path: Path, told: Callable[[int], None] = lambda offset: None) -> Iterator[Report]:
        """Import a WARC or each WARC of a WACZ, and yield what came of it; Misuse where the file cannot be read.

        `told` hears the offset of each record.
        """
        try:
            file = path.open("rb")
        except OSError as error:
            raise Misuse(f"{path}: {error.strerror or error}") from error
        try:
            with file:
                for part, name, scars in parts(file, path.name):
                    report = Report(file=name, sha256=_sha256(file), scars=scars)
                    self._add(part, report, told)
                    yield report
        except OSError as error:
            cure = "what it inflates to needs room in the folder for temporary files, see TMPDIR"
            raise StorageError(str(path), error.strerror or str(error), cure) from error

    def _add(self, file: IO[bytes], report: Report, told: Callable[[int], None]) -> None:
        source = ForeignFile(file, report.file)
        waiting: deque[tuple[Theirs, Future[Extraction] | None]] = deque()
        with ThreadPoolExecutor(self.workers.count, "import") as threads:
            for item in exchanges(source, self._kept):
                told(item.offset)
                if isinstance(item, BadRecord):
                    report.scars.append(item)
                elif isinstance(item, Passed):
                    report.passed[item.why] += 1
                elif fresh := self._fresh(item, report):
                    is_page = _is_page(fresh.exchange)
                    waiting.append((fresh, threads.submit(read, self.workers, fresh.exchange) if is_page else None))
                while len(waiting) > self.workers.count:
                    self._keep(*waiting.popleft(), report)
            while waiting:
                self._keep(*waiting.popleft(), report)
        source.close()
        self.run.writer.rotate()  # so that the next file's revisits find what this one brought
        self.run.writer.publish()

    def _fresh(self, item: Theirs, report: Report) -> Theirs | None:
        """Return what is to be kept, under an id that is free; None, and counted, where it is kept already."""
        exchange = item.exchange
        try:
            plain(exchange.url)
        except BadURL as error:
            report.scars.append(BadRecord(report.file, item.offset, f"{item.record}: {error}"))
            return None
        if exchange.status == 304 and self._is_late(exchange):
            report.passed["304 of a page that is kept in a later state"] += 1
            return None
        what = f"{uri(exchange.url)} {iso(exchange.began)} {'' if exchange.status == 304 else exchange.sha256}"
        for id in (exchange.id, other_id(exchange, item.record)):
            held = self._seen.get(id) or self._what(id)
            if held == what:
                report.known += 1
                return None
            if not held:
                self._seen[id] = what
                return replace(item, exchange=replace(exchange, id=id))
        report.scars.append(BadRecord(report.file, item.offset, f"{item.record}: its record id is another's"))
        return None

    def _what(self, id: str) -> str:
        row = self.run.collection.cache.by_id(id)
        if row is None:
            return ""
        payload: Row | None = row
        if row.kind == "revisit":
            not_modified = row.profile == "server-not-modified"
            payload = None if not_modified else self.run.collection.cache.by_id(row.refers_to)
        sha256 = payload.sha256 if payload and row.status != 304 else ""
        return f"{row.url} {row.time} {sha256}"

    def _is_late(self, exchange: Exchange) -> bool:
        page = self.run.collection.cache.last_page(exchange.url)
        return page is not None and page.time > iso(exchange.began)

    def _keep(self, item: Theirs, reading: Future[Extraction] | None, report: Report) -> None:
        exchange, writer = item.exchange, self.run.writer
        origin = {"id": exchange.id, "record": item.record, "software": item.software}
        origin |= {"file": report.file, "sha256": report.sha256, "offset": str(item.offset)}
        told = Event(
            id=fresh_id(),
            kind="imported",
            subject=exchange.url,
            time=self.run.clock(),
            actor=self.run.id,
            data=origin,
        )
        writer.add_event(told)  # first: a crash between leaves an origin of nothing, not a page of no origin
        capture = self._look(exchange, reading.result()) if reading else None
        if capture:
            writer.add(capture, RULES)
            report.pages += 1
            report.texts += bool(capture.article and capture.article.text)
        else:
            writer.add_exchange(exchange)
            report.others += 1
        if reading and not capture:
            why = f"{item.record}: kept without its text, as a look of the very same time has another"
            report.scars.append(BadRecord(report.file, item.offset, why))
        if writer.due():
            writer.rotate()
            writer.publish()

    def _look(self, exchange: Exchange, found: Extraction) -> Capture | None:
        """Return the look at a page; None where one of the very same time has another text.

        The names of texts tell times apart, and WARC-Date is often to the second: two would be one name.
        """
        collection = self.run.collection
        made = Capture(id=exchange.id, run=self.run.id, asked=exchange.url, exchanges=(exchange,))
        capture = identified(made, found, collection.known_as)
        text, time = capture.article.text_sha256 if capture.article else "", iso(exchange.began)
        if not text:
            return capture
        same = collection.cache.named(capture.article_id) | {capture.article_id}
        held = {row.text_sha256 for row in collection.cache.captures(same) if row.time == time and row.text_sha256}
        held |= {self._texts.get((capture.article_id, time), text)}
        if held != {text}:
            return None
        self._texts[capture.article_id, time] = text
        return capture

    def _kept(self, id: str, url: str, time: datetime | None) -> Exchange | None:
        collection = self.run.collection
        row = collection.cache.by_id(id) if id else None
        if row is None and url and time:
            row = next((row for row in collection.cache.answers(url) if row.time[:19] == iso(time)[:19]), None)
        return collection.exchange(row) if row and row.kind in ("response", "revisit") else None


def _is_page(exchange: Exchange) -> bool:
    kind = exchange.header("Content-Type").partition(";")[0].strip().lower()
    if exchange.status in range(300, 400) or not exchange.body:
        return False
    return kind in HTML or (not kind and b"<html" in exchange.body[:2048].lower())


def _sha256(file: IO[bytes]) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]

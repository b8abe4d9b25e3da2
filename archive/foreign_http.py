"""The exchanges in another tool's WARC: each response with its request, revisits with the payload they stand for.

Pairs are known by WARC-Concurrent-To, in either direction, else by standing side by side with the same URL. What is
no HTTP exchange is passed over and counted.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from archive import chunks, facts, httphead, warc
from archive.capture import Exchange
from archive.content import slip
from archive.errors import BadRecord
from archive.foreign import ForeignFile
from archive.foreign_plain import Foreign, Place, fits, is_known
from archive.layout import derived_id, iso
from archive.record import Record
from archive.url import without_user

MOST_HELD = 8  # responses that wait for their request, or requests for their response
MOST_HELD_BYTES = 32 << 20

UUID = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DATE = re.compile(
    r"(\d{4})(?:-?(\d\d)(?:-?(\d\d)(?:T?(\d\d):?(\d\d)(?::?(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII
)
_SECRET = re.compile(rb"^((?:proxy-)?authorization|cookie)([ \t]*:[ \t]*)([^\r\n]+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """An exchange that another tool kept, and where it is from."""

    exchange: Exchange
    record: str  # the record id it has there
    offset: int  # of its record, or of the gzip member that holds it
    software: str  # that wrote it, as its warcinfo says


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A record that is whole and no HTTP exchange; `why` in a few words."""

    offset: int
    why: str


Known = Callable[[str, str, datetime | None], Exchange | None]
"""Gives the response that is kept already under a record id, or of a URL at a time; None where there is none."""


def exchanges(source: ForeignFile, known: Known) -> Iterator[Theirs | Passed | BadRecord]:
    """Yield what is in a file. Some 300 bytes a response are remembered, for the revisits behind it."""
    return _Reader(source, known).read()


@dataclass(slots=True)
class _Held:
    answer: Foreign
    software: str
    position: int  # counted in records
    request: Foreign | None = None

    def emptied(self) -> _Held:
        """Return the same without the blocks, which `again` reads anew."""
        request = replace(self.request, record=Record(())) if self.request else None
        return replace(self, answer=replace(self.answer, record=Record(())), request=request)

    def again(self, source: ForeignFile) -> _Held:
        """Return what was emptied, whole."""
        request = replace(self.request, record=source.record_at(self.request.place)) if self.request else None
        return replace(self, answer=replace(self.answer, record=source.record_at(self.answer.place)), request=request)


class _NotHere(ValueError):
    """The response that a revisit repeats is neither in what was read of the file nor kept."""


class _Reader:
    def __init__(self, source: ForeignFile, known: Known) -> None:
        self.source, self.known = source, known
        self.software = ""
        self.places: dict[str, Place] = {}  # of responses: by record id, by URL and date, by payload digest
        self.held: deque[_Held] = deque()
        self.late: list[_Held] = []  # revisits whose response may stand behind them, emptied
        self.requests: deque[tuple[int, Foreign]] = deque()  # that came before their response

    def read(self) -> Iterator[Theirs | Passed | BadRecord]:
        for position, item in enumerate(self.source.records()):
            if isinstance(item, BadRecord):
                yield item
                continue
            record = item.record
            if record.type == "warcinfo":
                found = re.search(rb"^software[ \t]*:[ \t]*([^\r\n]+)", record.block, re.IGNORECASE | re.MULTILINE)
                self.software = found[1].decode("utf-8", "replace").strip()[:200] if found else ""
            elif record.get("WARC-Segment-Number") and record.type != "continuation":
                why = f"{record.id}: the first of several segments; what is split over records is not put together"
                yield BadRecord(self.source.name, self._offset(item.place), why)
            elif record.type == "request":
                self._request(position, item)
            elif record.type in ("response", "revisit") and _is_http(record):
                self._answer(position, item)
            else:
                of = "" if record.type not in ("response", "revisit") else " that is not HTTP"
                yield self._passed(item, record.type[:40] + of)
            yield from self._let_go(position)
        yield from self._let_go(None)
        for late in self.late:
            held = late.again(self.source)
            try:
                yield self._made(held)
            except ValueError as error:
                yield self._bad(held.answer, error)

    # -- pairs

    def _request(self, position: int, request: Foreign) -> None:
        for held in self.held:
            if held.request is None and _belongs(request.record, held.answer.record, position - held.position):
                held.request = request
                return
        self.requests.append((position, request))

    def _answer(self, position: int, answer: Foreign) -> None:
        held = _Held(answer, self.software, position)
        for pair in self.requests:
            if _belongs(pair[1].record, answer.record, position - pair[0]):
                held.request = pair[1]
                self.requests.remove(pair)
                break
        self.held.append(held)

    def _let_go(self, position: int | None) -> Iterator[Theirs | Passed | BadRecord]:
        """Yield the answers that have their request, or have waited for it long enough, in their order."""
        while self.held:
            first = self.held[0]
            if first.request is None and position is not None and not _too_many(held.answer for held in self.held):
                break
            self.held.popleft()
            try:
                yield self._made(first)
            except _NotHere:
                self.late.append(first.emptied())
            except ValueError as error:
                yield self._bad(first.answer, error)
        while self.requests and (position is None or _too_many(request for _, request in self.requests)):
            yield self._passed(self.requests.popleft()[1], "request without its response")

    # -- exchanges

    def _bad(self, answer: Foreign, error: ValueError) -> BadRecord:
        return BadRecord(self.source.name, self._offset(answer.place), f"{answer.record.id}: {error}")

    def _made(self, held: _Held) -> Theirs:
        """Return the exchange; ValueError where it is none, _NotHere where the response it repeats is not known yet."""
        record, place = held.answer.record, held.answer.place
        made = _theirs(record, held.request.record if held.request else None)
        if record.type == "revisit":
            made = self._resolved(record, made)
        else:
            self._remember(record, place)
        return Theirs(exchange=made, record=record.id, offset=self._offset(place), software=held.software)

    def _remember(self, record: Record, place: Place) -> None:
        names = (record.id, f"{record.url} {record.get('WARC-Date')}", record.get("WARC-Payload-Digest"))
        self.places.update((name, place) for name in names if name)

    def _resolved(self, revisit: Record, made: Exchange) -> Exchange:
        """Return the exchange of a revisit with its body; ValueError where there is none, or another."""
        if "not-modified" in revisit.get("WARC-Profile") or made.status == 304:
            return made
        digest = revisit.get("WARC-Payload-Digest")
        url, date = revisit.get("WARC-Refers-To-Target-URI"), revisit.get("WARC-Refers-To-Date")
        target, name = revisit.get("WARC-Refers-To"), f"{url} {date}"
        place = next((self.places[key] for key in (target, name, digest) if key and key in self.places), None)
        if place:
            record = self.source.record_at(place)
            first, raw = _theirs(record, None), warc.split(record)[1]
        else:
            kept = self.known(target, url, when(date) if date else None)
            if kept is None:
                raise _NotHere(f"a revisit of {target or name.strip() or digest}, which is not here and not kept")
            first, raw = kept, kept.body
        if is_known(digest) and not fits(digest, raw) and not fits(digest, first.body):
            raise ValueError(f"a revisit, but {first.id} has another payload than {digest}")
        if not made.head:
            made = replace(made, head=first.head, faults=("its head is that of the response it repeats",))
        coded = made.coded or bool(re.search(rb"^transfer-encoding[ \t]*:", made.head, re.IGNORECASE | re.MULTILINE))
        return replace(made, body=first.body, coded=coded, truncated=first.truncated)

    def _passed(self, item: Foreign, why: str) -> Passed:
        return Passed(offset=self._offset(item.place), why=why)

    def _offset(self, place: Place) -> int:
        return place.member if self.source.is_gzip else place.inner


def _too_many(waiting: Iterable[Foreign]) -> bool:
    sizes = [len(item.record.block) for item in waiting]
    return len(sizes) > MOST_HELD or sum(sizes) > MOST_HELD_BYTES


def _belongs(request: Record, answer: Record, apart: int) -> bool:
    ours, theirs = request.get("WARC-Concurrent-To"), answer.get("WARC-Concurrent-To")
    if ours or theirs:
        return bool(ours and ours == answer.id) or bool(theirs and theirs == request.id)
    return apart == 1 and request.url == answer.url


def _is_http(record: Record) -> bool:
    kind = record.get("Content-Type").lower()
    is_web = record.url.lower().startswith(("http://", "https://"))
    return is_web and (kind.startswith("application/http") or not kind or record.block.startswith(b"HTTP/"))


def _theirs(record: Record, request: Record | None) -> Exchange:
    """Return the exchange as it stands in its records; ValueError where it is none."""
    head, body = warc.split(record)
    began, url = when(record.get("WARC-Date")), without_user(record.url.partition("#")[0])
    given = record.id.lower()
    made = Exchange(
        id=given if UUID.fullmatch(given) else "",
        url=url,
        began=began,
        peer=record.get("WARC-IP-Address"),
        request=_masked(request.block) if request else b"",
        head=head,
        body=body,
        truncated=_truncated(record.get("WARC-Truncated")),
    )
    if record.type != "revisit" and not made.status:
        raise ValueError("no HTTP answer stands in it")
    made = _plain_body(made, record.type == "revisit")
    if fault := slip(made.headers, made.body):
        made = replace(made, faults=(*made.faults, fault))
    return made if made.id else replace(made, id=other_id(made, record.id))


def _plain_body(made: Exchange, is_revisit: bool) -> Exchange:
    """Return the exchange without its transfer coding, and with what is odd about its length."""
    if httphead.seems_coded(made.head):
        return replace(made, head=httphead.unprefixed(made.head), coded=True)
    if is_revisit:
        return made
    if httphead.is_chunked(made.header("Transfer-Encoding")):
        bare = chunks.removed(made.body)
        if bare is None:  # another tool took them off and left the head
            return replace(made, coded=True)
        body, after, is_whole = bare
        cut = made.truncated or ("" if is_whole else "unspecified")
        faults = () if is_whole else ("its last chunk is missing",)
        return replace(made, body=body, after=after[: facts.UNREADABLE], coded=True, truncated=cut, faults=faults)
    said = made.header("Content-Length").partition(",")[0].strip()
    if not (said.isascii() and said.isdigit() and len(said) < 16) or int(said) == len(made.body) or made.truncated:
        return made
    if made.status in (204, 304) or made.request.startswith(b"HEAD "):
        return made
    fault = f"its head says {said} bytes, its body has {len(made.body)}"
    is_short = int(said) > len(made.body)
    return replace(made, faults=(fault,), truncated="unspecified" if is_short else "")


def other_id(exchange: Exchange, given: str) -> str:
    """Return the id of an exchange whose own is none or is taken: the same whenever it is imported."""
    return derived_id(f"{given} {exchange.url} {iso(exchange.began)} {exchange.sha256}", "import")


def when(text: str) -> datetime:
    """Return a WARC-Date of any version, a partial one at its start; ValueError for what is none.

    >>> when("2016-11").isoformat(), when("20090401101112").isoformat()
    ('2016-11-01T00:00:00+00:00', '2009-04-01T10:11:12+00:00')
    """
    found = _DATE.fullmatch(text)
    if not found or int(found[1]) < 1990:
        raise ValueError(f"WARC-Date is {text[:40]!r}")
    numbers = [int(part or default) for part, default in zip(found.groups()[:6], "111000", strict=True)]
    zone = found[8] or "Z"
    ahead = timedelta()
    if zone != "Z":
        ahead = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:])) * (-1 if zone[0] == "-" else 1)
    year, month, day, hour, minute, second = numbers
    micro = int((found[7] or "")[:6].ljust(6, "0"))
    time = datetime(year, month, day, hour, minute, min(second, 59), micro, timezone(ahead))
    try:
        return time.astimezone(UTC)
    except OverflowError:  # an hour before the end of the year 9999, west of Greenwich
        raise ValueError(f"WARC-Date is {text[:40]!r}") from None


def _truncated(why: str) -> str:
    return why if why in facts.TRUNCATIONS or not why else "unspecified"


def _masked(request: bytes) -> bytes:
    size = httphead.size(request)
    head = _SECRET.sub(lambda found: found[1] + found[2] + b"x" * len(found[3]), request[:size])
    return head + request[size:]

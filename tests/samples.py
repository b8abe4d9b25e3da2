"""One of everything that is kept, invented, for the tests of records, segments, judges and verify."""

import struct
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from archive import layout, warc
from archive.capture import Article, Capture, Event, Exchange, Judgement, Noise
from archive.record import pack

NOON = datetime(2026, 11, 22, 10, 11, 12, 204518, UTC)
RUN = "20261122T101112Z-harbour-deal-1f2e3d4c"
WARC = layout.warc_id(RUN, 0)
KEY = layout.warc_key(NOON.date(), WARC)
PAGE = "https://news.outlet.test/harbour/"
PARAGRAPHS = [f"The harbour board met for the {n}th time and left the crane where it stood." for n in range(4, 12)]
TEXT = "\n\n".join(PARAGRAPHS) + "\n"
HTML = ("<!doctype html><title>The crane stays</title>" + "".join(f"<p>{line}</p>" for line in PARAGRAPHS)).encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nx-Odd-case:  two  spaces \r\n"
REQUEST = b"GET /harbour/ HTTP/1.1\r\nHost: news.outlet.test\r\nUser-Agent: Clipfile\r\n\r\n"


def stored_gzip(data):
    """Gzip in one stored block: the same bytes whatever library runs the tests."""
    block = struct.pack("<BHH", 1, len(data), len(data) ^ 0xFFFF) + data
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + block + struct.pack("<II", zlib.crc32(data), len(data))


def record_id(number):
    return f"urn:uuid:8a2f4c0e-0000-4000-8000-{number:012d}"


def at(seconds):
    return NOON + timedelta(seconds=seconds)


def exchange(number=1, **fields):
    defaults = {
        "id": record_id(number),
        "url": PAGE,
        "began": at(number),
        "peer": "203.0.113.7",
        "request": REQUEST,
        "head": HEAD + b"Content-Length: %d\r\n\r\n" % len(fields.get("body", HTML)),
        "body": HTML,
    }
    return Exchange(**{**defaults, **fields})


def article(**fields):
    defaults = {
        "id": "news.outlet.test/harbour/",
        "url": PAGE,
        "aliases": ("news.outlet.test/?p=7", "outlet.test/h"),
        "title": "The crane stays – «поки що»",
        "authors": ("Ada Quay", "Юрій Мол"),
        "published": "2026-11-22T08:00:00+02:00",
        "modified": "2026-11-22",
        "section": "Port",
        "lang": "en",
        "site": "The Outlet",
        "image": "https://news.outlet.test/crane.jpg",
        "text": TEXT,
        "words": len(TEXT.split()),
        "noise": (Noise(kind="php-warning", line="Warning: no harbour on line 69"), Noise(kind="share", line="Share")),
        "comments": ("Good.\nVery good.",),
        "found": (("title", "og:title"), ("published", "json-ld")),
        "rules": 3,
        "tools": (("trafilatura", "2.3.1"), ("clipfile", "0.1.0")),
    }
    return Article(**{**defaults, **fields})


def capture(*exchanges, **fields):
    page = exchanges[-1]
    defaults = {
        "id": page.id,
        "run": RUN,
        "asked": "http://news.outlet.test/?p=7",
        "article_id": "news.outlet.test/harbour/",
        "access": "full",
        "article": article(),
        "judgements": (
            Judgement(story="harbour-deal", verdict="in", score=0.75, reasons=("3 of 3 terms",), via="feed"),
            Judgement(story="cranes", verdict="out", score=0.0),
        ),
    }
    return Capture(exchanges=exchanges, **{**defaults, **fields})


def failed(number, **fields):
    """A try that brought no readable answer."""
    return exchange(
        number,
        peer="",
        head=b"",
        body=b"\x00\x15junk",
        error="no HTTP answer",
        faults=("it starts with a NUL",),
        **fields,
    )


def redirect(number, to=PAGE, **fields):
    head = b"HTTP/1.1 301 Moved Permanently\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % to.encode()
    return exchange(number, url="http://news.outlet.test/?p=7", head=head, body=b"", **fields)


CHUNKED = exchange(
    3,
    head=HEAD + b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n",
    body=stored_gzip(HTML),
    before=b"HTTP/1.1 103 Early Hints\r\n\r\n",
    after=b"Expires: never\r\n\r\n",
    coded=True,
    faults=("chunk ends in LF",),
)
FIRST = capture(failed(1), redirect(2), CHUNKED)
SAME = capture(
    exchange(4, head=CHUNKED.head, body=CHUNKED.body, coded=True, via_proxy=True, peer="192.0.2.1", verified=False),
)
UNMODIFIED = capture(
    exchange(5, head=b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n', body=b""),
    article=None,
    access="",
    judgements=(),
)
GONE = capture(
    exchange(6, head=b"HTTP/1.1 410 Gone\r\nContent-Length: 5\r\n\r\n", body=b"Gone.", url=PAGE + "?again#top"),
    article=None,
    access="error",
    reason="410",
    led_to="news.outlet.test/",
    judgements=(),
)
CUT = capture(
    exchange(7, head=HEAD + b"\r\n", body=HTML[:400], truncated="length", error="over the limit", url=PAGE + "2"),
    article=article(id="news.outlet.test/harbour/2", text="", rules=4),
    access="failed",
)
REFUSED = capture(failed(8), id=record_id(99), article=None, access="failed", reason="no answer", judgements=())
ROBOTS = exchange(9, url="https://news.outlet.test/robots.txt", body=b"User-agent: *\nAllow: /\n", after=b"more")
FEED = exchange(10, url="https://news.outlet.test/feed", body=b"<rss/>")
CAPTURES = (FIRST, SAME, UNMODIFIED, GONE, CUT, REFUSED)
REF = warc.Ref.of(CHUNKED)
REVISITS = {record_id(4): REF, record_id(5): REF}
EVENTS = (
    Event(
        id=record_id(50),
        kind="verdict",
        subject="http://news.outlet.test/?p=7",
        time=at(20),
        actor=RUN,
        data={"outcome": "archived", "reason": "", "via": "feed", "error": ""},
    ),
    Event(
        id=record_id(51),
        kind="decision",
        subject="news.outlet.test/harbour/",
        time=at(21),
        actor="person",
        data={"story": "harbour-deal", "verdict": "in", "note": "«так»\u2028\n"},
    ),
)


def records():
    """Every kind of record, in the order in which a run would write them."""
    made = [
        warc.warcinfo_record(
            f"{WARC}.warc.gz", record_id(70), NOON, "Clipfile/0.1.0", operator="Desk", robots="obey", run=RUN
        )
    ]
    for kept in CAPTURES:
        text_of = warc.conversion_id(CHUNKED.id, 3) if kept is SAME else ""
        made += warc.capture_records(kept, REVISITS, text_of)
    for context in (ROBOTS, FEED):
        made += warc.exchange_records(context)
        if event := warc.exchange_event(context, RUN):
            made.append(warc.event_record(event))
    made += [warc.event_record(event) for event in EVENTS]
    newer = replace(FIRST, article=article(text=TEXT + "\nMore.\n", rules=4))
    made.append(warc.conversion_record(CHUNKED, newer.article, made=at(100)))
    made.append(warc.capture_record(newer, made=at(100)))
    return made


def warc_file():
    return b"".join(pack(record) for record in records())

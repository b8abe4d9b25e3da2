"""Every key and name of an archive, made and read in one place.

    warc/2026/11/22/20261122T101112Z-kozak-deal-1f2e3d4c-00000.warc.gz
    text/news.outlet.test/c39414f7682b0c0d/20261122T101113.204518Z-r0003-6c885bb6b5d4.txt
    index/2026/11/22/20261122T101112Z-kozak-deal-1f2e3d4c-00000.cdxj.gz
    runs/20261122T101112Z-kozak-deal-1f2e3d4c.json
    runs/20261122T101112Z-kozak-deal-1f2e3d4c.a3c5f0d29b147e68.sig
    runs/20261122T101112Z-kozak-deal-1f2e3d4c.6c885bb6b5d4.tsr
    runs/20261122T101112Z-kozak-deal-1f2e3d4c.20261122T101115.204518Z.unstamped
    keys/a3c5f0d29b147e68.pem
    stories/kozak-deal/6c885bb6b5d4.toml
    views/stories/kozak-deal/articles.jsonl

A run id is `<UTC second>Z-<slug>-<8 hex>`, a WARC id that and a serial, a record id `urn:uuid:…`.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import uuid
from datetime import UTC, date, datetime
from typing import NamedTuple

from archive.url import hash16, host

LAYOUT = 1
MARK = "clipfile.json"  # says the layout number, at the archive's root
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
RESERVED = frozenset({"page", "import", "reextract", "telling"})  # runs of that kind bear these names

DERIVED = uuid.uuid5(uuid.NAMESPACE_URL, "urn:clipfile:derived")  # namespace of version 5 record ids

_RUN = re.compile(r"(\d{8}T\d{6}Z)-([a-z0-9][a-z0-9-]{0,47})-([0-9a-f]{8})")
_WARC = re.compile(rf"({_RUN.pattern})-(\d{{5}})")
_DATED = re.compile(rf"(warc|index)/(\d{{4}})/(\d\d)/(\d\d)/({_WARC.pattern})\.(warc|cdxj)\.gz")
_SEAL = re.compile(rf"runs/({_RUN.pattern})\.(?:([0-9a-f]{{16}})\.sig|([0-9a-f]{{12}})\.tsr)")
_UNSTAMPED = re.compile(rf"runs/{_RUN.pattern}\.\d{{8}}T\d{{6}}\.\d{{6}}Z\.unstamped")
_KEY = re.compile(r"keys/([0-9a-f]{16})\.pem")
_STORY = re.compile(rf"stories/{SLUG.pattern}/([0-9a-f]{{12}})\.toml")
_TEXT = re.compile(r"text/([^/]+)/([0-9a-f]{16})/(\d{8}T\d{6}\.\d{6}Z)-r(\d{4,})-([0-9a-f]{12})\.(txt|json)")


class RunName(NamedTuple):
    """What a run id says."""

    started: datetime
    slug: str
    token: str


class WarcName(NamedTuple):
    """What the key of a WARC or of its segment says."""

    kind: str  # warc or index
    day: date  # of publishing
    warc: str  # WARC id
    run: str  # run id
    serial: int


class SealName(NamedTuple):
    """What the key of a signature or timestamp says."""

    run: str  # run id
    key_id: str  # of the key that signed, "" of a timestamp
    digest12: str  # of the answer, "" of a signature


class TextName(NamedTuple):
    """What the key of a text object says."""

    host: str
    hash16: str
    time: datetime  # of the look
    rules: int
    digest12: str
    suffix: str  # txt or json


def is_slug(name: str) -> bool:
    """Tell whether `name` may be a story's: a slug that no other kind of run bears.

    >>> is_slug("kozak-deal"), is_slug("Kozak deal"), is_slug("page")
    (True, False, False)
    """
    return bool(SLUG.fullmatch(name)) and name not in RESERVED


# -- times: UTC, to the microsecond


def stamp(time: datetime) -> str:
    """Return `time` as keys hold it: 20261122T101113.204518Z."""
    return iso(time).replace("-", "").replace(":", "")


def iso(time: datetime) -> str:
    """Return `time` as records and rows hold it: 2026-11-22T10:11:13.204518Z (WARC 1.1, 5.4)."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"  # strftime drops zeros before a year


def stamp14(time: datetime) -> str:
    """Return `time` as CDXJ lines hold it: 20261122101113."""
    text = stamp(time)
    return text[:8] + text[9:15]


def parse_time(text: str) -> datetime:
    """Return the time that `stamp` or `iso` wrote; ValueError for any other text.

    >>> parse_time("20261122T101113.204518Z") == parse_time("2026-11-22T10:11:13.204518Z")
    True
    """
    if (
        len(text) == 27 and text[7] == "-" and text[10] == "T" and text[26] == "Z"
    ):  # as `iso` writes it: ten times as fast
        return datetime.fromisoformat(text)
    digits = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)(?:\.(\d{1,9}))?Z", text, re.ASCII)
    if not digits:
        raise ValueError(f"{text!r} is no UTC time such as 2026-11-22T10:11:13.204518Z")
    *whole, fraction = digits.groups(default="")
    year, month, day, hour, minute, second = map(int, whole)
    return datetime(year, month, day, hour, minute, second, int(fraction[:6].ljust(6, "0")), UTC)


# -- runs, WARCs and segments


def run_id(slug: str, started: datetime, token: str = "") -> str:
    """Return the id of a run that starts now; `token` (8 hex digits) is drawn when none is given."""
    if not SLUG.fullmatch(slug):
        raise ValueError(f"{slug!r} is no story slug: up to 48 of a-z, 0-9 and -")
    return f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}-{slug}-{token or secrets.token_hex(4)}"


def parse_run(run: str) -> RunName:
    """Return what a run id says; ValueError for what is none."""
    found = _RUN.fullmatch(run)
    if not found:
        raise ValueError(f"{run!r} is no run id")
    return RunName(parse_time(found[1]), found[2], found[3])


def warc_id(run: str, serial: int) -> str:
    """Return the id of the `serial`th WARC of a run, counted from 0."""
    return f"{run}-{serial:05d}"


def run_of(warc: str) -> str:
    """Return the id of the run that wrote the WARC of this id, "" for what is no WARC id.

    >>> run_of("20261122T101112Z-kozak-deal-1f2e3d4c-00000")
    '20261122T101112Z-kozak-deal-1f2e3d4c'
    """
    found = _WARC.fullmatch(warc)
    return found[1] if found else ""


def serial_of(warc: str) -> int:
    """Return the serial of the WARC of this id."""
    return int(warc[-5:])


def warc_key(day: date, warc: str) -> str:
    """Return the key of a WARC that is published on `day` (UTC)."""
    return f"warc/{day:%Y/%m/%d}/{warc}.warc.gz"


def segment_key(day: date, warc: str) -> str:
    """Return the key of the segment of that WARC; the same day."""
    return f"index/{day:%Y/%m/%d}/{warc}.cdxj.gz"


def segment_of(key: str) -> str:
    """Return the key of the segment of the WARC under `key`."""
    name = parse_warc_key(key)
    return segment_key(name.day, name.warc)


def warc_of(key: str) -> str:
    """Return the key of the WARC of the segment under `key`."""
    name = parse_warc_key(key)
    return warc_key(name.day, name.warc)


def parse_warc_key(key: str) -> WarcName:
    """Return what the key of a WARC or segment says; ValueError for any other key."""
    found = _DATED.fullmatch(key)
    if not found or (found[1] == "warc") != (found[11] == "warc"):
        raise ValueError(f"{key!r} is no key of a WARC or segment")
    return WarcName(found[1], date(int(found[2]), int(found[3]), int(found[4])), found[5], found[6], int(found[10]))


def run_key(run: str) -> str:
    """Return the key of a run's manifest."""
    return f"runs/{run}.json"


def run_of_manifest(key: str) -> str:
    """Return the id of the run whose manifest stands under `key`, "" for any other key.

    >>> run_of_manifest("runs/20261122T101112Z-kozak-deal-1f2e3d4c.json")
    '20261122T101112Z-kozak-deal-1f2e3d4c'
    """
    run = key.removeprefix("runs/").removesuffix(".json")
    return run if key == run_key(run) and _RUN.fullmatch(run) else ""


# -- what stands beside a manifest, and vouches for it


def signature_key(run: str, key_id: str) -> str:
    """Return the key of the signature of a run's manifest by the key of this id."""
    return f"runs/{run}.{key_id}.sig"


def stamp_key(run: str, answer: bytes) -> str:
    """Return the key of an authority's timestamp of a run's manifest."""
    return f"runs/{run}.{digest12(answer)}.tsr"


def unstamped_key(run: str, time: datetime) -> str:
    """Return the key of the note that an authority gave no timestamp of a run's manifest at a time."""
    return f"runs/{run}.{stamp(time)}.unstamped"


def is_unstamped_key(key: str) -> bool:
    """Tell whether this is the key of such a note."""
    return _UNSTAMPED.fullmatch(key) is not None


def parse_seal_key(key: str) -> SealName:
    """Return what the key of a signature or timestamp says; ValueError for any other key."""
    found = _SEAL.fullmatch(key)
    if not found:
        raise ValueError(f"{key!r} is no key of a signature or timestamp")
    return SealName(found[1], found[5] or "", found[6] or "")


def public_key_key(key_id: str) -> str:
    """Return the key of the public key of this id."""
    return f"keys/{key_id}.pem"


def key_id_of(key: str) -> str:
    """Return the key id that stands in the key of a public key, "" for any other key."""
    found = _KEY.fullmatch(key)
    return found[1] if found else ""


# -- texts, stories, views


def text_prefix(article_id: str) -> str:
    """Return what the keys of all texts of an article start with.

    >>> text_prefix("news.outlet.test/a/")
    'text/news.outlet.test/c39414f7682b0c0d/'
    """
    return f"text/{host(article_id)}/{hash16(article_id)}/"


def text_key(article_id: str, time: datetime, rules: int, text_sha256: str) -> str:
    """Return the key of a text object, `.txt`; its facts stand beside it, see `facts_key`."""
    return f"{text_prefix(article_id)}{stamp(time)}-r{rules:04d}-{text_sha256[:12]}.txt"


def facts_key(text_key: str) -> str:
    """Return the key of the `.json` beside a `.txt`."""
    return text_key.removesuffix(".txt") + ".json"


def parse_text_key(key: str) -> TextName:
    """Return what the key of a text object says; ValueError for any other key."""
    found = _TEXT.fullmatch(key)
    if not found:
        raise ValueError(f"{key!r} is no key of a text")
    return TextName(found[1], found[2], parse_time(found[3]), int(found[4]), found[5], found[6])


def story_key(slug: str, data: bytes) -> str:
    """Return the key of the version of a story file that holds `data`."""
    return f"stories/{slug}/{digest12(data)}.toml"


def parse_story_key(key: str) -> str:
    """Return the digest that stands in the key of a story file's version; ValueError for any other key."""
    found = _STORY.fullmatch(key)
    if not found:
        raise ValueError(f"{key!r} is no key of a story file")
    return found[1]


def view_key(slug: str, name: str = "articles.jsonl") -> str:
    """Return the key of a story's view."""
    return f"views/stories/{slug}/{name}"


def digest12(data: bytes) -> str:
    """Return the first 12 hex digits of the SHA-256 of `data`."""
    return hashlib.sha256(data).hexdigest()[:12]


# -- record ids


def fresh_id() -> str:
    """Return a new record id for what came from outside and for events."""
    return uuid.uuid4().urn


def derived_id(source_id: str, kind: str, rules: int = 0) -> str:
    """Return the record id of what is made of record `source_id`: the same whenever it is made again.

    >>> derived_id("urn:uuid:8a2f4c0e-0000-4000-8000-000000000001", "conversion", 3)
    'urn:uuid:2672d180-42cf-5c4f-a167-97be249e7d94'
    """
    return uuid.uuid5(DERIVED, f"{source_id} {kind} {rules}").urn

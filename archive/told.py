"""What there is to tell of a story's articles: coverage, edits, removals and returns, each with an id of its own.

A pure function of records and events, so every machine finds the same facts under the same ids:

    Fact(kind="edit", story="bridge-deal", subject="outlet.test/a", time="2026-11-22T10:11:13.204518Z",
         id="urn:uuid:…", title="Bridge bill doubled", url="https://outlet.test/a",
         data={"types": ["figure-altered"], "silent": True, …})

Whether somebody was told is another matter: that is what `notified` events say.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from archive import layout
from archive.changes import pairs, seen, version
from archive.collection import NEAR, Collection, Look
from archive.compare import presence
from archive.compare.edits import Change, Edit, Version, compare, substantive
from archive.remembered import Remembered
from archive.run import outlet
from archive.standing import Standing, standings

VERSION = 1  # raised when other facts, or others of their details, are found in the same records
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:clipfile:fact")
COVERAGE, EDIT, REMOVAL, RETURN, GAP = "coverage", "edit", "removal", "return", "gap"
SHOWN = 6  # changes of one edit that are told word by word; `clipfile diff` shows them all
LONGEST = 300  # characters of a passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that people who follow a story want to know."""

    id: str  # urn:uuid of version 5; a receiver may drop one that it has seen
    kind: str  # coverage, edit, removal, return, gap
    story: str
    subject: str  # article id; of a gap the outlet's home
    time: str  # when it could first be known, ISO 8601, UTC
    title: str
    url: str
    data: dict[str, Any] = field(default_factory=dict, repr=False)  # what else is known, by kind

    @property
    def outlet(self) -> str:
        """The outlet's host."""
        return outlet(f"https://{self.subject}")


def fact_id(story: str, kind: str, *marks: str) -> str:
    """Return the id of a fact: the same on every machine and at any time.

    >>> fact_id("bridge-deal", "coverage", "outlet.test/a")
    'urn:uuid:6965d562-721b-59e8-a348-1146c2f835d7'
    """
    return uuid.uuid5(NAMESPACE, " ".join((story, kind, *marks))).urn


def article_facts(clips: Collection, story: str, remembered: Remembered) -> list[Fact]:
    """Return the facts of every article that stands in, the oldest first.

    Articles that nobody looked at since they were `remembered` are not looked up again.
    """
    looks = clips.cache.looks()
    newest = max((last for _, last in looks.values()), default="")
    found = []
    for id, standing in standings(clips, story).items():
        names = clips.cache.named(id) if standing.stands == "in" else set()
        known = [looks[name] for name in names if name in looks]
        if not known:
            continue
        last = max(time for _, time in known)
        # Whether a 404 means that the page is gone depends on what else its host answered around that time.
        open_ = newest if layout.parse_time(newest) - layout.parse_time(last) < NEAR else ""
        parts = (VERSION, standing.since, sum(count for count, _ in known), last, open_)

        def compute(standing: Standing = standing) -> list[dict[str, Any]]:
            return [asdict(fact) for fact in facts_of(clips, story, standing, remembered)]

        rows = remembered.recall("facts", story, id, " ".join(map(str, parts)), compute)
        found += [Fact(**row) for row in rows]
    return sorted(found, key=lambda fact: (fact.time, fact.id))


def facts_of(clips: Collection, story: str, standing: Standing, remembered: Remembered) -> Iterator[Fact]:
    """Yield the facts of one article that stands in."""
    looks = clips.history(f"https://{standing.article}")
    read = [look for look in looks if look.text]
    if not read:
        return
    article = clips.known_as(standing.article) or standing.article
    url = read[-1].answer.url if read[-1].answer else read[-1].row.asked
    keys = _text_keys(looks)

    def fact(kind: str, time: str, title: str, *marks: str, **data: Any) -> Fact:
        id = fact_id(story, kind, article, *marks)
        return Fact(id=id, kind=kind, story=story, subject=article, time=time, title=title, url=url, data=data)

    yield _coverage(fact, standing, read, keys)
    edited = set()
    by_id = {look.row.id: look for look in read}
    said = lru_cache(maxsize=2)(lambda id: version(clips, by_id[id]))  # the after of a pair is the next one's before
    for before, after in pairs(looks):
        edit = _edit(said, before, after, remembered)
        if edit:
            edited.add(after.row.capture)
            places = {"text": _key(after, keys), "text_before": _key(before, keys), "record": _place(after)}
            told = {"before": before.row.time, "after": after.row.time, **edit, **places}
            yield fact(EDIT, after.row.time, after.row.title, after.row.capture, **told)
    for kind, span, told in _moves(presence.course(seen(clips, looks, edited))):
        last = _last(read, told["asked"])
        yield fact(kind, told["asked"], last.row.title, layout.iso(span.first), **told, text=_key(last, keys))


def _coverage(fact: Callable[..., Fact], standing: Standing, read: Sequence[Look], keys: dict[str, str]) -> Fact:
    time = max(standing.since, read[0].row.time)
    look = _last(read, time)
    row = look.row
    told = {"published": row.published, "first": read[0].row.time, "lang": row.lang, "words": row.words}
    why = {"score": standing.score, "reasons": list(standing.reasons), "via": standing.via}
    places = {"text": _key(look, keys), "record": _place(look)}
    return fact(COVERAGE, time, row.title, authors=list(row.authors), **told, **why, **places)


def _last(read: Sequence[Look], time: str) -> Look:
    """Return the last look up to a time that found a text: later ones change nothing of what could be told then."""
    return next((look for look in reversed(read) if look.row.time <= time), read[0])


def _edit(said: Callable[[str], Version], before: Look, after: Look, remembered: Remembered) -> dict[str, Any]:
    """Return what there is to tell of an edit, as JSON has it; nothing of one without substance."""

    def compute() -> dict[str, Any]:
        return _told(compare(said(before.row.id), said(after.row.id)))

    told: dict[str, Any] = remembered.recall("edit", before.row.id, after.row.id, str(VERSION), compute)
    return told


def _told(edit: Edit) -> dict[str, Any]:
    if not edit.substantive:
        return {}
    weighty = [change for change in edit.changes if substantive(change)]
    return {
        "types": list(edit.types),
        "silent": edit.silent,
        "words": edit.words,
        "share": edit.share,
        "changes": [_change(change) for change in weighty[:SHOWN]],
        "more": len(weighty[SHOWN:]),
    }


def _change(change: Change) -> dict[str, str]:
    return {"type": change.type, "before": _cut(change.before), "after": _cut(change.after)}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _moves(course: Iterator[presence.Presence]) -> Iterator[tuple[str, presence.Span, dict[str, Any]]]:
    """Yield each time that the article went, and came back: the span that begins so, and what is known of it."""
    away, spans, missing = False, 0, None
    for now in course:
        missing = now.first_missing or missing
        if len(now.spans) == spans or now.asked is None:
            continue
        spans, span = len(now.spans), now.spans[-1]
        told = {"state": span.state, "detail": span.detail, "said": presence.words(now), "asked": layout.iso(now.asked)}
        if span.state in presence.ABSENT and not away and now.last_present:
            away = True
            yield REMOVAL, span, told | _times(last_present=now.last_present, first_missing=missing)
        elif span.state in presence.SHOWN and away:
            away = False
            yield RETURN, span, told | _times(first_missing=missing, back=span.first)


def _times(**times: datetime | None) -> dict[str, str]:
    return {name: layout.iso(time) for name, time in times.items() if time}


def _text_keys(looks: Sequence[Look]) -> dict[str, str]:
    """Return the key of the text object by the text's SHA-256: a look that found the same text has none of its own."""
    keys = {}
    for look in looks:
        if key := look.row.text or (look.text.text if look.text else ""):
            keys[look.row.text_sha256] = key
    return keys


def _key(look: Look, keys: dict[str, str]) -> str:
    return keys.get(look.row.text_sha256, "")


def _place(look: Look) -> dict[str, Any]:
    row = look.answer or look.row
    return {"key": row.filename, "offset": row.offset, "length": row.length}

"""How an article changed over its looks, and what became of it: `archive.compare` over what is kept."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.collection import READABLE, Collection, Look
from archive.compare import presence
from archive.compare.edits import Edit, Version, compare
from archive.errors import Misuse
from archive.layout import parse_time
from archive.run import FAILED
from archive.segment import Row
from archive.url import host

TRIED = {FAILED: "", "robots": "robots", "refused": "egress"}  # outcome of a try: what `presence` knows it by
NO_ROBOTS = "robots.txt could not be had: "  # as crawler.robots says it: the outlet did not answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Two looks, one after the other, between which an article changed."""

    before: Look
    after: Look
    edit: Edit


def version(clips: Collection, look: Look) -> Version:
    """Return what a look showed; Misuse for one that found no article."""
    article = clips.article(look)
    if article is None:
        raise Misuse(f"the look at {look.row.time} found no article: {look.row.access} {look.row.reason}".rstrip())
    return Version.of(article, look.row.access, look.time)


def comparable(before: Look, after: Look) -> None:
    """Refuse to compare looks that were read under other rules, whose difference may be ours; Misuse with the cure."""
    if before.row.rules != after.row.rules:
        raise Misuse(
            f"the looks at {before.row.time} and {after.row.time} were read under rules {before.row.rules} and"
            f" {after.row.rules}; run clipfile reextract first"
        )


def pairs(looks: Iterable[Look]) -> Iterator[tuple[Look, Look]]:
    """Yield those looks, one after the other, between which an article may have changed.

    Looks that found no article (a list, a wall without text), or another, are passed over, and so are those under other
    rules than the ones before.
    """
    looks = list(looks)
    away = led_away([look.row for look in looks])
    before: Look | None = None
    for look in looks:
        shown = look.text is not None and look.row.access in READABLE and look.row.capture not in away
        if not shown or (before and before.row.rules != look.row.rules):
            continue
        if before and not _same_page(before, look):
            yield before, look
        before = look


def _same_page(before: Look, after: Look) -> bool:
    """Tell whether the same bytes were read the same way, which no reading need confirm."""
    if before.payload is None or after.payload is None or before.payload.id != after.payload.id:
        return False
    one, two = before.row, after.row
    return (one.access, one.text_sha256, one.title) == (two.access, two.text_sha256, two.title)


def changes(clips: Collection, url: str) -> Iterator[Changed]:
    """Yield the changes of an article, oldest first."""
    last: tuple[Look, Version] | None = None
    for before, after in pairs(clips.history(url)):
        one = last[1] if last and last[0] is before else version(clips, before)
        two = version(clips, after)
        last = after, two
        edit = compare(one, two)
        if edit.changed:
            yield Changed(before=before, after=after, edit=edit)


def state(clips: Collection, url: str, changed: Iterable[Changed] | None = None) -> presence.Presence:
    """Return what became of an article: present, edited, redirected, gone, …, with first and last times.

    `changed` are its `changes`, for a caller who has them; no text is read then.
    """
    found = changes(clips, url) if changed is None else changed
    edited = {one.after.row.capture for one in found if one.edit.substantive}
    return presence.presence(seen(clips, clips.history(url), edited))


def seen(clips: Collection, looks: Iterable[Look], edited: Container[str]) -> Iterator[presence.Look]:
    """Yield what each look found, as states are made of it, and then the tries that got no answer.

    `edited` are the captures that showed another text.
    """
    looks = list(looks)
    rows = [look.row for look in looks]
    away = led_away(rows)
    for look in looks:
        yield presence.Look(
            time=look.time,
            status=look.status,
            access=look.row.access,
            led_to=look.row.led_to if look.row.capture in away else "",
            error=look.row.reason if look.row.access == "failed" else "",
            changed=look.row.capture in edited,
            host_answers=look.status not in presence.GONE or clips.host_answered(host(look.row.article), look.time),
        )
    yield from unanswered(clips, rows)


def led_away(rows: Sequence[Row]) -> set[str]:
    """Return the ids of those captures of an article, oldest first, that ended at another page than the article's.

    An article that moved to another address shows there its text or its title as before.
    """
    away: set[str] = set()
    said: set[str] = set()
    for row in rows:
        says = {row.text_sha256, row.title} - {""}
        if row.led_to and not (row.text_sha256 and says & said):
            away.add(row.capture)
        else:
            said |= says
    return away


def unanswered(clips: Collection, rows: Sequence[Row], after: str = "") -> Iterator[presence.Look]:
    """Yield the tries to look at an article that got no answer, and so have a verdict and no capture.

    `rows` are its capture records, `after` is a time (ISO) behind which it is wanted.
    """
    captures = {row.capture for row in rows}
    for asked in dict.fromkeys(url for row in rows for url in (row.asked, row.url)):
        for row in clips.cache.told("verdict", asked, after):
            outcome, reason = str(row.data.get("outcome")), str(row.data.get("reason", ""))
            if outcome in TRIED and row.data.get("capture") not in captures:
                lost = reason.removeprefix(NO_ROBOTS).replace("/robots.txt", "/")  # its own file is no refusal
                why = lost if outcome == FAILED else f"{TRIED[outcome]}: {reason}"
                yield presence.Look(time=parse_time(row.time), access="failed", error=why or "no answer")

"""How an article changed over its looks, and what became of it: `archive.compare` over what is kept."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from archive.collection import Collection, Look
from archive.compare import presence
from archive.compare.edits import Edit, Version, compare
from archive.errors import Misuse
from archive.url import host


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

    Looks that found no article are passed over, and so are those under other rules than the ones before.
    """
    before: Look | None = None
    for look in looks:
        if look.text is None or (before and before.row.rules != look.row.rules):
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


def state(clips: Collection, url: str) -> presence.Presence:
    """Return what became of an article: present, edited, redirected, gone, …, with first and last times."""
    edited = {changed.after.row.capture for changed in changes(clips, url) if changed.edit.substantive}
    return presence.presence(seen(clips, clips.history(url), edited))


def seen(clips: Collection, looks: Iterable[Look], edited: Container[str]) -> Iterator[presence.Look]:
    """Yield what each look found, as states are made of it; `edited` are the captures that showed another text."""
    for look in looks:
        yield presence.Look(
            time=look.time,
            status=look.status,
            access=look.row.access,
            led_to=look.row.led_to,
            error=look.row.reason if look.row.access == "failed" else "",
            changed=look.row.capture in edited,
            host_answers=look.status not in presence.GONE or clips.host_answered(host(look.row.article), look.time),
        )

"""Which looks at an article get a text object of their own: a pure function of all looks (docs/storage-layout.md).

Looks are taken in the order of (time, rules), as the objects' names sort:

    text/news.outlet.test/c39414f7682b0c0d/20261122T101113.204518Z-r0003-6c885bb6b5d4.txt
                                           time                    rules text digest

so that the last name in a listing is the newest text, and a person with an S3 client needs nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLook:
    """What one look, under one version of the rules, says of an article's text."""

    capture: str  # capture id
    time: datetime
    rules: int
    access: str
    sha256: str  # of the text, "" when the look gave none


def with_objects(looks: Iterable[TextLook]) -> list[tuple[TextLook, str]]:
    """Return the looks whose text is stored as an object, each with the digest of what is stored.

    A text equal to the one before it is left out, unless it replaces another text of the same capture under older
    rules. A teaser counts while nothing fuller is held. A text that newer rules withdraw is stored as "" (an empty
    object whose `.json` says why). Each look is compared with those of equal or older rules alone: what it got
    when it was written it gets again in a rebuild, whatever newer rules have added since.
    """
    ordered = sorted(looks, key=_order)
    kept = [
        pair
        for rules in sorted({look.rules for look in ordered})
        for pair in _under(rules, [look for look in ordered if look.rules <= rules])
    ]
    return sorted(kept, key=lambda pair: _order(pair[0]))


def _order(look: TextLook) -> tuple[datetime, int]:
    return look.time, look.rules


def _under(rules: int, looks: list[TextLook]) -> Iterator[tuple[TextLook, str]]:
    held, fullness = "", ""
    of_capture: dict[str, str] = {}
    stored: set[tuple[datetime, str]] = set()  # looks of the very same time may share a text, and so its name
    for look in looks:
        counts = look.access == "full" or (look.access == "teaser" and fullness != "full")
        text = look.sha256 if counts else ""
        replaced = of_capture.get(look.capture, "")
        is_new = bool(text) and (text != held or replaced not in ("", text))
        is_withdrawn = bool(replaced) and not text
        if look.rules == rules and (is_new or is_withdrawn) and (look.time, text) not in stored:
            stored.add((look.time, text))
            yield look, text
        if text or is_withdrawn:
            held, fullness = text, look.access if text else ""
        of_capture[look.capture] = text

"""Which keys and layout numbers an archive may have; the same for a folder and for a bucket."""

from __future__ import annotations

import json
import re

from archive.errors import NewerLayout, StorageError

LAYOUT = 1
LAYOUT_KEY = "clipfile.json"
LAYOUT_BYTES = b'{"layout": 1}\n'
VIEWS = "views/"

KEY_LIMIT = 1024  # bytes, S3's limit; of a part 255, that of file systems
# A part begins with no dot: `..` leaves the root, hidden names are temporary or foreign. `[`, `]` and `:` stand in
# the hosts of literal IPv6 addresses; what is left out means something to shells, URLs or XML.
PART = re.compile(r"[A-Za-z0-9_~+=@,:\[\]-][A-Za-z0-9_.~+=@,:\[\]-]{0,254}")


def is_key(name: str) -> bool:
    """Return whether `name` can be the key of an object.

    >>> is_key("text/news.outlet.test/c39414f7682b0c0d/a.txt"), is_key("../a"), is_key("/a"), is_key("a//b")
    (True, False, False, False)
    """
    return len(name) <= KEY_LIMIT and all(PART.fullmatch(part) for part in name.split("/"))


def check_key(place: str, key: str) -> None:
    """Refuse what is no key, before it becomes a path."""
    if not is_key(key):
        cure = "a key is a relative path of letters, digits and _.~+=@,:[]-, no part beginning with a dot"
        raise StorageError(place, f"{key!r} is no key", cure)


def check_writable(place: str, key: str, *, view: bool) -> None:
    """Refuse a bad key, a view outside `views/`, and a write-once object inside."""
    check_key(place, key)
    if key.startswith(VIEWS) is not view:
        why = f"{key} is not under {VIEWS}" if view else f"{key} is under {VIEWS}, where objects are overwritten"
        raise StorageError(place, why, "put_view is for views/, put for all other keys")


def check_range(start: int, size: int | None) -> None:
    """Refuse a range that counts from the end or backwards; a mistake in the program, hence ValueError."""
    if start < 0 or (size is not None and size < 0):
        raise ValueError(f"a range begins at 0 or later and is not negative: start={start} size={size}")


def check_layout(place: str, data: bytes) -> None:
    """Refuse to write where `clipfile.json` holds a newer layout number, or none that can be read."""
    try:
        layout = json.loads(data)["layout"]
        newer = layout > LAYOUT
    except (ValueError, TypeError, KeyError) as error:
        cure = f"if this is a Clipfile archive, put back the line {LAYOUT_BYTES.decode().strip()}"
        raise StorageError(place, f"{LAYOUT_KEY} holds no layout number", cure) from error
    if newer:
        raise NewerLayout(place, layout)


def other_bytes(place: str, key: str) -> StorageError:
    """Return the error of a second put under one key with other bytes."""
    cure = "objects are written once: run verify, then compare the two"
    return StorageError(place, f"{key} is there already and holds other bytes", cure)

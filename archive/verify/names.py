"""Whether each object bears a name that Clipfile gives, and where the name tells of its bytes, the right one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from archive import layout
from archive.storage import Storage
from archive.storage.keys import LAYOUT_BYTES, LAYOUT_KEY
from archive.verify.finding import Finding, Object

VOUCHED = ("warc/", "index/", "text/", "runs/", "keys/", "stories/")
STRANGE = "it was slipped in: Clipfile gives no such name"
_READ: dict[str, Callable[[str], object]] = {
    "warc": layout.parse_warc_key,
    "index": layout.parse_warc_key,
    "text": layout.parse_text_key,
    "stories": layout.parse_story_key,
}


def known(prefix: str, objects: Iterable[Object], strange: list[Finding]) -> Iterator[Object]:
    """Pass on the objects under a prefix that bear one of its names; the others go to `strange`."""
    for key, opened in objects:
        try:
            _READ[prefix](key)
        except ValueError:
            strange.append(Finding(key, 0, "", "name", STRANGE))
        else:
            yield key, opened


def others(storage: Storage) -> Iterator[str]:
    """Yield the keys of what no manifest vouches for and no reader needs: views, and what Clipfile never wrote."""
    after = ""
    while True:
        for key in storage.keys("", after):
            top = key.partition("/")[0]
            if key.startswith(VOUCHED):
                after = f"{top}0"  # what sorts behind all that stands below
                break
            if key != LAYOUT_KEY:
                yield key
        else:
            return


def of_stories(stories: Iterable[Object]) -> Iterator[Finding]:
    """Yield the versions of story files whose bytes are not those that their names tell of."""
    for key, opened in stories:
        with opened() as file:
            if layout.digest12(file.read()) != layout.parse_story_key(key):
                yield Finding(key, 0, "", "name", "its bytes are not those that its name tells of")


def of_layout(storage: Storage) -> Iterator[Finding]:
    """Yield what is wrong with `clipfile.json`; nothing of an archive that holds nothing."""
    if next(storage.keys(), None) is None:
        return
    if storage.size(LAYOUT_KEY) is None:
        yield Finding(LAYOUT_KEY, 0, "", "name", "it is missing")
    elif storage.get(LAYOUT_KEY) != LAYOUT_BYTES:
        yield Finding(LAYOUT_KEY, 0, "", "name", f"it is not the line {LAYOUT_BYTES.decode().strip()}")

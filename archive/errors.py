"""Everything the archive can raise.

    ArchiveError
    ├── NotArchived      nothing is kept for this URL          exit 1
    │   ├── NoText       what is kept for it has no text       exit 1
    │   └── Ambiguous    a part of several URLs                exit 1
    ├── BadURL           this is no http(s) URL                exit 2
    ├── BadTime          this is no time                       exit 2
    ├── Misuse           a command that cannot be meant so     exit 2
    ├── BadKey           no key or certificate of use       exit 2
    ├── NewerLayout      a newer Clipfile wrote this archive   exit 5
    ├── BadRecord        a WARC record that cannot be read     exit 5
    └── StorageError     the folder or bucket failed           exit 5

Each carries the data that explains it; only the command line catches the base class.
"""

from __future__ import annotations


class ArchiveError(Exception):
    """Base of everything the archive raises; `status` is the exit status of a command that ends with it."""

    status = 5


class NotArchived(ArchiveError):
    """Nothing is kept for `url`; `near` are the nearest article ids that are."""

    status = 1

    def __init__(self, url: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(f"no capture of {url}")
        self.url = url
        self.near = near


class NoText(NotArchived):
    """Captures of `url` are kept, but none of them has a text; `found` says what the last one was."""

    def __init__(self, url: str, found: str) -> None:
        ArchiveError.__init__(self, f"{url} is kept, but no look at it found a text; the last found {found}")
        self.url = url
        self.near = ()
        self.found = found


class Ambiguous(NotArchived):
    """`part` stands in the URLs of several articles; `near` are some of them."""

    def __init__(self, part: str, near: tuple[str, ...]) -> None:
        ArchiveError.__init__(self, f"{part} fits several articles; write more of the URL")
        self.url = part
        self.near = near


class BadURL(ArchiveError):
    """`url` is no http or https URL; `why` says what is wrong with it."""

    status = 2

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{url!r}: {why}")
        self.url = url
        self.why = why


class Misuse(ArchiveError):
    """A command cannot be meant as it was given; the message says what to write."""

    status = 2


class BadTime(ArchiveError):
    """`text` is no time that can be read."""

    status = 2

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no time; write 2026-11-22, 2026-11-22T10:11 or 2026-11-22T10:11:13+02:00")
        self.text = text


class BadKey(ArchiveError):
    """The file or object `name` holds no key or certificate that can be used; `why` says what is wrong."""

    status = 2

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name
        self.why = why


class NewerLayout(ArchiveError):
    """The archive at `place` says a layout number that this version may read but never write to."""

    def __init__(self, place: str, layout: int) -> None:
        super().__init__(
            f"{place}: layout {layout} is newer than this Clipfile knows (1); update Clipfile to write here"
        )
        self.place = place
        self.layout = layout


class BadRecord(ArchiveError):
    """The bytes at `offset` of `key` are no whole WARC record; `why` says what is wrong."""

    def __init__(self, key: str, offset: int, why: str) -> None:
        super().__init__(f"{key}: record at {offset}: {why}")
        self.key = key
        self.offset = offset
        self.why = why


class StorageError(ArchiveError):
    """The folder or bucket at `place` failed; `cure` says what a person can do about it."""

    def __init__(self, place: str, why: str, cure: str = "") -> None:
        super().__init__(f"{place}: {why}" + (f" ({cure})" if cure else ""))
        self.place = place
        self.why = why
        self.cure = cure


class NoSuchObject(StorageError):
    """There is no object under `key`."""

    def __init__(self, place: str, key: str) -> None:
        super().__init__(place, f"no object {key}")
        self.key = key

"""One layout, two places: objects by key in a folder or in an S3 bucket, written once.

`open_storage("./clips")` and `open_storage("s3://bucket/prefix")` give a `Storage`; keys are the same in both:

    clipfile.json
    warc/2026/11/22/20261122T101112Z-kozak-deal-1f2e3d4c-00000.warc.gz
    views/stories/kozak-deal/articles.jsonl
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from archive.errors import StorageError

DEFAULT_URL = "./clips"
READER_RETRY_S = 60.0  # a reader's patience with a bucket that does not answer; writers pass more, their spool waits


class Storage(Protocol):
    """Objects by key, written once. A new kind of storage is a class with these methods.

    `place` and `str()` say the folder or the S3 URL, never credentials. Every failure is a `StorageError` with its
    cure. Keys are relative paths of plain characters (`archive.storage.keys`); others are refused, never touched.
    Methods may be called from several threads at once.
    """

    place: str

    def put(self, key: str, data: bytes | Path) -> None:
        """Store the bytes, or those of the file at a path, under `key`: whole or not at all, on disk when it returns.

        A key that is there already must hold the same bytes: the repeat is compared and harmless, anything else is
        a `StorageError`. The first put makes the archive's root and `clipfile.json`; a newer layout number found
        there is `NewerLayout`. Keys under `views/` are for `put_view`.
        """

    def put_view(self, key: str, data: bytes) -> None:
        """Store `data` under a key of `views/`, in place of what is there; readers see the old bytes or the new."""

    def get(self, key: str, start: int = 0, size: int | None = None, *, sha256: str = "") -> bytes:
        """Return an object's bytes from `start`, at most `size`; fewer, or none, only where the object ends.

        `sha256` (hex) is what the bytes returned must hash to; others are read again, then refused with a
        `StorageError`. `NoSuchObject` when there is no such key.
        """

    def size(self, key: str) -> int | None:
        """Return an object's size in bytes, None when there is no such object."""

    def keys(self, prefix: str = "", after: str = "") -> Iterator[str]:
        """Yield, in byte order, the keys that begin with `prefix` and sort behind `after`.

        Foreign files whose names are no keys (hidden ones, temporary ones) are left out.
        """


def open_storage(url: str = DEFAULT_URL, *, retry_s: float = READER_RETRY_S) -> Storage:
    """Return the storage at a folder's path, a `file:` URL or `s3://bucket/prefix`; nothing is made yet.

    `retry_s` is how many seconds a bucket that fails or does not answer is tried again before giving up.

    >>> str(open_storage("./clips"))
    './clips'
    """
    scheme, separator, rest = url.partition("://")
    if not separator:
        from archive.storage.local import LocalStorage

        return LocalStorage(url or DEFAULT_URL)
    if scheme == "file":
        from archive.storage.local import LocalStorage

        return LocalStorage(unquote(urlsplit(url).path))
    if scheme == "s3":
        from archive.storage.s3 import S3Storage

        bucket, _, prefix = rest.partition("/")
        return S3Storage(bucket, prefix.strip("/"), retry_s=retry_s)
    raise StorageError(f"{scheme}://…", "no storage is known by this scheme", "use a folder or s3://bucket/prefix")

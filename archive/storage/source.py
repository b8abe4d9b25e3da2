"""What is to be put: bytes or a file, its digests, and its parts one at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PART_SIZE = 16 << 20  # bytes; held in memory one at a time. S3 allows 10,000 parts: 156 GiB


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes to put, read once for their digests and again to be sent.

    >>> source = Source.of(b"abc")
    >>> source.size, sorted(source.etags)
    (3, ['900150983cd24fb0d6963f7d28e17f72'])
    """

    data: bytes | Path
    size: int
    sha256: bytes
    md5s: tuple[bytes, ...]  # of each part; one of the empty part where there are no bytes
    etags: frozenset[str]  # by which servers name these bytes

    @classmethod
    def of(cls, data: bytes | Path) -> Source:
        """Read the bytes once."""
        size, sha256, md5 = 0, hashlib.sha256(), hashlib.md5(usedforsecurity=False)
        md5s = []
        for part in cut(data):
            size += len(part)
            sha256.update(part)
            md5.update(part)
            md5s.append(hashlib.md5(part, usedforsecurity=False).digest())
        etags = {md5.hexdigest()}
        if len(md5s) > 1:
            etags.add(f"{hashlib.md5(b''.join(md5s), usedforsecurity=False).hexdigest()}-{len(md5s)}")
        return cls(data=data, size=size, sha256=sha256.digest(), md5s=tuple(md5s), etags=frozenset(etags))

    def parts(self) -> Iterator[bytes]:
        """Yield the bytes again, at most `PART_SIZE` at a time."""
        return cut(self.data)


def cut(data: bytes | Path) -> Iterator[bytes]:
    """Yield at least one part, the last of them short."""
    if isinstance(data, bytes):
        for start in range(0, max(len(data), 1), PART_SIZE):
            yield data[start : start + PART_SIZE]
        return
    with data.open("rb") as file:
        part = file.read(PART_SIZE)
        yield part
        while len(part) == PART_SIZE and (part := file.read(PART_SIZE)):
            yield part

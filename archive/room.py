"""Whether there is room for what is fetched next: a crawl stops before a disk is full, and can be gone on with."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from archive.errors import StorageError
from archive.spool import CURE, Spool

MB = 1 << 20
SPOOL_MAX = 10 << 30  # bytes: some days of a bucket that does not answer
RESERVE = 64 * MB  # bytes: the verdicts, the index, and the last pages in flight


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much may wait in the spool, and how much of each disk stays free."""

    archive: Path | None = None  # the archive's folder; None for a bucket
    spool_max: int = SPOOL_MAX
    reserve: int = RESERVE

    def check(self, spool: Spool, size: int) -> None:
        """Raise StorageError unless `size` bytes more find room in the spool and, published, in the archive."""
        waiting = spool.size() + size
        if waiting > self.spool_max:
            why = f"{waiting // MB} MB wait here that could not be published, which is all that SPOOL_MAX allows"
            raise StorageError(str(spool.folder), why, "see that the archive can be reached, or raise SPOOL_MAX")
        same = self.archive is not None and _disk(self.archive) == _disk(spool.folder)
        _check(spool.folder, size + (waiting if same else 0) + self.reserve, CURE)
        if self.archive is not None and not same:
            _check(self.archive, waiting + self.reserve, "make room there, or choose another folder")


def _check(folder: Path, need: int, cure: str) -> None:
    free = shutil.disk_usage(_there(folder)).free
    if free < need:
        raise StorageError(str(folder), f"the disk has {free // MB} MB left, {-(-need // MB)} MB are needed", cure)


def _disk(folder: Path) -> int:
    return _there(folder).stat().st_dev


def _there(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there."""
    folder = folder.expanduser().absolute()
    with suppress(StopIteration):
        folder = next(path for path in (folder, *folder.parents) if path.exists())
    return folder

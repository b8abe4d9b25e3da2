"""Where WARCs grow on this machine until they are in the archive: `<state dir>/spool/`.

    20261122T101112Z-kozak-deal-1f2e3d4c-00000.warc.gz.open   a live process appends to it and holds its lock
    20261122T101112Z-kozak-deal-1f2e3d4c-00000.warc.gz        whole, waits to be published
    .lock                                                     held while one is made or a dead one is taken over

An `.open` file whose lock nobody holds was left by a process that died: it is cut behind its last whole record and
closed. Nothing is ever appended to it again, as readers then lose good records behind the scar.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from archive.errors import StorageError
from archive.layout import run_of
from archive.storage.local import sync_folder

OPEN = ".open"
CURE = "make room there, or set STATE_DIR"
SUFFIX = ".warc.gz"


class OpenWarc:
    """One growing WARC. What `append` returned from is on the disk."""

    def __init__(self, path: Path) -> None:
        """Create the file at `path` and take its lock."""
        self.path = path
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
        fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self.size = 0
        self.broken = ""  # why nothing can be added any more

    def append(self, data: bytes) -> None:
        """Add whole records, all or none of them; a failed write is cut off again."""
        if self.broken:
            raise StorageError(str(self.path), self.broken, CURE)
        try:
            written = 0
            while written < len(data):
                written += os.write(self._fd, data[written:])
            os.fsync(self._fd)
        except OSError as error:
            self._cut_off(error)
            raise StorageError(str(self.path), error.strerror or str(error), CURE) from error
        self.size += len(data)

    def _cut_off(self, error: OSError) -> None:
        """Take back what a failed write left; where that fails too, nothing may follow it in this file."""
        try:
            os.ftruncate(self._fd, self.size)
            os.fsync(self._fd)
        except OSError:
            self.broken = error.strerror or str(error)

    def leave(self, why: str) -> None:
        """Take no more, and leave the file to those who recover it, as if its process had died."""
        self.broken = self.broken or why

    def close(self) -> Path:
        """Close the file and give it the name under which it waits to be published; an empty one is removed."""
        closed = self.path.with_name(self.path.name.removesuffix(OPEN))
        try:
            if not self.size:
                self.path.unlink()
            elif not self.broken:  # else it is cut and closed like that of a dead process
                self.path.rename(closed)
            sync_folder(closed.parent)
        except OSError as error:
            raise StorageError(str(self.path), error.strerror or str(error), CURE) from error
        finally:
            os.close(self._fd)
        return closed


class Spool:
    """The spool folder of one archive on this machine; processes may share it."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`; it is made when first written to."""
        self.folder = folder

    def prepare(self) -> None:
        """See that the folder can be written to."""
        with self._locked():
            pass

    def open(self, warc_id: str) -> OpenWarc:
        """Start the WARC of that id."""
        path = self.folder / f"{warc_id}{SUFFIX}{OPEN}"
        with self._locked():
            try:
                return OpenWarc(path)
            except OSError as error:
                raise StorageError(str(path), error.strerror or str(error), CURE) from error

    def waiting(self) -> list[Path]:
        """Return the closed WARCs that wait to be published, oldest first."""
        return [path for path in sorted(self.folder.glob(f"*{SUFFIX}")) if run_of(path.name.removesuffix(SUFFIX))]

    def strange(self) -> list[Path]:
        """Return the WARCs here whose names are none of ours, as a newer Clipfile may give: nobody touches them."""
        found = sorted(self.folder.glob(f"*{SUFFIX}*"))
        return [path for path in found if not run_of(path.name.removesuffix(OPEN).removesuffix(SUFFIX))]

    def of(self, run: str) -> list[Path]:
        """Return the WARCs of a run that are here, closed or not."""
        return sorted(self.folder.glob(f"{run}-?????{SUFFIX}*"))

    def size(self) -> int:
        """Return how many bytes are here, closed or not."""
        total = 0
        for path in self.folder.glob(f"*{SUFFIX}*"):
            with suppress(FileNotFoundError):  # published meanwhile
                total += path.stat().st_size
        return total

    @contextmanager
    def claimed(self, path: Path) -> Iterator[bool]:
        """Hold a closed WARC that is to be published; False when it is gone, as another process has published it."""
        try:
            file = path.open("rb")
        except FileNotFoundError:
            yield False
            return
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield path.exists()

    def dead(self) -> Iterator[tuple[Path, BinaryIO]]:
        """Yield the `.open` files whose process died, each while its lock is held.

        What the caller leaves of it is closed afterwards; a file that it emptied is removed.
        """
        with self._locked():
            for path in sorted(set(self.folder.glob(f"*{SUFFIX}{OPEN}")).difference(self.strange())):
                with suppress(FileNotFoundError, BlockingIOError), path.open("r+b") as file:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    if not path.exists():  # its process closed it just now
                        continue
                    yield path, file
                    file.flush()
                    os.fsync(file.fileno())
                    if path.stat().st_size:
                        path.rename(path.with_name(path.name.removesuffix(OPEN)))
                    else:
                        path.unlink()
                    sync_folder(self.folder)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / ".lock").open("w")
        except OSError as error:
            raise StorageError(
                str(self.folder), error.strerror or str(error), "set STATE_DIR to a folder of yours"
            ) from error
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

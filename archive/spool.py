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
from contextlib import contextmanager
from pathlib import Path

from archive.errors import StorageError

OPEN = ".open"
SUFFIX = ".warc.gz"


class OpenWarc:
    """One growing WARC. What `append` returned from is on the disk."""

    def __init__(self, path: Path) -> None:
        """Create the file at `path` and take its lock."""
        self.path = path
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o644)
        fcntl.flock(self._fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self.size = 0

    def append(self, data: bytes) -> None:
        """Add whole records, all or none of them; a failed write is cut off again."""
        try:
            written = 0
            while written < len(data):
                written += os.write(self._fd, data[written:])
            os.fsync(self._fd)
        except OSError as error:
            os.ftruncate(self._fd, self.size)
            raise StorageError(
                str(self.path), error.strerror or str(error), "make room there, or set STATE_DIR"
            ) from error
        self.size += len(data)

    def close(self) -> Path:
        """Close the file and give it the name under which it waits to be published."""
        closed = self.path.with_name(self.path.name.removesuffix(OPEN))
        self.path.rename(closed)
        _sync_folder(closed.parent)
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
        with self._locked():
            return OpenWarc(self.folder / f"{warc_id}{SUFFIX}{OPEN}")

    def waiting(self) -> list[Path]:
        """Return the closed WARCs that wait to be published, oldest first."""
        return sorted(self.folder.glob(f"*{SUFFIX}"))

    def dead(self) -> Iterator[Path]:
        """Yield the `.open` files whose process died, each while its lock is held.

        What the caller leaves of it is closed afterwards; a file that it removed, or emptied, is gone.
        """
        with self._locked():
            for path in sorted(self.folder.glob(f"*{SUFFIX}{OPEN}")):
                with path.open("r+b") as file:
                    try:
                        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    except BlockingIOError:
                        continue
                    yield path
                    if path.stat().st_size:
                        path.rename(path.with_name(path.name.removesuffix(OPEN)))
                    else:
                        path.unlink()
                    _sync_folder(self.folder)

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


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)

"""`LocalStorage`: an archive in a folder."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from archive.errors import NoSuchObject, StorageError
from archive.storage.keys import (
    LAYOUT_BYTES,
    LAYOUT_KEY,
    check_key,
    check_layout,
    check_range,
    check_writable,
    is_key,
    other_bytes,
)

TEMPORARY = ".put-"  # a leading dot: never a key, so never listed
CHUNK = 1 << 20
NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}  # FAT, some network file systems

CURES = {
    errno.ENOSPC: "free space there, or choose another folder",
    errno.EDQUOT: "free space within the quota, or choose another folder",
    errno.EFBIG: "raise the limit on file sizes, or write smaller WARC files",
    errno.EACCES: "give this user the right to read and write there",
    errno.EPERM: "give this user the right to read and write there",
    errno.EROFS: "mount it writable, or choose another folder",
    errno.ENOENT: "choose another folder",
    errno.ENOTDIR: "a file stands where a folder belongs: move it away, or choose another folder",
    errno.EEXIST: "a file stands where a folder belongs: move it away, or choose another folder",
    errno.EISDIR: "a folder stands where a file belongs: move it away",
    errno.ENAMETOOLONG: "choose a folder with a shorter path",
    errno.EIO: "check the disk, then run verify",
    errno.ESTALE: "mount the network folder again",
}


class LocalStorage:
    """Objects as files below a folder, with the keys as their paths; see `Storage` for the contract.

    An object is written to a temporary name beside it, fsynced, linked to its name (which fails if another writer was
    first), and its folder fsynced. A crash can leave a `.put-…` file; it is never listed and may be deleted.
    """

    def __init__(self, folder: str) -> None:
        self.place = folder
        self._root = Path(folder).expanduser()
        self._checked = False

    def __str__(self) -> str:
        return self.place

    def put(self, key: str, data: bytes | Path) -> None:
        """Store an object once; a file is copied, so later changes to it do not reach the archive."""
        check_writable(self.place, key, view=False)
        self._check_layout()
        self._put(key, data, link_new)

    def put_view(self, key: str, data: bytes) -> None:
        """Replace a view."""
        check_writable(self.place, key, view=True)
        self._check_layout()
        self._put(key, data, lambda temporary, path: temporary.replace(path))

    def get(self, key: str, start: int = 0, size: int | None = None, *, sha256: str = "") -> bytes:
        """Return an object's bytes, or a range of them."""
        check_key(self.place, key)
        check_range(start, size)
        with self._named(key):
            try:
                with (self._root / key).open("rb") as file:
                    file.seek(start)
                    data = file.read(-1 if size is None else size)
            except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
                self._check_root()
                raise NoSuchObject(self.place, key) from error
        if sha256 and hashlib.sha256(data).hexdigest() != sha256:
            raise StorageError(
                self.place, f"{key}: bytes {start} to {start + len(data)} have another SHA-256", "run verify"
            )
        return data

    def size(self, key: str) -> int | None:
        """Return an object's size, None when there is none."""
        check_key(self.place, key)
        path = self._root / key
        with self._named(key):
            try:
                found = path.stat()
            except (FileNotFoundError, NotADirectoryError):
                self._check_root()
                return None
            return None if path.is_dir() else found.st_size

    def keys(self, prefix: str = "", after: str = "") -> Iterator[str]:
        """Yield keys in byte order, reading one folder at a time."""
        with self._named(prefix):
            self._check_root()
            above = prefix[: prefix.rfind("/") + 1]
            if not above or is_key(above[:-1]):
                yield from self._walk(above, prefix, after)

    def _walk(self, above: str, prefix: str, after: str) -> Iterator[str]:
        """Yield the keys below the folder `above` ("" or ending in a slash).

        A folder sorts as its name with a slash: `a-b` stands before `a/x`, as 0x2d is less than 0x2f.
        """
        names: list[str] = []
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(self._root / above) as entries:
            for entry in entries:
                if is_key(entry.name) and (entry.is_dir() or entry.is_file()):
                    names.append(above + entry.name + ("/" if entry.is_dir() else ""))
        for name in sorted(names):  # keys are ASCII, so the order of characters is that of bytes
            if not name.endswith("/"):
                if name.startswith(prefix) and name > after:
                    yield name
            elif (name.startswith(prefix) or prefix.startswith(name)) and (name > after or after.startswith(name)):
                yield from self._walk(name, prefix, after)

    def _put(self, key: str, data: bytes | Path, publish: Callable[[Path, Path], object]) -> None:
        path = self._root / key
        with self._named(key):
            make_folder(path.parent)
            temporary = path.parent / (TEMPORARY + uuid4().hex)
            try:
                with temporary.open("xb") as file:
                    if isinstance(data, Path):
                        with data.open("rb") as source:
                            shutil.copyfileobj(source, file, CHUNK)
                    else:
                        file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                publish(temporary, path)
            except FileExistsError as error:
                if path.is_dir() or not same_bytes(temporary, path):
                    raise other_bytes(self.place, key) from error
            finally:
                temporary.unlink(missing_ok=True)
            sync_folder(path.parent)

    def _check_layout(self) -> None:
        if not self._checked:
            try:
                check_layout(self.place, self.get(LAYOUT_KEY))
            except NoSuchObject:
                self._put(LAYOUT_KEY, LAYOUT_BYTES, link_new)
            self._checked = True

    def _check_root(self) -> None:
        """Raise where the root is there, but no folder; a root that is not there yet is an empty archive."""
        if self._root.exists() and not self._root.is_dir():
            raise StorageError(self.place, "is a file", "give a folder")

    @contextmanager
    def _named(self, key: str) -> Iterator[None]:
        """Turn the system's error into one that names the path and the cure."""
        try:
            yield
        except OSError as error:
            where = str(error.filename or self._root / key)
            why = error.strerror or type(error).__name__
            if Path(where) != self._root:
                why = f"{where}: {why}"
            raise StorageError(self.place, why, CURES.get(error.errno or 0, "")) from error


def link_new(temporary: Path, path: Path) -> None:
    """Give the file its name, or raise FileExistsError; without hard links the check and the rename are two steps."""
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        if path.exists():
            raise FileExistsError(errno.EEXIST, "exists", str(path)) from error
        temporary.rename(path)


def same_bytes(left: Path, right: Path) -> bool:
    """Return whether two files hold the same bytes."""
    with left.open("rb") as one, right.open("rb") as two:
        while True:
            a, b = one.read(CHUNK), two.read(CHUNK)
            if a != b or not a:
                return a == b


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, each fsynced into the one that holds it."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

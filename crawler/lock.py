"""One run of a story at a time on this machine: `STATE_DIR/locks/<slug>.lock`.

    {"pid": 4711, "since": "2026-11-22T10:11:12.000000Z", "run": "20261122T101112Z-kozak-deal-1f2e3d4c"}

The kernel frees the lock (flock) when its process is gone, however it ended. The file stays and says who holds the lock
or, with `ended` and the exit `status`, how its last holder ended. `clipfile watch` takes the lock before it starts a
run, hands it over as an open file, and keeps its own hold until it has noted how the run ended. So a lock that is free
means: nobody runs, and nobody is about to note anything.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from archive.errors import Misuse, StorageError
from archive.layout import iso

HANDED = "CLIPFILE_STORY_LOCK"  # variable with the descriptor of a lock that a parent process hands over
TRIES, PAUSE_S = 20, 0.02  # who asks whether a lock is held has it for a moment


class Lock:
    """A lock that one process holds at a time, and hands over if it likes."""

    def __init__(self, path: Path, what: str) -> None:
        """Use the file at `path`; `what` is what its holder does, for the message of who comes second."""
        self.path, self.what = path, what
        self._file: int | None = None

    def take(self, tries: int = TRIES) -> bool:
        """Take the lock, and leave what the file says; False when another process holds it."""
        return self._take(self._open(), tries)

    def hold(self, since: str = "") -> Self:
        """Take the lock, or what a parent process handed over, and say so; Misuse when another process holds it."""
        handed = self._handed()
        if not self._take(self._open() if handed is None else handed, TRIES):
            says = self.says()
            alive = "pid" in says and "ended" not in says
            who = f"process {says['pid']}, since {says['since']}" if alive else "another process"
            raise Misuse(f"{self.what}: {who}; wait until it ends, or end it")
        self.say(since or (self.says().get("since", "") if handed is not None else "") or iso(datetime.now(UTC)))
        return self

    def say(self, since: str, **facts: Any) -> None:
        """Say that this process has the lock since a time; what its last holder said is gone."""
        self._write({"pid": os.getpid(), "since": since, **facts})

    def note(self, **facts: Any) -> None:
        """Add to what the file says; nothing when the lock is not held here."""
        if self._file is not None:
            self._write(self.says() | facts)

    def free(self) -> None:
        """Let the lock go; a process that it was handed to goes on holding it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    @property
    def file(self) -> int:
        """The descriptor to hand over, with `pass_fds` and the variable HANDED."""
        assert self._file is not None
        return self._file

    def held(self) -> bool:
        """Tell whether any process holds the lock."""
        if self._file is not None:
            return True
        try:
            file = os.open(self.path, os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        try:
            return not _flock(file, fcntl.LOCK_SH, 1)
        finally:
            os.close(file)

    def says(self) -> dict[str, Any]:
        """Return what the file says, {} where it says nothing yet."""
        try:
            said = json.loads(self.path.read_text().partition("\n")[0])
        except (FileNotFoundError, ValueError):  # not made yet; just being written
            return {}
        return said if isinstance(said, dict) else {}

    def _take(self, file: int, tries: int) -> bool:
        if not _flock(file, fcntl.LOCK_EX, tries):
            os.close(file)
            return False
        os.set_inheritable(file, False)
        self._file = file
        return True

    def _open(self) -> int:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            why = error.strerror or str(error)
            raise StorageError(str(self.path), why, "set STATE_DIR to a folder of yours") from error

    def _handed(self) -> int | None:
        """Return the descriptor that a parent handed over, if it is one of this very file."""
        with suppress(KeyError, ValueError, OSError):
            file = int(os.environ[HANDED])
            if os.path.samestat(os.fstat(file), self.path.stat()):
                return file
        return None

    def _write(self, says: dict[str, Any]) -> None:
        line = json.dumps(says).encode() + b"\n"  # one write, so that no reader and no kill finds half a line
        os.pwrite(self.file, line, 0)
        os.ftruncate(self.file, len(line))


class StoryLock(Lock):
    """The lock of one story, held by its run from its beginning to its end."""

    def __init__(self, state_dir: Path, slug: str) -> None:
        super().__init__(state_dir / "locks" / f"{slug}.lock", f"a run of {slug} is under way")


class WatchLock(Lock):
    """The lock of the one watcher of a state folder."""

    def __init__(self, state_dir: Path) -> None:
        super().__init__(state_dir / "locks" / "watch", f"{state_dir} is being watched")  # no slug ends so


class ImportLock(Lock):
    """The lock of the one import of a state folder: two of one file at once would each keep its looks as its own."""

    def __init__(self, state_dir: Path) -> None:
        super().__init__(state_dir / "locks" / "import", "an import is under way")  # no slug ends so


def _flock(file: int, kind: int, tries: int) -> bool:
    for nth in range(tries):
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if nth < tries - 1:
                time.sleep(PAUSE_S)
    return False

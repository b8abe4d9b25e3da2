"""A story's run as a process of its own: started under the story's lock, asked to end, ended.

Its output goes to a file, as a pipe would break, and the run with it, when the watcher is killed.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from crawler.lock import HANDED, StoryLock

LAST_BYTES = 4096
MOST_WORDS = 300  # characters of a run's last words


def log_of(state_dir: Path, slug: str) -> Path:
    """Return where the output of a story's last run lies; that of the one before it has the suffix `.1`."""
    return state_dir / "logs" / f"{slug}.log"


def spawn(command: Sequence[str], lock: StoryLock, log: Path) -> subprocess.Popen[bytes]:
    """Start a run that takes `lock` over; OSError when it cannot be started.

    It leads a session of its own: a Ctrl-C in the terminal is the watcher's, and its helpers can be ended with it.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        log.replace(log.with_name(log.name + ".1"))
    with log.open("wb") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env={**os.environ, HANDED: str(lock.file)},
            pass_fds=[lock.file],
            start_new_session=True,
        )


def ask_to_end(pid: int) -> None:
    """Ask a run to end; it has its own ten seconds for that."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)


def end(pid: int) -> None:
    """End a run and all that it started, at once."""
    with suppress(ProcessLookupError, PermissionError):  # macOS: the leader is a zombie
        if os.getpgid(pid) == pid:
            os.killpg(pid, signal.SIGKILL)


def last_words(log: Path) -> str:
    """Return the last line of a run's output, without what every line begins with; "" where there is none."""
    try:
        with log.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - LAST_BYTES))
            lines = file.read().decode(errors="replace").strip().splitlines()
    except OSError:
        return ""
    return re.sub(rf"^(clipfile: )?({re.escape(log.stem)}: )?", "", lines[-1].strip())[:MOST_WORDS] if lines else ""

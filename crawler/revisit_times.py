"""When the articles of each story are looked at again, asked of the archive beside the loop of `clipfile watch`."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from archive import Collection
from archive.errors import ArchiveError
from crawler.revisits import revisits
from pipelines.story import Story

logger = logging.getLogger(__name__)


class RevisitTimes:
    """Times by story, as the archive told them last. A bucket that does not answer keeps nobody waiting."""

    def __init__(self, url: str, state_dir: Path, heard: Callable[[], None] = lambda: None) -> None:
        """Ask the archive at `url`; `heard` is called, in another thread, when an answer has come."""
        self._url, self._state_dir, self._heard = url, state_dir, heard
        self._asked: queue.SimpleQueue[Story] = queue.SimpleQueue()
        self._waiting: set[str] = set()
        self._lock = threading.Condition()
        self._times: dict[str, Sequence[datetime]] = {}
        self._thread: threading.Thread | None = None
        self.trouble: dict[str, str] = {}  # story: why the archive did not tell

    def ask(self, story: Story) -> None:
        """Ask for a story's times, unless that is under way."""
        with self._lock:
            if story.id in self._waiting:
                return
            self._waiting.add(story.id)
        if self._thread is None:
            self._thread = threading.Thread(target=self._answer, daemon=True)  # it may hang in a request
            self._thread.start()
        self._asked.put(story)

    def times(self, story: str) -> Sequence[datetime]:
        """Return when articles of a story are due, soonest first; () while that is not known."""
        return self._times.get(story, ())

    def wait(self, patience_s: float) -> bool:
        """Wait until all that was asked is answered; False when it took too long."""
        with self._lock:
            return self._lock.wait_for(lambda: not self._waiting, patience_s)

    def _answer(self) -> None:
        collection = Collection(self._url, state_dir=self._state_dir)
        while True:
            story = self._asked.get()
            try:
                collection.refresh()
                self._times[story.id] = [one.at for one in revisits(collection, story)]
                self.trouble.pop(story.id, None)
            except ArchiveError as error:
                self.trouble[story.id] = str(error)
            except Exception:
                logger.exception("no revisits of %s", story.id)
                self.trouble[story.id] = "its revisits could not be reckoned; see the log"
            finally:
                with self._lock:
                    self._waiting.discard(story.id)
                    self._lock.notify_all()
                self._heard()

"""The story files of a folder, read again when they change; one that is broken does not stop the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from archive.errors import Misuse
from pipelines.story import BadStory, Story, read

BROKEN_AGAIN = timedelta(seconds=30)  # what is wrong may stand in a list that the file includes


class StoryFiles:
    """What is known of the story files; `refresh` brings it up to date."""

    def __init__(self, folder: Path, only: Sequence[str] = ()) -> None:
        """Read the files of `folder`, or those of the stories `only`."""
        self.folder, self.only = folder, tuple(dict.fromkeys(only))
        self.stories: dict[str, Story] = {}
        self.problems: dict[str, str] = {}  # story: why its file cannot be used
        self._seen: dict[str, tuple[int, ...]] = {}
        self._tried: dict[str, datetime] = {}

    def refresh(self, now: datetime) -> list[str]:
        """Read what changed since; return those stories, gone ones too."""
        paths = {path.stem: path for path in self._paths()}
        changed = [id for id in (*self.stories, *self.problems) if id not in paths]
        for id in changed:
            self._forget(id)
        for id, path in paths.items():
            seen = _stamp(path)
            stale = id in self.problems and now - self._tried[id] >= BROKEN_AGAIN
            if seen != self._seen.get(id) or stale:
                before = self.stories.get(id), self.problems.get(id)
                self._forget(id)
                self._seen[id], self._tried[id] = seen, now
                try:
                    self.stories[id] = read(path)
                except BadStory as error:
                    self.problems[id] = "; ".join(error.problems)
                if before != (self.stories.get(id), self.problems.get(id)):
                    changed.append(id)
        return changed

    def _paths(self) -> list[Path]:
        if self.only:
            return [self.folder / f"{id}.toml" for id in self.only]
        return sorted(self.folder.glob("*.toml"))

    def _forget(self, id: str) -> None:
        for known in (self.stories, self.problems, self._seen, self._tried):
            known.pop(id, None)


def known(folder: Path, only: Sequence[str], now: datetime) -> StoryFiles:
    """Return the story files of a folder; Misuse where a story that was named has none, or there is none at all."""
    files = StoryFiles(folder, only)
    if missing := [id for id in files.only if not (folder / f"{id}.toml").is_file()]:
        raise Misuse(f"{folder / missing[0]}.toml: no such story; `clipfile story new {missing[0]}` writes one")
    files.refresh(now)
    return files


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        stat = path.stat()
    except OSError:
        return ()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino

"""Whether objects are those that the runs wrote, by the SHA-256 in their manifests.

Digests inside a WARC betray a careless change; a file that was rewritten with all its digests made anew only these do.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import BinaryIO

from archive.verify.finding import Finding, Object, Opened


class Manifests:
    """Digests each object that is opened through `noted`, then compares them with what the manifests say."""

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def noted(self, objects: Iterable[Object]) -> Iterator[Object]:
        """Pass on objects whose digest is noted when they are opened."""
        for key, opened in objects:
            self._seen[key] = ""
            yield key, partial(self._opened, key, opened)

    @contextmanager
    def _opened(self, key: str, opened: Opened) -> Iterator[BinaryIO]:
        with opened() as file:
            self._seen[key] = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
            file.seek(0)
            yield file

    def judged(self, manifests: Iterable[Object]) -> Iterator[Finding]:
        """Yield objects of a kind that was looked at which are missing, or are not those that were written."""
        prefixes = {key.partition("/")[0] for key in self._seen}
        for name, opened in manifests:
            with opened() as file:
                try:
                    written = dict(json.load(file).get("objects", {}))
                except (ValueError, TypeError, AttributeError) as error:
                    yield Finding(name, 0, "", "manifest", f"it cannot be read: {error}")
                    continue
            for key, digest in written.items():
                if key not in self._seen and key.partition("/")[0] in prefixes:
                    yield Finding(key, 0, "", "manifest", f"it is missing, though {name} says it was written")
                elif self._seen.get(key) and self._seen[key] != digest:
                    yield Finding(key, 0, "", "manifest", f"it is not what {name} says was written")

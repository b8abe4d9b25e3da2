"""Whether objects are those that the runs wrote, by the SHA-256 in their manifests.

Digests inside a WARC betray a careless change; a file that was rewritten with all its digests made anew only these do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import BinaryIO

from archive import layout
from archive.manifest import parse_manifest
from archive.verify.finding import Finding, Object, Opened


class Manifests:
    """Digests each object that is opened through `noted`, then compares them with what the manifests say."""

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}  # key → SHA-256, "" of one that was not opened
        self._looked_at: set[str] = set()

    def noted(self, prefix: str, objects: Iterable[Object]) -> Iterator[Object]:
        """Pass on the objects under a prefix, whose digest is noted when they are opened."""
        self._looked_at.add(prefix)
        for key, opened in objects:
            self._seen[key] = ""
            yield key, partial(self._opened, key, opened)

    @contextmanager
    def _opened(self, key: str, opened: Opened) -> Iterator[BinaryIO]:
        with opened() as file:
            self._seen[key] = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
            file.seek(0)
            yield file

    def judged(self, manifests: Iterable[Object], warc_of: Callable[[str], str]) -> Iterator[Finding]:
        """Yield what is missing, is not what was written, or was written by no run, of the prefixes looked at.

        `warc_of` gives the key of the WARC that a text object is made from, "" where none is known.

        What cannot be read of a manifest `archive.verify.chain` tells.
        """
        written: dict[str, tuple[str, str]] = {}  # key → SHA-256 and manifest, of what is not as it was
        told: set[str] = set()
        runs: set[str] = set()
        for name, opened in manifests:
            run = layout.run_of_manifest(name)
            if not run:
                continue
            with opened() as file, suppress(ValueError):
                manifest = parse_manifest(file.read())
                if manifest.run != run:
                    continue
                runs.add(run)
                for key, digest in manifest.objects.items():
                    told.add(key)
                    if key not in self._seen and key.partition("/")[0] in self._looked_at:
                        yield Finding(key, 0, "", "manifest", f"it is missing, though {name} says it was written")
                    elif self._seen.get(key) and self._seen[key] != digest:
                        written[key] = digest, name
        yield from self._changed(written)
        for key in sorted(self._seen.keys() - told):
            run = _run_of(warc_of(key) if key.startswith("text/") else key)
            if run in runs:
                what = f"it was slipped in: {layout.run_key(run)} tells all that its run wrote, and not this"
                yield Finding(key, 0, "", "manifest", what)

    def _changed(self, written: dict[str, tuple[str, str]]) -> Iterator[Finding]:
        """Yield what is not as it was written, and whether it is another object's bytes."""
        others = {self._seen[key]: "" for key in written}
        others |= {digest: key for key, (digest, _) in written.items() if digest in others}
        others |= {digest: key for key, digest in self._seen.items() if digest in others and key not in written}
        for key, (_, name) in written.items():
            other = others[self._seen[key]]
            swapped = f": these are the bytes of {other}" if other else ""
            yield Finding(key, 0, "", "manifest", f"it is not what {name} says was written{swapped}")


def _run_of(key: str) -> str:
    """Return the run whose WARC or segment stands under a key, "" for any other key."""
    try:
        return layout.parse_warc_key(key).run
    except ValueError:
        return ""

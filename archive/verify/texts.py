"""Whether each text object is the one that a row tells of, and its facts those of its capture record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from archive import facts
from archive.layout import digest12, facts_key
from archive.segment import Row
from archive.verify.finding import Finding, Object
from archive.verify.references import Kept

EMPTY = hashlib.sha256(b"").hexdigest()  # what newer rules leave of a text they withdraw
BESIDE = ("provenance", "withdrawn")  # what facts say beyond the capture record


class TextChecks:
    """Takes the rows of all segments, then judges the text objects, one at a time."""

    def __init__(self, kept: Mapping[str, Kept]) -> None:
        self._kept = kept
        self._expected: dict[str, Row] = {}

    def expect(self, row: Row) -> None:
        """Note which text object this row tells of, if any."""
        if row.text:
            self._expected[row.text] = row

    def judged(self, texts: Iterable[Object]) -> Iterator[Finding]:
        """Yield what is wrong with the text objects."""
        missing = {key: row for text, row in self._expected.items() for key in (text, facts_key(text))}
        for key, opened in texts:
            row = missing.pop(key, None)
            if row is None:
                yield Finding(key, 0, "", "text", "no segment tells of it")
                continue
            with opened() as file:
                data = file.read()
            wrong = self._wrong_text(key, data, row) if key == row.text else self._wrong_facts(data)
            if wrong:
                yield Finding(key, 0, row.id, "text", wrong)
        for key, row in missing.items():
            yield Finding(key, 0, row.id, "text", "it is missing")

    def _wrong_text(self, key: str, data: bytes, row: Row) -> str:
        held = hashlib.sha256(data).hexdigest()
        if held not in (row.text_sha256, EMPTY):
            return f"it is not the text whose SHA-256 is {row.text_sha256}"
        return "" if f"-{digest12(data)}." in key else "its name is that of another text"

    def _wrong_facts(self, data: bytes) -> str:
        """Facts are the capture record's members, in their order, and where the records lie."""
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            told = json.loads(data)
            capture = told["provenance"]["capture"]["record"]
            block = facts.dumps({name: value for name, value in told.items() if name not in BESIDE})
            if self._kept[capture].block == hashlib.sha256(block).hexdigest():
                return ""
        return "it is not what a capture record says"

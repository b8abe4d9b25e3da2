"""Whether each text object is the one that a row tells of, and its facts those of its capture record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import suppress
from typing import Any

from archive import facts, layout
from archive.segment import Row
from archive.verify.finding import Finding, Object
from archive.verify.references import Kept

EMPTY = hashlib.sha256(b"").hexdigest()  # what newer rules leave of a text they withdraw
BESIDE = ("provenance", "withdrawn")  # what facts say beyond the capture record
OTHER_NAME = "its name is that of another text"


class TextChecks:
    """Takes the rows of all segments, then judges the text objects, one at a time."""

    def __init__(self, kept: Mapping[str, Kept], again: Mapping[str, list[Kept]]) -> None:
        self._kept, self._again = kept, again
        self._expected: dict[str, Row] = {}
        self._blind: set[str] = set()
        self._elsewhere: list[tuple[Finding, set[str]]] = []  # with the WARCs in which its records stand, or stood

    def expect(self, rows: Iterable[Row]) -> None:
        """Note which text objects these rows tell of."""
        self._expected |= {row.text: row for row in rows if row.text}

    def without(self, warc: str) -> None:
        """Note that this WARC, or its segment, is not there, which is told: its texts are judged as far as can be."""
        self._blind.add(warc)

    def warc_of(self, key: str) -> str:
        """Return the key of the WARC whose row tells of a text object, "" where none does."""
        row = self._expected.get(key.removesuffix(".json").removesuffix(".txt") + ".txt")
        return row.filename if row else ""

    def judged(self, texts: Iterable[Object]) -> Iterator[Finding]:
        """Yield what is wrong with the text objects; of two of one name the facts come first."""
        missing = {key: row for text, row in self._expected.items() for key in (text, layout.facts_key(text))}
        excused = ""
        for key, opened in texts:
            row = missing.pop(key, None)
            with opened() as file:
                data = file.read()
            told = _told(data) if key.endswith(".json") else {}
            if row is None:
                if _capture(told).get("warc") in self._blind:
                    excused = key.removesuffix(".json") + ".txt"
                elif key != excused:
                    yield Finding(key, 0, "", "text", "no segment tells of it")
                continue
            wrong = self._wrong_text(key, data, row) if key == row.text else self._wrong_facts(key, told, row)
            if wrong:
                yield Finding(key, 0, row.id, "text", wrong)
        for key, row in missing.items():
            yield Finding(key, 0, row.id, "text", "it is missing")

    def elsewhere(self, altered: Set[str]) -> Iterator[Finding]:
        """Yield the facts that say another place of their records, but for those of WARCs that are `altered`."""
        for finding, warcs in self._elsewhere:
            if not warcs & altered:
                yield finding

    def _wrong_text(self, key: str, data: bytes, row: Row) -> str:
        held = hashlib.sha256(data).hexdigest()
        if held not in (row.text_sha256, EMPTY if row.kind == "capture" else ""):
            return f"it is not the text whose SHA-256 is {row.text_sha256}"
        return "" if f"-{layout.digest12(data)}." in key else OTHER_NAME

    def _wrong_facts(self, key: str, told: dict[str, Any], row: Row) -> str:
        """Facts are the capture record's members, in their order, and where the records lie."""
        with suppress(ValueError, KeyError, TypeError, AttributeError):
            id = told["provenance"]["capture"]["record"]
            if id not in self._kept:
                return "" if row.filename in self._blind else f"its capture record {id} is not there"
            block = facts.dumps({name: value for name, value in told.items() if name not in BESIDE})
            if self._kept[id].block == hashlib.sha256(block).hexdigest():
                return self._wrong_beside(key, told, id, row)
        return "it is not what a capture record says"

    def _wrong_beside(self, key: str, told: dict[str, Any], id: str, row: Row) -> str:
        is_withdrawn, sha256 = "withdrawn" in told, told.get("text_sha256", "")
        if is_withdrawn and sha256 and told["access"] == "full":
            return f"it says that a text was withdrawn, and {id} that there is one"
        name = layout.text_key(
            told["article_id"], layout.parse_time(told["time"]), told["rules"], EMPTY if is_withdrawn else sha256
        )
        if key != layout.facts_key(name):
            return OTHER_NAME
        self._note_places(key, told, id, row)
        return ""

    def _note_places(self, key: str, told: dict[str, Any], id: str, row: Row) -> None:
        """Note where the records do not stand as the facts say."""
        said = dict(told["provenance"])
        answer = self._kept[id].refers_to
        payload = self._kept[answer].refers_to or answer if answer in self._kept else answer
        places = {name: said.pop(name, None) for name in ("capture", "answer", "response")}
        places |= {} if "withdrawn" in told else {"text": said}
        records = {"capture": id, "answer": answer, "response": payload, "text": told.get("text_of", "")}
        wrong = [name for name, place in places.items() if not self._stands(place, records[name], name == "response")]
        if wrong:
            warcs = {self._kept[records[name]].key for name in wrong} | {row.filename}
            what = f"it does not say where its {' and '.join(wrong)} record stands"
            self._elsewhere.append((Finding(key, 0, row.id, "text", what), warcs))

    def _stands(self, said: object, id: str, is_response: bool) -> bool:
        """Tell whether a record stands where a provenance says; of one that is not there others tell."""
        if id not in self._kept:
            return True
        return any(said == _place(id, kept, is_response) for kept in (self._kept[id], *self._again.get(id, ())))


def _place(id: str, kept: Kept, is_response: bool) -> dict[str, object]:
    """Return what `archive.publish` says of where a record stands."""
    place = {"record": id, "warc": kept.key, "offset": kept.offset, "length": kept.length, "digest": kept.digest}
    return place | {"sha256": kept.payload} if is_response else place


def _told(data: bytes) -> dict[str, Any]:
    with suppress(ValueError, RecursionError):
        told = json.loads(data)
        if isinstance(told, dict):
            return told
    return {}


def _capture(told: dict[str, Any]) -> dict[str, Any]:
    """Return what facts say of where their capture record stands."""
    with suppress(KeyError, TypeError):
        if isinstance(told["provenance"]["capture"], dict):
            return told["provenance"]["capture"]
    return {}

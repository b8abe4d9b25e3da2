"""What is on its way to people, on this machine's disk: SQLite in STATE_DIR, one row a message of a channel.

    channel   message       facts     body      made   sent   kept
    webhook   urn:uuid:…    [[…]]     {"type"…  …      …      1     an event in the spool says so
    mail      urn:uuid:…    [[…]]     From: …   …             0     it may have arrived: it is sent again as it is

A row is committed before its message is sent and again as soon as that was taken; once events in the archive say that
it was, the row goes. So a process that dies in between sends again at most the one message that was under way, with the
same id and the same bytes.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from archive.layout import iso
from archive.sqlite_errors import as_storage_errors
from archive.told import Fact

DAMAGED = "move it away: messages of the last minutes may be sent again"
SCHEMA = """
CREATE TABLE IF NOT EXISTS messages (
    story TEXT, channel TEXT, id TEXT, facts TEXT, body BLOB, made TEXT, sent TEXT DEFAULT '', kept INT DEFAULT 0,
    PRIMARY KEY (story, channel, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS troubles (
    story TEXT, channel TEXT, since TEXT, last TEXT, why TEXT, PRIMARY KEY (story, channel)
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What one channel sends at once."""

    id: str  # of the fact, or made of the ids of its facts
    channel: str
    facts: tuple[tuple[str, str, str], ...]  # (id, kind, subject) of each fact that it tells
    body: bytes = field(repr=False)
    sent: str = ""  # when it was taken, ISO 8601, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why a channel could not be told the last time, and since when it cannot."""

    since: str
    last: str
    why: str


def named(facts: Iterable[Fact]) -> tuple[tuple[str, str, str], ...]:
    """Return what a message says of the facts it tells."""
    return tuple((fact.id, fact.kind, fact.subject) for fact in facts)


class Outbox:
    """The messages of one story. What a method returned from is on the disk; threads may share it."""

    def __init__(self, path: Path, story: str) -> None:
        """Use the file at `path`, made when it is not there."""
        self.path, self.story = path, story
        self._lock = threading.RLock()
        with as_storage_errors(self.path, DAMAGED):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")  # what was sent is not sent again after a power cut
            for statement in SCHEMA.split(";\n"):
                self._db.execute(statement)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add(self, message: Message, now: datetime) -> None:
        """Note a message that is about to be sent; one that is here already stays as it is."""
        row = (self.story, message.channel, message.id, json.dumps(message.facts), message.body, iso(now))
        asked = "INSERT OR IGNORE INTO messages (story, channel, id, facts, body, made) VALUES (?, ?, ?, ?, ?, ?)"
        self._do(asked, *row)

    def sent(self, message: Message, now: datetime) -> None:
        """Note that a message was taken."""
        self._do(
            "UPDATE messages SET sent = ? WHERE story = ? AND channel = ? AND id = ?",
            iso(now),
            self.story,
            message.channel,
            message.id,
        )

    def drop(self, message: Message) -> None:
        """Forget a message that surely was not taken: the next telling composes it anew, with what is new by then."""
        asked = "DELETE FROM messages WHERE story = ? AND channel = ? AND id = ?"
        self._do(asked, self.story, message.channel, message.id)

    def expire(self, before: datetime) -> None:
        """Forget messages that nobody took and that were made before a time."""
        self._do("DELETE FROM messages WHERE story = ? AND sent = '' AND made < ?", self.story, iso(before))

    def under_way(self, channel: str) -> list[Message]:
        """Return the messages that may have been taken and may not, the oldest first."""
        return self._messages("channel = ? AND sent = '' ORDER BY made, id", channel)

    def unkept(self) -> list[Message]:
        """Return the messages that were taken and that no event tells of yet."""
        return self._messages("sent != '' AND NOT kept ORDER BY sent, id")

    def kept(self, messages: Iterable[Message]) -> None:
        """Note that events tell of these, on the disk."""
        rows = [(self.story, message.channel, message.id) for message in messages]
        with self._lock, as_storage_errors(self.path, DAMAGED):
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("UPDATE messages SET kept = 1 WHERE story = ? AND channel = ? AND id = ?", rows)
            self._db.execute("COMMIT")

    def settle(self, told: set[tuple[str, str]]) -> None:
        """Let go of the messages whose every (channel, fact id) is `told` by events in the archive."""
        for message in self._messages("sent != ''"):
            if all((message.channel, id) in told for id, _, _ in message.facts):
                self.drop(message)

    def told(self) -> set[tuple[str, str]]:
        """Return every (channel, fact id) that is here, on its way or taken."""
        return {(message.channel, id) for message in self._messages("1") for id, _, _ in message.facts}

    # -- what fails

    def failed(self, channel: str, why: str, now: datetime) -> None:
        """Note why a channel could not be told."""
        asked = (
            "INSERT INTO troubles VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (story, channel) DO UPDATE SET last = excluded.last, why = excluded.why"
        )
        self._do(asked, self.story, channel, iso(now), iso(now), why)

    def works(self, channel: str) -> None:
        """Note that a channel could be told."""
        self._do("DELETE FROM troubles WHERE story = ? AND channel = ?", self.story, channel)

    def troubles(self) -> dict[str, Trouble]:
        """Return what is the matter, by channel."""
        rows = self._ask("SELECT channel, since, last, why FROM troubles WHERE story = ?", self.story)
        return {channel: Trouble(since=since, last=last, why=why) for channel, since, last, why in rows}

    # -- the database

    def _messages(self, where: str, *values: object) -> list[Message]:
        asked = f"SELECT id, channel, facts, body, sent FROM messages WHERE story = ? AND {where}"
        return [
            Message(id=id, channel=channel, facts=tuple(map(tuple, json.loads(facts))), body=body, sent=sent)
            for id, channel, facts, body, sent in self._ask(asked, self.story, *values)
        ]

    def _do(self, asked: str, *values: object) -> None:
        with self._lock, as_storage_errors(self.path, DAMAGED):
            self._db.execute(asked, values)

    def _ask(self, asked: str, *values: object) -> list[Any]:
        with self._lock, as_storage_errors(self.path, DAMAGED):
            return self._db.execute(asked, values).fetchall()

"""What verify yields, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import BinaryIO, NamedTuple

Opened = Callable[[], AbstractContextManager[BinaryIO]]
Object = tuple[str, Opened]
"""A key and what opens the object under it."""


class Finding(NamedTuple):
    """One thing that is wrong, at a record's offset in the object under `key`."""

    key: str
    offset: int
    id: str  # of the record, "" where there is none
    kind: str
    what: str  # in words

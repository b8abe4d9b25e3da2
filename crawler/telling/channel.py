"""What the ways to people have in common: a name, messages made of facts, and sending one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from archive.told import Fact
from crawler.telling.outbox import Message


class NotSent(Exception):
    """A message was not taken; `why` is fit for a log: it holds no secret.

    `unknown`: it may have been taken all the same, as no answer came.
    """

    def __init__(self, why: str, unknown: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.unknown = unknown


class Channel(Protocol):
    """A way to people: webhook and mail. Made once for a telling; NotSent where it is not set up as it must be."""

    name: str

    def compose(self, facts: Sequence[Fact]) -> list[Message]:
        """Return the messages that tell these facts, the oldest first. The same facts give the same ids."""

    def send(self, message: Message) -> None:
        """Send a message; when this returns it was taken. NotSent when it was not."""


def secret(environ: Mapping[str, str], name: str, cure: str) -> str:
    """Return a secret of the environment; NotSent, with the cure, where there is none."""
    value = environ.get(name, "").strip()
    if not value:
        raise NotSent(f"{name} is not set; {cure}")
    return value


def hidden(text: str, *secrets: str) -> str:
    """Return `text` without these secrets.

    >>> hidden("535 no user desk with pa55word", "pa55word")
    '535 no user desk with …'
    """
    for one in sorted(filter(None, secrets), key=len, reverse=True):
        text = text.replace(one, "…")
    return text

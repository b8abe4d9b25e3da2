"""What pages say never steers the terminal that a log is read on, nor passes for a line of the log."""

from __future__ import annotations

import logging

from archive.shown import printable


class CleanRecord(logging.LogRecord):
    """A record whose message and traceback are printable; lines behind the first are set in.

    Scrapy and its parts log URLs, header values and exceptions as they come: as a record of the log, and by the one
    factory that makes them, every handler and logger has it.
    """

    def getMessage(self) -> str:  # noqa: N802 - logging's name
        """Return the message."""
        return _set_in(super().getMessage())

    @property
    def exc_text(self) -> str | None:
        """The traceback, once a formatter has made it."""
        return self._exc_text

    @exc_text.setter
    def exc_text(self, text: str | None) -> None:
        self._exc_text = text and _set_in(text)


def _set_in(text: str) -> str:
    return printable(text).replace("\n", "\n    ")

"""What pages say never steers the terminal that a log is read on, nor passes for a line of the log."""

from __future__ import annotations

import logging
import re

from archive.shown import printable

USER = re.compile(r"(?<=://)[^/?#\s]*@")  # of any URL in a text
PASSWORD = re.compile(r"(?<=_PASS': ).*")  # of a setting: Scrapy logs those that are not its own


class CleanRecord(logging.LogRecord):
    """A record whose message and traceback are printable; lines behind the first are set in.

    Scrapy and its parts log URLs, header values and exceptions as they come: as a record of the log, and by the one
    factory that makes them, every handler and logger has it. Names and passwords in URLs, and passwords
    among settings, are left out.
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
    return printable(PASSWORD.sub("…", USER.sub("", text))).replace("\n", "\n    ")

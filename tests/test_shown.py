"""What pages say never steers a terminal, a log or a spreadsheet, and never breaks a line or a column."""

import io
import json
import logging

import pytest

from archive.shown import as_json, note, one_line, printable, table
from crawler.logs import CleanRecord

HOSTILE = {
    "ANSI colour": "\x1b[31mred\x1b[0m",
    "a window title": "\x1b]0;owned\x07",
    "a link": "\x1b]8;;http://evil.test\x07click\x1b]8;;\x07",
    "one-byte C1": "\x9b31m\x9d0;x\x9c",
    "a bell and a delete": "\x07\x08\x7f",
    "bidi": "\u202egnp.exe\u202c\u2066\u2069\u200f\u061c",
    "what is not seen": "a\u200bb\u2060c\ufeff\ufff9\U000e0041",
    "line separators": "a\u2028b\u2029c\x85d",
    "half a character": "a\ud83d",
    "a carriage return": "safe\rforged",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_steers_a_terminal_is_taken_out(text, capsys):
    assert all(char.isprintable() or char == " " for char in one_line(text))
    note(text)
    as_json([{"title": text}])
    captured = capsys.readouterr()
    assert all(char.isprintable() for char in (captured.out + captured.err).replace("\n", ""))
    assert json.loads(captured.out)["title"] == text  # a program gets it whole


def test_harmless_writing_stays():
    text = "Привіт, 世界, سلام‌دنیا, 👩‍🚀, café, naïve…"
    assert printable(text) == one_line(text) == text


def test_a_tab_or_line_end_in_a_title_is_no_column_and_no_row(capsys):
    table(["title", "url"], [["a\tb\nc", "http://a.test/"], ["d", "http://b.test/\t"]], wide="title")
    assert [line.split("\t") for line in capsys.readouterr().out.splitlines()] == [
        ["a b c", "http://a.test/"],
        ["d", "http://b.test/"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "\u202e=1", "＝1+1"])
def test_no_cell_in_a_pipe_is_a_formula(text, capsys):
    table(["title", "words"], [[text, "-4"]], wide="title")
    title, words = capsys.readouterr().out.rstrip("\n").split("\t")
    assert title.startswith("'")
    assert words == "-4"  # a number is none


def logged(say):
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(asctime)s [%(name)s] %(levelname)s: %(message)s"))
    logger = logging.Logger("scrapy.core.engine")
    logger.addHandler(handler)
    before = logging.getLogRecordFactory()
    logging.setLogRecordFactory(CleanRecord)
    try:
        say(logger)
    finally:
        logging.setLogRecordFactory(before)
    return stream.getvalue()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_log_is_as_clean(text):
    said = logged(lambda logger: logger.info("Crawled (200) <GET %(url)s>", {"url": text}))
    assert all(char.isprintable() for char in said.rstrip("\n"))


def test_neither_a_message_nor_a_traceback_forges_a_line_of_the_log():
    forged = "http://a.test/\n2026-11-30 10:00:00 [clipfile] INFO: captured \x1b[2J"

    def say(logger):
        logger.warning("got %s", forged)
        try:
            raise ValueError(forged)
        except ValueError:
            logger.exception("it failed")

    said = logged(say)
    assert "\x1b" not in said
    assert sum(line.startswith("20") for line in said.splitlines()) == 2

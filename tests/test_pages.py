"""The floors of text quality: pages around known texts give those texts back, and nothing else."""

import os
from pathlib import Path

import pytest
from noisy import articles, f1, kept_lines, noise_lines, pages

from pipelines.extract import clean_text

FLOOR = 0.995
INVENTED = list(articles())


@pytest.mark.parametrize(("language", "title", "paragraphs"), INVENTED, ids=[row[0] for row in INVENTED])
def test_noise_of_every_kind_leaves_the_text(language, title, paragraphs):
    for name, page, gone in pages(title, paragraphs):
        text = clean_text(page.encode(), "https://courier.test/2026/tunnel")
        assert f1("\n".join(paragraphs), text) >= FLOOR, (name, text)
        assert [phrase for phrase in gone if phrase in "\n" + text] == [], name


LEAKS = 0.02  # share of the invented lines of noise that may stay: an error of some other server in odd places
LOSSES = 0.01  # share of the lines that only look like noise that may go
ENGLISH = next(row[1:] for row in INVENTED if row[0] == "en")


def test_lines_of_noise_that_no_row_was_made_for_go_and_leave_the_text():
    found = list(noise_lines(*ENGLISH))
    text = "\n".join(ENGLISH[1])
    cleaned = [(line, clean_text(page.encode(), "https://courier.test/2026/tunnel")) for _, line, page in found]
    wrong = [line for line, out in cleaned if f1(text, out) < FLOOR]
    assert len(found) > 200
    assert len(wrong) <= LEAKS * len(found), wrong


def test_lines_that_only_look_like_noise_stay():
    found = list(kept_lines(*ENGLISH))
    lost = [line for line, page in found if line not in clean_text(page.encode(), "https://courier.test/2026/tunnel")]
    assert len(found) > 80
    assert len(lost) <= LOSSES * len(found), lost


def seed_texts():
    """(title, paragraphs) of each text in the folder CLIPFILE_SEEDS, without the noise that came with them."""
    noise = (
        "You are here",
        "Home >",
        "Warning:",
        "Leave a Reply",
        "This site uses",
        "Share",
        "Tweet",
        "Information for",
    )
    for path in sorted(Path(os.environ["CLIPFILE_SEEDS"]).glob("*.txt")):
        lines = [line.strip() for line in path.read_text().splitlines() if line.strip()]
        title, *paragraphs = [line for line in lines if not line.startswith(noise)]
        yield title, paragraphs


@pytest.mark.skipif("CLIPFILE_SEEDS" not in os.environ, reason="CLIPFILE_SEEDS names no folder of seed texts")
def test_pages_around_the_seed_texts_give_them_back():
    for title, paragraphs in seed_texts():
        for name, page, gone in pages(title, paragraphs):
            text = clean_text(page.encode(), "https://courier.test/2026/deal")
            assert f1("\n".join(paragraphs), text) >= FLOOR, (name, text)
            assert [phrase for phrase in gone if phrase in "\n" + text] == [], name

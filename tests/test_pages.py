"""The floors of text quality: pages around known texts give those texts back, and nothing else."""

import os
from pathlib import Path

import pytest
from noisy import articles, f1, pages

from pipelines.extract import clean_text

FLOOR = 0.995
INVENTED = list(articles())


@pytest.mark.parametrize(("language", "title", "paragraphs"), INVENTED, ids=[row[0] for row in INVENTED])
def test_noise_of_every_kind_leaves_the_text(language, title, paragraphs):
    for name, page, gone in pages(title, paragraphs):
        text = clean_text(page.encode(), "https://courier.test/2026/tunnel")
        assert f1("\n".join(paragraphs), text) >= FLOOR, (name, text)
        assert [phrase for phrase in gone if phrase in "\n" + text] == [], name


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

"""Each row of the table catches its example, and what only looks like noise stays."""

import pytest

from pipelines.noise import NOISE, kind_of


@pytest.mark.parametrize("row", NOISE, ids=lambda row: f"{row.kind}: {row.example[:40]}")
def test_every_row_catches_the_line_it_was_made_for(row):
    assert kind_of(row.example, row.where if row.where != "any" else "middle") == row.kind


@pytest.mark.parametrize(
    "line",
    [
        "Leave a reply, she wrote, and I will answer before the week is over.",
        "Share, tweet, like: three verbs that have worn out.",
        "Readers can share the article on Twitter, but few do.",
        "“You are here,” said the map in the hall.",
        "Home is where the road ends.",
        "Advertisement made up a fifth of what the paper earned.",
        "Warning: trains run twenty minutes late on line 2 until Friday.",
        "He clicked “Accept all cookies” on every page and went on.",
        "Customers who sign up for the fare alert receive an e-mail when prices fall.",
        "The e-mail was never published by the ministry.",
    ],
)
def test_a_sentence_of_an_article_is_no_noise(line):
    assert kind_of(line) == ""

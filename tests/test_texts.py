"""Which looks get a text object."""

from datetime import UTC, datetime, timedelta

import pytest

from archive.texts import TextLook, with_objects

START = datetime(2026, 3, 1, tzinfo=UTC)


def looks(*rows):
    """Rows of (hour, capture, rules, access, text)."""
    return [
        TextLook(time=START + timedelta(hours=hour), capture=capture, rules=rules, access=access, sha256=text)
        for hour, capture, rules, access, text in rows
    ]


CASES = {
    "a first text is stored": ([(0, "a", 1, "full", "A")], [(0, 1, "A")]),
    "the same text again is not": ([(0, "a", 1, "full", "A"), (1, "b", 1, "full", "A")], [(0, 1, "A")]),
    "a changed text is": ([(0, "a", 1, "full", "A"), (1, "b", 1, "full", "B")], [(0, 1, "A"), (1, 1, "B")]),
    "a text that comes back is stored again": (
        [(0, "a", 1, "full", "A"), (1, "b", 1, "full", "B"), (2, "c", 1, "full", "A")],
        [(0, 1, "A"), (1, 1, "B"), (2, 1, "A")],
    ),
    "a look without a text leaves the last one standing": (
        [(0, "a", 1, "full", "A"), (1, "b", 1, "error", ""), (2, "c", 1, "full", "A")],
        [(0, 1, "A")],
    ),
    "a consent page's text is none": ([(0, "a", 1, "consent", "C")], []),
    "a teaser is stored while nothing fuller is held": (
        [(0, "a", 1, "teaser", "T"), (1, "b", 1, "full", "A"), (2, "c", 1, "teaser", "T")],
        [(0, 1, "T"), (1, 1, "A")],
    ),
    "newer rules that give the same text store nothing": (
        [(0, "a", 1, "full", "A"), (0, "a", 2, "full", "A")],
        [(0, 1, "A")],
    ),
    "newer rules that change a text store it beside the old": (
        [(0, "a", 1, "full", "A"), (0, "a", 2, "full", "B")],
        [(0, 1, "A"), (0, 2, "B")],
    ),
    "newer rules that withdraw a text leave an empty object": (
        [(0, "a", 1, "full", "A"), (0, "a", 2, "consent", "")],
        [(0, 1, "A"), (0, 2, "")],
    ),
    "looks under older rules keep what they had before newer rules came": (
        [(0, "a", 1, "full", "A"), (0, "a", 2, "full", "B"), (1, "b", 1, "full", "A")],
        [(0, 1, "A"), (0, 2, "B")],
    ),
    "a text that comes back at the very same time has its object already": (
        [(0, "a", 1, "full", "A"), (0, "b", 1, "full", "B"), (0, "c", 1, "full", "A")],
        [(0, 1, "A"), (0, 1, "B")],
    ),
    "the order in which looks are given does not matter": (
        [(1, "b", 1, "full", "B"), (0, "a", 1, "full", "A")],
        [(0, 1, "A"), (1, 1, "B")],
    ),
}


@pytest.mark.parametrize("rows, stored", CASES.values(), ids=CASES)
def test_text_objects(rows, stored):
    found = [(round((look.time - START).seconds / 3600), look.rules, text) for look, text in with_objects(looks(*rows))]
    assert found == stored


def test_the_last_object_is_the_newest_text():
    texts = "ABABCCABBA"
    rows = [(hour, str(hour), 1, "full", text) for hour, text in enumerate(texts)]
    for count in range(1, len(texts) + 1):
        assert with_objects(looks(*rows[:count]))[-1][1] == texts[count - 1]

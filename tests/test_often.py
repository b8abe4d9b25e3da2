"""How often a text came, whether it is held or was put away."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.often import Often


@given(st.lists(st.text(max_size=2)), st.integers(1, 9))
def test_it_counts_as_a_counter_does_whatever_is_held(texts, recent):
    often, counter = Often(recent=recent), Counter()
    for text in texts:
        assert (text in often) is (text in counter)
        counter[text] += 1
        assert often.add(text) == counter[text]
    assert all(text in often for text in counter)
    assert "never" not in often


def test_nothing_is_left_in_its_folder(tmp_path):
    often = Often(tmp_path, recent=10)
    for number in range(1000):
        assert often.add(str(number)) == 1
    assert [often.add(str(number)) for number in (0, 500, 999)] == [2, 2, 2]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", [True, False])
def test_little_needs_no_file(tmp_path, folder):
    often = Often(tmp_path / "none" if folder else None)
    assert [often.add("a"), often.add("a"), often.add("b")] == [1, 2, 1]

"""A diff as people read it. All texts are invented."""

import html
import json
import re
from html.parser import HTMLParser

import pytest

from archive.compare.edits import Version
from archive.compare.render import GONE, NEW, SAME, as_json, differ, markdown, page, summary, terminal, words

OLD = Version(
    title="Mill sold on Monday",
    text="The mill was sold on Monday. Nobody knows the buyer.\n\nThe wheel is old.\n\nThe path stays open.",
    modified="2026-03-03T08:00:00Z",
)
NEW_VERSION = Version(
    title="Mill sold on Friday",
    text="The mill was sold on Friday. Nobody knows the buyer.\n\nThe wheel is old.\n\nHerons nest on the roof.",
    modified="2026-03-03T08:00:00Z",
)
HOSTILE = '<img src=x onerror="alert(1)"> & </del><script>steal()</script>'


def diff(old=OLD, new=NEW_VERSION, **more):
    return differ(old, new, ("3 Mar 2026 10:00", "4 Mar 2026 09:00"), **more)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("nine boats sank", "six boats sank"),
        ("one two three", "one three"),
        ("", "all new"),
        ("all gone", ""),
        ("the same", "the same"),
        ("a  b", "a b"),
        ("The bridge, closed", "The bridge closed for good"),
        ("x y z", "z y x"),
    ],
)
def test_the_pieces_add_up_to_both_texts(before, after):
    pieces = words(before, after)
    assert "".join(text for mark, text in pieces if mark != NEW) == before
    assert "".join(text for mark, text in pieces if mark != GONE) == after


def test_only_the_words_that_differ_are_marked():
    assert words("sold on Monday.", "sold on Friday.") == (
        (SAME, "sold on "),
        (GONE, "Monday"),
        (NEW, "Friday"),
        (SAME, "."),
    )


def test_the_terminal_shows_old_and_new_words_with_and_without_colour():
    plain = terminal(diff(), colour=False)
    assert "sold on [-Monday-]{+Friday+}. Nobody" in plain
    assert "- [-The path stays open.-]" in plain
    assert "+ {+Herons nest on the roof.+}" in plain
    assert "\033" not in plain
    assert "\033[31;9mMonday\033[0m\033[32mFriday\033[0m" in terminal(diff())


def test_a_page_cannot_steer_the_terminal():
    evil = Version(title="A\033[2Jb\u202ec", text="Text \x9b31m here.")
    shown = terminal(diff(OLD, evil), colour=False)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown)


def test_markdown_marks_words_and_lists_the_changes():
    shown = markdown(diff())
    assert "sold on ~~Monday~~**Friday**. Nobody" in shown
    assert "| figure | " in shown
    assert "silent edit" in shown


def test_markdown_from_a_page_stays_text():
    shown = markdown(diff(OLD, Version(title="x", text=f"{HOSTILE} [a](javascript:b) | **c** is all they say.")))
    assert "<script>" not in shown
    assert "](" not in shown.replace(r"\](", "")
    assert re.search(r"(?<!\\)\|.*\\\| ", shown)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def parsed(shown):
    tags = Tags()
    tags.feed(shown)
    tags.close()
    assert tags.open == []
    return tags


def test_the_page_stands_alone_and_is_well_formed():
    tags = parsed(page(diff(url="https://news.outlet.test/a")))
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in tags.seen}
    assert [attrs["href"] for tag, attrs in tags.seen if tag == "a"] == ["https://news.outlet.test/a"]
    assert ("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}) in tags.seen


def test_nothing_of_the_articles_is_markup_on_the_page():
    evil = Version(title=HOSTILE, text=HOSTILE, authors=(HOSTILE,), published=HOSTILE)
    shown = page(differ(OLD, evil, (HOSTILE, HOSTILE), url="javascript:alert(1)"))
    tags = parsed(shown)
    assert not {"script", "img", "a"} & {tag for tag, _ in tags.seen}
    assert html.escape("<script>steal()</script>") in shown


def test_the_page_marks_what_went_and_what_came():
    shown = page(diff())
    assert "sold on <del>Monday</del><ins>Friday</ins>. Nobody" in shown
    assert '<p class="new" dir="auto"><ins>Herons nest on the roof.</ins></p>' in shown
    assert 'class="badge silent"' in shown


def test_json_holds_types_pieces_and_both_answers():
    data = json.loads(as_json(diff(url="https://news.outlet.test/a")))
    assert (data["changed"], data["substantive"], data["silent"]) == (True, True, True)
    assert data["types"] == ["headline", "paragraph-added", "paragraph-removed", "figure-altered"]
    for side, version in ((GONE, NEW_VERSION), (NEW, OLD)):
        text = [
            "".join(t for mark, t in block["pieces"] if mark != side)
            for block in data["blocks"]
            if block["name"] == "text"
        ]
        assert "\n\n".join(filter(None, text)) == version.text


def test_no_change_says_so_in_every_form():
    same = diff(OLD, OLD)
    assert summary(same.edit) == "no change"
    assert "no change" in terminal(same, colour=False)
    assert "no change" in markdown(same)
    assert "What changed" not in page(same)
    assert json.loads(as_json(same))["changes"] == []


def test_a_long_text_shows_what_changed_and_its_neighbours():
    many = [f"Paragraph number {n} stays." for n in range(40)]
    changed = [*many[:20], "Paragraph number 20 goes.", *many[21:]]
    shown = terminal(diff(Version(text="\n\n".join(many)), Version(text="\n\n".join(changed))), colour=False)
    assert "[-stays-]{+goes+}" in shown
    assert len(shown.splitlines()) < 12

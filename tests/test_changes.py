"""An article is edited, vanishes and comes back: what `changes`, `diff` and `show` say of it."""

import json
from dataclasses import replace

import pytest

from archive import Collection
from archive.capture import Article, Capture
from archive.changes import changes, state
from pipelines.article import identified
from pipelines.extraction import Extraction
from tests.commands import Newsroom
from tests.looks import URL, Clock, Runs, exchange, look

OPENING = "The harbour board met for the fourth time on Tuesday and heard the engineer."
BEFORE = f"{OPENING}\n\nThe crane costs 4 million crowns, the board said.\n\nA vote is due in May."
AFTER = f"{OPENING}\n\nThe crane costs 9 million crowns, the board said.\n\nA vote is due in May."
ARTICLE = "harbour-times.test/2026/crane/"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    folder = tmp_path_factory.mktemp("newsroom")
    room = Newsroom(folder / "clips", folder / "state")
    clock = Clock()
    runs = Runs(Collection(room.archive, state_dir=room.state_dir), clock)
    home = "https://www.harbour-times.test/"
    for hours, text, status in [
        (0, BEFORE, 200),
        (1, BEFORE, 200),
        (1, AFTER, 200),
        *[(2, "", 404)] * 3,
        (2, AFTER, 200),
    ]:
        began = clock.pass_(hours=hours)
        body = b"<h1>Not found</h1>" * 40 if status == 404 else None
        front = look("The front page of the paper.", url=home, began=began, advert=began.hour)
        runs.keep(look(text, status=status, body=body, began=began, advert=began.hour), front)
    return room


def test_a_changed_figure_is_one_silent_change(newsroom):
    (changed,) = changes(newsroom.clips, URL)
    assert changed.edit.types == ("figure-altered",)
    assert (changed.edit.substantive, changed.edit.silent) == (True, True)
    assert (changed.before.change, changed.after.change) == ("same text", "new text")


def test_the_state_tells_that_it_was_gone_and_came_back(newsroom):
    found = state(newsroom.clips, URL)
    spans = [(span.state, span.first.hour) for span in found.spans]
    assert spans[-2:] == [("gone", 13), ("edited", 19)]
    assert found.returns == 1


def test_changes_are_listed(newsroom):
    (line,) = newsroom.run("changes").out.splitlines()
    assert line.split("\t") == ["2026-03-03 11:00Z", "silent", "1", "figure-altered: The crane", ARTICLE]
    assert json.loads(newsroom.run("changes", "--json").out)["types"] == ["figure-altered"]
    assert newsroom.run("changes", "--since", "2026-03-04").status == 1


@pytest.mark.parametrize("form, part", [("terminal", "9"), ("md", "9"), ("html", "<ins>"), ("json", "figure-altered")])
def test_diff_shows_the_last_change_in_every_form(newsroom, form, part):
    done = newsroom.run("diff", ARTICLE, "--as", form)
    assert done.status == 0
    assert part in done.out


def test_diff_of_two_times_compares_what_stood_then(newsroom):
    assert newsroom.run("diff", ARTICLE, "2026-03-03T09:30Z", "2026-03-03T10:30Z").status == 1
    assert newsroom.run("diff", ARTICLE, "2026-03-03T09:30Z", "2026-03-03T11:30Z").status == 0
    assert newsroom.run("diff", ARTICLE, "2026-03-03T09:30Z").status == 0


def test_what_a_redirect_elsewhere_shows_is_no_edit_and_what_moved_is_the_article(tmp_path):
    clips = Collection(str(tmp_path / "clips"), state_dir=tmp_path / "state")
    clock = Clock()
    runs = Runs(clips, clock)
    runs.keep(look(BEFORE, began=clock()))
    other = look("Readers may write to the paper.", began=clock.pass_(hours=1), advert=1)
    other = replace(other, article=replace(other.article, title="Contact"), led_to="harbour-times.test/contact")
    runs.keep(other)
    assert list(changes(clips, URL)) == []
    assert state(clips, URL).doubt.state == "redirected"
    moved = replace(look(AFTER, began=clock.pass_(hours=1), advert=2), led_to="harbour-times.test/2026/new-crane")
    runs.keep(moved)
    assert [changed.edit.types for changed in changes(clips, URL)] == [("figure-altered",)]
    assert state(clips, URL).state == "edited"


def test_articles_that_lead_to_one_place_stay_two(tmp_path):
    home = exchange(b"<p>home", "https://harbour-times.test/")
    for name in ("a", "b"):
        hop = exchange(b"", f"https://harbour-times.test/{name}", status=301)
        item = Capture(id=home.id, run="", asked=hop.url, exchanges=(hop, home))
        page = Extraction(access="listing", article=Article(id="", url=home.url, title="The paper", text="News.\n"))
        known = identified(item, page, lambda *names, name=name: f"harbour-times.test/{name}")
        assert (known.article.aliases, known.led_to) == ((f"harbour-times.test/{name}",), "harbour-times.test/")


def test_looks_under_other_rules_are_not_compared(newsroom, tmp_path):
    clips = Collection(str(tmp_path / "clips"), state_dir=tmp_path / "state")
    clock = Clock()
    runs = Runs(clips, clock)
    runs.keep(look(BEFORE, began=clock()))
    later = look(AFTER, began=clock.pass_(hours=1), rules=2, advert=1)
    runs.keep(replace(later, article=replace(later.article, rules=2)))
    assert list(changes(clips, URL)) == []
    done = Newsroom(clips.url, tmp_path / "state").run("diff", ARTICLE, "2026-03-03T09:00Z", "2026-03-04")
    assert (done.status, done.out) == (2, "")
    assert "run clipfile reextract first" in done.err

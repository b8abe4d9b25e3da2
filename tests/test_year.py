"""A year of a story by the clock that its runs are given: when it looks, what it keeps, what became of each article."""

import json
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from archive import Collection
from archive.changes import changes, state
from archive.layout import parse_time
from archive.standing import standings
from crawler import recrawl
from tests.commands import ROOT
from tests.year import AWAY, DOWN, EDITS, FATES, GONE, HARBOUR, HOUR, ISLAND, MOVED, START, STEP, WALLED

pytestmark = pytest.mark.timeout(400)  # it takes 15 s of CPU, on a machine that others use too
PUBLISHED = START - HOUR


def article(name):
    return f"https://{ISLAND if name == 'island' else HARBOUR}/news/kessel-bridge-toll-{name}"


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    """The archive after the year, and what the runs and the outlets saw."""
    folder = tmp_path_factory.mktemp("year")
    done = subprocess.run([sys.executable, "-m", "tests.year", folder], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    clips = Collection(f"{folder}/clips", state_dir=folder / "state")
    clips.told = json.loads((folder / "told.json").read_text())
    return clips


def looks(clips, name):
    """The ages of an article's looks."""
    return [look.time - START for look in clips.history(article(name))]


def test_an_unchanged_article_is_looked_at_as_the_rule_says_until_a_year_is_over(year):
    made = [look.time for look in year.history(article("steady"))]
    for nth in range(1, len(made)):
        due = recrawl.due(PUBLISHED, [recrawl.Look(time, False) for time in made[:nth]])
        assert timedelta() <= made[nth] - due <= STEP + timedelta(seconds=5), (nth, due)
    assert made[-1] - PUBLISHED == pytest.approx(timedelta(days=365), abs=2 * STEP)
    assert recrawl.due(PUBLISHED, [recrawl.Look(time, False) for time in made]) is None


def test_an_outlet_that_says_not_modified_sends_each_page_once(year):
    kinds = Counter((look.answer.kind, look.answer.profile) for look in year.history(article("steady")))
    assert kinds == {("response", ""): 1, ("revisit", "server-not-modified"): len(looks(year, "steady")) - 1}
    conditional = [asked for _, host, target, asked in year.told["asked"] if target.endswith("-steady")]
    assert conditional == [False, *[True] * (len(conditional) - 1)]


def test_the_same_bytes_are_kept_once(year):
    kinds = Counter((look.answer.kind, look.answer.profile) for look in year.history(article("island")))
    assert kinds == {("response", ""): 1, ("revisit", "identical-payload-digest"): len(looks(year, "island")) - 1}


def test_every_edit_is_seen_at_the_next_look_and_brings_it_nearer(year):
    seen = [changed.after.time - START for changed in changes(year, article("edited"))]
    made = looks(year, "edited")
    assert seen == [next(age for age in made if age >= edit) for edit in EDITS]
    assert len(made) > len(looks(year, "island"))
    after_late_edit = made[made.index(seen[-1]) + 1] - seen[-1]
    assert after_late_edit == pytest.approx(timedelta(days=1), abs=2 * STEP)


def test_the_states_at_the_end_of_the_year(year):
    assert {name: state(year, article(name)).state for name in (*FATES, "island")} == {
        "steady": "present",
        "edited": "edited",
        "gone": "gone",
        "back": "present",
        "moved": "redirected",
        "walled": "present",
        "soft": "soft-404",
        "renamed": "edited",  # it moved to another address with its title
        "island": "present",
    }


@pytest.mark.parametrize(
    ("name", "away", "spans"),
    [
        ("gone", GONE, ["present", "gone"]),
        ("back", AWAY, ["present", "gone", "present"]),
        ("moved", MOVED, ["present", "redirected"]),
        ("walled", WALLED, ["present", "walled", "present"]),
        ("island", DOWN, ["present", "unreachable", "present"]),
    ],
)
def test_what_vanishes_is_told_with_the_first_look_that_missed_it_and_the_first_that_had_it_again(
    year, name, away, spans
):
    found = state(year, article(name)).spans
    assert [span.state for span in found] == spans
    made = looks(year, name)
    if name != "island":
        assert found[1].first - START == next(age for age in made if age >= away[0])
    if len(spans) == 3:
        assert found[2].first - START == next(age for age in made if age >= away[1])


@pytest.mark.parametrize(("name", "away", "within_h"), [("gone", GONE, 3), ("moved", MOVED, 1)])
def test_a_doubt_is_confirmed_within_hours(year, name, away, within_h):
    missed = [age for age in looks(year, name) if age >= away[0]]
    confirmed = next(age for age in missed if age - missed[0] >= timedelta(hours=within_h))
    assert confirmed - missed[0] <= timedelta(hours=within_h) + 4 * STEP


def test_an_outlet_that_does_not_answer_is_left_alone_ever_longer(year):
    asked = [age for age, host, *_ in year.told["asked"] if host == ISLAND and DOWN[0] / HOUR <= age < DOWN[1] / HOUR]
    gaps = [b - a for a, b in pairwise(asked)]
    assert 4 <= len(asked) <= 9
    assert all(b > 1.4 * a for a, b in pairwise(gaps))
    assert state(year, article("island")).spans[1].first >= START + DOWN[0]


def test_each_run_says_by_its_status_what_came_of_it(year):
    down = [status for age, status, _ in year.told["runs"] if DOWN[0] / HOUR <= age < DOWN[1] / HOUR]
    assert {*down} == {0, 3, 4}  # nothing to ask of the island, some did not answer, none did
    assert {status for age, status, _ in year.told["runs"] if not DOWN[0] / HOUR <= age < DOWN[1] / HOUR} == {0}


def test_revisits_ask_for_no_listing(year):
    later = {target for age, _, target, _ in year.told["asked"] if age > 1}
    assert {target for target in later if "toll" not in target} == {"/robots.txt", "/"}  # where the moved one leads
    assert "/rss" not in later


def test_what_the_archive_holds_stays_in_the_story_whatever_became_of_the_page(year):
    assert {one.stands for one in standings(year, "toll").values()} == {"in"}
    assert len(standings(year, "toll")) == len(FATES) + 1


def test_all_times_that_are_kept_are_those_of_the_runs_clock(year):
    last = START + timedelta(days=366)
    for row in year.rows():
        assert START <= parse_time(row.time) <= last, row
    for key in year.storage.keys("runs/"):
        manifest = json.loads(year.storage.get(key))
        assert START <= datetime.fromisoformat(manifest["started"]) <= datetime.fromisoformat(manifest["ended"]) <= last
    assert list(year.verify()) == []

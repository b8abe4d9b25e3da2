"""`python -m demo`, twice into the same archive: what came back, what was stripped, what it said."""

import os
import subprocess
import sys

import pytest

from archive import Collection
from demo.outlets import NAMES, load
from tests.commands import ROOT

OUTLETS = [load(name) for name in NAMES]
STORY = {outlet.base + article.path: article for outlet in OUTLETS for article in outlet.articles if article.story}
MOVED = {outlet.base + path: outlet.base + to for outlet in OUTLETS for path, to in outlet.moved}
GONE = [outlet.base + path for outlet in OUTLETS for path in outlet.gone]
each_article = pytest.mark.parametrize("url", STORY)


class Demo:
    """Two runs and the archive they share."""

    def __init__(self, folder):
        self.place, state = folder / "clips", folder / "state"
        env = {**os.environ, "ARCHIVE_URL": str(self.place), "STATE_DIR": str(state), "PYTHONWARNINGS": "ignore"}
        self.runs = [
            subprocess.run([sys.executable, "-m", "demo"], cwd=ROOT, env=env, capture_output=True, timeout=110)
            for _ in range(2)
        ]
        self.first, self.second = (run.stdout.decode() for run in self.runs)
        self.clips = Collection(str(self.place), state_dir=state)

    def paragraphs(self, url):
        return self.clips.text(url).rstrip("\n").split("\n\n")

    def sheet(self, url):
        """What the first run said of a page."""
        return self.first.split(f"\n{url}\n")[1].split("\n\n")[0]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return Demo(tmp_path_factory.mktemp("demo"))


def test_both_runs_end_well_and_say_nothing_else(demo):
    assert [(run.returncode, run.stderr) for run in demo.runs] == [(0, b""), (0, b"")]


@each_article
def test_every_paragraph_came_back_word_for_word_and_in_order(demo, url):
    own = STORY[url].clean
    assert [part for part in demo.paragraphs(url) if part in own] == list(own)
    assert f"{len(own)} of {len(own)} paragraph" in demo.sheet(url)


@each_article
def test_no_noise_came_along_but_the_standfirst_is_the_articles(demo, url):
    own = {*STORY[url].clean, STORY[url].summary}
    assert [part for part in demo.paragraphs(url) if part not in own] == []


@each_article
def test_a_page_is_shown_with_its_title_and_the_kinds_of_noise(demo, url):
    said = demo.sheet(url)
    assert STORY[url].title[:40] in said
    assert "lines of noise" in said
    assert len([line for line in said.splitlines() if line.strip()[:1].isdigit()]) > 3


def test_the_teaser_is_told_from_whole_articles(demo):
    access = {url: demo.clips.history(url)[0].row.access for url in STORY}
    assert {url for url in STORY if access[url] == "teaser"} == {url for url in STORY if not STORY[url].free}
    assert set(access.values()) == {"full", "teaser"}


@pytest.mark.parametrize("url", GONE)
def test_a_page_that_is_gone_is_kept_as_an_error(demo, url):
    assert [(look.status, look.row.access) for look in demo.clips.history(url)] == [(410, "error")] * 2
    assert "410 Gone" in demo.sheet(url)


@pytest.mark.parametrize("url", MOVED)
def test_a_redirect_is_followed_and_told(demo, url):
    assert demo.clips.text(url) == demo.clips.text(MOVED[url])
    assert MOVED[url] in demo.sheet(url)


def test_the_second_run_keeps_revisits_and_says_so(demo):
    assert "have not changed" not in demo.first
    assert f"{len(STORY)} of the articles were known and have not changed" in demo.second
    assert all(demo.clips.history(url)[-1].change == "same bytes" for url in STORY)


@pytest.mark.parametrize("verb", ["list", "history", "text", "show", "get", "verify"])
def test_it_ends_with_commands_that_gave_something_back(demo, verb):
    lines = demo.first.split("Get it back:\n")[1].splitlines()
    asked = next(number for number, line in enumerate(lines) if line.startswith("$ ") and f" {verb}" in line)
    assert lines[asked + 1].startswith("  ")
    assert len(lines[asked + 1].strip()) > 20


def test_nothing_but_what_must_be_copied_whole_is_wider_than_80_columns(demo):
    wide = [line for line in demo.first.splitlines() if len(line) > 80]
    assert [
        line for line in wide if "http://" not in line and "clipfile" not in line and "Everything" not in line
    ] == []

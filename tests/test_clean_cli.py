"""`clipfile clean` and `clipfile reextract`."""

import json
from dataclasses import replace

import pytest

from archive import Collection
from pipelines.extract import RULES
from tests.commands import Newsroom
from tests.looks import Clock, Runs, exchange, look
from tests.servers import RawServer, ok
from tests.test_page import ARTICLE, SENTENCE


@pytest.fixture
def newsroom(tmp_path):
    return Newsroom(tmp_path / "clips", tmp_path / "state")


def test_clean_prints_the_text_of_a_file_of_standard_input_and_of_a_url(newsroom, tmp_path):
    (tmp_path / "page.html").write_bytes(ARTICLE)
    with RawServer({"/a": [ok(ARTICLE)]}) as site:
        sources = [("clean", tmp_path / "page.html"), ("clean", "-"), ("clean", site.url("/a"))]
        found = [newsroom.run(*source, given=ARTICLE.decode()) for source in sources]
    assert [done.status for done in found] == [0, 0, 0]
    assert len({done.out for done in found}) == 1
    assert found[0].out.count(SENTENCE.strip()) == 21
    assert "Warning" not in found[0].out
    assert not (tmp_path / "clips").exists()


def test_clean_tells_what_it_took_out(newsroom, tmp_path):
    (tmp_path / "page.html").write_bytes(ARTICLE)
    noise = newsroom.run("clean", tmp_path / "page.html", "--noise").out
    assert "    Share Tweet" in noise.splitlines()
    told = json.loads(newsroom.run("clean", tmp_path / "page.html", "--json", "--url", "https://outlet.test/a").out)
    assert (told["access"], told["title"], told["rules"]) == ("full", "The crane stays", RULES)
    assert newsroom.run("clean", tmp_path / "page.html", "--md").out.startswith("# The crane stays\n\n")


def test_clean_says_when_there_is_no_article(newsroom, tmp_path):
    done = newsroom.run("clean", "-", given="<html><body><h1>404</h1></body></html>")
    assert (done.status, done.out) == (1, "")
    missing = newsroom.run("clean", tmp_path / "none.html")
    assert (missing.status, missing.err.count("\n")) == (2, 1)
    assert "No such file" in missing.err


def test_reextract_writes_new_texts_beside_the_old_and_done_twice_changes_nothing(newsroom):
    clips = Collection(newsroom.archive, state_dir=newsroom.state_dir)
    clock = Clock()
    runs = Runs(clips, clock)
    urls = [f"https://harbour-times.test/{number}" for number in range(3)]
    for url in urls:  # looks that were read under rules 0, and badly
        page = look("Share Tweet and so on", url=url, rules=0, body=ARTICLE)
        runs.keep(replace(page, exchanges=(exchange(ARTICLE, url),), id=page.id))
    before = set(clips.storage.keys(""))
    done = newsroom.run("reextract", "--json")
    assert json.loads(done.out) == {"rules": RULES, "read": 3, "same": 0, "changed": 3, "gained": 0, "withdrawn": 0}
    after = set(newsroom.clips.storage.keys(""))
    assert before < after
    for url in urls:
        (only,) = newsroom.clips.history(url)
        assert only.row.rules == RULES
        assert SENTENCE.strip() in newsroom.clips.text(url)
        assert (
            len([key for key in newsroom.clips.storage.keys("text/harbour-times.test/") if key.endswith(".txt")]) == 6
        )
    again = newsroom.run("reextract", "--json")
    assert json.loads(again.out)["read"] == 0
    assert set(newsroom.clips.storage.keys("")) == after
    assert newsroom.run("verify").status == 0

"""`clipfile story run --only revisits`: what is due is fetched, kept and told; discovery's report is left standing."""

import json
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from archive import Collection
from archive.capture import Article, Capture, Judgement
from archive.layout import fresh_id
from archive.standing import judged_event, standings
from archive.url import plain
from pipelines.extract import extract_article
from tests.commands import ROOT, Newsroom, shown_on
from tests.farm import BODY, TITLES, page, unrelated
from tests.looks import Clock, Runs, exchange
from tests.servers import RESET, RawServer, ok

QUICK = ("-s", "AUTOTHROTTLE_ENABLED=0", "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_TIMES=0")
NAMES = ("same", "edited", "gone", "stub")
SEEN = datetime.now(UTC).replace(microsecond=0) - timedelta(days=2)
STORY = 'title = "The Kessel bridge toll"\nquery = "Kessel AND toll"\n[[outlets]]\nhome = "http://bridge.test/"\n'


def url(name):
    return f"http://bridge.test/news/{name}"


def body(name, crowns=4):
    return page(TITLES[0], [*BODY, f"The {name} pays {crowns} crowns for a crossing."], url(name))


def kept(name):
    """A look at an article two days ago."""
    read = extract_article(body(name), url(name)).article
    facts = {key: getattr(read, key) for key in ("title", "published", "text", "words", "rules", "lang")}
    article = Article(id=plain(url(name)), url=url(name), aliases=(plain(url(name)),), **facts)
    seen = exchange(body(name), url(name), SEEN)
    return Capture(
        id=seen.id,
        run="",
        asked=url(name),
        exchanges=(seen,),
        article_id=article.id,
        access="full",
        article=article,
        judgements=(Judgement(story="toll", verdict="in", score=0.9),),
    )


class Desk(Newsroom):
    """A newsroom whose story has four articles that are due, on a server that changed meanwhile."""

    def __init__(self, folder, server):
        leads = f"bridge.test:80=127.0.0.1:{server.port}"
        super().__init__(folder / "clips", folder / "state", STORIES_DIR=str(folder), CONNECT_TO=leads)
        self.file, self.server = folder / "toll.toml", server
        self.file.write_text(STORY)
        clips = Collection(self.archive, state_dir=self.state_dir)
        clips.prepare()
        runs = Runs(clips, Clock(SEEN))
        captures = [kept(name) for name in NAMES]
        runs.keep(*captures)
        writer = runs.writer()
        writer.add_events(
            judged_event(fresh_id(), writer.run.id, one.article_id, one.judgements[0], time=SEEN, capture=one.id)
            for one in captures
        )
        assert writer.close()

    def follow(self, *more):
        before = len(self.server.log)
        done = self.run("story", "run", "toll", *more, *QUICK)
        return done, [target for target, _, _ in self.server.log[before:]]

    def manifest(self):
        storage = self.clips.storage
        return json.loads(storage.get(max(key for key in storage.keys("runs/") if "-toll-" in key)))

    def changes(self, name):
        return [look.change for look in self.clips.history(url(name))]


@pytest.fixture(scope="module")
def server():
    scripts = {
        "/robots.txt": [ok(b"")],
        "/": [ok(f"<html><body><h2><a href={url('same')}>{TITLES[0]}</a></h2></body></html>".encode())],
        "/news/same": [ok(body("same"))],
        "/news/edited": [ok(body("edited", crowns=9))],
        "/news/gone": [ok(b"<h1>Gone</h1>", status=b"410 Gone")],
        "/news/stub": [ok(unrelated(0))],
    }
    with RawServer(scripts) as server:
        yield server


@pytest.fixture
def desk(tmp_path, server):
    return Desk(tmp_path, server)


def test_what_is_due_is_fetched_and_nothing_else_and_once(desk):
    done, asked = desk.follow("--only", "revisits")
    assert done.status == 0, done
    assert sorted(asked) == ["/news/edited", "/news/gone", "/news/same", "/news/stub", "/robots.txt"]
    assert [desk.changes(name) for name in NAMES] == [
        ["first", "same bytes"],
        ["first", "new text"],
        ["first", "no text"],
        ["first", "new text"],
    ]
    assert "revisits: 4 due; 2 changed, 1 gone, 1 unchanged; new gaps: 0" in done.err
    lines = {line for line in done.out.splitlines() if line.startswith("revisit")}
    assert lines == {f"revisit  {what}  {TITLES[0]}  {url(name)}" for what, name in
                     (("changed", "edited"), ("changed", "stub"), ("gone", "gone"))}  # fmt: skip
    stands = {id: one.stands for id, one in standings(desk.clips, "toll").items()}
    assert stands == {
        plain(url(name)): "in" for name in NAMES
    }  # also of the page that was emptied, and of the one that went
    assert len(desk.clips.storage.get("views/stories/toll/articles.jsonl").splitlines()) == 4
    again, asked = desk.follow("--only", "revisits")
    assert (again.status, asked) == (0, [])
    assert "revisits: 0 due" in again.err
    assert desk.run("verify").status == 0


def test_a_dry_run_says_what_is_due_and_why_and_fetches_nothing(desk):
    done, asked = desk.follow("--only", "revisits", "--dry")
    assert (done.status, asked) == (0, [])
    assert len(done.out.splitlines()) == 4
    assert done.out.startswith(f"revisit  {url('edited')}  seen once  due since ")
    assert desk.changes("edited") == ["first"]


def test_what_is_beyond_the_limits_is_told_and_due_in_the_next_run(desk):
    desk.file.write_text(STORY + "[limits]\npages = 3\n")
    done, _ = desk.follow("--only", "revisits")
    assert done.status == 0
    assert "; 1 left for the next run; " in done.err
    gaps = [json.loads(line) for line in desk.run("story", "gaps", "toll", "--all", "--json").out.splitlines()]
    assert [gap["kind"] for gap in gaps] == ["postponed"]
    done, asked = desk.follow("--only", "revisits")
    assert [f"http://bridge.test{target}" for target in asked[1:]] == [gaps[0]["url"]]


def test_a_run_does_both_and_discovery_alone_leaves_what_is_due(desk):
    done, asked = desk.follow("--only", "discovery")
    assert (done.status, asked) == (0, ["/robots.txt", "/"])
    assert "revisits" not in desk.manifest()
    done, asked = desk.follow()
    assert done.status == 0
    assert {"/", "/news/same", "/news/gone"} <= set(asked)
    assert {"coverage", "revisits"} <= set(desk.manifest())


def test_revisits_that_fail_are_gaps_beside_those_of_the_last_discovery(tmp_path):
    scripts = {"/robots.txt": [ok(b"")], "/news/edited": [RESET], "*": [ok(b"no home", status=b"500 Error")]}
    with RawServer(scripts) as server:
        desk = Desk(tmp_path, server)
        assert desk.follow("--only", "discovery")[0].status == 4
        server.scripts["/news/same"] = [ok(body("same"))]
        done, _ = desk.follow("--only", "revisits")
        assert done.status == 3
        gaps = map(json.loads, desk.run("story", "gaps", "toll", "--json").out.splitlines())
        assert {(gap["url"], gap["kind"]) for gap in gaps} == {
            ("http://bridge.test/", "error"),
            (url("edited"), "unreachable"),
        }
        assert set(desk.manifest()["last"]) == {"coverage"}
        server.scripts.update({f"/news/{name}": [RESET] for name in NAMES})
        (tmp_path / "two").mkdir()
        assert Desk(tmp_path / "two", server).follow("--only", "revisits")[0].status == 4


def test_a_terminal_shows_how_far_the_run_is(desk):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "crawler.cli", "story", "run", "toll", *QUICK]
    env = desk.env | {"COLUMNS": "150", "TERM": "xterm"}
    running = subprocess.Popen(command, cwd=ROOT, env=env, stderr=theirs, stdout=subprocess.DEVNULL)
    os.close(theirs)
    said = shown_on(ours)
    assert running.wait(60) == 0
    assert b"outlets 1/1, found 1, in 4, review 0, out 0, failed 0" in said, said

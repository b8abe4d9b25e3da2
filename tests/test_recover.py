"""What runs that died left is brought to its end, wherever it broke off; a run that is alive is not touched."""

import errno
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from archive import Collection, publish
from archive.errors import BadRecord, StorageError
from archive.recover import finish_dead, take_over
from archive.run import Run
from tests import whole
from tests.commands import Newsroom
from tests.dying import STEPS, URLS, page
from tests.looks import Clock

ROOT = Path(__file__).parent.parent


@pytest.fixture
def clips(tmp_path):
    return Collection(str(tmp_path / "clips"), state_dir=tmp_path / "state")


def die(clips, step):
    """Let a process die at that step."""
    done = subprocess.run([sys.executable, "-m", "tests.dying", clips.url, str(clips.state_dir), step], cwd=ROOT)
    assert done.returncode == -9


def recovered(clips):
    died = take_over(clips, Clock())
    assert finish_dead(clips, Clock()) is None
    return died


def broken(clips, tmp_path):
    return whole.broken(clips.url, clips.state_dir, tmp_path / "reader")


@pytest.mark.parametrize(("step", "count"), STEPS)
def test_a_run_that_died_is_brought_to_its_end_and_nothing_is_lost(clips, tmp_path, step, count):
    die(clips, step)
    died = recovered(clips)
    assert broken(clips, tmp_path) == []
    (run,), (manifest,) = died or whole.manifests(clips), whole.manifests(clips).values()
    asked = [] if step == "begun" else URLS
    ends = ["archived"] * count + ["interrupted"] * (len(asked) - count)
    if step in ("told", "told and published", "manifest"):
        assert died == []
    assert (manifest["run"], manifest["asked"], manifest["got"]) == (run, len(asked), count)
    assert sorted(whole.archived(clips)) == URLS[:count]
    assert whole.verdicts(clips) == {(run, url): [end] for url, end in zip(asked, ends, strict=True)}
    assert clips.frontier.left_over("page") == [(run, url) for url in asked[count:]]
    assert recovered(clips) == []


def test_a_dead_run_says_so_in_its_manifest(clips):
    die(clips, "kept")
    recovered(clips)
    (manifest,) = whole.manifests(clips).values()
    assert manifest["died"] is True
    assert {row["reason"] for row in manifest["missed"]} == {"the run died before it was archived"}


def test_a_run_that_is_alive_is_not_touched(clips):
    run = Run("page", clips, {}, Clock())
    run.ask(*URLS)
    run.keep(replace(page(0), run=run.id))
    other = Collection(clips.url, state_dir=clips.state_dir)
    assert recovered(other) == []
    run.keep(replace(page(1), run=run.id))
    run.close()
    assert sorted(whole.archived(clips)) == URLS[:2]


def test_what_a_run_did_not_get_to_goes_over_to_the_next_once(clips):
    die(clips, "kept")
    (died,) = recovered(clips)
    run = Run("page", clips, {}, Clock())
    assert run.take_over(clips.frontier.left_over("page")) == URLS[3:]
    assert clips.frontier.left_over("page") == []
    for number in (3, 4):
        run.keep(replace(page(number), run=run.id))
    run.close()
    assert whole.manifests(clips)[run.id]["continues"] == [died]
    assert whole.archived(clips) == dict.fromkeys(URLS, 1)


def test_a_run_that_dies_again_hands_it_on(clips):
    die(clips, "kept")
    die(clips, "asked")
    assert len(recovered(clips)) == 2
    run = Run("page", clips, {}, Clock())
    assert sorted(run.take_over(clips.frontier.left_over("page"))) == URLS
    run.close()
    assert sorted(url for _, url in clips.frontier.left_over("page")) == URLS


def test_two_that_recover_at_once_do_it_once(clips, tmp_path):
    for _ in range(4):
        die(clips, "kept")
    code = (
        "import sys\nfrom archive import Collection\nfrom archive.recover import finish_dead, take_over\n"
        "clips = Collection(sys.argv[1], state_dir=sys.argv[2])\ntake_over(clips)\nassert finish_dead(clips) is None"
    )
    command = [sys.executable, "-c", code, clips.url, str(clips.state_dir)]
    both = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    recovered(clips)
    assert broken(clips, tmp_path) == []
    assert {len(ends) for ends in whole.verdicts(clips).values()} == {1}
    assert len(whole.manifests(clips)) == 4


def test_a_finished_run_leaves_nothing_behind(clips):
    run = Run("page", clips, {}, Clock())
    run.ask(URLS[0])
    run.keep(replace(page(0), run=run.id))
    run.close()
    assert clips.frontier.wanted(run.id) == []
    assert clips.frontier.objects(run.id) == {}
    assert list((clips.state_dir / "runs").iterdir()) == []
    assert list(clips.spool.folder.glob("*.warc.gz*")) == []


def test_a_warc_whose_publication_was_broken_off_yesterday_is_not_there_twice(clips, tmp_path):
    clock = Clock()
    writer = Run("page", clips, {}, clock).writer
    writer.add(replace(page(0), run=writer.run.id))
    put, done = writer._storage.put, []

    def until_the_text(key, data):
        done.append(key)
        if key.endswith(".txt"):
            raise ConnectionError("the process dies here")
        put(key, data)

    writer._storage.put = until_the_text
    assert not writer.close()
    writer._storage.put = put
    clock.pass_(days=1)
    assert writer.close()
    assert [key[:15] for key in clips.storage.keys("warc/")] == ["warc/2026/03/03"]
    assert broken(clips, tmp_path) == []


def test_what_waited_for_days_before_it_was_begun_appears_in_no_past_day(clips):
    clock = Clock()
    writer = Run("page", clips, {}, clock).writer
    writer.add(replace(page(0), run=writer.run.id))
    writer.rotate()
    Path(clips.url).write_text("a file stands where the folder belongs")
    assert not writer.publish()
    Path(clips.url).unlink()
    clock.pass_(days=5)
    assert writer.publish()
    assert [key[:16] for key in clips.storage.keys("index/")] == ["index/2026/03/08"]


def test_a_run_that_dies_while_another_recovers_keeps_the_verdict_of_what_it_kept(clips, tmp_path, monkeypatch):
    looked = type(clips.frontier).dead

    def dead(frontier):  # the spool was looked through already, and this run was still alive then
        if not frontier.path.exists():
            die(clips, "record without its verdict")
        yield from looked(frontier)

    monkeypatch.setattr(type(clips.frontier), "dead", dead)
    (died,) = recovered(clips)
    assert list(clips.spool.folder.glob("*.warc.gz*")) == []
    assert whole.verdicts(clips) == {
        (died, url): ["archived" if n < 4 else "interrupted"] for n, url in enumerate(URLS)
    }
    assert whole.manifests(clips)[died]["got"] == 4
    assert broken(clips, tmp_path) == []


def test_what_was_left_goes_to_one_of_two_runs_that_ask_at_once(clips):
    die(clips, "kept")
    recovered(clips)
    left = clips.frontier.left_over("page")
    first, second = (Run("page", clips, {}, Clock()) for _ in range(2))
    assert first.take_over(left) == URLS[3:]
    assert second.take_over(left) == []
    for run in (second, first):
        run.close()
    assert "continues" not in whole.manifests(clips)[second.id]
    assert [url for _, url in clips.frontier.left_over("page")] == URLS[3:]


def test_nothing_is_published_under_a_day_before_the_newest_known(clips, tmp_path):
    ahead, behind = Clock(), Clock()
    ahead.pass_(days=9)
    for number, clock in ((0, ahead), (1, behind)):
        run = Run("page", clips, {}, clock)
        run.keep(replace(page(number), run=run.id))
        run.close()
    assert {key[:16] for key in clips.storage.keys("index/")} == {"index/2026/03/12"}
    reader = Collection(clips.url, state_dir=tmp_path / "elsewhere")
    assert sorted(whole.archived(reader)) == URLS[:2]
    # A clock that was wrong cannot be told from a manifest that was slipped in, and verify says that of the manifests.
    assert [row for row in broken(clips, tmp_path) if "chain: " not in row] == []


def test_a_clock_that_is_set_back_does_not_keep_a_warc_from_being_published(clips):
    clock = Clock()
    clock.pass_(days=1)
    writer = Run("page", clips, {}, clock).writer
    writer.add(replace(page(0), run=writer.run.id))
    assert not writer.due()
    clock.pass_(days=-1)
    assert writer.due()


def test_a_warc_that_cannot_be_published_keeps_no_other_back(clips, monkeypatch):
    writer = Run("page", clips, {}, Clock()).writer
    for number in range(3):
        writer.add(replace(page(number), run=writer.run.id))
        writer.rotate()
    whole_objects = publish.text_objects

    def objects(text, read, cache, places):
        if text.capture.asked == URLS[0]:
            raise BadRecord("warc/2026/03/01/x.warc.gz", 7, "cut off after 3 bytes")
        return whole_objects(text, read, cache, places)

    monkeypatch.setattr(publish, "text_objects", objects)
    assert not writer.publish()
    assert "cut off after 3 bytes" in writer.trouble.why
    assert sorted(whole.archived(clips)) == URLS[1:3]
    monkeypatch.undo()
    assert writer.publish()
    assert sorted(whole.archived(clips)) == URLS[:3]


def test_a_frontier_of_a_newer_clipfile_is_not_touched(clips):
    Run("page", clips, {}, Clock()).close()
    with closing(sqlite3.connect(clips.frontier.path)) as db:
        db.execute("PRAGMA user_version = 99")
    data = clips.frontier.path.read_bytes()
    with pytest.raises(StorageError, match="a newer Clipfile wrote it"):
        take_over(Collection(clips.url, state_dir=clips.state_dir))
    assert clips.frontier.path.read_bytes() == data


def test_a_spool_that_cannot_be_cut_is_told_with_its_place(clips, monkeypatch):
    die(clips, "torn record")

    def full(path, file):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("archive.recover.cut", full)
    with pytest.raises(StorageError, match="No space left on device"):
        take_over(clips)
    monkeypatch.undo()
    recovered(clips)
    assert sorted(whole.archived(clips)) == URLS[:3]


def test_what_another_version_left_in_the_spool_is_told_and_left_alone(clips):
    die(clips, "kept")
    left = [clips.spool.folder / f"v2-20261122-harbour.warc.gz{end}" for end in ("", ".open")]
    for path in left:
        path.write_bytes(b"of another layout")
    done = Newsroom(clips.url, clips.state_dir).run("recover")
    assert [f"clipfile: {path}: its name is none" in done.err for path in left] == [True, True]
    assert [path.read_bytes() for path in left] == [b"of another layout"] * 2
    assert sorted(whole.archived(clips))[:3] == URLS[:3]

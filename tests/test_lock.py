"""One run of a story at a time: who holds the lock, who is refused, and what happens when the holder dies."""

import os
import signal
import subprocess
import sys

import pytest

from archive.errors import Misuse
from crawler.lock import HANDED, StoryLock
from tests.commands import ROOT
from tests.farm import Farm
from tests.test_story_crawl import Desk, only

HOLD = "import sys; from pathlib import Path; from crawler.lock import StoryLock;"
HOLD += "lock = StoryLock(Path(sys.argv[1]), 'toll').hold(); print(lock.says()['since'], flush=True); sys.stdin.read()"


def holder(folder, **how):
    command = [sys.executable, "-c", HOLD, str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **how)
    process.since = process.stdout.readline().strip()
    return process


def end(process, number=signal.SIGKILL):
    process.send_signal(number)
    process.communicate()


def test_who_comes_second_is_told_the_process_and_since_when(tmp_path):
    process, lock = holder(tmp_path), StoryLock(tmp_path, "toll")
    assert lock.held()
    with pytest.raises(Misuse, match=f"a run of toll is under way: process {process.pid}, since {process.since}"):
        lock.hold()
    assert StoryLock(tmp_path, "bridge").take()
    assert not lock.take()
    end(process)


def test_a_killed_holder_leaves_the_lock_free_and_what_it_said(tmp_path):
    process, lock = holder(tmp_path), StoryLock(tmp_path, "toll")
    end(process)
    assert not lock.held()
    assert lock.says() == {"pid": process.pid, "since": process.since}
    lock.hold(since="later").note(status=3)
    assert lock.says() == {"pid": os.getpid(), "since": "later", "status": 3}
    lock.free()
    assert not lock.held()


def test_a_lock_is_handed_over_without_being_free_in_between(tmp_path):
    lock = StoryLock(tmp_path, "toll").hold(since="2026-11-22T10:11:12.000000Z")
    process = holder(tmp_path, env={**os.environ, HANDED: str(lock.file)}, pass_fds=[lock.file])
    assert (process.since, lock.says()["pid"]) == ("2026-11-22T10:11:12.000000Z", process.pid)
    lock.free()
    assert lock.held()
    end(process)
    assert not lock.held()


def test_a_holder_that_waits_to_note_the_end_keeps_the_lock_when_the_run_is_gone(tmp_path):
    lock = StoryLock(tmp_path, "toll").hold()
    process = holder(tmp_path, env={**os.environ, HANDED: str(lock.file)}, pass_fds=[lock.file])
    end(process)
    assert StoryLock(tmp_path, "toll").held()
    lock.free()
    assert not lock.held()


def test_the_descriptor_of_another_file_is_no_lock(tmp_path, monkeypatch):
    other = StoryLock(tmp_path, "bridge").hold()
    monkeypatch.setenv(HANDED, str(other.file))
    lock = StoryLock(tmp_path, "toll").hold()
    assert lock.file != other.file
    assert other.held()


def test_half_a_line_says_nothing(tmp_path):
    lock = StoryLock(tmp_path, "toll")
    assert (lock.held(), lock.says()) == (False, {})
    lock.path.parent.mkdir()
    lock.path.write_text('{"pid": 4')
    assert (lock.held(), lock.says()) == (False, {})


def test_a_second_run_of_a_story_is_refused(tmp_path):
    with Farm() as farm:
        desk = Desk(tmp_path, farm)
        desk.write(only(farm, "zipped"))
        process = holder(desk.state_dir)
        done = desk.follow()
        assert (done.status, f"under way: process {process.pid}" in done.err) == (2, True), done
        assert desk.follow("-a", "dry=1").status != 2  # it keeps nothing, so it is in nobody's way
        end(process)

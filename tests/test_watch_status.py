"""`clipfile watch --status`: what a person and a program are told of schedules that are kept, missed and broken."""

import json
import os

import pytest

from archive.errors import StorageError
from crawler import children
from crawler.attempts import Attempts
from crawler.lock import WatchLock
from crawler.watch_status import status
from tests.test_watch import MINUTE, Room


@pytest.fixture
def room(tmp_path):
    """A room with a story that fails, one that runs, one by hand alone, and a broken one."""
    room = Room(tmp_path)
    room.story("amber", status=4)
    room.story("birch", "every day", waits=True)
    (tmp_path / "stories" / "cedar.toml").write_text('title = "The cedar"\nquery = "cedar"\n')
    (tmp_path / "stories" / "dune.toml").write_text('titel = "x"\n')
    room.tick()
    room.watcher.running["amber"].process.wait()
    room.pid = int(room.begun("birch")[3])
    room.tick(MINUTE)
    yield room
    children.end(room.pid)
    room.watcher.running["birch"].process.wait()


def told(room, capsys, *, as_json=True):
    watcher = room.another()
    watcher.ledger.refresh()
    assert status(watcher.ledger, WatchLock(room.folder / "state"), as_json=as_json) == 0
    return capsys.readouterr()


def test_a_program_is_told_next_runs_last_results_failures_and_processes(room, capsys):
    rows = [json.loads(line) for line in told(room, capsys).out.splitlines()]
    amber, birch, cedar, dune = sorted(rows, key=lambda row: row["story"])
    assert (amber["next"], amber["due"]) == ("2026-11-22T12:06:00.000000Z", "2026-11-22T12:00:00.000000Z")
    assert amber["failing"] == {"runs": 1, "since": "2026-11-22T12:00:00.000000Z"}
    assert (amber["last"]["result"], amber["last"]["status"], amber["running"]) == ("unanswered", 4, None)
    assert amber["last"]["said"] == "nothing was fetched, as was wished"
    since = "2026-11-22T12:00:00.000000Z"
    assert (birch["running"], birch["last"]) == ({"pid": room.pid, "since": since, "why": "first run"}, None)
    assert (cedar["next"], cedar["why"], cedar["last"]) == (None, "no schedule: by hand", None)
    assert set(dune) == {"story", "problem"}
    assert dune["problem"].startswith("dune.toml:1: ")


def test_a_person_is_told_the_same_in_words(room, capsys):
    said = told(room, capsys, as_json=False)
    lines = {line.split("\t")[0]: line.split("\t")[1:] for line in said.out.splitlines()}
    assert lines["amber"] == [
        *("2026-11-22 12:06Z", "2026-11-22 12:00Z", "-", "first run; nothing answered"),
        "nothing answered: nothing was fetched, as was wished; failing since 2026-11-22 12:00Z, runs: 1",
    ]
    assert lines["birch"][:4] == ["now", "-", f"process {room.pid}", "first run"]
    assert lines["dune"][3:] == [
        "its file cannot be used",
        "dune.toml:1: unknown key 'titel'; did you mean 'title'? (and 2 more)",
    ]
    assert "nobody watches here now" in said.err


def test_the_watcher_is_named(room, capsys):
    lock = WatchLock(room.folder / "state").hold()
    assert f"watched by process {os.getpid()}, since " in told(room, capsys).err
    lock.free()


def test_a_damaged_schedule_is_named_with_the_cure(tmp_path):
    (tmp_path / "schedule.sqlite").write_bytes(b"no database, " * 100)
    with pytest.raises(StorageError, match="move it away; the last runs are read from the archive then"):
        Attempts(tmp_path).last("toll")


def test_old_rows_are_forgotten_but_never_the_last_discovery(tmp_path):
    room = Room(tmp_path)
    attempts = Attempts(tmp_path / "state")
    for nth in range(520):
        only = "revisits" if nth else ""
        attempts.begin(room.ran(nth * MINUTE, only=only))
    last = attempts.last("toll")
    assert (len(last), last[0].only) == (520, "")
    attempts.begin(room.ran(600 * MINUTE))
    assert len(attempts.last("toll")) == 500

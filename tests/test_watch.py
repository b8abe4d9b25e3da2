"""`clipfile watch`: what is due runs, one run of a story at a time, whatever dies in between."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.errors import Misuse
from archive.layout import iso, parse_time
from archive.storage import open_storage
from archive.url import plain
from crawler import children
from crawler.attempts import Attempts
from crawler.due import Attempt
from crawler.ledger import Ledger
from crawler.lock import StoryLock
from crawler.revisit_times import RevisitTimes
from crawler.story_files import StoryFiles, known
from crawler.told_runs import learn
from crawler.watch import Watcher
from crawler.watch_cli import Wakeups, run_once
from tests import watching
from tests.commands import ROOT
from tests.farm import Farm
from tests.test_story_crawl import QUICK, Desk, only

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Room:
    """A watcher in this process whose clock stands still until it is moved, and stubs for its runs."""

    def __init__(self, folder, **how):
        self.folder, self.now, self.said = folder, NOON, []
        (folder / "stories").mkdir(exist_ok=True)
        self.revisiting = RevisitTimes(str(folder / "clips"), folder / "state")
        self.command = [sys.executable, "-m", "tests.stub_run", str(folder)]
        self.how = how
        self.watcher = self.another()

    def another(self, **how):
        files, state = StoryFiles(self.folder / "stories"), self.folder / "state"
        ledger = Ledger(files, state, self.revisiting, clock=lambda: self.now, say=self.said.append)
        return Watcher(ledger, self.command, **{**self.how, **how})

    def story(self, id, schedule="every 30 min", *more, **does):
        lines = [f'title = "The bridge {id}"', f'query = "bridge {id}"', f'schedule = "{schedule}"', *more]
        (self.folder / "stories" / f"{id}.toml").write_text("\n".join(lines) + "\n")
        (self.folder / f"{id}.json").write_text(json.dumps(does))

    def tick(self, after=timedelta()):
        self.now += after
        self.watcher.tick()
        return set(self.watcher.running)

    def through(self):
        """Wait until the runs are over, and have them noted."""
        for one in self.watcher.own():
            one.process.wait(60)
        self.watcher.look()

    def begun(self, id):
        """Wait until the run of a story says that it began; return its line."""
        return wait_for(lambda: next((line for line in self.journal() if line[:2] == ["start", id]), None))

    def journal(self):
        return watching.journal(self.folder)

    def started(self):
        return [line[1] for line in self.journal() if line[0] == "start"]

    def ran(self, after, only=""):
        """A run of the toll that went well."""
        started = NOON + after
        facts = {"started": started, "due": started, "ended": started + MINUTE, "only": only}
        return Attempt(story="toll", status=0, result="fine", **facts)

    def results(self, id):
        return [run.result for run in self.watcher.ledger.attempts.last(id)]


def wait_for(found, patience_s=60):
    until = time.monotonic() + patience_s
    while not (told := found()):
        assert time.monotonic() < until, "it does not come"
        time.sleep(0.01)
    return told


def is_gone(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.fixture
def room(tmp_path):
    room = Room(tmp_path)
    yield room
    for one in room.watcher.own():
        children.end(one.pid)
        one.process.wait()


# -- what starts


def test_a_story_runs_when_it_is_due_and_not_before(room):
    room.story("toll")
    assert room.tick() == {"toll"}
    room.through()
    assert room.tick() == room.tick(29 * MINUTE) == set()
    assert room.tick(MINUTE) == {"toll"}
    room.through()
    assert room.started() == ["toll", "toll"]
    assert room.results("toll") == ["fine", "fine"]
    assert room.said[0].startswith("2026-11-22T12:00:00Z  toll  started, first run (process ")
    assert room.said[1] == "2026-11-22T12:00:00Z  toll  all is well after 0 s: nothing was fetched, as was wished"


def test_an_outage_costs_one_run(room):
    room.story("toll")
    room.tick()
    room.through()
    assert room.tick(timedelta(days=3)) == {"toll"}
    room.through()
    assert room.tick() == set()
    assert "started, schedule, due 2026-11-22 12:30Z (process" in room.said[2]


def test_no_more_run_at_once_than_allowed_and_the_longest_due_come_first(tmp_path):
    room = Room(tmp_path, at_once=2)
    for id, hours in (("amber", 1), ("birch", 3), ("cedar", 2)):
        room.story(id, f"every {hours} h")
        room.tick()
        room.through()
    room.now += timedelta(hours=3)
    assert room.tick() == {"amber", "cedar"}
    room.through()
    assert room.tick() == {"birch"}
    room.through()


def test_a_story_file_is_read_again_when_it_changes_and_a_broken_one_stops_nobody(room):
    room.story("toll", "every day")
    (room.folder / "stories" / "broken.toml").write_text('titel = "x"\n')
    assert room.tick() == {"toll"}
    room.through()
    assert any("broken  cannot be used: broken.toml:1: " in line for line in room.said)
    room.story("toll", "every 10 min")
    assert room.tick(10 * MINUTE) == {"toll"}
    room.through()
    room.story("broken")
    assert room.tick() == {"broken"}
    room.through()
    (room.folder / "stories" / "toll.toml").unlink()
    assert room.tick(60 * MINUTE) == {"broken"}
    room.through()


def test_chosen_stories_alone_are_watched(room):
    for id in ("amber", "birch"):
        room.story(id)
    files = known(room.folder / "stories", ["birch"], NOON)
    assert set(files.stories) == {"birch"}
    with pytest.raises(Misuse, match="no such story; `clipfile story new cedar` writes one"):
        known(room.folder / "stories", ["birch", "cedar"], NOON)


def test_a_story_file_that_cannot_be_run_waits_until_it_is_mended(room):
    room.story("toll", status=2)
    room.tick()
    room.through()
    assert room.tick(14 * MINUTE) == set()
    room.story("toll", "every 30 min", "# mended")
    assert room.tick() == {"toll"}
    room.through()
    assert room.results("toll") == ["misuse", "fine"]


def test_a_command_that_is_not_there_is_told_and_tried_again_later(room):
    room.command[:] = ["/no/such/command"]
    room.story("toll")
    assert room.tick() == set()
    assert "/no/such/command: No such file or directory; next try 2026-11-22 12:05Z" in room.said[-1]
    assert not StoryLock(room.folder / "state", "toll").held()
    assert room.results("toll") == ["died"]


def test_a_run_of_revisits_is_asked_for_when_articles_alone_are_due(room, monkeypatch):
    times = [NOON + 7 * MINUTE, NOON + 8 * MINUTE]
    monkeypatch.setattr(
        room.revisiting, "times", lambda story: tuple(time for time in times if time > room.now - MINUTE)
    )
    room.story("toll", "every day")
    room.tick()
    room.through()
    assert room.tick(6 * MINUTE) == set()
    assert room.tick(MINUTE) == {"toll"}
    room.through()
    assert room.journal()[2][-2:] == ["--only", "revisits"]
    assert [run.only for run in room.watcher.ledger.attempts.last("toll")] == ["", "revisits"]


# -- one run of a story at a time


def test_a_story_that_runs_by_hand_is_left_alone_and_its_run_counts(room):
    room.story("toll")
    lock = StoryLock(room.folder / "state", "toll").hold(since=iso(NOON))
    assert room.tick() == set()
    lock.note(ended=iso(NOON + MINUTE), status=0, run="20261122T120000Z-toll-00000000")
    lock.free()
    assert room.tick(2 * MINUTE) == set()
    assert room.results("toll") == ["fine"]
    assert room.tick(28 * MINUTE) == {"toll"}
    room.through()


def test_what_another_watcher_began_is_not_begun_again_and_its_end_is_learnt(room):
    room.story("toll", waits=True)
    room.tick()
    pid = int(room.begun("toll")[3])
    other = room.another()
    other.tick()
    assert (other.own(), other.running["toll"].pid) == ([], pid)
    room.now += 60 * MINUTE
    other.tick()
    assert room.started() == ["toll"]
    children.end(pid)
    room.through()
    other.tick()
    assert (other.running, room.results("toll")) == ({}, ["died"])


def killed(room):
    """What a kill -9 of the watcher leaves: its hold of the locks is gone, its runs go on."""
    for one in room.watcher.own():
        one.lock.free()
    room.watcher, left = room.another(), room.watcher
    return left


def test_runs_outlive_a_killed_watcher_and_the_next_learns_how_they_ended(room):
    room.story("toll", waits=True)
    room.tick()
    room.begun("toll")
    left = killed(room)
    assert room.tick() == {"toll"}
    assert (room.watcher.own(), room.tick(5 * MINUTE)) == ([], {"toll"})
    lock = StoryLock(room.folder / "state", "toll")
    lock.path.write_text(json.dumps(lock.says() | {"ended": iso(room.now), "status": 3}))
    children.end(left.running["toll"].pid)
    left.running["toll"].process.wait()
    assert room.tick() == set()
    assert room.results("toll") == ["gaps"]
    assert room.tick(25 * MINUTE) == {"toll"}
    room.watcher.stop()
    room.through()


def test_a_run_whose_end_nobody_saw_comes_once_more_at_once(room):
    room.story("toll", waits=True)
    room.tick()
    room.begun("toll")
    left = killed(room)
    children.end(left.running["toll"].pid)
    left.running["toll"].process.wait()
    room.story("toll")
    assert room.tick(MINUTE) == {"toll"}
    room.through()
    assert room.tick() == set()
    first, second = room.watcher.ledger.attempts.last("toll")
    assert (first.result, second.result) == ("lost", "fine")
    assert first.due == second.due == NOON


def test_a_run_that_was_noted_but_not_begun_is_no_run(room):
    room.story("toll")
    room.watcher.look()
    told = room.watcher.ledger.next("toll")
    room.watcher.ledger.attempts.begin(watching.attempt(told, room.now))
    room.watcher = room.another()
    assert room.tick(MINUTE) == {"toll"}
    room.through()
    assert [run.started for run in room.watcher.ledger.attempts.last("toll")] == [NOON + MINUTE]


# -- what does not end


def test_a_stuck_run_is_asked_to_end_then_ended_with_all_that_it_started(room):
    room.story("toll", "every 30 min", "[limits]", "minutes = 20", waits=True, ignores=True, helper=True)
    room.tick()
    pid, helper = map(int, room.begun("toll")[3:5])
    assert room.tick(34 * MINUTE) == {"toll"}
    assert not [line for line in room.said if "stuck" in line]
    room.tick(MINUTE)
    assert "toll  stuck: it runs for more than 35 min; asked to end" in room.said[-1]
    room.tick(timedelta(seconds=12))
    room.through()
    assert room.results("toll") == ["stuck"]
    wait_for(lambda: is_gone(helper))  # it was killed with its run, and dies as soon as the machine lets it
    assert "stuck, and ended after 35 min; next try 2026-11-22 12:50Z, failing since 2026-11-22 12:00Z" in room.said[-1]
    assert pid != helper


def test_a_stuck_run_that_a_killed_watcher_began_is_ended_too(room):
    room.story("toll", waits=True)
    room.tick()
    room.begun("toll")
    left = killed(room)
    room.tick(66 * MINUTE)
    left.running["toll"].process.wait(60)
    room.tick()
    assert room.results("toll") == ["stuck"]


# -- the state folder is lost, another machine takes over


def manifest(room, started, **facts):
    run = f"{started:%Y%m%dT%H%M%SZ}-toll-0000000{facts.pop('nth', 0)}"
    told = {"run": run, "started": iso(started), "ended": iso(started + 4 * MINUTE), **facts}
    open_storage(str(room.folder / "clips")).put(f"runs/{run}.json", json.dumps(told).encode())
    return run


def learnt(room):
    attempts = Attempts(room.folder / "state")
    learn(open_storage(str(room.folder / "clips")), attempts, {"toll"}, room.now)
    return attempts.last("toll")


def test_without_a_state_folder_the_last_runs_are_read_from_the_archive(room):
    room.story("toll")
    manifest(room, NOON - timedelta(hours=2), status=0)
    manifest(room, NOON - 20 * MINUTE, status=3)
    manifest(room, NOON - 10 * MINUTE, status=0, only="revisits")
    assert [(run.only, run.result) for run in learnt(room)] == [("", "gaps"), ("revisits", "fine")]
    assert room.tick(9 * MINUTE) == set()
    assert room.tick(MINUTE) == {"toll"}
    room.through()


def test_a_run_that_died_elsewhere_is_due_again_here(room):
    room.story("toll", "every day")
    manifest(room, NOON - timedelta(hours=2), status=0)
    manifest(room, NOON - timedelta(hours=1), died=True)
    assert [run.result for run in learnt(room)] == ["fine", "lost"]
    assert room.tick() == set()  # the schedule had not asked for it
    assert room.tick(timedelta(hours=22)) == {"toll"}
    room.through()


def test_a_run_of_revisits_points_to_the_last_discovery(room):
    room.story("toll")
    first = manifest(room, NOON - timedelta(hours=5), status=0)
    runs = [
        manifest(room, NOON - nth * MINUTE, status=0, only="revisits", last={"coverage": first}) for nth in (70, 60, 50)
    ]
    assert [run.run for run in learnt(room)] == [first, runs[-1]]


def test_manifests_are_read_once_and_runs_of_this_machine_are_known(room):
    room.story("toll")
    run = manifest(room, NOON - 20 * MINUTE, status=0)
    assert [one.run for one in learnt(room)] == [run]
    again = manifest(room, NOON - 10 * MINUTE, status=4, nth=1)
    assert [one.run for one in learnt(room)] == [run, again]
    assert len(learnt(room)) == 2


# -- kills and signals, of real processes


def test_twenty_kills_at_random_moments_forget_no_run_and_double_none(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.watching", str(tmp_path), "20", "3"],
        **{"cwd": ROOT, "capture_output": True, "text": True, "timeout": 110},
    )
    assert done.returncode == 0, done
    told = json.loads(done.stdout)
    assert told["results"]["fine"] > 5, told


def watch(room, *options, **env):
    """Start `clipfile watch` over the stubs of a room, in real time."""
    command = [
        sys.executable,
        "-m",
        "crawler.cli",
        "watch",
        "--command",
        f"{sys.executable} -m tests.stub_run {room.folder}",
    ]
    env = {**os.environ, "STORIES_DIR": str(room.folder / "stories"), "STATE_DIR": str(room.folder / "state"), **env}
    env |= {"ARCHIVE_URL": str(room.folder / "clips"), "PYTHONWARNINGS": "ignore"}
    return subprocess.Popen([*command, *options], cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True)


def test_sigterm_stops_the_watcher_and_its_runs_and_a_second_watcher_is_refused(room):
    room.story("toll", waits=True)
    room.story("bridge", waits=True)
    process = watch(room)
    pids = [int(room.begun(id)[3]) for id in ("toll", "bridge")]
    second = watch(room)
    assert f"is being watched: process {process.pid}, since" in second.communicate(timeout=60)[1]
    assert second.returncode == 2
    process.terminate()
    said = process.communicate(timeout=60)[1]
    assert (process.returncode, [is_gone(pid) for pid in pids]) == (143, [True, True]), said
    assert "toll stopped before its end after" in said
    assert room.results("toll") == room.results("bridge") == ["stopped"]


def test_a_watcher_goes_on_after_kill_9_with_what_the_first_began(room):
    room.story("toll", waits=True)
    process = watch(room)
    pid = int(room.begun("toll")[3])
    process.kill()
    process.communicate()
    second = watch(room)
    assert second.stderr.readline().endswith(f"toll runs already (process {pid}); another watcher began it\n")
    second.send_signal(signal.SIGINT)
    assert "toll goes on; another watcher began it" in second.communicate(timeout=60)[1]
    assert (second.returncode, is_gone(pid), room.started()) == (130, False, ["toll"])
    children.end(pid)


ONCE = {  # case: what the runs end with, exit status
    "all is well": ((0, 0), 0),
    "new gaps": ((0, 3), 3),
    "nothing answered": ((4, 3), 4),
    "a file that cannot be run": ((4, 2), 2),
    "storage trouble before all": ((5, 2), 5),
    "killed": ((0, 137), 4),
}


@pytest.mark.parametrize("case", ONCE)
def test_once_runs_what_is_due_and_tells_the_worst(room, case):
    ends, status = ONCE[case]
    for id, end in zip(("bridge", "toll"), ends, strict=True):
        room.story(id, status=end)
    with Wakeups() as wakeups:
        assert run_once(room.another(once=True, at_once=1), wakeups) == status
        assert sorted(room.started()) == ["bridge", "toll"]
        assert run_once(room.another(once=True), wakeups) == 0
    assert len(room.started()) == 2


def test_once_leaves_a_story_alone_that_runs_already(room, capsys):
    room.story("toll", waits=True)
    room.tick()
    room.begun("toll")
    with Wakeups() as wakeups:
        assert run_once(room.another(once=True), wakeups) == 0
    assert "nothing is due but what runs already" in capsys.readouterr().err
    assert room.started() == ["toll"]
    room.watcher.stop()
    room.through()


# -- the real run


def test_a_real_run_goes_on_when_its_watcher_is_killed_and_its_end_is_learnt(tmp_path):
    with Farm() as farm:
        desk = Desk(tmp_path, farm)
        desk.write('schedule = "every day"\n' + only(farm, "zipped"))
        settings = [part for setting in QUICK for part in ("-s", setting)]
        command = [sys.executable, "-m", "crawler.cli", "watch", *settings]
        watcher = subprocess.Popen(command, cwd=ROOT, env=desk.env, stderr=subprocess.DEVNULL)
        wait_for(lambda: farm.fetched, patience_s=90)
        watcher.kill()
        watcher.wait()
        lock = StoryLock(desk.state_dir, "toll")
        assert lock.held()
        done = desk.run("watch", "--once", *settings)
        assert (done.status, "clipfile: nothing is due" in done.err) == (0, True), done
        wait_for(lambda: not lock.held(), patience_s=90)
        assert plain_urls(farm, "zipped", "feedonly") == set(desk.clips.articles())
        (row,) = [json.loads(line) for line in desk.run("watch", "--status", "--json").out.splitlines()]
        assert (row["last"]["result"], row["last"]["status"], row["failing"], row["running"]) == ("fine", 0, None, None)
        assert "1 of 1 outlets answered" in row["last"]["said"]
        says, manifest = lock.says(), desk.manifest()
        assert row["last"]["run"] == manifest["run"] == says["run"]
        assert (says["status"], manifest["status"], says["ended"] > says["since"]) == (0, 0, True)
        assert (row["only"], row["why"][1:].replace("articles", "article")) == ("revisits", " article to look at again")
        assert row["last"]["ended"] < row["next"] < iso(parse_time(row["last"]["ended"]) + timedelta(hours=24))


def plain_urls(farm, *names):
    return {plain(url) for url in farm.stories if any(f"{name}.test" in url for name in names)}

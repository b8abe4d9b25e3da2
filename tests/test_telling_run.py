"""A run of a story tells what it found, `clipfile story tell` does so by hand; neither lets a channel harm the run."""

import json

import pytest

from crawler.cli import main
from tests.commands import LOOPBACK
from tests.farm import Farm
from tests.telling import SECRET, Receiver, genuine
from tests.test_story_crawl import Desk, only


@pytest.fixture(scope="module")
def farm():
    with Farm() as farm:
        yield farm


def tell(desk, *more):
    """`clipfile story tell` in this process: its exit status."""
    settings = {"STORIES_DIR": desk.stories, "ARCHIVE_URL": desk.archive, "STATE_DIR": desk.state_dir}
    settings |= {"EGRESS_ALLOW": LOOPBACK}
    options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    return main(["story", "tell", "toll", *more, *options])


def test_a_run_tells_what_came_in_and_what_is_missing_and_no_channel_harms_it(tmp_path, farm, monkeypatch, capsys):
    desk = Desk(tmp_path, farm)
    file = only(farm, "feedonly", "walled")
    desk.write(file)
    assert tell(desk) == 2
    assert "toll.toml has no table [notify]" in capsys.readouterr().err
    with Receiver() as receiver:
        desk.write(f'{file}\n[notify]\nwebhook = "DESK_HOOK"\n')
        hook = receiver.url("/hook")
        done = desk.follow(DESK_HOOK=hook)
        assert done.status == 3  # for the gap, with or without a channel that fails
        assert "clipfile: toll: webhook fails since " in done.err
        assert "NOTIFY_SECRET is not set" in done.err
        assert done.err.endswith("; 2 wait for the next telling\n")

        monkeypatch.setenv("DESK_HOOK", hook)
        monkeypatch.setenv("NOTIFY_SECRET", SECRET)
        assert tell(desk, "--dry", "--json") == 3
        said = capsys.readouterr()
        rows = [json.loads(line) for line in said.out.splitlines()]
        assert sorted((row["kind"], row["channels"]["webhook"]) for row in rows) == [
            ("coverage", "told"),
            ("gap", "told"),
        ]
        assert "toll: views/stories/toll/feed.atom: 1 new article, 1 gap\n" in said.err
        assert "toll: webhook would be told: 1 new article, 1 gap\n" in said.err
        assert receiver.posts == []

        assert tell(desk) == 0
        said = capsys.readouterr()
        assert "\twebhook\tNew: Why Odran Velk turned down the Kessel bridge toll (feedonly.test)\t" in said.out
        assert said.err.endswith("clipfile: toll: told by webhook: 1 new article, 1 gap\n")
        assert {told["data"]["id"] for told in receiver.told} == {row["id"] for row in rows}
        assert all(map(genuine, receiver.posts))

        desk.write(f'{only(farm, "feedonly", "walled", "relative")}\n[notify]\nwebhook = "DESK_HOOK"\n')
        done = desk.follow(DESK_HOOK=hook, NOTIFY_SECRET=SECRET)
        assert (done.status, "clipfile: toll: told by webhook: 1 new article\n" in done.err) == (3, True), done.err
        assert (tell(desk), len(receiver.posts)) == (1, 3)
    assert b"New: " in desk.clips.storage.get("views/stories/toll/feed.atom")
    assert list(desk.clips.verify()) == []

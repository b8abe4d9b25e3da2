"""The reading verbs, in a pipe and on a terminal."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from archive import Collection
from archive.shown import printable
from crawler.cli import main
from tests.commands import Newsroom, shown_on
from tests.looks import URL, Clock, Runs, look

FIRST = "The crane stays where it is, the harbour board said on Tuesday.\n\nIt met for the fourth time."
SECOND = "The crane goes in May, the harbour board said on Tuesday.\n\nIt met for the fourth time."
ARTICLE = "harbour-times.test/2026/crane/"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory):
    folder = tmp_path_factory.mktemp("newsroom")
    room = Newsroom(folder / "clips", folder / "state")
    clock = Clock()
    runs = Runs(Collection(room.archive, state_dir=room.state_dir), clock)
    runs.keep(look(FIRST, began=clock()))
    runs.keep(look(SECOND, began=clock.pass_(hours=1), advert=1))
    runs.keep(look("", status=404, body=b"<h1>Not found</h1>" * 40, began=clock.pass_(hours=1)))
    return room


def on_a_terminal(newsroom, *command, columns=80):
    ours, theirs = pty.openpty()
    environment = newsroom.env | {"COLUMNS": str(columns), "TERM": "xterm"}
    command = [sys.executable, "-m", "crawler.cli", *command]
    done = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    shown = shown_on(ours)
    assert done.wait() == 0
    return shown.decode().replace("\r\n", "\n")


def test_list_has_a_line_for_each_article(newsroom):
    done = newsroom.run("list")
    assert done.out == f"2026-03-03 11:00Z\terror\t3\t17\tThe crane\t{ARTICLE}\n"
    assert json.loads(newsroom.run("list", "--json").out)["looks"] == 3


def test_history_tells_what_each_look_found(newsroom):
    rows = [line.split("\t") for line in newsroom.run("history", URL).out.splitlines()]
    assert [(row[1], row[2], row[3]) for row in rows] == [
        ("200", "full", "first"),
        ("200", "full", "new text"),
        ("404", "error", "no text"),
    ]


@pytest.mark.parametrize(
    ("at", "text"),
    [("", SECOND), ("2026-03-03T09:30Z", FIRST), ("2026-03-03", SECOND), ("2026-03-03T11:00:00+01:00", SECOND)],
)
def test_text_is_that_of_the_time_asked_for(newsroom, at, text):
    done = newsroom.run("text", ARTICLE, *(["--at", at] if at else []))
    assert (done.status, done.out) == (0, text + "\n")


def test_a_time_before_the_first_look_finds_nothing(newsroom):
    done = newsroom.run("text", ARTICLE, "--at", "2026-03-02")
    assert (done.status, done.out) == (1, "")


def test_get_gives_the_article_in_every_form(newsroom, tmp_path):
    assert newsroom.run("get", ARTICLE).out == SECOND + "\n"
    assert newsroom.run("get", ARTICLE, "--as", "md").out.startswith("# The crane\n\nAda Quay\n\n<https://")
    assert "<title>The crane</title>" in newsroom.run("get", ARTICLE, "--as", "html", "--at", "2026-03-03T09:30Z").out
    assert json.loads(newsroom.run("get", ARTICLE, "--as", "json").out)["body"] == SECOND + "\n"
    command = [sys.executable, "-m", "crawler.cli", "get", ARTICLE, "--as", "warc"]
    path = tmp_path / "one.warc.gz"
    path.write_bytes(subprocess.run(command, env=newsroom.env, capture_output=True, check=True).stdout)
    check = [str(Path(sys.executable).parent / "warcio"), "check", str(path)]
    assert subprocess.run(check, env=newsroom.env | {"PYTHONWARNINGS": "ignore"}).returncode == 0


def test_any_look_of_the_history_can_be_got_by_its_time(newsroom):
    last = newsroom.clips.history(ARTICLE)[-1]
    assert "<h1>Not found</h1>" in newsroom.run("get", ARTICLE, "--as", "html", "--at", last.row.time).out
    told = json.loads(newsroom.run("get", ARTICLE, "--as", "json", "--at", last.row.time).out)
    assert (told["status"], told["body"]) == (404, "")
    assert newsroom.run("text", ARTICLE, "--at", last.row.time).out == SECOND + "\n"


def test_a_page_without_a_text_is_given_back_as_it_is(tmp_path):
    newsroom = Newsroom(tmp_path / "clips", tmp_path / "state")
    Runs(newsroom.clips).keep(look("", status=404, body=b"<h1>Not found</h1>" * 40))
    assert newsroom.run("get", ARTICLE, "--as", "html").out.startswith("<h1>Not found</h1>")
    for command in (("text", ARTICLE), ("get", ARTICLE), ("get", ARTICLE, "--as", "md")):
        done = newsroom.run(*command)
        assert (done.status, done.out) == (1, "")
        assert "is kept, but no look at it found a text; the last found error" in done.err


def test_show_tells_facts_noise_and_places(newsroom):
    shown = newsroom.run("show", ARTICLE, "--noise").out
    for part in ("The crane", "Ada Quay", "looks      3", "1 share", "warc/2026/", "sha256:"):
        assert part in shown
    assert shown.splitlines()[-1].split() == ["share", "Share"]


def test_index_prints_the_segments_and_what_pywb_replays(newsroom):
    lines = newsroom.run("index").out.splitlines()
    assert lines == sorted(lines)
    assert {json.loads(line.split(" ", 2)[2])["kind"] for line in lines} == {"capture", "conversion", "response"}
    replayed = newsroom.run("index", "--cdxj").out.splitlines()
    assert len(replayed) == 3
    assert all(line.startswith("test,harbour-times)/2026/crane 2026030") for line in replayed)


def test_rebuild_writes_what_is_missing_and_verify_agrees(newsroom):
    storage = newsroom.clips.storage
    gone = [key for prefix in ("text/", "index/") for key in storage.keys(prefix)]
    before = {key: storage.get(key) for key in gone}
    for key in gone:
        (Path(newsroom.archive) / key).unlink()
    done = newsroom.run("rebuild")
    assert done.status == 0
    assert {key: storage.get(key) for key in gone} == before
    assert newsroom.run("verify").out.startswith("all 3 WARC files are whole and unaltered\n")


def test_verify_names_what_was_altered(newsroom, tmp_path):
    copy = tmp_path / "copy"
    subprocess.run(["cp", "-r", newsroom.archive, copy], check=True)
    warc = next(copy.glob("warc/**/*.gz"))
    data = bytearray(warc.read_bytes())
    data[700] ^= 1
    warc.write_bytes(data)
    done = newsroom.run("verify", "--archive", copy)
    assert done.status == 1
    assert str(warc.relative_to(copy)) in done.out


def test_an_empty_archive_is_said_to_be_empty(newsroom, tmp_path):
    done = newsroom.run("list", "--archive", tmp_path / "none")
    assert (done.status, done.err) == (1, f"clipfile: nothing is kept in {tmp_path / 'none'}\n")
    assert not (tmp_path / "none").exists()


def test_a_reader_who_stops_reading_is_no_error(newsroom):
    command = f"{sys.executable} -m crawler.cli index | head -c 1"
    done = subprocess.run(command, shell=True, env=newsroom.env, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_terminal_shows_columns_that_fit(newsroom):
    for columns in (60, 80, 120):
        lines = on_a_terminal(newsroom, "list", columns=columns).splitlines()
        assert lines[0].split() == ["last", "look", "access", "looks", "words", "title"]
        assert max(map(len, lines)) <= columns
        assert lines[2].strip() == ARTICLE


def test_what_a_page_says_never_steers_the_terminal(newsroom):
    assert printable("a\x1b[31m\x07b\x9bc\u202ed\u2066e\r\nf\tg") == "a[31mbcde\nf\tg"
    evil = "The \x1b]0;owned\x07 crane \u202e stays"
    Runs(newsroom.clips, Clock()).keep(look(evil, url="https://evil.test/a"))
    for command in (["text", "evil.test/a"], ["show", "evil.test/a", "--noise"], ["list", "evil"]):
        shown = on_a_terminal(newsroom, *command)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "\u202e" not in newsroom.run("text", "evil.test/a", "--json").out


def test_the_version_is_that_of_the_package(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert re.fullmatch(r"Clipfile \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_every_command_has_help_with_an_example(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert {"page", "list", "history", "text", "show", "get", "index", "rebuild", "verify"} <= set(commands)
    for command in commands:
        with pytest.raises(SystemExit) as left:
            main([command, "--help"])
        assert left.value.code == 0
        assert f"  clipfile {command}" in capsys.readouterr().out

"""`clipfile keys` and what `verify` says, as a person sees them."""

import contextlib
import io
import json
import os
import stat
import subprocess
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.cli import main
from crawler.process import throwaway
from crawler.spiders.page import PageSpider
from crawler.timestamping import Authority as TimestampAuthority
from tests.authority import Authority
from tests.commands import Done, Newsroom
from tests.servers import CLOSE, RawServer

BODY = b"<!doctype html><title>The crane</title><p>The crane by the harbour stays, the council said.</p>" * 4
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
ABSENT = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class Desk(Newsroom):
    """A newsroom whose commands that need no settings run in this process: each saves a second."""

    def here(self, *command, **env):
        out, err = io.StringIO(), io.StringIO()
        before = dict(os.environ)
        os.environ.update(self.env | env)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = main([str(word) for word in command])
        finally:
            os.environ.clear()
            os.environ.update(before)
        return Done(status, out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def outlet():
    with RawServer({"/a": [PAGE, CLOSE], "/b": [PAGE, CLOSE], "*": [ABSENT, CLOSE]}) as server:
        yield server


@pytest.fixture(scope="module")
def signed(tmp_path_factory, outlet):
    """A newsroom that made a key and an archive of one run, signed and timestamped; with the authority's root."""
    folder = tmp_path_factory.mktemp("signed")
    newsroom = Desk(folder / "clips", folder / "state", SIGNING_KEY=str(folder / "desk.key"))
    newsroom.folder = folder
    made = newsroom.here("keys", "new", folder / "desk.key")
    assert made.status == 0, made.err
    newsroom.key = made.out.split()[0]
    with Authority() as authority:
        newsroom.page_done = newsroom.page(outlet.url("/a"), TSA_URL=authority.url, TSA_CA=authority.root)
        newsroom.root, newsroom.asked = authority.root, len(authority.asked)
    (newsroom.public,) = [folder / "desk.pem"]
    newsroom.public.write_text(newsroom.here("keys", "show").out)
    return newsroom


def test_a_new_key_says_what_to_do_with_it(tmp_path):
    newsroom = Desk(tmp_path / "clips", tmp_path / "state")
    done = newsroom.here("keys", "new", tmp_path / "desk.key")
    assert done.status == 0
    assert stat.S_IMODE((tmp_path / "desk.key").stat().st_mode) == 0o600
    assert f"export SIGNING_KEY={tmp_path / 'desk.key'}" in done.err
    again = newsroom.here("keys", "new", tmp_path / "desk.key")
    assert (again.status, "never overwritten" in again.err) == (2, True)
    assert not (tmp_path / "clips").exists() and not (tmp_path / "state").exists()


def test_a_key_is_not_made_inside_the_archive(tmp_path):
    newsroom = Desk(tmp_path / "clips", tmp_path / "state")
    done = newsroom.here("keys", "new", tmp_path / "clips" / "keys" / "desk.key")
    assert (done.status, done.out) == (2, "")
    assert "is inside the archive" in done.err
    assert not (tmp_path / "clips").exists()


def test_a_run_is_signed_and_timestamped_once_and_the_private_key_stays_out(signed):
    assert (signed.page_done.status, signed.page_done.err, signed.asked) == (0, "", 1)
    beside = sorted(path.suffix for path in Path(signed.archive).glob("runs/*"))
    assert beside == [".json", ".sig", ".tsr"]
    private = (signed.folder / "desk.key").read_bytes().splitlines()[1]
    for folder in (Path(signed.archive), signed.state_dir):
        assert not [path for path in folder.rglob("*") if path.is_file() and private in path.read_bytes()]


def test_verify_says_who_vouches_and_what_the_archive_alone_cannot_tell(signed):
    bare = signed.here("verify")
    assert bare.status == 0
    assert f"no key that you trust signed one; they are signed by {signed.key}" in bare.out
    assert "give its root certificate (--tsa-ca)" in bare.out
    line = next(line for line in bare.out.splitlines() if "--head" in line)
    told = signed.here("verify", "--deep", "--key", signed.public, "--tsa-ca", signed.root, "--head", line.split()[-1])
    assert told.status == 0
    assert f"keys that you trust vouch for 1 of 1 runs: {signed.key} (1 signatures)" in told.out
    assert "what you noted is there unaltered" in told.out
    assert "says CN=Harbour Timestamps,O=Harbour" in told.out


def test_verify_tells_a_program_the_same(signed):
    done = signed.here("verify", "--json", "--key", signed.public, TSA_CA=signed.root)
    (told,) = map(json.loads, done.out.splitlines())
    assert (told["faults"], told["runs"], told["vouched"], told["stamped"]) == (0, 1, 1, 1)
    assert told["stamp"]["proven"] is True
    assert told["signed"] == {signed.key: 1}


def test_a_key_is_trusted_by_its_id_or_its_file_and_verify_heeds_it_from_then_on(signed, tmp_path):
    for given in (signed.key, signed.public):
        reader = Desk(signed.archive, tmp_path / str(given)[-4:])
        assert reader.here("keys", "trust", given).out == f"{signed.key} is trusted for {signed.archive}\n"
        assert "keys that you trust vouch for 1 of 1 runs" in reader.here("verify").out
        (row,) = map(json.loads, reader.here("keys", "list", "--json").out.splitlines())
        assert (row["key"], row["trusted"], row["runs"]) == (signed.key, True, 1)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("keys", "trust", "0" * 16), "the archive has no key 0000000000000000"),
        (("keys", "trust", "none.pem"), "none.pem: No such file"),
        (("keys", "trust", "KEY"), "give the public one"),
        (("verify", "--head", "yesterday"), "'yesterday' is no run id"),
        (("verify", "--head", "20261122T101112Z-page-1f2e3d4c=abc"), "at least its first 16 hex digits"),
        (("verify", "--key", "none.pem"), "none.pem: No such file"),
        (("keys", "timestamp"), "set TSA_URL"),
    ],
)
def test_a_command_that_cannot_be_meant_so_says_what_to_write(signed, command, words):
    done = signed.here(*(str(signed.folder / "desk.key") if word == "KEY" else word for word in command))
    assert (done.status, done.out) == (2, "")
    assert words in done.err
    assert len(done.err.splitlines()) == 1


def test_a_key_that_others_can_read_stops_a_run_before_it_begins(tmp_path, outlet):
    key = tmp_path / "desk.key"
    newsroom = Desk(tmp_path / "clips", tmp_path / "state", SIGNING_KEY=str(key))
    newsroom.here("keys", "new", key)
    key.chmod(0o644)
    asked = len(outlet.log)
    done = newsroom.page(outlet.url("/b"))
    assert done.status == 2
    assert f"chmod 600 {key}" in done.err
    assert len(outlet.log) == asked


def test_an_authority_that_fails_never_fails_the_run_and_is_asked_again_by_hand(tmp_path, outlet):
    newsroom = Desk(tmp_path / "clips", tmp_path / "state")
    with Authority((503, b"")) as authority:
        done = newsroom.page(outlet.url("/b"), TSA_URL=authority.url)
        assert done.status == 0
        assert "is not timestamped" in done.err and "answered 503" in done.err
        failed = newsroom.run("keys", "timestamp", TSA_URL=authority.url)
        assert (failed.status, "not timestamped" in failed.out) == (4, True)
        run = failed.out.split()[0]
        told = newsroom.here("verify")
        assert (told.status, f"since when {run} exists: {authority.url} gave none at " in told.out) == (0, True)
        note, _ = Path(newsroom.archive).glob("runs/*.unstamped")
        assert note.name.startswith(run)
        as_json = json.loads(newsroom.here("verify", "--json").out.splitlines()[-1])
        assert [found["why"].split(";")[0] for found in as_json["unstamped"]] == [f"{authority.url} answered 503"]
        authority.answer = None
        assert newsroom.run("keys", "timestamp", TSA_URL=authority.url).status == 0
        assert "gave none" not in newsroom.here("verify").out
        again = newsroom.run("keys", "timestamp", TSA_URL=authority.url)
    assert (again.status, again.out) == (0, "")
    assert "already" in again.err
    assert newsroom.here("verify").status == 0


def test_a_throwaway_archive_is_neither_signed_nor_timestamped(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNING_KEY", "desk.key")
    settings = Settings({"SIGNING_KEY": "desk.key", "TSA_URL": "https://tsa.test/", "TSA_CA": ""} | throwaway(tmp_path))
    assert PageSpider.collection(settings).signer is None
    assert TimestampAuthority.of(settings) is None


def test_the_commands_of_the_custody_page_do_what_it_says(signed, tmp_path):
    """Each block of commands in docs/custody.md, run in the archive's folder with openssl and coreutils alone."""
    page = (Path(__file__).parent.parent / "docs" / "custody.md").read_text()
    run = next(path.stem for path in Path(signed.archive).glob("runs/*.json"))
    tokens = [path.name for path in Path(signed.archive).glob("runs/*.tsr")]
    warc = next(path.relative_to(signed.archive) for path in Path(signed.archive).rglob("*.warc.gz"))
    names = {
        "20261122T101112Z-page-1f2e3d4c-00000": warc.name.removesuffix(".warc.gz"),
        "20261122T101112Z-page-1f2e3d4c": run,
        "a3c5f0d29b147e68": signed.key,
        f"{run}.6c885bb6b5d4.tsr": tokens[0],
        "warc/2026/11/22": str(warc.parent),
        "root.pem": signed.root,
    }
    commands = [line.strip()[2:] for line in page.splitlines() if line.startswith("    $ ")]
    assert len(commands) > 5
    for command in commands:
        for name, real in names.items():
            command = command.replace(name, real)
        if not command.startswith("clipfile"):
            done = subprocess.run(command, shell=True, cwd=signed.archive, capture_output=True, text=True)
            assert done.returncode == 0, (command, done.stderr)

"""Manifests are timestamped by a real authority, openssl's own; one that fails costs nothing."""

import json
import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.settings import Settings

from archive.custody import stamps
from archive.custody.der import sorted_certificates
from archive.custody.unstamped import Unstamped
from archive.errors import BadKey, Misuse
from crawler import timestamping
from crawler.timestamping import timestamped
from tests.authority import Authority, made
from tests.commands import LOOPBACK
from tests.custody import Archive


def settings(url, root="", **more):
    found = Settings({"TSA_URL": url, "TSA_CA": root, "EGRESS_ALLOW": LOOPBACK, "CONNECT_TO": "", **more})
    found.set("USER_AGENT", "Clipfile (desk@harbour-times.test)")
    return found


def asked(archive, authority, root="", **more):
    """Ask the authority; return what became of each manifest, (run, what failed)."""
    found = timestamping.Authority.of(settings(authority.url, root, **more))
    return [(outcome.run, outcome.failed) for outcome in timestamped(archive.clips, found)]


@pytest.fixture
def archive(tmp_path):
    """An archive of two runs that end now, as an authority has but the one clock."""
    archive = Archive(tmp_path)
    archive.clock.now = datetime.now(UTC) - timedelta(hours=3)
    archive.run()
    archive.run()
    return archive


def test_a_timestamp_of_the_newest_manifest_stands_for_all_beneath_it(archive):
    with Authority() as authority:
        assert asked(archive, authority, authority.root) == [(archive.runs[1], "")]
        ((target, headers, _),) = authority.asked
    assert (target, headers["Content-Type"]) == ("/tsa", "application/timestamp-query")
    assert headers["User-Agent"] == "Clipfile (desk@harbour-times.test)"
    trusted = tuple(stamps.roots(made() / "ca.pem"))
    assert archive.found(authorities=trusted) == []
    found = archive.standing(authorities=trusted)
    assert (found.stamp.proven, found.stamp.authority, found.stamped) == (True, "CN=Harbour Timestamps,O=Harbour", 2)
    assert "since when" not in archive.unknown(authorities=trusted)


def test_a_timestamp_is_verified_by_openssl_alone(archive):
    with Authority() as authority:
        asked(archive, authority)
    (token,) = archive.beside(1, "tsr")
    root = shutil.copy(made() / "ca.pem", archive.folder.parent / "root.pem")
    command = f"openssl ts -verify -in {token} -data {archive.manifest(1)} -CAfile {root}"
    done = subprocess.run(command, shell=True, cwd=archive.folder, capture_output=True, text=True)
    assert "Verification: OK" in done.stdout + done.stderr
    text = subprocess.run(f"openssl ts -reply -in {token} -text", shell=True, cwd=archive.folder, capture_output=True)
    assert b"Time stamp: " in text.stdout
    archive.flip(archive.manifest(1))
    assert subprocess.run(command, shell=True, cwd=archive.folder, capture_output=True).returncode == 1


def test_without_its_root_certificate_a_timestamp_is_told_and_not_believed(archive):
    with Authority() as authority:
        asked(archive, authority)
    assert archive.found() == []
    assert "as CN=Harbour Timestamps,O=Harbour says: give its root certificate" in archive.unknown()


def test_a_manifest_that_is_timestamped_is_not_asked_for_again(archive):
    with Authority() as authority:
        asked(archive, authority)
        assert asked(archive, authority) == []
        archive.run()
        assert "since when 1 of 3 runs exist: no timestamp stands for them yet" in archive.unknown()
        assert asked(archive, authority) == [(archive.runs[2], "")]
        assert "no timestamp stands for" not in archive.unknown()
        assert len(authority.asked) == 2


BUSY, NONSENSE, LONG = (503, b"busy"), (200, b"<html>"), (200, b"x" * 70_000)


@pytest.mark.parametrize(
    ("answer", "words"),
    [(BUSY, "answered 503"), (NONSENSE, "it is no RFC 3161 answer"), (LONG, "65536"), ((302, b""), "answered 302")],
    ids=["busy", "nonsense", "too long", "redirect"],
)
def test_an_authority_that_fails_is_told_and_asked_again_by_the_next_run(archive, answer, words):
    with Authority(answer) as authority:
        ((run, failed),) = asked(archive, authority)
        assert run == archive.runs[1]
        assert words in failed
        assert archive.beside(1, "tsr") == []
        assert "since when they exist: none is timestamped" in archive.unknown()
        authority.answer = None
        archive.run()
        assert asked(archive, authority) == [(archive.runs[2], "")]
    assert archive.standing().stamped == 3


def test_a_timestamp_that_was_not_given_is_told_with_its_reason_and_time_until_one_is(archive):
    with Authority(BUSY) as authority:
        asked(archive, authority)
        (note,) = archive.beside(1, "unstamped")
        told = json.loads(archive.path(note).read_bytes())
        assert told.pop("time")[:16] == datetime.now(UTC).isoformat()[:16]
        why = f"{authority.url} answered 503; TSA_URL must be where it answers itself"
        sha256 = archive.standing().heads[archive.runs[1]]
        assert told == {"run": archive.runs[1], "sha256": sha256, "authority": authority.url, "why": why}
        (line,) = [line for line in archive.unknown().splitlines() if line.startswith("since when 2026")]
        assert f"since when {archive.runs[1]} exists: {authority.url} gave none at 20" in line
        assert why in line
        asked(archive, authority)  # a second time
        assert len(archive.beside(1, "unstamped")) == 2
        assert [found.why for found in archive.standing().unstamped] == [why]
        authority.answer = None
        assert asked(archive, authority) == [(archive.runs[1], "")]
    assert archive.standing().unstamped == ()
    assert "gave none" not in archive.unknown()
    assert archive.found() == []


def test_of_many_that_were_not_given_the_newest_are_told(archive):
    with Authority(BUSY) as authority:
        for _ in range(5):
            asked(archive, authority)
            archive.run()
    lines = [line for line in archive.unknown().splitlines() if "gave none" in line]
    assert [line.split()[2] for line in lines] == archive.runs[5:2:-1]
    assert "since when 2 runs before those exist: nor were theirs given" in archive.unknown()


def test_what_the_address_of_an_authority_holds_behind_its_path_is_never_kept(archive):
    with Authority(BUSY) as authority:
        authority.url += "?key=secret"
        ((_, failed),) = asked(archive, authority)
    (note,) = archive.beside(1, "unstamped")
    assert "secret" not in failed + archive.path(note).read_text() + archive.unknown()
    assert authority.asked[0][0] == "/tsa?key=secret"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no JSON",
        b"[]",
        b'"x"',
        b'{"run": "x"}',
        b"9" * 20_000,
        b'{"run":1,"sha256":"","time":"2026-11-22T10:11:13Z","authority":"","why":""}',
    ],
    ids=["nothing", "text", "a list", "a string", "half", "long", "a number"],
)
def test_a_note_that_is_none_is_found(archive, data):
    name = f"runs/{archive.runs[1]}.20261122T101115.204518Z.unstamped"
    archive.path(name).write_bytes(data)
    ((kind, key, what),) = archive.found()
    assert (kind, key) == ("timestamp", name)
    assert what in ("it is no note of a timestamp that was not given", "it has 20000 bytes")


@given(why=st.text(), authority=st.text(), sha256=st.text())
def test_a_note_read_back_equals_the_one_written(why, authority, sha256):
    note = Unstamped(run="r", sha256=sha256, time=datetime.now(UTC), authority=authority, why=why)
    assert Unstamped.read(note.written()) == note


def test_an_answer_to_another_question_is_refused(archive):
    with Authority() as authority:
        data = archive.path(archive.manifest(1)).read_bytes()
        authority.answer = 200, authority.reply(stamps.request(data).as_bytes())
        ((_, failed),) = asked(archive, authority)
    assert "its nonce is not the one that was sent" in failed


def test_an_answer_for_other_bytes_is_refused():
    asked, other = stamps.request(b"one"), Authority().reply(stamps.request(b"other").as_bytes())
    with pytest.raises(ValueError, match="one of other bytes"):
        stamps.read(other, b"one", [])
    with pytest.raises(ValueError, match="nonce"):
        stamps.accepted(other, asked, b"one", [])


def test_a_refusal_of_the_authority_is_told_in_its_words():
    refused = Authority().reply(stamps.request(b"x").as_bytes()[:-3] + b"abc")
    with pytest.raises(ValueError, match="it grants no timestamp: rejection"):
        stamps.read(refused, b"x", [])


def test_an_authority_of_another_root_than_the_trusted_one_is_refused(archive, tmp_path):
    other = tmp_path / "other.pem"
    command = f"openssl req -x509 -newkey ed25519 -nodes -keyout {tmp_path}/other.key -out {other} -subj /CN=Other"
    subprocess.run(command, shell=True, check=True, capture_output=True)
    with Authority() as authority:
        ((_, failed),) = asked(archive, authority, str(other))
        assert "its signature does not hold" in failed
        assert asked(archive, authority, authority.root) == [(archive.runs[1], "")]
    ((kind, key, _),) = archive.found(authorities=tuple(stamps.roots(other)))
    assert (kind, key) == ("timestamp", archive.beside(1, "tsr")[0])


def test_a_manifest_that_was_altered_is_not_timestamped(archive):
    archive.clips.heads()
    archive.write_manifest(1, got=7)
    with Authority() as authority, pytest.raises(Exception, match="SHA-256"):
        asked(archive, authority)
    assert authority.asked == []


def test_a_manifest_altered_behind_its_timestamp_is_found(archive):
    with Authority() as authority:
        asked(archive, authority)
    archive.write_manifest(1, got=7)
    (token,) = archive.beside(1, "tsr")
    assert archive.found() == [("timestamp", token, "it is one of other bytes")]


@pytest.mark.parametrize("place", [-1, 3, 400, 700])
def test_a_timestamp_whose_bytes_are_not_those_of_its_name(archive, place):
    with Authority() as authority:
        asked(archive, authority)
    (token,) = archive.beside(1, "tsr")
    archive.flip(token, place)
    says = "it is not the answer that its name tells of"
    assert archive.found() == [("timestamp", token, says)]  # without any trust, wherever the byte stands


def test_a_manifest_that_says_it_is_younger_than_its_timestamp_is_found(archive):
    archive.clock.pass_(days=3)
    archive.run()
    with Authority() as authority:
        asked(archive, authority)
    assert [(kind, key) for kind, key, _ in archive.found()] == [("timestamp", archive.manifest(2))]


def test_the_guard_lets_no_question_out_to_the_inside(archive):
    with Authority() as authority:
        ((_, failed),) = asked(archive, authority, EGRESS_ALLOW="")
        assert "EGRESS_ALLOW=127.0.0.1" in failed
        assert authority.asked == []


def test_nobody_there_is_told(archive):
    with Authority() as authority:
        pass
    ((_, failed),) = asked(archive, authority)
    assert "127.0.0.1 port" in failed


@pytest.mark.parametrize(
    ("url", "error", "words"),
    [
        ("ftp://tsa.test/", Misuse, "no http or https URL"),
        ("tsa.test", Misuse, "no http or https URL"),
        ("https://me:secret@tsa.test/", Misuse, "names and passwords are not sent"),
    ],
)
def test_a_bad_setting_is_refused_before_a_run_begins(url, error, words):
    with pytest.raises(error, match=words):
        timestamping.Authority.of(settings(url))


def test_a_root_that_is_none_is_refused(tmp_path):
    (tmp_path / "root.pem").write_text("no certificate")
    for name, words in (("root.pem", "no certificates in PEM form"), ("none.pem", "No such file")):
        with pytest.raises(BadKey, match=words):
            timestamping.Authority.of(settings("https://tsa.test/", str(tmp_path / name)))


def test_certificates_are_sorted_for_the_parser_whatever_comes():
    answer = Authority().reply(stamps.request(b"x").as_bytes())
    assert sorted(sorted_certificates(answer)) == sorted(answer)
    assert sorted_certificates(sorted_certificates(answer)) == sorted_certificates(answer)
    for size in range(0, len(answer), 7):
        assert len(sorted_certificates(answer[:size])) == size
        with pytest.raises(ValueError, match="no RFC 3161 answer"):
            stamps.read(answer[:size], b"x", [])

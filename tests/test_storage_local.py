"""What only a folder can do wrong."""

import os
import resource
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from archive.errors import StorageError
from archive.storage import DEFAULT_URL, open_storage

NOBODY = 65534


@contextmanager
def ordinary_user():
    """Root may do anything; these tests want a user who may not."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_the_default_is_a_folder_of_clips():
    assert str(open_storage()) == str(open_storage("")) == DEFAULT_URL == "./clips"


def test_a_folder_may_be_given_as_a_file_url(tmp_path):
    open_storage(f"file://{tmp_path}/my%20clips").put("a", b"x")
    assert (tmp_path / "my clips" / "a").read_bytes() == b"x"


def test_a_home_folder_may_be_given_by_its_tilde(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    open_storage("~/clips").put("a", b"x")
    assert (tmp_path / "clips" / "a").read_bytes() == b"x"


@pytest.mark.parametrize("url", ["http://bucket/x", "gs://bucket/x", "S4://"])
def test_an_unknown_scheme_names_the_cure(url):
    with pytest.raises(StorageError, match=r"use a folder or s3://bucket/prefix"):
        open_storage(url)


def test_a_folder_needs_no_boto3(tmp_path):
    code = """
import sys
from archive.storage import open_storage
storage = open_storage(sys.argv[1])
storage.put("a", b"x")
print(storage.get("a"), list(storage.keys()), {"boto3", "urllib3"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "b'x' ['a', 'clipfile.json'] set()"


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "clips").write_text("notes")
    storage = open_storage(str(tmp_path / "clips"))
    for call in (
        lambda: storage.put("a/b", b"x"),
        lambda: storage.get("a/b"),
        lambda: storage.size("a/b"),
        lambda: list(storage.keys()),
    ):
        with pytest.raises(StorageError, match=r"clips: is a file \(give a folder\)"):
            call()
    assert (tmp_path / "clips").read_text() == "notes"


def test_a_file_in_the_place_of_an_inner_folder_is_named(tmp_path):
    storage = open_storage(str(tmp_path))
    storage.put("text", b"x")
    with pytest.raises(StorageError, match=r"/text: File exists \(a file stands where a folder belongs"):
        storage.put("text/a", b"x")


def test_a_folder_in_the_place_of_an_object_is_named(tmp_path):
    storage = open_storage(str(tmp_path))
    storage.put("text/a", b"x")
    with pytest.raises(StorageError, match="text is there already"):
        storage.put("text", b"x")
    assert list(storage.keys("text")) == ["text/a"]


def test_a_folder_that_may_not_be_written_names_path_and_cure(tmp_path):
    tmp_path.chmod(0o755)
    for above in tmp_path.parents[:3]:
        above.chmod(0o755)
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    storage = open_storage(str(locked))
    with ordinary_user(), pytest.raises(StorageError, match=r"locked.*Permission denied \(give this user the right"):
        storage.put("a/b", b"x")
    assert list(storage.keys()) == []


def test_a_folder_that_may_not_be_read_is_not_empty(tmp_path):
    open_storage(str(tmp_path / "clips")).put("a/b", b"x")
    (tmp_path / "clips").chmod(0)
    storage = open_storage(str(tmp_path / "clips"))
    try:
        with ordinary_user():
            for call in (lambda: storage.get("a/b"), lambda: storage.size("a/b"), lambda: list(storage.keys())):
                with pytest.raises(StorageError, match="Permission denied"):
                    call()
    finally:
        (tmp_path / "clips").chmod(0o755)


def test_a_write_that_fails_leaves_nothing_and_names_the_cure(tmp_path):
    """A limit on file sizes stands for a full disk: the system refuses in the middle of the write either way."""
    storage = open_storage(str(tmp_path))
    storage.put("a/b", b"x")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(StorageError, match=r"a/c: File too large \(raise the limit"):
            storage.put("a/c", b"x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert storage.size("a/c") is None
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_a_full_disk_names_the_cure(tmp_path):
    code = """
import subprocess, sys
from archive.storage import open_storage
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", sys.argv[1]], check=True)
storage = open_storage(sys.argv[1])
storage.put("a/b", b"x")
try:
    storage.put("a/c", bytes(1_000_000))
except Exception as error:
    print(type(error).__name__, error)
print(list(storage.keys()))
"""
    inside = ["unshare", "--mount", *(["--map-root-user"] if os.geteuid() else [])]
    if subprocess.run([*inside, "mount", "-t", "tmpfs", "none", tmp_path], capture_output=True).returncode:
        pytest.skip("this machine lets no test mount a small disk")
    done = subprocess.run([*inside, sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    error, keys = done.stdout.splitlines()
    assert error.startswith("StorageError") and "a/c: No space left on device (free space there" in error
    assert keys == "['a/b', 'clipfile.json']"


def test_what_a_dead_writer_left_is_not_listed(tmp_path):
    code = """
import os, sys
from archive.storage import local, open_storage
storage = open_storage(sys.argv[1])
storage.put("a/b", b"x")
local.os.fsync = lambda descriptor: os._exit(9)
storage.put("a/c", b"y")
"""
    done = subprocess.run([sys.executable, "-c", code, tmp_path])
    assert done.returncode == 9
    assert len(list((tmp_path / "a").glob(".put-*"))) == 1
    storage = open_storage(str(tmp_path))
    assert list(storage.keys()) == ["a/b", "clipfile.json"]
    storage.put("a/c", b"y")
    assert list(storage.keys()) == ["a/b", "a/c", "clipfile.json"]


def test_objects_have_the_rights_that_the_umask_gives(tmp_path):
    before = os.umask(0o027)
    try:
        open_storage(str(tmp_path / "clips")).put("a/b", b"x")
    finally:
        os.umask(before)
    assert (tmp_path / "clips/a/b").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "clips/a").stat().st_mode & 0o777 == 0o750


def test_a_listing_reads_one_folder_at_a_time(tmp_path):
    storage = open_storage(str(tmp_path))
    for day in ("01", "02", "03"):
        storage.put(f"index/{day}/a", b"")
    listing = storage.keys("index/")
    assert next(listing) == "index/01/a"
    storage.put("index/03/b", b"")
    assert list(listing) == ["index/02/a", "index/03/a", "index/03/b"]


def test_a_symbolic_link_to_another_disk_is_followed(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "clips").mkdir()
    Path(tmp_path / "clips" / "warc").symlink_to(elsewhere)
    storage = open_storage(str(tmp_path / "clips"))
    storage.put("warc/a", b"x")
    assert (elsewhere / "a").read_bytes() == b"x"
    assert list(storage.keys("warc/")) == ["warc/a"]

"""What every storage promises; the same tests on a folder, on rclone's S3 server and on Ceph's."""

import hashlib
import json
import os
import subprocess
import sys
import threading
from functools import cache, partial
from pathlib import Path

import boto3
import pytest

from archive.errors import NewerLayout, NoSuchObject, StorageError
from archive.storage import open_storage
from archive.storage.keys import LAYOUT_BYTES, LAYOUT_KEY
from archive.storage.source import PART_SIZE

WARC = "warc/2026/11/22/20261122T101112Z-kozak-deal-1f2e3d4c-00000.warc.gz"
BAD_KEYS = ["", "/etc/passwd", "a/", "a//b", "../a", "a/../b", "./a", ".hidden", "a/.put-x", "a b", "a\nb", "a\\b", "ü"]


@cache
def foreign_client(endpoint):
    return boto3.session.Session().client("s3", endpoint_url=endpoint)


def raw_put(storage, key, data):
    """Put bytes past the storage, as another program would."""
    if storage.place.startswith("s3://"):
        bucket, _, prefix = storage.place.removeprefix("s3://").partition("/")
        foreign_client(os.environ["AWS_ENDPOINT_URL"]).put_object(Bucket=bucket, Key=f"{prefix}/{key}", Body=data)
    else:
        path = Path(storage.place) / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_an_object_comes_back_as_it_was_put(storage):
    data = bytes(range(256)) * 300
    storage.put(WARC, data)
    assert storage.get(WARC) == data
    assert storage.size(WARC) == len(data)


def test_an_empty_object_is_an_object(storage):
    storage.put("text/a/b.txt", b"")
    assert storage.get("text/a/b.txt") == b""
    assert storage.size("text/a/b.txt") == 0
    assert storage.get("text/a/b.txt", 0, 10) == b""


def test_a_file_is_stored_and_stays_where_it_was(storage, tmp_path):
    file = tmp_path / "spool.warc.gz"
    file.write_bytes(b"records")
    storage.put(WARC, file)
    assert storage.get(WARC) == b"records"
    assert file.read_bytes() == b"records"


def test_changing_the_file_later_does_not_change_the_archive(storage, tmp_path):
    file = tmp_path / "spool.warc.gz"
    file.write_bytes(b"records")
    storage.put(WARC, file)
    with file.open("r+b") as opened:
        opened.write(b"RECORDS")
    assert storage.get(WARC) == b"records"


def test_a_file_larger_than_a_part_comes_back_whole_and_by_ranges(storage, tmp_path):
    file = tmp_path / "large.warc.gz"
    file.write_bytes(os.urandom(PART_SIZE + 5))
    storage.put(WARC, file)
    assert storage.size(WARC) == PART_SIZE + 5
    assert hashlib.sha256(storage.get(WARC)).digest() == hashlib.sha256(file.read_bytes()).digest()
    assert storage.get(WARC, PART_SIZE - 3, 6) == file.read_bytes()[PART_SIZE - 3 : PART_SIZE + 3]


def test_putting_a_large_file_again_is_harmless(storage, tmp_path):
    file = tmp_path / "large.warc.gz"
    file.write_bytes(b"x" * (PART_SIZE + 1))
    storage.put(WARC, file)
    storage.put(WARC, file)
    assert storage.size(WARC) == PART_SIZE + 1


RANGES = {
    "from the start": (0, 3, b"012"),
    "inside": (4, 3, b"456"),
    "to the end": (4, None, b"456789"),
    "past the end": (8, 100, b"89"),
    "at the end": (10, 1, b""),
    "behind the end": (99, None, b""),
    "nothing": (3, 0, b""),
    "all of it": (0, 10, b"0123456789"),
}


def test_a_range_is_a_slice(storage):
    storage.put("a/b", b"0123456789")
    found = {name: storage.get("a/b", start, size) for name, (start, size, _) in RANGES.items()}
    assert found == {name: expected for name, (_, _, expected) in RANGES.items()}


def test_a_negative_range_is_a_mistake(storage):
    for start, size in ((-1, None), (0, -1)):
        with pytest.raises(ValueError, match="range"):
            storage.get("a/b", start, size)


def test_bytes_that_have_the_sha256_asked_for_are_returned(storage):
    storage.put("a/b", b"0123456789")
    assert storage.get("a/b", 2, 3, sha256=hashlib.sha256(b"234").hexdigest()) == b"234"


def test_bytes_that_have_another_sha256_are_refused(archive_url):
    storage = open_storage(archive_url, retry_s=0.2)
    storage.put("a/b", b"0123456789")
    with pytest.raises(StorageError, match=r"a/b.*another SHA-256"):
        storage.get("a/b", 2, 3, sha256="0" * 64)


def test_a_missing_object_is_an_error_naming_the_key(storage):
    storage.put("text/there", b"x")
    for arguments in ((), (0, 0), (5, 10), (0, 1)):
        with pytest.raises(NoSuchObject, match=r"no object text/none\.json") as caught:
            storage.get("text/none.json", *arguments)
        assert caught.value.key == "text/none.json"


def test_the_size_of_a_missing_object_is_none(storage):
    storage.put("text/there/x", b"x")
    assert storage.size("text/none") is None
    assert storage.size("text/there") is None
    assert storage.size("text/there/x/y") is None


def test_an_archive_that_is_not_there_yet_is_empty(storage):
    assert list(storage.keys()) == []
    assert storage.size(LAYOUT_KEY) is None
    with pytest.raises(NoSuchObject):
        storage.get(LAYOUT_KEY)


def test_reading_makes_nothing(storage):
    list(storage.keys())
    storage.size("a")
    assert list(storage.keys()) == []
    if not storage.place.startswith("s3://"):
        assert not Path(storage.place).exists()


def test_the_first_put_says_which_layout_this_is(storage):
    storage.put("a/b", b"x")
    assert storage.get(LAYOUT_KEY) == LAYOUT_BYTES
    assert json.loads(LAYOUT_BYTES) == {"layout": 1}


def test_the_first_view_says_which_layout_this_is(storage):
    storage.put_view("views/a", b"x")
    assert list(storage.keys()) == [LAYOUT_KEY, "views/a"]


def test_a_newer_layout_is_read_and_never_written_to(storage):
    raw_put(storage, LAYOUT_KEY, b'{"layout": 2}')
    raw_put(storage, "a/b", b"x")
    for write in (storage.put, storage.put_view):
        with pytest.raises(NewerLayout, match="layout 2 is newer"):
            write("views/c" if write == storage.put_view else "a/c", b"y")
    assert storage.get("a/b") == b"x"
    assert list(storage.keys()) == ["a/b", LAYOUT_KEY]


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"layout": "one"}', b"\xff"])
def test_a_layout_that_cannot_be_read_is_never_written_to(storage, data):
    raw_put(storage, LAYOUT_KEY, data)
    with pytest.raises(StorageError, match=r"clipfile\.json holds no layout number .*put back"):
        storage.put("a/c", b"y")


def test_the_same_bytes_again_are_harmless(storage):
    storage.put("a/b", b"x")
    storage.put("a/b", b"x")
    assert storage.get("a/b") == b"x"


def test_other_bytes_under_a_key_are_refused(storage):
    storage.put("a/b", b"x")
    for data in (b"y", b"", b"xy"):
        with pytest.raises(StorageError, match="a/b is there already and holds other bytes"):
            storage.put("a/b", data)
    assert storage.get("a/b") == b"x"


def test_another_file_under_a_key_is_refused(storage, tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"y")
    storage.put("a/b", b"x")
    with pytest.raises(StorageError, match="other bytes"):
        storage.put("a/b", file)
    assert storage.get("a/b") == b"x"


def test_a_file_that_is_not_there_stores_nothing(storage, tmp_path):
    with pytest.raises(StorageError, match=r"gone\.warc: No such file"):
        storage.put("a/b", tmp_path / "gone.warc")
    assert storage.size("a/b") is None


def test_a_view_is_overwritten(storage):
    storage.put_view("views/stories/kozak-deal/articles.jsonl", b"one\n")
    storage.put_view("views/stories/kozak-deal/articles.jsonl", b"one\ntwo\n")
    assert storage.get("views/stories/kozak-deal/articles.jsonl") == b"one\ntwo\n"


def test_only_views_are_overwritten(storage):
    with pytest.raises(StorageError, match="not under views/"):
        storage.put_view("text/a", b"x")
    with pytest.raises(StorageError, match="under views/"):
        storage.put("views/a", b"x")
    assert list(storage.keys()) == []


def test_what_is_no_key_is_refused_everywhere(storage):
    for key in (*BAD_KEYS, "x" * 256, "x/" * 512 + "x"):
        for call in (storage.get, storage.size, partial(storage.put, data=b"x"), partial(storage.put_view, data=b"x")):
            with pytest.raises(StorageError, match="is no key"):
                call(key)
    assert list(storage.keys()) == []


def test_keys_of_every_allowed_character_come_back(storage):
    key = "text/[2001:db8::1]/A-Z_a.z~0+9=@,c:/x"
    storage.put(key, b"x")
    assert list(storage.keys("text/[")) == [key]
    assert storage.get(key) == b"x"


# "-" (2d) and "." (2e) sort before "/" (2f), digits behind it; capitals before small letters.
SORTED = ["t/A", "t/a", "t/b-c", "t/b-c.d", "t/b.json", "t/b/-", "t/b/0/x", "t/b/c", "t/b0", "t/c/d/e", "t0", "u/x"]


@pytest.fixture
def sorted_storage(storage):
    for key in reversed(SORTED):
        storage.put(key, key.encode())
    return storage


def test_keys_come_in_byte_order(sorted_storage):
    assert sorted(SORTED, key=str.encode) == SORTED
    assert list(sorted_storage.keys()) == [LAYOUT_KEY, *SORTED]


def test_a_prefix_is_any_beginning_of_a_key(sorted_storage):
    for prefix in (
        "t/",
        "t",
        "t/b",
        "t/b/",
        "t/b-",
        "t/b.json",
        "t/c/d/e",
        "t/c/d/",
        "v",
        "t/b/0/x/",
        "u//",
        "../",
        "/",
    ):
        assert list(sorted_storage.keys(prefix)) == [key for key in SORTED if key.startswith(prefix)], prefix


def test_after_is_any_string(sorted_storage):
    inside = [key for key in SORTED if key.startswith("t/")]
    for after in ("", "t/a", "t/b-c", "t/b-zzz", "t/b/", "t/b/0", "t/b/0/x", "t/b/c", "t/c/d", "t/zzz", "z"):
        assert list(sorted_storage.keys("t/", after)) == [key for key in inside if key > after], after


def test_a_listing_of_many_keys_is_whole(storage):
    names = [f"index/2026/11/{number:04}" for number in range(40)]
    for name in names:
        storage.put(name, b"")
    assert list(storage.keys("index/")) == names
    assert list(storage.keys("index/", names[17])) == names[18:]


def test_foreign_names_are_not_listed(storage):
    storage.put("a/b", b"x")
    for name in ("a/.DS_Store", "a/.put-0123", "a/some notes.txt", "a/50%+1 off", ".trash/a/b", "a/näme"):
        raw_put(storage, name, b"x")
    assert list(storage.keys("a")) == ["a/b"]
    assert list(storage.keys()) == ["a/b", LAYOUT_KEY]


def test_two_archives_under_one_name_do_not_mix(archive_url):
    one, two = open_storage(archive_url + "/a", retry_s=10), open_storage(archive_url + "/a-b", retry_s=10)
    one.put("x", b"1")
    two.put("x", b"2")
    assert list(one.keys()) == list(two.keys()) == [LAYOUT_KEY, "x"]
    assert (one.get("x"), two.get("x")) == (b"1", b"2")


def test_racing_writers_of_the_same_bytes_all_succeed(storage):
    raised = []

    def write():
        try:
            storage.put(WARC, b"z" * 100_000)
        except StorageError as error:
            raised.append(error)

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert raised == []
    assert storage.get(WARC) == b"z" * 100_000
    assert list(storage.keys()) == [LAYOUT_KEY, WARC]


def test_a_reader_sees_the_old_view_or_the_new_one(storage):
    views = [bytes([65 + number]) * 200_000 for number in range(6)]
    storage.put_view("views/v", views[0])
    seen, over = set(), threading.Event()

    def read():
        while not over.is_set():
            seen.add(storage.get("views/v"))

    reader = threading.Thread(target=read)
    reader.start()
    for view in views:
        storage.put_view("views/v", view)
    over.set()
    reader.join()
    assert seen
    assert seen <= set(views)


def test_a_storage_says_its_place(storage, archive_url):
    assert str(storage) == storage.place == archive_url


def test_another_process_sees_the_same(archive_url):
    open_storage(archive_url).put("a/b", b"x")
    code = "import sys; from archive.storage import open_storage; print(*open_storage(sys.argv[1]).keys())"
    done = subprocess.run([sys.executable, "-c", code, archive_url], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["a/b", LAYOUT_KEY]

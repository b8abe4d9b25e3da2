"""Collection: what is kept comes back, by URL and time, from a folder and from S3."""

import gzip
import io
import json
import random
import shutil
import sqlite3
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from archive import Collection, segment
from archive.cache import Cache
from archive.errors import Ambiguous, BadRecord, NotArchived, StorageError
from archive.layout import parse_time
from archive.record import pack, read_warc
from tests.looks import START, URL, Clock, Runs, exchange, html, look

FIRST = "The crane stays where it is, the harbour board said on Tuesday.\n\nIt met for the fourth time."
SECOND = "The crane goes in May, the harbour board said on Tuesday.\n\nIt met for the fourth time."


@pytest.fixture
def clips(archive_url, tmp_path):
    return Collection(archive_url, state_dir=tmp_path / "state")


@pytest.fixture
def folder_clips(tmp_path):
    return Collection(str(tmp_path / "clips"), state_dir=tmp_path / "state")


def elsewhere(clips, tmp_path, name="elsewhere"):
    """The same archive, seen from another machine."""
    return Collection(clips.url, state_dir=tmp_path / name)


def test_a_capture_read_back_equals_the_one_written(clips, tmp_path):
    hop = exchange(b"", url="http://harbour-times.test/?p=7", status=301)
    capture = look(FIRST, hops=(hop,))
    writer = Runs(clips).keep(capture)
    reader = elsewhere(clips, tmp_path)
    assert reader.capture(reader.history(URL)[0].row) == replace(capture, run=writer.run.id)


def test_the_newest_text_is_found_by_any_spelling_of_the_url(clips):
    Runs(clips).keep(look(FIRST))
    for spelling in (
        URL,
        "harbour-times.test/2026/crane",
        "http://harbour-times.test/2026/crane/?utm_source=x#top",
        "2026/crane",
    ):
        assert clips.text(spelling) == FIRST + "\n"
    assert clips.find("harbour-times.test/2026/crane").how == "but for the slash at the end"
    assert clips.find(URL).how == ""


def test_nothing_found_names_the_nearest(clips):
    Runs(clips).keep(look(FIRST))
    with pytest.raises(NotArchived) as caught:
        clips.text("https://harbour-times.test/2026/crone/")
    assert caught.value.near == ("harbour-times.test/2026/crane/",)


def test_a_part_of_several_urls_says_so(clips):
    runs = Runs(clips)
    runs.keep(look(FIRST))
    runs.keep(look(FIRST, url="https://harbour-times.test/2026/ferry/"))
    with pytest.raises(Ambiguous, match="fits several articles; write more") as caught:
        clips.text("harbour-times.test/2026")
    assert caught.value.near == ("harbour-times.test/2026/crane/", "harbour-times.test/2026/ferry/")


def test_many_looks_answer_rightly_for_every_instant_between_them(clips, tmp_path):
    clock = Clock()
    runs = Runs(clips, clock)
    steps = [  # (what the look found, what history calls it, the text that stands from then on)
        (look(FIRST, advert=1), "first", FIRST),
        (look(FIRST, advert=1), "same bytes", FIRST),
        (look(FIRST, status=304, body=b""), "not modified", FIRST),
        (look(FIRST, advert=2), "same text", FIRST),
        (look(SECOND, advert=3), "new text", SECOND),
        (look("", status=404, body=b"<h1>Not found</h1>" * 40), "no text", SECOND),
        (look(FIRST, advert=1), "new text", FIRST),
        (look(FIRST, status=304, body=b""), "not modified", FIRST),
    ]
    times = []
    for capture, _, _ in steps:
        times.append(clock.pass_(hours=1))
        page = replace(capture.exchanges[-1], began=clock())
        runs.keep(replace(capture, exchanges=(*capture.exchanges[:-1], page)))
    readers = [clips, elsewhere(clips, tmp_path)]
    rebuilt = elsewhere(clips, tmp_path, "rebuilt")
    rebuilt.rebuild()
    for reader in (*readers, rebuilt):
        looks = reader.history(URL)
        assert [found.change for found in looks] == [change for _, change, _ in steps]
        assert [found.time for found in looks] == times
        for time, (_, _, text) in zip(times, steps, strict=True):
            assert reader.text(URL, at=time) == text + "\n"
            assert reader.text(URL, at=Clock(time).pass_(minutes=59)) == text + "\n"
        with pytest.raises(NotArchived):
            reader.text(URL, at=START)
    kinds = [row.profile or row.kind for row in clips.rows() if row.kind in ("response", "revisit")]
    assert sorted(kinds) == ["identical-payload-digest"] * 2 + ["response"] * 4 + ["server-not-modified"] * 2
    names = [key for key in clips.storage.keys("text/") if key.endswith(".txt")]
    assert [clips.storage.get(name).decode() for name in names] == [FIRST + "\n", SECOND + "\n", FIRST + "\n"]


def test_texts_and_segments_are_rebuilt_byte_for_byte_from_the_warcs_alone(clips, tmp_path):
    clock = Clock()
    runs = Runs(clips, clock)
    for text in (FIRST, SECOND, FIRST):
        began = clock.pass_(hours=1)
        runs.keep(
            look(text, began=began, advert=clock().hour),
            look("Another story.", url=f"{URL}{clock().hour}", began=began),
        )
    copy = Collection(str(tmp_path / "copy"), state_dir=tmp_path / "copy-state")
    for key in clips.storage.keys("warc/"):
        copy.storage.put(key, clips.storage.get(key))
    report = copy.rebuild()
    derived = [key for prefix in ("index/", "text/") for key in clips.storage.keys(prefix)]
    assert {key: copy.storage.get(key) for prefix in ("index/", "text/") for key in copy.storage.keys(prefix)} == {
        key: clips.storage.get(key) for key in derived
    }
    assert (report.warcs, report.segments, report.texts, report.scars) == (3, 3, 6, [])
    assert copy.history(URL) == clips.history(URL)


def test_a_text_object_tells_where_its_records_lie(clips):
    Runs(clips).keep(look(FIRST))
    facts, text = clips.storage.keys("text/")
    told = json.loads(clips.storage.get(facts))
    assert clips.storage.get(text).decode() == FIRST + "\n"
    assert (told["article"]["title"], told["access"]) == ("The crane", "full")
    place = told["provenance"]["response"]
    member = clips.storage.get(place["warc"], place["offset"], place["length"])
    (found,) = read_warc(io.BytesIO(member))
    assert found.record.id == place["record"]
    assert found.record.block.endswith(html(FIRST))


def test_two_writers_at_once_lose_nothing(clips, tmp_path):
    machines = [clips, elsewhere(clips, tmp_path)]
    pages = [[f"https://harbour-times.test/{machine}/{number}" for number in range(20)] for machine in range(2)]

    def crawl(machine):
        writer = Runs(machines[machine]).writer(rotate_size=20_000)
        for url in pages[machine]:
            writer.add(replace(look(FIRST, url=url, advert=hash(url) % 1000), run=writer.run.id))
            if writer.due():
                writer.rotate()
                assert writer.publish()
        assert writer.close()

    threads = [threading.Thread(target=crawl, args=(machine,)) for machine in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reader = elsewhere(clips, tmp_path, "reader")
    assert len(reader.articles()) == 40
    for url in pages[0] + pages[1]:
        assert reader.text(url) == FIRST + "\n"


def test_a_reader_never_sees_half_a_commit(folder_clips, tmp_path):
    """After each object that a publication puts, a reader sees all of the run or nothing of it."""
    Runs(folder_clips).keep(look(FIRST))
    seen = []
    put = folder_clips.storage.put

    def watched(key, data):
        put(key, data)
        reader = elsewhere(folder_clips, tmp_path, f"after-{len(seen)}")
        seen.append((key.partition("/")[0], reader.text(URL) == SECOND + "\n", len(list(reader.rows()))))

    writer = Runs(folder_clips, Clock(START)).writer()
    writer._storage.put = watched  # the only place where the order of a commit can be watched from
    writer.add(replace(look(SECOND, began=Clock().pass_(hours=1)), run=writer.run.id))
    assert writer.close()
    assert [row[0] for row in seen] == ["warc", "text", "text", "index"]
    assert [row[1] for row in seen] == [False, False, False, True]
    assert len({row[2] for row in seen[:3]}) == 1


@pytest.mark.parametrize("damage", ["a byte", "another record", "cut", "gone"])
def test_a_page_whose_record_is_damaged_is_mended_by_fetching_it_again(folder_clips, damage):
    clips = folder_clips
    body, runs = html(FIRST, 7), Runs(clips)
    runs.keep(look(FIRST, body=body))
    row = clips.history(URL)[0].payload
    warc = Path(clips.url) / row.filename
    data = warc.read_bytes()
    other = pack(replace(clips.record(row), block=clips.record(row).block.replace(b"Tuesday", b"Thursday")))
    warc.write_bytes(
        {
            "a byte": data[: row.offset + 60] + bytes([data[row.offset + 60] ^ 1]) + data[row.offset + 61 :],
            "another record": data[: row.offset] + other + data[row.offset + row.length :],
            "cut": data[: row.offset + 60],
            "gone": data,
        }[damage]
    )
    if damage == "gone":
        warc.unlink()
    later = START + timedelta(hours=2)
    runs.clock.now = later
    runs.keep(look(FIRST, body=body, began=later))
    assert clips.history(URL)[1].answer.kind == "response"
    runs.keep(look(FIRST, url="https://mirror.test/crane", body=body))
    assert clips.history("mirror.test/crane")[0].answer.refers_to == clips.history(URL)[1].answer.id
    for url in (URL, "mirror.test/crane"):
        assert clips.page(clips.history(url)[-1].row) == body
        assert clips.text(url) == FIRST + "\n"
    sound = set(clips.storage.keys("warc/")) - {row.filename}
    assert len(sound) == 2
    assert not sound & {finding.key for finding in clips.verify()}


def test_while_the_archive_cannot_be_read_what_it_holds_is_stored_again(folder_clips):
    clips = folder_clips
    body, runs = html(FIRST, 7), Runs(clips)
    runs.keep(look(FIRST, body=body))
    place = Path(clips.url)
    writer = runs.writer()
    place.rename(place.with_name("away"))
    place.write_text("no folder")
    writer.add(replace(look(FIRST, body=body, began=START + timedelta(hours=1)), run=writer.run.id))
    place.unlink()
    place.with_name("away").rename(place)
    assert writer.close()
    assert [found.answer.kind for found in clips.history(URL)] == ["response", "response"]
    assert list(clips.verify()) == []


def test_a_payload_known_from_another_url_is_written_once(clips):
    body = html(FIRST, 7)
    Runs(clips).keep(look(FIRST, body=body))
    Runs(clips).keep(look(FIRST, url="https://mirror.test/crane", body=body))
    row = clips.history("mirror.test/crane")[0].answer
    assert (row.kind, row.profile) == ("revisit", "identical-payload-digest")
    assert list(clips.verify()) == []
    assert clips.page(clips.history("mirror.test/crane")[0].row) == body


def test_a_payload_that_two_urls_answer_in_one_run_gives_each_its_text(clips):
    body = html(FIRST, 7)
    Runs(clips).keep(look(FIRST, body=body), look(FIRST, url="https://mirror.test/crane", body=body))
    names = {look.row.text or look.text.text for url in (URL, "mirror.test/crane") for look in clips.history(url)}
    assert names == {key for key in clips.storage.keys("text/") if key.endswith(".txt")}
    assert len(names) == 2
    assert list(clips.verify()) == []


def test_a_payload_that_several_tries_brought_is_written_once(clips):
    body = html(FIRST)
    tries = tuple(exchange(body, status=503) for _ in range(2))
    capture = look(FIRST, body=body, hops=tries)
    writer = Runs(clips).keep(capture)
    rows = [row for row in clips.rows() if row.kind in ("response", "revisit")]
    assert [(row.kind, row.status) for row in sorted(rows, key=lambda row: row.offset)] == [
        ("response", 503),
        ("revisit", 503),
        ("revisit", 200),
    ]
    assert clips.capture(clips.history(URL)[0].row) == replace(capture, run=writer.run.id)
    assert clips.text(URL) == FIRST + "\n"
    assert list(clips.verify()) == []


def test_a_page_whose_coding_is_damaged_is_given_back_as_far_as_it_goes(folder_clips):
    body = gzip.compress(random.Random(1).randbytes(300_000).hex().encode())[:100_000]
    page = exchange(body, status=404)
    page = replace(page, head=page.head[:-2] + b"Content-Encoding: gzip\r\n\r\n")
    Runs(folder_clips).keep(replace(look("", status=404), id=page.id, exchanges=(page,)))
    (row,) = folder_clips.captures([folder_clips.find(URL).name])
    assert len(folder_clips.page(row)) > 100_000


def test_two_ids_that_share_an_alias_are_read_as_one(clips, tmp_path):
    hop = exchange(b"", url="https://harbour-times.test/?p=7", status=301)
    Runs(clips).keep(look(FIRST, url="https://harbour-times.test/a", hops=(hop,)))
    later = Clock().pass_(hours=1)
    Runs(clips).keep(look(SECOND, url="https://harbour-times.test/b", hops=(hop,), began=later))
    reader = elsewhere(clips, tmp_path)
    assert reader.articles() == ["harbour-times.test/a"]
    assert [found.row.article for found in reader.history("harbour-times.test/b")] == [
        "harbour-times.test/a",
        "harbour-times.test/b",
    ]


def test_an_archive_that_was_deleted_and_begun_again_is_not_mixed_with_the_old_one(folder_clips, tmp_path):
    Runs(folder_clips).keep(look(FIRST))
    assert folder_clips.articles()
    shutil.rmtree(folder_clips.url)
    again = Collection(folder_clips.url, state_dir=folder_clips.state_dir)
    assert again.articles() == []
    Runs(again).keep(look(FIRST))
    assert [row.kind for row in again.rows() if row.kind in ("response", "revisit")] == ["response"]


@pytest.mark.parametrize("kept", [0, 4096], ids=["all of it", "all but its first page"])
def test_a_damaged_cache_is_filled_anew(folder_clips, kept):
    Runs(folder_clips).keep(look(FIRST))
    folder_clips.cache.close()
    file = folder_clips.state_dir / "cache.sqlite"
    file.write_bytes(file.read_bytes()[:kept] + b"damaged " * 4096)
    assert Collection(folder_clips.url, state_dir=folder_clips.state_dir).text(URL) == FIRST + "\n"


def test_damage_that_shows_later_is_told_and_the_next_reader_fills_the_cache_anew(folder_clips):
    Runs(folder_clips).keep(look(FIRST))
    folder_clips.cache.close()
    file = folder_clips.state_dir / "cache.sqlite"
    database = sqlite3.connect(file)
    (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'aliases'").fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    database.close()
    data = bytearray(file.read_bytes())
    data[(page - 1) * size : page * size] = b"\xff" * size
    file.write_bytes(data)
    with pytest.raises(StorageError, match=r"cache\.sqlite: .*malformed.*filled anew"):
        Collection(folder_clips.url, state_dir=folder_clips.state_dir).text(URL)
    assert Collection(folder_clips.url, state_dir=folder_clips.state_dir).text(URL) == FIRST + "\n"


@pytest.mark.parametrize(
    "damaged",
    [b"", b"no gzip", gzip.compress(b"no line\n", mtime=0), gzip.compress(b"a 1 []\n", mtime=0)],
    ids=["empty", "no gzip", "no line", "no object"],
)
def test_a_damaged_segment_is_told_with_its_cure(folder_clips, tmp_path, damaged):
    Runs(folder_clips).keep(look(FIRST))
    (file,) = (tmp_path / "clips/index").rglob("*.gz")
    file.write_bytes(damaged)
    reader = elsewhere(folder_clips, tmp_path)
    with pytest.raises(StorageError, match=rf"{file.name} cannot be read: .*rebuild"):
        reader.text(URL)
    file.unlink()
    reader.rebuild()
    assert reader.text(URL) == FIRST + "\n"


def test_a_text_whose_row_the_index_lost_is_not_told_as_none(folder_clips, tmp_path):
    Runs(folder_clips).keep(look(FIRST))
    (file,) = (tmp_path / "clips/index").rglob("*.gz")
    file.write_bytes(segment.pack(row for row in segment.unpack(file.read_bytes()) if row.kind != "conversion"))
    with pytest.raises(BadRecord, match="is in no segment; run `clipfile verify`"):
        elsewhere(folder_clips, tmp_path).text(URL)


LIES = {  # what somebody makes the index say of the first page's records
    "the place of another text": ("conversion", lambda row, other: {"offset": other.offset, "length": other.length}),
    "another text": ("conversion", lambda row, other: {"text_sha256": other.text_sha256}),
    "another payload": ("response", lambda row, other: {"sha256": other.sha256}),
    "another title": ("capture", lambda row, other: {"title": "The crane goes"}),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_record_that_is_not_the_one_of_its_row_is_not_returned(folder_clips, tmp_path, lie):
    runs = Runs(folder_clips)
    runs.keep(look(FIRST), look(SECOND, url="https://www.harbour-times.test/2026/ferry/"))
    (key,) = folder_clips.storage.keys("index/")
    kind, change = LIES[lie]
    path = Path(folder_clips.url) / key
    rows = segment.unpack(path.read_bytes())
    row, other = sorted((row for row in rows if row.kind == kind), key=lambda row: "ferry" in row.url)
    path.write_bytes(segment.pack([replace(row, **change(row, other)), *(one for one in rows if one != row)]))
    reader = elsewhere(folder_clips, tmp_path)
    looked = reader.history(URL)[0]
    with pytest.raises(BadRecord, match="run `clipfile verify`"):
        reader.text_of(looked)
        list(reader.warc(looked.row))


def test_a_page_whose_warc_ends_before_it_is_told_damaged(folder_clips):
    Runs(folder_clips).keep(look(FIRST))
    row = folder_clips.history(URL)[0].row
    path = Path(folder_clips.url) / row.filename
    path.write_bytes(path.read_bytes()[: folder_clips.history(URL)[0].answer.offset])
    for read in (folder_clips.page, folder_clips.capture, lambda row: list(folder_clips.warc(row))):
        with pytest.raises(BadRecord, match="cut off"):
            read(row)


def test_what_could_not_be_published_waits_in_the_spool_for_the_next_run(folder_clips, tmp_path):
    writer = Runs(folder_clips).writer()
    writer.add(replace(look(FIRST), run=writer.run.id))
    Path(folder_clips.url).write_text("a file stands where the folder belongs")
    assert not writer.close()
    assert str(writer.trouble) == f"{folder_clips.url}: is a file (give a folder)"
    Path(folder_clips.url).unlink()
    Runs(folder_clips, Clock(START)).keep(look("Another story.", url="https://harbour-times.test/other"))
    assert folder_clips.text(URL) == FIRST + "\n"


def test_one_archive_has_one_state_folder_however_its_place_is_written(tmp_path, monkeypatch):
    monkeypatch.delenv("STATE_DIR", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    folders = (str(tmp_path / "clips"), str(tmp_path / "x/../clips/"), f"file://{tmp_path}/clips", "~/clips")
    assert len({Collection(url).state_dir for url in folders}) == 1
    assert len({Collection(url).state_dir for url in ("s3://press/clips", "s3://press/clips/")}) == 1


def test_times_are_those_of_the_look(clips):
    Runs(clips).keep(look(FIRST, began=START))
    (row,) = [row for row in clips.rows() if row.kind == "capture"]
    assert parse_time(row.time) == START


def test_trouble_elsewhere_leaves_the_cache_as_it_is(tmp_path):
    def failing():
        raise StorageError("s3://newsroom/clips", "no answer")
        yield

    cache = Cache(tmp_path / "cache.sqlite")
    with pytest.raises(StorageError, match="no answer"):
        cache.apply("index/2026/03/03/a.cdxj.gz", failing())
    assert (tmp_path / "cache.sqlite").exists()
    assert cache.segments() == set()

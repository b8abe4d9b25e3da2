"""Full disks, read-only folders and failing buckets: the crawl says so, loses nothing, and can be gone on with."""

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import whole
from tests.commands import QUICK, ROOT, Newsroom
from tests.faulty import FaultyS3
from tests.servers import HOLD, NOT_FOUND, RawServer, ok

PAGES = 24
SIZE = 400_000  # bytes of a page, which no gzip makes smaller
SMALL = ("-s", "WARC_SIZE=900000", "-s", "EXTRACT_WORKERS=1", "-s", "CONCURRENT_REQUESTS=4")


def page(number):
    noise = random.Random(number).randbytes(SIZE // 2).hex()
    text = f"The board of harbour {number} met again. " * 20
    return f"<!doctype html><title>Harbour {number}</title><p>{text}</p><!-- {noise} -->".encode()


@pytest.fixture
def site():
    scripts = {f"/{number}": [ok(page(number))] for number in range(PAGES)}
    with RawServer({"/robots.txt": [NOT_FOUND], **scripts}) as site:
        site.urls = [site.url(f"/{number}") for number in range(PAGES)]
        yield site


class Disk(NamedTuple):
    """A disk of its own."""

    folder: Path

    def mount(self, *options):
        return subprocess.run(["mount", *options, str(self.folder)], capture_output=True, text=True)

    def change(self, how):
        """Change its size, `size=99m`, or whether it can be written to: `ro`, `rw`."""
        self.mount("-o", f"remount,{how}").check_returncode()


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 3 MB."""
    disk = Disk(tmp_path / "disk")
    disk.folder.mkdir()
    made = disk.mount("-t", "tmpfs", "-o", "size=3m", "tmpfs")
    if made.returncode:
        pytest.skip(f"no disk can be mounted here: {made.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk.folder)], check=True)


def crawl(newsroom, site, *settings):
    words = [word for setting in settings for word in ("-s", setting)]
    return newsroom.run("page", "--urls", "-", *QUICK, *SMALL, *words, given="\n".join(site.urls))


def goes_on(newsroom, site, tmp_path, *settings):
    """Recover, and see that every page is archived once and nothing is broken."""
    words = [word for setting in settings for word in ("-s", setting)]
    done = newsroom.run("recover", *QUICK, *SMALL, *words)
    assert done.status == 0, done
    assert whole.archived(newsroom.clips) == dict.fromkeys(site.urls, 1)
    assert whole.broken(newsroom.archive, newsroom.state_dir, tmp_path / "reader") == []


@pytest.mark.parametrize("reserve", [500_000, 0], ids=["projected", "when it is full"])
@pytest.mark.parametrize("full", ["state", "clips"])
def test_a_full_disk_stops_the_crawl_and_it_goes_on_to_the_end(small_disk, site, tmp_path, full, reserve):
    places = {"clips": tmp_path / "clips", "state": tmp_path / "state", full: small_disk.folder / full}
    newsroom = Newsroom(places["clips"], places["state"])
    done = crawl(newsroom, site, f"DISK_RESERVE={reserve}", "WARC_SIZE=99999999")
    assert done.status == 5, done
    assert str(small_disk.folder) in done.err
    assert "make room there" in done.err or "free space there" in done.err
    assert "Traceback" not in done.err
    assert 0 < len(site.log) < 2 * PAGES
    small_disk.change("size=99m")
    goes_on(newsroom, site, tmp_path, f"DISK_RESERVE={reserve}", "WARC_SIZE=99999999")


def test_a_limit_on_file_sizes_stops_the_crawl_and_it_goes_on_to_the_end(site, tmp_path):
    """As a quota does, this makes a write fail in its middle; the disk itself has room."""
    newsroom = Newsroom(tmp_path / "clips", tmp_path / "state")
    command = [sys.executable, "-m", "crawler.cli", "page", "--urls", "-", *QUICK, "-s", "EXTRACT_WORKERS=1"]

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, resource.RLIM_INFINITY))

    given = "\n".join(site.urls).encode()
    done = subprocess.run(
        command, input=given, cwd=ROOT, env=newsroom.env, capture_output=True, preexec_fn=limited, timeout=100
    )
    assert (done.returncode, b"File too large" in done.stderr) == (5, True), done.stderr
    goes_on(newsroom, site, tmp_path)


@pytest.mark.parametrize("place", ["clips", "state"])
def test_a_read_only_folder_is_told_before_anything_is_fetched(small_disk, site, tmp_path, place):
    small_disk.change("ro")
    places = {"clips": tmp_path / "clips", "state": tmp_path / "state", place: small_disk.folder / place}
    done = crawl(Newsroom(places["clips"], places["state"]), site)
    assert done.status == 5
    (line,) = done.err.splitlines()
    assert str(small_disk.folder) in line
    assert "Read-only file system" in line
    assert site.log == []


def test_an_archive_that_becomes_read_only_is_made_up_for_later(small_disk, site, tmp_path):
    newsroom = Newsroom(small_disk.folder / "clips", tmp_path / "state")
    small_disk.change("size=99m")
    site.scripts["/5"] = [lambda: small_disk.change("ro"), ok(page(5))]
    done = crawl(newsroom, site)
    assert done.status == 5
    assert "Read-only file system" in done.err
    assert "nothing is lost" in done.err
    assert {len(site.requests(f"/{number}")) for number in range(PAGES)} == {1}
    small_disk.change("rw")
    site.scripts.clear()
    goes_on(newsroom, site, tmp_path)


@pytest.fixture
def bucket(s3_env, s3_server):
    """A bucket behind a proxy that fails on request."""
    name = s3_env("rclone")
    proxy = FaultyS3(s3_server("rclone"))
    proxy.archive = f"s3://{name}/clips"
    yield proxy
    proxy.close()


def behind(bucket, tmp_path):
    return Newsroom(bucket.archive, tmp_path / "state", AWS_ENDPOINT_URL=bucket.url)


FAULTS = {  # what the bucket does, from the sixth page on, and how often
    "503": ("503 SlowDown", "PUT", 3),
    "lost acknowledgements": ("lost", "PUT", 3),
    "corrupt answers": ("corrupt", "GET", 3),
    "other bytes stored": ("other", "PUT", 2),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bucket_that_fails_now_and_then_costs_nothing(bucket, site, tmp_path, fault):
    newsroom = behind(bucket, tmp_path)
    site.scripts["/5"] = [lambda: bucket.fail(FAULTS[fault][0], FAULTS[fault][1], FAULTS[fault][2]), ok(page(5))]
    done = crawl(newsroom, site, "PUBLISH_RETRY=20")
    bucket.planned.clear()
    assert done.status in (0, 5), done
    goes_on(newsroom, site, tmp_path)


def test_an_outage_fills_the_spool_and_it_drains_later(bucket, site, tmp_path):
    newsroom = behind(bucket, tmp_path)
    site.scripts["/5"] = [lambda: bucket.fail("503 SlowDown", times=10**9), ok(page(5))]
    done = crawl(newsroom, site, "PUBLISH_RETRY=2")
    assert done.status == 5
    assert "nothing is lost" in done.err
    assert {len(site.requests(f"/{number}")) for number in range(PAGES)} == {1}
    bucket.planned.clear()
    site.scripts.clear()  # nothing is fetched again
    goes_on(newsroom, site, tmp_path)


def test_a_spool_over_its_limit_stops_the_crawl_and_it_goes_on_to_the_end(bucket, site, tmp_path):
    newsroom = behind(bucket, tmp_path)
    site.scripts["/5"] = [lambda: bucket.fail("503 SlowDown", times=10**9), ok(page(5))]
    done = crawl(newsroom, site, "PUBLISH_RETRY=2", "SPOOL_MAX=1500000")
    assert done.status == 5
    assert "which is all that SPOOL_MAX allows" in done.err
    assert sum(path.stat().st_size for path in (tmp_path / "state" / "spool").iterdir()) < 1_600_000
    bucket.planned.clear()
    goes_on(newsroom, site, tmp_path)


@pytest.mark.parametrize("hangs", ["the outlet", "the bucket", "the extraction"])
def test_a_stop_takes_no_ten_seconds_whoever_hangs(bucket, site, tmp_path, hangs):
    newsroom = behind(bucket, tmp_path)
    if hangs == "the outlet":
        site.scripts["/5"] = [b"HTTP/1.1 200 OK\r\n\r\n<p>", HOLD]
    elif hangs == "the bucket":
        site.scripts["/5"] = [lambda: bucket.fail("hang", times=10**9), ok(page(5))]
    else:
        site.scripts["/15"] = [ok(b"<p>x" * 300_000)]
    command = [sys.executable, "-m", "crawler.cli", "page", *site.urls, *QUICK, *SMALL]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=newsroom.env, stdout=log, stderr=log)
        while "/15" not in site.times:
            assert process.poll() is None, (tmp_path / "log").read_text()
            time.sleep(0.01)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 143
    assert time.monotonic() - began < 10
    bucket.planned.clear()
    bucket.over.set()
    site.scripts |= {"/5": [ok(page(5))], "/15": [ok(page(15))]}
    goes_on(newsroom, site, tmp_path)


def test_an_unreadable_frontier_is_told_with_its_cure(site, tmp_path):
    newsroom = Newsroom(tmp_path / "clips", tmp_path / "state")
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "frontier.sqlite").write_bytes(os.urandom(8192))
    done = crawl(newsroom, site)
    assert done.status == 5
    assert "file is not a database (move it away" in done.err

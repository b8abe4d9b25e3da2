"""What only a bucket can do wrong: names, credentials, endpoints."""

import os
import subprocess
import sys

import boto3
import pytest

from archive.errors import StorageError
from archive.storage import open_storage

SECRET = "do-not-show-this"


@pytest.fixture
def bucket(s3_env):
    return s3_env("rclone")


def refusal(url, call=lambda storage: storage.get("a"), retry_s=0.2):
    """Return the words of the StorageError: one line that says nothing secret."""
    with pytest.raises(StorageError) as caught:
        call(open_storage(url, retry_s=retry_s))
    words = str(caught.value)
    assert "\n" not in words
    assert SECRET not in words
    return words


CALLS = {
    "get": lambda storage: storage.get("a"),
    "size": lambda storage: storage.size("a"),
    "keys": lambda storage: list(storage.keys()),
    "put": lambda storage: storage.put("a", b"x"),
    "put_view": lambda storage: storage.put_view("views/a", b"x"),
}
each_call = pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())


@each_call
def test_a_missing_bucket_is_no_empty_archive(bucket, call):
    assert "there is no such bucket (create the bucket, or correct its name)" in refusal("s3://no-such-bucket/x", call)


@each_call
def test_a_wrong_secret_names_the_cure(bucket, monkeypatch, call):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    words = refusal(f"s3://{bucket}/x", call)
    assert "the secret key does not fit the access key (set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY" in words


@each_call
def test_an_unknown_access_key_names_the_cure(bucket, monkeypatch, call):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", SECRET)
    assert "the server does not know this access key (set AWS_ACCESS_KEY_ID" in refusal(f"s3://{bucket}/x", call)


@each_call
def test_no_credentials_name_the_cure(bucket, monkeypatch, tmp_path, call):
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    assert "no credentials were found (set AWS_ACCESS_KEY_ID" in refusal(f"s3://{bucket}/x", call)


def test_half_of_the_credentials_name_the_cure(bucket, monkeypatch):
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert "the credentials are incomplete (set AWS_ACCESS_KEY_ID" in refusal(f"s3://{bucket}/x")


def test_an_unknown_profile_names_the_cure(bucket, monkeypatch):
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    assert "there is no such profile (set AWS_PROFILE" in refusal(f"s3://{bucket}/x")


@each_call
def test_a_server_that_cannot_be_reached_is_tried_for_the_budget(bucket, monkeypatch, call):
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://user:{SECRET}@127.0.0.1:9")
    words = refusal(f"s3://{bucket}/x", call, retry_s=0.5)
    assert "the server cannot be reached, after " in words
    assert "(check the network and AWS_ENDPOINT_URL)" in words


def test_an_endpoint_that_is_no_url_names_the_cure(bucket, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "localhost:9000")
    assert "the endpoint is no URL (set AWS_ENDPOINT_URL to a URL such as http" in refusal(f"s3://{bucket}/x")


def test_a_host_that_does_not_speak_tls_names_the_cure(bucket, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", os.environ["AWS_ENDPOINT_URL"].replace("http:", "https:"))
    assert "no trusted TLS connection" in refusal(f"s3://{bucket}/x")


@pytest.mark.parametrize("url", [f"s3://key:{SECRET}@bucket/x", "s3://", "s3:///x", "s3://a b/x"])
def test_what_is_no_bucket_name_is_refused_unrepeated(url):
    assert "this is no bucket name (write s3://bucket/prefix" in refusal(url)


@pytest.mark.parametrize("prefix", ["../x", "a//b", "a/./b"])
def test_a_prefix_with_dotted_or_empty_parts_is_refused(prefix):
    assert "the prefix has empty or dotted parts" in refusal(f"s3://bucket/{prefix}")


def test_a_bucket_without_a_prefix_is_an_archive(bucket):
    storage = open_storage(f"s3://{bucket}/")
    storage.put("a/b", b"x")
    assert storage.place == f"s3://{bucket}"
    assert list(storage.keys()) == ["a/b", "clipfile.json"]
    assert boto3.client("s3").head_object(Bucket=bucket, Key="a/b")["ContentLength"] == 1


def test_a_prefix_of_odd_characters_is_listed_as_it_is(bucket):
    storage = open_storage(f"s3://{bucket}/our press/50%+1/ü")
    storage.put("a/b", b"x")
    assert list(storage.keys("a")) == ["a/b"]
    assert list(storage.keys("a", "a/b")) == []


def test_a_large_file_is_never_whole_in_memory(bucket, tmp_path):
    """80 MB are sent in parts of 16: the process grows by a few of them."""
    with (tmp_path / "large").open("wb") as file:
        file.truncate(80 << 20)
    code = """
import resource, sys
from pathlib import Path
from archive.storage import open_storage
storage = open_storage(sys.argv[1])
storage.put("small", b"x")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
storage.put("large", Path(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    command = [sys.executable, "-c", code, f"s3://{bucket}/x", str(tmp_path / "large")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 64 << 10, "KB"
    assert open_storage(f"s3://{bucket}/x").size("large") == 80 << 20

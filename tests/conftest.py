"""What tests share: `storage` and `archive_url`, each on a folder and on real S3 servers."""

import fcntl
import os
import shutil
import tempfile
from pathlib import Path
from uuid import uuid4

import boto3
import hypothesis
import pytest

from archive.storage import open_storage
from tests import s3servers

hypothesis.settings.register_profile("house", deadline=None)  # a busy machine is no fault
hypothesis.settings.load_profile("house")

SHARED = "CLIPFILE_TEST_SERVERS"  # folder that all workers of a run share
STORES = ("folder", "rclone", "radosgw")


def pytest_configure(config):
    if not hasattr(config, "workerinput"):  # the controller, or a run without workers
        os.environ[SHARED] = tempfile.mkdtemp(prefix="clipfile-")
        os.environ["CLIPFILE_TEST_OWNER"] = str(os.getpid())


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        shared = Path(os.environ.pop(SHARED))
        for folder in shared.iterdir():
            if folder.is_dir():
                s3servers.stop(folder)
        shutil.rmtree(shared)


@pytest.fixture(scope="session")
def s3_server():
    """Return the function that gives a kind of server's environment for boto3; the first caller of a run starts it."""
    shared, found = Path(os.environ[SHARED]), {}

    def server(kind):
        if kind not in found:
            with (shared / f"{kind}.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                try:
                    found[kind] = s3servers.start(kind, shared / kind, os.environ["CLIPFILE_TEST_OWNER"])
                except s3servers.NoServer as error:
                    if os.environ.get("CI") == "true":
                        pytest.fail(str(error))
                    pytest.skip(str(error))
        return found[kind]

    return server


@pytest.fixture(scope="session")
def s3_clients():
    """One client for each kind of server; making one costs 0.1 s."""
    return {}


@pytest.fixture
def s3_env(s3_server, s3_clients, monkeypatch):
    """Return the function that points boto3's environment at a kind of server and makes a fresh bucket there."""

    def bucket(kind):
        """Return the name of a fresh bucket."""
        for name, value in s3_server(kind).items():
            monkeypatch.setenv(name, value)
        for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3"):
            monkeypatch.delenv(name, raising=False)
        name = f"t-{uuid4().hex}"
        if kind not in s3_clients:
            s3_clients[kind] = boto3.session.Session().client("s3")
        s3_clients[kind].create_bucket(Bucket=name)
        return name

    return bucket


@pytest.fixture(params=STORES)
def archive_url(request, s3_env, tmp_path):
    """A fresh place for an archive; boto3's environment is set, for subprocesses too."""
    return str(tmp_path / "clips") if request.param == "folder" else f"s3://{s3_env(request.param)}/press/clips"


@pytest.fixture
def storage(archive_url):
    """An empty storage of each kind."""
    return open_storage(archive_url, retry_s=10)

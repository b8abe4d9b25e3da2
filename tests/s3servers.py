"""Real S3 servers on loopback for the tests: rclone's (weak, starts in 0.1 s) and Ceph's radosgw (strict, 13 s).

    python -m tests.s3servers radosgw /tmp/clipfile-x 4711

serves from the folder until told to stop, or until process 4711 is no more, however that ended; then it stops what it
started and removes the folder. `ready.json` in the folder holds what a client needs, `failed.txt` why there is none.
"""

import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ACCESS_KEY, SECRET_KEY = "clipfile-tests", "not-a-secret"
TRIES, PAUSE_S = 600, 0.1  # how long a server may take to come up: a minute
CEPH = ("ceph-mon", "ceph-osd", "radosgw", "radosgw-admin", "ceph", "ceph-authtool", "monmaptool")


class NoServer(Exception):
    """The server is not installed or does not come up; says why."""


def start(kind, folder, owner):
    """Return the environment for boto3 once a server of this kind serves from `folder`, as long as `owner` lives.

    A folder that is there already belongs to a server that somebody else started.
    """
    if not folder.exists():
        folder.mkdir()
        command = [sys.executable, "-m", "tests.s3servers", kind, str(folder), str(owner)]
        with (folder / "server.log").open("wb") as log:
            where = {"cwd": Path(__file__).parent.parent, "stdin": subprocess.DEVNULL, "stdout": log, "stderr": log}
            subprocess.run(command, start_new_session=True, check=True, **where)
    for _ in range(2 * TRIES):
        if (folder / "ready.json").exists():
            return json.loads((folder / "ready.json").read_text())["env"]
        if (folder / "failed.txt").exists():
            raise NoServer((folder / "failed.txt").read_text())
        time.sleep(PAUSE_S)
    raise NoServer(f"{kind} did not come up; see {folder}/server.log")


def stop(folder):
    """Stop the server that serves from `folder` and wait until the folder is gone."""
    if (folder / "ready.json").exists():
        os.kill(json.loads((folder / "ready.json").read_text())["pid"], signal.SIGTERM)
        for _ in range(TRIES):
            if not folder.exists():
                return
            time.sleep(PAUSE_S)
    shutil.rmtree(folder, ignore_errors=True)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def needs(*programs):
    """Return the programs' paths; NoServer names the first that is missing."""
    beside = str(Path(sys.executable).parent)  # rclone comes from PyPI
    found = {
        name: shutil.which(name, path=os.pathsep.join([beside, os.environ.get("PATH", os.defpath)]))
        for name in programs
    }
    missing = [name for name, path in found.items() if path is None]
    if missing:
        raise NoServer(f"{missing[0]} is not installed")
    return found


def await_port(port, process, log):
    for _ in range(TRIES):
        if process.poll() is not None:
            raise NoServer(f"the server ended with status {process.returncode}: {tail(log)}")
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(PAUSE_S)
    raise NoServer(f"nothing listens on port {port}: {tail(log)}")


def tail(log):
    return log.read_text(errors="replace")[-400:].strip() if log.exists() else "no log"


class Daemons:
    """The processes of one server, ended in reverse order."""

    def __init__(self, folder):
        self.folder = folder
        self.running = []

    def run(self, *command, **options):
        log = self.folder / f"{Path(command[0]).name}.log"
        with log.open("ab") as output:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, **options)
        self.running.append(process)
        return process, log

    def end(self):
        for process in reversed(self.running):
            process.terminate()
        for process in self.running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def rclone(folder, daemons):
    """`rclone serve s3`: takes any region, ignores If-None-Match, one folder a bucket."""
    program = needs("rclone")["rclone"]
    (folder / "data").mkdir()
    port = free_port()
    keys = ["--auth-key", f"{ACCESS_KEY},{SECRET_KEY}"]
    paths = ["--config", str(folder / "none.conf"), "--cache-dir", str(folder / "cache")]
    process, log = daemons.run(
        program, "serve", "s3", *paths, "--addr", f"127.0.0.1:{port}", *keys, str(folder / "data")
    )
    await_port(port, process, log)
    return port


KINDS = {"rclone": rclone}


def main(kind, folder, owner):
    if os.fork():
        return  # what goes on is nobody's child, so nobody has to wait for it
    folder = Path(folder)
    daemons = Daemons(folder)
    told, tell = os.pipe()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: os.write(tell, b"."))
    try:
        life = os.pidfd_open(int(owner))  # readable when the owner is no more
        port = KINDS[kind](folder, daemons)
        env = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        ready = {"pid": os.getpid(), "env": env}
        (folder / "ready.part").write_text(json.dumps(ready))
        (folder / "ready.part").rename(folder / "ready.json")
        select.select([told, life], [], [])
    except (NoServer, subprocess.SubprocessError, OSError) as error:
        daemons.end()
        (folder / "failed.part").write_text(f"{kind}: {error}")
        (folder / "failed.part").rename(folder / "failed.txt")
        return
    daemons.end()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main(*sys.argv[1:])

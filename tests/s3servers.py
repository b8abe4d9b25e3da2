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
from uuid import uuid4

ACCESS_KEY, SECRET_KEY = "clipfile-tests", "not-a-secret"
TRIES, PAUSE_S = 600, 0.1  # how long a server may take to come up: a minute


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


CEPH_CONF = """
[global]
fsid = {fsid}
mon host = v2:127.0.0.1:{mon_port}
public addr = 127.0.0.1
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
auth allow insecure global id reclaim = false
keyring = {folder}/keyring
mon data = {folder}/mon
osd data = {folder}/osd
run dir = {folder}
admin socket =
pid file =
log file =
log to stderr = true
err to stderr = true
crash dir = {folder}
mon allow pool size one = true
mon data avail crit = 1
osd objectstore = memstore
memstore device bytes = 2147483648
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd class load list = *
osd max object name len = 2048
rgw frontends = beast endpoint=127.0.0.1:{port}
rgw data = {folder}
rgw run sync thread = false
rgw enable usage log = false
"""


def radosgw(folder, daemons):
    """Ceph's gateway over one monitor and one OSD in memory, with cephx on."""
    programs = needs("ceph-mon", "ceph-osd", "radosgw", "radosgw-admin", "ceph", "ceph-authtool", "monmaptool")
    fsid, mon_port, port = str(uuid4()), free_port(), free_port()
    conf, monmap, keys = folder / "ceph.conf", str(folder / "monmap"), str(folder / "keyring")
    conf.write_text(CEPH_CONF.format(fsid=fsid, mon_port=mon_port, port=port, folder=folder))
    (folder / "mon").mkdir()
    (folder / "osd").mkdir()

    def run(name, *arguments):
        configured = () if name in ("ceph-authtool", "monmaptool") else ("-c", str(conf))
        done = subprocess.run([programs[name], *arguments, *configured], capture_output=True, text=True, timeout=60)
        if done.returncode:
            raise NoServer(f"{name} {' '.join(arguments)}: {done.stderr[-400:].strip()}")

    def daemon(name, *arguments):
        return daemons.run(programs[name], "-f", "-c", str(conf), *arguments)

    run("monmaptool", "--create", "--fsid", fsid, "--addv", "a", f"[v2:127.0.0.1:{mon_port}]", monmap)
    run("ceph-authtool", keys, "--create-keyring", "--gen-key", "-n", "mon.", "--cap", "mon", "allow *")
    everything = [word for service in ("mon", "osd", "mgr") for word in ("--cap", service, "allow *")]
    run("ceph-authtool", keys, "--gen-key", "-n", "client.admin", *everything)
    run(
        "ceph-authtool",
        keys,
        "--gen-key",
        "-n",
        "osd.0",
        "--cap",
        "osd",
        "allow *",
        "--cap",
        "mon",
        "allow profile osd",
    )
    run("ceph-mon", "--mkfs", "-i", "a", "--monmap", monmap, "--keyring", keys)
    await_port(mon_port, *daemon("ceph-mon", "-i", "a"))
    osd_id = str(uuid4())
    run("ceph", "osd", "create", osd_id)
    run("ceph-osd", "--mkfs", "--no-mon-config", "-i", "0", "--osd-uuid", osd_id, "--monmap", monmap)
    run("ceph", "osd", "crush", "add", "0", "1.0", "root=default")
    daemon("ceph-osd", "-i", "0")
    user = ["--uid", "tests", "--display-name", "Tests", "--access-key", ACCESS_KEY, "--secret-key", SECRET_KEY]
    run("radosgw-admin", "user", "create", *user)
    await_port(port, *daemon("radosgw", "--name", "client.admin"))
    return port


KINDS = {"rclone": rclone, "radosgw": radosgw}


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

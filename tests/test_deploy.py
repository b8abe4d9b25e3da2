"""The examples under deploy/: systemd reads its units, cron's line runs, Kubernetes' fields are what they must be."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from crawler import watch_cli
from crawler.cli import main
from tests.commands import ROOT
from tests.test_watch import wait_for

DEPLOY = ROOT / "deploy"
UNITS = ("clipfile-watch.service", "clipfile-once.service", "clipfile-once.timer")
CLIPFILE = "/opt/clipfile/bin/clipfile"


def commands():
    """Every `clipfile watch …` of the examples, by file."""
    for path in sorted(DEPLOY.iterdir()):
        for line in path.read_text().splitlines():
            if "clipfile watch " in line and not line.startswith("#"):
                yield path.name, re.search(r"clipfile (watch[^>|\"&]*)", line)[1]


def test_every_example_starts_a_watcher():
    assert {name for name, _ in commands()} == {*UNITS[:2], "crontab", "cronjob.yaml"}


@pytest.mark.parametrize(("file", "command"), list(commands()))
def test_every_command_is_one(file, command, monkeypatch):
    called = []
    monkeypatch.setattr(watch_cli, "watch", lambda options: called.append(options.once) or 0)
    assert main(shlex.split(command)) == 0
    assert called == [file != "clipfile-watch.service"]


@pytest.fixture
def units(tmp_path):
    """The units, with this environment's command in place of the installed one."""
    if not shutil.which("systemd-analyze"):
        if os.environ.get("CI") == "true":
            pytest.fail("no systemd-analyze; Debian's package is systemd")
        pytest.skip("no systemd-analyze; Debian's package is systemd")
    for name in UNITS:
        unit = (DEPLOY / name).read_text()
        (tmp_path / name).write_text(unit.replace(CLIPFILE, str(Path(sys.executable).with_name("clipfile"))))
    return tmp_path


def verify(folder):
    command = ["systemd-analyze", "verify", "--man=no", *(f"./{name}" for name in UNITS)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stderr


def test_systemd_reads_the_units_without_a_complaint(units):
    assert verify(units) == (0, "")


def test_systemd_would_tell_a_mistake(units):
    service = units / UNITS[0]
    service.write_text(service.read_text().replace("KillMode", "KillMod"))
    assert "Unknown key 'KillMod'" in verify(units)[1]


def test_a_stop_of_the_service_leaves_the_watcher_time_to_stop_its_runs():
    for name in UNITS[:2]:
        unit = (DEPLOY / name).read_text()
        assert "KillMode=mixed" in unit
        assert int(re.search(r"TimeoutStopSec=(\d+)", unit)[1]) > 12


def test_the_crontab_line_runs_what_is_due(tmp_path):
    (line,) = [line for line in (DEPLOY / "crontab").read_text().splitlines() if not line.startswith("#")]
    command = line.split(maxsplit=5)[5]
    places = {CLIPFILE: f"{sys.executable} -m crawler.cli", "/etc/clipfile/env": str(tmp_path / "env")}
    places |= {"cd /srv/clipfile": f"cd {ROOT}", "/var/lib/clipfile": str(tmp_path)}
    for place, here in places.items():
        assert place in command
        command = command.replace(place, here)
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "toll.toml").write_text('title = "The toll"\nquery = "toll"\n')
    values = {"ARCHIVE_URL": tmp_path / "clips", "STORIES_DIR": tmp_path / "stories", "STATE_DIR": tmp_path / "state"}
    env = re.sub(
        r"(?m)^(\w+)=.*$", lambda row: f"{row[1]}={values.get(row[1], '')}", (DEPLOY / "clipfile.env").read_text()
    )
    (tmp_path / "env").write_text(env)
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(["/bin/sh", "-c", command], env=bare, capture_output=True, text=True, timeout=100)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "watch.log").read_text() == "clipfile: nothing is due\n"
    assert (tmp_path / "state" / "schedule.sqlite").exists()


def test_kubernetes_reads_the_cron_job():
    job, claim = yaml.safe_load_all((DEPLOY / "cronjob.yaml").read_text())
    assert (job["apiVersion"], job["kind"], claim["kind"]) == ("batch/v1", "CronJob", "PersistentVolumeClaim")
    spec = job["spec"]
    assert (spec["schedule"], spec["concurrencyPolicy"]) == ("*/5 * * * *", "Forbid")
    pod = spec["jobTemplate"]["spec"]["template"]["spec"]
    assert pod["restartPolicy"] == "Never"
    assert pod["terminationGracePeriodSeconds"] > 12
    (container,) = pod["containers"]
    mounts = {mount["name"]: mount["mountPath"] for mount in container["volumeMounts"]}
    assert set(mounts) == {volume["name"] for volume in pod["volumes"]}
    env = {row["name"]: row["value"] for row in container["env"]}
    assert env == {"STORIES_DIR": mounts["stories"], "STATE_DIR": mounts["state"]}
    volumes = {volume["name"]: volume for volume in pod["volumes"]}
    assert volumes["state"]["persistentVolumeClaim"]["claimName"] == claim["metadata"]["name"]
    assert container["command"][:2] == ["sh", "-c"]


@pytest.mark.parametrize(("status", "told"), [(0, 0), (3, 0), (4, 1), (5, 1), (2, 1)])
def test_a_job_fails_for_all_but_new_gaps(tmp_path, status, told):
    assert job(tmp_path, f"exit {status}").wait(60) == told


def test_a_job_that_is_stopped_stops_the_runs_and_waits_for_them(tmp_path):
    said = tmp_path / "said"
    trap = f"trap 'kill $nap; echo stopped >> {said}; exit 143' TERM"
    process = job(tmp_path, f"{trap}\nsleep 60 & nap=$!\necho begun >> {said}\nwait $nap")
    wait_for(said.exists)
    process.terminate()
    assert process.wait(60) == 1
    assert said.read_text() == "begun\nstopped\n"


def job(folder, script):
    """Start the CronJob's command with a script in place of clipfile."""
    job = next(yaml.safe_load_all((DEPLOY / "cronjob.yaml").read_text()))
    command = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]["command"]
    stub = folder / "clipfile"
    stub.write_text(f"#!/bin/sh\n{script}\n")
    stub.chmod(0o755)
    return subprocess.Popen(command, env={"PATH": f"{folder}:/usr/bin:/bin"})

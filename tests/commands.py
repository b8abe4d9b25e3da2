"""Runs the command line as a person does: a process of its own, an archive of its own."""

import os
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

from archive import Collection

ROOT = Path(__file__).parent.parent
Done = namedtuple("Done", "status out err")
LOOPBACK = "127.0.0.0/8:* [::1]/128:*"
QUICK = ("-s", "AUTOTHROTTLE_ENABLED=0", "-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_TIMES=1")


class Newsroom:
    """One archive and the commands that work on it."""

    def __init__(self, archive, state_dir, **env):
        self.archive = str(archive)
        self.state_dir = state_dir
        self.env = {**os.environ, "ARCHIVE_URL": self.archive, "STATE_DIR": str(state_dir), "EGRESS_ALLOW": LOOPBACK}
        self.env |= {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", **env}

    @property
    def clips(self):
        return Collection(self.archive, state_dir=self.state_dir)

    def run(self, *command, given="", cwd=ROOT, **env):
        """Run a command of clipfile: status, stdout, stderr."""
        return self._run([sys.executable, "-m", "crawler.cli", *map(str, command)], given, cwd, env)

    def scrapy(self, *command, given="", cwd=ROOT, **env):
        return self._run([sys.executable, "-m", "scrapy", *map(str, command)], given, cwd, env)

    def page(self, *urls, **more):
        return self.run("page", *urls, *QUICK, **more)

    def _run(self, command, given, cwd, env):
        done = subprocess.run(
            command, input=given.encode(), cwd=cwd, env=self.env | env, capture_output=True, timeout=100
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def shown_on(terminal):
    """Return all that is written to a terminal, by the end of it that we hold, until the other end is closed."""
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    return shown

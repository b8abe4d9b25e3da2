"""Other people's tools that judge our archives, in an environment of their own: `python tests/judges.py` makes it.

Some are AGPL and some want old libraries, so none is ever imported; setuptools is pinned as pywb and warcat still
import pkg_resources. Where CI is set a judge that is missing is a failure, elsewhere a skip that says so.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOME = ROOT / ".judges"
NEEDS = Path(__file__).parent / "judges.txt"
MADE = HOME / "judges.txt"  # what it was made from


def make():
    if not (MADE.exists() and MADE.read_text() == NEEDS.read_text()):
        venv.create(HOME, with_pip=True, clear=True)
        pip = [HOME / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", NEEDS], check=True)
        MADE.write_text(NEEDS.read_text())


def need(name):
    """The path of a judge; the test that asks for one which is not there is skipped, or failed where CI is set."""
    path = HOME / "bin" / name
    if not (path.exists() and MADE.exists() and MADE.read_text() == NEEDS.read_text()):
        why = f"no {name} of tests/judges.txt in {HOME.name}; make it with: python tests/judges.py"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    return path


def ask(name, *arguments, stdin=None):
    """What a judge says, stdout and stderr, and its exit status; Python's warnings are not its words."""
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [need(name), *arguments], input=stdin, capture_output=True, text=True, env=environment, timeout=100
    )
    return done.stdout, done.stderr, done.returncode


if __name__ == "__main__":
    make()
    print(f"judges are in {HOME}", file=sys.stderr)

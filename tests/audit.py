"""Known holes in what we depend on: `python tests/audit.py` has pip-audit look up every pin of constraints.txt.

Exit status 0: all were looked up, none has a known hole; 1: some have, or could not be looked up while others could;
3: no service could be reached, so nothing is known. pip-audit itself would call that a success.
"""

import argparse
import json
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOME = ROOT / ".audit"  # an environment of its own, as it is no part of what is audited
TOOL = "pip-audit==2.10.1"
MADE = HOME / "made"
CLEAN, HOLES, UNREACHABLE = 0, 1, 3
SERVICES = ("pypi", "osv")


def make():
    """Make the environment; CalledProcessError when pip-audit cannot be had."""
    if not (MADE.exists() and MADE.read_text() == TOOL):
        venv.create(HOME, with_pip=True, clear=True)
        pip = [HOME / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, TOOL], check=True)
        MADE.write_text(TOOL)


def ask(service):
    """Return what pip-audit says of each pin, as it says it in JSON; when it broke off, its last words."""
    command = [HOME / "bin" / "pip-audit", "-s", service, "-r", ROOT / "constraints.txt", "--no-deps", "--disable-pip"]
    quiet = ["--format", "json", "--progress-spinner", "off", "--timeout", "15"]
    done = subprocess.run([*command, *quiet], capture_output=True, text=True)
    return done.stdout or done.stderr.strip().rpartition("\n")[2]


def judged(report):
    """Return the exit status for what pip-audit said, and the lines that tell a person.

    >>> judged('{"dependencies": [{"name": "lxml", "version": "6.1.3", "vulns": []}]}')
    (0, ['1 dependencies, none with a known hole'])
    """
    try:
        rows = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return UNREACHABLE, [f"pip-audit gave no answer: {report[:200]}"]
    holes = [
        f"{row['name']} {row['version']}: {hole['id']}; mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
        for row in rows
        for hole in row.get("vulns", ())
    ]
    skipped = [row["skip_reason"] for row in rows if "skip_reason" in row]
    if len(skipped) == len(rows):
        return UNREACHABLE, [f"none of {len(rows)} dependencies could be looked up: {skipped[0] if skipped else ''}"]
    if holes or skipped:
        return HOLES, [*holes, *skipped]
    return CLEAN, [f"{len(rows)} dependencies, none with a known hole"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tolerate-unreachable", action="store_true", help="exit 0 where no service can be reached")
    options = parser.parse_args()
    try:
        make()
        answers = ((service, *judged(ask(service))) for service in SERVICES)
        told = []
        for service, status, lines in answers:
            told += [f"audit: {service}: {line}" for line in lines]
            if status != UNREACHABLE:
                break
    except subprocess.CalledProcessError as error:
        status, told = UNREACHABLE, [f"audit: {TOOL} could not be had: {error}"]
    if status == UNREACHABLE:
        told.append(
            "audit: NOT AUDITED: no vulnerability service can be reached from here; run `make audit` where one can"
        )
    print("\n".join(told), file=sys.stderr)
    return 0 if status == UNREACHABLE and options.tolerate_unreachable else status


if __name__ == "__main__":
    sys.exit(main())

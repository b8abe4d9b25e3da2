"""What a command costs: time, processor time and memory of all its processes."""

from __future__ import annotations

import ctypes
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
EVERY_S = 0.2  # between two looks at the memory; a look costs about 1 ms a process


@dataclass(frozen=True, slots=True)
class Cost:
    """`seconds` from start to exit, `cpu_s` user and system, `pss` peak of the sum over all processes, in bytes."""

    seconds: float
    cpu_s: float
    pss: int


class Failed(Exception):
    """The command ended with a status other than 0."""


def adopt_orphans() -> None:
    """Make this process inherit the children of children, so that their processor time is counted.

    A fork server outlives the process that started it and nobody else would wait for it.
    """
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_CHILD_SUBREAPER)")


def cost(
    command: Sequence[str],
    *,
    stdin: Path,
    cwd: Path,
    environ: Mapping[str, str],
    apart: int,
    statuses: Sequence[int] = (0,),
) -> Cost:
    """Run `command` to its end and return what it cost; the child process `apart` is left out.

    Call `adopt_orphans` before. Raises `Failed` with the last lines of standard error for another status than these.
    """
    before = _children_cpu()
    log = cwd / "stderr"
    with stdin.open("rb") as given, log.open("wb") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=given, stdout=subprocess.DEVNULL, stderr=errors, cwd=cwd, env=dict(environ)
        )
        peak = 0
        while True:
            peak = max(peak, sum(map(_pss, _others(apart))))
            try:
                process.wait(EVERY_S)
                break
            except subprocess.TimeoutExpired:
                continue
        seconds = time.perf_counter() - start
    while left := _others(apart):
        psutil.wait_procs(left, timeout=60)
    if process.returncode not in statuses:
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        raise Failed(f"{' '.join(command)}: exit status {process.returncode}\n{tail}")
    return Cost(seconds, _children_cpu() - before, peak)


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _others(apart: int) -> list[psutil.Process]:
    return [process for process in psutil.Process().children(recursive=True) if process.pid != apart]


def _pss(process: psutil.Process) -> int:
    try:
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):  # it ended between the two looks
        return 0
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)

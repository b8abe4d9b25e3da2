"""Extraction in processes that can be killed: a page that hangs or swells costs its own text, never the crawl.

Each worker is a process that answers one page at a time over a socket. It limits itself (address space, CPU seconds of
a page); the parent limits the wall time and replaces a worker that died. A worker ends when its parent is gone.
"""

from __future__ import annotations

import asyncio
import os
import queue
import resource
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from pipelines.extraction import Extraction

MOST_BYTES = 16 << 20  # decoded; a larger page is kept, but not read
MOST_MEMORY = 768 << 20  # bytes of address space of a worker
MOST_CPU_S = 10  # of a page
MOST_WALL_S = 60.0  # of a page, on a machine that is busy with others
MOST_START_S = 120.0  # of a worker, which loads its libraries first
RECYCLE_PAGES = 500  # parsers leave memory in pieces
RECYCLE_MEMORY = 320 << 20  # bytes resident


class Workers:
    """A pool of such processes; any number of threads and tasks may use it at once."""

    def __init__(self, count: int = 0) -> None:
        """Use `count` processes, else one a core; the first is started now, the others when they are needed."""
        self.count = count or os.cpu_count() or 1
        self._idle: queue.LifoQueue[Worker] = queue.LifoQueue()
        for _ in range(self.count):
            self._idle.put(Worker())
        self._threads = ThreadPoolExecutor(self.count, "extract")
        first = self._idle.get()
        first.start()
        self._idle.put(first)

    async def extract(
        self, body: bytes, url: str, charset: str = "", content_type: str = "", seen: datetime | None = None
    ) -> Extraction:
        """Return what `extract_article` makes of a page; `failed`, with the reason, when it exceeds the limits."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self.extract_now, body, url, charset, content_type, seen)

    def extract_now(
        self, body: bytes, url: str, charset: str = "", content_type: str = "", seen: datetime | None = None
    ) -> Extraction:
        """Do the same, and wait for it."""
        if len(body) > MOST_BYTES:
            return Extraction(access="failed", reason=f"not read: {len(body)} bytes, over {MOST_BYTES}")
        worker = self._idle.get()
        try:
            return worker.extract((body, url, charset, content_type, seen))
        finally:
            self._idle.put(worker)

    def close_now(self) -> None:
        """End the processes once they have answered what they were asked."""
        self._threads.shutdown()
        while not self._idle.empty():
            self._idle.get().end()

    async def close(self) -> None:
        """Do the same without blocking the loop."""
        await asyncio.to_thread(self.close_now)


class Worker:
    """One process, seen from its parent; it is started when it is first asked, and again after it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._asked = 0
        self._is_ready = False

    def start(self) -> None:
        """Start the process; it loads its libraries while others work."""
        self._ours, theirs = Pipe()
        code = f"from pipelines.workers import work; work({theirs.fileno()})"
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path or "." for path in sys.path)}
        self._process = subprocess.Popen(
            [sys.executable, "-c", code],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._asked, self._is_ready = 0, False
        theirs.close()

    def extract(self, page: tuple[bytes, str, str, str, datetime | None]) -> Extraction:
        """Return the process's answer, or why there is none."""
        if self._process is None:
            self.start()
        try:
            if not self._is_ready and not self._ours.poll(MOST_START_S):
                self.end()
                return Extraction(access="failed", reason=f"no extraction process within {MOST_START_S:g} s")
            self._is_ready = self._is_ready or self._ours.recv()
            self._ours.send(page)
            if not self._ours.poll(MOST_WALL_S):
                self.end()
                return Extraction(access="failed", reason=f"extraction took over {MOST_WALL_S:g} s")
            found, resident = self._ours.recv()
        except (EOFError, OSError):
            return Extraction(access="failed", reason=self._why_it_died())
        self._asked += 1
        if self._asked >= RECYCLE_PAGES or resident > RECYCLE_MEMORY:
            self.end()
        return found  # type: ignore[no-any-return]

    def _why_it_died(self) -> str:
        process = self._process
        self.end(kill=False)
        status = process.returncode if process else None
        if status == -signal.SIGXCPU:
            return f"extraction took over {MOST_CPU_S} s of CPU"
        return f"extraction ended its process (status {status}), most likely for want of memory"

    def end(self, kill: bool = True) -> None:
        """End the process; the next page starts another."""
        if self._process is None:
            return
        self._ours.close()
        if kill:
            self._process.kill()
        try:
            self._process.wait(MOST_WALL_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


def work(fileno: int) -> None:
    """Answer pages from the socket until the parent closes it: what runs in the process."""
    from pipelines.extract import extract_article  # here, as the parent does without its libraries

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which stops in order
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    parent = Connection(fileno)
    parent.send(True)
    while True:
        try:
            page = parent.recv()
        except EOFError:
            return
        _limit_cpu()
        body, url, charset, content_type, seen = page
        parent.send((extract_article(body, url, charset, content_type, seen=seen), _resident()))


def _limit_cpu() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + MOST_CPU_S
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _resident() -> int:
    return int(Path("/proc/self/statm").read_bytes().split()[1]) * resource.getpagesize()

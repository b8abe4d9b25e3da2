"""Extraction in worker processes that can be stopped: a page never hangs the crawl nor takes it down.

Each worker is a fresh interpreter (`python -m pipelines.workers`) that reads one page at a time from a pipe and answers
with an Extraction. Its address space and CPU are limited (LAYOUT.md, 11), the parent watches the clock, and a worker
that dies, hangs or grows is replaced; its page ends as `failed` with the reason. A plain child process, not `fork`: it
shares no lock, thread or event loop with the crawler. On Linux the kernel ends it with its parent.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import pickle
import resource
import signal
import struct
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from subprocess import DEVNULL, PIPE, Popen
from typing import Any

from pipelines.extract import Extraction, extract_article

ADDRESS_SPACE = 768 * 1024 * 1024  # bytes a worker may map
CPU_S = 10  # seconds of CPU a page may cost
WALL_S = 60  # seconds a page may take on a busy machine before its worker is taken to hang
MAX_BODY = 16 * 1024 * 1024  # decoded bytes; what is longer is not extracted
MAX_PAGES = 2000  # after that a worker makes place for a fresh one
MAX_RESIDENT = 320 * 1024 * 1024  # likewise when it has grown to this

_SIZE = struct.Struct("<Q")
_PR_SET_PDEATHSIG = 1


class WorkerDied(Exception):
    """A worker ended before it answered; `args[0]` says how."""


class Worker:
    """One worker process; `ask` blocks, so it is called from a thread."""

    def __init__(self, cpu_s: int = CPU_S, address_space: int = ADDRESS_SPACE) -> None:
        command = [sys.executable, "-m", "pipelines.workers", str(os.getpid()), str(cpu_s), str(address_space)]
        paths = os.pathsep.join(
            [str(Path(__file__).parent.parent), *filter(None, sys.path)]
        )  # as the parent finds modules
        self.process = Popen(
            command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            start_new_session=True,
        )
        self.pages = 0

    def ask(self, job: tuple[Any, ...], wall_s: float = WALL_S) -> tuple[Extraction, int]:
        """Return (what came of the page, resident bytes of the worker); raises WorkerDied."""
        assert self.process.stdin is not None and self.process.stdout is not None
        hung = threading.Event()

        def stop() -> None:
            hung.set()
            self.process.kill()

        watch = threading.Timer(wall_s, stop)
        watch.daemon = True
        watch.start()
        try:
            data = pickle.dumps(job)
            self.process.stdin.write(_SIZE.pack(len(data)) + data)
            self.process.stdin.flush()
            self.pages += 1
            answer = _read(self.process.stdout)
            if answer is not None:
                extraction, resident = pickle.loads(answer)
                return extraction, resident
        except (OSError, ValueError, EOFError, pickle.UnpicklingError):
            pass
        finally:
            watch.cancel()
        raise WorkerDied(f"no answer in {wall_s:g} s" if hung.is_set() else self._how_it_ended())

    def _how_it_ended(self) -> str:
        try:
            status = self.process.wait(5)
        except Exception:
            self.process.kill()
            status = self.process.wait()
        if status == -signal.SIGXCPU:
            return "more CPU than a page may cost"
        if status == -signal.SIGSEGV:
            return "the parser crashed"
        return f"killed by signal {-status}" if status < 0 else f"worker ended with status {status}"

    def close(self) -> None:
        """End the process, at once."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


class Pool:
    """Workers for a crawl or a command: `await pool.extract(…)` beside an event loop, `pool.run(…)` elsewhere.

    >>> with Pool(1) as pool:
    ...     pool.run(b"%PDF-1.7", "https://courier.test/a").reason
    'a PDF'
    """

    def __init__(self, workers: int = 0, cpu_s: int = CPU_S, wall_s: float = WALL_S) -> None:
        self.size = workers or len(os.sched_getaffinity(0))
        self.cpu_s, self.wall_s = cpu_s, wall_s
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._all: set[Worker] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._threads = ThreadPoolExecutor(self.size, thread_name_prefix="extract")

    def submit(
        self,
        body: bytes,
        url: str,
        charset: str = "",
        content_type: str = "",
        *,
        seen: datetime | None = None,
        identify: Callable[[str], str] = str,
    ) -> Future[Extraction]:
        """Return a future of `extract_article` of the same arguments; `identify` must be a function of a module."""
        if len(body) > MAX_BODY:
            done: Future[Extraction] = Future()
            done.set_result(
                Extraction(access="failed", reason=f"{len(body)} bytes are more than {MAX_BODY} to extract")
            )
            return done
        return self._threads.submit(self._work, (body, url, charset, content_type, seen, identify))

    async def extract(
        self, body: bytes, url: str, charset: str = "", content_type: str = "", **more: Any
    ) -> Extraction:
        """Like `submit`, for an event loop, which goes on meanwhile."""
        return await asyncio.wrap_future(self.submit(body, url, charset, content_type, **more))

    def run(self, body: bytes, url: str, charset: str = "", content_type: str = "", **more: Any) -> Extraction:
        """Like `submit`, for a caller that waits."""
        return self.submit(body, url, charset, content_type, **more).result()

    def _work(self, job: tuple[Any, ...]) -> Extraction:
        worker = self._take()
        if worker is None:
            return Extraction(access="failed", reason="extraction was stopped")
        try:
            extraction, resident = worker.ask(job, self.wall_s)
        except WorkerDied as died:
            self._drop(worker)
            return Extraction(access="failed", reason=f"extraction failed: {died}")
        if worker.pages >= MAX_PAGES or resident > MAX_RESIDENT or self._closed:
            self._drop(worker)
        else:
            self._idle.put(worker)
        return extraction

    def _take(self) -> Worker | None:
        try:
            return self._idle.get_nowait()
        except Empty:
            with self._lock:
                if self._closed:
                    return None
                worker = Worker(self.cpu_s)
                self._all.add(worker)
                return worker

    def _drop(self, worker: Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.close()

    def close(self) -> None:
        """Stop at once: pages under way end as `failed`."""
        with self._lock:
            self._closed = True
            workers = list(self._all)
            self._all.clear()
        for worker in workers:
            worker.process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in workers:
            worker.close()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _read(pipe: Any) -> bytes | None:
    """One message, None at the end of the pipe."""
    head = pipe.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    data = pipe.read(_SIZE.unpack(head)[0])
    return data if len(data) == _SIZE.unpack(head)[0] else None


def _resident() -> int:
    pages = Path("/proc/self/statm").read_text().split()[1] if Path("/proc/self/statm").exists() else "0"
    return int(pages) * resource.getpagesize()


def _serve(parent: int, cpu_s: int, address_space: int) -> None:
    """What a worker does until its pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to answer
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (address_space, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a stray print must not look like an answer
    while (data := _read(sys.stdin.buffer)) is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime)
        resource.setrlimit(resource.RLIMIT_CPU, (spent + cpu_s + 1, resource.RLIM_INFINITY))
        body, url, charset, content_type, seen, identify = pickle.loads(data)
        del data
        extraction = extract_article(body, url, charset, content_type, seen=seen, identify=identify)
        answer = pickle.dumps((extraction, _resident()))
        answers.write(_SIZE.pack(len(answer)) + answer)
        answers.flush()


if __name__ == "__main__":
    _serve(*(int(argument) for argument in sys.argv[1:4]))

"""The N-th write, fsync, rename, commit or S3 call of a run fails, once or for good, or the process dies there.

    python -m tests.faults                   every point, on a folder
    python -m tests.faults --s3              every point, in a bucket: each call fails in each of nine ways
    python -m tests.faults --s3 --every 5    every fifth: 5 meets each mode in turn, as 2 and 3 do not

After each the run is recovered and gone on with; then every page is archived once, what was acknowledged is among it,
and nothing is broken. The faults are put under the program, at the functions of `os` and `sqlite3` that it calls.
"""

import argparse
import errno
import io
import json
import logging
import os
import shutil
import sqlite3
import sys
import tempfile
import traceback
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import boto3
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import archive.collection
from archive import Collection
from archive.custody.keys import Signer
from archive.errors import ArchiveError
from archive.recover import finish_dead, take_over
from archive.run import Run
from tests import s3servers, whole
from tests.looks import Clock, exchange, look

PAGES = 20
URLS = [f"https://harbour-times.test/{number}" for number in range(PAGES)]
KINDS = ("write", "fsync", "truncate", "rename", "link", "unlink", "mkdir", "commit")
MODES = ("once", "for good", "dies")
SIGNER = Signer(Ed25519PrivateKey.from_private_bytes(bytes(32)))  # each manifest must be signed in the end, too
S3_KINDS = (  # s3 and what becomes of the call
    "s3 reset",  # it never arrives
    "s3 lost",  # done, but the answer is lost
    "s3 timeout",  # done, and never answered
    "s3 503",
    "s3 500",
    "s3 403",
    "s3 200",  # an error inside a 200
    "s3 cut",
    "s3 corrupt",
)
DYING = (*KINDS, "s3 reset", "s3 lost")  # where the process may die, before or behind the call
CODES = {"503": "SlowDown", "500": "InternalError", "403": "AccessDenied", "200": "InternalError"}
SMALL = {"rotate_size": 9000, "retry_s": 0.2}  # four WARCs and more


class Faults:
    """Counts the calls of each kind, and fails at the N-th of one."""

    def __init__(self, kind="", nth=0, mode=""):
        self.kind, _, self.fault = kind.partition(" ")
        self.nth, self.mode = nth, mode
        self.counts = dict.fromkeys((*KINDS, "s3"), 0)

    def hit(self, kind):
        self.counts[kind] += 1
        if kind != self.kind or self.counts[kind] < self.nth:
            return False
        return self.counts[kind] == self.nth or self.mode == "for good"

    def install(self):
        for kind, names in (
            ("fsync", ("fsync",)),
            ("truncate", ("ftruncate",)),
            ("rename", ("rename", "replace")),
            ("link", ("link",)),
            ("unlink", ("unlink",)),
            ("mkdir", ("mkdir",)),
        ):
            for name in names:
                setattr(os, name, self.failing(kind, getattr(os, name)))
        os.write = self.tearing(os.write)
        sqlite3.connect = self.connecting(sqlite3.connect)
        from botocore.httpsession import URLLib3Session

        URLLib3Session.send = self.sending(URLLib3Session.send)

    def failing(self, kind, call):
        def failing(*args, **kwargs):
            if self.hit(kind):
                self.die()
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(args[0]))
            return call(*args, **kwargs)

        return failing

    def tearing(self, write):
        def tearing(fd, data):
            if self.hit("write"):
                write(fd, data[: len(data) // 2])
                self.die()
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return write(fd, data)

        return tearing

    def connecting(self, connect):
        faults = self

        class Connection(sqlite3.Connection):
            def execute(self, sql, *args):
                if sql.startswith(("BEGIN", "COMMIT")) and faults.hit("commit"):
                    faults.die()
                    raise sqlite3.OperationalError("disk I/O error")
                return super().execute(sql, *args)

        def connecting(place, **kwargs):
            return connect(place, **kwargs, **({} if place == ":memory:" else {"factory": Connection}))

        return connecting

    def sending(self, send):
        def sending(session, request):
            return self.spoilt(send, session, request) if self.hit("s3") else send(session, request)

        return sending

    def spoilt(self, send, session, request):
        """What becomes of the call that fails."""
        from botocore.exceptions import ConnectionClosedError, ReadTimeoutError

        if self.fault in CODES:
            error = f"<Error><Code>{CODES[self.fault]}</Code><Message>no</Message></Error>".encode()
            return answer_of(request, int(self.fault), {"Content-Type": "application/xml"}, error)
        if self.fault == "reset":
            self.die()
            raise ConnectionClosedError(endpoint_url=request.url)
        found = send(session, request)
        if self.fault == "lost":
            self.die()
            raise ConnectionClosedError(endpoint_url=request.url)
        if self.fault == "timeout":
            raise ReadTimeoutError(endpoint_url=request.url)
        body = found.content
        if self.fault == "cut":
            return answer_of(request, found.status_code, found.headers, body[: len(body) // 2])
        body = bytes([body[0] ^ 1]) + body[1:] if body else body
        return answer_of(request, found.status_code, found.headers, body)

    def die(self):
        if self.mode == "dies":
            os._exit(9)


def answer_of(request, status, headers, body):
    """An answer as botocore gets it from urllib3; a length that is not the body's stays as it is."""
    from botocore.awsrequest import AWSResponse
    from urllib3 import HTTPResponse

    raw = HTTPResponse(io.BytesIO(body), headers, status, preload_content=False, request_method=request.method)
    return AWSResponse(request.url, status, headers, raw)


def page(number, clock):
    """A look at a page; every third is reached by a redirect, every fifth has the text of the one before."""
    text = f"The harbour board met for the {number - (number % 5 == 4)}th time, and left the crane where it stood."
    hops = (exchange(b"", url=f"{URLS[number]}?old", status=301),) if number % 3 == 0 else ()
    made = look(text, url=URLS[number], advert=number - (number % 5 == 4), began=clock.pass_(seconds=1), hops=hops)
    return replace(made, asked=URLS[number])


def crawl(url, state_dir, acknowledge=lambda id: None):
    """Do what a crawl does, page after page; what an earlier one did not get to comes first."""
    clock = Clock()
    try:
        clips = Collection(url, state_dir=state_dir)
        clips.signer = SIGNER
        clips.prepare()
        died = take_over(clips, clock)
        trouble = finish_dead(clips, clock)
        if trouble:
            raise trouble
        run = Run("page", clips, {}, clock, continues=died, **SMALL)
    except ArchiveError:
        return
    try:
        run.take_over(clips.frontier.left_over("page"))
        known = whole.archived(clips)
        run.ask(*(url for url in URLS if url not in known))
        for asked in list(run.asked):
            capture = replace(page(URLS.index(asked), clock), run=run.id)
            run.keep(capture)
            acknowledge(capture.id)
    except ArchiveError as error:
        run.storage_failed = str(error)
    run.close()


def apart(action):
    """Run in a process of its own; return (how it ended, what it wrote line by line)."""
    out, into = os.pipe()
    write = os.write
    child = os.fork()
    if not child:
        os.close(out)
        try:
            action(lambda line: write(into, f"{line}\n".encode()))
        except BaseException:
            write(into, traceback.format_exc().encode())
            os._exit(1)
        os._exit(0)
    os.close(into)
    with open(out) as lines:  # noqa: PTH123
        told = lines.read().splitlines()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told


def counts(url, state_dir):
    """Return how many calls of each kind a whole run takes."""

    def counting(say):
        impatient()
        faults = Faults()
        faults.install()
        crawl(url, state_dir)
        say(json.dumps(faults.counts))

    status, told = apart(counting)
    assert status == 0, told
    return json.loads(told[-1])


def impatient():
    """Give up on a bucket soon: the same code with other numbers."""
    opened = archive.collection.open_storage
    archive.collection.open_storage = lambda url, retry_s=0.0: opened(url, retry_s=min(retry_s, 0.2))


def share_session():
    """Read boto3's model of S3 once, not in each of some ten thousand processes."""
    session = boto3.session.Session()
    session.client("s3")
    boto3.session.Session = lambda: session


def violations(kind, nth, mode, url, folder):
    """Let a run fail at that point, go on with it, and return all that is wrong then."""
    state_dir = folder / "state"

    def failing(say):
        impatient()
        Faults(kind, nth, mode).install()
        crawl(url, state_dir, acknowledge=say)

    status, acknowledged = apart(failing)
    if status not in (0, 9):
        return acknowledged[-12:]
    status, told = apart(lambda say: crawl(url, state_dir))
    if status:
        return told[-12:]
    return apart(lambda say: [say(line) for line in judged(url, state_dir, acknowledged, folder)])[1]


def judged(url, state_dir, acknowledged, folder):
    clips = Collection(url, state_dir=state_dir)
    found = whole.broken(url, state_dir, folder / "reader")
    kept = {row.capture for row in clips.rows() if row.kind == "capture"}
    found += [f"lost: {capture}" for capture in acknowledged if capture not in kept]
    found += [f"{url}: {count} times" for url, count in whole.archived(clips).items() if count != 1]
    found += [f"missing: {url}" for url in URLS if url not in whole.archived(clips)]
    unsigned = [manifest.key for manifest in clips.chain().manifests.values() if not manifest.signers]
    found += [f"not signed: {key}" for key in unsigned]
    found += [f"left over: {url}" for _, url in clips.frontier.left_over("page")]
    found += [f"{key}: {ends}" for key, ends in whole.verdicts(clips).items() if len(ends) != 1]
    return found


def sweep(fresh, every=1, kinds=KINDS, start=1):
    """Yield (kind, N, mode, violations) for every `every`th point; `fresh()` gives (URL, folder), both empty."""
    url, folder = fresh()
    totals = counts(url, folder / "state")
    points = [
        (kind, nth, mode)
        for kind in kinds
        for nth in range(1, totals[kind.partition(" ")[0]] + 1)
        for mode in (MODES if kind in DYING else MODES[:2])
    ]
    for kind, nth, mode in points[start - 1 :: every]:
        url, folder = fresh()
        yield kind, nth, mode, violations(kind, nth, mode, url, folder)
        shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description="Let every call of a run fail.")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--s3", action="store_true")
    options = parser.parse_args()
    memory = Path("/dev/shm")  # so many fsyncs would wear a disk
    logging.disable()
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        if options.s3:
            os.environ.update(s3servers.start("rclone", Path(place) / "server", os.getpid()))
            boto3.client("s3").create_bucket(Bucket="faults")
            share_session()

        def fresh():
            folder = Path(place) / uuid4().hex
            folder.mkdir()
            return (f"s3://faults/{folder.name}" if options.s3 else str(folder / "clips")), folder

        tried = bad = 0
        for kind, nth, mode, found in sweep(fresh, options.every, S3_KINDS if options.s3 else KINDS):
            tried += 1
            bad += bool(found)
            if tried % 50 == 0:
                print(f"{tried} points, {bad} violations so far: {kind} {nth} {mode}", file=sys.stderr, flush=True)
            if found:
                print(f"{kind} {nth} {mode}:", *found[:12], sep="\n  ", flush=True)
    print(f"{tried} points, {bad} violations")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

"""Has the newest manifests timestamped by the authority at TSA_URL (RFC 3161, 3.4: over HTTP), through the guard.

As each manifest holds the digests of those before it, a timestamp of the newest stands for all. So one question a run
is enough, and an authority that fails costs nothing but time and a note in the archive: the next run's timestamp stands
for this run too.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    NotSupported,
)
from scrapy.settings import BaseSettings, Settings

from archive import layout
from archive.collection import Collection
from archive.custody.unstamped import Unstamped
from archive.errors import ArchiveError, Misuse
from archive.run import now
from archive.shown import note
from crawler.answer import Answer
from crawler.connection import Pool
from crawler.egress import EgressRefused, Guard
from crawler.sending import Sending

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

logger = logging.getLogger(__name__)

PATIENCE_S = 20.0  # for one answer in all: a run shall end
SIZE = 64 << 10  # bytes of an answer
MOST_WORDS = 500  # characters of why there is no timestamp: an authority may say anything
FAILURES = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    EgressRefused,
    NotSupported,
    OSError,  # TimeoutError too
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one manifest."""

    run: str
    said: str = ""  # the time and the authority
    failed: str = ""  # why there is no timestamp


class Authority:
    """The timestamp authority that the settings name."""

    def __init__(self, url: str, roots: list[Certificate], settings: BaseSettings) -> None:
        self.url, self.roots, self.settings = url, roots, settings
        self.name = url.partition("?")[0]  # a query may hold a key

    @classmethod
    def of(cls, settings: BaseSettings) -> Authority | None:
        """Return the authority of TSA_URL and TSA_CA, None where none is set; Misuse or BadKey tells a bad setting."""
        url, path = settings["TSA_URL"], settings["TSA_CA"]
        if not url:
            return None
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Misuse(f"TSA_URL: {url!r} is no http or https URL")
        if parts.username or parts.password:
            raise Misuse("TSA_URL: names and passwords are not sent; choose an authority that needs none")
        from archive.custody.stamps import roots

        return cls(url, roots(Path(path).expanduser()) if path else [], settings)

    def answer(self, data: bytes) -> tuple[bytes, str]:
        """Return the authority's answer for these bytes, as it came, and what it says; ValueError tells why not."""
        from archive.custody import stamps

        asked = stamps.request(data)
        try:
            answer = asyncio.run(self._post(asked.as_bytes()))
        except TimeoutError:
            raise ValueError(f"no answer within {PATIENCE_S:g} s") from None
        except FAILURES as error:
            raise ValueError(str(error) or type(error).__name__) from error
        stamp = stamps.accepted(answer, asked, data, self.roots)
        return answer, f"{layout.iso(stamp.time)} by {stamp.authority or urlsplit(self.url).hostname}"

    async def _post(self, query: bytes) -> bytes:
        pool = Pool(Guard.from_settings(self.settings), self.settings)
        try:
            async with asyncio.timeout(PATIENCE_S):
                return await self._exchange(pool, query)
        finally:
            pool.close()

    async def _exchange(self, pool: Pool, query: bytes) -> bytes:
        headers = {
            "User-Agent": self.settings["USER_AGENT"],
            "Content-Type": "application/timestamp-query",
            "Accept": "application/timestamp-reply",
        }
        request = Request(self.url, method="POST", body=query, headers=headers, meta=_proxy(self.url))
        sending = Sending.of(request)
        connection = await pool.take(sending.route)
        connection.sink = reply = Reply()
        connection.transport.write(sending.wire)
        answer = await reply.whole
        connection.sink = None
        connection.transport.abort()
        if answer.truncated or not answer.head:
            raise DownloadFailedError(answer.error or f"the answer was cut: {answer.truncated}")
        if answer.status != 200:
            raise DownloadFailedError(f"{self.name} answered {answer.status}; TSA_URL must be where it answers itself")
        return answer.body


class Reply:
    """Reads one answer to its end."""

    def __init__(self) -> None:
        self._answer = Answer("POST", head_limit=SIZE, body_limit=SIZE)
        self.whole: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def received(self, data: bytes) -> None:
        """Take what came."""
        self._answer.feed(data)
        self._tell()

    def ended(self, error: Exception | None) -> None:
        """Take the end."""
        self._answer.end("disconnect" if error else "", str(error or ""))
        self._tell()

    def _tell(self) -> None:
        if self._answer.done and not self.whole.done():
            self.whole.set_result(self._answer)


def timestamped(clips: Collection, authority: Authority, clock: Callable[[], datetime] = now) -> Iterator[Outcome]:
    """Have each of the newest manifests timestamped that is not yet; StorageError when the archive fails.

    Where the authority gives none a note of that is put beside the manifest.
    """
    for key, sha256 in clips.heads().items():
        run = layout.run_of_manifest(key)
        if any(name.endswith(".tsr") for name in clips.storage.keys(f"runs/{run}.")):
            continue
        data = clips.storage.get(key, sha256=sha256)
        try:
            answer, said = authority.answer(data)
        except ValueError as error:
            failed = " ".join(str(error).split())[:MOST_WORDS]
            logger.warning("%s is not timestamped by %s: %s", run, authority.name, failed)
            note = Unstamped(run=run, sha256=sha256, time=clock(), authority=authority.name, why=failed)
            clips.storage.put(layout.unstamped_key(run, note.time), note.written())
            yield Outcome(run, failed=failed)
            continue
        clips.storage.put(layout.stamp_key(run, answer), answer)
        logger.info("%s is timestamped: %s", run, said)
        yield Outcome(run, said=said)


def timestamp(clips: Collection, settings: BaseSettings | None = None, clock: Callable[[], datetime] = now) -> None:
    """Have the newest manifests timestamped, where an authority is set; what fails is told, and never raised."""
    try:
        authority = Authority.of(settings or of_environment())
        outcomes = list(timestamped(clips, authority, clock)) if authority else []
    except ArchiveError as error:
        note(f"clipfile: not timestamped: {error}")
        return
    for outcome in outcomes:
        if outcome.failed:
            cure = "the next run's timestamp will stand for it too; `clipfile keys timestamp` tries now"
            note(f"clipfile: {outcome.run} is not timestamped: {outcome.failed} ({cure})")


def of_environment() -> Settings:
    """Return the settings of commands that have no `-s`."""
    settings = Settings()
    settings.setmodule("crawler.settings")
    return settings


def _proxy(url: str) -> dict[str, str]:
    """Return the meta of a request that goes through the environment's proxy, as Scrapy's requests do."""
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme)
    return {"proxy": proxy} if proxy and not proxy_bypass(parts.hostname or "") else {}

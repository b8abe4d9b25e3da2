"""The webhook: a signed POST of JSON for each fact, as Standard Webhooks 1.0 has it; docs/notifications.md shows one.

    webhook-id: urn:uuid:…                 of the fact: the same when it is sent again
    webhook-timestamp: 1795342273          when it was sent
    webhook-signature: v1,K5oZfzN95Z…      base64 of HMAC-SHA256 over `id.timestamp.body`, one for each secret

It goes where the egress guard lets it, with TLS verified, and follows no redirect.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    NotSupported,
)
from scrapy.settings import BaseSettings

from archive.told import GAP, Fact, fact_id
from crawler.answer import Answer
from crawler.connection import HeadReader, Pool
from crawler.egress import EgressRefused, Guard
from crawler.sending import Sending
from crawler.telling.channel import NotSent, hidden, secret
from crawler.telling.outbox import Message, named
from crawler.telling.words import counted, headline
from pipelines.story import Story

SINGLY = 20  # facts that are told one by one; more at once are summed up in one message
LISTED = 50  # facts that a message which sums up names
TIMEOUT_S = 15.0  # as Standard Webhooks advises: 15 to 30 s
WAITS_S = (1.0, 5.0, 20.0)  # before each further try; what is left then waits for the next telling
RETRY_AFTER_MAX_S = 60.0  # what a receiver may make a run wait
ANSWER_MAX = 1 << 16  # bytes of the answer, whose body nobody reads
LATER = frozenset({429, *range(500, 600)})  # answers that may be others in a minute
CURE = "write whsec_ and 24 to 64 random bytes in base64, as docs/notifications.md shows"
FAILURES = (CannotResolveHostError, DownloadConnectionRefusedError, DownloadFailedError, NotSupported, OSError)


class Webhook:
    """Posts to the URL of a story file, or to that of the environment variable which it names."""

    name = "webhook"

    def __init__(
        self,
        story: Story,
        settings: BaseSettings,
        environ: Mapping[str, str],
        wait: Callable[[float], None] = time.sleep,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Read URL and secrets; NotSent where they are not there or cannot be used."""
        assert story.notify is not None
        where = story.notify.webhook
        from_environment = "://" not in where
        self.story, self.settings, self._wait, self._clock = story, settings, wait, clock
        self._url = (
            secret(environ, where, "the story file names it as the webhook's URL") if from_environment else where
        )
        parts = urlsplit(self._url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise NotSent(f"{where if from_environment else 'webhook'} holds no http or https URL")
        self._keys = [signing_key(word) for word in secret(environ, "NOTIFY_SECRET", CURE).split()]
        rest = self._url.partition("://")[2]
        secrets = [rest, rest.partition("/")[2], parts.username or "", parts.password or ""]
        self._hidden = [*secrets, parts.hostname, parts.netloc] if from_environment else secrets

    def compose(self, facts: Sequence[Fact]) -> list[Message]:
        """Return a message a fact; of many facts the one that sums them up."""
        if len(facts) <= SINGLY:
            return [self._message(fact.id, fact.kind, fact.time, self._of_fact(fact), [fact]) for fact in facts]
        id = fact_id(self.story.id, "summary", *sorted(fact.id for fact in facts))
        last = facts[-LISTED:]
        data = {
            "counts": counted(facts),
            "first": facts[0].time,
            "last": facts[-1].time,
            "facts": [{"id": fact.id, "kind": fact.kind, "headline": headline(fact), "url": fact.url} for fact in last],
            "more": len(facts) - len(last),
        }
        return [self._message(id, "summary", facts[-1].time, data, facts)]

    def _of_fact(self, fact: Fact) -> dict[str, object]:
        article = {"article": fact.subject} if fact.kind != GAP else {}
        told = {"headline": headline(fact), "title": fact.title, "url": fact.url, "outlet": fact.outlet}
        return {**told, **article, **fact.data}

    def _message(self, id: str, kind: str, time: str, data: dict[str, object], facts: Sequence[Fact]) -> Message:
        told = {"id": id, "story": {"id": self.story.id, "title": self.story.title}, **data}
        body = json.dumps({"type": f"story.{kind}", "timestamp": time, "data": told}).encode()
        return Message(id=id, channel=self.name, facts=named(facts), body=body)

    def send(self, message: Message) -> None:
        """Post a message, again after a while where that may help."""
        unknown = False
        for pause in (*WAITS_S, None):
            try:
                answer = asyncio.run(self._post(message))
            except NotSent as error:
                failure, again, asked = error, not isinstance(error.__cause__, EgressRefused), 0.0
            else:
                if 200 <= answer.status < 300:
                    return
                failure, again, asked = refusal(answer), answer.status in LATER, retry_after(answer, self._clock())
            unknown |= failure.unknown
            if pause is None or not again or asked > RETRY_AFTER_MAX_S:
                raise NotSent(hidden(failure.why, *self._hidden), unknown) from failure
            self._wait(max(pause, asked))

    async def _post(self, message: Message) -> Answer:
        stamp = str(int(self._clock().timestamp()))
        headers = {
            "Content-Type": "application/json",
            "User-Agent": self.settings["USER_AGENT"],
            "Connection": "close",
            "webhook-id": message.id,
            "webhook-timestamp": stamp,
            "webhook-signature": " ".join(signature(key, message.id, stamp, message.body) for key in self._keys),
        }
        pool = Pool(Guard.from_settings(self.settings), self.settings, must_verify=True)
        connection = None
        try:
            async with asyncio.timeout(TIMEOUT_S):
                sending = Sending.of(Request(self._url, method="POST", headers=headers, body=message.body))
                connection = await pool.open(sending.route)
                connection.sink = posted = HeadReader("POST", ANSWER_MAX)
                connection.transport.write(sending.wire)
                answer = await posted.answered
        except TimeoutError as error:
            raise NotSent(f"no answer within {TIMEOUT_S:g} s", connection is not None) from error
        except (EgressRefused, *FAILURES) as error:
            raise NotSent(" ".join(str(error).split()), connection is not None) from error
        finally:
            pool.close()
            if connection:
                connection.sink = None
                connection.transport.abort()
        if not answer.head:
            raise NotSent(answer.error or "no HTTP answer", True)
        return answer


def signing_key(word: str) -> bytes:
    """Return the bytes of a secret as Standard Webhooks writes it; NotSent, which does not tell it, for any other.

    >>> signing_key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").hex()[:8]
    '31f290f6'
    """
    try:
        key = base64.b64decode(word.removeprefix("whsec_"), validate=True) if word.startswith("whsec_") else b""
    except binascii.Error:
        key = b""
    if not 24 <= len(key) <= 64:
        raise NotSent(f"NOTIFY_SECRET is no secret of Standard Webhooks; {CURE}")
    return key


def signature(key: bytes, id: str, stamp: str, body: bytes) -> str:
    """Return the signature of a message, with its version."""
    made = hmac.new(key, f"{id}.{stamp}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(made).decode()


def refusal(answer: Answer) -> NotSent:
    """Return what an answer that is no success amounts to."""
    line = answer.head.split(b"\n", 1)[0].decode("latin-1").strip()
    why = "; redirects are not followed" if 300 <= answer.status < 400 else ""
    return NotSent(f"the receiver answered {line[:120]}{why}")


def retry_after(answer: Answer, now: datetime) -> float:
    """Return the seconds that a receiver wants us to wait, 0 if it does not say (RFC 9110, 10.2.3)."""
    said = next((value.decode("latin-1") for name, value in answer.headers if name.lower() == b"retry-after"), "")
    if re.fullmatch(r"\d{1,9}", said.strip()):
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - now).total_seconds())
    except (ValueError, TypeError):
        return 0.0

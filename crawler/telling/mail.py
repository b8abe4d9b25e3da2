"""Mail: one digest a telling, plain text, by SMTP with TLS.

SMTP_URL=smtps://desk:secret@mail.outlet.example          TLS from the first byte, port 465
SMTP_URL=smtp://desk:secret@mail.outlet.example:587       STARTTLS, and nothing without it
SMTP_URL=smtp://localhost:25?tls=off                      a relay that asks for no password
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from scrapy.settings import BaseSettings

from archive.layout import view_key
from archive.shown import one_line, printable
from archive.told import Fact, fact_id
from crawler.telling.channel import NotSent, hidden, secret
from crawler.telling.outbox import Message, named
from crawler.telling.words import SECTIONS, headline, keys, lines, passages, sum_up
from pipelines.story import Story
from pipelines.story_values import is_address

TIMEOUT_S = 30.0  # for each answer of the server
PORTS = {"smtp": 587, "smtps": 465}
LISTED = 40  # facts of a kind that a digest tells; of more the newest, with their number
CURE = "write smtps://user:password@host or smtp://user:password@host:587, with %40 for an @ in a password"


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in."""

    host: str
    port: int
    tls: str  # implicit, starttls, off
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def of(cls, url: str) -> Server:
        """Read SMTP_URL; NotSent, which does not tell it, when it cannot be used.

        >>> Server.of("smtp://desk:p%40ss@mail.outlet.example")
        Server(host='mail.outlet.example', port=587, tls='starttls', user='desk')
        """
        try:
            parts = urlsplit(url)
            port = parts.port or PORTS[parts.scheme]
        except (ValueError, KeyError):
            raise NotSent(f"SMTP_URL cannot be read; {CURE}") from None
        if not parts.hostname or parts.path.strip("/") or parts.query not in ("", "tls=off") or parts.fragment:
            raise NotSent(f"SMTP_URL cannot be read; {CURE}")
        tls = "implicit" if parts.scheme == "smtps" else "off" if parts.query else "starttls"
        if tls == "off" and parts.username:
            raise NotSent("SMTP_URL: a password goes over TLS only; leave out ?tls=off, or the user")
        return cls(parts.hostname, port, tls, unquote(parts.username or ""), unquote(parts.password or ""))


class Mail:
    """Writes to the addresses of a story file."""

    name = "mail"

    def __init__(
        self,
        story: Story,
        settings: BaseSettings,
        environ: Mapping[str, str],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Read server and sender; NotSent where they are not there or cannot be used."""
        assert story.notify is not None
        self.story, self.to, self._clock = story, story.notify.mail, clock
        self.server = Server.of(secret(environ, "SMTP_URL", CURE))
        self.sender = settings["NOTIFY_FROM"]
        if not is_address(self.sender):
            raise NotSent("NOTIFY_FROM is no mail address; set it to the one that mail shall come from")
        self.refused: tuple[str, ...] = ()  # addresses that the server did not take the last time

    def compose(self, facts: Sequence[Fact]) -> list[Message]:
        """Return the one mail that tells all of them."""
        if not facts:
            return []
        id = fact_id(self.story.id, "digest", *sorted(fact.id for fact in facts))
        domain = self.sender.rpartition("@")[2]
        mail = EmailMessage(policy=POLICY)
        mail["From"] = self.sender
        mail["To"] = ", ".join(self.to)
        mail["Subject"] = f"{one_line(self.story.title)[:60]}: {sum_up(facts)}"
        mail["Date"] = format_datetime(self._clock())
        mail["Message-ID"] = f"<{id.removeprefix('urn:uuid:')}@{domain}>"
        thread = fact_id(self.story.id, "thread").removeprefix("urn:uuid:")
        mail["References"] = f"<{thread}@{domain}>"  # mail programs show a story's mails together
        mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies
        mail.set_content(text(self.story, facts), charset="utf-8", cte="quoted-printable")
        return [Message(id=id, channel=self.name, facts=named(facts), body=mail.as_bytes())]

    def send(self, message: Message) -> None:
        """Hand a mail in; it was taken when the server took it for one of the addresses."""
        under_way = False
        try:
            with self._session() as session:
                self.refused = _addressed(session, self.sender, self.to)
                under_way = True
                code, said = session.data(message.body)
                if code != 250:
                    raise smtplib.SMTPDataError(code, said)
        except smtplib.SMTPResponseException as error:
            raise self._not_sent(f"the mail server says {error.smtp_code} {_words(error.smtp_error)}") from error
        except smtplib.SMTPRecipientsRefused as error:
            answers = "; ".join(f"{to}: {code} {_words(why)}" for to, (code, why) in error.recipients.items())
            raise self._not_sent(f"the mail server takes no address: {answers}") from error
        except ssl.SSLCertVerificationError as error:
            raise self._not_sent(f"the mail server's certificate is not trusted: {error.verify_message}") from error
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise self._not_sent(f"mail server: {error or type(error).__name__}", under_way) from error

    def _not_sent(self, why: str, unknown: bool = False) -> NotSent:
        return NotSent(one_line(hidden(why, self.server.password))[:300], unknown)

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        server, trusted = self.server, ssl.create_default_context()
        session: smtplib.SMTP
        if server.tls == "implicit":
            session = smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT_S, context=trusted)
        else:
            session = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_S)
        try:
            if server.tls == "starttls":
                session.starttls(context=trusted)  # SMTPNotSupportedError where it is not offered
            if server.user:
                session.login(server.user, server.password)
            session.ehlo_or_helo_if_needed()
            yield session
            with suppress(smtplib.SMTPException, OSError):  # it was taken by then
                session.quit()
        finally:
            session.close()


def _addressed(session: smtplib.SMTP, sender: str, to: Sequence[str]) -> tuple[str, ...]:
    """Name sender and addresses; return those that the server refuses, SMTPRecipientsRefused when it refuses all."""
    code, said = session.mail(sender)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, said, sender)
    answers = {address: session.rcpt(address) for address in to}
    refused = {address: answer for address, answer in answers.items() if answer[0] not in (250, 251)}
    if len(refused) == len(answers):
        raise smtplib.SMTPRecipientsRefused(refused)
    return tuple(refused)


def _words(said: bytes | str) -> str:
    return one_line(said.decode("utf-8", "replace") if isinstance(said, bytes) else said)


def text(story: Story, facts: Sequence[Fact]) -> str:
    """Return what a digest says: what is new, kind by kind, the newest last."""
    parts = [f"{one_line(story.title)}\n{sum_up(facts)}"]
    for kind, (heading, _, _) in SECTIONS.items():
        told = [fact for fact in facts if fact.kind == kind]
        if told:
            parts.append(f"{heading.upper()}")
            if len(told) > LISTED:
                parts.append(f"  The newest {LISTED} of {len(told)}; clipfile story show {story.id} lists all.")
            parts += [_item(fact) for fact in told[-LISTED:]]
    feed = f"Feed in the archive: {view_key(story.id, 'feed.atom')}\n" if story.notify and story.notify.feed else ""
    parts.append(f"-- \nClipfile, story {story.id}. Keys are those of the archive.\n{feed}")
    return printable("\n\n".join(parts))


def _item(fact: Fact) -> str:
    rows = [headline(fact), *(f"  {line}" for line in lines(fact))]
    for before, after in passages(fact):
        rows += [f"    - {before}"] if before else []
        rows += [f"    + {after}"] if after else []
    rows.append(f"  {one_line(fact.url)}")
    return "\n".join([*rows, *(f"  {name}: {key}" for name, key in keys(fact))])

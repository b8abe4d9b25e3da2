"""A followed story made by hand, and receivers on loopback: an HTTP server and an SMTP server that keep what comes."""

import asyncio
import base64
import hashlib
import hmac
import json
import threading
from collections import namedtuple
from contextlib import contextmanager
from datetime import timedelta

from aiosmtpd.smtp import SMTP, AuthResult
from scrapy.settings import Settings

from archive import Collection
from archive.capture import Judgement
from archive.layout import fresh_id
from archive.run import Run
from archive.standing import judged_event
from crawler import settings as ours
from crawler.telling.tell import Teller
from pipelines.story import parse
from tests.commands import LOOPBACK
from tests.looks import Clock, Runs, look
from tests.servers import RawServer, ok

SECRET = "whsec_" + base64.b64encode(b"the harbour board has a crane").decode()
PASSWORD = "p@ss/word"
OPENING = "The harbour board met for the fourth time on Tuesday and heard the engineer."
BEFORE = f"{OPENING}\n\nThe crane costs 4 million crowns, the board said.\n\nA vote is due in May."
AFTER = f"{OPENING}\n\nThe crane costs 9 million crowns, the board said.\n\nA vote is due in May."
URL = "https://harbour-times.test/crane/"
Post = namedtuple("Post", "headers body")


class Desk:
    """A story, its archive, and the clock by which time passes there."""

    def __init__(self, url, state_dir, notify="feed = true", clock=None):
        self.clips = Collection(url, state_dir=state_dir)
        self.clips.prepare()
        self.clock = clock or Clock()
        self.runs = Runs(self.clips, self.clock)
        self.follow(notify)
        self.waited = []
        self.environ = {}

    def follow(self, notify, title="The crane"):
        self.story = parse(f"title = {json.dumps(title)}\nquery = 'crane'\n[notify]\n{notify}\n", "crane")

    def see(self, text, url=URL, **more):
        """A look at a page, and one at another page of its host, which shows that the host answers."""
        began = self.clock.pass_(minutes=1)
        front = look(
            "The front page of the paper.", url=f"https://{url.split('/')[2]}/", began=began, advert=began.minute
        )
        more = {"advert": began.hour * 60 + began.minute, **more}
        page = look(text, url=url, began=began, **more)
        self.runs.keep(page, front)
        return page

    def cover(self, *urls, text=BEFORE, verdict="in"):
        """Looks at articles that are judged to be coverage."""
        pages = [look(text, url=url, began=self.clock(), advert=at) for at, url in enumerate(urls)]
        self.runs.keep(*pages)
        writer = self.runs.writer()
        judgement = Judgement(story="crane", verdict=verdict, score=0.91, reasons=("names: Quay",), via="feed")
        writer.add_events(
            judged_event(fresh_id(), writer.run.id, page.article_id, judgement, time=self.clock()) for page in pages
        )
        assert writer.close()

    def vanish(self):
        """The article is looked for three times over hours, and is not there."""
        for _ in range(3):
            self.clock.pass_(hours=2)
            self.see("", status=404, body=b"<h1>Not found</h1>" * 40)

    def miss(self, *gaps, answered=("harbour-times.test",)):
        """A run that ends with these gaps: (outlet, kind)."""
        run = Run("crane", self.clips, {"operator": "desk"}, self.clock)
        rows = [
            {"outlet": host, "url": f"https://{host}/", "kind": kind, "reason": "403 for its feed", "expected": False}
            for host, kind in gaps
        ]
        hosts = {*answered, *(host for host, _ in gaps)}
        told = {host: {"answered": host in answered} for host in hosts}
        run.note(coverage={"story": "crane", "outlets": told, "gaps": rows})
        run.close()

    def settings(self, **more):
        made = Settings()
        made.setmodule(ours, priority="project")
        made.setdict({"EGRESS_ALLOW": LOOPBACK, "NOTIFY_FROM": "clips@newsroom.test", **more})
        return made

    @property
    def teller(self):
        return Teller(
            self.clips,
            self.story,
            self.settings(),
            clock=self.clock,
            environ=self.environ,
            wait=self.waited.append,
        )

    def tell(self, **more):
        return self.teller.tell(**more)

    def events(self):
        self.clips.refresh()
        return [row.data | {"subject": row.subject} for row in self.clips.cache.events("notified")]

    def days(self, count):
        self.clock.now += timedelta(days=count)


class Receiver(RawServer):
    """A webhook's receiver: `answers` are given one after the other, then 204."""

    def __init__(self, *answers, **more):
        self.answers = list(answers)
        super().__init__({"/hook": lambda request, nth: self._next()}, **more)

    def _next(self):
        return self.answers.pop(0) if self.answers else [ok(b"", status=b"204 No Content")]

    @property
    def posts(self):
        posts = []
        for _, request, _ in self.log:
            head, _, body = request.partition(b"\r\n\r\n")
            lines = [line.partition(b": ") for line in head.split(b"\r\n")[1:]]
            posts.append(Post({name.decode().lower(): value.decode() for name, _, value in lines}, body))
        return posts

    @property
    def told(self):
        return [json.loads(post.body) for post in self.posts]

    @property
    def ids(self):
        return [post.headers["webhook-id"] for post in self.posts]


def genuine(post, secret=SECRET):
    """Whether a receiver that follows Standard Webhooks takes it; written from the specification alone."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{post.headers['webhook-id']}.{post.headers['webhook-timestamp']}.".encode() + post.body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(
        hmac.compare_digest(word.partition(",")[2], expected)
        for word in post.headers["webhook-signature"].split()
        if word.startswith("v1,")
    )


class Sink:
    """What an SMTP server was given."""

    def __init__(self):
        self.envelopes, self.logins, self.answers = [], [], []
        self.refused = set()

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in self.refused:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.envelopes.append(envelope)
        return self.answers.pop(0) if self.answers else "250 taken"

    def login(self, server, session, envelope, mechanism, data):
        self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=self.logins[-1][1] == PASSWORD, handled=False)


@contextmanager
def mail_server(tls="", context=None, auth=False):
    """A server on loopback (`tls`: "", starttls, implicit); yields its sink and its port."""
    sink = Sink()
    options = {"require_starttls": tls == "starttls", "tls_context": context if tls == "starttls" else None}
    if auth:
        options |= {"authenticator": sink.login, "auth_required": True, "auth_require_tls": tls == "starttls"}
    loop = asyncio.new_event_loop()
    sessions = []

    def session():
        sessions.append(SMTP(sink, loop=loop, hostname="localhost", **options))
        return sessions[-1]

    made = loop.create_server(
        session,
        "127.0.0.1",
        0,
        ssl=context if tls == "implicit" else None,
    )
    server = loop.run_until_complete(made)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def end():
        server.close()
        for one in sessions:
            if one.transport:
                one.transport.abort()
        await asyncio.sleep(0)
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0)

    try:
        yield sink, server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()

"""Looks at invented pages, made by hand, and the writer that keeps them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from archive.capture import Article, Capture, Exchange, Noise
from archive.layout import fresh_id, run_id
from archive.url import plain
from archive.writer import RunInfo

START = datetime(2026, 3, 3, 9, tzinfo=UTC)
URL = "https://www.harbour-times.test/2026/crane/"


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self, now=START):
        self.now = now

    def __call__(self):
        return self.now

    def pass_(self, **time):
        self.now += timedelta(**time)
        return self.now


def html(text, advert=0):
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    return f"<!doctype html><!-- {advert:0300d} --><title>The crane</title>{paragraphs}".encode()


def exchange(body, url=URL, began=START, status=200, **fields):
    reason = {
        200: "OK",
        304: "Not Modified",
        404: "Not Found",
        301: "Moved Permanently",
        403: "Forbidden",
        503: "Busy",
    }[status]
    head = f"HTTP/1.1 {status} {reason}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    if status == 304:
        head, body = b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n', b""
    request = b"GET / HTTP/1.1\r\nHost: www.harbour-times.test\r\n\r\n"
    made = {"id": fresh_id(), "url": url, "began": began, "peer": "203.0.113.9", "request": request}
    return Exchange(**{**made, "head": head, "body": body, **fields})


def look(
    text, *, url=URL, began=START, run="", hops=(), rules=1, access="full", status=200, advert=0, body=None, known=""
):
    """One look at a page that shows `text`; "" for a look that finds no article."""
    page = exchange(html(text, advert) if body is None else body, url, began, status)
    article = None
    if text:
        article = Article(
            id=known or plain(url),
            url=url,
            aliases=(*(plain(hop.url) for hop in hops), plain(url)),
            title="The crane",
            authors=("Ada Quay",),
            text=text + "\n",
            words=len(text.split()),
            noise=(Noise(kind="share", line="Share"),),
            rules=rules,
        )
    return Capture(
        id=page.id,
        run="",
        asked=hops[0].url if hops else url,
        exchanges=(*hops, page),
        article_id=known or plain(url),
        access=access if text else "error",
        article=article,
    )


class Runs:
    """Makes runs of one collection, one after another or side by side."""

    def __init__(self, collection, clock=None):
        self.collection, self.clock = collection, clock or Clock()

    def writer(self, **limits):
        name = run_id("page", self.clock())
        return self.collection.writer(RunInfo(id=name), self.clock, **limits)

    def keep(self, *captures):
        """Keep captures in a run of their own."""
        writer = self.writer()
        for capture in captures:
            writer.add(replace(capture, run=writer.run.id))
        assert writer.close(), writer.trouble
        return writer

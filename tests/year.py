"""A year of a story in seconds: `python -m tests.year FOLDER`.

Two invented outlets on loopback change by the clock of the runs, which goes from one look that is due to the next.
"""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.farm import BODY, TITLES, page, rss
from tests.servers import RESET, RawServer, ok

START = datetime(2031, 3, 3, 9, tzinfo=UTC)  # later than any real clock's time, which would show
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STEP = timedelta(minutes=20)  # a run takes what is due within it
HARBOUR, ISLAND = "harbour.test", "island.test"
FATES = ("steady", "edited", "gone", "back", "moved", "walled", "soft", "renamed")  # articles of the first outlet
EDITS = (40 / 60 * HOUR, 5 * HOUR, 20 * DAY)  # of the edited one: ages
GONE, AWAY, MOVED, WALLED, SOFT, DOWN = (3 * DAY, 366 * DAY), (2 * DAY, 5 * DAY), (10 * DAY, 366 * DAY), (
    1 * DAY, 8 * DAY), (2 * DAY, 366 * DAY), (30 * HOUR, 4 * DAY)  # fmt: skip
RENAMED = 6 * HOUR  # the same article, a figure altered, under another address
LOGIN = (
    b"<!doctype html><html><head><title>Log in</title></head><body><h1>Log in to read on</h1><form><input name=email>"
    b"<input type=password name=password><button>Log in</button></form></body></html>"
)
SETTINGS = {
    "EGRESS_ALLOW": "127.0.0.0/8:*",
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "RETRY_TIMES": 0,
    "LOG_LEVEL": "ERROR",
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
}


class Clock:
    """A clock that is set; each reading is a little later than the one before, as in a real run."""

    def __init__(self):
        self.now = START

    def __call__(self):
        self.now += timedelta(milliseconds=1)
        return self.now

    @property
    def age(self):
        return self.now - START


class Site:
    """Both outlets, as they are at the age of the story."""

    def __init__(self, clock):
        self.clock = clock
        self.server = RawServer({"*": self.answer})
        self.asked = []  # (age in hours, host, target, conditional)

    def answer(self, request, nth):
        head = request.decode("latin-1")
        target = head.split(" ", 2)[1]
        host = next(line[5:].strip() for line in head.split("\r\n") if line.lower().startswith("host:"))
        self.asked.append((self.clock.age / HOUR, host, target, "if-none-match" in head.lower()))
        if host == ISLAND and DOWN[0] <= self.clock.age < DOWN[1]:
            return [RESET]
        if target == "/robots.txt":
            return [ok(b"User-agent: *\nDisallow:\n")]
        if target == "/rss":
            return [ok(rss(host, self.entries(host)))]
        if target == "/":
            return [ok(b"<!doctype html><html><body><h1>The Harbour Times</h1></body></html>")]
        if target == "/news/renamed-toll":
            return [ok(text("renamed", edits=1))]
        return self.article(target.removeprefix("/news/kessel-bridge-toll-"), head)

    def entries(self, host):
        names = FATES if host == HARBOUR else ("island",)
        date = f"{START - HOUR:%a, %d %b %Y %H:%M:%S} GMT"
        return [(title(name), f"http://{host}/news/kessel-bridge-toll-{name}", date) for name in names]

    def article(self, name, head):
        age, within = self.clock.age, lambda span: span[0] <= self.clock.age < span[1]
        if name == "steady":
            tag = b'ETag: "first"'
            return (
                [b"HTTP/1.1 304 Not Modified\r\n" + tag + b"\r\n\r\n"] if '"first"' in head else [ok(text(name), tag)]
            )
        if name == "edited":
            return [ok(text(name, sum(age >= edit for edit in EDITS)))]
        if (name, True) in (("gone", within(GONE)), ("back", within(AWAY))):
            status = b"404 Not Found" if name == "gone" else b"410 Gone"
            return [ok(b"<h1>Not here</h1>", status=status)]
        if name == "moved" and within(MOVED):
            return [b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"]
        if name == "renamed" and age >= RENAMED:
            return [b"HTTP/1.1 301 Moved Permanently\r\nLocation: /news/renamed-toll\r\nContent-Length: 0\r\n\r\n"]
        if name == "walled" and within(WALLED):
            return [ok(LOGIN, status=b"401 Unauthorized")]
        if name == "soft" and within(SOFT):
            return [ok(b"<!doctype html><html><head><title>Page not found</title></head><body><h1>Page not found</h1>"
                       b"<p>The page you are looking for does not exist.</p></body></html>")]  # fmt: skip
        return [ok(text(name))]


def title(name):
    return f"{TITLES[len(name) % 4]}, {name}"


def text(name, edits=0):
    own = f"The {name} quay has waited {len(name) + 3} years for the bridge, and a crossing costs {4 + edits} crowns."
    stamp = f"{START - HOUR:%Y-%m-%dT%H:%M:%SZ}"
    made = page(title(name), [*BODY, own])
    at = made.index(b'published_time" content="') + len(b'published_time" content="')
    return made[:at] + stamp.encode() + made[at + len(stamp) :]


async def live(folder, site, clock):
    """Run the story whenever something is due, for a year; tell the runs: age in hours, exit status, what it told."""
    from scrapy.crawler import AsyncCrawlerRunner
    from scrapy.utils.project import get_project_settings

    from archive import Collection
    from crawler.revisits import revisits
    from crawler.spiders.story import StorySpider
    from pipelines.story import read

    settings = get_project_settings()
    settings.setdict(SETTINGS | {"ARCHIVE_URL": f"{folder}/clips", "STATE_DIR": f"{folder}/state"}, priority="cmdline")
    settings.set("CONNECT_TO", f"{HARBOUR}:80=127.0.0.1:{site.server.port} {ISLAND}:80=127.0.0.1:{site.server.port}")
    settings.set("STORIES_DIR", str(folder))
    runner, story, runs = AsyncCrawlerRunner(settings), read(folder / "toll.toml"), []
    due = [START]
    while due:
        clock.now = max(clock.now, due[0] + STEP)
        age = clock.age / HOUR
        spider = StorySpider(story="toll", only="revisits" if runs else "")
        spider.clock = clock
        spider.run = spider.begin(settings)
        await runner.crawl(runner.create_crawler(StorySpider), ready=spider)
        spider.close_run()
        spider.ended(spider.status())
        runs.append((age, spider.status(), len(spider.work.revisiting.due)))
        clips = Collection(f"{folder}/clips", state_dir=folder / "state")
        due = [one.at for one in revisits(clips, story)]
    return runs


def main(folder):
    from scrapy.utils.defer import deferred_f_from_coro_f
    from scrapy.utils.reactor import install_reactor

    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet.task import react

    from pipelines import article
    from pipelines.workers import Workers

    class Shared(Workers):
        """One process for all runs: each would load its libraries anew."""

        async def close(self):
            pass

    shared = Shared(1)
    article.Workers = lambda count: shared
    clock = Clock()
    site = Site(clock)
    (folder / "toll.toml").write_text(
        f'title = "The Kessel bridge toll"\nseeds = ["http://{HARBOUR}/news/kessel-bridge-toll-steady"]\n'
        'query = "Kessel AND toll"\n'
        + "".join(
            f'[[outlets]]\nhome = "http://{host}/"\nfeeds = ["http://{host}/rss"]\n' for host in (HARBOUR, ISLAND)
        )
    )

    async def told(reactor):
        runs = await live(folder, site, clock)
        (folder / "told.json").write_text(json.dumps({"runs": runs, "asked": site.asked}))

    try:
        react(deferred_f_from_coro_f(told))
    finally:
        shared.close_now()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""A farm of invented outlets on loopback, each with another way of publishing, told apart by the Host header."""

import gzip
import json
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.servers import NOT_FOUND, RawServer

NOW = datetime.now(UTC).replace(microsecond=0)
SINCE = (NOW - timedelta(days=4)).date()
TITLES = [
    "Harbour minister Odran Velk rejects the Kessel bridge toll",
    "Velk refuses toll on Kessel bridge after talks with Brunnmark",
    "Kessel bridge: minister Velk drops toll deal struck with Brunnmark",
    "Why Odran Velk turned down the Kessel bridge toll",
]
BODY = [
    "Harbour minister Odran Velk on Monday rejected a toll on the Kessel bridge that his envoy had agreed with the "
    "builder Brunnmark, officials said.",
    "The envoy, Tessa Marlow, had told Brunnmark that drivers would pay four crowns for each crossing of the Kessel "
    "bridge, which links Osterhaven with the island of Ruun.",
    "Velk said the toll deal went too far and that the ministry had never given Marlow leave to sign it.",
    "Brunnmark, which built the Kessel bridge for 300 million crowns, said it would study the decision of the minister.",
    "The Osterhaven council meets on Thursday to speak about the toll, the bridge and what the island of Ruun needs.",
    "Marlow did not answer questions about the talks, which began in the spring and ended last week in Osterhaven.",
]
OTHERS = {
    "Bakers of Lindholm win the rye bread prize": "Bakers from Lindholm won the prize for rye bread at the yearly fair, "
    "where forty ovens were lit before dawn and children tasted loaves with honey.",
    "Storm tears roofs from farms in the north": "A storm tore roofs from farms in the northern hills during the night, "
    "and firefighters pumped water out of cellars until the morning came.",
    "Violinist Ilka Sorn to open the winter season": "The violinist will open the winter season of the concert hall "
    "with two sonatas and a new work that she wrote during a summer in the mountains.",
    "Second division: Torvik draw at home again": "Torvik drew at home for the fourth time as the goalkeeper saved a "
    "penalty and the coach praised the patience of a young defence.",
}


def page(title, paragraphs, url="", extra=""):
    canonical = f'<link rel=canonical href="{url}">' if url else ""
    day = f'<meta property="article:published_time" content="{NOW - timedelta(hours=3):%Y-%m-%dT%H:%M:%SZ}">'
    body = "".join(f"<p>{line}</p>" for line in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{canonical}{day}</head>"
        f"<body><article><h1>{title}</h1>{body}</article>{extra}</body></html>"
    ).encode()


def coverage(nth, url="", extra=""):
    """One article of the story; each differs in title, order and a paragraph of its own."""
    own = f"Outlet number {nth} spoke with residents of Ruun, who have waited {nth + 3} years for the Kessel bridge."
    return page(TITLES[nth % 4], [*BODY[nth % 3 :], *BODY[: nth % 3], own], url, extra)


def unrelated(nth):
    title = list(OTHERS)[nth % 4]
    return page(title, [OTHERS[title]] * 2 + [f"It is report number {nth} on this, and {OTHERS[title].lower()}"] * 2)


def rss(host, entries):
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>"
        for title, link, date in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{host}</title>{items}</channel></rss>'.encode()


def xml(root, rows):
    news = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return f'<?xml version="1.0"?><{root} {news}>{"".join(rows)}</{root}>'.encode()


TODAY = format_datetime(NOW - timedelta(hours=2))
DAY = f"{NOW:%Y-%m-%d}"


class Farm:
    """All outlets behind one server; `fetched` holds the URLs that were asked for, in order."""

    def __init__(self):
        self.pages, self.stories, self.others = {}, {}, {}
        self.linker_asked = threading.Event()
        self.server = RawServer({"*": self.answer})
        for build in (name for name in dir(self) if name.startswith("outlet_")):
            getattr(self, build)(build.removeprefix("outlet_") + ".test")
        self.hosts = sorted({host for host, _ in self.pages})

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.server.__exit__(*error)

    def answer(self, request, nth):
        target = request.split(b" ", 2)[1].decode()
        host = next(
            line[5:].strip() for line in request.decode("latin-1").split("\r\n") if line.lower().startswith("host:")
        )
        if host == "linker.test" and target.startswith("/news/"):
            self.linker_asked.set()
        found = self.pages.get((host, target))
        if found is None:
            return [NOT_FOUND]
        tag = next((part for part in found.split(b"\r\n") if part.startswith(b"ETag: ")), b"")
        if tag and b"If-None-Match: " + tag[6:] in request:
            return [b"HTTP/1.1 304 Not Modified\r\n" + tag + b"\r\n\r\n"]
        return [found]

    @property
    def fetched(self):
        return [
            "http://"
            + next(line[5:].strip() for line in request.decode().split("\r\n") if line.lower().startswith("host:"))
            + target
            for target, request, _ in list(self.server.log)
        ]

    @property
    def connect_to(self):
        return (
            " ".join(f"{host}:80=127.0.0.1:{self.server.port}" for host in self.hosts) + " nowhere.test:80=127.0.0.1:9"
        )

    def put(self, host, target, body, kind="text/html", *headers, status=b"200 OK"):
        lines = [b"HTTP/1.1 " + status, b"Content-Type: " + kind.encode(), b"Content-Length: %d" % len(body), *headers]
        self.pages[host, target] = b"\r\n".join(lines) + b"\r\n\r\n" + body

    def story(self, host, target, **more):
        """Put an article of the story at a target; return (title, URL)."""
        url, nth = f"http://{host}{target}", len(self.stories)
        self.put(host, target, coverage(nth, url, **more))
        self.stories[url] = TITLES[nth % 4]
        return TITLES[nth % 4], url

    def other(self, host, target):
        url, nth = f"http://{host}{target}", len(self.others)
        self.put(host, target, unrelated(nth))
        self.others[url] = list(OTHERS)[nth % 4]
        return list(OTHERS)[nth % 4], url

    def both(self, host):
        return [
            (*self.story(host, "/news/kessel-bridge-toll-rejected"), TODAY),
            (*self.other(host, "/news/rye-bread-prize-for-lindholm"), TODAY),
        ]

    # -- the outlets

    def outlet_feedonly(self, host):
        self.put(host, "/rss", rss(host, self.both(host)), "application/rss+xml", b'ETag: "v1"')

    def outlet_newsmap(self, host):
        rows = [
            f"<url><loc>{url}</loc><n:news><n:publication_date>{DAY}</n:publication_date><n:title>{title}</n:title></n:news></url>"
            for title, url, _ in self.both(host)
        ]
        self.put(
            host, "/robots.txt", f"User-agent: *\nDisallow:\nSitemap: http://{host}/news.xml\n".encode(), "text/plain"
        )
        self.put(host, "/news.xml", xml("urlset", rows), "application/xml")

    def outlet_nested(self, host):
        rows = [f"<url><loc>{url}</loc><lastmod>{DAY}</lastmod></url>" for _, url, _ in self.both(host)]
        self.put(host, "/robots.txt", f"Sitemap: http://{host}/index.xml\n".encode(), "text/plain")
        self.put(
            host,
            "/index.xml",
            xml("sitemapindex", [f"<sitemap><loc>http://{host}/year.xml</loc></sitemap>"]),
            "text/xml",
        )
        self.put(
            host, "/year.xml", xml("sitemapindex", [f"<sitemap><loc>http://{host}/day.xml</loc></sitemap>"]), "text/xml"
        )
        self.put(host, "/day.xml", xml("urlset", rows), "text/xml")

    def outlet_zipped(self, host):
        rows = [f"<url><loc>{url}</loc><lastmod>{DAY}</lastmod></url>" for _, url, _ in self.both(host)]
        self.put(host, "/robots.txt", f"Sitemap: http://{host}/map.xml.gz\n".encode(), "text/plain")
        self.put(host, "/map.xml.gz", gzip.compress(xml("urlset", rows)), "application/gzip")

    def outlet_homeonly(self, host):
        links = "".join(
            f"<h2><a href='{url.removeprefix(f'http://{host}')}'>{title}</a></h2>" for title, url, _ in self.both(host)
        )
        self.put(host, "/", f"<!doctype html><html><body>{links}<a href=/about>About us</a></body></html>".encode())

    def outlet_broken(self, host):
        feed = (
            rss(host, self.both(host))
            .replace(b"<channel>", b"<channel><description>Bread & games")
            .replace(b"</channel></rss>", b"<item>")
        )
        self.put(host, "/rss", feed, "application/rss+xml")

    def outlet_mistyped(self, host):
        self.put(host, "/rss", rss(host, self.both(host)), "text/html")

    def outlet_jsonfeed(self, host):
        items = [
            {"id": url, "url": url, "title": title, "date_published": f"{DAY}T00:00:00Z"}
            for title, url, _ in self.both(host)
        ]
        home = "<!doctype html><html><head><link rel=alternate type=application/feed+json href=/feed.json></head><body>Hello</body></html>"
        self.put(host, "/", home.encode())
        self.put(
            host,
            "/feed.json",
            json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode(),
            "application/feed+json",
        )

    def outlet_amp(self, host):
        title, url = self.story(host, "/news/kessel-bridge-toll")
        variants = [f"{url}/amp", f"{url}?PHPSESSID=1a2b", f"{url}?utm_source=rss", url, f"http://{host}/go/77123"]
        self.pages[host, "/go/77123"] = self.pages[host, "/news/kessel-bridge-toll"]
        self.put(host, "/rss", rss(host, [(title, variant, TODAY) for variant in variants]), "application/rss+xml")

    def outlet_relative(self, host):
        entries = "".join(
            f"<entry><title>{title}</title><link href='{url.removeprefix(f'http://{host}')}'/><updated>{DAY}T00:00:00Z</updated></entry>"
            for title, url, _ in self.both(host)
        )
        self.put(
            host,
            "/atom",
            f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{entries}</feed>'.encode(),
            "application/atom+xml",
        )

    def outlet_dates(self, host):
        when = NOW - timedelta(hours=4)
        dates = [
            format_datetime(when),
            when.isoformat(),
            f"{when:%d.%m.%Y %H:%M}",
            f"{when:%d %B %Y}",
            str(int(when.timestamp())),
        ]
        rows = [
            (*self.story(host, f"/news/kessel-bridge-toll-part-{nth}-velk"), date) for nth, date in enumerate(dates)
        ]
        old = (
            "Velk wants a Kessel bridge toll",
            f"http://{host}/news/years-ago-kessel-bridge",
            "Mon, 02 Mar 2020 10:00:00 GMT",
        )
        long = (TITLES[0], f"http://{host}/news/{'x' * 9000}", TODAY)  # a trap
        self.put(host, "/rss", rss(host, [*rows, old, long]), "application/rss+xml")

    def outlet_moved(self, host):
        self.put(
            host,
            "/old-feed",
            b"",
            "text/plain",
            f"Location: http://{host}/feeds/new".encode(),
            status=b"301 Moved Permanently",
        )
        self.put(host, "/feeds/new", rss(host, self.both(host)), "application/rss+xml")

    def outlet_finder(self, host):
        hits = [
            (*self.story("unlisted.test", "/2026/11/velk-rejects-toll-on-bridge"), TODAY),
            (*self.other("unlisted.test", "/2026/11/torvik-draw-again-at-home"), TODAY),
        ]
        self.put(host, "/search?q=Kessel+bridge+Velk", rss(host, hits), "application/rss+xml")

    def outlet_linker(self, host):
        title, url = self.story("linked.test", "/politics/minister-velk-drops-bridge-toll")
        own, here = self.story(
            host, "/news/kessel-bridge-and-the-toll", extra=f"<p>More: <a href='{url}'>{title}</a></p>"
        )
        self.put(host, "/rss", rss(host, [(own, here, TODAY)]), "application/rss+xml")

    # -- what fails, each in its way

    def outlet_walled(self, host):
        self.put(
            host, "/rss", rss(host, [(TITLES[0], f"http://{host}/paid/kessel-bridge", TODAY)]), "application/rss+xml"
        )
        self.put(host, "/paid/kessel-bridge", b"<p>Forbidden", status=b"403 Forbidden")

    def outlet_forbidding(self, host):
        self.put(host, "/robots.txt", b"User-agent: *\nDisallow: /news/\n", "text/plain")
        self.put(
            host, "/rss", rss(host, [(TITLES[1], f"http://{host}/news/kessel-bridge", TODAY)]), "application/rss+xml"
        )

    def outlet_shell(self, host):
        self.put(
            host, "/rss", rss(host, [(TITLES[2], f"http://{host}/app/kessel-bridge", TODAY)]), "application/rss+xml"
        )
        script = "<!doctype html><html><head><title>App</title></head><body><div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript><script src=/a.js></script></body></html>"
        self.put(host, "/app/kessel-bridge", script.encode())

    def outlet_deadfeed(self, host):
        self.put(host, "/rss", b"<!doctype html><html><body><p>This feed has moved.</p></body></html>")
        self.put(host, "/", b"<!doctype html><html><body><p>Hello</p></body></html>")


FEEDS = {
    **dict.fromkeys(
        ("feedonly", "broken", "mistyped", "amp", "dates", "linker", "walled", "forbidding", "shell", "deadfeed"),
        "/rss",
    ),
    "relative": "/atom",
    "moved": "/old-feed",
}
LISTED = ["newsmap", "nested", "zipped", "homeonly", "jsonfeed", *FEEDS]


def story_file(farm, names=(*LISTED, "nowhere"), expected=()):
    """The story file that follows outlets of the farm; all of them with a search feed."""
    seed = next(url for url in farm.stories if "feedonly" in url)
    rows = [f'[[outlets]]\nhome = "http://{name}.test/"' for name in names]
    feeds = [f'feeds = ["http://{name}.test{FEEDS[name]}"]' if name in FEEDS else "" for name in names]
    search = ["http://finder.test/search?q={query}"] if len(names) > len(LISTED) else []
    lines = [
        'title = "The Kessel bridge toll"',
        f'seeds = ["{seed}"]',
        'query = "Kessel bridge Velk"',
        'names = ["Velk", "Kessel"]',
        f"since = {SINCE}",
        f"search = {json.dumps(search)}",
        f"expected_gaps = {json.dumps(list(expected))}",
    ]
    return "\n".join([*lines, *(line for pair in zip(rows, feeds, strict=True) for line in pair)])

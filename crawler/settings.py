"""Every setting of the crawler, each with its unit and its reason.

A setting that an environment variable of the same name may give is read through `env`; `scrapy -s NAME=value` wins.
"""

from __future__ import annotations

import os

from archive import __version__


def env(name: str, default: str = "") -> str:
    """Return the environment's value for a setting, else the default."""
    return os.environ.get(name, "") or default


# --- who we are ---
BOT_NAME = "clipfile"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
CONTACT = env("CONTACT", "no contact given")  # a web page or mail address that an outlet can write to
NAME = f"Clipfile/{__version__} (news archive; {CONTACT})"  # of the software and its user
USER_AGENT = env("USER_AGENT", NAME)  # honest: outlets may block us by it
DEFAULT_REQUEST_HEADERS = {  # no Accept-Language, unlike Scrapy's: an outlet shall answer in its own
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
}

# --- where things are kept ---
ARCHIVE_URL = env("ARCHIVE_URL", "./clips")  # a folder, or s3://bucket/prefix
STORIES_DIR = env("STORIES_DIR", "./stories")  # the folder of the story files
KEEP = env("KEEP", "articles")  # of a story: articles; context: feeds, sitemaps, robots.txt too; all: whatever came
SIGNING_KEY = env("SIGNING_KEY")  # file of the Ed25519 key that signs manifests; mode 0600, none: they are not signed
TSA_URL = env("TSA_URL")  # an RFC 3161 authority that timestamps the newest manifest; none: they are not
TSA_CA = env("TSA_CA")  # PEM file with that authority's root certificate; none: its timestamps are kept unproven
STATE_DIR = env("STATE_DIR")  # spool and cache of this machine; else the platform's folder for state
ITEM_PIPELINES = {
    "pipelines.article.ExtractArticle": 100,  # what the page says
    "pipelines.judge.JudgeCoverage": 500,  # is it coverage of the story; stories alone
    "pipelines.store.StoreCapture": 900,  # into the archive, last
}
WARC_SIZE = 200 << 20  # bytes of a WARC before it is published and the next is begun
WARC_AGE = 300.0  # s; a reader waits no longer than this for what a long run has found
PUBLISH_RETRY = 300.0  # s that a bucket which fails is tried again; then the spool keeps it for the next try
SPOOL_MAX = 10 << 30  # bytes that may wait on this machine for an archive that cannot be reached; then the crawl stops
DISK_RESERVE = 64 << 20  # bytes that stay free: a crawl stops before its disk is full
EXTRACT_WORKERS = 2  # processes; extraction is nine tenths of a page's CPU
EXTENSIONS = {"crawler.progress.TerminalProgress": 500}  # how far a run is, on a terminal
COMMANDS_MODULE = "crawler.commands"  # crawl, with an exit status that tells what happened
HTTPERROR_ALLOW_ALL = True  # a 404 is an answer, and kept

# --- where connections may go ---
EGRESS_ALLOW = env("EGRESS_ALLOW")  # rows net:port beyond the public internet; proxies must stand here
CONNECT_TO = env("CONNECT_TO")  # rows host:port=address:port, as curl's --connect-to: demo, tests, intranets
DOWNLOAD_VERIFY_CERTIFICATES = True  # False fetches from whoever answers, and each record says so
DOWNLOAD_HANDLERS = {
    "http": "crawler.wire.WireHandler",  # keeps each exchange as it came
    "https": "crawler.wire.WireHandler",
    "data": None,  # nothing that a page names may be read from anywhere but an outlet
    "file": None,
    "ftp": None,
    "s3": None,
}
TELNETCONSOLE_ENABLED = False  # runs Python for whoever connects
REMOTE_CONTROL_ENABLED = False  # the same, new and on by default in Scrapy 2.19
COOKIES_ENABLED = False  # outlets see no history; Scrapy's would fetch the public suffix list past the guard

# --- what outlets learn of one another: nothing ---
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.referer.RefererMiddleware": None,  # tells whole URLs, and more if an outlet asks for it
    "crawler.apart.NoReferer": 700,
}

# --- politeness ---
ROBOTSTXT_OBEY = True  # RFC 9309
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # fetches all when robots.txt cannot be had
    "crawler.robots.Robots": 100,
    "crawler.conditional.Conditional": 110,  # a page that has not changed costs a few hundred bytes
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "crawler.apart.Passwords": 310,  # behind HTTPAUTH_USER at 300
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "crawler.redirects.Refresh": 580,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.redirects.Redirect": 600,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.lenient.Decoding": 590,
    "crawler.politeness.Politeness": 560,  # behind the retries at 550, so that they wait too
}
RETRY_AFTER_MAX = 120.0  # s that a busy outlet may make us wait; if it wants more it is not asked again in this run
CRAWL_DELAY_MAX = 60.0  # s; what robots.txt asks for beyond that is taken for a mistake
AUTOTHROTTLE_ENABLED = True  # waits as long as an outlet takes to answer
AUTOTHROTTLE_START_DELAY = 0.25  # s; until the first answer tells
AUTOTHROTTLE_MAX_DELAY = 60.0  # s
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0  # requests at once to one outlet, on average
CONCURRENT_REQUESTS = 32  # in all: many outlets, each slow
CONCURRENT_ITEMS = 8  # of one response at once; Scrapy starts so many tasks a page, and its 100 cost 0.7 ms of CPU each
CONCURRENT_REQUESTS_PER_DOMAIN = 4  # at once to one outlet, at most
DOWNLOAD_DELAY = 0.25  # s; the least between two requests to one outlet

# --- limits ---
DOWNLOAD_TIMEOUT = 60.0  # s; resolving, connecting, head and body together
DOWNLOAD_MAXSIZE = 32 << 20  # bytes on the wire: an article with its markup stays under 5 MB
DOWNLOAD_DECODED_MAXSIZE = 64 << 20  # bytes without Content-Encoding: a sitemap may have 50 MB
DOWNLOAD_RATIO_MAX = 200.0  # decoded to coded size, beyond 1 MB: pages reach 20, bombs a thousand
DOWNLOAD_WARNSIZE = 8 << 20  # bytes
DOWNLOAD_HEAD_MAXSIZE = 256 << 10  # bytes before the body: browsers stop there too (Chromium, 256 KB)
REDIRECT_MAX_TIMES = 20  # hops; as browsers
URLLENGTH_LIMIT = 8192  # characters; longer ones are traps, and no server need take them (RFC 9110, 4.1)
PATH_PARTS_MAX = 20  # parts of a path; a link into /a/b/c/… beyond is a trap (Heritrix, too)
PAGE_LINKS_MAX = 2000  # links of one page that are looked at: the fullest home pages have half as many
SHAPE_PAGES_MAX = 30  # pages a run of one outlet whose URLs differ in numbers, dates, codes or facets alone: calendars
OUTLET_LINKS_MAX = 2000  # links of one outlet that wait, the best: its turn comes `outlet_pages` times (story file)
SITEMAP_URLS_MAX = 50_000  # URLs of one sitemap (sitemaps.org)
SITEMAP_MAXSIZE = 50_000_000  # bytes of a listing once it is unpacked (sitemaps.org)
SITEMAP_DEPTH_MAX = 3  # indexes in indexes that are followed; sitemaps.org allows one
ROBOTSTXT_MAXSIZE = 500 << 10  # bytes of a robots.txt that are read (RFC 9309, 2.5)
METAREFRESH_MAXDELAY = 10  # s; a slower refresh is a page that reloads itself, no redirect
RETRY_TIMES = 2  # further tries
RETRY_EXCEPTIONS = [  # what the wire handler raises; Scrapy's list would load its own handler, a quarter of the start
    "scrapy.exceptions.CannotResolveHostError",
    "scrapy.exceptions.DownloadConnectionRefusedError",
    "scrapy.exceptions.DownloadFailedError",
    "scrapy.exceptions.DownloadTimeoutError",
    "scrapy.exceptions.ResponseDataLossError",
    OSError,  # of a body that cannot be decompressed
]
RETRY_HTTP_CODES = [500, 502, 503, 504, 522, 524, 408, 429]  # may be over in a minute
KEEP_CUT_PAGES = True  # a page that was cut short at every try is handed on, flagged, as browsers show it

RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # the verdict tells it

# --- telling people ---
NOTIFY_FROM = env("NOTIFY_FROM")  # the address that mail comes from; NOTIFY_SECRET, SMTP_URL: docs/notifications.md

# --- Scrapy ---
LOG_LEVEL = env("LOG_LEVEL", "INFO")  # DEBUG: every URL
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"  # the wire handler is asyncio
FEED_EXPORT_ENCODING = "utf-8"

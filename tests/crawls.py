"""Runs a whole Scrapy crawl in a process of its own, with the project's settings, and tells what came of it."""

import logging
import pickle
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

ROOT = Path(__file__).parent.parent
Page = namedtuple("Page", "asked url status body flags error exchanges latency")
Crawled = namedtuple("Crawled", "pages exchanges stats log")

# Settings of the tests: loopback, no waiting between two requests, and nothing behind the spider.
QUICK = {
    "EGRESS_ALLOW": "127.0.0.0/8:* [::1]/128:*",
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "ROBOTSTXT_OBEY": False,
    "LOG_LEVEL": "INFO",
    "ITEM_PIPELINES": {},
}


def crawl(*urls, env=None, meta=None, **settings):
    """Fetch the URLs in one crawl: what each ended with, every exchange that the signal told, the stats, the log.

    FOLLOW is a URL that the first page's callback asks for with a copy of its meta.
    """
    job = pickle.dumps((urls, meta or {}, QUICK | settings))
    command = [sys.executable, "-m", "tests.crawls"]
    done = subprocess.run(command, input=job, cwd=ROOT, env=env, capture_output=True, timeout=60)
    log = done.stderr.decode()
    assert done.returncode == 0, log
    pages, told, stats = pickle.loads(done.stdout)
    return Crawled([Page(*page) for page in pages], told, stats, log)


def main():
    from scrapy import Request, Spider
    from scrapy.crawler import CrawlerProcess
    from scrapy.settings import Settings

    from crawler.wire import exchange_finished, exchanges

    urls, meta, options = pickle.load(sys.stdin.buffer)
    pages, told = [], []
    follow = [options.pop("FOLLOW")] if "FOLLOW" in options else []

    class Fetch(Spider):
        name = "fetch"

        async def start(self):
            for url in urls:
                yield Request(
                    url, self.parse, meta=dict(meta), errback=self.failed, cb_kwargs={"asked": url}, dont_filter=True
                )

        def parse(self, response, asked):
            latency = response.meta.get("download_latency")
            shown = response.url, response.status, response.body, response.flags, ""
            pages.append((asked, *shown, exchanges(response), latency))
            if follow:  # as a careless spider does it, with all of the meta
                url = follow.pop()
                yield Request(url, self.parse, meta=response.meta, cb_kwargs={"asked": url})

        def failed(self, failure):
            request = failure.request
            asked = request.cb_kwargs["asked"]
            error = f"{failure.type.__name__}: {failure.value}"
            pages.append((asked, request.url, 0, b"", [], error, exchanges(request), None))

    def finished(exchange, request, response):
        told.append((exchange, response.status if response else None))

    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.setdict(options, priority="cmdline")
    logging.captureWarnings(True)
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(Fetch)
    crawler.signals.connect(finished, exchange_finished)
    process.crawl(crawler)
    process.start()
    sys.stdout.buffer.write(pickle.dumps((pages, told, crawler.stats.get_stats())))


if __name__ == "__main__":
    main()

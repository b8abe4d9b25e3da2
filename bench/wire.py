"""CPU of a page through our download handler and through Scrapy's own, on loopback: `python -m bench.wire [pages]`.

Each handler fetches the same 61 KB page in a process of its own, turn about, three times; the least of each counts.
"""

import asyncio
import resource
import subprocess
import sys

OURS = "crawler.wire.WireHandler"
SCRAPYS = "scrapy.core.downloader.handlers.http11.HTTP11DownloadHandler"
ROUNDS = 3
BODY = b"<html><body>" + b"<p>The bridge over the river opened on Monday.</p>\n" * 1200 + b"</body></html>"
HEAD = (
    b"HTTP/1.1 200 OK\r\nServer: nginx\r\nDate: Sun, 22 Nov 2026 09:00:00 GMT\r\nContent-Type: text/html\r\n"
    b"Vary: Accept-Encoding\r\nCache-Control: max-age=60\r\nX-Frame-Options: DENY\r\nContent-Length: %d\r\n\r\n"
    % len(BODY)
)


class Page(asyncio.Protocol):
    """Answers every request with the page."""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        for _ in range(data.count(b"\r\n\r\n")):
            self.transport.write(HEAD + BODY)


async def serve():
    server = await asyncio.get_running_loop().create_server(Page, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def cpu_s():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def measure(handler, port, pages):
    """Fetch so many pages and print the CPU milliseconds of each."""
    from scrapy import Request, Spider
    from scrapy.crawler import CrawlerProcess
    from scrapy.settings import Settings

    class Fetch(Spider):
        name = "fetch"
        got = 0

        async def start(self):
            for n in range(pages):
                yield Request(f"http://127.0.0.1:{port}/{n}", dont_filter=True)

        def parse(self, response):
            assert len(response.body) == len(BODY)
            Fetch.got += 1

    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    quick = {"ROBOTSTXT_OBEY": False, "AUTOTHROTTLE_ENABLED": False, "DOWNLOAD_DELAY": 0, "ITEM_PIPELINES": {}}
    handlers = {"http": handler, "https": handler}
    settings.setdict(
        quick | {"DOWNLOAD_HANDLERS": handlers, "EGRESS_ALLOW": "127.0.0.0/8:*", "LOG_LEVEL": "ERROR"}, "cmdline"
    )
    process = CrawlerProcess(settings)
    process.crawl(Fetch)
    began = cpu_s()
    process.start()
    assert Fetch.got == pages
    print((cpu_s() - began) / pages * 1000)


def main():
    if sys.argv[1:] == ["serve"]:
        asyncio.run(serve())
        return
    if len(sys.argv) == 4:
        measure(sys.argv[1], sys.argv[2], int(sys.argv[3]))
        return
    pages = sys.argv[1] if len(sys.argv) > 1 else "1000"
    run = [sys.executable, "-m", "bench.wire"]
    with subprocess.Popen([*run, "serve"], stdout=subprocess.PIPE, text=True) as server:
        port = server.stdout.readline().strip()
        best = {}
        for _ in range(ROUNDS):
            for handler in (OURS, SCRAPYS):
                said = subprocess.run(
                    [*run, handler, port, pages], stdout=subprocess.PIPE, text=True, check=True
                ).stdout
                best[handler] = min(float(said), best.get(handler, float("inf")))
        server.terminate()
    for handler, cost_ms in best.items():
        print(f"{cost_ms:6.2f} ms CPU a page  {handler}")
    print(f"{best[OURS] / best[SCRAPYS]:6.2f} of Scrapy's")


if __name__ == "__main__":
    main()

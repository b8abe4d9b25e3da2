"""The run that a stage works for."""

from __future__ import annotations

from scrapy.crawler import Crawler

from archive.run import Run


def run_of(crawler: Crawler) -> Run:
    """Return the run of the crawler's spider; TypeError for a spider that has none."""
    run = getattr(crawler.spider, "run", None)
    if not isinstance(run, Run):
        raise TypeError(
            f"{crawler.spidercls.__name__} has no run: derive it from crawler.spiders.capturing.CapturingSpider"
        )
    return run

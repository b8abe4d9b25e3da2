"""The `clipfile` command: the reading verbs of `archive.cli`, and those that fetch, loaded when they are called."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any

from archive.cli import add, add_verbs, run
from archive.errors import Misuse

PAGE = ("clipfile page https://outlet.example/x", "clipfile page --urls list.txt --archive s3://bucket/clips")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return the exit status."""
    from archive import __version__

    parser = argparse.ArgumentParser(
        prog="clipfile",
        description="Follow a news story: keep its coverage as WARC and clean text, and get it back.",
        epilog="`clipfile COMMAND --help` shows examples.",
    )
    parser.add_argument("--version", action="version", version=f"Clipfile {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    verb = add(
        commands,
        "page",
        page,
        "fetch and keep pages, now",
        ["clipfile page https://outlet.example/x", "clipfile page --urls list.txt"],
    )
    verb.add_argument("url", nargs="*")
    verb.add_argument("--urls", metavar="FILE", default="", help="a file with URLs, - for standard input")
    verb.add_argument("--fresh", action="store_true", help="ask for whole pages, also where a 304 would do")
    verb.add_argument("-v", "--verbose", action="store_true", help="log each request")
    _settings(verb)
    add_verbs(commands)
    return run(parser, argv)


def _settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-s", "--set", metavar="NAME=VALUE", action="append", default=[], help="a setting; may be repeated"
    )


def page(options: argparse.Namespace) -> int:
    """Fetch and keep pages."""
    from crawler.commands.crawl import crawl
    from crawler.spiders.page import PageSpider

    spargs = {"url": " ".join(options.url), "urls": options.urls, "fresh": "1" if options.fresh else ""}
    return crawl(_process(options), PageSpider, spargs, options.json)


def _process(options: argparse.Namespace) -> Any:
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.utils.conf import arglist_to_dict
    from scrapy.utils.project import get_project_settings

    os.environ["SCRAPY_SETTINGS_MODULE"] = "crawler.settings"
    settings = get_project_settings()
    settings.set("LOG_LEVEL", "INFO" if options.verbose else "ERROR", priority="cmdline")
    try:
        settings.setdict(arglist_to_dict(options.set), priority="cmdline")
    except ValueError:
        raise Misuse("-s takes NAME=VALUE, not " + " ".join(options.set)) from None
    if options.archive:
        settings.set("ARCHIVE_URL", options.archive, priority="cmdline")
    return AsyncCrawlerProcess(settings)


if __name__ == "__main__":
    sys.exit(main())

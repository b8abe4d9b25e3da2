"""The `clipfile` command: the reading verbs of `archive.cli`, and those that fetch, loaded when they are called."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from archive.cli import add, add_verbs, run
from archive.when import instant
from crawler.keys_cli import add_keys
from crawler.story_cli import add_story

CLEAN = ("clipfile clean saved.html", "clipfile clean https://outlet.example/x --noise", "curl … | clipfile clean -")
IMPORT = ("clipfile import saved.warc.gz", "clipfile import *.warc.gz crawl.wacz --archive s3://bucket/clips")
REEXTRACT = ("clipfile reextract", "clipfile reextract --since 2026-11-01 --archive s3://bucket/clips")
WATCH = ("clipfile watch", "clipfile watch --status", "clipfile watch --once --at-once 4")
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
    verb = add(
        commands,
        "recover",
        recover,
        "finish what runs that died or were stopped left",
        ["clipfile recover", "clipfile recover --archive s3://bucket/clips"],
    )
    verb.add_argument("-v", "--verbose", action="store_true", help="log each request")
    _settings(verb)
    verb = add(commands, "clean", clean, "the clean text of any page; nothing is kept", CLEAN)
    verb.add_argument("source", metavar="FILE|URL|-")
    verb.add_argument("--url", default="", help="where the file or standard input is from")
    verb.add_argument("--noise", action="store_true", help="what was taken out, kind by kind")
    verb.add_argument("--md", action="store_true", help="with the title as a heading")
    verb.add_argument("-v", "--verbose", action="store_true", help="log each request")
    _settings(verb)
    verb = add(commands, "reextract", reextract, "newer cleaning rules over what is kept", REEXTRACT)
    verb.add_argument("--story", default="", help="only the looks of this story's runs, or `page`")
    verb.add_argument("--since", metavar="TIME", type=instant, help="only looks from then on")
    verb = add(commands, "import", import_files, "WARC and WACZ files of other tools into the archive", IMPORT)
    verb.add_argument("file", nargs="+", metavar="FILE")
    add_story(commands)
    _add_watch(commands)
    add_keys(commands)
    add_verbs(commands)
    return run(parser, argv)


def _add_watch(commands: Any) -> None:
    verb = add(commands, "watch", watch, "run stories by their schedules", WATCH)
    verb.add_argument("id", nargs="*", help="else every story in STORIES_DIR")
    verb.add_argument("--once", action="store_true", help="start what is due, wait for it, end: for cron and timers")
    verb.add_argument("--status", action="store_true", help="when each story runs next, how its last run ended")
    verb.add_argument("--at-once", metavar="N", type=int, default=2, help="runs at a time, at most (2)")
    verb.add_argument(
        "--command",
        dest="command_line",
        metavar="COMMAND",
        default="",
        help="runs a story; its id and options follow. Else `clipfile story run`",
    )
    verb.add_argument("-v", "--verbose", action="store_true", help="runs log each request")
    _settings(verb)


def _settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-s", "--set", metavar="NAME=VALUE", action="append", default=[], help="a setting; may be repeated"
    )


def page(options: argparse.Namespace) -> int:
    """Fetch and keep pages."""
    from crawler.commands.crawl import crawl
    from crawler.process import process_of
    from crawler.spiders.page import PageSpider

    spargs = {"url": " ".join(options.url), "urls": options.urls, "fresh": "1" if options.fresh else ""}
    return crawl(process_of(options), PageSpider, spargs, options.json)


def watch(options: argparse.Namespace) -> int:
    """Keep the schedules."""
    from crawler.watch_cli import watch

    return watch(options)


def clean(options: argparse.Namespace) -> int:
    """Print the clean text of any page."""
    from crawler.clean_cli import clean

    return clean(options)


def import_files(options: argparse.Namespace) -> int:
    """Bring other tools' files into the archive."""
    from crawler.import_cli import run

    return run(options)


def reextract(options: argparse.Namespace) -> int:
    """Apply newer cleaning rules to what is kept."""
    from crawler.reextract_cli import run

    return run(options)


def recover(options: argparse.Namespace) -> int:
    """Publish what dead runs left on this machine, and fetch the pages that they, or stopped ones, did not get to."""
    from archive.recover import finish_dead, take_over
    from archive.shown import note
    from crawler.commands.crawl import crawl
    from crawler.process import process_of
    from crawler.spiders.page import PageSpider
    from crawler.timestamping import timestamp

    process = process_of(options)
    collection = PageSpider.collection(process.settings)
    waiting, died = len(collection.spool.waiting()), take_over(collection)
    trouble = finish_dead(collection)
    for path in collection.spool.strange():
        note(f"clipfile: {path}: its name is none that this Clipfile gives, so it is left alone; is there a newer one?")
    note(f"clipfile: runs that had died: {len(died)}; WARC files that waited: {waiting}")
    if trouble:
        raise trouble
    left = collection.frontier.left_over(PageSpider.name)
    if not left:
        timestamp(collection, process.settings)
        note("clipfile: no page is left to be fetched")
        return 0
    return crawl(process, PageSpider, {"resume": "1"}, options.json)


if __name__ == "__main__":
    sys.exit(main())

"""`clipfile story …`: write a story file, check it, run it, and see what came of it; loaded command by command."""

from __future__ import annotations

import argparse
from typing import Any

from archive.cli import add

NEW = ("clipfile story new bridge-deal --seed https://outlet.example/x --query 'bridge AND audit'",)
RUN = (
    "clipfile story run bridge-deal",
    "clipfile story run bridge-deal --dry",
    "clipfile story run bridge-deal --only revisits",
)
TELL = ("clipfile story tell bridge-deal --dry", "clipfile story tell bridge-deal")
REVIEW = ("clipfile story review bridge-deal", "clipfile story review bridge-deal --accept outlet.example/x")


def add_story(commands: Any) -> None:
    """Add `story` and its subcommands to the subparsers of a command line."""
    says = "follow a story: its file, its runs, its coverage"
    shown = f"examples:\n  {NEW[0]}\n  clipfile story run bridge-deal --dry"
    form = argparse.RawDescriptionHelpFormatter
    whole = says[0].upper() + says[1:] + "."
    story = commands.add_parser("story", help=says, description=whole, epilog=shown, formatter_class=form)
    verbs = story.add_subparsers(title="commands", metavar="COMMAND", required=True)
    verb = add(verbs, "new", new, "write a commented story file from example articles", NEW)
    verb.add_argument("id", help="a-z, 0-9 and hyphens")
    verb.add_argument("--seed", metavar="URL|FILE", action="append", default=[], help="may be repeated")
    verb.add_argument("--query", default="", help="words, phrases, AND, OR, NOT")
    _fetching(verb)
    verb = add(
        verbs, "check", check, "what is wrong in story files, line by line", ["clipfile story check bridge-deal"]
    )
    verb.add_argument("id", nargs="*", help="else every story in STORIES_DIR")
    verb = add(verbs, "run", run, "find, judge and keep the story's coverage, now", RUN)
    verb.add_argument("id")
    verb.add_argument("--dry", action="store_true", help="keep nothing; say what would be fetched and why")
    known = "revisits: look at known articles that are due, at no listing; discovery: look for coverage alone"
    verb.add_argument("--only", choices=("revisits", "discovery"), default="", help=known)
    _fetching(verb)
    verb = add(
        verbs, "show", show, "the story's coverage in time, with copies together", ["clipfile story show bridge-deal"]
    )
    verb.add_argument("id")
    verb = add(verbs, "review", review, "what a person shall decide, and the decisions", REVIEW)
    verb.add_argument("id")
    verb.add_argument("--accept", metavar="URL", action="append", default=[], help="it is coverage; may be repeated")
    verb.add_argument("--reject", metavar="URL", action="append", default=[], help="it is none; may be repeated")
    verb = add(verbs, "gaps", gaps, "what the last run did not get, and why", ["clipfile story gaps bridge-deal"])
    verb.add_argument("id")
    verb.add_argument("--all", action="store_true", help="those too that do not count: faults, pages judged out")
    verb = add(verbs, "tell", tell, "tell people what is new, now, and how each channel stands", TELL)
    verb.add_argument("id")
    verb.add_argument("--dry", action="store_true", help="tell nobody; say what would be told")
    _fetching(verb)
    verb = add(verbs, "origins", origins, "who the coverage rests on", ["clipfile story origins bridge-deal"])
    verb.add_argument("id")


def _fetching(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("-v", "--verbose", action="store_true", help="log each request")
    verb.add_argument(
        "-s", "--set", metavar="NAME=VALUE", action="append", default=[], help="a setting; may be repeated"
    )


def new(options: argparse.Namespace) -> int:
    """Write a story file."""
    from crawler.story_file import new

    return new(options)


def check(options: argparse.Namespace) -> int:
    """Check story files."""
    from crawler.story_file import check

    return check(options)


def run(options: argparse.Namespace) -> int:
    """Run a story."""
    from crawler.commands.crawl import crawl
    from crawler.process import process_of
    from crawler.spiders.story import StorySpider

    spargs = {"story": options.id, "dry": "1" if options.dry else "", "only": options.only}
    return crawl(process_of(options), StorySpider, spargs, options.json)


def show(options: argparse.Namespace) -> int:
    """Show the coverage."""
    from crawler.story_show import show

    return show(options)


def review(options: argparse.Namespace) -> int:
    """List what is undecided, or decide."""
    from crawler.story_shown import review

    return review(options)


def gaps(options: argparse.Namespace) -> int:
    """List the gaps of the last run."""
    from crawler.story_shown import gaps

    return gaps(options)


def tell(options: argparse.Namespace) -> int:
    """Tell people what is new."""
    from crawler.story_tell import tell

    return tell(options)


def origins(options: argparse.Namespace) -> int:
    """Tell the origins."""
    from crawler.story_shown import origins

    return origins(options)

"""The reading verbs of the command line: `python -m archive`, and the same in `clipfile`.

Answers go to stdout, remarks to stderr. Exit status: 0 found, 1 nothing found (verify: something is wrong), 2 misuse,
5 storage trouble.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from archive.answers import counted, found, minute, place, told
from archive.collection import Collection, Look
from archive.errors import Ambiguous, ArchiveError, NotArchived
from archive.shown import as_json, escaped, facts, note, one_line, printable, say, table
from archive.when import instant

DIFF = ("clipfile diff outlet.test/a", "clipfile diff outlet.test/a 2026-11-20 2026-11-22 --as html > diff.html")
CHANGES = ("clipfile changes", "clipfile changes outlet.test --since 2026-11-20")
VERIFY = ("clipfile verify", "clipfile verify --key desk.pem --head 20261122T101112Z-page-1f2e3d4c=2c26b46b68ffc68f")
FORMATS = ("text", "md", "html", "json", "warc")

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a reading verb; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m archive", description="Read an archive of Clipfile.")
    add_verbs(parser.add_subparsers(title="commands", metavar="COMMAND", required=True))
    return run(parser, argv)


def run(parser: argparse.ArgumentParser, argv: Sequence[str] | None) -> int:
    """Parse and run a command; every error ends in one line and its exit status."""
    try:
        options = parser.parse_args(argv)
        command: Command = options.command
        status = command(options)
        sys.stdout.flush()
        return status
    except ArchiveError as error:
        note(f"clipfile: {error}")
        if isinstance(error, NotArchived) and error.near:
            note("they are:" if isinstance(error, Ambiguous) else "nearest:")
            for name in error.near:
                note(f"  {name}")
        return error.status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # `clipfile list | head`: nobody reads any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def add_verbs(commands: Any) -> None:
    """Add the reading verbs to the subparsers of a command line."""
    verb = add(
        commands,
        "list",
        list_articles,
        "the articles that are kept",
        ["clipfile list", "clipfile list outlet.test --json"],
    )
    verb.add_argument("part", nargs="?", default="", help="only those with this in their URL")
    verb = add(commands, "history", history, "every look at an article", ["clipfile history outlet.test/a"])
    verb.add_argument("url")
    verb = add(
        commands,
        "text",
        text,
        "an article's clean text, now or at a time",
        ["clipfile text outlet.test/a --at 2026-11-22"],
    )
    _url_at(verb)
    verb = add(
        commands,
        "show",
        show,
        "what is known of an article",
        ["clipfile show outlet.test/a", "clipfile show outlet.test/a --noise"],
    )
    _url_at(verb)
    verb.add_argument("--noise", action="store_true", help="each line that was taken out of the text")
    verb = add(
        commands,
        "get",
        get,
        "an article in a form of your choice",
        [
            "clipfile get outlet.test/a --as html > a.html",
            "clipfile get outlet.test/a --as warc --at 2026-11-22T10:11:13.204518Z > a.warc.gz  # one of its history",
        ],
    )
    _url_at(verb)
    verb.add_argument("--as", dest="form", choices=FORMATS, default="text", help="default: text")
    verb = add(
        commands, "index", index, "the index, a line a record", ["clipfile index", "clipfile index --cdxj > index.cdxj"]
    )
    verb.add_argument("--cdxj", action="store_true", help="only what pywb replays, in its form")
    verb = add(commands, "diff", diff, "what changed between two looks, word by word", DIFF)
    verb.add_argument("url", help="whole or in part")
    verb.add_argument("time", nargs="*", metavar="TIME", type=instant, help="as it stood then; else the last change")
    verb.add_argument("--as", dest="form", choices=("terminal", "md", "html", "json"), default="terminal")
    verb = add(commands, "changes", changes, "what outlets altered, the newest first", CHANGES)
    verb.add_argument("part", nargs="?", default="", help="only articles with this in their URL")
    verb.add_argument("--since", metavar="TIME", type=instant, help="only changes seen from then on")
    add(commands, "rebuild", rebuild, "texts, index and cache made anew from the WARCs", ["clipfile rebuild"])
    verb = add(commands, "verify", verify, "whether anything was altered or lost", VERIFY)
    verb.add_argument("--deep", action="store_true", help="have a second reader, warcio, read every WARC as well")
    verb.add_argument("--head", metavar="RUN[=SHA256]", action="append", default=[], help="a run that you noted")
    verb.add_argument("--key", metavar="FILE", action="append", default=[], help="a public key that you trust")
    verb.add_argument("--tsa-ca", metavar="FILE", default="", help="the timestamp authority's root; else TSA_CA")


def add(commands: Any, name: str, command: Command, says: str, examples: Sequence[str]) -> argparse.ArgumentParser:
    """Add one command with the options that all have; return its parser."""
    shown = "\n".join(f"  {example}" for example in examples)
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=says,
        description=says[0].upper() + says[1:] + ".",
        epilog=f"examples:\n{shown}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--archive", metavar="URL", help="a folder or s3://bucket/prefix; else ARCHIVE_URL, else ./clips"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.set_defaults(command=command)
    return parser


def _url_at(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("url", help="whole or in part")
    parser.add_argument("--at", metavar="TIME", type=instant, help="as it stood then: 2026-11-22, 2026-11-22T10:11Z")


# -- the verbs


def list_articles(options: argparse.Namespace) -> int:
    """List the articles, the last looked at first."""
    clips = Collection(options.archive)
    rows = []
    for article in clips.articles():
        if options.part in article:
            looks = clips.history(f"https://{article}")
            read = next((look for look in reversed(looks) if look.text), looks[-1])
            rows.append((looks[-1].row.time, article, looks, read))
    rows.sort(key=lambda row: row[0], reverse=True)
    if options.json:
        as_json(_listed(article, looks, read) for _, article, looks, read in rows)
    else:
        cells = (
            (minute(time), looks[-1].row.access, len(looks), read.row.words or "", read.row.title, article)
            for time, article, looks, read in rows
        )
        table(("last look", "access", "looks", "words", "title", "article"), cells, wide="title", under="article")
    if not rows:
        note(
            f"clipfile: nothing is kept in {clips.url}" + (f" with {options.part!r} in its URL" if options.part else "")
        )
    return 0 if rows else 1


def _listed(article: str, looks: list[Look], last: Look) -> dict[str, Any]:
    return {"article": article, "looks": len(looks), "last": looks[-1].row.time} | told(last)


def history(options: argparse.Namespace) -> int:
    """List every look at one article, oldest first."""
    clips = found(options)
    looks = clips.history(options.url)
    if options.json:
        as_json(told(look) for look in looks)
    else:
        cells = (
            (look.row.time, look.status or "-", look.row.access, look.change, look.row.words or "", look.row.title)
            for look in looks
        )
        table(("time", "status", "access", "change", "words", "title"), cells, wide="title")
    return 0


def text(options: argparse.Namespace) -> int:
    """Print the clean text."""
    clips = found(options)
    look = clips.at(options.url, options.at)
    body = clips.text_of(look)
    if options.json:
        as_json([told(look) | {"body": body}])
    else:
        _say_when(clips, options, look)
        sys.stdout.write(printable(body))
    return 0


def show(options: argparse.Namespace) -> int:
    """Print what is known of one article: facts, looks, noise, and where everything lies."""
    clips = found(options)
    looks = clips.history(options.url)
    look = clips.look(options.url, options.at)
    from archive.changes import state
    from archive.compare import presence

    article = clips.article(look)
    noise = article.noise if article else ()
    if options.json:
        as_json([told(look) | {"looks": len(looks), "noise": [{"kind": row.kind, "line": row.line} for row in noise]}])
        return 0
    say(look.row.title or look.row.article)
    say()
    facts(
        [
            ("article", look.row.article),
            ("asked", look.row.asked),
            ("led to", look.row.led_to),
            ("authors", ", ".join(look.row.authors)),
            ("published", look.row.published),
            ("modified", look.row.modified),
            ("outlet", article.site if article else ""),
            ("language", look.row.lang),
            ("access", f"{look.row.access}: {look.row.reason}" if look.row.reason else look.row.access),
            ("words", look.row.words or ""),
            ("noise", counted(noise)),
            ("looked at", look.row.time),
            ("state", presence.words(state(clips, options.url))),
            ("looks", f"{len(looks)}, the last {looks[-1].row.time}: {looks[-1].row.access}"),
            ("text", look.row.text or (look.text.text if look.text else "")),
            ("warc", place(look)),
            ("record", look.answer.id if look.answer else ""),
            ("payload", f"sha256:{look.payload.sha256}" if look.payload else ""),
        ]
    )
    if options.noise:
        say()
        for row in noise:
            say(f"{row.kind:<14}  {one_line(row.line)}")
    return 0


def get(options: argparse.Namespace) -> int:
    """Write an article to stdout as text, Markdown, HTML, JSON or WARC."""
    clips = found(options)
    look = clips.at(options.url, options.at) if options.form in ("text", "md") else clips.look(options.url, options.at)
    body = clips.text_of(look)
    out = sys.stdout.buffer
    if options.form == "text":
        out.write(body.encode())
    elif options.form == "warc":
        for data in clips.warc(look.row):
            out.write(data)
    elif options.form == "html":
        out.write(clips.page(look.row))
    elif options.form == "md":
        out.write(_markdown(look, body).encode())
    else:
        as_json([told(look) | {"body": body}])
    out.flush()
    return 0


def diff(options: argparse.Namespace) -> int:
    """Show what changed between two looks."""
    from archive.changes_cli import diff

    return diff(options)


def changes(options: argparse.Namespace) -> int:
    """List what outlets altered."""
    from archive.changes_cli import list_changes

    return list_changes(options)


def index(options: argparse.Namespace) -> int:
    """Print the index."""
    from archive.segment import cdxj_lines, line

    rows = list(Collection(options.archive).rows())
    if options.cdxj:
        sys.stdout.writelines(map(escaped, cdxj_lines(rows)))
    else:
        for text in sorted(line(row) for row in rows):
            print(escaped(text.partition(" ")[2].partition(" ")[2] if options.json else text))
    return 0 if rows else 1


def rebuild(options: argparse.Namespace) -> int:
    """Make texts, segments and cache anew from the WARCs."""
    clips = Collection(options.archive)
    report = clips.rebuild()
    if options.json:
        as_json([asdict(report)])
    else:
        say(f"read {report.records} records in {report.warcs} WARC files")
        say(f"wrote {report.texts} texts and {report.segments} segments that were missing")
        for scar in report.scars:
            say(f"  {scar}")
    return 1 if report.scars else 0


def verify(options: argparse.Namespace) -> int:
    """Check everything that is kept."""
    from archive.verify_cli import verify

    return verify(options)


# -- parts of answers


def _say_when(clips: Collection, options: argparse.Namespace, look: Look) -> None:
    """Tell a person, not a pipe, which look the text is from."""
    if sys.stdout.isatty():
        last = clips.history(options.url)[-1]
        note(f"{look.row.title or look.row.article}, as of {look.row.time}")
        if last.row.time != look.row.time and options.at is None and last.change == "no text":
            note(f"the last look, {last.row.time}, found no article: {last.row.access} {last.row.reason}")


def _markdown(look: Look, body: str) -> str:
    row = look.row
    byline = ", ".join(row.authors)
    lines = [f"# {row.title}" if row.title else "", " · ".join(filter(None, (byline, row.published)))]
    source = f"<https://{row.article}>, as of {row.time}"
    return printable("\n\n".join(filter(None, (*lines, source, body))))

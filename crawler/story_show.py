"""`clipfile story show`: a story's coverage in time, with copies, shared words, origins and gaps."""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from archive.changes import state
from archive.collection import Collection
from archive.compare.copies import Link, groups, links
from archive.compare.origins.independent import independent
from archive.layout import iso
from archive.shown import as_json, note, one_line, say, table
from archive.standing import standings
from crawler.gaps import counted
from crawler.story_told import Told, coverage, last_gaps, rests_on

SHOWN = 100  # characters of a shared passage
MOST = 12  # pairs of articles with shared words, and outlets, on a terminal


def show(options: argparse.Namespace) -> int:
    """List the coverage in time; articles that are copies of one text bear one number."""
    clips = Collection(options.archive)
    told = coverage(clips, options.id)
    texts = {one.id: one.article.text for one in told}
    copies, linked = groups(texts), links(texts)
    _, origins = rests_on(told, options.id)
    group = {id: number for number, ids in enumerate(copies, 1) for id in ids}
    shares = _shares(linked, texts)
    rows: list[dict[str, Any]] = [
        {
            "published": one.article.published or iso(one.first),
            "outlet": one.outlet,
            "title": one.article.title,
            "state": _state(clips, one),
            "group": group[one.id],
            "copies": len(copies[group[one.id] - 1]),
            "shares": shares[one.id],
            "origins": [origin.name for origin in origins[one.id]],
            "score": one.standing.score,
            "reasons": list(one.standing.reasons),
            "via": one.standing.via,
            "url": f"https://{one.id}",
        }
        for one in told
    ]
    if options.json:
        as_json(rows)
        return 0 if rows else 1
    columns = ("published", "outlet", "state", "group", "score", "title", "url")
    cells = [
        (one.day, row["outlet"], row["state"], row["group"], f"{row['score']:.2f}", row["title"], row["url"])
        for one, row in zip(told, rows, strict=True)
    ]
    table(columns, cells, wide="title", under="url")
    new = [gap for gap in last_gaps(clips, options.id) if gap.new]
    if sys.stdout.isatty():
        _summary(told, linked, texts, counted(new))
    undecided = sum(one.stands == "review" for one in standings(clips, options.id).values())
    note(
        f"{_many(len(rows), 'article')} of {_many(len({one.outlet for one in told}), 'outlet')}, "
        f"{_many(len(copies), 'text')} but for copies, {_many(len(independent(origins)), 'independent origin')}; "
        f"{undecided} to review; {_many(len(new), 'new gap')} in the last run"
    )
    return 0 if rows else 1


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _state(clips: Collection, one: Told) -> str:
    """Return what became of an article; one look that found it needs no more looking up."""
    url = f"https://{one.id}"
    return "present" if len(clips.history(url)) == 1 else state(clips, url).state


def _shares(linked: Sequence[Link], texts: Mapping[str, str]) -> Mapping[str, list[dict[str, Any]]]:
    """Return for each article those that it shares words with, and the longest run of them."""
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for link in linked:
        longest = link.passages[0]
        words = texts[link.one][longest.start : longest.end]
        for id, other in ((link.one, link.other), (link.other, link.one)):
            told = {"url": f"https://{other}", "words": longest.words, "quote": longest.quote, "passage": words}
            found[id].append(told)
    return found


def _summary(told: Sequence[Told], linked: Sequence[Link], texts: Mapping[str, str], gaps: Mapping[str, int]) -> None:
    """Print what the table does not show: who shares words, which outlets, which gaps."""
    outlet = {one.id: one.outlet for one in told}
    longest = sorted(linked, key=lambda link: -link.passages[0].words)
    if longest:
        say("\nthe same words in articles that are no copies")
    for link in longest[:MOST]:
        first = link.passages[0]
        words = one_line(texts[link.one][first.start : first.end])
        words = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
        kind = "quoted" if first.quote else "words"
        say(f"  {outlet[link.one]} and {outlet[link.other]}, {first.words} {kind}: “{words}”")
    if len(longest) > MOST:
        say(f"  and {len(longest) - MOST} more pairs; --json lists all")
    say("\noutlets")
    counts = Counter(outlet.values()).most_common()
    say("  " + ", ".join(f"{name} {count}" for name, count in counts[:MOST]) + ", …" * (len(counts) > MOST))
    if gaps:
        say("\nnew gaps in the last run")
        say("  " + ", ".join(f"{count} {kind}" for kind, count in gaps.items()))

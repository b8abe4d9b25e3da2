"""`clipfile story show`: a story's coverage in time, what became of it, copies, shared words, origins and gaps."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from archive.changes import Changed, changes, state
from archive.collection import Collection
from archive.compare.copies import Link, groups, links
from archive.compare.origins.independent import Shared, independent
from archive.compare.presence import Presence, words
from archive.layout import iso
from archive.shown import as_json, note, one_line, say, table
from archive.standing import standings
from crawler.gaps import Gap, counted
from crawler.story_told import Told, coverage, last_gaps, rests_on

SHOWN = 100  # characters of a shared passage
MOST = 12  # pairs of articles with shared words, and outlets, on a terminal


def show(options: argparse.Namespace) -> int:
    """List the coverage in time; articles that are copies of one text bear one number. As JSON it is one object."""
    clips = Collection(options.archive)
    told = coverage(clips, options.id)
    texts = {one.id: one.article.text for one in told}
    copies, linked = groups(texts), links(texts)
    _, origins = rests_on(told, options.id)
    group = {id: number for number, ids in enumerate(copies, 1) for id in ids}
    became = {one.id: _became(clips, one) for one in told}
    rows = [
        {
            "published": one.article.published or iso(one.first),
            "outlet": one.outlet,
            "title": one.article.title,
            **_became_row(*became[one.id]),
            "group": group[one.id],
            "copies": len(copies[group[one.id] - 1]),
            "origins": [origin.name for origin in origins[one.id]],
            "score": one.standing.score,
            "reasons": list(one.standing.reasons),
            "via": one.standing.via,
            "url": f"https://{one.id}",
        }
        for one in told
    ]
    gaps, rest = last_gaps(clips, options.id), independent(origins)
    undecided = sum(one.stands == "review" for one in standings(clips, options.id).values())
    if options.json:
        as_json([_whole(options.id, rows, copies, linked, texts, rest, gaps, undecided)])
        return 0 if rows else 1
    columns = ("published", "outlet", "state", "last change", "group", "score", "title", "url")
    cells = [_cells(one, row, became[one.id][1]) for one, row in zip(told, rows, strict=True)]
    table(columns, cells, wide="title", under="url")
    new = [gap for gap in gaps if gap.new]
    if sys.stdout.isatty():
        _summary(told, linked, texts, counted(new))
    note(
        f"{_many(len(rows), 'article')} of {_many(len({one.outlet for one in told}), 'outlet')}, "
        f"{_many(len(copies), 'text')} but for copies, {_many(len(rest), 'independent origin')}; "
        f"{undecided} to review; {_many(len(new), 'new gap')} in the last run"
    )
    return 0 if rows else 1


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _became(clips: Collection, one: Told) -> tuple[Presence, list[Changed]]:
    """Return what became of an article, and its changes; one look has none, and is not read for them."""
    url = f"https://{one.id}"
    changed = [] if len(clips.history(url)) == 1 else list(changes(clips, url))
    return state(clips, url, changed), changed


def _became_row(found: Presence, changed: Sequence[Changed]) -> dict[str, Any]:
    last = changed[-1] if changed else None
    return {
        "state": found.state,
        "doubt": found.doubt.state if found.doubt else None,
        "became": words(found),
        "changes": len(changed),
        "last_change": {
            "seen": last.after.row.time,
            "types": list(last.edit.types),
            "substantive": last.edit.substantive,
            "silent": last.edit.silent,
        }
        if last
        else None,
    }


def _cells(one: Told, row: Mapping[str, Any], changed: Sequence[Changed]) -> tuple[object, ...]:
    """Return the line of an article on a terminal."""
    score = f"{row['score']:.2f}"
    stands = f"{row['state']}, {row['doubt']}?" if row["doubt"] else row["state"]
    return one.day, one.outlet, stands, _brief(changed), row["group"], score, row["title"], row["url"]


def _brief(changed: Sequence[Changed]) -> str:
    """Return the last change in a few words: when it was seen, its first kind, how many more, and if it was silent."""
    if not changed:
        return ""
    last = changed[-1]
    first, *more = last.edit.types
    silent = ", silent" if last.edit.silent else ""
    return f"{last.after.time:%Y-%m-%d} {first}{f' +{len(more)}' if more else ''}{silent}"


def _whole(
    story: str,
    articles: Sequence[Mapping[str, Any]],
    copies: Sequence[Sequence[str]],
    linked: Sequence[Link],
    texts: Mapping[str, str],
    origins: Sequence[Shared],
    gaps: Sequence[Gap],
    undecided: int,
) -> dict[str, Any]:
    """Return everything as JSON has it; articles stand in the order of time."""
    return {
        "story": story,
        "articles": list(articles),
        "outlets": [{"outlet": name, "articles": count} for name, count in _outlets(articles)],
        "groups": [{"group": nth, "articles": [f"https://{id}" for id in ids]} for nth, ids in enumerate(copies, 1)],
        "links": [_link(link, texts) for link in linked],
        "origins": [
            {"origin": one.name, "kind": one.kind, "articles": [f"https://{id}" for id in one.articles]}
            for one in origins
        ],
        "gaps": [asdict(gap) | {"new": gap.new} for gap in gaps],
        "to_review": undecided,
    }


def _outlets(articles: Sequence[Mapping[str, Any]]) -> list[tuple[str, int]]:
    return Counter(row["outlet"] for row in articles).most_common()


def _link(link: Link, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return two articles that share words though they are no copies, and the longest run of them."""
    longest = link.passages[0]
    return {
        "articles": [f"https://{link.one}", f"https://{link.other}"],
        "words": longest.words,
        "quote": longest.quote,
        "passage": texts[link.one][longest.start : longest.end],
    }


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

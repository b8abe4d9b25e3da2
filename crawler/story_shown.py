"""`clipfile story review`, `gaps` and `origins`: what a person decides, what is missing, who it rests on."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from archive.capture import Event
from archive.collection import Collection
from archive.compare.origins import lines
from archive.compare.origins.independent import evidence, independent
from archive.errors import Misuse
from archive.layout import fresh_id
from archive.run import Run
from archive.shown import as_json, note, say, table
from archive.standing import ACCEPT, REJECT, Standing, standings
from crawler.gaps import counted
from crawler.story_told import coverage, last_gaps, rests_on
from crawler.timestamping import timestamp


def review(options: argparse.Namespace) -> int:
    """List what is undecided, or keep a person's decisions as events."""
    clips = Collection(options.archive)
    if options.accept or options.reject:
        return _decide(clips, options)
    told = [one for one in coverage(clips, options.id, ("review",)) if not one.standing.decision]
    rows: list[dict[str, Any]] = [
        {
            "score": one.standing.score,
            "title": one.article.title,
            "reasons": list(one.standing.reasons),
            "via": one.standing.via,
            "url": f"https://{one.standing.article}",
        }
        for one in sorted(told, key=lambda one: -one.standing.score)
    ]
    if options.json:
        as_json(rows)
    else:
        columns = ("score", "title", "reasons", "url")
        cells = [(f"{row['score']:.2f}", row["title"], "; ".join(row["reasons"]), row["url"]) for row in rows]
        table(columns, cells, wide="title", under="url")
    return 0 if rows else 1


def _decide(clips: Collection, options: argparse.Namespace) -> int:
    said = [(url, ACCEPT) for url in options.accept] + [(url, REJECT) for url in options.reject]
    judged = standings(clips, options.id)
    subjects = [(_subject(clips, url, judged), word) for url, word in said]
    clips.prepare()
    run = Run(options.id, clips, {"operator": "person"})
    now = run.clock()
    events = [
        Event(
            id=fresh_id(),
            kind="decision",
            subject=subject,
            time=now,
            actor="person",
            data={"story": options.id, "decision": word},
        )
        for subject, word in subjects
    ]
    run.writer.add_events(events)
    run.close()
    if trouble := run.writer.trouble:
        raise trouble
    timestamp(clips)
    rows = [{"article": subject, "decision": word} for subject, word in subjects]
    if options.json:
        as_json(rows)
    else:
        say("\n".join(f"{row['decision']}ed  {row['article']}" for row in rows))
    return 0


def _subject(clips: Collection, url: str, judged: Mapping[str, Standing]) -> str:
    """Return the article that a person means; Misuse for one that was never judged for the story."""
    bare = url.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    if bare in judged:
        return bare
    found = clips.find(url).articles
    named = next((id for id in found if id in judged), "")
    if not named:
        raise Misuse(f"{url}: it was not judged for the story; `clipfile story review` lists what was")
    return named


def gaps(options: argparse.Namespace) -> int:
    """List the gaps of the last run; exit 1 when there are none."""
    clips = Collection(options.archive)
    found = [gap for gap in last_gaps(clips, options.id) if options.all or gap.new or gap.expected]
    rows: list[dict[str, Any]] = [
        {"outlet": gap.outlet, "kind": gap.kind, "reason": gap.reason, "expected": gap.expected, "url": gap.url}
        for gap in found
    ]
    if options.json:
        as_json(rows)
    else:
        columns = ("outlet", "kind", "expected", "reason", "url")
        cells = [[row["outlet"], row["kind"], "expected" * row["expected"], row["reason"], row["url"]] for row in rows]
        table(columns, cells, wide="reason", under="url")
        note(", ".join(f"{count} {kind}" for kind, count in counted(found).items()) or "no gaps")
    return 0 if rows else 1


def origins(options: argparse.Namespace) -> int:
    """Tell how many independent origins the coverage rests on, and the words that say so."""
    told = coverage(Collection(options.archive), options.id)
    reports, found = rests_on(told, options.id)
    if options.json:
        as_json(
            {
                "origin": shared.name,
                "kind": shared.kind,
                "articles": [
                    {"article": id, "via": origin.via, "evidence": evidence(reports[id], origin)}
                    for id, origin in shared.articles.items()
                ],
            }
            for shared in independent(found)
        )
    else:
        for line in lines(reports, found):
            say(line)
    return 0 if told else 1

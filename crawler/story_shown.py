"""`clipfile story show`, `review`, `gaps` and `origins`: what came of a story, read from the archive."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.answers import minute
from archive.capture import Article, Event
from archive.collection import Collection, Look
from archive.compare.copies import groups
from archive.compare.origins import Names, Origin, Report, lines, unified
from archive.compare.origins import origins as origins_of
from archive.compare.origins.grammars import grammar_of
from archive.compare.origins.independent import evidence, independent
from archive.errors import ArchiveError, Misuse
from archive.layout import fresh_id, parse_run
from archive.run import Run, outlet
from archive.shown import as_json, note, say, table
from archive.standing import ACCEPT, REJECT, Standing, newest, standings
from crawler.gaps import Gap, counted, from_rows
from crawler.settings import STORIES_DIR
from pipelines.story import Story, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One article of a story as it stands in the archive."""

    standing: Standing
    look: Look
    article: Article

    @property
    def time(self) -> str:
        """When it was published, else when it was first seen."""
        return self.article.published or self.look.row.time

    @property
    def outlet(self) -> str:
        """The outlet's host."""
        return outlet(f"https://{self.standing.article}")


def coverage(clips: Collection, story: str, verdicts: tuple[str, ...] = ("in",)) -> list[Told]:
    """Return the articles of a story that stand so, the oldest first; Misuse for a story that never ran."""
    found = standings(clips, story)
    if not found:
        raise Misuse(f"{story}: nothing was judged for it yet; `clipfile story run {story}` does")
    told = [
        Told(standing=one, look=said[0], article=said[1])
        for one in found.values()
        if one.stands in verdicts and (said := newest(clips, one.article))
    ]
    return sorted(told, key=lambda one: one.time)


def show(options: argparse.Namespace) -> int:
    """List the coverage in time; articles that are copies of one text bear one number."""
    clips = Collection(options.archive)
    told = coverage(clips, options.id)
    copies = groups({one.standing.article: one.article.text for one in told})
    group = {id: number for number, ids in enumerate(copies, 1) for id in ids}
    said = _origins(told, options.id)
    rows: list[dict[str, Any]] = [
        {
            "published": one.time,
            "outlet": one.outlet,
            "title": one.article.title,
            "group": group[one.standing.article],
            "copies": len(copies[group[one.standing.article] - 1]),
            "origins": [origin.name for origin in said[1][one.standing.article]],
            "score": one.standing.score,
            "reasons": list(one.standing.reasons),
            "via": one.standing.via,
            "url": f"https://{one.standing.article}",
        }
        for one in told
    ]
    if options.json:
        as_json(rows)
        return 0 if rows else 1
    columns = ("published", "outlet", "group", "score", "title", "url")
    cells = [
        (minute(row["published"]), row["outlet"], row["group"], f"{row['score']:.2f}", row["title"], row["url"])
        for row in rows
    ]
    table(columns, cells, wide="title", under="url")
    undecided = sum(one.stands == "review" for one in standings(clips, options.id).values())
    new = [gap for gap in _gaps(clips, options.id) if gap.new]
    note(
        f"{len(rows)} articles of {len({one.outlet for one in told})} outlets in {len(copies)} groups of copies, "
        f"{len(independent(said[1]))} independent origins; {undecided} to review; {len(new)} new gaps in the last run"
    )
    return 0 if rows else 1


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
    found = [gap for gap in _gaps(clips, options.id) if options.all or gap.new or gap.expected]
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


def _gaps(clips: Collection, story: str) -> list[Gap]:
    """Return the gaps that the newest manifest of a story tells."""
    for key in sorted(clips.storage.keys("runs/"), reverse=True):
        if parse_run(Path(key).stem).slug == story:
            manifest: dict[str, Any] = json.loads(clips.storage.get(key))
            if "coverage" in manifest:
                return from_rows(manifest["coverage"]["gaps"])
    return []


def origins(options: argparse.Namespace) -> int:
    """Tell how many independent origins the coverage rests on, and the words that say so."""
    told = coverage(Collection(options.archive), options.id)
    reports, found = _origins(told, options.id)
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


def _origins(told: list[Told], story: str) -> tuple[dict[str, Report], dict[str, tuple[Origin, ...]]]:
    """Return each article as a report, and its origins, with one name for what several of them mean."""
    names, own = Names(), _outlets(story)
    reports = {one.standing.article: _report(one, own) for one in told}
    for host, name in own.items():
        names.follow(name, host)
    for report in reports.values():
        names.follow(report.outlet, report.host)
        names.learn(report.text, grammar_of(report.lang))
    return reports, unified({id: origins_of(report, names) for id, report in reports.items()})


def _report(one: Told, own: Mapping[str, str]) -> Report:
    article = one.article
    return Report(
        text=article.text,
        title=article.title,
        byline=", ".join(article.authors),
        outlet=own.get(one.outlet) or article.site or one.outlet,
        host=one.outlet,
        lang=article.lang or "en",
        hints={"canonical": article.url} if article.url else {},
    )


def _outlets(story: str) -> dict[str, str]:
    """Return host → name of the outlets that the story file names; none where there is no such file here."""
    try:
        read_story: Story = read(Path(STORIES_DIR) / f"{story}.toml")
    except ArchiveError:
        return {}
    return {one.host: one.name for one in read_story.outlets if one.name}

"""How each article stands with a story: what the newest judgement and a person's decision say, from events alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from archive.capture import Article, Event, Judgement
from archive.collection import Collection, Look
from archive.errors import NotArchived
from archive.layout import parse_run
from archive.segment import Row

ACCEPT, REJECT = "accept", "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One article of a story."""

    article: str  # its id
    verdict: str = "review"  # in, review, out; of the newest judgement
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    via: str = ""
    time: str = ""  # of the judgement
    capture: str = ""  # id of the look that was judged
    decision: str = ""  # accept, reject: a person's, which outranks the verdict
    since: str = ""  # the time of the event by which it came to stand so

    @property
    def stands(self) -> str:
        """In, review or out, all told."""
        return {ACCEPT: "in", REJECT: "out"}.get(self.decision, self.verdict)


def standings(collection: Collection, story: str) -> dict[str, Standing]:
    """Return every article that was judged or decided for a story, by its id."""
    found: dict[str, Standing] = {}
    for row in _events(collection, "judged", story):
        data, before = row.data, found.get(row.subject)
        found[row.subject] = Standing(
            article=row.subject,
            verdict=str(data.get("verdict", "review")),
            score=float(data.get("score", 0)),
            reasons=tuple(data.get("reasons", ())),
            via=str(data.get("via", "")) or (before.via if before else ""),
            time=row.time,
            capture=str(data.get("capture", "")),
            since=before.since if before and before.verdict == data.get("verdict") else row.time,
        )
    for row in _events(collection, "decision", story):
        before = found.get(row.subject, Standing(article=row.subject))
        decided = replace(before, decision=str(row.data.get("decision", "")))
        since = before.since if before.since and before.stands == decided.stands else row.time
        found[row.subject] = replace(decided, since=since)
    return found


def refused(collection: Collection, story: str) -> dict[str, str]:
    """Return the URLs that runs of a story fetched and judged out, with the reason."""
    return {
        row.subject: str(row.data.get("reason", ""))
        for row in collection.cache.events("verdict")
        if row.data.get("outcome") == "out" and _slug(row.actor) == story
    }


def judged_event(id: str, run: str, article: str, judgement: Judgement, **more: Any) -> Event:
    """Return the event that tells a judgement; `more` are the judge's version, the capture and the time."""
    time = more.pop("time")
    data = {
        "story": judgement.story,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "reasons": list(judgement.reasons),
        "via": judgement.via,
        **more,
    }
    return Event(id=id, kind="judged", subject=article, time=time, actor=run, data=data)


def newest(collection: Collection, article: str) -> tuple[Look, Article] | None:
    """Return the newest look at an article that found a text, and what it said; None when there is none."""
    try:
        look = collection.at(f"https://{article}")
    except NotArchived:
        return None
    said = collection.article(look)
    return (look, said) if said else None


def judged_version(collection: Collection, standing: Standing) -> Article | None:
    """Return what an article said at the look that was judged, else at the newest; None where none found a text."""
    looks = {row.capture: row for row in collection.captures([standing.article]) if row.text_of}
    row = looks.get(standing.capture)
    if row is None:
        said = newest(collection, standing.article)
        return said[1] if said else None
    return collection.article_of(row)


def oldest(collection: Collection, article: str) -> tuple[Row, Article] | None:
    """Return the first look at an article that found its whole text, else any; None when none did."""
    rows = [row for row in collection.captures([article]) if row.text_of and not row.led_to]
    row = next((row for row in rows if row.access == "full"), rows[0] if rows else None)
    said = collection.article_of(row) if row else None
    return (row, said) if row and said else None


def view(collection: Collection, story: str) -> Iterator[dict[str, Any]]:
    """Yield what `views/stories/<slug>/articles.jsonl` says, an object an article that is in or to review."""
    for article, standing in sorted(standings(collection, story).items()):
        rows = collection.captures([article]) if standing.stands != "out" else []
        if not rows:
            continue
        read = [row for row in rows if row.text_of] or rows
        page = collection.cache.by_id(read[-1].refers_to) if read[-1].refers_to else None
        texts = [key for row in reversed(read) if (key := collection.text_object(row))]  # the same text has one object
        yield {
            "article": article,
            "url": page.url if page else read[-1].asked,
            "aliases": sorted({alias for row in rows for alias in row.aliases}),
            "title": read[-1].title,
            "published": read[-1].published,
            "lang": read[-1].lang,
            "verdict": standing.stands,
            "score": standing.score,
            "reasons": list(standing.reasons),
            "via": standing.via,
            "first": rows[0].time,
            "last": rows[-1].time,
            "text": texts[0] if texts else "",
            "warc": _place(page or read[-1]),
        }


def _place(row: Row) -> dict[str, Any]:
    return {"key": row.filename, "offset": row.offset, "length": row.length}


def _events(collection: Collection, kind: str, story: str) -> Iterator[Row]:
    return (row for row in collection.cache.events(kind) if row.data.get("story") == story)


def _slug(run: str) -> str:
    try:
        return parse_run(run).slug
    except ValueError:
        return ""

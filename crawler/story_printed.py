"""What a run of a story prints at its end: what it kept, what it saw again, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from archive.layout import iso
from archive.run import ARCHIVED
from archive.shown import as_json, note, one_line
from crawler.gaps import as_rows
from crawler.report import troubles
from crawler.story_report import revisited, told, told_revisits
from crawler.story_run import DISCOVERY, StoryRun

Line = Callable[[Mapping[str, Any]], tuple[str, ...]]


def report(work: StoryRun, json: bool) -> None:
    """Print what became coverage, what revisits found and what is missing; of a dry run every choice."""
    if work.dry:
        _print(_choices(work), json, _choice_line)
        _print(_due(work), json, lambda row: ("revisit", row["url"], row["why"], f"due since {row['due'][:16]}Z"))
        _print(as_rows(work.gaps), json, _gap_line)
        return
    new = [row for url in work.run.verdicts if (row := _page(work, url))]
    again = list(_again(work))
    _print(new, json, lambda row: (row["verdict"], f"{row['score']:.2f}", row["title"], row["url"], row["reasons"]))
    seen = (row for row in again if json or row["revisit"] != "unchanged")
    _print(seen, json, lambda row: ("revisit", row["revisit"], row["title"], row["url"]))
    gaps = (*work.gaps, *work.revisit_gaps)
    _print(as_rows(gap for gap in gaps if json or gap.new or gap.expected), json, _gap_line)
    if work.discovers:
        note(_discovered(work, len(new)))
    if work.only != DISCOVERY and (work.revisiting.due or not work.discovers):
        note(_seen_again(work))
    troubles(work.run)


def _discovered(work: StoryRun, new: int) -> str:
    coverage = told(work)
    listed = [tally for tally in work.finding.tallies.values() if tally.listed]
    judged = ", ".join(f"{count} {verdict}" for verdict, count in coverage["judged"].items())
    asked = sum(url not in work.revisiting.due for url in work.run.asked)
    return (
        f"clipfile: {work.story.id}: {sum(tally.answered for tally in listed)} of {len(listed)} outlets answered, "
        f"{asked} pages asked for, {new} archived; in all {judged}; new gaps: {coverage['new_gaps']}"
    )


def _seen_again(work: StoryRun) -> str:
    said = told_revisits(work)
    found = ", ".join(
        f"{count} {what}" for what, count in sorted(said["found"].items(), key=lambda pair: (-pair[1], pair[0]))
    )
    parts = [f"{said['due']} due", found, f"{said['postponed']} left for the next run" if said["postponed"] else ""]
    return f"clipfile: {work.story.id}: revisits: {'; '.join(filter(None, parts))}; new gaps: {said['new_gaps']}"


def _choices(work: StoryRun) -> Iterator[dict[str, Any]]:
    for chosen, fetch in work.finding.choices:
        link = chosen.link
        yield {"fetch": fetch, "url": link.url, "why": chosen.why, "title": link.title, "via": chosen.via}


def _choice_line(row: Mapping[str, Any]) -> tuple[str, ...]:
    return ("fetch" if row["fetch"] else "pass", row["url"], row["why"], row["via"])


def _due(work: StoryRun) -> Iterator[dict[str, Any]]:
    for due in work.revisiting.due.values():
        yield {"revisit": "due", "url": due.url, "article": due.article, "why": due.why, "due": iso(due.at)}


def _again(work: StoryRun) -> Iterator[dict[str, Any]]:
    for url, what in revisited(work).items():
        article = work.revisiting.due[url].article
        one = work.coverage.looked.get(article)
        yield {"revisit": what, "url": url, "article": article, "title": one.article.title if one else ""}


def _page(work: StoryRun, url: str) -> dict[str, Any] | None:
    """Return what a page that is kept became; None for one that is not kept, and for a revisit."""
    verdict = work.run.verdicts[url]
    capture = verdict.capture if verdict.outcome == ARCHIVED and url not in work.revisiting.due else None
    one = work.coverage.looked.get(capture.article_id) if capture else None
    if one is None or capture is None:
        return None
    judgement = one.judgement
    return {
        "url": url,
        "article": capture.article_id,
        "verdict": judgement.verdict,
        "score": judgement.score,
        "title": one.article.title,
        "reasons": "; ".join(judgement.reasons),
        "via": judgement.via,
    }


def _gap_line(row: Mapping[str, Any]) -> tuple[str, ...]:
    return ("gap", row["kind"] + (" (expected)" if row["expected"] else ""), row["outlet"], row["url"], row["reason"])


def _print(rows: Iterable[Mapping[str, Any]], json: bool, line: Line) -> None:
    if json:
        as_json(rows)
        return
    for row in rows:
        print("  ".join(one_line(str(part)) for part in line(row) if part))

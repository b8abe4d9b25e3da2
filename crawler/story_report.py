"""What a run of a story says at its end: its judgements as events, its gaps, its exit status."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from archive.layout import fresh_id
from archive.run import ARCHIVED, outlet
from archive.shown import as_json, note, one_line
from archive.standing import judged_event
from crawler.gaps import Gap, as_rows, counted, kind_of_page
from crawler.report import NONE, OK, SOME, STORAGE, TERMINATED, troubles
from crawler.story_run import StoryRun
from pipelines.relevance import VERSION

FEWER = 0.25  # an outlet that names less than this share of what is usual is silent
ENOUGH = 8  # links a run that must be usual for that


def tell(work: StoryRun) -> None:
    """Keep the run's judgements as events and its gaps for the manifest, and remember what was looked at."""
    run, coverage = work.run, work.coverage
    run.interrupt()
    if not coverage.closing:  # stopped: what is held was not judged for good
        coverage.held.clear()
    now = run.clock()
    events = [
        judged_event(fresh_id(), run.id, id, one.judgement, judge=VERSION, capture=one.capture, time=now)
        for id, one in coverage.untold()
        if one.archived or coverage.closing
    ]
    run.writer.add_events(events)
    finished(work)
    run.note(coverage=told(work), status=TERMINATED if run.stopping else status(work))
    coverage.remember(work.memory)


def finished(work: StoryRun) -> None:
    """Add the gaps that show only at the end: pages, limits, outlets that are silent."""
    story, finding = work.story, work.finding
    for url, verdict in work.run.verdicts.items():
        if verdict.outcome != ARCHIVED:
            access, status = work.coverage.access.get(url, ("", 0))
            kind = kind_of_page(verdict.outcome, access, status, verdict.reason)
            work.gap(outlet(url), url, kind, verdict.reason)
    for chosen in finding.queue.over:
        if chosen.said:
            work.gap(chosen.outlet, chosen.link.url, "limit", f"not fetched; {chosen.why}")
    for host, tally in finding.tallies.items():
        if not tally.listed:
            continue
        usual = work.listings.usual(story.id, host)
        work.listings.named(story.id, host, work.run.id, tally.named)
        if tally.answered and (
            (not tally.named and host in finding.outlets) or tally.named < usual * FEWER >= ENOUGH * FEWER
        ):
            reason = f"it names {tally.named} links, usually {usual:.0f}" if usual else "it names no link"
            work.gap(host, f"https://{host}/", "silent", reason)
    work.gaps[:] = [_spared(work, gap) for gap in work.gaps]


def _spared(work: StoryRun, gap: Gap) -> Gap:
    """Return the gap of a home page as none of coverage where the outlet's feeds or sitemaps answer."""
    own = work.finding.outlets.get(gap.outlet)
    spare = own and own.home == gap.url and work.finding.tally(gap.outlet).answered and gap.kind != "silent"
    if not spare or not gap.new:
        return gap
    return Gap(outlet=gap.outlet, url=gap.url, kind="spare", reason=gap.reason, expected=gap.expected)


def told(work: StoryRun) -> dict[str, Any]:
    """Return what the manifest says of the coverage."""
    new = [gap for gap in work.gaps if gap.new]
    return {
        "story": work.story.id,
        "judged": work.coverage.counts(),
        "outlets": {host: tally.told() for host, tally in sorted(work.finding.tallies.items())},
        "new_gaps": len(new),
        "gaps_by_kind": counted(work.gaps),
        "gaps": as_rows(work.gaps),
    }


def status(work: StoryRun) -> int:
    """Return the exit status: storage trouble, nothing answered, new gaps, or all is well."""
    run = work.run
    if run.storage_failed or run.writer.trouble:
        return STORAGE
    listed = [tally for tally in work.finding.tallies.values() if tally.listed]
    if listed and not any(tally.answered for tally in listed):
        return NONE
    if run.asked and not listed and not run.outcomes()[ARCHIVED]:
        return NONE
    return SOME if any(gap.new for gap in work.gaps) else OK


def report(work: StoryRun, json: bool) -> None:
    """Print what became coverage and what is missing; of a dry run every choice."""
    if work.dry:
        rows = [
            {"fetch": fetch, "url": chosen.link.url, "why": chosen.why, "title": chosen.link.title, "via": chosen.via}
            for chosen, fetch in work.finding.choices
        ]
        _print(rows, json, lambda row: ("fetch" if row["fetch"] else "pass", row["url"], row["why"], row["via"]))
        _print(as_rows(work.gaps), json, _gap_line)
        return
    new = [row for url, verdict in work.run.verdicts.items() if (row := _page(work, url, verdict.outcome))]
    _print(new, json, lambda row: (row["verdict"], f"{row['score']:.2f}", row["title"], row["url"], row["reasons"]))
    _print(as_rows(gap for gap in work.gaps if json or gap.new or gap.expected), json, _gap_line)
    coverage = told(work)
    answered = sum(tally.answered for tally in work.finding.tallies.values() if tally.listed)
    listed = sum(tally.listed for tally in work.finding.tallies.values())
    judged = ", ".join(f"{count} {verdict}" for verdict, count in coverage["judged"].items())
    note(
        f"clipfile: {work.story.id}: {answered} of {listed} outlets answered, {len(work.run.asked)} pages asked for, "
        f"{len(new)} archived; in all {judged}; new gaps: {coverage['new_gaps']}"
    )
    troubles(work.run)


def _page(work: StoryRun, url: str, outcome: str) -> dict[str, Any] | None:
    capture = work.run.verdicts[url].capture
    one = work.coverage.looked.get(capture.article_id) if capture and outcome == ARCHIVED else None
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


def _print(rows: list[dict[str, Any]], json: bool, line: Any) -> None:
    if json:
        as_json(rows)
        return
    for row in rows:
        print("  ".join(one_line(str(part)) for part in line(row) if part))


def as_lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows as JSON, one a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()

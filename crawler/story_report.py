"""What a run of a story says at its end: its judgements as events, its gaps, its exit status."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from archive.layout import fresh_id, iso
from archive.run import ARCHIVED, FAILED, outlet
from archive.standing import judged_event
from crawler.gaps import Gap, as_rows, counted, kind_of_page
from crawler.last_run import LAST
from crawler.report import NONE, OK, SOME, STORAGE, TERMINATED
from crawler.revisiting import found
from crawler.story_run import DISCOVERY, StoryRun
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
    run.note(only=work.only, status=TERMINATED if run.stopping else status(work), **parts(work))
    coverage.remember(work.memory)


def parts(work: StoryRun) -> dict[str, Any]:
    """Return what the manifest says of the run: its discovery, its revisits, and where it says nothing who did last."""
    told_now: dict[str, Any] = {}
    if work.discovers:
        told_now["coverage"] = told(work)
    if work.only != DISCOVERY:
        told_now["revisits"] = told_revisits(work)
    last = {part: run for part, run in work.last.items() if part not in told_now}
    return told_now | ({LAST: last} if last else {})


def finished(work: StoryRun) -> None:
    """Add the gaps that show only at the end: pages, limits, outlets that are silent."""
    story, finding = work.story, work.finding
    for url, verdict in work.run.verdicts.items():
        if verdict.outcome != ARCHIVED:
            access, status = work.coverage.access.get(url, ("", 0))
            kind = kind_of_page(verdict.outcome, access, status, verdict.reason)
            work.gap(outlet(url), url, kind, verdict.reason)
    for due in work.revisiting.postponed:
        work.gap(outlet(due.url), due.url, "postponed", f"due since {iso(due.at)}")
    if not work.discovers:
        return
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


def told_revisits(work: StoryRun) -> dict[str, Any]:
    """Return what the manifest says of the revisits."""
    return {
        "due": len(work.revisiting.due),
        "found": Counter(revisited(work).values()),
        "postponed": len(work.revisiting.postponed),
        "new_gaps": sum(gap.new for gap in work.revisit_gaps),
        "gaps_by_kind": counted(work.revisit_gaps),
        "gaps": as_rows(work.revisit_gaps),
    }


def revisited(work: StoryRun) -> dict[str, str]:
    """Return what each revisit that was made found, by URL."""
    verdicts, coverage = work.run.verdicts, work.coverage
    return {
        url: found(verdicts[url], coverage.access.get(url, ("", 0))[1], due.article in coverage.edited)
        for url, due in work.revisiting.due.items()
        if url in verdicts
    }


def progress(work: StoryRun) -> str:
    """Return in a line how far a run is: outlets that answered, links found, articles by verdict, pages that failed.

    Of a run that only revisits: how many articles are due, and what was found.
    """
    failed = sum(verdict.outcome == FAILED for verdict in list(work.run.verdicts.values()))
    if not work.discovers:
        return f"due {len(work.revisiting.due)}, edited {len(work.coverage.edited)}, failed {failed}"
    tallies = list(work.finding.tallies.values())
    listed = [tally for tally in tallies if tally.listed]
    judged = ", ".join(f"{verdict} {count}" for verdict, count in work.coverage.counts().items())
    answered, links = sum(tally.answered for tally in listed), sum(tally.named for tally in tallies)
    return f"outlets {answered}/{len(listed)}, found {links}, {judged}, failed {failed}"


def status(work: StoryRun) -> int:
    """Return the exit status: storage trouble, nothing answered, new gaps, or all is well."""
    run = work.run
    if run.storage_failed or run.writer.trouble:
        return STORAGE
    listed = [tally for tally in work.finding.tallies.values() if tally.listed and work.discovers]
    if listed and not any(tally.answered for tally in listed):
        return NONE
    if run.asked and not listed and not run.outcomes()[ARCHIVED]:
        return NONE
    return SOME if any(gap.new for gap in (*work.gaps, *work.revisit_gaps)) else OK


def as_lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows as JSON, one a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()

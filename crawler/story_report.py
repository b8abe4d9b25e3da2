"""What a run of a story says at its end: its judgements as events, its gaps, its exit status."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from archive.layout import fresh_id
from archive.run import ARCHIVED, outlet
from archive.shown import as_json, note, one_line
from archive.standing import judged_event
from crawler.gaps import Gap, as_rows, counted, is_expected, kind_of_page
from crawler.report import NONE, OK, SOME, STORAGE, TERMINATED, troubles
from pipelines.relevance import VERSION

if TYPE_CHECKING:
    from crawler.spiders.story import StorySpider

FEWER = 0.25  # an outlet that names less than this share of what is usual is silent
ENOUGH = 8  # links a run that must be usual for that


def tell(spider: StorySpider) -> None:
    """Keep the run's judgements as events and its gaps for the manifest, and remember what was looked at."""
    run, coverage = spider.run, spider.coverage
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
    finished(spider)
    run.note(coverage=told(spider), status=TERMINATED if run.stopping else status(spider))
    coverage.remember(spider.memory)


def finished(spider: StorySpider) -> None:
    """Add the gaps that show only at the end: pages, limits, outlets that are silent."""
    story, finding = spider.story, spider.finding
    for url, verdict in spider.run.verdicts.items():
        if verdict.outcome != ARCHIVED:
            access, status = spider.coverage.access.get(url, ("", 0))
            kind = kind_of_page(verdict.outcome, access, status, verdict.reason)
            spider.gaps.append(_gap(spider, outlet(url), url, kind, verdict.reason))
    for chosen in finding.queue.over:
        if chosen.said:
            spider.gaps.append(_gap(spider, chosen.outlet, chosen.link.url, "limit", f"not fetched; {chosen.why}"))
    for host, tally in finding.tallies.items():
        if not tally.listed:
            continue
        usual = spider.listings.usual(story.id, host)
        spider.listings.named(story.id, host, spider.run.id, tally.named)
        if tally.answered and (
            (not tally.named and host in finding.outlets) or tally.named < usual * FEWER >= ENOUGH * FEWER
        ):
            reason = f"it names {tally.named} links, usually {usual:.0f}" if usual else "it names no link"
            spider.gaps.append(_gap(spider, host, f"https://{host}/", "silent", reason))
    spider.gaps[:] = [_spared(spider, gap) for gap in spider.gaps]


def _gap(spider: StorySpider, host: str, url: str, kind: str, reason: str) -> Gap:
    expected = is_expected(url, host, spider.story.expected_gaps)
    return Gap(outlet=host, url=url, kind=kind, reason=reason, expected=expected)


def _spared(spider: StorySpider, gap: Gap) -> Gap:
    """Return the gap of a home page as none of coverage where the outlet's feeds or sitemaps answer."""
    own = spider.finding.outlets.get(gap.outlet)
    spare = own and own.home == gap.url and spider.finding.tally(gap.outlet).answered and gap.kind != "silent"
    if not spare or not gap.new:
        return gap
    return Gap(outlet=gap.outlet, url=gap.url, kind="spare", reason=gap.reason, expected=gap.expected)


def told(spider: StorySpider) -> dict[str, Any]:
    """Return what the manifest says of the coverage."""
    new = [gap for gap in spider.gaps if gap.new]
    return {
        "story": spider.id,
        "judged": spider.coverage.counts(),
        "outlets": {host: tally.told() for host, tally in sorted(spider.finding.tallies.items())},
        "new_gaps": len(new),
        "gaps_by_kind": counted(spider.gaps),
        "gaps": as_rows(spider.gaps),
    }


def status(spider: StorySpider) -> int:
    """Return the exit status: storage trouble, nothing answered, new gaps, or all is well."""
    run = spider.run
    if run.storage_failed or run.writer.trouble:
        return STORAGE
    listed = [tally for tally in spider.finding.tallies.values() if tally.listed]
    if listed and not any(tally.answered for tally in listed):
        return NONE
    if run.asked and not listed and not run.outcomes()[ARCHIVED]:
        return NONE
    return SOME if any(gap.new for gap in spider.gaps) else OK


def report(spider: StorySpider, json: bool) -> None:
    """Print what became coverage and what is missing; of a dry run every choice."""
    if spider.dry:
        rows = [
            {"fetch": fetch, "url": chosen.link.url, "why": chosen.why, "title": chosen.link.title, "via": chosen.via}
            for chosen, fetch in spider.finding.choices
        ]
        _print(rows, json, lambda row: ("fetch" if row["fetch"] else "pass", row["url"], row["why"], row["via"]))
        _print(as_rows(spider.gaps), json, _gap_line)
        return
    new = [row for url, verdict in spider.run.verdicts.items() if (row := _page(spider, url, verdict.outcome))]
    _print(new, json, lambda row: (row["verdict"], f"{row['score']:.2f}", row["title"], row["url"], row["reasons"]))
    _print(as_rows(gap for gap in spider.gaps if json or gap.new or gap.expected), json, _gap_line)
    coverage = told(spider)
    answered = sum(tally.answered for tally in spider.finding.tallies.values() if tally.listed)
    listed = sum(tally.listed for tally in spider.finding.tallies.values())
    judged = ", ".join(f"{count} {verdict}" for verdict, count in coverage["judged"].items())
    note(
        f"clipfile: {spider.id}: {answered} of {listed} outlets answered, {len(spider.run.asked)} pages asked for, "
        f"{len(new)} archived; in all {judged}; new gaps: {coverage['new_gaps']}"
    )
    troubles(spider.run)


def _page(spider: StorySpider, url: str, outcome: str) -> dict[str, Any] | None:
    capture = spider.run.verdicts[url].capture
    one = spider.coverage.looked.get(capture.article_id) if capture and outcome == ARCHIVED else None
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

"""What one run of a story works with, from the story file and from what is known; its spider's parts share it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from scrapy.settings import BaseSettings

from archive.capture import Article
from archive.collection import Collection
from archive.errors import Misuse
from archive.run import Run
from archive.standing import judged_version, oldest, refused, standings
from archive.url import plain
from crawler.finding import Finding
from crawler.gaps import Gap, is_expected
from crawler.last_run import last_runs
from crawler.listings import Listings
from crawler.queue import Chosen
from crawler.revisiting import Revisiting
from crawler.revisits import revisits
from crawler.traps import Bounds
from pipelines.coverage import Coverage
from pipelines.story import Story, read

REVISITS, DISCOVERY = "revisits", "discovery"  # what a run may be confined to
KEEPS = ("articles", "context", "all")


@dataclass(slots=True, kw_only=True)
class StoryRun:
    """One run of one story."""

    run: Run
    story: Story
    coverage: Coverage
    finding: Finding
    listings: Listings
    memory: Path  # the file in which this machine remembers what was looked at
    bounds: Bounds  # how far it goes into an outlet's links
    revisiting: Revisiting
    only: str = ""  # revisits, discovery, or both
    last: dict[str, str] = field(default_factory=dict)  # part of the report that this run does not tell: who did last
    gaps: list[Gap] = field(default_factory=list)  # of discovery
    revisit_gaps: list[Gap] = field(default_factory=list)
    chosen: dict[str, Chosen] = field(default_factory=dict)  # URL asked for: why

    @property
    def dry(self) -> bool:
        """Whether nothing is kept."""
        return self.coverage.dry

    @property
    def discovers(self) -> bool:
        """Whether coverage is looked for."""
        return self.only != REVISITS

    def gap(self, host: str, url: str, kind: str, reason: str) -> None:
        """Note what is missing: a page, a listing, or a look at a known article."""
        expected = is_expected(url, host, self.story.expected_gaps)
        gaps = self.revisit_gaps if url in self.revisiting.due else self.gaps
        gaps.append(Gap(outlet=host, url=url, kind=kind, reason=reason, expected=expected))


def story_of(id: str, settings: BaseSettings) -> Story:
    """Return the story with this id, as its file in STORIES_DIR stands; Misuse for one that cannot be followed."""
    story = read(Path(settings["STORIES_DIR"]) / f"{id}.toml")
    if settings["KEEP"] not in KEEPS:
        raise Misuse(f"KEEP: {settings['KEEP']!r} is none of {', '.join(KEEPS)}")
    most = settings.getint("URLLENGTH_LIMIT")
    if long := [seed for seed in story.seeds if len(seed) > most]:
        raise Misuse(f"{long[0][:80]}…: a seed of {len(long[0])} characters, over URLLENGTH_LIMIT={most}")
    return story


def begun(
    run: Run, story: Story, seeds: Iterable[Article], bounds: Bounds, dry: bool = False, only: str = ""
) -> StoryRun:
    """Return the run of a story that knows what earlier runs and people said; `seeds` are those from files."""
    clips = run.collection
    memory = clips.state_dir / "stories" / f"{story.id}.jsonl"
    coverage = _recalled(clips, story, memory, dry)
    coverage.seeds |= {seed.id: seed for seed in seeds}
    finding = Finding(story, coverage, lambda url: _elsewhere(clips, coverage, url), bounds, clips.state_dir)
    _make_known(clips, finding)
    due = [] if only == DISCOVERY else [one for one in revisits(clips, story) if one.at <= run.started]
    coverage.revisits = {one.url: one.article for one in due}
    return StoryRun(
        run=run,
        story=story,
        coverage=coverage,
        finding=finding,
        listings=Listings(clips.state_dir / "listings.sqlite"),
        memory=memory,
        bounds=bounds,
        revisiting=Revisiting(due, finding.queue.budget),
        only=only,
        last=last_runs(clips, story.id) if only and not dry else {},
    )


def take_in(clips: Collection, coverage: Coverage, id: str, url: str) -> bool:
    """Judge for the story an article that the archive holds; False when none of its looks found a text.

    It is judged by its first text: a later one may say no more than that the article was taken away.
    """
    said = oldest(clips, id)
    if said:
        row, article = said
        coverage.look(replace(article, id=id), url, row.capture, True)
    return bool(said)


def _elsewhere(clips: Collection, coverage: Coverage, url: str) -> bool:
    """Tell whether another run or story archived a page; its article is judged for this story then."""
    known = clips.known_as(plain(url))
    if known and known not in coverage.looked:
        take_in(clips, coverage, known, url)
    return bool(known)


def _recalled(clips: Collection, story: Story, memory: Path, dry: bool) -> Coverage:
    standing = standings(clips, story.id)
    coverage = Coverage(story, standing, dry)
    coverage.recall(memory)
    missing = [one for id, one in standing.items() if id not in coverage.looked]
    coverage.restore((one, said) for one in missing if (said := judged_version(clips, one)))
    return coverage


def _make_known(clips: Collection, finding: Finding) -> None:
    finding.know(refused(clips, finding.story.id), "judged out before")
    for id, one in finding.coverage.looked.items():
        if one.archived:
            names = {id, *one.article.aliases, *(name for row in clips.captures([id]) for name in row.aliases)}
            finding.know(names, "in the archive")

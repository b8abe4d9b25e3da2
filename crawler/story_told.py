"""What the archive tells of a story: its articles as they stand, who they rest on, and the gaps of its last run."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from archive.capture import Article
from archive.collection import Collection, Look
from archive.compare.copies import LONGEST
from archive.compare.origins import Names, Origin, Report, unified
from archive.compare.origins import origins as origins_of
from archive.compare.origins.grammars import grammar_of
from archive.errors import ArchiveError, Misuse
from archive.run import outlet
from archive.standing import Standing, newest, standings
from crawler.gaps import Gap, from_rows
from crawler.last_run import PARTS, last_told
from crawler.settings import STORIES_DIR
from pipelines.story import Story, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One article of a story as it stands in the archive."""

    standing: Standing
    first: datetime  # when it was first looked at
    look: Look  # the newest that found a text
    article: Article

    @property
    def id(self) -> str:
        """Its article id."""
        return self.standing.article

    @property
    def time(self) -> datetime:
        """When it was published, else when it was first seen; a time without zone is taken for UTC."""
        with suppress(ValueError):
            published = datetime.fromisoformat(self.article.published)
            return published.replace(tzinfo=published.tzinfo or UTC)
        return self.first

    @property
    def day(self) -> str:
        """The same as people write it, in UTC, to the minute if the page says so."""
        if len(self.article.published) == len("2026-11-22"):
            return self.article.published
        return f"{self.time.astimezone(UTC):%Y-%m-%d %H:%MZ}"

    @property
    def outlet(self) -> str:
        """The outlet's host."""
        return outlet(f"https://{self.id}")


def coverage(clips: Collection, story: str, verdicts: tuple[str, ...] = ("in",)) -> list[Told]:
    """Return the articles of a story that stand so, the oldest first; Misuse for a story that never ran."""
    found = standings(clips, story)
    if not found:
        raise Misuse(f"{story}: nothing was judged for it yet; `clipfile story run {story}` does")
    told = [
        Told(standing=one, first=clips.history(f"https://{one.article}")[0].time, look=said[0], article=said[1])
        for one in found.values()
        if one.stands in verdicts and (said := newest(clips, one.article))
    ]
    return sorted(told, key=lambda one: (one.time, one.id))


def last_gaps(clips: Collection, story: str) -> list[Gap]:
    """Return the gaps of the last run of a story that looked for coverage, and of the last one that revisited."""
    told = last_told(clips, story)
    return [gap for part in PARTS if part in told for gap in from_rows(told[part]["gaps"])]


def rests_on(told: list[Told], story: str) -> tuple[dict[str, Report], dict[str, tuple[Origin, ...]]]:
    """Return each article as a report, and its origins, with one name for what several of them mean."""
    names, own = Names(), _outlets(story)
    reports = {one.id: _report(one, own) for one in told}
    for host, name in own.items():
        names.follow(name, host)
    for report in reports.values():
        names.follow(report.outlet, report.host)
        names.learn(report.text, grammar_of(report.lang))
    return reports, unified({id: origins_of(report, names) for id, report in reports.items()})


def _report(one: Told, own: Mapping[str, str]) -> Report:
    article = one.article
    return Report(
        text=article.text[:LONGEST],
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

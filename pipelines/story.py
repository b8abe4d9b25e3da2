"""A story is a file: what is followed, where, since when and how often.

title = "Putin rejected a deal that Kozak had struck"
seeds = ["https://outlet.test/2026/11/22/kozak-deal"]
query = 'Kozak AND ("peace deal" OR угода)'
names = ["Kozak", "Putin"]
since = 2026-11-20
languages = ["en", "uk"]
include = ["world"]  # lists of outlets: shipped ones by name, others by path

[[outlets]]
home = "https://outlet.test/"

[limits]
pages = 500  # of one run

[notify]
mail = ["desk@newsroom.test"]
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from archive.capture import Article
from archive.errors import ArchiveError
from pipelines.outlets import Outlet, shipped
from pipelines.query import Query
from pipelines.relevance import Profile
from pipelines.story_values import FACTS, LIMITS, LIST, NOTIFY, OUTLET, REVISIT, STORY, Check
from pipelines.stream import Document, document
from pipelines.terms import words
from pipelines.toml_lines import KeyPath, line_of

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
TAKEN = ("page", "import", "reextract", "telling")  # names of other runs


class BadStory(ArchiveError):
    """A story file cannot be used; `problems` are lines of `file:line: what is wrong; what to do`."""

    status = 2

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much one run may do."""

    pages: int = 500  # fetched
    outlet_pages: int = 60  # of one outlet
    depth: int = 1  # links followed from an article
    minutes: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisit:
    """How long and how often a known article is looked at again; `crawler.recrawl` has the rule."""

    pace: float = 1.0  # looks a rule's look: 2 is twice as many, 0 none at all
    every: timedelta | None = None  # a gap of its own in an article's first week, instead of the rule
    most: timedelta = timedelta(hours=24)  # the longest gap in the first week
    until: timedelta = timedelta(days=365)  # of age; no look after it


@dataclass(frozen=True, slots=True, kw_only=True)
class Notify:
    """Who is told what is new: docs/notifications.md."""

    feed: bool = True  # an Atom feed in the archive
    webhook: str = ""  # a URL, or the name of the environment variable that holds it
    mail: tuple[str, ...] = ()  # addresses
    facts: tuple[str, ...] = FACTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story file that was read and checked."""

    id: str
    title: str
    seeds: tuple[str, ...] = ()  # URLs, or paths of HTML or text files
    query: Query | None = None
    names: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    languages: tuple[str, ...] = ()
    outlets: tuple[Outlet, ...] = ()  # its own first, then those of the lists it includes, one a host
    search: tuple[str, ...] = ()  # search feeds of no outlet, with {query}
    across: bool = True  # follow an article's links to other outlets
    limits: Limits = Limits()
    revisit: Revisit = Revisit()
    notify: Notify | None = None  # without it nobody is told
    schedule: str = ""  # cron expression or "every 30 min", `pipelines/schedule.py`; "" for by hand only
    timezone: str = "UTC"
    expected_gaps: tuple[str, ...] = ()  # hosts or patterns of URLs that may fail
    source: str = field(default="", repr=False)  # the file as it stands

    def profile(self, seeds: Iterable[Article]) -> Profile:
        """What the story is known by, with its seeds as they were fetched."""
        query = self.query
        return Profile(
            story=self.id,
            seeds=tuple(document(seed.id, seed.title, seed.text, seed.published) for seed in seeds) or (self.bare(),),
            query=query.keys if query else frozenset(),
            names={key: word for name in self.names for word, key in words(name)},
            days=(self.since.toordinal(),) if self.since else (),
            since=self.since.toordinal() if self.since else None,
            until=self.until.toordinal() if self.until else None,
            languages=self.languages,
            excludes=query.excludes if query else None,
        )

    def bare(self) -> Document:
        """The title and query as a document, for a story whose seeds could not be had."""
        return document(f"urn:story:{self.id}", self.title, self.query.plain if self.query else "")


def read(path: Path) -> Story:
    """The story in the file at `path`, its stem the id; BadStory with every problem and its line."""
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadStory([f"{path}: no such story; `clipfile story new {path.stem}` writes one"]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadStory([f"{path}: {error}"]) from error
    return parse(source, path.stem, path)


def parse(source: str, id: str, path: Path = Path()) -> Story:
    """The story that `source` writes; `path` is where included lists and local seeds are looked for."""
    name = path.name or f"{id}.toml"
    problems: list[str] = []
    if not SLUG.fullmatch(id) or id in TAKEN:
        problems.append(f"{name}: {id!r} is no name for a story; use a-z, 0-9 and hyphens, at most 48 characters")
    table = _table(source, name, problems)
    values = _checked(table, STORY, source, name, problems)
    own = _outlets(table, source, name, problems)
    for listed in values.pop("include", ()):
        own += _included(listed, path, source, name, problems, values.get("languages", ()))
    if not values.get("title"):
        problems.append(f'{name}:1: no title; write title = "…"')
    if not (table.get("seeds") or table.get("query")):
        problems.append(f"{name}:1: neither seeds nor a query; name an article or words to look for")
    if values.get("since") and values.get("until") and values["since"] > values["until"]:
        problems.append(f"{name}:{line_of(source, ('until',))}: until lies before since")
    for key, (kind, rows) in TABLES.items():
        if not isinstance(values.get(key, {}), dict):
            problems.append(f"{name}:{line_of(source, (key,))}: {key}: must be a table; write [{key}] above its keys")
        elif key in values:
            values[key] = kind(**_checked(values[key], rows, source, name, problems, (key,)))
    if problems:
        raise BadStory(sorted(problems, key=lambda problem: int((re.search(r":(\d+):", problem) or "00")[1])))
    outlets: dict[str, Outlet] = {}
    for outlet in own:
        outlets.setdefault(outlet.host, outlet)
    values["outlets"] = tuple(outlets.values())
    return Story(id=id, source=source, **values)


TABLES: dict[str, tuple[Callable[..., Any], dict[str, Check]]] = {
    "limits": (Limits, LIMITS),
    "revisit": (Revisit, REVISIT),
    "notify": (Notify, NOTIFY),
}


def _table(source: str, name: str, problems: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at (?:line (\d+), column (\d+)|end of document)\)", str(error))
        line = place[1] if place and place[1] else str(source.count("\n") + 1)
        raise BadStory([*problems, f"{name}:{line}: not TOML: {str(error).partition(' (at ')[0]}"]) from None


def _checked(
    table: Mapping[str, Any],
    checks: Mapping[str, Check],
    source: str,
    name: str,
    problems: list[str],
    path: KeyPath = (),
) -> dict[str, Any]:
    """The values of `table` that are right; what is wrong goes to `problems` with its line."""
    values = {}
    for key, value in table.items():
        at = f"{name}:{line_of(source, (*path, key))}"
        if key not in checks:
            near = difflib.get_close_matches(key, checks, n=1, cutoff=0.6)
            cure = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(checks)}"
            problems.append(f"{at}: unknown key {key!r}; {cure}")
            continue
        try:
            values[key] = checks[key](value)
        except ValueError as error:
            problems.append(f"{at}: {key}: {error}")
    return values


def _outlets(table: Mapping[str, Any], source: str, name: str, problems: list[str]) -> list[Outlet]:
    found: list[Outlet] = []
    rows = table.get("outlets", [])
    if not isinstance(rows, list):
        problems.append(f"{name}:{line_of(source, ('outlets',))}: outlets: write [[outlets]], with two brackets")
        return found
    for number, row in enumerate(rows):
        row = row if isinstance(row, dict) else {"home": row}
        before = len(problems)
        values = _checked(row, OUTLET, source, name, problems, ("outlets", number))
        if "home" not in row:
            problems.append(f"{name}:{line_of(source, ('outlets', number))}: an outlet without home")
        if len(problems) == before:
            found.append(Outlet(**values))
    return found


def _included(
    listed: str, path: Path, source: str, name: str, problems: list[str], languages: Sequence[str]
) -> list[Outlet]:
    """The outlets of a list, those of the story's languages if it names any."""
    at, file = f"{name}:{line_of(source, ('include',))}", path.parent / listed
    try:
        text = shipped(listed) or (file.read_text(encoding="utf-8") if file.is_file() else "")
    except (OSError, ValueError) as error:  # a name too long for a file, a file that is not text
        problems.append(f"{at}: include: {listed[:80]!r} cannot be read: {error}")
        return []
    if not text:
        problems.append(f"{at}: include: no list {listed!r}; write 'world', or a path from the story file")
        return []
    table = _table(text, file.name, problems)
    _checked(table, LIST, text, file.name, problems)
    outlets = _outlets(table, text, file.name, problems)
    return [outlet for outlet in outlets if not (languages and outlet.language) or outlet.language in languages]

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
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from archive.capture import Article
from archive.errors import ArchiveError, BadURL
from archive.url import plain
from pipelines.outlets import Outlet, shipped, written
from pipelines.query import BadQuery, Query
from pipelines.query import read as read_query
from pipelines.relevance import Profile
from pipelines.schedule import read as read_schedule
from pipelines.stream import Document, document
from pipelines.terms import COMMON_KEYS, names, words
from pipelines.toml_lines import KeyPath, line_of

FACTS = ("coverage", "edits", "removals", "gaps")  # what people may be told
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*")
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
MOST = 1_000_000  # pages or minutes: more could not be added to a date
EARLIER = 3  # days that coverage may be older than the seeds
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


# --- checks: each gives the value, or raises ValueError with what is wrong and the cure ---


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError('must be text; write "…"')
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError('must be a list; write ["…", "…"]')
    return tuple(_text(one) for one in value)


def _url(value: Any) -> str:
    try:
        plain(_text(value))
    except BadURL as error:
        raise ValueError(f"{value!r} is no http or https URL: {error.why}") from None
    return str(value)


def _urls(value: Any) -> tuple[str, ...]:
    return tuple(_url(one) for one in _texts(value))


def _searches(value: Any) -> tuple[str, ...]:
    if missing := [one for one in _urls(value) if "{query}" not in one]:
        raise ValueError(f"{missing[0]!r} is no search feed; write {{query}} where the words go")
    return tuple(value)


def _seeds(value: Any) -> tuple[str, ...]:
    seeds = _texts(value)
    return tuple(_url(one) if re.match(r"[a-z]+://", one) else one for one in seeds)


def _query(value: Any) -> Query:
    try:
        return read_query(_text(value))
    except BadQuery as error:
        raise ValueError(str(error)) from None


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise ValueError("must be a day; write 2026-11-22") from None


def _languages(value: Any) -> tuple[str, ...]:
    if wrong := [one for one in _texts(value) if not re.fullmatch(r"[a-z]{2,3}", one)]:
        raise ValueError(f"{wrong[0]!r} is no language code; write two letters as in ISO 639-1, such as 'uk'")
    return tuple(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("must be a whole number, 0 or more")
    if value > MOST:
        raise ValueError(f"must be at most {MOST}")
    return value


def _span(value: Any) -> timedelta:
    found = re.fullmatch(r"([1-9]\d{0,4})([mhd])", _text(value))
    if not found:
        raise ValueError(f"{value!r} is no time span; write 15m, 24h or 7d")
    return int(found[1]) * {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}[found[2]]


def _pace(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not (value == 0 or 0.1 <= value <= 10):
        raise ValueError("must be a number from 0.1 to 10, or 0 for no revisits at all")
    return float(value)


def _schedule(value: Any) -> str:
    read_schedule(_text(value))
    return str(value)


def _zone(value: Any) -> str:
    try:
        return ZoneInfo(_text(value)).key
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{value!r} is no time zone; write 'Europe/Kyiv'") from None


def is_address(value: str) -> bool:
    r"""Whether this is a mail address, without a name around it.

    >>> is_address("desk@newsroom.test"), is_address("Desk <desk@newsroom.test>"), is_address("a@b\nBcc: c@d")
    (True, False, False)
    """
    return bool(ADDRESS.fullmatch(value))


def _addresses(value: Any) -> tuple[str, ...]:
    if wrong := [one for one in _texts(value) if not is_address(one)]:
        raise ValueError(f"{wrong[0]!r} is no mail address; write ['desk@newsroom.example']")
    return _texts(value)


def _webhook(value: Any) -> str:
    """A URL without a password: the file is kept in the archive; a secret one stands in the environment."""
    if re.fullmatch(r"[A-Z][A-Z0-9_]*", _text(value)):
        return str(value)
    if "@" in urlsplit(_url(value)).netloc:
        raise ValueError("the URL holds a password; write the name of the environment variable that holds the URL")
    return str(value)


def _facts(value: Any) -> tuple[str, ...]:
    if wrong := [one for one in _texts(value) if one not in FACTS]:
        raise ValueError(f"{wrong[0]!r} cannot be told; known are {', '.join(FACTS)}")
    return tuple(value)


def _rows(value: Any) -> Any:
    return value  # looked at row by row, later


Check = Callable[[Any], Any]

STORY: dict[str, Check] = {
    "title": _text,
    "seeds": _seeds,
    "query": _query,
    "names": _texts,
    "since": _day,
    "until": _day,
    "languages": _languages,
    "include": _texts,
    "outlets": _rows,
    "search": _searches,
    "across": _flag,
    "limits": _rows,
    "revisit": _rows,
    "notify": _rows,
    "schedule": _schedule,
    "timezone": _zone,
    "expected_gaps": _texts,
}
OUTLET: dict[str, Check] = {
    "home": _url,
    "name": _text,
    "country": _text,
    "language": _text,
    "feeds": _urls,
    "sitemaps": _urls,
    "search": _searches,
    "allow": _texts,
    "deny": _texts,
}
TABLES: dict[str, tuple[Callable[..., Any], dict[str, Check]]] = {
    "limits": (Limits, dict.fromkeys(("pages", "outlet_pages", "depth", "minutes"), _count)),
    "revisit": (Revisit, {"pace": _pace, "every": _span, "most": _span, "until": _span}),
    "notify": (Notify, {"feed": _flag, "webhook": _webhook, "mail": _addresses, "facts": _facts}),
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
    _checked(table, {"outlets": _rows}, text, file.name, problems)
    outlets = _outlets(table, text, file.name, problems)
    return [outlet for outlet in outlets if not (languages and outlet.language) or outlet.language in languages]


def new_story(id: str, seeds: Sequence[Article], query: str = "", places: Sequence[str] = ()) -> str:
    """A commented story file filled in from its seeds; `places` are their URLs or paths, as the file shall say."""
    titles = [seed.title for seed in seeds if seed.title]
    days = sorted(seed.published[:10] for seed in seeds if re.match(r"\d{4}-\d\d-\d\d", seed.published))
    homes = dict.fromkeys(_home(seed.url) for seed in seeds if seed.url.startswith("http"))
    languages = dict.fromkeys(seed.lang for seed in seeds if seed.lang)
    rows = [
        "# What is followed. Edit it, keep it under version control; `clipfile story check` says what is wrong.",
        f"title = {written(titles[0] if titles else id)}",
        f"seeds = {written(places or [seed.url for seed in seeds])}  # articles that are the story: URLs or files",
        f"query = {written(query)}" if query else "# query = 'Kozak AND (\"peace deal\" OR угода) NOT football'",
        f"names = {written(names_of(seeds))}  # people, places and things that coverage names",
        f"since = {date.fromisoformat(days[0]) - timedelta(days=EARLIER)}  # older ones are no coverage"
        if days
        else "# since = 2026-11-20  # older articles are not coverage",
        "# until = 2026-12-31",
        f"# languages = {written(languages or ['en', 'uk'])}  # articles in others are left out",
        'include = ["world"]  # lists of outlets: "world" comes along, others by their path',
        '# search = ["https://search.example/rss?q={query}"]  # feeds that answer a query',
        "# across = false  # do not follow links to outlets that are not listed",
        '# schedule = "every 30 min"  # or a cron expression; without it the story runs when you say so',
        '# timezone = "Europe/Kyiv"',
        '# expected_gaps = ["paywalled.example"]  # hosts or patterns of URLs that may fail',
        "",
        *(f"[[outlets]]\nhome = {written(home)}\n# feeds = []\n# deny = [{written('*/sport/*')}]\n" for home in homes),
        "# [limits]  # of one run",
        *(f"# {row.name} = {row.default}" for row in fields(Limits)),
        "",
        "# [revisit]  # of articles that are in the archive",
        "# pace = 2  # twice as many looks as the rule makes; 0 for none",
        '# every = "30m"  # in the first week, instead of the rule',
        '# most = "24h"  # the longest gap in the first week',
        '# until = "365d"  # no look after that age',
        "",
        "# [notify]  # who is told what is new; secrets come from the environment",
        "# feed = true  # an Atom feed in the archive",
        '# webhook = "https://desk.example/hooks/clipfile"  # or the name of the variable that holds the URL',
        '# mail = ["desk@newsroom.example"]',
        f"# facts = {written(FACTS)}",
    ]
    return "\n".join(rows) + "\n"


def names_of(seeds: Sequence[Article], most: int = 8) -> list[str]:
    """The names that most seeds share, then those that they say most often, as the first seed spells them."""
    held: dict[str, list[Any]] = {}
    for seed in seeds:
        said = list(words(f"{seed.title}\n{seed.text}"))
        counts = Counter(key for _, key in said)
        for key, word in names(said).items():
            entry = held.setdefault(key, [0, 0, word])
            entry[0] += 1
            entry[1] += counts[key]
    ranked = sorted((key for key in held if key not in COMMON_KEYS), key=lambda key: (-held[key][0], -held[key][1]))
    return [re.sub(r"['’]s$", "", held[key][2]) for key in ranked if held[key][1] > 1][:most]


def _home(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"

"""A story file for a new story, filled in from its seeds and meant to be edited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from archive.capture import Article
from archive.compare.origins.words import DAYS, TITLES
from pipelines.outlets import written
from pipelines.story import Limits
from pipelines.story_values import FACTS
from pipelines.terms import COMMON_KEYS, key, names, words

EARLIER = 3  # days that coverage may be older than the seeds
INSIDE = re.compile(r"(?<=[\w,;:)] )[^\W\d_]\w*")  # a word that does not begin its sentence


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
    """The names that most seeds share, then those that they say most often, as the first seed spells them.

    A word that has its capital only where a sentence begins is no name; forms of address, days and months are none.
    """
    held: dict[str, list[Any]] = {}
    inside = {key(word) for seed in seeds for word in INSIDE.findall(seed.text) if word[0].isupper()}
    inside -= {key(word) for word in TITLES | DAYS}
    for seed in seeds:
        said = list(words(f"{seed.title}\n{seed.text}"))
        counts = Counter(one for _, one in said)
        for one, word in names(said).items():
            entry = held.setdefault(one, [0, 0, word])
            entry[0] += 1
            entry[1] += counts[one]
    named = [entry for one, entry in held.items() if one in inside and one not in COMMON_KEYS]
    ranked = sorted(named, key=lambda entry: (-entry[0], -entry[1]))
    return [re.sub(r"['’]s$", "", word) for _, times, word in ranked if times > 1][:most]


def _home(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"

"""Is a link worth fetching, by what the place that named it says of it.

A wrong yes costs one request, a wrong no loses an article, so little is asked: one name or two words of the story.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from heapq import nlargest

from crawler.discovery.found import Found
from pipelines.relevance import Profile
from pipelines.stream import Background, ordinal
from pipelines.terms import COMMON_KEYS, words

MOST = 60  # of the seeds' keys, the heaviest, that make a link worth fetching
ENOUGH = 2  # of them, if none is asked for by name
ALONE = 8  # so many of the heaviest are enough each


def worth(link: Found, profile: Profile, background: Background, tell: Sequence[str] | None = None) -> tuple[bool, str]:
    """Whether to fetch `link` for the story, and why, in words; `tell` is what `telling` gave, for many links."""
    day = ordinal(link.published)
    # A page's date may lie a day off the feed's, for want of a zone.
    if day and profile.since and day < profile.since - 1:
        return False, f"published {link.published[:10]}, before {date.fromordinal(profile.since)}"
    # Sitemaps date the last change, which may well come after the story's end.
    if day and profile.until and day > profile.until + 1 and link.kind != "sitemap":
        return False, f"published {link.published[:10]}, after {date.fromordinal(profile.until)}"
    if not link.title and not link.summary:
        return True, "nothing is said of it"
    said = {key: word for word, key in words(f"{link.title} {link.summary}")}
    if asked := [word for key, word in said.items() if key in profile.names or key in profile.query - COMMON_KEYS]:
        return True, f"names {', '.join(asked[:5])}"
    tell = telling(profile, background) if tell is None else tell
    shared = [said[key] for key in tell if key in said]
    if len(shared) >= ENOUGH or any(key in said for key in tell[:ALONE]):
        return True, f"shares {', '.join(shared[:5])}"
    return False, f"shares {shared[0]!r} alone" if shared else "shares no word with the story"


def telling(profile: Profile, background: Background) -> list[str]:
    """The keys that tell the story from others: of its seeds, the most said of the least common, heaviest first."""
    heavy: dict[str, float] = {}
    for seed in profile.seeds:
        for key, count in seed.counts.items():
            if key not in COMMON_KEYS:
                heavy[key] = heavy.get(key, 0.0) + min(count, 4) * background.weight(key)
    return nlargest(MOST, heavy, key=lambda key: heavy[key])

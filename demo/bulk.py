"""The bulk of a news page: styles, scripts, state, menus and teaser cards, the same for the same seed.

Pages of real outlets are mostly this; an article is a few thousand of their 60 to 150 thousand bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

SECTIONS = {
    "en": "News Harbour Regions Politics Economy Culture Sport Weather Opinion Travel Science Video Letters Jobs",
    "de": "Region Stadt Hafen Politik Wirtschaft Kultur Sport Wetter Meinung Reise Wissen Videos Leserbriefe Stellen",
}
HEADLINES = {  # {0} is the who, {1} the what
    "en": (
        ("Tram drivers", "Market traders", "The choir of St Olave", "Night watchmen", "School cooks", "Beekeepers"),
        ("ask for a longer pause", "win the regional prize", "move to the old depot", "plan a festival in May"),
    ),
    "de": (
        ("Straßenbahnfahrer", "Marktleute", "Der Kirchenchor", "Imker", "Schulköche", "Segelvereine"),
        ("fordern längere Pausen", "gewinnen den Regionalpreis", "ziehen ins alte Depot", "planen ein Fest im Mai"),
    ),
}
BLOCKS = "card grid header footer teaser modal player ticker slider overlay banner caption toolbar sticky"
PARTS = "title body link image label icon inner wrap list item meta time button"
RULES = "margin:0 auto;padding:8px 12px;display:flex;color:#1a1a1a;line-height:1.45;max-width:100%"
CALLS = "init track render observe lazy consent bid refresh impression scroll resize hydrate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulk:
    """How much there is of each part; `fill` makes it."""

    style: int = 9_000  # characters
    script: int = 7_000
    state: int = 6_000
    menu: int = 14  # entries
    cards: int = 6

    def fill(self, seed: str, lang: str) -> dict[str, str]:
        """Return the parts by the names that the templates use."""
        random = Random(seed)
        return {
            "style": _upto(self.style, lambda: _rule(random)),
            "script": _upto(self.script, lambda: _function(random)),
            "state": "{" + _upto(self.state, lambda: _entry(random)) + '"end":null}',
            "menu": "".join(_link(random, lang, number) for number in range(self.menu)),
            "cards": "".join(_card(random, lang) for _ in range(self.cards)),
        }


def _upto(size: int, make: Callable[[], str]) -> str:
    parts: list[str] = []
    left = size
    while left > 0:
        parts.append(make())
        left -= len(parts[-1])
    return "".join(parts)


def _name(random: Random) -> str:
    return f"{random.choice(BLOCKS.split())}__{random.choice(PARTS.split())}-{random.randrange(0x10000):x}"


def _rule(random: Random) -> str:
    return f".{_name(random)}{{{';'.join(random.sample(RULES.split(';'), 3))}}}\n"


def _function(random: Random) -> str:
    call, name, number = random.choice(CALLS.split()), _name(random), random.randrange(9999)
    return (
        f'try{{w.{call}("{name}",{{slot:{number},lazy:!0,el:d.querySelector(".{name}")}})}}catch(e){{w.err={number}}}\n'
    )


def _entry(random: Random) -> str:
    value = {
        "id": random.randrange(10**7),
        "type": random.choice(BLOCKS.split()),
        "flags": [random.randrange(9)] * 3,
        "ref": None,
    }
    return json.dumps({_name(random): value}, separators=(",", ":"))[1:-1] + ","


def _link(random: Random, lang: str, number: int) -> str:
    word = random.choice(SECTIONS[lang].split())
    return (
        f'<li id="menu-item-{4100 + number}" class="menu-item menu-item-type-taxonomy menu-item-{4100 + number}">'
        f'<a href="/{word.lower()}/{number}/"><span>{word}</span></a></li>'
    )


def _card(random: Random, lang: str) -> str:
    who, what = (random.choice(words) for words in HEADLINES[lang])
    number = random.randrange(10**6)
    return (
        f'<div class="{_name(random)}" data-id="{number}"><a href="/{number}.html" title="{who} {what}">'
        f'<span class="thumb"><img loading="lazy" width="320" height="180" alt="" src="/thumb/{number}.jpg"></span>'
        f"<h4><span>{who} {what}</span></h4></a>"
        f'<div class="meta"><time>{random.randrange(24):02}:{random.randrange(60):02}</time>'
        f" <span>{random.choice(SECTIONS[lang].split())}</span></div></div>\n"
    )

"""Which spans of a text name an outlet or an agency: known names, and what looks like one in its language."""

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from archive.compare.origins.agencies import AGENCIES
from archive.compare.origins.grammar import Grammar
from archive.compare.origins.outlets import OUTLETS
from archive.compare.origins.shapes import LIKELY, MAYBE, PLACED, SURE, UPPER, Mention, shaped
from archive.compare.origins.words import DAYS, STATION

# What may follow the short name of an agency in capitals.
BESIDE = frozenset(
    re.split(
        r"\W+",
        "news media photo english africa europe asia america correspondent writer bureau verify poll international "
        "global worldwide online television radio",
    )
)
MEDIA = frozenset(re.split(r"\W+", "agency bureau service services office department publisher writer group company"))
QUOTING = (" «", ' "', " „", " “")
GENITIVE = ("'s ", "’s ")  # the Post's Mira Kell: a person


@dataclass(frozen=True, slots=True)
class Known:
    """An outlet or agency one knows of."""

    name: str
    kind: str
    hosts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


def rows(table: str, kind: str) -> tuple[Known, ...]:
    """Read a table of `name | hosts | aliases`.

    >>> rows("Reuters | reuters.com | Рейтер, ?RTRS", "agency")[0].aliases
    ('Рейтер', '?RTRS')
    """
    split = (line.split("|") for line in table.strip().splitlines())
    return tuple(
        Known(
            name.strip(),
            kind,
            tuple(h.strip() for h in hosts.split(",") if h.strip()),
            tuple(a.strip() for a in aliases.split(",") if a.strip()),
        )
        for name, hosts, aliases in split
    )


WORLD = rows(AGENCIES, "agency") + rows(OUTLETS, "outlet")


class Names:
    """Finds names of outlets. `known` are outlets with their hosts and aliases, most trusted first."""

    def __init__(self, known: Iterable[Known] = WORLD) -> None:
        self.by_key: dict[str, list[tuple[str, Known, int]]] = {}
        self.by_host: dict[str, Known] = {}
        self.by_name: dict[str, Known] = {}
        for row in known:
            self.add(row)

    def add(self, row: Known) -> None:
        """Know `row` too."""
        for host in row.hosts:
            self.by_host.setdefault(host, row)
        plain_too = () if f"?{row.name}" in row.aliases else (row.name,)
        for alias in (*plain_too, *row.aliases):
            bare = re.sub(r" \(.*\)$", "", alias.removeprefix("?"))
            self.by_name.setdefault(fold(bare), row)
            first = re.search(r"\w+", bare)
            if first:
                key = first.group()[:3].casefold()
                self.by_key.setdefault(key, []).append((bare, row, LIKELY if alias.startswith("?") else SURE))

    def follow(self, name: str, host: str) -> None:
        """Know the outlet `name` at `host`, unless one of that name or host is known."""
        if not self.named(name) and not self.at(host):
            bare = host.lower().removeprefix("www.")
            self.add(Known(name, "outlet", (bare,), () if " " in name else (f"?{name}",)))

    def learn(self, text: str, grammar: Grammar) -> None:
        """Learn the names that `text` calls an agency or outlet, "the daily Kvarnposten", for other texts."""
        for mention in shaped(text, grammar):
            if mention.sure == SURE and not self.named(mention.name):
                self.add(Known(mention.name, mention.kind, (), (f"?{mention.name}",)))

    def named(self, name: str) -> Known | None:
        """Return the known outlet called `name`."""
        return self.by_name.get(fold(name))

    def at(self, host: str) -> Known | None:
        """Return the known outlet whose host or parent domain `host` is."""
        labels = host.lower().removeprefix("www.").split(".")
        return next((row for n in range(len(labels) - 1) if (row := self.by_host.get(".".join(labels[n:])))), None)

    def find(self, text: str, grammar: Grammar, own: Mapping[str, str] | None = None) -> list[Mention]:
        """Return the mentions in reading order, the longest where they overlap; `own` maps the article's own names."""
        formed = [
            m
            for m in shaped(text, grammar)
            if m.sure == MAYBE or not other(text[m.start : m.end].split()[-1], text[m.end :], grammar)
        ]
        called = {(m.start, m.end) for m in formed if m.sure == SURE}  # "the agency X": sure even of an ordinary word
        found = [*self._own(text, own or {}), *self._known(text, grammar), *formed]
        found.sort(
            key=lambda m: (
                0 if m.own or (m.sure == SURE and " " in text[m.start : m.end]) else 2 if m.sure == MAYBE else 1,
                m.start - m.end,
                not m.quoted,
            )
        )
        taken: list[Mention] = []
        for mention in found:
            if all(mention.end <= other.start or mention.start >= other.end for other in taken):
                known = self._settle(mention)
                taken.append(replace(known, sure=SURE) if (mention.start, mention.end) in called else known)
        taken.sort(key=lambda m: m.start)
        beside = {
            a for a, b in itertools.pairwise(taken) if a.sure == LIKELY and b.sure == SURE and b.start - a.end == 1
        }
        staff = {
            b
            for a, b in itertools.pairwise(taken)
            if b.sure == MAYBE and " " in b.name and text[a.end : b.start] in GENITIVE
        }
        return [m for m in taken if m not in beside | staff]

    def _settle(self, mention: Mention) -> Mention:
        row = None if mention.own or mention.sure == SURE else self.named(mention.name)
        if not row and mention.sure == MAYBE and (placed := re.match(rf"(.+?) (?:{PLACED}) [{UPPER}]", mention.name)):
            row = self.named(placed[1])
        return (
            Mention(
                mention.start,
                mention.end,
                row.name,
                row.kind,
                SURE if mention.quoted else mention.sure,
                quoted=mention.quoted,
            )
            if row
            else mention
        )

    def _own(self, text: str, own: Mapping[str, str]) -> Iterable[Mention]:
        for alias, name in own.items():
            for match in spelt(alias, "").finditer(text):
                yield Mention(match.start(), match.end(), name, "own", SURE, own=True)

    def _known(self, text: str, grammar: Grammar) -> Iterable[Mention]:
        starts: dict[str, list[int]] = {}
        for word in re.finditer(r"\w+", text):
            starts.setdefault(word.group()[:3].casefold(), []).append(word.start())
        for key, positions in starts.items():
            for alias, row, sure in self.by_key.get(key, ()):
                pattern = spelt(alias, grammar.ending)
                for at in positions:
                    if (match := pattern.match(text, at)) and not other(alias, text[match.end() :], grammar):
                        alone = quoted(text, at, match.end())
                        if alone or not (grammar.compound and ordinary(alias, sure)):
                            yield Mention(at, match.end(), row.name, row.kind, alone or sure)


def other(alias: str, after: str, grammar: Grammar) -> bool:
    """Return whether a name only begins another: "РИА «Волна»", "AP Moller", "Guardian Trust"."""
    if alias in STATION.split("|"):
        return after[:2] in QUOTING
    more = re.match(r" ([A-Z][a-z]+)\b( [a-z])?", after)
    if " " in fold(alias) or not more or grammar.compound or more[1].casefold() in DAYS | BESIDE:
        return False
    return bool(more[2] and re.fullmatch("[A-Z]{2,3}", alias)) or more[1].casefold() in bodies(grammar)


@cache
def bodies(grammar: Grammar) -> frozenset[str]:
    """Return the nouns that make a body of its own of an outlet's name: trust, institute; no bureau, no service."""
    return (
        frozenset(grammar.issuer.split())
        - set(re.split(r"\W+", f"{grammar.before}|{grammar.heads}".casefold()))
        - MEDIA
    )


def ordinary(alias: str, sure: int) -> bool:
    """Return whether German writes an ordinary noun the same way: "Zeit", "Die Welt" count in quotation marks only."""
    return bool(re.fullmatch(r"(?:Die|Der|Das) (?:Zeit|Welt|Presse|Standard)", alias)) or (
        sure == LIKELY and bool(re.fullmatch(r"[A-ZÄÖÜ][a-zäöüß]+", alias))
    )


def quoted(text: str, start: int, end: int) -> int:
    """Return SURE where the name stands alone in quotation marks, else 0."""
    return (
        SURE
        if start and text[:start].rstrip()[-1:] in '«»„“"' and text[end:].lstrip()[:1] in '«»“”"' and text[end:].strip()
        else 0
    )


def fold(name: str) -> str:
    """Return `name` as it is compared: no case, no quotes, no leading article.

    >>> fold("The «Evening  Buoy»")
    'evening buoy'
    """
    plain = " ".join(re.sub(r"[«»„“”\"‘’'()]", " ", name.casefold().replace("ё", "е")).split()).strip(" .,;:–—-")
    return re.sub(r"^(?:the|der|die|das|le|la|les|el|los|il) (?=\w)", "", plain)


@lru_cache(maxsize=20_000)
def spelt(alias: str, ending: str) -> re.Pattern[str]:
    """Return what finds `alias` as a whole word, in a Cyrillic case form or with `ending`."""
    words = []
    for word in alias.split():
        bare = re.escape(word)
        if re.search("[а-яёіїєґ]", word) and len(word) > 3:
            bare = "".join(declined(part) if part.isalpha() else re.escape(part) for part in re.split(r"([-.])", word))
        elif word.endswith("e") and word[0].isupper() and " " in alias:
            bare += "[rnsm]?"  # Süddeutsche, Süddeutscher, Süddeutschen Zeitung
        words.append(bare)
    latin = re.search("[A-Za-zÀ-ÿ]$", alias)
    return re.compile(r"(?<![\w])" + r"\s+".join(words) + (ending if latin and ending else "") + r"(?![\w])")


def declined(word: str) -> str:
    """Return what finds the case forms of a Cyrillic word.

    >>> re.fullmatch(declined("Хвиля"), "Хвилею") is not None
    True
    """
    return re.escape(re.sub("[аеиійоуьъыяюєї]$", "", word)) + (r"\w{0,3}" if len(word) > 3 else "")

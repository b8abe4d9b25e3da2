"""Which spans of a text name an outlet or an agency: known names, and what looks like one in its language."""

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from archive.compare.origins.agencies import AGENCIES
from archive.compare.origins.cases import nominative
from archive.compare.origins.grammar import Grammar
from archive.compare.origins.outlets import OUTLETS
from archive.compare.origins.people import person
from archive.compare.origins.words import (
    ADJECTIVES,
    DAYS,
    FOREIGN,
    FOREIGN_FIRST,
    JOINED,
    NATION,
    NUMBERED,
    PLATFORM_NAME,
    SMALLS,
    STATION,
    TITLES,
)

SURE, LIKELY, MAYBE = (
    3,
    2,
    1,
)  # an outlet for certain; if the sentence says that it reported; only in frames nobody but an outlet fits
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĶŁĻŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽА-ЯЁІЇЄҐ"
WORD = rf"[{UPPER}](?:[\w&.-]*\w)?(?:[’'](?!s\b)\w+)*"
QUOTED = re.compile(
    r"«\s?([^«»\n]{2,40}?)\s?»|»([^«»\n]{2,40}?)«|„([^„“”\"\n]{2,40}?)[“”\"]|“([^“”\n]{2,40}?)”|\"([^\"\n]{2,40}?)\""
)


# What may follow the short name of an agency in capitals.
BESIDE = {
    "news",
    "media",
    "photo",
    "english",
    "africa",
    "europe",
    "asia",
    "america",
    "correspondent",
    "writer",
    "bureau",
    "verify",
    "poll",
    "international",
    "global",
    "worldwide",
    "online",
    "television",
    "radio",
}
QUOTING = (" «", ' "', " „", " “")


@dataclass(frozen=True, slots=True)
class Known:
    """An outlet or agency one knows of."""

    name: str
    kind: str
    hosts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Code points `start` to `end` name an outlet: how surely, whether the article's own, whether quoted."""

    start: int
    end: int
    name: str
    kind: str
    sure: int
    own: bool = False
    quoted: bool = False


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
        found = [*self._own(text, own or {}), *self._known(text, grammar), *shaped(text, grammar)]
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
                taken.append(self._settle(mention))
        taken.sort(key=lambda m: m.start)
        beside = {
            a for a, b in itertools.pairwise(taken) if a.sure == LIKELY and b.sure == SURE and b.start - a.end == 1
        }
        return [m for m in taken if m not in beside]

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
                    if (match := pattern.match(text, at)) and not other(alias, text[match.end() :]):
                        alone = quoted(text, at, match.end())
                        if alone or not (grammar.compound and ordinary(alias, sure)):
                            yield Mention(at, match.end(), row.name, row.kind, alone or sure)


def other(alias: str, after: str) -> bool:
    """Return whether a short name only begins another: "РИА «Волна»", "AP Moller"."""
    if alias in STATION.split("|"):
        return after[:2] in QUOTING
    maker = re.match(r" ([A-Z][a-z]+) [a-z]", after)
    return bool(re.fullmatch("[A-Z]{2,3}", alias) and maker and maker[1].casefold() not in DAYS | BESIDE)


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


# A capital article inside a sentence makes a title of what follows: "à L'Avenir agricole", "en La Voz del valle".
ADJECTIVE = "elle|ière|ienne|ien|aise|oise|ain|aine|an|anne|ale|al|icole|iste|ique|aire|ibre|ouge|ime|ager|ier|eur"
TITLED = {
    "fr": (
        r"(?:(?<=\bau )|(?<=\bdu )|(?<=[\w,;:] )(?=L))(?P<name>(?:(?:La|Le|Les) |L['’]|(?<=[au]u ))"
        r"(?:(?:{first}) (?:du |de la |des |de l['’]|d['’])[a-zà-ÿ]{{3,}}"
        rf"|[{UPPER}][a-zà-ÿ]+ [a-zà-ÿ]{{{{2,}}}}(?:{ADJECTIVE})))(?!\w)"
    ),
    "es": r"(?<=[\w,;:] )(?P<name>(?:La|El) (?:{first}) (?:del |de la |de los |de )[a-zà-ÿ]{{3,}})(?!\w)",
}
# In an apposition, "the reporter of the newspaper" is a person and "the newspaper of the port" is not.
STAFF = (
    r"(?:of|at|for|with|from|by|who|der|des|von|vom|bei|beim|de|du|des|à|au|chez|del|en|con|para|z|ze|w|dla"
    r"|від|у|в|на|для|из|с|от)\b"
)
PLACED = "in|of|based|published|that|which|from|aus|mit|des|der|de|du|à|qui|que|con|z|w|у|в|з|из|из"


def declined(word: str) -> str:
    """Return what finds the case forms of a Cyrillic word.

    >>> re.fullmatch(declined("Хвиля"), "Хвилею") is not None
    True
    """
    return re.escape(re.sub("[аеиійоуьъыяюєї]$", "", word)) + (r"\w{0,3}" if len(word) > 3 else "")


@cache
def shapes(grammar: Grammar) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Return what a name of an outlet looks like in a language, with how sure one can be."""
    small = "" if grammar.compound else rf"(?:(?:{grammar.small}|{SMALLS}|[A-Z]\.|\d+) )?"
    phrase = rf"(?:{WORD})(?: {small}(?:{WORD})){{0,3}}"
    case = "" if grammar.lang == "en" else "i"
    heads = rf"(?:{grammar.heads}|{FOREIGN})"
    return (
        (
            re.compile(
                rf"(?{case}:\b(?:{grammar.before}))(?: [a-zà-ÿа-яіїєґ]{{3,}}(?:{NATION}))? [«»„“\"‘]?\s?"
                rf"(?P<name>(?<=[«»„“\"])[^«»„“”\",.!?]{{2,40}}(?=[»«”“\"])|{phrase})"
            ),
            SURE,
        ),
        (
            re.compile(
                rf"(?<!\ba )(?<!\ban )(?P<name>{phrase})[»«”\"’]? (?i:(?:{grammar.after})\b)(?! [«“\"]?[{UPPER}])"
            ),
            SURE,
        ),
        (  # a local daily, the Skagen Avis,
            re.compile(
                rf"\b(?i:an?|ein|eine|un|une|una) (?:[\w'’-]+ ){{0,3}}?(?i:{grammar.before}), "
                rf"(?i:(?:{grammar.article or '(?!)'}) )?[«„“\"]?(?P<name>{phrase})(?=[»”“\"]?,)"
            ),
            SURE,
        ),
        (  # Skagen Avis, a local daily in the north
            re.compile(
                rf"(?P<name>{phrase})[»«”\"’]?, (?i:(?:{grammar.article or '(?!)'}) )?"
                rf"(?:(?!{STAFF})[\w'’-]+ ){{0,3}}?"
                rf"(?i:(?:{grammar.before}))(?=\W*$|[,.;:)]| (?:{PLACED}) )",
                re.MULTILINE,
            ),
            SURE,
        ),
        (re.compile(rf"(?<!\w)(?:{STATION}) [«\"„“](?P<name>[^«»„“”\"]{{2,40}})"), SURE),
        (re.compile(rf"(?<!\w)(?P<name>(?:{NUMBERED})[ -]?\d{{1,3}})(?!\w)"), LIKELY),
        (re.compile(rf"(?<!\w)(?P<name>[{UPPER}][\w-]*(?:{JOINED}))(?!\w)"), LIKELY)
        if not grammar.compound
        else (re.compile(r"(?!)"), LIKELY),
        (
            re.compile(
                rf"(?<!\w)(?P<name>(?:{WORD})(?: {small}(?:{WORD})){{0,3}} (?:& )?"
                rf"{heads}{grammar.ending}(?: (?:{heads}))?)(?![\w])"
            ),
            LIKELY,
        ),
        (
            re.compile(
                rf"(?<!\w)(?P<name>(?:(?:La|Il|El|O|A|Le) )?(?:{grammar.first}|{FOREIGN_FIRST}) "
                rf"(?:{small})?{phrase})(?![\w])"
            ),
            LIKELY,
        ),
        (re.compile(TITLED.get(grammar.lang, "(?!)").format(first=grammar.first)), LIKELY),
        (
            re.compile(
                rf"(?<!\w)(?P<name>(?!\w*[Aa]ngebot|\w*[Gv]ebot|\w*[Vv]erbot)[{UPPER}][\w-]*{heads.lower()}{grammar.ending})(?!\w)"
            ),
            LIKELY,
        )
        if grammar.compound
        else (re.compile(r"(?!)"), LIKELY),
        (
            re.compile(
                r"(?<![\w.@/])(?P<name>(?!www)[\w-]+\.(?:com|org|net|news|info|media|press|tv|fm|[a-z]{2}))(?![\w/]|\.\w)"
            ),
            LIKELY,
        ),
        (re.compile(rf"(?<!\w)(?P<name>{phrase})(?!\w)"), MAYBE),
    )


def shaped(text: str, grammar: Grammar) -> Iterable[Mention]:
    """Yield what looks like an outlet's name by its head noun, the noun beside it, its quotation marks or its shape."""
    media = re.compile(rf"(?:{grammar.heads})\b")
    surnames = set(re.findall(rf"(?<![.!?] )(?<!\n)\b[{UPPER}]\w+ (?=([{UPPER}]\w+))", text))
    bodies = {word.casefold() for word in grammar.issuer.split()}
    beside = re.compile(rf" (?i:(?:{grammar.before})\b)")
    for pattern, sure in shapes(grammar):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            start, end = trimmed(text, start, end)
            if sure == MAYBE and (
                beside.match(text, end)
                or text[start:end] in surnames
                or text[end : end + 2] in ("'s", "’s")
                or plain(text[start:end], grammar)
                or person(text[start:end])
            ):
                continue
            if sure == SURE and (
                plain_adjective(text[start:end]) or re.search(r"\b[Aa]n? (?:[A-Z]\w+ )?$", text[:start])
            ):
                continue  # state television, a New Zealand news site
            if (
                sure == LIKELY
                and not grammar.compound
                and grammar.lang != "en"
                and any(word in bodies for word in re.split(r"[ '’]", text[start:end].casefold())[:2])
            ):
                continue
            if start < end and not PLATFORM_NAME.fullmatch(text[start:end].strip()):
                yield Mention(
                    start,
                    end,
                    nominative(text[start:end].rstrip("'’"), grammar.lang),
                    "agency" if agency(text, match, grammar) else "outlet",
                    sure,
                )
    for match in QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        name = text[start:end].strip()
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if name[:1].isupper() and len(name.split()) <= 4 and not name.endswith((",", ".", "!", "?")):
            headed = media.match(name)
            dictionary = nominative(name, grammar.lang)
            yield Mention(start, start + len(name), dictionary, "outlet", LIKELY if headed else MAYBE, quoted=True)


@lru_cache(maxsize=16)
def vocabulary(grammar: Grammar) -> frozenset[str]:
    """Return the plain words that the grammar itself uses."""
    values = (getattr(grammar, name) for name in grammar.__slots__ if name not in ("heads", "lang"))
    rows = (
        row
        for value in values
        for row in ((value,) if isinstance(value, str) else value if isinstance(value, tuple) else ())
    )
    return frozenset(word.casefold() for row in rows for word in re.findall(r"[^\W\d_]+", row))


def plain(name: str, grammar: Grammar) -> bool:
    """Return whether a capitalised span is no name by itself: an ordinary word, or in German any single noun."""
    words = name.split()
    if len(words) > 1 and grammar.article and re.fullmatch(grammar.article, words[0], re.IGNORECASE):
        words = words[1:]  # Le Maine libre, El Litoral
    if not words or re.fullmatch(r"[A-Z]\w+(?:ian|ish|ese|ean|ican|ch|tch)", name):
        return True
    if words[0].rstrip(".").casefold() in TITLES or words[0].casefold() in vocabulary(grammar):
        return True
    return grammar.compound and not re.fullmatch(r"[A-ZÄÖÜ]{3,6}|[A-Z][a-z]+[A-Z]\w+", name)


def plain_adjective(name: str) -> bool:
    """Return whether a capitalised word only says whose agency or channel it is: "State television", "Danish radio"."""
    return bool(re.fullmatch(rf"(?i)(?:{ADJECTIVES})|[A-Z][a-z]+(?:ish|ese|ian|ean)", name))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without weekdays and sentence openers at its front and without a genitive's end."""
    while start < end:
        word = re.match(r"[\w’'&.-]+ ?", text[start:end])
        if not word or word.group().strip().casefold() not in DAYS:
            break
        start += word.end()
    genitive = re.search(r"['’]s$", text[start:end])
    return start, end - (2 if genitive else 0)


def agency(text: str, match: re.Match[str], grammar: Grammar) -> bool:
    """Return whether the words beside the name call it an agency."""
    around = text[max(0, match.start()) : match.end()].casefold()
    return bool(re.search(r"agen[ctz]|агент|newswire|wire service|pressedienst|агенц", around))

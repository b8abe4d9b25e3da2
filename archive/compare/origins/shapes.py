"""What looks like the name of an outlet in a language: by its nouns, the noun beside it, its marks or its shape."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from archive.compare.origins.cases import nominative
from archive.compare.origins.grammar import Grammar
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


PLACES = re.compile(r"Hague|Netherlands|Bahamas|Gambia|Philippines|United|Bronx|Vatican")


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
                rf"(?<!\ba )(?<!\ban )(?P<name>{phrase})[»«”\"’]? (?{case}:(?:{grammar.after})\b)(?! [«“\"]?[{UPPER}])"
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
        (  # attributing it to the official agency, ARNA
            re.compile(rf"\b(?{case}:{grammar.before}), [«„“\"]?(?P<name>{phrase})(?=[»”“\"]?(?:[,.;)]|\W*$))"),
            SURE,
        ),
        (  # Skagen Avis, a local daily in the north
            re.compile(
                rf"(?P<name>{phrase})[»«”\"’]?, (?i:(?:{grammar.article or '(?!)'}) )?"
                rf"(?:(?!{STAFF})[\w'’-]+ ){{0,3}}?"
                rf"(?{case}:(?:{grammar.before}))(?=\W*$|[,.;:)]| (?:{PLACED}) )",
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
    joined = re.compile(rf"(?i:{grammar.heads}){grammar.ending}$")
    pairs = re.findall(rf"(?<![.!?] )(?<!\n)\b([{UPPER}]\w+) (?=([{UPPER}]\w+))", text)
    surnames = {second for first, second in pairs if first.casefold() not in DAYS}
    bodies = {word.casefold() for word in grammar.issuer.split()}
    beside = re.compile(rf" (?i:(?:{grammar.before})\b)")
    for pattern, sure in shapes(grammar):
        for match in pattern.finditer(text):
            start, end = trimmed(text, *match.span("name"))
            titled = sure == MAYBE and title(text, start, end)
            if sure == MAYBE and (
                beside.match(text, end)
                or text[start:end] in surnames
                or text[end : end + 2] in ("'s", "’s")
                or (not titled and plain(text[start:end], grammar))
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
                    LIKELY if titled else sure,
                )
    for match in QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        name = text[start:end].strip()
        start += len(text[start:end]) - len(text[start:end].lstrip())
        if name[:1].isupper() and len(name.split()) <= 4 and not name.endswith((",", ".", "!", "?")):
            headed = media.match(name) or (grammar.compound and joined.search(name.split()[-1]))
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


def title(text: str, start: int, end: int) -> bool:
    """Return whether a capital "The" inside a sentence makes a title of a name: "he told The Grocer"."""
    before = text[: start - 4] if text[start - 4 : start] == "The " else ""
    return bool(re.search(r"[\w,;] $", before)) and not PLACES.match(text, start, end)


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

"""Words, numbers and sentences of news text, in a form in which two versions can be laid side by side.

`plain` takes away what no reader sees: invisible characters, normal forms, the style of quotes, dashes and apostrophes.
A `Token` is a word, a number or one mark of punctuation, and knows whether it stands inside quotation marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from archive.compare.bounds import pieces
from archive.compare.numerals import STOPPED, VALUES

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe0e\ufe0f\ufeff]"
)
MARKS = {  # every style of one mark, and the one that stands for it
    '"': "“”„‟«»″〝〞＂「」『』",
    "'": "’‘‛‚ʼ`´′ʹ＇‹›",
    "-": "‐‑‒–—―−﹘－",
}
BETWEEN = re.compile(r"(?<=\w)—(?=\w)")  # the road—closed since May—is open
STYLE = str.maketrans({char: mark for mark, chars in MARKS.items() for char in chars})
SINGLE_QUOTED = re.compile(r"(?<![\w'])'(?=[\w¿¡(])([^'\n]*(?:\w'\w[^'\n]*)*)(?<=[\w.,!?)])'(?![\w'])")
TOKEN = re.compile(
    r"(?P<number>\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b\.?|\d+(?:st|nd|rd|th|º|ª)\b"
    r"|\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:/⁄]\d+)*)"
    r"|(?P<word>(?:per cent|por ciento|pour cent)\b|[^\W\d_]+(?:['\-·][^\W\d_]+)*)|(?P<mark>\.{3,}|[^\w\s]|_)"
)
ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|dell|all|nell)'(?=\w)")  # l'Aubrives, d'Anchamps
SPLIT = re.compile(r"(?<![.!?])[.!?]++[\"')\]]*+(?:(?=\s+[\"'(\[¿¡©• -]*[^\W_])|(?=[^\W\d_][^\W\d_]))")
NEAR = 80  # characters on each side of a stop that say whether a sentence ends there
NUMBER = re.compile(r"\d+(?:\.\d+)?")
# A full stop behind these ends no sentence: "St. Osmer", "Nr. 5", "z. B.", "г. Яснополь".
ABBREVIATIONS = frozenset(STOPPED.split())


def plain(text: str) -> str:
    """`text` as it is compared: NFKC, one style of quotes, dashes, apostrophes and spaces; paragraphs and lines kept.

    >>> print(plain("« L’Écho » — ﬁn"))
    "L'Écho" - fin
    """
    text = (
        BETWEEN.sub(" - ", unicodedata.normalize("NFKC", INVISIBLE.sub("", text)))
        .translate(STYLE)
        .replace("''", '"')
        .replace(",,", '"')
    )
    text = SINGLE_QUOTED.sub(r'"\1"', re.sub(r"[^\S\n]+", " ", text))
    return tighten(text)


def tighten(text: str) -> str:
    """Take the spaces off that French type sets inside quotes and before marks."""
    out: list[str] = []
    opened = False
    for part in re.split(r'( *" *|\n{2,})', text):
        if part.strip() == '"':
            opened = not opened
            left, right = part.split('"')
            out.append((left and " ") + '"' if opened else '"' + (right and " "))
        else:
            if part.startswith("\n\n"):
                opened = False
            out.append(part)
    return re.sub(r" +(?=[,;:!?%](?!\w))|(?<=\.) (?=\.\.)", "", "".join(out))


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; `inside` quotation marks or not; `glued` to what stands before it."""

    text: str
    kind: str  # number, word, mark
    inside: bool = False
    glued: bool = False
    first: bool = False  # the first word of a sentence or a quote: its capital says nothing

    @property
    def low(self) -> str:
        """As compared with other words, whatever the capitals."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Written as a name is, where a capital says something."""
        return self.kind == "word" and ELIDED.sub("", self.text)[0].isupper() and not self.first


@lru_cache(maxsize=2048)  # two versions share most of their sentences
def tokens(text: str, inside: bool = False) -> tuple[Token, ...]:
    """The tokens of plain `text`; `inside` says whether a quotation is open at its start.

    >>> [t.text for t in tokens('He paid 5 000 crowns, "no more".') if t.inside]
    ['no', 'more']
    """
    out: list[Token] = []
    end, first = -1, True
    for found in TOKEN.finditer(text):
        kind = found.lastgroup or "mark"
        word = found.group()
        if word == '"':
            inside = not inside
            out.append(Token(word, "mark", False, found.start() == end))
            first = first or inside
        else:
            out.append(Token(word, kind, inside, found.start() == end, first and kind == "word"))
            first = word in (":", "!", "?") or (first and kind != "word")
        end = found.end()
    return tuple(out)


def sentences(paragraph: str) -> list[str]:
    """The sentences of one plain paragraph; one that is glued to the next by a missing space is split off as well.

    One without end is cut into pieces.

    >>> sentences("It cost 5.50 crowns. St. Osmer paid.Nobody else did.")
    ['It cost 5.50 crowns.', 'St. Osmer paid.', 'Nobody else did.']
    """
    out: list[str] = []
    start = 0
    for found in SPLIT.finditer(paragraph):
        before = re.search(r"([^\W_][\w.]*)$", paragraph[max(start, found.start() - NEAR) : found.start()])
        after = paragraph[found.end() : found.end() + NEAR].lstrip()
        glued = paragraph[found.end()] not in " \n"
        if glued and not (found.group() == "." and after[0].isupper() and before and before.group()[-1].islower()):
            continue
        if found.group() == "." and before and (before.group().casefold() in ABBREVIATIONS or len(before.group()) == 1):
            continue
        if after.lstrip("\"'([¿¡- ")[:1].islower():
            continue
        # A digit then a stop and a word is an ordinal in German or Polish: "am 9. Mai".
        if found.group() == "." and before and before.group().isdigit() and len(before.group()) <= 2 and not glued:
            continue
        out += pieces(paragraph[start : found.end()].strip())
        start = found.end()
    return [*out, *pieces(paragraph[start:].strip())]


def value(run: Sequence[Token]) -> tuple[str, ...]:
    """What a run of tokens says in numbers, the same however it is written.

    >>> value(tokens("twenty-five")) == value(tokens("25")), value(tokens("1,200,000")) == value(tokens("1.2 million"))
    (True, True)
    """
    out: list[str] = []
    for token in run:
        said = figure(token.text) if token.kind == "number" else spoken(token.low)
        if not said:
            continue
        before = Decimal(out[-1]) if out and NUMBER.fullmatch(out[-1]) else None
        if before is not None and said in ("100", "1000", "1000000", "1000000000") and before < int(said):
            out[-1] = f"{(before * int(said)).normalize():f}"
        elif before is not None and said.isdigit() and before % 10 == 0 and before > int(said) and token.kind == "word":
            out[-1] = str(int(before) + int(said))
        else:
            out.append(said)
    return tuple(out)


def figure(text: str) -> str:
    """A number in digits written one way: "1.200" and "1 200" are 1200, "3,2" is 3.2, "11.15pm" is 23.15.

    >>> figure("1.200"), figure("3,2"), figure("11.15pm"), figure("5 a.m.")
    ('1200', '3.2', '23.15', '5')
    """
    half = re.fullmatch(r"(\d{1,2})(?:[.:](\d{2}))? ?([ap])\.?m\.?", text, re.IGNORECASE)
    if half:
        hour = int(half[1]) % 12 + (12 if half[3].lower() == "p" else 0)
        return f"{hour}.{half[2]}" if half[2] and half[2] != "00" else str(hour)
    text = text.replace(" ", "")
    if re.fullmatch(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*", text):
        text = re.sub(r"[.,]", "", text)
    text = re.sub(r"^0+(?=\d)", "", text.replace(",", ".").replace(":", "."))
    return text[:-3] if re.fullmatch(r"\d{1,2}\.00", text) else text


def spoken(word: str) -> str:
    """What a number word, month, weekday or feast says; "" when it is no such word."""
    if "-" in word:
        parts = [VALUES.get(part, "") for part in word.split("-")]
        if all(part.isdigit() for part in parts):
            return str(sum(map(int, parts)))
        return parts[0] if parts[0] else ""
    return VALUES.get(word, "")


def numeric(token: Token) -> bool:
    """Whether the token says a number, date or time."""
    return token.kind == "number" or bool(spoken(token.low))


def still_open(sentence: str, inside: bool) -> bool:
    """Whether a quotation is open behind `sentence`, when it was (`inside`) or was not before it."""
    return inside != (sentence.count('"') % 2 == 1)

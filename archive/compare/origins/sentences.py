"""A text cut into sentences, and a sentence with its names replaced so that patterns can speak of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.compare.origins.grammar import Grammar
from archive.compare.origins.shapes import UPPER, Mention
from archive.compare.quotation import quotations

LONGEST = 5_000  # characters of a sentence; what has no end before that tells of nobody
TAIL = 60  # characters before a full stop in which SHORT finds what is shortened
SHORT = re.compile(
    r"(?:\b(?:Fot|fot|tel|Tel|Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Lt|Sgt|Rev|Hon|Jr|Sr|Inc|Ltd|Co|Corp|No|Nr|vs|etc|bzw|ca|z\.B|d\.h|u\.a|M|MM|Mme|Sra?|Feb|Jan|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|ст|обл|вул|ул|г|м|р|тис|тыс|млн|млрд|ім|им|prof|gen|płk|ul|tys|mln|mld|r)|\b[A-ZА-ЯІЇЄ]|^\W*\d{1,2})\.$"
)
END = re.compile(rf"[.!?…]+[\"»”“’)\]]*\s+(?=\(|[\w/]{{2,12}}\W*$|[\"«„“»(\[—–-]*\s?[{UPPER}\d«@#])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text at `start`, with the mentions in it; `line` tells whether it is a line by itself."""

    start: int
    text: str
    line: bool
    mentions: tuple[Mention, ...] = ()

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


def sentences(text: str) -> Iterator[Sentence]:
    r"""Yield the sentences of each line, but those that are longer than a sentence is.

    >>> [s.text for s in sentences("Mr. Ode left. He said so.\n(AFP)")]
    ['Mr. Ode left.', 'He said so.', '(AFP)']
    """
    for line in re.finditer(r"[^\n]+", text):
        cuts = [line.start()]
        cuts += [
            line.start() + end.end()
            for end in END.finditer(line.group())
            if not shortened(line.group(), end.start() + len(end.group().rstrip()))
        ]
        for start, end in zip(cuts, [*cuts[1:], line.end()], strict=True):
            body = text[start:end].rstrip()
            if body.strip() and len(body) <= LONGEST:
                yield Sentence(start + len(body) - len(body.lstrip()), body.lstrip(), len(cuts) == 1)


def shortened(line: str, end: int) -> bool:
    """Return whether the full stop before `end` is that of a shortened word or a number.

    >>> shortened("It was Mr. Ode", 10), shortened("It was him. Ode", 11)
    (True, False)
    """
    return SHORT.search(line, max(0, end - TAIL), end) is not None


def speech(text: str) -> list[tuple[int, int]]:
    """Return the spans inside quotation marks that are somebody's words, not a name: long, stopped or in small letters.

    >>> speech('"Even CNN laughed at us," he told "The Evening Buoy".')
    [(0, 25)]
    """
    out = []
    for match in quotations(text):
        words = re.findall(r"[^\W\d_]+", match.group())
        small = sum(word[0].islower() for word in words)
        spoken = re.match(r"\s*,?\s*[—–-]\s|,\s", text[match.end() :]) and len(words) > 1 and small
        if (
            len(words) >= 5
            or re.search(r"[,.!?]\W*$", match.group())
            or (len(words) > 2 and 2 * small >= len(words) - 1)
            or spoken
        ):
            out.append(match.span())
    return out


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence in which a mention is `#`; `places` gives for each character its place in the sentence."""

    text: str
    places: tuple[int, ...]
    at: dict[int, Mention]

    def find(self, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[Mention, int, int]]:
        """Yield each mention that a pattern touches, with the span of the match in the sentence."""
        for pattern in patterns if self.at else ():
            for match in pattern.finditer(self.text):
                start, end = match.span()
                for at, mention in self.at.items():
                    if start <= at < end:
                        yield mention, self.places[start], self.places[end]


def masked(sentence: Sentence, mentions: Iterable[Mention], blank: Sequence[tuple[int, int]] = ()) -> Masked:
    """Return the sentence with `mentions` as `#`, the article's own as `@`, and `_` for what is in `blank` spans."""
    text = sentence.text
    for a, b in blank:
        start, end = max(0, a + 1 - sentence.start), min(len(text), b - 1 - sentence.start)
        if start < end:
            text = text[:start] + re.sub(r"[^ ]", "_", text[start:end]) + text[end:]
    out, places, at, here = "", [*range(0)], {}, 0
    for mention in sorted(mentions, key=lambda m: m.start):
        start = mention.start - sentence.start
        out += text[here:start]
        places += range(here, start)
        at[len(out)] = mention
        out += "@" if mention.own else "#"
        places.append(start)
        here = mention.end - sentence.start
    return Masked(out + text[here:], (*places, *range(here, len(text) + 1)), at)


@lru_cache(maxsize=4096)
def pattern(source: str, grammar: Grammar, own: bool = True, near: bool = False) -> re.Pattern[str]:
    """Compile a pattern of a grammar: `#` a mention, also quoted, `~` words before it (`near`: two short ones)."""
    source = (
        source.replace("{say}", grammar.say)
        .replace("{cite}", grammar.cite)
        .replace("{isay}", f"{grammar.issuer_say}|{grammar.issuer_more}")
    )
    source = re.sub(r"\s*\n\s*", "", source)
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return chr(len(kept) - 1 + 0xE000)

    source = re.sub(r"\[\^[^\]]*#[^\]]*\]", keep, source)
    name = "[#@]" if own else "#"
    source = source.replace("#", rf"(?:\b[ld]['’])?(?:[«»„“\"‘']\s?)?{name}(?:\s?[«»”“\"’'](?!s\b))?")
    source = source.replace("~", r"(?:[^\s#@.,;:!?]{1,14} ){0,2}?" if near else r"(?:[^\s#@.,;:!?]+ ){0,4}?")
    return re.compile(re.sub("[\ue000-\ue0ff]", lambda m: kept[ord(m.group()) - 0xE000], source), re.IGNORECASE)


@lru_cache(maxsize=1024)
def compiled(
    rows: tuple[str, ...], grammar: Grammar, own: bool = True, near: bool = False
) -> tuple[re.Pattern[str], ...]:
    """Compile the rows of a grammar."""
    return tuple(pattern(row, grammar, own, near) for row in rows)

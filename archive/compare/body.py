"""One version's text, read for comparison: the article's sentences, its notices, and whether a wall stands in it.

Furniture is left out here: whole paragraphs of it, lists of links, and pieces glued to the ends of a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from archive.compare.furniture import (
    BULLET,
    END,
    LABEL,
    box,
    bullets,
    fragment,
    kind,
    listed,
    notice,
    row,
    wall,
)
from archive.compare.glue import FUNCTION, unglue
from archive.compare.vocabulary import count, has, unlisted
from archive.compare.voice import appeal, asked, imperative, polite, told
from archive.compare.words import Token, plain, sentences, still_open, tokens

OUTLET = re.compile(r"^(?P<title>.{12,}?) (?:\||-) (?P<outlet>[^|]{2,40})$")
SPOKEN = 0.3  # a text speaks to its reader when more than this share of its sentences does
VOICES = ("pitch", "ticker")
LINES = 0.6  # a text is mostly lines when more than this share of it ends no sentence
LOOSE = 12  # words at most of a line behind a sentence
CHANCE = 4  # one word in so many may be spoken of in the article by chance
STEM = 4  # letters of a word that say which it is


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of the article, or one line of a box."""

    text: str
    tokens: tuple[Token, ...] = field(repr=False)
    paragraph: int
    glued: bool = False  # no space stands before it
    weak: bool = False  # a fragment: heading or furniture; its coming and going is no news
    own: bool = True  # the first of its paragraph
    foreign: bool = False  # weak, and names nothing of which the article speaks: a change inside it is no news either

    @property
    def key(self) -> tuple[str, ...]:
        """What two sentences share when they are the same."""
        return tuple(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Body:
    """What of a version's text is compared."""

    units: tuple[Unit, ...]
    notices: tuple[str, ...]
    walled: bool
    furniture: tuple[str, ...] = ()  # sentences that were left out


def titles(title: str) -> set[str]:
    """A plain title with and without the outlet's name behind it, as a line of text may repeat it."""
    title = plain(title).strip()
    found = OUTLET.match(title)
    return {bare(title), bare(found["title"])} if found else {bare(title)}


def bare(line: str) -> str:
    """A line without marks and capitals."""
    return " ".join(re.findall(r"\w+", line.casefold()))


def read(text: str, wall_said: bool, known: frozenset[str], authors: frozenset[str] = frozenset()) -> Body:
    """The body of `text`; lines that repeat one of the titles `known` are furniture, as is what tells of `authors`."""
    units: list[Unit] = []
    notices: list[str] = []
    furniture: list[str] = []
    walled = wall_said
    paragraphs = [part for part in re.split(r"\n\s*\n", plain(text)) if part.strip()]
    voiced = speaks(paragraphs)
    for number, paragraph in enumerate(paragraphs):
        items = bullets(paragraph)
        if items is not None:
            heading = "" if BULLET.match(paragraph) else paragraph.strip().split("\n")[0]
            if heading and (kind(heading) or kind(heading.rstrip(" :"))):
                continue
            lines = ([heading] if heading else []) + items
            for line in lines:
                if notice(line):
                    notices.append(line)
                elif not kind(line) and bare(line) not in known:
                    weak = not END.search(line) and (re.search(r"\w:\s", line) is None)
                    units.append(Unit(line, tokens(line), number, weak=weak))
            continue
        links = listed(paragraph)
        if links is not None:
            if not kind(links[0]):
                left = [line for line in links if not kind(line) and bare(line) not in known]
                units += [Unit(line, tokens(line), number, weak=fragment(line)) for line in left]
            continue
        paragraph = " ".join(paragraph.split())
        stripped = strip(paragraph, known, voiced)
        apart = not notice(paragraph) and (
            any(bare(paragraph).startswith(author) for author in authors)
            or (not voiced and (appeal(paragraph) or told(paragraph) or kind(sentences(paragraph)[0]) == "pitch"))
        )
        pieces, walled = stripped.pieces, walled or stripped.walled
        furniture += stripped.gone
        note = next(
            (i for i, piece in enumerate(pieces) if notice(" ".join(pieces[i:])) and (i == 0 or labelled(piece))), None
        )
        if note is not None:
            notices.append(" ".join(pieces[note:]))
            pieces = pieces[:note]
        found = sentence_units(paragraph, pieces, number, stripped.pitched or apart)
        units += [replace(unit, foreign=True) for unit in found] if apart else found
    return Body(tuple(anchored(units)), tuple(notices), walled, tuple(furniture))


def anchored(units: list[Unit]) -> list[Unit]:
    """The units, a line without sentence end made weak if nothing in it is spoken of in the article.

    "Vessel: Lady Maud" is a line of a fact box, as the article names the ship; "From this series: The last saddler"
    is furniture in whatever words, and so is "Passed on 831 times", alone in a paragraph. In a text that is mostly
    lines, such as an imprint, lines are what it says.
    """
    lines = sum(END.search(unit.text) is None for unit in units) > LINES * len(units)
    spoken = {t.low[:STEM] for unit in units if END.search(unit.text) for t in unit.tokens if len(t.low) >= STEM}
    places: dict[str, set[int]] = defaultdict(set)
    for unit in units:
        for token in unit.tokens:
            places[token.low[:STEM]].add(unit.paragraph)
    crowd = Counter(unit.paragraph for unit in units)
    first = next((i for i, unit in enumerate(units) if END.search(unit.text)), 0)
    out = []
    for index, unit in enumerate(units):
        if row(unit.text) or (index < first and not lines):  # no line of a box stands above the article
            unit = replace(unit, weak=True, foreign=True)
        elif stray(unit, spoken):
            unit = replace(unit, weak=True)
        elif unit.weak and END.search(unit.text) and '"' not in unit.text and lonely(unit, places):
            unit = replace(unit, foreign=True)
        elif crowd[unit.paragraph] == 1 and not lines and alien(unit, spoken):
            unit = replace(unit, weak=True, foreign=True)
        out.append(unit)
    return out


def alien(unit: Unit, spoken: set[str]) -> bool:
    """Whether a unit is a short line without end, and not of a box, of which no word that counts is `spoken`."""
    if END.search(unit.text) or box(unit.text) or len(unit.tokens) > 14:
        return False
    words = [word for word in unlisted(unit.text, *FUNCTION) if len(word) >= STEM]
    return len(spoken.intersection(word[:STEM] for word in words)) * CHANCE < max(len(words), 1)


def lonely(unit: Unit, places: dict[str, set[int]]) -> bool:
    """Whether no word of a unit that counts stands in another paragraph; `places` are the paragraphs of each stem."""
    words = [word for word in unlisted(unit.text, *FUNCTION) if len(word) >= STEM]
    return all(len(places[word[:STEM]]) < 2 for word in words)


def stray(unit: Unit, spoken: set[str]) -> bool:
    """Whether a unit is a line with a label that has nothing to do with the words `spoken`."""
    found = LABEL.match(unit.text)
    if not found or END.search(unit.text) or any(token.kind == "number" for token in unit.tokens):
        return False
    words = [word.casefold()[:STEM] for word in re.findall(r"[^\W\d_]+", found["rest"]) if len(word) >= STEM]
    return bool(words) and len(spoken.intersection(words)) * CHANCE < len(words)


def labelled(piece: str) -> bool:
    """Whether a sentence in the middle of a paragraph opens a notice by its label."""
    return re.match(r"^\W*[^:.!?]{2,40}:", piece) is not None and notice(piece)


def sentence_units(paragraph: str, pieces: list[str], number: int, pitched: bool) -> list[Unit]:
    """The units of one paragraph; a quotation that one sentence opens is still open in the next.

    Beside an offer to the reader (`pitched`) every sentence is as weak as a fragment: it may be part of it.
    """
    out: list[Unit] = []
    inside = False
    at = 0
    for index, piece in enumerate(pieces):
        at = max(paragraph.find(piece, at), at)
        glued = index > 0 and at > 0 and paragraph[at - 1] not in " \n"
        found = marked(tokens(piece, inside))
        inside = still_open(piece, inside)
        loose = index > 0 and not END.search(piece) and LABEL.match(piece) is None and len(piece.split()) <= LOOSE
        out.append(Unit(piece, found, number, glued, pitched or loose or fragment(piece), index == 0, loose))
        at += len(piece)
    return out


def marked(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with titles and names in quotation marks no longer counted as quotes."""
    out = list(found)
    opened: int | None = None
    for index, token in enumerate(found):
        if token.text != '"':
            continue
        if opened is None and index + 1 < len(found) and found[index + 1].inside:
            opened = index
        elif opened is not None:
            if is_name(found, opened, index):
                for i in range(opened + 1, index):
                    out[i] = replace(found[i], inside=False, first=False)
            opened = None
    return tuple(out)


def is_name(found: tuple[Token, ...], opened: int, closed: int) -> bool:
    """Whether what stands between two marks is a title or a name: short, capital first, no sentence, nobody says it."""
    inner = found[opened + 1 : closed]
    words = [token for token in inner if token.kind == "word"]
    if not words or len(words) > 5 or not inner[0].text[0].isupper() or inner[-1].text in (".", ",", "!", "?", "..."):
        return False
    before = found[opened - 1] if opened else None
    if before is None or before.kind == "mark":
        after = found[closed + 1 : closed + 4]
        return bool(after) and after[0].kind == "word" and not has("speech", " ".join(token.text for token in after))
    return True


@dataclass(frozen=True, slots=True)
class Stripped:
    """The article's sentences of one paragraph; `walled`, `pitched`: beside a wall or an offer."""

    pieces: list[str]
    gone: tuple[str, ...] = ()
    walled: bool = False
    pitched: bool = False


def speaks(paragraphs: list[str]) -> bool:
    """Whether the text as a whole says "we" and "you", as columns and privacy notices do."""
    pieces = [
        piece for paragraph in paragraphs for piece in sentences(" ".join(paragraph.split())) if END.search(piece)
    ]
    voices = sum(has("you", piece) or has("we", piece) or polite(piece) for piece in pieces if '"' not in piece)
    return len(pieces) >= 6 and voices > SPOKEN * len(pieces)


def strip(paragraph: str, known: frozenset[str], voiced: bool) -> Stripped:
    """A plain paragraph without the furniture at its ends; in a `voiced` text offers to the reader stay."""
    if bare(paragraph) in known:
        return Stripped([], (paragraph,))
    pieces = list(unglue(paragraph))
    free = outside(pieces)

    def furniture(index: int) -> bool:
        found = kind(pieces[index])
        return index in free and found != "" and (found != "pitch" or not (voiced or notice(pieces[index])))

    def bars(text: str) -> bool:
        return wall(text) and not (voiced and len(text.split()) > 14)

    start, end, walled = 0, len(pieces), False
    while size := next(
        (n for n in (1, 2) if n <= end and end - n in free and bars(" ".join(pieces[end - n : end]))), 0
    ):
        end, walled = end - size, True
    while start < min(end, 3) and start in free and bars(pieces[start]):
        start, walled = start + 1, True
    if not voiced or any(map(furniture, range(start, end))):
        start += run(
            pieces[start:end], [furniture(i) for i in range(start, end)], [i in free for i in range(start, end)]
        )
        back = range(end - 1, start - 1, -1)
        end -= run(pieces[start:end][::-1], [furniture(i) for i in back], [i in free for i in back])
    kept = pieces[start:end]
    if bare(" ".join(kept)) in known:
        kept = []
    gone = tuple(piece for piece in pieces if piece not in kept)
    seam = "".join(pieces[end - 1 : end + 1]) if 0 < end < len(pieces) else "\n"
    tight = start == 0 and seam in paragraph  # no space stands between, so all before is the article's
    rest = bool(gone) and sum(len(piece.split()) for piece in kept) <= LOOSE  # a caption, what a wall says besides
    pitched = not tight and (rest or any(furniture(i) and kind(pieces[i]) in VOICES for i in range(len(pieces))))
    return Stripped(kept, gone, walled, pitched)


def outside(pieces: list[str]) -> set[int]:
    """The indexes of the sentences that do not begin inside a quotation."""
    inside, out = False, set()
    for index, piece in enumerate(pieces):
        if not inside:
            out.add(index)
        inside = still_open(piece, inside)
    return out


def run(pieces: list[str], furniture: list[bool], free: list[bool]) -> int:
    """How many sentences at the front are furniture, or speak in the voice of an offer or ticker beside them."""
    voices = {kind(piece) for piece, found in zip(pieces, furniture, strict=True) if found} & set(VOICES)
    length, certain = 0, False
    for index, piece in enumerate(pieces):
        near = pieces[max(0, index - 1) : index + 2]
        told = free[index] and '"' not in piece and any(map(asked, near)) and any(map(imperative, near))
        if furniture[index] or told:
            certain = True
        elif '"' in piece or not free[index] or not any(in_voice(piece, voice) for voice in voices):
            break
        length += 1
    return length if certain else 0


def in_voice(piece: str, voice: str) -> bool:
    """Whether a sentence could be part of an offer to the reader (`pitch`), or of a ticker."""
    if voice == "ticker":
        return has("ticker", piece)
    return imperative(piece) or asked(piece) or has("you", piece) or has("we", piece) or count("pitch", piece) > 1

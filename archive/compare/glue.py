"""Furniture glued to the ends of a paragraph: before the first sentence, behind the last, with or without a mark.

A cut is made only where what is cut off is furniture by itself (`archive.compare.furniture.kind`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from archive.compare.furniture import END, LABEL, closed, kind, wall
from archive.compare.vocabulary import has, opens, unlisted
from archive.compare.voice import imperative
from archive.compare.words import sentences

GLUE = re.compile(r" (?:-|\||•|·|/|>) ")
TAIL = re.compile(r"[.!?…][\"')]*\s+(?=\w)|(?<=[^\W\d]|\")[.!?…]+[\"')\]]*(?=[^\w\s\"').,!?]*[^\W_])|(?<=\.\")(?=\d)")
CAMEL = re.compile(r"[a-zà-ÿа-яёіїєґąćęłńóśźż](?=[A-ZÀ-ÞА-ЯІЇЄҐĄĆĘŁŃÓŚŹŻ])")
HEAD = re.compile(r"(?<=[^\s.!?…:,;(]) (?=[\"'(¿¡]?[^\W\d_])")
HEADS = ("share", "comment", "counter", "reading", "credit", "ad", "ticker", "follow", "related", "pitch")
NAMING = ("credit", "ad", "ticker", "related")  # kinds of lines that end in a name or a title
OPENERS = ("small", "determiner", "preposition", "negation", "numeral")  # small words, with a capital at a beginning
FUNCTION = ("filler", "small", "determiner", "preposition", "negation", "calendar", "numeral")


@lru_cache(maxsize=1024)  # two versions share most of their paragraphs
def unglue(paragraph: str) -> tuple[str, ...]:
    """The sentences, with a piece of furniture glued to the front or the end split off."""
    pieces = sentences(paragraph)
    out: list[str] = []
    for index, piece in enumerate(pieces):
        head = GLUE.search(piece)
        if index == 0 and head and head.start() < 80 and kind(piece[: head.start()]):
            out.append(piece[: head.start()])
            piece = piece[head.end() :]
        while index == 0 and (cut := front(piece, bool(out))):
            out.append(piece[:cut])
            piece = piece[cut:].strip()
        whole = kind(piece) in ("stamp", "counter")  # "Checked on 4. Mai, 11.20 Uhr"
        tail = 0 if whole else back(piece, index == len(pieces) - 1)
        if tail:
            out += [re.sub(r" (?:-|\||•|·|/|>) $", "", piece[:tail]).strip(), piece[tail:]]
        else:
            out.append(piece)
    return tuple(piece for piece in out if piece.strip())


def front(piece: str, single: bool = False) -> int:
    """Where a sentence begins behind a line of furniture with no mark between, or 0.

    A `single` word is such a line only behind another.

    >>> front("57 replies so far The parents agree.")
    18
    """
    if not END.search(piece):
        return 0
    spots = [(found.end(), piece[: found.start()], piece[found.end() :]) for found in HEAD.finditer(piece, 0, 100)]
    spots = [spot for spot in spots if sentence(spot[2]) and (single or " " in spot[1])]
    for certain in (True, False):
        for at, head, rest in spots:
            if begun(rest) == certain and ended(head, certain) and stands(head, certain):
                return at
    # "Scores: Rovers 12 Albion 1 Opposition leaders agree.": names end the line, a figure shows where.
    for at, head, _ in reversed(spots):
        if re.search(r"\d", " ".join(head.split()[-2:])) and ended(head, True) and kind(head) in NAMING:
            return at
    return 0


def sentence(rest: str) -> bool:
    """Whether words could be a whole sentence."""
    return rest.lstrip("\"'(¿¡")[0].isupper() and len(rest.split()) > 2


def begun(rest: str) -> bool:
    """Whether words can only begin a sentence: a quotation, or a small word with a capital."""
    word = re.match(r"[^\W\d_]+(?![\w-])", rest)
    return rest[0] in "\"'" or (word is not None and not unlisted(word.group(), *OPENERS))


def stands(head: str, certain: bool) -> bool:
    """Whether a line is furniture by itself; a mere date or time only where a sentence is `certain` to begin behind."""
    found = kind(head)
    if found in ("stamp", "relative"):
        dated = has("stamp", head) or opens("relative", head)
        return certain and dated and not opens("preposition", head) and re.search(r"\d[:.]\d\d\b", head) is not None
    return found in HEADS and (found != "pitch" or imperative(head))


def ended(head: str, certain: bool) -> bool:
    """Whether a line has its end: "Materiał sponsorowany", but not "Comment by".

    Where no sentence is `certain` to begin behind it, it must be of listed words alone or an order.
    """
    last = head.split()[-1]
    if has("preposition", last) or has("determiner", last):
        return False
    return certain or closed(head) != "" or imperative(head)


def back(piece: str, last: bool) -> int:
    """Where furniture begins that is glued behind a sentence, in the paragraph's `last` behind a mark as well; or 0."""
    cuts = [found.end() for found in TAIL.finditer(piece)]
    cuts += [found.end() for found in GLUE.finditer(piece)] if last else []
    if not END.search(piece) and LABEL.match(piece):  # "Distance: 62 million km Nobody has replied yet"
        cuts += [found.end() for found in re.finditer(r"\w (?=\w)", piece) if piece[found.end()].isupper()]
    if not END.search(piece):  # "Listen: 22 minSponsored by Torcel"
        cuts += [at.end() for at in CAMEL.finditer(piece) if kind(piece[: at.end()])]
    cuts += [found.start() for found in re.finditer(r"[(\[](?!\.\.\.)[^()\[\]]*[)\]]\W*$", piece)]
    return next((cut for cut in sorted(cuts) if kind(piece[cut:]) or wall(piece[cut:])), 0)

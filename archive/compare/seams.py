"""Lines of furniture that a page glued to a sentence, seen from the version in which that sentence stands alone.

Where one version says "Parents agree." and the other "57 replies so far Parents agree.", the words in front are a line
of their own, whatever they are: no sentence goes on with a capital letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.compare.body import Unit, bare
from archive.compare.furniture import END, fragment, kind, wall
from archive.compare.glue import begun, stands
from archive.compare.vocabulary import has
from archive.compare.words import tokens

SIGN = re.compile(r"[\d|•·©]|[^\w\s.,:;!?'\"()\[\]/&%$€£-]")  # a figure, a bullet, a pictograph
BEGINS = re.compile(r"\s*[^\w\s.,;!?]*\s*[^\W_]")
REST = 3  # words that a sentence needs to be known again


def parted(units: Sequence[Unit], others: Sequence[Unit]) -> list[Unit]:
    """`units`, those split that are a sentence of `others` with a line glued to its front or its end."""
    mine, theirs = {unit.text for unit in units}, {unit.text for unit in others}
    alone = {text for text in theirs - mine if END.search(text) and len(text.split()) >= REST}
    lengths = sorted({len(text) for text in alone}, reverse=True)
    whole = {bare(text) for text in alone}
    return [part for unit in units for part in ([unit] if unit.text in theirs else parts(unit, alone, lengths, whole))]


def parts(unit: Unit, alone: set[str], lengths: Sequence[int], whole: set[str]) -> Iterator[Unit]:
    """The unit, or the longest sentence in it that is one of `alone`, and what stands behind that.

    One is looked up by its length: thousands of sentences beside thousands took minutes. What is itself a sentence of the other version (`whole`, without marks) only lost its full stop.
    """
    for length in lengths:
        before, text = unit.text[:-length], unit.text[-length:]
        if text in alone and bare(before) not in whole and line_before(before, text):
            yield replace(unit, text=text, tokens=tokens(text), weak=False)
            return
        text, behind = unit.text[:length], unit.text[length:]
        if text in alone and BEGINS.match(behind) and not behind.strip()[0].islower():
            yield replace(unit, text=text, tokens=tokens(text), weak=False)
            behind = behind.strip()
            signed = SIGN.search(behind) and not END.search(behind)
            if not (kind(behind) or wall(behind) or fragment(behind) or signed):
                yield replace(unit, text=behind, tokens=tokens(behind), own=False, weak=unit.weak)
            return
    yield unit


def line_before(line: str, sentence: str) -> bool:
    """Whether what stands before a whole sentence is a line of furniture and not its new beginning."""
    line = re.sub(r" [-|·>]$", "", line.strip())
    first = re.findall(r"[^\W\d_]+", sentence)[:1]
    if not first or not first[0][0].isupper():
        return False
    if line and kind(line):
        return True
    if END.search(line) or line[-1:] in (",", ":", ";", "-") or " " not in line or has("speech", line):
        return False
    return begun(sentence) or SIGN.search(line) is not None


def furnished(before: str, after: str) -> bool:
    """Whether two sentences differ only in lines of furniture glued to the front of both, or behind the end of both."""
    b, a = before.split(" "), after.split(" ")
    front, back = shared(b[::-1], a[::-1]), shared(b, a)
    if front >= REST and re.match(r"[\"'(¿¡]*[^\W\d_a-zà-ÿа-яёіїє]", b[-front]):
        certain = begun(b[-front])
        return all(not row[:-front] or stands(" ".join(row[:-front]), certain) for row in (b, a))
    return (
        back >= REST
        and END.search(b[back - 1]) is not None
        and all(not row[back:] or stands(" ".join(row[back:]), True) for row in (b, a))
    )


def shared(one: Sequence[str], two: Sequence[str]) -> int:
    """How many items two rows have in common at the front."""
    return next((i for i, (x, y) in enumerate(zip(one, two, strict=False)) if x != y), min(len(one), len(two)))

"""Whom a sentence speaks to: "you", "we", orders and questions outside quotation marks.

News tells of others; what speaks to its reader is an offer, a wall or an appeal, in whatever words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from archive.compare.vocabulary import has, opens
from archive.compare.words import sentences

SHORT = 12  # words of a paragraph that one "you" makes an address
QUOTED = re.compile(r'"[^"]*"?')
POLITE = re.compile(r"(?:\w+en Sie|[a-zäöü,]+ (?:Sie|Ihr|Ihre|Ihren|Ihrem|Ihnen)|^Ihre?[nm]?|^Sie \w+en)\b(?! hat\b)")
# Slavic, French and Spanish forms that tell somebody to do something; Slavic verbs that say "we".
IMPERATIVE = re.compile(
    r"^\w{4,}(?:[іи]ть|[йь]те|ите|ть)(?:ся|сь)?$(?<!сть)|^\w{3,}ez(?:-\w+)?$|^\w*[áéíóú]\w*(?:nos|te|se|le|[aei]l[oa]s?)$"
)
FIRST_PLURAL = re.compile(r"\b\w{3,}(?:ємо|имо|їмо|аем|яем|уем|(?:j|cz|ż|sz)[ey]my|[łwzrt]amy|amos)(?:ся|сь)?\b")
STRONG_IMPERATIVE = re.compile(
    r"^\W*(?:\w{4,}(?:[йь]те|іть)(?:ся|сь)?|\w{3,}ez(?:-\w+)?|[Nn]e \w{3,}ez|\w*[áéíóú]\w*(?:nos|te|se|le)|\w+en Sie)\b"
)


@lru_cache(maxsize=1024)
def appeal(paragraph: str) -> bool:
    """Whether a paragraph as a whole, outside quotation marks, speaks as "we" and to its reader: news does neither.

    >>> appeal("We are a small paper. If you can spare a crown, it keeps us going.")
    True
    >>> appeal("We left at noon.")
    False
    """
    said = QUOTED.sub(" ", paragraph)
    if not (has("we", said) or FIRST_PLURAL.search(said)):
        return False
    parts = sentences(said)
    often = has("regular", said) or has("promise", said) or has("calendar", said)
    sent = often and (has("medium", said) or has("letters", said))
    return has("you", said) or has("leave", said) or sent or any(polite(part) or imperative(part) for part in parts)


@lru_cache(maxsize=1024)
def told(paragraph: str) -> bool:
    """Whether a paragraph in which nobody says anything speaks to the reader, and is short or does so more than once.

    >>> told("Success! You are on the list."), told("You could hear it from the church, one woman said.")
    (True, False)
    """
    if '"' in paragraph or has("speech", paragraph):
        return False
    named = has("you", paragraph) or polite(paragraph)
    if len(paragraph.split()) <= SHORT:
        return named
    return len(POLITE.findall(paragraph)) > 1 or (named and any(map(imperative, sentences(paragraph))))


def asked(line: str) -> bool:
    """Whether a sentence is a short question to the reader, outside quotation marks."""
    return line.rstrip()[-1:] == "?" and '"' not in line and len(line.split()) <= 10


def polite(text: str) -> bool:
    """Whether German addresses the reader: "Sie" in the middle of a sentence, "Lesen Sie"."""
    return POLITE.search(text) is not None


def imperative(text: str) -> bool:
    """Whether a sentence begins by telling the reader to do something.

    >>> imperative("Підпишіться на розсилку."), imperative("Escríbenos."), imperative("Readers signed.")
    (True, True, False)
    """
    first = re.match(r"^\W*(\w[\w'-]*)", text)
    if first is None:
        return False
    return IMPERATIVE.search(first.group(1)) is not None or opens("imperative", text)

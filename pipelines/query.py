"""The query of a story: words, "phrases", AND, OR, NOT and brackets, read to a small tree that matches texts.

    (Kozak OR Козак) AND "peace deal" NOT football

Words side by side are joined by AND, a minus is NOT, and words meet by their keys (`pipelines.terms`), so inflection,
accents and Cyrillic spelling do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.terms import words

DEEPEST = 100  # brackets and NOTs of a query: each may stand in the one before, and reading them calls itself
TOKEN = re.compile(r'\s*(?:(?P<bracket>[()])|"(?P<phrase>[^"]*)"|(?P<minus>-)(?=[\w"(])|(?P<word>[^\s()"]+))')


class BadQuery(ValueError):
    """The query cannot be read; the message names the place and the cure."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One word, or several in a row."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What a text must not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class Both:
    """AND."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """OR."""

    parts: tuple[Node, ...]


Node = Phrase | Not | Both | Either


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was read."""

    text: str
    tree: Node

    def matches(self, text: str) -> bool:
        """Tell whether `text` is what the query asks for.

        >>> read('Kozak AND ("peace deal" OR угода) -football').matches("Путін відхилив угоду Козака")
        True
        """
        return _holds(self.tree, _row(text))

    def excludes(self, text: str) -> str:
        """The part of the query under NOT that `text` holds, "" if none."""
        row = _row(text)
        parts = self.tree.parts if isinstance(self.tree, Both) else (self.tree,)
        refused = (part.part for part in parts if isinstance(part, Not) and _holds(part.part, row))
        return next((" ".join(phrase.text for phrase in _wanted(part)) for part in refused), "")

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all that the query asks for, without what it excludes."""
        return frozenset(key for phrase in _wanted(self.tree) for key in phrase.keys)

    @property
    def plain(self) -> str:
        """The words it asks for, as a search feed takes them."""
        return " ".join(phrase.text for phrase in _wanted(self.tree))


def read(text: str) -> Query:
    """Return the query that `text` writes; BadQuery if it cannot be read."""
    tokens = [token for token in TOKEN.finditer(text) if token[0].strip()]
    if text.count('"') % 2:
        raise BadQuery(f"a quotation mark at column {text.rindex(chr(34)) + 1} is not closed")
    if sum(token["bracket"] == "(" or token["minus"] == "-" or token["word"] == "NOT" for token in tokens) > DEEPEST:
        raise BadQuery(f"it has over {DEEPEST} brackets and NOTs; make a second story of a part of it")
    tree, rest = _either(tokens, text)
    if rest:
        raise BadQuery(f"{rest[0][0].strip()!r} at column {rest[0].end()} has no opening bracket")
    if not any(_wanted(tree)):
        raise BadQuery("it only excludes; name at least one word to look for")
    return Query(text, tree)


Tokens = list[re.Match[str]]


def _either(tokens: Tokens, text: str) -> tuple[Node, Tokens]:
    part, tokens = _both(tokens, text)
    parts = [part]
    while tokens and tokens[0]["word"] == "OR":
        part, tokens = _both(tokens[1:], text)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Either(tuple(parts))), tokens


def _both(tokens: Tokens, text: str) -> tuple[Node, Tokens]:
    part, tokens = _one(tokens, text)
    parts = [part]
    while tokens and tokens[0]["bracket"] != ")" and tokens[0]["word"] != "OR":
        part, tokens = _one(tokens[tokens[0]["word"] == "AND" :], text)
        parts.append(part)
    return (parts[0] if len(parts) == 1 else Both(tuple(parts))), tokens


def _one(tokens: Tokens, text: str) -> tuple[Node, Tokens]:
    if not tokens:
        raise BadQuery("it ends where a word should follow" if text.strip() else "it is empty")
    token, *rest = tokens
    if token["minus"] or token["word"] == "NOT":
        part, rest = _one(rest, text)
        return Not(part), rest
    if token["bracket"] == "(":
        part, rest = _either(rest, text)
        if not rest:
            raise BadQuery(f"the bracket at column {token.end()} is not closed")
        return part, rest[1:]
    if token["bracket"] or token["word"] in ("AND", "OR"):
        raise BadQuery(f"a word should stand at column {token.end() - len(token[0].strip()) + 1}, before {token[0]!r}")
    said = token["phrase"] if token["phrase"] is not None else token["word"]
    keys = tuple(key for _, key in words(said))
    if not keys:
        raise BadQuery(f"{said!r} is a word of every text; leave it out")
    return Phrase(said, keys), rest


def _row(text: str) -> str:
    return f" {' '.join(key for _, key in words(text))} "


def _holds(node: Node, row: str) -> bool:
    if isinstance(node, Phrase):
        return f" {' '.join(node.keys)} " in row
    if isinstance(node, Not):
        return not _holds(node.part, row)
    return (all if isinstance(node, Both) else any)(_holds(part, row) for part in node.parts)


def _wanted(node: Node) -> Iterator[Phrase]:
    if isinstance(node, Phrase):
        yield node
    elif isinstance(node, Both | Either):
        for part in node.parts:
            yield from _wanted(part)

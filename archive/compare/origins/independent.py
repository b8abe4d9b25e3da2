"""How many independent origins a story's articles rest on: "12 articles, 2 independent origins"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from archive.compare.origins.model import Origin, Report
from archive.compare.origins.names import fold
from archive.compare.origins.words import SAME, SMALL

PUBLIC = ("official", "document", "social")
CONCEPTS = [re.compile(rf"(?<!\w)(?:{row})(?!\w)", re.IGNORECASE) for row in SAME]


@dataclass(frozen=True, slots=True)
class Shared:
    """One independent origin of a story, and for each article that rests on it how the article says so."""

    name: str
    kind: str
    articles: Mapping[str, Origin]


def independent(found: Mapping[str, Sequence[Origin]]) -> list[Shared]:
    """Return the distinct origins of a story's articles, article id -> origins, the most used first.

    An outlet's own report and another's attribution to it are one origin, and so are the names that several articles,
    in several languages, give to one body's statement.

    >>> one = Origin(name="Brackwater police", kind="official")
    >>> two = Origin(name="die Polizei", kind="official")
    >>> [(s.name, [*s.articles]) for s in independent({"a": [one], "b": [two], "c": [one]})]
    [('Brackwater police', ['a', 'b', 'c'])]
    """
    clusters: list[list[tuple[str, Origin]]] = []
    for article, origins in found.items():
        for origin in origins:
            home = next((cluster for cluster in clusters if any(alike(origin, other) for _, other in cluster)), None)
            if home is None:
                clusters.append(home := [])
            home.append((article, origin))
    shared = []
    for cluster in clusters:
        names = [origin.name for _, origin in cluster]
        name = max(names, key=lambda name: (sum(bool(content(name) & content(other)) for other in names), len(name)))
        kind = next((o.kind for _, o in cluster if o.kind != "own"), "own")
        first: dict[str, Origin] = {}
        for article, origin in cluster:
            first.setdefault(article, origin)
        shared.append(Shared(name, kind, first))
    return sorted(shared, key=lambda s: -len(s.articles))


def unified(found: Mapping[str, Sequence[Origin]]) -> dict[str, tuple[Origin, ...]]:
    """Return each article's origins with a public origin's name as most articles of the story give it."""
    names = {
        id(o): shared.name for shared in independent(found) if shared.kind in PUBLIC for o in shared.articles.values()
    }
    return {
        article: tuple(replace(o, name=names.get(id(o), o.name)) for o in origins) for article, origins in found.items()
    }


def alike(one: Origin, other: Origin) -> bool:
    """Return whether two articles of a story mean the same origin."""
    if fold(one.name) == fold(other.name):
        return one.kind == other.kind or not {one.kind, other.kind} & set(PUBLIC)
    if one.kind not in PUBLIC or one.kind != other.kind:
        return False
    mine, yours = content(one.name), content(other.name)
    if mine and yours and (mine <= yours or yours <= mine):
        return True
    proper = {w for w in mine & yours if w in capitals(one.name) or w in capitals(other.name)}
    return bool(proper) or (
        bool(concepts(one.name) & concepts(other.name)) and not (capitals(one.name) and capitals(other.name))
    )


def content(name: str) -> set[str]:
    """Return the words of a name that mean something."""
    return set(re.findall(r"\w+", fold(name))) - SMALL


def capitals(name: str) -> set[str]:
    """Return the words in capitals after the first that are no kind of body or paper themselves."""
    return {
        word.casefold() for word in re.findall(r"\w+", name)[1:] if word[0].isupper() and not concepts(word)
    } - SMALL


def concepts(name: str) -> set[int]:
    """Return the kinds of body or paper a name speaks of."""
    return {number for number, row in enumerate(CONCEPTS) if row.search(name)}


def lines(reports: Mapping[str, Report], found: Mapping[str, Sequence[Origin]]) -> list[str]:
    """Return what `clipfile story origins` prints: the count, then each origin with its articles and their words."""
    shared = independent(found)
    articles, origins = len(found), len(shared)
    out = [f"{articles} article{'s' * (articles != 1)}, {origins} independent origin{'s' * (origins != 1)}"]
    for origin in shared:
        out += ["", f"{origin.name} ({origin.kind}): {len(origin.articles)} of {articles}"]
        for article, said in origin.articles.items():
            via = f" via {said.via}" if said.via else ""
            out.append(f"  {reports[article].outlet or article}{via}: {evidence(reports[article], said)}")
    return out


def evidence(report: Report, origin: Origin, width: int = 90) -> str:
    """Return the first evidence of an origin as a reader sees it, with its place if it is not in the text."""
    if not origin.evidence:
        return "names no source"
    span = origin.evidence[0]
    places = {"text": report.text, "title": report.title, "byline": report.byline, **report.hints}
    words = " ".join(places.get(span.place, "")[span.start : span.end].split())
    words = words if len(words) <= width else words[: width - 1] + "…"
    return f"“{words}”" + ("" if span.place == "text" else f" ({span.place})")

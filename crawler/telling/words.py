"""Facts in words, for mail and feed: a headline, what is known of it, and what an edit took out and put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from archive.compare.presence import day
from archive.layout import parse_time
from archive.shown import one_line
from archive.told import COVERAGE, EDIT, GAP, REMOVAL, RETURN, Fact
from crawler.gaps import KINDS

SECTIONS = {  # kind of fact: (a heading, one of them, several of them)
    COVERAGE: ("New coverage", "new article", "new articles"),
    EDIT: ("Edited", "edit", "edits"),
    REMOVAL: ("Gone", "article gone", "articles gone"),
    RETURN: ("Back", "article back", "articles back"),
    GAP: ("Cannot be read", "gap", "gaps"),
}


def counted(facts: Iterable[Fact]) -> dict[str, int]:
    """Return how many facts there are of each kind, in the order of SECTIONS; silent edits again by themselves."""
    facts = list(facts)
    counts = Counter(fact.kind for fact in facts)
    silent = sum(bool(fact.data.get("silent")) for fact in facts)
    return {kind: counts[kind] for kind in SECTIONS if counts[kind]} | ({"silent": silent} if silent else {})


def sum_up(facts: Iterable[Fact]) -> str:
    """Return the same in words, for a subject: `3 new articles, 1 edit (silent)`."""
    counts = counted(facts)
    parts = []
    for kind, (_, one, many) in SECTIONS.items():
        if count := counts.get(kind, 0):
            silent = counts.get("silent", 0) if kind == EDIT else 0
            how = (" (silent)" if count == 1 else f" ({silent} silent)") if silent else ""
            parts.append(f"{count} {one if count == 1 else many}{how}")
    return ", ".join(parts)


def headline(fact: Fact) -> str:
    """Return a fact in a line that says what happened and to what."""
    title = f"{one_line(fact.title)} ({fact.outlet})" if fact.title else fact.subject
    if fact.kind == EDIT:
        return f"Edited{' without saying so' if fact.data['silent'] else ''}: {title}"
    if fact.kind == REMOVAL:
        return f"{_state(fact)}: {title}"
    if fact.kind == GAP:
        return f"Cannot be read: {fact.outlet} ({fact.data['gap']})"
    return f"{'New' if fact.kind == COVERAGE else 'Back'}: {title}"


def lines(fact: Fact) -> list[str]:
    """Return what is known of a fact, a line each; what an edit changed stands in `passages`."""
    return [one_line(line) for line in TOLD[fact.kind](fact) if line]


def passages(fact: Fact) -> list[tuple[str, str]]:
    """Return what an edit took out and what it put in its place; either may be empty."""
    return [(one_line(change["before"]), one_line(change["after"])) for change in fact.data.get("changes", ())]


def keys(fact: Fact) -> list[tuple[str, str]]:
    """Return the archive's keys that a fact rests on, each with what it is."""
    data = fact.data
    found = [("text", data.get("text", "")), ("text before", data.get("text_before", ""))]
    return [(name, key) for name, key in (*found, ("record", data.get("record", {}).get("key", ""))) if key]


def _coverage(fact: Fact) -> Sequence[str]:
    data = fact.data
    authors = f"by {', '.join(data['authors'])}" if data["authors"] else ""
    published = f"published {data['published']}" if data["published"] else ""
    reasons = "; ".join(data["reasons"])
    return (
        ", ".join(filter(None, (authors, published, f"{data['words']} words"))),
        f"belongs to the story by {data['score']:.2f}" + (f": {reasons}" if reasons else ""),
        f"found by {data['via']}" if data["via"] else "",
    )


def _edit(fact: Fact) -> Sequence[str]:
    data = fact.data
    types = ", ".join(data["types"]).replace("-", " ")
    more = data["more"]
    return (
        f"{types}; {data['words']} word{'s' * (data['words'] != 1)}",
        f"between {_day(data['before'])} and {_day(data['after'])} UTC"
        + ("; the page does not say that it was changed" if data["silent"] else ""),
        f"{more} more change{'s' * (more > 1)}; clipfile diff shows all" if more else "",
    )


def _removal(fact: Fact) -> Sequence[str]:
    names = {"last_present": "there", "first_missing": "missing", "asked": "last asked for"}
    seen = [f"{name} {_day(fact.data[key])}" for key, name in names.items() if fact.data.get(key)]
    return f"{', '.join(seen)} UTC", "what it said last is kept"


def _return(fact: Fact) -> Sequence[str]:
    data = fact.data
    missing = f"missing since {_day(data['first_missing'])}, " if data.get("first_missing") else ""
    return (f"{missing}there again {_day(data['back'])} UTC",)


def _gap(fact: Fact) -> Sequence[str]:
    data = fact.data
    more = f" and {data['more']} more" if data["more"] else ""
    return (
        f"{KINDS[data['gap']][0]}; since {_day(data['since'])} UTC",
        data["reason"],
        f"{', '.join(data['urls'][1:])}{more}" if len(data["urls"]) > 1 else "",
    )


TOLD = {COVERAGE: _coverage, EDIT: _edit, REMOVAL: _removal, RETURN: _return, GAP: _gap}
STATES = {"gone": "Gone", "soft-404": "Gone, behind an error page", "redirected": "Gone, leads elsewhere"}


def _state(fact: Fact) -> str:
    state, detail = fact.data["state"], fact.data["detail"]
    return f"{STATES.get(state, state)} ({detail})" if state == "gone" and detail else STATES.get(state, state)


def _day(time: str) -> str:
    return day(parse_time(time))

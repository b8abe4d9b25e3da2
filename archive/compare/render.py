"""A diff as people read it: word by word, as terminal text, Markdown, one HTML page, or JSON.

    >>> from archive.compare.edits import Version
    >>> old, new = Version(text="The bridge is closed until Monday."), Version(text="The bridge is closed until May.")
    >>> diff = differ(old, new)
    >>> print(terminal(diff, colour=False).splitlines()[-1])
      The bridge is closed until [-Monday-]{+May+}.

The words shown are those of the two clean texts as they stand, furniture and all; every word that differs is marked,
an unchanged stretch is shortened to its ends, and what the comparison calls a change is listed.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from archive.compare.bounds import matcher
from archive.compare.edits import Edit, Version, compare, substantive
from archive.compare.style import PAGE_STYLE

SAME, GONE, NEW = " ", "-", "+"
WORD = re.compile(r"\s+|[^\W_]+(?:['’\-.,:][^\W_]+)*|.", re.DOTALL)
LABELS = {
    "headline": "headline",
    "cut-by-wall": "cut by a wall",
    "correction-notice": "correction notice",
    "paragraph-added": "paragraph added",
    "paragraph-removed": "paragraph removed",
    "paragraph-moved": "paragraph moved",
    "paragraph-reworded": "reworded",
    "quote-altered": "quote",
    "figure-altered": "figure",
    "name-altered": "name",
    "byline": "byline",
    "date-moved": "date of publication",
    "typo": "slip of spelling",
}
FLAGS = {"lead": "another lead", "meaning": "other meaning", "sentence": "whole sentence", "speaker": "other speaker"}
ALIKE = 0.5  # paragraphs that share so much of their words are shown as one that changed

Piece = tuple[str, str]  # SAME, GONE or NEW, and the words


@dataclass(frozen=True, slots=True)
class Block:
    """One line or paragraph: `name` of the field ("text" for a paragraph), and its pieces in order."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def mark(self) -> str:
        """SAME, GONE or NEW for a block that is all of one kind, else "~"."""
        marks = {mark for mark, _ in self.pieces}
        return marks.pop() if len(marks) == 1 else "~"


@dataclass(frozen=True, slots=True)
class Diff:
    """Two versions side by side; `labels` name them, usually the times of the looks."""

    edit: Edit
    blocks: tuple[Block, ...]
    labels: tuple[str, str] = ("before", "after")
    title: str = ""
    url: str = ""


def differ(before: Version, after: Version, labels: tuple[str, str] = ("before", "after"), url: str = "") -> Diff:
    """The diff of two versions."""
    edit = compare(before, after)
    blocks = [
        *field("title", before.title, after.title),
        *field("authors", ", ".join(before.authors), ", ".join(after.authors)),
        *field("published", before.published, after.published),
        *field("modified", before.modified, after.modified),
        *paragraphs(before.text, after.text),
    ]
    return Diff(edit, tuple(blocks), labels, after.title or before.title, url)


def field(name: str, before: str, after: str) -> list[Block]:
    """The block of one fact; none when both are empty. A time is shown as a whole."""
    if not before and not after:
        return []
    whole = name in ("published", "modified") and before != after
    pieces: tuple[Piece, ...] = ((GONE, before), (NEW, after)) if whole else words(before, after)
    return [Block(name, tuple(piece for piece in pieces if piece[1]))]


def paragraphs(before: str, after: str) -> list[Block]:
    """The blocks of the text, paragraph by paragraph."""
    b, a = split(before), split(after)
    out: list[Block] = []
    for tag, i0, i1, j0, j1 in matcher(b, a).get_opcodes():
        if tag == "equal":
            out += [Block("text", ((SAME, text),)) for text in b[i0:i1]]
        else:
            out += paired(b[i0:i1], a[j0:j1])
    return out


def split(text: str) -> list[str]:
    """Paragraphs with single spaces."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def paired(before: Sequence[str], after: Sequence[str]) -> list[Block]:
    """Blocks of paragraphs that differ: each new one beside the old one it grew from, else what is gone first."""
    out: list[Block] = []
    fresh: list[Block] = []
    at = 0
    for text in after:
        twin = next((i for i in range(at, len(before)) if alike(before[i], text)), None)
        if twin is None:
            fresh.append(Block("text", ((NEW, text),)))
            continue
        out += [Block("text", ((GONE, old),)) for old in before[at:twin]]
        out += [*fresh, Block("text", words(before[twin], text))]
        fresh, at = [], twin + 1
    return [*out, *(Block("text", ((GONE, old),)) for old in before[at:]), *fresh]


def alike(before: str, after: str) -> bool:
    """Whether one paragraph is a form of the other."""
    found = matcher(before.split(), after.split())
    return found.real_quick_ratio() >= ALIKE and found.quick_ratio() >= ALIKE and found.ratio() >= ALIKE


def words(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of one line, word by word; a lone space between two changes belongs to them.

    >>> words("nine boats sank", "six boats sank")
    (('-', 'nine'), ('+', 'six'), (' ', ' boats sank'))
    """
    b, a = WORD.findall(before), WORD.findall(after)
    gone, new, out = "", "", []
    for tag, i0, i1, j0, j1 in matcher(b, a).get_opcodes():
        same = "".join(b[i0:i1])
        if tag == "equal" and (same.strip() or not (gone or new) or i1 == len(b)):
            out += [(GONE, gone), (NEW, new), (SAME, same)]
            gone = new = ""
        else:
            gone += same
            new += "".join(a[j0:j1])
    return tuple(joined([*out, (GONE, gone), (NEW, new)]))


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces without empty ones; white space at the end of both sides of a change is no part of it."""
    out: list[Piece] = []
    rows = [piece for piece in pieces if piece[1]]
    for index, (mark, text) in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else ("", "")
        if mark == GONE and following[0] == NEW and text[-1:] == following[1][-1:] == " ":
            rows[index + 1] = (NEW, following[1][:-1])
            after = rows[index + 2] if index + 2 < len(rows) else None
            rows[index + 2 : index + 3] = [(SAME, " " + (after[1] if after and after[0] == SAME else ""))]
            text = text[:-1]
        out.append((mark, text))
    return [piece for piece in out if piece[1]]


def shortened(text: str, around: int = 60) -> str:
    """A long unchanged stretch, its middle left out."""
    if len(text) <= 2 * around + 20:
        return text
    return f"{text[:around].rsplit(' ', 1)[0]} … {text[-around:].split(' ', 1)[-1]}"


def summary(edit: Edit) -> str:
    """One line: what changed, how much, and whether it was said.

    >>> summary(Edit())
    'no change'
    """
    if not edit.changed:
        return "no change"
    counts: dict[str, int] = {}
    for change in edit.changes:
        counts[change.type] = counts.get(change.type, 0) + 1
    parts = [LABELS[name] + (f" ×{counts[name]}" if counts[name] > 1 else "") for name in edit.types]
    size = f"{edit.words} word{'s' if edit.words != 1 else ''}, {edit.share:.1%} of the text"
    kind = "silent edit" if edit.silent else "substantive edit" if edit.substantive else "minor edit"
    return f"{kind}: {', '.join(parts)} ({size})"


def near_change(blocks: Sequence[Block]) -> list[Block | None]:
    """The blocks worth showing: changed ones and those beside them; None stands for a gap."""
    changed = [block.mark != SAME for block in blocks]
    out: list[Block | None] = []
    for index, block in enumerate(blocks):
        if any(changed[max(0, index - 1) : index + 2]):
            out.append(block)
        elif not out or out[-1] is not None:
            out.append(None)
    return out


def terminal(diff: Diff, colour: bool = True) -> str:
    """For a terminal: old words struck in red, new ones in green; without colour as [-old-]{+new+}."""
    red, green, dim, bold, off = ("\033[31;9m", "\033[32m", "\033[2m", "\033[1m", "\033[0m") if colour else ("",) * 5
    styles = {
        GONE: (red, off) if colour else ("[-", "-]"),
        NEW: (green, off) if colour else ("{+", "+}"),
        SAME: ("", ""),
    }
    lines = [f"{bold}{safe(summary(diff.edit))}{off}", f"{dim}{safe(diff.labels[0])} → {safe(diff.labels[1])}{off}", ""]
    for block in near_change(diff.blocks):
        if block is None:
            lines.append(f"  {dim}…{off}")
            continue
        pieces = []
        for mark, text in block.pieces:
            start, end = styles[mark]
            pieces.append(f"{start}{safe(shortened(text) if mark == SAME else text)}{end}")
        name = "" if block.name == "text" else f"{dim}{block.name}:{off} "
        lines.append(f"{block.mark if block.mark in '-+' else ' '} {name}{''.join(pieces)}")
    return "\n".join(lines)


def safe(text: str) -> str:
    """Text without control characters: a page must not steer the terminal."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "�", text)


def markdown(diff: Diff) -> str:
    """For a document: ~~old~~ **new**, and a table of the changes."""
    lines = [
        f"## {escaped(diff.title or diff.url or 'Changes')}",
        "",
        f"*{escaped(diff.labels[0])} → {escaped(diff.labels[1])}*",
        "",
    ]
    lines += [f"**{escaped(summary(diff.edit))}**", ""]
    for block in near_change(diff.blocks):
        if block is None:
            lines += ["…", ""]
            continue
        name = "" if block.name == "text" else f"{block.name}: "
        lines += [name + "".join(md_piece(*piece) for piece in block.pieces), ""]
    if diff.edit.changes:
        lines += ["| change | before | after |", "|---|---|---|"]
        for change in diff.edit.changes:
            flag = f" ({FLAGS.get(change.flag, change.flag)})" if change.flag else ""
            cells = (LABELS[change.type] + flag, escaped(shortened(change.before)), escaped(shortened(change.after)))
            lines.append("| " + " | ".join(cells) + " |")
        lines.append("")
    return "\n".join(lines)


def md_piece(mark: str, text: str) -> str:
    """One piece in Markdown; marks stand at words, never at spaces, or they would not count."""
    body = text.strip()
    if mark == SAME or not body:
        return escaped(shortened(text))
    left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    around = "~~" if mark == GONE else "**"
    return f"{left}{around}{escaped(body)}{around}{right}"


def escaped(text: str) -> str:
    """Text in which Markdown and HTML mean nothing."""
    return re.sub(r"([\\`*_{}\[\]<>#|~!])", r"\\\1", " ".join(safe(text).split()) if "\n" in text else safe(text))


def page(diff: Diff) -> str:
    """One HTML page that stands alone: no script, no link but `url`, everything escaped."""
    e = html.escape
    title = e(diff.title or diff.url or "Changes")
    link = (
        f'<p class="url"><a href="{e(diff.url)}" rel="noreferrer">{e(diff.url)}</a></p>'
        if re.match(r"https?://", diff.url)
        else ""
    )
    rows = "".join(
        f'<li class="{"minor" if not substantive(change) else "major"}"><b>{e(LABELS[change.type])}</b>'
        + (f" <i>{e(FLAGS.get(change.flag, change.flag))}</i>" if change.flag else "")
        + f"<span>{short(change.before, 'del')}{short(change.after, 'ins')}</span></li>"
        for change in diff.edit.changes
    )
    body = "".join(html_block(block) for block in near_change(diff.blocks))
    badge = "silent" if diff.edit.silent else "said" if diff.edit.substantive else "minor"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{PAGE_STYLE}</style></head><body><main>"
        f"<header><h1>{title}</h1>{link}"
        f'<p class="when"><time>{e(diff.labels[0])}</time> → <time>{e(diff.labels[1])}</time></p>'
        f'<p class="badge {badge}">{e(summary(diff.edit))}</p></header>'
        + (f"<section><h2>What changed</h2><ul>{rows}</ul></section>" if rows else "")
        + f"<section><h2>Word by word</h2>{body}</section></main></body></html>\n"
    )


def short(text: str, tag: str) -> str:
    """A snippet in its element; nothing for none."""
    return f"<{tag}>{html.escape(shortened(text, 110))}</{tag}>" if text else ""


def html_block(block: Block | None) -> str:
    """One paragraph of the page."""
    if block is None:
        return '<p class="gap">…</p>'
    name = "" if block.name == "text" else f"<small>{html.escape(block.name)}</small> "
    tags = {GONE: ("<del>", "</del>"), NEW: ("<ins>", "</ins>"), SAME: ("", "")}
    inner = "".join(
        f"{tags[mark][0]}{html.escape(shortened(text, 160) if mark == SAME else text)}{tags[mark][1]}"
        for mark, text in block.pieces
    )
    kind = {GONE: "gone", NEW: "new", SAME: "same"}.get(block.mark, "mixed")
    return f'<p class="{kind}" dir="auto">{name}{inner}</p>'


def as_json(diff: Diff) -> str:
    """One line of JSON: the changes with their types, and the pieces."""
    data = {
        "url": diff.url,
        "before": diff.labels[0],
        "after": diff.labels[1],
        "changed": diff.edit.changed,
        "substantive": diff.edit.substantive,
        "silent": diff.edit.silent,
        "types": list(diff.edit.types),
        "words": diff.edit.words,
        "share": diff.edit.share,
        "changes": [asdict(change) for change in diff.edit.changes],
        "blocks": [{"name": block.name, "pieces": block.pieces} for block in diff.blocks],
    }
    return json.dumps(data, ensure_ascii=False)

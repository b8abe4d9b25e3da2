"""The project's revisit rule against real update times, and the curve of catches against fetches.

    python score_schedule.py DIR --policy bench.revisits:policy      what the scorer calls
    python bench/revisits.py DIR docs/revisits.svg                   draws the curve and prints its table

DIR holds update_ages.jsonl.gz: one article a line, minutes since publication, `updates` and `window`, and its `day`.
"""

from __future__ import annotations

import bisect
import gzip
import itertools
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from crawler.recrawl import next_gap

Policy = Callable[[list[float], list[bool]], float]
NEVER = 1e9
DENSITIES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.15, 1.35, 1.6, 2.0)


def policy(times: list[float], changes: list[bool]) -> float:
    return next_gap(times, changes) or NEVER


def ours(looks: float) -> Policy:
    return lambda times, changes: next_gap(times, changes, looks=looks) or NEVER


def adaptive(first: float) -> Policy:
    def gap(times: list[float], changes: list[bool]) -> float:
        minutes = first
        for changed in changes:
            minutes = minutes / 1.5 if changed else minutes * 1.5
        return minutes

    return gap


def fixed(minutes: float) -> Policy:
    return lambda times, changes: minutes


def histories(folder: str) -> list[tuple[str, float, list[float], float]]:
    """(month, window, updates, first fetch) of each article watched for six hours."""
    rng = random.Random(1)
    out = []
    with gzip.open(Path(folder, "update_ages.jsonl.gz"), "rt") as lines:
        for line in lines:
            row = json.loads(line)
            if row["window"] >= 360:
                window = min(row["window"], 720)
                out.append((row["day"][:7], window, [u for u in row["updates"] if u <= window], rng.uniform(0, 15)))
    return out


def simulate(rule: Policy, articles: list[tuple[str, float, list[float], float]]) -> tuple[float, float]:
    """(fetches an article, share of versions caught)."""
    fetches = versions = caught = 0
    for _, window, updates, start in articles:
        times, changes = [start], []
        while times[-1] + (gap := max(1.0, rule(times, changes))) <= window:
            at = times[-1] + gap
            changes.append(bisect.bisect_right(updates, at) > bisect.bisect_right(updates, times[-1]))
            times.append(at)
        fetches += len(times)
        if updates:
            edges = [0.0, *updates, window + 1e-6]
            versions += len(edges) - 1
            caught += sum(
                bisect.bisect_left(times, e) > bisect.bisect_left(times, s) for s, e in itertools.pairwise(edges)
            )
    return fetches / len(articles), caught / versions


def draw(curves: dict[str, list[tuple[float, float]]]) -> str:
    """The curves as SVG: fetches an article across, versions caught upwards."""
    wide, high, left, top, right, low = 720, 430, 64, 24, 24, 56
    x0, x1, y0, y1 = 4.0, 20.0, 0.70, 0.90

    def place(fetches: float, caught: float) -> tuple[float, float]:
        across = left + (fetches - x0) / (x1 - x0) * (wide - left - right)
        return across, high - low - (caught - y0) / (y1 - y0) * (high - low - top)

    text = 'font-family="system-ui,sans-serif" font-size="13" fill="#444"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img">']
    parts.append("<title>Versions caught against fetches an article in 12 hours</title>")
    parts.append(f'<rect width="{wide}" height="{high}" fill="#fff"/>')
    for tick in range(4, 21, 2):
        x, y = place(tick, y0)
        parts.append(
            f'<path d="M{x:.1f} {top}V{y:.1f}" stroke="#eee"/>'
            f'<text x="{x:.1f}" y="{y + 20:.1f}" text-anchor="middle" {text}>{tick}</text>'
        )
    for tick in range(70, 91, 5):
        x, y = place(x0, tick / 100)
        parts.append(
            f'<path d="M{x:.1f} {y:.1f}H{wide - right}" stroke="#eee"/>'
            f'<text x="{x - 8:.1f}" y="{y + 4:.1f}" text-anchor="end" {text}>{tick} %</text>'
        )
    parts.append(
        f'<text x="{(left + wide - right) / 2}" y="{high - 14}" text-anchor="middle" {text}>'
        "fetches an article in 12 hours</text>"
    )
    for number, (name, points) in enumerate(curves.items()):
        colour = ("#b3261e", "#3559a8", "#8a8f98")[number % 3]
        shown = [place(*point) for point in sorted(points) if x0 <= point[0] <= x1 and y0 <= point[1] <= y1]
        parts.append(
            f'<polyline fill="none" stroke="{colour}" stroke-width="2.5" '
            f'points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in shown)}"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in shown]
        y = high - low - 70 + 22 * number
        parts.append(
            f'<path d="M{wide - 250} {y}h26" stroke="{colour}" stroke-width="2.5"/>'
            f'<text x="{wide - 216}" y="{y + 4}" {text}>{name}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def main(folder: str, out: str) -> None:
    articles = histories(folder)
    rules = {
        "looks by quiet time (ours)": [(f"× {looks:g}", ours(looks)) for looks in DENSITIES],
        "gap × 1.5, ÷ 1.5": [(f"first {first:g} min", adaptive(first)) for first in (5, 8, 11, 15, 20, 27, 36, 50)],
        "fixed gap": [(f"{minutes:g} min", fixed(minutes)) for minutes in (30, 35, 42, 50, 60, 75, 90, 120)],
    }
    curves: dict[str, list[tuple[float, float]]] = {}
    for name, rows in rules.items():
        for label, rule in rows:
            fetches, caught = simulate(rule, articles)
            curves.setdefault(name, []).append((fetches, caught))
            print(f"{name:28}{label:>14}  fetches {fetches:6.2f}  caught {caught:.3f}", flush=True)
    for month in sorted({article[0] for article in articles}):
        fetches, caught = simulate(policy, [article for article in articles if article[0] == month])
        print(f"{month:42}  fetches {fetches:6.2f}  caught {caught:.3f}")
    Path(out).write_text(draw(curves), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

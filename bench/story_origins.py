"""Write for each article of a folder who its reporting rests on: `python bench/story_origins.py DIR OUT`.

DIR holds `origins_articles.jsonl`, OUT gets a line an article, {"id", "origins": [{"name", "kind", "via", …}]},
in which the articles of one group agree on the names of bodies.
`--no-list` empties the list of the world's agencies and outlets, to see how far the grammar alone goes.
"""

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from archive.compare.origins import Names, Report, origins, unified
from archive.compare.origins.grammars import grammar_of
from archive.compare.origins.names import WORLD


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dir", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--no-list", action="store_true")
    asked = parser.parse_args()
    articles = [json.loads(line) for line in (asked.dir / "origins_articles.jsonl").read_text().splitlines()]
    world = () if asked.no_list else WORLD
    began = time.process_time()
    names = Names(world)
    for article in articles:  # an archive knows the outlets it follows
        names.follow(article["outlet"]["name"], article["outlet"]["host"])
        names.learn(article["text"], grammar_of(article["lang"]))
    found = {a["id"]: origins(report(a), names) for a in articles}
    for story in sorted({a["group"] for a in articles} - {""}):
        found |= unified({a["id"]: found[a["id"]] for a in articles if a["group"] == story})
    rows = [{"id": name, "origins": [row(origin) for origin in told]} for name, told in found.items()]
    spent = time.process_time() - began
    asked.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    print(f"{len(rows)} articles, {1000 * spent / len(rows):.1f} ms CPU an article", file=sys.stderr)


def report(article):
    return Report(
        text=article["text"],
        title=article["title"],
        byline=article["byline"] or "",
        outlet=article["outlet"]["name"],
        host=article["outlet"]["host"],
        lang=article["lang"],
        hints=article["html_hints"],
    )


def row(origin):
    return {
        "name": origin.name,
        "kind": origin.kind,
        "via": origin.via,
        "evidence": [place(s) for s in origin.evidence],
    }


def place(span):
    if span.place == "text":
        return [span.start, span.end]
    return span.place if span.place in ("byline", "title") else f"html_hints.{span.place}"


if __name__ == "__main__":
    main()

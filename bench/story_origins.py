"""Write for each article of a folder who its reporting rests on: `python bench/story_origins.py DIR OUT`.

DIR holds `origins_articles.jsonl`, OUT gets one line an article, {"id", "origins": [{"name", "kind", "via", "evidence"}]}.
`--no-list` empties the list of the world's agencies and outlets, to see how far the grammar alone goes.
"""

import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from archive.compare.origins import Names, Report, origins
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
    rows = []
    for article in articles:
        report = Report(
            text=article["text"],
            title=article["title"],
            byline=article["byline"] or "",
            outlet=article["outlet"]["name"],
            host=article["outlet"]["host"],
            lang=article["lang"],
            hints=article["html_hints"],
        )
        found = [
            {"name": o.name, "kind": o.kind, "via": o.via, "evidence": [evidence(span) for span in o.evidence]}
            for o in origins(report, names)
        ]
        rows.append({"id": article["id"], "origins": found})
    spent = time.process_time() - began
    asked.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    print(f"{len(rows)} articles, {1000 * spent / len(rows):.1f} ms CPU an article", file=sys.stderr)


def evidence(span):
    return (
        [span.start, span.end]
        if span.place == "text"
        else span.place
        if span.place in ("byline", "title")
        else f"html_hints.{span.place}"
    )


if __name__ == "__main__":
    main()

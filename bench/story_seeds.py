"""From one page to its story: `python bench/story_seeds.py FILE`, exit 1 if a page is judged wrong.

FILE is JSON lines with id, label (story or other), title, text and perhaps lang and date. From each `story` row as the
seed, every other `story` row must be in and every `other` row out, whether the rows come as they stand, the other way
round, or are judged once all of them are known.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from archive.capture import Article
from pipelines.relevance import Judge, Profile
from pipelines.stream import Stream, document


def main(file: Path) -> int:
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    articles = {
        row["id"]: Article(
            id=row["id"],
            url="",
            title=row["title"] or "",
            text=row["text"],
            published=row.get("date") or "",
            lang=row.get("lang") or "",
        )
        for row in rows
    }
    own = {row["id"] for row in rows if row["label"] == "story"}
    wrong = 0
    for start in sorted(own):
        seed = articles[start]
        profile = Profile(story="seeds", seeds=(document(seed.id, seed.title, seed.text, seed.published),))
        others = [article for id, article in articles.items() if id != start]
        for order, queue in (
            ("as they stand", others),
            ("the other way round", others[::-1]),
            ("all known", others * 2),
        ):
            judge = Judge(profile, Stream())
            found = {article.id: judge.judge(article) for article in queue}
            bad = [id for id, judged in found.items() if judged.verdict != ("in" if id in own else "out")]
            lowest = min(judged.score for id, judged in found.items() if id in own)
            highest = max(judged.score for id, judged in found.items() if id not in own)
            print(f"{start}, {order}: story from {lowest:.3f}, others up to {highest:.3f}, {len(bad)} wrong")
            wrong += len(bad)
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))

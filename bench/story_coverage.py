"""Judge labelled stories: `python bench/story_coverage.py DIR OUT` writes the scores that a scorer of coverage reads.

DIR holds `coverage_articles.jsonl.gz` (id, set, title, text, perhaps date) and `coverage_tasks.jsonl.gz` (task, set,
examples, perhaps query and date). Each task is judged as a run judges a story: the examples are the seeds, and the
other articles of the set are the stream. Nothing else of the folder is read. One line a task goes to OUT:
`{"task": …, "scores": {article: score}}`, scores under 0.01 left out but for the 400 highest.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from pipelines.relevance import Judge, Profile
from pipelines.stream import Background, Stream, document, ordinal
from pipelines.terms import words


def rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def streams(folder: Path) -> dict[str, Stream]:
    """The articles of each set as a stream, all on one background."""
    background = Background()
    found: dict[str, Stream] = defaultdict(lambda: Stream(background))
    for row in rows(folder / "coverage_articles.jsonl.gz"):
        looked = document(row["id"], row["title"], row["text"], row.get("date") or "")
        background.add(looked.counts)
        found[row["set"]].hold(looked)
    for stream in found.values():
        stream.weigh()
    return found


def judge_of(task: dict[str, Any], stream: Stream) -> Judge:
    day = ordinal(task.get("date") or "")
    return Judge(
        Profile(
            story=task["task"],
            seeds=tuple(stream.documents[id] for id in task["examples"]),
            query=frozenset(key for _, key in words(task.get("query") or "")),
            days=(day,) if day else (),
        ),
        stream,
    )


def main(folder: Path, out: Path) -> None:
    start = time.process_time()
    by_set = streams(folder)
    read = time.process_time()
    judged = 0
    with out.open("w", encoding="utf-8") as lines:
        for task in rows(folder / "coverage_tasks.jsonl.gz"):
            stream = by_set[task["set"]]
            judge = judge_of(task, stream)
            others = ((id, looked) for id, looked in stream.documents.items() if id not in judge.seeds)
            scores = {id: judge.score(judge.evidence(looked)) for id, looked in others}
            judged += len(scores)
            best = sorted(scores, key=lambda id: -scores[id])
            kept = {id: round(scores[id], 5) for at, id in enumerate(best) if at < 400 or scores[id] >= 0.01}
            lines.write(json.dumps({"task": task["task"], "scores": kept}) + "\n")
    done = time.process_time()
    articles = sum(len(stream.documents) for stream in by_set.values())
    print(
        f"{articles} articles read in {1000 * (read - start) / articles:.2f} ms CPU each, "
        f"{judged} judgements in {1000 * (done - read) / judged:.3f} ms CPU each"
    )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))

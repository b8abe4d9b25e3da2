"""Judge pairs of versions with the project's own comparison, and write what the scorer of typed edits reads.

python bench/story_edits.py DIR OUT        DIR holds edits_pairs.jsonl: {"id", "lang", "before", "after"} a line
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from archive.compare.edits import Edit, Version, compare


def version(row: dict, lang: str) -> Version:
    return Version(
        title=row.get("title") or "",
        text=row.get("text") or "",
        authors=tuple(row.get("authors") or ()),
        published=row.get("published") or "",
        modified=row.get("modified") or "",
        section=row.get("section") or "",
        wall=bool(row.get("wall")),
        lang=lang,
    )


def judge(row: dict) -> Edit:
    return compare(version(row["before"], row["lang"]), version(row["after"], row["lang"]))


def main(folder: str, out: str) -> None:
    with (
        Path(folder, "edits_pairs.jsonl").open(encoding="utf-8") as rows,
        Path(out).open("w", encoding="utf-8") as found,
    ):
        for line in rows:
            row = json.loads(line)
            edit = judge(row)
            answer = {
                "id": row["id"],
                "substantive": edit.substantive,
                "types": list(edit.types),
                "silent": edit.silent,
            }
            print(json.dumps(answer, ensure_ascii=False), file=found)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

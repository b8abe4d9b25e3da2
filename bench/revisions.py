"""Judge pairs of HTML versions with the project's own clean text and comparison: whether the article changed.

python bench/revisions.py DIR OUT        DIR holds revision_pairs.jsonl.xz: {"pair", "site", "old", "new"} a line
"""

from __future__ import annotations

import json
import lzma
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from archive.collection import READABLE
from archive.compare.edits import Edit, Version, compare
from pipelines.extract import extract_article

START = datetime(2020, 1, 1, tzinfo=UTC)  # of the looks only the time between them is known


def version(html: str, url: str, seen: datetime) -> Version | None:
    """What a page shows as an article; None for a list, a wall without a text and the like, as in `archive.changes`."""
    found = extract_article(html.encode(), url)
    return Version.of(found.article, found.access, seen) if found.article and found.access in READABLE else None


def versions(row: dict) -> tuple[Version | None, Version | None]:
    url = f"https://{row['site']}/page"  # its path is not told, and a home page would be a list
    later = START + timedelta(hours=row.get("gap_hours") or 0)
    return version(row["old"], url, START), version(row["new"], url, later)


def judge(row: dict) -> Edit | None:
    """The edit between two pages; None where one of them shows no article, so nothing can be compared."""
    before, after = versions(row)
    return compare(before, after) if before and after else None


def main(folder: str, out: str) -> None:
    with (
        lzma.open(Path(folder, "revision_pairs.jsonl.xz"), "rt") as rows,
        Path(out).open("w", encoding="utf-8") as found,
    ):
        for line in rows:
            row = json.loads(line)
            edit = judge(row)
            print(json.dumps({"pair": row["pair"], "changed": edit is not None and edit.changed}), file=found)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

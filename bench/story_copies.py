"""Write for each article of a folder which group of copies it is in: `python bench/story_copies.py DIR OUT`.

DIR holds `copies_articles.jsonl.gz`, OUT gets one line an article, {"id", "group"}.
"""

import argparse
import gzip
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from archive.compare.copies import groups


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dir", type=Path)
    parser.add_argument("out", type=Path)
    asked = parser.parse_args()
    with gzip.open(asked.dir / "copies_articles.jsonl.gz", "rt") as lines:
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    began = time.process_time()
    found = groups(texts)
    spent = time.process_time() - began
    rows = [{"id": name, "group": group[0]} for group in found for name in group]
    asked.out.write_text("".join(json.dumps(row) + "\n" for row in rows))
    print(f"{len(texts)} articles, {1000 * spent / len(texts):.2f} ms CPU an article", file=sys.stderr)


if __name__ == "__main__":
    main()

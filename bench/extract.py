"""CPU a page of `clean_text` beside trafilatura with comments off, both in the same run.

python -m bench.extract FOLDER-OF-HTML (or of .html.gz); without one, the pages of tests/pages.
"""

import argparse
import gzip
import statistics
import time
from pathlib import Path

import trafilatura

from pipelines.extract import clean_text

ROUNDS = 3  # the least of them counts, so that a busy machine disturbs less


def trafilatura_alone(html, url):
    return trafilatura.extract(html, url=url, include_comments=False)


def costs_ms(functions, pages):
    """For each function the milliseconds of CPU each page cost at its best, sorted; taken in turn, page by page."""
    best = [[float("inf")] * len(pages) for _ in functions]
    for _ in range(ROUNDS):
        for at, html in enumerate(pages):
            for costs, function in zip(best, functions, strict=True):
                began = time.process_time()
                function(html, "https://courier.test/a")
                costs[at] = min(costs[at], 1000 * (time.process_time() - began))
    return [sorted(costs) for costs in best]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default="tests/pages", type=Path)
    parser.add_argument("--limit", type=int, default=300)
    options = parser.parse_args()
    paths = sorted([*options.folder.rglob("*.html"), *options.folder.rglob("*.html.gz")])[: options.limit]
    pages = [gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in paths]
    theirs, mine = costs_ms((trafilatura_alone, clean_text), pages)
    for name, costs in (("trafilatura", theirs), ("clean_text", mine)):
        print(f"{name:12s} median {statistics.median(costs):6.1f} ms   p99 {costs[int(len(costs) * 0.99)]:6.1f} ms")
    ratio = statistics.median(mine) / statistics.median(theirs)
    tail = mine[int(len(mine) * 0.99)] / theirs[int(len(theirs) * 0.99)]
    print(f"{len(pages)} pages: {ratio:.2f} times the median, {tail:.2f} times the p99")


if __name__ == "__main__":
    main()

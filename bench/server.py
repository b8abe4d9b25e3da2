"""Serves the benchmark's pages from a process of its own: prints the port, ends with its standard input.

python -m bench.server PAGES HOSTS
"""

from __future__ import annotations

import sys

from bench.pages import answers, outlets
from demo.server import Answer, serving


def main(count: int, hosts: int) -> None:
    """Serve until standard input ends."""
    table: dict[tuple[str, str], Answer] = {}
    for number, outlet in enumerate(outlets(count, hosts)):
        table |= answers(outlet, number)
    with serving(table) as port:
        print(port, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

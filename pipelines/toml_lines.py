"""Where in a TOML file a key stands, which tomllib does not tell."""

from __future__ import annotations

import re

KeyPath = tuple[str | int, ...]
LONG = re.compile(r'"""(?:\\.|[^\\])*?"""|' + r"'''.*?'''", re.DOTALL)


def line_of(source: str, path: KeyPath) -> int:
    """The line of the key at `path`: `("outlets", 2, "feeds")` is that of the third `[[outlets]]`; 1 if not found."""
    # Line ends alone stay of strings over several lines, so that nothing in them looks like a key.
    lines = LONG.sub(lambda long: re.sub(r"[^\n]", " ", long[0]), source).splitlines()
    start, end, found = 0, len(lines), 1
    headers = [at for at, line in enumerate(lines) if re.match(r"\s*\[", line) and "=" not in line]
    for part, following in zip(path, [*path[1:], None], strict=True):
        if isinstance(part, int):
            continue
        named = [at for at in headers if re.match(rf"\s*\[+\s*[\"']?{re.escape(part)}[\"']?\s*\]", lines[at])]
        if named and len(path) > 1 and part == path[0]:
            start = named[min(following if isinstance(following, int) else 0, len(named) - 1)]
            end = next((at for at in headers if at > start), len(lines))
            found = start + 1
            continue
        key = re.compile(rf"(?:^|[\s{{,.])[\"']?{re.escape(part)}[\"']?\s*[=.]")
        top = end if len(path) > 1 else next(iter(headers), len(lines))
        places = [at for at in range(start, top) if key.search(lines[at].partition("#")[0])]
        found = places[0] + 1 if places else named[0] + 1 if named else found
    return found

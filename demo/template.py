"""Fills the page templates: the three constructs of Mustache that they need.

>>> fill("<p>{{a}}</p>{{{b}}}{{#c}}<i>{{d}}</i>{{/c}}", {"a": "x & y", "b": "<br>", "c": [{"d": 1}, {"d": 2}]})
'<p>x &amp; y</p><br><i>1</i><i>2</i>'
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping
from html import escape
from typing import Any

SECTION = re.compile(r"\{\{#(\w+)\}\}(.*?)\{\{/\1\}\}", re.DOTALL)
VALUE = re.compile(r"\{\{\{(\w+)\}\}\}|\{\{(\w+)\}\}")


def fill(template: str, values: Mapping[str, Any]) -> str:
    """Return `template` with its sections repeated and its values set in.

    `{{name}}` is escaped, `{{{name}}}` is not; `{{#name}}…{{/name}}` stands once for each mapping of a list,
    or once when the value is true. A value that is missing is a `KeyError`.
    """
    parts = []
    at = 0
    for section in SECTION.finditer(template):
        parts.append(_values(template[at : section.start()], values))
        rows = values[section[1]]
        for row in rows if isinstance(rows, list) else [{}] * bool(rows):
            parts.append(fill(section[2], ChainMap(row, values)))  # type: ignore[arg-type]
        at = section.end()
    return "".join(parts) + _values(template[at:], values)


def _values(template: str, values: Mapping[str, Any]) -> str:
    return VALUE.sub(lambda m: str(values[m[1]]) if m[1] else escape(str(values[m[2]])), template)

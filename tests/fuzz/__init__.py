"""What is fuzzed: a module a target, each with `check`, what it promises of any bytes, and `seeds` to begin with.

`tests/fuzzing.py` looks for bytes that break a promise, `tests/test_fuzz.py` asks again about those that were found.
"""

import importlib
from pathlib import Path

TARGETS = tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))
CORPUS = Path(__file__).parent / "corpus"


def target(name):
    """Return the module of a target: check(data), seeds(), and LARGEST, bytes of an input."""
    return importlib.import_module(f"tests.fuzz.{name}")

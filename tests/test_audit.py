"""An audit that could not look anything up is never taken for a clean one."""

import json

import pytest

from tests.audit import CLEAN, HOLES, UNREACHABLE, judged

LXML = {"name": "lxml", "version": "6.1.3", "vulns": []}
HOLE = {"name": "six", "version": "1.0", "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["1.1"]}]}
SKIPPED = {"name": "attrs", "skip_reason": "Dependency not found on PyPI and could not be audited: attrs (26.1.0)"}


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ([LXML], CLEAN),
        ([LXML, HOLE], HOLES),
        ([SKIPPED, HOLE], HOLES),
        ([SKIPPED, LXML], HOLES),
        ([SKIPPED, SKIPPED], UNREACHABLE),
        ([], UNREACHABLE),
    ],
    ids=["clean", "a hole", "a hole beside what was not found", "one not found", "none found", "nothing"],
)
def test_what_the_answers_come_to(rows, status):
    assert judged(json.dumps({"dependencies": rows}))[0] == status


def test_a_hole_is_named_with_its_cure():
    assert judged(json.dumps({"dependencies": [HOLE]}))[1] == ["six 1.0: PYSEC-2026-1; mended in 1.1"]


@pytest.mark.parametrize("report", ["", "Traceback", "[]", "{}"])
def test_no_answer_is_no_clean_one(report):
    assert judged(report)[0] == UNREACHABLE

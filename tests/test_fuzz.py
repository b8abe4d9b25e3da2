"""What fuzzing found and where it has been is asked again, and the fuzzer itself finds what it is given to find."""

import subprocess
import sys

import pytest

from tests import fuzzing
from tests.fuzz import TARGETS, target

MOST_FILES, MOST_BYTES = 300, 1_500_000  # of the whole corpus


@pytest.mark.parametrize("name", TARGETS)
def test_every_input_of_the_corpus_keeps_the_promises_of_its_target(name):
    module = target(name)
    seeds = {f"seed {number}": data for number, data in enumerate(module.seeds())}
    assert seeds
    for label, data in (seeds | fuzzing.cases(name)).items():
        try:
            module.check(data)
        except Exception as error:
            pytest.fail(f"{name}: {label}: {data[:200]!r}: {error!r}", pytrace=False)


@pytest.mark.parametrize("name", TARGETS)
def test_no_seed_is_longer_than_what_the_target_is_given(name):
    assert all(len(data) <= target(name).LARGEST for data in target(name).seeds())


def test_the_corpus_is_small():
    files = [path for path in fuzzing.CORPUS.rglob("*") if path.is_file()]
    assert len(files) <= MOST_FILES
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES


def test_a_smaller_set_of_inputs_reaches_all_the_same_lines():
    check = target("query").check
    inputs = [b"ferry", b"ferry reef", b"reef ferry", b"NOT ferry", b"ferry NOT reef", b"(ferry OR reef)", b"ferry"]
    kept = fuzzing.minimised(check, inputs)
    assert b"ferry" in kept
    assert b"reef ferry" not in kept
    reached = [frozenset.union(*(fuzzing._reached(check, data) for data in some)) for some in (kept, inputs)]
    assert reached[0] == reached[1]


def test_a_finding_is_named_by_what_was_raised_and_where():
    try:
        target("query").check(None)
    except AttributeError as error:
        name = fuzzing.finding(error, b"data")
    assert name.startswith("AttributeError-query-check-")
    assert name.endswith("-3a6eb079")


def test_a_grown_corpus_is_the_same_file_each_time_and_read_back(tmp_path, monkeypatch):
    monkeypatch.setattr(fuzzing, "CORPUS", tmp_path)
    inputs = [b"one", b"", b"three", b"one"]
    fuzzing.keep_grown("query", inputs)
    first = (tmp_path / "query" / fuzzing.GROWN).read_bytes()
    fuzzing.keep_grown("query", reversed(inputs))
    assert (tmp_path / "query" / fuzzing.GROWN).read_bytes() == first
    assert set(fuzzing.cases("query").values()) == {b"one", b"", b"three"}


PLANTED = "def check(data):\n    assert not data.startswith(b'CR')\n    assert b'ane' not in data\n"


def test_the_fuzzer_finds_each_planted_fault_once_and_goes_on_behind_it(tmp_path):
    pytest.importorskip("atheris")
    program = (
        "import sys, types, pathlib; from tests import fuzzing\n"
        "module = types.ModuleType('planted'); module.LARGEST, module.WORDS = 20, [b'CR', b'ane']\n"
        f"exec({PLANTED!r}, vars(module)); fuzzing.target = lambda name: module\n"
        "fuzzing.within('planted', pathlib.Path(sys.argv[1]), ['-runs=20000'])\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    subprocess.run(command, cwd=fuzzing.ROOT, capture_output=True, check=True, timeout=100)
    found = [path.read_bytes() for path in tmp_path.iterdir()]
    assert found
    assert all(data.startswith(b"CR") or b"ane" in data for data in found)


@pytest.mark.parametrize("name", TARGETS)
def test_a_short_search_finds_nothing(name, tmp_path):
    pytest.importorskip("atheris")
    told = fuzzing.fuzz(name, seconds=60, runs=1000, into=tmp_path)
    assert told.found == [], told.tail
    assert told.runs > 50

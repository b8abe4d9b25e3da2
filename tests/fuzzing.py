"""Looks for bytes that break what a target of `tests/fuzz/` promises, led by the code that they reach (atheris).

    python -m tests.fuzzing answer query --seconds 600    two targets at a time, ten minutes each
    python -m tests.fuzzing                               all of them

What breaks a promise is kept as `tests/fuzz/corpus/<target>/<error>-<place>-<digest>`, once for each place; put right,
it stays there as a regression case. With `--keep` the inputs that reach code which no other does are added to
`grown.zip` beside it. All of them are asked again by `tests/test_fuzz.py`, without atheris.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import traceback
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz import CORPUS, TARGETS, target

ROOT = Path(__file__).parent.parent
GROWN = "grown.zip"
OURS = ("archive", "crawler", "pipelines")
THEIRS = ("protego", "feedparser", "tomllib", "zipfile")  # whose branches lead the search too
SLOW_S, MEMORY_MB = 20, 2048  # an input that takes more is a finding; a thousandth of it would be one by hand
EPOCH = (1980, 1, 1, 0, 0, 0)


# -- the corpus


def cases(name):
    """Return what is kept for a target: name → bytes."""
    folder = CORPUS / name
    kept = {path.name: path.read_bytes() for path in sorted(folder.glob("*")) if path.suffix != ".zip"}
    if (folder / GROWN).exists():
        with zipfile.ZipFile(folder / GROWN) as grown:
            kept |= {f"{GROWN}!{info.filename}": grown.read(info) for info in grown.infolist()}
    return kept


def keep_grown(name, inputs):
    """Write a target's `grown.zip`: the same inputs give the same bytes."""
    (CORPUS / name).mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(CORPUS / name / GROWN, "w") as grown:
        for data in sorted(set(inputs), key=lambda data: (len(data), data)):
            info = zipfile.ZipInfo(hashlib.sha256(data).hexdigest()[:12], EPOCH)
            grown.writestr(info, data, zipfile.ZIP_DEFLATED, 9)


def minimised(check, inputs):
    """Return those of the inputs, the smallest first, that reach a line of ours which none before them does."""
    check(b"")  # whatever is made once is made now
    seen, kept = set(), []
    for data in sorted(set(inputs), key=lambda data: (len(data), data)):
        reached = _reached(check, data)
        if reached is not None and not reached <= seen:
            seen |= reached
            kept.append(data)
    return kept


def _reached(check, data):
    """Return the jumps from line to line in our code; None where the promise is broken."""
    jumps = set()

    def trace(frame, event, argument):
        if not frame.f_code.co_filename.startswith(FOLDERS):
            return None
        before = frame.f_lineno

        def within(frame, event, argument):
            nonlocal before
            jumps.add((frame.f_code, before, frame.f_lineno))
            before = frame.f_lineno
            return within

        return within

    sys.settrace(trace)
    try:
        check(data)
    except Exception:
        return None
    finally:
        sys.settrace(None)
    return frozenset(jumps)


FOLDERS = tuple(f"{ROOT / package}/" for package in OURS)


# -- what was found


def finding(error, data):
    """Return the name under which an input is kept: what was raised, where, and which input it is."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith((*FOLDERS, f"{CORPUS.parent}/"))]
    place = f"{Path(ours[-1].filename).stem}-{ours[-1].name}-{ours[-1].lineno}" if ours else "nowhere"
    return re.sub(r"[^\w-]", "", f"{type(error).__name__}-{place}") + f"-{hashlib.sha256(data).hexdigest()[:8]}"


@dataclass
class Told:
    """What came of fuzzing a target."""

    name: str
    runs: int = 0
    places: int = 0  # edges of the code that were reached
    found: list = field(default_factory=list)  # files
    tail: str = ""  # of what was printed, where it ended badly


# -- fuzzing: in a process of its own, as libFuzzer ends the process it runs in


def fuzz(name, seconds, runs=0, keep=False, into=None):
    """Fuzz a target for some seconds or runs; what is found goes to `into`, the target's corpus if not said."""
    into = into or CORPUS / name
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"fuzz-{name}-") as folder:
        work = Path(folder) / "inputs"
        work.mkdir()
        for data in (*target(name).seeds(), *cases(name).values()):
            (work / hashlib.sha256(data).hexdigest()).write_bytes(data)
        before = set(into.iterdir())
        limits = [f"-max_total_time={seconds}"] if seconds else []
        limits += [f"-runs={runs}"] if runs else []
        command = [sys.executable, "-m", "tests.fuzzing", "--within", name, str(into), str(work), *limits]
        log = Path(folder) / "log"
        with log.open("wb") as out:
            status = subprocess.run(
                command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, check=False, timeout=(seconds or 600) + 300
            ).returncode
        printed = log.read_text(errors="replace")
        if keep:
            kept = [path.read_bytes() for path in work.iterdir()]
            keep_grown(name, set(minimised(target(name).check, kept)) - set(target(name).seeds()))
        found = sorted(set(into.iterdir()) - before - {CORPUS / name / GROWN})
    return Told(
        name,
        _number(r"stat::number_of_executed_units: (\d+)", printed),
        _number(r".*cov: (\d+)", printed),
        found,
        "\n".join(re.sub(r"(?m)^#.*\n?", "", printed).splitlines()[-60:]) if status or found else "",
    )


def _number(pattern, text):
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0


def within(name, into, arguments):
    """Fuzz in this process, going on behind what was found."""
    import atheris

    with atheris.instrument_imports(include=[*OURS, *THEIRS, f"tests.fuzz.{name}"]):
        module = target(name)
    seen = set()

    def once(data):
        try:
            module.check(data)
        except Exception as error:
            file = finding(error, data)
            if file[:-8] not in seen:  # once for each place
                seen.add(file[:-8])
                (into / file).write_bytes(data)
                traceback.print_exc(limit=-6)

    words = getattr(module, "WORDS", ())
    with tempfile.NamedTemporaryFile("w", suffix=".dict") as words_file:
        words_file.writelines('"{}"\n'.format("".join(f"\\x{byte:02x}" for byte in word)) for word in words)
        words_file.flush()
        options = [f"-max_len={module.LARGEST}", f"-timeout={SLOW_S}", f"-rss_limit_mb={MEMORY_MB}"]
        options += [
            f"-artifact_prefix={into}/",
            f"-dict={words_file.name}",
            "-print_final_stats=1",
            "-seed=1",
            "-len_control=20",
        ]
        atheris.Setup([sys.argv[0], *options, *arguments], once)
        atheris.Fuzz()


def main():
    if sys.argv[1:2] == ["--within"]:
        within(sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
        return 0
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__.splitlines()[0])
    parser.add_argument("target", nargs="*", choices=[*TARGETS, []], help="all of them if none is named")
    parser.add_argument("--seconds", type=int, default=600, help="for each target")
    parser.add_argument("--at-once", type=int, default=2, help="targets fuzzed side by side")
    parser.add_argument("--keep", action="store_true", help="add to the corpus what reaches new code")
    options = parser.parse_args()
    bad = 0
    with ThreadPoolExecutor(options.at_once) as threads:
        for told in threads.map(lambda name: fuzz(name, options.seconds, keep=options.keep), options.target or TARGETS):
            print(f"{told.name}: {told.runs} runs, {told.places} edges, {len(told.found)} found", flush=True)
            if told.tail:
                bad = 1
                print(told.tail)
            for path in told.found:
                print(f"found: {path.relative_to(ROOT)}", flush=True)
    return bad


if __name__ == "__main__":
    sys.exit(main())

"""The benchmark's parts: its pages, what it measures and how it judges."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.crawl import ROOT, judged
from bench.pages import answers, outlets


def test_the_pages_are_of_real_size_and_never_twice_the_same() -> None:
    made = list(outlets(40, 8))
    bodies = [
        answer.plain[1]
        for number, outlet in enumerate(made)
        for (_, path), answer in answers(outlet, number).items()
        if path.startswith("/2026/")
    ]
    assert len(bodies) == len(set(bodies)) == 40
    assert all(40_000 < len(body) < 200_000 for body in bodies)
    texts = [paragraph for outlet in made for article in outlet.articles for paragraph in article.paragraphs]
    assert len(texts) == len(set(texts))


def test_the_pages_are_the_same_at_each_start() -> None:
    assert list(outlets(20, 4)) == list(outlets(20, 4))


def test_clipfile_is_judged_by_the_naive_designs_figures() -> None:
    naive = {"pages_s": 10.0, "cpu_ms": 60.0, "pss_mb": 100.0}
    ours = {"pages_s": 17.0, "cpu_ms": 66.0, "pss_mb": 400.0}
    result = judged({"naive": [naive], "clipfile": [ours]})
    assert [(row["value"], row["met"]) for row in result["targets"]] == [(1.7, True), (1.1, False), (400.0, True)]


def test_the_processor_time_of_an_orphan_counts_and_the_server_apart_does_not(tmp_path: Path) -> None:
    work = "sum(i * i for i in range(6_000_000))"
    orphan = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {work!r}])"
    script = (
        "import subprocess, sys; from pathlib import Path; from bench.measure import adopt_orphans, cost\n"
        "adopt_orphans(); apart = subprocess.Popen(['sleep', '60'])\n"
        "def spent(code): return cost([sys.executable, '-c', code], stdin=Path('/dev/null'), cwd=Path(sys.argv[1]),"
        " environ={}, apart=apart.pid)\n"
        f"alone, orphan = spent({work!r}), spent({orphan!r})\n"
        "apart.terminate(); apart.wait(); assert alone.pss > 1e6 and alone.cpu_s > 0.1, alone\n"
        "assert orphan.cpu_s > 0.6 * alone.cpu_s, (alone, orphan)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, cwd=ROOT, timeout=60)


@pytest.mark.parametrize("name", ["plain", "naive"])
def test_a_baseline_keeps_every_page(name: str, tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    options = ("--only", name, "--pages", "10", "--hosts", "5", "--rounds", "1", "--json", str(result))
    subprocess.run([sys.executable, "-m", "bench.crawl", *options], check=True, cwd=ROOT, capture_output=True)
    assert '"pages_s"' in result.read_text()


def test_an_unknown_contender_is_named() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.crawl", "--only", "plain,fast"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "unknown contender 'fast'; there are plain, naive, clipfile" in done.stderr

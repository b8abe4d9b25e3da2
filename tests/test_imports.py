"""Imports point one way: crawler → pipelines → archive; the archive can be read without what fetched it."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    "archive": {"crawler", "pipelines", "scrapy", "twisted", "trafilatura"},
    "archive/compare": {"crawler", "pipelines", "scrapy", "twisted", "trafilatura", "boto3", "lxml", "warcio"},
    "pipelines": {"crawler"},
}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("package", FORBIDDEN)
def test_imports_point_one_way(package):
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    broken = {str(file.relative_to(ROOT)): set(imported(file)) & FORBIDDEN[package] for file in files}
    assert {file: names for file, names in broken.items() if names} == {}


def test_no_file_of_the_archive_imports_what_imports_it():
    """Imports for types count too; those within functions, which put off what is slow to load, do not."""
    files = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in (ROOT / "archive").rglob("*.py")}
    files = {name.removesuffix(".__init__"): file for name, file in files.items()}
    order = TopologicalSorter({name: set(at_the_top(file, files)) - {name} for name, file in files.items()})
    assert len(list(order.static_order())) == len(files)  # CycleError names the circle


def at_the_top(file, modules):
    """Yield which of the modules a file imports, or takes something of."""
    waiting = list(ast.parse(file.read_text()).body)
    for node in waiting:
        if isinstance(node, ast.If):
            waiting += node.body
        elif isinstance(node, ast.ImportFrom) and node.module:
            taken = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from (taken & modules.keys()) | ({node.module} & modules.keys() if taken - modules.keys() else set())


def test_compare_needs_nothing_but_the_standard_library():
    files = (ROOT / "archive" / "compare").rglob("*.py")
    foreign = {name for file in files for name in imported(file)} - set(sys.stdlib_module_names) - {"archive"}
    assert foreign == set()


def test_the_archive_loads_without_boto3_scrapy_and_trafilatura():
    code = "import sys, archive; print([m for m in ('boto3', 'scrapy', 'twisted', 'trafilatura') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_crawl_loads_what_extracts_in_its_workers_alone():
    ours = "crawler.spiders.page, crawler.commands.crawl, pipelines.article, pipelines.store"
    code = f"import sys, {ours}; print([m for m in ('trafilatura', 'resiliparse', 'boto3') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""The docs say what is there."""

import re
from pathlib import Path

import pytest

from crawler import settings
from crawler.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_setting_in_the_docs_is_one():
    from scrapy.settings import default_settings

    names = re.findall(r"^\| `(\w+)`", (ROOT / "docs" / "settings.md").read_text(), re.MULTILINE)
    assert len(names) > 10
    assert [name for name in names if not hasattr(settings, name) and not hasattr(default_settings, name)] == []


def test_every_setting_has_its_reason():
    plain = {"BOT_NAME", "SPIDER_MODULES", "NEWSPIDER_MODULE", "FEED_EXPORT_ENCODING"}
    lines = Path(settings.__file__).read_text().splitlines()
    bare = {line.split()[0] for line in lines if re.match(r"[A-Z_]+ = [^{(]", line) and "#" not in line}
    assert bare <= plain


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page):
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_readme_shows_every_command(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    shown = (ROOT / "README.md").read_text() + (ROOT / "docs" / "cli.md").read_text()
    assert [command for command in commands if f"clipfile {command}" not in shown] == []

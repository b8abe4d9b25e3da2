"""`clipfile clean`."""

import argparse
import io
import json

import pytest

from pipelines.clean_cli import arguments, clean

PAGE = (
    "<html lang=en><title>Bridge opens</title><article><h1>Bridge opens</h1>"
    + "<p>The bridge was opened again on Monday after three years of repairs, the city said.</p>" * 5
    + "<p>Leave a Reply</p></article></html>"
)


def run(*words, fetch=None):
    parser = argparse.ArgumentParser()
    arguments(parser)
    out = io.StringIO()
    return clean(parser.parse_args(words), fetch=fetch, out=out), out.getvalue()


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    return str(path)


def test_a_file_gives_its_text(page):
    status, out = run(page)
    assert status == 0 and out.startswith("The bridge was opened") and "Leave" not in out


def test_what_was_removed_is_told(page):
    assert "comment-form\tLeave a Reply" in run("--noise", page)[1]


def test_json_holds_the_facts(page):
    article = json.loads(run("--json", page)[1])["article"]
    assert (article["title"], article["lang"]) == ("Bridge opens", "en")


def test_markdown_begins_with_the_facts(page):
    assert '\ntitle: "Bridge opens"\n' in run("--md", page)[1]


def test_a_url_is_fetched_by_who_can():
    status, out = run("https://courier.test/a", fetch=lambda url: (PAGE.encode(), url, "text/html"))
    assert status == 0 and out


def test_a_missing_file_is_named(capsys):
    assert run("nowhere.html")[0] == 2
    assert capsys.readouterr().err == "nowhere.html: No such file or directory\n"


def test_a_page_without_text_says_what_it_is(tmp_path, capsys):
    path = tmp_path / "empty.html"
    path.write_bytes(b"")
    assert run(str(path)) == (1, "")
    assert capsys.readouterr().err.endswith("failed: empty\n")

"""What pages say about themselves, and what is not believed."""

from datetime import UTC, datetime

import pytest

from pipelines.facts import facts_of, language, without_site
from pipelines.markup import load

URL = "https://www.courier.test/2026/bridge"


def facts(head="", body="<h1>Bridge opens</h1>", ld="", seen=None):
    if ld:
        head += f"<script type='application/ld+json'>{ld}</script>"
    page = load(f"<html lang=en><head>{head}</head><body>{body}</body></html>".encode())
    return facts_of(page.tree, page.json_ld, URL, seen)


def test_json_ld_is_believed_first():
    found = facts(
        head="<meta name=author content='Somebody Else'>",
        ld="""{"@graph": [{"@type": "NewsArticle", "headline": "Bridge opens | The Courier",
        "author": [{"name": "Iryna Koval"}, {"name": "Jan Nowak"}], "datePublished": "2026-11-22T10:11:12+02:00",
        "articleSection": "City", "publisher": {"name": "The Courier"}}]}""",
    )
    assert (found.title, found.authors, found.section, found.site) == (
        "Bridge opens",
        ("Iryna Koval", "Jan Nowak"),
        "City",
        "The Courier",
    )
    assert found.published == "2026-11-22T10:11:12+02:00"
    assert ("published", "json-ld") in found.found


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("Bridge opens - The Courier", "Bridge opens"),
        ("The Courier | Bridge opens", "Bridge opens"),
        ("Bridge - tunnel - ferry", "Bridge - tunnel - ferry"),
        ("Bridge opens – courier.test", "Bridge opens"),
    ],
)
def test_the_title_loses_the_name_of_the_site_alone(title, clean):
    assert without_site(title, "The Courier", URL) == clean


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2026-11-22", "2026-11-22"),
        ("2026-11-22T10:11:12Z", "2026-11-22T10:11:12+00:00"),
        ("2026-11-22 10:11", "2026-11-22T10:11:00"),
        ("2026-11-22T10:11:12.500+0300", "2026-11-22T10:11:12+03:00"),
        ("Sun, 22 Nov 2026 10:11:12 +0100", "2026-11-22T10:11:12+01:00"),
        ("1795342272", "2026-11-22T10:11:12+00:00"),
        ("9999-12-31", ""),
        ("0001-01-01T00:00:00Z", ""),
        ("2026-13-45", ""),
        ("yesterday", ""),
    ],
)
def test_times_are_iso_8601_or_refused(value, time):
    assert facts(f"<meta property='article:published_time' content='{value}'>").published == time


def test_a_page_published_after_it_was_fetched_is_not_believed():
    head = "<meta property='article:published_time' content='2027-05-01'><meta name=date content='2026-11-20'>"
    found = facts(head, seen=datetime(2026, 11, 22, tzinfo=UTC))
    assert found.published == "2026-11-20"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Iryna Koval and Jan Nowak", ("Iryna Koval", "Jan Nowak")),
        ("Автор: Олена Пчілка", ("Олена Пчілка",)),
        ("Von Anna Weber, Max Braun", ("Anna Weber", "Max Braun")),
        ("admin", ()),
        ("https://courier.test/authors/7", ()),
        ("The Courier", ()),
    ],
)
def test_authors_are_names(byline, names):
    head = f"<meta property=og:site_name content='The Courier'><meta name=author content='{byline}'>"
    assert facts(head).authors == names


def test_script_control_and_bidi_characters_leave_a_title():
    head = '<meta property="og:title" content="Bridge &lt;script&gt;alert(1)&lt;/script&gt;opens\u202e now\u200b">'
    assert facts(head, body="").title == "Bridge opens now"


def test_json_ld_too_long_or_too_deep_is_passed_over():
    assert facts(ld='{"@type": "NewsArticle", "headline": "' + "x" * 600_000 + '"}').title == "Bridge opens"
    assert facts(ld="[" * 100_000).title == "Bridge opens"


def test_canonical_and_image_are_absolute_http_urls():
    found = facts("<link rel=canonical href='/bridge'><meta property=og:image content='javascript:alert(1)'>")
    assert (found.canonical, found.image) == ("https://www.courier.test/bridge", "")


def test_the_language_is_that_of_the_text():
    text = "Міст знову відкрили після трьох років ремонту, і рада ще раз розгляне вартість робіт до літа. " * 3
    assert language(text, "en") == ("uk", "text")
    assert language("Коротко.", "uk") == ("uk", "html lang")


def test_an_author_that_is_only_named_by_id_is_looked_up_in_the_graph():
    found = facts(
        ld="""{"@graph": [{"@type": "NewsArticle", "headline": "Bridge opens", "author": {"@id": "#person"}},
        {"@type": "Person", "@id": "#person", "name": "Iryna Koval"}]}"""
    )
    assert found.authors == ("Iryna Koval",)

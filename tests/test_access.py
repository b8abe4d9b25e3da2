"""What stands in the place of an article is told, and never passed off as it."""

import random
from pathlib import Path

import pytest

from pipelines.access import WALLS, binary
from pipelines.extract import extract_article

URL = "https://courier.test/2026/bridge"
PROSE = "".join(
    f"<p>Paragraph {number} of the report says that the bridge was opened again after three years of repairs, and that "
    "the council will look at the costs of the work once more before the summer begins.</p>"
    for number in range(12)
)


def page(inside, title="Bridge opens", head=""):
    return f"<html lang=en><head><title>{title}</title>{head}</head><body>{inside}</body></html>".encode()


def ld(text):
    return f"<script type='application/ld+json'>{text}</script>"


PAGES = {
    "an article": ("full", page(f"<article>{PROSE}</article>")),
    "a bot check": (
        "bot-check",
        page("<h1>courier.test</h1><p>Verify you are human by completing the action below.</p>", "Just a moment..."),
    ),
    "a missing page": (
        "soft-404",
        page("<h1>Page not found</h1><p>Sorry, we could not find what you were looking for.</p>", "Not found"),
    ),
    "a missing page in Ukrainian": (
        "soft-404",
        page("<h1>Сторінку не знайдено</h1><p>Пошук.</p>", "Помилка"),
    ),
    "a login": ("login", page("<h1>Sign in</h1><form><input type=email><input type=password></form>", "Sign in")),
    "a consent page": (
        "consent",
        page(
            "<h1>Before you continue</h1><p>We use cookies and need your consent. Accept all cookies, reject them or "
            "manage your cookie settings. Read the cookie policy.</p>",
            "Before you continue",
        ),
    ),
    "a shell": (
        "shell",
        page("<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"),
    ),
    "a listing": (
        "listing",
        page(
            "".join(f"<p><a href=/{n}>A headline about the town and its bridge, number {n}</a></p>" for n in range(40))
        ),
    ),
    "a teaser": (
        "teaser",
        page(
            f"<article>{PROSE[:260]}</p><p>Already a subscriber? Log in</p></article>",
            head=ld('{"@type":"NewsArticle","isAccessibleForFree":false,"wordCount":900}'),
        ),
    ),
    "an article that is not free and whole": (
        "full",
        page(f"<article>{PROSE}</article>", head=ld('{"@type":"NewsArticle","isAccessibleForFree":"False"}')),
    ),
    "a brief one with the time of articles beside many links": (
        "full",
        page(
            "<article><p>The harbour office said on Friday that the crane would be mended before the gales set in.</p>"
            "<p>No ship would have to wait for it until the end of the month, a spokeswoman said at noon.</p></article>"
            + "".join(
                f"<p><a href=/{n}>A headline about the town and its bridge, number {n}</a></p>" for n in range(40)
            ),
            head="<meta property='article:published_time' content='2026-11-28T10:00:00Z'>",
        ),
    ),
    "an article of short paragraphs beside many links": (
        "full",
        page(
            "<article>"
            + "".join(
                f"<p>The harbour office said on day {n} that the crane would be mended before the autumn gales set in, "
                "and that no ship would have to wait for it.</p>"
                for n in range(14)
            )
            + "</article><aside>"
            + "".join(
                f"<p><a href=/{n}>A headline about the town and its bridge, number {n}</a></p>" for n in range(24)
            )
            + "</aside>"
        ),
    ),
    "a PDF": ("not-text", b"%PDF-1.7 and so on"),
    "bytes that are no text": ("not-text", bytes(range(256)) * 8),
    "a feed": ("not-text", b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title></channel></rss>"),
    "JSON": ("not-text", b'\n{"items": [{"title": "The bridge opens", "text": "%s"}]}' % (b"The bridge opened. " * 40)),
    "a text in brackets": ("full", f"[Update] {PROSE.replace('<p>', '').replace('</p>', ' ')}".encode()),
    "a suspended account": (
        "soft-404",
        page("<h1>This Account has been suspended.</h1><p>Contact your hosting provider.</p>", "Account Suspended"),
    ),
    "a domain for sale": ("soft-404", page("<h1>This domain is for sale</h1><p>Buy it now.</p>", "courier.test")),
    "maintenance": (
        "failed",
        page(
            "<article><h1>Maintenance</h1><p>We are down for maintenance. Please come back later, it will not be long."
            "</p></article>",
            "Maintenance – Courier",
        ),
    ),
    "an article about a bridge under maintenance": (
        "full",
        page(f"<article><h1>Bridge under maintenance</h1>{PROSE[:500]}</article>", "Bridge under maintenance"),
    ),
    "a firewall": (
        "bot-check",
        page("The requested URL was rejected. Please consult with your administrator.", "Request Rejected"),
    ),
    "an article about a suspended account": (
        "full",
        page(f"<article><h1>Account suspended after a day</h1>{PROSE}</article>", "Account suspended after a day"),
    ),
    "nothing": ("failed", b""),
    "an article about bot checks": ("full", page(f"<article><p>Verify you are human, it said.</p>{PROSE}</article>")),
}


@pytest.mark.parametrize(("access", "body"), PAGES.values(), ids=PAGES.keys())
def test_a_page_is_known_for_what_it_is(access, body):
    extraction = extract_article(body, URL)
    assert extraction.access == access, extraction.reason
    assert extraction.reason or access == "full"
    assert (extraction.article is not None) == (access in ("full", "teaser", "listing"))


ABROAD = [line.split("\t") for line in (Path(__file__).parent / "pages/walls.tsv").read_text().splitlines()]


@pytest.mark.parametrize(("access", "language", "inside"), ABROAD, ids=[" ".join(row[:2]) for row in ABROAD])
def test_a_wall_is_known_in_each_of_nine_languages(access, language, inside):
    title = inside.split("h1>")[1].rstrip("</") if access == "login" else "The Courier"
    assert extract_article(page(inside, title), URL).access == access


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: f"{wall[0]} by {wall[1]}")
def test_every_wall_is_known_by_what_it_was_seen_to_say(wall):
    access, place, _, example = wall
    inside = (
        "<input type=password>" if access == "login" else "<p>cookie cookie cookie consent, accept or agree to all</p>"
    )
    bodies = {
        "title": page(inside if access in ("login", "consent") else "", example),
        "text": page(f"<p>{example}</p>"),
        "markup": page(f"<a href='{example}'>x</a>"),
    }
    assert extract_article(bodies[place], URL).access == access


def test_binary_data_in_which_chance_made_a_tag_is_told():
    chance = random.Random(7)
    for _ in range(200):
        data = b"\xca\xfe\xba\xbe" + chance.randbytes(4092)
        assert binary(data, "text/html") == "binary data"
        assert binary(data[:2000] + b"<p>" + data[2003:], "text/html") == "binary data"
    assert binary(b"<p>Fares" + b"\x01" * 20 + b" rise</p>", "text/html") == ""


def test_a_home_page_is_a_listing_whatever_it_holds():
    assert extract_article(page(f"<article>{PROSE}</article>"), "https://courier.test/").access == "listing"

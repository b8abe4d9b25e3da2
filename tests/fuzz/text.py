"""Pages: never an error, a bounded text of clean characters, and facts in the forms that are promised."""

import re
import unicodedata

from pipelines.comments import MAX_COMMENTS
from pipelines.extract import MAX_NOISE, _extract, clean_text
from tests.hostile import PAGE

LARGEST = 4096
URL = "https://outlet.test/2026/11/crane"
ACCESS = ["full", "teaser", "consent", "login", "bot-check", "shell", "soft-404", "listing", "not-text", "failed"]
WORDS = [
    *(
        b"<p>",
        b"</p>",
        b"<article>",
        b"<h1>",
        b"<meta name=",
        b"<meta charset=",
        b"property='og:title' content='",
        b"<script>",
    ),
    *(
        b"<script type='application/ld+json'>",
        b'{"@type":"NewsArticle","headline":"',
        b'"datePublished":"2026-11-22"',
        b"<!--",
    ),
    *(
        b"<link rel=canonical href='",
        b"<time datetime='",
        b"<title>",
        b"Warning: a on line 3",
        b"&#x",
        b"&amp;",
        b"<table><tr><td>",
    ),
    *(
        b"<ul><li>",
        b"<blockquote>",
        b"<br>",
        b"<div class='comment-content'>",
        b"<svg>",
        b"utf-16",
        b"<![CDATA[",
        b"\xff\xfe",
    ),
]
LD = b"""<html lang=en><head><title>The crane stays</title><link rel=canonical href="/2026/11/crane"><meta property="og:title" content="x">
<meta name=author content="Ada Quay"><meta property="article:published_time" content="2026-11-22T10:11:13+02:00">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"The crane","author":[{"name":"Ada"}],"image":{"url":"/i"},
"datePublished":"2026-11-22","isAccessibleForFree":"False"}]}</script></head><body><h1>The crane stays</h1>"""


def seeds():
    yield PAGE[:1500]
    yield LD + PAGE[60:1500]
    yield LD + b"<div class=comment-content>Good.</div><table><tr><td>1<td>2</table><blockquote>" + PAGE[60:900]
    yield b"<p>Warning: foo(): bar in /var/www on line 69<br>" + PAGE[60:900]
    yield PAGE.decode()[:700].encode("utf-16")
    yield from (b"%PDF-1.4", b"\0\0\0")
    yield b"<html><body><p>Accept cookies to go on</p><form><input type=password></form>"


def check(data):
    read = _extract(data, URL, "", "text/html", None, str)
    assert read.access in ACCESS
    article = read.article
    if article is None:
        assert read.access not in ("full", "teaser", "listing")
        return
    _clean(article.text)
    assert len(article.text) <= 4 * len(data) + 100
    assert article.words == len(article.text.split())
    assert len(article.noise) <= MAX_NOISE
    assert len(article.comments) <= MAX_COMMENTS
    for date in (article.published, article.modified):
        assert not date or re.match(r"\d{4}-\d\d-\d\d(T\d\d:\d\d|$)", date), date
    for line in (article.title, article.heading, *article.authors, article.section, article.site):
        assert "\n" not in line
        assert len(line) <= len(data)
    assert not article.lang or re.fullmatch(r"[a-z]{2,3}", article.lang)
    assert clean_text(data, URL) == article.text


def _clean(text):
    assert text == unicodedata.normalize("NFC", text)
    assert not text or (text.endswith("\n") and not text.endswith("\n\n") and text[0] not in " \n")
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]", text)
    text.encode()

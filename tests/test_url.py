"""The table of `vectors/url.tsv` is the specification; these tests say what holds beyond it."""

import doctest
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import archive.url
import archive.urlkey
from archive.errors import BadURL
from archive.url import article_id, hash16, host, plain, same_site, urlkey

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "vectors" / "url.tsv").read_text().split("\n")
    if line and not line.startswith("# ")
]
VECTORS = [(json.loads('"' + url.replace('"', '\\"') + '"'), *rest) for url, *rest in ROWS]
GOOD = [row for row in VECTORS if row[1] != "!"]

ODD = st.one_of(
    st.text(),
    st.text(st.characters(codec=None, categories=None)),  # half characters too
    st.builds(
        "{}://{}{}".format,
        st.sampled_from(["http", "https", "HTTP", "ftp"]),
        st.text("aB.:@[]%2Eё１ß-_ \\", max_size=12) | st.just("www.a.test"),
        st.text("/.%2eE5fFaё?&=#;+ utm_x\\\"'[]", max_size=20).map(lambda text: "/" + text),
    ),
)


def test_the_table_is_long_enough():
    assert len(VECTORS) > 80


@pytest.mark.parametrize(("url", "expected", "_"), VECTORS)
def test_every_spelling_has_its_plain_url(url, expected, _):
    if expected == "!":
        with pytest.raises(BadURL):
            plain(url)
    else:
        assert plain(url) == expected


@pytest.mark.parametrize(("url", "_", "expected"), GOOD)
def test_every_spelling_has_its_urlkey(url, _, expected):
    assert urlkey(url) == expected


@settings(deadline=None)
@given(ODD)
def test_a_plain_url_stays_the_same_when_made_again_and_nothing_but_bad_url_is_raised(url):
    try:
        once = plain(url)
    except BadURL:
        return
    assert once.isascii() and once.isprintable() and " " not in once
    assert plain(f"https://{once}") == once
    assert plain(f"http://{once}#top") == once
    assert set(host(once)) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_")
    assert ".." not in host(once) and len(hash16(once)) == 16


@settings(deadline=None)
@given(ODD)
def test_a_urlkey_is_made_or_bad_url_raised(url):
    try:
        key = urlkey(url)
    except BadURL:
        return
    assert key.isascii() and key.isprintable() and " " not in key


def test_half_a_character_in_a_host_makes_no_urlkey():
    with pytest.raises(BadURL, match="its host is no domain name"):
        urlkey("https://outlet\udc9f.test/a")


@settings(deadline=None)
@given(ODD, ODD)
def test_an_article_id_is_the_plain_url_of_one_of_the_two(final, canonical):
    try:
        own = plain(final)
    except BadURL:
        return
    chosen = article_id(final, canonical)
    assert chosen == own or same_site(final, f"https://{chosen}")


@pytest.mark.parametrize(
    ("final", "canonical", "expected"),
    [
        ("https://www.outlet.test/a?x=1", "https://outlet.test/a", "outlet.test/a"),
        ("https://m.outlet.test/a", "https://www.outlet.test/a", "outlet.test/a"),
        ("https://outlet.test/a/amp/", "/a/", "outlet.test/a/"),
        ("https://outlet.test/a", "https://other.test/a", "outlet.test/a"),
        ("https://outlet.test/a", "https://outlet.test/", "outlet.test/a"),
        ("https://outlet.test/a", "https://outlet.test/?utm_source=x", "outlet.test/a"),
        ("https://outlet.test/a", "https://outlet.test/b;?c", "outlet.test/b;?c"),
        ("https://outlet.test/a", "//outlet.test/b", "outlet.test/b"),
        ("https://outlet.test/a", "", "outlet.test/a"),
        ("https://outlet.test/a", "javascript:void(0)", "outlet.test/a"),
        ("https://outlet.test/a", "https://[", "outlet.test/a"),
        ("https://outlet.test/", "https://outlet.test/", "outlet.test/"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8001/b", "127.0.0.1:8000/a"),
    ],
)
def test_a_canonical_url_counts_on_the_same_site_unless_it_is_the_home_page(final, canonical, expected):
    assert article_id(final, canonical) == expected


def test_a_person_can_compute_the_hash_of_a_plain_url():
    assert hash16("news.outlet.test/a/") == hashlib.sha256(b"news.outlet.test/a/").hexdigest()[:16]


def test_a_host_in_a_key_comes_from_a_plain_url_only():
    with pytest.raises(BadURL):
        host("https://outlet.test/")
    with pytest.raises(BadURL):
        host("../x")


@pytest.mark.parametrize("module", [archive.url, archive.urlkey])
def test_the_examples_in_the_docstrings_are_true(module):
    assert doctest.testmod(module).failed == 0

"""URLs: a plain URL is its own plain form and has a host and a key; what is no URL is a BadURL and nothing else."""

import re

from archive import layout
from archive.errors import BadURL
from archive.facts import uri
from archive.run import outlet
from archive.url import article_id, hash16, host, plain, same_site, urlkey
from crawler.discovery import same

LARGEST = 300
WORDS = [b"https://", b"http://www.", b"%2e", b"%25", b"..", b"//", b"@", b":443", b"?utm_source=", b"#", b"xn--", b"["]


def seeds():
    for text in (
        "https://www.News.Outlet.test:443/a/../b/./c%7e?utm_source=x&b=%2F&&a=1#top",
        "http://user:secret@outlet.test:8080/%e2%82%ac?jsessionid=0123456789abcdef0123456789abcdef",
        "https://[2001:DB8::1]:80/(S(abcdefghijklmnopqrstuvwx))/page.aspx?sid=1",
        "https://bücher.example/straße?ß",
        "http://0x7f.1/ https://2130706433/",
        "https://m.amp.outlet.test/news/deal.amp.html?amp=1\nhttps://outlet.test/news/deal.html",
        "https://www.www.test./\n//elsewhere.test/a",
    ):
        yield text.encode()


def check(data):
    url, _, canonical = data.decode("utf-8", "surrogateescape").partition("\n")
    for function in (urlkey, plain):
        try:
            found = function(url)
        except BadURL as error:
            assert error.url == url
            assert not url or error.why
        else:
            assert found.isascii()
            assert not re.search(r"[\x00-\x20\x7f]", found)
    try:
        name = plain(url)
    except BadURL:
        assert (same(url), outlet(url)) == ("", "")
        return
    for scheme in ("https://", "HTTP://"):
        assert plain(scheme + name) == name
    assert len(name) <= 9 * len(url) + 1
    assert host(name) == outlet(url)
    assert re.fullmatch(r"[0-9a-f]{16}", hash16(name))
    assert layout.parse_text_key(layout.text_key(name, layout.parse_time("20261122T101112Z"), 1, "0" * 64)).host
    assert same_site(url, f"http://{name}")
    assert uri(uri(url)) == uri(url)
    assert same(f"https://{name}") == same(url)
    id = article_id(url, canonical)
    assert article_id(f"https://{name}", f"https://{id}") == id

"""What a hostile outlet may send: one row a case, each under a host of its own.

A case is what the outlet answers and what must become of the page: an outcome of the run, and a part of its line.
"""

import gzip
import random
import time
import zlib
from functools import lru_cache, partial
from typing import Any, NamedTuple

import brotli
import zstandard

from tests.servers import CLOSE, HOLD, RESET, ok

SENTENCE = "The harbour board met again on Tuesday and left the crane where it stood since the spring. "
ARTICLE = "".join(f"<p>{number}. {SENTENCE * 3}</p>" for number in range(1, 6))
MB = 1 << 20


class Case(NamedTuple):
    """`script` makes that of the page, or a table of targets: together they are too large to be made at import.

    An outcome of "" may be any, `said` stands in the line.
    """

    name: str
    script: Any
    outcome: str = "archived"
    said: str = ""
    path: str = "/2026/11/the-crane-stays/"


def html(before="", inside="", after="", title="The crane stays", head=""):
    text = f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{before}<article>{ARTICLE}{inside}"
    return f"{text}</article>{after}</body></html>".encode("utf-8", "surrogatepass")


PAGE = html()


def to(place, status=b"302 Found"):
    return [ok(b"moved", b"Location: " + place, status=status)]


def coded(body, coding):
    return [ok(body, b"Content-Encoding: " + coding)]


def typed(body, kind):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n" % (kind, len(body))
    return [head + body]


def raw(*parts):
    return [b"".join(parts), CLOSE]


def endless(first, again, pause_s=0.0):
    """An answer that never ends: the server goes on until the client is gone."""

    def script(request, nth):
        yield first
        while True:
            yield again
            if pause_s:
                time.sleep(pause_s)

    return script


def zeros(size, pack):
    return pack(bytes(size))


def words(size):
    """Text of so many bytes that gzip makes a tenth of, no bomb."""
    some = random.Random(7)
    line = " ".join(some.choices(SENTENCE.split(), k=20_000)).encode()
    return (b"<p>" + line * (size // len(line) + 1))[:size]


def packed(layers, body):
    for _ in range(layers):
        body = gzip.compress(body)
    return body


def chunks(body, extension=b""):
    parts = [body[at : at + 999] for at in range(0, len(body), 999)]
    return b"".join(b"%x%b\r\n%b\r\n" % (len(part), extension, part) for part in parts) + b"0\r\n\r\n"


def to_with(place, body):
    return [ok(body, b"Location: " + place, status=b"302 Found")]


def refresh(place):
    return html(head=f'<meta http-equiv=refresh content="0;url={place}">')


def fine(body):
    return [ok(body)]


def under_robots(script):
    return {"/robots.txt": script(), "*": [ok(PAGE)]}


@lru_cache(1)
def bomb():
    return gzip.compress(bytes(100 * MB), 6)


def thirds(body):
    size = len(body) // 3 + 1
    return [body[at : at + size] for at in range(0, len(body), size)]


def raw_bomb():
    made = zlib.compressobj(9, zlib.DEFLATED, -15)
    return made.compress(bytes(100 * MB)) + made.flush()


def russian():
    text = "Совет порта снова собрался во вторник и оставил кран там, где он стоял с весны. " * 3
    return "<!doctype html><title>Кран остаётся</title><article>" + f"<p>{text}</p>" * 5 + "</article>"


FULL = '"access": "full"'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"

SIZES = [
    Case("gzip bomb", lambda: coded(bomb(), b"gzip"), "failed"),
    Case("gzip bomb twice", lambda: coded(gzip.compress(bomb()), b"gzip, gzip"), "failed"),
    Case("deflate bomb", lambda: coded(zeros(100 * MB, zlib.compress), b"deflate"), "failed"),
    Case("raw deflate bomb", lambda: coded(raw_bomb(), b"deflate"), "failed"),
    Case("brotli bomb", lambda: coded(brotli.compress(bytes(100 * MB), quality=5), b"br"), "failed"),
    Case("zstd bomb", lambda: coded(zstandard.compress(bytes(100 * MB)), b"zstd"), "failed"),
    Case(
        "gzip bomb as transfer coding",
        lambda: raw(HEAD, b"Transfer-Encoding: gzip\r\n\r\n", bomb()),
        "failed",
    ),
    Case("gzip that is none", lambda: coded(PAGE, b"gzip")),
    Case("brotli that is none", lambda: coded(PAGE, b"br")),
    Case("zstd that is none", lambda: coded(PAGE, b"zstd")),
    Case("unknown coding", lambda: coded(PAGE, b"rot13"), said="full"),
    Case("gzip cut short", lambda: coded(gzip.compress(PAGE)[:-20], b"gzip")),
    Case("gzip with junk behind it", lambda: coded(gzip.compress(PAGE) + b"junk" * 99, b"gzip"), said="full"),
    Case("gzip of three members", lambda: coded(b"".join(map(gzip.compress, thirds(PAGE))), b"gzip"), said="full"),
    Case("zstd of three frames", lambda: coded(b"".join(map(zstandard.compress, thirds(PAGE))), b"zstd"), said="full"),
    Case("gzip with a wrong checksum", lambda: coded(gzip.compress(PAGE)[:-8] + bytes(8), b"gzip")),
    Case("a hundred codings", lambda: coded(PAGE, b", ".join([b"gzip"] * 100))),
    Case("a body without an end", lambda: endless(HEAD + b"\r\n", b"x" * MB), "failed"),
    Case("chunks without an end", lambda: endless(CHUNKED, b"100000\r\n" + b"x" * MB + b"\r\n"), "failed"),
    Case(
        "chunks of one byte without an end", lambda: endless(CHUNKED, b"1\r\nx\r\n" * 9999), ""
    ),  # the size, or the time
    Case("a length of nine terabytes", lambda: raw(HEAD, b"Content-Length: 9999999999999\r\n\r\npart"), ""),
    Case("a drip", lambda: endless(HEAD + b"\r\n<p>", b"x", 0.1), "failed"),
    Case("a drip in the head", lambda: endless(HEAD, b"X: 1\r\n", 0.1), "failed"),
    Case("a drip in the status line", lambda: endless(b"HTTP/1.1 ", b"2", 0.1), "failed"),
    Case("silence", lambda: [HOLD], "failed"),
    Case("silence behind the head", lambda: [HEAD + b"Content-Length: 9\r\n\r\n", HOLD], "failed"),
    Case("headers without an end", lambda: endless(HEAD, b"X: 1\r\n" * 9999), "failed"),
    Case("one header without an end", lambda: endless(HEAD + b"X: ", b"x" * MB), "failed"),
    Case("a head of 300 KB", lambda: raw(HEAD, b"X: %b\r\n\r\n" % (b"x" * 300_000), PAGE), "failed"),
    Case("5,000 header lines", lambda: raw(HEAD, b"X: 1\r\n" * 5000, b"\r\n", PAGE), said="full"),
    Case("interim answers without an end", lambda: endless(b"", b"HTTP/1.1 103 Early\r\n\r\n" * 999), "failed"),
    Case("blank lines without an end", lambda: endless(b"", b"\r\n" * 9999), "failed"),
    Case("junk without an end", lambda: endless(b"", b"junk" * 9999), "failed"),
    Case("trailers without an end", lambda: endless(CHUNKED + b"4\r\npage\r\n0\r\n", b"X: 1\r\n" * 9999)),
    Case("a reset", lambda: [HEAD + b"Content-Length: 99\r\n\r\npart", RESET]),
    Case("a reset before anything", lambda: [RESET], "failed"),
]

REDIRECTS = [
    Case("a loop to itself", lambda: to(b"/"), "failed", "redirections"),
    Case("a loop of two", lambda: {"/a": to(b"/b"), "*": to(b"/a")}, "failed", "redirections"),
    Case(
        "thirty hops",
        lambda: lambda request, nth: to(b"/%d" % nth) if nth < 30 else [ok(PAGE)],
        "failed",
        "redirections",
    ),
    Case(
        "a page that reloads itself", lambda: [ok(html(head='<meta http-equiv=refresh content="0;url=#">'))], said=FULL
    ),
    Case(
        "a meta refresh loop", lambda: {"/b": [ok(refresh("/c"))], "*": [ok(refresh("/b"))]}, "failed", "redirections"
    ),
    Case("no Location", lambda: [ok(b"moved", status=b"302 Found")]),
    Case("an empty Location", lambda: to(b""), "failed"),
    Case("a Location of 100 KB", lambda: to(b"/" + b"x" * 100_000), "failed"),
    Case("a Location with a NUL", lambda: to(b"/a\0b"), "failed"),
    Case("a Location that is no URL", lambda: to(b"http://[::bad/"), "failed"),
    Case("a Location without a host", lambda: to(b"http:///etc/passwd"), "failed"),
    Case("a Location with credentials", lambda: to(b"http://user:secret@10.0.0.1/"), "refused"),
    Case("a Location with other bytes", lambda: to(b"/caf\xe9\xff"), "failed"),
    *[
        Case(f"to {place}", partial(to, place.encode()), "")
        for place in ("javascript:alert(1)", "data:text/html,x", "mailto:a@b.test")
    ],
    *[
        Case(f"to {place}", partial(to, place.encode()))
        for place in ("file:///etc/passwd", "ftp://127.0.0.1/", "gopher://x/")
    ],
    *[
        Case(f"to {place}", partial(to, f"http://{place}/".encode()), "refused", "refused to connect")
        for place in (
            "10.0.0.1",
            "192.168.1.1",
            "172.16.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "167772161",
            "0x0a000001",
            "012.0.0.1",
            "10.1",
            "[::ffff:10.0.0.1]",
            "[::10.0.0.1]",
            "[64:ff9b::a00:1]",
            "[2002:a00:1::1]",
            "[fe80::1]",
            "[fc00::1]",
            "[fec0::1]",
            "[ff02::1]",
            "10.0.0.1:8080",
        )
    ],
    Case(
        "a refresh to 10.0.0.1", lambda: [ok(b'<meta http-equiv=refresh content="0;url=http://10.0.0.1/">')], "refused"
    ),
    Case(
        "a refresh to a file", lambda: [ok(html(head='<meta http-equiv=refresh content="0;url=file:///etc/passwd">'))]
    ),
]

DEEP, MANY = 3_000, 20_000
MARKUP = [
    Case("deeply nested", lambda: [ok(html("<div>" * DEEP))]),
    Case("deeply nested inline", lambda: [ok(html("<b><i>" * DEEP))]),
    Case("deeply nested tables", lambda: [ok(html("<table><tr><td>" * 1000))]),
    Case("deeply nested lists", lambda: [ok(html("<ul><li>" * 1000))]),
    Case("deeply nested quotes", lambda: [ok(html("<blockquote>" * 1000))]),
    Case("many empty elements", lambda: [ok(html("<br>" * MANY))]),
    Case("many paragraphs", lambda: [ok(html("<p>x" * MANY))]),
    Case("many links", lambda: [ok(html("<a href=/x>x</a>" * 5_000))]),
    Case("many attributes", lambda: [ok(html("<div " + " ".join(f"a{n}=1" for n in range(5_000)) + ">"))]),
    Case("an attribute of 1 MB", lambda: [ok(html(f'<div title="{"x" * MB}">'))]),
    Case("a text of 1 MB without a space", lambda: [ok(html(inside=f"<p>{'x' * 5 * MB}"))]),
    Case("a script of 10 MB", lambda: [ok(html(f"<script>{'x=1;' * 2_500_000}</script>"))], said="full"),
    Case("a comment that is not closed", lambda: [ok(html(after="<!-- " + "x" * MB))], said="full"),
    Case("a script that is not closed", lambda: [ok(html(after="<script>" + "x" * MB))], said="full"),
    Case("a title of 1 MB", lambda: [ok(html(title="x" * MB))]),
    Case("many entities", lambda: [ok(html(inside="<p>" + "&amp;" * MANY))]),
    Case(
        "entities that are no characters",
        lambda: [ok(html(inside="<p>&#0;&#xD800;&#x110000;&#99999999999;&bogus;"))],
        said="full",
    ),
    Case("NUL and control characters", lambda: [ok(html(inside="<p>\0\1\2\x1b[31mred\x07\x9b31m"))]),
    Case(
        "bidi overrides",
        lambda: [ok(html(title="\u202ecilbup\u202c", inside="<p>\u202etxet\u2066\u2069"))],
        said="full",
    ),
    Case("ANSI escapes in the title", lambda: [ok(html(title="\x1b]0;owned\x07\x1b[2J\x1b[31mThe crane"))]),
    Case("line ends in the title", lambda: [ok(html(title="The crane\r\narchived  full  fake line"))], said="full"),
    Case("half a surrogate", lambda: [ok(html(title="\ud83d half", inside="<p>\udc00"))]),
    Case("a spreadsheet formula as title", lambda: [ok(html(title='=HYPERLINK("http://x/","x")'))], said="full"),
    Case("markup as title", lambda: [ok(html(title="&lt;script&gt;alert(1)&lt;/script&gt;"))], said="full"),
    Case("a parser's worst case of <", lambda: [ok(html(after="<" * MANY))]),
    Case("a parser's worst case of quotes", lambda: [ok(html(after="<a b='\"" * 100_000))]),
    Case("a pattern's worst case of spaces", lambda: [ok(html(inside="<p>" + " " * MANY + "x"))]),
    Case("a pattern's worst case of letters", lambda: [ok(html(inside="<p>" + "a" * MANY + "!"))]),
    Case("a pattern's worst case of an address", lambda: [ok(html(inside="<p>" + "a@" * MANY))]),
    Case("a pattern's worst case of brackets", lambda: [ok(html(inside="<p>" + "([{" * MANY))]),
    Case(
        "XML entities",
        lambda: typed(
            b'<!DOCTYPE a [<!ENTITY b "b">'
            + b"".join(b'<!ENTITY b%d "%b">' % (n, b"&b%d;" % (n - 1) * 10) for n in range(1, 12))
            + b"]><a>&b11;</a>",
            b"application/xhtml+xml",
        ),
    ),
    Case(
        "an outside entity",
        lambda: typed(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', b"text/html"),
    ),
    Case("JSON-LD that is deep", lambda: [ok(html(head=f'<script type="application/ld+json">{"[" * MANY}</script>'))]),
    Case(
        "JSON-LD that is none",
        lambda: [ok(html(head='<script type="application/ld+json">{"@type":</script>'))],
        said="full",
    ),
    Case(
        "JSON-LD with a huge number",
        lambda: [ok(html(head=f'<script type="application/ld+json">{{"a":{"9" * 9999}}}</script>'))],
    ),
    Case(
        "JSON-LD of other types",
        lambda: [
            ok(
                html(
                    head='<script type="application/ld+json">{"@type":[1,null],"headline":{"a":[]},'
                    '"datePublished":true,"author":[[{"name":7}]]}</script>'
                )
            )
        ],
        said="full",
    ),
    Case(
        "a canonical that is a script",
        lambda: [ok(html(head='<link rel=canonical href="javascript:alert(1)">'))],
        said="full",
    ),
    Case(
        "a canonical elsewhere", lambda: [ok(html(head='<link rel=canonical href="https://bank.test/">'))], said="full"
    ),
    Case("a canonical of 1 MB", lambda: [ok(html(head=f'<link rel=canonical href="/{"x" * MB}">'))]),
    Case(
        "a canonical with line ends", lambda: [ok(html(head='<link rel=canonical href="/a&#10;b&#13;c">'))], said="full"
    ),
    Case(
        "a canonical with dots",
        lambda: [ok(html(head='<link rel=canonical href="/../../../etc/passwd">'))],
        said="full",
    ),
    Case(
        "a date that is none",
        lambda: [ok(html(head='<meta property="article:published_time" content="99999-99-99T99">'))],
        said="full",
    ),
    Case("10,000 authors", lambda: [ok(html(head='<meta name=author content="A B">' * 10_000))]),
]

KINDS = [
    *[
        Case(f"the charset {name}", partial(typed, PAGE, b"text/html; charset=" + name.encode()))
        for name in ("utf-16", "utf-7", "utf-32", "none", "x" * 5000, "idna", "rot13", "zlib", "unicode_escape", "\0")
    ],
    Case("a BOM of another charset", lambda: [ok(b"\xff\xfe" + PAGE)]),
    Case("a picture as text/html", lambda: [ok(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400)]),
    Case("a PDF as text/html", lambda: [ok(b"%PDF-1.7\n" + bytes(range(256)) * 400)]),
    Case("a program as text/html", lambda: [ok(b"MZ" + bytes(range(256)) * 400)]),
    Case("an archive as text/html", lambda: [ok(b"PK\3\4" + bytes(range(256)) * 400)]),
    Case("a page as image/png", lambda: typed(PAGE, b"image/png")),
    Case(
        "a page without a type",
        lambda: [b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE],
        said="full",
    ),
    Case("a type of 5 KB", lambda: typed(PAGE, b"text/html; " + b"x" * 1000)),
    Case("two types", lambda: [ok(PAGE, b"Content-Type: application/octet-stream")]),
    Case("nothing", lambda: [ok(b"")]),
    Case("spaces", lambda: [ok(b" " * MB)]),
    Case("NULs", lambda: [ok(bytes(MB))]),
    Case(
        "a download of another name",
        lambda: [ok(PAGE, b'Content-Disposition: attachment; filename="../../etc/passwd"')],
        said="full",
    ),
    Case("a cookie for everyone", lambda: [ok(PAGE, b"Set-Cookie: a=b; Domain=test; Path=/")], said="full"),
    Case("a Link header of 100 KB", lambda: [ok(PAGE, b"Link: <" + b"x" * 100_000 + b">; rel=canonical")]),
    Case("header values with escapes", lambda: [ok(PAGE, b"X: \x1b[31m\x07")], said="full"),
    Case("another protocol", lambda: raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "failed"),
    Case("a TLS alert", lambda: raw(b"\x15\x03\x01\x00\x02\x02\x0a"), "failed"),
    Case("status 000", lambda: raw(b"HTTP/1.1 000 Nothing\r\nContent-Length: 4\r\n\r\npage"), "failed"),
    Case("status 999", lambda: raw(b"HTTP/1.1 999 No\r\nContent-Length: 4\r\n\r\npage"), said="error"),
    Case(
        "a reason with escapes",
        lambda: raw(b"HTTP/1.1 404 \x1b[31m\x07Gone\r\nContent-Length: 4\r\n\r\npage"),
        said="404",
    ),
    Case(
        "401 that asks for a password",
        lambda: [ok(b"who?", b"WWW-Authenticate: Basic realm=x", status=b"401 Unauthorized")],
    ),
    Case("lengths that differ", lambda: raw(HEAD, b"Content-Length: 9999\r\nContent-Length: 4\r\n\r\npage")),
    Case(
        "a length and chunks",
        lambda: raw(HEAD, b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npage\r\n0\r\n\r\n"),
    ),
    Case("a second answer behind the first", lambda: [ok(PAGE) + ok(b"<h1>Injected</h1>" * 50)], said="full"),
]

PATHS = [
    Case(f"the path {path[:40]}", partial(fine, PAGE), path=path, said="full")
    for path in (
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/%00",
        "/%0d%0aX:%20y",
        "/%1b%5b31m",
        "/a;b=c?d=%3Cscript%3E",
        "/%E2%80%AEcilbup",
        "/" + "x" * 4000,
        "/" + "a/" * 1000,
        "/?" + "&".join(f"q{n}=1" for n in range(500)),
        "//evil.test/",
        "/:80/",
        "/=cmd()",
    )
]

INSIDE = "10.0.0.1"
MORE_SIZES = [
    Case("a page of 20 MB behind gzip", lambda: coded(gzip.compress(words(20 * MB), 1), b"gzip"), said="not read"),
    Case(
        "a page of 70 MB behind gzip", lambda: coded(gzip.compress(words(9 * MB) * 8, 1), b"gzip"), "failed", "decoded"
    ),
    Case("a gzip bomb of many members", lambda: coded(gzip.compress(bytes(MB)) * 200, b"gzip"), ""),
    Case("a gzip bomb in three layers", lambda: coded(packed(2, bomb()), b"gzip, gzip, gzip"), "failed"),
    Case(
        "a brotli bomb in gzip",
        lambda: coded(gzip.compress(brotli.compress(bytes(70 * MB), quality=1)), b"br, gzip"),
        "failed",
    ),
    Case(
        "two Content-Encodings",
        lambda: [ok(packed(2, PAGE), b"Content-Encoding: gzip", b"Content-Encoding: gzip")],
        said="full",
    ),
    Case("gzip under the name of br", lambda: coded(gzip.compress(PAGE), b"br")),
    Case("a gzip head alone", lambda: coded(b"\x1f\x8b", b"gzip")),
    Case("a gzip name of 1 MB", lambda: coded(b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * MB, b"gzip")),
    Case("a zstd window of 2 GB", lambda: coded(b"\x28\xb5\x2f\xfd\x00\xa8" + b"x" * 99, b"zstd")),
    Case("a body of 20 MB", lambda: [ok(words(20 * MB))], said="not read"),
    Case("a body of 33 MB", lambda: [ok(words(33 * MB))], "failed", "larger than download max size"),
    Case("a redirect with 8 MB", lambda: {"/": to_with(b"/b", words(8 * MB)), "/b": [ok(PAGE)]}, said="full", path="/"),
    Case("an error of 8 MB", lambda: [ok(words(8 * MB), status=b"500 No")], said="500"),
    Case("a header line of 1 MB", lambda: raw(HEAD, b"X: %b\r\n\r\n" % (b"x" * MB), PAGE), "failed", "head is over"),
    Case(
        "20,000 header lines",
        lambda: raw(HEAD, b"X-Header: 12345\r\n" * 20_000, b"\r\n", PAGE),
        "failed",
        "head is over",
    ),
    Case("a reason of 1 MB", lambda: raw(b"HTTP/1.1 200 " + b"x" * MB + b"\r\n\r\n", PAGE), "failed"),
    Case(
        "a folded header of 200 KB",
        lambda: raw(HEAD, b"X: 1\r\n" + b" folded\r\n" * 25_000, b"\r\n", PAGE),
        said="full",
    ),
    Case("100 interim answers", lambda: raw(b"HTTP/1.1 103 Early\r\n\r\n" * 100, ok(PAGE)), said="full"),
    Case("a drip behind a megabyte", lambda: endless(HEAD + b"\r\n" + b"x" * 2 * MB, b"x", 0.1), "failed"),
    Case("a chunk size of 2^60", lambda: raw(CHUNKED, b"FFFFFFFFFFFFFFF\r\npart"), ""),
    Case("a chunk size of 400 digits", lambda: raw(CHUNKED, b"F" * 400 + b"\r\npart"), ""),
    Case("a negative chunk size", lambda: raw(CHUNKED, b"-5\r\npart\r\n0\r\n\r\n")),
    Case("a chunk size of 0x5", lambda: raw(CHUNKED, b"0x5\r\nparts\r\n0\r\n\r\n")),
    Case("a chunk extension of 1 MB", lambda: raw(CHUNKED, b"4;" + b"x" * MB + b"\r\npage\r\n0\r\n\r\n")),
    Case("chunk extensions", lambda: raw(CHUNKED, chunks(PAGE, b';a="b"; c')), said="full"),
    Case(
        "chunks with trailers",
        lambda: raw(CHUNKED, chunks(PAGE)[:-2], b"X-Trailer: 1\r\nContent-Length: 3\r\n\r\n"),
        said="full",
    ),
    Case("chunks without the last", lambda: raw(CHUNKED, chunks(PAGE)[:-5]), ""),
    Case(
        "chunks of one byte",
        lambda: raw(CHUNKED, b"".join(b"1\r\n%c\r\n" % byte for byte in PAGE), b"0\r\n\r\n"),
        said="full",
    ),
    Case("a negative length", lambda: raw(HEAD, b"Content-Length: -1\r\n\r\n", PAGE), said="full"),
    Case("a length with a sign", lambda: raw(HEAD, b"Content-Length: +%d\r\n\r\n" % len(PAGE), PAGE), said="full"),
    Case("a length that is a word", lambda: raw(HEAD, b"Content-Length: many\r\n\r\n", PAGE), said="full"),
    Case("a length too long by one", lambda: raw(HEAD, b"Content-Length: %d\r\n\r\n" % (len(PAGE) + 1), PAGE)),
    Case("a length too short by one", lambda: raw(HEAD, b"Content-Length: %d\r\n\r\n" % (len(PAGE) - 1), PAGE)),
    Case(
        "a length twice",
        lambda: raw(HEAD, b"Content-Length: %d, %d\r\n\r\n" % (len(PAGE), len(PAGE)), PAGE),
        said="full",
    ),
    Case("chunked twice", lambda: raw(HEAD, b"Transfer-Encoding: chunked, chunked\r\n\r\n", chunks(PAGE))),
    Case("xchunked", lambda: raw(HEAD, b"Transfer-Encoding: xchunked\r\n\r\n", PAGE), said="full"),
    Case(
        "101 to another protocol",
        lambda: raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n", b"\x81\x05hello"),
    ),
    Case("204 with a body", lambda: raw(b"HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\npage")),
    Case("304 that nobody asked for", lambda: raw(b"HTTP/1.1 304 Not Modified\r\n\r\n")),
    Case(
        "206 that nobody asked for",
        lambda: raw(b"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 5-9/99\r\nContent-Length: 5\r\n\r\nparts"),
    ),
    Case("HTTP/0.9", lambda: raw(PAGE), "failed"),
    Case(
        "HTTP/2.0 in the status line",
        lambda: raw(b"HTTP/2.0 200 OK\r\nContent-Type: text/html\r\n\r\n", PAGE),
        said="full",
    ),
    Case("HTTP/9.9", lambda: raw(b"HTTP/9.9 200 OK\r\nContent-Type: text/html\r\n\r\n", PAGE), said="full"),
    Case("an HTTP/2 preface", lambda: raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), "failed"),
    Case("status 99999", lambda: raw(b"HTTP/1.1 99999 No\r\nContent-Length: 4\r\n\r\npage"), ""),
    Case("status -1", lambda: raw(b"HTTP/1.1 -1 No\r\nContent-Length: 4\r\n\r\npage"), "failed"),
    Case("a header without a name", lambda: raw(HEAD, b": empty\r\n\r\n", PAGE), said="full"),
    Case("a header name of controls", lambda: raw(HEAD, b"X\x1b[2J\x00\x07: y\r\n\r\n", PAGE), said="full"),
    Case("line ends of LF alone", lambda: raw(b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n", PAGE), said="full"),
    Case("a length of zero with a body", lambda: raw(HEAD, b"Content-Length: 0\r\n\r\n", PAGE)),
    Case("many answers behind the first", lambda: [ok(PAGE) + ok(b"<h1>Injected</h1>") * 5000], said="full"),
    Case("keep-alive with a promise", lambda: [ok(PAGE, b"Keep-Alive: timeout=99999999, max=99999999")], said="full"),
]

MORE_REDIRECTS = [
    Case("a loop whose URLs grow", lambda: lambda request, nth: to(b"/" + b"x/" * nth * 40), "failed", "redirections"),
    Case("a loop through queries", lambda: lambda request, nth: to(b"/?n=%d" % nth), "failed", "redirections"),
    Case("a refresh of URLs that grow", lambda: lambda request, nth: [ok(refresh(f"/{'a/' * nth}"))], "failed"),
    Case("a Location with a header behind it", lambda: to(b"/b%0d%0aSet-Cookie:%20a=b"), "failed"),
    Case("a folded Location", lambda: [ok(b"", b"Location: http://\r\n 10.0.0.1/", status=b"302 Found")], ""),
    Case("two Locations", lambda: [ok(b"", b"Location: http://10.0.0.1/", b"Location: /b", status=b"302 Found")], ""),
    Case("a Location behind a Tab", lambda: to(b"\thttp://10.0.0.1/"), "refused"),
    Case("a Location with a backslash", lambda: to(b"http:\\\\10.0.0.1\\"), ""),
    Case("a Location without a scheme", lambda: to(b"//10.0.0.1/"), "refused"),
    Case("a Location with a port in words", lambda: to(b"http://10.0.0.1:http/"), "failed"),
    Case("a Location to port 0", lambda: to(b"http://10.0.0.1:0/"), ""),
    Case("a Location to port 99999", lambda: to(b"http://10.0.0.1:99999/"), "failed"),
    Case("a Location to port 22", lambda: to(b"http://93.184.215.14:22/"), "refused", "not used by the public web"),
    Case("300 with choices", lambda: [ok(b"choose", b"Location: /b", status=b"300 Multiple Choices")]),
    Case("305 to a proxy", lambda: [ok(b"", b"Location: http://10.0.0.1:8080/", status=b"305 Use Proxy")]),
    Case("a Refresh header inside", lambda: [ok(PAGE, b"Refresh: 0; url=http://10.0.0.1/")], "refused", "full"),
    Case("a frame inside", lambda: [ok(html(inside='<iframe src="http://10.0.0.1/"></iframe>'))], said="full"),
    Case("a base elsewhere", lambda: [ok(html(head='<base href="http://10.0.0.1/">'))], said="full"),
    Case(
        "a refresh by a base",
        lambda: [ok(html(head='<base href="http://10.0.0.1/"><meta http-equiv=refresh content="0;url=a">'))],
        "refused",
    ),
    *[
        Case(f"a refresh to {place}", partial(fine, refresh(place)), outcome)
        for place, outcome in (
            ("javascript:alert(1)", ""),
            ("data:text/html,x", ""),
            ("ftp://10.0.0.1/", ""),
            ("//10.0.0.1/", "refused"),
            ("http://0x0a000001/", "refused"),
            ("http://user:secret@10.0.0.1/", "refused"),
            ("http://[::1]/", "refused"),
        )
    ],
    *[
        Case(f"to the host {host}", partial(to, f"http://{host}/".encode()), outcome)
        for host, outcome in (
            ("10.0.0.1.", "refused"),
            ("10.0.0.1%2f.test", ""),
            ("0", "refused"),
            ("0xA.0.0.1", "refused"),
            ("10.0.1", "refused"),
            ("127.0.0.2.", "refused"),
            ("[::ffff:a00:1]", "refused"),
            ("[0:0:0:0:0:ffff:10.0.0.1]", "refused"),
            ("[::]", "refused"),
            ("[::1]:8080", "refused"),
            ("[fe80::1%25eth0]", ""),
            ("[64:ff9b:1::a00:1]", "refused"),
            ("[2001:db8::1]", "refused"),
            ("192.0.2.1", "refused"),
            ("198.18.0.1", "refused"),
            ("203.0.113.1", "refused"),
            ("240.0.0.1", "refused"),
            ("a_b..test", "failed"),
            (f"{'a' * 64}.test", "failed"),
            ("-.test-", ""),
            ("xn--a.test", "failed"),
        )
    ],
    Case("to circled digits", lambda: to("http://①⓪.⓪.⓪.①/".encode()), ""),
    Case("to wide digits", lambda: to("http://１０.0.0.1/".encode()), ""),
]

MORE_MARKUP = [
    Case("100,000 deep", lambda: [ok(html("<div>" * 100_000))]),
    Case("100,000 deep and closed", lambda: [ok(html("<div>" * 100_000 + "</div>" * 100_000))]),
    Case("100,000 spans deep in a paragraph", lambda: [ok(html(inside="<p>" + "<span>" * 100_000))]),
    Case("100,000 forms", lambda: [ok(html("<form>" * 100_000))]),
    Case("a table of 100,000 cells", lambda: [ok(html("<table>" + "<tr><td>x" * 100_000))]),
    Case("colspan of a billion", lambda: [ok(html("<table><tr><td colspan=999999999 rowspan=999999999>x</table>"))]),
    Case("an attribute of 10 MB", lambda: [ok(html(f'<div class="{"x " * 5 * MB}">'))]),
    Case("100,000 attributes", lambda: [ok(html("<div " + " ".join(f"a{n}" for n in range(100_000)) + ">"))]),
    Case("100,000 classes", lambda: [ok(html(f'<div class="{" ".join(f"c{n}" for n in range(100_000))}">'))]),
    Case("an attribute that is not closed", lambda: [ok(html('<div title="' + "x" * MB))]),
    Case("an element name of 1 MB", lambda: [ok(html(f"<{'x' * MB}>"))]),
    Case("a million entities", lambda: [ok(html(inside="<p>" + "&lt;" * 250_000))]),
    Case("numeric entities without an end", lambda: [ok(html(inside="<p>&#" + "9" * 100_000))]),
    Case("100,000 meta lines", lambda: [ok(html(head='<meta property="og:title" content="x">' * 50_000))]),
    Case(
        "10,000 JSON-LD blocks",
        lambda: [ok(html(head='<script type="application/ld+json">{"@type":"Thing"}</script>' * 5_000))],
    ),
    Case(
        "JSON-LD of 5 MB",
        lambda: [ok(html(head=f'<script type="application/ld+json">{{"a":"{"x" * 5 * MB}"}}</script>'))],
    ),
    Case(
        "JSON-LD of nested objects",
        lambda: [
            ok(
                html(
                    head=f'<script type="application/ld+json">{chr(123) + chr(34) + "a" + chr(34) + ":"}' * 5000
                    + "</script>"
                )
            )
        ],
    ),
    Case("SVG and MathML in one another", lambda: [ok(html("<svg><math>" * 5_000))]),
    Case("templates in templates", lambda: [ok(html("<template>" * 5_000))]),
    Case("a noscript in a noscript", lambda: [ok(html("<noscript>" * 5_000))]),
    Case("CDATA without an end", lambda: [ok(html(after="<![CDATA[" + "x" * MB))]),
    Case("a doctype without an end", lambda: [ok(b"<!DOCTYPE " + b"x" * MB)]),
    Case("a processing instruction without an end", lambda: [ok(b"<?php " + b"x" * MB + PAGE)]),
    Case(
        "billion laughs in html",
        lambda: [
            ok(
                b'<!DOCTYPE a [<!ENTITY a "'
                + b"ha" * 99
                + b'"><!ENTITY b "'
                + b"&a;" * 99
                + b'">]>'
                + html(inside="<p>&b;" * 999)
            )
        ],
    ),
    Case(
        "an outside parameter entity",
        lambda: typed(b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://10.0.0.1/x.dtd">%x;]><a/>', b"application/xml"),
    ),
    Case(
        "XInclude",
        lambda: typed(
            b'<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="file:///etc/passwd" parse="text"/></a>',
            b"application/xml",
        ),
    ),
    Case(
        "an XSLT of elsewhere",
        lambda: typed(b'<?xml-stylesheet type="text/xsl" href="http://10.0.0.1/x.xsl"?><a/>', b"application/xml"),
    ),
    Case("a line of 10 MB", lambda: [ok(html(inside="<p>" + "word " * 2 * MB))]),
    Case("200,000 line breaks", lambda: [ok(html(inside="<p>" + "x<br>" * 100_000))]),
    Case("zalgo", lambda: [ok(html(inside="<p>" + "a" + "\u0301" * 50_000))]),
    Case(
        "tag characters in the title",
        lambda: [ok(html(title="The crane\U000e0041\U000e0042\u200b\u2060\ufff9"))],
        said="full",
    ),
    Case("a title of bells", lambda: [ok(html(title="\x07" * 999))]),
    Case("OSC 8 in the title", lambda: [ok(html(title="\x1b]8;;http://evil.test\x07click\x1b]8;;\x07"))]),
    Case("C1 controls in the title", lambda: [ok(html(title="\x9b31mThe crane\x9d0;x\x9c"))]),
    Case("a tab in the title", lambda: [ok(html(title="The\tcrane\tstays"))], said="full"),
    Case("a formula with + as title", lambda: [ok(html(title="+1+cmd|' /C calc'!A0"))], said="full"),
    Case("a formula with @ as title", lambda: [ok(html(title="@SUM(1+1)*cmd|' /C calc'!A0"))], said="full"),
    Case(
        "authors with escapes",
        lambda: [ok(html(head='<meta name=author content="\x1b[31mEve&#10;Mallory">'))],
        said="full",
    ),
    Case(
        "a canonical of another scheme",
        lambda: [ok(html(head='<link rel=canonical href="file:///etc/passwd">'))],
        said="full",
    ),
    Case(
        "a canonical with user info",
        lambda: [ok(html(head='<link rel=canonical href="http://me:secret@bank.test/">'))],
        said="full",
    ),
    Case("a canonical with half a character", lambda: [ok(html(head='<link rel=canonical href="/\ud83d">'))]),
    Case("500 canonicals", lambda: [ok(html(head='<link rel=canonical href="/a">' * 500))], said="full"),
    Case("a language of 1 MB", lambda: [ok(html(head=f'<meta http-equiv=content-language content="{"x" * MB}">'))]),
    Case(
        "a date of year 99999",
        lambda: [ok(html(head='<meta property="article:published_time" content="99999-01-01T00:00:00Z">'))],
        said="full",
    ),
    Case(
        "a date of 10,000 digits",
        lambda: [ok(html(head=f'<meta property="article:published_time" content="{"9" * 10_000}">'))],
        said="full",
    ),
]

UTF16 = html().decode().encode("utf-16-le")
MORE_KINDS = [
    Case("UTF-16 without a BOM", lambda: typed(UTF16, b"text/html")),
    Case("UTF-16 without a BOM, and said", lambda: typed(UTF16, b"text/html; charset=utf-16le"), said="full"),
    Case("UTF-16 with its BOM", lambda: typed(b"\xff\xfe" + UTF16, b"text/html"), said="full"),
    Case(
        "UTF-16 big end first",
        lambda: typed(b"\xfe\xff" + html().decode().encode("utf-16-be"), b"text/html"),
        said="full",
    ),
    Case("UTF-16 said as UTF-8", lambda: typed(b"\xff\xfe" + UTF16, b"text/html; charset=utf-8")),
    Case("UTF-32 with its BOM", lambda: typed(html().decode().encode("utf-32"), b"text/html")),
    Case(
        "UTF-7 script", lambda: typed(b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-" + PAGE, b"text/html; charset=utf-7")
    ),
    Case("KOI8-R said as UTF-8", lambda: typed(russian().encode("koi8-r"), b"text/html; charset=utf-8")),
    Case("windows-1251 without a word", lambda: typed(russian().encode("cp1251"), b"text/html")),
    Case(
        "windows-1251 said right",
        lambda: typed(russian().encode("cp1251"), b"text/html; charset=windows-1251"),
        said="full",
    ),
    Case("UTF-8 said as windows-1251", lambda: typed(russian().encode(), b"text/html; charset=windows-1251")),
    Case(
        "Shift_JIS cut in a character",
        lambda: typed("<p>日本語".encode("shift_jis")[:-1] * 999, b"text/html; charset=shift_jis"),
    ),
    Case(
        "GB18030",
        lambda: typed(("<p>" + "港口委员会星期二再次开会。" * 99).encode("gb18030"), b"text/html; charset=gb18030"),
    ),
    Case("ISO-2022-JP that switches", lambda: typed(b"\x1b$B" * 9999 + PAGE, b"text/html; charset=iso-2022-jp")),
    Case(
        "three charsets",
        lambda: typed(html(head="<meta charset=utf-7><meta charset=koi8-r>"), b"text/html; charset=x-user-defined"),
    ),
    Case(
        "UTF-8 that is overlong",
        lambda: typed(PAGE.replace(b"crane", b"\xc0\xaf\xe0\x80\xaf\xf8"), b"text/html; charset=utf-8"),
    ),
    *[
        Case(f"{name} as text/html", partial(fine, body))
        for name, body in (
            ("JPEG", b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(256)) * 400),
            ("GIF", b"GIF89a" + bytes(range(256)) * 400),
            ("WebP", b"RIFF\0\0\0\0WEBPVP8 " + bytes(range(256)) * 400),
            ("MP4", b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 400),
            ("gzip", gzip.compress(PAGE)),
            ("ELF", b"\x7fELF" + bytes(range(256)) * 400),
            ("SQLite", b"SQLite format 3\0" + bytes(range(256)) * 400),
            ("JSON", b'{"a":' * 50_000),
            ("RSS", b"<?xml version='1.0'?><rss><channel><item><title>x</title></item></channel></rss>"),
            ("a WARC", b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n" * 99),
            ("a PDF behind a page", PAGE + b"%PDF-1.7" + bytes(range(256)) * 400),
        )
    ],
    *[
        Case(f"a page as {kind}", partial(typed, PAGE, kind.encode("latin-1")))
        for kind in (
            "application/pdf",
            "application/zip",
            "text/plain",
            "application/json",
            "text/html\x1b[31m",
            "multipart/x-mixed-replace; boundary=x",
            "message/http",
            "text/html;charset",
            "/",
            "",
            ";",
            "text/html, text/html",
        )
    ],
    Case("a gzip bomb as text/html", lambda: fine(bomb())),
    Case("a zip bomb", lambda: typed(b"PK\3\4" + zlib.compress(bytes(20 * MB), 1), b"application/zip")),
    Case("a cookie of 200 KB", lambda: [ok(PAGE, b"Set-Cookie: a=" + b"x" * 200_000)], said="full"),
    Case("cookies by the thousand", lambda: [ok(PAGE, *[b"Set-Cookie: c%d=1" % n for n in range(5_000)])], said="full"),
    Case("Retry-After of a year", lambda: [ok(b"later", b"Retry-After: 31536000", status=b"503 Busy")], said="503"),
    Case(
        "Retry-After of 10,000 digits",
        lambda: [ok(b"later", b"Retry-After: " + b"9" * 10_000, status=b"429 Slow")],
        said="429",
    ),
    Case(
        "Retry-After that is no date",
        lambda: [ok(b"later", b"Retry-After: Foo, 99 Bar 99999", status=b"503 Busy")],
        said="503",
    ),
    Case("an ETag of 100 KB", lambda: [ok(PAGE, b"ETag: " + b"x" * 100_000)], said="full"),
    Case("a Date of the year 9999", lambda: [ok(PAGE, b"Date: Fri, 31 Dec 9999 23:59:59 GMT")], said="full"),
    Case("Alt-Svc elsewhere", lambda: [ok(PAGE, b'Alt-Svc: h3="10.0.0.1:443"; ma=99999999')], said="full"),
    Case(
        "HSTS and a report elsewhere",
        lambda: [ok(PAGE, b"Report-To: http://10.0.0.1/", b"Strict-Transport-Security: max-age=9")],
        said="full",
    ),
    Case(
        "407 of a proxy that is none",
        lambda: [ok(b"who?", b"Proxy-Authenticate: Basic realm=x", status=b"407 Proxy")],
        said="407",
    ),
    Case("451 by law", lambda: [ok(b"gone", status=b"451 Unavailable")], said="451"),
    Case("a TLS hello", lambda: raw(b"\x16\x03\x01\x02\x00" + bytes(512)), "failed"),
    Case("an SMTP greeting", lambda: raw(b"220 mail.test ESMTP\r\n"), "failed"),
    Case("zeros for an answer", lambda: raw(bytes(100_000)), "failed"),
]

MOVED = b"HTTP/1.1 302 Found\r\nLocation: /there\r\n"
HIDDEN = "<script>var later = '<meta http-equiv=refresh content=0;url=http://10.0.0.1/>'</script>"


def hop(script):
    return {"*": [ok(PAGE)], Case._field_defaults["path"]: script}


def members(body, size=99):
    return b"".join(gzip.compress(body[at : at + size]) for at in range(0, len(body), size))


def without_end(body):
    made = zlib.compressobj()
    return made.compress(body) + made.flush(zlib.Z_SYNC_FLUSH)


def wide(codec):
    return russian().replace("<!doctype html>", f"<!doctype html><html><body>{'<p>Кран</p>' * 9}").encode(codec)


SUBTLE = [  # what looks like an ordinary answer, and is read to its end
    Case("gzip in many members", lambda: coded(members(PAGE), b"gzip"), said='"words": 260'),
    Case("gzip behind empty members", lambda: coded(gzip.compress(b"") * 9 + gzip.compress(PAGE), b"gzip"), said=FULL),
    Case("200,000 empty members", lambda: coded(gzip.compress(b"") * 200_000, b"gzip"), said="over 10000 gzip members"),
    Case(
        "gzip with a wrong length", lambda: coded(gzip.compress(PAGE)[:-4] + bytes(4), b"gzip"), said="cut short: gzip"
    ),
    Case(
        "deflate with a wrong checksum", lambda: coded(zlib.compress(PAGE)[:-4] + bytes(4), b"deflate"), said="teaser"
    ),
    Case("deflate cut short", lambda: coded(zlib.compress(PAGE)[:-20], b"deflate"), said="cut short: deflate"),
    Case("deflate that is flushed, not ended", lambda: coded(without_end(PAGE), b"deflate"), said=FULL),
    Case("brotli with junk behind it", lambda: coded(brotli.compress(PAGE) + b"junk", b"br"), said=FULL),
    Case(
        "zstd with a window of 128 MB", lambda: coded(b"\x28\xb5\x2f\xfd\0\x88" + PAGE, b"zstd"), said="cut short: zstd"
    ),
    Case(
        "gzip that is none, in chunks",
        lambda: raw(CHUNKED[:-2], b"Content-Encoding: gzip\r\n\r\n", chunks(PAGE)),
        said=FULL,
    ),
    Case("brotli that is none, to the end", lambda: raw(HEAD, b"Content-Encoding: br\r\n\r\n", PAGE), said=FULL),
    Case(
        "a length with twenty zeros", lambda: raw(HEAD, b"Content-Length: %025d\r\n\r\n" % len(PAGE), PAGE), said=FULL
    ),
    Case(
        "a length of 2^63 - 1",
        lambda: raw(HEAD, b"Content-Length: 9223372036854775807\r\n\r\n", PAGE),
        said="cut short",
    ),
    Case("a length of 20 digits", lambda: raw(HEAD, b"Content-Length: 99999999999999999999\r\n\r\n", PAGE)),
    Case("101 with a length", lambda: raw(b"HTTP/1.1 101 Switching\r\nContent-Length: 9\r\n\r\n", PAGE), said="failed"),
    Case("a reason of 100 KB", lambda: raw(b"HTTP/1.1 200 ", b"x" * 100_000, HEAD[15:], b"\r\n", PAGE), said=FULL),
    Case("a reason of 300 KB", lambda: raw(b"HTTP/1.1 200 ", b"x" * 300_000), "failed", "the head is over"),
    Case(
        "a part that nobody asked for",
        lambda: [ok(PAGE, b"Content-Range: bytes 0-9/999", status=b"206 Partial")],
        said="a part only",
    ),
    Case("a redirect whose body never ends", lambda: hop(endless(MOVED + b"\r\n", b"x" * MB)), said=FULL),
    Case("a redirect whose body never comes", lambda: hop([MOVED + b"Content-Length: 9\r\n\r\n", HOLD]), said=FULL),
    Case("a Location of 9 KB, answered", lambda: hop(to(b"/" + b"x" * 9000)), "failed", "over 8192"),
    Case("a Refresh header to the page", lambda: hop([ok(b"<p>wait", b"Refresh: 0;url='/there'")]), said=FULL),
    Case("a refresh in a script", lambda: [ok(html(head=HIDDEN))], said=FULL),
    Case(
        "a refresh in a text area",
        lambda: [ok(html(f"<textarea>{refresh('http://10.0.0.1/').decode()}</textarea>"))],
        said=FULL,
    ),
    Case("a refresh with spaces and quotes", lambda: hop([ok(refresh(" 0 ; url = '/there'x"))]), said=FULL),
    Case("thirty comments before the page", lambda: [ok(b"<!---->" * 30 + PAGE)], said=FULL),
    Case(
        "60,000 attributes", lambda: [ok(html("<div " + " ".join(f"a{n}='1'" for n in range(60_000)) + ">"))], said=FULL
    ),
    Case(
        "UTF-16 in another script, by header",
        lambda: typed(wide("utf-16-le"), b"text/html; charset=utf-16le"),
        said=FULL,
    ),
    Case("UTF-16, big end first, unsaid", lambda: typed(wide("utf-16-be"), b"text/html"), said=FULL),
]

ROBOTS = {  # the case under robots.txt → what becomes of the page
    "robots.txt of 20 MB": (lambda: [ok(b"Allow: /\n" * 2_000_000)], "archived"),
    "robots.txt as a bomb": (lambda: coded(bomb(), b"gzip"), "failed"),
    "robots.txt in a loop": (lambda: to(b"/robots.txt"), "failed"),
    "robots.txt that hangs": (lambda: [HOLD], "failed"),
    "robots.txt that is a page": (lambda: [ok(PAGE)], "archived"),
    "robots.txt of binary": (lambda: [ok(bytes(range(256)) * 400)], "archived"),
    "robots.txt with a pattern's worst case": (
        lambda: [ok(b"User-agent: *\nDisallow: /" + b"*a" * 5000 + b"$\n")],
        "archived",
    ),
    "robots.txt without an end": (lambda: endless(HEAD + b"\r\n", b"Allow: /\n" * 9999), "archived"),
    "robots.txt of 100 MB": (
        lambda: raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n", b"Allow: /\n" * 99_999),
        "archived",
    ),
    "robots.txt with a line of 10 MB": (lambda: [ok(b"User-agent: *\nDisallow: /" + b"x" * 10 * MB)], "archived"),
    "robots.txt with 100,000 groups": (lambda: [ok(b"User-agent: x\nDisallow: /\n" * 40_000)], "archived"),
    "robots.txt with escapes": (lambda: [ok(b"\x1b[2JUser-agent: *\nDisallow: /\x07\n")], "archived"),
    "robots.txt with 403": (lambda: [ok(b"", status=b"403 Forbidden")], "archived"),
    "robots.txt with 429": (lambda: [ok(b"", status=b"429 Slow")], "failed"),
    "robots.txt that is reset": (lambda: [RESET], "failed"),
    "robots.txt that forbids": (lambda: [ok(b"User-agent: *\nDisallow: /\n")], "robots"),
    "robots.txt of UTF-16": (lambda: [ok("User-agent: *\nDisallow: /x\n".encode("utf-16"))], "archived"),
    "robots.txt to a file": (lambda: to(b"file:///etc/passwd"), "archived"),
    "robots.txt in the intranet": (lambda: to(b"http://10.0.0.1/robots.txt"), "failed"),
    "robots.txt with 503": (lambda: [ok(b"", status=b"503 Service Unavailable")], "failed"),
    "robots.txt with a delay of a year": (lambda: [ok(b"User-agent: *\nCrawl-delay: 31536000\n")], "archived"),
}

CASES = [
    *SIZES,
    *MORE_SIZES,
    *REDIRECTS,
    *MORE_REDIRECTS,
    *MARKUP,
    *MORE_MARKUP,
    *KINDS,
    *MORE_KINDS,
    *PATHS,
    *SUBTLE,
    *[Case(name, partial(under_robots, script), outcome) for name, (script, outcome) in ROBOTS.items()],
]

"""What a hostile outlet may send: one row a case, each under a host of its own.

A case is what the outlet answers and what must become of the page: an outcome of the run, and a part of its line.
"""

import gzip
import time
import zlib
from typing import Any, NamedTuple

import brotli
import zstandard

from tests.servers import CLOSE, HOLD, RESET, ok

SENTENCE = "The harbour board met again on Tuesday and left the crane where it stood since the spring. "
ARTICLE = "".join(f"<p>{number}. {SENTENCE * 3}</p>" for number in range(1, 6))
MB = 1 << 20


class Case(NamedTuple):
    """`script` is that of the page, or a table of targets; an outcome of "" may be any, `said` stands in the line."""

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


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
RAW_BOMB = (lambda made: made.compress(bytes(100 * MB)) + made.flush())(zlib.compressobj(9, zlib.DEFLATED, -15))

SIZES = [
    Case("gzip bomb", coded(zeros(100 * MB, gzip.compress), b"gzip"), "failed"),
    Case("gzip bomb twice", coded(gzip.compress(zeros(100 * MB, gzip.compress)), b"gzip, gzip"), "failed"),
    Case("deflate bomb", coded(zeros(100 * MB, zlib.compress), b"deflate"), "failed"),
    Case("raw deflate bomb", coded(RAW_BOMB, b"deflate"), "failed"),
    Case("brotli bomb", coded(brotli.compress(bytes(100 * MB), quality=5), b"br"), "failed"),
    Case("zstd bomb", coded(zstandard.compress(bytes(100 * MB)), b"zstd"), "failed"),
    Case(
        "gzip bomb as transfer coding",
        raw(HEAD, b"Transfer-Encoding: gzip\r\n\r\n", gzip.compress(bytes(100 * MB))),
        "failed",
    ),
    Case("gzip that is none", coded(PAGE, b"gzip")),
    Case("brotli that is none", coded(PAGE, b"br")),
    Case("zstd that is none", coded(PAGE, b"zstd")),
    Case("unknown coding", coded(PAGE, b"rot13"), said="full"),
    Case("gzip cut short", coded(gzip.compress(PAGE)[:-20], b"gzip")),
    Case("gzip with junk behind it", coded(gzip.compress(PAGE) + b"junk" * 99, b"gzip"), said="full"),
    Case("gzip with a wrong checksum", coded(gzip.compress(PAGE)[:-8] + bytes(8), b"gzip")),
    Case("a hundred codings", coded(PAGE, b", ".join([b"gzip"] * 100))),
    Case("a body without an end", endless(HEAD + b"\r\n", b"x" * MB), "failed"),
    Case("chunks without an end", endless(CHUNKED, b"100000\r\n" + b"x" * MB + b"\r\n"), "failed"),
    Case("chunks of one byte without an end", endless(CHUNKED, b"1\r\nx\r\n" * 9999), ""),  # the size, or the time
    Case("a length of nine terabytes", raw(HEAD, b"Content-Length: 9999999999999\r\n\r\npart"), ""),
    Case("a drip", endless(HEAD + b"\r\n<p>", b"x", 0.1), "failed"),
    Case("a drip in the head", endless(HEAD, b"X: 1\r\n", 0.1), "failed"),
    Case("a drip in the status line", endless(b"HTTP/1.1 ", b"2", 0.1), "failed"),
    Case("silence", [HOLD], "failed"),
    Case("silence behind the head", [HEAD + b"Content-Length: 9\r\n\r\n", HOLD], "failed"),
    Case("headers without an end", endless(HEAD, b"X: 1\r\n" * 9999), "failed"),
    Case("one header without an end", endless(HEAD + b"X: ", b"x" * MB), "failed"),
    Case("a head of 300 KB", raw(HEAD, b"X: %b\r\n\r\n" % (b"x" * 300_000), PAGE), "failed"),
    Case("5,000 header lines", raw(HEAD, b"X: 1\r\n" * 5000, b"\r\n", PAGE), said="full"),
    Case("interim answers without an end", endless(b"", b"HTTP/1.1 103 Early\r\n\r\n" * 999), "failed"),
    Case("blank lines without an end", endless(b"", b"\r\n" * 9999), "failed"),
    Case("junk without an end", endless(b"", b"junk" * 9999), "failed"),
    Case("trailers without an end", endless(CHUNKED + b"4\r\npage\r\n0\r\n", b"X: 1\r\n" * 9999)),
    Case("a reset", [HEAD + b"Content-Length: 99\r\n\r\npart", RESET]),
    Case("a reset before anything", [RESET], "failed"),
]

REDIRECTS = [
    Case("a loop to itself", to(b"/"), "failed", "redirections"),
    Case("a loop of two", {"/a": to(b"/b"), "*": to(b"/a")}, "failed", "redirections"),
    Case("thirty hops", lambda request, nth: to(b"/%d" % nth) if nth < 30 else [ok(PAGE)], "failed", "redirections"),
    Case("a meta refresh loop", [ok(html(head='<meta http-equiv=refresh content="0;url=/">'))], "failed"),
    Case("no Location", [ok(b"moved", status=b"302 Found")]),
    Case("an empty Location", to(b""), "failed"),
    Case("a Location of 100 KB", to(b"/" + b"x" * 100_000), "failed"),
    Case("a Location with a NUL", to(b"/a\0b"), "failed"),
    Case("a Location that is no URL", to(b"http://[::bad/"), "failed"),
    Case("a Location without a host", to(b"http:///etc/passwd"), "failed"),
    Case("a Location with credentials", to(b"http://user:secret@10.0.0.1/"), "refused"),
    Case("a Location with other bytes", to(b"/caf\xe9\xff"), "failed"),
    *[
        Case(f"to {place}", to(place.encode()), "")
        for place in ("javascript:alert(1)", "data:text/html,x", "mailto:a@b.test")
    ],
    *[Case(f"to {place}", to(place.encode())) for place in ("file:///etc/passwd", "ftp://127.0.0.1/", "gopher://x/")],
    *[
        Case(f"to {place}", to(f"http://{place}/".encode()), "refused", "refused to connect")
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
    Case("a refresh to 10.0.0.1", [ok(b'<meta http-equiv=refresh content="0;url=http://10.0.0.1/">')], "refused"),
    Case("a refresh to a file", [ok(html(head='<meta http-equiv=refresh content="0;url=file:///etc/passwd">'))]),
]

DEEP, MANY = 3_000, 20_000
MARKUP = [
    Case("deeply nested", [ok(html("<div>" * DEEP))]),
    Case("deeply nested inline", [ok(html("<b><i>" * DEEP))]),
    Case("deeply nested tables", [ok(html("<table><tr><td>" * 1000))]),
    Case("deeply nested lists", [ok(html("<ul><li>" * 1000))]),
    Case("deeply nested quotes", [ok(html("<blockquote>" * 1000))]),
    Case("many empty elements", [ok(html("<br>" * MANY))]),
    Case("many paragraphs", [ok(html("<p>x" * MANY))]),
    Case("many links", [ok(html("<a href=/x>x</a>" * 5_000))]),
    Case("many attributes", [ok(html("<div " + " ".join(f"a{n}=1" for n in range(5_000)) + ">"))]),
    Case("an attribute of 1 MB", [ok(html(f'<div title="{"x" * MB}">'))]),
    Case("a text of 1 MB without a space", [ok(html(inside=f"<p>{'x' * 5 * MB}"))]),
    Case("a script of 10 MB", [ok(html(f"<script>{'x=1;' * 2_500_000}</script>"))], said="full"),
    Case("a comment that is not closed", [ok(html(after="<!-- " + "x" * MB))], said="full"),
    Case("a script that is not closed", [ok(html(after="<script>" + "x" * MB))], said="full"),
    Case("a title of 1 MB", [ok(html(title="x" * MB))]),
    Case("many entities", [ok(html(inside="<p>" + "&amp;" * MANY))]),
    Case(
        "entities that are no characters",
        [ok(html(inside="<p>&#0;&#xD800;&#x110000;&#99999999999;&bogus;"))],
        said="full",
    ),
    Case("NUL and control characters", [ok(html(inside="<p>\0\1\2\x1b[31mred\x07\x9b31m"))]),
    Case("bidi overrides", [ok(html(title="\u202ecilbup\u202c", inside="<p>\u202etxet\u2066\u2069"))], said="full"),
    Case("ANSI escapes in the title", [ok(html(title="\x1b]0;owned\x07\x1b[2J\x1b[31mThe crane"))]),
    Case("line ends in the title", [ok(html(title="The crane\r\narchived  full  fake line"))], said="full"),
    Case("half a surrogate", [ok(html(title="\ud83d half", inside="<p>\udc00"))]),
    Case("a spreadsheet formula as title", [ok(html(title='=HYPERLINK("http://x/","x")'))], said="full"),
    Case("markup as title", [ok(html(title="&lt;script&gt;alert(1)&lt;/script&gt;"))], said="full"),
    Case("a parser's worst case of <", [ok(html(after="<" * MANY))]),
    Case("a parser's worst case of quotes", [ok(html(after="<a b='\"" * 100_000))]),
    Case("a pattern's worst case of spaces", [ok(html(inside="<p>" + " " * MANY + "x"))]),
    Case("a pattern's worst case of letters", [ok(html(inside="<p>" + "a" * MANY + "!"))]),
    Case("a pattern's worst case of an address", [ok(html(inside="<p>" + "a@" * MANY))]),
    Case("a pattern's worst case of brackets", [ok(html(inside="<p>" + "([{" * MANY))]),
    Case(
        "XML entities",
        typed(
            b'<!DOCTYPE a [<!ENTITY b "b">'
            + b"".join(b'<!ENTITY b%d "%b">' % (n, b"&b%d;" % (n - 1) * 10) for n in range(1, 12))
            + b"]><a>&b11;</a>",
            b"application/xhtml+xml",
        ),
    ),
    Case("an outside entity", typed(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', b"text/html")),
    Case("JSON-LD that is deep", [ok(html(head=f'<script type="application/ld+json">{"[" * MANY}</script>'))]),
    Case("JSON-LD that is none", [ok(html(head='<script type="application/ld+json">{"@type":</script>'))], said="full"),
    Case(
        "JSON-LD with a huge number",
        [ok(html(head=f'<script type="application/ld+json">{{"a":{"9" * 9999}}}</script>'))],
    ),
    Case(
        "JSON-LD of other types",
        [
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
        "a canonical that is a script", [ok(html(head='<link rel=canonical href="javascript:alert(1)">'))], said="full"
    ),
    Case("a canonical elsewhere", [ok(html(head='<link rel=canonical href="https://bank.test/">'))], said="full"),
    Case("a canonical of 1 MB", [ok(html(head=f'<link rel=canonical href="/{"x" * MB}">'))]),
    Case("a canonical with line ends", [ok(html(head='<link rel=canonical href="/a&#10;b&#13;c">'))], said="full"),
    Case("a canonical with dots", [ok(html(head='<link rel=canonical href="/../../../etc/passwd">'))], said="full"),
    Case(
        "a date that is none",
        [ok(html(head='<meta property="article:published_time" content="99999-99-99T99">'))],
        said="full",
    ),
    Case("10,000 authors", [ok(html(head='<meta name=author content="A B">' * 10_000))]),
]

KINDS = [
    *[
        Case(f"the charset {name}", typed(PAGE, b"text/html; charset=" + name.encode()))
        for name in ("utf-16", "utf-7", "utf-32", "none", "x" * 5000, "idna", "rot13", "zlib", "unicode_escape", "\0")
    ],
    Case("a BOM of another charset", [ok(b"\xff\xfe" + PAGE)]),
    Case("a picture as text/html", [ok(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 400)]),
    Case("a PDF as text/html", [ok(b"%PDF-1.7\n" + bytes(range(256)) * 400)]),
    Case("a program as text/html", [ok(b"MZ" + bytes(range(256)) * 400)]),
    Case("an archive as text/html", [ok(b"PK\3\4" + bytes(range(256)) * 400)]),
    Case("a page as image/png", typed(PAGE, b"image/png")),
    Case("a page without a type", [b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE], said="full"),
    Case("a type of 5 KB", typed(PAGE, b"text/html; " + b"x" * 1000)),
    Case("two types", [ok(PAGE, b"Content-Type: application/octet-stream")]),
    Case("nothing", [ok(b"")]),
    Case("spaces", [ok(b" " * MB)]),
    Case("NULs", [ok(bytes(MB))]),
    Case(
        "a download of another name",
        [ok(PAGE, b'Content-Disposition: attachment; filename="../../etc/passwd"')],
        said="full",
    ),
    Case("a cookie for everyone", [ok(PAGE, b"Set-Cookie: a=b; Domain=test; Path=/")], said="full"),
    Case("a refresh header", [ok(PAGE, b"Refresh: 0; url=http://10.0.0.1/")]),
    Case("a Link header of 100 KB", [ok(PAGE, b"Link: <" + b"x" * 100_000 + b">; rel=canonical")]),
    Case("header values with escapes", [ok(PAGE, b"X: \x1b[31m\x07")], said="full"),
    Case("another protocol", raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "failed"),
    Case("a TLS alert", raw(b"\x15\x03\x01\x00\x02\x02\x0a"), "failed"),
    Case("status 000", raw(b"HTTP/1.1 000 Nothing\r\nContent-Length: 4\r\n\r\npage")),
    Case("status 999", raw(b"HTTP/1.1 999 No\r\nContent-Length: 4\r\n\r\npage"), said="error"),
    Case("a reason with escapes", raw(b"HTTP/1.1 404 \x1b[31m\x07Gone\r\nContent-Length: 4\r\n\r\npage"), said="404"),
    Case("401 that asks for a password", [ok(b"who?", b"WWW-Authenticate: Basic realm=x", status=b"401 Unauthorized")]),
    Case("lengths that differ", raw(HEAD, b"Content-Length: 9999\r\nContent-Length: 4\r\n\r\npage")),
    Case(
        "a length and chunks",
        raw(HEAD, b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npage\r\n0\r\n\r\n"),
    ),
    Case("a second answer behind the first", [ok(PAGE) + ok(b"<h1>Injected</h1>" * 50)], said="full"),
]

PATHS = [
    Case(f"the path {path[:40]}", [ok(PAGE)], path=path, said="full")
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

ROBOTS = {  # the case under robots.txt → what becomes of the page
    "robots.txt of 20 MB": ([ok(b"Allow: /\n" * 2_000_000)], "archived"),
    "robots.txt as a bomb": (coded(zeros(100 * MB, gzip.compress), b"gzip"), "failed"),
    "robots.txt in a loop": (to(b"/robots.txt"), "failed"),
    "robots.txt that hangs": ([HOLD], "failed"),
    "robots.txt that is a page": ([ok(PAGE)], "archived"),
    "robots.txt of binary": ([ok(bytes(range(256)) * 400)], "archived"),
    "robots.txt with a pattern's worst case": ([ok(b"User-agent: *\nDisallow: /" + b"*a" * 5000 + b"$\n")], "archived"),
    "robots.txt in the intranet": (to(b"http://10.0.0.1/robots.txt"), "archived"),
    "robots.txt with 503": ([ok(b"", status=b"503 Service Unavailable")], "failed"),
    "robots.txt with a delay of a year": ([ok(b"User-agent: *\nCrawl-delay: 31536000\n")], "archived"),
}

CASES = [
    *SIZES,
    *REDIRECTS,
    *MARKUP,
    *KINDS,
    *PATHS,
    *[Case(name, {"/robots.txt": script, "*": [ok(PAGE)]}, outcome) for name, (script, outcome) in ROBOTS.items()],
]

"""Answers, ordinary and odd, and what must come of each: one row a kind; and scraps of them, for fuzzing."""

import os
import zlib
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from crawler.answer import EXCERPT, HEAD_LIMIT


class Case(NamedTuple):
    name: str
    sent: bytes  # until the peer closes
    status: int = 200
    body: bytes = b"page"
    before: bytes = b""
    after: bytes = b""
    faults: tuple = ()
    truncated: str = ""
    error: str = ""  # stands in it
    coded: bool = False
    reusable: bool = True
    method: str = "GET"
    body_limit: int = 0


OK = b"HTTP/1.1 200 OK\r\n"
LENGTH = b"Content-Length: 4\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"
CHUNKS = b"2\r\npa\r\n2\r\nge\r\n0\r\n\r\n"
PAGE = OK + LENGTH + b"\r\npage"
GZIPPED = (lambda deflate: deflate.compress(b"page") + deflate.flush())(zlib.compressobj(wbits=31))
MANY = b"".join(b"X-%d: %d\r\n" % (n, n) for n in range(400))
BIG = b"X-Big: " + b"x" * 200_000 + b"\r\n"


def chunk(data):
    return b"%x\r\n%b\r\n" % (len(data), data)


CASES = [
    # --- ordinary ---
    Case("length", PAGE),
    Case("no body", OK + b"Content-Length: 0\r\n\r\n", body=b""),
    Case("close ends the body", OK + b"\r\npage", reusable=False),
    Case("chunked", OK + CHUNKED + b"\r\n" + CHUNKS, coded=True),
    Case("chunk extensions", OK + CHUNKED + b'\r\n4;a=b;c="d"\r\npage\r\n0;x\r\n\r\n', coded=True),
    Case(
        "trailers",
        OK + CHUNKED + b"\r\n4\r\npage\r\n0\r\nX-Sum: 1\r\nY: 2\r\n\r\n",
        coded=True,
        after=b"X-Sum: 1\r\nY: 2\r\n\r\n",
        faults=("trailers",),
    ),
    Case(
        "upper case chunk size with leading zeros",
        OK + CHUNKED + b"\r\n000A\r\n0123456789\r\n0\r\n\r\n",
        body=b"0123456789",
        coded=True,
    ),
    Case("HTTP/1.0", b"HTTP/1.0 200 OK\r\n" + LENGTH + b"\r\npage", reusable=False),
    Case("HTTP/1.0 kept alive", b"HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\n" + LENGTH + b"\r\npage"),
    Case("connection close", OK + b"Connection: close\r\n" + LENGTH + b"\r\npage", reusable=False),
    Case("204 has no body", b"HTTP/1.1 204 No Content\r\n\r\n", 204, b""),
    Case("304 has no body whatever its length", b"HTTP/1.1 304 Not Modified\r\n" + LENGTH + b"\r\n", 304, b""),
    Case("HEAD has no body whatever its length", OK + LENGTH + b"\r\n", body=b"", method="HEAD"),
    Case("404", b"HTTP/1.1 404 Not Found\r\n" + LENGTH + b"\r\npage", 404),
    # --- odd heads ---
    Case(
        "one interim answer",
        b"HTTP/1.1 100 Continue\r\n\r\n" + PAGE,
        before=b"HTTP/1.1 100 Continue\r\n\r\n",
        faults=("interim answer 100",),
    ),
    Case(
        "two interim answers",
        b"HTTP/1.1 102 P\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + PAGE,
        before=b"HTTP/1.1 102 P\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n",
        faults=("interim answer 102", "interim answer 103"),
    ),
    Case(
        "101 that nobody asked for",
        b"HTTP/1.1 101 Switching\r\n\r\nframes",
        101,
        b"",
        after=b"frames",
        faults=("bytes after the answer",),
        reusable=False,
    ),
    Case("lines without CR", PAGE.replace(b"\r\n", b"\n"), faults=("line ends without CR",)),
    Case("some lines without CR", OK + b"A: 1\n" + LENGTH + b"\n" + b"page", faults=("line ends without CR",)),
    Case("folded line", OK + b"A: 1\r\n 2\r\n\t3\r\n" + LENGTH + b"\r\npage", faults=("folded header line",)),
    Case("folded first line", OK + b" A: 1\r\n" + LENGTH + b"\r\npage", faults=("folded header line",)),
    Case("no space after the colon", OK + b"Content-Length:4\r\n\r\npage"),
    Case("space before the colon", OK + b"Content-Length : 4\r\n\r\npage", faults=("space before the colon",)),
    Case("line without a colon", OK + b"garbage\r\n" + LENGTH + b"\r\npage", faults=("header line without a colon",)),
    Case("line without a name", OK + b": x\r\n" + LENGTH + b"\r\npage", faults=("header line without a name",)),
    Case("NUL in a value", OK + b"A: \0b\r\n" + LENGTH + b"\r\npage", faults=("NUL in the head",)),
    Case("CR in a value", OK + b"A: x\ry\r\n" + LENGTH + b"\r\npage", faults=("CR within a line",)),
    Case("status 999", b"HTTP/1.1 999 Request denied\r\n" + LENGTH + b"\r\npage", 999),
    Case("no reason", b"HTTP/1.1 200 \r\n" + LENGTH + b"\r\npage"),
    Case(
        "no space after the status", b"HTTP/1.1 200\r\n" + LENGTH + b"\r\npage", faults=("no space after the status",)
    ),
    Case(
        "reason glued to the status",
        b"HTTP/1.1 200OK\r\n" + LENGTH + b"\r\npage",
        faults=("no space between status and reason",),
    ),
    Case(
        "no version",
        b"HTTP 200 OK\r\n" + LENGTH + b"\r\npage",
        faults=("no version in the status line",),
        reusable=False,
    ),
    Case("lower case http", b"http/1.1 200 ok\r\n" + LENGTH + b"\r\npage"),
    Case("two spaces", b"HTTP/1.1  200  OK\r\n" + LENGTH + b"\r\npage"),
    Case("HTTP/2 said in HTTP/1", b"HTTP/2 200\r\n" + LENGTH + b"\r\npage", faults=("no space after the status",)),
    Case("non-ASCII reason and value", b"HTTP/1.1 200 \xc4\xd0\r\nA: \xff\xfe\r\n" + LENGTH + b"\r\npage"),
    Case(
        "blank lines before", b"\r\n\n\r\n" + PAGE, before=b"\r\n\n\r\n", faults=("blank lines before the status line",)
    ),
    Case(
        "junk lines before",
        b"PHP Warning: x\r\n<br>\n" + PAGE,
        before=b"PHP Warning: x\r\n<br>\n",
        faults=("junk before the status line",),
    ),
    Case(
        "four bytes of junk before",
        b"\xef\xbb\xbf " + PAGE,
        before=b"\xef\xbb\xbf ",
        faults=("junk before the status line",),
    ),
    Case("400 headers", OK + MANY + LENGTH + b"\r\npage"),
    Case("200 KB of headers", OK + BIG + LENGTH + b"\r\npage"),
    # --- odd lengths ---
    Case("equal lengths", OK + LENGTH * 2 + b"\r\npage", faults=("repeated Content-Length",)),
    Case("listed equal lengths", OK + b"Content-Length: 4, 4\r\n\r\npage", faults=("repeated Content-Length",)),
    Case(
        "unequal lengths",
        OK + LENGTH + b"Content-Length: 2\r\n\r\npage",
        faults=("unequal Content-Length",),
        reusable=False,
    ),
    Case("negative length", OK + b"Content-Length: -1\r\n\r\npage", faults=("invalid Content-Length",), reusable=False),
    Case(
        "length with a plus", OK + b"Content-Length: +4\r\n\r\npage", faults=("invalid Content-Length",), reusable=False
    ),
    Case(
        "no number as length",
        OK + b"Content-Length: four\r\n\r\npage",
        faults=("invalid Content-Length",),
        reusable=False,
    ),
    Case("empty length", OK + b"Content-Length:\r\n\r\npage", faults=("invalid Content-Length",), reusable=False),
    Case(
        "5000 digits of length",
        OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\npage",
        faults=("invalid Content-Length",),
        reusable=False,
    ),
    Case(
        "invalid, then valid length",
        OK + b"Content-Length: x\r\n" + LENGTH + b"\r\npage",
        faults=("invalid Content-Length",),
        reusable=False,
    ),
    Case(
        "both length and chunked",
        OK + b"Content-Length: 99\r\n" + CHUNKED + b"\r\n" + CHUNKS,
        coded=True,
        faults=("both Content-Length and chunked",),
        reusable=False,
    ),
    Case(
        "identity",
        OK + b"Transfer-Encoding: identity\r\n" + LENGTH + b"\r\npage",
        faults=("Transfer-Encoding 'identity' ignored",),
    ),
    Case(
        "unknown transfer coding",
        OK + b"Transfer-Encoding: utf-8\r\n" + LENGTH + b"\r\npage",
        faults=("Transfer-Encoding 'utf-8' ignored",),
    ),
    Case("gzip, chunked", OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + chunk(GZIPPED) + b"0\r\n\r\n", coded=True),
    Case(
        "gzip and chunked in two lines",
        OK + b"Transfer-Encoding: gzip\r\n" + CHUNKED + b"\r\n" + chunk(GZIPPED) + b"0\r\n\r\n",
        coded=True,
    ),
    Case("gzip until close", OK + b"Transfer-Encoding: gzip\r\n\r\n" + GZIPPED, coded=True, reusable=False),
    Case(
        "bare deflate, chunked",
        OK + b"Transfer-Encoding: deflate, chunked\r\n\r\n" + chunk(zlib.compress(b"page")[2:-4]) + b"0\r\n\r\n",
        coded=True,
    ),
    Case(
        "gzip that is none",
        OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n" + CHUNKS,
        coded=True,
        faults=("the transfer coding could not be undone",),
    ),
    Case(
        "chunked, gzip",
        OK + b"Transfer-Encoding: chunked, gzip\r\n\r\n" + chunk(GZIPPED) + b"0\r\n\r\n",
        coded=True,
        faults=("chunked is not the last transfer coding, or stands twice",),
        reusable=False,
    ),
    Case(
        "chunked twice",
        OK + CHUNKED * 2 + b"\r\n" + CHUNKS,
        coded=True,
        faults=("chunked is not the last transfer coding, or stands twice",),
        reusable=False,
    ),
    Case(
        "chunked in HTTP/1.0",
        b"HTTP/1.0 200 OK\r\n" + CHUNKED + b"\r\n" + CHUNKS,
        coded=True,
        faults=("chunked in HTTP/1.0",),
        reusable=False,
    ),
    Case("ChunKed", OK + b"transfer-ENCODING:   ChunKed  \r\n\r\n" + CHUNKS, coded=True),
    Case(
        "gzip bomb as transfer coding",
        OK + b"Transfer-Encoding: gzip\r\n\r\n" + zlib.compress(bytes(10_000)),
        body=bytes(500),
        body_limit=500,
        coded=True,
        truncated="length",
        error="over the limit",
        reusable=False,
    ),
    # --- odd chunks ---
    Case(
        "LF chunk ends",
        OK + CHUNKED + b"\r\n" + CHUNKS.replace(b"\r\n", b"\n"),
        coded=True,
        faults=("chunk line ends without CR",),
    ),
    Case("spaces around the size", OK + CHUNKED + b"\r\n 4  \r\npage\r\n0\r\n\r\n", coded=True),
    Case(
        "bad chunk size",
        OK + CHUNKED + b"\r\n4\r\npage\r\nxyz\r\nmore",
        after=b"xyz\r\nmore",
        coded=True,
        truncated="unspecified",
        error="bad chunk size after 4 bytes",
        faults=("bad chunk size", "bytes after the answer"),
        reusable=False,
    ),
    Case(
        "0x chunk size",
        OK + CHUNKED + b"\r\n0x4\r\npage",
        body=b"",
        after=b"0x4\r\npage",
        coded=True,
        truncated="unspecified",
        error="bad chunk size",
        faults=("bad chunk size", "bytes after the answer"),
        reusable=False,
    ),
    Case(
        "chunk size of 40 digits",
        OK + CHUNKED + b"\r\n" + b"f" * 40 + b"\r\npage",
        body=b"",
        after=b"f" * 40 + b"\r\npage",
        coded=True,
        truncated="unspecified",
        error="bad chunk size",
        faults=("bad chunk size", "bytes after the answer"),
        reusable=False,
    ),
    Case(
        "chunk longer than its size",
        OK + CHUNKED + b"\r\n4\r\npages\r\n",
        after=b"s\r\n",
        coded=True,
        truncated="unspecified",
        error="chunk longer",
        faults=("chunk longer than its size", "bytes after the answer"),
        reusable=False,
    ),
    Case(
        "no last empty line",
        OK + CHUNKED + b"\r\n4\r\npage\r\n0\r\n",
        coded=True,
        faults=("no empty line behind the last chunk",),
    ),
    # --- cut short ---
    Case(
        "cut by length",
        OK + b"Content-Length: 9\r\n\r\npage",
        truncated="disconnect",
        error="closed after 4 of 9 bytes",
        reusable=False,
    ),
    Case(
        "cut within a chunk",
        OK + CHUNKED + b"\r\n9\r\npage",
        coded=True,
        truncated="disconnect",
        error="closed after 4 bytes",
        reusable=False,
    ),
    Case(
        "cut between chunks",
        OK + CHUNKED + b"\r\n4\r\npage\r\n",
        coded=True,
        truncated="disconnect",
        error="closed after 4 bytes",
        reusable=False,
    ),
    Case(
        "cut within a chunk's size",
        OK + CHUNKED + b"\r\n4\r\npage\r\n1",
        after=b"1",
        coded=True,
        truncated="disconnect",
        error="closed",
        reusable=False,
    ),
    Case(
        "size limit",
        OK + b"Content-Length: 4\r\n\r\npage",
        body=b"pag",
        body_limit=3,
        truncated="length",
        error="over the limit; 3 bytes",
        reusable=False,
    ),
    Case(
        "size limit, chunked",
        OK + CHUNKED + b"\r\n" + CHUNKS,
        body=b"pag",
        body_limit=3,
        coded=True,
        truncated="length",
        error="over the limit",
        reusable=False,
    ),
    Case(
        "size limit, until close",
        OK + b"\r\npage",
        body=b"pag",
        body_limit=3,
        truncated="length",
        error="over the limit",
        reusable=False,
    ),
    Case("as large as the limit", PAGE, body_limit=4),
    # --- extra bytes ---
    Case("extra bytes", PAGE + b"\r\nextra", after=b"\r\nextra", faults=("bytes after the answer",), reusable=False),
    Case(
        "extra bytes after chunks",
        OK + CHUNKED + b"\r\n" + CHUNKS + b"x",
        after=b"x",
        coded=True,
        faults=("bytes after the answer",),
        reusable=False,
    ),
    Case("a second answer", PAGE + PAGE, after=PAGE, faults=("bytes after the answer",), reusable=False),
]

UNREADABLE = [  # (name, sent, error)
    ("nothing", b"", "closed without an answer"),
    ("blank lines", b"\r\n\r\n", "no HTTP answer"),
    ("HTTP/0.9", b"<html>hello</html>\n", "no HTTP answer"),
    ("head cut", OK + b"Content-Le", "within the head"),
    ("status line cut", b"HTTP/1.1 20", "no HTTP answer"),
    ("interim answer alone", b"HTTP/1.1 100 Continue\r\n\r\n", "no HTTP answer"),
    ("no status", b"HTTP/1.1 OK\r\n\r\npage", "no HTTP answer"),
    ("status of four digits", b"HTTP/1.1 2000 OK\r\n\r\npage", "no HTTP answer"),
    ("status under 100", b"HTTP/1.1 000 OK\r\n\r\npage", "no HTTP answer"),
    ("another protocol", b"SSH-2.0-OpenSSH_9.2\r\n", "no HTTP answer"),
    ("TLS alert", b"\x15\x03\x01\x00\x02\x02\x0a", "no HTTP answer"),
    ("endless junk", b"x" * (EXCERPT + 10), "no HTTP answer"),
    ("head too large", OK + b"A: " + b"x" * HEAD_LIMIT + b"\r\n\r\npage", "over 1048576 bytes"),
]

PIECES = [
    OK,
    LENGTH,
    CHUNKED,
    CHUNKS,
    b"\r\n",
    b"\n",
    b"\r",
    b"\0",
    b"page",
    b"HTTP/1.1 100 Continue\r\n\r\n",
    b"HTTP/1.1 200\n",
    b"Transfer-Encoding: gzip, chunked\r\n",
    GZIPPED,
    b"4\r\n",
    b"0\r\n",
    b"3;x=y\nabc\n",
    b"X: y\r\n",
    b" folded\r\n",
    b"zz\r\n",
    b"Content-Length: 7\r\n",
    b"Connection: close\r\n",
]
scraps = st.lists(st.sampled_from(PIECES) | st.binary(max_size=12), max_size=14).map(b"".join)
answers = st.one_of(scraps, scraps.map(lambda tail: OK + tail), st.binary(max_size=200))

# A short form runs with the tests; FUZZ=20000 runs the long one.
FUZZ = settings(max_examples=int(os.environ.get("FUZZ", "300")), deadline=None, suppress_health_check=list(HealthCheck))

"""Reads one HTTP/1.x answer, however odd, without I/O: bytes in, facts out, never an exception.

What browsers show is read, and what was odd about it is noted in words instead of being refused. Nothing depends on
where the bytes were cut. The clauses are those of RFC 9112; where it says "reject" and browsers show a page, we read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from archive.httphead import content_length
from archive.inflate import GZIP, RAW, ZLIB, unpacked

HEAD_LIMIT = 1 << 20  # bytes before the body, interim answers and junk included
EXCERPT = 64 << 10  # bytes kept of what cannot be read, and of what comes behind an answer
FAULT_LIMIT = 20  # kinds of fault that are told of one answer
CHUNK_LIMIT = 200_000  # chunks of one body, 5 µs of CPU each: a page in pieces of 160 bytes still fits
CHUNK_LINE_LIMIT = 16 << 10  # bytes of a chunk's first line, extensions included
STATUS_START = 256  # bytes of a line that tell whether it is a status line

# A status line. Browsers forgive four bytes before the first one (Chromium, HttpUtil::LocateStartOfStatusLine), a
# missing version and a missing reason; without a status from 100 on there is no answer (RFC 9110, 15).
_VERSION = rb"HTTP(?:/(\d{1,9}(?:\.\d{1,9})?))?[ \t]{1,200}"  # bounded, so that STATUS_START bytes tell
_STATUS = re.compile(_VERSION + rb"([1-9]\d\d)(?!\d)([^\r\n]*)", re.IGNORECASE)
_SLOPPY_STATUS = re.compile(rb".{1,4}?(?=" + _VERSION + rb"[1-9]\d\d(?!\d))", re.IGNORECASE | re.DOTALL)
_HEAD_END = re.compile(rb"\n\r?\n")
_CHUNK_LINE = re.compile(rb"[ \t]*0*([0-9a-fA-F]{1,15})[ \t]*(?:;[^\n]*)?\r?\n")
_NO_BODY = frozenset({101, 204, 304})


class Answer:
    r"""The answer to one request: `feed` it what comes, `end` it when nothing more will; it is `done` when whole.

    >>> answer = Answer()
    >>> answer.feed(b"HTTP/1.1 200 OK\nContent-Length: 2\n\nhi")
    >>> answer.done, answer.status, answer.body, answer.faults
    (True, 200, b'hi', ['line ends without CR'])
    """

    def __init__(
        self, method: str = "GET", *, head_limit: int = HEAD_LIMIT, body_limit: int = 0, keep_start: bool = False
    ) -> None:
        self.method = method
        self.head_limit = head_limit
        self.body_limit = body_limit  # bytes; 0: none
        self.keep_start = keep_start  # of a body that will be over the limit, too, so many bytes are wanted
        self.done = False
        self.head = b""  # status line to the empty line, byte for byte; empty while or when there is no readable answer
        self.before = b""
        self.coded = False
        self.truncated = ""
        self.error = ""
        self.faults: list[str] = []
        self.version = ""
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []  # folded lines joined, values stripped
        self.expected: int | None = None  # the length that the head promised
        self.reusable = False  # the connection may carry another exchange
        self._body = bytearray()  # one buffer: a list of a million tiny chunks would take 50 times their size
        self._kept = b""  # the body when it is done
        self._after = bytearray()
        self._tape = bytearray()  # everything until the head is through; then the line that is not yet whole
        self._line = 0  # where on the tape the line begins that may be a status line
        self._base = 0  # where the search for a status line began
        self._start = -1  # where on the tape the status line stands
        self._scan = 0
        self._need = 0  # bytes that the body or the chunk still lacks
        self._chunks = 0
        self._codings: list[str] = []
        # Plain functions, no bound methods: those would be a cycle, and bodies would wait for the garbage collector.
        self._step: Callable[[Answer, bytes, int], int] = Answer._read_head

    @property
    def body(self) -> bytes:
        """The body so far without transfer coding; when nothing readable came, the first 64 KB of what did."""
        if self.done and not self.head:
            return bytes(self._tape[:EXCERPT])
        return self._kept if self.done else bytes(self._body)

    def release(self) -> None:
        """Let go of the bytes: an error's traceback may hold this reader for long, and they are elsewhere by now."""
        self._kept, self._body, self._tape = b"", bytearray(), bytearray()

    @property
    def size(self) -> int:
        """Bytes of the body so far."""
        return len(self._kept) if self.done else len(self._body)

    def since(self, size: int) -> bytes:
        """What came of the body after its first `size` bytes."""
        whole = self._kept if self.done else self._body
        return bytes(memoryview(whole)[size:])

    @property
    def after(self) -> bytes:
        """Trailers with their empty line, and whatever came behind the answer (at most 64 KB)."""
        return bytes(self._after)

    def keep_up_to(self, limit: int) -> None:
        """Keep no more of the body than so many bytes, from now on."""
        self.body_limit = min(self.body_limit or limit, limit)
        if len(self._body) > limit:
            del self._body[limit:]
            self._over()

    def feed(self, data: bytes) -> None:
        """Read on."""
        at, end = 0, len(data)
        while at < end:
            at = self._step(self, data, at)  # each step says how far it read: nothing is copied twice

    def end(self, cut: str = "", error: str = "") -> None:
        """Nothing more will come: the peer closed or, with `cut` (time, disconnect, …), somebody broke off."""
        if self.done:
            return
        if not self.head:
            if not error and not self._tape:
                error = "the connection was closed without an answer"
            elif not error:
                error = "no HTTP answer" if self._start < 0 else "the connection was closed within the head"
            self._unreadable(error, cut)
        elif self._step == Answer._read_to_close and not cut:
            self._finish()
        elif self._step == Answer._read_trailer and not cut:
            self._fault("no empty line behind the last chunk")
            self._after += self._tape
            self._finish()
        else:
            self._after += self._tape
            of = f" of {self.expected}" if self.expected is not None else ""
            self._cut(cut or "disconnect", error or f"the connection was closed after {self.size}{of} bytes")

    # --- the head ---

    def _read_head(self, data: bytes, at: int) -> int:
        tape = self._tape
        known = len(tape) - at
        tape += data[at:]
        while True:
            if self._start < 0 and not self._find_status():
                return len(data)
            found = _HEAD_END.search(tape, max(self._scan - 2, self._start))
            end = found.end() if found else len(tape)
            if end > self.head_limit:
                self._unreadable(f"the head is over {self.head_limit} bytes", "length")
                return len(data)
            if not found:
                self._scan = end
                return len(data)
            head = bytes(tape[self._start : end])
            if not self._is_interim(head):
                break
            self._base = self._line = self._scan = end
            self._start = -1
        if self._start:
            self.before = bytes(tape[: self._start])
        self._tape = bytearray()
        self.head = head
        self._parse()
        self._frame()
        return end - known

    def _find_status(self) -> bool:
        """Look at each whole line that is not yet looked at; true when one of them is a status line."""
        tape = self._tape
        while True:
            stop = tape.find(b"\n", max(self._line, self._scan))
            end = stop if stop >= 0 else len(tape)
            line = self._line
            if not line and (slop := _SLOPPY_STATUS.match(tape, 0, end)):
                line = slop.end()
            is_status = bool(_STATUS.match(tape, line, end))
            if end - self._base > EXCERPT and self._is_hopeless(is_status, line, end, stop >= 0):
                return False
            if stop < 0:
                self._scan = len(tape)
                return False
            if is_status:
                if line > self._base:
                    blank = not tape[self._base : line].strip()
                    self._fault(f"{'blank lines' if blank else 'junk'} before the status line")
                self._start = self._scan = line
                return True
            self._line = self._scan = stop + 1

    def _is_hopeless(self, is_status: bool, line: int, end: int, is_whole: bool) -> bool:
        """Give up a line that ends too far from the start and is no status line, or is one that is over the limit."""
        if line - self._base > EXCERPT or (not is_status and (is_whole or end - line > STATUS_START)):
            self._unreadable("no HTTP answer")
            return True
        if is_status and end > self.head_limit:
            self._unreadable(f"the head is over {self.head_limit} bytes", "length")
            return True
        return False

    def _is_interim(self, head: bytes) -> bool:
        found = _STATUS.match(head)
        status = int(found[2]) if found else 0
        if not 100 <= status < 200 or status == 101:
            return False
        self._fault(f"interim answer {status}")
        return True

    def _parse(self) -> None:
        """Read status line and header lines."""
        found = _STATUS.match(self.head)
        assert found is not None  # _find_status saw it
        version = (found[1] or b"").decode()
        self.version = f"HTTP/{version or '1.0'}"
        self.status = int(found[2])
        if not version:
            self._fault("no version in the status line")
        if not found[3].startswith((b" ", b"\t")):
            self._fault("no space after the status" if not found[3] else "no space between status and reason")
        if b"\0" in self.head:
            self._fault("NUL in the head")
        lines = self.head.split(b"\n")[:-1]
        bare = sum(not line.endswith(b"\r") for line in lines)
        if bare:
            self._fault("line ends without CR")
        if self.head.count(b"\r") != len(lines) - bare:
            self._fault("CR within a line")
        for line in lines[1:-1]:
            if line[:1] in b" \t":
                self._fault("folded header line")
                if self.headers:
                    name, value = self.headers[-1]
                    self.headers[-1] = name, (value + b" " + line.strip()).strip()
                continue
            name, colon, value = line.partition(b":")
            key = name.strip()
            if not colon or not key:
                self._fault("header line without a colon" if not colon else "header line without a name")
                continue
            if key != name:
                self._fault("space before the colon")
            self.headers.append((key, value.strip()))

    def _values(self, name: bytes) -> list[str]:
        """The members of every header `name`, lists taken apart, lower case."""
        found = [value.decode("latin-1") for key, value in self.headers if key.lower() == name]
        return [member.strip().lower() for value in found for member in value.split(",")]

    def _frame(self) -> None:
        """Decide how the body ends (RFC 9112, 6.3)."""
        connection = self._values(b"connection")
        old = self.version in ("HTTP/1.0", "HTTP/0.9")
        self.reusable = "close" not in connection and (not old or "keep-alive" in connection)
        if self.method == "HEAD" or self.status in _NO_BODY or (self.method == "CONNECT" and self.status // 100 == 2):
            self.reusable = self.reusable and self.status != 101
            self._finish()
            return
        chunked = self._read_codings()
        length = self._length()
        if chunked:
            self.coded = True
            if length is not None:
                # RFC 9112, 6.3: chunked wins and the connection is not used again, as the next answer may be
                # somebody else's (response splitting).
                self._fault("both Content-Length and chunked")
                self.reusable = False
            self._step = Answer._read_chunk_line
            return
        self.coded = bool(self._codings)
        if length is None:
            self.reusable = False
            self._step = Answer._read_to_close
            return
        self.expected = self._need = length
        if self.body_limit and length > self.body_limit and not self.keep_start:
            self.body_limit = min(self.body_limit, EXCERPT)  # it will be thrown away: an excerpt is evidence enough
        self._step = Answer._read_sized
        if not length:
            self._finish()

    def _read_codings(self) -> bool:
        """Note the transfer codings to undo; true when the body comes in chunks."""
        codings = [coding for coding in self._values(b"transfer-encoding") if coding]
        for coding in codings:
            if coding in ("gzip", "x-gzip", "deflate"):
                self._codings.append(coding)
            elif coding != "chunked":
                self._fault(f"Transfer-Encoding {coding[:40]!r} ignored")
        if "chunked" not in codings:
            return False
        if codings[-1] != "chunked" or codings.count("chunked") > 1:
            self._fault("chunked is not the last transfer coding, or stands twice")
            self.reusable = False
        if self.version == "HTTP/1.0":
            self._fault("chunked in HTTP/1.0")
            self.reusable = False
        return True

    def _length(self) -> int | None:
        """The Content-Length to believe: the first valid one."""
        values = self._values(b"content-length")
        valid = [length for value in values if (length := content_length(value)) is not None]
        if len(valid) < len(values):
            self._fault("invalid Content-Length")
            self.reusable = False
        if len(set(valid)) > 1:
            self._fault("unequal Content-Length")
            self.reusable = False
        elif len(valid) > 1:
            self._fault("repeated Content-Length")
        return valid[0] if valid else None

    # --- the body ---

    def _read_sized(self, data: bytes, at: int) -> int:
        part = data[at : at + self._need]
        self._need -= len(part)
        if self._keep(part) and not self._need:
            self._finish()
        return at + len(part)

    def _read_to_close(self, data: bytes, at: int) -> int:
        self._keep(data[at:])
        return len(data)

    def _read_line(self, data: bytes, at: int) -> tuple[bytes, int]:
        """Return a whole line with its end, or nothing, and where it ends."""
        stop = data.find(b"\n", at) + 1 or len(data)
        self._tape += data[at:stop]
        if not self._tape.endswith(b"\n") and len(self._tape) <= CHUNK_LINE_LIMIT:
            return b"", stop
        line = bytes(self._tape)
        self._tape.clear()
        return line, stop

    def _read_chunk_line(self, data: bytes, at: int) -> int:
        line, stop = self._read_line(data, at)
        if not line:
            return stop
        found = _CHUNK_LINE.fullmatch(line) if len(line) <= CHUNK_LINE_LIMIT else None
        if not found:
            return self._bad_chunk("bad chunk size", line, stop)
        if not line.endswith(b"\r\n"):
            self._fault("chunk line ends without CR")
        self._chunks += 1
        if self._chunks > CHUNK_LIMIT:
            return self._bad_chunk("too many chunks", line, stop)
        self._need = int(found[1], 16)
        self._step = Answer._read_chunk if self._need else Answer._read_trailer
        return stop

    def _read_chunk(self, data: bytes, at: int) -> int:
        part = data[at : at + self._need]
        self._need -= len(part)
        if self._keep(part) and not self._need:
            self._step = Answer._read_chunk_end
        return at + len(part)

    def _read_chunk_end(self, data: bytes, at: int) -> int:
        self._tape += data[at : at + 1]
        if self._tape == b"\r":
            return at + 1
        end, self._tape = bytes(self._tape), bytearray()
        if end not in (b"\n", b"\r\n"):
            return self._bad_chunk("chunk longer than its size", end, at + 1)
        if end == b"\n":
            self._fault("chunk line ends without CR")
        self._step = Answer._read_chunk_line
        return at + 1

    def _bad_chunk(self, words: str, read: bytes, at: int) -> int:
        """Stop where the chunks cannot be followed any more; what stands there is kept behind the answer."""
        self._fault(words)
        self._cut("unspecified", f"{words} after {self.size} bytes")
        self._read_extra(read, 0)
        return at

    def _read_trailer(self, data: bytes, at: int) -> int:
        line, stop = self._read_line(data, at)
        if not line:
            return stop
        empty = line in (b"\n", b"\r\n")
        if empty and not line.endswith(b"\r\n"):
            self._fault("chunk line ends without CR")
        if not empty or self._after:
            self._after += line
        if not empty:
            self._fault("trailers")
        if empty or len(self._after) > EXCERPT:
            del self._after[EXCERPT:]
            self.reusable = self.reusable and empty
            self._finish()
        return stop

    def _keep(self, part: bytes) -> bool:
        """Add to the body; false when that was the last that the limit allows."""
        room = self.body_limit - len(self._body)
        if self.body_limit and len(part) > room:
            self._body += part[: max(0, room)]
            self._over()
            return False
        self._body += part
        return True

    def _over(self) -> None:
        self._cut("length", f"the body is over the limit; {self.size} bytes are kept")
        self._step = Answer._drop

    # --- the end ---

    def _finish(self) -> None:
        self._kept, self._body, self._tape = bytes(self._body), bytearray(), bytearray()
        self.done = True
        self._step = Answer._read_extra
        if self._codings and self._kept:
            self._undo_codings()

    def _cut(self, truncated: str, error: str) -> None:
        self.truncated = truncated
        self.error = error
        self.reusable = False
        self._finish()

    def _unreadable(self, error: str, truncated: str = "") -> None:
        self.error = error
        self.truncated = truncated if self._tape else ""
        self.done = True
        self.reusable = False
        self._step = Answer._read_excerpt

    def _undo_codings(self) -> None:
        """Take gzip and deflate transfer codings off (RFC 9112, 7.2); a body that has none stays as it is."""
        room = self.body_limit or 1 << 30
        for _ in self._codings:
            for wbits in (GZIP, ZLIB, RAW):  # whatever it is called
                read = unpacked(self._kept, room, wbits)
                whole = not read.why or read.is_over
                if whole or (read.is_cut and wbits != RAW):  # without a header anything may look like a beginning
                    break
            else:
                self._fault("the transfer coding could not be undone")
                return
            self._kept = read.body
            if read.is_cut:
                self._fault("the transfer coding is cut off")
            if read.is_over:
                self.truncated, self.error = "length", f"the body is over the limit; {room} bytes are kept"

    def _read_extra(self, data: bytes, at: int) -> int:
        self._fault("bytes after the answer")
        self.reusable = False
        self._after += data[at : at + max(EXCERPT - len(self._after), 0)]
        return len(data)

    def _read_excerpt(self, data: bytes, at: int) -> int:
        self._tape += data[at : at + max(EXCERPT - len(self._tape), 0)]
        return len(data)

    def _drop(self, data: bytes, at: int) -> int:
        return len(data)

    def _fault(self, words: str) -> None:
        if words not in self.faults and len(self.faults) < FAULT_LIMIT:
            self.faults.append(words)

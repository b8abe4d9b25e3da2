"""The WARCs in a file that another tool made: itself, what a `.warc.zst` unpacks to, or those that a WACZ holds.

A WACZ (1.1.1, 5) is a ZIP with WARCs under `archive/` and a `datapackage.json` that tells the digest of each, whose own
digest stands in `datapackage-digest.json`:

    {"resources": [{"path": "archive/data.warc.gz", "hash": "sha256:9f86d0…", "bytes": 5121}, …]}
    {"path": "datapackage.json", "hash": "sha256:60303a…"}

In a `.warc.zst` each record is a frame of its own, behind a dictionary in a skippable frame where there is one (IIPC,
warc-zstd). What is unpacked goes to a temporary file; what is wrong with it as a file is told beside it.
"""

from __future__ import annotations

import errno
import hashlib
import io
import json
import struct
import tempfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import copy
from typing import IO, Any

from archive.errors import BadRecord, Misuse
from archive.foreign_plain import ALGORITHMS
from archive.frames import MAGIC as FRAME
from archive.record import MAGIC

MOST_RATIO, RATIO_FROM = 200, 1 << 20  # what a file in a WACZ may swell to, once so many bytes came out
FRAMES_FROM = 256 << 20  # likewise of all frames of a .warc.zst up to where it is read
MOST_PACKAGE = 16 << 20  # bytes of a datapackage.json
CHUNK = 512  # bytes of a frame unpacked at once: a block of 4 may stand for 128 KB
MOST_WINDOW = 128 << 20  # bytes that a frame may make us look back
MOST_DICTIONARY = 16 << 20

WARCS = (".warc", ".warc.gz", ".warc.zst")
ZIP, EMPTY_ZIP = b"PK\x03\x04", b"PK\x05\x06"
DICTIONARY = b"\x5d\x2a\x4d\x18"
# What zipfile lets slip of a file that is damaged, besides its own error; a bzip2 or LZMA entry is not read at all.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError),
    *(OverflowError, NotImplementedError, RuntimeError),
)

Part = tuple[IO[bytes], str, list[BadRecord]]
"""A WARC, the name by which it is told, and what is wrong with it as a file."""


def parts(file: IO[bytes], name: str) -> Iterator[Part]:
    """Yield the WARCs in a file, each open until the next is asked for; Misuse where it is a ZIP without any.

    What a file is its first bytes say: a WARC may well end with a ZIP that a page offered.
    """
    file.seek(0)
    start = file.read(4)
    if start in (FRAME, DICTIONARY):
        with _unpacked(file, name) as part:
            yield part
    elif start in (ZIP, EMPTY_ZIP) and zipfile.is_zipfile(file):
        yield from _of_wacz(file, name)
    elif _is_arc(file):
        raise Misuse(f"{name}: an ARC file; `warcio recompress {name} new.warc.gz` makes a WARC of it")
    else:  # a WACZ without its end, too: its WARCs are stored as they are
        file.seek(0)
        yield file, name, []


def _is_arc(file: IO[bytes]) -> bool:
    """Tell whether this is the format that WARC replaced: its first line names the file (ARC 1.0)."""
    file.seek(0)
    start = file.read(512)
    try:
        start = zlib.decompressobj(31).decompress(start, 16) if start.startswith(MAGIC) else start
    except zlib.error:
        return False
    return start.startswith(b"filedesc://")


# -- WACZ


def _of_wacz(file: IO[bytes], name: str) -> Iterator[Part]:
    try:
        wacz = zipfile.ZipFile(file)
        warcs = [info for info in wacz.infolist() if info.filename.lower().endswith(WARCS)]
    except (OSError, *DAMAGE) as error:
        if _is_ours(error):
            raise
        raise Misuse(f"{name}: a damaged ZIP file ({error})") from error
    if not warcs:
        raise Misuse(f"{name}: a ZIP file in which no WARC is")
    if sum(info.compress_size for info in warcs) > file.seek(0, 2):
        raise Misuse(f"{name}: a ZIP file whose parts lie over each other")
    told, is_altered = _digests(wacz)
    names = Counter(info.filename for info in warcs)
    for info in warcs:
        with _taken_out(wacz, info, f"{name}!{info.filename}", told.get(info.filename, "")) as (out, part, scars):
            if told and info.filename not in told:
                scars.append(BadRecord(part, 0, "datapackage.json does not tell of it: it may have been slipped in"))
            if is_altered:
                scars.append(
                    BadRecord(part, 0, "datapackage.json is not the one that datapackage-digest.json tells of")
                )
            if names[info.filename] > 1:
                scars.append(BadRecord(part, 0, "several files of this name stand in the ZIP"))
            if _starts_zstd(out):
                with _unpacked(out, part) as (unpacked, _, more):
                    yield unpacked, part, [*scars, *more]
            else:
                yield out, part, scars
    for path in (path for path in told if path.lower().endswith(WARCS) and path not in names):
        lost = f"{name}!{path}"
        yield io.BytesIO(), lost, [BadRecord(lost, 0, "it is missing, though datapackage.json tells of it")]


@contextmanager
def _taken_out(wacz: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, digest: str) -> Iterator[Part]:
    scars: list[BadRecord] = []
    with tempfile.TemporaryFile() as out:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            scars.append(BadRecord(name, 0, "it is packed as no WACZ may be: not read"))
        elif info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * info.compress_size:
            scars.append(BadRecord(name, 0, f"it swells to over {MOST_RATIO} times its size: not read"))
        else:
            try:
                crc, plain = 0, copy(info)
                del plain.CRC  # which zipfile would check by withholding the last bytes
                with wacz.open(plain) as entry:
                    while data := entry.read(1 << 20):
                        out.write(data)
                        crc = zlib.crc32(data, crc)
                if crc != info.CRC:
                    scars.append(BadRecord(name, 0, "its bytes are not those of its CRC-32 in the ZIP"))
            except (OSError, *DAMAGE) as error:
                if _is_ours(error):
                    raise
                scars.append(BadRecord(name, out.tell(), f"{error}"))
            if digest and not scars and not _has_digest(out, digest):
                scars.append(BadRecord(name, 0, f"its bytes are not those of {digest[:80]}, as datapackage.json says"))
        out.seek(0)
        yield out, name, scars


def _starts_zstd(file: IO[bytes]) -> bool:
    start = file.read(4)
    file.seek(0)
    return start in (FRAME, DICTIONARY)


def _is_ours(error: BaseException) -> bool:
    """Tell a disk that fails from a ZIP that sends us before its start, or to bytes that are none."""
    return isinstance(error, OSError) and error.errno not in (None, errno.EINVAL)


def _digests(wacz: zipfile.ZipFile) -> tuple[dict[str, str], bool]:
    """Return path → digest as the package tells them, and whether the package is another than its own digest's.

    "" for one without a digest; {} where the package tells none that can be read.
    """
    package = _entry(wacz, "datapackage.json")
    told: dict[str, str] = {}
    with suppress(KeyError, TypeError, AttributeError, RecursionError, ValueError):
        rows: Any = json.loads(package)["resources"]
        told = {str(row["path"]): str(row.get("hash", "")) for row in rows}
    with suppress(KeyError, TypeError, AttributeError, RecursionError, ValueError):
        digest = json.loads(_entry(wacz, "datapackage-digest.json"))["hash"]
        return told, not _has_digest(io.BytesIO(package), digest)
    return told, False


def _entry(wacz: zipfile.ZipFile, name: str) -> bytes:
    """Return a small file of the ZIP, b"" of one that cannot be read."""
    try:
        info = wacz.getinfo(name)
        if info.file_size > MOST_PACKAGE or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return b""
        return wacz.read(info)
    except (OSError, KeyError, *DAMAGE) as error:
        if _is_ours(error):
            raise
        return b""


def _has_digest(file: IO[bytes], digest: str) -> bool:
    label, _, value = digest.rpartition(":")
    algorithm = label.lower().replace("-", "") or "sha256"
    if algorithm not in ALGORITHMS:
        return True  # which nobody here can tell
    file.seek(0)
    own = hashlib.file_digest(file, lambda: hashlib.new(algorithm, usedforsecurity=False))  # type: ignore[arg-type]
    return own.hexdigest() == value.strip().lower()


# -- zstd


@contextmanager
def _unpacked(file: IO[bytes], name: str) -> Iterator[Part]:
    try:
        import zstandard
    except ImportError:
        raise Misuse(f"{name}: zstd cannot be read here; unpack it with `zstd -d`, or install zstandard") from None
    scars: list[BadRecord] = []
    size = file.seek(0, 2)
    with tempfile.TemporaryFile() as out:
        reader, at = zstandard.ZstdDecompressor(max_window_size=MOST_WINDOW), 0
        while at < size:
            file.seek(at)
            head = file.read(8)
            length, why = 0, "no zstd frame"
            if head[1:4] == DICTIONARY[1:] and head[0] & 0xF0 == 0x50:
                length, why = 8 + int.from_bytes(head[4:], "little"), ""
                if head.startswith(DICTIONARY) and not at:
                    reader, why = _with_dictionary(file.read(min(length - 8, MOST_DICTIONARY)), reader)
            elif head.startswith(FRAME):
                length, why = _frame(file, at, out, reader)
            if why:
                scars.append(BadRecord(name, at, why))
                length = _next_frame(file, at + 1) - at
            at += length
        out.seek(0)
        yield out, name, scars


def _with_dictionary(data: bytes, plain: Any) -> tuple[Any, str]:
    """Return what unpacks the frames behind a dictionary, which may be packed itself, and what is wrong with it."""
    import zstandard

    try:
        if data.startswith(FRAME):
            data = plain.decompress(data, max_output_size=MOST_DICTIONARY)
        made = zstandard.ZstdCompressionDict(data)
        return zstandard.ZstdDecompressor(dict_data=made, max_window_size=MOST_WINDOW), ""
    except zstandard.ZstdError as error:
        return plain, f"its dictionary cannot be read ({error})"


def _frame(file: IO[bytes], at: int, out: IO[bytes], reader: Any) -> tuple[int, str]:
    """Unpack the frame that begins at `at`; return its length, and why it is not whole."""
    import zstandard

    frame, length = reader.decompressobj(), 0
    file.seek(at)
    while not frame.eof:
        chunk = file.read(CHUNK)
        length += len(chunk)
        if not chunk:
            return length, f"its zstd frame is cut off after {length} bytes"
        try:
            out.write(frame.decompress(chunk))
        except (zstandard.ZstdError, MemoryError) as error:
            return length, f"its zstd frame is damaged ({error})"
        if out.tell() > max(FRAMES_FROM, MOST_RATIO * (at + length)):
            return length, f"its zstd frames swell to over {MOST_RATIO} times their size: not read"
    return length - len(frame.unused_data), ""


def _next_frame(file: IO[bytes], at: int) -> int:
    """Return where the next frame stands from `at` on, the file's size when none does."""
    while True:
        file.seek(at)
        window = file.read(1 << 20)
        found = window.find(FRAME)
        if found >= 0:
            return at + found
        if len(window) < len(FRAME):
            return at + len(window)
        at += len(window) - len(FRAME) + 1

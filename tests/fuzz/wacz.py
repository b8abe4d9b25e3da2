"""WACZ and zstd files: their WARCs with what is wrong with them, or one Misuse that names the file; no other error."""

import io
import zipfile

import zstandard

from archive.errors import Misuse
from archive.foreign import ForeignFile
from archive.foreign_files import parts
from tests import foreign

LARGEST = 3000
WORDS = [
    b"PK\3\4",
    b"PK\1\2",
    b"PK\5\6",
    b"PK\6\6",
    b"archive/a.warc.gz",
    b"\x08\0",
    b"\x0e\0",
    b"\x0c\0",
    b"\x01\0",
    b"\x28\xb5\x2f\xfd",
    b"\x5d\x2a\x4d\x18",
]


def seeds():
    record = foreign.record(
        "response", foreign.http(b"page"), foreign.url(0), id="urn:uuid:2b1f7c70-1c5a-41f5-9d3e-6f6b0e7b1a01"
    )
    for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", how) as wacz:
            for name in ("archive/data.warc", "datapackage.json", "archive/two.warc.gz"):
                wacz.writestr(zipfile.ZipInfo(name, (2026, 11, 22, 0, 0, 0)), record, how)
        yield out.getvalue()
    yield record
    pack = zstandard.ZstdCompressor(write_checksum=True)
    yield pack.compress(record) + pack.compress(record[:90])
    yield b"\x5d\x2a\x4d\x18\x08\0\0\0" + bytes(8) + pack.compress(record)


def check(data):
    try:
        for part, name, scars in parts(io.BytesIO(data), "theirs.wacz"):
            assert name.startswith("theirs.wacz")
            source = ForeignFile(part, name)
            assert sum(1 for _ in source.records()) <= source.size
            assert all(scar.key == name for scar in scars)
            source.close()
    except Misuse as error:
        assert str(error).startswith("theirs.wacz: ")

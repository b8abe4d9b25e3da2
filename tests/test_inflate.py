"""Packed bodies: every member and frame is read, within bounds, and what is behind them is passed over."""

import bz2
import doctest
import gzip
import time
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from archive import content, frames, inflate
from archive.content import Swollen, Undecodable, seems, undone
from archive.frames import unframed
from archive.inflate import CHUNK, FED, MOST_MEMBERS, RAW, ZLIB, CutOff, Damaged, inflated, unpacked
from crawler.answer import Answer
from crawler.discovery import listing

TEXT = b"The crane stays where it stood. "
# Parts of a body, some of them longer than what is fed or given back at once.
parts = st.lists(st.one_of(st.binary(max_size=300), st.integers(0, 3 * CHUNK).map(lambda size: TEXT[:7] * (size // 7))))
garbage = st.binary(max_size=200).filter(lambda data: not data.startswith(inflate.MAGIC))
PACKERS = {"gzip": lambda data: gzip.compress(data, 1, mtime=0), "zstd": zstandard.ZstdCompressor().compress}
STARTS = [b"", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x50\x2a\x4d\x18"]
READERS = {"gzip": inflated, "zstd": unframed}


def so_far(reader, data):
    """What comes out until it ends or fails, and how it failed."""
    plain = b""
    try:
        for part in reader(data):
            assert len(part) <= CHUNK
            plain += part
    except Damaged as error:
        return plain, error
    return plain, None


@pytest.mark.parametrize("coding", PACKERS)
@given(parts=parts, behind=garbage)
def test_all_members_are_read_and_what_starts_none_is_passed_over(coding, parts, behind):
    if behind[1:4] == frames.SKIPPABLE:
        behind = b""
    packed = b"".join(map(PACKERS[coding], parts or [b""]))
    assert so_far(READERS[coding], packed + behind) == (b"".join(parts), None)
    assert undone(packed + behind, [coding], most_ratio=1e9) == b"".join(parts)


@pytest.mark.parametrize("coding", PACKERS)
@given(parts=parts.filter(any), cut=st.floats(0, 1, exclude_max=True))
def test_cut_anywhere_it_gives_the_beginning_and_says_so_unless_it_is_between_two_members(coding, parts, cut):
    packed = [PACKERS[coding](part) for part in parts]
    borders = {sum(map(len, packed[:n])) for n in range(1, len(packed) + 1)}
    size = max(int(cut * sum(map(len, packed))), 1)
    plain, error = so_far(READERS[coding], b"".join(packed)[:size])
    assert b"".join(parts).startswith(plain)
    if size in borders:
        assert error is None
    elif size - max((border for border in borders if border < size), default=0) >= 4:
        assert isinstance(error, CutOff)  # less behind a whole member may be anything


@pytest.mark.parametrize("reader", [inflated, unframed, lambda data: inflated(data, RAW)], ids=["gzip", "zstd", "raw"])
@given(
    data=st.binary(max_size=2000),
    start=st.sampled_from([b"", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x50\x2a\x4d\x18"]),
)
def test_whatever_comes_it_ends_and_raises_nothing_else(reader, data, start):
    so_far(reader, start + data)


@given(parts=parts.filter(any), at=st.integers(0), bit=st.integers(0, 7))
def test_a_flipped_bit_never_gives_another_content_without_saying_so(parts, at, bit):
    packed = bytearray(b"".join(map(PACKERS["gzip"], parts)))
    at %= len(packed)
    packed[at] ^= 1 << bit
    plain, error = so_far(inflated, bytes(packed))
    assert error or b"".join(parts).startswith(plain)  # a magic that is none any more is what stands behind


def test_what_is_damaged_gives_all_that_comes_out_before():
    whole = gzip.compress(TEXT * 10) + gzip.compress(TEXT * 5)
    plain, error = so_far(inflated, whole[:-8] + bytes(8))
    assert (plain, str(error)) == (TEXT * 15, "Error -3 while decompressing data: incorrect data check")
    with pytest.raises(Undecodable, match="gzip: Error -3") as found:
        undone(whole[:-8] + bytes(8), ["gzip"])
    assert found.value.head == TEXT * 15


def test_the_limits_count_over_all_members():
    with pytest.raises(Swollen, match="over 1000 bytes decoded") as found:
        undone(gzip.compress(TEXT * 10) * 10, ["gzip"], most=1000)
    assert found.value.head == (TEXT * 100)[:1000]
    with pytest.raises(Swollen, match="over 200 times its size"):
        undone(gzip.compress(bytes(1 << 19)) * 5, ["gzip"])
    assert unpacked(gzip.compress(TEXT) * 3, 40) == ((TEXT * 2)[:40], "over 40 bytes", True, False)


@pytest.mark.parametrize("coding", PACKERS)
def test_members_without_number_end(coding):
    pack = PACKERS[coding]
    few, many = (pack(TEXT) + pack(b"") * (MOST_MEMBERS + more) for more in (-1, 0))
    assert undone(few, [coding]) == TEXT
    with pytest.raises(Undecodable, match=f"over {MOST_MEMBERS} {coding}") as found:
        undone(many, [coding])
    assert found.value.head == TEXT
    began = time.process_time()
    assert so_far(READERS[coding], pack(b"") * 1_000_000)[1]
    assert time.process_time() - began < 10  # 0.3 s


def test_a_body_of_one_member_costs_no_copies():
    packed = gzip.compress(bytes(64 << 20), 9)  # 64 KB of them are 60 MB
    assert sum(map(len, inflated(packed))) == 64 << 20
    assert len(packed) > FED // 2


@pytest.mark.parametrize("behind", [b"", b"\n", bytes(512), b"<!-- cached -->", b"\x1f"])
@pytest.mark.parametrize("pack", [zlib.compress, lambda data: zlib.compress(data, wbits=RAW)], ids=["zlib", "raw"])
def test_behind_the_one_stream_of_a_deflate_body_everything_is_passed_over(pack, behind):
    assert undone(pack(TEXT * 9) + behind, ["deflate"]) == TEXT * 9


def test_a_deflate_body_may_lack_its_checksum_or_end_by_a_flush_but_not_stop():
    whole = TEXT * 9
    assert undone(zlib.compress(whole)[:-4], ["deflate"]) == whole  # as some servers send it
    packer = zlib.compressobj()
    assert undone(packer.compress(whole) + packer.flush(zlib.Z_SYNC_FLUSH), ["deflate"]) == whole
    with pytest.raises(Undecodable, match="cut off") as found:
        undone(zlib.compress(whole)[:-5], ["deflate"])
    assert found.value.head == whole


@pytest.mark.parametrize("size", [9, 20_000])
def test_of_a_brotli_body_all_comes_out_before_what_is_no_more_of_it(size):
    whole = TEXT * size
    packed = brotli.compress(whole, quality=1)
    assert undone(packed + b"<!-- cached -->", ["br"]) == whole
    with pytest.raises(Undecodable, match="cut off") as found:
        undone(packed[:-3], ["br"])
    assert whole.startswith(found.value.head)
    assert found.value.head


def test_a_listing_of_several_members_is_read_whole():
    start, *rest = (
        b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>",
        b"<url><loc>https://outlet.test/a</loc></url>",
        b"<url><loc>https://outlet.test/b</loc></url></urlset>",
    )
    packed = b"".join(map(gzip.compress, (start, *rest)))
    for behind in (b"", b"\n", bytes(1024)):
        read = listing(packed + behind, "https://outlet.test/sitemap.xml.gz")
        assert [link.url for link in read.found] == ["https://outlet.test/a", "https://outlet.test/b"]
        assert read.faults == ()
    damaged = listing(packed[:-8] + bytes(8), "https://outlet.test/sitemap.xml.gz")
    assert [link.url for link in damaged.found] == ["https://outlet.test/a", "https://outlet.test/b"]
    assert "broken gzip: Error -3 while decompressing data: incorrect data check" in damaged.faults


@pytest.mark.parametrize(
    ("body", "plain", "faults"),
    [
        (gzip.compress(b"pa", mtime=0) + gzip.compress(b"ge", mtime=0), b"page", []),
        (gzip.compress(b"page", mtime=0) + b"\0\0", b"page", []),
        (gzip.compress(b"page" * 99, mtime=0)[:-9], b"page" * 99, ["the transfer coding is cut off"]),
        (bz2.compress(b"page"), bz2.compress(b"page"), ["the transfer coding could not be undone"]),
    ],
    ids=["two members", "garbage", "cut", "none"],
)
def test_a_transfer_coding_is_read_by_the_same_decoder(body, plain, faults):
    answer = Answer()
    answer.feed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n" + body)
    answer.end()
    assert answer.faults == faults
    assert plain.startswith(answer.body)
    assert len(answer.body) > 2


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "br", "zstd", "rot13"])
def test_a_start_seems_coded_or_not(coding):
    pack = {"br": brotli.compress, "deflate": zlib.compress, "zstd": zstandard.compress}.get(coding, gzip.compress)
    assert seems(pack(TEXT * 99), coding)
    assert seems(pack(TEXT * 99)[:30], coding)
    assert seems(TEXT, coding) is (coding == "rot13")
    assert seems(pack(bytes(32 << 20))[:4096], coding)


def test_a_zlib_stream_is_no_gzip_body():
    with pytest.raises(Damaged):
        list(inflated(zlib.compress(TEXT)))
    assert b"".join(inflated(zlib.compress(TEXT), ZLIB)) == TEXT


def test_the_examples_in_the_docstrings_hold():
    assert [doctest.testmod(module).failed for module in (content, frames, inflate)] == [0, 0, 0]

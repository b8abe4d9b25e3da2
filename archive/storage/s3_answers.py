"""Whether a bucket's answer is what was asked for; `Damaged` where it is not."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from archive.storage.s3_errors import Damaged

if TYPE_CHECKING:
    from botocore.response import StreamingBody
    from mypy_boto3_s3.type_defs import GetObjectOutputTypeDef, HeadObjectOutputTypeDef

CHUNK = 1 << 20
MD5 = re.compile(r"[0-9a-f]{32}")
ERROR = re.compile(rb"\s*(<\?xml[^>]*>\s*)?<Error[\s>]")


def check_partial(content_range: str, start: int, size: int | None, got: int) -> None:
    """Refuse a partial answer that is another range than the one asked for (RFC 9110, 14.4), or not all of it."""
    match = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", content_range)
    if not match:
        raise Damaged(f"a partial answer has Content-Range {content_range!r}")
    first, last, total = map(int, match.groups())
    end = total if size is None else min(start + size, total)
    if (first, last + 1) != (start, end) or got != end - start:
        raise Damaged("a partial answer holds other bytes than those asked for")


def etag_of(answer: HeadObjectOutputTypeDef | GetObjectOutputTypeDef) -> str:
    """Return an object's ETag; every S3 server sends one, a log-in page or an empty answer in its place does not."""
    etag = answer.get("ETag", "").strip('"').lower()
    if not etag:
        raise Damaged("the answer has no ETag, so it is none of an S3 server")
    return etag


def whole_body(body: StreamingBody, answer: GetObjectOutputTypeDef, etag: str, start: int, size: int | None) -> bytes:
    """Return a range of a whole object, read in chunks, compared with its MD5 where its ETag is one."""
    end = None if size is None else start + size
    kept, first, at, md5 = bytearray(), b"", 0, hashlib.md5(usedforsecurity=False)
    for chunk in body.iter_chunks(CHUNK):
        first = first or chunk
        md5.update(chunk)
        kept += chunk[max(0, start - at) : None if end is None else max(0, end - at)]
        at += len(chunk)
    if md5.hexdigest() != etag:
        encrypted = answer.get("ServerSideEncryption", "AES256") != "AES256" or "SSECustomerAlgorithm" in answer
        if ERROR.match(first):
            raise Damaged("the answer is an error inside a 200")
        if at != answer.get("ContentLength", at):
            raise Damaged("the body is cut")
        if MD5.fullmatch(etag) and not encrypted:
            raise Damaged("the body does not fit its ETag")
    return bytes(kept)

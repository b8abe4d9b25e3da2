"""`S3Storage`: an archive in a bucket of any S3 server.

What servers do differently, and why nothing here needs a conditional write: names are unique, so writing is looking
whether the key is there, sending, and reading back what the server holds. Credentials, region, endpoint and proxies
are boto3's own business (`AWS_ACCESS_KEY_ID`, `AWS_DEFAULT_REGION`, `AWS_ENDPOINT_URL`, profiles, …).
"""

from __future__ import annotations

import hashlib
import logging
import random
import re
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from archive.errors import NoSuchObject, StorageError
from archive.storage.keys import (
    LAYOUT_BYTES,
    LAYOUT_KEY,
    check_key,
    check_layout,
    check_range,
    check_writable,
    is_key,
    other_bytes,
)
from archive.storage.s3_answers import check_partial, etag_of, whole_body
from archive.storage.s3_errors import FAILURES, Damaged, code, explain, passing, status
from archive.storage.source import PART_SIZE, Source

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")

BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{1,254}")
TIMEOUT_S = 60  # the longest silence; three fit into a budget
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.1, 20.0


class S3Storage:
    """Objects in a bucket below a prefix; see `Storage` for the contract.

    Whatever may pass (5xx, throttling, broken connections, damaged bodies, no route) is tried again for `retry_s`
    seconds; what will not (credentials, rights, no bucket) is raised at once.
    """

    def __init__(
        self,
        bucket: str,
        prefix: str = "",
        *,
        retry_s: float = 60.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if not BUCKET.fullmatch(bucket):  # not repeated: it may hold credentials, as in s3://key:secret@host/
            raise StorageError(
                "s3://…", "this is no bucket name", "write s3://bucket/prefix; credentials come from AWS_…"
            )
        self.place = f"s3://{bucket}/{prefix}".rstrip("/")
        if any(part in ("", ".", "..") for part in prefix.split("/")) and prefix:
            raise StorageError(self.place, "the prefix has empty or dotted parts", "write s3://bucket/prefix")
        self._bucket = bucket
        self._prefix = prefix + "/" if prefix else ""
        self._retry_s = retry_s
        self._clock, self._sleep = clock, sleep
        self._checked = False
        try:
            self._client = self._named("connect", lambda: connect(min(TIMEOUT_S, max(1, retry_s / 3))))
        except ValueError as error:  # boto3 says "Invalid endpoint" and repeats it
            cure = "set AWS_ENDPOINT_URL to a URL such as http://127.0.0.1:9000"
            raise StorageError(self.place, "the endpoint is no URL", cure) from error

    def __str__(self) -> str:
        return self.place

    def put(self, key: str, data: bytes | Path) -> None:
        """Store an object once, in parts where it is large, and read back that the server holds it."""
        check_writable(self.place, key, view=False)
        self._check_layout()
        self._put(key, data, overwrite=False)

    def put_view(self, key: str, data: bytes) -> None:
        """Replace a view, and read back that the server holds it."""
        check_writable(self.place, key, view=True)
        self._check_layout()
        self._put(key, data, overwrite=True)

    def get(self, key: str, start: int = 0, size: int | None = None, *, sha256: str = "") -> bytes:
        """Return an object's bytes, or a range of them."""
        check_key(self.place, key)
        check_range(start, size)
        if size == 0:
            if self.size(key) is None:
                raise NoSuchObject(self.place, key)
            return b""
        return self._named(f"get {key}", lambda: self._get(key, start, size, sha256))

    def size(self, key: str) -> int | None:
        """Return an object's size, None when there is none."""
        check_key(self.place, key)
        head = self._named(f"size of {key}", lambda: self._head(key))
        return None if head is None else head[0]

    def keys(self, prefix: str = "", after: str = "") -> Iterator[str]:
        """Yield keys in byte order, a page of the listing at a time."""
        token, last = "", ""
        while True:
            found, token = self._named(f"list {prefix}", partial(self._list, prefix, after, token))
            for key in found:
                if key < last:
                    cure = "use a server that lists in byte order"
                    raise StorageError(self.place, f"the server lists {key} behind {last}", cure)
                # Some servers ignore StartAfter; rclone's can list a key twice while it is written.
                if key != last and key > after and key.startswith(prefix) and is_key(key):
                    yield key
                last = key
            if not token:
                return

    def _get(self, key: str, start: int, size: int | None, sha256: str) -> bytes:
        whole = start == 0 and size is None
        asked: dict[str, Any] = {}
        if not whole:
            asked["Range"] = f"bytes={start}-" + ("" if size is None else str(start + size - 1))
        try:
            answer = self._client.get_object(Bucket=self._bucket, Key=self._prefix + key, **asked)
        except ClientError as error:
            if code(error) == "NoSuchKey":
                raise NoSuchObject(self.place, key) from error
            if code(error) == "InvalidRange" or status(error) == 416:
                return b""  # it begins behind the object's last byte
            raise
        etag = etag_of(answer)
        with closing(answer["Body"]) as body:  # its own `with` gives the socket, which does not notice a cut
            if "ContentRange" in answer:  # not by status: rclone answers a range with 200
                data = body.read()
                check_partial(answer["ContentRange"], start, size, len(data))
            else:
                data = whole_body(body, answer, etag, start, size)
        if sha256 and hashlib.sha256(data).hexdigest() != sha256:
            raise Damaged("the bytes have another SHA-256 than expected")
        return data

    def _head(self, key: str, *, writing: bool = False) -> tuple[int, str] | None:
        """Return size and ETag, None when there is no such object.

        A refused HEAD has no body that says why, and a 404 can mean the bucket; a listing tells. A writer does without
        it after a 404, as its PUT will tell.
        """
        try:
            head = self._client.head_object(Bucket=self._bucket, Key=self._prefix + key)
        except ClientError as error:
            missing = code(error) == "404"
            if not (missing and writing):
                self._list(key, "", "")
            if missing:
                return None
            if code(error) == "403":
                raise
            raise Damaged(f"a HEAD was answered {code(error)}") from error
        if "ContentLength" not in head:
            raise Damaged("the answer to a HEAD has no length")
        return head["ContentLength"], etag_of(head)

    def _list(self, prefix: str, after: str, token: str) -> tuple[list[str], str]:
        """Return one page of keys, and the token of the next, "" at the end."""
        asked: dict[str, Any] = {"Bucket": self._bucket, "Prefix": self._prefix + prefix}
        if token:
            asked["ContinuationToken"] = token
        elif after:
            asked["StartAfter"] = self._prefix + after
        answer = self._client.list_objects_v2(**asked)
        if "IsTruncated" not in answer:
            raise Damaged("the answer to LIST is no listing")
        following = answer.get("NextContinuationToken", "")
        if answer["IsTruncated"] and following in ("", token):
            raise Damaged("the listing does not go on")
        found = [row["Key"][len(self._prefix) :] for row in answer.get("Contents", [])]
        return found, following if answer["IsTruncated"] else ""

    def _check_layout(self) -> None:
        if not self._checked:
            try:
                check_layout(self.place, self.get(LAYOUT_KEY))
            except NoSuchObject:
                self._put(LAYOUT_KEY, LAYOUT_BYTES, overwrite=False)
            self._checked = True

    def _put(self, key: str, data: bytes | Path, *, overwrite: bool) -> None:
        try:
            self._put_source(key, Source.of(data), overwrite)
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise StorageError(str(data), why, "give a file that can be read") from error

    def _put_source(self, key: str, source: Source, overwrite: bool) -> None:
        sent = overwrite  # before anything is sent, what is there is somebody's object; then it may be ours, damaged

        def send() -> None:
            nonlocal sent
            held = self._head(key, writing=True)
            if held is not None and self._holds(key, held, source):
                return  # put before, or the acknowledgement was lost
            if held is not None and not sent:
                raise other_bytes(self.place, key)
            sent = True
            self._send(key, source)
            held = self._head(key, writing=True)
            if held is None or not self._holds(key, held, source):
                raise Damaged("the object does not come back as it was sent")

        self._named(f"put {key}", send)

    def _send(self, key: str, source: Source) -> None:
        place: dict[str, Any] = {"Bucket": self._bucket, "Key": self._prefix + key}
        if len(source.md5s) == 1:
            (body,) = source.parts()
            self._client.put_object(**place, Body=body, ContentMD5=b64encode(source.md5s[0]).decode())
            return
        upload: dict[str, Any] = {**place, "UploadId": self._client.create_multipart_upload(**place)["UploadId"]}
        try:
            done: list[Any] = []
            for number, (body, md5) in enumerate(zip(source.parts(), source.md5s, strict=True), start=1):
                part = self._client.upload_part(
                    **upload, PartNumber=number, Body=body, ContentMD5=b64encode(md5).decode()
                )
                done.append({"PartNumber": number, "ETag": part["ETag"]})
            self._client.complete_multipart_upload(**upload, MultipartUpload={"Parts": done})
        except BaseException:
            with suppress(*FAILURES):  # parts that stay behind cost money, but hurt nothing
                self._client.abort_multipart_upload(**upload)
            raise

    def _holds(self, key: str, held: tuple[int, str], source: Source) -> bool:
        """Return whether the server holds the source's bytes: by ETag, or by reading where the ETag says nothing.

        An ETag is the MD5 of the body or of its parts on most servers, but not under SSE-KMS and some gateways.
        """
        size, etag = held
        if size != source.size:
            return False
        if etag in source.etags:
            return True
        digest = hashlib.sha256()
        for start in range(0, size, PART_SIZE):
            digest.update(self._get(key, start, PART_SIZE, ""))
        return digest.digest() == source.sha256

    def _named(self, what: str, call: Callable[[], Answer]) -> Answer:
        """Return the call's answer, trying again while its failure may pass; then a StorageError with the cure."""
        began, pause, tries = self._clock(), FIRST_PAUSE_S, 0
        while True:
            tries += 1
            try:
                return call()
            except FAILURES as error:
                why, cure = explain(error)
                over = self._clock() - began + pause > self._retry_s
                if over or not passing(error):
                    after = f", after {tries} tries in {self._clock() - began:.0f} s" if tries > 1 else ""
                    raise StorageError(self.place, f"{what}: {why}{after}", cure) from error
                if tries == 1:
                    logger.warning("%s: %s: %s; trying again for %.0f s", self.place, what, why, self._retry_s)
            self._sleep(pause * random.uniform(0.5, 1.0))
            pause = min(pause * 2, LONGEST_PAUSE_S)


def connect(timeout_s: float) -> S3Client:
    """Return a client by boto3's environment: signature version 4, path style unless the server is Amazon's."""
    session = boto3.session.Session()

    def client(style: Literal["auto", "path"]) -> S3Client:
        config = Config(
            signature_version="s3v4",
            s3={"addressing_style": style},
            retries={"total_max_attempts": 1},  # retrying is ours: boto3 gives up within seconds
            connect_timeout=min(10, timeout_s),
            read_timeout=timeout_s,
            request_checksum_calculation="when_required",  # older servers refuse the CRC trailers of newer clients
            response_checksum_validation="when_required",
        )
        return session.client("s3", config=config)

    found = client("auto")
    host = found.meta.endpoint_url.partition("://")[2].partition("/")[0]
    return found if host.endswith((".amazonaws.com", ".amazonaws.com.cn")) else client("path")

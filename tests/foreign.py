"""WARCs as other tools write them, of invented pages."""

import base64
import gzip
import hashlib
import io
import uuid

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SENTENCE = "The harbour board met for the {}th time and left the crane where it stood, as nobody could say whose it is."


def page(number, more=""):
    """A page of an article that says something of its own."""
    lines = "".join(f"<p>{SENTENCE.format(number * 100 + line)}</p>" for line in range(12))
    head = f"<html><head><title>Crane {number}</title></head>"
    return f"{head}<body><article><h1>Crane {number}</h1>{lines}{more}</article></body></html>".encode()


def url(number):
    return f"https://harbour-times.test/2014/crane-{number}"


def sha1(data):
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def http(body, *lines, status="200 OK", kind="text/html; charset=utf-8"):
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *(lines or (f"Content-Length: {len(body)}",))]
    return "\r\n".join([*head, "", ""]).encode() + body


def record(type, block, target="", *, version="1.0", id="", date="2014-03-02T09:00:00Z", length=None, more=()):
    """The bytes of one record, written by hand."""
    kind = "application/warc-fields" if type == "warcinfo" else f"application/http; msgtype={type}"
    fields = [("WARC-Type", type), ("WARC-Record-ID", f"<{id or uuid.uuid4().urn}>"), ("WARC-Date", date)]
    fields += [("WARC-Target-URI", target)] * bool(target) + list(more)
    fields += [("Content-Type", kind), ("Content-Length", str(len(block) if length is None else length))]
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"WARC/{version}\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def info(version="1.0"):
    return record("warcinfo", b"software: Harvester/3.1\r\nformat: WARC\r\n", version=version)


def response(number, **more):
    """A response without digests."""
    return record("response", http(page(number)), url(number), date=f"2014-03-{number + 1:02}T09:00:00Z", **more)


def proven(number, **more):
    """A response with its digests."""
    block, body = http(page(number)), page(number)
    digests = [("WARC-Block-Digest", sha1(block)), ("WARC-Payload-Digest", sha1(body))]
    return record("response", block, url(number), date=f"2014-03-{number + 1:02}T09:00:00Z", more=digests, **more)


def members(*records):
    """One gzip member a record."""
    return [gzip.compress(data, mtime=0) for data in records]


def by_warcio(count, is_gzip=True):
    """What warcio writes: response, then request."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=is_gzip)
    writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "warcio-test 1.0"}))
    for number in range(count):
        body = page(number)
        answer = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        asked = StatusAndHeaders(
            "GET / HTTP/1.1", [("Host", "harbour-times.test"), ("Cookie", "id=secret")], is_http_request=True
        )
        date = {"WARC-Date": f"2014-03-{number + 1:02}T09:00:00.123456Z"}
        got = writer.create_warc_record(
            url(number), "response", io.BytesIO(body), http_headers=answer, warc_headers_dict=date
        )
        sent = writer.create_warc_record(url(number), "request", http_headers=asked, warc_headers_dict=date)
        writer.write_request_response_pair(sent, got)
        for written in (sent, got):
            written.raw_stream.close()  # a temporary file of warcio's
    return out.getvalue()


def by_fastwarc(count):
    """What FastWARC writes, without requests and without gzip."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    out = io.BytesIO()
    for number in range(count):
        made = WarcRecord()
        made.init_headers(record_type=WarcRecordType.response)
        made.headers["WARC-Target-URI"] = url(number)
        made.headers["Content-Type"] = "application/http; msgtype=response"
        made.set_bytes_content(http(page(number)))
        made.write(out, checksum_data=True)
    return out.getvalue()

"""An S3 server that fails on request: a proxy on loopback in front of a real one."""

import socket
import struct
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

import boto3

ERROR = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>{}</Code><Message>secret words</Message></Error>'
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "expect", "content-length"}


class FaultyS3:
    """Passes everything on, but `fail("reset", on="PUT", times=2)` spoils the next two PUTs.

    `done` lists (method, path, fault or "") of each request. Faults:

        503 SlowDown    that status and code, nothing passed on; likewise any other status and code
        200 InternalError   an error inside a 200
        reset           the connection is reset, nothing passed on
        lost            passed on, then reset: the acknowledgement is lost
        hang            passed on, then silence until the client gives up
        cut             half of the answer's body
        corrupt         one bit of the answer's body flipped
        other           stored, but other bytes of the same size
        whole           the whole object, status 200, whatever range was asked for
        shifted         a range one byte behind the one asked for
        empty, html     200 with nothing, or with a log-in page
        no-etag, odd-etag   an answer without an ETag, or with one that is no digest
        chunked-cut     a body without a length that ends too early, and an honest end of it
    """

    def __init__(self, env):
        upstream, key, secret = (env[f"AWS_{name}"] for name in ("ENDPOINT_URL", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY"))
        self.upstream = urlsplit(upstream)
        self.client = boto3.session.Session(key, secret).client("s3", endpoint_url=upstream)
        self.planned = []
        self.done = []
        self.lock = threading.Lock()
        self.over = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Handler,), {"proxy": self}))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def fail(self, fault, on="", times=1):
        """Spoil the next requests whose line begins with `on`: a method, or `POST /bucket/key?uploads`."""
        self.planned.append([fault, on, times])

    def fault(self, line):
        """Take the fault that is planned for a request, "" for none."""
        with self.lock:
            for plan in self.planned:
                if line.startswith(plan[1]) and plan[2]:
                    plan[2] -= 1
                    return plan[0]
        return ""

    def forget(self):
        """Fail no more, and begin the list of what is done anew."""
        self.planned.clear()
        self.done.clear()

    def close(self):
        self.over.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    proxy = None

    def handle_one_request(self):
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True  # the client has given up

    def log_message(self, *_):
        pass

    def pass_on(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fault = self.proxy.fault(f"{self.command} {self.path}")
        self.proxy.done.append((self.command, self.path, fault))
        if fault[:3].isdigit():
            status, code = fault.split()
            self.answer(int(status), {"Content-Type": "application/xml"}, ERROR.format(code).encode())
        elif fault == "reset":
            self.reset()
        elif fault in ("empty", "html"):
            page = b"" if fault == "empty" else b"<!doctype html><title>Log in</title><p>Guests: log in"
            self.answer(200, {"Content-Type": "text/html"}, page)
        elif fault == "whole":
            bucket, _, key = urlsplit(self.path).path[1:].partition("/")
            found = self.proxy.client.get_object(Bucket=bucket, Key=unquote(key))
            self.answer(200, {"ETag": found["ETag"]}, found["Body"].read())
        else:
            self.spoil(fault, *self.forward(body))

    do_GET = do_PUT = do_POST = do_HEAD = do_DELETE = pass_on  # noqa: N815

    def forward(self, body):
        """Return the real server's status, headers and body; the Host stays ours, as it is signed."""
        upstream = HTTPConnection(self.proxy.upstream.hostname, self.proxy.upstream.port)
        upstream.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
        for name, value in self.headers.items():
            if name.lower() not in HOP_BY_HOP:
                upstream.putheader(name, value)
        upstream.putheader("Content-Length", str(len(body)))
        upstream.endheaders(body)
        found = upstream.getresponse()
        data = found.read()
        headers = {name: value for name, value in found.getheaders() if name.lower() not in HOP_BY_HOP}
        length = int(found.getheader("Content-Length", len(data)))
        upstream.close()
        return found.status, headers, data, length

    def spoil(self, fault, status, headers, data, length):
        if fault == "lost":
            return self.reset()
        if fault == "hang":
            self.proxy.over.wait(30)
            return self.reset()
        if fault == "cut":
            self.answer(status, headers, data[: len(data) // 2], length)
            return self.reset()
        if fault == "chunked-cut":
            kept = data[: len(data) // 2]
            chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(kept), kept) if kept else b"0\r\n\r\n"
            return self.answer(status, {**headers, "Transfer-Encoding": "chunked"}, chunks, None)
        if fault == "corrupt":
            data = bytes([data[0] ^ 1]) + data[1:] if data else data
        if fault == "other" and status == 200 and self.command in ("PUT", "POST"):
            bucket, _, key = urlsplit(self.path).path[1:].partition("/")
            size = self.proxy.client.head_object(Bucket=bucket, Key=unquote(key))["ContentLength"]
            self.proxy.client.put_object(Bucket=bucket, Key=unquote(key), Body=b"?" * size)
        if fault == "shifted":
            first, _, rest = headers["Content-Range"].removeprefix("bytes ").partition("-")
            last, _, total = rest.partition("/")
            headers["Content-Range"] = f"bytes {int(first) + 1}-{int(last) + 1}/{total}"
        if fault in ("no-etag", "odd-etag"):
            headers = {name: value for name, value in headers.items() if name.lower() != "etag"}
            headers.update({"ETag": '"7-odd"'} if fault == "odd-etag" else {})
        return self.answer(status, headers, data, length)

    def answer(self, status, headers, data, length=-1):
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(len(data) if length < 0 else length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)
            self.wfile.flush()

    def reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

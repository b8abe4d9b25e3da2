"""Servers on loopback that send scripted bytes and log what they saw and sent."""

import socket
import ssl
import struct
import subprocess
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

CLOSE, RESET, HOLD = "close", "reset", "hold"


class RawServer:
    """Answers each request target by its script: bytes, calls, and CLOSE, RESET or HOLD (until the peer closes).

    Without one of those at its end the connection is kept. A script may also be a function of (request, nth time)
    that returns one; the script under "*" answers every other target. `log` holds (target, request, sent) of each.
    `read=False` leaves request bodies unread, `greet` is sent before anything is asked.
    """

    def __init__(self, scripts, tls=None, host="127.0.0.1", read=True, greet=b""):
        self.scripts, self.tls, self.read, self.greet = scripts, tls, read, greet
        self.log, self.connections, self.open, self.most = [], 0, 0, 0
        self.times = {}
        self.lock = threading.Lock()
        self.listener = socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        self.host, self.port = host, self.listener.getsockname()[1]
        self.peers = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for peer in list(self.peers):
            with suppress(OSError):
                peer.shutdown(socket.SHUT_RDWR)

    def url(self, target="/"):
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http{'s' if self.tls else ''}://{host}:{self.port}{target}"

    def sent(self, target):
        """The bytes of the last answer to a target."""
        return [sent for seen, _, sent in self.log if seen == target][-1]

    def requests(self, target):
        return [request for seen, request, _ in self.log if seen == target]

    def _accept(self):
        while True:
            try:
                peer, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(peer,), daemon=True).start()

    def _serve(self, peer):
        with self.lock:
            self.connections += 1
        with suppress(OSError, ssl.SSLError):
            if self.tls:
                peer = self.tls.wrap_socket(peer, server_side=True)
            self.peers.add(peer)
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self.greet:
                peer.sendall(self.greet)
            while request := self._request(peer):
                with self.lock:
                    self.open += 1
                    self.most = max(self.most, self.open)
                try:
                    if not self._answer(peer, request):
                        break
                finally:
                    with self.lock:
                        self.open -= 1
        self.peers.discard(peer)
        peer.close()

    def _request(self, peer):
        data = b""
        while b"\r\n\r\n" not in data:
            part = peer.recv(65536)
            if not part:
                return b""
            data += part
        head, _, body = data.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
        )
        while self.read and len(body) < length:
            body += peer.recv(65536)
        return head + b"\r\n\r\n" + body

    def _answer(self, peer, request):
        target = request.split(b" ", 2)[1].decode("latin-1")
        script = self.scripts.get(target, self.scripts.get("*", [NOT_FOUND]))
        with self.lock:
            nth = self.times[target] = self.times.get(target, 0) + 1
            entry = [target, request, b""]
            self.log.append(entry)
        if callable(script):
            script = script(request, nth)
        for step in script:
            if isinstance(step, bytes):
                entry[2] += step  # before sending: whoever has read it may look at the log
                peer.sendall(step)
            elif callable(step):
                step()
            elif step == HOLD:
                while peer.recv(65536):
                    pass
                return False
            elif step == RESET:
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return False
            elif step == CLOSE:
                return False
        return True


NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot found"


def ok(body=b"<p>hello</p>", *headers, status=b"200 OK"):
    """An ordinary answer of known length."""
    lines = [b"HTTP/1.1 " + status, b"Content-Type: text/html", b"Content-Length: %d" % len(body), *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


class Proxy:
    """An HTTP proxy for GET and CONNECT that sends everything to one server; it logs the heads that it was sent."""

    def __init__(self, target, refuse=b""):
        self.target, self.refuse, self.heads = target, refuse, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _accept(self):
        while True:
            try:
                peer, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(peer,), daemon=True).start()

    def _serve(self, peer):
        with suppress(OSError), peer:
            data = b""
            while b"\r\n\r\n" not in data:
                part = peer.recv(65536)
                if not part:
                    return
                data += part
            self.heads.append(data)
            if self.refuse:
                peer.sendall(self.refuse)
                return
            with socket.create_connection((self.target.host, self.target.port)) as far:
                if data.startswith(b"CONNECT "):
                    peer.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                else:
                    far.sendall(data.replace(b"http://courier.test/", b"/", 1))
                back = threading.Thread(target=pump, args=(far, peer), daemon=True)
                back.start()
                pump(peer, far)
                back.join(5)


def pump(source, sink):
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


@cache
def certificate(name="localhost", days=2):
    """A self-signed certificate for a name, and the server's context that shows it: (path, context)."""
    folder = Path(mkdtemp(prefix="clipfile-tls-"))
    both = folder / "both.pem"
    subject = [f"/CN={name}", "-addext", f"subjectAltName=DNS:{name},IP:127.0.0.1"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", str(days), "-subj", *subject]
    subprocess.run([*command, "-keyout", folder / "key", "-out", folder / "cert"], check=True, capture_output=True)
    both.write_bytes((folder / "key").read_bytes() + (folder / "cert").read_bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return folder / "cert", context

"""A timestamp authority of our own on loopback: `openssl ts -reply` behind an HTTP server."""

import subprocess
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp

CONFIG = """
[tsa]
serial = serial
signer_cert = tsa.pem
signer_key = tsa.key
certs = chain.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""
EXTENSIONS = "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\nbasicConstraints=CA:FALSE\n"
CURVE = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
COMMANDS = (
    f"openssl req -x509 {CURVE} -keyout ca.key -out ca.pem -days 9000 -subj '/CN=Harbour Root'"
    " -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign",
    f"openssl req {CURVE} -keyout tsa.key -out tsa.csr -subj '/O=Harbour/CN=Harbour Timestamps'",
    "openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -set_serial 7 -days 9000 -extfile extensions -out tsa.pem",
)


@cache
def made():
    """Return a folder with the authority's keys and certificates."""
    folder = Path(mkdtemp(prefix="authority-"))
    (folder / "tsa.cnf").write_text(CONFIG)
    (folder / "extensions").write_text(EXTENSIONS)
    for command in COMMANDS:
        subprocess.run(command, shell=True, cwd=folder, check=True, capture_output=True)
    (folder / "chain.pem").write_bytes((folder / "tsa.pem").read_bytes() + (folder / "ca.pem").read_bytes())
    return folder


class Authority:
    """Answers as it is told: a real answer, that of an earlier question, or raw bytes with a status."""

    def __init__(self, answer=None):
        self.folder, self.answer = made(), answer
        self.asked = []  # (target, headers, query)
        self._lock = threading.Lock()
        self.root = str(self.folder / "ca.pem")

    def __enter__(self):
        authority = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                query = self.rfile.read(int(self.headers["Content-Length"]))
                authority.asked.append((self.path, self.headers, query))
                status, body = authority.answer or (200, authority.reply(query))
                self.send_response(status)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *words):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/tsa"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *error):
        self.server.shutdown()
        self.server.server_close()

    def reply(self, query):
        """Return what openssl answers."""
        with self._lock:
            (self.folder / "query").write_bytes(query)
            command = "openssl ts -reply -queryfile query -out reply -config tsa.cnf -section tsa"
            subprocess.run(command, shell=True, cwd=self.folder, check=True, capture_output=True)
            return (self.folder / "reply").read_bytes()

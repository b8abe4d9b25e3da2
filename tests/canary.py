"""Two network namespaces: in one runs the crawler, in the other everything else there is, forbidden networks included.

The other one takes every address for its own (AnyIP) and answers on port 80 and, as a name server, on port 53; the
crawler's own loopback has a listener too. A sniffer beside the crawler logs where each packet goes.
"""

import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import time
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

from tests.commands import ROOT

PUBLIC, NAME_SERVER = "93.184.215.14", "9.9.9.9"
CRAWLER, FAR = ("198.18.0.2", "2001:db8:ffff::2"), ("198.18.0.1", "2001:db8:ffff::1")
MARK = "198.51.100.250"
FORBIDDEN = {  # network → an address there
    "10/8": "10.0.0.1",
    "172.16/12": "172.16.5.4",
    "192.168/16": "192.168.1.1",
    "link-local": "169.254.169.254",
    "carrier-grade NAT": "100.64.0.1",
    "loopback": "127.0.0.1",
    "loopback, elsewhere": "127.9.9.9",
    "this network": "0.0.0.0",
    "multicast": "224.0.0.1",
    "broadcast": "255.255.255.255",
    "reserved": "240.0.0.1",
    "benchmarks": "198.19.0.1",
    "documentation": "203.0.113.7",
    "IPv6 loopback": "::1",
    "unique local": "fd12:3456::1",
    "IPv6 link-local": "fe80::1",
    "site-local": "fec0::1",
    "IPv6 multicast": "ff0e::1",
    "v4-mapped": "::ffff:10.0.0.2",
    "v4-compatible": "::10.0.0.3",
    "6to4": "2002:a00:1::1",
    "NAT64": "64:ff9b::a00:1",
    "Teredo": "2001:0:a00:1::1",
    "IPv6 documentation": "2001:db8::1",
}
UNROUTED = ("this network", "multicast", "broadcast", "reserved", "IPv6 link-local", "IPv6 multicast", "v4-compatible")


def host_of(address):
    return f"[{address}]" if ":" in address else address


class NoNamespaces(Exception):
    """This kernel or user may not make them."""


class Namespaces:
    """Both, with what runs in them, until `close`."""

    def __init__(self, folder):
        self.folder = folder
        self.inner, self.outer = f"clipfile-in-{os.getpid()}", f"clipfile-out-{os.getpid()}"
        self.etc = Path("/etc/netns") / self.inner
        self.running, self.marks, self.seen = [], 0, 0
        try:
            self._make()
        except (OSError, subprocess.CalledProcessError) as error:
            self.close()
            raise NoNamespaces(str(getattr(error, "stderr", "") or error)) from error
        for namespace, role in ((self.outer, "serve"), (self.inner, "serve"), (self.inner, "sniff")):
            log = folder / f"{role}-{'in' if namespace == self.inner else 'out'}.log"
            command = ["ip", "netns", "exec", namespace, sys.executable, "-m", "tests.canary", role]
            with log.open("wb") as out:
                self.running.append(subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out))
        self._wait()

    def _make(self):
        for words in (
            f"netns add {self.inner}",
            f"netns add {self.outer}",
            f"link add crawler netns {self.inner} type veth peer name world netns {self.outer}",
        ):
            ip(words)
        for namespace, device, own in ((self.inner, "crawler", CRAWLER), (self.outer, "world", FAR)):
            for words in (
                "link set lo up",
                f"link set {device} up",
                f"addr add {own[0]}/30 dev {device}",
                f"-6 addr add {own[1]}/64 dev {device} nodad",
            ):
                ip(f"-n {namespace} {words}")
        ip(f"-n {self.inner} route add default via {FAR[0]}")
        ip(f"-n {self.inner} -6 route add default via {FAR[1]}")
        ip(f"-n {self.outer} route add local 0.0.0.0/0 dev lo table main")
        ip(f"-n {self.outer} -6 route add local ::/0 dev lo table main")
        self.etc.mkdir(parents=True)
        (self.etc / "resolv.conf").write_text(f"nameserver {NAME_SERVER}\noptions timeout:1 attempts:1\n")

    def _wait(self):
        for _ in range(1200):  # a busy machine takes its time
            if all(log.read_bytes() for log in self.folder.glob("*.log")):
                return
            time.sleep(0.05)
        raise AssertionError("a canary does not sing")

    def run(self, *command, env, given=""):
        """Run a command beside the crawler's sniffer."""
        command = ["ip", "netns", "exec", self.inner, *command]
        return subprocess.run(
            command, cwd=ROOT, env=env, input=given, capture_output=True, text=True, timeout=280, check=False
        )

    def packets(self):
        """Where connections and datagrams went since the last call: addresses."""
        self.marks += 1
        mark = [MARK, self.marks]  # once the sniffer has seen that, it has seen all before
        ip(f"netns exec {self.inner} bash -c", f"echo > /dev/udp/{MARK}/{self.marks}")
        log = self.folder / "sniff-in.log"
        for _ in range(1200):
            rows = [json.loads(line) for line in log.read_text().splitlines(True) if line.endswith("]\n")]
            if mark in rows:
                seen, self.seen = rows[self.seen : rows.index(mark)], rows.index(mark) + 1
                return {address for address, _ in seen}
            time.sleep(0.05)
        raise AssertionError("the sniffer does not keep up")

    def close(self):
        for process in self.running:
            process.kill()
            process.wait()
        for namespace in (self.inner, self.outer):
            subprocess.run(["ip", "netns", "del", namespace], capture_output=True, check=False)
        shutil.rmtree(self.etc, ignore_errors=True)


def ip(words, *more):
    subprocess.run(["ip", *words.split(), *more], check=True, capture_output=True, text=True)


# -- what runs in a namespace


def sniff():
    """Print where each connection (its SYN) and each UDP packet goes."""
    tape = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(3))
    print("ready", flush=True)
    last = None
    while True:
        data, (_, kind, *_) = tape.recvfrom(65535)
        if kind == 0x0800 and data[9] in (6, 17):
            start, target = (data[0] & 15) * 4, ip_address(data[16:20])
        elif kind == 0x86DD and data[6] in (6, 17):
            start, target = 40, ip_address(data[24:40])
        else:
            continue
        is_tcp = (data[9] if kind == 0x0800 else data[6]) == 6
        if is_tcp and data[start + 13] & 0x12 != 0x02:
            continue
        row = str(target), struct.unpack(">H", data[start + 2 : start + 4])[0]
        if row != last and str(target) not in CRAWLER:  # answers to the crawler
            print(json.dumps(last := row), flush=True)


def serve():
    """Answer pages on port 80 and names on port 53, at every address."""
    import threading

    from tests.servers import RawServer

    web = RawServer.__new__(RawServer)
    web.__dict__.update(
        scripts={"*": page}, tls=None, read=True, greet=b"", log=[], connections=0, open=0, most=0, times={},
        lock=threading.Lock(), peers=set(),
    )  # fmt: skip
    web.listener = socket.create_server(("::", 80), family=socket.AF_INET6, dualstack_ipv6=True)
    threading.Thread(target=web._accept, daemon=True).start()
    names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    names.setsockopt(socket.SOL_IP, 8, 1)  # IP_PKTINFO: the answer leaves from the address that was asked
    names.bind(("0.0.0.0", 53))
    asked = {}
    print("ready", flush=True)
    while True:
        query, extra, _, peer = names.recvmsg(2048, 256)
        with suppress(Exception):
            source = next(data for level, kind, data in extra if kind == 8)
            names.sendmsg(
                [resolved(query, asked)], [(socket.SOL_IP, 8, struct.pack("=I4s4s", 0, source[8:12], b""))], 0, peer
            )


def resolved(query, asked):
    """Answer a query: n<n>.inside.test is forbidden, mixed.test both, rebind.test in turns, every other name public."""
    labels, at = [], 12
    while query[at]:
        labels.append(query[at + 1 : at + 1 + query[at]].decode().lower())
        at += query[at] + 1
    kind = struct.unpack(">H", query[at + 1 : at + 3])[0]
    addresses = [PUBLIC]
    if labels[-2:] == ["inside", "test"]:
        addresses = [list(FORBIDDEN.values())[int(labels[0][1:])]]
    elif labels[0] == "mixed":
        addresses = ["10.0.0.1", PUBLIC, "192.168.1.1"]
    elif labels[0] == "rebind":
        asked[kind] = asked.get(kind, 0) + 1
        addresses = [PUBLIC if asked[kind] == 1 else "10.0.0.1"]
    answers = b"".join(
        b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 0, len(packed)) + packed
        for packed in (ip_address(address).packed for address in addresses)
        if len(packed) == {1: 4, 28: 16}.get(kind)
    )
    count = answers.count(b"\xc0\x0c")
    return query[:2] + struct.pack(">HHHHH", 0x8180, 1, count, 0, 0) + query[12 : at + 5] + answers


def page(request, nth):
    """What a public outlet answers: pages that lead inside, in every way."""
    from tests.farm import coverage, rss
    from tests.hostile import html
    from tests.servers import CLOSE, NOT_FOUND, ok

    head = request.decode("latin-1")
    host = next((line[6:] for line in head.split("\r\n") if line.lower().startswith("host: ")), "")
    target = head.split(" ")[1]
    word, _, number = target.strip("/").partition("/")
    inside = f"http://{host_of(list(FORBIDDEN.values())[int(number)])}/secret" if number.isdigit() else ""
    if target == "/robots.txt":
        if host.endswith(".robots.test"):
            place = list(FORBIDDEN.values())[int(host[1:].partition(".")[0])]
            return [ok(b"", f"Location: http://{host_of(place)}/robots.txt".encode(), status=b"302 Found"), CLOSE]
        lines = [f"Sitemap: http://{host_of(place)}/map.xml" for place in FORBIDDEN.values()]
        return [ok("\n".join(lines).encode()) if host == "maps.test" else NOT_FOUND, CLOSE]
    if word == "to":
        return [ok(b"", f"Location: {inside}".encode(), status=b"302 Found"), CLOSE]
    if word == "refresh":
        return [ok(html(head=f'<meta http-equiv=refresh content="0;url={inside}">')), CLOSE]
    if word == "again":
        return [
            ok(
                b"",
                b"Location: /article",
                status=b"302 Found",
            ),
            CLOSE,
        ]
    if word == "rss":
        places = [f"http://{host_of(place)}/kessel-bridge-toll" for place in FORBIDDEN.values()]
        rows = [("Velk drops Kessel bridge toll", place, "") for place in places]
        return [ok(rss(host, rows)), CLOSE]
    if word == "index.xml":
        rows = "".join(f"<sitemap><loc>http://{host_of(place)}/map.xml</loc></sitemap>" for place in FORBIDDEN.values())
        return [ok(f'<?xml version="1.0"?><sitemapindex>{rows}</sitemapindex>'.encode()), CLOSE]
    return [ok(coverage(1)), CLOSE]


if __name__ == "__main__":
    {"sniff": sniff, "serve": serve}[sys.argv[1]]()

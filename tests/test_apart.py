"""No outlet learns of another, nor a secret that is not its own: what each server was really sent."""

import base64
import gzip
import json
import re
from contextlib import ExitStack

import pytest

from tests.certificates import Root
from tests.commands import Newsroom
from tests.farm import TODAY, coverage, rss, xml
from tests.servers import NOT_FOUND, Proxy, RawServer, ok

TELLING = re.compile(rb"(cookie|(proxy-)?authorization|referer|origin|if-none-match|if-modified-since):", re.I)
COOKIES = [
    b"Set-Cookie: plain=CANARY; Path=/",
    b"Set-Cookie: parent=CANARY; Domain=courier.test; Path=/",
    b"Set-Cookie: top=CANARY; Domain=test",
    b"Set-Cookie: other=CANARY; Domain=second.test",
    b"Set-Cookie: suffix=CANARY; Domain=co.uk",
    b"Set-Cookie: secure=CANARY; Secure; HttpOnly; SameSite=Strict",
    b"Set-Cookie: lax=CANARY; SameSite=Lax; Max-Age=99999",
    b"Set-Cookie: __Host-a=CANARY; Secure; Path=/",
    b"Set-Cookie2: old=CANARY",
    b"Referrer-Policy: unsafe-url",
    b'ETag: "CANARY"',
    b"Last-Modified: Sun, 22 Nov 2026 10:11:13 GMT",
]
WWW, SECOND, PLAIN = "www.courier.test", "second.test", "plain.test"
SECRET = "s3cr3t"


def to(place, status=b"302 Found"):
    return [ok(b"moved", b"Location: " + place.encode(), *COOKIES, status=status)]


def refresh(place):
    head = f'<!doctype html><html><head><meta http-equiv="refresh" content="0; url={place}"></head></html>'
    return [ok(head.encode(), *COOKIES)]


def page(nth, *links):
    extra = "".join(f"<p>More: <a href='{url}'>{title}</a></p>" for title, url in links)
    return [ok(coverage(nth, extra=extra), *COOKIES)]


class Outlets:
    """Two outlets on TLS, one of them on two ports, and one without; `telling` is what each was sent of note."""

    def __init__(self, stack, root):
        tls = root.context(WWW, "courier.test", "amp.courier.test", "news.co.uk", SECOND)
        self.first = stack.enter_context(RawServer({}, tls=tls))
        self.second = stack.enter_context(RawServer({}, tls=tls))
        self.plain = stack.enter_context(RawServer({}))
        self.root = root

    @property
    def all(self):
        return self.first, self.second, self.plain

    @property
    def connect_to(self):
        first = [f"{host}:443=127.0.0.1:{self.first.port}" for host in (WWW, "courier.test", "amp.courier.test")]
        second = [f"{host}:443=127.0.0.1:{self.second.port}" for host in (SECOND, "news.co.uk")]
        rest = [f"{WWW}:8443=127.0.0.1:{self.second.port}", f"*:80=127.0.0.1:{self.plain.port}"]
        return " ".join([*first, *second, *rest])

    def telling(self):
        """Each header line of note that any of them was sent, with host and target."""
        found = []
        for server in self.all:
            for target, request, _ in server.log:
                host = re.search(rb"\r\nHost: ([^\r]*)", request)[1].decode()
                lines = request.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]
                found += [(host + target, line.decode("latin-1")) for line in lines if TELLING.match(line)]
        return found

    def asked(self):
        return [
            re.search(rb"\r\nHost: ([^\r]*)", request)[1].decode() + target
            for server in self.all
            for target, request, _ in server.log
            if target != "/robots.txt"
        ]

    def sent(self):
        return b"".join(request for server in self.all for _, request, _ in server.log)


@pytest.fixture
def outlets():
    with ExitStack() as stack:
        yield Outlets(stack, Root())


@pytest.fixture
def newsroom(tmp_path, outlets):
    env = {"SSL_CERT_FILE": str(outlets.root.path), "SSL_CERT_DIR": str(tmp_path / "none")}
    env |= {"CONNECT_TO": outlets.connect_to, "STORIES_DIR": str(tmp_path)}
    return Newsroom(tmp_path / "clips", tmp_path / "state", **env)


def follow(newsroom, *more, **env):
    settings = ("-s", "DOWNLOAD_DELAY=0", "-s", "RETRY_TIMES=0", "-s", "AUTOTHROTTLE_ENABLED=0", *more)
    return newsroom.scrapy("crawl", "story", "-a", "story=toll", *settings, **env)


def everywhere(newsroom):
    """The bytes of every file of archive and state, unpacked."""
    kept = [path for path in newsroom.state_dir.parent.rglob("*") if path.is_file() and path.suffix != ".toml"]
    return {path: gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in kept}


def test_redirects_across_hosts_ports_and_schemes_carry_nothing_along(newsroom, outlets):
    outlets.first.scripts |= {
        "/host": to(f"https://{SECOND}/a"),
        "/sub": to("https://amp.courier.test/a"),
        "/port": to(f"https://{WWW}:8443/a"),
        "/scheme": to(f"http://{PLAIN}/a"),
        "/suffix": to("https://news.co.uk/a"),
        "/refresh": refresh(f"https://{SECOND}/b"),
        "/a": page(1),
    }
    outlets.second.scripts |= {"/a": page(2), "/b": page(3)}
    outlets.plain.scripts |= {"/a": to(f"https://{SECOND}/a"), "/b": page(2)}
    names = ("host", "sub", "port", "scheme", "suffix", "refresh")
    done = newsroom.page(*(f"https://{WWW}/{name}" for name in names))
    assert done.status == 0, done
    assert outlets.telling() == []
    assert len(outlets.asked()) >= 2 * len(names)


STORY = f"""
title = "The Kessel bridge toll"
query = "Kessel bridge Velk"
names = ["Velk", "Kessel"]
seeds = ["https://{WWW}/news/kessel-bridge-toll-seed"]
limits = {{ depth = 2 }}
[[outlets]]
home = "https://{WWW}/"
feeds = ["https://{WWW}/rss"]
sitemaps = ["https://{WWW}/index.xml"]
[[outlets]]
home = "https://{SECOND}/"
feeds = ["https://{SECOND}/moved"]
"""


def test_a_storys_crawl_tells_no_outlet_where_it_comes_from(newsroom, outlets, tmp_path):
    far = ("Velk refuses toll on Kessel bridge after talks", f"https://{SECOND}/news/velk-refuses-kessel-bridge-toll")
    near = ("Kessel bridge: minister Velk drops toll deal", f"https://{WWW}/news/velk-drops-kessel-bridge-toll")
    home = ok(b"<!doctype html><title>Home</title><p>Hello</p>", *COOKIES)
    outlets.first.scripts |= {
        "/": [home],
        "/rss": [ok(rss(WWW, [(*near, TODAY)]), *COOKIES)],
        "/index.xml": [ok(xml("sitemapindex", [f"<sitemap><loc>https://{SECOND}/map.xml</loc></sitemap>"]), *COOKIES)],
        "/news/kessel-bridge-toll-seed": page(1, far),
        "/news/velk-drops-kessel-bridge-toll": page(2, far),
    }
    outlets.second.scripts |= {
        "/": [home],
        "/map.xml": [ok(xml("urlset", [f"<url><loc>{far[1]}</loc></url>"]), *COOKIES)],
        "/moved": to(f"https://{WWW}/rss"),
        "/news/velk-refuses-kessel-bridge-toll": page(3, near),
    }
    (tmp_path / "toll.toml").write_text(STORY)
    done = follow(newsroom)
    asked = set(outlets.asked())
    assert {f"{SECOND}/map.xml", f"{SECOND}/moved", f"{WWW}/rss", far[1].removeprefix("https://")} <= asked, done
    assert outlets.telling() == []


def test_only_the_url_that_gave_a_validator_gets_it_back(newsroom, outlets, tmp_path):
    test_a_storys_crawl_tells_no_outlet_where_it_comes_from(newsroom, outlets, tmp_path)
    for server in outlets.all:
        server.log.clear()
    follow(newsroom)
    told = outlets.telling()
    assert {line.partition(":")[0] for _, line in told} == {"If-None-Match", "If-Modified-Since"}
    assert f"{WWW}/rss" in {url for url, _ in told}
    assert f"{SECOND}/moved" not in {url for url, _ in told}


def test_a_password_goes_to_its_domain_over_tls_alone(newsroom, outlets):
    outlets.first.scripts |= {
        "/host": to(f"https://{SECOND}/a"),
        "/scheme": to(f"http://{WWW}/a"),
        "/sub": to("https://amp.courier.test/a"),
        "/a": page(1),
    }
    outlets.second.scripts |= {"/a": page(2)}
    outlets.plain.scripts |= {"/a": page(3)}
    settings = ("HTTPAUTH_USER=desk", f"HTTPAUTH_PASS={SECRET}", "HTTPAUTH_DOMAIN=courier.test")
    options = [part for setting in settings for part in ("-s", setting)]
    done = newsroom.page(*(f"https://{WWW}/{name}" for name in ("host", "scheme", "sub")), *options, "-v")
    assert done.status == 0, done
    basic = "Basic " + base64.b64encode(f"desk:{SECRET}".encode()).decode()
    told = outlets.telling()
    assert {line for _, line in told} == {f"Authorization: {basic}"}
    assert {url.partition("/")[0] for url, _ in told} == {WWW, "amp.courier.test"}
    assert not any(b"uthorization" in request for server in outlets.all[1:] for _, request, _ in server.log)
    data = everywhere(newsroom)
    assert [path for path, bytes_ in data.items() if SECRET.encode() in bytes_ or basic[6:].encode() in bytes_] == []
    assert any(b"Authorization: xxxxx" in bytes_ for bytes_ in data.values())
    assert SECRET not in done.out + done.err
    assert f"no password is sent to {WWW}, as it is asked without TLS" in done.err


def test_a_proxys_password_reaches_no_outlet_and_no_record(newsroom, outlets):
    outlets.plain.scripts |= {"/a": to(f"https://{WWW}/b")}
    outlets.first.scripts |= {"/b": page(1)}
    with Proxy(outlets.plain) as over_http, Proxy(outlets.first) as over_tls:
        proxies = {"http_proxy": over_http, "https_proxy": over_tls}
        env = {name: f"http://desk:{SECRET}@127.0.0.1:{proxy.port}" for name, proxy in proxies.items()}
        done = newsroom.page("http://courier.test/a", **env)
        assert done.status == 0, done
        assert all(b"Proxy-Authorization: Basic " in head for head in over_tls.heads if head.startswith(b"CONNECT"))
    assert not any(b"roxy-" in request for _, request, _ in outlets.first.log)
    assert SECRET not in done.out + done.err
    basic = base64.b64encode(f"desk:{SECRET}".encode())
    assert [path for path, bytes_ in everywhere(newsroom).items() if SECRET.encode() in bytes_ or basic in bytes_] == []


def with_user(url):
    return url.replace("://", f"://desk:{SECRET}@")


def test_names_and_passwords_in_urls_are_sent_nowhere_and_kept_only_where_an_outlet_wrote_them(
    newsroom, outlets, tmp_path
):
    refused = f"https://{WWW}/news/velk-refuses-kessel-bridge"
    far = ("Why Velk turned down the Kessel bridge toll", with_user(f"https://{SECOND}/none-kessel-bridge-velk"))
    near = ("Velk refuses toll on Kessel bridge after talks", with_user(refused))
    more = with_user(f"https://{WWW}/more.xml")
    moved = ("Kessel bridge: minister Velk drops toll deal", f"https://{WWW}/news/velk-drops-kessel-bridge-toll")
    outlets.first.scripts |= {
        "/robots.txt": [ok(f"Sitemap: {with_user(f'https://{WWW}/map.xml')}\n".encode())],
        "/": [ok(b"<!doctype html><title>Home</title><p>Hello</p>")],
        "/rss": [ok(rss(WWW, [(*near, TODAY), (*moved, TODAY)]))],
        "/index.xml": [ok(xml("sitemapindex", [f"<sitemap><loc>{more}</loc></sitemap>"]))],
        "/map.xml": [NOT_FOUND],
        "/more.xml": [NOT_FOUND],
        "/news/kessel-bridge-toll-seed": page(1, far),
        "/news/velk-refuses-kessel-bridge": page(2),
        "/news/velk-drops-kessel-bridge-toll": to(with_user(f"https://{WWW}/news/kessel-bridge-moved")),
        "/news/kessel-bridge-moved": refresh(with_user(f"https://{SECOND}/down")),
    }
    outlets.second.scripts |= {"/down": [NOT_FOUND]}
    (tmp_path / "toll.toml").write_text(STORY)
    done = follow(newsroom, "-s", "LOG_LEVEL=DEBUG", KEEP="articles")
    asked = set(outlets.asked())
    assert {f"{WWW}/map.xml", f"{WWW}/more.xml", refused.removeprefix("https://")} <= asked, done
    assert {f"{SECOND}/down", f"{SECOND}/none-kessel-bridge-velk"} <= asked, done
    assert SECRET.encode() not in outlets.sent()
    assert SECRET not in done.out
    assert SECRET not in done.err
    lines = [(path, line) for path, bytes_ in everywhere(newsroom).items() for line in bytes_.split(b"\n")]
    kept = [(path, line) for path, line in lines if SECRET.encode() in line]
    assert [row for row in kept if not row[1].startswith((b"Location: ", b"<!doctype html>"))] == []
    (key,) = [key for key in newsroom.clips.storage.keys("runs/") if "-toll-" in key]
    gaps = json.loads(newsroom.clips.storage.get(key))["coverage"]["gaps"]
    assert f"https://{SECOND}/none-kessel-bridge-velk" in {gap["url"] for gap in gaps}


def test_a_story_file_with_a_password_in_a_url_is_refused(newsroom, tmp_path):
    (tmp_path / "toll.toml").write_text(STORY.replace(f"https://{WWW}/rss", with_user(f"https://{WWW}/rss")))
    done = newsroom.run("story", "check", "toll")
    assert done.status == 2
    assert "toll.toml:9: " in done.out + done.err
    assert "never sent; write it without them" in done.out + done.err
    assert SECRET not in done.out + done.err
    assert follow(newsroom).status == 2


def test_cookies_cannot_be_switched_on(newsroom, outlets):
    done = newsroom.page(f"https://{WWW}/a", "-s", "COOKIES_ENABLED=1")
    assert done.status == 2
    assert "COOKIES_ENABLED" in done.err
    assert outlets.sent() == b""


def test_a_new_story_has_no_password_of_its_seed(newsroom, outlets, tmp_path):
    outlets.first.scripts["/a"] = page(1)
    done = newsroom.run("story", "new", "bridge", "--seed", with_user(f"https://{WWW}/a"))
    assert done.status == 0, done
    source = (tmp_path / "bridge.toml").read_text()
    assert f'seeds = ["https://{WWW}/a"]' in source
    assert "Velk" in source
    assert SECRET not in source + done.out + done.err

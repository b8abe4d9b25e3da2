"""robots.txt as RFC 9309 says."""

from contextlib import ExitStack

import pytest

from tests.commands import Newsroom
from tests.servers import CLOSE, RawServer, ok

PAGE = ok(b"<html><body><p>The harbour board met again on Tuesday.</p></body></html>")
ANSWERS = {  # what /robots.txt answers → (what becomes of the page, what its line says)
    "none": ([ok(b"", status=b"404 Not Found")], "archived", ""),
    "refused": ([ok(b"", status=b"403 Forbidden")], "archived", ""),
    "empty": ([ok(b"")], "archived", ""),
    "allowed": ([ok(b"User-agent: *\nDisallow: /private\n")], "archived", ""),
    "forbidden": ([ok(b"User-agent: *\nDisallow: /\n")], "robots", "Forbidden by robots.txt"),
    "forbidden to us by name": ([ok(b"User-agent: clipfile\nDisallow: /\n")], "robots", "Forbidden by robots.txt"),
    "forbidden to others": ([ok(b"User-agent: other\nDisallow: /\n")], "archived", ""),
    "forbidden with spaces": (
        [ok(b"  User-agent :  *  # all\n  Disallow :  /  # us\n")],
        "robots",
        "Forbidden by robots.txt",
    ),
    "forbidden to us by name and version": (
        [ok(b"User-agent: *\nAllow: /\n\nUser-agent: Clipfile/9.9\nDisallow: /\n")],
        "robots",
        "Forbidden by robots.txt",
    ),
    "forbidden to a name that ours begins with": ([ok(b"User-agent: Clip\nDisallow: /\n")], "archived", ""),
    "forbidden to a name that our contact holds": ([ok(b"User-agent: newsroom\nDisallow: /\n")], "archived", ""),
    "allowed to such a name alone": (
        [ok(b"User-agent: *\rDisallow: /\r\rUser-agent: Clip\rUser-agent: newsroom\rAllow: /\r")],
        "robots",
        "Forbidden by robots.txt",
    ),
    "moved to where the guard lets nobody": (
        [ok(b"", b"Location: http://192.0.2.1/robots.txt", status=b"301 Moved")],
        "failed",
        "robots.txt could not be had: it leads elsewhere: refused to connect to 192.0.2.1",
    ),
    "failing": ([ok(b"", status=b"503 Service Unavailable")], "failed", "answered 503"),
    "too many requests": ([ok(b"", status=b"429 Too Many Requests")], "failed", "answered 429"),
    "hanging up": ([CLOSE], "failed", "robots.txt could not be had"),
    "moved": ([ok(b"", b"Location: /rules.txt", status=b"301 Moved")], "robots", "Forbidden by robots.txt"),
    "rules beyond 500 KB": ([ok(b"#" * 600_000 + b"\nUser-agent: *\nDisallow: /\n")], "archived", ""),
    "no text": ([ok(bytes(range(256)) * 9)], "archived", ""),
}


@pytest.fixture(scope="module")
def looked(tmp_path_factory):
    """One crawl of a page on each of the sites: name → (line, whether the page was asked for)."""
    rules = [ok(b"User-agent: *\nDisallow: /\n")]
    with ExitStack() as sites:
        found = {}
        for name, (script, _, _) in ANSWERS.items():
            found[name] = sites.enter_context(RawServer({"/robots.txt": script, "/rules.txt": rules, "/a": [PAGE]}))
        folder = tmp_path_factory.mktemp("robots")
        done = Newsroom(folder / "clips", folder / "state").page(
            *(site.url("/a") for site in found.values()), CONTACT="https://newsroom.test/clips"
        )
        lines = done.out.splitlines()
        return {name: (lines[at], bool(site.requests("/a"))) for at, (name, site) in enumerate(found.items())}


@pytest.mark.parametrize("name", ANSWERS)
def test_robots_txt(looked, name):
    _, outcome, said = ANSWERS[name]
    line, asked = looked[name]
    assert line.startswith(outcome)
    assert said in line
    assert asked == (outcome == "archived")


def test_one_robots_txt_is_asked_for_at_each_origin(tmp_path):
    with RawServer({"*": [PAGE], "/robots.txt": [ok(b"")]}) as site:
        Newsroom(tmp_path / "clips", tmp_path / "state").page(*(site.url(f"/{number}") for number in range(5)))
        assert len(site.requests("/robots.txt")) == 1


def test_robots_txt_is_kept_and_not_asked_where_the_guard_refuses(tmp_path):
    room = Newsroom(tmp_path / "clips", tmp_path / "state")
    with RawServer({"*": [PAGE], "/robots.txt": [ok(b"User-agent: *\nAllow: /\n")]}) as site:
        assert room.page(site.url("/a")).status == 0
        assert site.url("/robots.txt") in {row.url for row in room.clips.rows()}
        refused = room.page(site.url("/a"), EGRESS_ALLOW="")
        assert refused.out.startswith("refused")
        assert len(site.log) == 2

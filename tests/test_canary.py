"""No packet leaves for a forbidden network, whatever names it: seen by a sniffer in a network namespace."""

import json
import os
import subprocess
import sys
from ipaddress import ip_address

import pytest

from tests.canary import FORBIDDEN, NAME_SERVER, PUBLIC, UNROUTED, Namespaces, NoNamespaces, host_of
from tests.commands import QUICK, Newsroom
from tests.test_story_crawl import QUICK as STORY_QUICK

pytestmark = pytest.mark.timeout(300)

OPEN = {PUBLIC, NAME_SERVER}
SPELLINGS = ["167772161", "0x0a000001", "012.0.0.1", "10.1", "0xa.0.0.1", "2130706433", "127.1", "localhost", "0"]
NUMBERS = range(len(FORBIDDEN))
PAGES = {
    "named by its address": [f"http://{host_of(place)}/" for place in FORBIDDEN.values()],
    "spelt oddly": [f"http://{host}/" for host in SPELLINGS],
    "named by a name": [f"http://n{number}.inside.test/" for number in NUMBERS],
    "a redirect": [f"http://news.test/to/{number}" for number in NUMBERS],
    "a refresh": [f"http://news.test/refresh/{number}" for number in NUMBERS],
}
WELL = ["http://news.test/article", "http://mixed.test/article", "http://rebind.test/again"]
ROBOTS = [f"http://r{number}.robots.test/article" for number in NUMBERS]


@pytest.fixture(scope="module")
def namespaces(tmp_path_factory):
    try:
        made = Namespaces(tmp_path_factory.mktemp("canaries"))
    except NoNamespaces as error:
        may = subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode == 0
        if os.environ.get("CI") == "true" and may:
            pytest.fail(f"namespaces may be made here, but: {error}")
        pytest.skip(f"no network namespaces: {error}")
    yield made
    made.close()


def inside(namespaces, tmp_path, *command, given="", **env):
    room = Newsroom(tmp_path / "clips", tmp_path / "state", **{"EGRESS_ALLOW": "", **env})
    namespaces.packets()
    done = namespaces.run(sys.executable, "-m", *command, env=room.env, given=given)
    return done, namespaces.packets(), room


def pages(namespaces, tmp_path, urls, **env):
    command = ["crawler.cli", "page", "--json", "--urls", "-", *QUICK]
    done, packets, _ = inside(namespaces, tmp_path, *command, given="\n".join(urls), **env)
    return {line["url"]: line for line in map(json.loads, done.stdout.splitlines())}, packets


KNOCK = """
import socket, sys
for place in sys.argv[1:]:
    with socket.socket(socket.AF_INET6 if ":" in place else socket.AF_INET, socket.SOCK_STREAM) as knocking:
        knocking.settimeout(2)
        if not knocking.connect_ex((place, 80)):
            print(place, flush=True)
"""


def test_the_canaries_would_see_a_packet(namespaces, tmp_path):
    routed = [place for network, place in FORBIDDEN.items() if network not in UNROUTED]
    namespaces.packets()
    done = namespaces.run(sys.executable, "-c", KNOCK, *routed, env=os.environ)
    reached = {str(ip_address(place)) for place in done.stdout.split()}
    assert reached == {str(ip_address(place)) for place in routed}
    seen = namespaces.packets()
    assert seen == {str(getattr(ip_address(place), "ipv4_mapped", None) or ip_address(place)) for place in routed}


def test_no_page_leads_inside(namespaces, tmp_path):
    told, packets = pages(namespaces, tmp_path, [*(url for urls in PAGES.values() for url in urls), *ROBOTS, *WELL])
    refused = {url: told[url]["outcome"] for urls in PAGES.values() for url in urls}
    assert set(refused.values()) <= {"refused", "invalid"}, refused
    assert {told[url]["outcome"] for url in ROBOTS} == {"failed"}  # as of a robots.txt that nobody reaches (RFC 9309)
    assert {told[url]["outcome"] for url in WELL} == {"archived"}
    assert packets == OPEN


def test_no_feed_sitemap_or_robots_leads_inside(namespaces, tmp_path):
    stories = tmp_path / "stories"
    stories.mkdir()
    feeds = [f"http://{host_of(place)}/rss" for place in FORBIDDEN.values()]
    moved = [f"http://news.test/to/{number}" for number in NUMBERS]
    lines = ['title = "The toll"', 'query = "Kessel bridge Velk"', 'seeds = ["http://news.test/article"]']
    for host, feeds_, maps in (
        ("news.test", ["http://news.test/rss", *moved], ["http://news.test/index.xml"]),
        ("maps.test", feeds, []),
        ("10.0.0.1", [], []),
    ):
        lines += [f'[[outlets]]\nhome = "http://{host}/"\nfeeds = {json.dumps(feeds_)}\nsitemaps = {json.dumps(maps)}']
    (stories / "toll.toml").write_text("\n".join(lines))
    settings = [word for name in STORY_QUICK for word in ("-s", name)]
    command = ["scrapy", "crawl", "story", "-a", "story=toll", *settings]
    done, packets, room = inside(namespaces, tmp_path, *command, STORIES_DIR=str(stories))
    assert "refused" in done.stdout, done
    assert room.clips.articles()
    assert packets == OPEN


@pytest.mark.parametrize("proxy", ["http://10.0.0.1:80", "http://n0.inside.test:80", "http://127.0.0.1:80"])
def test_no_proxy_that_is_not_listed_is_spoken_to(namespaces, tmp_path, proxy):
    told, packets = pages(namespaces, tmp_path, ["http://news.test/article"], http_proxy=proxy)
    assert told["http://news.test/article"]["outcome"] in ("refused", "failed")
    assert packets <= {NAME_SERVER}


def test_what_a_row_admits_is_reached(namespaces, tmp_path):
    told, packets = pages(namespaces, tmp_path, ["http://10.0.0.1/article"], EGRESS_ALLOW="10.0.0.0/8:80")
    assert told["http://10.0.0.1/article"]["outcome"] == "archived"
    assert packets == {"10.0.0.1"}

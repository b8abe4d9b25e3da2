"""Crawler traps: URLs without end cost a bounded number of fetches, and no article is taken for one."""

import re
from collections import Counter

import pytest

from archive.url import plain
from crawler.discovery import Found, listing
from crawler.queue import Budget, Chosen, Queue
from crawler.traps import PARAMETERS, Bounds, Traps, shape
from pipelines.story import Limits
from tests.commands import Newsroom
from tests.farm import coverage, page
from tests.servers import NOT_FOUND, RawServer, ok
from tests.test_story_crawl import QUICK

SHAPE = 6  # SHAPE_PAGES_MAX of these runs
OUTLET = 25  # outlet_pages
WORDS = ["one", "two", "three", "four"]
ENDLESS = {  # a trap → the links of its `at`th page
    "calendar": lambda at: [f"/calendar/{2026 + at // 12}/{at % 12 + 1:02}/{day:02}" for day in range(1, 29)],
    "session": lambda at: [f"/read?token={at:08x}{number:024x}" for number in range(40)],
    "facets": lambda at: [f"/find?{'&'.join(f'f{n}={at + n}' for n in range(number % 9 + 2))}" for number in range(40)],
    "paging": lambda at: [f"/kessel-bridge-toll?page={at + number}" for number in range(40)],
    "deep": lambda at: [f"/{'kessel-bridge-toll/' * at}"],
    "wide": lambda at: [f"/news/kessel-bridge-toll-{'abcdefghij'[n % 10]}-{n}" for n in range(9000)],
    "well": lambda at: [f"/news/kessel-bridge-toll-{word}" for word in WORDS],
}


@pytest.fixture(scope="module")
def fetched(tmp_path_factory):
    """What a run asked of each outlet, and the newsroom."""
    seen = {}

    def answer(request, nth):
        head = request.decode("latin-1")
        name, target = re.search(r"\r\nHost: (\w+)", head)[1], head.split(" ")[1]
        if target == "/robots.txt":
            return [NOT_FOUND]
        asked = seen.setdefault(name, [])
        asked.append(target)
        if name == "maps" and target != "/":
            rows = "".join(f"<sitemap><loc>http://maps.test{target}{n}/map.xml</loc></sitemap>" for n in range(2))
            return [ok(f'<?xml version="1.0"?><sitemapindex>{rows}</sitemapindex>'.encode())]
        links = ENDLESS.get(name, ENDLESS["well"])(len(asked))
        named = "".join(f"<h2><a href='{link}'>Velk drops bridge toll {at}</a></h2>" for at, link in enumerate(links))
        body = page("Home", ["Hello"], extra=named) if target == "/" else coverage(len(asked), extra=named)
        return [ok(body)]

    folder = tmp_path_factory.mktemp("traps")
    (folder / "stories").mkdir()
    with RawServer({"*": answer}) as site:
        lines = ['title = "The toll"', 'query = "Kessel bridge Velk"', 'names = ["Velk", "Kessel"]']
        lines += [f"[limits]\ndepth = 9\noutlet_pages = {OUTLET}"]
        lines += [f'[[outlets]]\nhome = "http://{name}.test/"' for name in ENDLESS]
        lines += ['[[outlets]]\nhome = "http://maps.test/"\nsitemaps = ["http://maps.test/map.xml"]']
        (folder / "stories" / "toll.toml").write_text("\n".join(lines))
        connect = f"*.test:80=127.0.0.1:{site.port}"
        room = Newsroom(folder / "clips", folder / "state", STORIES_DIR=str(folder / "stories"), CONNECT_TO=connect)
        settings = [word for name in (*QUICK, f"SHAPE_PAGES_MAX={SHAPE}") for word in ("-s", name)]
        done = room.scrapy("crawl", "story", "-a", "story=toll", *settings)
    assert done.status in (0, 3), done
    return seen, room


@pytest.mark.parametrize("trap", ["calendar", "session", "facets", "paging"])
def test_of_endless_pages_of_one_shape_a_few_are_fetched(fetched, trap):
    asked = [target for target in fetched[0][trap] if target != "/"]
    assert 0 < len(asked) <= SHAPE


def test_a_path_that_repeats_itself_is_left(fetched):
    assert max(target.count("/kessel") for target in fetched[0]["deep"]) <= 2


def test_a_page_with_thousands_of_links_costs_what_one_outlet_may(fetched):
    assert len(fetched[0]["wide"]) <= OUTLET + 1


def test_sitemaps_in_sitemaps_are_followed_three_deep(fetched):
    depths = Counter(target.count("/") for target in fetched[0]["maps"] if target.endswith("map.xml"))
    assert depths == {1: 1, 2: 2, 3: 4, 4: 8}


def test_the_articles_beside_them_are_archived(fetched):
    room = fetched[1]
    assert {f"well.test/news/kessel-bridge-toll-{word}" for word in WORDS} <= set(room.clips.articles())
    assert list(room.clips.verify()) == []


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("a/" * 30, "over 20 parts"),
        ("x/" * 3, "repeats itself"),
        ("news/x/y/x/y/x/y/z", "repeats itself"),
        ("find?" + "&".join(f"f{n}=1" for n in range(PARAMETERS + 1)), "over 16 parameters"),
    ],
)
def test_a_trap_is_told_by_its_shape(path, why):
    assert why in Traps(Bounds()).why_not(f"a.test/{path}")


@pytest.mark.parametrize(
    "path",
    [
        "2026/11/30/velk-rejects-toll-on-kessel-bridge",
        "world/europe/2026/nov/30/velk-toll",
        "11/11/11/kessel",
        "news/news/kessel",
        "article?id=12345&lang=en",
        "a/b/c/d/e/f/g/h/i/j/k",
    ],
)
def test_an_article_is_no_trap(path):
    assert Traps(Bounds()).why_not(f"a.test/{path}") == ""


def test_articles_that_differ_in_words_have_shapes_of_their_own():
    urls = ["https://a.test/2026/11/30/toll-rejected", "https://a.test/2026/11/30/toll-dropped", "https://b.test/1"]
    assert len({shape(plain(url)) for url in urls}) == 3


def test_of_the_links_that_wait_the_best_are_held():
    queue = Queue(Budget(Limits(pages=5, outlet_pages=5)), waiting=10)
    for at in range(1000):
        link = Found(url=f"https://a.test/{at}", title="said" if at == 777 else "", via="https://a.test/", kind="page")
        queue.put(Chosen(link=link, outlet="a.test", why=""))
    assert queue.pop().link.url == "https://a.test/777"
    assert len([chosen for _ in range(9) if (chosen := queue.pop())]) == 4
    assert len(queue.over) <= 20


def test_a_listing_is_read_to_its_limits():
    rows = "".join(f"<url><loc>http://a.test/{n}</loc></url>" for n in range(50))
    body = f'<?xml version="1.0"?><urlset>{rows}</urlset>'.encode()
    said = listing(body, "http://a.test/map.xml", urls=10)
    assert len(said.found) == 10
    assert "more than 10 URLs" in said.faults[-1]
    cut = listing(body, "http://a.test/map.xml", size=len(body) // 2)
    assert 20 < len(cut.found) < 30
    assert "the rest was not read" in cut.faults[0]

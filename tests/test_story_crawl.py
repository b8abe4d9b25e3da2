"""`scrapy crawl story` on a farm of outlets: all coverage found, nothing fetched twice, every gap named."""

import json
import subprocess
import sys

import pytest

from archive.standing import standings
from archive.url import plain
from tests.commands import ROOT, Newsroom
from tests.farm import Farm, story_file
from tests.servers import NOT_FOUND, RawServer, ok

QUICK = ("AUTOTHROTTLE_ENABLED=0", "DOWNLOAD_DELAY=0", "RETRY_TIMES=0", "LOG_LEVEL=ERROR")
NEW_GAPS = {
    ("walled.test", "blocked", "http://walled.test/paid/kessel-bridge"),
    ("forbidding.test", "robots", "http://forbidding.test/news/kessel-bridge"),
    ("shell.test", "javascript", "http://shell.test/app/kessel-bridge"),
    ("deadfeed.test", "dead-feed", "http://deadfeed.test/rss"),
    ("deadfeed.test", "silent", "https://deadfeed.test/"),
    ("nowhere.test", "unreachable", "http://nowhere.test/"),
}
QUIET = ("faulty", "spare", "out")  # they do not count
FAULTS = {("broken.test", "faulty"), ("mistyped.test", "faulty"), ("feedonly.test", "spare")}


class Desk(Newsroom):
    """A newsroom that follows the farm."""

    def __init__(self, folder, farm):
        stories = folder / "stories"
        super().__init__(folder / "clips", folder / "state", STORIES_DIR=str(stories), CONNECT_TO=farm.connect_to)
        self.farm, self.stories = farm, stories
        self.stories.mkdir()
        self.write(story_file(farm))

    def write(self, text):
        (self.stories / "toll.toml").write_text(text)

    def follow(self, *more, **env):
        settings = [part for setting in QUICK for part in ("-s", setting)]
        return self.scrapy("crawl", "story", "-a", "story=toll", *more, *settings, **env)

    def manifest(self):
        storage = self.clips.storage
        return json.loads(storage.get([key for key in storage.keys("runs/") if "-toll-" in key][-1]))

    def view(self):
        return [json.loads(line) for line in self.clips.storage.get("views/stories/toll/articles.jsonl").splitlines()]


@pytest.fixture(scope="module")
def farm():
    with Farm() as farm:
        yield farm


@pytest.fixture(scope="module")
def followed(tmp_path_factory, farm):
    """The desk after its first run of the story: what that ended with, and its manifest."""
    desk = Desk(tmp_path_factory.mktemp("desk"), farm)
    done = desk.follow()
    return desk, done, desk.manifest()


@pytest.fixture
def desk(tmp_path, farm):
    return Desk(tmp_path, farm)


def only(farm, *names, **more):
    """A story file with these outlets of the farm alone."""
    return story_file(farm, names=names, **more)


def test_every_article_of_the_story_is_archived_and_nothing_else(followed):
    desk, done, manifest = followed
    assert {plain(url) for url in desk.farm.stories} == set(desk.clips.articles()), done
    assert {key.partition("/")[0] for key in manifest["objects"]} == {"index", "stories", "text", "warc"}
    assert desk.run("verify").status == 0


def test_every_gap_is_named_with_its_kind_and_the_status_says_so(followed):
    _, done, manifest = followed
    coverage = manifest["coverage"]
    assert done.status == 3
    assert {
        (gap["outlet"], gap["kind"], gap["url"]) for gap in coverage["gaps"] if gap["kind"] not in QUIET
    } == NEW_GAPS
    assert {(gap["outlet"], gap["kind"]) for gap in coverage["gaps"]} >= FAULTS
    assert coverage["new_gaps"] == len(NEW_GAPS)


def test_no_article_is_fetched_again_once_it_is_known(followed):
    desk, _, manifest = followed
    before = len(desk.farm.fetched)
    done = desk.follow()
    again = desk.farm.fetched[before:]
    articles = {*desk.farm.stories, *desk.farm.others, "http://amp.test/go/77123"}
    assert done.status == 3
    assert [url for url in again if url in articles] == []
    assert [url for url in again if url.endswith("/rss")]
    assert desk.manifest()["coverage"]["judged"] == manifest["coverage"]["judged"]


def test_the_view_and_the_story_file_lie_beside_the_records(followed):
    desk, _, _ = followed
    rows = desk.view()
    storage = desk.clips.storage
    assert {row["article"] for row in rows} == {plain(url) for url in desk.farm.stories}
    assert all(storage.size(row["text"]) and storage.size(row["warc"]["key"]) for row in rows)
    (amp,) = [row for row in rows if row["article"].startswith("amp.test")]
    assert "amp.test/go/77123" in amp["aliases"]
    (kept,) = storage.keys("stories/toll/")
    assert storage.get(kept) == (desk.stories / "toll.toml").read_bytes()


def test_judgements_are_events_with_reasons_and_where_it_was_found(followed):
    desk, _, _ = followed
    found = standings(desk.clips, "toll")
    assert {id for id, one in found.items() if one.stands == "in"} == {plain(url) for url in desk.farm.stories}
    hit = found["unlisted.test/2026/11/velk-rejects-toll-on-bridge"]
    assert hit.via.startswith("rss http://finder.test/search?q=")
    assert any(reason.startswith("names: ") for reason in hit.reasons)
    assert {one.verdict for id, one in found.items() if "rye-bread" in id} == {"out"}


def test_a_dry_run_archives_nothing_and_says_what_it_would_fetch_and_why(desk):
    done = desk.follow("-a", "dry=1")
    fetched = [line for line in done.out.splitlines() if line.startswith("fetch  http://feedonly.test/")]
    assert any(line.startswith("pass  http://feedonly.test/news/rye-bread") for line in done.out.splitlines())
    assert not fetched  # it is the seed
    assert "fetch  http://newsmap.test/news/kessel-bridge-toll-rejected  names " in done.out
    assert not (desk.stories.parent / "clips").exists()


def test_gaps_that_the_story_file_expects_do_not_count(desk, farm):
    desk.write(only(farm, "feedonly", "walled", expected=["walled.test"]))
    assert desk.follow().status == 0
    assert [gap["expected"] for gap in desk.manifest()["coverage"]["gaps"] if gap["kind"] == "blocked"] == [True]


def test_a_run_in_which_no_outlet_answers_is_no_success(desk, farm):
    desk.write(only(farm, "nowhere", expected=["nowhere.test"]))
    assert desk.follow().status == 4


def test_what_a_stopped_run_did_not_get_to_comes_with_the_next(tmp_path):
    with Farm() as farm:
        desk = Desk(tmp_path, farm)
        command = [sys.executable, "-m", "scrapy", "crawl", "story", "-a", "story=toll"]
        settings = [part for setting in (*QUICK[2:], "DOWNLOAD_DELAY=0.5") for part in ("-s", setting)]
        stopped = subprocess.Popen([*command, *settings], cwd=ROOT, env=desk.env, stdout=subprocess.DEVNULL)
        assert farm.linker_asked.wait(60)
        stopped.terminate()
        assert stopped.wait(60) == 143
        assert desk.follow().status == 3
        assert {plain(url) for url in farm.stories} == set(desk.clips.articles())
        assert desk.run("verify").status == 0


def test_keep_says_how_much_of_what_was_fetched_is_kept(desk, farm):
    desk.write(only(farm, "zipped"))
    assert desk.follow(KEEP="all").status == 0
    kept = {row.url for row in desk.clips.rows() if row.kind == "response"}
    assert {"http://zipped.test/map.xml.gz", "http://zipped.test/robots.txt"} <= kept
    assert "http://zipped.test/news/rye-bread-prize-for-lindholm" in kept


def of_one_outlet(tmp_path, site):
    """A newsroom whose story has one outlet, with a feed."""
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "seed.txt").write_text("Velk and the Kessel bridge toll\n\n" + "Velk spoke of the Kessel bridge. " * 20)
    outlet = f'[[outlets]]\nhome = "{site.url()}"\nfeeds = ["{site.url("/feed")}"]'
    (stories / "toll.toml").write_text(f'title = "Toll"\nseeds = ["seed.txt"]\nquery = "Kessel"\n{outlet}\n')
    return Newsroom(tmp_path / "clips", tmp_path / "state", STORIES_DIR=str(stories))


def test_a_part_of_a_feed_is_read_but_not_kept_and_a_sitemap_is_found_from_robots(tmp_path):
    feed = b"<rss><channel><item><title>Kessel bridge, Velk</title><link>/2026/11/28/fed</link></item></channel></rss>"
    part = b'HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-109/9000\r\nETag: "a"\r\n'
    mapped = b"<urlset><url><loc>/2026/11/28/velk-kessel-bridge</loc></url></urlset>"
    scripts = {
        "/robots.txt": [ok(b"User-agent: *\nDisallow:\nSitemap: /map.xml\n")],
        "/feed": [part + b"Content-Length: %d\r\n\r\n" % len(feed) + feed],
        "/map.xml": [ok(mapped)],
        "*": [ok()],
    }
    with RawServer(scripts) as site:
        newsroom = of_one_outlet(tmp_path, site)
        for _ in range(2):
            newsroom.run("story", "run", "toll", *[part for setting in QUICK for part in ("-s", setting)])
        assert site.requests("/2026/11/28/fed")
        assert site.requests("/2026/11/28/velk-kessel-bridge")
        assert len(site.requests("/feed")) == 2
        assert b"If-None-Match" not in b"".join(site.requests("/feed"))
    assert "a part that nobody asked for (206)" in newsroom.run("story", "gaps", "toll", "--all").out


def test_a_listing_that_answers_304_to_a_request_for_all_of_it_is_asked_once(tmp_path):
    scripts = {"/robots.txt": [NOT_FOUND], "/": [ok()], "*": [b"HTTP/1.1 304 Not Modified\r\n\r\n"]}
    with RawServer(scripts) as site:
        newsroom = of_one_outlet(tmp_path, site)
        newsroom.run("story", "run", "toll", *[part for setting in QUICK for part in ("-s", setting)])
        assert len(site.requests("/feed")) == 1
    assert "304 for its feed" in newsroom.run("story", "gaps", "toll").out


def test_a_seed_file_that_is_not_there_is_named(desk):
    desk.write('title = "x"\nseeds = ["none.txt"]\n')
    done = desk.follow()
    assert (done.status, "none.txt: No such file" in done.err) == (2, True), done


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-a", "story=none"], "no such story; `clipfile story new none` writes one"),
        ([], "no story was given"),
        (["-a", "story=toll", "-a", "outlet=x"], "story knows no argument outlet"),
        (["-a", "story=toll", "-a", "only=x"], "only: 'x' is neither revisits nor discovery"),
        (["-a", "story=toll", "-s", "KEEP=some"], "KEEP: 'some' is none of articles, context, all"),
    ],
)
def test_misuse_is_told_in_a_line(desk, arguments, said):
    done = desk.scrapy("crawl", "story", *arguments, "-s", "LOG_LEVEL=ERROR")
    assert done.status == 2
    assert said in done.err

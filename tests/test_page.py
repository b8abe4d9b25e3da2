"""`clipfile page` and `scrapy crawl page`: fetched, kept as it came over the wire, told of in a line, found again."""

import gzip
import json

import pytest
from scrapy import Request

from archive.url import plain
from archive.warc import read_event
from tests.answers import CASES, UNREADABLE
from tests.commands import QUICK, Newsroom
from tests.servers import CLOSE, RawServer, ok
from tests.test_wire import ORDINARY, TARGETS

SENTENCE = "The harbour board met again on Tuesday and left the crane where it stood since the spring. "
ARTICLE = (
    "<!doctype html><html lang=en><head><title>The crane stays</title></head><body>"
    "<p>Warning: Undefined variable $x in /var/www/theme.php on line 12</p><article><h1>The crane stays</h1>"
    + "".join(f"<p>{number}. {SENTENCE * 3}</p>" for number in range(1, 8))
    + "</article><div class=share>Share Tweet</div></body></html>"
).encode()


@pytest.fixture
def newsroom(tmp_path):
    return Newsroom(tmp_path / "clips", tmp_path / "state")


def recorded(clips):
    """URL → (request, response) blocks of every exchange in the archive."""
    found = {}
    for row in clips.rows():
        if row.kind in ("response", "revisit"):
            answer, request = clips._fetch(row.id)
            found.setdefault(row.url, []).append((request.block, answer.block, row))
    return found


def test_ordinary_answers_are_kept_byte_for_byte_with_their_requests(newsroom):
    followed_or_repeated = (b"HTTP/1.1 3", b"HTTP/1.1 5")
    rows = [row for row in ORDINARY if not row[1].startswith(followed_or_repeated)]
    bodies = {f"/{number}": body for number, (_, _, body) in enumerate(rows)} | dict.fromkeys(
        set(TARGETS) - {"/?"}, ARTICLE
    )
    scripts = {f"/{number}": [sent, CLOSE] for number, (_, sent, _) in enumerate(rows)}
    with RawServer(scripts | {"*": [ok(ARTICLE)], "/robots.txt": [ok(b"")]}) as site:
        done = newsroom.run("page", "--urls", "-", *QUICK, given="\n".join(map(site.url, bodies)))
        assert done.status == 0, done
        kept = recorded(newsroom.clips)
        assert set(map(as_asked, map(site.url, bodies))) | {site.url("/robots.txt")} == set(kept)
        for target, body in bodies.items():
            ((asked, block, row),) = kept[as_asked(site.url(target))]
            sent_target = asked.split(b" ")[1].decode()
            assert [asked] == site.requests(sent_target)
            head = site.sent(sent_target).partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            assert block.replace(b"x-orig-", b"") == head + (body if row.kind == "response" else b"")
        revisits = [row for exchanges in kept.values() for _, _, row in exchanges if row.kind == "revisit"]
        assert len(revisits) > 20  # the same page under many names
        assert newsroom.run("verify").status == 0


def as_asked(url):
    """Scrapy escapes what no URL may hold, and drops an empty query."""
    return Request(url).url


def row_of(site, target):
    return plain(site.url(target))


def test_odd_answers_are_kept_with_all_that_came(newsroom):
    cases = {f"/{number}": case for number, case in enumerate(CASES) if case.method == "GET" and not case.body_limit}
    scripts = {target: [case.sent, CLOSE] for target, case in cases.items()}
    with RawServer(scripts) as site:
        done = newsroom.run("page", "--urls", "-", *QUICK, given="\n".join(map(site.url, scripts)))
        clips = newsroom.clips
        assert done.status == 0, done.out
        for target, case in cases.items():
            (row,) = clips.captures([clips.known_as(row_of(site, target))])
            page = clips.capture(row).exchanges[-1]
            assert (page.status, page.body, page.before, page.after) == (
                case.status,
                case.body,
                case.before,
                case.after,
            )
            assert page.truncated == case.truncated
            assert set(case.faults) <= set(page.faults)
        assert newsroom.run("verify").status == 0


def test_what_is_no_answer_is_never_a_response_and_its_bytes_are_told(newsroom):
    scripts = {f"/{number}": [sent, CLOSE] for number, (_, sent, _) in enumerate(UNREADABLE)}
    with RawServer(scripts) as site:
        done = newsroom.run("page", "--urls", "-", *QUICK, given="\n".join(map(site.url, scripts)))
        clips = newsroom.clips
        assert done.status == 4
        for number, (_, sent, error) in enumerate(UNREADABLE):
            (row,) = clips.captures([clips.known_as(row_of(site, f"/{number}"))])
            page = clips.capture(row).exchanges[-1]
            assert (page.head, row.access) == (b"", "failed")
            assert page.body in sent or sent in page.body
            assert error in page.error or "over 262144 bytes" in page.error
        kinds = {row.kind for row in clips.rows() if row.url != site.url("/robots.txt")}
        assert kinds == {"capture", "event"}


def test_a_page_is_cleaned_stored_and_told_of_in_one_line(newsroom):
    with RawServer({"/a": [ok(ARTICLE)]}) as site:
        done = newsroom.page(site.url("/a"))
        assert done.status == 0
        (line,) = done.out.splitlines()
        told = ("archived  full", '"The crane stays"', "words", "noise", "text/127.0.0.1/", "warc/", site.url("/a"))
        assert [part for part in told if part not in line] == []
        text = newsroom.run("text", site.url("/a")).out
        assert text.count("the crane where it stood") == 21
        assert "Warning" not in text
        assert "Tweet" not in text
        shown = json.loads(newsroom.run("show", site.url("/a"), "--json").out)
        noise = {row["kind"]: row["line"] for row in shown["noise"]}
        assert "Undefined variable" in noise["php-error"]
        assert "Tweet" in noise["share"]
        assert newsroom.run("get", site.url("/a"), "--as", "html").out == ARTICLE.decode()


def test_redirects_and_robots_are_kept_and_lead_to_the_page(newsroom):
    with RawServer({}) as site:
        site.scripts |= {
            "/old": [ok(b"moved", b"Location: /older", status=b"301 Moved Permanently")],
            "/older": [ok(b"moved", b"Location: /new", status=b"302 Found")],
            "/new": [ok(ARTICLE)],
        }
        assert newsroom.page(site.url("/old")).status == 0
        clips = newsroom.clips
        assert {url.rpartition("/")[2] for url in recorded(clips)} == {"old", "older", "new", "robots.txt"}
        assert clips.text(site.url("/old")) == clips.text(site.url("/new"))
        (row,) = clips.captures([clips.known_as(row_of(site, "/old"))])
        assert [exchange.status for exchange in clips.capture(row).exchanges] == [301, 302, 200]


def test_a_second_look_asks_whether_the_page_changed(newsroom):
    tagged = ok(ARTICLE, b'ETag: "v1"')

    def answer(request, nth):
        return [b"HTTP/1.1 304 Not Modified\r\n\r\n"] if b'If-None-Match: "v1"' in request else [tagged]

    with RawServer({"/a": answer}) as site:
        for _ in range(3):
            assert newsroom.page(site.url("/a")).status == 0
        assert newsroom.page(site.url("/a"), "--fresh").status == 0
        looks = newsroom.clips.history(site.url("/a"))
        assert [look.change for look in looks] == ["first", "not modified", "not modified", "same bytes"]
        assert newsroom.clips.text(site.url("/a"), at=looks[1].time) == newsroom.clips.text(site.url("/a"))
        assert newsroom.run("verify").status == 0


@pytest.mark.parametrize("tag", [b'"a\0b"', b'"a\x1b[2J"', b'"%s"' % (b"a" * 100_000)], ids=["NUL", "ANSI", "100 KB"])
def test_a_validator_that_no_server_would_take_is_not_given_back(newsroom, tag):
    with RawServer({"/a": [ok(ARTICLE, b"ETag: " + tag, b"Last-Modified: Fri, 20 Nov 2026 10:00:00 GMT")]}) as site:
        for _ in range(2):
            assert newsroom.page(site.url("/a")).status == 0
        assert b"If-None-Match" not in site.requests("/a")[1]
        assert b"If-Modified-Since: Fri, 20 Nov" in site.requests("/a")[1]


def test_a_page_that_moved_is_asked_for_at_its_new_address_without_the_validators_of_the_old(newsroom):
    other = ARTICLE.replace(b"crane where", b"bridge where")

    def old(request, nth):
        if nth == 1:
            return [ok(ARTICLE, b'ETag: "v1"', b"Last-Modified: Fri, 20 Nov 2026 10:00:00 GMT")]
        return [ok(b"", b"Location: /new", status=b"301 Moved Permanently")]

    def new(request, nth):
        unchanged = [b"HTTP/1.1 304 Not Modified\r\n\r\n"]
        return unchanged if b"\r\nIf-" in request else [ok(other, b"Last-Modified: Tue, 10 Nov 2026 10:00:00 GMT")]

    with RawServer({"/old": old, "/new": new}) as site:
        for _ in range(3):
            assert newsroom.page(site.url("/old")).status == 0
        assert b"If-Modified-Since: Tue, 10 Nov" in site.requests("/new")[1]  # those of the new address are asked
        clips = newsroom.clips
        assert [look.change for look in clips.history(site.url("/old"))] == ["first", "new text", "not modified"]
        assert "left the bridge" not in clips.text(site.url("/old"), at=clips.history(site.url("/old"))[0].time)
        assert "bridge where it stood" in clips.text(site.url("/old"))
        assert newsroom.run("verify").status == 0


def test_a_304_after_a_page_came_back_to_what_it_was_leaves_that_standing(newsroom):
    other = ARTICLE.replace(b"crane where", b"bridge where")

    def answer(request, nth):
        if nth == 4:
            return [b"HTTP/1.1 304 Not Modified\r\n\r\n"]
        return [ok(other if nth == 2 else ARTICLE, b'ETag: "%d"' % nth)]

    with RawServer({"/a": answer}) as site:
        for _ in range(4):
            assert newsroom.page(site.url("/a")).status == 0
        assert b'If-None-Match: "3"' in site.requests("/a")[3]
        clips = newsroom.clips
        looks = clips.history(site.url("/a"))
        assert [look.change for look in looks] == ["first", "new text", "new text", "not modified"]
        assert "left the crane" in clips.text(site.url("/a"))
        assert clips.page(looks[3].row) == ARTICLE


def test_a_known_article_keeps_its_id_whatever_comes_back(newsroom):
    with RawServer({"/a": [ok(ARTICLE)], "/": [ok(b"<h1>Home</h1>" * 50)]}) as site:
        assert newsroom.page(site.url("/a")).status == 0
        site.scripts["/a"] = [ok(b"", b"Location: /", status=b"302 Found")]
        assert newsroom.page(site.url("/a")).status == 0
        first, second = newsroom.clips.history(site.url("/a"))
        assert second.row.article == first.row.article == row_of(site, "/a")
        assert second.row.led_to == row_of(site, "/")


def test_several_urls_come_from_the_command_a_file_and_standard_input(newsroom, tmp_path):
    with RawServer({"*": [ok(ARTICLE)]}) as site:
        (tmp_path / "list.txt").write_text("\ufeff# tonight\n{0}c\n{0}d {0}e\n".format(site.url()))
        given = [f"url={site.url('/a')},{site.url('/b')}", f"urls={tmp_path / 'list.txt'}"]
        done = newsroom.scrapy("crawl", "page", *QUICK, "-a", given[0], "-a", given[1])
        assert done.status == 0, done.err
        assert [line.rpartition("/")[2] for line in done.out.splitlines()] == ["a", "b", "c", "d", "e"]
        more = newsroom.scrapy("crawl", "page", *QUICK, "-a", "urls=-", given="\ufeff" + site.url("/f"))
        assert (more.status, len(more.out.splitlines())) == (0, 1)


def test_a_page_whose_record_is_damaged_is_fetched_whole(newsroom):
    def answer(request, nth):
        return [b"HTTP/1.1 304 Not Modified\r\n\r\n"] if b"If-None-Match" in request else [ok(ARTICLE, b'ETag: "1"')]

    with RawServer({"/robots.txt": [ok(b"")], "/a": answer}) as site:
        assert newsroom.page(site.url("/a")).status == 0
        place = newsroom.clips.history(site.url("/a"))[0].answer
        warc = newsroom.state_dir.parent / "clips" / place.filename
        data = bytearray(warc.read_bytes())
        data[place.offset + 100 : place.offset + 110] = b"x" * 10
        warc.write_bytes(data)
        assert newsroom.page(site.url("/a")).status == 0
        assert b"If-None-Match" not in site.requests("/a")[1]
        assert newsroom.clips.history(site.url("/a"))[1].row.access == "full"
        assert newsroom.run("text", site.url("/a")).status == 0
        assert newsroom.run("verify").status == 1


def lost(body):
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(ARTICLE) + body


def packed(body):
    return ok(gzip.compress(body, mtime=0)[:-8], b"Content-Encoding: gzip")


@pytest.mark.parametrize("cut", [lost(ARTICLE[:1500]), packed(ARTICLE[:1500])], ids=["connection lost", "damaged gzip"])
def test_a_page_that_is_cut_short_never_takes_the_place_of_a_whole_one(newsroom, cut):
    other = ARTICLE.replace(b"crane where", b"bridge where")
    with RawServer({"/robots.txt": [ok(b"")], "*": lambda _, nth: [ok(ARTICLE) if nth == 1 else cut, CLOSE]}) as site:
        site.scripts["/late"] = [cut, CLOSE]
        for _ in range(2):
            newsroom.page(site.url("/a"))
        newsroom.page(site.url("/late"))
        clips = newsroom.clips
        first, second = clips.history(site.url("/a"))
        assert (first.row.access, second.row.access, second.change) == ("full", "teaser", "no text")
        assert second.row.reason.startswith("cut short: ")
        assert clips.text(site.url("/a")).count("crane") == 21
        assert clips.history(site.url("/late"))[0].change == "first"  # better than nothing
        site.scripts["/late"] = [ok(other), CLOSE]
        newsroom.page(site.url("/late"))
        assert "bridge" in newsroom.clips.text(site.url("/late"))


def test_a_password_in_a_url_never_reaches_the_archive(newsroom):
    with RawServer({"*": [ok(ARTICLE)]}) as site:
        asked = site.url("/a").replace("http://", "http://me:secret@")
        done = newsroom.page(asked, "ftp://me:secret@outlet.test/")
        assert (done.status, "secret" in done.out + done.err) == (3, False)
        assert b"secret" not in b"".join(request for _, request, _ in site.log)
    kept = [path for path in newsroom.state_dir.parent.rglob("*") if path.is_file()]
    data = [gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in kept]
    assert len(data) > 5
    assert [path for path, bytes_ in zip(kept, data, strict=True) if b"secret" in bytes_] == []


def test_scrapy_lists_the_spiders(newsroom):
    assert "page" in newsroom.scrapy("list").out.split()


STATUSES = {  # what is asked for → exit status, what stands in the line
    "an answer": (["/a"], 0, "archived"),
    "a 404 is an answer, and said so": (["/none"], 0, "404 Not Found"),
    "some did not answer": (["/a", "/mute"], 3, "failed"),
    "none answered": (["/mute"], 4, "failed"),
    "robots.txt forbids it": (["/private"], 4, "robots"),
    "an unknown scheme": (["ftp://outlet.test/a"], 2, "ftp is not fetched, only http and https"),
    "a URL that is longer than any page's": (["/" + "a" * 9000], 2, "over URLLENGTH_LIMIT=8192"),
    "no URL": (["outlet.test/a"], 2, "did you mean https://outlet.test/a ?"),
    "an address that is not allowed": (["http://10.1.2.3/"], 4, "EGRESS_ALLOW=10.1.2.3:80"),
    "a host that is not there": (["http://nowhere.invalid/"], 4, "nowhere.invalid"),
    "a port where nobody listens": (["http://127.0.0.1:1/"], 4, "failed"),
    "redirects without an end": (["/loop"], 4, "failed"),
}


@pytest.mark.parametrize("asked, status, said", STATUSES.values(), ids=STATUSES)
def test_the_exit_status_tells_what_happened(newsroom, asked, status, said):
    with RawServer({"/a": [ok(ARTICLE)], "/mute": [CLOSE]}) as site:
        site.scripts["/robots.txt"] = [ok(b"User-agent: *\nDisallow: /private\n")]
        site.scripts["/loop"] = [ok(b"", b"Location: /loop", status=b"302 Found")]
        urls = [site.url(url) if url.startswith("/") else url for url in asked]
        done = newsroom.page(*urls, "-s", "REDIRECT_MAX_TIMES=3")
        assert (done.status, len(done.out.splitlines())) == (status, len(urls)), done
        assert said in done.out
        assert "Traceback" not in done.out + done.err
        verdicts = [read_event(newsroom.clips.record(row)) for row in newsroom.clips.cache.events("verdict")]
        assert sorted(verdict.subject for verdict in verdicts) == sorted(urls)


MISUSE = {
    "no URL": (["page"], "no URL was given"),
    "a file that is not there": (["page", "--urls", "/nowhere/list.txt"], "/nowhere/list.txt: No such file"),
    "a command that is none": (["fetch"], "invalid choice: 'fetch'"),
    "an option that is none": (["list", "--frob"], "unrecognized arguments: --frob"),
    "a setting without a value": (["page", "http://a.test/", "-s", "LOG_LEVEL"], "LOG_LEVEL"),
    "a setting that there is not": (["page", "http://a.test/", "-s", "KEPP=all"], "did you mean KEEP?"),
    "a setting that is no number": (
        ["page", "http://a.test/", "-s", "EXTRACT_WORKERS=two"],
        "EXTRACT_WORKERS: 'two' is not a whole number; the default is 2",
    ),
    "a setting of Scrapy's that is no number": (
        ["page", "http://a.test/", "-s", "REACTOR_THREADPOOL_MAXSIZE=x"],
        "REACTOR_THREADPOOL_MAXSIZE: 'x' is not a whole number",
    ),
    "a setting that keeps the crawl from beginning": (
        ["page", "http://a.test/", "-s", "CONCURRENT_REQUESTS=-1"],
        "the crawl could not begin: ",
    ),
    "a log level that is none": (
        ["page", "http://a.test/", "-s", "LOG_LEVEL=LOUD"],
        "LOG_LEVEL: Unknown level: 'LOUD'",
    ),
    "a time that is none": (["text", "a.test/x", "--at", "soon"], "'soon' is no time; write 2026-11-22"),
}


@pytest.mark.parametrize("command, said", MISUSE.values(), ids=MISUSE)
def test_misuse_is_told_in_a_line(newsroom, command, said):
    done = newsroom.run(*command)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_an_argument_that_the_spider_does_not_know_is_misuse(newsroom):
    done = newsroom.scrapy("crawl", "page", "-a", "ulr=http://a.test/", "-s", "LOG_LEVEL=ERROR")
    assert (done.status, done.err) == (
        2,
        "clipfile: page knows no argument ulr; it takes url, urls, fresh and resume\n",
    )


def test_a_folder_that_cannot_be_used_stops_the_run_before_anything_is_fetched(tmp_path):
    (tmp_path / "clips").write_text("a file")
    with RawServer({"*": [ok(ARTICLE)]}) as site:
        done = Newsroom(tmp_path / "clips", tmp_path / "state").page(site.url("/a"))
        assert (done.status, site.log) == (5, [])
        assert done.err == f"clipfile: {tmp_path / 'clips'}: is a file (give a folder)\n"


def test_nothing_found_is_told_with_the_nearest(newsroom):
    with RawServer({"/crane": [ok(ARTICLE)]}) as site:
        newsroom.page(site.url("/crane"))
        done = newsroom.run("text", site.url("/crone"))
    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines()[-1].strip() == row_of(site, "/crane")


def test_a_page_is_kept_in_a_bucket_with_the_same_keys(tmp_path, archive_url):
    newsroom = Newsroom(archive_url, tmp_path / "state")
    with RawServer({"/a": [ok(ARTICLE)]}) as site:
        assert newsroom.page(site.url("/a")).status == 0
    prefixes = {key.partition("/")[0] for key in newsroom.clips.storage.keys("")}
    assert prefixes == {"clipfile.json", "index", "runs", "text", "warc"}
    elsewhere = Newsroom(archive_url, tmp_path / "elsewhere")
    assert elsewhere.run("text", site.url("/a")).out == newsroom.clips.text(site.url("/a"))
    assert elsewhere.run("verify").status == 0

"""Story files: a story, or a list of problems that each name the file and a line of it; nothing else."""

import re
from datetime import datetime, timedelta

from pipelines.outlets import as_toml
from pipelines.story import BadStory, parse

LARGEST = 2048
WORDS = [
    *(b'title = "', b'seeds = ["', b'query = "', b"[[outlets]]\n", b'home = "https://', b"[limits]\n", b"[revisit]\n"),
    *(
        b"since = 2026-11-20\n",
        b"until = ",
        b'schedule = "* * * * *"\n',
        b'timezone = "',
        b'include = ["world"]',
        b'"""',
        b"'''",
    ),
    *(
        b"expected_gaps = [",
        b'languages = ["en"]\n',
        b"pages = 5\n",
        b'every = "15m"\n',
        b'[notify]\nmail = ["desk@outlet.test"]\n',
        b"across = true\n",
        b"allow = [",
    ),
]
WHOLE = """# a story
title = "The crane stays"
seeds = ["https://outlet.test/2026/11/crane", "crane.html"]
query = 'Crane AND ("harbour board" OR кран) NOT football'
names = ["Quay", "Мол"]
since = 2026-11-20
until = "2026-12-31"
languages = ["en", "uk"]
search = ["https://search.test/rss?q={query}"]
across = false
schedule = "*/30 * * * *"
timezone = "Europe/Kyiv"
expected_gaps = ["paywalled.test", "*/sport/*"]
outlets = ["https://short.test/"]
[limits]
pages = 500
minutes = 50
[revisit]
pace = 2
every = "15m"
most = "24h"
until = "365d"
"""
OUTLETS = """title = '''
The crane'''
seeds = ["https://outlet.test/a"]
[[outlets]]
home = "https://outlet.test/"
name = "Outlet"
feeds = ["https://outlet.test/feed"]
allow = ["*/news/*"]
language = "en"
[[outlets]]
home = "https://b\u00fccher.test/"
sitemaps = ["https://b\u00fccher.test/sitemap.xml"]
search = ["https://b\u00fccher.test/?q={query}"]
deny = ["*/sport/*"]
country = "DE"
"""
WRONG = """titel = 3
seeds = [3, "ftp://a"]
query = "(a"
since = 2026-99-01
"""


def seeds():
    yield from (WHOLE.encode(), OUTLETS.encode(), WRONG.encode(), b'title="x"\nquery="a"\ninclude=["world","no"]\n')
    for line in WHOLE.splitlines():
        yield f'title = "x"\nquery = "crane"\n{line}\n'.encode()


def check(data):
    source = data.decode("utf-8", "replace")
    try:
        story = parse(source, "harbour")
    except BadStory as error:
        assert error.problems
        lines = source.count("\n") + 1
        for problem in error.problems:
            place = re.match(r"harbour\.toml:(\d+): \S", problem)
            assert place and 1 <= int(place[1]) <= lines, problem
        return
    assert story.source == source
    assert story.title.strip()
    assert story.query or story.seeds
    assert datetime(2026, 11, 22) + timedelta(minutes=story.limits.minutes)
    for span in (story.revisit.every or timedelta(), story.revisit.most, story.revisit.until):
        assert datetime(2026, 11, 22) + span
    assert len({outlet.host for outlet in story.outlets}) == len(story.outlets)
    assert parse(source, "harbour") == story
    story.profile([])
    listed = 'title = "x"\nquery = "crane"\n' + as_toml(story.outlets)
    assert parse(listed, "harbour").outlets == story.outlets
    for outlet in story.outlets:
        outlet.allows(outlet.home)

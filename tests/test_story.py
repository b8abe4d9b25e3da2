"""Story files, queries and lists of outlets."""
# ruff: noqa: E501

import doctest
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from pipelines import outlets, query, story
from pipelines.outlets import BadList, Outlet, as_toml, from_opml, shipped
from pipelines.query import BadQuery
from pipelines.story import BadStory, parse, read
from pipelines.story_new import names_of, new_story
from pipelines.terms import key
from tests.coverage import ARTICLES

WHOLE = """
title = "Ferry Marlena"
seeds = ["https://outlet.test/a", "seeds/one.html"]
query = 'ferry AND (reef OR "Skarv rocks") NOT football'
names = ["Ingrid Solvang"]
since = 2026-11-20
until = "2026-12-31"
languages = ["en", "uk"]
search = ["https://search.test/rss?q={query}"]
across = false
schedule = "*/30 * * * *"
timezone = "Europe/Kyiv"
expected_gaps = ["walled.test"]

[[outlets]]
home = "https://www.outlet.test/"
feeds = ["https://outlet.test/rss"]
deny = ["https://www.outlet.test/sport/*"]

[[outlets]]
home = "https://other.test/"
allow = ["*/news/*"]

[limits]
pages = 20

[revisit]
most = "12h"
"""


@pytest.mark.parametrize("module", [outlets, query], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


def test_a_story_file_is_read_whole(tmp_path):
    (tmp_path / "ferry.toml").write_text(WHOLE)
    read_story = read(tmp_path / "ferry.toml")
    assert (read_story.id, read_story.title, read_story.source) == ("ferry", "Ferry Marlena", WHOLE)
    assert [outlet.host for outlet in read_story.outlets] == ["outlet.test", "other.test"]
    assert str(read_story.until) == "2026-12-31"
    assert (read_story.limits.pages, read_story.limits.depth, read_story.revisit.most) == (20, 1, timedelta(hours=12))
    assert (read_story.across, read_story.timezone) == (False, "Europe/Kyiv")


def test_the_profile_holds_what_the_story_is_known_by():
    profile = parse(WHOLE, "ferry").profile([ARTICLES["ferry-1"]])
    assert profile.query == {key("ferry"), key("reef"), key("Skarv"), key("rocks")}
    assert profile.names == {key("Ingrid"): "Ingrid", key("Solvang"): "Solvang"}
    assert profile.until - profile.since == 41
    assert profile.excludes("A football cup") == "football"
    assert [seed.id for seed in profile.seeds] == ["ferry-1.test/"]
    assert parse(WHOLE, "ferry").profile([]).seeds[0].counts[key("Marlena")] == 2


LINES = {
    "a misspelt key": ("qurey = 'x'", "unknown key 'qurey'; did you mean 'query'?"),
    "a misspelt table": ("[limit]\npages = 3", "unknown key 'limit'; did you mean 'limits'?"),
    "a key of nothing known": ("colour = 3", "unknown key 'colour'; known are title, seeds"),
    "a wrong day": ("since = 'soon'", "since: must be a day; write 2026-11-22"),
    "a language by name": ("languages = ['english']", "languages: 'english' is no language code"),
    "text for a list": ("names = 'Solvang'", 'names: must be a list; write ["…", "…"]'),
    "a wrong scheme": ("seeds = ['ftp://outlet.test/']", "seeds: 'ftp://outlet.test/' is no http or https URL"),
    "a search feed without its mark": ("search = ['https://s.test/']", "search: 'https://s.test/' is no search feed"),
    "an open bracket": ("query = 'a1 AND (b2'", "query: the bracket at column 8 is not closed"),
    "a wrong schedule": (
        "schedule = 'daily'",
        "schedule: 'daily' is no schedule: 1 of a cron expression's 5 fields; write",
    ),
    "a wrong interval": ("schedule = 'every now'", "schedule: 'every now' is no interval; write 'every 30 min'"),
    "a minute that no hour has": ("schedule = '70 * * * *'", "schedule: '70 * * * *' is no cron expression: Error"),
    "a wrong zone": ("timezone = 'Mars/Base'", "timezone: 'Mars/Base' is no time zone; write 'Europe/Kyiv'"),
    "an unknown list": ("include = ['word']", "include: no list 'word'; write 'world'"),
    "a list whose name is too long": (f"include = ['{'x' * 300}']", f"include: '{'x' * 80}' cannot be read: "),
    "no outlet table": ("[outlets]\nhome = 'https://o.test/'", "outlets: write [[outlets]], with two brackets"),
    "an outlet's misspelt key": (
        "[[outlets]]\nfeed = []\nhome = 'https://o.test/'",
        "unknown key 'feed'; did you mean",
    ),
    "an outlet without home": ("[[outlets]]\nname = 'Outlet'", "an outlet without home"),
    "a limit that is no number": ("[limits]\npages = 'many'", "pages: must be a whole number, 0 or more"),
    "a limit beyond all time": (f"[limits]\nminutes = {10**18}", "minutes: must be at most 1000000"),
    "a span beyond all time": ("[revisit]\nmost = '9999999d'", "most: '9999999d' is no time span"),
    "a span in words": ("[revisit]\nevery = 'soon'", "every: 'soon' is no time span; write 15m, 24h or 7d"),
    "a pace without measure": ("[revisit]\npace = 100", "pace: must be a number from 0.1 to 10, or 0 for no revisits"),
    "limits that are no table": ("limits = 5", "limits: must be a table; write [limits] above its keys"),
    "no TOML": ("names = [", "not TOML: "),
    "a key twice": ("title = 'again'", "not TOML: "),
}


@pytest.mark.parametrize("name", LINES)
def test_each_mistake_is_named_with_its_line_and_the_cure(name):
    written, message = LINES[name]
    source = f'title = "T"\nseeds = ["https://outlet.test/a"]\n# a remark: names = 3\n\n{written}\n'.replace(
        'seeds = ["https://outlet.test/a"]\n',
        "" if written.startswith("seeds") else 'seeds = ["https://outlet.test/a"]\n',
    )
    with pytest.raises(BadStory) as caught:
        parse(source, "ferry")
    (problem,) = caught.value.problems
    place, line, text = re.fullmatch(r"(ferry\.toml):(\d+): (.*)", problem).groups()
    assert text.startswith(message)
    words = re.search(r"'(\w+)'|(\w+):", text)
    if not text.startswith(("not TOML", "an outlet")):
        assert (words[1] or words[2]) in source.splitlines()[int(line) - 1], (place, line)


def test_the_line_is_that_of_the_right_outlet_and_not_of_a_text_over_several_lines():
    source = 'title = """\nqurey = 1\n"""\nseeds = ["https://o.test/a"]\n[[outlets]]\nhome = "https://a.test/"\n[[outlets]]\nhome = "x"\n'
    with pytest.raises(BadStory, match=r"^ferry\.toml:8: home: 'x' is no http or https URL") as caught:
        parse(source, "ferry")
    assert len(caught.value.problems) == 1


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines():
    with pytest.raises(BadStory) as caught:
        parse('nmaes = ["a"]\nsince = "x"\n[limits]\npagse = 3\n', "ferry")
    lines = [int(problem.split(":")[1]) for problem in caught.value.problems]
    assert lines == sorted(lines)
    assert len(lines) == 5


def test_a_story_needs_a_file_a_title_something_to_look_for_and_a_name(tmp_path):
    with pytest.raises(BadStory, match="no such story; `clipfile story new ferry` writes one"):
        read(tmp_path / "ferry.toml")
    with pytest.raises(BadStory, match="neither seeds nor a query"):
        parse('title = "T"\n', "ferry")
    with pytest.raises(BadStory, match="'page' is no name for a story"):
        parse(WHOLE, "page")
    with pytest.raises(BadStory, match="until lies before since"):
        parse('title = "T"\nquery = "reef"\nsince = 2026-11-20\nuntil = 2026-11-01\n', "ferry")


def test_lists_of_outlets_are_shared_and_the_story_s_own_come_first(tmp_path):
    (tmp_path / "north.toml").write_text(
        as_toml([Outlet(home="https://b.test/"), Outlet(home="https://a.test/", name="List")])
    )
    path = tmp_path / "ferry.toml"
    path.write_text(
        'title = "T"\nquery = "reef"\ninclude = ["north.toml"]\n[[outlets]]\nhome = "https://www.a.test/"\nname = "Own"\n'
    )
    assert [(outlet.host, outlet.name) for outlet in read(path).outlets] == [("a.test", "Own"), ("b.test", "")]
    (tmp_path / "north.toml").write_text('\n[[outlets]]\nhom = "https://b.test/"\n')
    with pytest.raises(BadStory, match=r"north\.toml:3: unknown key 'hom'; did you mean 'home'\?"):
        read(path)
    (tmp_path / "north.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(BadStory, match=r"ferry\.toml:3: include: 'north\.toml' cannot be read: 'utf-8' codec"):
        read(path)


def test_of_a_list_the_outlets_in_the_story_s_languages_are_taken():
    found = parse('title = "T"\nquery = "reef"\ninclude = ["world"]\nlanguages = ["uk"]\n', "ferry").outlets
    assert {outlet.language for outlet in found} == {"uk"}


def test_the_list_that_comes_along_is_well_formed_and_holds_each_outlet_once():
    world = shipped("world")
    found = parse(f'title = "T"\nquery = "reef"\n{world}', "ferry").outlets
    assert len(found) == world.count("[[outlets]]") >= 100
    assert all(
        re.fullmatch(r"[A-Z]{2}", outlet.country) and re.fullmatch(r"[a-z]{2}", outlet.language) for outlet in found
    )
    assert all(outlet.name and outlet.home.startswith("https://") and not outlet.feeds for outlet in found)
    assert len({outlet.language for outlet in found}) >= 20


def test_outlets_come_from_opml_and_survive_being_written():
    opml = """<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY e SYSTEM "file:///etc/passwd">]><opml version="2.0"><body><outline text="North">
      <outline text="Outlet &amp; Co" type="rss" xmlUrl="https://outlet.test/rss" htmlUrl="https://outlet.test/"/>
      <outline text="Sport" type="rss" xmlUrl="https://outlet.test/sport.rss" htmlUrl="https://www.outlet.test/"/>
      <outline title="&e;" type="rss" xmlUrl="https://me:secret@feeds.other.test/all"/><outline xmlUrl="mailto:x"/></outline></body></opml>"""
    found = from_opml(opml.encode())
    assert found == (
        Outlet(
            home="https://outlet.test/",
            name="Outlet & Co",
            feeds=("https://outlet.test/rss", "https://outlet.test/sport.rss"),
        ),
        Outlet(home="https://feeds.other.test/", name="", feeds=("https://feeds.other.test/all",)),
    )
    assert parse(f'title = "T"\nquery = "reef"\n{as_toml(found)}', "ferry").outlets == found
    with pytest.raises(BadList, match="not an OPML file"):
        from_opml(b"<html></html>")


def test_an_outlet_s_patterns_say_which_urls_are_wanted():
    one, other = parse(WHOLE, "ferry").outlets
    assert one.allows("https://outlet.test/news/a")
    assert not one.allows("http://www.outlet.test/sport/a")
    assert other.allows("https://other.test/news/a")
    assert not other.allows("https://other.test/opinion/a")
    assert not one.allows("mailto:desk@outlet.test")


MATCHES = [
    ("ferry reef", "The reef and the ferry", True),
    ("ferry reef", "The ferry", False),
    ("ferry OR reef", "The reef", True),
    ('"Skarv reef"', "the Skarv reef", True),
    ('"Skarv reef"', "the reef of Skarv", False),
    ("ferry AND NOT strike", "a ferry strike", False),
    ("ferry -strike", "a ferry", True),
    ("(ferry OR ship) (reef OR rocks)", "a ship on rocks", True),
    ("(ferry OR ship) (reef OR rocks)", "a ship at sea", False),
    ("ferry reef OR mine", "a mine", True),
    ("Козак", "Kozak's deal", True),
    ("NOT (strike OR sport) ferry", "ferry sport", False),
]


@pytest.mark.parametrize(("asked", "text", "expected"), MATCHES)
def test_a_query_matches_what_it_asks_for(asked, text, expected):
    assert query.read(asked).matches(text) is expected


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("", "it is empty"),
        ("ferry AND", "it ends where a word should follow"),
        ("OR ferry", "a word should stand at column 1"),
        ("(ferry", "the bracket at column 1 is not closed"),
        ("ferry)", r"'\)' at column 6 has no opening bracket"),
        ('ferry "Skarv reef', "a quotation mark at column 7 is not closed"),
        ("NOT ferry", "it only excludes"),
        ("(" * 500 + "ferry" + ")" * 500, "over 100 brackets and NOTs"),
        ("NOT " * 500 + "ferry", "over 100 brackets and NOTs"),
        ("ferry AND the", "'the' is a word of every text; leave it out"),
    ],
)
def test_a_query_that_cannot_be_read_says_where(asked, message):
    with pytest.raises(BadQuery, match=message):
        query.read(asked)


def test_a_new_story_is_filled_in_from_its_seeds_and_can_be_read():
    seeds = [ARTICLES["ferry-1"], ARTICLES["ferry-2"]]
    source = new_story("ferry", seeds, query='ferry "Skarv reef"', places=["seeds/one.html", "https://ferry-2.test/"])
    made = parse(source, "ferry")
    assert made.title == ARTICLES["ferry-1"].title
    assert made.seeds == ("seeds/one.html", "https://ferry-2.test/")
    assert {"Marlena", "Brennholm", "Skarv", "Solvang"} <= set(made.names)
    assert str(made.since) == "2026-11-17"
    assert {"ferry-1.test", "ferry-2.test", "reuters.com"} <= {outlet.host for outlet in made.outlets}
    assert made.query.plain == "ferry Skarv reef"


def test_words_that_begin_sentences_and_forms_of_address_are_no_names():
    text = "Nobody told Mr Voss. Then Mr Voss rang Marlock, who left on Tuesday. Nobody rang Marlock on Tuesday. Then Mr Voss sat."
    assert names_of([replace(ARTICLES["ferry-1"], title="", text=text)]) == ["Voss", "Marlock"]


def test_every_line_that_a_new_story_offers_can_be_switched_on():
    source = new_story("ferry", [ARTICLES["ferry-1"]])
    offered = re.sub(r"(?m)^# (?=\[|[a-z_]+ = )", "", source)
    made = parse(offered, "ferry")
    assert (made.schedule, made.limits) == ("every 30 min", story.Limits())
    assert made.revisit == story.Revisit(pace=2, every=timedelta(minutes=30))

"""`clipfile story show` on a story whose articles differ: shared words, copies, what became of them."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from archive import Collection
from archive.capture import Judgement
from archive.layout import fresh_id
from archive.standing import judged_event
from tests.commands import Newsroom
from tests.looks import START, Runs, look

QUOTE = "“We were told of the crane on Tuesday and nobody asked for its papers”"
FIRST = f"The crane fell at noon.\n\n{QUOTE}, she said.\n\nThe harbour office closed the quay until the wreck is gone."
OTHER = f"Dockers knew of the risk.\n\n{QUOTE}, said one.\n\nTheir union has asked the court to look into the matter."
URLS = {name: f"https://{name}.test/crane" for name in ("harbour", "copier", "union")}


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("desk")
    desk = Newsroom(folder / "clips", folder / "state", STORIES_DIR=str(folder))
    clips = Collection(desk.archive, state_dir=folder / "state")
    clips.prepare()
    runs = Runs(clips)
    pages = {
        "harbour": look(FIRST, url=URLS["harbour"]),
        "copier": look(FIRST, url=URLS["copier"], began=START + timedelta(hours=1)),
        "union": look(OTHER, url=URLS["union"], began=START + timedelta(hours=2)),
    }
    # 9:30 in Kyiv is before 8:00 in London, though it reads later
    stated = {"harbour": "2026-03-03T09:30:00+02:00", "copier": "2026-03-03T08:00:00Z"}
    for name, page in [(name, pages[name]) for name in stated]:
        pages[name] = replace(page, article=replace(page.article, published=stated[name]))
    runs.keep(*pages.values())
    writer = runs.writer()
    writer.add_events(
        judged_event(
            fresh_id(),
            writer.run.id,
            page.article_id,
            Judgement(story="crane", verdict="in", score=0.9, reasons=("names: Quay",), via="seed"),
            time=START,
        )
        for page in pages.values()
    )
    assert writer.close()
    later = START + timedelta(days=1)
    runs.keep(
        look(OTHER + "\n\nThe crane will be scrapped.", url=URLS["union"], began=later),
        look("", url=URLS["copier"], began=later, status=404),
        look(FIRST, url="https://copier.test/other", began=later, advert=1),
    )
    return desk


@pytest.fixture(scope="module")
def whole(desk):
    (line,) = desk.run("story", "show", "crane", "--json").out.splitlines()
    return json.loads(line)


def test_articles_stand_in_the_order_of_the_instants_that_they_state(desk, whole):
    rows = whole["articles"]
    assert [row["outlet"] for row in rows] == ["harbour.test", "copier.test", "union.test"]
    lines = desk.run("story", "show", "crane").out.splitlines()
    assert lines[0].startswith("2026-03-03 07:30Z\tharbour.test\tpresent\t\t1\t0.90\t")
    assert lines[1].split("\t")[2] == "present, gone?"
    edit = "2026-03-04 paragraph-added, silent"
    assert lines[2].startswith(f"2026-03-03 11:00Z\tunion.test\tedited\t{edit}\t2\t0.90\t")


def test_copies_share_a_number_and_others_the_words_that_stand_in_both(whole):
    rows = whole["articles"]
    assert [(row["group"], row["copies"]) for row in rows] == [(1, 2), (1, 2), (2, 1)]
    assert {*whole["groups"][0]["articles"]} == {URLS["harbour"], URLS["copier"]}
    pairs = {frozenset(link["articles"]) for link in whole["links"]}
    assert pairs == {frozenset((URLS["union"], URLS[name])) for name in ("harbour", "copier")}
    assert all(link["quote"] and link["passage"] in QUOTE and link["words"] == 14 for link in whole["links"])


def test_json_is_one_object_with_all_that_there_is(whole):
    assert {name: len(whole[name]) for name in ("articles", "outlets", "groups", "gaps")} == {
        "articles": 3,
        "outlets": 3,
        "groups": 2,
        "gaps": 0,
    }
    assert {*URLS.values()} == {url for one in whole["origins"] for url in one["articles"]}
    changes = [(row["state"], row["changes"], row["last_change"]) for row in whole["articles"]]
    assert changes[0] == ("present", 0, None)
    assert (changes[2][:2], changes[2][2]["types"]) == (("edited", 1), ["paragraph-added"])
    assert whole["articles"][2]["became"].startswith("edited, 1 edit: first 3 Mar 2026 11:00")


def test_a_line_counts_articles_texts_and_origins(desk):
    said = desk.run("story", "show", "crane").err
    assert said.startswith("3 articles of 3 outlets, 2 texts but for copies, ")
    assert said.endswith("; 0 to review; 0 new gaps in the last run\n")

"""What a run knows of its story: judged again at the end, remembered from run to run, overruled by people."""

import pytest

from archive.capture import Article, Capture
from archive.standing import Standing
from pipelines.coverage import Coverage, shortened
from pipelines.story import parse
from tests.farm import BODY, OTHERS, TITLES
from tests.samples import exchange

STORY = 'title = "Something else"\nquery = "rye"\n'


def story(extra=""):
    return parse(STORY + extra, "toll")


def article(nth=0, **facts):
    text = "\n\n".join([*BODY[nth:], *BODY[:nth]]) + "\n"
    given = {"id": f"outlet.test/{nth}", "url": f"https://outlet.test/{nth}", "title": TITLES[nth % 4], "text": text}
    return Article(**given | facts)


def unrelated():
    title, text = next(iter(OTHERS.items()))
    return article(9, title=title, text=text)


def look(coverage, one):
    return coverage.look(one, one.url, "urn:uuid:1", False)


def begun(extra="", decisions=None):
    coverage = Coverage(story(extra), decisions or {})
    coverage.seeding = False
    return coverage


def test_a_page_that_the_last_judgement_takes_in_comes_back_from_those_held():
    coverage = begun()
    assert look(coverage, article(0)).verdict == "out"
    page = Capture(
        id="urn:uuid:1", run="r", asked="https://outlet.test/0", exchanges=(exchange(),), article_id="outlet.test/0"
    )
    assert coverage.hold(page)
    coverage.story = parse('title = "Toll"\nquery = "Velk Kessel toll"\nnames = ["Velk"]\n', "toll")
    coverage.seeds["urn:seed:x"] = article(1, id="urn:seed:x")
    coverage.draw()
    assert coverage.settle() == ([page], [])
    assert not coverage.hold(page)  # that was the last word


def test_what_was_looked_at_is_remembered(tmp_path):
    coverage = begun()
    look(coverage, article(0))
    list(coverage.untold())
    coverage.remember(tmp_path / "toll.jsonl")
    later = begun()
    later.recall(tmp_path / "toll.jsonl")
    assert later.looked == coverage.looked
    assert list(later.untold()) == []


def test_a_memory_that_cannot_be_read_is_none(tmp_path):
    (tmp_path / "toll.jsonl").write_text('{"article": 1}\n')
    coverage = begun()
    coverage.recall(tmp_path / "toll.jsonl")
    coverage.recall(tmp_path / "none.jsonl")
    assert coverage.looked == {}


@pytest.mark.parametrize(("decision", "verdict"), [("accept", "in"), ("reject", "out")])
def test_a_persons_decision_outranks_the_score(decision, verdict):
    coverage = begun(decisions={"outlet.test/9": Standing(article="outlet.test/9", decision=decision)})
    judgement = look(coverage, unrelated())
    assert (judgement.verdict, judgement.reasons[0]) == (verdict, f"a person {decision}ed it")


def test_what_the_story_file_rules_out_stays_out():
    coverage = begun('languages = ["uk"]\n')
    assert look(coverage, article(0, lang="en")).verdict == "out"
    coverage.judge_again()
    (one,) = coverage.looked.values()
    assert one.judgement.reasons == ("language en is not among uk",)


def test_a_shortened_article_is_judged_like_the_whole_one():
    whole = article(2, text="\n\n".join(BODY * 9) + "\n")
    short = shortened(whole)
    assert len(short.text) < len(whole.text) / 4
    one, other = begun(), begun()
    assert look(one, whole) == look(other, short)


def test_a_rejected_article_counts_against_what_is_like_it():
    rejected = {"outlet.test/1": Standing(article="outlet.test/1", decision="reject")}
    scores = []
    for decisions in ({}, rejected):
        coverage = begun('names = ["Velk"]\n', decisions)
        coverage.seeds["outlet.test/2"] = article(2)
        coverage.draw()
        look(coverage, article(1))
        scores.append(look(coverage, article(3)).score)
    assert scores[1] < scores[0]


def known(coverage, one, verdict="in"):
    """Take in an article that earlier runs judged so."""
    standing = Standing(article=one.id, verdict=verdict, score=0.6)
    coverage.restore([(standing, one)])


def follows_toll():
    coverage = Coverage(parse('title = "Toll"\nquery = "Velk Kessel toll"\nnames = ["Velk"]\n', "toll"), {})
    coverage.seeds["urn:seed:x"] = article(1, id="urn:seed:x")
    coverage.seeding = False
    coverage.draw()
    return coverage


def test_a_new_text_never_puts_an_article_out():
    coverage = follows_toll()
    known(coverage, article(0))
    emptied = article(0, title="Page removed", text="This article is no longer available to readers.\n")
    coverage.changed[emptied.id] = emptied, "urn:uuid:2"
    coverage.settle()
    one = coverage.looked[emptied.id]
    assert (one.judgement.verdict, one.article.title) == ("in", TITLES[0])
    assert list(coverage.untold()) == []


def test_a_new_text_may_bring_an_article_in():
    coverage = follows_toll()
    known(coverage, article(0, title=unrelated().title, text=unrelated().text), "review")
    coverage.changed["outlet.test/0"] = article(0), "urn:uuid:2"
    coverage.settle()
    one = coverage.looked["outlet.test/0"]
    assert (one.judgement.verdict, one.capture, one.article.title) == ("in", "urn:uuid:2", TITLES[0])
    assert [id for id, _ in coverage.untold()] == ["outlet.test/0"]


def test_what_a_person_decided_is_not_judged_by_a_text_that_they_did_not_see():
    decided = {"outlet.test/0": Standing(article="outlet.test/0", decision="accept")}
    coverage = Coverage(story(), decided)
    coverage.seeding = False
    known(coverage, article(0))
    coverage.changed["outlet.test/0"] = unrelated(), "urn:uuid:2"
    coverage.settle()
    assert coverage.looked["outlet.test/0"].article.title == TITLES[0]

"""When the articles of a story are due again: from rows and verdicts alone."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from archive import Collection
from archive.capture import Event
from archive.layout import fresh_id
from crawler.revisits import revisits
from pipelines.story import Revisit, Story
from tests.looks import START, URL, Clock, Runs, look

ID = "harbour-times.test/2026/crane/"
TEXT = "The harbour board met on Tuesday.\n\nThe crane costs 4 million crowns.\n\nA vote is due in May."
OTHER = TEXT.replace("4", "9")
HOURS = timedelta(hours=1)


class Desk:
    """An archive with looks at one article of the story, made when its clock says."""

    def __init__(self, folder):
        self.clips = Collection(str(folder / "clips"), state_dir=folder / "state")
        self.clips.prepare()
        self.clock = Clock()
        self.runs = Runs(self.clips, self.clock)

    def see(self, text=TEXT, after=timedelta(), **more):
        self.runs.keep(look(text, began=self.clock.pass_(hours=after / HOURS), advert=self.clock().hour, **more))

    def tell(self, kind, subject, **data):
        writer = self.runs.writer()
        event = Event(id=fresh_id(), kind=kind, subject=subject, time=self.clock(), actor=writer.run.id, data=data)
        writer.add_events([event])
        assert writer.close()

    def judge(self, verdict="in", after=timedelta()):
        self.clock.pass_(hours=after / HOURS)
        self.tell("judged", ID, story="crane", verdict=verdict, score=0.6)

    def decide(self, decision, after):
        self.clock.pass_(hours=after / HOURS)
        self.tell("decision", ID, story="crane", decision=decision)

    def due(self, **wishes):
        return revisits(self.clips, Story(id="crane", title="The crane", revisit=Revisit(**wishes)))

    @property
    def gap(self):
        """Hours until the article is due."""
        (due,) = self.due()
        return (due.at - self.clock()) / HOURS


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    desk.judge()
    desk.see()
    return desk


def test_an_article_seen_once_is_due_as_the_rule_says_under_the_url_where_it_was_read(desk):
    (due,) = desk.due()
    assert (due.article, due.url, due.why) == (ID, URL, "seen once")
    assert timedelta(minutes=15) < due.at - START < timedelta(minutes=17)


def test_an_edit_brings_the_next_look_nearer(desk):
    desk.see(after=5 * HOURS)
    quiet = desk.gap
    desk.see(OTHER, after=HOURS)
    assert desk.gap < 0.7 * quiet


def test_what_is_out_or_rejected_is_not_due(desk):
    desk.judge("review", after=HOURS)
    assert len(desk.due()) == 1
    desk.judge("out", after=HOURS)
    assert desk.due() == []
    desk.decide("accept", after=HOURS)
    assert len(desk.due()) == 1
    desk.judge("in", after=HOURS)
    desk.decide("reject", after=HOURS)
    assert desk.due() == []


def test_an_article_that_is_missing_is_looked_at_until_that_is_sure(desk):
    desk.see(after=100 * HOURS)
    desk.see("", after=24 * HOURS, status=404)
    gaps = [desk.gap]
    for _ in range(2):
        desk.see("", after=desk.gap * HOURS, status=404)
        gaps.append(desk.gap)
    assert gaps[:2] == [1.5, 1.5]
    assert gaps[2] > 1.5  # gone for good: the rule goes on, as it may come back


def test_what_does_not_answer_is_owed_and_asked_ever_more_seldom(desk):
    desk.see(after=100 * HOURS)
    gaps = []
    desk.clock.pass_(hours=desk.gap)
    for _ in range(12):
        desk.tell("verdict", URL, outcome="failed", reason="robots.txt could not be had: no such host")
        gaps.append(desk.gap)
        desk.clock.pass_(hours=desk.gap)
    assert (gaps[0], gaps[-1]) == (0.5, 7 * 24)
    assert all(after == min(2 * before, 7 * 24) for before, after in pairwise(gaps))
    desk.see()
    assert desk.due()[0].why == "unchanged at the last look"


@pytest.mark.parametrize("status", [503, 403])
def test_an_answer_that_hides_the_article_is_no_look_at_it(desk, status):
    desk.see(after=20 * HOURS)
    rule = desk.due()
    desk.see("", after=rule[0].at - desk.clock(), status=status)
    assert (desk.gap, desk.due()[0].why) == (0.5, "not seen in 1 try")


def test_a_url_whose_turn_did_not_come_was_not_tried(desk):
    before = desk.due()
    desk.clock.pass_(hours=2)
    desk.tell("verdict", URL, outcome="interrupted", reason="the run ended before its turn came")
    assert desk.due() == before


def test_a_story_may_want_none(desk):
    assert desk.due(pace=0) == []


def test_nothing_is_due_when_its_life_is_over(desk):
    desk.see(after=366 * 24 * HOURS)
    assert desk.due() == []


def test_an_article_published_long_before_it_was_found_gets_looks_all_the_same(tmp_path):
    desk = Desk(tmp_path)
    desk.judge()
    old = look(TEXT)
    desk.runs.keep(replace(old, article=replace(old.article, published="2019-05-01")))
    assert desk.gap == 7 * 24


def test_the_day_of_publication_alone_makes_no_article_old(tmp_path):
    desk = Desk(tmp_path)
    desk.judge()
    new = look(TEXT)
    desk.runs.keep(replace(new, article=replace(new.article, published="2026-03-03")))
    assert desk.gap < 0.3

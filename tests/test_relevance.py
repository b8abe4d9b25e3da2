"""Judging coverage, on invented articles."""

import doctest
from dataclasses import replace

import pytest

from pipelines import stream, terms
from pipelines.relevance import Judge, Profile
from pipelines.stream import Stream, document, ordinal
from pipelines.terms import key, names, prose, words
from tests.coverage import ARTICLES, STORIES, article


def seed(*ids):
    return tuple(document(ARTICLES[id].id, ARTICLES[id].title, ARTICLES[id].text, ARTICLES[id].published) for id in ids)


def judged(profile, *more, order=1):
    """The verdicts on all articles but the seeds, once each has joined the stream."""
    judge = Judge(profile, Stream())
    seeds = {one.id for one in profile.seeds}
    rows = [one for one in (*ARTICLES.values(), *more) if one.id not in seeds][::order]
    for one in rows:
        judge.judge(one)
    return {one.id.removesuffix(".test/"): judge.judge(one) for one in rows}


def verdicts(judgements, verdict):
    return {id for id, judgement in judgements.items() if judgement.verdict == verdict}


@pytest.mark.parametrize("module", [terms, stream], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("order", [1, -1], ids=["as they came", "the other way round"])
@pytest.mark.parametrize(
    ("story", "start"), [("ferry", "ferry-1"), ("ferry", "ferry-3"), ("mine", "mine-2"), ("mine", "mine-3")]
)
def test_from_one_seed_the_other_coverage_is_in_and_nothing_else(story, start, order):
    found = judged(Profile(story=story, seeds=seed(start)), order=order)
    own = {id for id, its in STORIES.items() if its == story and id != start}
    same_language = {id for id in own if ARTICLES[f"{id}"].lang == ARTICLES[start].lang}
    assert same_language <= verdicts(found, "in") <= own
    assert verdicts(found, "review") <= own


def test_the_average_precision_on_the_shipped_examples_does_not_fall():
    precisions = []
    for start, story in STORIES.items():
        own = {id for id, its in STORIES.items() if its == story and id != start}
        if not story or not own:
            continue
        found = judged(Profile(story=story, seeds=seed(start)))
        ranked = sorted(found, key=lambda id: -found[id].score)
        hits = [rank for rank, id in enumerate(ranked, 1) if id in own]
        precisions.append(sum(at / rank for at, rank in enumerate(hits, 1)) / len(own))
    assert sum(precisions) / len(precisions) >= 0.98


def test_coverage_in_another_script_is_found_through_names_and_numbers():
    found = judged(Profile(story="ferry", seeds=seed("ferry-1", "ferry-2")))
    assert {"ferry-4", "ferry-5"} <= verdicts(found, "in")
    assert "Марлена" in str(found["ferry-5"].reasons)


def test_three_seeds_and_a_query_keep_the_look_alike_out():
    query = frozenset(map(key, ("ferry", "reef", "Marlena")))
    profile = Profile(story="ferry", seeds=seed("ferry-1", "ferry-2", "ferry-3"), query=query)
    found = judged(profile)
    assert {"strike-1", "strike-2", "reef", "harbour"} <= verdicts(found, "out")


def test_the_reasons_name_what_is_shared():
    found = judged(Profile(story="ferry", seeds=seed("ferry-1"), query=frozenset({key("ferry"), key("steering")})))
    reasons = found["ferry-2"].reasons
    assert any(reason.startswith("names: ") and "Marlena" in reason for reason in reasons)
    assert any(reason.startswith("terms: ") and "passengers" in reason for reason in reasons)
    assert "2 of 2 words of the query" in reasons
    assert "date: the same day" in reasons
    assert "date: 1 day apart" in found["ferry-3"].reasons


PROSE = ARTICLES["budget"].text + (
    "The new bridge over the Tarn has been planned since the flood that tore the old one away, the council said.\n"
    "Parents had asked for the two schools for years, and several of them waited outside until the vote was done.\n"
    "Work on the first of the schools is to begin in May, and the bridge should be open to lorries a year later.\n"
)


@pytest.mark.parametrize("place", ["before", "after", "between"])
def test_a_sidebar_full_of_the_headline_makes_no_coverage(place):
    side = "".join(f"{ARTICLES[id].title}\n" for id in ("ferry-1", "ferry-2", "ferry-3", "ferry-1")) * 5
    lines = PROSE.splitlines(keepends=True)
    text = {"before": side + PROSE, "after": PROSE + side, "between": side.join(lines)}[place]
    page = article("sidebar", "Council of Oster passes budget after long night", text, "2026-11-20")
    plain_page = article("sidebar", page.title, PROSE, "2026-11-20")
    profile = Profile(story="ferry", seeds=seed("ferry-1"))
    with_it, without = judged(profile, page)["sidebar"], judged(profile, plain_page)["sidebar"]
    assert with_it.verdict == "out"
    assert with_it.score == pytest.approx(without.score, abs=0.02)


def test_lines_are_dropped_only_where_enough_running_text_remains():
    assert prose("One headline\nAnother headline\nOne headline") == "One headline\nAnother headline"
    assert "A headline that is a link" not in prose(PROSE + "A headline that is a link\n")


@pytest.mark.parametrize(
    ("profile", "reason"),
    [
        ({"since": ordinal("2026-11-21")}, "published 2026-11-20, before the story's since"),
        ({"until": ordinal("2026-11-19")}, "published 2026-11-20, after the story's until"),
        ({"languages": ("de",)}, "language en is not among de"),
        ({"excludes": lambda text: "reef" if "reef" in text else ""}, "the query excludes 'reef'"),
    ],
)
def test_what_the_story_file_rules_out_is_out_with_the_reason(profile, reason):
    judge = Judge(Profile(story="ferry", seeds=seed("ferry-1"), **profile), Stream())
    judgement = judge.judge(ARTICLES["ferry-2"], via="https://outlet.test/feed")
    assert (judgement.verdict, judgement.score, judgement.reasons) == ("out", 0.0, (reason,))
    assert (judgement.story, judgement.via) == ("ferry", "https://outlet.test/feed")


@pytest.mark.parametrize("text", ["", "\n", "…", "of the and"])
def test_a_page_without_words_is_out(text):
    judgement = Judge(Profile(story="ferry", seeds=seed("ferry-1")), Stream()).judge(article("empty", "", text))
    assert (judgement.verdict, judgement.reasons) == ("out", ("no text",))


def test_a_story_known_by_a_query_alone_ranks_its_coverage_first():
    profile = Profile(story="mine", query=frozenset(map(key, ("Tellmark", "Auroch", "copper"))))
    found = judged(profile)
    ranked = sorted(found, key=lambda id: -found[id].score)
    assert set(ranked[:2]) == {"mine-1", "mine-2"}


def test_judging_again_gives_the_same_score_and_scores_are_shares():
    judge = Judge(Profile(story="ferry", seeds=seed("ferry-1")), Stream())
    for one in ARTICLES.values():
        judge.judge(one)
    again = [judge.judge(one) for one in ARTICLES.values()]
    assert again == [judge.judge(one) for one in ARTICLES.values()]
    assert all(0 <= judgement.score <= 1 for judgement in again)


def test_what_is_far_from_the_story_is_out_with_a_reason_too():
    found = judged(Profile(story="ferry", seeds=seed("ferry-1")))
    assert (found["chess"].verdict, found["chess"].reasons) == ("out", ("little in common with the story",))


def test_a_name_is_what_stands_with_a_capital_and_never_without():
    assert set(names(words("The Harbour of Vestry. A harbour is not a name, Vestry is.")).values()) == {"Vestry"}


@pytest.mark.parametrize(
    "spellings",
    [
        "Zelensky Zelenskyy Selenskyj Зеленський Зеленского",
        "Lukashenko Loukachenko Лукашенко",
        "Gorbachev Gorbatschow Горбачёв",
        "Kyiv Kiev Kiew Київ Киева",
        "Kozak Козак Козаком Козака",
        "Poutine Putin Путін Путиным",
        "1,000 1.000 1000",
    ],
)
def test_spellings_of_a_name_meet(spellings):
    assert len({key(word) for word in spellings.split()}) == 1


def test_scripts_without_spaces_are_read_in_pairs():
    one, other = document("a", "東京湾のフェリー座礁", ""), document("b", "フェリー座礁、東京湾で", "")
    assert len(one.counts.keys() & other.counts) >= 6


def test_what_is_like_a_rejected_article_scores_less_and_says_why():
    profile = Profile(story="ferry", seeds=seed("ferry-1"))
    copy = article("ferry-6", ARTICLES["ferry-3"].title, ARTICLES["ferry-3"].text, "2026-11-21")
    before = judged(profile, copy)
    after = judged(replace(profile, rejected=frozenset({ARTICLES["ferry-3"].id})), copy)
    assert (before["ferry-6"].verdict, after["ferry-6"].verdict) == ("in", "out")
    assert "more like an article that was rejected than like the story" in after["ferry-6"].reasons
    assert after["ferry-2"].verdict == "in"

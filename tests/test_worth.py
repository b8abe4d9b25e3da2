"""Which links are fetched for a story, by what feeds say of them."""

import pytest

from crawler.discovery.found import Found
from crawler.discovery.worth import worth
from pipelines.relevance import Profile
from pipelines.stream import Background, document, ordinal
from pipelines.terms import key
from tests.coverage import ARTICLES, STORIES


def link(title="", summary="", published="", kind="rss"):
    return Found(url="https://outlet.test/a", title=title, summary=summary, published=published, via="", kind=kind)


def profile(**more):
    one = ARTICLES["ferry-1"]
    return Profile(story="ferry", seeds=(document(one.id, one.title, one.text, one.published),), **more)


BACKGROUND = Background()
for _article in ARTICLES.values():
    BACKGROUND.add(document(_article.id, _article.title, _article.text).counts)


def test_all_coverage_in_any_language_is_worth_fetching_and_most_other_news_is_not():
    fetched = {id for id, one in ARTICLES.items() if worth(link(one.title, one.text[:120]), profile(), BACKGROUND)[0]}
    assert {id for id, story in STORIES.items() if story == "ferry"} <= fetched
    assert len(fetched - {id for id, story in STORIES.items() if story == "ferry"}) <= 4


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (link("Ferry Marlena towed to port"), (True, "shares Ferry, Marlena")),
        (link("Marlena towed to port"), (True, "shares Marlena")),
        (link("Ministers talk about tax"), (False, "shares no word with the story")),
        (link(), (True, "nothing is said of it")),
        (link("Marlena", published="2026-11-10"), (False, "published 2026-11-10, before 2026-11-15")),
        (link("Marlena", published="2026-11-14"), (True, "shares Marlena")),
        (link("Marlena", published="2026-12-30"), (False, "published 2026-12-30, after 2026-12-01")),
        (link(published="2026-12-30", kind="sitemap"), (True, "nothing is said of it")),
    ],
)
def test_the_decision_comes_with_its_reason(found, expected):
    window = profile(since=ordinal("2026-11-15"), until=ordinal("2026-12-01"))
    assert worth(found, window, BACKGROUND) == expected


def test_one_name_or_word_that_was_asked_for_is_enough_but_not_a_common_word():
    asked = profile(names={key("Vestry"): "Vestry"}, query=frozenset({key("rota"), key("said")}))
    assert worth(link("Lights out in Vestry"), asked, BACKGROUND) == (True, "names Vestry")
    assert worth(link("A new rota"), asked, BACKGROUND) == (True, "names rota")
    assert worth(link("Minister said nothing"), asked, BACKGROUND) == (False, "shares no word with the story")

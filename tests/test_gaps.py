"""What an extractor leaves out between paragraphs that it takes, and above the first, is put back; nothing else is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract import clean_text
from pipelines.gaps import Shown, descriptions_of, fill, standfirst
from pipelines.markup import load
from pipelines.prune import prune
from pipelines.vote import Reading, letters

ONE = "The harbour board met on Tuesday and left the crane where it had stood since the spring of last year."
TWO = "Nobody on the quay could say on Wednesday who had signed the order to take the barriers away again."
LOST = "A third man, who has worked on the crane since it was built, said that he had warned of it twice."
SAID = "The crane of Halvermouth stands still for another month, and nobody wants to say why that is so"
DESCRIBED = f'<meta name=description content="{SAID}.">'


def page(inside, head=""):
    return load(f"<html><head><title>Crane</title>{head}</head><body>{inside}</body></html>".encode())


def filled(inside, lines, seen=()):
    return fill(lines, Shown(prune(page(inside).tree)[1], lines), Reading(list(seen)))


@pytest.mark.parametrize(
    ("between", "added"),
    [
        (f"<p>{LOST}</p>", [LOST]),
        ("<h3>What he saw</h3>", ["What he saw"]),
        ("<ul><li>Bolts</li><li>Ropes</li></ul>", ["- Bolts", "- Ropes"]),
        (f"<figure><figcaption>{LOST}</figcaption></figure>", []),
        (f"<div class=photo-caption><p>{LOST}</p></div>", []),
        (f"<table><tr><td><p>{LOST}</p></table>", []),
    ],
    ids=["paragraph", "heading", "list", "caption", "named caption", "table"],
)
def test_what_stands_between_two_paragraphs_of_one_box_is_put_between_them(between, added):
    inside = f"<div><p>{ONE}</p>{between}<p>{TWO}</p></div>"
    assert filled(inside, [ONE, TWO], [ONE, LOST, "What he saw", TWO]) == [ONE, *added, TWO]


def test_a_paragraph_that_nobody_else_saw_and_a_list_of_links_stay_out():
    links = "<ul><li><a href=/a>The mayor buys a boat</a></li><li><a href=/b>Ferry late again</a></li></ul>"
    assert filled(f"<div><p>{ONE}</p><p>{LOST}</p>{links}<p>{TWO}</p></div>", [ONE, TWO], [ONE, TWO]) == [ONE, TWO]


def test_nothing_is_added_before_the_first_paragraph_or_after_the_last():
    inside = f"<div><p>{LOST}</p><p>{ONE}</p><p>{TWO}</p><p>{LOST} More.</p></div>"
    assert filled(inside, [ONE, TWO], [LOST, ONE, TWO, f"{LOST} More."]) == [ONE, TWO]


def test_boxes_of_one_class_are_one_text():
    inside = "".join(f"<section><div class=part><p>{line}</p></div></section>" for line in (ONE, LOST, TWO))
    assert filled(inside, [ONE, TWO], [ONE, LOST, TWO]) == [ONE, LOST, TWO]
    assert filled(inside.replace(" class=part", ""), [ONE, TWO], [ONE, LOST, TWO]) == [ONE, TWO]


def test_short_lines_that_repeat_find_their_places():
    cheap, quick = (f"<h3>Pros</h3><ul><li>{word}</li></ul>" for word in ("Cheap", "Quick"))
    inside = f"<div><p>{ONE}</p>{cheap}<p>{LOST}</p>{quick}<p>{TWO}</p></div>"
    lines = [ONE, "Pros", LOST, "Pros", TWO]
    assert filled(inside, lines, lines) == [ONE, "Pros", "- Cheap", LOST, "Pros", "- Quick", TWO]


def lead(inside, head=DESCRIBED, titles=frozenset(["crane"])):
    found = page(inside, head)
    offers = descriptions_of(found.tree, found.json_ld)
    return standfirst(Shown(prune(found.tree)[1], [ONE, TWO]), offers, titles)


@pytest.mark.parametrize(
    "head",
    [
        DESCRIBED,
        f'<meta property="og:description" content="{SAID[:70]}…">',
        f'<script type="application/ld+json">{{"@type":"NewsArticle","description":"{SAID}."}}</script>',
    ],
    ids=["meta", "cut short", "JSON-LD"],
)
def test_a_standfirst_is_what_the_page_gives_as_its_description(head):
    inside = f"<header><h1>Crane</h1><div class=x>{SAID}.</div></header><p>{ONE}</p><p>{TWO}</p>"
    assert lead(inside, head) == [f"{SAID}."]


@pytest.mark.parametrize(
    "inside",
    [
        f"<header><h1>Crane</h1><div>{LOST}</div></header><p>{ONE}</p><p>{TWO}</p>",
        f"<div>{SAID}.</div><h1>Crane</h1><p>{ONE}</p><p>{TWO}</p>",
        f"<h1>Crane</h1><p>{ONE}</p><p>{TWO}</p><div>{SAID}.</div>",
        f"<h1>Crane</h1><figure><figcaption>{SAID}.</figcaption></figure><p>{ONE}</p><p>{TWO}</p>",
        f"<h1>Crane</h1><p class=wp-caption-text>{SAID}.</p><p>{ONE}</p><p>{TWO}</p>",
        f"<h1>Crane</h1>{'<div>' * 5}<p>{SAID}.</p>{'</div>' * 5}{'<div>' * 5}<p>{ONE}</p><p>{TWO}</p>",
    ],
    ids=["something else", "above the headline", "below the text", "a caption", "a named caption", "far away"],
)
def test_what_is_no_standfirst_stays_out(inside):
    assert lead(inside) == []


def test_a_description_that_is_the_headline_or_the_first_paragraph_adds_nothing():
    assert (
        lead(
            f"<h1>Crane</h1><h2>{SAID}</h2><p>{ONE}</p>",
            titles=frozenset([SAID.lower().replace(" ", "").replace(",", "")]),
        )
        == []
    )
    assert lead(f"<h1>Crane</h1><p>{ONE}</p><p>{TWO}</p>", f'<meta name=description content="{ONE}">') == []


def test_the_standfirst_opens_the_clean_text():
    body = "".join(f"<p>{number}. {ONE} {TWO}</p>" for number in range(6))
    inside = f"<article><header><h1>Crane</h1><p class=lede>{SAID}.</p></header><div class=b>{body}</div></article>"
    html = f"<html><head><title>Crane</title>{DESCRIBED}</head><body>{inside}</body></html>"
    assert clean_text(html.encode()).startswith(f"{SAID}.\n\n0. The harbour")


@given(st.text() | st.text("aB1 _.’—…\xa0İé"))
def test_letters_are_what_is_neither_sign_nor_space_by_the_quick_ways_too(text):
    assert letters(text) == re.sub(r"[\W_]+", "", text.lower())

"""What a server streamed late is read where the page shows it."""

from pipelines.extract import clean_text
from pipelines.markup import load

LATE = "Nobody on the quay could say on Wednesday who had signed the order to take the barriers away again."


def shown(html):
    return " ".join(load(html.encode()).tree.text_content().split())


def test_parts_that_came_late_are_put_in_their_places():
    early = '<p>one <template id="B:1"></template> three</p><footer>end</footer>'
    late = '<div hidden id="S:1">two <template id="P:a"></template></div><script>$RC("B:1","S:1")</script>after'
    last = '<div hidden id="S:a">and a half</div>'
    assert shown(early + late + last) == "one two and a half threeendafter"


def test_a_part_without_a_place_is_shown_where_it_stands():
    assert shown('<p>one</p><div hidden id="S:7">two</div>') == "onetwo"


def test_a_part_that_waits_for_itself_ends():
    assert shown('<div hidden id="S:0">one <template id="B:0"></template></div>') == "one"


def test_an_article_that_came_late_in_pieces_is_whole():
    slots = "".join(f'<template id="B:{number:x}"></template>' for number in range(12))
    parts = "".join(f'<div hidden id="S:{number:x}"><p>{number}. {LATE}</p></div>' for number in reversed(range(12)))
    text = clean_text(
        f"<html><body><main><article><h1>Crane</h1>{slots}</article></main><footer>About</footer>{parts}</body></html>".encode()
    )
    assert [line.split(".")[0] for line in text.split("\n\n")] == [str(number) for number in range(12)]

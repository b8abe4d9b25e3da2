"""What counts as an edit, of which type, and what is noise. All texts are invented."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archive.capture import Article
from archive.compare.body import read
from archive.compare.edits import TYPES, Version, compare
from archive.compare.words import plain

LISTS = Path(__file__).parent / "versions"
TITLE = "Old mill at Farrow Beck sold to unknown buyer"
PARAGRAPHS = (
    "The old mill at Farrow Beck was sold at auction on Monday for 410,000 crowns. The buyer was not in the room.",
    "“We bid until our money ran out,” said Greta Holm of the village trust. She had saved for six years.",
    "The county had promised to repair the wheel, which last turned in 1987.",
    "Neighbours fear that the path along the stream will be closed to walkers.",
    "A spokesman for the auction house declined to name the buyer.",
    "The trust will meet in Lower Farrow next week to decide what it does with its savings.",
    "Height of the wheel: 7 metres",
)
OLD = "\n\n".join(PARAGRAPHS)


def edit(old, new, **facts):
    """The edit that replaces one stretch of the text by another."""
    assert old in OLD
    return compare(Version(title=TITLE, text=OLD), Version(title=TITLE, text=OLD.replace(old, new), **facts))


def rows(name):
    return [tuple(line.split("\t")) for line in (LISTS / f"{name}.tsv").read_text("utf-8").splitlines()]


TYPED = [  # (before, after, types, what it is)
    ("Monday", "Tuesday", {"figure-altered"}, "another weekday"),
    ("410,000", "380,000", {"figure-altered"}, "another amount"),
    ("six years", "nine years", {"figure-altered"}, "another number in words"),
    ("7 metres", "9 metres", {"figure-altered"}, "another figure in a box"),
    ("in 1987", "at Easter 1987", {"paragraph-reworded"}, "a feast that comes with other words"),
    ("410,000", "410 000", {"typo"}, "the same number grouped otherwise"),
    ("six years", "6 years", {"typo"}, "the same number in digits"),
    ("Lower Farrow", "Upper Farrow", {"name-altered"}, "another place"),
    ("Farrow Beck was", "Farrow Burn was", {"name-altered"}, "another name"),
    ("Greta Holm of", "Berit Lund of", {"quote-altered", "name-altered"}, "another speaker by name"),
    ("a spokesman", "a spokesman", set(), "nothing"),
    ("Greta Holm of", "the miller of", {"quote-altered"}, "another speaker by trade"),
    ("ran out", "was gone", {"quote-altered"}, "other words in a quote"),
    (
        "“We bid until our money ran out,” said",
        "We bid until our money ran out, said",
        {"quote-altered"},
        "marks that go",
    ),
    ("promised to repair", "refused to repair", {"paragraph-reworded"}, "the contrary"),
    ("will be closed", "will not be closed", {"paragraph-reworded"}, "a not"),
    (" She had saved for six years.", "", {"paragraph-reworded"}, "a sentence that goes"),
    ("declined to name", "declinde to name", {"typo"}, "letters swapped"),
    ("savings.", "savigns.", {"typo"}, "letters swapped at the end"),
    ("the path along", "the the path along", {"typo"}, "a word doubled"),
    ("the path along", "thepath along", {"typo"}, "two words glued"),
    ("room.", "room", {"typo"}, "a full stop that is missing"),
    ("wheel, which", "wheel which", {"typo"}, "a comma that is missing"),
    ("crowns. The", "crowns.The", {"typo"}, "a space that is missing"),
    ("stream", "strеam", {"typo"}, "a Cyrillic letter in a Latin word"),
    ("Neighbours fear", "Neighbours fears", {"typo"}, "a slip of grammar"),
    (f"\n\n{PARAGRAPHS[3]}", "", {"paragraph-removed"}, "a paragraph that goes"),
    (
        PARAGRAPHS[3],
        "A heron has nested on the roof since April and may not be disturbed.",
        {"paragraph-added", "paragraph-removed"},
        "one replaced by an unrelated one",
    ),
    ("\n\nHeight of the wheel: 7 metres", "", {"paragraph-removed"}, "a line of the box that goes"),
]


@pytest.mark.parametrize(
    ("old", "new", "types"), [row[:3] for row in TYPED if row[2]], ids=[row[3] for row in TYPED if row[2]]
)
@pytest.mark.parametrize("turned", [False, True], ids=["forth", "back"])
def test_a_change_has_its_type(old, new, types, turned):
    assert old in OLD
    versions = [Version(title=TITLE, text=OLD), Version(title=TITLE, text=OLD.replace(old, new))]
    found = compare(*(versions[::-1] if turned else versions))
    swapped = {"paragraph-added": "paragraph-removed", "paragraph-removed": "paragraph-added"}
    assert set(found.types) == ({swapped.get(name, name) for name in types} if turned else types)
    assert found.changed
    assert found.substantive == (types != {"typo"})


@pytest.mark.parametrize(("before", "after", "types"), [row[1:] for row in rows("edits")])
def test_a_change_has_its_type_in_every_language(before, after, types):
    old, new = (f"{PARAGRAPHS[0]}\n\n{sentence}\n\n{PARAGRAPHS[2]}" for sentence in (before, after))
    assert set(compare(Version(title=TITLE, text=old), Version(title=TITLE, text=new)).types) == set(types.split())


NOISE = [  # (what is done to the text, what it is)
    (lambda text: text.replace("“", '"').replace("”", '"'), "another style of quotes"),
    (lambda text: text.replace("“", "« ").replace("”", " »"), "French quotes with spaces"),
    (lambda text: text.replace("stream", "stre\u00adam\u200b"), "invisible characters"),
    (lambda text: text.replace(" ", "\u00a0"), "spaces that do not break"),
    (lambda text: text.replace(" ", "  "), "spaces doubled"),
    (lambda text: text.replace("along the", "along\nthe"), "a line break inside a paragraph"),
    (lambda text: text.replace("crowns. ", "crowns.\n\n"), "a paragraph split"),
    (lambda text: text.replace("walkers.\n\n", "walkers. "), "paragraphs merged"),
    (lambda text: TITLE + "\n\n" + text, "the title repeated"),
    (lambda text: text + f"\n\n{TITLE}. Photo: Ola Brandt", "the title as a caption with its credit"),
    (
        lambda text: "More on this\n• Ferry timetable cut in half\n• Beck floods again\n\n" + text,
        "links to other articles",
    ),
    (lambda text: text.replace("walkers.", "walkers. (See also: Beck floods again)"), "a link glued to a paragraph"),
    (lambda text: "12 minutes ago - " + text, "a relative date glued to the first paragraph"),
]


@pytest.mark.parametrize("change", [row[0] for row in NOISE], ids=[row[1] for row in NOISE])
def test_noise_is_no_change(change):
    old, new = Version(title=TITLE, text=OLD), Version(title=TITLE, text=change(OLD))
    assert not compare(old, new).changed
    assert not compare(new, old).changed


@pytest.mark.parametrize("line", [row[2] for row in rows("furniture")])
def test_furniture_is_no_change_alone_or_glued(line):
    for text in (
        f"{line}\n\n{OLD}",
        OLD.replace("\n\nA spokesman", f"\n\n{line}\n\nA spokesman"),
        OLD.replace("walkers.", f"walkers. {line}"),
    ):
        found = compare(Version(title=TITLE, text=OLD), Version(title=TITLE, text=text))
        assert found.types == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Scores: Rovers 12 Albion 1 The county", "On air until 08:10: Late Hour The county"),
        ("Paid for by Marlow Carpets The county", "57 replies so far The county"),
        ("Drawing by Odo Fell The county", "The county"),
        ("Heute, 06:38 The county", "Heute, 11:16 The county"),
    ],
)
def test_other_furniture_glued_before_the_same_sentence_is_no_change(before, after):
    old, new = (Version(title=TITLE, text=OLD.replace("The county", front)) for front in (before, after))
    assert not compare(old, new).changed


@pytest.mark.parametrize("line", ["Moss on every third step", "Ferry returns | Lido opens late | Choir sings again"])
def test_a_line_of_which_the_article_does_not_speak_may_move_and_change(line):
    top, bottom = f"{line}\n\n{OLD}", f"{OLD}\n\n{line}"
    assert not compare(Version(title=TITLE, text=top), Version(title=TITLE, text=bottom)).changed
    other = bottom.replace("third", "second").replace("late", "early")
    assert not compare(Version(title=TITLE, text=bottom), Version(title=TITLE, text=other)).changed


STRUCTURE = [  # (paragraph, by what it is known as furniture without a word for it)
    ("Ola Brandt draws boats and lives by the lock with two cats.", "it tells of the author"),
    ("Nobody owns this paper but we who make it. If you can spare a crown, it helps.", "it says we and you"),
    ("Our columnist walks a street each week. Her letter goes out to 300 people.", "it says we and offers letters"),
    ("Well done! You are on the list.", "it is short and speaks to the reader"),
    ("Deal ends Sunday: eleven oranges for the price of one", "a label, then more than a box holds"),
    ("Rating: 4.3 out of 5 (28 votes)", "a figure out of five, and a count"),
    ("Tar 84.4, Pewter 12.8, Wax unchanged", "names, each with its price"),
    ("Goals after an hour: Rovers 2, Town 0; Vale 1, United 3.", "names, each with its score"),
    ("17:43 Rovers lead at the break", "a clock, then words that end no sentence"),
    ("Checked by the desk: 18:06", "a minute at which no event begins"),
    ("Start › Land › Lakes", "the way to a page"),
    ("Ola has the post: ola@observer.test.", "an address"),
]


@pytest.mark.parametrize("line", [row[0] for row in STRUCTURE], ids=[row[1] for row in STRUCTURE])
@pytest.mark.parametrize("place", [0, 4, len(PARAGRAPHS)])
def test_furniture_is_known_by_its_build(line, place):
    text = "\n\n".join([*PARAGRAPHS[:place], line, *PARAGRAPHS[place:]])
    old, new = (Version(title=TITLE, text=body, authors=("Ola Brandt",)) for body in (OLD, text))
    assert not compare(old, new).changed
    assert not compare(new, old).changed


def test_a_line_above_the_article_is_none_of_its_box():
    above = f"Depth of the pool: 12 metres\n\n{OLD}"
    assert not compare(Version(text=above), Version(text=OLD)).changed
    below = f"{OLD}\n\nDepth of the pool: 12 metres"
    assert compare(Version(text=below), Version(text=OLD)).types == ("paragraph-removed",)


@pytest.mark.parametrize("mark", ["•", "›", "-", "→"])
def test_links_behind_any_mark_may_change(mark):
    one, two = (f"{OLD}\n\nSee also\n{mark} {link}" for link in ("Lido opens late", "Old mill at Farrow Beck dries"))
    assert not compare(Version(text=one), Version(text=two)).changed


def test_a_caption_goes_with_its_credit():
    text = f"{OLD}\n\nBoats in the harbour. Photo: Ola Brandt"
    assert not compare(Version(text=text), Version(text=OLD)).changed


def test_a_link_in_brackets_behind_a_paragraph_may_change():
    one, two = (OLD.replace("walkers.", f"walkers. (Handpicked: {link})") for link in ("Lido opens", "Choir sings"))
    assert not compare(Version(text=one), Version(text=two)).changed


@pytest.mark.parametrize("line", ["The rest is in the printed paper", "Onward for a crown", "Zum vollen Text"])
def test_a_line_where_many_sentences_are_missing_is_a_wall(line):
    stump = "\n\n".join([*PARAGRAPHS[:2], line])
    assert compare(Version(text=OLD), Version(text=stump)).types == ("cut-by-wall",)
    assert not compare(Version(text=stump), Version(text=OLD)).changed


def test_titles_under_one_another_may_change_places():
    first = f"{OLD}\n\nMore from us\nFerry returns at last\nChoir sings on the pier again"
    second = f"{OLD}\n\nMore from us\nChoir sings on the pier again\nLido opens late"
    assert not compare(Version(title=TITLE, text=first), Version(title=TITLE, text=second)).changed


def test_lines_of_an_imprint_are_what_it_says():
    text = "Publisher:\n\nAnna Moss\n\nEditors:\n\nBertram Fell\n\nBerit Lund\n\nOffice:\n\nNils Vang"
    other = text.replace("Bertram Fell", "Bertram Kern")
    assert compare(Version(text=text), Version(text=other)).types == ("name-altered",)


def test_a_sentence_that_lost_its_full_stop_keeps_what_stands_behind():
    assert edit("walkers.", "walkers").types == ("typo",)
    assert edit("1987.", "1987").types == ("typo",)


@pytest.mark.parametrize("line", ["Moss on every step", "Read on for 4 crowns a month", "57 replies so far"])
def test_a_text_that_stops_with_dots_is_cut_whatever_stands_behind(line):
    stump = "\n\n".join([*PARAGRAPHS[:2], "The county had promised to repair [...]", line])
    assert compare(Version(title=TITLE, text=OLD), Version(title=TITLE, text=stump)).types == ("cut-by-wall",)


def test_a_second_half_of_a_headline_is_no_outlet():
    old, new = "Old mill sold to unknown buyer", "Old mill sold to unknown buyer - Trust plans another bid"
    assert compare(Version(title=old, text=OLD), Version(title=new, text=OLD)).types == ("headline",)
    assert not compare(Version(title=old, text=OLD), Version(title=f"{old} - The Farrow Gazette", text=OLD)).changed


def test_another_spelling_of_a_surname_is_not_another_speaker():
    assert edit("Greta Holm of", "Greta Holme of").types in (("name-altered",), ("typo",))
    assert "quote-altered" not in edit("Greta Holm of", "Greta Holmes of").types


@pytest.mark.parametrize("line", [row[1] for row in rows("walls")])
def test_a_text_that_stops_at_a_wall_is_cut_and_nothing_is_removed(line):
    stump = "\n\n".join([*PARAGRAPHS[:2], line])
    assert compare(Version(title=TITLE, text=OLD), Version(title=TITLE, text=stump)).types == ("cut-by-wall",)
    assert not compare(Version(title=TITLE, text=stump), Version(title=TITLE, text=OLD)).changed


@pytest.mark.parametrize("line", [row[1] for row in rows("notices")])
def test_a_note_about_the_text_itself_is_a_notice(line):
    found = compare(Version(title=TITLE, text=OLD), Version(title=TITLE, text=f"{OLD}\n\n{line}"))
    assert [(change.type, change.flag) for change in found.changes] == [("correction-notice", "added")]
    assert not found.silent


@pytest.mark.parametrize("line", [row[1] for row in rows("prose")])
def test_prose_that_sounds_like_furniture_is_the_article_s(line):
    found = compare(
        Version(title=TITLE, text=OLD),
        Version(title=TITLE, text=OLD.replace("\n\nA spokes", f"\n\n{line}\n\nA spokes")),
    )
    assert found.types == ("paragraph-added",)


def test_a_text_that_ends_earlier_without_a_wall_lost_its_paragraphs():
    found = compare(Version(title=TITLE, text=OLD), Version(title=TITLE, text="\n\n".join(PARAGRAPHS[:4])))
    assert found.types == ("paragraph-removed",)


def test_a_wall_that_the_extraction_saw_cuts_in_the_middle_of_a_sentence():
    found = compare(
        Version(title=TITLE, text=OLD), Version(title=TITLE, text=f"{PARAGRAPHS[0]}\n\n“We bid until our…", wall=True)
    )
    assert found.types == ("cut-by-wall",)


def test_a_line_of_a_box_is_the_article_s_when_the_article_speaks_of_it():
    box = "Next owner: Farrow trust"
    assert compare(Version(text=f"{OLD}\n\n{box}"), Version(text=OLD)).types == ("paragraph-removed",)
    stray = "In a similar key: Old cellos in tune"
    assert compare(Version(text=f"{OLD}\n\n{stray}"), Version(text=OLD)).types == ()


def test_a_teaser_that_stops_behind_a_whole_sentence_is_cut_and_has_no_slip():
    stump = "\n\n".join([*PARAGRAPHS[:2], "Choose a plan to carry on."]).replace("six years.", "six years. ...")
    assert compare(Version(text=OLD), Version(text=stump)).types == ("cut-by-wall",)


@pytest.mark.parametrize(
    ("title", "types"),
    [
        ("Old mill at Farrow Beck sold to unknown buyer?", ("headline",)),
        ("Old mill at Farrow Beck sold to “unknown” buyer", ("headline",)),
        ("Old mill at Farrow Beck sold to heron lover", ("headline",)),
        ("Old mill at Farrow Beck sold to unknwon buyer", ("typo",)),
        ("OLD MILL at Farrow Beck, sold to unknown buyer.", ()),
        ("Old mill at Farrow Beck sold to unknown buyer | The Beck Observer", ()),
        ("Old mill at Farrow Beck sold to unknown buyer - Observer", ()),
    ],
)
def test_a_headline_changes_with_its_words_not_with_its_dress(title, types):
    assert compare(Version(title=TITLE, text=OLD), Version(title=title, text=OLD)).types == types


@pytest.mark.parametrize(
    ("before", "after", "types"),
    [
        (("Ola Brandt",), ("By Ola Brandt",), ()),
        (("Ola Brandt",), ("Autor: Ola Brandt",), ()),
        (("Ola Brandt",), ("Text und Recherche: Ola Brandt",), ()),
        (("Ola Brandt", "Per Lind"), ("PER LIND", "Ola Brandt", "Ola Brandt"), ()),
        (("Ola Brandt and Per Lind",), ("Ola Brandt", "Per Lind"), ()),
        (("Ola Brandt",), ("Ola Brandt", "Per Lind"), ("byline",)),
        (("Ola Brandt",), ("Newsroom",), ("byline",)),
    ],
)
def test_a_byline_is_a_set_of_people(before, after, types):
    assert compare(Version(text=OLD, authors=before), Version(text=OLD, authors=after)).types == types


@pytest.mark.parametrize(
    ("before", "after", "types"),
    [
        ("2026-03-03T10:00:00+02:00", "2026-03-03T08:00:00Z", ()),
        ("2026-03-03T10:00:00+02:00", "Tue, 03 Mar 2026 08:00:00 GMT", ()),
        ("2026-03-03", "2026-03-03T08:00:00Z", ()),
        ("2026-03-03T08:00:00Z", "", ()),
        ("2026-03-03T08:00:00Z", "2026-03-03T09:00:00Z", ("date-moved",)),
        ("2026-03-03T10:00:00+02:00", "2026-03-03T10:00:00Z", ("date-moved",)),
    ],
)
def test_a_date_moves_when_the_instant_does(before, after, types):
    assert compare(Version(text=OLD, published=before), Version(text=OLD, published=after)).types == types


def test_a_date_that_runs_with_the_looks_is_the_page_s_clock():
    seen = datetime(2026, 3, 3, 8, tzinfo=UTC)
    old = Version(text=OLD, published="2026-03-03T08:00:01Z", seen=seen)
    new = Version(text=OLD, published="2026-03-03T08:30:02Z", seen=seen + timedelta(minutes=30))
    assert not compare(old, new).changed


def test_a_fact_read_at_another_place_of_the_page_is_not_compared():
    old = Version(
        title="Mill sold", authors=("Ola Brandt",), text=OLD, found=(("title", "json-ld"), ("authors", "json-ld"))
    )
    new = Version(
        title="Beck: mill is sold", authors=("Observer",), text=OLD, found=(("title", "og:title"), ("authors", "meta"))
    )
    assert not compare(old, new).changed


def test_the_headline_on_the_page_counts_before_the_one_told_to_machines():
    old = Version(title="Mill sold", heading="Mill sold", text=OLD)
    assert compare(old, Version(title="Mill sold", heading="Mill lost", text=OLD)).types == ("headline",)
    assert not compare(old, Version(title="Mill lost", heading="Mill sold", text=OLD)).changed


def test_a_paragraph_past_one_other_has_not_moved_past_two_it_has():
    one = "\n\n".join(PARAGRAPHS[i] for i in (0, 1, 3, 2, 4, 5, 6))
    two = "\n\n".join(PARAGRAPHS[i] for i in (0, 1, 3, 4, 2, 5, 6))
    assert not compare(Version(text=OLD), Version(text=one)).changed
    found = compare(Version(text=OLD), Version(text=two))
    assert found.types == ("paragraph-moved",)
    assert not found.substantive


def test_another_lead_is_substantive():
    found = compare(Version(text=OLD), Version(text="\n\n".join(PARAGRAPHS[i] for i in (3, 0, 1, 2, 4, 5, 6))))
    assert [(change.type, change.flag) for change in found.changes] == [("paragraph-moved", "lead")]
    assert found.substantive


def test_an_edit_is_silent_until_the_page_says_so():
    assert edit("Monday", "Friday").silent
    assert not edit("Monday", "Friday", modified="2026-03-03T09:00:00Z").silent
    assert not edit("walkers.", "walkers, it is said.\n\nCorrection: the path was closed before.").silent
    assert not edit("declined", "declinde").silent


def test_a_text_that_speaks_to_its_reader_throughout_keeps_its_offers():
    column = "\n\n".join(f"You may think that we know field {number}, and you are right." for number in range(9))
    old, new = Version(text=f"{column}\n\nWe support you."), Version(text=f"{column}\n\nWe no longer support you.")
    assert compare(old, new).substantive


def test_the_size_is_told_in_words_and_as_a_share_of_the_text():
    found = edit("Monday", "Friday")
    assert found.words == found.changes[0].words == 1
    assert 0 < found.share < 0.05
    assert found.changes[0].before == "at auction on Monday for 410,000 crowns"


def test_types_are_told_in_one_order():
    found = compare(
        Version(title=TITLE, text=OLD),
        Version(title="Mill lost", text=OLD.replace("Monday", "Friday"), authors=("Ola",)),
    )
    assert list(found.types) == sorted(found.types, key=TYPES.index)


def test_an_article_and_its_access_make_a_version():
    article = Article(id="outlet.test/a", url="https://outlet.test/a", title=TITLE, text=OLD, authors=("Ola Brandt",))
    assert Version.of(article, "teaser") == Version(title=TITLE, text=OLD, authors=("Ola Brandt",), wall=True)


def test_empty_texts_compare():
    assert not compare(Version(), Version()).changed
    assert compare(Version(), Version(text=OLD)).types == ("paragraph-added",)


def test_a_quotation_over_several_sentences_is_no_offer():
    body = read('"We are here. You know us. Our newsletter goes on," said the printer.', False, frozenset())
    assert len(body.units) == 3


def test_plain_text_stays_plain():
    assert plain(plain(OLD)) == plain(OLD)


MANY = 6_000
SWOLLEN = {  # (before, after): what an outlet may send so that comparing never ends
    "one word": ("k" * MANY * 6, "k" * MANY * 6 + "z"),
    "the same words": ("kozak bridge " * MANY, "kozak bridge " * MANY + "deal. " + "kozak bridge " * 50),
    "words without an end": tuple(" ".join(f"w{n + shift}" for n in range(MANY)) for shift in (0, 1)),
    "letters and commas": ("a," * MANY * 6, "a," * MANY * 6 + "b"),
    "quotes": tuple(" ".join(f"“It is word {n} {where}”" for n in range(MANY // 5)) for where in ("here", "there")),
    "names": tuple(" ".join(f"{who} Abc{n} Def{n}" for n in range(MANY // 3)) for who in ("Mr", "Ms")),
    "stops": ("! " * MANY * 4, ". " * MANY * 4),
    "lines": tuple("\n\n".join(f"The council met on {day} {n}." for n in range(MANY // 3)) for day in ("day", "night")),
    "the same lines": tuple("\n\n".join(["The council met."] * (MANY + more)) for more in (0, 5)),
}


@pytest.mark.parametrize("name", SWOLLEN)
def test_no_two_texts_are_compared_without_end(name):
    before, after = SWOLLEN[name]
    began = time.process_time()
    compare(Version(text=before), Version(text=after))
    assert time.process_time() - began < 20  # some take one second now, and took minutes


def test_of_very_long_texts_what_differs_is_compared():
    kept = "\n\n".join(f"The council of Halvermouth met on day {number} of the inquiry." for number in range(4_000))
    added = "The bridge will be closed for good, the mayor said on Friday."
    assert [change.type for change in compare(Version(text=kept), Version(text=f"{kept}\n\n{added}")).changes] == [
        "paragraph-added"
    ]

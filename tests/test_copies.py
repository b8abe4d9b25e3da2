import os
import sys
import time
from pathlib import Path

import pytest

from archive.compare.copies import containment, groups, links, passages, shingles

WIRE = """The night ferry between Estholm and the outer islands will stop in May, the harbour board decided on Tuesday.
About six thousand people cross on a working day, most of them before eight in the morning. Two of the four boats are
older than their captains and the yard that built them has closed. Fares went up twice last year.
A bridge has been talked of since the sixties, but no drawing was ever paid for. The crews have been offered work on the
day boats. Shopkeepers on the quay fear for the summer. The last sailing is planned for the third of May at midnight."""
OTHER = """Snow closed the pass above Tarnfeld for the ninth day running. Ploughs were sent up from both sides at dawn
and met at the chapel shortly after two. The baker had driven round by the coast, which took her five hours. Sheep
were fed from a helicopter. The school says that lessons will go on in the gymnasium, the one warm room of the valley.
Avalanche wardens set off three charges and heard the slope come down in the fog, without seeing any of it at all."""
EDITED = (
    WIRE.replace("decided on Tuesday", "has decided")
    .replace("About six thousand", "Some 6,000")
    .replace("yard", "wharf")
)
UKRAINIAN = """Нічний пором між Естгольмом і зовнішніми островами припинить ходити у травні,
вирішила у вівторок портова рада. У робочий день переправляються близько шести тисяч людей, більшість до
восьмої ранку. Два з чотирьох суден старші за своїх капітанів, а верф, яка їх побудувала, давно зачинена.
Торік квитки двічі дорожчали, але діри в бюджеті це не закрило."""


def test_a_trimmed_and_a_lightly_edited_version_are_copies_and_an_unrelated_text_is_not():
    trimmed = "ESTHOLM (Wire) - " + WIRE[: len(WIRE) * 2 // 3] + "\nSign up for our newsletter."
    found = groups({"wire": WIRE, "trimmed": trimmed, "other": OTHER, "edited": EDITED})
    assert found == [["wire", "trimmed", "edited"], ["other"]]


def test_an_extended_version_is_a_copy():
    assert groups({"first": WIRE, "later": WIRE + "\n" + OTHER[:200]}) == [["first", "later"]]


def test_copies_are_found_in_any_script():
    assert groups({"a": UKRAINIAN, "b": "КИЇВ. " + UKRAINIAN[:280], "c": WIRE}) == [["a", "b"], ["c"]]


def test_a_digest_of_two_reports_does_not_make_them_copies():
    digest = WIRE[: len(WIRE) // 2] + "\n" + OTHER[: len(OTHER) // 2]
    found = groups({"one": WIRE, "one more": EDITED, "digest": digest, "two": OTHER, "two more": "Weather. " + OTHER})
    assert not any({"one", "two"} <= set(group) for group in found)
    assert any({"one", "one more"} <= set(group) for group in found)


def test_every_article_is_in_exactly_one_group_also_an_empty_one():
    texts = {"empty": "", "short": "Two words", "wire": WIRE, "same": WIRE, "nothing": "  "}
    assert sorted(name for group in groups(texts) for name in group) == sorted(texts)


def test_a_crowd_of_copies_is_one_group():
    texts = {str(n): WIRE for n in range(350)}
    assert groups(texts) == [list(texts)]


def test_the_work_grows_with_the_articles_not_with_their_square():
    def calls(count):
        """How many functions are called: the same on every machine, however busy."""
        texts = {str(n): " ".join(f"w{(n * 7919 + i * i) % 100_003}" for i in range(60)) for n in range(count)}
        seen = [0]
        sys.setprofile(lambda frame, event, arg: seen.__setitem__(0, seen[0] + (event in ("call", "c_call"))))
        try:
            groups(texts)
        finally:
            sys.setprofile(None)
        return seen[0]

    assert calls(800) < 6 * calls(200)


def test_shared_quotes_and_passages_link_articles_and_are_the_evidence():
    one = "The mayor was angry. “Nobody asked the people who live here,” she said on the steps of the hall."
    other = "In her speech: “Nobody asked the people who live here”. The rest was weather."
    (link,) = links({"one": one, "two": other, "three": OTHER})
    assert (link.one, link.other) == ("one", "two")
    (passage,) = link.passages
    assert one[passage.start : passage.end] == "Nobody asked the people who live here"
    assert other[passage.other_start : passage.other_end] == "Nobody asked the people who live here"
    assert passage.quote


def test_five_words_in_common_outside_quotes_link_nothing():
    assert passages("He stood at the end of the pier.", "They ate at the end of the day.") == []


def test_copies_are_not_linked_again():
    assert links({"wire": WIRE, "edited": EDITED}) == []


def test_containment_asks_how_much_of_the_shorter_is_in_the_longer():
    assert containment(shingles(WIRE[:300]), shingles(WIRE + OTHER)) > 0.95
    assert containment(shingles(""), shingles(WIRE)) == 0


@pytest.mark.skipif(
    "CLIPFILE_SEEDS" not in os.environ, reason="CLIPFILE_SEEDS names no folder of two rewritten reports"
)
def test_two_rewrites_of_one_report_are_no_copies_but_share_quotes():
    texts = {path.name: path.read_text() for path in sorted(Path(os.environ["CLIPFILE_SEEDS"]).glob("*.txt"))}
    assert [len(group) for group in groups(texts)] == [1, 1]
    (link,) = links(texts)
    assert sum(passage.quote for passage in link.passages) >= 2


def test_words_that_two_texts_repeat_without_end_cost_a_bounded_time():
    mill = "the mill on the Kvarn will shut in June "
    began = time.process_time()
    found = passages("Rye. " + mill + "kozak bridge " * 7_000, mill + "oats " + "kozak bridge " * 900_000)
    assert time.process_time() - began < 5
    assert sorted(passage.words for passage in found) == [9, 14_000]


def test_a_quotation_is_known_among_many():
    talk = "".join(f"“{n} went down right here” " for n in range(6_000))
    began = time.process_time()
    found = passages(talk, talk.replace("“", "So: “"))
    assert time.process_time() - began < 2
    assert len(found) == 6_000 and all(passage.quote for passage in found)

"""Scripts of what a server did, and the state that must come out: the confusion matrix is diagonal."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from archive.compare.presence import STATES, Look, as_data, presence, words

START = datetime(2026, 3, 3, 10, tzinfo=UTC)
HOME, OTHER = "outlet.test/", "outlet.test/b/2"
KINDS = {  # a letter: what the server did
    "P": {"status": 200, "access": "full"},
    "E": {"status": 200, "access": "full", "changed": True},
    "N": {"status": 304},
    "4": {"status": 404, "access": "error"},
    "0": {"status": 410, "access": "error"},
    "1": {"status": 451, "access": "error"},
    "x": {"status": 404, "access": "error", "host_answers": False},
    "S": {"status": 200, "access": "soft-404"},
    "s": {"status": 200, "access": "soft-404", "led_to": "outlet.test/404"},
    "L": {"status": 200, "access": "listing"},
    "H": {"status": 200, "access": "listing", "led_to": HOME},
    "R": {"status": 200, "access": "full", "led_to": OTHER},
    "r": {"status": 404, "access": "error", "led_to": OTHER},
    "W": {"status": 200, "access": "teaser"},
    "l": {"status": 200, "access": "login", "led_to": "outlet.test/login"},
    "C": {"status": 200, "access": "consent"},
    "B": {"status": 403, "access": "error"},
    "b": {"status": 200, "access": "bot-check"},
    "9": {"status": 429, "access": "error"},
    "o": {"status": 0, "access": "failed", "error": "robots.txt disallows"},
    "5": {"status": 500, "access": "error"},
    "3": {"status": 503, "access": "error"},
    "T": {"status": 0, "access": "failed", "error": "timeout"},
    "D": {"status": 0, "access": "failed", "error": "no such host"},
    "F": {"status": 200, "access": "failed"},
}
SCRIPTS = [  # (looks an hour apart, state, what it is)
    ("P", "present", "seen once"),
    ("PPPP", "present", "seen and unchanged"),
    ("PNNN", "present", "not modified is present"),
    ("PPEP", "edited", "one edit"),
    ("PEEN", "edited", "edits, then not modified"),
    ("P4", "present", "one 404 is a doubt"),
    ("P44", "present", "two are one too few"),
    ("P4444", "gone", "404 confirmed over hours"),
    ("P0000", "gone", "410"),
    ("P1111", "gone", "451"),
    ("P4010", "gone", "any of the three"),
    ("E4444", "gone", "an edited article that went"),
    ("4444", "gone", "never seen by us"),
    ("P44P44P44", "present", "a 404 that comes and goes is never confirmed"),
    ("P4343434", "gone", "errors between say nothing against"),
    ("P4444P", "present", "back after it was gone"),
    ("P4444E", "edited", "back with another text"),
    ("P4444TTTT", "gone", "gone, then the server went too"),
    ("P4444BBB", "gone", "gone, then refused"),
    ("Pxxxx", "unreachable", "every page of the host is a 404"),
    ("PSSSS", "soft-404", "an error page with status 200"),
    ("Pssss", "soft-404", "sent to an error page"),
    ("PLLLL", "soft-404", "a list of articles instead"),
    ("PSPSP", "present", "an error page that comes and goes"),
    ("PHH", "redirected", "sent to the home page"),
    ("PRR", "redirected", "sent to another article"),
    ("PH", "present", "once sent home is a doubt"),
    ("PHPHP", "present", "sent home now and then"),
    ("Prrrr", "gone", "sent to a page that is not there"),
    ("PHHP", "present", "no longer sent home"),
    ("PHH4444", "gone", "first sent home, then not found"),
    ("P4444HH", "redirected", "first not found, then sent home"),
    ("PW", "walled", "a wall"),
    ("Pl", "walled", "a login page"),
    ("PC", "walled", "a consent page"),
    ("PWP", "present", "a wall that lifts"),
    ("PWPW", "walled", "a wall that comes back"),
    ("PWEP", "edited", "behind the wall it was edited"),
    ("PW4444", "gone", "first behind a wall, then gone"),
    ("PB", "present", "one refusal"),
    ("PBB", "blocked", "refused"),
    ("Pbb", "blocked", "a bot check"),
    ("P9999", "blocked", "too many requests, for hours"),
    ("Poo", "blocked", "robots.txt no longer lets us"),
    ("PBBP", "present", "let in again"),
    ("P3", "present", "a moment of maintenance"),
    ("P333", "unreachable", "maintenance for hours"),
    ("P333P", "present", "back after maintenance"),
    ("PTDT5", "unreachable", "failing in every way"),
    ("P5P5P5P", "present", "flapping errors"),
    ("E5E5E", "edited", "flapping errors on an edited article"),
    ("PFFF", "present", "pages nobody could read say nothing"),
    ("TT", "unreachable", "never reached"),
    ("PTT4444", "gone", "first unreachable, then gone"),
    ("P33BB", "blocked", "first unreachable, then refused"),
    ("", "unknown", "never asked"),
    ("F", "unknown", "asked, nothing known"),
]


def looks(script, hours=1.0):
    return [Look(START + timedelta(hours=hours * n), **KINDS[kind]) for n, kind in enumerate(script)]


@pytest.mark.parametrize(("script", "state"), [row[:2] for row in SCRIPTS], ids=[row[2] for row in SCRIPTS])
def test_a_script_ends_in_its_state(script, state):
    assert presence(looks(script)).state == state


def test_the_confusion_matrix_of_all_scripts_is_diagonal():
    matrix = Counter((state, presence(looks(script)).state) for script, state, _ in SCRIPTS)
    assert len(SCRIPTS) >= 40
    assert {state for state, _ in matrix} == set(STATES)
    assert all(wanted == got for wanted, got in matrix)


def test_the_order_in_which_looks_arrive_does_not_matter():
    wanted = presence(looks("P4P444"))
    assert all(presence(order) == wanted for order in permutations(looks("P4P444"), 6))


def test_a_look_told_twice_counts_once():
    assert presence(looks("P44") * 3).state == "present"


def test_three_answers_within_minutes_do_not_make_it_gone():
    assert presence(looks("P444444", hours=0.1)).state == "present"


def test_gone_is_told_with_the_last_time_present_and_the_first_missing():
    assert words(presence(looks("PP4444"))) == (
        "gone (404): present 3 Mar 2026 11:00, first missing 3 Mar 2026 12:00, last asked 3 Mar 2026 15:00 UTC"
    )


def test_a_doubt_is_told_as_one():
    now = presence(looks("P44"))
    assert now.doubt is not None
    assert "in doubt since 3 Mar 2026 11:00: gone in 2 looks, not confirmed" in words(now)


def test_what_came_back_says_how_often():
    now = presence(looks("P4444PP4444P"))
    assert (now.state, now.returns) == ("present", 2)
    assert [span.state for span in now.spans] == ["present", "gone", "present", "gone", "present"]
    assert "back 2 times" in words(now)


def test_the_data_is_json_with_times_in_utc():
    data = json.loads(json.dumps(as_data(presence(looks("P4444")))))
    assert data["state"] == "gone"
    assert data["last_present"] == "2026-03-03T10:00:00Z"
    assert data["first_missing"] == "2026-03-03T11:00:00Z"
    assert data["spans"][1]["looks"] == 4


def test_the_home_page_and_elsewhere_are_told_apart():
    assert presence(looks("PHH")).detail == "home page"
    assert presence(looks("PRR")).detail == "elsewhere"

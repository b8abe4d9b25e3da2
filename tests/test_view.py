"""The list of a story's articles that people with only an S3 client read."""

from datetime import timedelta

from archive import Collection
from archive.capture import Judgement
from archive.layout import fresh_id
from archive.standing import judged_event, view
from archive.url import plain
from tests.looks import START, URL, Runs, look

FERRY = "https://harbour-times.test/2026/ferry/"
TEXT = "The crane stays where it stood.\n\nThe board met on Tuesday and said no more than that about the crane."


def told(tmp_path, *captures):
    """The rows of a story in which all these looks' articles are in, and the archive."""
    clips = Collection(f"{tmp_path}/clips", state_dir=tmp_path / "state")
    runs = Runs(clips)
    runs.keep(*captures)
    writer, judgement = runs.writer(), Judgement(story="crane", verdict="in", score=0.9, reasons=("names",), via="seed")
    articles = {capture.article_id for capture in captures}
    writer.add_events(judged_event(fresh_id(), writer.run.id, id, judgement, time=runs.clock()) for id in articles)
    assert writer.close()
    return list(view(clips, "crane")), clips


def test_two_articles_of_one_payload_both_tell_where_their_own_text_lies(tmp_path):
    rows, clips = told(tmp_path, look(TEXT), look(TEXT, url=FERRY))
    assert {row["article"] for row in rows} == {plain(URL), plain(FERRY)}
    assert len({row["text"] for row in rows}) == 2
    assert [clips.storage.get(row["text"]).decode() for row in rows] == [TEXT + "\n"] * 2


def test_a_look_that_began_first_and_was_stored_last_tells_where_the_text_lies(tmp_path):
    (row,), clips = told(tmp_path, look(TEXT, began=START + timedelta(seconds=1)), look(TEXT))
    assert clips.storage.get(row["text"]).decode() == TEXT + "\n"

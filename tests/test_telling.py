"""What is new in a story is told once to each channel: coverage, edits, removals, returns, gaps."""

from datetime import timedelta

import pytest

from archive.compare import edits
from archive.layout import iso
from crawler.telling.gaps import follow
from tests.looks import START
from tests.servers import certificate
from tests.telling import AFTER, BEFORE, SECRET, URL, Desk, Receiver, mail_server

FACTS = ["coverage", "edit", "removal", "gap", "return"]


def kinds(facts):
    return [fact.kind for fact in facts]


def lived(desk):
    """An article that is found, edited, gone, and back; and an outlet that cannot be read."""
    desk.cover(URL)
    desk.see(BEFORE)
    desk.see(AFTER)
    desk.vanish()
    desk.clock.pass_(minutes=1)
    desk.miss(("walled.test", "blocked"))
    desk.clock.pass_(hours=1)
    desk.see(AFTER)


@pytest.fixture
def desk(tmp_path):
    return Desk(str(tmp_path / "clips"), tmp_path / "state")


def hooked(desk, receiver, more=""):
    desk.follow(f'webhook = "{receiver.url("/hook")}"\n{more}')
    desk.environ["NOTIFY_SECRET"] = SECRET


# -- facts


def test_all_that_happens_to_an_article_is_a_fact_and_an_outlet_that_cannot_be_read_too(desk):
    lived(desk)
    facts = desk.teller.facts()
    assert kinds(facts) == FACTS
    coverage, edit, removal, gap, back = facts
    assert coverage.data["reasons"] == ["names: Quay"]
    assert (edit.data["types"], edit.data["silent"]) == (["figure-altered"], True)
    (change,) = edit.data["changes"]
    assert ("4 million" in change["before"], "9 million" in change["after"]) == (True, True)
    assert (removal.data["state"], removal.data["detail"]) == ("gone", "404")
    assert removal.data["last_present"] < removal.data["first_missing"] < removal.time == removal.data["asked"]
    assert (gap.subject, gap.data["gap"], gap.data["urls"]) == ("walled.test/", "blocked", ["https://walled.test/"])
    assert back.data["first_missing"] == removal.data["first_missing"]


def test_the_keys_of_a_fact_lead_to_what_the_page_said(desk):
    lived(desk)
    edit = desk.teller.facts()[1]
    storage = desk.clips.storage
    assert storage.get(edit.data["text"]).decode() == AFTER + "\n"
    assert storage.get(edit.data["text_before"]).decode() == BEFORE + "\n"
    assert storage.size(edit.data["record"]["key"])


def test_another_machine_finds_the_same_facts_under_the_same_ids(desk, tmp_path):
    lived(desk)
    other = Desk(desk.clips.url, tmp_path / "elsewhere", clock=desk.clock)
    assert other.teller.facts() == desk.teller.facts()
    assert len({fact.id for fact in desk.teller.facts()}) == len(FACTS)


def test_later_looks_change_nothing_of_the_facts_before(desk):
    lived(desk)
    before = desk.teller.facts()
    desk.clock.pass_(hours=5)
    desk.see(AFTER)
    desk.see(AFTER.replace("May", "June"))
    after = desk.teller.facts()
    assert after[: len(before)] == before
    assert kinds(after[len(before) :]) == ["edit"]


def test_what_is_to_review_or_rejected_is_not_told(desk):
    desk.cover(URL, verdict="review")
    assert desk.teller.facts() == []
    desk.clock.pass_(hours=30)
    desk.cover(URL, verdict="in")
    (fact,) = desk.teller.facts()
    assert fact.time == iso(desk.clock())  # when it came in, not when it was first seen


def test_only_what_the_story_file_names_is_told(desk):
    lived(desk)
    desk.follow('facts = ["removals"]')
    assert kinds(desk.teller.facts()) == ["removal", "return"]


def test_only_articles_that_were_looked_at_again_are_compared(desk, monkeypatch):
    urls = [f"https://harbour-times.test/{number}" for number in range(6)]
    desk.cover(*urls)
    for url in urls:
        desk.see(AFTER, url)
    assert kinds(desk.teller.facts()).count("edit") == 6
    compared = []
    monkeypatch.setattr("archive.told.compare", lambda one, two: compared.append(two) or edits.compare(one, two))
    assert kinds(desk.teller.facts()).count("edit") == 6
    assert compared == []
    desk.see(BEFORE, urls[2])
    assert kinds(desk.teller.facts()).count("edit") == 7
    assert len(compared) == 1


def test_what_is_remembered_may_be_damaged_or_deleted(desk):
    lived(desk)
    facts = desk.teller.facts()
    path = desk.clips.state_dir / "telling" / "remembered.sqlite"
    path.write_bytes(b"no database at all, but long enough to be one" * 100)
    assert desk.teller.facts() == facts
    path.unlink()
    assert desk.teller.facts() == facts


def run(hours, *gaps, answered=()):
    return {
        "ended": iso(START + timedelta(hours=hours)),
        "gaps": [(*gap, "why", "u") for gap in gaps],
        "answered": answered,
    }


def test_a_gap_is_one_as_long_as_it_lasts_and_another_when_it_is_back_after_a_day():
    gap = ("walled.test", "blocked")
    flapping = [run(0, gap), run(1, answered=["walled.test"]), run(2, gap)]
    assert len(follow(flapping)) == 1
    assert len(follow([*flapping, run(30, answered=["walled.test"]), run(31, gap)])) == 2
    assert len(follow([*flapping, run(30), run(31, gap)])) == 1  # nobody asked the outlet meanwhile
    assert len(follow([*flapping, run(24 * 9), run(24 * 9 + 1, gap)])) == 2
    assert len(follow([run(0, gap, ("walled.test", "dead-feed"), ("other.test", "blocked"))])) == 3


# -- telling


def test_each_channel_is_told_each_fact_once(desk):
    lived(desk)
    with Receiver() as receiver, mail_server() as (sink, port):
        hooked(desk, receiver, 'mail = ["desk@newsroom.test", "night@newsroom.test"]')
        desk.environ["SMTP_URL"] = f"smtp://127.0.0.1:{port}?tls=off"
        telling = desk.tell()
        assert {name: kinds(state.told) for name, state in telling.channels.items()} == {
            "webhook": FACTS,
            "mail": FACTS,
        }
        assert [told["type"] for told in receiver.told] == [f"story.{kind}" for kind in FACTS]
        assert [envelope.rcpt_tos for envelope in sink.envelopes] == [["desk@newsroom.test", "night@newsroom.test"]]
        desk.clock.pass_(hours=1)
        again = desk.tell()
        assert [state.told for state in again.channels.values()] == [(), ()]
        assert (len(receiver.posts), len(sink.envelopes)) == (5, 1)


def test_what_was_told_stands_in_the_archive_for_every_machine(desk, tmp_path):
    lived(desk)
    with Receiver() as receiver:
        hooked(desk, receiver)
        desk.tell()
        told = {(row["subject"], row["fact"], row["channel"], row["message"]) for row in desk.events()}
        assert told == {(fact.subject, fact.kind, "webhook", fact.id) for fact in desk.teller.facts()}
        other = Desk(desk.clips.url, tmp_path / "elsewhere", clock=desk.clock)
        hooked(other, receiver)
        assert other.tell().channels["webhook"].told == ()
        assert len(receiver.posts) == len(FACTS)
    assert list(desk.clips.verify()) == []


def test_a_dry_telling_tells_nobody_and_keeps_nothing(desk):
    lived(desk)
    with Receiver() as receiver:
        hooked(desk, receiver)
        keys = list(desk.clips.storage.keys())
        assert kinds(desk.tell(dry=True).channels["webhook"].told) == FACTS
        assert (receiver.posts, list(desk.clips.storage.keys())) == ([], keys)


def test_a_long_archive_is_summed_up_in_one_message(desk):
    urls = [f"https://harbour-times.test/{number:03}" for number in range(60)]
    desk.cover(*urls)
    desk.days(90)
    with Receiver() as receiver:
        hooked(desk, receiver)
        desk.tell()
        (told,) = receiver.told
        assert (told["type"], told["data"]["counts"]) == ("story.summary", {"coverage": 60})
        assert (len(told["data"]["facts"]), told["data"]["more"]) == (50, 10)
        assert {row["within"] for row in desk.events()} == {told["data"]["id"]}
        desk.cover(URL)
        desk.tell()
        assert [told["type"] for told in receiver.told[1:]] == ["story.coverage"]
        assert desk.tell().channels["webhook"].told == ()


def test_a_channel_that_fails_keeps_its_messages_and_harms_no_other(desk):
    lived(desk)
    down = [b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"]
    with Receiver(down) as receiver, mail_server() as (sink, port):
        hooked(desk, receiver, 'mail = ["desk@newsroom.test"]')
        desk.environ["SMTP_URL"] = f"smtp://127.0.0.1:{port}?tls=off"
        state = desk.tell().channels["webhook"]
        assert (state.told, kinds(state.waiting)) == ((), FACTS)
        assert state.trouble.why == "the receiver answered HTTP/1.1 400 Bad Request"
        assert (len(receiver.posts), len(sink.envelopes)) == (1, 1)
        desk.clock.pass_(hours=1)
        state = desk.tell().channels["webhook"]
        assert (kinds(state.told), state.waiting, state.trouble) == (FACTS, (), None)
        assert len(set(receiver.ids)) == len(FACTS)


def test_what_could_not_be_told_for_a_week_lapses_and_is_counted(desk):
    desk.cover(URL)
    with Receiver() as receiver:
        hooked(desk, receiver)
        desk.tell()
        desk.environ.clear()
        desk.cover("https://other.test/a")
        state = desk.tell().channels["webhook"]
        assert (kinds(state.waiting), "NOTIFY_SECRET is not set" in state.trouble.why) == (["coverage"], True)
        desk.days(8)
        desk.environ["NOTIFY_SECRET"] = SECRET
        state = desk.tell().channels["webhook"]
        assert (state.told, state.lapsed, state.trouble, len(receiver.posts)) == ((), 1, None, 1)


def test_the_archive_may_be_a_bucket(archive_url, tmp_path):
    desk = Desk(archive_url, tmp_path / "state")
    lived(desk)
    with Receiver() as receiver:
        hooked(desk, receiver)
        assert kinds(desk.tell().channels["webhook"].told) == FACTS
        other = Desk(archive_url, tmp_path / "elsewhere", clock=desk.clock)
        hooked(other, receiver)
        assert other.tell().channels["webhook"].told == ()
        assert len(receiver.posts) == len(FACTS)
    assert b"<feed" in desk.clips.storage.get("views/stories/crane/feed.atom")


def test_no_secret_reaches_archive_state_or_words(desk, tmp_path, monkeypatch):
    lived(desk)
    path, context = certificate()
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    away = b"HTTP/1.1 302 Found\r\nLocation: /t0ken\r\nContent-Length: 0\r\n\r\n"
    with Receiver([away]) as receiver, mail_server("starttls", context, auth=True) as (sink, port):
        receiver.scripts["*"] = [away]
        desk.follow('webhook = "HOOK"\nmail = ["desk@newsroom.test"]')
        desk.environ |= {
            "HOOK": receiver.url("/hook?key=t0ken"),
            "NOTIFY_SECRET": SECRET,
            "SMTP_URL": f"smtp://desk:wr0ng-password@127.0.0.1:{port}",
        }
        telling = desk.tell()
        assert set(sink.logins) == {("desk", "wr0ng-password")}
        whys = [state.trouble.why for state in telling.channels.values()]
        assert "redirects are not followed" in whys[0]
        assert whys[1].startswith("the mail server says 535")
        kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        for one in ("t0ken", "wr0ng-password", SECRET):
            assert one not in "".join(whys)
            assert one.encode() not in kept

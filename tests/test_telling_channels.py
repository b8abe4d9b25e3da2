"""Webhook, mail and feed, as a receiver, a mail program and a feed reader see them."""

import json
import re
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from email.utils import format_datetime

import feedparser
import pytest

from crawler.telling.channel import NotSent
from crawler.telling.feed import NEWEST, atom
from crawler.telling.mail import Mail, Server, text
from crawler.telling.webhook import Webhook, signature, signing_key
from pipelines.story import BadStory, parse
from tests.commands import ROOT
from tests.looks import START, Clock
from tests.servers import CLOSE, HOLD, certificate, ok
from tests.telling import AFTER, BEFORE, PASSWORD, SECRET, URL, Desk, Receiver, genuine, mail_server

NASTY = "Crane\r\nBcc: all@newsroom.test\x1b[31m <script>alert(1)</script> & \x0b\ud800“стріла”"


def answer(status, *headers):
    return [b"\r\n".join([b"HTTP/1.1 " + status, b"Content-Length: 0", *headers]) + b"\r\n\r\n"]


@pytest.fixture
def desk(tmp_path):
    made = Desk(str(tmp_path / "clips"), tmp_path / "state")
    made.cover(URL)
    made.see(BEFORE)
    made.see(AFTER)
    made.environ["NOTIFY_SECRET"] = SECRET
    return made


def hooked(desk, receiver):
    desk.follow(f'webhook = "{receiver.url("/hook")}"')
    return desk


# -- webhook


def test_a_signature_is_that_of_standard_webhooks():
    # as the library standardwebhooks 1.1.0 for Python makes it
    key = signing_key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    made = signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}')
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_receiver_can_check_who_sent_it(desk):
    with Receiver() as receiver:
        hooked(desk, receiver).tell()
        for post in receiver.posts:
            assert genuine(post)
            assert not genuine(post._replace(body=post.body + b" "))
            assert not genuine(post, "whsec_" + "A" * 44)
            assert post.headers["webhook-id"] == json.loads(post.body)["data"]["id"]
            assert post.headers["content-type"] == "application/json"
            assert int(post.headers["webhook-timestamp"]) == int(desk.clock().timestamp())


def test_the_check_in_the_docs_tells_who_sent_it(tmp_path):
    desk = Desk(str(tmp_path / "clips"), tmp_path / "state", clock=Clock(datetime.now(UTC)))
    desk.cover(URL)
    desk.environ["NOTIFY_SECRET"] = SECRET
    (code,) = re.findall(r"```python\n(.+?)```", (ROOT / "docs" / "notifications.md").read_text(), re.DOTALL)
    exec(code, docs := {})
    with Receiver() as receiver:
        hooked(desk, receiver).tell()
        (post,) = receiver.posts
    assert docs["genuine"](post.headers, post.body, SECRET)
    assert not docs["genuine"](post.headers, post.body + b" ", SECRET)
    late = post.headers | {"webhook-timestamp": str(int(post.headers["webhook-timestamp"]) - 3600)}
    assert not docs["genuine"](late, post.body, SECRET)


def test_each_secret_signs_so_that_one_can_be_changed_for_another(desk):
    newer = "whsec_" + "B" * 43 + "="
    desk.environ["NOTIFY_SECRET"] = f"{newer} {SECRET}"
    with Receiver() as receiver:
        hooked(desk, receiver).tell()
        assert all(genuine(post) and genuine(post, newer) for post in receiver.posts)


@pytest.mark.parametrize(
    "answers, waits",
    [
        ([answer(b"503 Busy"), answer(b"500 Error")], [1, 5]),
        ([answer(b"429 Slow Down", b"Retry-After: 17")], [17]),
        ([answer(b"503 Busy", b"Retry-After: " + format_datetime(START + timedelta(seconds=150)).encode())], [30]),
        ([[CLOSE]], [1]),
    ],
    ids=["5xx", "429", "a date", "no answer"],
)
def test_what_may_pass_is_tried_again_after_a_while_under_the_same_id(desk, answers, waits):
    with Receiver(*answers) as receiver:
        state = hooked(desk, receiver).tell().channels["webhook"]
        assert (len(state.told), state.trouble) == (2, None)
        assert desk.waited == waits
        assert receiver.ids == [receiver.ids[0]] * (len(answers) + 1) + [state.told[1].id]


@pytest.mark.parametrize(
    "first, tries, why",
    [
        (answer(b"404 Not Found"), 1, "404 Not Found"),
        (answer(b"410 Gone"), 1, "410 Gone"),
        (answer(b"301 Moved Permanently", b"Location: /hook"), 1, "redirects are not followed"),
        (answer(b"503 Busy", b"Retry-After: 3600"), 1, "503 Busy"),
        (answer(b"503 Busy"), 4, "503 Busy"),
    ],
    ids=["404", "410", "redirect", "an hour", "busy for long"],
)
def test_what_will_not_pass_soon_waits_for_the_next_telling(desk, first, tries, why):
    with Receiver(*[first] * tries) as receiver:
        state = hooked(desk, receiver).tell().channels["webhook"]
        assert (len(receiver.posts), state.told, len(state.waiting)) == (tries, (), 2)
        assert why in state.trouble.why
        assert len(desk.tell().channels["webhook"].told) == 2


def test_the_guard_refuses_addresses_inside_and_nothing_is_sent(desk):
    with Receiver() as receiver:
        hooked(desk, receiver)
        desk.settings = lambda: Desk.settings(desk, EGRESS_ALLOW="")
        state = desk.tell().channels["webhook"]
        assert state.trouble.why.startswith("refused to connect to 127.0.0.1")
        assert (receiver.connections, desk.waited) == (0, [])


@pytest.mark.parametrize("trusted", [True, False])
def test_only_a_trusted_certificate_is_told_whatever_the_crawl_takes(desk, monkeypatch, trusted):
    path, context = certificate()
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
    desk.settings = lambda: Desk.settings(desk, DOWNLOAD_VERIFY_CERTIFICATES=False)
    with Receiver(tls=context) as receiver:
        state = hooked(desk, receiver).tell().channels["webhook"]
        assert (len(state.told), len(receiver.posts)) == ((2, 2) if trusted else (0, 0))
        assert trusted or "not trusted" in state.trouble.why


def test_a_receiver_that_never_answers_costs_a_bounded_time(desk, monkeypatch):
    monkeypatch.setattr("crawler.telling.webhook.TIMEOUT_S", 0.2)
    with Receiver(*[[HOLD]] * 4) as receiver:
        state = hooked(desk, receiver).tell().channels["webhook"]
        assert (len(receiver.posts), state.trouble.why) == (4, "no answer within 0.2 s")
        state = desk.tell().channels["webhook"]  # it may have arrived: the same is sent again, once
        assert [fact.id for fact in state.told] == sorted({*receiver.ids}, key=receiver.ids.index)
        assert len(receiver.posts) == 6


@pytest.mark.parametrize("secret", ["", "secret", "whsec_short", "whsec_!!!!"])
def test_a_secret_that_cannot_sign_is_refused_with_the_cure_and_not_told(desk, secret):
    desk.environ["NOTIFY_SECRET"] = secret
    with Receiver() as receiver:
        why = hooked(desk, receiver).tell().channels["webhook"].trouble.why
        assert "write whsec_ and 24 to 64 random bytes in base64" in why
        assert not secret or f"{secret};" not in why
        assert receiver.posts == []


# -- mail


def mailed(desk, url, to='"desk@newsroom.test"'):
    desk.follow(f"mail = [{to}]")
    desk.environ["SMTP_URL"] = url
    return desk.tell().channels["mail"]


@pytest.mark.parametrize("tls, scheme", [("starttls", "smtp"), ("implicit", "smtps")])
def test_mail_goes_over_tls_with_a_password(desk, monkeypatch, tls, scheme):
    path, context = certificate()
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with mail_server(tls, context, auth=tls == "starttls") as (sink, port):
        user = "desk:p%40ss%2Fword@" if tls == "starttls" else ""
        state = mailed(desk, f"{scheme}://{user}localhost:{port}")
        assert (len(state.told), state.trouble) == (2, None)
        assert sink.logins == [("desk", PASSWORD)] * (tls == "starttls")
        mail = message_from_bytes(sink.envelopes[0].content, policy=default)
        assert (mail["From"], mail["To"]) == ("clips@newsroom.test", "desk@newsroom.test")
        assert mail["Subject"] == "The crane: 1 new article, 1 edit (silent)"
        assert mail["Auto-Submitted"] == "auto-generated"
        said = mail.get_content().replace("\r\n", "\n")
        assert "    - The crane costs 4 million crowns" in said
        assert "    + The crane costs 9 million crowns" in said
        assert f"  {URL}\n" in said


def test_nothing_is_said_to_a_server_without_tls_or_with_another_certificate(desk):
    _, context = certificate()
    with mail_server() as (sink, port):
        state = mailed(desk, f"smtp://desk:pw@127.0.0.1:{port}")
        assert "STARTTLS" in state.trouble.why
        assert (sink.logins, sink.envelopes) == ([], [])
    with mail_server("implicit", context) as (sink, port):
        assert "certificate is not trusted" in mailed(desk, f"smtps://desk:pw@localhost:{port}").trouble.why
        assert sink.envelopes == []


def test_the_id_of_a_mail_is_made_of_the_facts_it_tells(desk):
    with mail_server() as (sink, port):
        sink.answers.append("451 try later")
        state = mailed(desk, f"smtp://127.0.0.1:{port}?tls=off")
        assert (state.told, state.trouble.why) == ((), "the mail server says 451 try later")
        desk.clock.pass_(minutes=5)
        assert len(desk.tell().channels["mail"].told) == 2
        desk.see(BEFORE)
        desk.tell()
        ids = [message_from_bytes(one.content)["Message-ID"] for one in sink.envelopes]
        assert (ids[0] == ids[1], ids[1] == ids[2]) == (True, False)
        assert ids[0].endswith("@newsroom.test>")


def test_an_address_that_the_server_refuses_is_named_and_the_others_get_it(desk):
    with mail_server() as (sink, port):
        sink.refused = {"gone@newsroom.test"}
        state = mailed(desk, f"smtp://127.0.0.1:{port}?tls=off", '"gone@newsroom.test", "desk@newsroom.test"')
        assert (len(state.told), state.remark) == (2, "not taken for gone@newsroom.test")
        assert sink.envelopes[0].rcpt_tos == ["desk@newsroom.test"]
        state = mailed(desk, f"smtp://127.0.0.1:{port}?tls=off", '"gone@newsroom.test"')
        assert state.trouble is None  # nothing was left to be told


def test_no_title_can_add_a_header(desk):
    desk.follow('mail = ["desk@newsroom.test"]', title=NASTY.replace("\ud800", ""))
    desk.environ["SMTP_URL"] = "smtp://localhost:25?tls=off"
    (message,) = Mail(desk.story, desk.settings(), desk.environ, desk.clock).compose(desk.teller.facts())
    mail = message_from_bytes(message.body, policy=default)
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("Crane Bcc: all@newsroom.test[31m <script>")
    assert "\x1b" not in mail.get_content()


@pytest.mark.parametrize(
    "url",
    ["mail.test", "http://mail.test", "smtp://", "smtp://u:p@mail.test?tls=off", "smtp://mail.test/x", "smtp://h:x"],
)
def test_an_smtp_url_that_cannot_be_used_is_refused_and_not_told(url):
    with pytest.raises(NotSent) as refused:
        Server.of(url)
    assert refused.value.why.startswith("SMTP_URL")
    assert "p@mail" not in refused.value.why


def test_a_digest_of_many_lists_the_newest_and_counts_the_rest(desk):
    desk.cover(*[f"https://harbour-times.test/{number:03}" for number in range(70)])
    said = text(desk.story, desk.teller.facts())
    assert "71 new articles, 1 edit (silent)" in said
    assert "The newest 40 of 71; clipfile story show crane lists all." in said
    assert said.count("\nNew: ") == 40


# -- feed


def test_a_feed_reader_reads_what_happened_and_where_it_lies(desk):
    desk.tell()
    feed = feedparser.parse(desk.clips.storage.get("views/stories/crane/feed.atom"))
    assert (feed.bozo, feed.version, feed.feed.title) == (False, "atom10", "The crane")
    edit, coverage = feed.entries
    facts = {fact.kind: fact for fact in desk.teller.facts()}
    assert (edit.id, coverage.id) == (facts["edit"].id, facts["coverage"].id)
    assert edit.title == "Edited without saying so: The crane (harbour-times.test)"
    assert (edit.link, [tag.term for tag in edit.tags]) == (URL, ["edit", "silent"])
    assert "<del>The crane costs 4 million crowns,</del>" in edit.content[0].value
    keys = [link.href.removeprefix("../../../") for link in edit.links if link.rel == "related"]
    assert len(keys) == 3
    assert all(desk.clips.storage.size(key) for key in keys)


def test_the_feed_holds_the_newest_and_is_the_same_on_every_machine(desk, tmp_path):
    desk.cover(*[f"https://harbour-times.test/{number:03}" for number in range(NEWEST + 20)])
    facts = desk.teller.facts()
    made = atom(desk.story, facts, desk.clock())
    feed = feedparser.parse(made)
    assert len(feed.entries) == NEWEST
    assert feed.feed.updated == feed.entries[0].updated == facts[-1].time
    other = Desk(desk.clips.url, tmp_path / "elsewhere", clock=desk.clock)
    desk.days(1)
    assert atom(other.story, other.teller.facts(), desk.clock()) == made


def test_what_pages_say_is_text_in_the_feed(desk):
    facts = desk.teller.facts()
    bad = [type(fact)(**{name: getattr(fact, name) for name in fact.__slots__} | {"title": NASTY}) for fact in facts]
    bad[1].data["changes"][0]["after"] = NASTY
    desk.follow("feed = true", title="<b>Crane</b> & more")
    feed = feedparser.parse(atom(desk.story, bad, START), sanitize_html=False)
    assert (feed.bozo, feed.feed.title, feed.feed.title_detail.type) == (False, "<b>Crane</b> & more", "text/plain")
    edit = feed.entries[0]
    assert "“стріла”" in edit.title
    assert "&lt;script&gt;" in edit.content[0].value
    assert "<script" not in edit.content[0].value


def test_a_story_without_news_has_an_empty_feed(tmp_path):
    desk = Desk(str(tmp_path / "clips"), tmp_path / "state")
    desk.tell()
    feed = feedparser.parse(desk.clips.storage.get("views/stories/crane/feed.atom"))
    assert (feed.bozo, feed.entries) == (False, [])


# -- the story file


@pytest.mark.parametrize(
    "notify, problem",
    [
        ('mail = ["Desk <desk@newsroom.test>"]', "is no mail address"),
        ('mail = ["desk@newsroom.test\\\\nBcc: a@b.test"]', "is no mail address"),
        ('webhook = "https://user:pw@desk.test/x"', "holds a password; write the name of the environment variable"),
        ('webhook = "ftp://desk.test/x"', "is no http or https URL"),
        ('facts = ["everything"]', "cannot be told; known are coverage, edits, removals, gaps"),
        ('mails = ["a@b.test"]', "unknown key 'mails'; did you mean 'mail'?"),
        ("feed = 1", "must be true or false"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_its_line(notify, problem):
    with pytest.raises(BadStory, match=r"^crane\.toml:4: ") as refused:
        parse(f'title = "x"\nquery = "crane"\n[notify]\n{notify.replace(chr(92) * 2, chr(92))}\n', "crane")
    assert problem in str(refused.value)


def test_a_webhook_may_be_the_name_of_a_variable(desk):
    with Receiver([ok(b"fine")]) as receiver:
        desk.follow('webhook = "DESK_HOOK"')
        assert desk.tell().channels["webhook"].trouble.why.startswith("DESK_HOOK is not set")
        desk.environ["DESK_HOOK"] = receiver.url("/hook")
        assert len(desk.tell().channels["webhook"].told) == 2
        desk.environ["DESK_HOOK"] = "no URL at all"
        with pytest.raises(NotSent, match="DESK_HOOK holds no http or https URL"):
            Webhook(desk.story, desk.settings(), desk.environ)

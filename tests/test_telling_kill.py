"""A telling that is killed at any step: nothing is lost, and nothing sent again but what was under way."""

import signal
import subprocess
import sys
from collections import Counter
from email import message_from_bytes

import pytest

from archive.recover import finish_dead, take_over
from tests.commands import ROOT
from tests.dying_teller import STEPS
from tests.looks import START, Clock
from tests.telling import AFTER, BEFORE, SECRET, URL, Desk, Receiver, mail_server


@pytest.mark.parametrize("step, times", STEPS, ids=[step for step, _ in STEPS])
def test_a_telling_that_is_killed_loses_nothing_and_tells_nothing_twice(tmp_path, step, times):
    desk = Desk(str(tmp_path / "clips"), tmp_path / "state", clock=Clock(START))
    desk.cover(URL, "https://other.test/a")
    desk.see(BEFORE)
    desk.see(AFTER)
    with Receiver() as receiver, mail_server() as (sink, port):
        smtp = f"smtp://127.0.0.1:{port}?tls=off"
        command = [sys.executable, "-m", "tests.dying_teller", desk.clips.url, str(desk.clips.state_dir)]
        done = subprocess.run([*command, receiver.url("/hook"), smtp, step], cwd=ROOT, capture_output=True, timeout=60)
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()
        desk.days(1)
        take_over(desk.clips)
        assert finish_dead(desk.clips) is None
        desk.follow(f'webhook = "{receiver.url("/hook")}"\nmail = ["desk@newsroom.test"]')
        desk.environ |= {"NOTIFY_SECRET": SECRET, "SMTP_URL": smtp}
        for _ in range(2):
            assert [state.trouble for state in desk.tell().channels.values()] == [None, None]
            desk.days(1)
        ids = Counter(receiver.ids)
        assert (len(ids), max(ids.values()), ids.total()) == (3, times, 2 + times)
        assert len({post.body for post in receiver.posts}) == 3  # what came again is the same to the byte
        mails = [message_from_bytes(envelope.content)["Message-ID"] for envelope in sink.envelopes]
        assert len(mails) == 1
    told = {(row["channel"], row["message"]) for row in desk.events()}
    assert len(told) == 6
    assert list(desk.clips.verify()) == []

"""A telling that dies at a step, with kill -9: `python -m tests.dying_teller ARCHIVE STATE_DIR URL SMTP_URL STEP`."""

import os
import signal
import sys

from crawler.telling.outbox import Outbox
from crawler.telling.tell import Teller
from crawler.telling.webhook import Webhook
from tests.telling import SECRET, Desk

STEPS = (  # each with how often the first message is posted in all: after its acknowledgement it may come again
    ("composed", 1),
    ("acknowledged", 2),
    ("noted as sent", 1),
    ("all sent", 1),
    ("in the spool", 1),
    ("noted as kept", 1),
    ("published", 1),
)


def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def after(owner, name):
    """Let a method do its work, then end the process."""
    method = getattr(owner, name)
    setattr(owner, name, lambda *args, **more: die(method(*args, **more)))


def main(archive, state, url, smtp, step):
    from archive.run import Run
    from archive.writer import Writer

    desk = Desk(archive, state)
    desk.days(1)
    desk.follow(f'webhook = "{url}"\nmail = ["desk@newsroom.test"]')
    desk.environ |= {"NOTIFY_SECRET": SECRET, "SMTP_URL": smtp}
    places = {
        "composed": (Outbox, "add"),
        "acknowledged": (Webhook, "send"),
        "noted as sent": (Outbox, "sent"),
        "in the spool": (Writer, "add_events"),
        "noted as kept": (Outbox, "kept"),
        "published": (Run, "close"),
    }
    if step == "all sent":
        Teller._keep = die
    else:
        after(*places[step])
    desk.tell()


if __name__ == "__main__":
    main(*sys.argv[1:])

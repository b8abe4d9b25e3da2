"""A run that dies at a step of its life, with kill -9: `python -m tests.dying ARCHIVE STATE_DIR STEP`."""

import os
import signal
import sys
from dataclasses import replace

from archive import Collection
from archive.record import pack
from archive.run import Run, finish, tell
from archive.warc import capture_records
from tests.looks import Clock, look

URLS = [f"https://harbour-times.test/{number}" for number in range(5)]
STEPS = (  # each with how many of the URLs are archived then
    ("begun", 0),
    ("asked", 0),
    ("kept", 3),
    ("record without its verdict", 4),
    ("torn record", 3),
    ("rotated", 3),
    ("published", 3),
    ("told", 3),
    ("told and published", 3),
    ("manifest", 3),
)


def page(number):
    return look(f"The harbour board met for the {number}th time.", url=URLS[number], advert=number)


def live(clips, step):
    run = Run("page", clips, {"operator": "desk@harbour-times.test"}, Clock())
    if step == "begun":
        return
    run.ask(*URLS)
    if step == "asked":
        return
    for number in range(3):
        run.keep(replace(page(number), run=run.id))
    following = replace(page(3), run=run.id)
    if step == "record without its verdict":
        run.writer.add(following)
    elif step == "torn record":
        (opened,) = clips.spool.folder.glob("*.open")
        data = b"".join(map(pack, capture_records(following)))
        with opened.open("ab") as file:
            file.write(data[: len(data) // 2])
    elif step == "rotated":
        run.writer.rotate()
    elif step == "published":
        run.writer.close()
    elif step.startswith("told"):
        run.interrupt()
        tell(clips, run.id, run.writer)
        if step == "told and published":
            run.writer.close()
    elif step == "manifest":
        clips.frontier.finish = lambda run: os.kill(os.getpid(), signal.SIGKILL)
        run.interrupt()
        tell(clips, run.id, run.writer)
        finish(clips, run.id, run.writer, run.clock)


if __name__ == "__main__":
    live(Collection(sys.argv[1], state_dir=sys.argv[2]), sys.argv[3])
    os.kill(os.getpid(), signal.SIGKILL)

"""HTTP answers: whatever an outlet sends, it is read alike wherever it is cut, within bounds, and nothing is made up."""

from crawler.answer import EXCERPT, FAULT_LIMIT, HEAD_LIMIT, Answer
from tests import answers

LARGEST = 2048
WORDS = [
    *(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 103 E\r\n\r\n", b"Content-Length: 4\r\n", b"Transfer-Encoding: chunked\r\n"),
    *(b"Content-Encoding: gzip\r\n", b"Content-Encoding: br\r\n", b"Content-Encoding: zstd\r\n", b"\r\n\r\n", b"\n\n"),
    *(
        b"4\r\npage\r\n",
        b"0\r\n\r\n",
        b"Transfer-Encoding: gzip, chunked\r\n",
        b"x-orig-",
        b"Content-Type: text/html\r\n",
    ),
]
FACTS = "done head body before after coded truncated error faults status version headers reusable expected size"


def seeds():
    """Two bytes of options, then what the outlet sends."""
    for case in answers.CASES:
        if len(case.sent) < LARGEST - 2:
            yield bytes([(case.method == "HEAD") + 2 * bool(case.body_limit), 3]) + case.sent
    for _, sent, _ in answers.UNREADABLE:
        if len(sent) < LARGEST - 2:
            yield b"\0\1" + sent


def check(data):
    sent, answer = read(data)
    for step in {(data[1] if len(data) > 1 else 0) + 1, 1}:
        assert _facts(read(data, step)[1]) == _facts(answer)
    assert answer.done
    assert len(answer.faults) <= FAULT_LIMIT
    assert len(answer.after) <= EXCERPT
    assert len(answer.before) + len(answer.head) <= answer.head_limit <= HEAD_LIMIT
    assert bool(answer.head) == bool(answer.status)
    assert answer.head or answer.error
    assert sent.startswith(answer.before + answer.head)
    assert not (answer.truncated and answer.reusable)


def read(data, step=0):
    """Return what is sent, and what is made of it when it comes in pieces of `step` bytes."""
    options, sent = data[0] if data else 0, data[2:]
    answer = Answer("HEAD" if options & 1 else "GET", body_limit=64 if options & 2 else 0)
    answer.head_limit = 200 if options & 4 else HEAD_LIMIT
    for at in range(0, len(sent), step or LARGEST):
        answer.feed(sent[at : at + (step or LARGEST)])
    answer.end("time" if options & 8 else "")
    return sent, answer


def _facts(answer):
    return {name: getattr(answer, name) for name in FACTS.split()}

"""The reader of answers: what it makes of ordinary and of odd bytes, wherever they are cut."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.answer import CHUNK_LIMIT, CHUNK_LINE_LIMIT, EXCERPT, HEAD_LIMIT, Answer
from tests.answers import CASES, CHUNKED, FUZZ, OK, UNREADABLE, answers


def read(data, cuts=(), *, close=True, **options):
    answer = Answer(**options)
    start = 0
    for cut in [*cuts, len(data)]:
        answer.feed(data[start:cut])
        start = cut
    if close:
        answer.end()
    return answer


def facts(answer):
    names = "done head body before after coded truncated error faults status version headers reusable expected size"
    return {name: getattr(answer, name) for name in names.split()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_answer_is_read_as_a_browser_would_and_its_faults_are_named(case):
    answer = read(case.sent, method=case.method, body_limit=case.body_limit)
    assert answer.done
    assert (answer.status, answer.truncated, tuple(answer.faults)) == (case.status, case.truncated, case.faults)
    assert answer.body == case.body
    assert (answer.before, answer.after) == (case.before, case.after)
    assert (answer.coded, answer.reusable) == (case.coded, case.reusable)
    assert (case.error in answer.error) if case.error else answer.error == ""
    assert answer.before + answer.head == case.sent[: len(answer.before + answer.head)]
    assert answer.head.endswith((b"\n\n", b"\n\r\n"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_result_depends_on_where_the_bytes_were_cut(case):
    options = {"method": case.method, "body_limit": case.body_limit}
    whole = facts(read(case.sent, **options))
    if len(case.sent) < 1000:
        assert facts(read(case.sent, range(len(case.sent)), **options)) == whole
        assert all(facts(read(case.sent, [cut], **options)) == whole for cut in range(len(case.sent)))
    else:
        assert facts(read(case.sent, range(0, len(case.sent), 997), **options)) == whole


@pytest.mark.parametrize("case", [case for case in CASES if case.reusable], ids=lambda case: case.name)
def test_a_reusable_answer_is_done_before_the_connection_closes(case):
    if "no empty line" in str(case.faults):
        return
    assert read(case.sent, close=False, method=case.method).done


@pytest.mark.parametrize(("sent", "error"), [row[1:] for row in UNREADABLE], ids=[row[0] for row in UNREADABLE])
def test_what_is_no_answer_is_kept_as_it_came_and_never_gets_a_head(sent, error):
    answer = read(sent)
    assert (answer.head, answer.status, answer.body) == (b"", 0, sent[:EXCERPT])
    assert error in answer.error
    assert not answer.reusable
    assert facts(read(sent, range(0, len(sent), 4093))) == facts(answer)


def test_headers_keep_order_repeats_and_case_and_folded_lines_are_joined():
    answer = read(OK + b"b: 1\r\nA: 2\r\n  3\r\nB:4 \r\n\r\n")
    assert answer.headers == [(b"b", b"1"), (b"A", b"2 3"), (b"B", b"4")]


def test_a_body_that_promises_more_than_the_limit_is_left_after_an_excerpt():
    answer = read(OK + b"Content-Length: 999999999\r\n\r\n" + bytes(100_000), close=False, body_limit=80_000)
    assert (answer.done, answer.size, answer.truncated, answer.expected) == (True, EXCERPT, "length", 999999999)


def test_endless_trailers_and_chunk_lines_end():
    trailers = read(OK + CHUNKED + b"\r\n0\r\n" + b"X: y\r\n" * 20_000, close=False)
    assert (trailers.done, len(trailers.after), trailers.reusable) == (True, EXCERPT, False)
    line = read(OK + CHUNKED + b"\r\n4;" + b"x" * CHUNK_LINE_LIMIT, close=False)
    assert (line.done, line.faults[0]) == (True, "bad chunk size")


def test_tiny_chunks_take_no_longer_than_their_number():
    began = time.process_time()
    answer = read(OK + CHUNKED + b"\r\n" + b"1\r\nx\r\n" * (CHUNK_LIMIT + 1), close=False, body_limit=1 << 30)
    assert (answer.size, answer.faults[0], answer.done) == (CHUNK_LIMIT, "too many chunks", True)
    assert time.process_time() - began < 20  # 1 s; it was minutes when each step copied what followed


def test_a_break_is_told_with_its_reason():
    answer = Answer()
    answer.feed(OK + b"\r\npa")
    answer.end("time", "took longer than 60 s")
    assert (answer.body, answer.truncated, answer.error) == (b"pa", "time", "took longer than 60 s")


@FUZZ
@given(
    data=answers,
    seed=st.integers(0, 2**32),
    method=st.sampled_from(["GET", "HEAD", "CONNECT"]),
    body_limit=st.sampled_from([0, 0, 1, 3, 9]),
    head_limit=st.sampled_from([HEAD_LIMIT, 30, 80]),
    close=st.booleans(),
)
def test_whatever_comes_nothing_is_raised_and_no_cut_matters(data, seed, close, **options):
    whole = facts(read(data, close=close, **options))
    chance = random.Random(seed)
    cuts = sorted(chance.randint(0, len(data)) for _ in range(chance.randint(1, 6)))
    assert facts(read(data, cuts, close=close, **options)) == whole
    assert facts(read(data, range(len(data)), close=close, **options)) == whole

"""Every call that a run makes of the disk and the bucket fails somewhere: nothing is lost, nothing broken, all gone on.

A sample of the points; `python -m tests.faults` tries each.
"""

from uuid import uuid4

import pytest

from tests.faults import S3_KINDS, sweep

EVERY = {"write": 11, "fsync": 61, "rename": 2, "link": 11, "unlink": 13, "mkdir": 13, "commit": 37}


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.timeout(300)
def test_whatever_call_fails_nothing_is_lost_and_the_next_run_gets_to_the_end(kind, tmp_path):
    def fresh():
        folder = tmp_path / uuid4().hex
        folder.mkdir()
        return str(folder / "clips"), folder

    tried = list(sweep(fresh, EVERY[kind], (kind,), start=1 + list(EVERY).index(kind)))
    assert [(nth, mode, found) for _, nth, mode, found in tried if found] == []
    assert len(tried) >= 3


@pytest.mark.timeout(300)
def test_whatever_s3_call_fails_in_whatever_way_nothing_is_lost_and_the_next_run_gets_to_the_end(s3_env, tmp_path):
    bucket = s3_env("rclone")

    def fresh():
        folder = tmp_path / uuid4().hex
        folder.mkdir()
        return f"s3://{bucket}/{folder.name}", folder

    tried = list(sweep(fresh, 331, S3_KINDS, start=37))
    assert [row for row in tried if row[-1]] == []
    assert len({kind for kind, *_ in tried}) == len(S3_KINDS)

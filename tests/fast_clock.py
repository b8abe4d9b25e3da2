"""A clock that processes share and that may run faster: CLIPFILE_TEST_CLOCK is `factor since`, both numbers."""

import os
import time
from datetime import UTC, datetime


def clock():
    factor, since = map(float, os.environ.get("CLIPFILE_TEST_CLOCK", "1 0").split())
    return datetime.fromtimestamp(since + (time.time() - since) * factor, UTC)

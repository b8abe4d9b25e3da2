"""`scrapy crawl page -a url=https://outlet.example/x`: one page, now, or several, kept and told of a line each."""

from __future__ import annotations

import re
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, UsageError
from scrapy.http import Response
from twisted.python.failure import Failure

from archive import Collection
from archive.capture import Capture, Exchange
from archive.errors import BadURL
from archive.layout import fresh_id
from archive.url import plain
from crawler.egress import EgressRefused
from crawler.run import Run, Verdict
from crawler.wire import exchanges

"""`python -m archive`: the reading verbs, without Scrapy."""

import sys

from archive.cli import main

sys.exit(main())

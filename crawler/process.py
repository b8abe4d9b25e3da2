"""Scrapy's process for a command of `clipfile`, with the project's settings wherever it is called."""

from __future__ import annotations

import argparse
import difflib
import os
from typing import TYPE_CHECKING

from scrapy.settings import Settings
from scrapy.utils.conf import arglist_to_dict
from scrapy.utils.project import get_project_settings

from archive.errors import Misuse

if TYPE_CHECKING:
    from scrapy.crawler import AsyncCrawlerProcess


def throwaway(folder: str) -> dict[str, str]:
    """Return the settings of an archive that goes away again: nobody need vouch for it."""
    return {"ARCHIVE_URL": f"{folder}/clips", "STATE_DIR": f"{folder}/state", "SIGNING_KEY": "", "TSA_URL": ""}


def process_of(options: argparse.Namespace, **settings_too: str) -> AsyncCrawlerProcess:
    """Return Scrapy's process with the settings of a command's options."""
    from scrapy.crawler import AsyncCrawlerProcess  # most of a second; who only reads settings need not wait for it

    settings = settings_of(options)
    settings.setdict(settings_too, priority="cmdline")
    try:
        return AsyncCrawlerProcess(settings)
    except ValueError as error:  # of LOG_LEVEL, the only setting that is read here
        raise Misuse(f"LOG_LEVEL: {error}") from None


def settings_of(options: argparse.Namespace) -> Settings:
    """Return the project's settings with those of a command's options; Misuse for one that there is not."""
    os.environ["SCRAPY_SETTINGS_MODULE"] = "crawler.settings"
    settings = get_project_settings()
    settings.set("LOG_LEVEL", "INFO" if options.verbose else "ERROR", priority="cmdline")
    try:
        given = arglist_to_dict(options.set)
    except ValueError:
        raise Misuse("-s takes NAME=VALUE, not " + " ".join(options.set)) from None
    for name in given:
        if name not in settings:
            near = difflib.get_close_matches(name.upper(), list(settings), n=1)
            raise Misuse(f"no setting {name}; " + (f"did you mean {near[0]}?" if near else "see docs/settings.md"))
    settings.setdict(given, priority="cmdline")
    if options.archive:
        settings.set("ARCHIVE_URL", options.archive, priority="cmdline")
    return settings

"""Runs the download handler alone, without a Scrapy crawl around it: a fetch takes milliseconds."""

import asyncio
from typing import NamedTuple

from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from archive.capture import Exchange
from crawler.wire import WireHandler, exchange_finished


class Fetched(NamedTuple):
    """What one request came to."""

    response: Response | None
    error: Exception | None
    exchange: Exchange | None  # as the signal told it
    request: Request


def fetch_all(*requests, at_once=False, prepare=None, **settings):
    """Fetch requests (or URLs) with one handler, one after the other or all at once."""
    requests = [Request(request) if isinstance(request, str) else request for request in requests]
    crawler = get_crawler(settings_dict={"EGRESS_ALLOW": "127.0.0.0/8:* [::1]/128:*"} | settings)
    told = {}

    def finished(exchange, request, response):
        told[id(request)] = exchange

    crawler.signals.connect(finished, exchange_finished)

    async def one(handler, request):
        try:
            return await handler.download_request(request), None
        except Exception as error:
            return None, error

    async def everything():
        handler = WireHandler.from_crawler(crawler)
        if prepare:
            prepare(crawler, handler)
        try:
            if at_once:
                return await asyncio.gather(*(one(handler, request) for request in requests))
            return [await one(handler, request) for request in requests]
        finally:
            await handler.close()
            await asyncio.sleep(0)  # transports say connection_lost one turn later

    found = asyncio.run(everything())
    return [Fetched(*got, told.get(id(request)), request) for got, request in zip(found, requests, strict=True)]


def fetch(request, **settings):
    """Fetch one."""
    return fetch_all(request, **settings)[0]

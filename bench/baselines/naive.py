"""The design one would write first: trafilatura inline in a pipeline and a WARC of Scrapy's responses."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any, ClassVar

import trafilatura
from scrapy.http import Response
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from bench.baselines.plain import Plain


class Naive(Plain):
    """Like `Plain`, with an item for each page."""

    name = "naive"
    custom_settings: ClassVar = {
        "ITEM_PIPELINES": {"bench.baselines.naive.KeepText": 1, "bench.baselines.naive.KeepRecord": 2}
    }

    def parse(self, response: Response) -> Any:
        self.fetched += 1
        yield {"response": response}


class KeepText:
    """Stores what trafilatura makes of the page: text and metadata in one JSON file."""

    def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        response = item["response"]
        found = trafilatura.extract(response.text, url=response.url, output_format="json", with_metadata=True)
        if found is None:
            raise ValueError(f"no text in {response.url}")
        name = hashlib.sha256(response.url.encode()).hexdigest()[:16]
        Path("texts").mkdir(exist_ok=True)
        Path("texts", f"{name}.json").write_text(found, encoding="utf-8")
        return item


class KeepRecord:
    """Appends the response, as Scrapy has it, to one WARC."""

    def open_spider(self) -> None:
        self.file = Path("crawl.warc.gz").open("wb")  # noqa: SIM115 - closed by close_spider
        self.writer = WARCWriter(self.file, gzip=True)

    def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        response = item["response"]
        headers = [(name.decode(), value.decode()) for name, values in response.headers.items() for value in values]
        head = StatusAndHeaders(str(response.status), headers, protocol="HTTP/1.1")
        body = io.BytesIO(response.body)
        self.writer.write_record(
            self.writer.create_warc_record(response.url, "response", payload=body, http_headers=head)
        )
        return item

    def close_spider(self) -> None:
        self.file.close()

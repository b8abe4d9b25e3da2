"""The JSON of capture records and events, version 1: all of a Capture but the bytes of its records and its text.

    {"format":1,"capture":"urn:uuid:…","run":"20261122T101112Z-kozak-deal-1f2e3d4c","asked":"https://…","time":"…Z",
     "article_id":"news.outlet.test/a/","access":"full","rules":3,"text_of":"urn:uuid:…","text_sha256":"…",
     "exchanges":[{"id":"urn:uuid:…","record":true,"url":"https://…","began":"…Z","status":200,"size":5121,
     "sha256":"…"}],"article":{…},"judgements":[…]}

A field with its default value is left out; bytes are base64. `docs/warc-profile.md` tells every field.
"""

from __future__ import annotations

import base64
import dataclasses
import ipaddress
import json
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from archive import httphead
from archive.capture import Article, Capture, Event, Exchange, Judgement, Noise
from archive.layout import iso, parse_time

FORMAT = 1
UNREADABLE = 1 << 16  # bytes kept of what could not be read as an answer
TRUNCATIONS = ("length", "time", "disconnect", "unspecified")  # WARC 1.1, 5.13

Facts = dict[str, Any]

_BYTES = ("request", "body", "before", "after")
_BESIDE = ("before", "after", "faults", "error", "via_proxy", "verified")  # what no WARC field can say
_DEFAULTS = {field.name: field.default for field in dataclasses.fields(Exchange)}


def dumps(data: Facts) -> bytes:
    """Return `data` as one line of JSON; the same data gives the same bytes."""
    try:
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # half a character in a title: JSON can escape it, UTF-8 cannot hold it
        return json.dumps(data, separators=(",", ":")).encode()


def uri(text: str) -> str:
    """Return `text` as a WARC field may hold it: escaped where it could not stand in a URI, otherwise the same."""
    return quote(text.encode("utf-8", "surrogatepass"), safe=";/?:@&=+$,-_.!~*'()%#[]")


def address(exchange: Exchange) -> str:
    """Return what WARC-IP-Address may say: the address of the outlet's server, not of a proxy."""
    try:
        return "" if exchange.via_proxy else ipaddress.ip_address(exchange.peer).compressed
    except ValueError:
        return ""


# -- exchanges


def of_exchange(exchange: Exchange) -> Facts:
    """Return what the records of an exchange cannot tell; all of it where it has none, as no answer could be read."""
    if not exchange.head:
        names = [name for name in _DEFAULTS if name not in ("id", "began", "head")]
        body = exchange.body[:UNREADABLE]
        return {"url": exchange.url, **_told(replace(exchange, body=body), names)}
    stored = httphead.prefixed(exchange.head) if exchange.coded else exchange.head
    data = _told(exchange, _BESIDE)
    if not httphead.ends_at_its_first_empty_line(stored):
        data["head_size"] = len(stored)
    if exchange.coded != httphead.seems_coded(stored):
        data["coded"] = exchange.coded
    if exchange.url != uri(exchange.url):
        data["url"] = exchange.url
    if exchange.peer != address(exchange):
        data["peer"] = exchange.peer
    if exchange.truncated and exchange.truncated not in TRUNCATIONS:
        data["truncated"] = exchange.truncated
    return data


def to_exchange(data: Facts, seen: Exchange) -> Exchange:
    """Return what the records showed, with the facts set right."""
    told: Facts = {name: data[name] for name in _DEFAULTS if name in data and name not in ("id", "began")}
    told |= {name: base64.b64decode(told[name]) for name in _BYTES if name in told}
    if "faults" in told:
        told["faults"] = tuple(told["faults"])
    return replace(seen, **told)


def unrecorded(data: Facts) -> Exchange:
    """Return the exchange that has no record of its own, from its row in a capture record or event."""
    return to_exchange(data, Exchange(id=data["id"], url="", began=parse_time(data["began"])))


def _told(exchange: Exchange, names: Any) -> Facts:
    data: Facts = {}
    for name in names:
        value = getattr(exchange, name)
        if value != _DEFAULTS[name]:
            data[name] = base64.b64encode(value).decode() if name in _BYTES else value
    return data


# -- captures


def of_capture(capture: Capture, text_of: str, rules: int) -> Facts:
    """Return the content of a capture record."""
    article = capture.article
    data: Facts = {
        "format": FORMAT,
        "capture": capture.id,
        "run": capture.run,
        "asked": capture.asked,
        "time": iso(capture.exchanges[-1].began),
        "article_id": capture.article_id,
        "led_to": capture.led_to,
        "access": capture.access,
        "reason": capture.reason,
        "rules": rules,
        "text_of": text_of,
        "text_sha256": article.text_sha256 if article else "",
        "exchanges": [_row(exchange) for exchange in capture.exchanges],
    }
    if article:
        values = {field.name: getattr(article, field.name) for field in dataclasses.fields(article)}
        values["noise"] = [(noise.kind, noise.line) for noise in article.noise]
        data["article"] = {name: value for name, value in values.items() if value and name != "text"}
    data["judgements"] = [dataclasses.asdict(judgement) for judgement in capture.judgements]
    return {name: value for name, value in data.items() if value not in ("", [])}


def to_capture(data: Facts, exchanges: tuple[Exchange, ...], text: str) -> Capture:
    """Return the capture, given its exchanges and its text."""
    article = None
    if "article" in data:
        values = dict(data["article"], text=text)
        for name in ("aliases", "authors", "comments"):
            values[name] = tuple(values.get(name, ()))
        for name in ("found", "tools"):
            values[name] = tuple((key, value) for key, value in values.get(name, ()))
        values["noise"] = tuple(Noise(kind=kind, line=line) for kind, line in values.get("noise", ()))
        article = Article(**{"id": "", "url": "", **_known(Article, values)})
    return Capture(
        id=data["capture"],
        run=data["run"],
        asked=data["asked"],
        exchanges=exchanges,
        article_id=data.get("article_id", ""),
        led_to=data.get("led_to", ""),
        access=data.get("access", ""),
        reason=data.get("reason", ""),
        article=article,
        judgements=tuple(
            Judgement(**_known(Judgement, dict(row, reasons=tuple(row["reasons"]))))
            for row in data.get("judgements", ())
        ),
    )


def _row(exchange: Exchange) -> Facts:
    row: Facts = {"id": exchange.id, "record": bool(exchange.head), "url": exchange.url, "began": iso(exchange.began)}
    if exchange.head:
        row |= {"status": exchange.status, "size": len(exchange.body), "sha256": exchange.sha256}
    return row | of_exchange(exchange)


def _known(kind: type, values: Facts) -> Facts:
    """Without what a newer version may have added."""
    names = {field.name for field in dataclasses.fields(kind)}
    return {name: value for name, value in values.items() if name in names}


# -- events


def of_event(event: Event) -> Facts:
    """Return the content of an event's record."""
    return {
        "kind": event.kind,
        "subject": event.subject,
        "time": iso(event.time),
        "actor": event.actor,
        "data": event.data,
    }


def to_event(id: str, data: Facts) -> Event:
    """Return the event of record `id`."""
    return Event(
        id=id,
        kind=data["kind"],
        subject=data["subject"],
        time=parse_time(data["time"]),
        actor=data["actor"],
        data=data["data"],
    )

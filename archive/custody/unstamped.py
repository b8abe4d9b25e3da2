"""A timestamp that was asked for and not given, noted beside the manifest: what a run says as it ends is soon lost.

    runs/20261122T101112Z-kozak-deal-1f2e3d4c.20261122T101115.204518Z.unstamped
    {"run": "20261122T101112Z-kozak-deal-1f2e3d4c", "sha256": "2c26b46b68ffc68f…",
     "time": "2026-11-22T10:11:15.204518Z", "authority": "https://tsa.example/tsr", "why": "no answer within 20 s"}

It vouches for nothing, and stays when a timestamp is had later.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from archive.layout import iso, parse_time

SIZE = 16 << 10  # bytes of a note


@dataclass(frozen=True, slots=True, kw_only=True)
class Unstamped:
    """One try that failed."""

    run: str
    sha256: str  # of the manifest
    time: datetime
    authority: str  # its URL, without a query
    why: str

    def written(self) -> bytes:
        """Return the note."""
        told = {"run": self.run, "sha256": self.sha256, "time": iso(self.time), "authority": self.authority}
        return json.dumps(told | {"why": self.why}, ensure_ascii=False).encode("utf-8", "replace") + b"\n"

    @classmethod
    def read(cls, data: bytes) -> Unstamped:
        """Return what a note says; ValueError for what is none."""
        if len(data) > SIZE:
            raise ValueError(f"it has {len(data)} bytes")
        try:
            told = json.loads(data)
            run, sha256, authority, why = (told[name] for name in ("run", "sha256", "authority", "why"))
            time = parse_time(told["time"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError("it is no note of a timestamp that was not given") from error
        if not all(isinstance(word, str) for word in (run, sha256, authority, why)):
            raise ValueError("it is no note of a timestamp that was not given")
        return cls(run=run, sha256=sha256, time=time, authority=authority, why=why)

"""Bodies in flight: how many bytes are held in all, and who waits until there is room for more.

A body counts from its first megabyte until nothing holds its exchange any more: read, cleaned, written. 32 bodies of
31 MB at once took 570 MB when only those being read were counted, and 16 rows of eight redirects with 30 MB each
3.9 GB.
"""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

LARGE = 1 << 20  # bytes; 32 requests at once with less than that hold 32 MB
HELD = 56 << 20  # bytes of larger bodies; with two of 32 MB more, one that reads on and one that is through, 128 MB
STALL_S = 30.0  # where nothing of what is held is let go for so long, whoever holds it will not: one reads on
SWEEP_S = 0.5  # an error leaves cycles that hold exchanges: while somebody waits they are looked for so often


def when_gone(thing: object, call: Callable[[int], None], number: int) -> None:
    """Have the running loop call that with a number when nothing holds a thing any more, whatever thread lets it go."""
    loop = asyncio.get_running_loop()

    def tell() -> None:
        with suppress(RuntimeError):  # the loop is closed, and nobody waits
            loop.call_soon_threadsafe(call, number)

    weakref.finalize(thing, tell).atexit = False


class Reader(Protocol):
    """Who reads a body."""

    @property
    def size(self) -> int:
        """Bytes so far."""

    def pause(self) -> None:
        """Read no further."""

    def resume(self) -> None:
        """Read on."""


class Turns:
    """Lets bodies be read until HELD bytes are held; then one reads on, unless those that are through fill it alone.

    The one that reads on is the smallest there is, so that a page which is nearly through does not wait for a giant,
    and stays it to its end, so that what is held grows by one body at most.
    """

    def __init__(self, most: int = HELD, stall_s: float = STALL_S) -> None:
        self._most, self._stall_s = most, stall_s
        self._moved = 0.0  # when a body was last let go, or let on, on the loop's clock
        self._kept = 0  # bytes of exchanges that are through and still held
        self._readers: dict[Reader, None] = {}
        self._waiting: dict[Reader, None] = {}
        self._ahead: Reader | None = None
        self._sweeping: asyncio.TimerHandle | None = None

    @property
    def held(self) -> int:
        """Bytes in flight."""
        return self._kept + sum(reader.size for reader in self._readers)

    def grew(self, reader: Reader) -> None:
        """Let it read on, or make it wait."""
        self._readers[reader] = None
        if reader is not self._ahead and reader not in self._waiting and self.held > self._most:
            if not self._waiting:
                self._moved = asyncio.get_running_loop().time()
            self._waiting[reader] = None
            reader.pause()
            self._go_on()
            self._sweep_later()

    def leave(self, reader: Reader) -> None:
        """It is through, or was broken off."""
        self._readers.pop(reader, None)
        self._waiting.pop(reader, None)
        self._ahead = None if reader is self._ahead else self._ahead
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._go_on)  # its exchange is counted by then

    def keep(self, held: object, size: int) -> None:
        """Count so many bytes until nothing holds that object any more."""
        if size > LARGE:
            self._kept += size
            when_gone(held, self._freed, size)

    def _freed(self, size: int) -> None:
        self._kept -= size
        self._moved = asyncio.get_running_loop().time()
        self._go_on()

    def _go_on(self) -> None:
        """Give those who wait their turn."""
        if self.held <= self._most:
            going, self._waiting = self._waiting, {}
        elif self._ahead is None and self._waiting and (self._kept <= self._most // 2 or self._stalled()):
            self._ahead = min(self._waiting, key=lambda one: one.size)
            del self._waiting[self._ahead]
            going = {self._ahead: None}
        else:
            return
        self._moved = asyncio.get_running_loop().time()
        for reader in going:
            reader.resume()

    def _stalled(self) -> bool:
        return asyncio.get_running_loop().time() - self._moved > self._stall_s

    def _sweep_later(self) -> None:
        if self._sweeping is None:
            self._sweeping = asyncio.get_running_loop().call_later(SWEEP_S, self._sweep)

    def _sweep(self) -> None:
        self._sweeping = None
        if self._waiting:
            gc.collect()
            self._go_on()
            self._sweep_later()

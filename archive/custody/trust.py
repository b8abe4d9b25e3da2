"""Whom and what a reader of the archive knows from elsewhere: keys, timestamp authorities, manifests.

None of it is read from the archive: whoever can write there could put it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.x509 import Certificate

from archive.custody.keys import SIZE, PublicKey
from archive.custody.stamps import roots
from archive.errors import BadKey, Misuse
from archive.layout import parse_run


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A run whose manifest was there once, and how its SHA-256 began; "" where that was not noted."""

    run: str
    sha256: str = ""

    @classmethod
    def parse(cls, text: str) -> Head:
        """Read `RUN` or `RUN=SHA256`, of which 16 hex digits are enough; Misuse for anything else.

        >>> Head.parse("20261122T101112Z-page-1f2e3d4c=2c26b46b68ffc68f")
        Head(run='20261122T101112Z-page-1f2e3d4c', sha256='2c26b46b68ffc68f')
        """
        run, equals, sha256 = text.removeprefix("runs/").replace(".json", "").partition("=")
        try:
            parse_run(run)
        except ValueError as error:
            raise Misuse(f"--head: {error}; `clipfile verify` prints the newest") from None
        if equals and not re.fullmatch(r"[0-9a-f]{16,64}", sha256):
            raise Misuse(f"--head: {sha256!r} is no SHA-256; write at least its first 16 hex digits")
        return cls(run=run, sha256=sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What verify takes for granted; by default nothing."""

    keys: dict[str, PublicKey] = field(default_factory=dict)  # by key id
    authorities: tuple[Certificate, ...] = ()  # roots
    heads: tuple[Head, ...] = ()


NOTHING = Trust()


class TrustedKeys:
    """The public keys that this machine's user trusts for one archive: `<state dir>/trusted/<key id>.pem`."""

    def __init__(self, state_dir: Path) -> None:
        """Use `trusted/` in the archive's state folder; it is made when a key is first trusted."""
        self.folder = state_dir / "trusted"

    def add(self, key: PublicKey) -> Path:
        """Trust a key from now on; return its file, which may be deleted to trust it no more."""
        path = self.folder / f"{key.id}.pem"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(key.pem)
        except OSError as error:
            raise BadKey(str(path), error.strerror or str(error)) from error
        return path

    def all(self) -> dict[str, PublicKey]:
        """Return the trusted keys by id."""
        return by_id(sorted(self.folder.glob("*.pem")))


def by_id(paths: Iterable[Path]) -> dict[str, PublicKey]:
    """Return the public keys in these files; BadKey for one that holds none."""
    keys = [read_key(path) for path in paths]
    return {key.id: key for key in keys}


def read_key(path: Path) -> PublicKey:
    """Return the public key in a file."""
    try:
        with path.open("rb") as file:
            return PublicKey.read(file.read(SIZE), str(path))
    except OSError as error:
        raise BadKey(str(path), error.strerror or str(error)) from error


def trust(state_dir: Path, key_files: Iterable[str] = (), authorities: str = "", heads: Iterable[str] = ()) -> Trust:
    """Return what this machine trusts for an archive, and what a command adds to it."""
    return Trust(
        keys=TrustedKeys(state_dir).all() | by_id(Path(name).expanduser() for name in key_files),
        authorities=tuple(roots(Path(authorities).expanduser())) if authorities else (),
        heads=tuple(Head.parse(text) for text in heads),
    )

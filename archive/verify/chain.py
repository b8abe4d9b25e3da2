"""The chain of manifests, with what vouches for it, read from the archive in one pass.

Each manifest names the newest that its run saw, with their SHA-256. So whatever vouches for one manifest (a signature
by a trusted key, a timestamp, somebody who noted its name and SHA-256) vouches for all that stand beneath it, and for
the SHA-256 of every object that those name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from archive import layout
from archive.custody import stamps
from archive.custody.keys import PublicKey
from archive.custody.stamps import Stamp
from archive.custody.trust import NOTHING, Trust
from archive.custody.unstamped import Unstamped
from archive.errors import BadKey
from archive.manifest import parse_manifest, sha256
from archive.verify.finding import Finding, Object, Opened
from archive.verify.names import STRANGE

MOST_SEAL = 64 << 10  # bytes of a signature, key or timestamp that are read
SLACK = timedelta(hours=1)  # between a manifest's `ended` and when others see it, and between two machines' clocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a manifest says of its place in the chain, and what stands beside it."""

    key: str
    sha256: str
    ended: datetime
    parents: dict[str, str]  # key → SHA-256 as its run saw it, "" where an older Clipfile noted none
    signers: tuple[str, ...] = ()  # key ids of the signatures that hold
    stamps: tuple[Stamp, ...] = ()  # those that are of its bytes
    unstamped: tuple[Unstamped, ...] = ()  # tries to have one that failed, oldest first
    stories: tuple[str, ...] = ()  # keys of the versions of story files that its run put

    @property
    def run(self) -> str:
        """The run id."""
        return layout.run_of_manifest(self.key)


@dataclass(slots=True)
class Chain:
    """The manifests by key, and what was found wrong while they were read."""

    trust: Trust = NOTHING
    manifests: dict[str, Manifest] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    public: dict[str, PublicKey] = field(default_factory=dict)  # those that the archive has
    lost: set[str] = field(default_factory=set)  # ids of keys that it should have, told once

    @classmethod
    def read(cls, runs: Iterable[Object], keys: Iterable[Object] = (), trust: Trust = NOTHING) -> Chain:
        """Read what stands under `runs/`, in byte order, and `keys/`: one run's objects at a time."""
        chain = cls(trust)
        chain._read_keys(keys)
        for run, objects in groupby(runs, key=lambda item: item[0].removeprefix("runs/").partition(".")[0]):
            chain._add(run, {key: _bytes(key, opened) for key, opened in objects})
        return chain

    def _read_keys(self, keys: Iterable[Object]) -> None:
        for name, opened in keys:
            key_id, data = layout.key_id_of(name), _bytes(name, opened)
            if not key_id:
                self._wrong(name, "name", STRANGE)
                continue
            try:
                key = PublicKey.read(data, name)
            except BadKey as error:
                self._wrong(name, "signature", f"it is no public key: {error.why}")
                self.lost.add(key_id)
                continue
            if key.id != key_id:
                self._wrong(name, "signature", f"it holds another key than its name says: {key.id}")
                self.lost.add(key_id)
            elif data != key.pem:
                self._wrong(name, "signature", "it holds the key, but not as it was written")
            self.public[key.id] = key

    def _add(self, run: str, objects: dict[str, bytes]) -> None:
        """Take in one run's manifest, with the signatures and timestamps of it."""
        key = layout.run_key(run)
        data = objects.pop(key, None)
        seals = {name: sealed for name, sealed in objects.items() if _is_seal(name)}
        notes = {name: note for name, note in objects.items() if layout.is_unstamped_key(name)}
        for name in objects.keys() - seals.keys() - notes.keys():
            self._wrong(name, "name", STRANGE)
        if data is None:
            for seal in seals:
                self._wrong(key, "manifest", f"it is missing, though {seal} vouches for it")
            return
        if not layout.run_of_manifest(key):
            self._wrong(key, "name", STRANGE)
            return
        try:
            told = parse_manifest(data)
        except ValueError as error:
            self._wrong(key, "manifest", f"it cannot be read: {error}")
            return
        if told.run != run:
            self._wrong(key, "chain", f"it is the manifest of {told.run!r}, put in the place of another")
        signature = layout.signature_key(run, told.signed_by)
        if told.signed_by and signature not in seals:
            self._wrong(key, "signature", f"it says that {told.signed_by} signed it, but {signature} is missing")
        self.manifests[key] = Manifest(
            key=key,
            sha256=sha256(data),
            ended=told.ended,
            parents=told.parents,
            signers=tuple(self._signers(key, data, seals, told.signed_by)),
            stamps=tuple(self._stamps(data, seals)),
            unstamped=tuple(self._unstamped(notes)),
            stories=tuple(name for name in told.objects if name.startswith("stories/")),
        )

    def _signers(self, key: str, data: bytes, objects: dict[str, bytes], announced: str) -> Iterator[str]:
        """Yield the ids of the keys whose signatures hold."""
        for name, signature in objects.items():
            key_id = layout.parse_seal_key(name).key_id
            public = self.trust.keys.get(key_id) or self.public.get(key_id)
            if not key_id:
                continue
            if key_id == announced and key_id not in self.public and key_id not in self.lost:
                self.lost.add(key_id)
                self._wrong(layout.public_key_key(key_id), "signature", f"it is missing, though {name} is by it")
            if public and public.signed(signature, data):
                yield key_id
            elif public:
                self._wrong(name, "signature", f"{key} or this was altered after {key_id} signed")
            elif key_id not in self.lost:
                self._wrong(name, "signature", f"the key {key_id} is neither in the archive nor known here")

    def _stamps(self, data: bytes, objects: dict[str, bytes]) -> Iterator[Stamp]:
        """Yield the timestamps of these bytes."""
        for name, answer in objects.items():
            if digest := layout.parse_seal_key(name).digest12:
                try:
                    if layout.digest12(answer) != digest:
                        raise ValueError("it is not the answer that its name tells of")
                    yield stamps.read(answer, data, self.trust.authorities)
                except ValueError as error:
                    self._wrong(name, "timestamp", str(error))

    def _unstamped(self, objects: dict[str, bytes]) -> Iterator[Unstamped]:
        """Yield the notes of timestamps that were not given."""
        for name, note in objects.items():
            try:
                yield Unstamped.read(note)
            except ValueError as error:
                self._wrong(name, "timestamp", str(error))

    def _wrong(self, key: str, kind: str, what: str) -> None:
        self.findings.append(Finding(key, 0, "", kind, what))

    # -- what the chain says

    def gaps(self) -> bool:
        """Tell whether a parent is missing: it was removed, or put while the archive was listed."""
        return any(parent not in self.manifests for one in self.manifests.values() for parent in one.parents)

    def heads(self) -> list[Manifest]:
        """Return the manifests that no other names as a parent, oldest first."""
        named = {parent for manifest in self.manifests.values() for parent in manifest.parents}
        found = [manifest for key, manifest in self.manifests.items() if key not in named]
        return sorted(found, key=attrgetter("ended", "key"))

    def beneath(self, tops: Iterable[Manifest]) -> set[str]:
        """Return the keys of these manifests and of all that they vouch for."""
        seen: set[str] = set()
        waiting = [manifest.key for manifest in tops]
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                parents = self.manifests[key].parents.items()
                waiting += [name for name, digest in parents if digest and self._digest(name) == digest]
        return seen

    def trusted(self) -> list[Manifest]:
        """Return the manifests that somebody trusted vouches for: by a signature, or by having noted their SHA-256."""
        noted = {layout.run_key(head.run): head.sha256 for head in self.trust.heads if head.sha256}
        return [
            manifest
            for key, manifest in self.manifests.items()
            if self.trust.keys.keys() & set(manifest.signers)
            or (key in noted and manifest.sha256.startswith(noted[key]))
        ]

    def judged(self) -> Iterator[Finding]:
        """Yield what is wrong with the manifests, each one and as a chain."""
        yield from self.findings
        unread = {finding.key for finding in self.findings}
        for manifest in self.manifests.values():
            for parent, digest in manifest.parents.items():
                found = self.manifests.get(parent)
                if found is None and parent not in unread:
                    yield Finding(parent, 0, "", "manifest", f"it is missing, though {manifest.key} saw it")
                elif found and digest and found.sha256 != digest:
                    yield Finding(parent, 0, "", "chain", f"it is not the one that {manifest.key} saw")
                elif found and found.ended - manifest.ended > SLACK:
                    yield _misplaced(found, f"but {manifest.key}, {_when(manifest)}, saw it")
        yield from self._unseen()
        yield from self._early_stamps()
        yield from self._unlike_heads(unread)
        if self.trust.keys:
            yield from self._not_vouched_for()

    def _unseen(self) -> Iterator[Finding]:
        """Yield the manifests that were not there when later ones were written: slipped in, or a clock was wrong.

        A run lists all manifests before it writes its own, so the first that was written after one is its child, or
        saw a child of it; where what it saw is missing, that may have been the child. One that saw nothing, and that
        nothing saw, stands outside the chain itself.
        """
        written = sorted(self.manifests.values(), key=attrgetter("ended"))
        times = [manifest.ended.timestamp() for manifest in written]
        first_child: dict[str, datetime] = {}
        for manifest in written:
            for parent in manifest.parents:
                first_child.setdefault(parent, manifest.ended)
        for manifest in written:
            place = bisect_right(times, manifest.ended.timestamp() + SLACK.total_seconds())
            if place < len(written):
                later = written[place]
                child = first_child.get(manifest.key)
                gone = any(parent not in self.manifests for parent in later.parents)
                if not gone and (child is None or child - later.ended > SLACK):
                    is_outside = not later.parents and later.key not in first_child
                    if is_outside and (manifest.parents or child):
                        yield _misplaced(later, f"but it did not see {manifest.key}, {_when(manifest)}")
                    else:
                        yield _misplaced(manifest, f"but {later.key}, {_when(later)}, did not see it")

    def _early_stamps(self) -> Iterator[Finding]:
        for manifest in self.manifests.values():
            for stamp in manifest.stamps:
                if manifest.ended - stamp.time > SLACK:
                    what = f"its timestamp is of {layout.iso(stamp.time)}, before its run ended, {_when(manifest)}"
                    yield Finding(manifest.key, 0, "", "timestamp", what)

    def _unlike_heads(self, unread: set[str]) -> Iterator[Finding]:
        for head in self.trust.heads:
            key = layout.run_key(head.run)
            if key not in self.manifests and key not in unread:
                yield Finding(key, 0, "", "manifest", "it is missing, though it was there when it was noted")
            elif key in self.manifests and not self._digest(key).startswith(head.sha256):
                yield Finding(key, 0, "", "chain", f"its SHA-256 is not the one that was noted, {head.sha256}")

    def _not_vouched_for(self) -> Iterator[Finding]:
        vouched = self.beneath(self.trusted())
        for key, manifest in self.manifests.items():
            if key not in vouched:
                by = " and ".join(manifest.signers)
                signed = f"it is signed by {by}, which is not trusted here" if by else "it is not signed"
                yield Finding(key, 0, "", "signature", f"{signed}, and no trusted signature follows it")

    def _digest(self, key: str) -> str:
        return self.manifests[key].sha256 if key in self.manifests else ""


def _bytes(key: str, opened: Opened) -> bytes:
    with opened() as file:
        return file.read(-1 if key.endswith(".json") else MOST_SEAL + 1)


def _is_seal(key: str) -> bool:
    try:
        layout.parse_seal_key(key)
    except ValueError:
        return False
    return True


def _misplaced(manifest: Manifest, but: str) -> Finding:
    return Finding(manifest.key, 0, "", "chain", f"it says that its run ended {_when(manifest)}, {but}")


def _when(manifest: Manifest) -> str:
    return f"at {layout.iso(manifest.ended)}"

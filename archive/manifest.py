"""A run's manifest: made, put, signed. Each names the newest it saw, with their SHA-256, so that they form a chain.

{"run": "20261122T111112Z-kozak-deal-6c885bb6",
 "started": "2026-11-22T11:11:12.000000Z", "ended": "2026-11-22T11:12:40.301775Z",
 "asked": 2, "got": 1, "missed": [{"url": "https://outlet.test/b", "outcome": "failed", "reason": "…"}],
 "objects": {"warc/2026/11/22/20261122T111112Z-kozak-deal-6c885bb6-00000.warc.gz": "9f86d081884c7d65…", …},
 "signed_by": "a3c5f0d29b147e68",
 "parents": {"runs/20261122T101112Z-kozak-deal-1f2e3d4c.json": "2c26b46b68ffc68f…"}}
"""

from __future__ import annotations

import hashlib
import json
import logging
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from archive import layout

if TYPE_CHECKING:
    from archive.cache import Cache
    from archive.custody.keys import Signer
    from archive.frontier import Frontier
    from archive.storage import Storage

logger = logging.getLogger(__name__)

NOTED = "manifest"  # in the frontier: the SHA-256 of the manifest that is about to be put


def keep_manifest(
    storage: Storage, cache: Cache, frontier: Frontier, signer: Signer | None, told: dict[str, Any]
) -> None:
    """Put the manifest that tells this of a run, and its signature where there is a key; done twice, it is once.

    The digest is noted before the manifest is put: what a run that died has put is signed after it, and nothing else.
    """
    run = told["run"]
    key = layout.run_key(run)
    if storage.size(key) is None:
        read_new(storage, cache)
        if signer:
            told = told | {"signed_by": signer.public.id}
        told = told | {"parents": cache.heads()}
        data = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"
        frontier.note(run, {NOTED: sha256(data)})
        storage.put(key, data)
        cache.add_manifest(key, sha256(data), told["parents"])
    elif signer:
        data = storage.get(key)
        if sha256(data) != frontier.info(run).get(NOTED):
            logger.error("%s is not signed: it is not the manifest that this run was about to put", key)
            return
    if signer:
        storage.put(layout.public_key_key(signer.public.id), signer.public.pem)
        storage.put(layout.signature_key(run, signer.public.id), signer.sign(data))


def read_new(storage: Storage, cache: Cache) -> None:
    """Let the cache know the manifests that were put since, as they are now."""
    known = cache.known_manifests()
    for key in storage.keys("runs/"):
        if layout.run_of_manifest(key) and key not in known:
            data = storage.get(key)
            cache.add_manifest(key, sha256(data), parents_in(data))


def parents_in(data: bytes) -> dict[str, str]:
    """Return key → SHA-256 of the parents that a manifest names, {} of one that cannot be read."""
    try:
        return parse_manifest(data).parents
    except ValueError:
        return {}


class Told(NamedTuple):
    """What the chain needs of a manifest."""

    run: str
    ended: datetime
    signed_by: str  # key id, "" of one that nobody announces to sign
    parents: dict[str, str]  # key → SHA-256, "" in older manifests, which list the keys alone
    objects: dict[str, str]  # key → SHA-256


def parse_manifest(data: bytes) -> Told:
    """Return what a manifest says; ValueError, with what is wrong, for what is none, whoever wrote it."""
    try:
        told = json.loads(data)
        parents = told.get("parents", {})
        found = Told(
            run=told["run"],
            ended=layout.parse_time(told["ended"]),
            signed_by=told.get("signed_by", ""),
            parents=parents if isinstance(parents, dict) else dict.fromkeys(parents, ""),
            objects=told["objects"],
        )
    except KeyError as error:
        raise ValueError(f"it has no {error}") from None
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    names = [found.run, found.signed_by]
    for pairs in (found.parents, found.objects):
        if not isinstance(pairs, dict):
            raise ValueError("a list where names with their digests belong")
        names += [*pairs, *pairs.values()]
    if not all(isinstance(name, str) for name in names):
        raise ValueError("a value of another kind than text")
    return found


def sha256(data: bytes) -> str:
    """Return the SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()

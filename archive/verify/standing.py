"""What vouches for an archive, and what it alone cannot tell: who wrote it, since when, and whether all is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from operator import attrgetter

from archive import layout
from archive.custody.stamps import Stamp
from archive.custody.unstamped import Unstamped
from archive.storage.keys import VIEWS
from archive.verify.chain import Chain

FAILED = 3  # tries to have a timestamp that are told, the newest
SHOWN = 16  # hex digits of a SHA-256 that a person notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What vouches for the runs of an archive."""

    runs: int
    heads: dict[str, str]  # run id → SHA-256 of the newest manifests
    noted: tuple[str, ...]  # runs that somebody had noted, and that are there unaltered
    signed: dict[str, int]  # key id → signatures that hold, of keys that are trusted
    unknown_signers: tuple[str, ...]  # ids of keys that are not
    vouched: int  # runs that a trusted signature or a noted SHA-256 stands for
    stamp: Stamp | None  # the timestamp that stands for the most runs; among equal ones the earliest
    stamped: int  # how many that are
    unstamped: tuple[Unstamped, ...]  # of runs that none stands for, the last try of each that failed, newest first
    without_manifest: tuple[str, ...]  # WARCs and story files that no manifest can vouch for
    views: tuple[str, ...]  # written anew again and again, so that none does either
    strange: tuple[str, ...]  # what is none of Clipfile's


def standing(chain: Chain, warcs: Iterable[str], stories: Iterable[str] = (), others: Iterable[str] = ()) -> Standing:
    """Return what vouches for the manifests of a chain, for these WARCs and story files, and for what else is there."""
    manifests = chain.manifests.values()
    signed = Counter(key for manifest in manifests for key in manifest.signers)
    stamp, stamped = _widest_stamp(chain)
    runs = {manifest.run for manifest in manifests}
    told = {story for manifest in manifests for story in manifest.stories}
    beside = tuple(others)
    return Standing(
        runs=len(manifests),
        heads={manifest.run: manifest.sha256 for manifest in chain.heads()},
        noted=tuple(
            head.run
            for head in chain.trust.heads
            if (found := chain.manifests.get(layout.run_key(head.run))) and found.sha256.startswith(head.sha256)
        ),
        signed={key: count for key, count in signed.items() if key in chain.trust.keys},
        unknown_signers=tuple(sorted(signed.keys() - chain.trust.keys)),
        vouched=len(chain.beneath(chain.trusted())),
        stamp=stamp,
        stamped=stamped,
        unstamped=_unstamped(chain),
        without_manifest=(
            *(key for key in warcs if (run := _run_of(key)) and run not in runs),
            *(key for key in stories if key not in told),
        ),
        views=tuple(key for key in beside if key.startswith(VIEWS)),
        strange=tuple(key for key in beside if not key.startswith(VIEWS)),
    )


def _run_of(key: str) -> str:
    with suppress(ValueError):  # verify names it
        return layout.parse_warc_key(key).run
    return ""


def _widest_stamp(chain: Chain) -> tuple[Stamp | None, int]:
    """Return the timestamp that stands for the most runs, and how many; of an archive's newest runs it is one."""
    stamped = [manifest for manifest in chain.manifests.values() if manifest.stamps]
    newest = sorted(stamped, key=attrgetter("ended"))[-3:]
    found = [(min(manifest.stamps, key=attrgetter("time")), len(chain.beneath([manifest]))) for manifest in newest]
    return max(found, key=lambda row: (row[1], -row[0].time.timestamp()), default=(None, 0))


def _unstamped(chain: Chain) -> tuple[Unstamped, ...]:
    """Return the last failed try of each run that no timestamp stands for, the newest first."""
    stamped = chain.beneath(manifest for manifest in chain.manifests.values() if manifest.stamps)
    waiting = [one for key, one in chain.manifests.items() if key not in stamped and one.unstamped]
    last = (max(manifest.unstamped, key=attrgetter("time")) for manifest in waiting)
    return tuple(sorted(last, key=attrgetter("time"), reverse=True))


def known(standing: Standing) -> list[str]:
    """Return, a line each, what vouches for the archive."""
    lines = []
    if standing.signed:
        keys = ", ".join(f"{key} ({count} signatures)" for key, count in sorted(standing.signed.items()))
        lines.append(f"keys that you trust vouch for {standing.vouched} of {standing.runs} runs: {keys}")
    if standing.noted:
        lines.append(f"what you noted is there unaltered: {', '.join(standing.noted)}")
    if standing.stamp and standing.stamp.proven:
        by = f"by {layout.iso(standing.stamp.time)}, says {standing.stamp.authority}"
        lines.append(f"{standing.stamped} of {standing.runs} runs were there {by}")
    return lines


def unknown(standing: Standing) -> list[str]:
    """Return, a line each, what the archive alone cannot tell, and what would."""
    lines = []
    for run, sha256 in standing.heads.items():
        cure = f"note that one elsewhere, and give it next time: --head {run}={sha256[:SHOWN]}"
        lines.append(f"whether runs after {run} were removed: {cure}")
    if standing.runs and not standing.signed:
        by = f"; they are signed by {', '.join(standing.unknown_signers)}" if standing.unknown_signers else ""
        lines.append(f"who wrote the manifests: no key that you trust signed one{by} (`clipfile keys`)")
    if standing.runs and standing.stamp is None:
        lines.append("since when they exist: none is timestamped (TSA_URL)")
    elif standing.stamp and not standing.stamp.proven:
        claim = f"{layout.iso(standing.stamp.time)}, as {standing.stamp.authority or 'somebody'} says"
        lines.append(f"whether they existed by {claim}: give its root certificate (--tsa-ca)")
    if standing.stamp and (newer := standing.runs - standing.stamped):
        lines.append(f"since when {newer} of {standing.runs} runs exist: no timestamp stands for them yet")
    for note in standing.unstamped[:FAILED]:
        said = f"{note.authority} gave none at {layout.iso(note.time)}: {note.why}"
        lines.append(f"since when {note.run} exists: {said} (`clipfile keys timestamp` asks for the newest)")
    if (rest := len(standing.unstamped) - FAILED) > 0:
        lines.append(f"since when {rest} runs before those exist: nor were theirs given")
    if standing.without_manifest:
        which = _first(standing.without_manifest)
        lines.append(f"whether a run of yours wrote {which}: no manifest tells of it, or not yet")
    if standing.views:
        which = _first(standing.views)
        lines.append(f"whether {which} says what the records say: runs overwrite it, and Clipfile never reads it")
    if standing.strange:
        lines.append(f"what {_first(standing.strange)} is: Clipfile neither writes nor reads it")
    return lines


def _first(keys: tuple[str, ...]) -> str:
    return keys[0] + (f" and {len(keys) - 1} more" if len(keys) > 1 else "")

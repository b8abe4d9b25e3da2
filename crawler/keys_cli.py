"""`clipfile keys …`: the keys that sign manifests, those that are trusted, and the timestamp authority."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from archive.cli import add
from archive.errors import Misuse

NEW = ("clipfile keys new ~/desk.key", "export SIGNING_KEY=~/desk.key")
TRUST = ("clipfile keys trust desk.pem", "clipfile keys trust a3c5f0d29b147e68")


def add_keys(commands: Any) -> None:
    """Add `keys` and its subcommands to the subparsers of a command line."""
    says = "who vouches for the archive: signatures and timestamps"
    shown = "examples:\n  clipfile keys new ~/desk.key\n  clipfile keys trust desk.pem"
    whole = says[0].upper() + says[1:] + "."
    form = argparse.RawDescriptionHelpFormatter
    keys = commands.add_parser("keys", help=says, description=whole, epilog=shown, formatter_class=form)
    verbs = keys.add_subparsers(title="commands", metavar="COMMAND", required=True)
    verb = add(verbs, "new", new, "make a key that signs manifests", NEW)
    verb.add_argument("file", metavar="FILE", help="a new file, outside the archive")
    verb = add(verbs, "show", show, "the public half of a key, to give to others", ["clipfile keys show > desk.pem"])
    verb.add_argument("file", metavar="FILE", nargs="?", default="", help="else SIGNING_KEY")
    verb = add(verbs, "trust", trust, "trust signatures by a public key, on this machine", TRUST)
    verb.add_argument("key", metavar="FILE|KEY-ID", help="a public key's file, or the id of one in the archive")
    add(verbs, "list", list_keys, "the keys that signed, and those that are trusted", ["clipfile keys list"])
    add(verbs, "timestamp", timestamp, "have the newest manifests timestamped", ["clipfile keys timestamp"])


def new(options: argparse.Namespace) -> int:
    """Make a key."""
    from archive.collection import Collection
    from archive.custody.keys import Signer
    from archive.shown import as_json, note, say

    path = Path(options.file).expanduser()
    place = Collection(options.archive).storage.place
    if "://" not in place and path.resolve().is_relative_to(Path(place).expanduser().resolve()):
        raise Misuse(f"{path} is inside the archive: whoever reads that could sign; choose another place")
    signer = Signer.new(path)
    if options.json:
        as_json([{"key": signer.public.id, "file": str(path), "public": signer.public.pem.decode()}])
        return 0
    say(f"{signer.public.id}  {path}")
    note(f"sign with it:    export SIGNING_KEY={path.absolute()}")
    note(f"give to others:  clipfile keys show {options.file} > {signer.public.id}.pem")
    note("keep a copy of it where this machine cannot write; whoever has it signs in your name")
    return 0


def show(options: argparse.Namespace) -> int:
    """Print a public key."""
    from archive.custody.keys import Signer
    from archive.shown import as_json, note, say

    name = options.file or os.environ.get("SIGNING_KEY", "")
    if not name:
        raise Misuse("no key is given; name its file, or set SIGNING_KEY")
    public = Signer.load(Path(name).expanduser()).public
    if options.json:
        as_json([{"key": public.id, "public": public.pem.decode()}])
    else:
        say(public.pem.decode().strip())
        note(f"key id {public.id}: tell it to others by another way than the key")
    return 0


def trust(options: argparse.Namespace) -> int:
    """Trust a public key from now on."""
    from archive import layout
    from archive.collection import Collection
    from archive.custody.keys import PublicKey
    from archive.custody.trust import TrustedKeys, read_key
    from archive.errors import NoSuchObject
    from archive.shown import as_json, note, say

    clips = Collection(options.archive)
    name = layout.public_key_key(options.key)
    if layout.key_id_of(name) and not Path(options.key).exists():
        try:
            key = PublicKey.read(clips.storage.get(name), name)
        except NoSuchObject:
            raise Misuse(f"the archive has no key {options.key}; `clipfile keys list` shows those it has") from None
        if key.id != options.key:
            raise Misuse(f"{name} holds another key, {key.id}; ask whoever signs for theirs")
    else:
        key = read_key(Path(options.key).expanduser())
    path = TrustedKeys(clips.state_dir).add(key)
    if options.json:
        as_json([{"key": key.id, "file": str(path)}])
    else:
        say(f"{key.id} is trusted for {clips.url}")
        note(f"delete {path} to trust it no more")
    return 0


def list_keys(options: argparse.Namespace) -> int:
    """List the keys that signed manifests, and those that are trusted."""
    from archive.collection import Collection
    from archive.shown import as_json, note, table

    clips = Collection(options.archive)
    chain = clips.chain()
    signed: dict[str, list[str]] = {key: [] for key in (*chain.trust.keys, *chain.public)}
    for manifest in chain.manifests.values():
        for key in manifest.signers:
            signed.setdefault(key, []).append(manifest.run)
    rows = [
        {"key": key, "trusted": key in chain.trust.keys, "runs": len(runs), "last": max(runs, default="")}
        for key, runs in sorted(signed.items())
    ]
    if options.json:
        as_json(rows)
    elif rows:
        cells = ((row["key"], "trusted" if row["trusted"] else "", row["runs"], row["last"]) for row in rows)
        table(("key", "trust", "runs", "last run"), cells, wide="last run")
    else:
        note(f"clipfile: nobody signed in {clips.url}, and no key is trusted; `clipfile keys new FILE` makes one")
    return 0 if rows else 1


def timestamp(options: argparse.Namespace) -> int:
    """Have the newest manifests timestamped, and say what came of it; 4 when the authority gave none."""
    from archive.collection import Collection
    from archive.shown import as_json, note, say
    from crawler.timestamping import Authority, of_environment, timestamped

    authority = Authority.of(of_environment())
    if authority is None:
        raise Misuse("no authority is set; set TSA_URL to its address, and TSA_CA to its root certificate's file")
    clips = Collection(options.archive)
    outcomes = list(timestamped(clips, authority))
    for outcome in outcomes:
        if options.json:
            as_json([{"run": outcome.run, "said": outcome.said, "failed": outcome.failed}])
        else:
            say(f"{outcome.run}  {outcome.said or 'not timestamped: ' + outcome.failed}")
    if not outcomes:
        note("clipfile: " + ("the newest runs are timestamped already" if clips.heads() else "there are no runs yet"))
    return 4 if any(outcome.failed for outcome in outcomes) else 0

"""An archive of several runs, and the hands of somebody who can write to it."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from archive import Collection
from archive.custody.keys import PublicKey, Signer
from archive.custody.trust import Trust
from archive.layout import run_key
from archive.run import Run
from archive.verify.names import others
from archive.verify.standing import standing, unknown
from tests.looks import Clock, look


class Archive:
    """A folder archive; each run keeps one page."""

    def __init__(self, folder, signing_key=None):
        self.folder, self.clock = Path(folder) / "clips", Clock()
        self.clips = Collection(str(self.folder), state_dir=Path(folder) / "state", signing_key=signing_key)
        self.runs = []

    def run(self, clips=None, **kept):
        """Let a run keep a page, an hour and a half after the last one; return its id."""
        self.clock.pass_(hours=1, minutes=30)
        run = self.begin(clips)
        self.keep(run, **kept)
        run.close()
        assert not run.writer.trouble
        return run.id

    def begin(self, clips=None):
        run = Run("page", clips or self.clips, {"operator": "desk@harbour-times.test"}, self.clock)
        self.runs.append(run.id)
        return run

    def keep(self, run, text=None, **kept):
        text = text or f"The harbour board met for the {len(self.runs)}th time.\n\nIt voted on the crane."
        page = look(text, url=f"https://harbour-times.test/{run.id}", began=self.clock(), advert=len(self.runs), **kept)
        run.ask(page.asked)
        run.keep(replace(page, run=run.id))

    # -- what is there

    def manifest(self, number):
        return run_key(self.runs[number])

    def told(self, number):
        return json.loads(self.path(self.manifest(number)).read_bytes())

    def warc(self, number):
        (key,) = (key for key in self.told(number)["objects"] if key.startswith("warc/"))
        return key

    def objects_of(self, number):
        """Every object of a run: what it wrote, its manifest and what stands beside it."""
        return [*self.told(number)["objects"], *self.beside(number), self.manifest(number)]

    def beside(self, number, suffix=""):
        found = self.folder.glob(f"runs/{self.runs[number]}.*")
        return [self.key(path) for path in found if path.suffix != ".json" and path.suffix.endswith(suffix)]

    def key(self, path):
        return path.relative_to(self.folder).as_posix()

    def path(self, key):
        return self.folder / key

    # -- what a forger may do

    def change(self, key, old, new):
        data = self.path(key).read_bytes()
        assert old in data
        self.path(key).write_bytes(data.replace(old, new))

    def flip(self, key, place=-1):
        data = bytearray(self.path(key).read_bytes())
        data[place] ^= 1
        self.path(key).write_bytes(data)

    def remove(self, *keys):
        for key in keys:
            self.path(key).unlink()

    def swap(self, one, other):
        left, right = self.path(one).read_bytes(), self.path(other).read_bytes()
        self.path(one).write_bytes(right)
        self.path(other).write_bytes(left)

    def write_manifest(self, number, **told):
        """Write another manifest in place of a run's."""
        data = json.dumps(self.told(number) | told, indent=1).encode() + b"\n"
        self.path(self.manifest(number)).write_bytes(data)
        return hashlib.sha256(data).hexdigest()

    # -- what verify says

    def found(self, **trust):
        chain = self.clips.chain(Trust(**trust))
        return [(finding.kind, finding.key, finding.what) for finding in self.clips.verify(chain)]

    def unknown(self, **trust):
        return "\n".join(unknown(self.standing(**trust)))

    def standing(self, **trust):
        storage = self.clips.storage
        return standing(
            self.clips.chain(Trust(**trust)), storage.keys("warc/"), storage.keys("stories/"), others(storage)
        )


def new_key(path):
    """Make a signing key; return its file and its public half."""
    return path, Signer.new(path).public


def trusting(*keys):
    return {key.id: key for key in keys if isinstance(key, PublicKey)}

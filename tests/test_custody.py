"""Whoever can write to the archive tries each attack once; verify names what was done, or says what it cannot know."""

import io
import json
import shutil
import subprocess
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Collection
from archive.custody.keys import Signer
from archive.custody.trust import Head
from archive.errors import BadKey
from archive.layout import run_key, story_key
from archive.manifest import sha256
from archive.record import Record, pack, read_warc, sha1
from archive.run import Run, finish
from archive.verify import Chain, verify
from archive.verify.standing import standing, unknown
from tests import whole
from tests.custody import Archive, new_key, trusting
from tests.dying import URLS, page


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Four runs, unsigned."""
    archive = Archive(tmp_path_factory.mktemp("plain"))
    for _ in range(4):
        archive.run()
    return archive


@pytest.fixture(scope="module")
def made_signed(tmp_path_factory):
    """Four runs, signed with the desk's key."""
    folder = tmp_path_factory.mktemp("signed")
    path, public = new_key(folder / "desk.key")
    archive = Archive(folder, path)
    for _ in range(4):
        archive.run()
    return archive, public


def copied(archive, folder):
    copy = Archive(folder)
    shutil.copytree(archive.folder, copy.folder)
    copy.runs, copy.clock.now = list(archive.runs), archive.clock.now
    return copy


@pytest.fixture
def archive(made, tmp_path):
    return copied(made, tmp_path)


@pytest.fixture
def signed(made_signed, tmp_path):
    archive, public = made_signed
    return copied(archive, tmp_path), trusting(public)


# -- the chain


def test_each_manifest_names_the_one_before_it_with_its_digest(archive):
    for before, after in pairwise(range(4)):
        assert archive.told(after)["parents"] == {
            archive.manifest(before): sha256(archive.path(archive.manifest(before)).read_bytes())
        }
    assert archive.told(0)["parents"] == {}
    assert archive.found() == []


def test_manifests_of_concurrent_runs_are_joined_by_the_next(tmp_path):
    archive = Archive(tmp_path)
    elsewhere = Collection(str(archive.folder), state_dir=tmp_path / "elsewhere")
    first = archive.run()
    here, there = archive.begin(), archive.begin(elsewhere)
    archive.keep(here)
    archive.keep(there)
    here.writer.close()
    for run in (here, there):  # each looks for the others before any of them is there
        run.collection.heads()
    listing = type(elsewhere.storage).keys
    elsewhere.storage.keys = lambda prefix="", after="": (
        iter(()) if prefix == "runs/" else listing(elsewhere.storage, prefix, after)
    )
    here.close()
    there.close()
    last = archive.run()
    told = whole.manifests(archive.clips)
    assert set(told[here.id]["parents"]) == set(told[there.id]["parents"]) == {run_key(first)}
    assert set(told[last]["parents"]) == {run_key(here.id), run_key(there.id)}
    assert archive.found() == []
    assert set(archive.standing().heads) == {last}


def test_the_manifest_lists_the_digest_of_all_that_its_run_wrote(archive):
    for number in range(4):
        for key, digest in archive.told(number)["objects"].items():
            assert sha256(archive.path(key).read_bytes()) == digest
        assert {key.partition("/")[0] for key in archive.told(number)["objects"]} == {"warc", "text", "index"}


def test_an_older_manifest_that_lists_its_parents_without_digests_is_read(archive):
    digest = archive.write_manifest(1, parents=[archive.manifest(0)])
    archive.write_manifest(2, parents={archive.manifest(1): digest})
    archive.remove(archive.manifest(3), *archive.told(3)["objects"])
    assert archive.found() == []


# -- attacks that any later manifest gives away


def test_a_changed_byte_in_a_warc(archive):
    archive.flip(archive.warc(1), place=700)
    found = archive.found()
    assert ("manifest", archive.warc(1), f"it is not what {archive.manifest(1)} says was written") in found
    assert {key for _, key, _ in found} == {
        archive.warc(1),
        archive.warc(1).replace("warc", "index", 1).replace(".warc.", ".cdxj."),
    }


def test_a_removed_warc_with_all_that_was_made_of_it(archive):
    gone = list(archive.told(1)["objects"])
    archive.remove(*gone)
    says = f"it is missing, though {archive.manifest(1)} says it was written"
    assert sorted(archive.found()) == sorted(("manifest", key, says) for key in gone)


def test_every_object_removed_but_the_manifests(archive):
    for number in range(4):
        archive.remove(*archive.told(number)["objects"])
    assert len([kind for kind, *_ in archive.found() if kind == "manifest"]) == 16


def test_a_manifest_removed_from_the_middle(archive):
    archive.remove(archive.manifest(1))
    assert archive.found() == [("manifest", archive.manifest(1), f"it is missing, though {archive.manifest(2)} saw it")]


def test_a_run_removed_from_the_middle_with_all_that_it_wrote(archive):
    archive.remove(*archive.objects_of(1))
    assert archive.found() == [("manifest", archive.manifest(1), f"it is missing, though {archive.manifest(2)} saw it")]


def test_a_warc_rewritten_together_with_its_manifest(archive):
    archive.flip(archive.warc(1), place=4)  # the time in the gzip head, which no reader heeds
    objects = archive.told(1)["objects"] | {archive.warc(1): sha256(archive.path(archive.warc(1)).read_bytes())}
    archive.write_manifest(1, objects=objects)
    assert archive.found() == [("chain", archive.manifest(1), f"it is not the one that {archive.manifest(2)} saw")]


def test_two_warcs_swapped(archive):
    one, other = archive.warc(0), archive.warc(2)
    archive.swap(one, other)
    found = archive.found()
    for key, runs, instead in ((one, 0, other), (other, 2, one)):
        says = f"it is not what {archive.manifest(runs)} says was written: these are the bytes of {instead}"
        assert ("manifest", key, says) in found


def test_two_manifests_swapped(archive):
    archive.swap(archive.manifest(1), archive.manifest(2))
    found = archive.found()
    for key, other in ((1, 2), (2, 1)):
        says = f"it is the manifest of {archive.runs[other]!r}, put in the place of another"
        assert ("chain", archive.manifest(key), says) in found


def test_a_manifest_slipped_in_between(archive):
    """It names true parents, but those that came after it did not see it."""
    forged = dict(archive.told(1)) | {"run": archive.runs[1][:-1] + "0", "objects": {}}
    key = run_key(forged["run"])
    archive.path(key).write_text(json.dumps(forged))
    ((kind, where, what),) = archive.found()
    assert (kind, where) == ("chain", key)
    assert what.endswith("did not see it")
    assert archive.manifest(2) in what or archive.manifest(3) in what


def test_a_manifest_slipped_in_and_joined_by_the_next_run(archive):
    forged = dict(archive.told(1)) | {"run": archive.runs[1][:-1] + "0", "objects": {}}
    archive.path(run_key(forged["run"])).write_text(json.dumps(forged))
    archive.run()
    assert run_key(forged["run"]) in archive.told(4)["parents"]
    assert [(kind, key) for kind, key, _ in archive.found()] == [("chain", run_key(forged["run"]))]


def test_a_warc_slipped_in(archive):
    key = archive.warc(1).replace("-00000", "-00001")
    archive.path(key).write_bytes(archive.path(archive.warc(1)).read_bytes())
    says = f"it was slipped in: {archive.manifest(1)} tells all that its run wrote, and not this"
    assert ("manifest", key, says) in archive.found()


def test_times_that_were_put_into_another_order(archive):
    archive.write_manifest(3, ended=archive.told(0)["ended"])
    found = archive.found()
    assert [(kind, key) for kind, key, _ in found] == [("chain", archive.manifest(2)), ("chain", archive.manifest(3))]
    assert f"but {archive.manifest(3)}, at {archive.told(0)['ended']}, saw it" in found[0][2]


def test_a_story_file_that_was_altered(archive):
    run, data = archive.begin(), b'title = "The toll"\n'
    key = story_key("toll", data)
    archive.clips.storage.put(key, data)
    archive.clips.frontier.published(run.id, {key: sha256(data)})
    run.close()
    assert archive.found() == []
    archive.change(key, b"toll", b"tram")
    assert [(kind, key) for kind, key, _ in archive.found()] == [("name", key), ("manifest", key)]


def test_a_text_that_the_newest_manifest_was_made_to_forget(archive):
    objects = archive.told(3)["objects"]
    texts = [key for key in objects if key.startswith("text/")]
    archive.write_manifest(3, objects={key: digest for key, digest in objects.items() if key not in texts})
    says = f"it was slipped in: {archive.manifest(3)} tells all that its run wrote, and not this"
    assert archive.found() == [("manifest", key, says) for key in texts]


def test_a_manifest_outside_the_chain_is_named_and_not_the_one_that_it_ignores(archive):
    name = "20360303T090000Z-page-00000000"
    told = {"run": name, "ended": "2036-03-03T09:00:00.000000Z", "objects": {}, "parents": {}}
    archive.path(run_key(name)).write_text(json.dumps(told))
    [(kind, key, what)] = archive.found()
    assert (kind, key) == ("chain", run_key(name))
    assert f"it did not see {archive.manifest(3)}" in what


@pytest.mark.parametrize(
    "name",
    [
        "warc/2026/03/03/notes.warc.gz",
        "index/2026/03/03/notes.cdxj.gz",
        "index/merged/all.cdxj.gz",
        "text/harbour-times.test/notes.txt",
        "stories/toll.toml",
        "runs/notes.json",
        "runs/notes.txt",
        "keys/desk.pem",
    ],
)
def test_an_object_under_a_name_that_clipfile_does_not_give(archive, name):
    archive.path(name).parent.mkdir(parents=True, exist_ok=True)
    archive.path(name).write_bytes(b"x")
    assert archive.found() == [("name", name, "it was slipped in: Clipfile gives no such name")]


@pytest.mark.parametrize("data", [None, b"x", b'{"layout": 2}\n', b'{"layout": 1, "more": 1}\n'])
def test_the_line_at_the_root_that_is_missing_or_another(archive, data):
    archive.path("clipfile.json").unlink()
    if data is not None:
        archive.path("clipfile.json").write_bytes(data)
    assert [(kind, key) for kind, key, _ in archive.found()] == [("name", "clipfile.json")]


def test_a_record_altered_behind_its_segment_is_named_and_those_behind_it_told_in_one_line(archive):
    key = archive.warc(1)
    records = [item.record for item in read_warc(io.BytesIO(archive.path(key).read_bytes()))]
    place = next(number for number, record in enumerate(records) if record.type == "response")
    changed = records[place].block + bytes(range(64))  # so much that it is longer packed too, whatever the ids are
    fields = dict(records[place].fields) | {"Content-Length": str(len(changed)), "WARC-Block-Digest": sha1(changed)}
    records[place] = Record(tuple(fields.items()), changed)
    archive.path(key).write_bytes(b"".join(map(pack, records)))
    segment = key.replace("warc", "index", 1).replace(".warc.", ".cdxj.")
    told = [what for kind, at, what in archive.found() if (kind, at) == ("segment", segment)]
    assert told[0] == f"its line is not what {key} gives"
    assert len(told) == 2
    assert "records stand elsewhere" in told[1]


# -- what the archive alone cannot tell


def test_the_newest_run_removed_is_not_seen_and_verify_says_so(archive):
    archive.remove(*archive.objects_of(3))
    assert archive.found() == []
    assert f"whether runs after {archive.runs[2]} were removed" in archive.unknown()


def test_the_newest_run_removed_is_seen_by_who_noted_it(archive):
    head = Head.parse(archive.runs[3])
    assert archive.found(heads=(head,)) == []
    archive.remove(*archive.objects_of(3))
    says = "it is missing, though it was there when it was noted"
    assert archive.found(heads=(head,)) == [("manifest", archive.manifest(3), says)]


def test_the_newest_manifest_rewritten_is_seen_by_who_noted_its_digest(archive):
    noted = sha256(archive.path(archive.manifest(3)).read_bytes())[:16]
    head = Head.parse(f"{archive.runs[3]}={noted}")
    assert archive.found(heads=(head,)) == []
    assert archive.standing(heads=(head,)).vouched == 4
    archive.write_manifest(3, got=7)
    assert archive.found() == []
    says = f"its SHA-256 is not the one that was noted, {noted}"
    assert archive.found(heads=(head,)) == [("chain", archive.manifest(3), says)]


def test_a_warc_whose_run_has_no_manifest_is_told_of(archive):
    run = archive.begin()
    archive.keep(run)
    run.writer.close()  # published, and the run goes on
    assert archive.found() == []
    assert "no manifest tells of it, or not yet" in archive.unknown()
    run.close()
    assert "no manifest tells of it" not in archive.unknown()


# -- signatures


def test_a_signature_is_verified_by_openssl_alone(signed, tmp_path):
    archive, _ = signed
    (signature,) = archive.beside(2, "sig")
    key = f"keys/{signature.split('.')[1]}.pem"
    command = (
        f"openssl pkeyutl -verify -pubin -inkey {key} -rawin -in {archive.manifest(2)} -sigfile {signature}",
        f"openssl pkey -pubin -in {key} -outform DER | sha256sum | cut -c1-16",
    )
    done = [subprocess.run(line, shell=True, cwd=archive.folder, capture_output=True, text=True) for line in command]
    assert (done[0].returncode, done[0].stdout) == (0, "Signature Verified Successfully\n")
    assert done[1].stdout.strip() == signature.split(".")[1]
    archive.flip(archive.manifest(2))
    assert subprocess.run(command[0], shell=True, cwd=archive.folder, capture_output=True).returncode == 1


def test_a_trusted_signature_vouches_for_all_runs_beneath_it(signed):
    archive, keys = signed
    assert archive.found(keys=keys) == []
    for number in range(3):
        archive.remove(*archive.beside(number))
        archive.change(archive.manifest(number), b"signed_by", b"signed-by")
    assert archive.found(keys=keys) != []  # the chain is broken


def test_unsigned_runs_beneath_a_signed_one_are_vouched_for(made, tmp_path):
    archive = copied(made, tmp_path)
    path, public = new_key(tmp_path / "desk.key")
    keys = trusting(public)
    assert {(kind, what) for kind, _, what in archive.found(keys=keys)} == {
        ("signature", "it is not signed, and no trusted signature follows it")
    }
    archive.clips.signing_key = path
    archive.run()
    assert archive.found(keys=keys) == []
    assert archive.standing(keys=keys).vouched == 5


def test_a_manifest_altered_after_it_was_signed(signed):
    archive, keys = signed
    archive.write_manifest(3, got=7)
    (signature,) = archive.beside(3, "sig")
    found = archive.found(keys=keys)
    assert (
        "signature",
        signature,
        f"{archive.manifest(3)} or this was altered after {next(iter(keys))} signed",
    ) in found


def test_a_signature_that_was_altered_is_seen_without_any_trust(signed):
    archive, keys = signed
    (signature,) = archive.beside(3, "sig")
    archive.flip(signature)
    assert [(kind, key) for kind, key, _ in archive.found()] == [("signature", signature)]
    assert {(kind, key) for kind, key, _ in archive.found(keys=keys)} == {
        ("signature", signature),
        ("signature", archive.manifest(3)),
    }


def test_a_signature_that_was_removed(signed):
    archive, keys = signed
    (signature,) = archive.beside(3, "sig")
    archive.remove(signature)
    says = f"it says that {next(iter(keys))} signed it, but {signature} is missing"
    assert archive.found() == [("signature", archive.manifest(3), says)]


def test_the_newest_run_removed_but_for_its_signature(signed):
    archive, _ = signed
    (signature,) = archive.beside(3, "sig")
    archive.remove(archive.manifest(3), *archive.told(3)["objects"])
    assert ("manifest", archive.manifest(3), f"it is missing, though {signature} vouches for it") in archive.found()


def test_all_rewritten_and_signed_with_another_key_is_seen_by_who_trusts_the_first(signed, tmp_path):
    archive, keys = signed
    forger = Signer.new(tmp_path / "forger.key")
    parents = {}
    for number in range(4):
        archive.remove(*archive.beside(number, "sig"))
        digest = archive.write_manifest(number, parents=parents, signed_by=forger.public.id)
        parents = {archive.manifest(number): digest}
        data = archive.path(archive.manifest(number)).read_bytes()
        archive.path(f"runs/{archive.runs[number]}.{forger.public.id}.sig").write_bytes(forger.sign(data))
    archive.path(f"keys/{forger.public.id}.pem").write_bytes(forger.public.pem)
    assert archive.found() == []
    assert f"they are signed by {forger.public.id}" in archive.unknown()
    by = f"it is signed by {forger.public.id}, which is not trusted here, and no trusted signature follows it"
    assert archive.found(keys=keys) == [("signature", archive.manifest(number), by) for number in range(4)]


def test_a_public_key_put_under_the_name_of_another(signed, tmp_path):
    archive, keys = signed
    (key_id,) = keys
    forger = Signer.new(tmp_path / "forger.key")
    archive.path(f"keys/{key_id}.pem").write_bytes(forger.public.pem)
    assert ("signature", f"keys/{key_id}.pem") in {(kind, key) for kind, key, _ in archive.found(keys=keys)}
    assert len(archive.found(keys=keys)) == 1  # the trusted key is not read from the archive


def test_a_signature_whose_public_key_is_gone(signed):
    archive, keys = signed
    (key_id,) = keys
    archive.remove(f"keys/{key_id}.pem")
    signature = archive.beside(0, ".sig")[0]
    says = [("signature", f"keys/{key_id}.pem", f"it is missing, though {signature} is by it")]
    assert archive.found(keys=keys) == says
    assert archive.found() == says


def test_a_signature_by_a_key_that_nobody_has(signed):
    archive, _ = signed
    name = f"runs/{archive.runs[1]}.{'0' * 16}.sig"
    archive.path(name).write_bytes(bytes(64))
    assert archive.found() == [("signature", name, f"the key {'0' * 16} is neither in the archive nor known here")]


def test_a_public_key_to_which_bytes_were_added(signed):
    archive, keys = signed
    (key_id,) = keys
    archive.change(f"keys/{key_id}.pem", b"-----END PUBLIC KEY-----\n", b"-----END PUBLIC KEY-----\n# more\n")
    says = "it holds the key, but not as it was written"
    assert archive.found(keys=keys) == [("signature", f"keys/{key_id}.pem", says)]


def test_a_run_that_died_behind_its_manifest_is_signed_when_it_is_recovered(tmp_path):
    path, public = new_key(tmp_path / "desk.key")
    archive = Archive(tmp_path, path)
    run = archive.begin()
    archive.keep(run)
    put = archive.clips.storage.put
    archive.clips.storage.put = lambda key, data: (
        None if key.startswith(("keys/", "runs/")) and not key.endswith(".json") else put(key, data)
    )
    archive.clips.frontier.finish = lambda run: None  # it dies here
    run.close()
    assert archive.beside(0) == []
    del archive.clips.storage.put, archive.clips.frontier.finish
    finish(archive.clips, run.id, run.writer, archive.clock)
    assert archive.found(keys=trusting(public)) == []
    assert len(archive.beside(0, "sig")) == 1


def test_a_manifest_that_somebody_else_put_is_never_signed(tmp_path):
    path, _ = new_key(tmp_path / "desk.key")
    archive = Archive(tmp_path, path)
    run = archive.begin()
    archive.keep(run)
    archive.path("runs").mkdir(parents=True)
    archive.path(run_key(run.id)).write_text("{}")
    run.close()
    assert archive.beside(0) == []


# -- key files


def test_a_key_file_is_its_owners_alone_and_never_overwritten(tmp_path):
    path, public = new_key(tmp_path / "keys" / "desk.key")
    assert path.stat().st_mode & 0o777 == 0o600
    assert Signer.load(path).public.id == public.id
    with pytest.raises(BadKey, match="never overwritten"):
        Signer.new(path)
    path.chmod(0o640)
    with pytest.raises(BadKey, match="chmod 600"):
        Signer.load(path)


def test_a_key_made_by_openssl_signs_too(tmp_path):
    path = tmp_path / "desk.key"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", path], check=True)
    path.chmod(0o600)
    signer = Signer.load(path)
    assert signer.public.signed(signer.sign(b"x"), b"x")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("true", "No such file"),
        ("echo x > KEY", "no private key in PEM form"),
        ("openssl genpkey -algorithm x25519 -out KEY", "another kind than Ed25519"),
        ("openssl genpkey -algorithm ed25519 -aes256 -pass pass:secret -out KEY", "it is encrypted"),
        ("openssl genpkey -algorithm ed25519 | openssl pkey -pubout -out KEY", "no private key in PEM form"),
    ],
)
def test_a_key_file_that_cannot_be_used_is_named_with_the_cure(tmp_path, command, words):
    path = tmp_path / "desk.key"
    subprocess.run(f"umask 077; {command.replace('KEY', str(path))}", shell=True, check=True)
    clips = Collection(str(tmp_path / "clips"), state_dir=tmp_path / "state", signing_key=path)
    with pytest.raises(BadKey, match=words) as caught:
        clips.prepare()
    assert str(path) in str(caught.value)
    assert not (tmp_path / "clips").exists()


def test_a_run_on_a_bucket_is_signed_too(archive_url, tmp_path):
    path, public = new_key(tmp_path / "desk.key")
    clips = Collection(archive_url, state_dir=tmp_path / "state", signing_key=path)
    run = Run("page", clips, {})
    run.ask(URLS[0])
    run.keep(page(0))
    run.close()
    assert not run.writer.trouble
    assert list(clips.verify()) == []
    assert len(list(clips.storage.keys(f"runs/{run.id}."))) == 2
    assert clips.storage.get(f"keys/{public.id}.pem") == public.pem


# -- what nobody of us wrote

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.just("9999-12-31T23:59:59Z"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)
TOLD = st.fixed_dictionaries(
    {},
    optional={
        "run": st.just("20260303T090000Z-page-00000000") | VALUES,
        "ended": st.sampled_from(["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"]) | VALUES,
        "objects": st.dictionaries(st.just("warc/a"), VALUES) | VALUES,
        "parents": st.dictionaries(st.sampled_from(["runs/a.json", "runs/b.json"]), VALUES) | VALUES,
        "signed_by": VALUES,
    },
)


@given(told=TOLD | VALUES)
def test_whatever_stands_in_a_manifest_verify_goes_on(told):
    name = "runs/20260303T090000Z-page-00000000.json"
    objects = [(name, lambda: io.BytesIO(json.dumps(told).encode()))]
    other = {"run": "20260303T090000Z-page-00000001", "ended": "2026-03-03T09:00:00Z", "objects": {}}
    objects.append((name.replace("0.json", "1.json"), lambda: io.BytesIO(json.dumps(other).encode())))
    chain = Chain.read(objects)
    found = list(verify([], [], [], objects, chain=chain))
    assert len(chain.manifests) == 2 or name in {finding.key for finding in found}
    unknown(standing(chain, []))


def test_a_file_that_is_no_runs_manifest_is_told(archive):
    archive.path("runs/notes.json").write_bytes(archive.path(archive.manifest(0)).read_bytes())
    assert archive.found() == [("name", "runs/notes.json", "it was slipped in: Clipfile gives no such name")]


def test_what_no_manifest_vouches_for_is_told(archive):
    for name in ("views/stories/toll/articles.jsonl", "notes.txt", story_key("toll", b"x")):
        archive.path(name).parent.mkdir(parents=True, exist_ok=True)
        archive.path(name).write_bytes(b"x")
    assert archive.found() == []
    told = archive.unknown()
    assert f"whether a run of yours wrote {story_key('toll', b'x')}: no manifest tells of it" in told
    assert "whether views/stories/toll/articles.jsonl says what the records say" in told
    assert "what notes.txt is: Clipfile neither writes nor reads it" in told

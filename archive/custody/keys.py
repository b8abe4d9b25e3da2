"""Ed25519 keys (RFC 8032) that sign manifests, as PEM files that openssl reads and writes too.

    -----BEGIN PRIVATE KEY-----                       PKCS #8: stays with whoever runs the crawls, mode 0600
    -----BEGIN PUBLIC KEY-----                        SubjectPublicKeyInfo: keys/<key id>.pem in the archive

A **key id** is how the SHA-256 of the public key's DER form begins:

    openssl pkey -pubin -in key.pem -outform DER | sha256sum | cut -c1-16
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from archive.errors import BadKey

SIZE = 16 << 10  # bytes; a key's file has 120


@dataclass(frozen=True)
class PublicKey:
    """Tells whether a signature was made with the private half of this key."""

    public: Ed25519PublicKey

    @classmethod
    def read(cls, data: bytes, name: str) -> PublicKey:
        """Return the key in a PEM file; BadKey, with `name`, for anything else."""
        if b"PRIVATE KEY" in data:
            raise BadKey(name, "it holds a private key; give the public one (`clipfile keys show` prints it)")
        try:
            key = serialization.load_pem_public_key(data)
        except (ValueError, UnsupportedAlgorithm):
            raise BadKey(name, "it holds no public key in PEM form") from None
        if not isinstance(key, Ed25519PublicKey):
            raise BadKey(name, "it holds a key of another kind than Ed25519")
        return cls(key)

    @cached_property
    def id(self) -> str:
        """The key id, 16 hex digits."""
        der = self.public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        return hashlib.sha256(der).hexdigest()[:16]

    @cached_property
    def pem(self) -> bytes:
        """The key as a PEM file; the same bytes for the same key."""
        return self.public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)

    def signed(self, signature: bytes, data: bytes) -> bool:
        """Tell whether `signature` is that of exactly these bytes."""
        try:
            self.public.verify(signature, data)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True)
class Signer:
    """Signs with a private key."""

    private: Ed25519PrivateKey

    @classmethod
    def load(cls, path: Path) -> Signer:
        """Return the signer of the key in a file that its owner alone can read; BadKey, with the cure, if not."""
        try:
            with path.open("rb") as file:
                mode = os.fstat(file.fileno()).st_mode
                data = file.read(SIZE)
        except OSError as error:
            raise BadKey(str(path), f"{error.strerror or error}; `clipfile keys new` makes one") from error
        if stat.S_IMODE(mode) & 0o077:
            raise BadKey(str(path), f"others can read it or write to it; chmod 600 {path}")
        try:
            key = serialization.load_pem_private_key(data, password=None)
        except TypeError:
            raise BadKey(
                str(path), "it is encrypted, and a crawl at night has nobody to ask for the password"
            ) from None
        except (ValueError, UnsupportedAlgorithm):
            raise BadKey(str(path), "it holds no private key in PEM form") from None
        if not isinstance(key, Ed25519PrivateKey):
            raise BadKey(str(path), "it holds a key of another kind than Ed25519")
        return cls(key)

    @classmethod
    def new(cls, path: Path) -> Signer:
        """Make a key, in a new file that its owner alone can read; BadKey when there is one already."""
        signer = cls(Ed25519PrivateKey.generate())
        data = signer.private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "wb") as file:  # noqa: PTH123  a descriptor, made with its mode
                file.write(data)
                file.flush()
                os.fsync(descriptor)
        except FileExistsError:
            raise BadKey(str(path), "it is there already, and a key is never overwritten") from None
        except OSError as error:
            raise BadKey(str(path), error.strerror or str(error)) from error
        return signer

    @cached_property
    def public(self) -> PublicKey:
        """The half that others may have."""
        return PublicKey(self.private.public_key())

    def sign(self, data: bytes) -> bytes:
        """Return the signature of exactly these bytes: 64 bytes, always the same."""
        return self.private.sign(data)

"""RFC 3161 timestamps: what an authority is asked, and whether its answer proves that bytes existed at a time.

An answer is kept as it came (`.tsr`), so `openssl ts -verify -in … -data … -CAfile …` judges it alone. What proves
anything is the authority's root certificate, which must come from elsewhere than the archive.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimeStampRequest,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from archive.custody.der import sorted_certificates
from archive.errors import BadKey

SIZE = 64 << 10  # bytes of an answer; the longest known have 8 KB
STATUS = {1: "granted with changes", 2: "rejection", 3: "waiting", 4: "revocation warning", 5: "revocation notice"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a timestamp says."""

    time: datetime  # by which the bytes existed
    authority: str  # the subject of its certificate, "" when it sent none
    proven: bool  # its certificate leads to a root that is trusted here


def roots(path: Path) -> list[x509.Certificate]:
    """Return the certificates in a PEM file; BadKey when it holds none."""
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except OSError as error:
        raise BadKey(str(path), error.strerror or str(error)) from error
    except ValueError:
        raise BadKey(str(path), "it holds no certificates in PEM form") from None


def request(data: bytes) -> TimeStampRequest:
    """Return the question whether these bytes exist: their SHA-256, a nonce, and a wish for the certificates."""
    return TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()


def accepted(answer: bytes, asked: TimeStampRequest, data: bytes, trusted: Sequence[x509.Certificate]) -> Stamp:
    """Return what an authority's answer to `asked` says; ValueError, with what is wrong, when it is to be refused."""
    return _read(answer, data, trusted, asked.nonce)


def read(answer: bytes, data: bytes, trusted: Sequence[x509.Certificate]) -> Stamp:
    """Return what a kept answer says of these bytes; ValueError, with what is wrong, when it says nothing of them."""
    return _read(answer, data, trusted)


def _read(answer: bytes, data: bytes, trusted: Sequence[x509.Certificate], nonce: int | None = None) -> Stamp:
    if len(answer) > SIZE:
        raise ValueError(f"it has {len(answer)} bytes")
    try:
        response = decode_timestamp_response(sorted_certificates(answer))
        _check(response, data, nonce)
        if trusted:
            imprint = response.tst_info.message_imprint.message
            VerifierBuilder(roots=list(trusted)).build().verify(response, imprint)
        time = response.tst_info.gen_time.astimezone(UTC)
        return Stamp(time=time, authority=_authority(response), proven=bool(trusted))
    except VerificationError as error:
        found = re.search(r'data: "(?:Verify error: )?([^"]+)"', str(error))  # else OpenSSL's whole stack of errors
        raise ValueError(f"its signature does not hold: {found[1] if found else error}") from None
    except Wrong as error:
        raise ValueError(str(error)) from None
    except Exception as error:  # of changed answers some give KeyError or InvalidVersion
        raise ValueError("it is no RFC 3161 answer") from error


class Wrong(Exception):
    """The answer can be read, and is to be refused."""


def _check(response: TimeStampResponse, data: bytes, nonce: int | None) -> None:
    if response.status:
        words = ": ".join([STATUS.get(response.status, str(response.status)), *response.status_string])
        raise Wrong(f"it grants no timestamp: {words}")
    if nonce is not None and response.tst_info.nonce != nonce:
        raise Wrong("it answers another question: its nonce is not the one that was sent")
    digests = (hashlib.new(name, data).digest() for name in ("sha256", "sha384", "sha512"))
    if response.tst_info.message_imprint.message not in digests:
        raise Wrong("it is one of other bytes")


def _authority(response: TimeStampResponse) -> str:
    """Return the subject of the certificate that signed."""
    signers = {(info.issuer, info.serial_number) for info in response.signed_data.signer_infos}
    for der in response.signed_data.certificates:
        certificate = x509.load_der_x509_certificate(der)
        if (certificate.issuer, certificate.serial_number) in signers:
            return certificate.subject.rfc4514_string()
    return ""

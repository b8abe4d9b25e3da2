"""A certificate authority of our own, and servers' TLS contexts with certificates as a test wants them."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from tempfile import mkdtemp

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAY = timedelta(days=1)


def _named(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


class Root:
    """An authority; `path` is the PEM file of its certificate."""

    def __init__(self, name="Harbour Root"):
        self.key, self.name = ec.generate_private_key(ec.SECP256R1()), _named(name)
        now = datetime.now(UTC)
        made = self._begun(self.name, self.name, self.key, now - 99 * DAY, now + 99 * DAY)
        made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False)
        self.certificate = made.sign(self.key, hashes.SHA256())
        self.folder = Path(mkdtemp(prefix="clipfile-root-"))
        self.path = self.folder / "root.pem"
        self.path.write_bytes(self.certificate.public_bytes(Encoding.PEM))

    def _begun(self, subject, issuer, key, begin, end):
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        return made.serial_number(x509.random_serial_number()).not_valid_before(begin).not_valid_after(end)

    def certify(self, *names, common="", begin=-1, end=1, bits=0, own=False, server=True):
        """Return PEM of a key and its certificate: for these names and addresses, valid from and to so many days.

        `common` is a name for its subject alone; `own` has it signed by itself; an RSA key of so many `bits`.
        """
        key = rsa.generate_private_key(65537, bits) if bits else ec.generate_private_key(ec.SECP256R1())
        now = datetime.now(UTC)
        subject = _named(common or (names[0] if names else "nobody"))
        made = self._begun(subject, subject if own else self.name, key, now + begin * DAY, now + end * DAY)
        if names:
            made = made.add_extension(x509.SubjectAlternativeName(list(map(_general, names))), critical=False)
        usage = ExtendedKeyUsageOID.SERVER_AUTH if server else ExtendedKeyUsageOID.CLIENT_AUTH
        made = made.add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
        signed = made.sign(key if own else self.key, hashes.SHA256())
        secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return secret + signed.public_bytes(Encoding.PEM)

    def context(self, *names, ciphers="", most=None, **how):
        """Return a server's context with such a certificate; `most` is the newest TLS that it speaks."""
        both = self.folder / "both.pem"
        both.write_bytes(self.certify(*names, **how))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.set_ciphers(ciphers or "DEFAULT:@SECLEVEL=0")  # whatever the platform forbids: a client shall say so
        if most:
            context.minimum_version, context.maximum_version = ssl.TLSVersion.MINIMUM_SUPPORTED, most
        context.load_cert_chain(both)
        return context


def _general(name):
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)

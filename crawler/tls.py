"""TLS as a client: which versions and certificates are taken, and what a handshake that fails says."""

from __future__ import annotations

import ssl

import certifi
from scrapy.settings import BaseSettings

VERSIONS = {
    "TLSv1.0": ssl.TLSVersion.TLSv1,
    "TLSv1.1": ssl.TLSVersion.TLSv1_1,
    "TLSv1.2": ssl.TLSVersion.TLSv1_2,
    "TLSv1.3": ssl.TLSVersion.TLSv1_3,
}
REASONS = {  # OpenSSL's name: what it means
    "WRONG_VERSION_NUMBER": "what came is no TLS",
    "HTTP_REQUEST": "what came is no TLS, but HTTP",
    "UNEXPECTED_EOF_WHILE_READING": "the connection was closed in the handshake",
    "TLSV1_ALERT_PROTOCOL_VERSION": "it takes no TLS version that is spoken here, 1.2 and 1.3 unless set otherwise",
    "UNSUPPORTED_PROTOCOL": "it speaks an older TLS than is spoken here, 1.2 unless set otherwise",
    "SSLV3_ALERT_HANDSHAKE_FAILURE": "it refuses: no cipher in common, or it wants a client's certificate",
    "TLSV1_UNRECOGNIZED_NAME": "it knows no such name",
    "DH_KEY_TOO_SMALL": "its key exchange is too weak",
}


def why_no_tls(error: Exception) -> str:
    """Return why a handshake failed, OpenSSL's name of it included."""
    if isinstance(error, ConnectionError):
        return "the connection was closed in the handshake"
    reason = (isinstance(error, ssl.SSLError) and error.reason) or ""
    return f"{REASONS[reason]} ({reason})" if reason in REASONS else reason.replace("_", " ").lower() or str(error)


def tls_context(settings: BaseSettings, *, verify: bool) -> ssl.SSLContext:
    """A client's TLS context by Scrapy's settings; it speaks HTTP/1.1 only."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = verify
    context.verify_mode = ssl.CERT_REQUIRED if verify else ssl.CERT_NONE
    context.hostname_checks_common_name = False  # RFC 9110, 4.3.4: a name counts in subjectAltName alone
    if verify:
        context.load_default_certs()
        paths = ssl.get_default_verify_paths()
        if not paths.cafile and not paths.capath:  # a machine without ca-certificates, Python from python.org on macOS
            context.load_verify_locations(certifi.where())
    context.options |= 0x4  # OP_LEGACY_SERVER_CONNECT: servers without RFC 5746, which browsers and Scrapy reach
    context.set_alpn_protocols(["http/1.1"])
    if least := settings["DOWNLOAD_TLS_MIN_VERSION"]:
        context.minimum_version = VERSIONS[least]
    if most := settings["DOWNLOAD_TLS_MAX_VERSION"]:
        context.maximum_version = VERSIONS[most]
    if ciphers := settings["DOWNLOADER_CLIENT_TLS_CIPHERS"]:
        context.set_ciphers(ciphers)
    return context

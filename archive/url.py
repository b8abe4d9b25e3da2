"""Which page is it: the plain URL, the article id made of it, and the key under which CDX tools look (urlkey).

An article id names a page in keys and records for ever, so nothing here leans on `urllib.parse`, which changes with
Python; `tests/vectors/url.tsv` pins every rule. A change of any of them is a change of the layout.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
from fnmatch import fnmatchcase
from urllib.parse import unquote_to_bytes, urljoin

from archive.errors import BadURL
from archive.urlkey import URL, urlkey

__all__ = ["TRACKING", "article_id", "hash16", "host", "plain", "same_site", "urlkey", "without_user"]

TRACKING = (  # (who sets them, names of query parameters: they tell where a reader came from, never what is read)
    ("Urchin, Google Analytics", "utm_* _ga _gl gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid"),
    ("Meta", "fbclid fb_action_ids fb_action_types fb_source fb_ref igshid igsh"),
    ("Microsoft", "msclkid ocid"),
    ("X, TikTok, LinkedIn, Pinterest, Snapchat", "twclid ref_src ref_url ttclid li_fat_id epik sccid"),
    ("Yandex, Rambler", "yclid ysclid yadclid yadordid yqrid _openstat"),
    ("Matomo", "pk_* mtm_* piwik_* matomo_*"),
    ("newsletters", "mc_cid mc_eid mkt_tok oly_anon_id oly_enc_id vero_id vero_conv _hsenc _hsmi __hs* hsctatracking"),
    ("Yahoo", "guccounter guce_referrer guce_referrer_sig ncid"),
    ("outlets' own counters", "at_* ns_campaign ns_mchannel ns_source ns_linkname ns_fee xtor cmpid smid sr_share"),
)
TRACKING_NAMES = tuple(name for _, names in TRACKING for name in names.split())

VARIANTS = ("www.", "m.", "amp.", "mobile.")

AUTHORITY = re.compile(r"(?:.*@)?(\[[^\]]*\]|[^:\[\]]*)(?::(\d{0,8}))?", re.DOTALL)
HOST = re.compile(r"(?!.*\.\.)[a-z0-9_-][a-z0-9._-]{0,251}[a-z0-9_-]|[a-z0-9_-]")
USER = re.compile(r"(\s*[a-zA-Z][a-zA-Z0-9+.-]*://)[^/?#]*@")
UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"  # RFC 3986, 2.3
ODD = re.compile(rb"%([0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?]")  # RFC 3986, 3.3 and 3.4


def without_user(url: str) -> str:
    """Return a URL without name and password, which are never sent and never kept.

    >>> without_user("https://me:p@ss@outlet.test/@me"), without_user("https://outlet.test//@me?a=http://b@c")
    ('https://outlet.test/@me', 'https://outlet.test//@me?a=http://b@c')
    """
    found = USER.match(url)
    return found[1] + url[found.end() :] if found else url


def plain(url: str) -> str:
    """Return the form of `url` that all its spellings share; BadURL for what is no http(s) URL.

    It does not change when it is made again: `plain("https://" + plain(url)) == plain(url)`.

    >>> plain("https://www.News.Outlet.test:443/a/?utm_source=x#top")
    'news.outlet.test/a/'
    """
    # As browsers do (URL Standard, 4.4): spaces and controls go at the ends, tabs and line ends everywhere.
    cleaned = re.sub(r"[\t\r\n]", "", url).strip("".join(map(chr, range(33))))
    parts = URL.fullmatch(cleaned)
    if not parts:
        raise BadURL(url, "not an http or https URL")
    _, authority, path, query = parts.groups()
    try:
        path = _dots_resolved(_encoded(path or "/"))
        query = "&".join(part for part in _encoded(query or "").split("&") if part and not _is_tracking(part))
    except UnicodeEncodeError:
        raise BadURL(url, "it holds half a character") from None
    return _host_and_port(url, authority) + path + (f"?{query}" if query else "")


def article_id(final_url: str, canonical: str = "") -> str:
    """Return the id of the page at `final_url`: its canonical URL's if that is on the same site and no home page.

    >>> article_id("https://m.outlet.test/a?ref=home", "https://outlet.test/a")
    'outlet.test/a'
    >>> article_id("https://outlet.test/a", "https://elsewhere.test/a")
    'outlet.test/a'
    """
    own = plain(final_url)
    try:
        # urljoin takes empty parts out of a URL that is whole already, such as the `;` of `/a;?b`
        is_whole = URL.match(canonical.strip()) is not None
        better = plain(canonical if is_whole else urljoin(final_url, canonical)) if canonical else own
        return better if better.partition("/")[2] and same_site(final_url, f"https://{better}") else own
    except (ValueError, BadURL):
        return own


def hash16(plain_url: str) -> str:
    """Return the 16 hex digits that stand for a plain URL in keys.

    >>> hash16("news.outlet.test/a/")  # printf %s news.outlet.test/a/ | sha256sum
    'c39414f7682b0c0d'
    """
    return hashlib.sha256(plain_url.encode()).hexdigest()[:16]


def host(plain_url: str) -> str:
    """Return the host of a plain URL, without its port, in letters that any key may hold.

    >>> host("news.outlet.test:8080/a/"), host("[2001:db8::1]/")
    ('news.outlet.test', '2001-db8--1')
    """
    found = re.match(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d+)?/", plain_url)
    name = (found[1] or found[2]).replace(":", "-") if found else ""
    if not HOST.fullmatch(name):
        raise BadURL(plain_url, "not a plain URL")
    return name


def same_site(one: str, other: str) -> bool:
    """Tell whether two URLs are of one site: the same host and port, or its www, m, amp or mobile variant.

    >>> same_site("https://www.outlet.test/a", "https://m.outlet.test/b")
    True
    >>> same_site("https://outlet.test/", "https://blog.outlet.test/")
    False
    """
    return _site(plain(one)) == _site(plain(other))


def _site(plain_url: str) -> str:
    name = plain_url.partition("/")[0]
    while name.startswith(VARIANTS) and "." in name.partition(".")[2]:
        name = name.partition(".")[2]
    return name


def _host_and_port(url: str, authority: str) -> str:
    parts = AUTHORITY.fullmatch(authority)
    if not parts:
        raise BadURL(url, "its host is no domain name")
    name, port = parts.groups()
    try:
        if name.startswith("["):
            name = f"[{ipaddress.IPv6Address(name[1:-1].partition('%')[0]).compressed}]"
        else:
            # Not IDNA 2008, by which faß.de is another site than fass.de: w3lib, and so Scrapy, asks for fass.de.
            name = unquote_to_bytes(name).decode().encode("idna").decode().lower().removesuffix(".")
    except ValueError:
        raise BadURL(url, "its host is no domain name") from None
    while name.startswith("www.") and "." in name[4:]:
        name = name[4:]
    if not name.startswith("[") and not HOST.fullmatch(name):
        raise BadURL(url, "its host is no domain name" if name else "it names no host")
    if port and int(port) > 65535:
        raise BadURL(url, f"{port} is no port")
    # Both defaults go, as the scheme went: whether a page was asked for by http or https does not make it another.
    return name if not port or int(port) in (80, 443) else f"{name}:{int(port)}"


def _encoded(text: str) -> str:
    """RFC 3986, 6.2.2: no escape that is not needed, none missing, digits in upper case."""
    return ODD.sub(_escape, text.encode()).decode("ascii")


def _escape(found: re.Match[bytes]) -> bytes:
    byte = bytes.fromhex(found[1].decode()) if found[1] else found[0]
    return byte if byte in UNRESERVED else b"%%%02X" % byte[0]


def _dots_resolved(path: str) -> str:
    """RFC 3986, 5.2.4, on a path that starts with a slash; other empty parts stay, as a server may tell them apart."""
    kept: list[str] = []
    parts = path.split("/")[1:]
    for part in parts:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    if parts[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _is_tracking(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return any(fnmatchcase(name, pattern) for pattern in TRACKING_NAMES)

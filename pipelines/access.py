"""What a page turned out to be: the article, the beginning of it, or something that stands in its place.

Each wall is known by what it says and by how little else there is: a page with a full article is never a bot check,
whatever script it carries. The values are those of `archive.capture.Capture.access`; `error` is decided by the status,
outside.
"""

from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

from archive.capture import Noise
from pipelines.concepts import concepts
from pipelines.facts import Facts
from pipelines.markup import Page, wide_of

SHORT = 1500  # characters of text below which a wall may be the whole page
LETTERS = 40  # fewer are no text
STUB = 300  # below this there is no article
TEASER = 1200  # a text that its page says is not free, and that is shorter, is its beginning

_BINARY = (
    (b"%PDF", "a PDF"), (b"\x89PNG", "a PNG image"), (b"GIF8", "a GIF image"), (b"\xff\xd8\xff", "a JPEG image"), (b"RIFF", "a media file"),
    (b"PK\x03\x04", "a ZIP archive"), (b"ID3", "an MP3 file"), (b"OggS", "a media file"), (b"\x1f\x8b", "gzip data"), (b"\x00\x00\x00\x18ftyp", "a video"),
    (b"\x00\x00\x00\x20ftyp", "a video"), (b"wOFF", "a font"), (b"wOF2", "a font"), (b"{\\rtf", "an RTF file"), (b"\xd0\xcf\x11\xe0", "an Office file"), (b"7z\xbc\xaf", "a 7z archive"),
)  # fmt: skip
_CODES = bytes([*range(7), *range(14, 27), *range(28, 32)])  # not bell, white space or the escape of ISO-2022
_TAG = re.compile(rb"<(?:!doctype|/?(?:html|head|body|p|div|article|script|title|meta|h\d))[\s/>]", re.I)
_TEXT_TYPES = re.compile(r"text/(?:html|plain|xml)|application/(?:xhtml\+xml|xml)|\*/\*|^$", re.I)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)*+<(rss|feed|urlset|sitemapindex|rdf:RDF|opml)\b", re.S
)

WALLS = (  # (access, what the page says, where: title, text or markup, an example that was seen)
    ("bot-check", "title", r"just a moment|attention required|access denied|are you (?:a )?(?:robot|human)|pardon our interruption|security check|verif(?:y|ying) you|bot verification|ddos-guard|human verification|checking your browser|one more step", "Just a moment..."),
    ("bot-check", "markup", r"cf-browser-verification|/cdn-cgi/challenge-platform|_incapsula_resource|captcha-delivery\.com|px-captcha|perimeterx|distil_r_captcha|g-recaptcha-response|hcaptcha\.com/1|awswaf|ddos-guard|sgcaptcha|kasada|datadome", "/cdn-cgi/challenge-platform/h/b/"),
    ("bot-check", "text", r"verify (?:that )?you(?:'re| are) (?:a )?(?:human|not a robot)|checking (?:if the site connection is secure|your browser)|unusual (?:traffic|activity) from|enable javascript and cookies to continue|ray id|incident id|request unsuccessful|reference #\d|not a robot|you have been blocked|підтвердьте, що ви|підтвердіть, що ви|подтвердите, что вы|вы не робот|ви не робот|potwierdź, że|nie jesteś robotem|jesteś człowiekiem|kein roboter|ein mensch sind|êtes (?:un )?humain|pas un robot|no (?:eres|soy) un robot|non (?:sono|essere) un robot|não (?:é|sou) um robô", "Verify you are human by completing the action below."),
    ("bot-check", "title", r"^request rejected\W*$", "Request Rejected"),
    ("consent", "title", r"before you continue|consent|cookie|privacy (?:choices|settings)|datenschutz|zustimmung|we value your privacy|zgoda|ochrona prywatności|votre vie privée|tu privacidad|согласие|згода", "Before you continue"),
    ("soft-404", "title", r"\b404\b|(?:page|article|story|content) (?:not|can(?:no|')t be|could not be|is no longer|no longer) (?:found|available|exist)|not found|page (?:doesn't|does not) exist|сторінк\w+ не (?:знайден|існу)|не знайдено|страниц\w+ не (?:найден|существ)|не найден|nie znaleziono|strona nie (?:istnieje|została)|nie istnieje|seite (?:wurde )?(?:leider )?nicht gefunden|nicht gefunden|existiert (?:leider )?nicht|nicht (?:mehr )?verfügbar|introuvable|n'existe (?:pas|plus)|no encontrad|no existe|non trovat|non esiste|não encontrad|não existe|niet gevonden|hittades inte|nenalezen", "Page not found"),
    ("soft-404", "title", r"^account suspended(?: this account has been suspended)?\W*$|\bthis (?:domain|website)(?: name)? (?:is|may be) for sale\b|^(?:this )?domain (?:is )?parked\W*$", "Account Suspended"),
    ("soft-404", "title", r"^welcome to (?:nginx|openresty|caddy)\b|^(?:apache2?|iis)\b.{0,30}\bdefault page|^iis windows(?: server)?\W*$|^it works!\W*$|^test page for the ", "Welcome to nginx!"),
    ("listing", "title", r"^(?:index of|directory listing for) /", "Index of /archive/2026"),
    ("failed", "title", r"\b(?:under|down for|scheduled|site|server) maintenance\b|^maintenance\b|\bbe (?:right )?back (?:soon|shortly)|wartungs(?:arbeiten|modus)|технічні роботи|технические работы|(?:przerwa|prace) (?:techniczn|serwisow)\w+|en maintenance|en mantenimiento|in manutenzione|em manutenção", "Down for maintenance"),
    ("login", "title", r"\b(?:log ?in|sign ?in)\b|увійти|вхід|вход|войти|авторизац|logowanie|zaloguj|anmelden|einloggen|connexion|se connecter|iniciar sesión|acceder|accedi|entrar|inloggen|logga in", "Sign in to continue"),
)  # fmt: skip
_WALLS = tuple((access, place, re.compile(pattern, re.I)) for access, place, pattern, _ in WALLS)
_NEEDS_SCRIPT = re.compile(
    r"enable java ?script|java ?script (?:is )?(?:required|disabled|must be)|requires java ?script|need to enable|увімкніть javascript|включите javascript|włącz (?:obsługę )?javascript|javascript (?:aktivieren|einschalten)|activer javascript|activez javascript|activa javascript|habilitar javascript|abilita(?:re)? javascript|ative o javascript",
    re.I,
)
_ROOTS = re.compile(
    r'<div[^>]{0,200}\bid\s*=\s*["\']?(?:root|app|__next|__nuxt|main-app|svelte|gatsby|___gatsby|react-root|app-root)\b',
    re.I,
)

SENTENCE_END = re.compile(r"[.!?…][\"”»“)]*$")
PROSE_SHARE = 0.8  # of a text that is in sentences: then it is an article, however many links stand beside it


def binary(body: bytes, content_type: str = "") -> str:
    """Return what `body` is when it is no page of text, "" when it may be one.

    >>> binary(b"%PDF-1.7"), binary(b"<p>text", "text/html; charset=utf-8")
    ('a PDF', '')
    """
    start = body[:64].lstrip()
    for magic, name in _BINARY:
        if start.startswith(magic):
            return name
    kind = content_type.split(";")[0].strip().lower()
    if not _TEXT_TYPES.match(kind) and b"<html" not in body[:2048].lower():
        return kind
    feed = _FEED.match(body[:2000].decode("latin-1"))
    if feed:
        return f"an XML document ({feed[1]})"
    if start[:1] in (b"{", b"[") and _is_json(body):
        return "a JSON document"
    return "binary data" if _is_noise(body[:4096]) else ""


def _is_json(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body), dict | list)
    except (ValueError, RecursionError):
        return False


def _is_noise(start: bytes) -> bool:
    """Whether bytes are no text in any encoding: many control codes, and not two tags, of which chance may make one.

    UTF-16 has its NULs at every other.
    """
    codes = len(start) - len(start.translate(None, _CODES))
    wide = start[:2] in (b"\xff\xfe", b"\xfe\xff") or max(start[::2].count(0), start[1::2].count(0)) * 3 > len(start)
    wide = wide or wide_of(start) != ""
    return codes * 20 > len(start) and not wide and len(_TAG.findall(start)) < 2


def judge(page: Page, text: str, facts: Facts, noise: list[Noise], url: str = "") -> tuple[str, str]:
    """Return (access, reason) of a page from its markup, clean text, facts and what was removed."""
    size = len(text) if sum(sign.isalpha() for sign in text[:500]) >= LETTERS else 0
    title = _title(page)
    if size < SHORT:
        for access, place, pattern in _WALLS:
            where = (
                title
                if place == "title"
                else text[:3000] + " " + _shown(page)
                if place == "text"
                else page.html[:200_000]
            )
            found = pattern.search(where)
            if found and (size < STUB * 2 or place == "title") and _confirmed(access, page, facts, size):
                return access, f"{place} says {found[0]!r}"
        if size < STUB and _mostly_consent(page):
            return "consent", "nearly all of its text asks for consent"
        if size < STUB and page.tree.find('.//input[@type="password"]') is not None:
            return "login", "a password field and no article"
        if size < STUB and not facts.is_article and _is_shell(page, size):
            return "shell", "needs JavaScript"
    if _is_home(url) or (not facts.is_article and _is_listing(page, text)):
        return "listing", "home page" if _is_home(url) else "mostly links to other pages"
    if (reason := _teaser(text, facts, noise)) and size:
        return "teaser", reason
    if not size:
        return ("shell", "needs JavaScript") if _is_shell(page, 0) else ("failed", "no text found")
    return "full", ""


def _title(page: Page) -> str:
    parts = [page.tree.find(".//title"), page.tree.find(".//h1")]
    return " ".join(" ".join(part.text_content().split()) for part in parts if part is not None)[:400]


def _shown(page: Page) -> str:
    body = page.tree.find(".//body")
    return " ".join((body if body is not None else page.tree).text_content().split())[:3000]


def _confirmed(access: str, page: Page, facts: Facts, size: int) -> bool:
    if access == "login":
        return page.tree.find('.//input[@type="password"]') is not None and not facts.is_article
    if access == "consent":
        return _mostly_consent(page) or size < STUB
    if access == "failed":
        return size < STUB and not facts.is_article
    return not (facts.is_article and size > STUB)


def _mostly_consent(page: Page) -> bool:
    shown = _shown(page)
    found, pieces = concepts(shown)
    asked = sum(len(found.get(concept, ())) for concept in ("cookie", "consent"))
    return len(pieces) > 8 and asked >= max(4, len(pieces) // 25)


def _is_shell(page: Page, size: int) -> bool:
    return bool(_NEEDS_SCRIPT.search(page.html) or _ROOTS.search(page.html) or page.scripts > 20_000 * (1 + size // 50))


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return bool(parts.hostname) and parts.path in ("", "/") and not parts.query


def _is_listing(page: Page, text: str) -> bool:
    """Many links that read like headlines, and less prose than they; news is written in short paragraphs too."""
    body = page.tree.find(".//body")
    links = [len(" ".join(link.text_content().split())) for link in (body if body is not None else page.tree).iter("a")]
    headlines = [size for size in links if 25 <= size <= 200]
    if len(headlines) < 20:
        return False
    lines = text.split("\n")
    long = sum(len(line) for line in lines if len(line) > 200)
    told = sum(len(line) for line in lines if len(line) > 100 and SENTENCE_END.search(line))
    return (
        long < sum(headlines) * 0.5 and told < sum(headlines) and not (told >= 1500 and told >= PROSE_SHARE * len(text))
    )


def _teaser(text: str, facts: Facts, noise: list[Noise]) -> str:
    """Why the text is only the beginning of the article, "" when it is not."""
    words = len(text.split())
    prompt = next((entry.line for entry in noise if entry.kind == "paywall"), "")
    if facts.words > 150 and words < facts.words * 0.6 and (facts.free is False or prompt):
        return f"{words} of {facts.words} words that the page declares"
    cut = len(text) < (2 * TEASER if prompt else TEASER) or text.rstrip().endswith(("…", "..."))
    if facts.free is False and cut:
        return "declared as not free" + (f", and says {prompt[:80]!r}" if prompt else "")
    if prompt and len(text) < TEASER:
        return f"says {prompt[:80]!r}"
    return ""

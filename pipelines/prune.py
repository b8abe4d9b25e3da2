"""Takes noise out of the tree before extraction, where structure still tells what a line alone does not.

Two passes: elements whose class or id says what they are (a row a name), then blocks of text whose words or links do.
Nothing that holds much of the page's prose goes, whatever it is called: names lie.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

from archive.capture import Noise
from pipelines.comments import comments_after
from pipelines.concepts import concepts
from pipelines.noise import kind_of

# kind: names in class and id, split at everything but letters and digits and at capitals
NAMES = {
    "comment-form": """comment-respond comment-form commentform comment-reply respond reply-title comments-area comments-wrapper comment-wrapper comments-title
        comments-section comments-container comments-block comments-list comment-list commentlist comments-form disqus-thread disqus dsq fb-comments nocomments no-comments
        leave-comment leave-reply add-comment post-comment comment-box write-comment comment-count comments-count comments-link comment-notes must-log-in
        filter-guidelines reader-comments spotim openweb hyvor remark42 cusdis coral-talk viafoura livefyre facebook-comments vuukle hypercomments cackle""",
    "spam-notice": "akismet akismet-comment-form-privacy-notice g-recaptcha recaptcha captcha",
    "share": """addtoany a2a a2a-kit sharedaddy sd-sharing sd-block sd-like jp-relatedposts-headline shariff sharethis st-buttons st-btn addthis jssocials ssba essb heateor social-share social-sharing
        social-links social-media social-icons social-bar social-buttons social-btns social-list share-bar share-buttons share-button share-box share-tools share-links share-link share-this share-icons share-list
        share-container share-widget share-block share-post share-article share-panel share-wrapper sharebar sharebuttons share-btn shares sharing sharing-buttons sharedbuttons post-share article-share post-sharing
        entry-share ya-share2 ya-share pluso uptolike likely mashsb swp dpsp sassy-social novashare wp-share monarch shareaholic sharrre scriptless simplesocialbuttons teilen social-teilen partager udostepnij
        podilytysia podelitsya compartir condividi compartilhar likes-widget-placeholder follow-us follow-buttons social-follow follow-bar""",
    "breadcrumb": "breadcrumb breadcrumbs bread-crumb bread-crumbs crumbs crumb breadcrumb-trail rank-math-breadcrumb yoast-breadcrumb easy-breadcrumb kb-breadcrumb pathway trail-items ariadne",
    "newsletter": """newsletter newsletter-signup newsletter-box newsletter-form newsletter-widget newsletter-cta mc-embed mc4wp mailchimp mailpoet mailerlite subscribe-form subscribe-box subscribe-widget subscription-form
        email-signup email-subscribe signup-form sign-up-form optin optin-form optinmonster sumome convertkit ck-form nl-signup nl-form newsletter-promo inline-newsletter subscribe-block""",
    "related": """related-posts related-articles related-stories related-news related-content related-links related-post related-article related-items related-box related-block relatedposts jp-relatedposts yarpp
        crp-related outbrain taboola zergnet revcontent mgid read-also readalso read-more-block also-read more-stories most-read most-popular most-viewed recommended-posts recommended-articles recommendations
        you-may-like you-might-like trending-posts related-topics see-also up-next next-article nextpost post-navigation nav-links posts-navigation prev-next previous-next post-nav siguiente""",
    "cookie": """cookie-law-info-bar cookie-notice cookie-banner cookie-consent cookie-bar cookiebanner cookieconsent cookie-popup cookie-policy-banner cookies-bar cookies-banner onetrust cmplz borlabs iubenda didomi qc-cmp qc-cmp2
        gdpr gdpr-banner cybotcookiebot cookiebot usercentrics sp-message moove-gdpr tarteaucitron osano evidon truste cc-window cookie-message eu-cookie-law eupopup cookielaw consent-banner fc-consent-root""",
    "advert": """adsbygoogle div-gpt-ad advertisement advertising advert adverts ad-slot ad-container ad-wrapper ad-unit ad-label ad-banner ad-box ad-block ad-placeholder adslot adbox adunit ad-wrap ad-text ad-notice
        sponsored sponsored-content dfp-ad ads-container ads-wrapper inline-ad reklama anzeige werbung publicidad pubblicita""",
    "author": "author-box author-bio author-info author-card author-profile about-author aboutauthor abh-box saboxplugin saboxplugin-wrap molongui author-description post-author-bio pp-multiple-authors-boxes-wrapper",
    "disclaimer": "post-disclaimer disclaimer article-disclaimer disclosure affiliate-disclosure affiliate-disclaimer affiliate-notice legal-disclaimer",
    "tags": "tag-links tags-links post-tags entry-tags article-tags tagcloud tag-cloud tags-list tag-list post-tag article-tag cat-links post-categories entry-categories",
    "navigation": "screen-reader-text visually-hidden sr-only element-invisible skip-link skip-to-content back-to-top scroll-to-top print-link print-button printfriendly pf-content-print font-size font-resize font-resizer text-resizer fontsize textsize text-size post-views",
    "paywall": "paywall-prompt paywall-message regwall subscription-prompt subscribe-wall leaky-paywall-message tp-container-inner piano-offer paywall-offer",
    "player": "video-js vjs-control-bar jwplayer plyr-controls mejs-container mejs-offscreen video-controls audio-player",
    "server-error": "xdebug-error xe-warning xe-notice xe-deprecated xe-fatal-error wpdberror php-error tracy-bluescreen exception-trace sf-exceptionreset",
}  # fmt: skip
_KINDS = {name: kind for kind, names in NAMES.items() for name in names.split()}
_FIRST = frozenset(name.split("-")[0] for name in _KINDS)
MAX_LABEL = 48  # characters of a label for screen readers; longer ones are text
_MAY_BE_LONG = ("comment-form", "cookie", "related", "server-error")

_BLOCKS = frozenset(
    "p div li h1 h2 h3 h4 h5 h6 td dd dt blockquote section article header footer aside figcaption small center span summary address caption".split()
)
_LINES = _BLOCKS - {"div", "section"}
_HOLDERS = frozenset(
    "p div li h1 h2 h3 h4 h5 h6 td th dd dt blockquote section article header footer aside ul ol table tr tbody form figure main dl pre hr details".split()
)
# What no extractor takes text from; without them the trees that each of them copies are a third smaller.
_ASIDE = frozenset("nav footer aside noscript button select menu dialog video audio input textarea".split())
# What shows nothing when it is empty: a tenth of a page, and each pass over the tree meets it again. Not `a`: its links
# are counted.
_SPACERS = frozenset("div span i img source p li ul".split())
_QUOTED = frozenset("pre code blockquote q samp kbd".split())
_HOME = re.compile(r"(?:https?:)?//[^/]+/?(?:[a-z]{2}/)?")
_LABEL = re.compile(r"[\[(][A-Z ]{2,24}[\])]$")  # what a headline elsewhere is marked with: [VIDEO]
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def named(names: str) -> str:
    """Return the kind of noise that a class or id says, "" when none.

    >>> named("entry-content clearfix"), named("td-post-sharing-bottom"), named("shareButtons")
    ('', 'share', 'share')
    """
    for name in names.split():
        if kind := _named(name):
            return kind
    return ""


@lru_cache(maxsize=50_000)
def _named(name: str) -> str:
    words = [word.lower() for word in _WORD.findall(name)]
    for begin, word in enumerate(words):
        if word in _FIRST:
            for size in range(min(len(words) - begin, 5), 0, -1):
                kind = _KINDS.get("-".join(words[begin : begin + size]))
                if kind and (size > 1 or len(words) <= 2):
                    return kind
    return ""


def prune(tree: HtmlElement) -> tuple[list[Noise], list[tuple[HtmlElement, str]]]:
    """Remove the noise that `tree` shows by its structure; returns (what was visible of it, the lines that are left)."""
    body = tree.find(".//body")
    root = tree if body is None else body
    removed: list[Noise] = []
    everything = list(root.iter())  # held: lxml makes a new object of each element that nobody holds
    whole = len(root.text_content())
    aside = [element for element in everything if element.tag in _ASIDE]
    if sum(len(element.text_content()) for element in aside) < whole * 0.6:
        inside = {inner for element in aside for inner in element.iter()}
        everything = [element for element in everything if element not in inside]
        for element in aside:
            if element.getparent() is not None:
                element.drop_tree()
    gone = {root}  # elements that are not to be looked at any more
    _drop_spacers(tree, everything, gone)
    _free_from_tables(everything)
    for element in everything:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if names != " " and (kind := named(names)) and element not in gone and _harmless(element, kind, whole):
            _remove(element, kind, removed, gone)
    lines = [(element, line_of(element)) for element in _leaves(everything) if element not in gone]
    for element, line in lines:
        if element not in gone and (kind := _block_kind(element, line)) and not _quoted(element):
            if kind == "related":
                _remove_list_after(element, removed, gone)
            for holder in comments_after(element) if kind == "comment-form" else ():
                _remove(holder, "comment", removed, gone)
            _remove(element, kind, removed, gone)
    return removed, [(element, line) for element, line in lines if line and element not in gone]


def _drop_spacers(tree: HtmlElement, everything: list[HtmlElement], gone: set[HtmlElement]) -> None:
    """Remove what has nothing to show, inner elements first, and what the head says to machines."""
    for element in reversed(everything):
        if element.tag in _SPACERS and not element.text and len(element) == 0 and not _separates(element, gone):
            gone.add(element)
            element.drop_tree()
    head = tree.find("head")
    for element in list(head) if head is not None else ():
        if element.tag != "title":
            head.remove(element)


def _separates(element: HtmlElement, gone: set[HtmlElement]) -> bool:
    """Whether an empty block parts what stands before and behind it, or is not there any more."""
    if element in gone:
        return True
    if element.tag not in _HOLDERS:
        return False
    before, parent = element.getprevious(), element.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else ""
    return bool((text or "").strip() or (element.tail or "").strip())


def _free_from_tables(everything: list[HtmlElement]) -> None:
    """Turn tables that only lay out the page, known by a cell with the headline or several paragraphs, into boxes."""
    for cell in [element for element in everything if element.tag == "td"]:
        text = sum(len(p.text_content()) for p in cell.iter("p"))
        if cell.find(".//h1") is None and (text < 400 or len(cell.findall(".//p")) < 3):
            continue
        for holder in cell.iterancestors("table", "tbody", "tr"):
            for sibling in holder.iterchildren("td") if holder.tag == "tr" else ():
                sibling.tag = "div"
            last = holder.tag == "table"
            holder.tag = "div"
            if last:
                break


def _harmless(element: HtmlElement, kind: str, whole: int) -> bool:
    """Whether what would go is small beside the page, or is of a kind that may be long, and holds no article."""
    if element.tag in ("body", "html", "main", "article", "h1"):
        return False
    text = "".join(element.itertext())
    size = len(text)
    if kind == "navigation":
        return size < MAX_LABEL and not text.rstrip().endswith((".", "!", "?", "…", ":"))
    if element.find(".//h1") is not None or (size > 200 and size > whole * (0.6 if kind in _MAY_BE_LONG else 0.25)):
        return False
    if kind == "comment-form" or size < 400:
        return True
    if kind == "cookie" and not {"cookie", "consent"} & concepts(text[:3000])[0].keys():
        return False
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    prose = sum(len(p.text_content()) for p in element.iter("p", "h2", "h3", "li", "td"))
    return kind == "cookie" or linked > 0.3 * size or prose < 0.4 * size or size < 700


def _remove(element: HtmlElement, kind: str, removed: list[Noise], gone: set[HtmlElement]) -> None:
    text = " ".join(element.text_content().split())
    if text:
        removed.append(Noise(kind=kind, line=text[:300]))
    gone.update(element.iter())
    element.drop_tree()


def _leaves(everything: list[HtmlElement]) -> list[HtmlElement]:
    """Elements that hold a line: blocks without other blocks in them."""
    outer: set[HtmlElement] = set()
    for element in everything:
        if element.tag in _HOLDERS:
            holder = element.getparent()
            while holder is not None and holder not in outer:
                outer.add(holder)
                holder = holder.getparent()
    return [
        element for element in everything if element.tag in _BLOCKS and element not in outer and not _in_line(element)
    ]


def _in_line(element: HtmlElement) -> bool:
    """Whether a span is part of a line that is looked at as a whole."""
    parent = element.getparent()
    return element.tag == "span" and parent is not None and parent.tag in _LINES


def _quoted(element: HtmlElement) -> bool:
    return element.tag in _QUOTED or any(parent.tag in _QUOTED for parent in element.iterancestors())


def _block_kind(element: HtmlElement, text: str) -> str:
    if not text or len(text) > 900:
        return ""
    if element.tag == "td" and (element.getnext() is not None or element.getprevious() is not None):
        return ""  # a cell of data
    links = list(element.iter("a"))
    if element.tag == "li" and len(links) == 1 and len(text) < 60 and text == line_of(links[0]):
        return ""  # an entry of a menu, most likely; if it reaches the text, its line is looked at there
    if links:
        if len(text) < 300 and _is_trail(element, links):
            return "breadcrumb"
        if len(text) < 240 and _is_pointer(element, links, text):
            return "related"
        if element.tag == "p" and len(links) == 1 and _is_signpost(element, links[0], text):
            return "related"
    kind = kind_of(text)
    if kind == "related" and ":" not in text and not _list_after(element):
        return ""
    return kind


def line_of(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(element.text_content().split())


def _own_text(element: HtmlElement) -> str:
    """The text outside links."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != "a":
            parts.append(_own_text(child))
        parts.append(child.tail or "")
    return " ".join(" ".join(parts).split())


def _is_trail(element: HtmlElement, links: list[HtmlElement]) -> bool:
    """A breadcrumb: links with nothing but arrows between them, the first to the home page."""
    href = (links[0].get("href") or "").strip()
    if href != "/" and (href.count("/") > 4 or not _HOME.fullmatch(href)):
        return False
    between = links[0].tail or ""
    parent = links[0].getparent()
    if not between.strip() and parent is not None and parent is not element:
        between = parent.tail or ""
        follower = parent.getnext()
        if not between.strip() and follower is not None:
            between = follower.text or ""
    sign = between.strip()[:1]
    if not sign or sign not in ">»›→/|\\•·–—":
        return False
    return href == "/" or len(links) > 1 or "home" in concepts(links[0].text_content())[0]


def _is_pointer(element: HtmlElement, links: list[HtmlElement], text: str) -> bool:
    """A line that only points elsewhere: a call to read and a link ("Read more: …")."""
    linked = " ".join(map(line_of, links))
    if len(text) - len(linked) > 62:
        return False
    own = _own_text(element)
    if len(own) > 60:
        return False
    if not own.strip(" :：|>»›→-–—•*"):
        head, colon, rest = linked.partition(":")
        if not colon or not rest.strip() or len(head) > 36:
            return False
        own = head
    elif len(linked) < 12:
        return False
    found, pieces = concepts(own)
    if not pieces or len(pieces) > 6 or "pointer" not in found:
        return False
    covered = {
        at
        for concept in ("pointer", "related", "items", "filler")
        for span in found.get(concept, ())
        for at in range(*span)
    }
    return len(covered) == len(pieces)


def _is_signpost(element: HtmlElement, link: HtmlElement, text: str) -> bool:
    """A paragraph that is one link with the words of a headline, between paragraphs of prose."""
    linked = line_of(link)
    own = _own_text(element)
    if (own and not _LABEL.match(own)) or len(linked.split()) < 5 or text[-1] in ".!…:;," or not 25 <= len(text) <= 200:
        return False
    before, after = element.getprevious(), element.getnext()
    return any(near is not None and near.tag == "p" and len(near.text_content()) > 120 for near in (before, after))


def _list_after(element: HtmlElement) -> list[HtmlElement]:
    """What follows a heading like "Related articles" and is nothing but links."""
    found: list[HtmlElement] = []
    start = element
    parent = element.getparent()
    if element.getnext() is None and parent is not None and parent.tag in ("div", "header") and len(parent) == 1:
        start = parent
    for follower in start.itersiblings():
        text = " ".join(follower.text_content().split())
        links = follower.findall(".//a") + ([follower] if follower.tag == "a" else [])
        linked = sum(len(" ".join(link.text_content().split())) for link in links)
        if not links or linked < 0.6 * len(text) or len(text) > 3000:
            break
        found.append(follower)
    return found


def _remove_list_after(element: HtmlElement, removed: list[Noise], gone: set[HtmlElement]) -> None:
    for follower in _list_after(element):
        _remove(follower, "related", removed, gone)

"""What pages leave in the text: one row a kind, with what makes a line that kind and a line that was seen.

A row names the concepts (see `pipelines.words`) that must all stand in the line, and how many words may be left that
no concept explains; a line in which somebody says something is a sentence. So "Leave a reply" is noise and "Leave a reply,
she wrote, and I will come" is not. What has a
shape rather than words (breadcrumbs, server errors, credits) is a pattern instead.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from pipelines.concepts import Spans, bits, concepts, places_of, possible, words_of


@dataclass(frozen=True, slots=True)
class Row:
    """One way a line shows that it is noise.

    `needs`: concepts that must be there. `may`: concepts whose words count as explained too. `rest`: how many other
    words there may be. `first`: the first concept of `needs` must begin the line or a sentence, as an order does.
    `where`: any, start or end of the text. `pattern` is used instead of concepts when there is
    one; `signs` spares it most lines.
    """

    kind: str
    needs: str = ""
    may: str = ""
    rest: int = 0
    longest: int = 80
    first: bool = False
    where: str = "any"
    pattern: str = ""
    signs: str = ""  # one of these must be in the line, in lower case: spares most lines the pattern
    example: str = ""


NOISE = (
    # PHP and other server errors that are left after pipelines.faults
    Row("php-error", pattern=r"(?:PHP )?(?:Fatal error|Parse error|Warning|Notice|Deprecated|Strict standards)\s?: .{3,1500}? in (?:.{1,400}? on line \d+\.?$|(?:/|[A-Za-z]:\\)\S{1,300}:\d+)", longest=2500,
        signs="on+line .php: .inc: .module:", example="Warning: Undefined variable $a in /srv/www/a.php on line 3"),
    Row("php-error", pattern=r"(?:Stack trace|Call stack):?$|#\d+ .{0,400}(?:\(\d+\): |\{main\})|thrown in .{1,300} on line \d+", longest=600, signs="stack # thrown", example="#2 {main}"),
    Row("server-error", pattern=r"WordPress database error|.{0,80}You have an error in your SQL syntax;|.{0,60}Error establishing a database connection|\[an error occurred while processing this directive\]", longest=900,
        signs="database syntax; [an", example="WordPress database error: [Table 'wp.popular' doesn't exist]"),
    Row("server-error", pattern=r"(?:mysqli?|pg|PDO|sqlite|odbc|mssql)\w*(?:::|_)\w+(?:\(.{0,80}\))?: .{3,400}", longest=600,
        signs="mysql pg pdo sqlite odbc mssql", example="mysqli::real_connect(): (HY000/1045): Access denied for user"),
    Row("server-error", pattern=r"(?:SQLSTATE\[\w+\]|Uncaught (?:\w+\\)*\w*(?:Error|Exception)\b|(?:[a-z]\w*\.)+\w*(?:Exception|Error)(?![\w(])|(?:\w+::)+\w*(?:Error|Exception)\b|.{0,200}\((?:\w+::)*\w+(?:Error|Exception)\)$|An? (?:unhandled|uncaught) exception\b|undefined (?:local variable or )?method [`'‘]|Microsoft OLE DB Provider|\[\w{3} \w{3} +\d+ [\d:.]+ \d{4}\] \[[\w:]*(?:error|warn|crit)\]|at (?:[\w$]+\.){2,}[\w$<>]+\([\w.]*(?::\d+)?\)|Server Error in '.{0,60}' Application|Traceback \(most recent call last\)|File \".{1,300}\", line \d+)", longest=900,
        example='File "/srv/app/views.py", line 12, in index'),
    Row("server-error", pattern=r"(?:Liquid error|Smarty error|Twig_Error\w*|ErrorException|Template error|Microsoft VBScript (?:runtime|compilation) error|ADODB\.\w+ error|ORA-\d{5})\b.{0,600}$", longest=700,
        example="Liquid error: Could not find asset snippets/share.liquid"),
    Row("server-error", pattern=r".{2,200} \(line \d+ of (?:/|[A-Za-z]:\\).{1,300}\)\.?$", longest=700, signs="(line", example="Notice: Undefined offset: 1 in f() (line 70 of /srv/www/counter.inc)."),
    # comment forms
    Row("comment-form", "leave comment", may="filler us your ask", rest=1, longest=90, example="Leave a Reply"),
    Row("comment-form", "email not published your", may="required field filler comment logged_in must", rest=8, longest=260,
        example="Your email address will not be published. Required fields are marked *"),
    Row("comment-form", "required field", may="filler not", rest=5, longest=110, example="Required fields are marked *"),
    Row("comment-form", "my_data browser", rest=30, longest=260, example="Save my name, email, and website in this browser for the next time I comment."),
    Row("comment-form", "logged_in comment must", may="filler leave your us", rest=6, longest=170, example="You must be logged in to post a comment."),
    Row("comment-form", "logged_in comment", may="filler", rest=0, longest=60, example="Sign in to comment"),
    Row("comment-form", "comment closed", may="filler", rest=3, longest=80, example="Comments are closed."),
    Row("comment-form", "comment moderated", may="filler us your not must", rest=7, longest=150, first=True, example="Comments are moderated before they appear."),
    Row("comment-form", "powered", may="comment filler", rest=4, longest=110, example="blog comments powered by Disqus"),
    Row("comment-form", pattern=r"(?:no|zero|\d+)\s+(?:thoughts?|responses?|replies|comments?|gedanken|kommentare?|commentaires?|réponses?|comentarios?|commenti|comentários?|komentarz[ey]?|коментар\w*|комментар\w*)\s+(?:on|to|zu|sur|en|su|em|do|до|к)\s.{1,200}$",
        longest=240, example="2 thoughts on “The deal”"),
    Row("comment-form", "comment", may="number filler ask", longest=40, example="12 Comments"),
    Row("comment-form", pattern=r"(?:No HTML tags allowed|Web page addresses and e-?mail addresses turn into links|Lines and paragraphs break automatically|Allowed HTML tags|You may use these HTML tags|Notify me of (?:follow-?up|new) |This question is for testing whether)",
        longest=300, example="Lines and paragraphs break automatically."),
    Row("spam-notice", "spam processed comment", rest=30, longest=260, example="This site uses Akismet to reduce spam. Learn how your comment data is processed."),
    Row("spam-notice", "spam processed", may="filler your", rest=9, longest=160, example="This site is protected by reCAPTCHA and the Google Privacy Policy"),
    # share and follow bars, tools
    Row("share", "share", may="network tool filler number us your", longest=200, example="Share Tweet Share"),
    Row("share", "network network", may="share tool filler number us", longest=200, example="Facebook Twitter WhatsApp"),
    Row("share", pattern=r"\s*(?:[\d.,]+\s?[kKMтис]*\s+)?(?:shares?|likes?|поширень|репост\w*|udostępnie\w*)\s*$", longest=40, example="1.2K Shares"),
    Row("tools", "tool", may="filler number network", longest=60, example="Print this page"),
    Row("follow", "follow network us", may="your filler share channel app download", rest=9, longest=190, first=True, example="Follow us on Twitter and like us on Facebook for the latest updates."),
    Row("follow", pattern=r"(?:follow|folgen?|folge|suivez|sigue|síguenos|segui|siga|стежте за|следите за|śledź|obserwuj)\b.{0,30}@\w{2,30}.{0,40}$", longest=100, signs="@", example="Follow @harbourecho on X"),
    Row("follow", "follow us", may="filler your network channel", rest=2, longest=60, first=True, example="Follow us"),
    Row("follow", "follow channel", may="us your filler network", rest=6, longest=150, first=True, example="Підписуйтесь на наш канал"),
    Row("app", "download app", may="us your filler", rest=6, longest=110, first=True, example="Download our app for the latest news"),
    # newsletters
    Row("newsletter", "subscribe newsletter", may="filler your receive us", rest=30, longest=300, first=True, example="Sign up for our free newsletter and get the top stories in your inbox."),
    Row("newsletter", "newsletter receive your", may="filler us subscribe", rest=22, longest=260, first=True, example="Get the day's headlines delivered to your inbox every morning."),
    Row("newsletter", "receive newsletter your", may="filler us subscribe", rest=18, longest=220, first=True, example="Join our mailing list for weekly updates."),
    Row("newsletter", "receive newsletter", may="filler your us subscribe", rest=5, longest=110, first=True, example="Отримуйте головні новини дня на пошту"),
    Row("newsletter", "newsletter", may="filler your us subscribe receive", rest=1, longest=50, example="Our newsletter"),
    Row("newsletter", "subscribe", may="filler your us receive", rest=0, longest=50, example="Subscribe"),
    # breadcrumbs
    Row("breadcrumb", "you_are_here", may="home filler", rest=0, longest=60, example="You are here:"),
    Row("breadcrumb", pattern=r"(?P<home>[^>»›→/|\\:•·<]{2,30}?)\s*(?:>|»|›|→|/|\||\\|::|•|·)\s*\S.{0,250}(?<!\.)$", longest=300, signs="> » › → / | \\ :: • ·", example="Home > News > Mayor opens bridge"),
    Row("breadcrumb", pattern=r"(?P<here>[^:]{3,40}?)\s*:\s*[^>»›→/|]{1,80}[>»›→/|].{0,250}$", longest=300, signs=":", example="You are here: Home > News"),
    # related
    Row("related", "related", may="items filler read your", rest=0, longest=60, example="Related articles"),
    Row("related", pattern=r"(?P<read>[^:：|>»›→]{3,36}?)\s*[:：|>»›→]\s*\S.{5,200}(?<![.!…])$", longest=240, signs=": ： | > » › →", example="Read more: Inside the harbour deal"),
    # adverts
    Row("advert", "advert", may="continues items filler number", rest=0, longest=70, example="Advertisement"),
    Row("advert", "continues advert", may="items filler", rest=3, longest=90, example="Story continues below advertisement"),
    Row("advert", "continues items", may="filler", rest=0, longest=60, example="Article continues below"),
    # cookies
    Row("cookie", "cookie site_uses consent", rest=200, longest=900, example="This website uses cookies to improve your experience. By continuing you accept this."),
    Row("cookie", "cookie consent", may="filler your us", rest=2, longest=90, example="Accept all cookies"),
    # rights
    Row("copyright", pattern=r"\W*(?:copyright\b\W{0,4}(?:\(c\)\s*)?(?:(?:19|20)\d\d|©|by\b)|(?:©|\(c\)|ⓒ)\s*(?:copyright)?\W*(?:19|20)\d\d|(?:©|ⓒ)\s*\w).{0,220}$", longest=260, where="end", signs="copyright © (c) ⓒ", example="© 2026 The Courier"),
    Row("copyright", "copyright", may="number filler republish forbidden", rest=3, longest=260, example="All rights reserved."),
    Row("copyright", "republish forbidden", rest=40, longest=420, example="This material may not be published, broadcast or redistributed."),
    # disclaimers
    Row("disclaimer", "views reflect", rest=90, longest=800, example="The views expressed here do not necessarily reflect those of the paper."),
    Row("disclaimer", "views author", rest=60, longest=600, where="end", example="The views expressed are those of the author."),
    Row("disclaimer", "advice not", rest=90, longest=800, where="end", example="This is not investment advice."),
    Row("disclaimer", "advice not", may="filler us your author", rest=2, longest=90, example="Dies ist keine Anlageempfehlung."),
    Row("disclaimer", "advice advice not", rest=90, longest=800, example="For informational purposes only, this is not investment advice."),
    Row("disclaimer", "advice disclosure", rest=120, longest=900, example="Disclaimer: for informational purposes only, no substitute for medical advice."),
    Row("disclaimer", "advice position", rest=120, longest=900, example="Not a recommendation to buy or sell. The author holds no licenses."),
    Row("disclaimer", "position holdings author mentioned", rest=60, longest=600, example="The author holds no position in any of the companies mentioned."),
    Row("disclaimer", "commission may_earn buy", rest=70, longest=500, example="We may earn a commission from links on this page."),
    Row("disclaimer", "commission disclosure", rest=70, longest=500, example="Disclosure: this post has affiliate links."),
    Row("disclaimer", "disclosure", may="filler", rest=1, longest=40, where="end", example="Disclaimer:"),
    Row("disclaimer", "trust", may="filler us", rest=4, longest=90, example="Our Standards: The Thomson Reuters Trust Principles."),
    Row("disclaimer", "sources", rest=30, longest=300, where="end", example="Information for this briefing was found via the sources and companies mentioned."),
    # walls, players, credits
    Row("paywall", "paywall", may="filler your us subscribe receive read continues logged_in price number", rest=4, longest=150, example="Already a subscriber? Sign in"),
    Row("paywall", "exclusive subscriber items", may="filler your us read", rest=4, longest=130, example="This article is exclusive to Courier+ subscribers"),
    Row("player", "player", may="filler your us must browser", rest=3, longest=90, example="Your browser does not support the video tag"),
    Row("credit", pattern=r"[(\[]?(?:photos?|images?|pictures?|photographs?|video|illustration|graphic|фото|світлина|ілюстрація|иллюстрация|zdjęci[ea]|fot\.|foto|fotos|bild|bildquelle|bildnachweis|crédits? photos?|crédits?|créditos?|photo d'illustration|imagen|immagine|imagem|beeld)\s*(?:by|credit|credits|courtesy(?: of)?|source|via|:|©|/)\s*:?\s*(?!(?-i:[a-zà-žа-яіїєґ])\S*(?:\s+\S+){5,}\.$)\S.{1,110}$",
        longest=140, signs=": by via © / credit courtesy source", example="Photo: A. Nowak / Agency"),
    # tags, authors, navigation
    Row("tags", pattern=r"(?P<tags>[^:]{3,24}?)\s*:\s*\S.{0,200}(?<![.!?])$", longest=230, where="end", signs=":", example="Tags: budget, council"),
    Row("tags", pattern=r"(?P<tags>[^:]{3,24}?)\s*:\s*[^.!?:]{2,40}(?:,[^.!?:,]{2,40})+$", longest=230, signs=":", example="Tags: budget, council"),
    Row("tags", "tags", may="filler", rest=0, longest=30, where="end", example="Tags"),
    Row("author", pattern=r".{3,160}\bcontributed (?:to )?(?:this|the) (?:report|story|article)\b.{0,60}$", longest=260, where="end", signs="contributed", example="Jan Nowak contributed to this report."),
    Row("author", pattern=r"(?:write to|e-?mail|contact|reach) .{2,80}\S+@\S+.{0,40}$", longest=160, where="end", signs="@", example="Write to Jan Nowak at jan@courier.test"),
    Row("author", pattern=r"(?:by|von|par|por|di|door|av|автор:|автор|autor:|autor|tekst:)\s(?:(?-i:[A-ZÀ-ŽА-ЯІЇЄҐ])[\w.’'-]+\s?){1,4}$", longest=70, where="start", example="By Iryna Koval"),
    Row("dateline", "posted number", may="filler by", rest=4, longest=70, first=True, where="start", example="Published on 12 May 2026"),
    Row("dateline", "minutes", may="number filler", rest=1, longest=40, where="start", example="6 min read"),
    Row("copyright", pattern=r"(?:this copy is for your personal|order (?:presentation-ready )?(?:copies|reprints)|distribution and use of this material|to order reprints).{0,300}$", longest=400, example="Order reprints"),
    Row("copyright", pattern=r"copyright .{0,40}\b(?:19|20)\d\d\b.{0,80}$", longest=140, where="end", example="Copyright The Courier 2026"),
    Row("author", "about_author", may="filler number", rest=3, longest=60, where="end", example="About the author"),
    Row("navigation", "navigate", may="filler number items", rest=0, longest=50, example="Back to top"),
    Row("tip-line", "tip_off", may="email filler us your leave follow network channel", rest=11, longest=170, first=True, example="Got a story for us? E-mail tips@courier.test"),
    Row("error-report", "error_report", may="filler us your tool", rest=14, longest=200, example="Found a mistake? Select it and press Ctrl+Enter"),
    Row("placeholder", pattern=r"\{\{[^{}]{1,80}\}\}$|\[object Object\]$|<%=?.{0,100}%>$|(?:undefined|null|NaN)$|\[/?\w{2,20}(?:\s[^\]]{0,200})?\]$", longest=500, example="{{ article.byline }}"),
    Row("script", pattern=r"(?:\(?function\s*\w*\s*\([^)\n]{0,40}\)\s*\{|var \w+\s*=|window\.\w+|googletag\.|document\.(?:write|get)|\(adsbygoogle).{0,400}", longest=600, example="googletag.cmd.push(function() { googletag.display('ad-1'); });"),
)  # fmt: skip

_SENTENCE = '.!?:;,…—–-•*|>»›"“”'
_QUOTES = "\"“”„«»‘'「"

_PATTERNS = {row.pattern: re.compile(row.pattern, re.I | re.S) for row in NOISE}
_SIZES = (40, 60, 90, 150, 300, 420, 900, 2500)  # characters: a line asks only the rows that take one of its size


class _Rules:
    """The rows that may hold for a line of some size in some place, and what tells quickly that none does."""

    def __init__(self, size: int, where: str) -> None:
        rows = [row for row in NOISE if row.where == where and row.longest > size]
        said = sorted({sign for row in rows for sign in row.signs.split()})
        bit = {sign: 2 << at for at, sign in enumerate(said)}
        self.signs = [(sign.replace("+", " "), bit[sign]) for sign in said]
        self.patterns = [
            (row, sum(bit[sign] for sign in row.signs.split()) or 1, _PATTERNS[row.pattern])
            for row in rows
            if row.pattern
        ]
        self.tests = [(row, bits(row.needs.split())) for row in rows if not row.pattern]

    def kind(self, line: str) -> str:
        low = line.lower()
        held = 1  # the bit of rows without a sign
        for sign, bit in self.signs:
            if sign in low:
                held |= bit
        for row, wanted, pattern in self.patterns:
            if held & wanted and len(line) <= row.longest and (match := pattern.match(line)) and _named(match):
                return row.kind
        held = possible(words_of(line)) if self.tests else 0
        for row, wanted in self.tests:
            if held & wanted == wanted and len(line) <= row.longest and _fits(row, line):
                return row.kind
        return ""


_RULES = {where: tuple(_Rules(size, where) for size in (0, *_SIZES[:-1])) for where in ("any", "start", "end")}


def kind_of(line: str, place: str = "middle") -> str:
    """Return the kind of noise that `line` is, "" when it is none; `place` is start, middle or end of the text.

    >>> kind_of("Hinterlasse einen Kommentar"), kind_of("Leave a reply, she wrote, and I will come back.")
    ('comment-form', '')
    """
    return _kind_of(line, "any") or ("" if place == "middle" else _kind_of(line, place))


@lru_cache(maxsize=4096)
def _kind_of(line: str, where: str) -> str:
    """The kind by the rows that apply just there."""
    if len(line) > _SIZES[-1] or not line.strip():
        return ""
    return _RULES[where][bisect_left(_SIZES, len(line))].kind(line)


def _named(match: re.Match[str]) -> bool:
    """Whether each named group of a pattern holds nothing but words of its concept."""
    for name, concept, may in (
        ("home", "home", ()),
        ("here", "you_are_here", ("filler",)),
        ("read", "pointer", ("items", "filler", "related")),
        ("tags", "tags", ("filler",)),
    ):
        if name in match.re.groupindex:
            found, pieces = concepts(match[name])
            if concept not in found:
                return False
            if _unexplained((concept, *may), found, pieces):
                return False
    return True


def _unexplained(known: tuple[str, ...], found: Spans, pieces: list[str]) -> int:
    covered: set[int] = set()
    for concept in known:
        for begin, end in found.get(concept, ()):
            covered.update(range(begin, end))
    return len(pieces) - len(covered)


def _fits(row: Row, line: str) -> bool:
    needs = row.needs.split()
    found, pieces = concepts(line)
    if any(len(found.get(need, ())) < needs.count(need) for need in needs):
        return False
    if row.rest < 60 and _unexplained((*needs, *row.may.split()), found, pieces) > row.rest:
        return False
    if "says" in found:
        return False
    if line[0] in _QUOTES and line.rstrip(" .!?")[-1] in _QUOTES:
        return False
    if not row.first:
        return True
    places = places_of(line)
    return any(_begins(places[begin], line) for begin, _ in found[needs[0]])


def _begins(at: int, line: str) -> bool:
    before = line[:at].rstrip()
    return not before or before[-1] in _SENTENCE or before.lower().endswith(("here to", "please", "also"))

"""Whose copy it is by its byline, dateline, credits and markup: agencies and outlets that passed an article on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from archive.compare.origins.grammar import Grammar
from archive.compare.origins.model import Report, Span
from archive.compare.origins.names import Known, Names, fold
from archive.compare.origins.sentences import Sentence, masked, pattern
from archive.compare.origins.shapes import UPPER, Mention

# LONDON, March 11 (Reuters) - | Puerto Alcor, 4 ago (EFE).- | МОСКВА, 5 мая. /ТАСС/. | Wien (APA) –
DATELINE = re.compile(
    rf"\A\W{{0,3}}[{UPPER}][^\n.!?()]{{1,50}}?(?:\.\s?)?[^\n.!?()/]{{0,20}}?[.,]?\s?[(/](?P<name>[^()/\n]{{2,40}})[)/]\s?(?:[.:]?\s?[-–—]|[.:—–-])",
    re.MULTILINE,
)
# Київ. 4 вересня. УНН. Текст  |  dpa Berlin -  |  (ots) –
OPEN = re.compile(r"\A\((?P<name>[^()\n]{2,25})\)\s")
FRONT = re.compile(
    rf"\A\(?(?P<name>[^\W\d_][\w/. -]{{1,30}}?)\)?(?:,? [{UPPER}]\w+)?(?:, \d[^\n]{{0,14}})?\s?(?:[-–—]|\.\s?[-–—])\s"
)
BEFORE = re.compile(  # BRUSSELS – (BELGA) Text  |  Brussels, Belga: Text
    rf"\A[{UPPER}][\w’'/ -]{{1,40}}(?:, \d[^\n,(]{{0,14}})?\s?[-–—:,]\s?"
    r"[(/]?(?P<name>[^()/\n.:,]{2,30})(?:[)/]:?|:)\s"
)
BETWEEN = re.compile(rf"\A[{UPPER}][\w’' ]{{1,40}} [-–—] (?P<name>[^.\n–—]{{2,30}}?) [-–—] ")  # OSLO — Reuters — Text
PLACE = re.compile(  # Madrid, 4 ago. EFE. Text  |  ZAGREB, Jan 4 - Hina - Text
    rf"\A[{UPPER}][\w’' -]{{1,40}}[.,] (?:\d{{1,2}}\.? \w+|\w+\.? \d{{1,2}})(?: \d{{4}})?[.,]?(?: [-–—])? "
    r"(?P<name>[^.\n]{2,30}?)\s?[.–—-]\s"
)
SENTENCE = re.compile(r"[.!?…][»”\"')]*\s|[.!?…][»”\"')]*$|\w(?:\W+\w+){5}")
INITIALS = re.compile(r"\W*[^\W_][\w.&-]{1,11}(?:(?:\s?[/,+|&–]\s?|\s-\s)[^\W_][\w.&-]{1,11}){0,4}\W*")
THE = re.compile(r"(?i)(?:the|der|die|das|le|la|el|l['’])\b")
FROM = r"by|with|from|mit|von|vom|avec|par|d['’]après|con|por|za|przez|według|от|по|від|за"
SUBJECTLESS = (  # With files from #  |  Produced by # for partners  |  Mit Agenturmaterial von #
    rf"^[^\w#@]*(?:(?:with|mit|avec|con|z|с|із|з|from|aus) )?(?:[^\W\d_]+ ){{0,3}}(?:{FROM}) (?:[^\s#]+ ){{0,2}}#"
)
OWNER = re.compile(
    r"(?i)©|\(c\)|copyright|\b(?:19|20)\d\d\b|\bby\b|all rights reserved|alle rechte vorbehalten|tous droits réservés"
    r"|todos los derechos reservados|усі права захищен\w+|все права защищен\w+|wszelkie prawa zastrzeżone"
)
OWNERS = re.compile(r",|;| & | and | und | et | y | i | і | и |\||:|\.\s")


@dataclass(frozen=True, slots=True)
class Credit:
    """`name` passed the article on; `span` says where that stands."""

    name: str
    kind: str
    span: Span
    own: bool = False


def markup(report: Report, names: Names, is_own: "OwnName") -> Iterator[Credit]:
    """Yield what the markup says: canonical on another host, source organisation, credit, one other owner."""
    hints = report.hints
    host = (urlsplit(hints.get("canonical", "")).hostname or "").removeprefix("www.")
    mine = report.host.removeprefix("www.")
    if host and mine and not (host == mine or host.endswith("." + mine) or mine.endswith("." + host)):
        row = names.at(host)
        name = row.name if row else re.sub(r"\.(?:com?|org|net|gov|ac)?\.?[a-z]+$", "", host)
        yield Credit(name, row.kind if row else "outlet", Span(0, len(hints["canonical"]), "canonical"))
    for key in ("sourceOrganization", "credit"):
        if value := hints.get(key, "").strip():
            yield named(value, names, Span(0, len(value), key))
    if value := hints.get("copyright", ""):
        owners = [
            part.strip() for part in OWNERS.split(OWNER.sub("\n", value).replace("\n", "|")) if part.strip(" .,-–—")
        ]
        if len(owners) == 1 and not is_own(owners[0]) and len(owners[0].split()) <= 5:
            yield named(owners[0].strip(" ."), names, Span(0, len(value), "copyright"))


def named(value: str, names: Names, span: Span) -> Credit:
    """Return the credit for a field that is a name."""
    row = names.named(value) or names.named(re.sub(r"\s*\(.*?\)", "", value))  # Agence France-Presse (AFP)
    return (
        Credit(row.name, row.kind, span)
        if row
        else Credit(value, "agency" if re.search(r"(?i)agen[ctz]|агент", value) else "outlet", span)
    )


def byline(value: str, place: str, names: Names, grammar: Grammar) -> Iterator[Credit]:
    """Yield the agencies in a byline: "dpa/red", "Rédaction avec AFP", "By Reuters staff"; no persons, no desks."""
    if row := names.named(value):
        yield Credit(row.name, row.kind, Span(0, len(value), place))
        return
    found = [m for m in names.find(value, grammar) if m.sure > 1]
    for mention in found:
        yield Credit(mention.name, mention.kind, Span(mention.start, mention.end, place))
    for token in re.finditer(r"[^\W\d_]+", value):  # AFP-JIJI, "dpa, afp"
        if token.group().isupper() or INITIALS.fullmatch(value):
            row = names.named(token.group())
            if row and row.kind == "agency" and row.name not in {m.name for m in found}:
                yield Credit(row.name, row.kind, Span(*token.span(), place))
    if not found and (
        match := re.fullmatch(
            rf"\W*(?:(?i:{grammar.credit})\W+){{0,3}}(?P<name>[{UPPER}]{{2,7}}|[{UPPER}][\w-]*\.(?:com|\w\w))(?:\W+(?i:{grammar.credit}))*\W*",
            value,
        )
    ):
        yield Credit(match["name"], "agency", Span(*match.span("name"), place))


def dateline(text: str, names: Names, grammar: Grammar) -> Iterator[Credit]:
    """Yield the agency in the dateline before a sentence of the first lines: "LONDON, March 11 (Reuters) - "."""
    at = 0
    for line in text.split("\n")[:3]:
        for form in (DATELINE, OPEN, FRONT, BETWEEN, PLACE, BEFORE):
            if (match := form.match(line)) and SENTENCE.search(line, match.end()):
                start, end = match.span("name")
                inside: list[Mention | Known] = [m for m in names.find(line[start:end], grammar) if m.sure > 1]
                if not inside and (row := names.named(line[start:end])):
                    inside = [row]
                for m in inside:
                    yield Credit(m.name, m.kind, Span(at, at + match.end()))
                if (
                    not inside
                    and form is DATELINE
                    and re.fullmatch(rf"[{UPPER}][\w. -]{{1,20}}|[a-z]{{2,6}}", line[start:end].strip())
                ):
                    yield Credit(line[start:end].strip(), "agency", Span(at, at + match.end()))
                if inside:
                    return
        at += len(line) + 1


def is_credit(sentence: Sentence, mentions: list[Mention], grammar: Grammar, last: bool) -> bool:
    """Return whether a sentence is but a credit: "— AP", "(Avec AFP)", "© SZ/dpa/rueb", "AP contributed".

    Among the `last` ones also what speaks of this article anywhere, "Copied to this article by AP", and a line without
    a subject, "With files from AP", "Produced by Kvarn Radio for partner newsrooms".
    """
    if not mentions:
        return False
    text = masked(sentence, mentions).text
    words = re.findall(r"[^\W\d_]+", text)
    about = pattern(rf"\b(?:{grammar.itself})", grammar).search(text)
    if (
        about
        and len(text.split()) < 25
        and (len(text[: about.start()].split()) <= 4 or (last and not THE.match(about[0])))
    ):
        return not pattern(grammar.no, grammar).search(text)
    if last and sentence.line and "@" not in text and len(words) <= 10 and pattern(SUBJECTLESS, grammar).search(text):
        return True
    known = pattern(rf"(?:{grammar.credit})", grammar)
    strange = [word for word in words if not known.fullmatch(word)]
    short = bool(re.search(r"[/©(|]", text))
    return not strange or (short and sentence.line and len(words) <= 4 and len(strange) <= 1 and len(strange[0]) <= 5)


def initials(text: str, names: Names) -> list[Known]:
    """Return the agencies of a line that is nothing but initials: "(sda/afp)", "red/dpa", "AFP, Reuters".

    >>> [row.name for row in initials("(ks/dpa)", Names())]
    ['dpa']
    """
    if not INITIALS.fullmatch(text):
        return []
    found = [names.named(token) for token in re.findall(r"[^\W_][\w.&-]*", text)]
    return [row for row in found if row and row.kind == "agency"]


class OwnName:
    """Knows the names of the article's own outlet."""

    def __init__(self, outlet: str, host: str, names: Names) -> None:
        row = names.named(outlet) or (names.at(host) if host else None)
        self.name = outlet or (row.name if row else host)
        self.row: Known | None = row
        self.canonical = row.name if row else self.name
        forms = {outlet, *(row.aliases if row else ()), row.name if row else ""}
        self.forms = {form.removeprefix("?") for form in forms if form.strip()}

    def __call__(self, name: str) -> bool:
        """Return whether `name` is the outlet's own."""
        mine = {fold(form) for form in self.forms}
        if any(form.startswith(f"{fold(name)} ") and len(name) > 4 for form in mine):
            return True  # Le Réveil, in Le Réveil lémanais
        return fold(name) in mine or bool(
            self.name and re.search(rf"(?<!\w){re.escape(fold(self.name))}(?!\w)", fold(name))
        )

    def inflected(self, name: str) -> bool:
        """Return whether one word is a case form of a word of the outlet's name: "Kronice", in Kronika Żuław."""
        return any(
            name[: max(4, len(word) - 2)] == word[: max(4, len(word) - 2)] and abs(len(name) - len(word)) <= 3
            for word in self.name.split()
        )

    def aliases(self) -> dict[str, str]:
        """Return how the text may call it: the full name, its aliases and, after an article, its last word."""
        table = dict.fromkeys(self.forms, self.name)
        bare = re.sub(r"^(?:The|Der|Die|Das|Le|La|Les|L'|El|Los|Las) ?", "", self.name)
        if bare:
            table[bare] = self.name
        words = bare.split()
        if len(words) > 1:
            for staff in ("reporter", "photographer", "correspondent"):
                table[f"{words[-1]} {staff}"] = self.name  # a Mail reporter
            for short in (" ".join(words[n:]) for n in range(1, len(words))):
                for article in (
                    "the ",
                    "The ",
                    "dem ",
                    "der ",
                    "den ",
                    "das ",
                    "le ",
                    "la ",
                    "el ",
                    "au ",
                    "du ",
                    "al ",
                    "del ",
                ):
                    if len(short) > 2 and short[0].isupper():
                        table[article + short] = self.name
        return table

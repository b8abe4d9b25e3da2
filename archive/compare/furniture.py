"""What stands in the text of a page beside the article: furniture, walls, notices.

Pages word these in a hundred ways, so they are known by how they are built: a line of nothing but furniture
words, fillers and numbers; a label, then a name or a title; a clock, then figures; a sentence that offers the reader
something. The words are rows of `archive.compare.vocabulary`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from archive.compare.vocabulary import count, has, opens, unlisted
from archive.compare.voice import FIRST_PLURAL, QUOTED, STRONG_IMPERATIVE, asked, imperative, polite
from archive.compare.words import sentences

CLOSED = ("share", "comment", "counter", "reading", "stamp", "relative", "related", "credit", "ad", "ticker", "follow")
CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?"
TICKER = re.compile(rf"^\W*(?P<label>[^\d:.!?]{{2,40}}?)[:,|]? *(?<![£$€¥])(?P<clock>{CLOCK})\b(?P<rest>.*)$", re.S)
CLOCK_FIRST = re.compile(rf"^\W*{CLOCK}\b(?P<rest>.*)$", re.S)
LABEL = re.compile(r"^\W*(?P<label>[^:.!?\d]{2,45}?) ?(?::|\||-(?= )|>) *(?P<rest>\S.*)$", re.S)
SCORE = re.compile(r"\b\d{1,2} ?[-:] ?\d{1,2}\b.*\(\d{1,3}(?:\+\d)?'?\)")  # City 1-0 Rovers (63')
BUTTONS = re.compile(r"^(?:[^\W\d]+(?:[ -][^\W\d]+)?)(?: *[|•·] *[^\W\d]+(?:[ -][^\W\d]+)?)+$")  # Save | Print
ODD_MINUTE = re.compile(r"\b\d\d:\d[1-46-9]\b")  # events begin at full minutes, five by five; clocks of pages do not
COOKIES = re.compile(r"\bcookie", re.IGNORECASE)
SITE = re.compile(r"\b(?:web)?(?:site|seite|serwis|strona|sitio|сайт)", re.IGNORECASE)
RATED = re.compile(r"\d(?:[.,]\d)? ?(?:/|\w+) ?(?:5|10)\b.*\(\d[\d., ]*(?: \w+)?\)$")  # 4.3 out of 5 (28 votes)
PRICED = re.compile(r"(?:[^\W\d][\w&' -]{1,25} [+-]?\d+[.,]\d+%?(?:[,;] |$)){2}")  # Pell Water 42.1, Carrick Steel 12.8
SCORED = re.compile(r"(?:[^\W\d][\w&' -]{1,25} \d+(?:[,;] |$)){3}")  # Rovers 2, Town 0; Vale 1, United 3
BOARD = re.compile(r"(?:[^\W\d_][\w&' -]{1,25} [+-]?\d[\d., ]*%?[,;]? ?){2,}")  # Oil 84.4 Gold 2,071
ASIDE = re.compile(r"[^:]{2,45}: ?[^\W\d].*")  # (See also: Beck floods again)
SIGNED = re.compile(r"^(?:[^\w\s()\[\]\"'$€£¥+-]+ ?\d[\d.,]*[kKкКmM]? ?)+(?:[^\W\d]{2,7}\.?)?$")  # 👁 667 views
COUNTED = re.compile(r"^\W*\d[\d., ]* [^\W\d]")  # 48 Stimmen zu diesem Thema
CREDIT_LINE = re.compile(r"^\W*(?:©|\(c\) |[Cc]opyright ).{2,80}$")
CAMERA = re.compile(r"^[📷📸🎥🎦🖼🎨] ?.{2,60}[^.!?]$")
BULLET = re.compile(r"^ *(?:[•·▪●◦‣*>+»→]|[-'](?= )|\d\.(?= )) *")
SHARE_LEFT = re.compile(
    r"\d ?(?:%|prozent|per cent|percent|por ciento|pour cent|procent|відсот|процент)", re.IGNORECASE
)
MINUTES = re.compile(r"\d ?(?:min(?:ut\w*)?|хв(?:илин\w*)?|мин(?:ут\w*)?)\b\.?", re.IGNORECASE)
# "Thanks to forty volunteers the village stayed dry."
ADDRESS = re.compile(r"\S@\w[\w-]*\.\w|\bhttps?://|\bwww\.")
OWED = re.compile(r"^\W*(?:thanks to|gracias a|merci (?:à|au|aux)|danke,? sagte|dzięki(?! za))\b", re.IGNORECASE)
SENT = re.compile(r"\b\w{3,}(?:brief|letter)\b")  # Lokalbrief
# News does not speak of itself: a sentence that says "this article" is a note, a wall or furniture.
THIS_TEXT = re.compile(
    r"\b(?:(?:this|your) (?:article|story|page)|diese[nmrs]? (?:artikel|beitrag|text|seite)s?|cet article|cette page"
    r"|est[ea] (?:artículo|noticia|texto|página)"
    r"|t(?:en|ego|ym|ej) (?:artyku[łl]|tekst|tekści|materia[łl]|stron)\w*"
    r"|(?:цей|цього|ця|цю|цій|цьому) (?:матеріал|стат|текст|новин|сторін)\w*"
    r"|эт(?:от|ого|а|ой|у|ом) (?:материал|стат|текст|новост|страниц)\w*)\b",
    re.IGNORECASE,
)
BOX = 5  # words at most behind the label in a box of facts
END = re.compile(r"[.!?…][\"')\]]*$")


@lru_cache(maxsize=16384)
def kind(line: str) -> str:
    """The kind of furniture that a plain line, sentence or paragraph is; "" when it may be the article's own.

    >>> kind("Share this article"), kind("Updated 14 minutes ago"), kind("Photo: R. Osmer / Harbour Pictures")
    ('share', 'stamp', 'credit')
    >>> kind("The council shared the minutes of its meeting.")
    ''
    """
    line = line.strip()
    if not line or not re.search(r"\w", line):
        return "mark"
    if (line[:1] == "(" and line[-1:] == ")") or (line[:1] == "[" and line[-1:] == "]"):
        line = line[1:-1].strip()
        if ASIDE.fullmatch(line) and not END.search(line):
            return closed(line) or credit(line) or "related"
    return closed(line) or credit(line) or related(line) or ticker(line) or pitch(line)


def closed(line: str) -> str:
    """The kind of a line of which every word is a furniture word, a filler, a date or a number."""
    if len(line) > 160:
        return ""
    if BUTTONS.match(line):
        return "share"
    if SIGNED.match(line) or RATED.search(line):
        return "counter"
    if ODD_MINUTE.search(line) and len(line.split()) <= 8 and not END.search(line):
        return "stamp"
    if COUNTED.match(line) and len(line.split()) <= 8 and not END.search(line) and has("comment", line):
        return "counter"
    kinds = [name for name in CLOSED if has(name, line)]
    unknown = unlisted(line, *kinds, "filler", "calendar", "numeral")
    words = unlisted(line, *kinds, "filler")
    hits = sum(count(name, line) for name in kinds)
    # A row of buttons may hold one or two nobody listed, and so may a stamp.
    timed = ("stamp" in kinds and re.search(CLOCK, line)) or ("reading" in kinds and MINUTES.search(line))
    spare = max(hits // 2, int(bool(timed)))
    if unknown and ((END.search(line) and not MINUTES.search(line)) or len(unknown) > spare):
        return ""
    if kinds:
        only = set(kinds) <= {"credit", "ticker"} or (kinds == ["reading"] and len(line) > 60)
        return "" if only and not END.search(line) and ":" in line and not re.search(CLOCK, line) else kinds[0]
    # Nothing but a date, a time or a number of minutes.
    return (
        "stamp" if re.search(r"\d", line) and (len(words) > 0 or re.search(CLOCK, line) or has("filler", line)) else ""
    )


def credit(line: str) -> str:
    """`credit` when the line names whose picture this is: a credit word, then a name."""
    if CREDIT_LINE.match(line) or CAMERA.match(line):
        return "credit"
    found = LABEL.match(line)
    if found and len(found["rest"].split()) <= 9 and not END.search(found["rest"].rstrip(".")):
        label = found["label"]
        owned = named(found["rest"]) or not unlisted(found["rest"], "credit", "filler")
        if has("credit", label) and not unlisted(label, "credit", "filler") and owned:
            return "credit"
    words = line.split()
    name = re.sub(r"^\W*\w+", "", line)
    return "credit" if opens("credit", line) and 1 < len(words) <= 7 and not END.search(line) and named(name) else ""


def named(text: str) -> bool:
    """Whether most of the longer words are written as names are."""
    words: list[str] = re.findall(r"[^\W\d_][\w'-]{3,}", text) or re.findall(r"\w+", text)
    return 2 * sum(word[0].isupper() for word in words) >= len(words) > 0


def related(line: str) -> str:
    """`related` when a label that sends the reader elsewhere stands before a title."""
    found = LABEL.match(line)
    if found is None:
        found = re.match(r"^(?P<label>.{2,45}?)\n(?P<rest>.+)$", line, re.S)
    if found and has("related", found["label"]) and len(unlisted(found["label"], "related", "filler")) <= 1:
        return "related"
    # "Advertisement: half-price windows", "Paid for by Linley Windows: new frames", "Sponsored by Linley Windows"
    label = found["label"] if found else line if len(line.split()) <= 8 and not END.search(line) else ""
    strange = [word for word in unlisted(label, "ad", "filler", "preposition") if word.title() not in label]
    return "ad" if opens("ad", label) and not strange else ""


def ticker(line: str) -> str:
    """`ticker` when a label and a clock stand before figures that run on, or a score and its minute.

    "Weather: 7°, drizzle" needs no clock.
    """
    titled = LABEL.match(line)
    if titled and opens("board", re.sub(r"^\W*(?:[Dd]as|[Dd]ie|[Ll]a|[Ee]l) ", "", line)) and not END.search(line):
        boards = not unlisted(titled["label"], "board", "filler", "determiner", "calendar")
        if boards and len(titled["rest"].split()) <= 9:
            return "ticker"
    if (
        (SCORE.search(line) and not END.search(line) and len(line.split()) <= 8)
        or PRICED.search(line)
        or SCORED.search(line)
    ):
        return "ticker"
    if titled and opens("ticker", line) and not END.search(line) and MINUTES.search(titled["rest"]):
        return "ticker"  # "Traffic: A4 blocked, 25 min"
    found = TICKER.match(line)
    if found and len(found["label"].split()) <= 4 and ":" not in line[: found.start("clock")].rstrip(": "):
        label, rest = found["label"], found["rest"]
        figures = has("ticker", rest) and bool(re.search(r"\d", rest)) and not END.search(line)
        if has("ticker", label) or has("board", label) or figures:
            return "ticker"
        short = len(rest.split()) <= 10 and not END.search(rest) and "," not in label
        if short and label.isupper() and rest.strip():  # "MINUTE BY MINUTE 17:02 The index slips"
            return "ticker"
        return "ticker" if short and rest.lstrip()[:1] in (":", "|", "-") and re.search(r"\d", rest) else ""
    found = CLOCK_FIRST.match(line)
    short = len(line.split()) <= 7 and not END.search(line)
    if short and ((found and has_words(found["rest"])) or BOARD.fullmatch(line)):
        return "ticker"
    running = found is not None and has("ticker", found["rest"]) and re.search(r"\d", found["rest"])
    return "ticker" if found and running and not END.search(line) else ""


def has_words(text: str) -> bool:
    """Whether more than a unit or a zone stands in `text`."""
    return re.search(r"[^\W\d_]{4}", text) is not None


def pitch(line: str) -> str:
    """`pitch` when the line, outside quotation marks, offers the reader something or asks for it."""
    said = QUOTED.sub(" ", line)
    if len(said) * 2 < len(line):
        return ""
    offered = count("pitch", said)
    spoken_to = has("you", said) or polite(said)
    ours = has("we", said) or FIRST_PLURAL.search(said) is not None
    told = imperative(said)
    if OWED.match(said) and not (spoken_to or ours):
        return ""
    if (offered and (spoken_to or ours or told)) or (told and (spoken_to or ours)) or (ours and spoken_to):
        return "pitch"
    if (
        STRONG_IMPERATIVE.search(said)
        or (told and said.rstrip()[-1:] == "!")
        or ADDRESS.search(said)
        or (COOKIES.search(said) and SITE.search(said))
        or (asked(line) and (spoken_to or offered))
    ):
        return "pitch"
    if THIS_TEXT.search(said) and not notice(line):
        return "pitch"
    if has("medium", said) and has("promise", said) and said == line and len(said.split()) <= 12:
        return "pitch"
    if said == line and offer(said):
        return "pitch"
    label = LABEL.match(said)
    if label and letter(label["label"]):
        return "pitch"
    short = len(said.split()) <= 10 and not END.search(said) and not label
    return (
        "pitch" if short and (offered > 1 or (offered and len(unlisted(said, "pitch", "filler", *CLOSED)) <= 1)) else ""
    )


def offer(said: str) -> bool:
    """Whether a sentence without quotes is made of what letters to readers, thanks and appeals are made of."""
    ours = has("we", said) or FIRST_PLURAL.search(said) is not None
    reader = has("you", said) or polite(said)
    sent = has("medium", said) or has("letters", said) or SENT.search(said) is not None
    regular = has("regular", said) or has("promise", said)
    signs = (sent, ours or reader, regular, has("click", said), count("pitch", said) > 1)
    if has("leave", said) and sum(signs) > 1:
        return True
    if opens("gratitude", said) and said.rstrip()[-1:] == "!" and len(said.split()) <= 5:
        return True
    if opens("gratitude", said) and (ours or reader or has("craft", said)) and len(said.split()) <= 14:
        return True
    if has("craft", said) and has("price", said) and len(said.split()) <= 10 and not re.search(r"\d", said):
        return True
    if sent and len(said.split()) <= 12 and has("regular", said) and (ours or count("promise", said) > 1):
        return True
    if ours and has("writes", said) and has("regular", said):
        return True
    return reader and said.rstrip()[-1:] == "!" and len(said.split()) <= 10


def letter(label: str) -> bool:
    """Whether a label names something the outlet sends out: "Newsletter", "The evening letter"."""
    sent = has("medium", label) or (has("letters", label) and (has("promise", label) or has("relative", label)))
    if re.fullmatch(r"\W*(?:(?:Der|Die|Das) )?\w{4,}(?:brief|letter|post|mail)\W*", label):  # Der Frühbrief
        return True
    return sent and not unlisted(label, "medium", "letters", "promise", "filler", "preposition", *CLOSED)


@lru_cache(maxsize=16384)
def wall(line: str) -> bool:
    """Whether the line says that more can be read by those who pay or log in.

    >>> wall("Log in to read the full article."), wall("Subscribe to our weekly newsletter.")
    (True, False)
    """
    said = QUOTED.sub(" ", line)
    if len(said.split()) > 60 or has("letter", said):
        return False
    keys = count("subscriber", said) + (0 if END.search(said) else count("club", said))
    more = count("read-on", said)
    addressed = has("you", said) or polite(said) or imperative(said)
    if SHARE_LEFT.search(said) and more and (addressed or more > 1):
        return True
    label = LABEL.match(said)
    if label and has("read-on", label["label"]) and has("subscriber", label["label"]) and not END.search(said):
        return True
    if label and re.search(r"\d", said):
        return False
    told = addressed or (len(said.split()) <= 14 and (keys + more > 2 or has("only", said) or not END.search(said)))
    short = len(said.split()) <= 10 and (addressed or "?" in said)
    return bool((keys and more and told) or (keys > 1 and short))


def wall_hint(line: str, told: bool = False) -> bool:
    """Whether a line could be a wall where a text stops: it speaks of subscribers or of reading on.

    Of reading on it must speak to the reader, unless so much is gone that it is `told` already.
    """
    said = QUOTED.sub(" ", line)
    told = told or has("you", said) or polite(said) or imperative(said)
    return len(said.split()) <= 20 and (has("subscriber", said) or (has("read-on", said) and told))


@lru_cache(maxsize=16384)
def notice(line: str) -> bool:
    """Whether a paragraph is a note about the article's own text: a correction, a clarification, an editor's note.

    >>> notice("Correction: the vote was on Monday."), notice("An earlier version of this story misstated the date.")
    (True, True)
    >>> notice("The minister corrected his statement on Monday."), notice("Updated 14 May, 10:05")
    (False, False)
    """
    label = re.match(
        r"^\W*(?P<label>[^:.!?\d\n]{2,60}?(?:[\d./ ]{0,22}[^:.!?\d\n]{0,20})?) ?(?::|-(?= )|\||\.(?= ))", line
    )
    if (
        label
        and len(label["label"].split()) <= 8
        and has("notice-label", label["label"])
        and len(unlisted(label["label"], "notice-label", "own-text", "stamp", "filler", "calendar")) <= 2
    ):
        return True
    if label and has("own-text", label["label"]) and has("wrong", label["label"]) and len(label["label"].split()) <= 5:
        return True  # "Change to this text: …"
    if opens("notice-label", line) and has("own-text", line):
        return True
    first = " ".join(sentences(QUOTED.sub(" ", line))[:2])
    own = count("own-text", first)
    if has("we-wrote", first) and (has("earlier", first) or has("wrong", first)):
        return True
    opening = " ".join(first.split()[:4])
    ours = has("own-text", opening) or has("craft", opening)
    if ours and has("wrong", opening) and (":" in line or (END.search(line) and len(line.split()) <= 9)):
        return True
    told = has("speech", first.rsplit(",", 1)[-1]) and "," in first
    if has("we", first) and has("wrong", first) and not has("you", first) and '"' not in line and not told:
        return True
    if own > 1 and count("wrong", first) > 1 and has("here", first):
        return True
    about = own and has("earlier", first) and (has("wrong", first) or own > 1)
    this = re.search(
        r"\b(?:this|dieser?[nms]?|ce|cet|cette|este|esta|ten|tej|tego|tym|цю|цій|ця|цьому|цей|цього|эт\w+)\s",
        first,
        re.I,
    )
    return bool(about or (this and has("own-text", first[this.start() :][:32]) and has("wrong", first)))


def fragment(line: str) -> bool:
    """Whether a line is no sentence: words without an end and without a label, a figure only among many words.

    Headings inside articles look so, titles of other articles, and furniture in words nobody foresaw. A line of a box
    does not: it has a label, or is short and has a figure.
    """
    words = len(line.split())
    return (
        words <= 20
        and not END.search(line)
        and LABEL.match(line) is None
        and (words >= 7 or not re.search(r"\d", line))
    )


def bullets(paragraph: str) -> list[str] | None:
    """The items of a list, without its heading, when a plain paragraph is one; None when it is not."""
    lines = [line for line in paragraph.split("\n") if line.strip()]
    items = [line for line in lines if BULLET.match(line)]
    if not items or len(lines) - len(items) > 1 or (len(items) < len(lines) and BULLET.match(lines[0])):
        return None
    return [BULLET.sub("", line).strip() for line in items]


def listed(paragraph: str) -> list[str] | None:
    """The lines of a plain paragraph that is a list without bullets: each begins anew and none ends a sentence.

    A line that goes on in lower case is the rest of the one before it, wrapped.
    """
    lines: list[str] = []
    for line in filter(None, map(str.strip, paragraph.split("\n"))):
        if lines and line[0].islower():
            lines[-1] += " " + line
        else:
            lines.append(line)
    return lines if len(lines) > 1 and not any(map(END.search, lines)) else None


def box(line: str) -> bool:
    """Whether a line is built as one of a box of facts: "Height to blade tip: 116 metres"."""
    found = LABEL.match(line)
    return found is not None and len(found["rest"].split()) <= BOX and not imperative(line) and not has("you", line)


def row(line: str) -> bool:
    """Whether a line is titles or buttons set side by side, or the way to a page: "Pool opens | News | Weather"."""
    parts = re.split(r" [|·•>'→] ", line)
    return len(parts) > 2 and not END.search(line) and all(len(part.split()) <= 12 for part in parts)

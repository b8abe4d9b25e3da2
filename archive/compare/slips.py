"""Whether one word is another with a slip in it: letters, accents, alphabets, endings, agreement."""

from __future__ import annotations

import re
import unicodedata

# Letters of the one alphabet that look like those of the other, in pairs.
LOOKALIKE = str.maketrans("асеорхуіјѕкмтнвгАСЕОРХУІЈЅКМТНВЁё", "aceopxyijskmthbrACEOPXYIJSKMTHBEe")
PREFIXES = re.compile(r"^(?:un|in|im|il|ir|dis|non|ent|ver|be|des|dé|a|не|ні|ни|без|бес|nie|bez)")
# Forms that are taken for one another by a slip of grammar or of the ear, though each is a word of its own.
TAKEN = [
    frozenset(row.split())
    for row in [
        "is are",
        "was were",
        "has have",
        "do does",
        "a an",
        "its it's",
        "there their they're",
        "your you're",
        "then than",
        "who whom whose who's",
        "lose loose",
        "to too",
        "affect effect",
        "affects effects",
        "fewer less",
        "lay laid lain",
        "principal principle",
        "passed past",
        "of have",
        "where were",
        "led lead",
        "der die das den dem des",
        "ein eine einen einem einer eines",
        "das dass daß",
        "seit seid",
        "wie als",
        "wider wieder",
        "ist sind",
        "hat haben",
        "wird werden",
        "le la les",
        "un une",
        "ou où",
        "et est",
        "son sont",
        "on ont",
        "ce se",
        "ces ses",
        "sa ça",
        "à a",
        "leur leurs",
        "tout tous",
        "quel quelle qu'elle",
        "ma m'a",
        "la là",
        "el la los las",
        "un una",
        "ha a",
        "hay ahí ay",
        "echo hecho",
        "haya halla",
        "porque por-qué",
        "sino si-no",
        "de del",
        "al a-el",
        "w we",
        "z ze",
        "bądź bąć",
        "wziąć wziąść",
        "poszedłem poszłem",
        "tę tą",
        "był byli była było",
        "jest są",
        "в у",
        "у в",
        "і й та",
        "з із зі",
        "від од",
        "був була було були",
        "є єсть",
        "в во",
        "с со",
        "о об обо",
        "был была было были",
        "одеть надеть",
        "их ихний",
        "класть ложить",
        "тоже то-же",
        "также так-же",
        "чтобы что-бы",
    ]
]
IRREGULAR = dict(
    pair.split()
    for pair in [
        "bring brought",
        "buy bought",
        "catch caught",
        "teach taught",
        "think thought",
        "seek sought",
        "fight fought",
        "draw drew",
        "drawn drew",
        "grow grew",
        "know knew",
        "throw threw",
        "blow blew",
        "fly flew",
        "run ran",
        "win won",
        "begin began",
        "swim swam",
        "sing sang",
        "drink drank",
        "sink sank",
        "ring rang",
        "spring sprang",
        "come came",
        "become became",
        "give gave",
        "take took",
        "shake shook",
        "go went",
        "see saw",
        "eat ate",
        "fall fell",
        "hold held",
        "keep kept",
        "sleep slept",
        "feel felt",
        "leave left",
        "meet met",
        "lead led",
        "feed fed",
        "build built",
        "send sent",
        "spend spent",
        "lend lent",
        "lose lost",
        "make made",
        "pay paid",
        "lay laid",
        "say said",
        "sell sold",
        "tell told",
        "find found",
        "stand stood",
        "understand understood",
        "speak spoke",
        "break broke",
        "choose chose",
        "freeze froze",
        "steal stole",
        "drive drove",
        "ride rode",
        "rise rose",
        "write wrote",
        "wear wore",
        "tear tore",
        "swear swore",
        "bear bore",
        "hide hid",
        "bite bit",
        "dig dug",
        "hang hung",
        "stick stuck",
        "strike struck",
        "sweep swept",
        "weep wept",
        "creep crept",
        "shoot shot",
        "light lit",
        "slide slid",
        "cut cut",
        "put put",
        "set set",
        "hit hit",
        "hurt hurt",
        "cost cost",
        "shut shut",
        "spread spread",
        "burst burst",
        "cast cast",
        "quit quit",
        "let let",
        "read read",
        "beat beat",
        "man men",
        "woman women",
        "child children",
        "foot feet",
        "tooth teeth",
        "mouse mice",
        "goose geese",
        "person people",
    ]
)


def slip(x: str, y: str) -> bool:
    """Whether one lower-case word is the other misspelt, or a form of it in the wrong place.

    >>> slip("afaire", "affaire"), slip("drawed", "drew"), slip("вecть", "весть"), slip("was", "were")
    (True, True, True, True)
    >>> slip("hired", "fired"), slip("legal", "illegal"), slip("north", "south")
    (False, False, False)
    """
    if flat(x) == flat(y) or any({x, y} <= row for row in TAKEN) or misformed(x, y) or misformed(y, x):
        return True
    if inflected(x, y):
        return True
    edits, shorter = distance(x, y), min(len(x), len(y))
    swapped = sorted(x) == sorted(y)
    if x[:1] != y[:1] and not swapped and (len(x) == len(y) or negated(x, y)):
        return False
    if edits == 1:
        return shorter >= (5 if len(x) == len(y) and not swapped else 3)
    return edits == 2 and shorter >= 8 and x[:2] == y[:2]


def flat(word: str) -> str:
    """A word as it looks without accents: Cyrillic letters that look Latin are Latin."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return bare.translate(LOOKALIKE).replace("'", "").replace("-", "")


def negated(x: str, y: str) -> bool:
    """Whether one word is the other behind a prefix that turns its meaning."""
    longer, shorter = (x, y) if len(x) > len(y) else (y, x)
    return longer.endswith(shorter) and PREFIXES.fullmatch(longer[: len(longer) - len(shorter)]) is not None


def inflected(x: str, y: str) -> bool:
    """Whether two words look like forms of one: the same beginning, short endings.

    >>> inflected("kilogramów", "kilogramy"), inflected("popular", "population")
    (True, False)
    """
    common = shared(x, y)
    return x == y or (common >= max(3, round(0.6 * min(len(x), len(y)))) and max(len(x), len(y)) - common <= 3)


def shared(x: str, y: str) -> int:
    """How many letters two words begin with in common."""
    return next((i for i, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))


def misformed(wrong: str, right: str) -> bool:
    """Whether `wrong` is a regular form of a word whose form is irregular: drawed for drew, mans for men."""
    for ending in ("ed", "d", "s", "es"):
        base = wrong.removesuffix(ending)
        if base != wrong:
            doubled = base[:-1] if len(base) > 2 and base[-1] == base[-2] else base
            if right in (IRREGULAR.get(base), IRREGULAR.get(doubled)):
                return True
    return IRREGULAR.get(wrong) == right


def distance(x: str, y: str) -> int:
    """Damerau-Levenshtein distance (optimal string alignment)."""
    rows = [list(range(len(y) + 1))]
    for i, p in enumerate(x, 1):
        row = [i]
        for j, q in enumerate(y, 1):
            cost = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (p != q))
            if i > 1 and j > 1 and p == y[j - 2] and x[i - 2] == q:
                cost = min(cost, rows[i - 2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]

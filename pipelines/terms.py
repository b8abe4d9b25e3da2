"""What a text is about, as short keys that meet across spelling, inflection and script.

A key is the word in lower case, without marks, Cyrillic written in Latin letters, sounds that newsrooms spell in
several ways written in one, inflection cut off and at most six letters long:

>>> [key(word) for word in ("Zelensky", "Selenskyj", "Зеленського")]
['selens', 'selens', 'selens']
>>> [key(word) for word in ("Poutine", "Putin", "Путіна", "Kyiv", "Киев", "Kiew")]
['putin', 'putin', 'putin', 'kiv', 'kiv', 'kiv']

Measured on eight sets of labelled stories: six letters lift the average precision of a TF-IDF cosine on short English
texts from .809 to .818 and change nothing elsewhere. Words of scripts without spaces become pairs of characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipelines.stopwords import COMMON, STOP

KEY_LENGTH = 6
WORD = re.compile(r"\d+(?:[.,\u00a0]\d{3})*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*\d*")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
SENTENCE_END = re.compile(r"[.!?…。！？।؟:;][\"'”’»›)\]]*$")

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "ѓ": "g", "д": "d", "ђ": "d", "е": "e", "ё": "e", "є": "e",
    "ж": "z", "з": "s", "ѕ": "s", "и": "i", "і": "i", "ї": "i", "й": "i", "ј": "i", "к": "k", "ќ": "k", "л": "l",
    "љ": "l", "м": "m", "н": "n", "њ": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "k", "у": "u",
    "ў": "u", "ф": "f", "х": "k", "ц": "ts", "ч": "ch", "џ": "z", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "",
    "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
LATIN = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "æ": "a", "œ": "o", "ı": "i"}
LETTERS = str.maketrans(CYRILLIC | LATIN)

# Case endings of Russian and Ukrainian nouns and adjectives, longest first; at least five letters stay.
ENDINGS = (
    "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "ові", "еві", "ією", "иях", "ием", "иям", "ів",
    "ев", "ов", "ом", "ем", "ам", "ям", "ах", "ях", "ым", "им", "ой", "ей", "ий", "ый", "ою", "ею", "ую", "юю",
    "ая", "яя", "ое", "ее", "ые", "ие",
)  # fmt: skip

# What newsrooms spell in several ways, in the order it is replaced.
SOUNDS = [
    *(("tsch", "s"), ("sch", "s"), ("ch", "s"), ("sh", "s"), ("zh", "s"), ("ts", "s")),  # Лукашенко, Горбачёв, Шольц
    *(("th", "t"), ("kh", "k"), ("ck", "k"), ("ph", "f"), ("qu", "k"), ("q", "k")),
    *(("ou", "u"), ("w", "v"), ("y", "i"), ("j", "i")),  # Poutine, Gorbatschow, Selenskyj
    *(("ce", "se"), ("ci", "si"), ("c", "k"), ("z", "s"), ("ie", "i")),
]
DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """The key of one word; figures keep their digits and lose the separators between thousands."""
    if word[0].isdigit():
        return re.sub(r"\D", "", word)
    word = word.lower()
    shortest, endings = 4, ["s", "aeiou"]
    if word[0] in CYRILLIC:
        shortest, endings = (3 if len(word) > 4 else 4), ["aeiou"]
        word = word.removesuffix(next((end for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= 5), ""))
    if not word.isalpha() or not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(LETTERS))
        word = "".join(letter for letter in word if letter.isalpha())
    if not word.isascii():
        return word[:KEY_LENGTH]
    for sound, plain in SOUNDS:
        word = word.replace(sound, plain)
    word = DOUBLE.sub(r"\1", word)
    for ends in endings:
        if len(word.rstrip(ends)) >= shortest:
            word = word.rstrip(ends)
    return word[:KEY_LENGTH]


STOP_WORDS = frozenset(word for words in STOP.values() for word in words.split())
COMMON_KEYS = frozenset(key(word) for words in COMMON.values() for word in words.split())


def words(text: str) -> Iterator[tuple[str, str]]:
    """Each word that is no stop word, as (word, key), in the text's order; one-letter words are left out."""
    for word in WORD.findall(text):
        if not word.isascii() and UNSPACED.match(word):
            yield from ((word[at : at + 2], word[at : at + 2]) for at in range(max(1, len(word) - 1)))
        elif len(word) > 1 and word.lower() not in STOP_WORDS:
            yield word, key(word)


def prose(text: str) -> str:
    """`text` without repeated lines and, if enough running text remains, without its headline-like ones.

    A sidebar that was left in a text is short lines without a full stop. They count only where there is little else.
    """
    lines = list(dict.fromkeys(line for line in (line.strip() for line in text.splitlines()) if line))
    running = [line for line in lines if SENTENCE_END.search(line[-8:]) or line.count(" ") >= 24]
    if sum(line.count(" ") for line in running) >= 60:
        lines = running
    return "\n".join(lines)


def names(said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Those of a text's `words` that stand with a capital and never without, as key: word.

    >>> sorted(names(words("The envoy met Dmitry Kozak. Envoy Kozak left.")).values())
    ['Dmitry', 'Kozak']
    """
    small: set[str] = set()
    found: dict[str, str] = {}
    for word, word_key in said:
        if word[0].isupper():
            found.setdefault(word_key, word)
        else:
            small.add(word_key)
    return {name: word for name, word in found.items() if name not in small and name not in COMMON_KEYS}

"""The languages whose attribution is known."""

from archive.compare.origins.grammar import Grammar
from archive.compare.origins.grammar_de import GERMAN
from archive.compare.origins.grammar_en import ENGLISH
from archive.compare.origins.grammar_es import SPANISH
from archive.compare.origins.grammar_fr import FRENCH
from archive.compare.origins.grammar_pl import POLISH
from archive.compare.origins.grammar_ru import RUSSIAN
from archive.compare.origins.grammar_uk import UKRAINIAN

GRAMMARS = {grammar.lang: grammar for grammar in (ENGLISH, GERMAN, FRENCH, SPANISH, UKRAINIAN, RUSSIAN, POLISH)}


def grammar_of(lang: str) -> Grammar:
    """Return the grammar of a language tag, English for one that has none."""
    return GRAMMARS.get(lang.lower().split("-")[0].split("_")[0], ENGLISH)

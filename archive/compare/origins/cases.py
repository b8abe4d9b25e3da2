"""The nominative of a two-word Slavic name in another case: "рассказал «Новой волне»" names «Новая волна»."""

import re

# language, adjective's ending and its nominative, noun's ending and its nominative; the first row that fits counts.
ENDINGS = [
    ("ru", r"(?:ой|ою|ую)", "ая", r"(?<=[гкхжчшщ])и|[аыуе]|ой|ою", "а"),
    ("ru", r"(?:ой|ою|ую)", "ая", r"[яиюе]|ей|ею", "я"),
    ("ru", r"(?<=[гкхжчшщ])(?:ого|ому|им|ом)", "ий", r"[ауе]|ом", ""),
    ("ru", r"(?:ого|ому|ым|ом)", "ый", r"[ауе]|ом", ""),
    ("uk", r"(?:ої|ій|ою|у)", "а", r"ії|ію|ією", "ія"),
    ("uk", r"(?:ої|ій|ою|у)", "а", r"(?<=л)і|(?<=[^оеє])ю|ею", "я"),
    ("uk", r"(?:ої|ій|ою|у)", "а", r"[иіу]|ою", "а"),
    ("uk", r"(?:ього|ьому|ім)", "ій", r"[ау]|ом|ові|еві", ""),
    ("uk", r"(?:ого|ому|им|ім)", "ий", r"[ау]|ом|ові|еві", ""),
    ("pl", r"(?:(?<=[kg])iej|ej|ą)", "a", r"cie", "ta"),
    ("pl", r"(?:(?<=[kg])iej|ej|ą)", "a", r"rze", "ra"),
    ("pl", r"(?:(?<=[kg])iej|ej|ą)", "a", r"ce", "ka"),
    ("pl", r"(?:(?<=[kg])iej|ej|ą)", "a", r"[yęąi]|ie", "a"),
    ("pl", r"(?:iego|iemu|im)", "i", r"a|owi|em|u|ie", ""),
    ("pl", r"(?:ego|emu|ym)", "y", r"a|owi|em|u|ie", ""),
]


def nominative(name: str, lang: str) -> str:
    """Return the name's dictionary form, or `name` itself where its endings do not tell.

    >>> nominative("Новой вкладке", "ru"), nominative("Kurierowi Szczecińskiemu", "pl"), nominative("Новая волна", "ru")
    ('Новая вкладка', 'Kurier Szczeciński', 'Новая волна')
    """
    words = name.split()
    if len(words) != 2:
        return name
    for language, adjective, plain, noun, bare in ENDINGS:
        for one, two in ((0, 1), (1, 0)):
            stem = re.fullmatch(rf"(\w{{3,}}?)(?:{adjective})", words[one])
            root = re.fullmatch(rf"(\w{{2,}}?)(?:{noun})", words[two])
            if language == lang and stem and root:
                forms = {one: stem[1] + plain, two: root[1] + bare}
                return f"{forms[0]} {forms[1]}"
    return name

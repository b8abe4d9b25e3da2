"""What stands in quotation marks, in the ways that seven languages set them."""

import re
from collections.abc import Iterator

# “English”, «français», »deutsch«, „deutsch“ and „polski”, "typed" on one line; longer than 1,500 is a mark left open.
QUOTATION = re.compile(
    r"“[^”“]{0,1500}”|«[^»«]{0,1500}»|»[^«»]{0,1500}«|„[^“”„\"]{0,1500}[“”\"]|\"[^\"\n]{0,1500}\"",
)


def quotations(text: str) -> Iterator[re.Match[str]]:
    """Yield the quotations of a text, marks and all.

    >>> [match.group() for match in quotations("He said: “No.” Sie sagte: „Ja.“")]
    ['“No.”', '„Ja.“']
    """
    return QUOTATION.finditer(text)

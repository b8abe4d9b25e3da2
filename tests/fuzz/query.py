"""Queries: read, or refused with a place and a cure; one that was read can be asked about any text."""

from pipelines.query import DEEPEST, BadQuery, read

LARGEST = 4000
WORDS = [b"AND ", b"OR ", b"NOT ", b"(", b")", b'"', b"-", "Козак".encode()]


def seeds():
    for text in (
        '(Kozak OR Козак) AND "peace deal" NOT football',
        "-a b -(c OR d)",
        '"one two" OR NOT (three AND four) five-six',
        "((((((((deal))))))))",
        "桥梁 OR ปลา OR 'naïve'",
        "NOT NOT deal",
        '"unclosed',
        "(" * 1500 + "deal" + ")" * 1500,
        "NOT " * 900 + "deal",
    ):
        yield text.encode()


def check(data):
    text = data.decode("utf-8", "replace")
    try:
        query = read(text)
    except BadQuery as error:
        assert 0 < len(str(error)) < 10 * len(text) + 120
        return
    assert query.keys
    assert query.plain.strip()
    query.matches("")
    for words in (text, query.plain):
        refused = query.excludes(words)
        assert not refused or not query.matches(words)
    assert read(text) == query
    try:
        assert read(f"({text})").tree == query.tree
    except BadQuery as error:  # it had as many brackets and NOTs as may be
        assert f"over {DEEPEST} brackets" in str(error)

"""The certificates in an RFC 3161 answer, put into the order that DER wants of a SET (X.690, 11.6).

OpenSSL's authority, and those built on it, send them in the order of its file; `rfc3161_client` refuses such an answer.
The set is no part of what is signed, and the answer is kept as it came: only what the parser is given is sorted.
"""

from __future__ import annotations

from collections.abc import Iterator

SEQUENCE, SET, OCTETS, EXPLICIT0 = 0x30, 0x31, 0x04, 0xA0
# TimeStampResp: status, [the token: its type, [0 SignedData: version, digests, content, [0 certificates]]]
PATH = ((SEQUENCE, 0), (SEQUENCE, 1), (EXPLICIT0, 1), (SEQUENCE, 0), (EXPLICIT0, 3))


def sorted_certificates(answer: bytes) -> bytes:
    """Return the answer with its certificates sorted; as it is where it has none, or is no such thing."""
    begin, end = 0, len(answer)
    try:
        for tag, nth in PATH:
            found, begin, end = list(_elements(answer, begin, end))[nth][1:]
            if found != tag:
                return answer
        children = [answer[start:stop] for start, _, _, stop in _elements(answer, begin, end)]
    except IndexError:
        return answer
    return answer[:begin] + b"".join(sorted(children)) + answer[end:]


def _elements(data: bytes, begin: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield (start, tag, begin of the content, end) of each element; IndexError where they do not fill the place."""
    while begin < end:
        start, tag, size = begin, data[begin], data[begin + 1]
        begin += 2
        if size > 0x7F:
            digits = size - 0x80
            size = int.from_bytes(data[begin : begin + digits], "big")
            begin += digits
        if begin + size > end:
            raise IndexError
        yield start, tag, begin, begin + size
        begin += size

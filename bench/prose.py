"""Invented prose: enough like news for an extractor, never twice the same, the same for the same seed."""

from __future__ import annotations

from random import Random

WHO = (
    "The harbour board|A committee of the council|The regional court|An auditor from the ministry|The ferry company|"
    "A spokeswoman for the shipyard|The union of crane drivers|The owner of the warehouse|One of the engineers|"
    "The head of the customs office|A former member of the board|The insurers|Residents of the old town"
)
DID = (
    "rejected the offer|put off the decision|opened an inquiry into the matter|asked for another report|"
    "confirmed most of the figures|denied that any rule had been broken|signed the contract|withdrew the complaint|"
    "called the delay regrettable|promised to publish the minutes|found no trace of the missing invoices"
)
WHEN = (
    "on Monday evening|after a sitting of four hours|two weeks before the vote|in the spring of last year|"
    "shortly after the storm|at the end of the quarter|during a visit to the site|on the first day of the hearing"
)
WHY = (
    "because the costs had risen by {n} per cent|although {n} objections had been filed|"
    "as {n} letters in the file show|while the works stood still for {n} days|"
    "since the bank had released only {n} million crowns|"
    "even though the bridge carries {n} lorries an hour|which leaves {n} households without an answer"
)
SAID = (
    "“Nobody wants to repeat the mistakes of {n} years ago”|“We shall look at each of the {n} points”|"
    "“There were {n} people in that room and all of them heard it”|“It will take at least {n} months to repair”"
)


def sentence(random: Random) -> str:
    """Return one sentence of about twenty words."""
    who, did, when, why, said = (random.choice(words.split("|")) for words in (WHO, DID, WHEN, WHY, SAID))
    other, number = random.choice(WHO.split("|")), random.randrange(3, 980)
    shape = random.choice(
        (
            f"{who} {did} {when}, {why}.",
            f"{said}, a letter to {other[0].lower()}{other[1:]} says, which was written {when}.",
            f"{when.capitalize()}, {who[0].lower()}{who[1:]} {did}, {why}.",
            f"{who} {did}, and {other[0].lower()}{other[1:]} {random.choice(DID.split('|'))} {when}.",
        )
    )
    return shape.format(n=number)


def paragraphs(random: Random, words: int) -> tuple[str, ...]:
    """Return paragraphs of two to four sentences with about `words` words in all."""
    made: list[str] = []
    while sum(len(paragraph.split()) for paragraph in made) < words:
        made.append(" ".join(sentence(random) for _ in range(random.randint(2, 4))))
    return tuple(made)

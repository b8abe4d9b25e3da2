"""The form of a grammar of attribution: one value a language, rows of patterns, no code.

In a pattern `#` stands for a named outlet or agency (or the article's own), `~` for up to four words before it ("the
Vienna daily #"), `{say}`, `{cite}` and `{isay}` for the language's own lists of verbs. Patterns ignore case and are
searched in one sentence in which names are already replaced: `# (?:{say})` finds "Reuters reported".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grammar:
    """How one language says where news comes from."""

    lang: str
    say: str  # verbs an outlet governs when it reports, sees, obtains, learns
    cite: str  # what joins two outlets when the first has it from the second
    relay: str  # verbs of the one who passes on what another outlet found: picked up, reprinted
    way: str  # by way of, through: right before the one who passed it on
    cited: str  # what joins two outlets when the second has it from the first
    out_of: str  # from, in: right before the outlet somebody has it from
    joint: str  # and, or
    apart: str  # while, another: two outlets that each have it for themselves
    strict: tuple[str, ...]  # frames in which `#` can hardly be anything but an outlet, so that any name will do
    per: str  # according to
    slot: tuple[str, ...]  # right before the name of a source: what else the sentence says of `#` does not undo it
    frames: tuple[str, ...]  # attribution to `#`
    hint: str  # words of reporting that make a mention in the same sentence likelier
    own: str  # how an article speaks of its own newsroom
    own_frames: tuple[str, ...]  # its own people saw, were told, obtained, without a name
    background: tuple[str, ...]  # `#` reported something else, long ago
    opinion: tuple[str, ...]  # comment, comparison, columns
    politics: tuple[str, ...]  # somebody waves, quotes or reads out `#`
    subject: tuple[str, ...]  # `#` is what the news is about
    verify: tuple[str, ...]  # could not verify, did not answer
    photo: str  # picture and graphic credits
    follow: str  # link lists and follow lines
    ticker: str  # disclaimers of quotes, weather and wire services
    homonym: tuple[str, ...]  # `#` is something else
    credit: str  # words around a name in a credit line
    itself: str  # how an article speaks of itself as a piece of copy: "this article"
    it: str  # pronouns for the news just told: "this", "as much"
    before: str  # noun before a name of an outlet: "the newspaper X"
    after: str  # noun after it: "the X news agency"
    heads: str  # words that names of outlets contain
    first: str  # those of them that come first: Daily X, Gazeta X
    issuer: str  # bodies and persons who make statements, as a dictionary gives them, between blanks
    issuer_say: str  # verbs of a statement
    issuer_more: str  # verbs that go with a statement but make none alone
    act: str  # statement, press release, notice, press conference
    act_frames: tuple[str, ...]  # an act with its verb or preposition; `%` is the act
    address: tuple[str, ...]  # public by themselves: "told reporters", "on its website"
    document: str  # public papers: filing, ruling, minutes, register
    document_frames: tuple[str, ...]  # `%` is the paper
    post: tuple[str, ...]  # said on a platform; `%` is the platform
    no: str  # a sentence with it is no statement: declined, did not comment
    we: str  # the newsroom speaking of itself
    adjective: str  # words that belong to the body after them: "press" office, "міська" рада
    spokes: str  # those who speak for a body: the body is named instead
    papers: str  # dictionary forms of public papers, in languages with cases
    seen: str  # what an outlet does with papers that are not public
    article: str  # before the subject of a sentence
    small: str  # small words inside names: of the, de la
    ending: str = ""  # case endings of Latin names
    stem: str = ""  # what case endings change at the end of a dictionary form
    compound: bool = False  # a head may be the end of a longer word: Verkehrsministerium

"""Who an article's reporting rests on, by attribution in its text, byline, dateline, credits and markup.

An origin is where the article's central facts were first reported or stated, according to the article itself:

- Chains go to the deepest named link: "the Guardian, citing Reuters" is Reuters, `via` The Guardian.
- Told to X, seen, obtained or learned by X: the origin is X, not the person or the unpublished paper.
- A statement, paper or post that was public is an origin itself, named after its issuer; who passed it on is `via`.
- Dateline, byline, credit and markup count like words in the text; a deeper source in the text goes before them.
- Own reporting where the article's own people saw, heard or obtained facts, or where it names no source at all.
- "Could not be reached by X" shows whose copy it is where nothing else does.
- No origin: X as the subject, pictures, old reports, opinions, politicians who quote X, link lists, disclaimers.

`grammar_<language>.py` hold the wordings as data, `agencies.py` and `outlets.py` a prior of well-known names.
"""

from archive.compare.origins.independent import Shared, independent, lines, unified
from archive.compare.origins.model import Origin, Report, Span
from archive.compare.origins.names import Known, Names
from archive.compare.origins.resolve import origins

__all__ = ["Known", "Names", "Origin", "Report", "Shared", "Span", "independent", "lines", "origins", "unified"]

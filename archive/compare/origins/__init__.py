"""Who an article's reporting rests on."""

from archive.compare.origins.model import Origin, Report, Span
from archive.compare.origins.names import Known, Names
from archive.compare.origins.resolve import origins

__all__ = ["Known", "Names", "Origin", "Report", "Span", "origins"]

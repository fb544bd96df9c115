"""Reading: files, folders and standard input become articles with exact text, body and metadata."""

from kg.text.limits import ReadLimits
from kg.text.reading import read_articles

__all__ = ["ReadLimits", "read_articles"]

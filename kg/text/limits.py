"""How much is read at once: bounds that keep memory flat whatever is given.

What is larger is refused as one article, in the stream, before its text is built; the rest of the batch is read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds on the input. Byte counts hold after decompression."""

    article_bytes: int = 5 * 1024 * 1024
    """Largest file, or line of JSON Lines, that is read as one article."""
    article_characters: int = 2_000_000
    """Longest text of an article."""
    json_bytes: int = 64 * 1024 * 1024
    """Largest JSON document (one object, or a list of them), which has to be read as a whole."""
    faults_per_file: int = 20
    """Broken records told one by one; the others of the file are counted."""

"""What the matching of frames needs to know of the names in a sentence."""

from __future__ import annotations


class NameLookup:
    """What `find_matches` needs to know of names: the kinds a word's entity can be."""

    def kinds(self, word: int) -> frozenset[str]:
        raise NotImplementedError

    def is_inner(self, word: int) -> bool:
        """Whether the word is part of a name (and so evokes nothing by itself)."""
        raise NotImplementedError

    def is_time(self, word: int) -> bool:
        """Whether the word is part of a date or time."""
        raise NotImplementedError

"""Which fragments of a text the model's finder of names is asked about.

Finding names takes half of the time of a parse, and only names that the gazetteer does not list need it. A fragment whose
capitalised words are all listed ones, of places, peoples and offices, gets its marks from the gazetteer and the times found
before; the model is asked about the others. What a fragment gets depends on its article alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.gazetteer import Gazetteer, Name, fold

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
    " november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec gmt utc am pm".split()
)
_CLOSED = frozenset("PRP PRP$ DT IN CC WP WDT WRB MD TO RB UH EX".split())
"""Tags of words that open a sentence with a capital letter and name nothing."""


class Marker:
    """Tells listed words from unknown names. Made once for a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        lists = (gazetteer.word_lists.get(name, frozenset()) for name in ("title", "title-modifier", "thing", "never"))
        patterns = (phrase for listed in gazetteer.patterns.values() for _, pattern in listed for phrase in pattern.words)
        entries = (word for entry in (*(entry for listed in lists for entry in listed), *patterns) for word in entry.split())
        self._common = _CALENDAR.union(entries, gazetteer.head_kinds, gazetteer.opening_kinds)
        self._surnames = gazetteer.persons
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for first, names in gazetteer.names.items():
            self._names[first] = [(name.words, _label(name, gazetteer)) for name in names if not name.cautious]

    def marks(self, words: Sequence[Any]) -> list[str] | None:
        """The kind of name that each parsed word is in, or an empty string; None where a capitalised word is nowhere listed."""
        out = [""] * len(words)
        at, previous = 0, ""
        folded = [fold(word.text) for word in words]
        while at < len(words):
            word = words[at]
            if not word.text[:1].isupper() or (at == 0 and word.tag_ in _CLOSED):
                at, previous = at + 1, ""
                continue
            length, label = self._listed(folded, at)
            if label == "PERSON" == previous:
                return None  # "Ali Hassan": two listed surnames, and a name of its own
            if label:
                out[at : at + length] = [label] * length
            elif folded[at] not in self._common:
                return None
            at, previous = at + length, label
        return out

    def _listed(self, folded: Sequence[str], at: int) -> tuple[int, str]:
        """How many words from `at` on are a listed name, and its kind; one word and no kind where none is."""
        for words, label in self._names.get(folded[at], ()):
            if tuple(folded[at : at + len(words)]) == words:
                return len(words), label
        return 1, "PERSON" if folded[at] in self._surnames else ""


def _label(name: Name, gazetteer: Gazetteer) -> str:
    """The mark that the model would give a name of this kind."""
    kinds = {gazetteer.entities[key].kind for key in (name.place, name.actor) if key in gazetteer.entities}
    return "PERSON" if "Person" in kinds else "NORP" if name.adjectival else "GPE" if name.place else "ORG"

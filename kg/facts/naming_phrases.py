"""Phrases of a common noun and a name that the name speaks for: "the mayor of Kherson, X", "the villages of X and Y"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.facts.amounts import is_loose
from kg.facts.tree import Tree
from kg.lexicon import Lexicon


def beside_office(tree: Tree, word: int, lexicon: Lexicon) -> list[int]:
    """Words in apposition to whose office it is: "the mayor of Kherson, Ihor Kolykhaiev", whom the parser puts beside Kherson."""
    if lexicon.word("participant", tree.lemmas[word]) is None:
        return []
    return [c for p in _objects(tree, word, "of", "for") for c in tree.kids(p, "appos")]


def named_lands(tree: Tree, words: Iterable[int], lexicon: Lexicon) -> Iterator[int]:
    """The words, with "the villages of Mitras and Jabiriyah" replaced by the names, "a number of ministers" by those counted."""
    for word in words:
        if is_loose(tree, word) and (some := _objects(tree, word, "of")):
            yield from some
            continue
        plural = tree[word].tag == "NNS" and lexicon.word("territory-noun", tree.lemmas[word]) is not None
        names = [n for n in _objects(tree, word, "of") if tree[n].tag in ("NNP", "NNPS")] if plural else []
        yield from [n for n in names if len(tree.conjuncts(n)) > 1] or [word]


def _objects(tree: Tree, word: int, *prepositions: str) -> list[int]:
    return [p for prep in tree.kids(word, "prep") if tree.forms[prep] in prepositions for p in tree.kids(prep, "pobj")]

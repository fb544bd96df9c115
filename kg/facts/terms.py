"""What an agreement lays down: "Under the deal, fighting would stop and troops would leave" binds those it speaks of.

The phrase that names the text may stand before or after; it covers the verb that it hangs on and the verbs coordinated with that.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.facts.tree import Tree
from kg.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Terms:
    """The verbs that tell what a text lays down."""

    verbs: frozenset[int]

    def binds(self, word: int) -> bool:
        return word in self.verbs


def find_terms(tree: Tree, lexicon: Lexicon) -> Terms:
    """Verbs below "under the deal", "according to the plan", "as part of the accord"."""
    verbs: set[int] = set()
    for token in tree.tokens:
        if token.dep == "pobj" and _names_text(tree, lexicon, token.i) and (verb := _bound(tree, token.i)) is not None:
            verbs.update(_governed(tree, verb))
    return Terms(frozenset(verbs))


def _names_text(tree: Tree, lexicon: Lexicon, word: int) -> bool:
    lemma = tree.lemmas[word]
    return bool(lexicon.find("agreement", lemma)) or lexicon.word("terms-of", lemma) is not None


def _bound(tree: Tree, word: int) -> int | None:
    """The verb that the phrase hangs on."""
    prep = tree[word].head
    opening = tree.forms[prep]
    if opening == "to" and tree.forms[tree[prep].head] == "according":
        prep = tree[prep].head
    elif opening == "of" and tree.forms[tree[prep].head] in ("part", "terms", "provisions"):
        prep = tree[tree[prep].head].head
    elif opening != "under":
        return None
    above = tree[prep].head
    return above if tree.is_verb(above) else None


def _governed(tree: Tree, verb: int) -> set[int]:
    first = tree.first_conjunct(verb)
    found = {v for v in tree.conjuncts(first) if tree.is_verb(v)}
    found |= {c for v in found for c in tree.kids(v, "ccomp", "parataxis") if tree.kids(c, "aux") and not tree.kids(c, "mark") and c < v}
    return found

"""Whose a noun with "its" is, where a possessor named before says so: "Russia's tactics, including its attacks"."""

from __future__ import annotations

from collections.abc import Mapping

from kg.facts.tree import Tree
from kg.model import NameMention

_OWNING = ("State", "Polity", "ArmedGroup", "ArmedForce")


def listing_owner(tree: Tree, word: int, names: Mapping[int, NameMention]) -> list[int]:
    """What a noun is said to include has the noun's owner."""
    prep = next((a for a in tree.ancestors(word) if tree.forms[a] == "including"), None)
    if prep is None or tree.forms[word] not in ("its", "their") or word != prep + 1:
        return []
    return [p for noun in range(prep) if tree[noun].pos == "NOUN" for p in tree.kids(noun, "poss") if p in names][-1:]


def aiming_owner(tree: Tree, word: int, names: Mapping[int, NameMention]) -> list[int]:
    """ "Curtail Russia's ability to finance its war": in an infinitive after an owned noun the owner is meant."""
    verb = tree.clause_head(word)
    if tree.forms[word] != "its" or not any(tree.forms[a] == "to" for a in [*tree.kids(verb, "aux"), *tree.kids(tree[verb].head, "aux")]):
        return []
    owners = [t.i for t in tree.tokens[:verb] if t.dep == "poss" and (m := names.get(t.i)) and m.actor and m.actor.kind in _OWNING]
    return owners[-1:]

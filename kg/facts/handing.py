"""Whose act it is when somebody is asked, thanked or accused: what follows is done by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.facts.tree import Tree
from kg.lexicon import Lexicon

if TYPE_CHECKING:
    from kg.facts.frames import Match
    from kg.facts.namelookup import NameLookup

_TAKING_PART = frozenset({"agent", "target", "party"})


def hand_guilt(tree: Tree, matches: dict[int, Match], match: Match, doers: list[int]) -> None:
    """ "Accused Israel of repeated violations", "congratulated both on the signing": they have done it, where the noun names no one."""
    credited = [w for w in match.content if tree[w].dep == "pobj"] if match.entry.evokes == "Approval" else []
    for word in (match.content if match.entry.evokes == "Accusation" else credited) if doers else []:
        for noun in [w for w in tree.conjuncts(word) if tree[w].pos == "NOUN" and not tree.kids(w, "poss")]:
            inner = matches.get(noun)
            told = [w for w in inner.role_words("agent") if tree[w].dep != "amod" or tree[w].text[0].isupper()] if inner is not None else []
            if inner is not None and inner.entry.kind == "noun" and not told:  # "repeated violations" are nobody's yet
                empty = next((slot for slot, _ in inner.slots if slot.role in ("agent", "party")), None)
                inner.slots = [(slot, doers if slot is empty else found) for slot, found in inner.slots]


def hand_on(tree: Tree, matches: dict[int, Match], match: Match, doers: list[int]) -> None:
    """Who is called on, thanked or accused does what follows: "called on Rwanda to withdraw", "grateful to Turkey for hosting"."""
    for word in match.content if doers else []:
        asked = match.entry.content_modality == "required" or tree[word].dep == "pcomp" or match.entry.evokes is None
        for verb in [v for v in tree.conjuncts(word) if asked and tree.is_verb(v) and not tree.is_passive(v) and tree.subject(v) is None]:
            inner = matches.get(verb)
            if inner is None or inner is match:
                continue
            inner.slots = [(slot, doers if "subj" in slot.names else found) for slot, found in inner.slots]
            if inner.entry.evokes is None:
                hand_on(tree, matches, inner, doers)


def with_named(tree: Tree, names: NameLookup, lexicon: Lexicon, role: str | None, found: list[int]) -> list[int]:
    """ "met the African Union and officials": who is named beside those whom the slot asks for takes part too."""
    if role not in _TAKING_PART:
        return found
    beside = [c for w in found for c in tree.conjuncts(tree.first_conjunct(w)) if c not in found and tree[c].pos == "PROPN"]
    named = [c for c in beside if any(lexicon.is_a(kind, "Agent") for kind in names.kinds(c))]
    return sorted({*found, *named}) if named else found

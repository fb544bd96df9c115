"""What the whole article makes plain of agreements and of opponents: whose "the deal" is, and who "its neighbour" is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.lexicon import Lexicon

_KNOWN = frozenset({"the", "this", "that", "their"})
_OTHERS = frozenset({"amod", "compound", "nummod", "nmod", "poss"})


def complete_agreements(scenes: Sequence[Scene], lexicon: Lexicon) -> None:
    """ "The accord was concluded in Kunming": it is between those who were told to conclude one, where only one pair was."""
    known: dict[frozenset[str], list[Referent]] = {}
    for scene in scenes:
        for draft in scene.drafts:
            parties = draft.entities("party")
            if lexicon.is_a(draft.type, "Agreement", "AgreementConclusion") and len(parties) > 1:
                known.setdefault(frozenset(r.entity.key for r in parties), parties)
            elif lexicon.is_a(draft.type, "Agreement", "AgreementConclusion") and len(known) == 1 and _points_back(scene, draft):
                draft.fill("party", [Referent(r.entity, draft.trigger) for r in next(iter(known.values()))])


def _points_back(scene: Scene, draft: Draft) -> bool:
    """Whether nobody is named for it and the words are just "the deal"."""
    tree = scene.tree
    if draft.entities("party", "agent", "target"):
        return False
    word = draft.word
    if tree.is_verb(word):  # "the accord was concluded"
        subject = next((s for s in tree.kids(word, "nsubjpass") if scene.at(s, "agreement") or _is_text(scene, s)), None)
        if subject is None:
            return False
        word = subject
    left = [c for c in tree.children[word] if c < word]
    plain = all(tree[c].dep not in _OTHERS for c in left) and not tree.kids(word, "relcl", "acl", "prep")
    return plain and any(tree.forms[c] in _KNOWN for c in left)


def _is_text(scene: Scene, word: int) -> bool:
    match = scene.matches.get(word)
    return match is not None and match.entry.kind == "agreement"


def name_opponents(drafts: Sequence[Draft], sides: Sequence[Referent], lexicon: Lexicon) -> None:
    """ "Yerevan accused its neighbour": of the two sides, the one that is not Armenia."""
    for draft in drafts:
        for role, found in list(draft.roles.items()):
            if not any(_is_opponent(r, lexicon) for r in found):
                continue
            named = {r.entity.key for others in draft.roles.values() for r in others} | {r.entity.key for r in draft.context.claimants}
            free = [s for s in sides if s.entity.key not in named]
            if len(free) == 1 and len(sides) == 2:
                del draft.roles[role]
                draft.fill(role, [Referent(free[0].entity, r.span) if _is_opponent(r, lexicon) else r for r in found])


def _is_opponent(referent: Referent, lexicon: Lexicon) -> bool:
    words = referent.entity.name.lower().split()
    owned = bool(words) and referent.entity.key.startswith("local:") and re.fullmatch(r"its|their", words[0]) is not None
    return owned and lexicon.word("opponent", words[-1]) is not None

"""Who acts where an act that two sides usually share is told of one: "all factions must cooperate", "the rebels fought on".

Sides are parties of what they do together. Where one alone is told of it does the act, and where one does it "with" another it acts
and the other is whom it acts with. An agreement that somebody carries out is what is done, and nobody's target.
"""

from __future__ import annotations

from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.fillers import fillers
from kg.facts.frames import Match

_SHARED = ("Cooperation", "ArmedHostilities")
_BOTH = frozenset({"both", "two", "each"})
_RECIPROCAL = frozenset({"trade", "exchange", "swap", "clash"})
"""What nobody does alone: "militias traded fire" names both sides at once."""


def settle_sides(scene: Scene, match: Match, draft: Draft) -> None:
    """Moves fillers of `party` to `agent` and `target` where the act is told from one side."""
    if draft.type == "Implementation":
        _spare_the_agreement(scene, match, draft)
    if draft.type not in _SHARED or not draft.roles.get("party") or draft.entities("agent", "target"):
        return
    if draft.type == "ArmedHostilities" and match.entry.kind != "verb":
        return  # "a war with Eritrea" names one side of two
    sides = draft.entities("party")
    beside = _partners(scene, match, draft) if draft.type == "Cooperation" and not _is_of_ties(match) else []
    others = [r for r in sides if r.entity not in [b.entity for b in beside]]
    if not (beside and others) and (len(sides) != 1 or _names_both(scene, match)):
        return
    del draft.roles["party"]
    draft.fill("agent", others)
    draft.fill("target", [r for r in sides if r not in others])


def _names_both(scene: Scene, match: Match) -> bool:
    """ "Both coast guards", "our two countries", "militias traded fire": one word for the two sides."""
    tree = scene.tree
    words = [w for slot, found in match.slots if slot.role == "party" for w in found]
    told = any(tree.forms[c] in _BOTH for w in words for c in tree.kids(w, "det", "nummod", "predet", "amod"))
    return told or (tree.lemmas[match.word] in _RECIPROCAL and any(tree[w].tag == "NNS" for w in words))


def _is_of_ties(match: Match) -> bool:
    """ "Deepen the cooperation with Tokyo", "form an alliance with Mali": ties are of both, a joint patrol is led by one."""
    names = {name for slot in match.entry.slots if slot.heads for name in slot.names}
    return match.entry.kind == "verb" and "obj" in names and "obj.mod" not in names


def _partners(scene: Scene, match: Match, draft: Draft) -> list[Referent]:
    """ "Joint drills with Egypt": with whom."""
    words = [w for slot, found in match.slots if slot.role == "party" and any(n.endswith("with") for n in slot.names) for w in found]
    between = any("between" in slot.names and _is_between(scene, w) for slot, found in match.slots for w in found)
    return [] if between else fillers(scene, "party", [w for w in words if _is_with(scene, w)], draft.type)


def _is_with(scene: Scene, word: int) -> bool:
    tree = scene.tree
    return tree.forms[tree[tree.first_conjunct(word)].head] in ("with", "alongside")


def _is_between(scene: Scene, word: int) -> bool:
    tree = scene.tree
    return tree.forms[tree[tree.first_conjunct(word)].head] == "between"


def _spare_the_agreement(scene: Scene, match: Match, draft: Draft) -> None:
    """ "Both sides must respect the truce" has no target; "the accord was never applied" tells what was not, and not by whom."""
    if not draft.roles.get("agent") or not draft.roles.get("target"):
        return
    words = [w for slot, found in match.slots if slot.role == "target" for w in found]
    papers = [w for w in words if _is_paper(scene, w)]
    if papers and len(papers) == len(words):
        del draft.roles["target"]


def _is_paper(scene: Scene, word: int) -> bool:
    told = scene.matches.get(word)
    lemma = scene.tree.lemmas[word]
    agreed = told is not None and (told.entry.kind == "agreement" or scene.lexicon.is_a(told.entry.evokes, "CessationOfHostilities"))
    return agreed or bool(scene.lexicon.find("agreement", lemma)) or scene.lexicon.word("terms-of", lemma) is not None

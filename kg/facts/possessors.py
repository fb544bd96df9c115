"""Whom a possessor is, where the frame of an event noun does not say: whoever does it, or whom it is done to."""

from __future__ import annotations

from kg.facts.drafts import Draft, Scene
from kg.facts.fillers import fillers
from kg.facts.frames import Match


def fill_owned(scene: Scene, match: Match, draft: Draft) -> None:
    """Whom an owner is, where the frame does not say: "Crimea's annexation by Russia", "the junta's release of prisoners".

    Beside a doer after "by" the owner is whom it is done to; beside those it is done to, after "of", the owner does it.
    """
    tree, word = scene.tree, match.word
    owners = tree.kids(word, "poss")
    if match.entry.kind != "noun" or not owners:
        return
    after = {tree.forms[prep]: tree.kids(prep, "pobj") for prep in tree.kids(word, "prep", "agent")}
    done_by = _stand_in(scene, draft, after.get("by", []), "agent")
    if done_by and not draft.roles.get("target"):
        draft.fill("target", fillers(scene, "target", owners, draft.type))
    tells_agent = [slot.role for slot in match.entry.slots if "poss" not in slot.names].count("agent") == 1
    owned = not any("poss" in slot.names for slot in match.entry.slots)
    if owned and tells_agent and not draft.roles.get("agent") and _stand_in(scene, draft, after.get("of", []), "target", "place"):
        draft.fill("agent", fillers(scene, "agent", owners, draft.type))


def _stand_in(scene: Scene, draft: Draft, words: list[int], *roles: str) -> bool:
    """Whether one of `words` fills one of `roles`."""
    spans = [r.span for r in draft.entities(*roles)]
    return any(span.start < scene.tree[w].end and scene.tree[w].start < span.end for w in words for span in spans)

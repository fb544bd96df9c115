"""What may fill a role, whichever rule filled it: agents act, places are where it is.

A rule that reads a phrase ("backed by artillery fire", "a system designed to deter") takes what stands there; whether that can
act is known by its class alone. What is left without what makes it a statement at all is dropped.
"""

from __future__ import annotations

from kg.facts.drafts import Draft, Scene

ACTING = ("agent", "party", "mediator", "supporter")
_LOCATING = ("place",)
_ADDRESSING = ("Pledge",)
"""Acts of speech whose target is whom they are addressed to: what is promised is content, and nobody's target."""


def keep_ranges(scene: Scene) -> None:
    """Takes fillers out of roles that they cannot have, then the drafts that say nothing without them."""
    for draft in scene.drafts:
        for roles, above in ((ACTING, "Agent"), (_LOCATING, "Place")):
            for role in roles:
                _keep(scene, draft, role, above)
        if draft.type in _ADDRESSING:
            _keep(scene, draft, "target", "Agent")
    empty = {draft for draft in scene.drafts if _is_empty(scene, draft)}
    scene.drafts[:] = [draft for draft in scene.drafts if draft not in empty]
    for draft in scene.drafts:
        draft.links[:] = [(relation, target) for relation, target in draft.links if target not in empty]


def _keep(scene: Scene, draft: Draft, role: str, above: str) -> None:
    if role in draft.roles:
        draft.roles[role] = [r for r in draft.roles[role] if scene.lexicon.is_a(r.entity.kind, above)]
        if not draft.roles[role]:
            del draft.roles[role]


def _is_empty(scene: Scene, draft: Draft) -> bool:
    """A status of no territory; a purpose of a thing, about no event ("a tool designed to measure …")."""
    if draft.type == "TerritoryStatus":
        return "place" not in draft.roles
    about = any(relation == "about" for relation, _ in draft.links)
    return draft.type == "StatedPurpose" and "agent" not in draft.roles and not about and not _is_of_act(scene, draft.word)


def _is_of_act(scene: Scene, word: int) -> bool:
    """ "the visit was designed to", "the treaty aims to", "their aim is to": what people do or draw up has a purpose."""
    tree, lexicon = scene.tree, scene.lexicon
    subject = tree.subject(word)
    if subject is None and tree[word].dep in ("acl", "relcl"):
        subject = tree[word].head
    if subject is None:
        return tree[word].pos == "NOUN"
    lemma = tree.lemmas[subject]
    known = any(lexicon.find(kind, lemma) for kind in ("noun", "agreement"))
    return known or any(lexicon.word(name, lemma) is not None for name in ("event-noun", "document", "terms-of"))

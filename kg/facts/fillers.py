"""Who or what fills a role: the words of a slot, resolved, and held against what the role can have.

An actor stands behind what it does and owns ("the strikes by Israel hit a school", "the UNITA wing refused"); a place locates; an
agreement is meant where a part of it is broken or kept.
"""

from __future__ import annotations

from kg.facts.discourse import Referent
from kg.facts.drafts import Scene
from kg.facts.places import as_place
from kg.facts.ranges import ACTING
from kg.model import Span

_LAND_AT_STAKE = ("Renaming", "StatusGrant", "Annexation", "TerritorialTransfer")
_TEXT_AT_STAKE = ("AgreementBreach", "AgreementTermination", "AgreementExtension", "CeasefireViolation", "Implementation", "Suspension")


def fillers(scene: Scene, role: str, words: list[int], type_: str) -> list[Referent]:
    """Fillers of a role: places only in the role `place`; the land where a status, a name or sovereignty is at stake."""
    if role == "place":
        found = [as_place(scene, r) for r in scene.reader.referents(words, "place")]
        return [r for r in found if scene.lexicon.is_a(r.entity.kind, "Place")]
    if role == "target" and scene.lexicon.is_a(type_, *_LAND_AT_STAKE):
        found = scene.reader.referents(words, "place")
        return [scene.territory(r) or r for r in found]
    if role not in ACTING:  # "remove their fighters": their own act, and done to nobody else
        words = [w for w in words if not scene.reader.is_own_force(w)]
    if role == "target":
        words = [w for w in words if scene.tree.lemmas[w] != "life" and not _counts_lives(scene, w)]  # "saved thousands of lives"
    if role == "target" and scene.lexicon.is_a(type_, *_TEXT_AT_STAKE):
        words = [_whole_text(scene, w) for w in words]
    found = scene.reader.referents(words, "actor")
    if role not in ACTING:
        return found
    acting = [r for r in found if not scene.lexicon.is_a(r.entity.kind, "Thing", "Place")]
    return acting or behind_acts(scene, words) or _owners(scene, words)


def _counts_lives(scene: Scene, word: int) -> bool:
    tree = scene.tree
    return any(tree.lemmas[p] == "life" for of in tree.kids(word, "prep") if tree.forms[of] == "of" for p in tree.kids(of, "pobj"))


def _whole_text(scene: Scene, word: int) -> int:
    """ "breached the terms of the accord", "its obligations under the treaty": the accord is meant, not a part of it."""
    tree = scene.tree
    if tree.lemmas[word] not in scene.lexicon.among("part-of-text"):
        return word
    texts = [p for prep in tree.kids(word, "prep") if tree.forms[prep] in ("of", "under", "in") for p in tree.kids(prep, "pobj")]
    return next((t for t in texts if scene.lexicon.find("agreement", tree.lemmas[t]) or scene.reader.mention(t) is not None), word)


def behind_acts(scene: Scene, words: list[int]) -> list[Referent]:
    """ "A rebel counter-attack retook the hill", "the strikes by Israel hit a school": what an act does, its doer does."""
    acts = [m for w in words if (m := scene.matches.get(w)) is not None and scene.lexicon.is_a(m.entry.evokes, "ForceEvent")]
    doers = [(m, m.role_words("agent")) for m in acts if m.entry.kind == "noun"]
    return [r for m, found in doers for r in fillers(scene, "agent", [w for w in found if w not in scene.matches], m.entry.evokes or "")]


def _owners(scene: Scene, words: list[int]) -> list[Referent]:
    """ "The UNITA wing refused", "Egyptian warships began": what acts is part of an actor, or its means."""
    mentions = [m for word in words for m in scene.reader.adjectives(word) if word not in scene.matches]
    named = [Referent(m.actor, Span(m.start, m.end)) for m in mentions if m.actor is not None]
    return named or [r for word in words if word not in scene.matches for r in _masters(scene, word)]


def _masters(scene: Scene, word: int) -> list[Referent]:
    """ "Warships of the coalition": the means of an actor, told by "of"; a plural, for "the port of Haifa" is no means."""
    tree = scene.tree
    owners = [p for of in tree.kids(word, "prep") if tree.forms[of] == "of" for p in tree.kids(of, "pobj") if tree[word].tag == "NNS"]
    armed = scene.lexicon.word("materiel", tree.lemmas[word]) is not None
    return [r for r in scene.reader.referents(owners if armed else [], "actor") if scene.lexicon.is_a(r.entity.kind, "Agent")]

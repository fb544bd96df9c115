"""Who helps: "with Moscow's support", "under the auspices of the African Union", "talks brokered by Oman", "a UN-backed plan".

Which words say so, and which role they give, are the adjuncts of the lexicon.
"""

from __future__ import annotations

from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.lexicon import Entry
from kg.model import Span


def fill_helpers(scene: Scene, draft: Draft, word: int) -> None:
    """Fills mediators and supporters from the phrases, participles and hyphenated modifiers of `word`."""
    tree = scene.tree
    for modifier in tree.kids(word, "amod", "compound", "nmod"):
        _from_modifier(scene, draft, modifier)
    for prep in tree.kids(word, "prep", "agent"):
        _from_phrase(scene, draft, prep)
    for participle in tree.kids(word, "advcl", "acl"):
        _from_participle(scene, draft, participle)


def helping_entry(scene: Scene, word: int) -> Entry | None:
    """The adjunct that stands after the last hyphen of the word: "brokered" of "Qatari-brokered"."""
    before, hyphen, last = scene.tree[word].text.lower().rpartition("-")
    found = scene.lexicon.find("adjunct", last) if before and hyphen else ()
    return next((entry for entry in found if "by" in entry.prepositions), None)


def _from_modifier(scene: Scene, draft: Draft, word: int) -> None:
    for other in scene.tree.conjuncts(word)[1:] if scene.tree[word].text.endswith("-") else ():  # "a UN- and Turkish-brokered deal"
        if (shared := helping_entry(scene, other)) is not None and shared.role:
            for name in (word, other):
                if (mention := scene.reader.mention(name)) is not None and mention.actor is not None:
                    _fill(scene, draft, shared.role, [Referent(mention.actor, Span(mention.start, mention.end))])
    entry, mention = helping_entry(scene, word), scene.reader.mention(word)
    if entry is not None and entry.role and mention is not None and mention.actor is not None:
        _fill(scene, draft, entry.role, [Referent(mention.actor, Span(mention.start, mention.end))])


def _from_phrase(scene: Scene, draft: Draft, prep: int) -> None:
    tree = scene.tree
    for object_ in tree.kids(prep, "pobj"):
        for entry in scene.lexicon.find("adjunct", tree[object_].lemma.lower()):
            if tree[prep].text.lower() in entry.prepositions and entry.role:
                owning = [of for of in tree.kids(object_, "prep") if tree[of].text.lower() in ("of", "by", "from")]
                words = [p for of in owning for p in tree.kids(of, "pobj")] + tree.kids(object_, "poss")
                words += [w for w in tree.kids(object_, "amod", "compound") if scene.reader.mention(w)]
                _fill(scene, draft, entry.role, scene.reader.referents(words, "actor"))
                return


def _from_participle(scene: Scene, draft: Draft, participle: int) -> None:
    tree = scene.tree
    if tree[participle].tag != "VBN" or scene.lexicon.is_a(draft.type, "VerbalEvent"):
        return
    words = [p for agent in tree.kids(participle, "agent") for p in tree.kids(agent, "pobj")]
    for entry in scene.lexicon.find("adjunct", tree[participle].lemma.lower()):
        if "by" in entry.prepositions and entry.role and words:
            _fill(scene, draft, entry.role, scene.reader.referents(words, "actor"))
            scene.adjuncts.add(participle)


def _fill(scene: Scene, draft: Draft, role: str, referents: list[Referent]) -> None:
    """Fighting and relief have no mediator: "a Russian-brokered truce took effect", or brought food, is not mediated itself."""
    if role != "mediator" or not scene.lexicon.is_a(draft.type, "ForceEvent", "HumanitarianEvent", "StatusEvent"):
        draft.fill(role, referents)

"""Whose something is by "its", "their", "his": the subject's, the one's that is thanked or blamed, those who were sent."""

from __future__ import annotations

from collections.abc import Iterable

from kg.facts.control import controller, joined_owner
from kg.facts.descriptions import Descriptions, Reading
from kg.facts.discourse import Referent
from kg.facts.owned_nouns import aiming_owner, listing_owner


class Owners(Descriptions):
    """The part of a sentence's reader that says what possessive pronouns mean."""

    def referents(self, words: Iterable[int], reading: Reading) -> list[Referent]:
        raise NotImplementedError

    def _subject_above(self, word: int) -> list[Referent]:
        raise NotImplementedError

    def _own_subject(self, word: int, reading: Reading) -> list[Referent]:
        """ "changed its name": the subject of the clause, when the possessor does not stand in the subject itself."""
        verb = self.tree.clause_head(word)
        if meant := self._sent(word) or self._object_before_reason(word, verb) or self._joined_before(word):
            return meant
        if listing := self.referents(listing_owner(self.tree, word, self._by_word), "actor"):
            return listing
        above = set(self.tree.ancestors(verb))
        subjects = [s for s in controller(self.tree, verb) if s in above or word not in self.tree.subtree(s)]
        if any(self.tree.forms[s] in ("i", "we", "you") for s in subjects):
            return []  # "we are grateful for their help": theirs, and not ours
        found = self.referents(subjects, reading) if subjects else []
        form = self.tree[word].text.lower()
        if not any(self.discourse.lexicon.is_a(r.entity.kind, "Agent") for r in found):  # "curtail Russia's ability to finance its war"
            found = self.referents(aiming_owner(self.tree, word, self._by_word), "actor") or found
        if form == "their" and [r.entity.kind for r in found] == ["State"] and (several := self._subject_above(word)):
            return several  # "the army and the rebels met in Juba, which hosts their talks"
        if form == "its" and (len(found) > 1 or any(r.entity.kind == "Person" for r in found)):
            return []
        return found

    def _sent(self, word: int) -> list[Referent]:
        """ "Russia sent a contingent … Their task is", "The UN deployed observers … Its mandate": those who were sent."""
        lexicon, here = self.discourse.lexicon, self.tree.sentence.index
        if self.tree.lemmas[self.tree[word].head] not in lexicon.among("task"):
            return []
        for event, sentence in reversed(self.discourse.told):
            if here - sentence > 2:
                break
            if sentence < here and lexicon.is_a(event.type, "Deployment") and event.entities("target"):
                return event.entities("target")
        return []

    def _joined_before(self, word: int) -> list[Referent]:
        first, form = joined_owner(self.tree, word), self.tree.forms[word]
        owners = self._name(first, "actor")[:1] if first is not None and form in ("his", "her", "its") else []
        return [r for r in owners if self.discourse.lexicon.is_a(r.entity.kind, "Agent") and (r.entity.kind == "Person") == (form != "its")]

    def _object_before_reason(self, word: int, verb: int) -> list[Referent]:
        """ "thanked Qatar for its help", "impose costs on Iran for its attacks": the last one named before "for"."""
        tree = self.tree
        prep = next((a for a in tree.ancestors(word) if tree.forms[a] == "for" and tree[a].dep == "prep"), None)
        if prep is None or tree.forms[word] not in ("its", "their", "his", "her") or min(tree.subtree(prep)) >= word or prep <= verb:
            return []
        thanked = self.referents([d for d in tree.kids(verb, "dobj") if d < prep], "actor")
        before = [w for w in range(verb + 1, prep) if w in self._by_word and tree[w].dep in ("dobj", "pobj", "dative", "conj")]
        agents = thanked if thanked and all(self.discourse.lexicon.is_a(r.entity.kind, "Agent") for r in thanked) else []
        found = agents or (self.referents([tree.first_conjunct(before[-1])], "actor") if before else [])
        singular, personal = len(found) == 1, any(r.entity.kind == "Person" for r in found)
        fits = {"its": singular and not personal, "their": not personal or not singular}.get(tree.forms[word], personal)
        return [r for r in found if self.discourse.lexicon.is_a(r.entity.kind, "Agent")] if fits else []

    def is_own_force(self, word: int) -> bool:
        """Whether the phrase is "its troops", "their fighters"."""
        listed = self.discourse.lexicon.word("participant", self.tree.lemmas[word])
        owned = any(self.tree.forms[p] in ("its", "their", "whose") for p in self.tree.kids(word, "poss"))
        return owned and listed is not None and listed.value in ("ArmedForce", "ArmedGroup", "PeacekeepingForce")

    def own_forces(self, word: int) -> list[Referent]:
        """ "its troops", "their fighters": what they do, their state or army does."""
        tree = self.tree
        owners = [p for p in tree.kids(word, "poss") if tree.forms[p] in ("its", "their", "whose") and joined_owner(tree, p) is None]
        if not owners or not self.is_own_force(word):
            return []
        home = self.discourse.territory_of.entity
        owning = [  # "the defence ministry said its forces": the state's
            Referent(state, r.span) if r.entity.kind == "GovernmentBody" and (state := home(r.entity.of)) is not None else r
            for r in self._one(owners[0], "actor")
        ]
        found = [r for r in owning if r.entity.kind in ("State", "Polity", "ArmedForce", "ArmedGroup")]
        keeping = tree.lemmas[word] == "peacekeeper"  # "whose peacekeepers": Russian peacekeepers
        return [Referent(self.discourse.territory_of.peacekeepers_of(r.entity) or r.entity, r.span) for r in found] if keeping else found

"""What descriptions point back to: "the region", "both sides", "the two countries", "the president", "the capital"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from kg.facts.control import controller
from kg.facts.discourse import Discourse, Referent, slug
from kg.facts.namelookup import NameLookup
from kg.facts.offices import has_title, holder, holds_office
from kg.facts.tree import Tree
from kg.model import Entity, NameMention, Span

Reading = Literal["actor", "place"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "our"})
_SMALL_PLACES = frozenset({"village", "hamlet", "settlement"})
_PERSONS_REACH = 6
"""How many sentences back the persons of "both leaders" may stand."""
_PAIRS = frozenset({"pair", "duo"})
_FORCES = frozenset({"army", "military", "navy"})
_SAME_SENTENCE = 1.0
"""What being named in this very sentence adds: "entered Lyman and shelled the city"."""
_MOST_FOR_COUNT = 2.0
"""What being named often can add to the prominence of a name."""


class Descriptions(NameLookup):
    """The part of a sentence's reader that looks back for what a definite phrase means."""

    tree: Tree
    discourse: Discourse
    _by_word: dict[int, NameMention]

    def referents(self, words: Iterable[int], reading: Reading) -> list[Referent]:
        raise NotImplementedError

    def _here(self, word: int) -> Span:
        return Span(self.tree[word].start, self.tree[word].end)

    def _beside(self, word: int) -> frozenset[str]:
        """Who is named as another participant of the same verb: in "The President thanked President Sisi" they are two."""
        tree = self.tree
        if tree[word].dep not in ("nsubj", "nsubjpass", "dobj"):
            return frozenset()
        verb = tree[word].head
        others = [w for w in tree.kids(verb, "nsubj", "nsubjpass", "dobj", "dative") if w != word]
        others += [p for prep in tree.kids(verb, "prep", "agent", "dative") for p in tree.kids(prep, "pobj")]
        named = [self._by_word[w] for w in others if w in self._by_word]
        return frozenset(m.actor.key for m in named if m.actor is not None and m.actor.kind == "Person")

    def _description(self, word: int, reading: Reading) -> list[Referent]:
        """ "the region", "the two countries", "both sides": a definite phrase without a name or restriction of its own."""
        token, lexicon = self.tree[word], self.discourse.lexicon
        if token.pos not in ("NOUN", "PROPN"):
            return self._the_two(word)
        left = [self.tree[c].text.lower() for c in self.tree.kids(word, "det", "poss", "predet", "nummod", "amod", "compound", "nmod")]
        definite = any(w in _DEFINITE for w in left)
        if reading == "actor" and self._is_office(word) and (definite or self._is_restricted(word)):
            found = holder(self.tree, word, self._by_word, self.discourse) if token.tag in ("NN", "NNP") else self._persons(word, left)
            if found:
                return found
        several = token.tag in ("NNS", "NNPS") and lexicon.word("group", token.lemma.lower()) is not None
        if self._is_restricted(word, by_region=not (several and not {"two", "both"}.isdisjoint(left))):
            return []
        if token.tag == "NN" and left == ["each"] and lexicon.word("group", token.lemma.lower()) is not None:
            return self._both(word, token.lemma.lower())  # "each side accuses the other"
        if token.text.lower() in _PAIRS and left == ["the"]:
            return list(self.discourse.persons) if len(self.discourse.persons) == 2 else []
        if several:
            plain = lexicon.word("bare-group", token.lemma.lower()) is not None and "the" in left and len(left) == 1
            if (
                ("two" in left and (definite or token.dep in ("nsubj", "nsubjpass")))
                or "both" in left
                or any(lexicon.word("warring", w) for w in left)
                or (plain and self.discourse.rivals)
            ):
                return self._both(word, token.lemma.lower())
            return []
        if definite and token.tag == "NNS" and not self.tree.kids(word, "amod", "compound", "poss") and (again := self._named_again(word)):
            return again
        if token.lemma.lower() == "capital" and left == ["the"] and (capital := self._capital()):
            return capital
        owners = [m for p in self.tree.kids(word, "poss") if (m := self._by_word.get(p)) is not None]
        if token.lemma.lower() == "capital" and owners and owners[0].actor is not None:  # "Qatar's capital"
            place = self.discourse.territory_of.capital_of(owners[0].actor.key)
            return [Referent(place, self._here(word))] if place is not None else []
        if token.lemma.lower() in lexicon.among("address") and left and left[0] in ("his", "her", "their"):  # "thanked His Majesty"
            return self._addressed(word)
        if fighters := self._fighters(word, left):
            return fighters
        listed = lexicon.word("description", token.lemma.lower())
        if listed is None or not definite:
            return []
        kinds = tuple((listed.value or "").split(","))
        found = self._last_of(word, kinds, reading)
        return [r for r in found if r.entity.kind != "Person" or token.lemma.lower() == "leader" or not has_title(r.entity, self.discourse)]

    def _fighters(self, word: int, left: list[str]) -> list[Referent]:
        """ "these terrorists", "this terrorist organisation": the armed group named last, called by a loaded word."""
        lexicon, lemma = self.discourse.lexicon, self.tree[word].lemma.lower()
        loaded = any(lexicon.word("fighters-pointed-at", w) for w in left) and lemma in ("organisation", "organization", "group", "network")
        if loaded and ("this" in left or "the" in left):
            return self._last_of(word, ("ArmedGroup",), "actor")
        if lexicon.word("fighters-pointed-at", lemma) is not None and "these" in left:
            return self._last_of(word, ("ArmedGroup",), "actor")
        return []

    def _is_office(self, word: int) -> bool:
        listed = self.discourse.lexicon.word("participant", self.tree[word].lemma.lower())
        return listed is not None and (listed.value or "").startswith("Person")

    def _persons(self, word: int, left: list[str]) -> list[Referent]:
        """ "the leaders", "the two ministers": those who met or spoke last, where no word says which others are meant."""
        others = [w for w in left if w not in ("the", "two", "both")]
        if others and not holds_office(self.discourse.persons, f"{' '.join(others)} {self.tree.lemmas[word]}", self.discourse):
            return []
        if not others and self._is_restricted(word):
            return []
        return list(self.discourse.persons)

    def _the_two(self, word: int) -> list[Referent]:
        """ "The two discussed the border": those who met or spoke last."""
        if self.tree[word].text.lower() != "two" or self.tree[word].dep not in ("nsubj", "nsubjpass", "agent", "pobj"):
            return []
        return list(self.discourse.persons) if len(self.discourse.persons) == 2 else []

    def _is_restricted(self, word: int, *, by_region: bool = True) -> bool:
        """Whether name or phrase beside it says which one is meant; the part of the world does not always ("both Balkan states")."""
        beside = self.tree.kids(word, "amod", "compound", "nmod")
        for at in beside:
            mention = self._by_word.get(at)
            if (mention is not None or self.tree[at].tag in ("NNP", "NNPS")) and (by_region or not _is_people(mention)):
                return True
        for prep in self.tree.kids(word, "prep"):
            if self.tree[prep].text.lower() in ("of", "to", "between", "from") and prep == word + 1:
                return True
        return bool(self.tree.kids(word, "acl"))

    def _named_again(self, word: int) -> list[Referent]:
        """ "the rebels", after "the rebels of FACT"."""
        lemma, at = self.tree[word].text.lower(), self.tree[word].start
        for referent, _, _ in reversed(self.discourse.plurals):
            name = referent.entity.name.lower()
            if referent.span.end <= at and name != lemma and (name.startswith(f"{lemma} ") or name.endswith(f" {lemma}")):
                return [referent]
        return []

    def _both(self, word: int, lemma: str) -> list[Referent]:
        at = self.tree[word].start
        entry = self.discourse.lexicon.word("group", lemma)
        if entry is not None and entry.value == "Person":
            return list(self.discourse.persons) if len(self.discourse.persons) == 2 else self._two_persons(at)
        states_only = entry is not None and entry.value == "State"
        if not states_only and self.discourse.rivals:
            return [Referent(entity, self.discourse.rivals[1]) for entity in self.discourse.rivals[0]]
        for entities, _, span in reversed(self.discourse.groups):
            if self._are_mediators(entities) or any(e.key.startswith("local:") and e.kind == "Group" for e in entities):
                continue  # nor are "the allies and the partners" the sides
            if span.end <= at and len(entities) == 2 and (not states_only or all(e.kind == "State" for e in entities)):
                return [Referent(entity, span) for entity in entities]
        return self._two_states(at) if states_only else []

    def _two_states(self, at: int) -> list[Referent]:
        """ "after Riyadh cut ties with Tehran, the two governments …": the two states that this sentence and the one before name."""
        found: dict[str, Referent] = {}
        for noted in reversed(self.discourse.noted):
            actor = noted.mention.actor
            if self.tree.sentence.index - noted.sentence > 1:
                break
            if actor is not None and actor.kind == "State" and noted.mention.end <= at:
                found[actor.key] = Referent(actor, Span(noted.mention.start, noted.mention.end))
        return sorted(found.values(), key=lambda r: r.span.start) if len(found) == 2 else []

    def _are_mediators(self, entities: tuple[Entity, ...]) -> bool:
        """Whether these stand between the sides, by an earlier sentence or by their name ("Egyptian mediators")."""
        lexicon = self.discourse.lexicon
        return all(e in self.discourse.mediators or lexicon.word("go-between", e.name.rsplit(" ", 1)[-1].lower()) for e in entities)

    def _collective(self, word: int) -> list[Referent]:
        """ "The Polish government's inquiry … we commend them": the one body that the sentence has named, where nobody else is meant."""
        at, kinds = self.tree[word].start, ("State", "GovernmentBody", "InternationalOrganization", "PoliticalParty")
        named = [n.mention for n in self.discourse.noted if n.sentence == self.tree.sentence.index and n.mention.end <= at]
        bodies = {m.actor.key: m for m in named if m.actor is not None and m.actor.kind in kinds}
        if len(bodies) != 1 or self.tree.forms[word] != "them":
            return []
        return [Referent(m.actor, Span(m.start, m.end)) for m in bodies.values() if m.actor is not None]

    def _persons_here(self, at: int) -> list[Referent]:
        """ "A met with B in Baghdad, where the two leaders": the persons whom this very sentence has named in a clause above."""
        words = [w for w in range(len(self.tree)) if self.tree[w].start <= at < self.tree[w].end]
        clause = self.tree.clause_head(words[0]) if words else None
        if clause is None or self.tree[clause].dep not in ("relcl", "advcl"):
            return []
        named = [n.mention for n in self.discourse.noted if n.sentence == self.tree.sentence.index and n.mention.end <= at]
        persons = {m.actor.key: Referent(m.actor, Span(m.start, m.end)) for m in named if m.actor is not None and m.actor.kind == "Person"}
        return list(persons.values())

    def _two_persons(self, at: int) -> list[Referent]:
        """ "both leaders": the two persons named last, where one sentence or the next but one names both."""
        found: list[Referent] = []
        if len(here := self._persons_here(at)) == 2:
            return here
        for noted in reversed(self.discourse.noted):
            person = noted.mention.actor
            if self.tree.sentence.index - noted.sentence > _PERSONS_REACH:
                break
            if noted.sentence == self.tree.sentence.index:
                continue  # who speaks to both leaders is a third
            if person is not None and person.kind == "Person" and noted.mention.end <= at and person not in [r.entity for r in found]:
                found.append(Referent(person, Span(noted.mention.start, noted.mention.end)))
        return sorted(found, key=lambda r: r.span.start) if len(found) == 2 else []

    def _capital(self) -> list[Referent]:
        """ "the capital": that of the state named last, its forces and officials included."""
        for noted in reversed(self.discourse.noted):
            actor = noted.mention.actor
            for key in (actor.key, actor.of) if actor is not None and actor.kind != "Person" else ():
                if (place := self.discourse.territory_of.capital_of(key)) is not None:
                    return [Referent(place, Span(noted.mention.start, noted.mention.end))]
        return []

    def _addressed(self, word: int) -> list[Referent]:
        """ "thanked His Majesty": the person named last who is not the one who thanks."""
        doers = [
            r.entity.key for s in controller(self.tree, self.tree.clause_head(word)) if s != word for r in self.referents([s], "actor")
        ]
        for noted in reversed(self.discourse.noted):
            person, at = noted.mention.actor, self.tree[word].start
            if person is not None and person.kind == "Person" and noted.mention.end <= at and person.key not in doers:
                return [Referent(person, Span(noted.mention.start, noted.mention.end))]
        return []

    def _may_be(self, word: int, entity: Entity) -> bool:
        """Whether such a description can mean it: "the army" is an army as a whole, not its special forces or its navy."""
        whole = self.discourse.lexicon.among("army-name")
        name = entity.name.lower()
        return self.tree.lemmas[word] not in whole or name.endswith(tuple(whole)) or name.count(" ") == 1

    def _last_of(self, word: int, kinds: tuple[str, ...], reading: Reading) -> list[Referent]:
        at = self.tree[word].start
        counts, beside = self.discourse.counts, self._beside(word)
        best: tuple[float, int] | None = None
        found: Referent | None = None
        for noted in reversed(self.discourse.noted):
            mention, recency = noted.mention, -0.5 * (self.tree.sentence.index - noted.sentence)
            recency += _SAME_SENTENCE if self.tree.sentence.index == noted.sentence else 0.0
            if best is not None and recency + _MOST_FOR_COUNT < best[0]:
                break
            if mention.end > at or (mention.adjectival and not noted.weight) or noted.unnamed:
                continue
            if mention.actor is not None and self.tree.lemmas[word] in _SMALL_PLACES:
                continue  # "the village" is no capital
            for entity in (mention.place, mention.actor):
                if (
                    entity is not None
                    and entity.key not in beside
                    and self.discourse.lexicon.is_a(entity.kind, *kinds)
                    and self._may_be(word, entity)
                ):
                    town = entity is mention.place and entity.kind == "Settlement"  # "the town" is a town and never acts for its state
                    chosen = entity if town else (mention.actor if reading == "actor" else mention.place) or entity
                    score = (recency + min(_MOST_FOR_COUNT, 0.3 * counts[entity.key]), mention.start)
                    if best is None or score > best:
                        best, found = score, Referent(chosen, Span(mention.start, mention.end))
                    break
        return [self._called(word, found)] if found is not None else []

    def _called(self, word: int, found: Referent) -> Referent:
        """ "The military", after "Malian soldiers": the Malian military, not its soldiers."""
        lemma, (nation, _, last) = self.tree.lemmas[word], found.entity.name.rpartition(" ")
        whole = found.entity.name.lower().endswith(tuple(self.discourse.lexicon.among("army-name")))
        if (
            found.entity.kind != "ArmedForce"
            or lemma not in _FORCES
            or not nation
            or last.lower() in _FORCES
            or whole
            or not nation[0].isupper()
        ):
            return found
        name = f"{nation} {lemma}"
        return Referent(replace(found.entity, key=f"local:{slug(name)}", name=name), found.span)


def _is_people(mention: NameMention | None) -> bool:
    """Whether a name is no actor: "Balkan", or "African", which are people at most."""
    return mention is not None and (mention.actor is None or mention.actor.kind == "Population")

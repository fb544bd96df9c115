"""What pronouns and descriptions point back to: "it", "they", "the region", "both sides", "the two countries"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal

from kg.facts.control import controller
from kg.facts.discourse import Discourse, Referent, slug
from kg.facts.frames import NameLookup
from kg.facts.offices import has_title, holder
from kg.facts.tree import Tree
from kg.model import Entity, NameMention, Span

Reading = Literal["actor", "place"]
Fits = Callable[[Entity], bool]

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "his", "her", "our"})

_PERSONS_REACH = 6
"""How many sentences back the persons of "both leaders" may stand."""
_FORCES = frozenset({"army", "military", "navy"})
_SAME_SENTENCE = 1.0
"""What being named in this very sentence adds: "entered Lyman and shelled the city"."""
_MOST_FOR_COUNT = 2.0
"""What being named often can add to the prominence of a name."""


class Pointing(NameLookup):
    """The part of a sentence's reader that looks back into the discourse."""

    tree: Tree
    discourse: Discourse
    _by_word: dict[int, NameMention]

    def referents(self, words: Iterable[int], reading: Reading) -> list[Referent]:
        raise NotImplementedError

    def _own_subject(self, word: int, reading: Reading) -> list[Referent]:
        """ "changed its name": the subject of the clause, when the possessor does not stand in the subject itself."""
        verb = self.tree.clause_head(word)
        if praised := self._object_before_reason(word, verb):
            return praised
        above = set(self.tree.ancestors(verb))
        subjects = [s for s in controller(self.tree, verb) if s in above or word not in self.tree.subtree(s)]
        found = self.referents(subjects, reading) if subjects else []
        form = self.tree[word].text.lower()
        if form == "its" and (len(found) > 1 or any(r.entity.kind == "Person" for r in found)):
            return []
        return found

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

    def _treats(self, word: int) -> bool:
        """Whether the pronoun is the subject of a verb of diplomacy alone: "they agreed", "they discussed"."""
        lexicon, verb = self.discourse.lexicon, self.tree[word].head
        evoked = [e.evokes for e in lexicon.find("verb", self.tree.lemmas[verb]) if e.evokes]
        return self.tree[word].dep == "nsubj" and bool(evoked) and all(lexicon.is_a(e, "VerbalEvent", "DiplomaticEvent") for e in evoked)

    def _who_says(self, word: int, *tags: str) -> list[Referent]:
        """ "Afghan leaders said they would meet him": whoever says it, where nobody named is meant."""
        tree, verb = self.tree, self.tree.clause_head(word)
        while tree[verb].dep in ("conj", "xcomp") and tree[verb].head != verb:
            verb = tree.clause_head(tree[verb].head)
        speakers = [s for s in controller(tree, tree[verb].head) if s < word] if tree[verb].dep == "ccomp" else []
        return [
            r
            for s in speakers
            if tree[s].tag in tags
            for r in self.referents([s], "actor")
            if self.discourse.lexicon.is_a(r.entity.kind, "Agent")
        ]

    def _leading_subject(self, word: int, reading: Reading) -> list[Referent]:
        """ "Lawmakers debated the trip as they raised concerns": the main clause's subject, where no other plural stands between."""
        tree, verb = self.tree, self.tree.clause_head(word)
        if tree[word].dep not in ("nsubj", "nsubjpass") or tree[verb].dep != "advcl":
            return []
        subject = tree.subject(tree[verb].head)
        if subject is None or subject > word or tree[subject].tag not in ("NNS", "NNPS"):
            return []
        between = [t for t in tree.tokens[subject + 1 : word] if t.tag in ("NNS", "NNPS") and self.kinds(t.i)]
        return [] if between else [r for r in self.referents([subject], reading) if self.discourse.lexicon.is_a(r.entity.kind, "Agent")]

    def _own_clause_subjects(self, word: int) -> list[Span]:
        """Where the subject stands that an object pronoun cannot mean: "the judge asked him"."""
        tree = self.tree
        if tree[word].dep not in ("dobj", "dative", "pobj") or tree.forms[word].endswith(("self", "selves")):
            return []
        return [Span(tree[s].start, tree[s].end) for c in controller(tree, tree.clause_head(word)) for s in tree.conjuncts(c)]

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

    def _here(self, word: int) -> Span:
        return Span(self.tree[word].start, self.tree[word].end)

    def _group(self, word: int) -> list[Referent]:
        """The last coordinated actors before this word, when no nearer plural noun stands between."""
        at, here = self.tree[word].start, self.tree.sentence.index
        for near in reversed(range(word)):  # "telephoned both leaders and pressed them"
            if self.tree[near].tag == "NNS" and self.tree[near].dep in ("dobj", "pobj", "nsubj") and self._is_both(near):
                if both := self._description(near, "actor"):
                    return both
        barred = self._own_clause_subjects(word)
        if not barred and (near_by := self._subject_above(word)):
            return near_by
        best: tuple[float, list[Referent]] | None = None
        named = self._prominent(word, _is_plural, "actor")
        for entities, sentence, span in self.discourse.groups:
            itself = any(span.start <= b.start < span.end for b in barred)
            if span.end <= at and not itself and here - sentence <= 2 and (best is None or 5.5 - 3 * (here - sentence) >= best[0]):
                best = (5.5 - 3 * (here - sentence), [Referent(entity, span) for entity in entities])
        for referent, sentence, weight in self.discourse.plurals:
            score = weight * 2 - 3 * (here - sentence)
            if referent.span.end <= at and here - sentence <= 2 and (best is None or score >= best[0]):
                best = (score, [referent])
        if best is not None and self.discourse.persons and best[1][0].entity.kind == "Population" and self._treats(word):
            return list(self.discourse.persons)  # "… free the hostages. They agreed to stay in touch": not the hostages
        if named is not None and (
            best is None or (named[0] > best[0] and not any(_within(named[1], span) for span in self._groups_at(word)))
        ):
            return [named[1]]
        return best[1] if best is not None else []

    def _subject_above(self, word: int) -> list[Referent]:
        """ "fighters have waged what they call a war": several people who are the subject of a clause around the pronoun's."""
        tree, verb = self.tree, self.tree.clause_head(word)
        for above in tree.ancestors(verb):
            if not tree.is_verb(above) or above == verb:
                continue
            for subject in tree.kids(above, "nsubj", "nsubjpass"):
                several = tree[subject].tag in ("NNS", "NNPS") or bool(tree.kids(subject, "conj"))
                if subject < word and several and word not in tree.subtree(subject):
                    found = self.referents([subject], "actor")
                    if found and all(self.discourse.lexicon.is_a(r.entity.kind, "Agent") for r in found):
                        return found
            if tree.kids(above, "nsubj", "nsubjpass"):
                return []
        return []

    def _only_person(self, word: int) -> list[Referent]:
        """The one person whom this sentence, before the word, and the two sentences before have named, if only in passing."""
        at, here = self.tree[word].start, self.tree.sentence.index
        found: dict[str, Referent] = {}
        for noted in reversed(self.discourse.noted):
            if here - noted.sentence > 2:
                break
            person = noted.mention.actor
            if person is not None and person.kind == "Person" and noted.mention.end <= at:
                found.setdefault(person.key, Referent(person, Span(noted.mention.start, noted.mention.end)))
        return list(found.values()) if len(found) == 1 else []

    def place_there(self, word: int) -> list[Referent]:
        """ "There": where this sentence has placed something, else the most prominent place of the one before."""
        at, here = self.tree[word].start, self.tree.sentence.index
        best: tuple[int, int, int] | None = None
        found: list[Referent] = []
        for noted in reversed(self.discourse.noted):
            mention = noted.mention
            if here - noted.sentence > 1:
                break
            if mention.end > at or mention.place is None or mention.adjectival:
                continue
            if noted.sentence == here and not self._is_located(mention):
                continue  # "after a war with Georgia … stationed troops there"
            score = (int(noted.sentence == here), noted.weight, mention.start)
            if best is None or score > best:
                best, found = score, [Referent(mention.place, Span(mention.start, mention.end))]
        return found

    def _is_located(self, mention: NameMention) -> bool:
        words = [t.i for t in self.tree.tokens if mention.start <= t.start < mention.end]
        top = self.tree.top(words)
        above = self.tree[self.tree[top].head] if top is not None else None
        return (
            above is not None and above.dep == "prep" and above.text.lower() in ("in", "at", "near", "to", "into", "from", "around", "on")
        )

    def _is_both(self, word: int) -> bool:
        left = [self.tree.forms[c] for c in self.tree.kids(word, "det", "predet", "nummod", "amod")]
        return bool(self.discourse.lexicon.word("group", self.tree.lemmas[word])) and not {"both", "two"}.isdisjoint(left)

    def _it(self, word: int, reading: Reading) -> list[Referent]:
        return self._latest(word, lambda e: e.kind not in ("Person", "Population", "Group"), reading)

    def _groups_at(self, word: int) -> list[Span]:
        """Where coordinated actors stand, of which one alone is not "they"."""
        here = self.tree.sentence.index
        return [span for _, sentence, span in self.discourse.groups if here - sentence <= 2]

    def _latest(self, word: int, fits: Fits, reading: Reading) -> list[Referent]:
        found = self._prominent(word, fits, reading)
        return [found[1]] if found is not None else []

    def _prominent(self, word: int, fits: Fits, reading: Reading) -> tuple[float, Referent] | None:
        """With its score, the most prominent fitting name of this sentence before the word, or of the two sentences before."""
        at, here = self.tree[word].start, self.tree.sentence.index
        best: tuple[float, Referent] | None = None
        barred = self._own_clause_subjects(word)
        personal = self.tree.forms[word] in ("he", "she", "him", "her", "his")
        for noted in reversed(self.discourse.noted):
            mention = noted.mention
            if here - noted.sentence > 2:
                break  # they were noted sentence by sentence
            if mention.end > at or any(mention.start <= b.start < mention.end for b in barred):
                continue
            entity = (mention.actor if reading == "actor" else mention.place) or mention.actor or mention.place
            if entity is None or not (noted.unnamed and personal or fits(entity)):
                continue
            key = (mention.place or entity).key
            if fits is not None and noted.weight < 2 and self.discourse.counts[key] < 3:
                continue  # named in passing
            score = noted.weight * 2 - 3 * (here - noted.sentence) + min(2.0, 0.25 * self.discourse.counts[key])
            if best is None or score > best[0]:
                best = (score, Referent(entity, Span(mention.start, mention.end)))
        return best

    def _description(self, word: int, reading: Reading) -> list[Referent]:
        """ "the region", "the two countries", "both sides": a definite phrase without a name or restriction of its own."""
        token, lexicon = self.tree[word], self.discourse.lexicon
        if token.pos not in ("NOUN", "PROPN"):
            return self._two_persons(word)
        left = [self.tree[c].text.lower() for c in self.tree.kids(word, "det", "poss", "predet", "nummod", "amod", "compound", "nmod")]
        definite = any(w in _DEFINITE for w in left)
        if reading == "actor" and self._is_office(word) and (definite or self._is_restricted(word)):
            found = holder(self.tree, word, self._by_word, self.discourse) if token.tag in ("NN", "NNP") else self._persons(word, left)
            if found:
                return found
        if self._is_restricted(word):
            return []
        if token.tag in ("NNS", "NNPS") and lexicon.word("group", token.lemma.lower()):
            plain = lexicon.word("bare-group", token.lemma.lower()) is not None and "the" in left and len(left) == 1
            if "two" in left or "both" in left or any(lexicon.word("warring", w) for w in left) or (plain and self.discourse.rivals):
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
        listed = lexicon.word("description", token.lemma.lower())
        if listed is None or not definite:
            return []
        kinds = tuple((listed.value or "").split(","))
        found = self._last_of(word, kinds, reading)
        return [r for r in found if r.entity.kind != "Person" or token.lemma.lower() == "leader" or not has_title(r.entity, self.discourse)]

    def _is_office(self, word: int) -> bool:
        listed = self.discourse.lexicon.word("participant", self.tree[word].lemma.lower())
        return listed is not None and (listed.value or "").startswith("Person")

    def _persons(self, word: int, left: list[str]) -> list[Referent]:
        """ "the leaders", "the two ministers": those who met or spoke last, where no word says which others are meant."""
        if any(w not in ("the", "two", "both") for w in left) or self._is_restricted(word):
            return []
        return list(self.discourse.persons)

    def _two_persons(self, word: int) -> list[Referent]:
        """ "The two discussed the border": those who met or spoke last."""
        if self.tree[word].text.lower() != "two" or self.tree[word].dep not in ("nsubj", "nsubjpass", "agent", "pobj"):
            return []
        return list(self.discourse.persons) if len(self.discourse.persons) == 2 else []

    def _is_restricted(self, word: int) -> bool:
        """Whether name or phrase beside it says which one is meant."""
        beside = self.tree.kids(word, "amod", "compound", "nmod")
        if any(self._by_word.get(c) or self.tree[c].tag in ("NNP", "NNPS") for c in beside):
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
            return self._two_persons(at)
        states_only = entry is not None and entry.value == "State"
        if not states_only and self.discourse.rivals:
            return [Referent(entity, self.discourse.rivals[1]) for entity in self.discourse.rivals[0]]
        for entities, _, span in reversed(self.discourse.groups):
            if self._are_mediators(entities):
                continue
            if span.end <= at and len(entities) == 2 and (not states_only or all(e.kind == "State" for e in entities)):
                return [Referent(entity, span) for entity in entities]
        return []

    def _are_mediators(self, entities: tuple[Entity, ...]) -> bool:
        """Whether these stand between the sides, by an earlier sentence or by their name ("Egyptian mediators")."""
        lexicon = self.discourse.lexicon
        return all(e in self.discourse.mediators or lexicon.word("go-between", e.name.rsplit(" ", 1)[-1].lower()) for e in entities)

    def _two_persons(self, at: int) -> list[Referent]:
        """ "both leaders": the two persons named last, where one sentence or the next but one names both."""
        found: list[Referent] = []
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


def _is_plural(entity: Entity) -> bool:
    """Whether "they" can mean what is named."""
    return entity.kind in ("ArmedGroup", "PeacekeepingForce", "ArmedForce", "Population", "Group")


def _within(referent: Referent, span: Span) -> bool:
    return span.start <= referent.span.start and referent.span.end <= span.end

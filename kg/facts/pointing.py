"""What pronouns point back to: "it", "they", "his", "there"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.facts.control import controller
from kg.facts.descriptions import Reading
from kg.facts.discourse import Referent
from kg.facts.owners import Owners
from kg.model import Entity, NameMention, Span

Fits = Callable[[Entity], bool]


class Pointing(Owners):
    """The part of a sentence's reader that looks back for what pronouns mean."""

    def referents(self, words: Iterable[int], reading: Reading) -> list[Referent]:
        raise NotImplementedError

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

    def _own_speaker(self, word: int) -> list[Referent]:
        """ "NATO said that it was sending troops": a body that says what "it" does speaks of itself."""
        if self.tree[word].dep not in ("nsubj", "nsubjpass") or self.tree.forms[word] != "it":
            return []
        return [r for r in self._who_says(word, "NNP", "NN") if r.entity.kind != "Person"]

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

    def _group(self, word: int) -> list[Referent]:
        """The last coordinated actors before this word, when no nearer plural noun stands between."""
        at, here = self.tree[word].start, self.tree.sentence.index
        if said := self._speaking_on(word) or self._spoken_of(word):
            return said
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
        nearest = best[1] if best is not None else [named[1]] if named is not None else []
        if len(nearest) == 1 and len(self.discourse.persons) > 1 and nearest[0].entity.kind != "Person" and self._treats(word):
            return list(self.discourse.persons)  # "… urged Hamas to free hostages. They agreed to stay in touch": neither of these
        if best is not None and best[1][0].entity.kind in ("Population", "Thing") and (speaker := self._who_says(word, "NN", "NNP")):
            return speaker  # "killed 28 people. The ministry said that they had hit a barracks"
        if named is not None and (
            best is None or (named[0] > best[0] and not any(_within(named[1], span) for span in self._groups_at(word)))
        ):
            return [named[1]]
        if best is not None:
            return best[1]
        subjects = [self.tree.span(self.tree.below(self.tree.subject(v))) for v in self._verbs_above(word)]
        return [r for r in self._collective(word) if not any(s.start <= r.span.start < s.end for s in subjects)]

    def _verbs_above(self, word: int) -> list[int]:
        """The verb that the pronoun is an object of, and the one before it that it shares a subject with."""
        verb = self.tree.clause_head(word)
        verbs = [verb, self.tree.first_conjunct(verb)]
        return [v for v in verbs if self.tree.subject(v) is not None] if self._own_clause_subjects(word) else []

    def _spoken_of(self, word: int) -> list[Referent]:
        """ "A leader of the rebels said they would leave": those for whom a single person speaks."""
        tree, verb = self.tree, self.tree.clause_head(word)
        said = tree[verb].head
        subject = tree.subject(said) if tree[verb].dep == "ccomp" and tree[word].dep in ("nsubj", "nsubjpass") else None
        if (
            subject is None
            or subject > word
            or tree[subject].tag != "NN"
            or "Person" not in self.kinds(subject) | self._speaker_kind(subject)
        ):
            return []
        phrases = [p for p in tree.below(subject) if tree[p].dep == "pobj" and tree.forms[tree[p].head] in ("of", "for", "from")]
        return self.referents([p for p in phrases if tree[p].tag == "NNS" and self.kinds(p)][:1], "actor")

    def _speaker_kind(self, word: int) -> frozenset[str]:
        listed = self.discourse.lexicon.word("speaking-for", self.tree.lemmas[word])
        return frozenset({"Person"}) if listed is not None else frozenset()

    def _speaking_on(self, word: int) -> list[Referent]:
        """ "Military sources reported … Later they confirmed": unnamed speakers, where "they" say more."""
        verb, lexicon = self.tree[word].head, self.discourse.lexicon
        reports = any(entry.reporting for entry in lexicon.find("verb", self.tree.lemmas[verb]))
        if self.tree[word].dep != "nsubj" or not reports or self.tree[verb].dep not in ("ROOT", "conj"):
            return []
        unnamed = [r for r in self.discourse.speakers if r.entity.key.startswith("local:") and r.entity.name.endswith("s")]
        return unnamed if len(unnamed) == len(self.discourse.speakers) == 1 else []

    def _last_speaker(self, word: int) -> list[Referent]:
        """ "According to a local official, … He added": whoever spoke last, where nobody has a name."""
        verb, lexicon = self.tree[word].head, self.discourse.lexicon
        reports = any(entry.reporting for entry in lexicon.find("verb", self.tree.lemmas[verb]))
        spoken = self.discourse.speakers
        return list(spoken) if reports and self.tree[word].dep == "nsubj" and len(spoken) == 1 and spoken[0].entity.kind == "Person" else []

    def _things_above(self, word: int, reading: Reading) -> list[Referent]:
        """ "Wells that are idle since rebels overran them": things that are the subject of the clause around the pronoun's."""
        tree, verb = self.tree, self.tree.clause_head(word)
        if tree[word].dep != "dobj" or tree[verb].dep != "advcl":
            return []
        subject = tree.subject(tree[verb].head)
        if subject is None or subject > word or tree[subject].tag != "NNS" or self.kinds(subject):
            return []
        if self.discourse.lexicon.find("noun", tree.lemmas[subject]):  # "talks were held after police arrested them": no talks
            return []
        return self.referents([subject], reading)

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
            if tree.kids(above, "nsubj", "nsubjpass") and not self._is_beside(word, verb, above):
                return []
        return []

    def _is_beside(self, word: int, verb: int, above: int) -> bool:
        """ "Agencies said that fighting had spread and that they were …": the clause beside the pronoun's has one thing as its subject."""
        tree = self.tree
        one = all(tree[s].tag in ("NN", "NNP") for s in tree.kids(above, "nsubj", "nsubjpass"))
        return one and tree[verb].dep == "conj" and tree[verb].head == above and tree[above].dep == "ccomp"

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

    def _person_before(self, word: int) -> list[Referent]:
        """ "The rebel took up a post he had fled": the one person without a name of whom the sentence has spoken so far."""
        tree, lexicon = self.tree, self.discourse.lexicon
        told = [t.i for t in tree.tokens[:word] if t.tag == "NN" and t.dep in ("nsubj", "nsubjpass", "dobj") and not self.is_inner(t.i)]
        persons = [w for w in told if (e := lexicon.word("participant", tree.lemmas[w])) and (e.value or "").startswith("Person")]
        barred = self._own_clause_subjects(word)
        free = [w for w in persons if not any(b.start <= tree[w].start < b.end for b in barred)]
        return self.referents(free, "actor") if len(free) == 1 else []

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
        if self._is_paper(word):
            return []
        return self._latest(word, lambda e: e.kind not in ("Person", "Population", "Group"), reading)

    def _is_paper(self, word: int) -> bool:
        """ "The accord was signed … It obliges both sides": at the head of the next sentence, "it" is the accord and nobody who acts."""
        tree = self.tree
        heads = tree.forms[0] == "it" and tree[word].dep == "nsubj" and tree[tree[word].head].dep in ("ROOT", "conj")
        return heads and self.discourse.paper == tree.sentence.index - 1

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


def _is_plural(entity: Entity) -> bool:
    """Whether "they" can mean what is named."""
    return entity.kind in ("ArmedGroup", "PeacekeepingForce", "ArmedForce", "Population", "Group")


def _within(referent: Referent, span: Span) -> bool:
    return span.start <= referent.span.start and referent.span.end <= span.end

"""What the names of a sentence denote, and which words they stand for.

A word means a name when it is part of it, stands in apposition to it, or says what kind of thing it is ("the town of Jos").
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from kg.facts.descriptions import Reading
from kg.facts.discourse import Referent, slug
from kg.facts.naming_phrases import beside_office
from kg.facts.pointing import Pointing
from kg.facts.slots import is_helped
from kg.model import Entity, NameMention, Span

_APPOSED = ("Person", "ArmedGroup", "ArmedForce", "InternationalOrganization", "Organization", "MediaOutlet", "PoliticalParty", "Group")
_NOT_THE_LAND = frozenset({"state", "border", "capital", "frontier", "suburb", "camp", "pocket", "stronghold", "quarter"})
"""A part of what is named, or (a state) its government: the name that follows "of" is not theirs."""

_LANDS = ("StateTerritory", "State", "Polity", "DisputedTerritory", "AdministrativeUnit", "Region")
_INSTITUTIONS = frozenset(
    {"InternationalOrganization", "GovernmentBody", "ArmedGroup", "ArmedForce", "PoliticalParty", "PeacekeepingForce"}
)


class Named(Pointing):
    """The part of a sentence's reader that knows the names standing in it."""

    names: list[NameMention]
    _joined: dict[int, list[NameMention]]
    _timed: set[int]

    def _one(self, word: int, reading: Reading) -> list[Referent]:
        raise NotImplementedError

    def _words(self, mention: NameMention) -> list[int]:
        return [t.i for t in self.tree.tokens if t.start < mention.end and t.end > mention.start]

    def mention(self, word: int) -> NameMention | None:
        """The name that this word belongs to, or the one in apposition to it ("the president, Ilham Aliyev")."""
        found = self._by_word.get(word)
        if found is not None:
            return self._holder_named(word, found) or found
        if (titled := self._titled(word)) is not None:
            return titled
        for child in self.tree.kids(word, "appos") or beside_office(self.tree, word, self.discourse.lexicon):
            inner = self._by_word.get(child)
            several = self.tree[word].tag == "NNS" and len(self.tree.conjuncts(child)) > 1  # "the sides, A and B,": not A alone
            if inner is not None and inner.actor is not None and inner.actor.kind in _APPOSED and not several:
                return inner
        return None

    def _is_person(self, word: int) -> bool:
        mention = self._by_word.get(word)
        return mention is not None and mention.actor is not None and mention.actor.kind == "Person"

    def _holder_named(self, word: int, office: NameMention) -> NameMention | None:
        """ "Foreign Ministry spokeswoman Mao Ning" is Mao Ning, also where the office alone would mean the ministry."""
        if office.actor is None or office.actor.kind == "Person" or self.tree[word].pos != "NOUN":
            return None
        for child in self.tree.kids(word, "appos"):
            inner = self._by_word.get(child)
            if inner is not None and inner.actor is not None and inner.actor.kind == "Person" and min(self.tree.subtree(child)) == word + 1:
                return inner
        return None

    def _titled(self, word: int) -> NameMention | None:
        """ "Minister for Foreign Affairs Ivan Petrov": the name hangs on a word of the title, and the title's first noun heads it."""
        token = self.tree[word]
        if token.pos not in ("NOUN", "PROPN") or word in self._timed:
            return None
        for mention in self.names:
            title = mention.title
            inside = title is not None and title.start <= token.start < title.end
            joined = self.tree.conjuncts(self.tree.first_conjunct(word)) if inside else []  # "A and Minister for Defence Linda Reynolds"
            if inside and any(w in self.tree.below(word) or w in joined for w in self._words(mention)):
                return mention
        return None

    def adjectives(self, word: int) -> list[NameMention]:
        """Names that modify this noun: "Armenian strikes", "Azerbaijan's sovereignty" is not among them."""
        beside = [c for c in self.tree.kids(word, "amod", "compound", "nmod") if not is_helped(self.tree[c].text)]
        return [m for c in beside if (m := self._by_word.get(c)) is not None]

    def is_inner(self, word: int) -> bool:
        return word in self._by_word

    def _name(self, word: int, reading: Reading) -> list[Referent]:
        """What the name at the word denotes; empty where there is none."""
        mention = self.mention(word) or self._land_of(word) or self._shortened(word)
        if mention is None:
            return []
        if self._is_a_citizen(word, mention):
            return self._one(self.tree[word].head, reading) if self.tree[word].dep == "appos" else []
        entity = (mention.actor if reading == "actor" else mention.place) or mention.place or mention.actor
        if reading == "place" and entity is not None and (part := self._part_of_land(word, mention, entity)) is not None:
            return [part]
        if reading == "actor" and (senders := self._both_senders(word)):
            return senders
        if reading == "actor" and (joined := self._joined.get(word)):
            return [Referent(m.actor, Span(m.start, m.end)) for m in joined if m.actor is not None]
        beside = self._sharing_noun(word, mention) if reading == "actor" else []
        return [*beside, Referent(entity, Span(mention.start, mention.end))] if entity is not None else []

    def _part_of_land(self, word: int, mention: NameMention, entity: Entity) -> Referent | None:
        """ "Eastern Congo", "northern Mali": a region of its own, and not the whole land."""
        tree, listed = self.tree, self.discourse.lexicon.among("direction")
        before = next((t.i for t in reversed(tree.tokens[:word]) if t.end < mention.start), None)
        if before is None or tree.forms[before] not in listed or tree[before].head != word or entity.kind not in _LANDS:
            return None
        name = f"{tree.forms[before]} {entity.name}"
        return Referent(Entity(f"local:{slug(name)}", name, "Region"), Span(tree[before].start, mention.end))

    def _shortened(self, word: int) -> NameMention | None:
        """ "The Council", after "the UN Security Council": a name of several words, told again by its last alone."""
        tree, text = self.tree, self.tree[word].text
        if not text[:1].isupper() or tree[word].tag not in ("NNP", "NN") or not word or tree.forms[word - 1] != "the":
            return None
        if tree.kids(word, "amod", "compound", "nmod", "poss", "appos") or any(tree.forms[p] == "of" for p in tree.kids(word, "prep")):
            return None
        if word + 1 < len(tree) and tree[word + 1].tag == "NNP":
            return None
        for noted in reversed(self.discourse.noted):
            actor = noted.mention.actor
            if (
                actor is not None
                and actor.kind in _INSTITUTIONS
                and actor.name.endswith(f" {text}")
                and noted.mention.end <= tree[word].start
            ):
                return replace(noted.mention, start=tree[word].start, end=tree[word].end, place=None)
        return None

    def _is_a_citizen(self, word: int, mention: NameMention) -> bool:
        """ "A Tunisian", "Salman Abedi, the British-Libyan who …": one person, not the state."""
        token = self.tree[word]
        articles = [self.tree.forms[d] for d in self.tree.kids(word, "det")]
        if mention.actor is None or mention.actor.kind != "State" or token.tag not in ("NN", "NNP", "JJ") or not articles:
            return False
        return articles[0] in ("a", "an") or (token.dep == "appos" and "-" in token.text)

    def _land_of(self, word: int) -> NameMention | None:
        """The town's name in "the town of Jos", "the province of Idlib"."""
        lexicon, tree = self.discourse.lexicon, self.tree
        if lexicon.word("territory-noun", tree.lemmas[word]) is None or tree.lemmas[word] in _NOT_THE_LAND or self._is_called(word):
            return None
        inner = [self._by_word.get(p) for prep in tree.kids(word, "prep")[:1] if tree.forms[prep] == "of" for p in tree.kids(prep, "pobj")]
        named = [m for m in inner if m is not None and m.place is not None and lexicon.is_a(m.place.kind, "Place") and not m.adjectival]
        return replace(named[0], actor=None) if named and tree[word].tag in ("NN", "NNP") else None

    def _is_called(self, word: int) -> bool:
        """ "The Wadi Barada area of Damascus": land with a name of its own before it."""
        before = self.tree[word - 1] if word else None
        return before is not None and before.tag == "NNP" and before.head == word and before.dep in ("compound", "nmod")

    def _sharing_noun(self, word: int, mention: NameMention) -> list[Referent]:
        """ "Hungarian and Romanian officials": the first adjective has the noun in common with the name."""
        out: list[Referent] = []
        for first in self.tree.kids(word, "amod", "compound", "nmod"):
            other = self._by_word.get(first)
            if (
                other is not None
                and other is not mention
                and other.actor is not None
                and any(self._by_word.get(c) is mention for c in self.tree.conjuncts(first))
            ):
                out.append(Referent(other.actor, Span(other.start, other.end)))
        return out

    def _included(self, word: int, reading: Reading) -> list[Referent]:
        """ "the region, including the Lachin Corridor": both."""
        out: list[Referent] = []
        if reading != "place":
            return out
        anchors = [word, *islice(self.tree.ancestors(word), 2)]
        for anchor in anchors:
            for verb in self.tree.kids(anchor, "advcl", "acl"):  # "Karabakh included"
                if self.tree.forms[verb] == "included":
                    out.extend(r for p in self.tree.kids(verb, "nsubj", "nsubjpass") for r in self._name(p, reading))
            for prep in self.tree.kids(anchor, "prep"):
                if self.tree.forms[prep] == "including" and prep > word:
                    out.extend(r for p in self.tree.kids(prep, "pobj") for r in self._name(p, reading))
        return out

    def _named_after(self, word: int) -> list[Referent]:
        """ "the village of Banjska" is Banjska, listed or not; "the towns of Goz and Kutum" are both; "the Brej area" is Brej."""
        tree, lexicon = self.tree, self.discourse.lexicon
        listed = lexicon.word("territory-noun", tree.lemmas[word]) or lexicon.word("landmark", tree.lemmas[word])
        if lexicon.word("soil", tree.lemmas[word]) is not None:  # "on Pakistani soil" is in Pakistan
            places = [m for m in self.adjectives(word) if m.place is not None]
            return [Referent(m.place, Span(m.start, m.end)) for m in places if m.place is not None]
        if spoken := self._spoken_for(word):
            return spoken
        if town := self._capital_of(word):
            return town
        if listed is None or tree[word].tag not in ("NN", "NNS"):
            return []
        prep = next((p for p in tree.kids(word, "prep") if tree.forms[p] == "of"), None)
        names = [n for p in (tree.kids(prep, "pobj") if prep is not None else []) for n in tree.conjuncts(p)]
        if tree[word].tag == "NN" and self._is_called(word):
            names = [word - 1]
        found = [self._ground_named(name, listed.value or "Region") for name in names]
        return [referent for referent in found if referent is not None]

    def _capital_of(self, word: int) -> list[Referent]:
        """ "The capital of Sudan", "Sudan's capital": the town itself."""
        tree = self.tree
        if tree.lemmas[word] != "capital" or tree[word].tag != "NN" or tree[word].dep in ("attr", "appos", "compound"):
            return []
        of = [p for prep in tree.kids(word, "prep") if tree.forms[prep] == "of" for p in tree.kids(prep, "pobj")]
        states = [m.actor for w in [*of, *tree.kids(word, "poss")] if (m := self.mention(w)) is not None and m.actor is not None]
        towns = [self.discourse.territory_of.capital_of(state.key) for state in states if state.kind == "State"]
        return [Referent(town, self._here(word)) for town in towns[:1] if town is not None]

    def _ground_named(self, name: int, kind: str) -> Referent | None:
        """The place of a name; of a name that nobody has listed, a place of this article's own."""
        tree = self.tree
        if (mention := self.mention(name)) is not None:
            return Referent(mention.place, Span(mention.start, mention.end)) if mention.place is not None else None
        if tree[name].tag != "NNP":
            return None
        first = name
        while first and tree[first - 1].tag == "NNP" and tree[first - 1].head in (tree[name].head, name):
            first -= 1
        span = Span(tree[first].start, tree[name].end)
        text = self.discourse.text[span.start : span.end]
        return Referent(Entity(f"local:{slug(text)}", text, kind), span)

    def _spoken_for(self, word: int) -> list[Referent]:
        """ "a spokesman for the army" speaks as the army; an unnamed spokesman is nobody else."""
        tree = self.tree
        if self.discourse.lexicon.word("speaking-for", tree.lemmas[word]) is None:
            return self._sent_by(word)
        objects = [p for prep in tree.kids(word, "prep") if tree.forms[prep] in ("for", "of") for p in tree.kids(prep, "pobj")]
        return [r for r in self.referents(objects[:1], "actor") if self.discourse.lexicon.is_a(r.entity.kind, "Agent")]

    def _sent_by(self, word: int) -> list[Referent]:
        """ "Envoys of the government and of the rebels" meet for those who sent them, where these are two or more."""
        tree, lexicon = self.tree, self.discourse.lexicon
        sent = lexicon.word("sent-by", tree.lemmas[word]) or lexicon.word("go-between", tree.lemmas[word])
        if sent is None or tree[word].tag != "NNS":
            return []
        objects = [p for prep in tree.kids(word, "prep") if tree.forms[prep] in ("from", "of") for p in tree.kids(prep, "pobj")][:1]
        found = self.referents(objects, "actor")
        acting = all(lexicon.is_a(r.entity.kind, "Agent") and r.entity.kind != "Person" for r in found)
        beside = [m.actor for c in tree.kids(word, "conj") if (m := self._by_word.get(c)) is not None and m.actor is not None]
        shared = any(lexicon.is_a(actor.kind, "State", "Polity", "ArmedGroup") for actor in beside)  # "of Chile, and Bolivia"
        return found if (len(found) > 1 or shared) and acting else []

    def _both_senders(self, word: int) -> list[Referent]:
        """ "Georgian and Abkhaz negotiators": those who sent them, where there are two or more."""
        tree, found = self.tree, self.discourse
        if tree[word].dep == "pobj" and tree.forms[tree[word].head] == "of":  # "the armies of | India and Pakistan", as one name
            word = tree[tree[word].head].head if word in self._by_word else word
        if tree[word].tag != "NNS" or found.lexicon.word("sent-by", tree.lemmas[word]) is None:
            return []
        after = [p for of in tree.kids(word, "prep") if tree.forms[of] == "of" for p in tree.kids(of, "pobj")]  # "the armies of A and B"
        words = sorted({c for at in [*tree.kids(word, "amod", "compound", "nmod"), *after] for c in tree.conjuncts(at)})
        actors = [(m, m.actor) for w in words if (m := self._by_word.get(w)) is not None and m.actor is not None]
        senders = {}
        for mention, actor in actors:
            owner = actor if actor.kind in ("State", "Polity") else found.territory_of.entity(actor.of)
            if owner is not None and owner.kind in ("State", "Polity"):
                senders.setdefault(owner.key, Referent(owner, Span(mention.start, mention.end)))
        return list(senders.values()) if len(senders) > 1 else []

    def _state_in_title(self, person: Entity) -> Entity | None:
        """ "Malaysian Prime Minister Najib Razak, whose country": the state that his title names."""
        titles = [m.title for m in self.names if m.actor == person and m.title is not None]
        inside = [m for t in titles[:1] for m in self.names if t.start <= m.start < t.end and m.actor is not None and m.actor != person]
        owners = [m.actor if m.actor.kind == "State" else self.discourse.territory_of.entity(m.actor.of) for m in inside if m.actor]
        return next((owner for owner in owners if owner is not None and owner.kind == "State"), None)

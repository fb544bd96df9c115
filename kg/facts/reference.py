"""Who or what a phrase means: names, pronouns, descriptions, groups.

Resolved only where the text resolves it; otherwise the words themselves become a participant of this article. What has been
named so far is kept in `Discourse`, which lives as long as the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from kg.facts.amounts import counted
from kg.facts.control import controller
from kg.facts.descriptions import Reading
from kg.facts.discourse import Discourse, Referent, slug
from kg.facts.named import Named
from kg.facts.naming_phrases import named_lands
from kg.facts.phrases import phrase_span
from kg.facts.tree import Tree
from kg.model import Entity, NameMention, Span, TimeMention

_SINGULAR = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_FIRST = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine"})
_RELATIVE = frozenset({"who", "whom", "which", "whose", "that"})


class SentenceReader(Named):
    """The participants of one sentence."""

    def __init__(self, tree: Tree, names: Sequence[NameMention], times: Sequence[TimeMention], discourse: Discourse) -> None:
        self.tree, self.discourse = tree, discourse
        self.voice: Callable[[int], list[Referent]] = lambda _: []
        """Who speaks at a word; known once the sentence has been read for who says what."""
        self._timed = {w for t in times for w in tree.covering(t.start, t.end)}
        self.names = [n for n in names if n.start >= tree.sentence.start and n.end <= tree.sentence.end]
        self._by_word: dict[int, NameMention] = {}
        self._joined: dict[int, list[NameMention]] = {}
        """Names that share one word: "EU-Iran talks"."""
        for mention in self.names:
            for word in self._words(mention):
                if (other := self._by_word.get(word)) is not None and other.title is None and mention.title is None:
                    self._joined.setdefault(word, [other]).append(mention)
                self._by_word[word] = mention

    def is_time(self, word: int) -> bool:
        return word in self._timed

    def kinds(self, word: int) -> frozenset[str]:
        mention = self.mention(word)
        if mention is not None:
            return frozenset(e.kind for e in (mention.actor, mention.place) if e is not None)
        lexicon = self.discourse.lexicon
        if (noun := counted(self.tree, word, lexicon)) != word:  # "hundreds of soldiers" are soldiers
            return self.kinds(noun)
        token = self.tree[word]
        listed = lexicon.word("participant", token.lemma.lower()) or lexicon.word("territory-noun", token.lemma.lower())
        found = {k for k in (listed.value or "").split(",") if k} if listed else set()
        if token.text.lower() in _PERSONAL | _FIRST and token.pos != "NOUN":
            found.add("Person")
        for referent in self._resolved(word, "actor") if token.pos == "PRON" or found else []:
            found.add(referent.entity.kind)
        if not found and self._unknown_actor(word):
            found.add("Group")
        if "Group" in found and self._is_armed(word):
            found.add("ArmedGroup")
        if not found and self._unknown_town(word):
            found.add("Place")
        return frozenset(found)

    def document_speakers(self, word: int) -> list[Referent]:
        """Who speaks when "a report by Kenya" says something; or "the statement" (or "it", after one): those who spoke last."""
        token, discourse = self.tree[word], self.discourse
        if token.tag == "WDT" and token.dep == "nsubj" and self.tree[token.head].dep == "relcl":
            return self.document_speakers(self.tree[token.head].head)  # "a resolution that demands"
        document = discourse.lexicon.word("document", token.lemma.lower()) is not None
        if document and (issuers := self._issuers(word)):
            return issuers
        if document and discourse.groups and any(self.tree.forms[a] == "joint" for a in self.tree.kids(word, "amod")):
            return [Referent(entity, discourse.groups[-1][2]) for entity in discourse.groups[-1][0]]  # of those named together last
        if document and token.dep == "dobj" and not self._is_definite(word):  # "issued a decree announcing …"
            return [r for r in self.referents(controller(self.tree, token.head), "actor") if discourse.lexicon.is_a(r.entity.kind, "Agent")]
        named = (document and self._is_definite(word)) or (discourse.document and token.text.lower() == "it")
        return list(discourse.speakers) if discourse.speakers and named else []

    def _issuers(self, word: int) -> list[Referent]:
        """Whose document it is: "Egypt's statement", "a Kenyan letter", "a report by the ministry"."""
        tree = self.tree
        owners = [
            p
            for prep in tree.kids(word, "prep", "agent")
            if tree[prep].text.lower() in ("by", "from", "of")
            for p in tree.kids(prep, "pobj")
        ]
        owners += [p for told in tree.kids(word, "acl") for by in tree.kids(told, "agent") for p in tree.kids(by, "pobj")]  # "published by"
        owners += [w for w in tree.kids(word, "poss", "amod", "compound", "nmod") if self.is_inner(w)]
        found = [r for w in owners if self.mention(w) is not None for r in self.referents([w], "actor")]
        return [r for r in found if self.discourse.lexicon.is_a(r.entity.kind, "Agent")]

    def _is_definite(self, word: int) -> bool:
        left = [self.tree[c].text.lower() for c in self.tree.kids(word, "det")]
        return any(w in ("the", "this", "that") for w in left) and not any(
            self.mention(c) for c in self.tree.kids(word, "poss", "compound", "amod")
        )

    # --- participants -------------------------------------------------------------------------------------------

    def referents(self, words: Iterable[int], reading: Reading) -> list[Referent]:
        """The entities meant by phrases headed by `words`, coordination spread out, each once, in text order."""
        out: list[Referent] = []
        for word in named_lands(self.tree, words, self.discourse.lexicon):
            for conjunct in self.tree.conjuncts(word):
                head = conjunct
                if self.tree.is_verb(head) and head != word and not self.is_inner(head):
                    continue
                if (
                    head + 1 in self._by_word
                    and not self.is_inner(head)
                    and self.tree[head].pos in ("ADJ", "NOUN")
                    and head + 1 in self.tree.subtree(word)
                    and self.mention(head) is None
                ):
                    head += 1  # "the paramilitary Rapid Support Forces": the name speaks for itself
                for referent in self._one(head, reading):
                    if referent.entity not in [r.entity for r in out]:
                        out.append(referent)
        return out

    def _one(self, word: int, reading: Reading) -> list[Referent]:
        if word in self._timed:  # "launched an invasion on February 24"
            return []
        if named := self._name(word, reading):
            return [*named, *self._included(word, reading)]
        token = self.tree[word]
        if listed := self._listed_beside(word):
            return self.referents([listed], reading)
        if token.text.lower() in ("other", "another") and word and (self.tree.forms[word - 1] in ("each", "one") or self._is_mutual(word)):
            return self._own_subject(word, reading)  # "accused each other", "each accused the other"
        if token.text.lower() in ("nothing", "none", "nobody", "anything"):  # "nothing but military sites"
            others = [
                p
                for prep in self.tree.kids(word, "prep")
                if self.tree[prep].text.lower() in ("but", "except")
                for p in self.tree.kids(prep, "pobj")
            ]
            return self.referents(others, reading)
        if token.text.lower() in _RELATIVE and token.tag in ("WDT", "WP", "WP$"):
            clause = next((a for a in self.tree.ancestors(word) if self.tree[a].dep == "relcl"), None)
            return self._one(self.tree[clause].head, reading) if clause is not None else []
        if token.pos in ("VERB", "AUX", "ADP", "SCONJ", "PART", "PUNCT", "ADV") and not token.tag.startswith("NN"):
            return []
        if not any(map(str.isalnum, token.text)):  # a flag or a mark in place of a name
            return []
        if token.pos == "ADJ" and not self.tree.kids(word, "det", "poss", "nummod"):  # "kept residents safe"; but "the wounded"
            return []
        if (
            resolved := self._own_land(word)
            or self._resolved(word, reading)
            or self._named_after(word)
            or (self.own_forces(word) if reading == "actor" else [])
        ):
            return [*resolved, *self._included(word, reading)]
        if token.pos == "PRON":
            return [] if token.text.lower() not in ("everyone", "others", "those", "some", "many", "both", "each") else [self._local(word)]
        return [self._local(word, reading), *self._included(word, reading)]

    def _is_mutual(self, word: int) -> bool:
        """ "India and Pakistan each blamed the other", "each side accused the other": the other of the two that are the subject."""
        tree = self.tree
        subject = tree.subject(tree[word].head) if tree.is_verb(tree[word].head) else None
        if subject is None or tree.forms[word - 1] != "the":
            return False
        beside = [*tree.kids(subject, "det", "appos"), *tree.kids(tree[word].head, "advmod", "nsubj", "npadvmod")]
        return any(tree.forms[w] == "each" for w in [subject, *beside])

    def _listed_beside(self, word: int) -> int | None:
        """ "the belligerents – the army and the rebels of M23 –": several people, named one by one beside the noun."""
        tree = self.tree
        if tree[word].tag not in ("NNS", "NNPS"):
            return None
        for first in tree.kids(word, "appos"):
            if first > word and len(tree.conjuncts(first)) > 1 and all(self.mention(c) is not None for c in tree.conjuncts(first)):
                return first
        return None

    def _own_land(self, word: int) -> list[Referent]:
        """ "his country", "her government": the state to which the person belongs."""
        tree = self.tree
        owners = [p for p in tree.kids(word, "poss") if tree.forms[p] in ("his", "her", "whose", "my", "our", "its")]
        if tree.lemmas[word] == "government":  # "the government of President Hadi"
            of = [p for prep in tree.kids(word, "prep") if tree.forms[prep] == "of" for p in tree.kids(prep, "pobj")]
            owners += [p for p in of if self._is_person(p)]
        if not owners or self.discourse.lexicon.word("homeland", tree.lemmas[word]) is None:
            return []
        beside = tree[word].head if tree[word].dep == "conj" and tree.forms[owners[0]] in ("his", "her") else owners[0]
        persons = self._one(beside if self._is_person(beside) else owners[0], "actor")  # "President Diaz and his government"
        homes, of_title = self.discourse.territory_of.entity, self._state_in_title
        states = [homes(r.entity.of) or of_title(r.entity) for r in persons if r.entity.kind == "Person"]
        if (tree.forms[owners[0]] in _FIRST or tree.lemmas[word] == "government") and len(persons) == 1:
            states += [r.entity for r in persons if r.entity.kind == "State"]
        return [Referent(state, self._here(word)) for state in states if state is not None and state.kind in ("State", "Polity")]

    def _local(self, word: int, reading: Reading = "actor") -> Referent:
        span = phrase_span(self.tree, word, self.discourse.text)
        name = re.sub(r"\s+", " ", self.discourse.text[span.start : span.end]).strip("\"'“”‘’ ")
        noun = counted(self.tree, word, self.discourse.lexicon)
        listed = self.discourse.lexicon.word("participant", self.tree[noun].lemma.lower())
        kind = (listed.value or "Thing").split(",")[0] if listed else "Group" if self._unknown_actor(word) else "Thing"
        if kind == "Group" and listed is not None and self._is_armed(noun):
            kind = "ArmedGroup"
        if reading == "place" and listed is None and self._has_name(word):  # "the Venezuelan border", "the Perijá mountains"
            kind = self._kind_of_ground(noun) or kind
        return Referent(Entity(f"local:{slug(name)}", name, kind), span)

    def _is_armed(self, word: int) -> bool:
        """ "Rebel groups", "an Islamist faction": a group that is called by what its fighters are."""
        beside = self.tree.kids(word, "amod", "compound", "nmod")
        return any(self.discourse.lexicon.word("fighting-kind", self.tree.lemmas[w]) is not None for w in beside)

    def _kind_of_ground(self, noun: int) -> str | None:
        """The class of place that a noun for land, or for a part of it, stands for."""
        lexicon, lemma = self.discourse.lexicon, self.tree.lemmas[noun]
        land = lexicon.word("territory-noun", lemma) or lexicon.word("landmark", lemma)
        if land is not None:
            return land.value or "Region"
        return "Region" if lexicon.word("ground", lemma) is not None else None

    def _has_name(self, word: int) -> bool:
        """Whether a name says which piece of land it is: "the Kerch bridge"; but not "an Orthodox monastery", "its Soviet-era border"."""
        tree = self.tree
        beside = tree.kids(word, "amod", "compound", "nmod", "poss")
        if any(tree[w].tag == "PRP$" for w in beside):
            return False
        last = [tree[w].text.rsplit("-", 1)[-1] for w in beside if tree[w].dep in ("compound", "nmod")]
        return any(self.is_inner(w) for w in beside) or any(part[:1].isupper() for part in last)

    def _unknown_actor(self, word: int) -> bool:
        """A proper name that nobody has listed, and that does something: who or what it is stays open."""
        first = self.tree[self.tree.first_conjunct(word)]
        acts = first.dep == "nsubj" or (first.dep == "pobj" and self.tree[first.head].dep == "agent")
        return acts and self.tree[word].tag in ("NNP", "NNPS") and not self.is_inner(word)

    def _unknown_town(self, word: int) -> bool:
        """A proper name that nobody has listed, after "in" or "to": "flew to Hillsborough"."""
        token = self.tree[word]
        after = token.dep == "pobj" and self.tree.forms[token.head] in ("in", "to", "near")
        return after and token.tag == "NNP" and not self.is_inner(word) and not self.tree.kids(word, "det", "poss")

    def unnamed(self, name: str, span: Span) -> Referent:
        """A participant known by these words alone."""
        listed = self.discourse.lexicon.word("participant", name.lower())
        kind = (listed.value or "Thing").split(",")[0] if listed else "Thing"
        return Referent(Entity(f"local:{slug(name)}", name, kind), span)

    # --- pronouns and descriptions ------------------------------------------------------------------------------

    def _resolved(self, word: int, reading: Reading) -> list[Referent]:
        form = self.tree[word].text.lower()
        if self.tree[word].tag == "PRP$" and form not in _FIRST and (owner := self._own_subject(word, reading)):
            return owner
        if self.tree[word].pos == "PRON" or (
            form in _SINGULAR | _PLURAL | _PERSONAL | _FIRST and self.tree[word].pos != "NOUN"
        ):  # a "mine"
            if form in _FIRST:
                return [Referent(issuer, self._here(word)) for issuer in self.discourse.issuers] or self.voice(word)
            if form in _PERSONAL:
                found = self._latest(word, lambda e: e.kind == "Person", "actor") or self._who_says(word, "NN", "NNP")
                if found and found[0].entity.key.startswith("local:") and found[0].span.start < self.tree.sentence.start:
                    found = self._person_before(word) or found
                return found or self._only_person(word) or self._last_speaker(word) or self._person_before(word)
            if form in _PLURAL or form == "both":
                return (
                    self._leading_subject(word, reading)
                    or self._things_above(word, reading)
                    or self._group(word)
                    or self._who_says(word, "NNS", "NNPS")
                )
            return self._own_speaker(word) or self._it(word, reading) or self._who_says(word, "NN", "NNP") if form in _SINGULAR else []
        if self.tree[word].tag == "CD" and form == "two" and self.tree[word].dep in ("nsubj", "nsubjpass", "pobj", "dobj"):
            left = [self.tree[c].text.lower() for c in self.tree.kids(word, "det")]
            return self._both(word, "side") if left == ["the"] and not self.tree.kids(word, "prep") else []  # "talks between the two"
        return self._description(word, reading)

"""Which lexicon entry a word of the sentence evokes, and what stands in its slots.

A match binds slots to words, not yet to entities: who is meant is the business of `reference`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.facts.amounts import counted
from kg.facts.handing import hand_guilt, hand_on, with_named
from kg.facts.namelookup import NameLookup
from kg.facts.slots import SlotFinder
from kg.facts.tree import Tree
from kg.lexicon import Entry, Lexicon, Phrase, Slot

_WORD_POINTS = 25
_LOOSE = ("with", "between")
"""Prepositions that belong to the verb even when the parser hangs them on a noun in between."""


@dataclass(slots=True)
class Match:
    """A word and the entry that it evokes. `slots` gives for each slot the words that head its fillers."""

    word: int
    entry: Entry
    slots: list[tuple[Slot, list[int]]] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    """The other words of an entry of several words."""
    content: list[int] = field(init=False)
    """Words of the slot that the entry hands its modality, polarity and claimant to."""

    def __post_init__(self) -> None:
        self.content = self.role_words("content")

    def words(self, name: str) -> list[int]:
        return [w for slot, found in self.slots if name in slot.names for w in found]

    def role_words(self, role: str) -> list[int]:
        return [w for slot, found in self.slots if slot.role == role for w in found]


def find_matches(tree: Tree, lexicon: Lexicon, names: NameLookup) -> tuple[dict[int, Match], list[Match]]:
    """The best match of each word that evokes something, by word index; and further ones of the same words.

    A word evokes a second event only through another of its coordinated objects: "exchanging prisoners and the bodies".
    """
    matcher = _Matcher(tree, lexicon, names)
    best: dict[int, Match] = {}
    further: list[Match] = []
    for token in tree.tokens:
        if found := matcher.all(token.i):
            best[token.i] = found[0]
            further.extend(found[1:])
    for match in best.values():
        hand_on(tree, best, match, match.role_words("target") if match.entry.evokes else [])
        hand_guilt(tree, best, match, match.role_words("target"))
    swallowed = {w for match in best.values() for w in match.inner}  # "prisoner of war" is no war
    return {i: m for i, m in best.items() if i not in swallowed}, [m for m in further if m.word not in swallowed]


class _Matcher:
    def __init__(self, tree: Tree, lexicon: Lexicon, names: NameLookup) -> None:
        self.tree, self.lexicon, self.names = tree, lexicon, names
        self.slots = SlotFinder(tree)
        self._classes: dict[int, tuple[str, ...]] = {}
        self._words_here = frozenset(tree.lemmas) | frozenset(tree.forms)
        self._of_kinds: dict[int, frozenset[str]] = {}

    def all(self, i: int) -> list[Match]:
        out: list[Match] = []
        if self.names.is_inner(i):
            return out
        used: set[int] = set()
        for kinds in self._kinds(i):
            for entry in self._candidates(kinds, self.tree.lemmas[i], i):
                if out and entry.evokes == out[0].entry.evokes:
                    continue
                if (slots := self._bind(entry, i)) is None:
                    continue
                heads = {w for slot, found in slots if slot.heads and slot.required for w in found}
                if not out or (heads and used and not heads & used):
                    out.append(Match(i, entry, slots, self._further_words(entry, i)))
                    used |= heads
            if out:
                return out
        return out

    def _kinds(self, i: int) -> tuple[tuple[str, ...], ...]:
        """Kinds of entry to try, those of one group together: a verb may be a mistagged noun, and the other way round."""
        token = self.tree[i]
        verbs, nouns = ("verb", "light"), ("noun", "agreement")
        if token.pos == "VERB" and token.dep in ("pobj", "compound") and token.tag != "VBG":  # "Azerbaijani strikes"
            return (nouns, verbs)
        if token.pos == "VERB" and token.tag == "VBN" and token.dep == "acomp":  # "we are concerned"
            return (("adjective",), verbs)
        if token.pos in ("VERB", "AUX"):
            if token.tag == "VBG" and not self.tree.kids(i, "dobj"):
                nominal = self.tree.kids(i, "det", "amod", "compound", "poss")  # "an increase in artillery shelling by the rebels"
                nominal = (
                    nominal or [p for p in self.tree.kids(i, "prep") if self.tree.forms[p] in ("between", "among")] or self._lasting(i)
                )
                if (
                    token.dep in ("pobj", "nsubj", "nsubjpass", "csubj", "csubjpass", "dobj", "compound")
                    or (token.dep == "pcomp" and nominal)
                    or self._by_actor(i)
                ):
                    return (nouns, verbs)
                if token.dep in ("xcomp", "conj"):
                    return (verbs, nouns)
            return (verbs, nouns) if token.dep in ("dobj", "pobj", "compound") else (verbs,)
        if token.pos in ("NOUN", "PROPN"):
            return (nouns,)
        if token.pos in ("ADJ", "ADV"):
            nominal = "-" in token.text and token.dep in ("dobj", "pobj", "nsubj", "nsubjpass") and self.tree.kids(i, "det")
            return (("adjective",), nouns) if nominal else (("adjective",),)  # "launched a counter-offensive", whatever the parser says
        return ()

    def _lasting(self, i: int) -> list[int]:
        """ "A night of haggling", "years of fighting": what lasted."""
        measured = self.tree[self.tree[i].head].head
        of = self.tree.forms[self.tree[i].head] == "of"
        return [measured] if of and self.lexicon.word("duration", self.tree.lemmas[measured]) is not None else []

    def _by_actor(self, i: int) -> bool:
        """Whether an actor's "by" follows: "increased shelling by the army" is a noun, whatever the parser says."""
        by = [p for prep in self.tree.kids(i, "prep") if self.tree.forms[prep] == "by" for p in self.tree.kids(prep, "pobj")]
        return any(self.lexicon.is_a(kind, "Agent") for p in by for kind in self.names.kinds(p))

    def _candidates(self, kinds: tuple[str, ...], lemma: str, i: int) -> list[Entry]:
        forms = [lemma, self.tree.forms[i]]
        if "-" in lemma and "noun" in kinds:
            forms.append(lemma.replace("-of-", " of ").rsplit("-", 1)[-1])  # no war in "prisoners-of-war"
        candidates = self.lexicon.candidates(kinds, forms)
        found = [
            (w, c.entry)
            for c in candidates
            if not any(map(self._words_here.isdisjoint, c.entry.demands)) and (w := 1 if c.lone else self._words(c.entry, c.form, i))
        ]
        if any(words > 1 for words, _ in found):
            found.sort(key=lambda f: (-f[1].specificity - _WORD_POINTS * (f[0] - 1), f[1].iri))
        return [entry for _, entry in found]

    def _words(self, entry: Entry, first: str, i: int) -> int:
        """How many words of the entry stand here ("carry out", "air strike"), those headed by `first`; 0 for none.

        Each word more counts as much as a required slot: "call off" is no calling.
        """
        here = [p for p in entry.headed.get(first, ()) if self._words_here.issuperset(p.words[1:]) or p.head == p.words[-1]]
        return max((len(phrase.words) for phrase in here if self._stretch(phrase, i) is not None), default=0)

    def _further_words(self, entry: Entry, i: int) -> list[int]:
        """The words beside `i` that belong to an entry of several words."""
        fitting = [p for head in {self.tree.lemmas[i]: 0, self.tree.forms[i]: 0} for p in entry.headed.get(head, ()) if len(p.words) > 1]
        return [w for phrase in fitting for w in self._stretch(phrase, i) or []]

    def _stretch(self, phrase: Phrase, i: int) -> list[int] | None:
        """The other words of `phrase` around its head word `i`; None when they do not stand there."""
        words, tree = phrase.words, self.tree
        if len(words) == 1:
            return []
        if phrase.head == words[0]:
            return self._continuation(words[1:], i)
        first = i - len(words) + 1
        if first < 0:
            return None
        fits = all(w in (tree.lemmas[j], tree.forms[j]) for w, j in zip(words, range(first, i), strict=False))
        return list(range(first, i)) if fits else None

    def _continuation(self, rest: Sequence[str], i: int) -> list[int] | None:
        out: list[int] = []
        window = [self.tree[j] for j in range(i + 1, min(len(self.tree), i + 1 + len(rest) + 4))]
        at, crossed = 0, False
        for token in window:
            if rest[at] in (self.tree.lemmas[token.i], self.tree.forms[token.i]):
                if crossed and token.tag in ("NN", "NNS"):
                    return None  # "took control of positions": they are no part of the taking
                if len(rest) == 1 and token.i > i + 1 and token.dep == "prep" and self.tree.kids(token.i, "pobj"):
                    return None  # "turned their guns on a crowd in Dakar" turns nothing in
                at += 1
                out.append(token.i)
                if at == len(rest):
                    return out
            elif at and token.pos not in ("ADV", "DET", "PART"):
                return None
            else:
                crossed = crossed or token.pos in ("ADP", "VERB", "SCONJ")
        return None

    def _bind(self, entry: Entry, i: int) -> list[tuple[Slot, list[int]]] | None:
        bound: list[tuple[Slot, list[int]]] = []
        inner = self._further_words(entry, i) if entry.kind == "verb" else []
        anchors = [i, *(w for w in inner if self.tree[w].tag in ("NN", "NNS"))]  # "went on trial in Arusha": in whichever the parser says
        promoted = self.tree.is_passive(i) and any("psubj" in s.names for s in entry.slots)
        for slot in entry.slots:
            found = [w for w in self._spread(slot, self._fill(slot, anchors, i)) if self._allowed(slot, w)]
            if (slot.forbidden and found) or (slot.required and not found):
                return None
            if slot.forbidden:
                continue
            if slot.heads and found:
                anchors.extend(found)
                found = with_named(self.tree, self.names, self.lexicon, slot.role, found)
            if promoted and slot.names == ("obj",) and slot.role is not None:
                slot = replace(slot, role=None)  # the subject of the passive has its role from `psubj`
            bound.append((slot, found))
        return bound

    def _spread(self, slot: Slot, words: list[int]) -> list[int]:
        """With coordinated words where the slot asks for certain heads: any of them may fit."""
        if not slot.heads:
            return words
        spread = [c for w in words for c in self.tree.conjuncts(w)]
        inner = [
            p for w in spread for prep in self.tree.kids(w, "prep") if self.tree[prep].text == "of" for p in self.tree.kids(prep, "pobj")
        ]
        return spread + [c for p in inner for c in self.tree.conjuncts(p) if c != p]  # "prisoners of war and the remains of the dead"

    def _allowed(self, slot: Slot, word: int) -> bool:
        if slot.heads and not self._head_fits(slot.heads, word):
            return False
        if (slot.role or not slot.heads) and self.names.is_time(word):  # "agreed on Monday"
            return False
        if slot.kinds:
            if (kinds := self._of_kinds.get(word)) is None:
                kinds = self._of_kinds[word] = self.names.kinds(word)
            if "proper" in slot.kinds and (self.names.is_inner(word) or self.tree[word].tag == "NNP"):
                return True
            return bool("name" in slot.kinds and kinds) or any(self.lexicon.is_a(kind, *slot.kinds) for kind in kinds)
        return True

    def _head_fits(self, heads: frozenset[str], word: int) -> bool:
        noun = counted(self.tree, word, self.lexicon)
        if noun != word and self._head_fits(heads, noun):  # "hundreds of prisoners"
            return True
        if self.tree.lemmas[word] in self.lexicon.among("part-of-land") and (wholes := self._wholes(word)):  # "most of its army"
            return self.tree.lemmas[word] in heads or any(self._head_fits(heads, whole) for whole in wholes)
        if self.tree.lemmas[word] in heads or self.tree.forms[word] in heads:
            return True
        named = [h[1:] for h in heads if h.startswith("$")]
        if named and self.names.is_inner(word):  # a town or a person by name
            return any(self.lexicon.is_a(kind, *named) for kind in self.names.kinds(word))
        classes = [h[1:] for h in heads if h.startswith("@")]
        if not classes:
            return False
        return any(self.lexicon.is_a(evoked, c) for evoked in self._evoked(word) for c in classes)

    def _wholes(self, word: int) -> list[int]:
        return [p for of in self.tree.kids(word, "prep") if self.tree.forms[of] == "of" for p in self.tree.kids(of, "pobj")]

    def _evoked(self, word: int) -> tuple[str, ...]:
        """Classes of what the word evokes, each word asked once (and not again while it is being asked)."""
        if word not in self._classes:
            self._classes[word] = ()
            found = tuple(m.entry.evokes for m in self.all(word) if m.entry.evokes)
            self._classes[word] = found
        return self._classes[word]

    def _fill(self, slot: Slot, anchors: list[int], i: int) -> list[int]:
        return [self.slots.antecedent(w) for w in self._fillers(slot, anchors, i)]

    def _measured(self, word: int) -> int:
        """ "hosted five months of talks": what lasts so long is meant."""
        if self.tree.lemmas[word] not in self.lexicon.among("measure"):
            return word
        of = [p for prep in self.tree.kids(word, "prep") if self.tree.forms[prep] == "of" for p in self.tree.kids(prep, "pobj")]
        return of[0] if of and self._evoked(of[0]) else word

    def _fillers(self, slot: Slot, anchors: list[int], i: int) -> list[int]:
        for name in slot.names:
            if "." in name:
                outer, inner = name.split(".", 1)
                heads = [c for o in self.slots.named(outer, anchors, i) for c in (self.tree.conjuncts(o) if self.tree.is_verb(o) else [o])]
                found = [w for o in heads for w in self.slots.named(inner, [o], o)]  # "to weaken and defeat"
            else:
                found = self.slots.named(name, anchors, i)
            found = [self.slots.antecedent(w) for w in found]
            found = [self._measured(w) for w in found]
            if found and any(self._allowed(slot, w) for w in self._spread(slot, found)):  # "pressed on | towards Bunia"
                return found
        told = "between" in slot.names and self.tree[i].dep in ("nsubj", "nsubjpass") and not self._evoked(self.tree[i].head)
        if told and (beside := self.slots.between_beside(self.tree[i].head)):
            return beside
        if slot.required and self.tree.is_verb(i):  # "spoke by telephone with X": the parser hangs it on the telephone
            inner = [p for prep in self.tree.kids(i, "prep") for p in self.tree.kids(prep, "pobj")]
            return [w for name in slot.names if name in _LOOSE for anchor in inner for w in self.slots.prepositional(name, anchor)]
        return []

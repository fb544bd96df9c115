"""What a time expression hangs on: the event or clause above it, the thing whose day it is, or the first clause for a fronted time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.facts.frames import Match
from kg.facts.tree import Tree
from kg.model import TimeMention

_APART = frozenset("after before following since until till despite pending ahead".split())
"""Prepositions whose object lies at another time than the clause."""
_DAY = len("2024-05-10")
_GONE_BY = frozenset({"yesterday", "ago", "last", "earlier"})
_RANKING = frozenset({"first", "last", "only"})
_LIKENING = frozenset({"like", "unlike", "than"})
_BEGINNING = ("beginning", "starting", "commencing")


class Dating:
    """The times of a sentence, each at the word that it dates."""

    def __init__(self, tree: Tree, matches: dict[int, Match], times: Sequence[TimeMention]) -> None:
        self.tree, self.matches = tree, matches
        self.at: dict[int, list[TimeMention]] = defaultdict(list)
        self.fronted: list[TimeMention] = []
        self._timed: set[int] = set()
        for time in times:
            if time.edtf is not None:
                self._attach(time)

    def _attach(self, time: TimeMention) -> None:
        tree = self.tree
        words = tree.covering(time.start, time.end)
        self._timed.update(words)
        if not words:
            if any(o.start <= time.start and time.end <= o.end for o in tree.sentence.omitted):
                if tree.tokens and time.start < tree[tree.roots[0]].start and not self._follows_word(time):
                    self.fronted.append(time)
                    self.at[self._first_clause()].append(time)
                elif tree.tokens:  # in brackets: dates the word before
                    before = [t.i for t in tree.tokens if t.end <= time.start]
                    self.at[self._holder(before[-1] if before else 0)].append(time)
            return
        if owned := [w for w in words if tree[w].dep == "poss" and tree[w].head not in words]:  # "revenge for Monday's raid"
            self.at[self._holder(tree[owned[0]].head)].append(time)
            return
        if self._is_comparison(time, words):
            return
        if (counted := self._counted_from(time, words)) is not None:
            self.at[counted].append(time)
            return
        top = tree.top(words)
        holder = self._holder(tree[top].head if top is not None else words[0])
        if self._only_describes(holder, time):
            holder = self._holder(tree[holder].head)
        holder = self._beginning(holder, words[0], time)
        self.at[self._spoken_of(holder, words[0], time)].append(time)

    def _spoken_of(self, holder: int, first: int, time: TimeMention) -> int:
        """ "We condemn the raid on the market yesterday": words said now have not a day gone by; the event before it has."""
        if self.tree[holder].tag not in ("VBP", "VBZ") or first < holder:
            return holder
        if not any(word in _GONE_BY for word in time.text.lower().split()):
            return holder
        nouns = [i for i in range(holder + 1, first) if i in self.matches and self.matches[i].entry.kind == "noun"]
        return nouns[-1] if nouns else holder

    def _beginning(self, holder: int, first: int, time: TimeMention) -> int:
        """ "welcomed a pause in Darfur, beginning on August 15": the pause begins then."""
        match = self.matches.get(holder)
        told = match is not None and (match.entry.reporting or self.tree[holder].tag == "VBZ")
        if not told or not time.text.lower().startswith(_BEGINNING):
            return holder
        nouns = [i for i in range(holder + 1, first) if i in self.matches and self.matches[i].entry.kind in ("noun", "agreement")]
        return nouns[-1] if nouns else holder

    def _counted_from(self, time: TimeMention, words: Sequence[int]) -> int | None:
        """ "a day after troops moved in", "two months before the vote": what the length counts from is what it dates."""
        last = words[-1]
        if len(words) < 2 or self.tree.forms[last] not in ("after", "before"):
            return None
        if self.tree[last].dep == "mark":
            return self.tree[last].head
        inner = self.tree.kids(last, "pobj", "pcomp")
        return inner[0] if inner else None

    def _is_comparison(self, time: TimeMention, words: Sequence[int]) -> bool:
        """ "the first air raid since 1971": the year of the one before, and no date of this one."""
        tree, top = self.tree, self.tree.top(words)
        if top is None or not time.text.lower().startswith("since"):
            return False
        noun = tree[tree[top].head]
        return noun.pos == "NOUN" and any(
            tree[a].tag in ("JJS", "RBS") or tree.forms[a] in _RANKING for a in tree.kids(noun.i, "amod", "advmod")
        )

    def _follows_word(self, time: TimeMention) -> bool:
        """Whether a word of the main clause stands before the time (then it is a bracket, not a fronted time)."""
        return any(t.end <= time.start for t in self.tree.tokens)

    def _holder(self, word: int) -> int:
        """The event at or above the word: an event noun or a verb."""
        tree, at = self.tree, word
        while True:
            match = self.matches.get(at)
            if tree.is_verb(at) or (match is not None and match.entry.kind in ("noun", "agreement")):
                return at
            if tree[at].dep == "prep" and (tree.forms[at] in _LIKENING or (tree.forms[at] in _APART and self._is_dated_thing(at))):
                return at  # "the truce, like that of May 2015, collapsed", "before the handover of 30 June he promised"
            if tree[at].head == at:
                return at
            at = tree[at].head

    def _is_dated_thing(self, prep: int) -> bool:
        """ "before the handover of 30 June": the day is that of the thing, and the preposition leads away from it."""
        tree = self.tree
        things = [p for p in tree.kids(prep, "pobj") if p not in self._timed and tree[p].pos == "NOUN"]
        return any(o in self._timed for p in things for of in tree.kids(p, "prep") if tree.forms[of] == "of" for o in tree.kids(of, "pobj"))

    def _only_describes(self, verb: int, time: TimeMention) -> bool:
        """ "bombed sites used by the rebels in the early hours of Friday": a day tells when they were bombed, not when they were used."""
        tree = self.tree
        plain = (
            tree[verb].dep == "acl"
            and tree[tree[verb].head].dep == "dobj"
            and tree[verb].tag == "VBN"
            and self.matches.get(verb) is None
            and tree[verb].end < time.start
        )
        told = self.matches.get(self._holder(tree[verb].head)) if plain and len(time.edtf or "") == _DAY else None
        return told is not None and bool(told.entry.evokes) and not self.at.get(told.word)

    def _first_clause(self) -> int:
        """The root, or the clause before it where the root is a trailing "…, she said"."""
        tree = self.tree
        root = tree.roots[0]
        subject = tree.subject(root)
        leading = [c for c in tree.kids(root, "ccomp", "parataxis") if c < root and (subject is None or c < subject)]
        return leading[0] if leading else root

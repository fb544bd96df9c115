"""Which event a time expression dates.

A time in the parse belongs to the nearest event above it; a fronted time, which the parser never saw, to the first clause of
its sentence. An event without a time of its own takes that of the clause that it hangs on, where both must coincide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.edtf import open_interval
from kg.facts.frames import Match
from kg.facts.tree import Tree
from kg.model import FactTime, Span, TimeMention

_PASSING = frozenset({"xcomp", "relcl", "acl", "prep", "pobj", "pcomp", "appos", "compound", "nmod"})
_RANKING = frozenset({"first", "last", "only"})
_NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj", "oprd", "dative"})


class Timing:
    def __init__(self, tree: Tree, matches: dict[int, Match], times: Sequence[TimeMention]) -> None:
        self.tree, self.matches = tree, matches
        self.at: dict[int, list[TimeMention]] = defaultdict(list)
        self.fronted: list[TimeMention] = []
        for time in times:
            if time.edtf is not None:
                self._attach(time)

    def _attach(self, time: TimeMention) -> None:
        tree = self.tree
        words = tree.covering(time.start, time.end)
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
        top = tree.top(words)
        self.at[self._holder(tree[top].head if top is not None else words[0])].append(time)

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
            if tree[at].head == at:
                return at
            at = tree[at].head

    def _first_clause(self) -> int:
        """The root, or the clause before it where the root is a trailing "…, she said"."""
        tree = self.tree
        root = tree.roots[0]
        subject = tree.subject(root)
        leading = [c for c in tree.kids(root, "ccomp", "parataxis") if c < root and (subject is None or c < subject)]
        return leading[0] if leading else root

    def own(self, word: int) -> TimeMention | None:
        found = self.at.get(word)
        return found[0] if found else None

    def of(self, word: int) -> TimeMention | None:
        """The time of the event at `word`: its own, or one handed down."""
        tree, at, hops, beside, path = self.tree, word, 0, True, set[int]()
        while hops < 12:
            if (time := self.own(at)) is not None and (beside or not self._bound_elsewhere(at)):
                return self._point(time, path)
            path.add(at)
            token = tree[at]
            if token.head == at or not self._passes(at, token.head):
                return None
            beside = beside and token.dep == "conj"  # "On Friday, Spain thanked Oman and urged Iran": both on Friday
            at, hops = token.head, hops + 1
        return None

    def _point(self, time: TimeMention, path: set[int]) -> TimeMention:
        """ "since May 7, when rebels stormed the town": what the date's own clause tells took place on that day."""
        inside = any(time.start <= self.tree[w].start < time.end for w in path)
        return replace(time, edtf=time.edtf.removesuffix("/")) if inside and time.edtf is not None else time

    def _bound_elsewhere(self, at: int) -> bool:
        """Whether the clause at `at` is a statement whose date is not that of its content."""
        match = self.matches.get(at)
        return match is not None and match.entry.reporting and not match.entry.passes_time

    def _passes(self, word: int, head: int) -> bool:
        tree, dep = self.tree, self.tree[word].dep
        above = self.matches.get(head)
        if above is not None and above.entry.reporting and not above.entry.passes_time:
            return False
        if dep in ("ccomp", "csubj"):
            return above is not None and above.entry.passes_time
        if dep == "conj":
            return tree.is_verb(word) and tree.is_verb(head) and (tree.subject(word) is None) and tree[word].tag == tree[head].tag
        if dep == "advcl" and any(tree.forms[c] == "when" for c in tree.kids(word, "advmod", "mark")) and word > head:
            return True  # "were killed on Friday when gunmen attacked"
        if dep == "advcl":
            return tree[word].tag in ("VBG", "VBN") and not tree.kids(word, "mark")
        if dep in _NOMINAL and tree.is_verb(head):
            if above is not None and any(slot.heads and word in found for slot, found in above.slots):
                return True  # "regain control": verb and noun tell one event
            return above is None or above.entry.kind == "light" or above.entry.passes_time or above.entry.evokes is None
        if dep in _PASSING:
            return True
        return False


def fact_time(time: TimeMention, *, opens: bool = False) -> FactTime:
    """The fact's time; with `opens` an event that begins then and has no stated end."""
    edtf = time.edtf or ""
    if opens and "/" not in edtf and not edtf.startswith("[.."):
        edtf = open_interval(edtf)
    return FactTime(time.text, edtf, time.basis, Span(time.start, time.end))

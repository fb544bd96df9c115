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
_APART = frozenset("after before following since until till despite pending ahead".split())
"""Prepositions whose object lies at another time than the clause."""
_ANSWERS = frozenset({"response", "retaliation", "revenge", "reply", "reaction", "reprisal"})
_DAY = len("2024-05-10")
_MEANWHILE = frozenset({"as", "while"})
_GONE_BY = frozenset({"yesterday", "ago", "last", "earlier"})
_HOURS = frozenset({"hours", "hour", "minutes", "moments"})
_TOPICS = frozenset({"about", "regarding", "concerning"})
_RANKING = frozenset({"first", "last", "only"})
_LIKENING = frozenset({"like", "unlike", "than"})
_BEGINNING = ("beginning", "starting", "commencing")
_NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj", "oprd", "dative"})
_SPELLS = frozenset({"week", "month", "year", "decade", "century"})
"""What is longer than any day."""


class Timing:
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

    def own(self, word: int) -> TimeMention | None:
        found = self.at.get(word)
        return found[0] if found else None

    def of(self, word: int) -> TimeMention | None:
        """The time of the event at `word`: its own, or one handed down."""
        tree, at, hops, beside, path = self.tree, word, 0, True, set[int]()
        told = None
        if self.own(word) is None:
            told = self._since_event(word) or self._since_shared(word) or self._told_of(word) or self._of_its_noun(word)
        if told is not None:
            return told
        while hops < 12:
            if (time := self.own(at)) is not None and (beside or not self._bound_elsewhere(at)):
                return self._point(time, path) if not self._lies_apart(time, path) and not self._outlasts(word, at, time) else None
            path.add(at)
            token = tree[at]
            if token.dep == "relcl" and tree.lemmas[token.head] == "day":
                return self._on_that_day(token.head)
            if token.head == at or not self._passes(at, token.head) or self._is_described_doer(at, path):
                return None
            beside = beside and token.dep == "conj"  # "On Friday, Spain thanked Oman and urged Iran": both on Friday
            at, hops = token.head, hops + 1
        return None

    def _on_that_day(self, day: int) -> TimeMention | None:
        """ "on 3 October, the day the offensive was launched"."""
        start = self.tree[min(self.tree.subtree(day))].start
        before = [time for held in self.at.values() for time in held if 0 <= start - time.end <= len(", ")]
        return before[0] if before and len(before[0].edtf or "") == _DAY else None

    def _since_event(self, word: int) -> TimeMention | None:
        """ "has cost 200 lives since rebels rose in 1964", "since their arrest in May": open from the time of what is named there."""
        tree = self.tree
        clauses = [c for c in tree.kids(word, "advcl") if any(tree.forms[m] == "since" for m in tree.kids(c, "mark"))]
        nouns = [p for prep in tree.kids(word, "prep") if tree.forms[prep] == "since" for p in tree.kids(prep, "pobj")]
        for start in [*clauses, *nouns]:
            time = self.own(start)
            if time is not None and time.edtf is not None and "/" not in time.edtf:
                return replace(time, edtf=open_interval(time.edtf))
        return None

    def _since_shared(self, word: int) -> TimeMention | None:
        """ "has killed twelve and displaced thousands since Saturday": the last of joined verbs has the time of all."""
        tree = self.tree
        if not any(tree[a].tag in ("VBZ", "VBP") for a in tree.kids(word, "aux")):
            return None
        for verb in tree.kids(word, "conj"):
            time = self.own(verb)
            if time is not None and time.relation == "since" and tree.subject(verb) is None and not tree.kids(verb, "aux"):
                return time
        return None

    def _told_of(self, word: int) -> TimeMention | None:
        """ "the attacks launched on the port on Friday", "a truce that he had proclaimed in May": the verb only tells that it was."""
        tree = self.tree
        if tree.is_verb(word):
            return None
        for verb in tree.kids(word, "acl", "relcl"):
            match = self.matches.get(verb)
            if tree[verb].tag in ("VBN", "VBD") and (match is None or match.entry.kind == "light" or match.entry.evokes is None):
                if (time := self.own(verb)) is not None:
                    return time
        return None

    def _of_its_noun(self, word: int) -> TimeMention | None:
        """ "a Jan. 3 strike hit the compound": the noun that the verb asks for tells the event too, and its date is the event's."""
        match = self.matches.get(word)
        if match is None or not self.tree.is_verb(word):
            return None
        nouns = [w for slot, found in match.slots if slot.heads and slot.required and "subj" in slot.names for w in found]
        return next((time for noun in nouns if (time := self.own(noun)) is not None and len(time.edtf or "") == _DAY), None)

    def _is_described_doer(self, at: int, path: set[int]) -> bool:
        """ "A truce proposed by Kenya collapsed in May": what is told of a subject in passing has no part in the clause's date."""
        inner = {c for c in self.tree.kids(at, "acl", "relcl") if c in path}
        return self.tree[at].dep in ("nsubj", "nsubjpass") and bool(inner)

    def _lies_apart(self, time: TimeMention, path: set[int]) -> bool:
        """ "signed on Monday after five rounds of talks": not on that day; but "in 2008 after a brief war" is of one year."""
        tree = self.tree
        if len(time.edtf or "") == _DAY and any(tree.lemmas[w] in _ANSWERS and time.start < tree[w].start for w in path):
            return True  # "bombed sites on Friday in response to attacks": these came before
        apart = [w for w in path if tree[w].dep == "prep" and tree.forms[w] in _APART and self._timed.isdisjoint(tree.kids(w, "pobj"))]
        return any(time.start < tree[w].start for w in apart) and not (time.edtf or "").isdigit()

    def _outlasts(self, word: int, at: int, time: TimeMention) -> bool:
        """ "signed on Monday, ending a nine-year conflict", "a decade of war": what took longer than the day has not its date."""
        tree = self.tree
        if word == at or tree.is_verb(word) or len(time.edtf or "") != _DAY:
            return False
        of = tree[word].head
        measured = tree.lemmas[tree[of].head] if tree[word].dep == "pobj" and tree.forms[of] == "of" else ""
        described = {part for a in tree.kids(word, "amod", "compound") for part in tree.forms[a].split("-")[1:]}
        return measured in _SPELLS or not described.isdisjoint(_SPELLS)

    def _point(self, time: TimeMention, path: set[int]) -> TimeMention:
        """ "since May 7, when rebels stormed the town": what the date's own clause tells took place on that day."""
        inside = any(time.start <= self.tree[w].start < time.end for w in path)
        _, _, last = (time.edtf or "").partition("/")
        if last and any(self.tree.forms[c] == "when" for w in path for c in self.tree.kids(w, "advmod", "mark")):
            return replace(time, edtf=last)  # "held it from May until June, when they pulled out"
        return replace(time, edtf=time.edtf.strip("/")) if inside and time.edtf is not None else time

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
        if dep == "advcl" and any(tree.forms[c] in _MEANWHILE for c in tree.kids(word, "mark")):
            return self._is_past(word) and self._is_past(head)
        if dep == "advcl" and any(
            tree.forms[c - 1] in _HOURS for c in tree.kids(word, "mark") if c and tree.forms[c] in ("after", "before")
        ):
            return True  # "on Friday, hours after rebels attacked"
        if dep == "prep" and tree.forms[word] in _TOPICS and above is not None:
            return False  # "spoke today about the war"
        if dep == "prep" and tree.forms[word] == "for" and above is not None and above.entry.evokes == "Approval":
            return False  # "thanked the Sultan yesterday for hosting the talks"
        if dep == "advcl":
            return tree[word].tag in ("VBG", "VBN") and not tree.kids(word, "mark")
        if dep in _NOMINAL and tree.is_verb(head):
            if above is not None and any(slot.heads and word in found for slot, found in above.slots):
                return True  # "regain control": verb and noun tell one event
            return above is None or above.entry.kind == "light" or above.entry.passes_time or above.entry.evokes is None
        if dep == "relcl" and self._is_timeless(word):
            return False
        return dep in _PASSING

    def _is_past(self, verb: int) -> bool:
        """Whether the clause is told in the simple past."""
        auxiliaries = [self.tree[a] for a in self.tree.kids(verb, "aux", "auxpass")]
        if any(a.tag in ("VBZ", "VBP", "MD", "TO") or a.text.lower() == "had" for a in auxiliaries):
            return False
        return self.tree[verb].tag == "VBD" or any(a.tag == "VBD" for a in auxiliaries)

    def _is_timeless(self, verb: int) -> bool:
        """ "signed on Monday a treaty that closes the war": a present or future clause has not the date of the past one around it."""
        auxiliaries = [self.tree[a].tag for a in self.tree.kids(verb, "aux", "auxpass")]
        return self.tree[verb].tag in ("VBZ", "VBP") or any(tag in ("VBZ", "VBP", "MD") for tag in auxiliaries)


def fact_time(time: TimeMention, *, opens: bool = False) -> FactTime:
    """The fact's time; with `opens` an event that begins then and has no stated end."""
    edtf = time.edtf or ""
    if opens and "/" not in edtf and not edtf.startswith("[.."):
        edtf = open_interval(edtf)
    return FactTime(time.text, edtf, time.basis, Span(time.start, time.end))

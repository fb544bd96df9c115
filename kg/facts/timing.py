"""Which event a time expression dates.

A time in the parse belongs to the nearest event above it; a fronted time, which the parser never saw, to the first clause of
its sentence. An event without a time of its own takes that of the clause that it hangs on, where both must coincide.
"""

from __future__ import annotations

from dataclasses import replace

from kg.edtf import open_interval
from kg.facts.dating import _APART, _DAY, Dating
from kg.model import FactTime, Span, TimeMention

_PASSING = frozenset({"xcomp", "relcl", "acl", "prep", "pobj", "pcomp", "appos", "compound", "nmod"})
_ANSWERS = frozenset({"response", "retaliation", "revenge", "reply", "reaction", "reprisal"})
_MEANWHILE = frozenset({"as", "while"})
_HOURS = frozenset({"hours", "hour", "minutes", "moments"})
_TOPICS = frozenset({"about", "regarding", "concerning"})
_NOMINAL = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj", "oprd", "dative"})
_SPELLS = frozenset({"week", "month", "year", "decade", "century"})
"""What is longer than any day."""


class Timing(Dating):
    """Which time an event has: its own, or one handed down."""

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
        if tree.lemmas[word] in ("war", "conflict") and any(tree.forms[d] == "the" for d in tree.kids(word, "det")):
            return True  # "announced on Monday an end to the Aceh conflict"
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
        if dep == "xcomp" and tree[word].tag == "VB" and above is not None and above.entry.evokes and word not in above.content:
            return False  # "ceased fire on Monday to let aid in": what it is for need not be that day
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

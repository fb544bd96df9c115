"""How each word of a sentence is said: by whom, affirmed or denied, as fact, hope or demand, on what condition.

Context flows from the root of the sentence down; at each step the edge and the word above decide what is handed on.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.conditions import find_provisos
from kg.facts.frames import Match
from kg.facts.given import Given
from kg.facts.hedges import hedge_of
from kg.facts.phrases import is_remark
from kg.facts.reference import SentenceReader
from kg.facts.saying import Context, flipped, negations
from kg.facts.terms import find_terms
from kg.facts.tree import Tree
from kg.lexicon import Lexicon

_PENDING = frozenset({"until", "till", "once", "when", "after", "as"})
"""What stands after these has not come about while the main clause is only meant to."""
_CONTRAST = frozenset({"while", "whereas", "although", "though", "but"})
_BEFOREHAND = frozenset({"following", "after", "since", "despite", "amid"})
_TOGETHER = frozenset({"cooperation", "coordination", "consultation", "partnership", "collaboration", "concert", "conjunction"})
_ARGUMENTS = frozenset(
    {"dobj", "pobj", "nsubj", "nsubjpass", "attr", "oprd", "prep", "agent", "dative", "acomp", "compound", "appos", "nmod", "pcomp"}
)


class Contexts(Given):
    """The context of each word of one sentence, computed on demand."""

    def __init__(self, tree: Tree, matches: dict[int, Match], reader: SentenceReader, lexicon: Lexicon, text: str, base: Context) -> None:
        self.tree, self.matches, self.reader, self.lexicon, self.text, self.base = tree, matches, reader, lexicon, text, base
        self._provisos = find_provisos(tree, lexicon, text)
        self._terms = find_terms(tree, lexicon)
        self._memo: dict[int, Context] = {}
        self._said_by_entry = {w for match in matches.values() for w in negations(tree, match)}
        self.governed = frozenset(w for match in matches.values() for w in match.content)
        """Words that stand in some match's content."""

    def of(self, word: int) -> Context:
        if word not in self._memo:
            self._memo[word] = self.base  # guards against cycles
            parent = self.tree.parent(word)
            above = self.base if parent is None else self._handed_down(word, parent)
            self._memo[word] = self._provided(word, self._own(word, above))
        return self._memo[word]

    def _provided(self, word: int, context: Context) -> Context:
        """What stands in a condition is possible; the verb that it is put on has it."""
        for proviso in self._provisos:
            if word in proviso.words:
                return replace(context, modality="possible", firm=True, condition=None)
            if word == proviso.verb:
                return replace(context, condition=proviso.condition)
        return context

    # --- from above ---------------------------------------------------------------------------------------------

    def _handed_down(self, word: int, parent: int) -> Context:
        tree, token = self.tree, self.tree[word]
        above = self.of(parent)
        plain = replace(above, polarity="affirmed", modality="asserted", firm=False, condition=None, hedge=None)
        match = self._governing(word, parent)
        if match is not None:
            out = self._content(match, above, plain, word)
            given = out.polarity != "affirmed" or out.modality != "asserted"
            if given and self.is_given(word, parent, out):
                return replace(out, polarity="affirmed", modality="asserted", firm=False, condition=None)
            return out
        if token.dep == "conj":
            return self._coordinated(word, parent, above, plain)
        if token.dep == "advcl":
            return self._adverbial(word, parent, above, plain)
        if token.dep in ("relcl", "acl"):
            return self._relative(word, above, plain)
        if token.dep == "xcomp":
            if above.modality == "asserted" and self._is_errand(word, parent):
                return replace(plain, modality="intended", firm=True)
            return above
        if token.dep == "parataxis":  # stands aside: what is said of the main clause is not said of it
            return replace(plain, claimants=self.base.claimants, voice=self.base.voice)
        if token.dep in ("ccomp", "csubj"):
            if above.modality != "asserted" and parent not in self.matches and tree[word].tag in ("VB", "VBZ", "VBP"):
                return replace(plain, modality=above.modality, firm=above.firm)  # "will mean that aid reaches the town"
            return plain
        above_match = self.matches.get(parent)
        if self.is_given(word, parent, above):
            return plain
        ending = above_match is not None and self.lexicon.is_a(above_match.entry.evokes, "CessationOfHostilities")
        if self._is_war(word) and (ending or (token.dep == "pobj" and any(tree.forms[d] == "the" for d in tree.kids(word, "det")))):
            return plain  # "to end the civil war", "a solution to the conflict": the war is on
        if token.dep in ("dobj", "pobj") and self._is_war(word) and any(tree.forms[p] == "its" for p in tree.kids(word, "poss")):
            return plain  # "to finance its war": the war is on
        if token.dep == "prep" and above_match is not None and above_match.entry.reporting and above_match.role_words("content"):
            if all(tree[c].dep == "dobj" for c in above_match.content):  # "reported casualties as a result of strikes"
                return self._content(above_match, above, plain, word)
        if above_match is not None and any(word in found for slot, found in above_match.slots if slot.heads and slot.role != "content"):
            return self._spoken(above_match, above)  # "recognise the sovereignty of": one event in two words
        if token.dep == "prep" and tree.forms[word] == "for" and above_match is not None:
            if self.lexicon.is_a(above_match.entry.evokes, "Visit", "Meeting"):  # "will travel to Doha for talks", "is due there for talks"
                known = above.modality if above.modality != "asserted" else above_match.entry.modality
                return replace(above, modality=known or above.modality)
        if token.dep == "nsubj" and above_match is None and self._is_supposed(word, parent):
            return replace(plain, modality="possible", firm=True)
        if tree.forms[parent] == "of" and tree.lemmas[tree[parent].head] in ("anniversary", "memory", "wake", "aftermath"):
            return plain
        if tree.forms[parent] == "for" and token.dep == "pobj" and self._is_reason(word):
            return plain
        if token.dep == "prep" and tree.forms[word] == "in" and any(tree.lemmas[o] in _TOGETHER for o in tree.kids(word, "pobj")):
            return above  # "must act in coordination with Kenya"
        if token.dep == "pcomp" and tree.forms[parent] == "by" and token.tag == "VBG" and tree.is_verb(tree[parent].head):
            return self.of(tree[parent].head)  # "will respond by sending troops": the one in the other
        if tree.forms[parent] in _BEFOREHAND and token.dep in ("pobj", "pcomp", "dobj") and not tree.subject(parent):
            return plain  # "recovery efforts following the strikes": the strikes took place
        if token.dep in _ARGUMENTS and (self._is_light(parent) or tree[parent].pos in ("ADP", "ADJ", "NOUN", "PART")):
            return above
        if token.dep in _ARGUMENTS and above_match is None and tree.is_verb(parent):
            return (
                above
                if token.dep in ("dobj", "nsubjpass", "attr") and above.modality != "asserted"
                else replace(plain, condition=above.condition)
            )
        return replace(plain, condition=above.condition)

    def _governing(self, word: int, parent: int) -> Match | None:
        """The match at or above the parent in whose content slot this word stands (a preposition may lie between)."""
        if word not in self.governed:
            return None
        match = self.matches.get(parent)
        if match is not None and word in match.content:
            return match
        grand = self.tree.parent(parent)
        if self.tree[parent].pos in ("ADP", "SCONJ", "PART") and grand is not None:
            match = self.matches.get(grand)
            if match is not None and word in match.content:
                return match
            for other in self.matches.values():
                if word in other.content and other.word in (grand, self.tree.parent(grand)):
                    return other
        for other in self.matches.values():
            if (
                word in other.content
                and other.word != parent
                and (other.word in self.tree.ancestors(word) or self.tree[other.word].dep == "acomp" or self._raised(other.word, parent))
            ):
                return other
        return None

    def _raised(self, verb: int, above: int) -> bool:
        """ "Talks are due to resume": the subject stands at the verb above, and belongs to the one below."""
        tree, at = self.tree, verb
        while tree[at].dep in ("xcomp", "acomp", "oprd") and tree[at].head != at:
            at = tree[at].head
            if at == above:
                return True
        return False

    def _content(self, match: Match, above: Context, plain: Context, word: int) -> Context:
        entry = match.entry
        base = self.of(match.word)
        out = replace(plain, claimants=base.claimants, voice=base.voice)
        if self._is_performed(match, word):
            return plain
        if entry.reporting and base.modality == "possible" and self._in_condition(match.word):
            return replace(base, condition=None)  # "if the rebels agreed to leave": nobody has said so
        if entry.reporting:
            speakers = self.speakers(match)
            if speakers:
                out = replace(out, claimants=tuple(speakers), voice="reported")
        elif base.modality != "asserted":
            out = replace(out, modality=base.modality, firm=base.firm, condition=base.condition, polarity=base.polarity)
        else:
            out = replace(out, condition=base.condition, polarity=base.polarity, hedge=base.hedge)
        weak = entry.content_modality == "attempted" and out.modality != "asserted"  # "will work to deter" foretells
        weak = weak or (entry.content_modality == "possible" and out.modality == "required")  # "must be allowed to return"
        weak = weak or self.is_concluded(entry, word)
        if entry.reporting and base.firm and base.modality == "possible" and entry.content_modality == "intended":
            out, weak = replace(out, modality="possible", firm=True), True  # "if they agree to withdraw"
        if entry.content_modality and not weak and not self.is_told_as_fact(entry, word) and (out.modality == "asserted" or not out.firm):
            out = replace(out, modality=entry.content_modality, firm=True)  # type: ignore[arg-type]
        if entry.content_polarity == "negated":
            out = replace(out, polarity=flipped(out.polarity))
        return out

    def _coordinated(self, word: int, parent: int, above: Context, plain: Context) -> Context:
        tree = self.tree
        if self._is_negated(parent) and any(tree.forms[c] in ("but", "yet") and parent < c < word for c in tree.kids(parent, "cc")):
            above = replace(above, polarity=flipped(above.polarity))  # "did not kill anyone but hurt 30 people"
        if not tree.is_verb(word):
            return above
        if tree.subject(word) is not None:
            # "hopes that A will happen and B will be found": what governs the first governs the second.
            return replace(plain, modality=above.modality, firm=True) if above.firm and tree[parent].dep != "advcl" else plain
        finite = [a for a in tree.kids(word, "aux", "auxpass") if tree[a].text.lower() != "to"]
        if finite:
            return replace(plain, condition=above.condition)
        if tree.kids(word, "neg", "aux"):  # "not to attack and not to fly": governed alike, negated each for itself
            inherited = (
                above.polarity == "negated" and not tree.kids(parent, "neg") and tree[word].tag == "VB"
            )  # "the failure to … and to …"
            return above if inherited else replace(above, polarity="affirmed")
        same = tree[word].tag == tree[parent].tag
        return (
            above
            if same
            else replace(plain, condition=above.condition, modality=above.modality if above.firm else "asserted", firm=above.firm)
        )

    def _adverbial(self, word: int, parent: int, above: Context, plain: Context) -> Context:
        mark = self._mark(word)
        entry = self.lexicon.word("condition", mark) if mark else None
        if entry is not None:
            return replace(plain, modality="possible", firm=True)
        if mark in _CONTRAST and (match := self.matches.get(word)) is not None and match.entry.reporting:
            return replace(self.base)
        if self.tree.forms[parent] in ("soon", "long") and (verb := self.tree.parent(parent)) is not None:
            above = self.of(verb)  # "as soon as the army withdraws"
        beside = mark == "as" and word < parent  # "As rebels advance, the army will retreat": they do
        beside = beside or (mark == "after" and any(self.tree.forms[a] == "had" for a in self.tree.kids(word, "aux")))
        if mark in _PENDING and not beside and above.modality in ("intended", "possible", "required", "hoped"):
            return replace(plain, modality="possible", firm=True)  # "would not return until the guerrillas freed them"
        purpose = (self.lexicon.word("purpose-mark", mark) or self.lexicon.word("purpose-mark", f"so {mark}")) if mark else None
        if purpose is not None or (
            self.tree[word].tag == "VB" and any(self.tree[a].text.lower() == "to" for a in self.tree.kids(word, "aux"))
        ):
            before = min(self.tree.subtree(word)) - 1
            if purpose is None and self.tree[before].dep in ("attr", "pobj") and self._is_ranked(before):
                return plain  # "became the first to recognise it"
            return replace(plain, modality="required" if above.modality == "required" else "intended", firm=True)
        if mark is None and self.tree[word].tag == "VBG" and above.modality != "asserted":
            return replace(above, condition=None)
        return plain

    def _relative(self, word: int, above: Context, plain: Context) -> Context:
        tree, token = self.tree, self.tree[word]
        before = min(tree.subtree(word)) - 1
        commaed = (before >= 0 and tree[before].text == ",") or is_remark(tree, token.head)
        if token.dep == "relcl" and commaed and plain.claimants and not self.base.claimants:
            return replace(plain, claimants=self.base.claimants, voice=self.base.voice)
        if tree[word].tag == "VB" and above.modality != "asserted":
            return above
        if tree[word].tag == "VB" and token.dep in ("acl", "relcl") and any(tree.forms[a] == "to" for a in tree.kids(word, "aux")):
            return plain if self._is_ranked(token.head) else replace(plain, modality="intended")
        return plain

    # --- own ----------------------------------------------------------------------------------------------------

    def _own(self, word: int, context: Context) -> Context:
        tree = self.tree
        if not tree.is_verb(word):
            return self._own_noun(word, context)
        for aux in self._auxiliaries(word):
            entry = self.lexicon.word("auxiliary", aux)
            if entry is None or not entry.content_modality:
                continue
            known = "possible" if aux == "would" and self._is_offered(word) else entry.content_modality
            bound = known == "required" and context.modality == "intended"  # "they agreed that aid must be let in"
            if bound or not (context.firm and context.modality != "asserted"):
                context = replace(context, modality=known)  # type: ignore[arg-type]
        if self._is_to_be(word) and not context.firm:
            context = replace(context, modality="intended")
        if context.modality == "asserted" and not context.firm and any(tree.forms[m] == "whether" for m in tree.kids(word, "mark")):
            context = replace(context, modality="possible")  # "to assess whether the army had withdrawn"
        if self._is_negated(word) and word not in self._said_by_entry:
            context = replace(context, polarity=flipped(context.polarity))
        if (hedge := hedge_of(tree, self.lexicon, word)) is not None:
            context = replace(context, hedge=hedge)
        if (condition := self._condition(word)) is not None:
            context = replace(context, condition=condition)
        if context.modality == "intended" and not context.firm and self._terms.binds(word):
            context = replace(context, modality="required", firm=True)
        if source := self._according_to(word) or self._inserted_speakers(word):
            context = replace(context, claimants=tuple(source), voice="reported")
        return context

    def _own_noun(self, word: int, context: Context) -> Context:
        tree = self.tree
        if tree[word].pos not in ("NOUN", "PROPN"):
            denied = tree[word].dep == "prep" and tree.kids(word, "neg")  # "in an armistice and not in a treaty"
            return replace(context, polarity=flipped(context.polarity)) if denied else context
        for child in tree.kids(word, "amod", "compound", "det", "neg"):
            lemma = tree[child].text.lower()
            entry = self.lexicon.word("modality-modifier", lemma)
            if entry is not None and entry.content_modality and not context.firm:
                context = replace(context, modality=entry.content_modality)  # type: ignore[arg-type]
            if lemma in ("no", "neither"):
                context = replace(context, polarity=self._without(word, context))
            if self.lexicon.word("hedge", lemma) is not None:
                context = replace(context, hedge=tree[child].text)
        return self._carried(word, context)

    def _carried(self, word: int, context: Context) -> Context:
        """ "elections, which are to be held in June": the relative clause tells whether they are."""
        for match in self.matches.values():
            if word in match.content and match.entry.evokes is None and not match.entry.reporting and match.word != word:
                clause = next((a for a in [match.word, *self.tree.ancestors(match.word)] if self.tree[a].dep == "relcl"), None)
                if clause is not None and self.tree[clause].head == word and context.modality == "asserted":
                    return replace(context, modality=self.of(match.word).modality)
        return context

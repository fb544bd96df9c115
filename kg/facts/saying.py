"""How a word itself is said, whatever governs it: denied, foretold, on a condition, by a source named beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.facts.conditions import inverted_mark
from kg.facts.control import controller
from kg.facts.discourse import Referent
from kg.facts.frames import Match
from kg.facts.reference import SentenceReader
from kg.facts.tree import Tree
from kg.lexicon import Lexicon
from kg.model import Condition, Modality, Polarity, Voice


@dataclass(frozen=True, slots=True)
class Context:
    claimants: tuple[Referent, ...] = ()
    voice: Voice = "narrator"
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    firm: bool = False
    """The modality comes from above (hoped, demanded) and a plain "will" below does not change it."""
    condition: Condition | None = None
    hedge: str | None = None


class Saying:
    """What the words of one sentence say of themselves."""

    tree: Tree
    matches: dict[int, Match]
    governed: frozenset[int]
    reader: SentenceReader
    lexicon: Lexicon
    text: str
    base: Context

    def of(self, word: int) -> Context:
        raise NotImplementedError

    def _auxiliaries(self, word: int) -> list[str]:
        return [self.tree[a].text.lower() for a in self.tree.kids(word, "aux") if self.tree[a].tag == "MD"]

    def _is_to_be(self, word: int) -> bool:
        """ "are to be stationed", "is to begin"."""
        tree = self.tree
        if tree[word].dep == "xcomp" and tree[word].tag in ("VB", "VBN"):
            parent = tree[tree[word].head]
            return (
                parent.lemma == "be"
                and parent.tag in ("VBZ", "VBP", "VBD")
                and any(tree[a].text.lower() == "to" for a in tree.kids(word, "aux"))
            )
        return False

    def _is_negated(self, word: int) -> bool:
        tree = self.tree
        if tree.kids(word, "neg"):
            return True
        for child in tree.children[word]:
            token = tree[child]
            if token.dep in ("nsubj", "nsubjpass", "dobj", "attr") and any(
                tree[d].text.lower() in ("no", "neither") for d in tree.kids(child, "det", "neg")
            ):
                return True
            if token.dep in ("nsubj", "nsubjpass", "dobj") and token.text.lower() in ("none", "nobody", "neither", "nothing"):
                return not tree.kids(child, "prep")
            if token.dep in ("advmod", "preconj") and token.text.lower() in ("never", "neither", "nor"):
                return True
            if token.dep == "advmod" and token.text.lower() == "longer" and tree.forms[child - 1] == "no":
                return True
        if tree[word].dep == "pcomp" and tree.forms[tree[word].head] in ("of", "than"):
            first = tree[tree[word].head].i - 1
            if first >= 0 and tree.forms[first] in ("instead", "rather"):
                return True  # "instead of leaving the town"
        return tree[word].dep == "pcomp" and tree[tree[word].head].text.lower() == "without"

    def _mark(self, word: int) -> str | None:
        tree = self.tree
        for child in tree.children[word]:
            token = tree[child]
            if token.dep in ("mark", "advmod") and child < word and token.tag in ("IN", "WRB", "TO", "RB"):
                if token.dep == "mark" or token.text.lower() in ("when", "once", "unless"):
                    return token.text.lower()
        if inverted := inverted_mark(tree, word):
            return inverted
        first = min(tree.subtree(word))
        return (
            tree[first].text.lower() if tree[first].lemma.lower() in ("provided", "provide", "unless", "lest") and first != word else None
        )

    def _condition(self, word: int) -> Condition | None:
        for clause in self.tree.kids(word, "advcl"):
            mark = self._mark(clause)
            if mark and self.lexicon.word("condition", mark) is not None:
                span = self.tree.span(self.tree.subtree(clause))
                negated = "negated" if self._is_negated(clause) or mark == "unless" else "affirmed"
                return Condition(span, self.text[span.start : span.end], negated)
        return None

    def _inserted_speakers(self, word: int) -> list[Referent]:
        """ "The step, diplomats said, was meant to deter raids": the verb of saying stands aside, between commas."""
        for aside in self.tree.kids(word, "parataxis"):
            match = self.matches.get(aside)
            if match is not None and match.entry.reporting and not match.content and self.tree.subject(aside) is not None:
                return self.speakers(match)
        return []

    def _according_to(self, word: int) -> list[Referent]:
        tree = self.tree
        last = max(tree.conjuncts(word), default=word)  # "16 were injured and 6,000 fled, according to the agency": both
        trailing = [p for p in tree.kids(last, "prep", "advcl") if last != word and p > last and tree[min(tree.below(p)) - 1].text == ","]
        for prep in [*tree.kids(word, "prep", "advcl"), *trailing]:
            if tree[prep].text.lower() == "according":
                words = [p for to in tree.kids(prep, "prep") for p in tree.kids(to, "pobj")]
                if words and (known := self.reader.document_speakers(words[0])):
                    return known
                return [r for r in self.reader.referents(words, "actor") if not self.lexicon.is_a(r.entity.kind, "Thing", "Place")]
        return []

    def _is_reason(self, word: int) -> bool:
        """ "Efforts to sanction Iran for its attack": what somebody is to be punished or thanked for has been done."""
        above = self.tree.parent(self.tree[word].head)
        words = [] if above is None else [above, *self.tree.kids(above, "dobj")]
        found = [m for w in words if (m := self.matches.get(w)) is not None]
        dealt = any(self.lexicon.is_a(m.entry.evokes, "Sanction", "Accusation", "Approval") for m in found)
        return dealt and any(self.tree.forms[p] in ("its", "their", "his", "her") for p in self.tree.kids(word, "poss"))

    def _in_condition(self, verb: int) -> bool:
        """Whether the verb heads a clause with "if", "unless"."""
        mark = self._mark(verb) if self.tree[verb].dep == "advcl" else None
        return mark is not None and self.lexicon.word("condition", mark) is not None

    def speakers(self, match: Match) -> list[Referent]:
        """Who says it, by the match of a verb of saying."""
        passive = self.tree.is_passive(match.word) or (self.tree[match.word].dep == "acl" and self.tree[match.word].tag == "VBN")
        words = match.role_words("agent") or match.words("subj") or ([] if passive else controller(self.tree, match.word))
        if words and (known := self.reader.document_speakers(words[0])):
            return known
        found = [r for r in self.reader.referents(words, "actor") if not self.lexicon.is_a(r.entity.kind, "Thing", "Place")]
        return list(self.base.claimants) if self._speaks_for(found) else found

    def _speaks_for(self, found: list[Referent]) -> bool:
        """ "The United States is ready to help", in a statement by its president: the president says so."""
        homes = {r.entity.of for r in self.base.claimants} if self.base.voice == "quoted" else set()
        return len(found) == 1 and found[0].entity.kind == "State" and found[0].entity.key in homes

    def _spoken(self, match: Match, above: Context) -> Context:
        """ "stressed the need for talks": what hangs on the noun is the speaker's."""
        speakers = self.speakers(match) if match.entry.reporting else []
        return replace(above, claimants=tuple(speakers), voice="reported") if speakers else above


def negations(tree: Tree, match: Match) -> set[int]:
    """Words whose negation is part of what the entry says: "is not ready to", "has no plans to" are refusals, not their denials."""
    found = {w for slot, words in match.slots if slot.required and slot.names[0].split(".")[-1] in ("neg", "det") for w in words}
    heads = {tree[w].head for w in found}
    return heads | {tree[h].head for h in heads if tree[h].dep == "dobj"}


def flipped(polarity: Polarity) -> Polarity:
    return "affirmed" if polarity == "negated" else "negated"

"""What stands in a slot of a frame: subjects, objects, complements, possessors, modifiers, phrases with a preposition."""

from __future__ import annotations

import re

from kg.facts.control import asked, controller
from kg.facts.tree import Tree
from kg.lexicon import GRAMMATICAL

_PREPOSITIONAL = frozenset({"prep", "agent", "dative", "prt", "advmod", "mark", "pcomp", "conj"})

_THROWN = frozenset({"launch", "fire", "drop", "carry", "conduct", "stage", "mount", "perpetrate", "wage", "send", "plant", "shoot"})
"""What is done with a weapon or an act whose doer then stands after "by": "rockets launched by the militia"."""
_PARTICLES = frozenset({"away", "back", "out", "off", "down", "up", "apart"})
_HELPED = re.compile(r"-(?:\w+ed|led|held|run|built|made)$")


def is_helped(word: str) -> bool:
    """A participle after a hyphen tells of another's part: the Houthis, and not Iran, are who "Iran-backed Houthi attacks" are by."""
    return _HELPED.search(word) is not None


class SlotFinder:
    """Finds the words that head the fillers of a slot, by the slot's name."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._words_here = frozenset(tree.lemmas) | frozenset(tree.forms)
        self._at_name: dict[tuple[str, int], list[int]] = {}

    def named(self, name: str, anchors: list[int], i: int) -> list[int]:
        tree = self.tree
        if name in GRAMMATICAL:
            if (found := self._at_name.get((name, i))) is None:
                found = self._at_name[name, i] = self._grammatical(name, i)
            return found
        if name not in self._words_here:
            return []
        copula = [tree[i].head] if tree[i].dep == "acomp" and anchors == [i] else []  # "is grateful to Spain for the tanks"
        return [w for anchor in [*anchors, *copula] for w in self.prepositional(name, anchor)]

    def _grammatical(self, name: str, i: int) -> list[int]:
        tree, passive = self.tree, self.tree.is_passive(i)
        if name == "subj":
            first = tree.first_conjunct(i) if tree[i].pos == "ADJ" else i  # "ready and willing to"
            if tree[first].dep == "acomp" or (tree[first].pos in ("ADJ", "ADV") and tree[first].dep in ("attr", "oprd")):
                return tree.kids(tree[first].head, "nsubj", "csubj") or controller(tree, tree[first].head)
            return self._subject(i, passive)
        if name == "obj":
            if passive:
                return [*self._passive_subject(i), *tree.kids(i, "dobj", "oprd")]
            return tree.kids(i, "dobj", "attr", "oprd") or self._gap_object(i) or self._shared_object(i)
        if name == "psubj":
            return self._passive_subject(i) if passive else []
        if name == "iobj":
            return [p for d in tree.kids(i, "dative") for p in ([d] if tree[d].pos != "ADP" else tree.kids(d, "pobj"))]
        if name in ("comp", "xcomp") and tree[i].pos == "ADJ":  # "it is vital that …": the clause hangs on the copula
            deps = ("xcomp",) if name == "xcomp" else ("ccomp", "xcomp", "csubj", "advcl")
            copula = (
                [c for c in tree.kids(tree[i].head, *deps) if c > i and not self._is_reason(c)] if tree[i].dep in ("acomp", "attr") else []
            )
            return tree.kids(i, *deps) or copula
        if name == "comp":
            own = tree.kids(i, "ccomp", "xcomp", "acl", "pcomp") if tree[i].pos == "NOUN" else tree.kids(i, "ccomp", "xcomp")
            bare = [c for c in own if tree[c].dep == "acl" and tree[c].tag == "VBN" and not tree.kids(c, "mark", "aux", "auxpass")]
            own = [c for c in own if c not in bare]  # "the plan agreed in Doha" is no plan to agree
            return own or self._asked_for(i)
        if name == "xcomp":
            return tree.kids(i, "xcomp") or asked(tree, i)
        if name == "acomp":
            return tree.kids(i, "acomp", "attr", "oprd")
        if name in ("aux", "auxpass", "neg", "det"):
            return tree.kids(i, name) or (tree.kids(tree[i].head, name) if tree[i].dep == "acomp" else [])
        if name in ("advcl", "acl", "relcl", "appos", "conj"):
            return tree.kids(i, name)
        if name == "poss":
            return tree.kids(i, "poss")
        first = tree.kids(i, "amod", "compound", "nmod", "nummod")  # "mod"
        found = first + [d for c in first for d in tree.kids(c, "amod", "compound", "nmod")]
        return [w for w in found if not is_helped(tree[w].text)]

    def _asked_for(self, i: int) -> list[int]:
        """ "pressed for Russia to withdraw", "the need for Russia to withdraw": the parser takes it for a purpose of the verb."""
        tree, noun = self.tree, self.tree[i].pos == "NOUN"
        verb = tree[i].head if noun and tree[i].dep == "dobj" else i
        marked = [
            (c, m) for c in [*tree.kids(i, "advcl"), *tree.kids(verb, "advcl")] for m in tree.kids(c, "mark") if tree.forms[m] == "for"
        ]
        found = [c for c, mark in marked if tree[c].tag == "VB" and (mark == i + 1 or (noun and tree[c].head == i))]
        return list(dict.fromkeys(found))

    def _is_reason(self, clause: int) -> bool:
        """ "important because …": a clause with a mark of its own, other than "that"."""
        marks = self.tree.kids(clause, "mark")
        return self.tree[clause].dep == "advcl" and bool(marks) and self.tree[marks[0]].text.lower() not in ("that", "for")

    def prepositional(self, name: str, anchor: int) -> list[int]:
        tree, out = self.tree, []
        for away in tree.kids(anchor, "advmod", "prt", "prep", "oprd"):  # "walked away from the deal": the parser hangs it on the particle
            if tree.forms[away] in _PARTICLES and not tree.kids(away, "pobj"):
                out.extend(p for prep in tree.kids(away, "prep") if tree.forms[prep] == name for p in tree.kids(prep, "pobj", "pcomp"))
        if name == "with" and tree.is_passive(anchor):  # "was reached by Hezbollah with the army": the parser hangs it on the first side
            doers = [p for agent in tree.kids(anchor, "agent") for p in tree.kids(agent, "pobj")]
            out.extend(p for d in doers for w in tree.kids(d, "prep") if tree.forms[w] == "with" for p in tree.kids(w, "pobj"))
        if name == "by" and tree[anchor].pos == "NOUN":
            told = [v for v in tree.kids(anchor, "acl") if tree.lemmas[v] in _THROWN and tree[v].tag == "VBN"]
            out.extend(p for v in told for agent in tree.kids(v, "agent") for p in tree.kids(agent, "pobj"))
            out.extend(self._doers_beside(anchor))
        for child in [c for kid in tree.children[anchor] for c in self._with_further_prepositions(kid)]:
            token = tree[child]
            if tree.forms[child] != name or token.dep not in _PREPOSITIONAL:
                continue
            out.extend(tree.kids(child, "pobj", "pcomp"))
            for deeper in tree.kids(child, "prep"):  # "from across the border"
                out.extend(tree.kids(deeper, "pobj"))
            if not tree.children[child] and token.dep in ("prt", "advmod"):
                out.append(child)
        return out

    def _doers_beside(self, noun: int) -> list[int]:
        """ "Criticised the assault by Ethiopian troops": the parser hangs the doers on the verb, which is active and has its own."""
        tree, verb = self.tree, self.tree[noun].head
        if tree[noun].dep != "dobj" or tree[verb].tag == "VBN" and tree.is_passive(verb):
            return []
        end = tree.below(noun)[-1]
        by = [p for p in tree.kids(verb, "prep", "agent") if p == end + 1 and tree.forms[p] == "by"]
        return [w for p in by for w in tree.kids(p, "pobj") if tree[w].tag != "CD"]

    def _with_further_prepositions(self, child: int) -> list[int]:
        """ "in the region and in the corridor": the second preposition stands beside the first."""
        return self.tree.conjuncts(child) if self.tree[child].dep == "prep" else [child]

    def _passive_subject(self, i: int) -> list[int]:
        tree = self.tree
        if own := tree.kids(i, "nsubjpass"):
            return own
        token = tree[i]
        if token.dep in ("acl", "amod", "relcl"):
            return [token.head]
        if token.dep == "conj":
            first = self._passive_subject(token.head)
            return first or (controller(tree, token.head) if tree.is_verb(token.head) else [])  # "broke away and was recognised"
        if token.dep == "xcomp":
            return tree.kids(token.head, "nsubj", "nsubjpass")
        if token.dep == "advcl" and not tree.kids(i, "mark"):  # "adopted by both chambers, the treaty enters into force"
            return controller(tree, i)
        return []

    def _subject(self, i: int, passive: bool) -> list[int]:
        tree = self.tree
        if passive:
            agents = tree.kids(i, "agent") or self._agents_within(i)
            by = [agent for agent in agents if not tree.kids(agent, "neg")]  # "by Chile, though not by Peru"
            return [p for agent in by for p in tree.kids(agent, "pobj")]
        subjects = controller(tree, i)
        return [*subjects, *(w for s in subjects for w in self._alongside(s))]

    def _alongside(self, subject: int) -> list[int]:
        """ "Ukraine along with the United Nations", "Chad together with Niger": those who do it too."""
        tree = self.tree
        beside = [p for p in tree.kids(subject, "prep", "advmod") if tree.forms[p] in ("along", "together", "alongside")]
        withs = [p for w in beside for p in ([w] if tree.forms[w] == "alongside" else tree.kids(w, "prep"))]
        return [o for p in withs for o in tree.kids(p, "pobj")]

    def _agents_within(self, i: int) -> list[int]:
        """ "Was given a status by Moldova", "were driven from Goma by rebels": the parser hangs the doer on what stands between."""
        tree = self.tree
        names = [p for prep in tree.kids(i, "prep") if prep > i for p in tree.kids(prep, "pobj")]
        names += [p for n in names for prep in tree.kids(n, "prep") for p in tree.kids(prep, "pobj")]
        nouns = [*tree.kids(i, "dobj", "oprd"), *(n for n in names if tree[n].pos == "PROPN")]
        return [prep for n in nouns if n > i for prep in tree.kids(n, "prep", "agent") if tree.forms[prep] == "by"]

    def _gap_object(self, i: int) -> list[int]:
        """The noun that a relative clause modifies is its object when the clause has a subject of its own and no object."""
        token = self.tree[i]
        own = self.tree.subject(i)
        if token.dep == "relcl" and own is not None and self.tree[own].tag not in ("WDT", "WP"):
            return [token.head]
        return []

    def _shared_object(self, i: int) -> list[int]:
        """ "Armed and paid the fighters", "condemns and rejects the raid": what stands after the second verb is the first one's too."""
        tree = self.tree
        below = [c for c in tree.children[i] if c > i and tree[c].dep not in ("cc", "conj", "punct", "prt")]
        joined = [c for c in tree.kids(i, "conj") if tree[c].tag == tree[i].tag or {tree[c].tag, tree[i].tag} == {"VBD", "VBN"}]
        if below or not tree.kids(i, "cc") or len(joined) != 1 or tree.is_passive(joined[0]):
            return []
        between = [w for w in range(i + 1, joined[0]) if tree[w].dep not in ("cc", "prt", "advmod") and tree[w].head != joined[0]]
        return [] if between or tree.subject(joined[0]) is not None else tree.kids(joined[0], "dobj")

    def between_beside(self, verb: int) -> list[int]:
        """ "Talks took place in secret between A and B": the parser hangs it on the verb, or on a noun after it."""
        tree = self.tree
        nouns = [p for prep in tree.kids(verb, "prep") for p in tree.kids(prep, "pobj")]
        return [w for at in (verb, *nouns) for w in self.prepositional("between", at)]

    def antecedent(self, word: int) -> int:
        """The noun that a relative pronoun stands for, else the word itself."""
        token = self.tree[word]
        if token.tag in ("WDT", "WP") or (
            token.text.lower() == "that" and (token.pos == "PRON" or token.dep in ("dobj", "nsubj", "nsubjpass", "pobj"))
        ):
            clause = next((a for a in [word, *self.tree.ancestors(word)] if self.tree[a].dep == "relcl"), None)
            if clause is not None:
                return self.tree[clause].head
        return word

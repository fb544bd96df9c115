"""What a sentence takes as given, whatever is hoped, asked or denied around it, and what it only supposes.

"Urged Chad to keep the truce": the truce is there. "No group claimed the raid": the raid took place. "The plan would end the siege":
it may.
"""

from __future__ import annotations

from kg.facts.frames import Match
from kg.facts.saying import Context, Saying, flipped
from kg.lexicon import Entry
from kg.model import Polarity

_SUPPOSING = frozenset({"would", "could", "might", "may"})
_RANKS = frozenset("first second third fourth fifth sixth last latest only few sole".split())
_POINTING = frozenset({"this", "these", "that", "those"})
_GOING_ON = frozenset("ongoing continuing continued current existing recent previous past present".split())
_ABOUT = frozenset({"for", "about", "over", "behind", "on", "in"})
_OCCASIONS = frozenset({"over", "behind", "after", "following", "since", "despite", "amid"})
_OF_TEXTS = ("Implementation", "AgreementExtension", "AgreementTermination", "AgreementBreach", "CeasefireViolation", "Suspension")


class Given(Saying):
    """Whether a word's own wording settles how it is said."""

    def is_given(self, word: int, parent: int, above: Context) -> bool:
        """What is there already: an agreement that is kept, extended or broken; fighting that is somebody's, or goes on."""
        if above.modality == "asserted" and above.polarity == "affirmed":
            return False
        match = self.matches.get(word)
        if match is None or self.tree[word].pos not in ("NOUN", "PROPN"):
            return False
        if match.entry.kind == "agreement":
            return self._is_standing_text(word, parent)
        if not self.lexicon.is_a(match.entry.evokes, "ForceEvent"):
            return False
        if above.polarity == "negated" and above.modality == "asserted":
            return self._is_undenied(word, parent, match)
        light = (over := self.matches.get(parent)) is not None and over.entry.kind == "light"
        return not light and (self._is_under_way(word, match) or self._is_occasion(word, parent))

    def _is_occasion(self, word: int, parent: int) -> bool:
        """ "wants to question two men over the bombing", "hopes for talks after the raid"."""
        definite = any(self.tree.forms[d] in ("the", *_POINTING) for d in self.tree.kids(word, "det"))
        return definite and self.tree[word].dep == "pobj" and self.tree.forms[parent] in _OCCASIONS

    def _is_standing_text(self, word: int, parent: int) -> bool:
        """ "to extend the truce", "recommitted to a 2003 truce"."""
        tree = self.tree
        if any(tree[c].tag == "CD" and len(tree[c].text) == 4 for c in tree.kids(word, "nummod", "compound", "amod")):
            return True
        if tree[word].tag == "NNP" and any(tree[c].tag == "NNP" for c in tree.kids(word, "compound", "nmod")):
            return True  # "to ratify the Rome Statute"
        over = self.matches.get(parent) or self.matches.get(tree[parent].head)
        if over is None or not self.lexicon.is_a(over.entry.evokes, *_OF_TEXTS):
            return False
        return bool(tree.kids(word, "poss")) or any(tree.forms[d] in ("the", *_POINTING) for d in tree.kids(word, "det"))

    def _is_undenied(self, word: int, parent: int, match: Match) -> bool:
        """ "No group claimed responsibility for the attack", "is not charged with a part in the raid"."""
        tree = self.tree
        if tree[word].dep != "pobj" or tree.forms[parent] not in _ABOUT or not self.lexicon.is_a(match.entry.evokes, "Attack"):
            return False
        over = self.matches.get(tree[parent].head)
        light = over is not None and over.entry.kind == "light"
        return not light and any(tree.forms[d] in ("the", *_POINTING) for d in tree.kids(word, "det"))

    def _is_under_way(self, word: int, match: Match) -> bool:
        """ "deconflict their operations", "join the rebels' fight", "this shared struggle"."""
        tree = self.tree
        if word in self.governed or not self.lexicon.is_a(match.entry.evokes, "MilitaryOperation", "ArmedHostilities"):
            return False
        pointed = any(tree.forms[d] in _POINTING for d in tree.kids(word, "det"))
        return pointed or any(tree.forms[a] in _GOING_ON for a in tree.kids(word, "amod"))

    def is_concluded(self, entry: Entry, word: int) -> bool:
        """ "agreed on a truce and on the release of prisoners": the truce is agreed, the release is owed."""
        match = self.matches.get(word)
        return match is not None and match.entry.kind == "agreement" and self.lexicon.is_a(entry.evokes, "AgreementConclusion")

    def is_told_as_fact(self, entry: Entry, word: int) -> bool:
        """ "warned that rebels were massing": they are; "warned that rebels would attack": they may."""
        tree = self.tree
        telling = self.lexicon.is_a(entry.evokes, "Threat") or "insist" in entry.lemmas
        if not telling or not tree.is_verb(word) or (subject := tree.subject(word)) is None:
            return False
        helping = tree.kids(word, "aux", "auxpass")
        if any(tree[a].tag in ("MD", "TO") for a in helping):
            return "insist" in entry.lemmas and any(tree.forms[a] in ("will", "would", "could", "can") for a in helping)
        bare = tree[word].tag == "VBP" and tree[subject].tag in ("NN", "NNP")  # "insisted that Russia leave"
        return (tree[word].tag in ("VBD", "VBZ", "VBP") and not bare) or any(tree[a].tag in ("VBD", "VBZ", "VBP") for a in helping)

    def _is_supposed(self, word: int, verb: int) -> bool:
        """ "A raid on the port would be a mistake": what is judged beforehand, by a verb that tells nothing itself, may never happen."""
        tree = self.tree
        judged = bool(tree.kids(verb, "attr", "acomp", "dobj", "oprd"))  # not "operations would go ahead"
        if self._is_war(word) and any(tree.forms[c] in ("the", "this", "ongoing", "continuing") for c in tree.kids(word, "det", "amod")):
            return False  # "the conflict may be harming families": it is on
        return judged and tree[word].pos == "NOUN" and any(tree[a].text.lower() in _SUPPOSING for a in tree.kids(verb, "aux"))

    def _is_offered(self, verb: int) -> bool:
        """ "The plan would end the siege", "the draft would oblige both to leave": what a text that is not yet agreed would bring about."""
        tree, subject = self.tree, self.tree.subject(verb)
        if any(tree.forms[a] == "have" for a in tree.kids(verb, "aux")):
            return True  # "a draft that would have imposed an embargo"
        if subject is None or tree.kids(verb, "nsubjpass", "auxpass"):
            return False
        if tree[subject].tag in ("WDT", "WP") and tree[verb].dep == "relcl":
            subject = tree[verb].head
        lemma = tree.lemmas[subject]
        if self.lexicon.word("terms-of", lemma) is None and lemma not in (
            "deal",
            "accord",
            "agreement",
            "bill",
            "law",
            "initiative",
            "phase",
        ):
            return False
        match = self.matches.get(verb)
        return (
            match is None
            or subject not in {w for slot, found in match.slots if slot.role is None for w in found}
            or match.entry.evokes is None
        )

    def _is_errand(self, word: int, verb: int) -> bool:
        """ "visited Cairo to deliver a message": what one goes somewhere for, and what no slot of the verb takes."""
        tree, match = self.tree, self.matches.get(verb)
        if match is None or word in self.governed or not match.entry.evokes or self.lexicon.is_a(match.entry.evokes, "VerbalEvent"):
            return False
        return tree[word].tag == "VB" and any(tree.forms[a] == "to" for a in tree.kids(word, "aux"))

    def _without(self, noun: int, context: Context) -> Polarity:
        """ "There will be no talks": one "no", and not a denial of the verb and another of the noun."""
        verb = self.tree[noun].head
        if self.tree.is_verb(verb) and not self.tree.kids(verb, "neg") and self.of(verb).polarity == context.polarity == "negated":
            return "negated"
        return flipped(context.polarity)

    def _is_ranked(self, noun: int) -> bool:
        """ "The first country to recognise it", "among the few to sign": an actor told from others by what it has done."""
        beside = {self.tree.forms[noun], *(self.tree.forms[c] for c in self.tree.kids(noun, "amod", "det", "nummod"))}
        acting = any(self.lexicon.is_a(kind, "Agent") for kind in self.reader.kinds(noun))
        actor = acting or self.tree.forms[noun] in _RANKS or self.lexicon.word("group", self.tree.lemmas[noun]) is not None
        return actor and not beside.isdisjoint(_RANKS)

    def _is_war(self, word: int) -> bool:
        return (match := self.matches.get(word)) is not None and match.entry.evokes == "ArmedHostilities"

    def _is_performed(self, match: Match, word: int) -> bool:
        """ "I want to thank", "we would like to congratulate": the speaker does so by saying it."""
        tree, said = self.tree, self.matches.get(word)
        subject = tree.subject(match.word)
        if tree.lemmas[match.word] not in ("want", "wish", "like") or subject is None or tree.forms[subject] not in ("i", "we"):
            return False
        return said is not None and self.lexicon.is_a(said.entry.evokes, "VerbalEvent") and tree[word].dep == "xcomp"

    def _is_light(self, word: int) -> bool:
        match = self.matches.get(word)
        return match is not None and match.entry.kind == "light"

"""A parsed sentence as a tree: children, subtrees, coordination, spans.

Everything is an index into the sentence's tokens; spans are code points of the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from kg.facts.mending import mend
from kg.facts.mending_phrases import mend_phrases
from kg.model import Sentence, Span, Token

CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "pcomp", "parataxis"})

_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})


class Tree:
    """A sentence with its dependency links in both directions."""

    def __init__(self, sentence: Sentence, speech: frozenset[str] = frozenset()) -> None:
        self.sentence = sentence
        mended = mend(mend_phrases(sentence.tokens), speech)
        self.tokens: tuple[Token, ...] = mended if is_tree(mended) else sentence.tokens  # a mend that goes wrong must not cost the article
        self.forms = [t.text.lower() for t in self.tokens]
        """The words in lower case."""
        self.lemmas = [t.lemma.lower() for t in self.tokens]
        self._labels = [t.dep for t in self.tokens]
        self._below: dict[int, list[int]] = {}
        self._passive: dict[int, bool] = {}
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                self.children[token.head].append(token.i)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    @cached_property
    def roots(self) -> list[int]:
        return [t.i for t in self.tokens if t.head == t.i]

    def parent(self, i: int) -> int | None:
        head = self.tokens[i].head
        return None if head == i else head

    def kids(self, i: int, *deps: str) -> list[int]:
        """Children of `i` with one of these dependency labels, in text order."""
        children, labels = self.children[i], self._labels
        return [c for c in children if labels[c] in deps] if children else []

    def subtree(self, i: int, *, without: Iterable[str] = (), barring: Iterable[int] = ()) -> list[int]:
        """`i` and what hangs on it, sorted; `without` drops children of these labels at every level, `barring` these tokens."""
        drop, bar = frozenset(without), frozenset(barring)
        if not drop and not bar:
            return list(self.below(i))
        children, labels = self.children, self._labels
        out = [i]
        for at in out:  # grows as it goes
            out.extend([c for c in children[at] if labels[c] not in drop and c not in bar])
        out.sort()
        return out

    def below(self, i: int) -> list[int]:
        """`i` and all that hangs on it, sorted; to be read, not to be changed."""
        if (known := self._below.get(i)) is None:
            known = [i]
            for at in known:  # grows as it goes
                known.extend(self.children[at])
            known.sort()
            self._below[i] = known
        return known

    def ancestors(self, i: int) -> Iterator[int]:
        seen = {i}
        while (head := self.tokens[i].head) not in seen:
            seen.add(head)
            yield head
            i = head

    def conjuncts(self, i: int) -> list[int]:
        """`i` and the words coordinated with it, in text order."""
        out = [i]
        for at in out:  # grows as it goes
            out.extend(self.kids(at, "conj"))
        out.sort()
        return out

    def first_conjunct(self, i: int) -> int:
        while self.tokens[i].dep == "conj" and self.tokens[i].head != i:
            i = self.tokens[i].head
        return i

    def clause_head(self, i: int) -> int:
        """The nearest verb at or above `i` (a copula counts), or the root."""
        at = i
        while self.tokens[at].pos not in ("VERB", "AUX") and self.tokens[at].head != at:
            at = self.tokens[at].head
        return at

    def is_verb(self, i: int) -> bool:
        return self.tokens[i].pos in ("VERB", "AUX") or self.tokens[i].tag.startswith("VB")

    def subject(self, i: int) -> int | None:
        """The word's own subject, if it has one."""
        found = self.kids(i, "nsubj", "nsubjpass", "csubj", "csubjpass")
        return found[0] if found else None

    def is_passive(self, i: int) -> bool:
        """Passive, also the reduced one: "a truce brokered by Qatar"."""
        if (known := self._passive.get(i)) is None:
            token = self.tokens[i]
            reduced = token.tag == "VBN" and token.dep in ("acl", "amod") and not self.kids(i, "dobj", "nsubj")
            active = bool(self.kids(i, "nsubj")) or any(self.forms[a] in _HAVE for a in self.kids(i, "aux"))  # "having spoken by phone"
            active = active and not self.kids(i, "auxpass")  # "agreed by telephone to meet"
            known = self._passive[i] = reduced or bool(self.kids(i, "nsubjpass", "auxpass", *(() if active else ("agent",))))
        return known

    def span(self, tokens: Iterable[int]) -> Span:
        """From the first to the last of `tokens`, without punctuation at the ends."""
        kept = sorted(tokens)
        while len(kept) > 1 and self.tokens[kept[-1]].pos == "PUNCT" and self.tokens[kept[-1]].text not in ')"':
            kept.pop()
        while len(kept) > 1 and (self.tokens[kept[0]].pos == "PUNCT" and self.tokens[kept[0]].text not in '("'):
            kept.pop(0)
        return Span(min(self.tokens[k].start for k in kept), max(self.tokens[k].end for k in kept))

    def covering(self, start: int, end: int) -> list[int]:
        """Tokens that lie within these code points."""
        return [t.i for t in self.tokens if t.start >= start and t.end <= end]

    def top(self, tokens: Iterable[int]) -> int | None:
        """The word of `tokens` whose head lies outside them."""
        inside = set(tokens)
        for i in sorted(inside):
            if self.tokens[i].head not in inside or self.tokens[i].head == i:
                return i
        return None


def is_tree(tokens: Sequence[Token]) -> bool:
    """Whether from each token the way over the heads ends at a root."""
    good: set[int] = set()
    for token in tokens:
        at, path = token.i, set[int]()
        while at not in good:
            if at in path:
                return False
            path.add(at)
            if tokens[at].head == at:
                break
            at = tokens[at].head
        good |= path
    return True

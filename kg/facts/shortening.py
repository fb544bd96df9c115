"""Long quotes cut back: what a quote shows is the event, not all that hangs on its last words.

Two people who read the same article seldom quote more than a hundred characters for an event, and agree where they stop: before the
relative clause, the attached phrase or the further conjunct that only tells more about something already named.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.tree import Tree
from kg.model import Span

_LONGEST = 100
"""Characters of a quote that are left as they are."""
_SHORTEST = 50
"""Characters that a cut leaves at least."""
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp"})
_LOOSE = _CLAUSES | {"prep", "conj", "appos", "npadvmod", "agent"}


def shortened(tree: Tree, span: Span, *words: int) -> Span:
    """`span` without the loose branches at its end, least first, until it is short enough; all of `words` stay inside.

    A clause goes as a whole: half of it says less than nothing.
    """
    inside, last_kept = tree.covering(span.start, span.end), max(words)
    while inside and tree.span(inside).end - span.start > _LONGEST:
        cuts = [(branch, rest) for branch, rest in _cuts(tree, inside, last_kept) if tree.span(rest).end - span.start >= _SHORTEST]
        if not cuts:
            break
        inside = next((rest for branch, rest in cuts if tree[branch].dep in _CLAUSES), cuts[0][1])
    return Span(span.start, min(span.end, tree.span(inside).end)) if inside else span


def _cuts(tree: Tree, inside: list[int], last_kept: int) -> Iterator[tuple[int, list[int]]]:
    """Each branch that ends with the last of the words, the shortest first, and what is left without it."""
    for at in (inside[-1], *tree.ancestors(inside[-1])):
        if at <= last_kept:
            return
        start = min(tree.below(at))
        if tree[at].dep in _LOOSE and last_kept < start:
            rest = [word for word in inside if word < start]
            while rest and rest[-1] > last_kept and tree[rest[-1]].dep in ("cc", "punct", "preconj"):  # "captured Goma and | Bukavu"
                rest.pop()
            if rest:
                yield at, rest

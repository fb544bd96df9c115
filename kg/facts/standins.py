"""Who "the government", "the rebels" and the like are, where the whole article leaves one reading.

"The rebels" are the one armed group that the article is about, "the government" is the state whose war or crisis it tells of: named
at least twice, and more often than all others of its kind together. Otherwise, and in a statement's own voice, the words stay as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.facts.discourse import Discourse, Referent
from kg.facts.drafts import Draft
from kg.model import Entity

_FOLLOWED = (" of ", " in ", " at ", " from ", " who ", "-", " that ")
"""What after the words would say which ones are meant."""
_OFTEN = 2

Meaning = Callable[[Referent], Entity | None]


def stand_ins(discourse: Discourse, text: str) -> Meaning:
    """A function that tells whom a referent of the words alone stands for, or None."""
    dominant: dict[str, Entity | None] = {}

    def meant(referent: Referent) -> Entity | None:
        name = referent.entity.name
        if not referent.entity.key.startswith("local:") or name[:1].isupper() or " " in name or discourse.issuers:
            return None
        listed = discourse.lexicon.word("stand-in", name)
        before, after = text[max(0, referent.span.start - 4) : referent.span.start].lower(), text[referent.span.end : referent.span.end + 8]
        if listed is None or not listed.value or before != "the " or after.startswith(_FOLLOWED):
            return None
        if listed.value not in dominant:
            dominant[listed.value] = _dominant(discourse, listed.value)
        return dominant[listed.value]

    return meant


def _dominant(discourse: Discourse, kind: str) -> Entity | None:
    """The entity of this kind that the article names more often than all others together."""
    counts: Counter[str] = Counter()
    known: dict[str, Entity] = {}
    for noted in discourse.noted:
        actor = noted.mention.actor
        if actor is None or noted.unnamed:
            continue
        if discourse.lexicon.is_a(actor.kind, kind):
            counts[actor.key] += 1
            known[actor.key] = actor
    if not counts:
        return None
    (first, often), *_ = counts.most_common(1)
    return known[first] if often >= _OFTEN and often * 2 > counts.total() else None


def put_in(drafts: Iterable[Draft], meant: Meaning) -> None:
    """Puts whom they stand for in place of the words, in roles and as claimants."""
    for draft in drafts:
        for role, found in list(draft.roles.items()):
            if any(meant(r) for r in found):
                del draft.roles[role]
                draft.fill(role, [Referent(meant(r) or r.entity, r.span) for r in found])
        if any(meant(r) for r in draft.context.claimants):
            claimants = tuple(Referent(meant(r) or r.entity, r.span) for r in draft.context.claimants)
            draft.context = replace(draft.context, claimants=claimants)

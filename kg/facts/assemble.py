"""Drafts become facts: duplicates dropped, order fixed, links turned into positions."""

from __future__ import annotations

from kg.facts.drafts import Draft
from kg.model import Fact, Filler, Link

_INTERNAL = frozenset({"organization", "within", "newName", "content"})


def assemble(drafts: list[Draft], text: str) -> tuple[Fact, ...]:
    """Facts in the order of their spans, then kind, type and value. Of two drafts that say the same, the first stays."""
    same = duplicates(drafts)
    kept = [draft for draft in drafts if draft not in same]
    kept.sort(key=lambda d: (d.span.start, d.span.end, d.kind, d.type, repr(d.value), d.trigger.start))
    index = {draft: n for n, draft in enumerate(kept)}
    return tuple(_fact(draft, index, same) for draft in kept)


def duplicates(drafts: list[Draft]) -> dict[Draft, Draft]:
    """Each draft that says what an earlier one says, with that one."""
    same: dict[Draft, Draft] = {}
    seen: dict[tuple, Draft] = {}
    for draft in drafts:
        fillers = tuple(sorted((role, f.entity.key) for role, found in draft.roles.items() for f in found))
        key = (draft.kind, draft.type, draft.span, repr(draft.value), fillers)
        if (first := seen.setdefault(key, draft)) is not draft:
            same[draft] = first
    return same


def _fact(draft: Draft, index: dict[Draft, int], same: dict[Draft, Draft]) -> Fact:
    context = draft.context
    links = {(relation, same.get(target, target)) for relation, target in draft.links}
    fillers = tuple(
        Filler(role, referent.entity, referent.span)
        for role in sorted(draft.roles)
        if role not in _INTERNAL
        for referent in draft.roles[role]
    )
    return Fact(
        kind=draft.kind,
        type=draft.type,
        span=draft.span,
        trigger=draft.trigger,
        claimants=tuple(r.entity for r in context.claimants),
        fillers=fillers,
        time=draft.time,
        polarity=context.polarity,
        modality=context.modality,
        voice=context.voice,
        condition=context.condition,
        hedge=context.hedge,
        value=draft.value,
        on_behalf_of=draft.on_behalf_of.entity if draft.on_behalf_of else None,
        claimant_span=context.claimants[0].span if context.claimants else None,
        rule=draft.rule,
        links=tuple(
            sorted((Link(relation, index[target]) for relation, target in links if target in index), key=lambda k: (k.relation, k.target))
        ),
    )

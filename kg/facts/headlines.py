"""What the title of a statement says is told once: where the body says it too, the title's telling is dropped."""

from __future__ import annotations

from collections.abc import Sequence

from kg.facts.drafts import Draft
from kg.model import Span


def untold_twice(drafts: Sequence[Draft], title: Span | None) -> list[Draft]:
    """`drafts` without those of the title that the body repeats."""
    if title is None:
        return list(drafts)
    drafts = [d for d in drafts if not _is_heading(d, title)]
    inside = [d for d in drafts if title.start <= d.trigger.start < title.end]
    body = [d for d in drafts if d not in inside]
    return [d for d in drafts if d not in inside or not any(_repeats(b, d) for b in body)]


def _is_heading(draft: Draft, title: Span) -> bool:
    """ "Statement by …", "Joint Readout by …": the text itself."""
    return (
        draft.type == "Statement"
        and draft.match is not None
        and draft.match.entry.kind == "noun"
        and title.start <= draft.trigger.start < title.end
    )


def _repeats(body: Draft, title: Draft) -> bool:
    if (body.kind, body.type) != (title.kind, title.type):
        return False
    if title.kind == "proposition":
        return title.type == "RoleTenure" and _person(body) == _person(title)
    same_mood = (body.context.modality, body.context.polarity) == (title.context.modality, title.context.polarity)
    return same_mood and (not _fillers(title) or not _fillers(body).isdisjoint(_fillers(title)))


def _person(draft: Draft) -> object:
    return (draft.value or {}).get("person")


def _fillers(draft: Draft) -> set[str]:
    return {referent.entity.key for role, found in draft.roles.items() if role != "place" for referent in found}

"""Offices of persons, as mentioned: "Armenian Prime Minister Nikol Pashinyan"."""

from __future__ import annotations

import re

from kg.facts.context import Context
from kg.facts.drafts import Draft, Scene
from kg.facts.reference import Referent
from kg.model import Entity, NameMention, Span


def find_tenures(scene: Scene) -> None:
    for mention in scene.reader.names:
        if mention.title is None or mention.actor is None or mention.actor.kind != "Person":
            continue
        draft = _draft(scene, mention, mention.actor, mention.title)
        if not str((draft.value or {})["role"]):
            continue  # "Ms.", "Dr.": no office
        told = (mention.actor.key, str((draft.value or {})["role"]))
        if not any(key == told[0] and told[1] in role for key, role in scene.discourse.tenures):
            scene.discourse.tenures.add(told)
            scene.drafts.append(draft)


def _draft(scene: Scene, mention: NameMention, person: Entity, title: Span) -> Draft:
    inside = [n for n in scene.reader.names if title.start <= n.start and n.end <= title.end and n.actor is not None]
    organization = inside[0].actor if inside else None
    words = scene.string(title)
    for name in inside[:1]:
        if name.start == title.start:  # "Armenian Prime Minister", "US Secretary of State", "Armenia's foreign minister"
            words = re.sub(r"^['’]s?\s+", "", scene.text[name.end : title.end])
        else:
            words = re.sub(r"\s+(?:of|for)\s+(?:the\s+)?$", "", scene.text[title.start : name.start]) or words
    word = next((t.i for t in scene.tree.tokens if t.start >= mention.start), 0)
    draft = Draft(
        kind="proposition",
        type="RoleTenure",
        word=word,
        span=Span(title.start, mention.end),
        trigger=title,
        context=Context(claimants=scene.contexts.base.claimants, voice=scene.contexts.base.voice),
        value={
            "person": person.name,
            "role": _office(scene, words),
            "organization": organization.name if organization else _organization_of(scene, person),
        },
        rule="rule:title-before-name",
    )
    draft.fill("agent", [Referent(person, Span(mention.start, mention.end))])
    if organization is not None:
        draft.roles["organization"] = [Referent(organization, title)]
    return draft


def _office(scene: Scene, words: str) -> str:
    """The title without forms of address: "Minister", not "Minister Dr."."""
    return " ".join(w for w in words.split() if scene.lexicon.word("honorific", w.strip(".,").lower()) is None).strip(" ,")


def _organization_of(scene: Scene, person: Entity) -> str | None:
    owner = scene.discourse.territory_of.entity(person.of) if person.of else None
    return owner.name if owner is not None else None

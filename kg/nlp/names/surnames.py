"""Bare surnames: whom an article means by a short name that it, or the gazetteer, knows in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.gazetteer import Gazetteer, fold, surname_forms
from kg.model import Entity, Token
from kg.nlp.names.hits import Hit, Reading
from kg.nlp.names.institutions import POSSESSIVE


def surnames(rows: Iterable[tuple[Sequence[Hit], Sequence[Token]]], gazetteer: Gazetteer) -> dict[str, Entity]:
    """The short names by which an article can call the persons whom it has named in full; family names before given ones."""
    families: dict[str, Entity] = {}
    alone: dict[str, Entity] = {}
    given: dict[str, Entity] = {}
    for hits, tokens in rows:
        for hit in hits:
            person = hit.actor
            if person is None or person.kind != "Person":
                continue
            if hit.end - hit.first < 2:
                if not person.key.startswith("local:"):
                    alone.setdefault(fold(tokens[hit.first].text), person)
                continue
            for short in (*surname_forms(tokens[hit.end - 1].text), *surname_forms(person.name)):
                families.setdefault(short, person)
            first = fold(tokens[hit.first].text)
            if len(first) > 2 and (hit.via == "gazetteer" or hit.title is not None or first not in gazetteer.names):
                given.setdefault(first, person)
            for short in gazetteer.short_names.get(person.key, ()):
                families.setdefault(fold(short), person)
    return given | alone | families


def resolve_surnames(
    hits: Sequence[Hit], tokens: Sequence[Token], short: Mapping[str, Entity], named: frozenset[str], gazetteer: Gazetteer
) -> list[Hit]:
    """`hits` with bare surnames read as the persons introduced in full, and "Turkey's Erdogan" as the one whom it can mean.

    `named` are the keys of the actors in the article: a surname that only one of the gazetteer's persons bears is theirs
    where their state is named too.
    """
    never = gazetteer.word_lists.get("never", frozenset())
    covered = {at for hit in hits for at in range(hit.first, hit.end)}
    out = [_renamed(hit, short) for hit in hits]
    for token in tokens:
        person = short.get(fold(token.text)) if token.text[:1].isupper() and token.i not in covered else None
        person = person or _of_state(token, tokens, hits, gazetteer) or _well_known(token, named, gazetteer)
        if (
            person is not None
            and token.i not in covered
            and fold(token.text) not in never
            and (token.i > 0 or token.pos == "PROPN" or token.ent == "PERSON" or token.tag.startswith("NN"))
        ):
            out.append(Hit(token.i, token.i + 1, token.start, token.end, (Reading(person, None),), "surname"))
    return sorted(out, key=lambda h: (h.start, h.stop))


def _of_state(token: Token, tokens: Sequence[Token], hits: Sequence[Hit], gazetteer: Gazetteer) -> Entity | None:
    """The person whom "Turkey's Erdogan" means: the only one of the surname in that state."""
    if token.i < 2 or tokens[token.i - 1].text not in POSSESSIVE or not token.text[:1].isupper():
        return None
    keys = gazetteer.persons.get(fold(token.text), ())
    owner = next((h.actor for h in hits if h.end == token.i - 1 and h.actor is not None), None)
    same = [key for key in keys if owner is not None and gazetteer.entities[key].of == owner.key]
    return gazetteer.entities[same[0]] if len(same) == 1 else None


def _well_known(token: Token, named: frozenset[str], gazetteer: Gazetteer) -> Entity | None:
    """The person whom a surname alone means in an article that names their state."""
    if token.ent != "PERSON" or not token.text[:1].isupper() or token.pos != "PROPN":
        return None
    keys = gazetteer.persons.get(fold(token.text), ())
    person = gazetteer.entities[keys[0]] if len(keys) == 1 else None
    return person if person is not None and person.of in named else None


def _renamed(hit: Hit, short: Mapping[str, Entity]) -> Hit:
    """A person found with a title and a surname only, once the full name is known: "Ms Ford" after "Vicky Ford" is no president."""
    if hit.actor is None or hit.actor.kind != "Person" or hit.end - hit.first > 1:
        return hit
    if not hit.actor.key.startswith("local:") and hit.via != "surname":
        return hit
    person = short.get(fold(hit.actor.name if hit.actor.key.startswith("local:") else hit.actor.name.split()[-1]))
    return replace(hit, readings=(Reading(person, None),), via="surname") if person is not None else hit

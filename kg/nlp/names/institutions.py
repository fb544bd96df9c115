"""Institutions by pattern: an owner and what every state has ("Azerbaijani forces", "the army of Sudan").

The words, the class of the result and its canonical name come from `ontology/gazetteer/patterns.ttl`. A canonical name that
the gazetteer knows is that entity; any other is known to the article alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from kg.gazetteer import Gazetteer, Pattern, fold
from kg.model import Entity, Token
from kg.nlp.names.hits import Hit, Reading

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OWNERS = frozenset({"State", "Polity", "InternationalOrganization", "ArmedGroup", "PoliticalParty", "GovernmentBody", "ArmedForce", "MediaOutlet"})


def extend_to_institutions(hits: Sequence[Hit], tokens: Sequence[Token], gazetteer: Gazetteer) -> list[Hit]:
    """`hits` with owners grown into the institutions that they own."""
    out: list[Hit] = []
    for number, hit in enumerate(hits):
        owner = hit.actor
        if owner is None or owner.kind not in _OWNERS or hit.start != tokens[hit.first].start or hit.stop != tokens[hit.end - 1].end:
            out.append(hit)
            continue
        out.append(_after(hit, owner, tokens, gazetteer) or _before(hit, owner, tokens, gazetteer, out) or _shared(hits, number, tokens, gazetteer) or hit)
    return out


def local(name: str, kind: str, of: str | None = None) -> Entity:
    """An entity known to this article alone."""
    flat = unicodedata.normalize("NFKD", fold(name)).encode("ascii", "ignore").decode()
    return Entity(f"local:{re.sub('[^a-z0-9]+', '-', flat).strip('-') or 'unnamed'}", name, kind, of)


def _after(hit: Hit, owner: Entity, tokens: Sequence[Token], gazetteer: Gazetteer) -> Hit | None:
    """The institution's words behind its owner: "Azerbaijani forces", "Azerbaijan's Defence Ministry"."""
    at = hit.end + 1 if hit.end < len(tokens) and tokens[hit.end].text in POSSESSIVE else hit.end
    found = _match(tokens, at, gazetteer)
    if found is None:
        return None
    end, pattern, words = found
    return replace(hit, end=end, stop=tokens[end - 1].end, readings=(_reading(owner, pattern, words, gazetteer),), via="pattern")


def _before(hit: Hit, owner: Entity, tokens: Sequence[Token], gazetteer: Gazetteer, earlier: Sequence[Hit]) -> Hit | None:
    """The institution's words before its owner: "the government of Ethiopia"."""
    at = hit.first - 1
    if at >= 0 and fold(tokens[at].text) == "the":
        at -= 1
    if at < 1 or fold(tokens[at].text) != "of" or hit.adjectival:
        return None
    floor = earlier[-1].end if earlier else 0
    for first in range(max(floor, at - 4), at):
        found = _match(tokens, first, gazetteer)
        if found and found[0] == at and found[1].of_form:
            _, pattern, words = found
            return replace(hit, first=first, start=tokens[first].start, readings=(_reading(owner, pattern, words, gazetteer),), via="pattern")
    return None


def _shared(hits: Sequence[Hit], number: int, tokens: Sequence[Token], gazetteer: Gazetteer) -> Hit | None:
    """An adjective that shares its noun: "Armenian and Azerbaijani forces"."""
    hit = hits[number]
    if not hit.adjectival or number + 1 >= len(hits):
        return None
    following = hits[number + 1]
    between = [fold(t.text) for t in tokens[hit.end : following.first]]
    if not following.adjectival or not between or any(word not in (",", "and", "or") for word in between):
        return None
    found = _match(tokens, following.end, gazetteer)
    if found is None:
        further = _shared(hits, number + 1, tokens, gazetteer)
        if further is None or further.via != "pattern":
            return None
        at = number + 2
        while at < len(hits) and _match(tokens, hits[at].end, gazetteer) is None:
            at += 1
        found = _match(tokens, hits[at].end, gazetteer) if at < len(hits) else None
    if found is None or hit.actor is None:
        return None
    return replace(hit, readings=(_reading(hit.actor, found[1], found[2], gazetteer),), via="pattern")


def _match(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> tuple[int, Pattern, str] | None:
    """The longest noun phrase of a pattern at `at`: its end, the pattern, and the phrase as the pattern writes it."""
    if at >= len(tokens):
        return None
    for first in dict.fromkeys((fold(tokens[at].text), fold(tokens[at].lemma))):
        for words, pattern in gazetteer.patterns.get(first, ()):
            end = at + len(words)
            if end <= len(tokens) and all(_same(tokens[at + k], words[k]) for k in range(1, len(words))):
                return end, pattern, " ".join(words)
    return None


def _same(token: Token, word: str) -> bool:
    return fold(token.text) == word or fold(token.lemma) == word


def _reading(owner: Entity, pattern: Pattern, words: str, gazetteer: Gazetteer) -> Reading:
    if pattern.kind is None:
        return Reading(owner, None)
    adjective = gazetteer.adjectives.get(owner.key, owner.name)
    name = pattern.template.format(adjective=adjective, words=words)
    known = gazetteer.named(name)
    return Reading(known or local(name, pattern.kind, owner.key), None)

"""Institutions by pattern: an owner and what every state has ("Azerbaijani forces", "the army of Sudan").

The words, the class of the result and its canonical name come from `ontology/gazetteer/patterns.ttl`. A canonical name that
the gazetteer knows is that entity; any other is known to the article alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.gazetteer import Gazetteer, Pattern, fold
from kg.model import Entity, Token
from kg.nlp.names.hits import Hit, Reading

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OWNING_PLACES = frozenset({"Region", "AdministrativeUnit", "DisputedTerritory", "Settlement"})


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern's words in a sentence: they end before token `end`."""

    end: int
    pattern: Pattern
    words: str


def extend_to_institutions(hits: Sequence[Hit], tokens: Sequence[Token], gazetteer: Gazetteer) -> list[Hit]:
    """`hits` with owners grown into the institutions that they own."""
    out: list[Hit] = []
    for number, hit in enumerate(hits):
        whole = hit.start == tokens[hit.first].start and hit.stop == tokens[hit.end - 1].end
        grown = None
        if whole and "Person" not in _owner_kinds(hit):
            grown = _after(hit, tokens, gazetteer) or _before(hit, tokens, gazetteer, out) or _shared(hits, number, tokens, gazetteer)
        grown = grown or hit
        out.append(_part_of_body(grown, tokens, {h.first for h in hits[number + 1 :]}, gazetteer) if whole else grown)
    return _without_overlap(out)


def local(name: str, kind: str, of: str | None = None) -> Entity:
    """An entity known to this article alone."""
    flat = unicodedata.normalize("NFKD", fold(name)).encode("ascii", "ignore").decode()
    return Entity(f"local:{re.sub('[^a-z0-9]+', '-', flat).strip('-') or 'unnamed'}", name, kind, of)


def match_words(
    tokens: Sequence[Token], at: int, owner_kinds: frozenset[str], gazetteer: Gazetteer, *, before: bool = False
) -> Found | None:
    """The longest words of a pattern at token `at` that such an owner can have."""
    if at >= len(tokens):
        return None
    for first in _forms(tokens[at]):
        for words, pattern in gazetteer.patterns.get(first, ()):
            end = at + len(words)
            fits = not owner_kinds.isdisjoint(pattern.owner_kinds)
            if fits and (pattern.of_form if before else pattern.after_form) and end <= len(tokens):
                if all(_same(tokens[at + k], words[k]) for k in range(1, len(words))):
                    return Found(end, pattern, pattern.words[" ".join(words)])
    return None


def denoted(owner: Entity, written: str | None, found: Found, gazetteer: Gazetteer) -> Entity:
    """What the owner (`written` is the adjective in the text, if any) and the pattern's words together name."""
    pattern = found.pattern
    if pattern.kind is None:
        return owner
    adjective = gazetteer.adjectives.get(owner.key, owner.name)
    written = adjective if written is None or "." in written or written.isupper() else written
    name = pattern.template.format(adjective=adjective, written=written, words=found.words, name=owner.name)
    of = owner.key if owner.kind not in gazetteer.place_kinds else None  # "Daraa Governorate", "Amhara militias": a place owns nothing
    return gazetteer.named(name, place=pattern.kind in gazetteer.place_kinds) or local(name, pattern.kind, of)


def _after(hit: Hit, tokens: Sequence[Token], gazetteer: Gazetteer) -> Hit | None:
    """The institution's words behind its owner: "Azerbaijani forces", "Azerbaijan's Defence Ministry"."""
    at = hit.end + 1 if hit.end < len(tokens) and tokens[hit.end].text in POSSESSIVE else hit.end
    if at < len(tokens) and tokens[at].start > tokens[at - 1].end + 1:  # "With Rwanda's help, rebels": a comma was cut out here
        return None
    found = match_words(tokens, at, _owner_kinds(hit), gazetteer)
    if found is None or _is_adjective(tokens, found.end):
        return None
    return _grown(hit, hit.first, found.end, found, tokens, gazetteer)


def _is_adjective(tokens: Sequence[Token], end: int) -> bool:
    """Whether the last word only describes the noun behind it: "Israeli military operation"."""
    return tokens[end - 1].pos == "ADJ" and end < len(tokens) and tokens[end].pos == "NOUN"


def _before(hit: Hit, tokens: Sequence[Token], gazetteer: Gazetteer, earlier: Sequence[Hit]) -> Hit | None:
    """The institution's words before its owner: "the government of Ethiopia"."""
    at = hit.first - 1
    if at >= 0 and fold(tokens[at].text) == "the":
        at -= 1
    seat = hit.place is not None and hit.place.kind == "Settlement" and hit.actor is not None and fold(tokens[at].text) == "in"
    if at < 1 or (fold(tokens[at].text) != "of" and not seat) or hit.adjectival:
        return None
    floor = max((other.end for other in earlier), default=0)
    for first in range(max(floor, at - 5), at):
        found = match_words(tokens, first, _owner_kinds(hit), gazetteer, before=True)
        named = tokens[at - 1].text[:1].isupper()  # "the Foreign Ministry in Pyongyang", but not "the army in Khartoum"
        if found and found.end == at and (named or not seat or found.pattern.kind is None):
            return _grown(hit, first, hit.end, found, tokens, gazetteer)
    return None


def _shared(hits: Sequence[Hit], number: int, tokens: Sequence[Token], gazetteer: Gazetteer) -> Hit | None:
    """An adjective that shares its noun: "Armenian and Azerbaijani forces"."""
    hit, last = hits[number], number
    while last + 1 < len(hits) and hits[last].adjectival and hits[last + 1].adjectival:
        between = [fold(t.text) for t in tokens[hits[last].end : hits[last + 1].first]]
        if not between or any(word not in (",", "and", "or") for word in between):
            break
        last += 1
    if last == number:
        return None
    found = match_words(tokens, hits[last].end, _owner_kinds(hit), gazetteer)
    if found is None:
        return None
    return _grown(hit, hit.first, hit.end, found, tokens, gazetteer)


def _part_of_body(hit: Hit, tokens: Sequence[Token], others: set[int], gazetteer: Gazetteer) -> Hit:
    """A body grown into its part: "the US State Department's Bureau of African Affairs"."""
    body = hit.actor
    if body is None or body.kind not in ("GovernmentBody", "InternationalOrganization"):
        return hit
    at = hit.end
    if at < len(tokens) and tokens[at].text in POSSESSIVE:
        at += 1
    opening = gazetteer.word_lists.get("part-of-body", frozenset())
    if at >= len(tokens) or at == hit.end or not tokens[at].text[:1].isupper() or fold(tokens[at].text) not in opening:
        return hit
    end = at + 1
    while end < len(tokens) and (tokens[end].text[:1].isupper() or _links_on(tokens, end, others)):
        end += 1
    name = f"{body.name} {' '.join(t.text for t in tokens[at:end])}"
    entity = gazetteer.named(name) or local(name, "GovernmentBody" if body.kind == "GovernmentBody" else body.kind, body.key)
    return replace(hit, end=end, stop=tokens[end - 1].end, readings=(Reading(entity, None),), via="pattern")


def _links_on(tokens: Sequence[Token], at: int, others: set[int]) -> bool:
    """Whether a lower-case link ("of", "for the") leads to another capitalised word of the name; "and Kenya" leads out of it."""
    end = at
    while end < len(tokens) and fold(tokens[end].text) in ("of", "for", "the", "and", "on", "to"):
        end += 1
    leads_out = fold(tokens[at].text) == "and" and end in others
    return at < end < len(tokens) and end - at < 3 and tokens[end].text[:1].isupper() and not leads_out


def _grown(hit: Hit, first: int, end: int, found: Found, tokens: Sequence[Token], gazetteer: Gazetteer) -> Hit:
    owner = hit.place if found.pattern.kind in gazetteer.place_kinds else hit.actor or hit.place
    written = " ".join(t.text for t in tokens[hit.first : hit.end]) if hit.adjectival else None
    entity = denoted(owner, written, found, gazetteer) if owner is not None else None
    reading = Reading(None, entity) if entity is not None and entity.kind in gazetteer.place_kinds else Reading(entity, None)
    return replace(hit, first=first, end=end, start=tokens[first].start, stop=tokens[end - 1].end, readings=(reading,), via="pattern")


def _owner_kinds(hit: Hit) -> frozenset[str]:
    """The class of what is named, `place` for a place that no known actor governs, `town` for any settlement."""
    kinds = {hit.actor.kind} if hit.actor is not None else set()
    if hit.place is not None and hit.place.kind in _OWNING_PLACES:
        kinds |= {"place"} if hit.actor is None else set()
        kinds |= {"town"} if hit.place.kind == "Settlement" else set()
    return frozenset(kinds)


def _same(token: Token, word: str) -> bool:
    return word in _forms(token)


def _forms(token: Token) -> tuple[str, ...]:
    """The word as it stands and, but for verbs in the past or as participles ("Brazil pressed for"), its lemma."""
    told = token.pos == "VERB" and token.tag in ("VBD", "VBN", "VBG")
    return (fold(token.text),) if told else tuple(dict.fromkeys((fold(token.text), fold(token.lemma))))


def _without_overlap(hits: Sequence[Hit]) -> list[Hit]:
    """Hits that a grown one now covers are dropped."""
    spans = [(h.first, h.end) for h in hits if h.via == "pattern"]
    return [h for h in hits if not any((a <= h.first and h.end <= b) and (a, b) != (h.first, h.end) for a, b in spans)]

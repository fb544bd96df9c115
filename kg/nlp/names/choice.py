"""Which reading of a name holds: by its syntax, by the other names of the article, else left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.gazetteer import Gazetteer, fold
from kg.model import Token
from kg.nlp.names.hits import NOMINAL, Hit, Reading

_LOCATIVE = frozenset(
    {"in", "at", "near", "of", "from", "to", "into", "around", "outside", "toward", "towards", "between", "across", "over", "through"}
)
_ORDER = ("State", "Polity", "InternationalOrganization")


def is_supported(hit: Hit, tokens: Sequence[Token], gazetteer: Gazetteer, sure: frozenset[str] = frozenset()) -> bool:
    """Whether a name that is also an ordinary word stands where only a name can: after "in", "near", …; not within a person's name.

    `sure` holds the actors that the article names otherwise: Georgetown may act where Guyana does.
    """
    before = tokens[hit.first - 1] if hit.first else None
    after = tokens[hit.end] if hit.end < len(tokens) else None
    known = hit.actor is not None and hit.actor.key in sure and hit.place is not None and hit.place.kind == "Settlement"
    if hit.cautious and not known and not (before is not None and before.text.lower() in _LOCATIVE):
        return False
    international = hit.actor is not None and hit.actor.kind == "InternationalOrganization"
    if international and before is not None and before.text[:1].isupper():
        if fold(before.text) in gazetteer.word_lists.get("national-body", frozenset()):
            return False  # "the National Security Council" is not the UN's
    if hit.end - hit.first > 1 or hit.adjectival or hit.actor is not None and hit.actor.kind == "Person":
        return True
    if after is not None and fold(after.text) in gazetteer.head_kinds:
        return True
    within_person = tokens[hit.first].ent == "PERSON" and (
        (after is not None and after.ent == "PERSON" and after.text[:1].isupper())
        or (before is not None and before.ent == "PERSON" and before.text[:1].isupper() and before.pos == "PROPN")
    )
    return not within_person


def is_premodifier(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether the name stands before the noun that it belongs to ("Sudan conflict"), without a possessive mark."""
    last = tokens[hit.end - 1]
    if hit.end >= len(tokens) or tokens[hit.end].text in ("'s", "’s", "'", "’"):
        return False
    return last.dep in ("amod", "compound", "nmod", "nn") and last.head >= hit.end and tokens[hit.end].pos in NOMINAL


def supports(hits: Iterable[Hit]) -> Counter[str]:
    """How often each actor or place is named beyond doubt in the article."""
    counts: Counter[str] = Counter()
    for hit in hits:
        if len({_key(r) for r in hit.readings}) == 1:
            for entity in (hit.actor, hit.place):
                if entity is not None:
                    counts[entity.key] += 1
                    if entity.of:
                        counts[entity.of] += 1
    return counts


def choose(hit: Hit, tokens: Sequence[Token], counts: Counter[str], gazetteer: Gazetteer) -> Hit:
    """`hit` with the reading that holds first; the others stay only where nothing decides."""
    found = _by_syntax(hit, tokens)
    if len(found) > 1:
        scores = [_score(r, counts) for r in found]
        best = max(scores)
        if best > 0 and scores.count(best) == 1:
            found = (found[scores.index(best)],)
        else:
            found = tuple(sorted(found, key=lambda r: (_rank(r), _key(r))))
    return replace(hit, readings=found)


def _by_syntax(hit: Hit, tokens: Sequence[Token]) -> tuple[Reading, ...]:
    """The adjective "Chinese" before a noun, or the people where none follows ("the Chinese rejected it")."""
    if len({r.adjectival for r in hit.readings}) < 2:
        return hit.readings
    adjectival = _describes(hit, tokens)
    return tuple(r for r in hit.readings if r.adjectival == adjectival)


def _describes(hit: Hit, tokens: Sequence[Token]) -> bool:
    if is_premodifier(hit, tokens):
        return True
    last = tokens[hit.end - 1]
    if last.pos == "ADJ" and hit.end < len(tokens) and tokens[hit.end].text.lower() in (",", "and", "or", "-"):
        at = hit.end + 1
        while at < len(tokens) and (tokens[at].text.lower() in (",", "and", "or") or tokens[at].pos in ("ADJ", "PROPN")):
            at += 1
        return at < len(tokens) and tokens[at].pos == "NOUN"
    return last.pos == "ADJ" and hit.end < len(tokens) and tokens[hit.end].pos in NOMINAL


def _key(reading: Reading) -> str:
    entity = reading.actor or reading.place
    return entity.key if entity else ""


def _score(reading: Reading, counts: Counter[str]) -> int:
    entity = reading.actor or reading.place
    return (counts[entity.key] + (counts[entity.of] if entity.of else 0)) if entity else 0


def _rank(reading: Reading) -> int:
    entity = reading.actor or reading.place
    return _ORDER.index(entity.kind) if entity is not None and entity.kind in _ORDER else len(_ORDER)

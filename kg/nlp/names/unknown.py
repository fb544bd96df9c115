"""Names that neither the gazetteer nor a pattern knows: the statistical model marks them, their head noun says the kind."""

from __future__ import annotations

from collections.abc import Sequence

from kg.gazetteer import Gazetteer, fold
from kg.model import Token
from kg.nlp.names.hits import Hit, Reading
from kg.nlp.names.institutions import POSSESSIVE, local

_KINDS = {"ORG": ("actor", "Group"), "GPE": ("place", "Settlement"), "LOC": ("place", "Region"), "FAC": ("place", "Place"), "NORP": ("actor", "Population")}


def add_unknown(hits: Sequence[Hit], tokens: Sequence[Token], gazetteer: Gazetteer) -> list[Hit]:
    """`hits` with the model's other names added, as entities known to the article alone."""
    covered = {at for hit in hits for at in range(hit.first, hit.end)}
    titles = [hit.title for hit in hits if hit.title is not None]
    covered |= {t.i for t in tokens if any(span.start <= t.start < span.end for span in titles)}
    out, at = list(hits), 0
    while at < len(tokens):
        label = tokens[at].ent
        end = at + 1
        if label not in _KINDS or at in covered:
            at = end
            continue
        while end < len(tokens) and tokens[end].ent == label and end not in covered and tokens[end].text != ",":
            end += 1
        out.extend(_named(at, end, label, tokens, gazetteer))
        at = end
    return sorted(out, key=lambda h: (h.start, h.stop))


def _named(first: int, end: int, label: str, tokens: Sequence[Token], gazetteer: Gazetteer) -> list[Hit]:
    while first < end and (fold(tokens[first].text) in ("the", "a", "an") or not tokens[first].text[:1].isalnum()):
        first += 1
    while end > first and (tokens[end - 1].text in POSSESSIVE or not tokens[end - 1].text[-1:].isalnum()):
        end -= 1
    if first == end or not any(t.text[:1].isupper() for t in tokens[first:end]):
        return []
    if all(fold(t.text) in gazetteer.word_lists.get("never", frozenset()) for t in tokens[first:end]):
        return []
    name = " ".join(t.text for t in tokens[first:end]).replace(" 's", "'s").replace(" ’s", "'s")
    role, kind = _KINDS[label]
    head = gazetteer.head_kinds.get(fold(tokens[end - 1].text))
    if head is not None:
        kind, role = head, "place" if head in gazetteer.place_kinds else "actor"
    entity = local(name, kind)
    reading = Reading(entity if role == "actor" else None, entity if role == "place" else None, adjectival=label == "NORP" and tokens[end - 1].pos == "ADJ")
    return [Hit(first, end, tokens[first].start, tokens[end - 1].end, (reading,), "model")]

"""Names that an acronym in brackets spells: "the Forces for the Defence of Democracy (FDD)".

The letters say where such a name begins, which neither a pattern nor the model knows: the initials of its capitalised words are those of
the acronym, in this order or, where the acronym is that of another language, in any ("the National Liberation Forces (FNL)").
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.gazetteer import Gazetteer, fold
from kg.model import Token
from kg.nlp.names.acronyms import BRACKET
from kg.nlp.names.hits import Hit, Reading
from kg.nlp.names.institutions import local

_LINKS = frozenset({"of", "for", "the", "and", "in", "to", "on", "with", "de", "du", "des", "la", "y", "e"})
_LONGEST = 12
_KNOWN = ("gazetteer",)
_ACTING = frozenset({"ArmedGroup", "ArmedForce", "InternationalOrganization", "PoliticalParty", "GovernmentBody", "MediaOutlet"})


def add_spelled(hits: Sequence[Hit], tokens: Sequence[Token], text: str, gazetteer: Gazetteer) -> list[Hit]:
    """`hits` of one sentence with the names that brackets spell put for the parts of them that were found."""
    out = list(hits)
    if not tokens or "(" not in text[tokens[0].start : tokens[-1].end + 2]:
        return out
    for at, token in enumerate(tokens):
        bracket = BRACKET.match(text, token.end) if text[token.end : token.end + 2].strip()[:1] == "(" else None
        if bracket is None or (first := _spelled(tokens, at, bracket[1])) is None:
            continue
        name = _whole(first, at + 1, tokens, out, gazetteer)
        if name is not None:
            out = sorted([*(h for h in out if h.end <= first or h.first > at), name], key=lambda h: (h.start, h.stop))
    return out


def _spelled(tokens: Sequence[Token], last: int, acronym: str) -> int | None:
    """The word at which the name begins that ends with the word `last` and whose initials are the acronym's letters."""
    letters, initials = [c for c in acronym if c.isupper()], ""
    if len(letters) < 3:
        return None
    for at in range(last, max(-1, last - _LONGEST), -1):
        token = tokens[at]
        if token.text in _LINKS or token.text in ("'s", "’s"):
            continue
        if not token.text[:1].isupper():
            return None
        initials = "".join(part[0] for part in token.text.split("-") if part).upper() + initials
        if len(initials) >= len(letters):
            return at if sorted(initials) == sorted(letters) else None
    return None


def _whole(first: int, end: int, tokens: Sequence[Token], hits: Sequence[Hit], gazetteer: Gazetteer) -> Hit | None:
    """The name as an entity of this article; none where a known name reaches as far, or where it is no name of an actor."""
    for hit in hits:
        if hit.first <= first and hit.end >= end or (hit.end >= end > hit.first and hit.via in _KNOWN and hit.end - hit.first > 1):
            return None
    head = next((at for at in range(first, end) if tokens[at].text in _LINKS), end) - 1
    kind = gazetteer.head_kinds.get(fold(tokens[head].text))
    if kind not in _ACTING:  # "the Cessation of Hostilities Agreement (CHA)", "the Verification Mechanism (…)"
        return None
    written = tokens[first].text
    for before, token in zip(tokens[first:end], tokens[first + 1 : end], strict=False):
        written += token.text if token.start == before.end else f" {token.text}"
    return Hit(first, end, tokens[first].start, tokens[end - 1].end, (Reading(local(written, kind), None),), "acronym")

"""Acronyms that an article introduces in brackets after a name: "Rapid Support Forces (RSF)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Token
from kg.nlp.names.hits import Hit, Reading

BRACKET = re.compile(r"\s?\(\s?[\"'“‘]?(?:the )?([A-Z][A-Za-z0-9./&-]{1,11})[\"'”’]?\s?\)")


def introduced(hits: Iterable[Hit], text: str) -> dict[str, Reading]:
    """Acronym → what the name before it denotes."""
    found: dict[str, Reading] = {}
    for hit in hits:
        bracket = BRACKET.match(text, hit.stop)
        if bracket and sum(c.isupper() for c in bracket[1]) > 1 and hit.end - hit.first > 1:
            found.setdefault(bracket[1], Reading(hit.actor, hit.place))
    return found


def resolve_acronyms(hits: Sequence[Hit], tokens: Sequence[Token], acronyms: Mapping[str, Reading]) -> list[Hit]:
    """`hits` with the acronyms of the article read as it defines them, whatever else they may stand for."""
    if not acronyms:
        return list(hits)
    at = {t.i: acronyms[t.text] for t in tokens if t.text in acronyms}
    out = [hit for hit in hits if not (hit.end - hit.first == 1 and hit.first in at)]
    covered = {i for hit in out for i in range(hit.first, hit.end)}
    out += [Hit(i, i + 1, tokens[i].start, tokens[i].end, (reading,), "acronym") for i, reading in at.items() if i not in covered]
    return sorted(out, key=lambda h: (h.start, h.stop))

"""Names of the gazetteer in one sentence: longest match, left to right.

A hit keeps every reading that its words allow; which one holds is decided later, from the whole article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kg.gazetteer import Gazetteer, Name, fold
from kg.model import Entity, Sentence, Span, Token

Via = Literal["gazetteer", "pattern", "model", "acronym", "surname"]
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Reading:
    actor: Entity | None
    place: Entity | None
    adjectival: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a sentence: tokens `first`..`end` (end exclusive), code points `start`..`stop`."""

    first: int
    end: int
    start: int
    stop: int
    readings: tuple[Reading, ...]
    via: Via = "gazetteer"
    cautious: bool = False
    title: Span | None = None

    @property
    def actor(self) -> Entity | None:
        return self.readings[0].actor

    @property
    def place(self) -> Entity | None:
        return self.readings[0].place

    @property
    def adjectival(self) -> bool:
        return self.readings[0].adjectival


def scan(sentence: Sentence, gazetteer: Gazetteer) -> list[Hit]:
    """The names of the gazetteer in `sentence`, in order; parts of a hyphenated word ("US-brokered") are hits too."""
    tokens, hits = sentence.tokens, []
    capitals = in_capitals(tokens)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        names = gazetteer.names.get(fold(token.text))
        best = _longest(names, tokens, at, capitals) if names else ()
        if names and not best and (shared := _sharing_head(names, tokens, at, gazetteer)):
            hits.append(Hit(at, at + 1, token.start, token.end, readings(shared, gazetteer)))
            at += 1
            continue
        if best:
            end = at + len(best[0].words)
            hits.append(Hit(at, end, token.start, tokens[end - 1].end, readings(best, gazetteer), cautious=any(n.cautious for n in best)))
            at = end
            continue
        if "-" in token.text or "–" in token.text:
            hits.extend(_parts(token, gazetteer))
        at += 1
    return hits


def in_capitals(tokens: Sequence[Token]) -> bool:
    """Whether the sentence is written in capitals throughout, as headlines may be."""
    words = [t.text for t in tokens if t.text.isalpha()]
    return len(words) > 2 and all(word.isupper() for word in words)


def readings(names: Sequence[Name], gazetteer: Gazetteer) -> tuple[Reading, ...]:
    """What the names denote, one reading for each actor (or, where none acts, for each place)."""
    found: dict[tuple[str, bool], Reading] = {}
    for name in names:
        actor = gazetteer.entities[name.actor] if name.actor else None
        place = gazetteer.entities[name.place] if name.place else None
        key = (name.actor or name.place or "", name.adjectival)
        earlier = found.get(key)
        if earlier is None or (earlier.place is not None and earlier.place.kind == "Settlement"):
            found[key] = Reading(actor, place or (earlier.place if earlier else None), name.adjectival)
    return tuple(found.values())


def _longest(names: Sequence[Name], tokens: Sequence[Token], at: int, capitals: bool) -> list[Name]:
    best: list[Name] = []
    for name in names:
        if best and len(name.words) < len(best[0].words):
            break
        if _fits(name, tokens, at, capitals):
            best.append(name)
    return best


def _sharing_head(names: Sequence[Name], tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> list[Name]:
    """The first of "North and South Korea": a name that has its last words in common with the name after "and"."""
    if at + 3 >= len(tokens) or tokens[at + 1].text.lower() not in ("and", "or") or not tokens[at].text[0].isupper():
        return []
    for count in (2, 1):
        rest = tuple(fold(t.text) for t in tokens[at + 3 : at + 3 + count])
        second = (fold(tokens[at + 2].text), *rest)
        found = [name for name in names if name.words == (fold(tokens[at].text), *rest)]
        if found and any(name.words == second for name in gazetteer.names.get(second[0], ())):
            return found
    return []


def _fits(name: Name, tokens: Sequence[Token], at: int, capitals: bool) -> bool:
    words = name.words
    if at + len(words) > len(tokens):
        return False
    for offset in range(1, len(words)):
        if fold(tokens[at + offset].text) != words[offset]:
            return False
    written = tokens[at].text
    if len(words) == 1 and is_acronym(name.text):
        return written == name.text and not (capitals and len(written) < 4 and tokens[at].pos not in ("PROPN", "NOUN", "ADJ"))
    if name.text[0].isupper() and not written[0].isupper():
        return False
    originals = name.text.split(" ")
    if len(originals) != len(words):
        return True
    return all(tokens[at + k].text[0].isupper() or not originals[k][0].isupper() or k == len(words) - 1 for k in range(1, len(words))) and (
        len(words) > 1 or not written.isupper() or len(written) > 3
    )


def is_acronym(text: str) -> bool:
    return text.isupper() and len(text.replace(".", "")) <= 6


def _parts(token: Token, gazetteer: Gazetteer) -> list[Hit]:
    """The names inside a hyphenated word: "Saudi-led", "US-brokered", "Russian-Ukrainian"."""
    pieces = token.text.replace("–", "-").split("-")
    found: list[Hit] = []
    start = token.start
    for number, piece in enumerate(pieces):
        names = [n for n in gazetteer.names.get(fold(piece), ()) if len(n.words) == 1] if piece[:1].isupper() else []
        names = [n for n in names if not is_acronym(n.text) or n.text == piece]
        if names and (len(found) == number if number else _opens_compound(pieces[1], gazetteer)):
            adjectival = tuple(dict.fromkeys(Reading(r.actor, r.place, True) for r in readings(names, gazetteer)))
            found.append(Hit(token.i, token.i + 1, start, start + len(piece), adjectival))
        start += len(piece) + 1
    return found


def _opens_compound(second: str, gazetteer: Gazetteer) -> bool:
    """Whether a name may stand before `second` in a compound: a participle of `words:compound-ending`, or another name."""
    return fold(second) in gazetteer.word_lists.get("compound-ending", frozenset()) or (
        second[:1].isupper() and fold(second) in gazetteer.names
    )

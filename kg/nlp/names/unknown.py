"""Names that neither the gazetteer nor a pattern knows.

The statistical model marks them; their words and surroundings say the kind, over the whole article, since the model calls
one village a place here and a person there. What it marks once is then found wherever it is written alike.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.gazetteer import Gazetteer, fold
from kg.model import Token
from kg.nlp.names.hits import Hit, Reading
from kg.nlp.names.institutions import POSSESSIVE, local

_KINDS = {"ORG": "Group", "GPE": "Settlement", "LOC": "Region", "FAC": "Place", "NORP": "Population"}
_LOCATIVE = frozenset({"in", "near", "at", "around", "outside", "inside", "into", "toward", "towards", "along", "across", "throughout"})
_QUARTERS = frozenset({"neighbourhood", "neighborhood", "district", "suburb", "village", "municipality"})
_HAPPENINGS = frozenset({"battle", "control", "siege", "fighting", "liberation", "recapture", "shelling", "bombardment", "bombing", "fall"})
_UNITS = frozenset(
    {"raion", "oblast", "province", "district", "governorate", "county", "prefecture", "region", "subdistrict", "department"}
)
_WHERE = ("in", "near", "around", "outside")
_ARTICLED = re.compile(r"(?:[aA][ldrsntz]|[eE][lrsd]|[aA]sh|[aA]d[hz])-[A-Z]")
"""A name with the Arabic article, which the model may take for a common noun: "al-Qadam"."""
_HEAD, _SURROUNDINGS, _LABEL = 100, 3, 1

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    row: int
    first: int
    end: int
    label: str


def add_unknown(found: Sequence[Sequence[Hit]], rows: Sequence[Sequence[Token]], gazetteer: Gazetteer) -> list[list[Hit]]:
    """`found`, a list of hits a sentence, with the model's other names added, as entities known to the article alone."""
    taken = [_covered(hits, tokens) for hits, tokens in zip(found, rows, strict=True)]
    candidates = [c for row, tokens in enumerate(rows) for c in _candidates(row, tokens, taken[row], gazetteer)]
    votes: dict[Words, Counter[str]] = defaultdict(Counter)
    for candidate in candidates:
        words = _words(rows[candidate.row], candidate.first, candidate.end)
        votes[words].update(_evidence(candidate, rows[candidate.row], gazetteer))
    kinds = {words: max(sorted(counts), key=lambda kind: counts[kind]) for words, counts in votes.items()}
    marked = {(c.row, c.first): c for c in candidates}
    by_word: dict[str, list[Words]] = defaultdict(list)
    for words in kinds:
        by_word[words[0]].append(words)
    out = []
    for row, (hits, tokens) in enumerate(zip(found, rows, strict=True)):
        added = list(_named(row, tokens, taken[row], marked, by_word, kinds, gazetteer))
        out.append(sorted([*hits, *added], key=lambda h: (h.start, h.stop)))
    return out


def _named(
    row: int,
    tokens: Sequence[Token],
    taken: set[int],
    marked: dict[tuple[int, int], Candidate],
    by_word: dict[str, list[Words]],
    kinds: dict[Words, str],
    gazetteer: Gazetteer,
) -> Iterator[Hit]:
    at = 0
    while at < len(tokens):
        candidate = marked.get((row, at))
        end = candidate.end if candidate else _written_alike(tokens, at, taken, by_word)
        if end > at:
            kind = kinds[_words(tokens, at, end)]
            entity = local(_text(tokens, at, end), kind)
            place = kind in gazetteer.place_kinds
            adjectival = kind == "Population" and tokens[end - 1].pos == "ADJ"
            reading = Reading(None if place else entity, entity if place else None, adjectival)
            yield Hit(at, end, tokens[at].start, tokens[end - 1].end, (reading,), "model")
        at = max(end, at + 1)


def _written_alike(tokens: Sequence[Token], at: int, taken: set[int], by_word: dict[str, list[Words]]) -> int:
    """The end of a name at `at` that the model marked elsewhere in the article; `at` where there is none."""
    token = tokens[at]
    if at in taken or not (token.text[:1].isupper() or _ARTICLED.match(token.text)) or (at == 0 and token.pos != "PROPN"):
        return at
    fitting = (w for w in by_word.get(fold(token.text), ()) if at + len(w) <= len(tokens) and _words(tokens, at, at + len(w)) == w)
    longest = max(fitting, key=len, default=())
    end = at + len(longest)
    return at if any(i in taken for i in range(at, end)) else end


def _covered(hits: Sequence[Hit], tokens: Sequence[Token]) -> set[int]:
    covered = {at for hit in hits for at in range(hit.first, hit.end)}
    titles = [hit.title for hit in hits if hit.title is not None]
    return covered | {t.i for t in tokens if any(span.start <= t.start < span.end for span in titles)} if titles else covered


def _candidates(row: int, tokens: Sequence[Token], taken: set[int], gazetteer: Gazetteer) -> Iterator[Candidate]:
    at = 0
    while at < len(tokens):
        label = tokens[at].ent
        end = at + 1
        if label in _KINDS and at not in taken:
            while end < len(tokens) and tokens[end].ent == label and end not in taken and tokens[end].text != ",":
                end += 1
            end = _with_head(tokens, end, taken)
            first, last = _trimmed(tokens, at, end)
            if first < last and _is_name(tokens, first, last, gazetteer):
                yield Candidate(row, first, last, label)
        elif (
            at not in taken
            and _is_proper(tokens[at])
            and (_beside_place_noun(tokens, at, gazetteer) or _in_list_of_places(tokens, at) or _after_locative(tokens, at, gazetteer))
        ):
            while end < len(tokens) and _is_proper(tokens[end]) and end not in taken:
                end += 1
            if _is_name(tokens, at, end, gazetteer):
                yield Candidate(row, at, end, "GPE")
        at = end


def _with_head(tokens: Sequence[Token], end: int, taken: set[int]) -> int:
    """The end of a name of which the model marked only the first words: "Hawsh | al-Farah"."""
    while (
        end < len(tokens)
        and end not in taken
        and tokens[end - 1].dep == "compound"
        and tokens[end - 1].head == end
        and tokens[end].pos == "PROPN"
        and not tokens[end].ent
        and tokens[end].start == tokens[end - 1].end + 1
    ):
        end += 1
    return end


def _trimmed(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int]:
    while first < end and (fold(tokens[first].text) in ("the", "a", "an", "and") or not tokens[first].text[:1].isalnum()):
        first += 1
    while end > first and (tokens[end - 1].text in POSSESSIVE or not tokens[end - 1].text[-1:].isalnum()):
        end -= 1
    return first, end


def _is_name(tokens: Sequence[Token], first: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether the words are a name of someone or somewhere: not a treaty, a war, a month, or a name cut off after "of"."""
    words = [fold(t.text) for t in tokens[first:end]]
    never, things = (gazetteer.word_lists.get(name, frozenset()) for name in ("never", "thing"))
    if words[-1] in ("of", "for", "the", "in", "and") or words[-1] in things or words[0] in things:
        return False
    offices = gazetteer.word_lists.get("title", frozenset())
    common = words[0] in gazetteer.head_kinds or words[0] in gazetteer.opening_kinds or words[0] in offices
    if len(words) == 1 and (common or (tokens[first].text[0].islower() and not _ARTICLED.match(tokens[first].text))):
        return False
    if not any(_is_proper(t) and (t.text[:1].isupper() or _ARTICLED.match(t.text)) for t in tokens[first:end]) and not (
        end - first == 1 and tokens[first].ent == "NORP"
    ):
        return False
    return not all(word in never or len(word) < 2 or not word[0].isalpha() for word in words)


def _evidence(candidate: Candidate, tokens: Sequence[Token], gazetteer: Gazetteer) -> dict[str, int]:
    """Kind → weight. The name's own last or first word decides alone; then come the words around it, then the label."""
    single = candidate.end - candidate.first == 1
    own = gazetteer.head_kinds.get(fold(tokens[candidate.end - 1].text)) or gazetteer.opening_kinds.get(fold(tokens[candidate.first].text))
    if own is not None and not single:
        return {own: _HEAD}
    listed = _in_list_of_places(tokens, candidate.first)
    if listed or _beside_place_noun(tokens, candidate.first, gazetteer) or _before(tokens, candidate.first) in _LOCATIVE:
        return {"Settlement" if candidate.label != "LOC" else "Region": _SURROUNDINGS}
    return {_KINDS[candidate.label]: _LABEL}


def _beside_place_noun(tokens: Sequence[Token], first: int, gazetteer: Gazetteer) -> bool:
    """Whether "town of" stands before, or "neighbourhood" behind: "the village of Mitras", "the al-Tayy neighbourhood"."""
    nouns = gazetteer.word_lists.get("settlement-noun", frozenset())
    if first > 1 and fold(tokens[first - 1].text) in ("of", "for") and fold(tokens[first - 2].lemma) in nouns:
        return True
    end = first
    while end < len(tokens) and _is_proper(tokens[end]):
        end += 1
    if _is_called_place(tokens, end, nouns):
        return True
    return first < end < len(tokens) and tokens[end].text in nouns and tokens[end].text in _QUARTERS and tokens[end - 1].head == end


def _is_called_place(tokens: Sequence[Token], end: int, nouns: frozenset[str]) -> bool:
    """ "Verbivka, a suburb of Izium", "Verbivka, Izium Raion": what follows the name that ends before `end` says what it is."""
    unit = end + 1
    while unit < len(tokens) and tokens[end].text == "," and _is_proper(tokens[unit]) and fold(tokens[unit].text) not in _UNITS:
        unit += 1
    if end + 1 < unit < len(tokens) and fold(tokens[unit].text) in _UNITS:
        return True
    if end + 2 >= len(tokens) or tokens[end].text != "," or fold(tokens[end + 1].text) not in ("a", "an", "the", "another"):
        return False
    called = next((t for t in tokens[end + 2 : end + 9] if t.dep == "appos" and t.head == end - 1), None)
    return called is not None and fold(called.text) in nouns - _HAPPENINGS


def _is_proper(token: Token) -> bool:
    return token.pos == "PROPN" or _ARTICLED.match(token.text) is not None


def _after_locative(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> bool:
    """ "In Hrabovo", "towards al-Qadam", "near the Shabeb Canyon": a name that is all that stands after "in"."""
    end = at + 1
    while end < len(tokens) and _is_proper(tokens[end]):
        end += 1
    if _before(tokens, at) == "the" and at > 1 and fold(tokens[at - 2].text) in _LOCATIVE:  # with an article, its last word says so
        return end - at > 1 and gazetteer.head_kinds.get(fold(tokens[end - 1].text)) in gazetteer.place_kinds
    if _before(tokens, at) not in _LOCATIVE:
        return False
    return tokens[end - 1].dep == "pobj" and tokens[end - 1].head == at - 1


def _in_list_of_places(tokens: Sequence[Token], at: int) -> bool:
    """ "in Qamenas, Sarmin and Talamenes": names that "and" joins to one which "in" makes a place."""
    end = at + 1
    while end < len(tokens) and tokens[end].pos == "PROPN":
        end += 1
    joined = _before(tokens, at) == "and" or (end < len(tokens) and tokens[end].text in (",", "and"))
    if not joined or tokens[end - 1].dep not in ("conj", "appos") or _before(tokens, at) not in (",", "and"):
        return False
    left = at - 1
    while left > 0 and (tokens[left].pos == "PROPN" or tokens[left].text in (",", "and")):
        left -= 1
    between = tokens[left + 1 : at]
    return fold(tokens[left].text) in _WHERE and between[0].pos == "PROPN"


def _before(tokens: Sequence[Token], first: int) -> str:
    return fold(tokens[first - 1].text) if first else ""


def _words(tokens: Sequence[Token], first: int, end: int) -> Words:
    return tuple(fold(t.text) for t in tokens[first:end])


def _text(tokens: Sequence[Token], first: int, end: int) -> str:
    text = tokens[first].text
    for before, token in zip(tokens[first:end], tokens[first + 1 : end], strict=False):
        text += token.text if token.start == before.end else f" {token.text}"
    return text

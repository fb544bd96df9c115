"""Persons: full names with the title before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.gazetteer import Gazetteer, fold
from kg.model import Entity, Span, Token
from kg.nlp.names.hits import Hit, Reading
from kg.nlp.names.institutions import POSSESSIVE, local

_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "van", "von", "der", "de", "da", "di", "du", "la", "le", "abu", "ould", "dos", "bint"}
)
_LINKS = frozenset({"of", "for", "to", "and", "the", "in", *POSSESSIVE})


_REIGNING = frozenset({"king", "queen", "emperor", "sultan", "emir", "amir"})
"""Offices that belong to the name: "King Abdullah"."""


@dataclass(frozen=True, slots=True)
class Title:
    """The words before a person's name that say the office: tokens `first`..name, and the actors named in them."""

    first: int
    actors: tuple[str, ...]


def add_persons(hits: Sequence[Hit], tokens: Sequence[Token], gazetteer: Gazetteer) -> list[Hit]:
    """`hits` with titles put to persons, and persons added whom the gazetteer does not know."""
    covered = {at for hit in hits for at in range(hit.first, hit.end)}
    out: list[Hit] = []
    for hit in hits:
        if hit.actor is not None and hit.actor.kind == "Person":
            title = find_title(hit.first, tokens, hits, gazetteer)
            title_span = _span(title, hit.first, tokens)
            if title_span is None and hit.end - hit.first > 1 and fold(tokens[hit.first].text) in _REIGNING:
                title_span = Span(tokens[hit.first].start, tokens[hit.first].end)
            out.append(replace(_with_suffix(hit, tokens), title=title_span))
        else:
            out.append(hit)
    at = 0
    while at < len(tokens):
        end = _run(tokens, at, covered, gazetteer)
        if end == at:
            at += 1
            continue
        at = _behind_matter(at, end, tokens, gazetteer)
        person = _person(at, end, tokens, hits, gazetteer)
        if person is not None:
            out.append(person)
        at = end
    return sorted(out, key=lambda h: (h.start, h.stop))


def _with_suffix(hit: Hit, tokens: Sequence[Token]) -> Hit:
    """The name with what tells father from son: "Martin Luther King, Jr."."""
    at = hit.end + 1 if hit.end < len(tokens) and tokens[hit.end].text == "," else hit.end
    if at < len(tokens) and fold(tokens[at].text).rstrip(".") in ("jr", "sr"):
        return replace(hit, end=at + 1, stop=tokens[at].end)
    return hit


def find_title(name_at: int, tokens: Sequence[Token], hits: Sequence[Hit], gazetteer: Gazetteer) -> Title | None:
    """The title that ends where a person's name begins, None when the words there are no title."""
    titles, modifiers = gazetteer.word_lists.get("title", frozenset()), gazetteer.word_lists.get("title-modifier", frozenset())
    ends = {hit.end: hit for hit in hits if hit.actor is None or hit.actor.kind != "Person"}
    name_at -= _comma_between(name_at, tokens)
    at, best, pending, seen = name_at, None, "", False
    if apart := name_at > 2 and tokens[name_at - 1].text == ",":
        at -= 1
    while at > 0:
        token = tokens[at - 1]
        word = fold(token.text).removeprefix("then-").removeprefix("ex-")
        if word in titles:
            at, seen = at - 1, True
            if pending == "and":
                break
            best, pending = at, ""
        elif at in ends and (not pending or pending in POSSESSIVE or not seen or "of" in pending):
            if ends[at].first and fold(tokens[ends[at].first - 1].text) == "in":
                break  # "In Turkey Minister Ellwood met": where he met, and not whose minister he is
            at = ends[at].first
            best = at if seen and (not pending or pending in POSSESSIVE) else best
            pending = "" if pending in POSSESSIVE else pending
        elif word in _LINKS and at != name_at:
            at, pending = at - 1, ("of" if word in ("of", "for", "to", "the", "in") else word)
        elif word in modifiers or (
            token.text[:1].isupper() and token.pos in ("PROPN", "ADJ", "NOUN") and token.ent not in ("PERSON", "DATE")
        ):
            at -= 1
            best = at if seen and not pending else best
        else:
            break
    if best is None or (apart and (best > 1 or fold(tokens[0].text) not in ("the", fold(tokens[best].text)) or name_at - best < 3)):
        return None  # "Minister for Africa, James Duddridge said": only where the sentence begins with the office
    actors = tuple(h.actor.key for h in hits if h.actor is not None and best <= h.first and h.end <= name_at)
    return Title(best, actors)


def _comma_between(name_at: int, tokens: Sequence[Token]) -> bool:
    """Whether a comma parts a full name from the office before it: "Kenya's foreign minister, Musalia Mudavadi, said".

    "In talks with the foreign minister, Antony Blinken said" speaks of two people: there the words before hang on something
    else than the name, and the name has no comma behind it.
    """
    if name_at < 2 or tokens[name_at - 1].text != ",":
        return False
    end = name_at
    while end < len(tokens) and tokens[end].text[:1].isupper():
        end += 1
    if end - name_at < 2:
        return False
    closed = end < len(tokens) and tokens[end].text == ","
    opening = not any(t.pos in ("VERB", "AUX", "ADP") and t.text.lower() not in ("of", "for") for t in tokens[:name_at])
    return closed or opening or tokens[end - 1].dep == "appos"


def governed_by(hits: Sequence[Hit], tokens: Sequence[Token], gazetteer: Gazetteer) -> list[Hit]:
    """`hits` with "the Biden administration" read as the state whose government is called after a person."""
    by_first = {hit.first: hit for hit in hits}
    out: list[Hit] = []
    for at, token in enumerate(tokens[:-1]):
        following = fold(tokens[at + 1].text)
        governments, modifiers = (gazetteer.word_lists.get(name, frozenset()) for name in ("government", "title-modifier"))
        if following not in governments or not token.text[:1].isupper() or fold(token.text) in modifiers:
            continue
        hit = by_first.get(at)
        person = hit.actor if hit is not None and hit.end == at + 1 else None
        keys = (person.key,) if person is not None else gazetteer.persons.get(fold(token.text), ())
        owners = {gazetteer.entities[key].of for key in keys if key in gazetteer.entities}
        if len(owners) == 1 and (hit is None or person is not None and person.kind == "Person") and None not in owners:
            state = gazetteer.entities[owners.pop() or ""]
            out.append(Hit(at, at + 2, token.start, tokens[at + 1].end, (Reading(state, None),), "pattern"))
    taken = {hit.first for hit in out}
    return sorted([*(hit for hit in hits if hit.first not in taken), *out], key=lambda h: (h.start, h.stop))


def _run(tokens: Sequence[Token], at: int, covered: set[int], gazetteer: Gazetteer) -> int:
    """The end of the run of capitalised words that begins at `at`; `at` itself where none begins."""
    titles, never = gazetteer.word_lists.get("title", frozenset()), gazetteer.word_lists.get("never", frozenset())
    end = at
    while end < len(tokens) and end not in covered:
        token, word = tokens[end], fold(tokens[end].text)
        named = token.text[:1].isupper() and (token.pos == "PROPN" or token.ent == "PERSON") and word not in titles and word not in never
        particle = end > at and word in _PARTICLES and end + 1 < len(tokens) and tokens[end + 1].text[:1].isupper()
        arabic = word.startswith(("al-", "el-")) and (token.ent == "PERSON" or end > at)
        heading = end - at > 1 and word.endswith("ing") and end + 1 < len(tokens) and tokens[end + 1].text not in (",", "'s", "’s")
        if not (named or particle or arabic) or heading:
            break  # "Adam Hodge Welcoming Flights": a heading writes its verb like a name
        if end > at and token.ent != tokens[at].ent and "PERSON" in (token.ent, tokens[at].ent) and not particle and token.ent:
            if not _goes_on(tokens, at, end):
                break
        end += 1
    return end


def _goes_on(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the parser takes all of `at`..`end` for one name between commas, whatever the model marks: ", Min Aung | Hlaing,"."""
    closed = at > 0 and tokens[at - 1].text == "," and end + 1 < len(tokens) and tokens[end + 1].text == ","
    return closed and all(t.dep == "compound" and t.head == end for t in tokens[at:end])


def _behind_matter(at: int, end: int, tokens: Sequence[Token], gazetteer: Gazetteer) -> int:
    """Where the name begins: in "Director of National Intelligence Avril Haines" behind the matter of the office."""
    links = [fold(t.text) for t in tokens[max(0, at - 2) : at]]
    if at and {"of", "for"}.isdisjoint(links) and not (tokens[at - 1].text[:1].isupper() and len(links) > 1):
        return at
    matters = gazetteer.word_lists.get("office-matter", frozenset())
    last = next((k for k in range(end - 2, at - 1, -1) if fold(tokens[k].text) in matters), None)
    return at if last is None else last + 1


def _in_apposition(at: int, end: int, tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """ "Oman's foreign minister, Badr al-Busaidi, spoke": between commas behind an office, whatever the model makes of it."""
    if end - at < 2 or at < 2 or tokens[at - 1].text != "," or end >= len(tokens) or tokens[end].text not in (",", ".", ";"):
        return False
    titles = gazetteer.word_lists.get("title", frozenset())
    for token in reversed(tokens[max(0, at - 12) : at - 1]):
        if token.text in (",", ";", ":") or token.pos == "VERB":
            return False
        if fold(token.text) in titles:
            return True
    return False


def _person(at: int, end: int, tokens: Sequence[Token], hits: Sequence[Hit], gazetteer: Gazetteer) -> Hit | None:
    words = [fold(t.text) for t in tokens[at:end]]
    modifiers, titles = gazetteer.word_lists.get("title-modifier", frozenset()), gazetteer.word_lists.get("title", frozenset())
    if all(word in modifiers for word in words) or (end < len(tokens) and end - at == 1 and fold(tokens[end].text) in titles):
        return None
    if words[-1] in gazetteer.head_kinds and not all(t.ent == "PERSON" for t in tokens[at:end]):
        return None
    title = find_title(at, tokens, hits, gazetteer)
    if title is None and not _is_person(at, end, tokens, gazetteer) and not _in_apposition(at, end, tokens, gazetteer):
        return None
    if any(char.isdigit() for char in "".join(words)):  # "Il-76", "Su-27"
        return None
    name = " ".join(t.text for t in tokens[at:end])
    person = _known(name, title, gazetteer) if end - at == 1 else None
    reading = Reading(person or local(name, "Person"), None)
    return Hit(at, end, tokens[at].start, tokens[end - 1].end, (reading,), "surname" if person else "model", title=_span(title, at, tokens))


def _is_person(at: int, end: int, tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Whether a name without title is a person's: two words that the model calls so, or one before "who"."""
    words = [fold(t.text) for t in tokens[at:end]]
    things = gazetteer.word_lists.get("thing", frozenset())
    if words[-1] in gazetteer.head_kinds or words[0] in gazetteer.opening_kinds or not things.isdisjoint(words):
        return False
    by_model = sum(t.ent == "PERSON" for t in tokens[at:end])
    if end - at > 1 and (_is_aged(end, tokens) or _has_office(end, tokens, gazetteer)):
        return True
    if end - at == 1:
        return bool(by_model) and end < len(tokens) and tokens[end].lemma == "who"
    nouns = gazetteer.word_lists.get("settlement-noun", frozenset())
    in_place = at > 0 and (fold(tokens[at - 1].text) in ("in", "near", "around") or at > 1 and fold(tokens[at - 2].lemma) in nouns)
    compound = (
        end < len(tokens) and tokens[end - 1].dep == "compound" and tokens[end].pos in ("NOUN", "PROPN") and tokens[end - 1].head >= end
    )
    return by_model * 2 > end - at and not in_place and not compound


def _has_office(end: int, tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Whether an office follows after a comma: "Otty Patiño, the head of the delegation"; "Hady Amr, a U.S. envoy"."""
    if end + 2 >= len(tokens) or tokens[end].text != ",":
        return False
    titles, opening = gazetteer.word_lists.get("title", frozenset()), fold(tokens[end + 1].text)
    if opening not in ("the", "a", "an", "then", "former"):  # "Samantha Power, administrator of the agency"
        return opening in titles and tokens[end + 1].text.islower() and fold(tokens[end + 2].text) in ("of", "for")
    for token in tokens[end + 2 : end + 6]:
        if token.text in (",", "of", "for", "who") or token.pos == "VERB":
            return False
        if fold(token.text) in titles:
            return True
    return False


def _is_aged(end: int, tokens: Sequence[Token]) -> bool:
    """Whether an age follows: "Amina Diallo, 23, said"."""
    following = [t.text for t in tokens[end : end + 3]]
    return len(following) == 3 and following[0] == following[2] == "," and following[1].isdecimal() and 9 < int(following[1]) < 110


def _known(surname: str, title: Title | None, gazetteer: Gazetteer) -> Entity | None:
    """The one person of the gazetteer whom a title and a surname can mean."""
    keys = gazetteer.persons.get(fold(surname), ())
    if title is None:
        return None
    same = [key for key in keys if gazetteer.entities[key].of in title.actors]
    chosen = same if title.actors else list(keys)
    return gazetteer.entities[chosen[0]] if len(chosen) == 1 else None


def _span(title: Title | None, name_at: int, tokens: Sequence[Token]) -> Span | None:
    return Span(tokens[title.first].start, tokens[name_at - 1].end) if title is not None else None

"""The gazetteer: states, places, organisations, persons and media, with every name a news text may use for them.

Entries are Turtle in `ontology/gazetteer/`; a new actor, place, title or kind of institution is an edit there and needs no
code. `ontology/gazetteer/README.md` describes the properties. All files are read as one graph, so that a hand-written file
adds names to an entity that a generated one describes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import ResourceError
from kg.gazetteer_files import read_gazetteer_files
from kg.model import Entity

PARLEY = "https://w3id.org/parley/ontology#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
_ALIAS = "http://www.w3.org/2004/02/skos/core#altLabel"
_EXAMPLE = "http://www.w3.org/2004/02/skos/core#example"
_PATTERN, _WORDS = PARLEY + "InstitutionPattern", PARLEY + "WordList"
_PLACES = frozenset({"Place", "StateTerritory", "Region", "DisputedTerritory", "AdministrativeUnit", "Corridor", "Settlement", "Border"})

_MARKS = re.compile(r"[,/()–]")

Said = Mapping[str, Sequence[str]]
"""What the files say of one subject: property (IRI, shortened to its local name in the parley namespace) → values, sorted."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to name something: `actor` and `place` are keys of what it denotes as an agent and as a location."""

    text: str
    words: tuple[str, ...]
    """Folded words, as `fold` makes them."""
    actor: str | None
    place: str | None
    adjectival: bool = False
    cautious: bool = False
    """Also an ordinary word or a surname: a name only where the text around it says so."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of institution that every state (or organisation) has: "{adjective} forces", "{adjective} Defence Ministry"."""

    iri: str
    words: Mapping[str, str]
    """The noun phrases that name it: folded words joined by a space → as canonical names write them."""
    kind: str | None
    """Class of the result; None when the phrase denotes the owner itself ("the Armenian leadership")."""
    template: str
    owner_kinds: frozenset[str]
    """Classes of the owner; `place` for a region that no one is known to govern."""
    of_form: bool
    """Whether it also stands before its owner: "the army of Sudan"."""
    after_form: bool = True
    """Whether it stands behind its owner."""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    entities: Mapping[str, Entity]
    """By key."""
    names: Mapping[str, tuple[Name, ...]]
    """First folded word → names beginning with it, longest first."""
    adjectives: Mapping[str, str]
    """Key of an actor → the adjective that canonical names use: "Azerbaijani", "US", "UN"."""
    patterns: Mapping[str, tuple[tuple[tuple[str, ...], Pattern], ...]]
    """First word of an institution's noun phrase → (its words, pattern), longest first."""
    word_lists: Mapping[str, frozenset[str]]
    """Name of a list (`title`, `month`, …) → its words, folded."""
    head_kinds: Mapping[str, str]
    """Folded last word of an unknown name → the class that it shows: "front" → ArmedGroup."""
    opening_kinds: Mapping[str, str]
    """Folded first word of an unknown name → the class that it shows: "jaysh" → ArmedGroup."""
    persons: Mapping[str, tuple[str, ...]]
    """Folded surname → keys of the persons who bear it."""
    short_names: Mapping[str, tuple[str, ...]]
    """Key of a person → the names, other than a surname, by which news calls them."""
    domains: Mapping[str, str]
    """Host name → key of its publisher."""
    territories: Mapping[str, str]
    """Key of an actor → key of its land."""
    capitals: Mapping[str, str]
    """Key of a state → key of the capital that stands for it."""
    digest: str

    @property
    def place_kinds(self) -> frozenset[str]:
        """The classes of places; every other class acts."""
        return _PLACES

    def publisher_of(self, url: str) -> Entity | None:
        """The publisher of the page at `url`, by its host or a host above it; None when it is unknown."""
        labels = (urlsplit(url if "//" in url else f"//{url}").hostname or "").split(".")
        for at in range(len(labels) - 1):
            key = self.domains.get(".".join(labels[at:]))
            if key:
                return self.entities[key]
        return None

    def named(self, text: str, *, place: bool = False) -> Entity | None:
        """The one actor (with `place`: the one place) that has `text` among its names; None for none or several."""
        words = split_name(text)
        names = [n for n in self.names.get(words[0], ()) if n.words == words and not n.adjectival] if words else []
        found = {key for n in names if (key := n.place if place else n.actor)}
        return self.entities[found.pop()] if len(found) == 1 else None

    def institution(self, words: str, owner: Entity) -> tuple[str, str] | None:
        """Canonical name and class of what `words` name as this owner's: ("peacekeepers", Kenya) → ("Kenyan peacekeepers", …)."""
        parts = tuple(words.split())
        for pattern_words, pattern in self.patterns.get(parts[0], ()):
            if pattern_words == parts and pattern.kind and pattern.after_form and owner.kind in pattern.owner_kinds:
                adjective = self.adjectives.get(owner.key, owner.name)
                written = pattern.words[words]
                return pattern.template.format(adjective=adjective, written=adjective, words=written, name=owner.name), pattern.kind
        return None

    def owner(self, entity: Entity | None) -> Entity | None:
        """The state, polity or organisation that `entity` belongs to."""
        return self.entities.get(entity.of) if entity is not None and entity.of else None


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """`word` without case, accents and typographic quotes: "Erdoğan" and "ERDOGAN" are one."""
    if word.isascii():
        return word.lower()
    plain = word.replace("’", "'").replace("‘", "'").replace("ı", "i").replace("ə", "e").replace("ø", "o").replace("ł", "l")
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)).casefold()


def split_name(text: str) -> tuple[str, ...]:
    """The folded words of a name, cut as the annotator cuts text: "People's" is two, "Nagorno-Karabakh" one."""
    words: list[str] = []
    for piece in _MARKS.sub(r" \g<0> ", fold(text)).split():
        stem = piece.removesuffix("'s").removesuffix("'")
        words.extend((stem, piece[len(stem) :]) if stem and stem != piece else (piece,))
    return tuple(words)


@cache
def load_gazetteer(folder: Path | None = None) -> Gazetteer:
    """The gazetteer below `folder` (default: the shipped one). Raises ResourceError, naming file or entry."""
    files = read_gazetteer_files(folder)
    said = _said(files.triples)
    entities, lists, patterns = {}, {}, []
    for key in sorted(said):
        kind = _one(said[key], _TYPE)
        if kind == "InstitutionPattern":
            patterns.append(_pattern(key, said[key]))
        elif kind == "WordList":
            lists[key.rsplit("/", 1)[-1]] = frozenset(" ".join(split_name(w)) for w in said[key].get("words", ()))
        elif kind and kind != "SideName":
            entities[key] = _entity(key, kind, said[key])
    _check_references(said, entities)
    return Gazetteer(
        entities=entities,
        names=_name_index(said, entities),
        adjectives={k: said[k]["adjective"][0] for k in entities if said[k].get("adjective")},
        patterns=_pattern_index(patterns),
        word_lists=lists,
        head_kinds=_kinds(said, "last"),
        opening_kinds=_kinds(said, "first"),
        persons=_surnames(said, entities),
        short_names={k: tuple(said[k]["shortName"]) for k in entities if said[k].get("shortName")},
        domains={domain: key for key in entities for domain in said[key].get("domain", ())},
        territories={key: said[key]["territory"][0] for key in entities if said[key].get("territory")},
        capitals=_capitals(said, entities),
        digest=files.digest,
    )


def _capitals(said: Mapping[str, Said], entities: Mapping[str, Entity]) -> dict[str, str]:
    towns = [key for key, entity in entities.items() if entity.kind == "Settlement"]
    return {state: key for key in towns if (state := _one(said[key], "metonymFor")) and entities[state].kind in ("State", "Polity")}


def _said(triples: Iterable[ox.Triple]) -> dict[str, dict[str, list[str]]]:
    """What is said of each subject, each value once."""
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    cut = len(PARLEY)
    for triple in triples:
        prop, value = triple.predicate.value, triple.object.value
        if prop.startswith(PARLEY):
            prop = prop[cut:]
        elif prop == _TYPE and value.startswith(PARLEY):
            value = value[cut:]
        values = said[triple.subject.value][prop]
        if value not in values:
            values.append(value)
    return said


def _one(said: Said, prop: str) -> str | None:
    values = said.get(prop)
    return values[0] if values else None


def _entity(key: str, kind: str, said: Said) -> Entity:
    label = _one(said, _LABEL)
    if label is None:
        raise ResourceError("no skos:prefLabel", place=key, remedy="give the entity its canonical name")
    return Entity(key, label, kind, _one(said, "metonymFor") or _one(said, "belongsTo") or _one(said, "inState"))


def _check_references(said: Mapping[str, Said], entities: Mapping[str, Entity]) -> None:
    for key in entities:
        for prop in ("territory", "authorities", "metonymFor", "belongsTo", "inState", "claimedBy"):
            for target in said[key].get(prop, ()):
                if target not in entities:
                    raise ResourceError(f"parley:{prop} points to {target}, which is not described", place=key, remedy="describe it")


def _name_index(said: Mapping[str, Said], entities: Mapping[str, Entity]) -> dict[str, tuple[Name, ...]]:
    index: dict[str, list[Name]] = defaultdict(list)
    states = {place: key for key in entities if (place := _one(said[key], "territory")) and entities[place].name == entities[key].name}
    for key, entity in entities.items():
        about = said[key]
        if entity.kind in _PLACES:
            actor, place = _one(about, "metonymFor") or _one(about, "authorities") or states.get(key), key
        else:
            actor, place = key, _one(about, "territory")
        for texts, adjectival, cautious in (
            ((*about[_LABEL], *about.get(_ALIAS, ())), False, False),
            (about.get("contextLabel", ()), False, True),
            ((*about.get("adjective", ()), *about.get("altAdjective", ())), True, False),
        ):
            for text in texts:
                words = split_name(text)
                index[words[0]].append(Name(text, words, actor, place, adjectival, cautious or text in about.get("contextLabel", ())))
    return {
        first: tuple(sorted(found, key=lambda n: (-len(n.words), n.adjectival, n.actor or n.place or ""))) for first, found in index.items()
    }


def _pattern(iri: str, said: Said) -> Pattern:
    template = _one(said, "template")
    denotes_owner = _one(said, "denotesOwner") == "true"
    if not said.get("words") or (template is None and not denotes_owner):
        raise ResourceError("an institution pattern needs parley:words and parley:template", place=iri, remedy="see the README there")
    kind = _one(said, "resultClass")
    return Pattern(
        iri=iri,
        words={" ".join(split_name(w)): w for w in sorted(said["words"], reverse=True)},
        kind=None if denotes_owner else (kind or "").removeprefix(PARLEY),
        template=template or "",
        owner_kinds=frozenset(said.get("ownerKind", ())),
        of_form=_one(said, "ofForm") == "true",
        after_form=_one(said, "ofFormOnly") != "true",
        examples=tuple(sorted(said.get(_EXAMPLE, ()))),
    )


def _pattern_index(patterns: Iterable[Pattern]) -> dict[str, tuple[tuple[tuple[str, ...], Pattern], ...]]:
    index: dict[str, list[tuple[tuple[str, ...], Pattern]]] = defaultdict(list)
    for pattern in patterns:
        for phrase in pattern.words:
            words = tuple(phrase.split(" "))
            index[words[0]].append((words, pattern))
    return {first: tuple(sorted(found, key=lambda p: (-len(p[0]), p[1].iri))) for first, found in index.items()}


def surname_forms(name: str) -> tuple[str, ...]:
    """The folded short forms of a full name: "al-Burhan" and "Burhan"."""
    last = fold(name.split(" ")[-1])
    return (last, last[3:]) if last.startswith(("al-", "el-")) else (last,)


def _surnames(said: Mapping[str, Said], entities: Mapping[str, Entity]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, entity in entities.items():
        if entity.kind == "Person":
            for name in (entity.name, *said[key].get(_ALIAS, ()), *said[key].get("shortName", ())):
                for short in surname_forms(name):
                    found[short].add(key)
    return {surname: tuple(sorted(keys)) for surname, keys in found.items()}


def _kinds(said: Mapping[str, Said], position: str) -> dict[str, str]:
    return {
        fold(word): about["resultClass"][0].removeprefix(PARLEY)
        for about in said.values()
        if _one(about, _TYPE) == "WordList" and about.get("resultClass") and (_one(about, "position") or "last") == position
        for word in about.get("words", ())
    }

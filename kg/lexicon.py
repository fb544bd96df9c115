"""The lexicon: which words evoke which events, and who fills which role.

Entries are Turtle in `ontology/lexicon/`; a new verb or event noun is an edit there, with example sentences, and needs no
code. What an entry can say:

    lex:regain-control a parley:VerbEntry ;
        parley:lemma "regain", "gain" ;                   # any of these words
        parley:evokes parley:Capture ;                    # class of the event (absent: the word only passes things on)
        parley:frame "subj=agent obj{control}! over|of=target" ;
        skos:example "Rebels regained control of the port of Hodeidah."@en ;
        parley:counterExample "The driver regained consciousness."@en .

Kinds of entry: VerbEntry, NounEntry, AdjectiveEntry (words that evoke events or pass things to their complement),
AgreementEntry (nouns for agreements), LightEntry (verbs that lend their subject to an event noun: "carry out attacks"),
AdjunctEntry (prepositional phrases that name a mediator or supporter), and word lists for propositions (WordEntry with
`parley:wordClass`). Flags are described at `Entry` in `kg/lexicon_entries.py`.

A frame is a list of slots, separated by spaces: `NAME{heads}[kinds]!=role`.

- NAME is `subj`, `obj` (also the subject of a passive), `psubj` (subject of a passive, before `obj`), `iobj`, `comp` (a
  clause), `xcomp`, `prt` (a particle), `poss`, `mod` (an adjective or noun before a noun), `aux` ("must"), `auxpass` ("were"),
  `neg`, `det` ("no"), `of`, or prepositions joined by `|`. A required `neg` or `det` is part of what the entry says. A dotted
  name goes one step further: `obj.poss` is the possessor within the object.
- `{…}` restricts the head to lemmas, joined by `,`; `{@Class}` to words that evoke this class of event or agreement;
  `{#family}` to the words of a word list with this `parley:wordClass`; `$Class` among them lets in the names of this kind of
  entity: `{town,village,$Place}`.
- `[…]` restricts to kinds of entity (classes of actor or place), `name` for anyone meant, or `proper` for a
  word that is a name itself.
- `!` requires the slot, `~` in front forbids it.
- `=role` names the role of the filler; `=content` hands the entry's modality, polarity and claimant to what stands there;
  without `=` the filler has no role.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.errors import ResourceError
from kg.lexicon_entries import GRAMMATICAL, Entry, Phrase, Slot, head_word
from kg.resources import data_folder

__all__ = ["GRAMMATICAL", "PARLEY", "Candidate", "Entry", "Lexicon", "Phrase", "Slot", "head_word", "load_lexicon"]

PARLEY = "https://w3id.org/parley/ontology#"
_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_EXAMPLE = "http://www.w3.org/2004/02/skos/core#example"
_SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
_SLOT = re.compile(r"(?P<no>~)?(?P<name>[\w.|'’-]+)(?:\{(?P<heads>[^}]*)\})?(?:\[(?P<kinds>[^\]]*)\])?(?P<must>!)?(?:=(?P<role>\w+))?$")
_KINDS = {
    "VerbEntry": "verb",
    "NounEntry": "noun",
    "AdjectiveEntry": "adjective",
    "AgreementEntry": "agreement",
    "LightEntry": "light",
    "AdjunctEntry": "adjunct",
    "WordEntry": "word",
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by kind and first word, most specific first, and the class tree they refer to."""

    entries: tuple[Entry, ...]
    by_word: Mapping[tuple[str, str], tuple[Entry, ...]]
    words: Mapping[str, Mapping[str, Entry]]
    """Word class → lemma → entry."""
    parents: Mapping[str, tuple[str, ...]]
    digest: str
    _known: _Known = field(default_factory=lambda: _Known(), init=False, repr=False, compare=False)

    def find(self, kind: str, lemma: str) -> tuple[Entry, ...]:
        return self.by_word.get((kind, lemma), ())

    def word(self, word_class: str, lemma: str) -> Entry | None:
        listed = self.words.get(word_class)
        return listed.get(lemma) if listed is not None else None

    def among(self, *word_classes: str) -> frozenset[str]:
        """The words of these classes: whether a word is one of them is asked before anything else."""
        if (known := self._known.among.get(word_classes)) is None:
            known = frozenset(word for name in word_classes for word in self.words.get(name, ()))
            self._known.among[word_classes] = known
        return known

    def speech(self) -> frozenset[str]:
        """First words of the verbs of saying, and of acts of speech."""
        if (known := self._known.among.get(("=speech",))) is None:
            told = (e for e in self.entries if e.kind == "verb" and (e.reporting or self.is_a(e.evokes, "VerbalEvent")))
            known = self._known.among["=speech",] = frozenset(lemma.split(" ")[0] for e in told for lemma in e.lemmas)
        return known

    def parts(self, word_class: str) -> frozenset[str]:
        """Each single word of the phrases of this class."""
        if (known := self._known.parts.get(word_class)) is None:
            known = self._known.parts[word_class] = frozenset(w for phrase in self.words.get(word_class, ()) for w in phrase.split(" "))
        return known

    def candidates(self, kinds: tuple[str, ...], forms: Iterable[str]) -> tuple[Candidate, ...]:
        """The entries of these kinds whose head is one of `forms`, most specific first."""
        known = self._known
        if not known.heads:
            known.heads.update(head for _, head in self.by_word)
        listed = tuple(sorted(form for form in set(forms) if form in known.heads))
        if not listed:
            return ()
        if (found := known.candidates.get((kinds, listed))) is None:
            every = (Candidate(form, e, _is_lone(e, form)) for kind in kinds for form in listed for e in self.find(kind, form))
            found = tuple(sorted(every, key=lambda c: (-c.entry.specificity, c.entry.iri)))
            known.candidates[kinds, listed] = found
        return found

    def is_a(self, name: str | None, *ancestors: str) -> bool:
        """Whether the class `name` is one of `ancestors` or below one of them."""
        if not name:
            return False
        if (above := self._known.above.get(name)) is None:
            above = self._known.above[name] = self._and_above(name)
        return not above.isdisjoint(ancestors)

    def _and_above(self, name: str) -> frozenset[str]:
        pending, found = [name], {name}
        for current in pending:  # grows as it goes
            fresh = [parent for parent in self.parents.get(current, ()) if parent not in found]
            found.update(fresh)
            pending.extend(fresh)
        return frozenset(found)


class Candidate(NamedTuple):
    """An entry that the word `form` heads. `lone`: the word alone is enough, and no longer phrase begins or ends with it."""

    form: str
    entry: Entry
    lone: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """What was looked up before. Each table is bounded by the lexicon itself."""

    heads: set[str] = field(default_factory=set)
    parts: dict[str, frozenset[str]] = field(default_factory=dict)
    among: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    candidates: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[Candidate, ...]] = field(default_factory=dict)
    above: dict[str, frozenset[str]] = field(default_factory=dict)


def _is_lone(entry: Entry, form: str) -> bool:
    return all(len(phrase.words) == 1 for phrase in entry.phrases if phrase.head == form)


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The lexicon below `folder` (default: the shipped one). Raises ResourceError, naming file and entry."""
    root = folder or data_folder("ontology") / "lexicon"
    files = sorted(root.rglob("*.ttl"))
    if not files:
        raise ResourceError("no lexicon file", place=str(root), remedy="reinstall parley-kg")
    entries: list[Entry] = []
    digest = hashlib.sha256()
    for path in files:
        data = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + data)
        entries.extend(_read_entries(path.relative_to(root).as_posix(), data))
    entries = _with_families(entries)
    by_word: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    words: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in sorted(entries, key=lambda e: (-e.specificity, e.iri)):
        for lemma in entry.lemmas:
            if entry.kind == "word":
                words[entry.word_class or ""].setdefault(lemma, entry)
            else:
                found = by_word[entry.kind, head_word(entry.kind, lemma)]
                if entry not in found[-1:]:
                    found.append(entry)
    return Lexicon(tuple(entries), {k: tuple(v) for k, v in by_word.items()}, words, _class_tree(), digest.hexdigest())


def _with_families(entries: list[Entry]) -> list[Entry]:
    """The entries with `#family` in their slots replaced by the words of the family."""
    families: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.kind == "word":
            families[f"#{entry.word_class}"].update(entry.lemmas)
    return [
        replace(e, slots=tuple(_spelt_out(slot, families, f"{e.file} {e.iri}") for slot in e.slots))
        if any(head.startswith("#") for slot in e.slots for head in slot.heads)
        else e
        for e in entries
    ]


def _spelt_out(slot: Slot, families: Mapping[str, set[str]], place: str) -> Slot:
    named = [head for head in slot.heads if head.startswith("#")]
    if missing := [name for name in named if name not in families]:
        raise ResourceError(f"no word list {missing[0]!r}", place=place, remedy="name the parley:wordClass of a word list")
    return replace(slot, heads=(slot.heads - set(named)).union(*(families[name] for name in named)))


def _read_entries(name: str, data: bytes) -> Iterable[Entry]:
    described: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    types: dict[str, str] = {}
    try:
        triples = list(ox.parse(data, format=ox.RdfFormat.TURTLE))
    except SyntaxError as fault:
        raise ResourceError(f"not Turtle: {fault}", place=name, remedy="mend the file") from fault
    for triple in triples:
        subject = triple.subject.value
        if triple.predicate == _RDF_TYPE:
            types[subject] = triple.object.value.removeprefix(PARLEY)
        else:
            described[subject][triple.predicate.value.removeprefix(PARLEY)].append(triple.object.value)
    for subject in sorted(types):
        if types[subject] in _KINDS:
            yield _entry(name, subject, _KINDS[types[subject]], described[subject])


def _entry(name: str, iri: str, kind: str, said: Mapping[str, list[str]]) -> Entry:
    def one(key: str, default: str | None = None) -> str | None:
        return said[key][0] if said.get(key) else default

    def concept(key: str) -> str | None:
        value = one(key)
        return value.rsplit("/", 1)[-1] if value else None

    if not said.get("lemma"):
        raise ResourceError("no parley:lemma", place=f"{name} {iri}", remedy="give the entry at least one word")
    evokes = one("evokes")
    return Entry(
        iri=iri,
        kind=kind,
        lemmas=tuple(sorted(said["lemma"])),
        evokes=evokes.removeprefix(PARLEY) if evokes else None,
        slots=tuple(_slot(text, f"{name} {iri}") for text in (one("frame") or "").split()),
        reporting=one("reporting") == "true",
        emits=one("emits", "always") or "always",
        content_modality=concept("contentModality"),
        content_polarity=concept("contentPolarity"),
        modality=concept("modality"),
        polarity=concept("polarity"),
        opens=one("opens") == "true",
        passes_time=one("passesTime") == "true",
        alone=one("alone", "true") == "true",
        word_class=one("wordClass"),
        value=one("standsFor"),
        prepositions=tuple(sorted(said.get("preposition", ()))),
        role=(one("role") or "").removeprefix(PARLEY) or None,
        examples=tuple(sorted(said.get(_EXAMPLE, ()))),
        counter_examples=tuple(sorted(said.get("counterExample", ()))),
        file=name,
    )


def _slot(text: str, place: str) -> Slot:
    found = _SLOT.match(text)
    if not found:
        raise ResourceError(f"the slot {text!r} is not of the form NAME{{heads}}[kinds]!=role", place=place, remedy="see kg/lexicon.py")
    split = lambda group: frozenset(filter(None, (found[group] or "").replace("_", " ").split(",")))  # noqa: E731
    return Slot(tuple(found["name"].split("|")), split("heads"), split("kinds"), bool(found["must"]), bool(found["no"]), found["role"])


def _class_tree() -> Mapping[str, tuple[str, ...]]:
    parents: dict[str, list[str]] = defaultdict(list)
    for path in sorted((data_folder("ontology") / "core").glob("*.ttl")):
        for triple in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            if triple.predicate == _SUBCLASS and isinstance(triple.object, ox.NamedNode):
                parents[triple.subject.value.removeprefix(PARLEY)].append(triple.object.value.removeprefix(PARLEY))
    return {name: tuple(sorted(above)) for name, above in parents.items()}

"""The values that pass from stage to stage: article, parse, mentions, facts.

Offsets are Unicode code points into `Article.text`, half-open, everywhere. Nothing here imports a heavy library.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["event", "agreement", "proposition"]
Polarity = Literal["affirmed", "negated"]
Modality = Literal["asserted", "possible", "intended", "hoped", "attempted", "required"]
Voice = Literal["narrator", "reported", "quoted"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start`..`end` of an article's text, end exclusive."""

    start: int
    end: int


# --- read -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    """One article as given: `text` is the whole decoded input (for HTML: the extracted text, kept in the graph)."""

    id: str
    text: str
    body: tuple[Span, ...]
    """Paragraphs to be read for facts, in order; repeated headline, lead and time stamps are not among them."""
    asides: tuple[Span, ...] = ()
    """Tables and pictures between the paragraphs, in order, which are not read."""
    title: str | None = None
    title_span: Span | None = None
    url: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    language: str = "en"
    media_type: str = "text/plain"
    source: str = ""
    """Where it came from, for messages: a file name, an address, `-`."""
    rights: Literal["full", "quotes", "link"] = "quotes"


# --- parse ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A word of one sentence. `head` is an index into the same sentence (a root points to itself)."""

    i: int
    text: str
    lemma: str
    pos: str
    """Universal part of speech."""
    tag: str
    """Penn Treebank tag."""
    dep: str
    """spaCy's English dependency label (ClearNLP style): nsubj, nsubjpass, dobj, prep, pobj, agent, ..."""
    head: int
    start: int
    end: int
    ent: str = ""
    """Entity label of the statistical model for this token, or empty."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Parsed words of one sentence; what was left out of the parse (fronted times, brackets) lies in `omitted`."""

    index: int
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    omitted: tuple[Span, ...] = ()


# --- mentions -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or a place. `key` is the IRI of a shipped entity, or `local:<slug>` for one known to this article alone."""

    key: str
    name: str
    """Canonical name, as the facts table prints it."""
    kind: str
    """Local name of its class: State, Polity, Person, Settlement, ..."""
    of: str | None = None
    """Key of the state or organisation that it belongs to (the State of a capital, of an army, of a ministry)."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name in the text, and what it can denote.

    `actor` is what it denotes when something acts or is acted on as an agent (for a capital: its state; for a
    disputed territory: its authorities, where known); `place` is what it denotes as a location. A metonym has both.
    """

    start: int
    end: int
    actor: Entity | None
    place: Entity | None
    adjectival: bool = False
    """A demonym or state name used as an adjective: "Armenian", "US"."""
    via: Literal["gazetteer", "pattern", "model", "acronym", "surname"] = "gazetteer"
    alternatives: tuple[Entity, ...] = ()
    """Other readings that the text leaves open (Congo, Georgia)."""
    title: Span | None = None
    """For a person: the office or title that stands before the name ("Armenian Prime Minister")."""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with its relation word ("In late May of this year"), resolved.

    `edtf` is None for durations, sets and references that fix no date. `basis` names each assumption made
    (concepts of `ontology/vocab/time-basis.ttl`), empty when the text gives the whole date.
    """

    start: int
    end: int
    text: str
    kind: Literal["date", "duration", "set", "reference"]
    edtf: str | None
    relation: str | None = None
    """on, in, at, by, since, until, before, after, from-to, between, during, or None."""
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its sentences and the names and times found in it, each sorted by offset."""

    article: Article
    sentences: tuple[Sentence, ...]
    names: tuple[NameMention, ...]
    times: tuple[TimeMention, ...]


# --- facts ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a role; `span` is where it is named (for an inherited role: where it was first named)."""

    role: str
    entity: Entity
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    span: Span
    text: str
    polarity: Polarity = "affirmed"


@dataclass(frozen=True, slots=True)
class FactTime:
    """The time of a fact: verbatim words, EDTF, the assumptions made, and where it stands."""

    text: str
    edtf: str
    basis: tuple[str, ...] = ()
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two facts' content nodes: `target` is an index into the article's facts.

    Relations: `reports` (Announcement → what is announced), `concludes` (AgreementConclusion → agreement),
    `hasTerm` (agreement → act required), `about` (proposition → event), `resultsFrom` (status, figure → event).
    """

    relation: str
    target: int


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim with its content: a line of the facts table."""

    kind: Kind
    type: str
    span: Span
    trigger: Span
    claimants: tuple[Entity, ...]
    """Empty: the article's own voice (claimant `narrator`)."""
    fillers: tuple[Filler, ...] = ()
    time: FactTime | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    voice: Voice = "narrator"
    condition: Condition | None = None
    hedge: str | None = None
    value: Mapping[str, object] | None = None
    on_behalf_of: Entity | None = None
    claimant_span: Span | None = None
    """Where the claimant is named."""
    rule: str = ""
    """IRI of the lexicon entry, or name of the rule, that made it."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """Why a stretch of text gave no fact: `no-trigger`, `no-actor`, `not-prose`, `no-sentence`."""

    span: Span
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Analysed:
    """What an article yielded. The order of `facts` is by span, then kind, then type, then value."""

    article: Article
    names: tuple[NameMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    facts: tuple[Fact, ...] = ()
    silences: tuple[Silence, ...] = field(default_factory=tuple)

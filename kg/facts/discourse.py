"""What an article has named and said so far; it lives as long as the article is read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.lexicon import Lexicon
from kg.model import Entity, NameMention, Span

if TYPE_CHECKING:
    from kg.facts.drafts import Draft


_SUBJECT = 3
"""The weight of whoever a sentence is about."""


@dataclass(frozen=True, slots=True)
class Referent:
    entity: Entity
    span: Span


@dataclass(frozen=True, slots=True)
class Handed:
    """From the offset `after` on the speaker has the word, up to `until` where that is known; `marked`: within quotation marks."""

    after: int
    speaker: Entity
    marked: bool
    until: int | None = None


@dataclass(slots=True)
class _Noted:
    mention: NameMention
    sentence: int
    weight: int
    unnamed: bool = False
    """A person known by description alone: pronouns can mean them, "the president" cannot."""


@dataclass(slots=True)
class Discourse:
    """What the article has named so far."""

    text: str
    lexicon: Lexicon
    territory_of: TerritoryLookup
    published: str | None = None
    """The day of writing, where it is known."""
    issuers: tuple[Entity, ...] = ()
    """Who "we" is in an official statement."""
    own_issuers: tuple[Entity, ...] | None = None
    """Who it was before somebody else was given the word for a while."""
    handed: tuple[Handed, ...] = ()
    """Where a statement is reported ("Minister X said:"): who has the word from there on."""
    noted: list[_Noted] = field(default_factory=list)
    groups: list[tuple[tuple[Entity, ...], int, Span]] = field(default_factory=list)
    plurals: list[tuple[Referent, int, int]] = field(default_factory=list)
    """Unnamed people ("hostages", "rebels") with the sentence and the weight of their mention."""
    rivals: tuple[tuple[Entity, ...], Span] | None = None
    """The two sides of the fighting, where the article has just two armed actors side by side."""
    mediators: set[Entity] = field(default_factory=set)
    """Who has been told to mediate: they are not the two sides."""
    persons: tuple[Referent, ...] = ()
    """Persons who met, spoke or agreed with one another last: "the leaders" are they."""
    speakers: tuple[Referent, ...] = ()
    """Whose words were reported last: "the statement said" means theirs."""
    document: bool = False
    """Whether they spoke through a document that "it" can mean."""
    paper: int | None = None
    """The last sentence whose subject is an agreement or a document."""
    quoted: tuple[Referent, ...] = ()
    """Who speaks in the quotation of the sentence before, where it had one."""
    told: list[tuple[Draft, int]] = field(default_factory=list)
    """Events in the order of the text, with their sentences: "the operation" points back to one of them."""
    framed: list[Draft] = field(default_factory=list)
    """Loaded words put on participants so far."""
    counts: Counter = field(default_factory=Counter)
    tenures: set[tuple[str, str, str | None]] = field(default_factory=set)
    agreements: set[str] = field(default_factory=set)
    """Names of agreements that were told."""

    def note(self, mention: NameMention, sentence: int, weight: int) -> None:
        self.noted.append(_Noted(mention, sentence, weight))
        for entity in {mention.actor, mention.place} - {None}:
            self.counts[entity.key] += 1

    def note_again(self, entity: Entity, span: Span, sentence: int, *, unnamed: bool = False) -> None:
        """Keep somebody in mind who is the subject of a sentence without being named in it."""
        self.noted.append(_Noted(NameMention(span.start, span.end, entity, None), sentence, _SUBJECT, unnamed))

    def note_group(self, entities: Sequence[Entity], sentence: int, span: Span) -> None:
        self.groups.append((tuple(entities), sentence, span))


class TerritoryLookup:
    """Where an actor's land lies, from the gazetteer."""

    def place_of(self, actor: Entity) -> Entity | None:
        raise NotImplementedError

    def entity(self, key: str | None) -> Entity | None:
        raise NotImplementedError

    def capital_of(self, key: str | None) -> Entity | None:
        """The town by whose name the state `key` is called when it acts."""
        raise NotImplementedError

    def peacekeepers_of(self, actor: Entity) -> Entity | None:
        """The peacekeepers that this actor sends: "Russian peacekeepers"."""
        raise NotImplementedError


def slug(name: str) -> str:
    """Lower-case ASCII words joined by hyphens, for keys of article-local entities."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"

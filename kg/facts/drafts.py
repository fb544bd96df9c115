"""Facts in the making: mutable, tied to a word of a sentence, until `assemble` freezes them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.facts.context import Context, Contexts
from kg.facts.discourse import Discourse, Referent
from kg.facts.frames import Match
from kg.facts.reference import SentenceReader
from kg.facts.timing import Timing
from kg.facts.tree import Tree
from kg.lexicon import Lexicon
from kg.model import FactTime, Kind, Span


@dataclass(slots=True, eq=False)
class Draft:
    kind: Kind
    type: str
    word: int
    span: Span
    trigger: Span
    context: Context
    roles: dict[str, list[Referent]] = field(default_factory=dict)
    time: FactTime | None = None
    value: dict[str, object] | None = None
    rule: str = ""
    match: Match | None = None
    links: list[tuple[str, Draft]] = field(default_factory=list)
    on_behalf_of: Referent | None = None
    firm_time: bool = False

    def fill(self, role: str, referents: list[Referent]) -> None:
        """Adds fillers, each entity once in a role."""
        have = self.roles.setdefault(role, [])
        have.extend(r for r in referents if r.entity not in [h.entity for h in have])
        if not have:
            del self.roles[role]

    def entities(self, *roles: str) -> list[Referent]:
        return [r for role in roles for r in self.roles.get(role, [])]


@dataclass(slots=True)
class Scene:
    """One sentence with all that the rules look at, and the drafts made from it so far."""

    text: str
    tree: Tree
    reader: SentenceReader
    matches: dict[int, Match]
    further: list[Match]
    contexts: Contexts
    timing: Timing
    lexicon: Lexicon
    discourse: Discourse
    drafts: list[Draft] = field(default_factory=list)
    adjuncts: set[int] = field(default_factory=set)
    """Participles that name a supporter of another event and tell none of their own."""
    fragment: bool = False
    """A heading, a caption or an item of a list: words, and no statement."""

    def at(self, word: int, *kinds: str) -> Draft | None:
        return next((d for d in self.drafts if d.word == word and (not kinds or d.kind in kinds)), None)

    def string(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def territory(self, referent: Referent) -> Referent | None:
        """The participant as a place: itself, or the land of a state or polity."""
        if self.lexicon.is_a(referent.entity.kind, "Place"):
            return referent
        place = self.discourse.territory_of.place_of(referent.entity)
        return Referent(place, referent.span) if place is not None else None

    def lent_by(self, match: Match) -> Match | None:
        """The light verb or operator in whose content slot the word of `match` stands; of two the light one.

        "Condemned the raid launched by rebels": launching lends it the rebels.
        """
        if match.word not in self.contexts.governed:
            return None
        over = [other for other in self.matches.values() if match.word in other.content and other.word != match.word]
        return next((other for other in over if other.entry.kind == "light"), over[0] if over else None)

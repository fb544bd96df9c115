"""Claims as a page shows them: who says it, how firmly, what, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from server.pages.ask import Row
from server.pages.wording import local_name, name_of, plain_words, text_of

_COLOURS = 6


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who says it: name and IRI."""

    name: str
    iri: str


@dataclass(frozen=True, slots=True)
class Said:
    """One claim, ready to be shown; `colour` numbers the claimant's bar."""

    iri: str
    claimants: tuple[Claimant, ...]
    content: str
    content_iri: str
    kind: str
    words: str
    quote: str
    start: str
    end: str
    article: str
    headline: str
    qualifiers: tuple[str, ...]
    colour: int


def to_said(rows: Iterable[Row]) -> tuple[Said, ...]:
    """The claims of rows as `claims-about.rq` and `two-voices.rq` return them, one row a claimant; joint claimants share a claim.

    Each claimant, or group of them, has its colour, in order of appearance.
    """
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(text_of(row.get("claim")), []).append(row)
    colours: dict[tuple[Claimant, ...], int] = {}
    said = []
    for iri, same in grouped.items():
        claimants = tuple(dict.fromkeys(map(_claimant, same)))
        said.append(_said(same[0], iri, claimants, colours.setdefault(claimants, len(colours) % _COLOURS)))
    return tuple(said)


def _claimant(row: Row) -> Claimant:
    name = name_of(row.get("claimantName") or row.get("name"), row.get("claimant"))
    return Claimant(name or "The article", text_of(row.get("claimant")))


def _said(row: Row, iri: str, claimants: tuple[Claimant, ...], colour: int) -> Said:
    return Said(
        iri=iri,
        claimants=claimants,
        content=name_of(row.get("contentName"), row.get("content")),
        content_iri=text_of(row.get("content")),
        kind=_kind(row),
        words=text_of(row.get("words")),
        quote=text_of(row.get("quote")),
        start=text_of(row.get("start")),
        end=text_of(row.get("end")),
        article=text_of(row.get("article")),
        headline=name_of(row.get("headline"), row.get("article")),
        qualifiers=tuple(_qualifiers(row)),
        colour=colour,
    )


def _kind(row: Row) -> str:
    """The class of the content in words, unless its label begins with it."""
    kind = plain_words(text_of(row.get("type"))) if "type" in row else ""
    return "" if text_of(row.get("contentName")).lower().startswith(kind) else kind


def _qualifiers(row: Row) -> Iterable[str]:
    """What sets a claim apart from a plain assertion."""
    if (polarity := local_name(text_of(row.get("polarity")))) and polarity != "affirmed":
        yield polarity
    if (modality := local_name(text_of(row.get("modality")))) and modality != "asserted":
        yield modality
    if local_name(text_of(row.get("voice"))) == "narrator":
        yield "in the article's own voice"
    if hedge := text_of(row.get("hedge")):
        yield f"hedged: “{hedge}”"
    if condition := text_of(row.get("condition")):
        yield f"on a condition: “{condition}”"

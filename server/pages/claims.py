"""Claims as a page shows them: who says it, how firmly, what, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from server.pages.ask import Row
from server.pages.wording import local_name, name_of, plain_words, text_of

_COLOURS = 6


@dataclass(frozen=True, slots=True)
class Said:
    """One claim, ready to be shown; `colour` numbers the claimant's bar."""

    iri: str
    claimant: str
    claimant_iri: str
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
    """The claims of rows as `claims-about.rq` and `two-voices.rq` return them; one colour a claimant, in order."""
    said: dict[str, Said] = {}
    colours: dict[str, int] = {}
    for row in rows:
        iri, speaker = text_of(row.get("claim")), text_of(row.get("claimant"))
        if iri not in said:
            colour = colours.setdefault(speaker, len(colours) % _COLOURS)
            said[iri] = _said(row, iri, speaker, colour)
    return tuple(said.values())


def _said(row: Row, iri: str, speaker: str, colour: int) -> Said:
    return Said(
        iri=iri,
        claimant=name_of(row.get("claimantName") or row.get("name"), row.get("claimant")) or "The article",
        claimant_iri=speaker,
        content=name_of(row.get("contentName"), row.get("content")),
        content_iri=text_of(row.get("content")),
        kind=plain_words(text_of(row.get("type"))) if "type" in row else "",
        words=text_of(row.get("words")),
        quote=text_of(row.get("quote")),
        start=text_of(row.get("start")),
        end=text_of(row.get("end")),
        article=text_of(row.get("article")),
        headline=name_of(row.get("headline"), row.get("article")),
        qualifiers=tuple(_qualifiers(row)),
        colour=colour,
    )


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

"""A hand-built analysed article that uses every field of the model."""

from __future__ import annotations

import datetime as dt

from kg.model import Analysed, Article, Condition, Entity, Fact, FactTime, Filler, Link, NameMention, Span
from kg.rdf.quads import Run

TEXT = (
    "Talks in Geneva\n\n"
    'On Tuesday Baku launched an operation in Arvana, which Yerevan called "aggression". '
    "Armenia would reportedly sign a treaty if the talks succeed. "
    "The ministry said that up to 30 people were killed. "
    "The town was de jure part of Azerbaijan."
)
AZERBAIJAN = Entity("https://w3id.org/parley/id/state/azerbaijan", "Azerbaijan", "State")
ARMENIA = Entity("https://w3id.org/parley/id/state/armenia", "Armenia", "State")
BAKU = Entity("https://w3id.org/parley/id/place/baku", "Baku", "Settlement", AZERBAIJAN.key)
YEREVAN = Entity("https://w3id.org/parley/id/place/yerevan", "Yerevan", "Settlement", ARMENIA.key)
ARVANA = Entity("local:arvana", "Arvana", "Settlement")
MINISTRY = Entity("local:azerbaijani ministry", "Azerbaijani ministry", "GovernmentBody", AZERBAIJAN.key)
PEOPLE = Entity("local:people", "people", "Population")
RUN = Run("0.1.0", "o1", "l1", "m1")


def span(words: str) -> Span:
    """Where `words` first stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def facts() -> tuple[Fact, ...]:
    return (
        Fact(
            kind="event",
            type="MilitaryOperation",
            span=span("On Tuesday Baku launched an operation in Arvana"),
            trigger=span("launched"),
            claimants=(),
            fillers=(Filler("agent", AZERBAIJAN, span("Baku")), Filler("place", ARVANA, span("Arvana"))),
            time=FactTime("On Tuesday", "2023-09-19/", ("weekday-before-publication",), span("On Tuesday")),
            rule="https://w3id.org/parley/lexicon/launch-operation",
        ),
        Fact(
            kind="proposition",
            type="Characterisation",
            span=span('Yerevan called "aggression"'),
            trigger=span("called"),
            claimants=(ARMENIA,),
            claimant_span=span("Yerevan"),
            voice="quoted",
            value={"as": "aggression"},
            rule="called",
            links=(Link("about", 0),),
        ),
        Fact(
            kind="agreement",
            type="Treaty",
            span=span("Armenia would reportedly sign a treaty if the talks succeed"),
            trigger=span("treaty"),
            claimants=(),
            fillers=(Filler("party", ARMENIA, span("Armenia")),),
            modality="intended",
            hedge="reportedly",
            condition=Condition(span("if the talks succeed"), "if the talks succeed"),
            value={"name": None, "terms": ["a treaty"]},
            on_behalf_of=ARMENIA,
            rule="sign",
        ),
        Fact(
            kind="proposition",
            type="CasualtyFigure",
            span=span("up to 30 people were killed"),
            trigger=span("killed"),
            claimants=(MINISTRY, ARMENIA),
            fillers=(Filler("target", PEOPLE, span("people")),),
            voice="reported",
            value={"harm": "killed", "population": "people", "lower": None, "upper": 30, "exact": None, "approx": False},
            rule="killed",
            links=(Link("resultsFrom", 0),),
        ),
        Fact(
            kind="proposition",
            type="TerritoryStatus",
            span=span("The town was de jure part of Azerbaijan"),
            trigger=span("part"),
            claimants=(),
            fillers=(Filler("place", ARVANA, span("The town")),),
            polarity="negated",
            value={"status": "part of Azerbaijan", "basis": "de jure", "within": "Azerbaijan", "holder": None},
            rule="part-of",
        ),
    )


def article(article_id: str = "talks", *, rights: str = "full") -> Article:
    return Article(
        id=article_id,
        text=TEXT,
        body=(Span(TEXT.index("On Tuesday"), len(TEXT)),),
        title="Talks in Geneva",
        url="https://example.org/news/talks",
        published=dt.date(2023, 9, 20),
        rights=rights,  # type: ignore[arg-type]
        source="talks.txt",
    )


def analysed(article_id: str = "talks", *, rights: str = "full") -> Analysed:
    where = span("Baku")
    names = (NameMention(where.start, where.end, AZERBAIJAN, BAKU), NameMention(*_ends("Yerevan"), ARMENIA, YEREVAN))
    return Analysed(article(article_id, rights=rights), names=names, facts=facts())


def _ends(words: str) -> tuple[int, int]:
    found = span(words)
    return found.start, found.end

"""The graph of an article: its shape, statement by statement, and what rights leave out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pyoxigraph as ox
import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg import vocab as v
from kg.check.quotes import check_quotes
from kg.check.shapes import check_shapes
from kg.errors import ResourceError
from kg.gazetteer import Gazetteer
from kg.iris import fact_part
from kg.model import Analysed, Article, Entity, Filler
from kg.order import sort_key
from kg.rdf.article_graph import web_iri
from kg.rdf.concepts import concept, concepts_named
from kg.rdf.quads import to_quads
from kg.vocab import DEFAULT_BASE, PARLEY
from tests.rdf import sample

ARTICLE = DEFAULT_BASE + "article/talks"


def short(term: object) -> str:
    """A term as people write it in these tests."""
    if isinstance(term, Literal):
        return f"{term.value!r}" + (f"@{term.language}" if term.language else "")
    assert isinstance(term, NamedNode)
    iri = term.value
    for prefix, name in ((ARTICLE, "<A"), (PARLEY, ""), (v.PV, "pv:"), (v.PID, "pid:"), (v.LEX, "lex:"), (v.OA, "oa:")):
        if iri.startswith(prefix):
            return name + iri[len(prefix) :] + (">" if name == "<A" else "")
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def said(quads: list[Quad], subject: str) -> list[str]:
    """What is said of `<A/subject>`, each statement a line, in order."""
    node = NamedNode(f"{ARTICLE}{subject}")
    return [f"{short(q.predicate)} {short(q.object)}" for q in quads if q.subject == node]


def part(number: int) -> str:
    return fact_part(sample.facts()[number])


def test_an_article_with_its_text(quads: list[Quad]) -> None:
    """Headline, address, day, publisher, language, and the text with its length and checksum."""
    assert said(quads, "") == [
        "type NewsArticle",
        "datePublished '2023-09-20'",
        "headline 'Talks in Geneva'",
        "inLanguage 'en'",
        "publisher <A/entity/publisher-example.org>",
        "url talks",
        "sourceText <A/text>",
    ]
    lines = said(quads, "/text")
    assert [line.split(" ")[0] for line in lines] == ["type", "characterCount", "fullText", "sha256"]
    assert lines[1] == f"characterCount '{len(sample.TEXT)}'"


def test_evidence_points_into_the_text(quads: list[Quad]) -> None:
    """Position and quotation of one span, with what stands around it."""
    assert said(quads, "/evidence/80-86") == [
        "type Evidence",
        "oa:hasSelector <A/position/80-86>",
        "oa:hasSelector <A/quote/80-86>",
        "oa:hasSource <A/text>",
    ]
    assert said(quads, "/position/80-86") == ["type oa:TextPositionSelector", "oa:end '86'", "oa:start '80'"]
    assert said(quads, "/quote/80-86") == [
        "type oa:TextQuoteSelector",
        "oa:exact 'called'",
        f"oa:prefix {sample.TEXT[48:80]!r}",
        f"oa:suffix {sample.TEXT[86:118]!r}",
    ]


def test_a_narrators_claim_is_its_publishers(quads: list[Quad]) -> None:
    """What nobody else says is claimed by the publisher, in the narrator's voice."""
    assert said(quads, f"/claim/{part(0)}") == [
        "type Claim",
        f"wasGeneratedBy {short(sample.RUN.iri(DEFAULT_BASE))}",
        "claimant <A/entity/publisher-example.org>",
        f"hasContent <A/event/{part(0)}>",
        "hasEvidence <A/evidence/17-64>",
        "inArticle <A>",
        "madeBy lex:launch-operation",
        "modality pv:modality/asserted",
        "polarity pv:polarity/affirmed",
        "trigger <A/evidence/33-41>",
        "voice pv:voice/narrator",
    ]


def test_an_event_has_roles_and_a_time(quads: list[Quad]) -> None:
    """Class, label, fillers, time with bounds and assumption; an open interval has no end."""
    event = said(quads, f"/event/{part(0)}")
    assert event[:3] == ["type MilitaryOperation", "label 'Military operation: Azerbaijan · Arvana'@en", "agent pid:state/azerbaijan"]
    assert event[4:] == ["place <A/entity/arvana>"]
    time = event[3].split(" ")[1].strip("<>")[1:]
    assert said(quads, time) == [
        "type Time",
        "earliestBegin '2023-09-19'",
        "edtf '2023-09-19/'",
        "hasEvidence <A/evidence/17-27>",
        "latestBegin '2023-09-19'",
        "timeBasis pv:time-basis/weekday-before-publication",
        "timeText 'On Tuesday'",
    ]


def test_a_characterisation_keeps_the_words_and_names_the_framing(quads: list[Quad]) -> None:
    """Words verbatim; the concept comes from the vocabulary's labels; the link leads to the event."""
    assert said(quads, f"/proposition/{part(1)}") == [
        "type Characterisation",
        "label 'Characterisation: aggression'@en",
        f"about <A/event/{part(0)}>",
        "framing pv:framing/aggression",
        "words 'aggression'",
    ]


def test_hedge_condition_and_commission_are_on_the_claim(quads: list[Quad]) -> None:
    """An agreement that is intended under a condition, on somebody's behalf."""
    claim = said(quads, f"/claim/{part(2)}")
    assert [line for line in claim if line.split(" ")[0] in ("condition", "hedge", "modality", "onBehalfOf")] == [
        "condition <A/condition/140-160-affirmed>",
        "hedge 'reportedly'",
        "modality pv:modality/intended",
        "onBehalfOf pid:state/armenia",
    ]
    assert said(quads, f"/agreement/{part(2)}") == [
        "type Treaty",
        "label 'Treaty: Armenia'@en",
        "party pid:state/armenia",
        "termText 'a treaty'",
    ]


def test_a_figure_gives_the_bound_that_is_stated(quads: list[Quad]) -> None:
    """ "Up to 30" is an upper bound alone."""
    assert said(quads, f"/proposition/{part(3)}") == [
        "type CasualtyFigure",
        "label 'Casualty figure: people · killed · 30'@en",
        "harm pv:harm/killed",
        "populationName 'people'",
        f"resultsFrom <A/event/{part(0)}>",
        "target <A/entity/people>",
        "upper '30'",
    ]
    assert [line for line in said(quads, f"/claim/{part(3)}") if line.startswith("claimant")] == [
        "claimant <A/entity/azerbaijani-ministry-x4819bfdd>",
        "claimant pid:state/armenia",
    ]


def test_a_denied_figure_denies_one_or_more(gazetteer: Gazetteer) -> None:
    """ "No people were killed": what is negated is that at least one was."""
    none = {"harm": "killed", "population": "people", "lower": None, "upper": None, "exact": None}
    facts = tuple(replace(sample.facts()[3], value=none, polarity=polarity) for polarity in ("negated", "affirmed"))
    quads = [to_quads(replace(sample.analysed(), facts=(fact,)), sample.RUN, entities=gazetteer) for fact in facts]
    assert [[short(q.object) for q in found if q.predicate == v.LOWER] for found in quads] == [["'1'"], []]


def test_a_status_has_a_basis_and_a_polity(quads: list[Quad]) -> None:
    """The polity within which a territory lies is the actor of that name."""
    assert said(quads, f"/proposition/{part(4)}")[2:] == [
        "basis pv:basis/de-jure",
        "place <A/entity/arvana>",
        "status 'part of Azerbaijan'",
        *[line for line in said(quads, f"/proposition/{part(4)}") if line.startswith("statusKind")],
        "within pid:state/azerbaijan",
    ]


def test_a_metonym_denotes_the_state_and_names_the_city(quads: list[Quad]) -> None:
    """ "Baku launched" is Azerbaijan's doing; the word is the city's name."""
    mentions = [q.subject for q in quads if q.predicate == v.DENOTES and "/mention/28-32-" in q.subject.value]
    assert [said(quads, node.value.removeprefix(ARTICLE)) for node in mentions] == [
        ["type Mention", "denotes pid:state/azerbaijan", "hasEvidence <A/evidence/28-32>", "literallyNames pid:place/baku"]
    ]


def test_each_filler_is_mentioned_somewhere(quads: list[Quad]) -> None:
    """Descriptions and pronouns too: "The town" denotes Arvana."""
    denoted = {(q.subject.value.split("/mention/")[1].rsplit("-", 1)[0], short(q.object)) for q in quads if q.predicate == v.DENOTES}
    assert ("214-222", "<A/entity/arvana>") in denoted


def test_the_class_of_an_unknown_kind_is_thing(gazetteer: Gazetteer) -> None:
    """No class is invented."""
    thing = Entity("local:report", "report", "Thing")
    fact = replace(sample.facts()[0], fillers=(Filler("target", thing),))
    quads = to_quads(replace(sample.analysed(), facts=(fact,)), sample.RUN, entities=gazetteer)
    assert said(quads, "/entity/report") == ["type Thing", "label 'report'@en"]


def test_an_actor_and_a_place_of_the_same_words_are_two(gazetteer: Gazetteer) -> None:
    """One node would be an agent and no agent: "the Church denied it" and "a church was hit"; likewise a person and a group."""
    actor, place = Entity("local:church", "Church", "Group"), Entity("local:church", "church", "Settlement")
    facts = tuple(
        replace(sample.facts()[0], type=type_, fillers=(Filler(role, entity),))
        for type_, role, entity in (
            ("Denial", "agent", actor),
            ("Attack", "place", place),
            ("Visit", "agent", replace(actor, kind="Person")),
        )
    )
    quads = to_quads(replace(sample.analysed(), facts=facts), sample.RUN, entities=gazetteer)
    assert said(quads, "/entity/church") == ["type Group", "label 'Church'@en"]
    assert said(quads, "/entity/church-place") == ["type Settlement", "label 'church'@en"]
    assert said(quads, "/entity/church-person") == ["type Person", "label 'Church'@en"]


def test_shipped_entities_are_described_in_their_graph(quads: list[Quad]) -> None:
    """Those that are named, whole; what they refer to, with class and name."""
    about = {q.subject.value.removeprefix(v.PID) for q in quads if q.graph_name == v.ENTITIES_GRAPH}
    assert {"state/azerbaijan", "state/armenia", "place/baku", "territory/azerbaijan"} <= about
    assert "state/france" not in about


def test_a_state_is_not_described_by_its_key_alone(gazetteer: Gazetteer) -> None:
    """A key that the gazetteer lacks stops the run and is named."""
    nowhere = Entity("https://w3id.org/parley/id/state/nowhere", "Nowhere", "State")
    fact = replace(sample.facts()[0], fillers=(Filler("agent", nowhere),))
    with pytest.raises(ResourceError, match="state/nowhere: an entity is used that the gazetteer does not describe"):
        to_quads(replace(sample.analysed(), facts=(fact,)), sample.RUN, entities=gazetteer)


def test_known_outlets_publish(gazetteer: Gazetteer) -> None:
    """By the address, else by name, else an outlet of the article's own, named after the host or not at all."""
    domain, key = min(gazetteer.domains.items())

    def publisher(**changes: object) -> str:
        article = replace(sample.article(), **changes)  # type: ignore[arg-type]
        return said(to_quads(Analysed(article), sample.RUN, entities=gazetteer), "")[4]

    assert publisher(url=f"https://www.{domain}/x") == f"publisher {short(NamedNode(key))}"
    assert publisher(url=None, publisher=gazetteer.entities[key].name) == f"publisher {short(NamedNode(key))}"
    assert publisher(publisher="The Village Voice") == "publisher <A/entity/publisher-the-village-voice>"
    bare = replace(sample.article(), url=None, published=None, title=None)
    assert "publisher <A/entity/publisher-unnamed-publisher>" in said(to_quads(Analysed(bare), sample.RUN, entities=gazetteer), "")


@pytest.mark.parametrize("rights", ["full", "quotes", "link"])
def test_no_blank_nodes_no_repetition_one_order(rights: str, gazetteer: Gazetteer) -> None:
    """Every node has a name below the article, each statement stands once, sorted; shapes and quotes agree whatever the rights."""
    quads = to_quads(sample.analysed(rights=rights), sample.RUN, entities=gazetteer)
    assert quads == sorted(set(quads), key=sort_key)
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))
    own = [quad for quad in quads if quad.graph_name == NamedNode(ARTICLE)]
    assert all(quad.subject.value.startswith(ARTICLE) for quad in own)
    shapes = check_shapes(quads)
    assert (shapes.findings, shapes.checked > 300) == ((), True)
    assert check_quotes(sample.TEXT, own).ok


def test_a_store_keeps_every_statement_as_it_is(quads: list[Quad]) -> None:
    """Canonical on the way in, so that what a query constructs is what the dump says."""
    store = ox.Store()
    store.extend(quads)
    assert set(store) == set(quads)


def test_facts_that_say_the_same_are_one(gazetteer: Gazetteer) -> None:
    """A fact given twice changes nothing."""
    once, twice = sample.analysed(), replace(sample.analysed(), facts=(*sample.facts(), sample.facts()[4]))
    assert to_quads(once, sample.RUN, entities=gazetteer) == to_quads(twice, sample.RUN, entities=gazetteer)


def test_the_year_of_a_time_before_the_calendar_has_no_bounds(gazetteer: Gazetteer) -> None:
    """No date is invented; the text and EDTF stay."""
    fact = replace(sample.facts()[0], time=replace(sample.facts()[0].time, text="in 490 BC", edtf="-0489"))  # type: ignore[type-var]
    quads = to_quads(replace(sample.analysed(), facts=(fact,)), sample.RUN, entities=gazetteer)
    times = [q for q in quads if "/time/" in q.subject.value and q.predicate.value.startswith(PARLEY) and "Begin" in q.predicate.value]
    assert times == []


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/a b|c", "https://example.org/a%20b%7Cc"),
        ("https://example.org/%C3%A4", "https://example.org/%C3%A4"),
        ("javascript:alert(1)", None),
        ("ftp://example.org/", None),
        ("example.org", None),
        ("https://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_iris(url: str | None, iri: str | None) -> None:
    """What an IRI may not hold is percent-encoded; other schemes never get in."""
    made = web_iri(url)
    assert (made.value if made else None) == iri


def test_concepts_are_found_by_whole_words() -> None:
    """The longest label wins; parts of words do not count."""
    assert concepts_named("framing", "an act of Aggression!") == [v.PV("framing/aggression")]
    assert concepts_named("framing", "aggressionlike") == []
    assert concept("basis", "De jure") == v.PV("basis/de-jure")


def test_an_empty_article_is_a_graph(gazetteer: Gazetteer) -> None:
    """Nothing found: the article and its text remain."""
    empty = Analysed(Article("nil", "", (), published=dt.date(2024, 1, 1)))
    quads = to_quads(empty, sample.RUN, entities=gazetteer)
    assert {q.object.value for q in quads if q.predicate == v.A and q.subject.value.startswith(DEFAULT_BASE + "article/nil")} == {
        "https://schema.org/NewsArticle",
        PARLEY + "MediaOutlet",
        PARLEY + "SourceText",
    }


def test_rules_and_runs_have_iris(quads: list[Quad]) -> None:
    """The run tells versions, no time."""
    node = sample.RUN.iri(DEFAULT_BASE)
    assert [f"{short(q.predicate)} {short(q.object)}" for q in quads if q.subject == node] == [
        "type Activity",
        "lexiconVersion 'l1'",
        "modelVersion 'm1'",
        "ontologyVersion 'o1'",
        "softwareVersion '0.1.0'",
    ]

"""The ontology itself: what it must have, and what makes it OWL 2 DL."""

from __future__ import annotations

import re
from collections import defaultdict

import pyoxigraph as ox
import pytest

from kg.check.schema import ontology_triples, shipped_schema

PARLEY = "https://w3id.org/parley/ontology#"
ONTOLOGY = ox.NamedNode("https://w3id.org/parley/ontology")
_RDF, _RDFS, _OWL, _SKOS = (
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/2004/02/skos/core#",
)
_BUILT_IN = (_RDF, _RDFS, _OWL, "http://www.w3.org/2001/XMLSchema#")
_KINDS = {"Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty"}

TREE = {
    "VerbalEvent": "Statement Announcement Accusation Denial Rejection Demand Threat Pledge Proposal Approval",
    "DiplomaticEvent": "Meeting Visit Consultation Negotiation Mediation AgreementConclusion Ratification AgreementExtension "
    "AgreementTermination Suspension AgreementBreach Implementation Cooperation SovereigntyRecognition Normalisation DiplomaticBreak "
    "DeEscalation",
    "AgreementConclusion": "Signing",
    "ForceEvent": "MilitaryOperation Attack ArmedHostilities CeasefireViolation CessationOfHostilities Deployment Withdrawal Capture "
    "Blockade MilitaryPresence PeacekeepingActivity Disarmament MilitarySupport Defeat",
    "Deployment": "PeacekeeperDeployment",
    "StatusEvent": "StatusGrant IndependenceDeclaration Renaming Annexation TerritorialTransfer",
    "HumanitarianEvent": "PrisonerRelease RemainsExchange Displacement AidDelivery ProtectionOfCivilians OpeningOfPassage",
    "PrisonerRelease": "PrisonerExchange",
    "CoerciveEvent": "Sanction Detention Expulsion Coup",
    "CollectiveAction": "Protest PoliticalMovement",
    "PoliticalEvent": "Election Appointment Resignation Decision LegalProceeding Commemoration",
    "Event": "VerbalEvent DiplomaticEvent ForceEvent StatusEvent HumanitarianEvent CoerciveEvent CollectiveAction PoliticalEvent",
    "Agreement": "CeasefireAgreement PeaceAgreement Treaty ImplementationPlan",
    "Proposition": "TerritoryStatus NameUse Characterisation CasualtyFigure StatedPurpose RoleTenure",
    "Agent": "Person State Polity GovernmentBody ArmedForce PeacekeepingForce ArmedGroup InternationalOrganization MediaOutlet "
    "PoliticalParty Population Group",
    "Place": "StateTerritory Region DisputedTerritory AdministrativeUnit Corridor Settlement Border",
}
"""What must lie below what, by the model's own list of words."""
ROOTS = "Claim Condition Evidence Mention SourceText Time Event Agreement Proposition Agent Place Content".split()
PROPERTIES = """
    agent target party mediator supporter place claimant onBehalfOf hasContent polarity modality voice hedge condition
    conditionText conditionPolarity hasEvidence trigger inArticle madeBy denotes literallyNames sourceText
    characterCount sha256 fullText hasTime timeText edtf earliestBegin latestBegin earliestEnd latestEnd timeBasis
    agreementName hasTerm reports concludes about resultsFrom status statusKind basis within withinName holder name
    words framing harm populationName lower upper exact approximate purpose person role organization softwareVersion
    ontologyVersion lexiconVersion modelVersion competesWith contrastedWith possiblySame adjective demonym territory
    capital metonymFor authorities claimedBy belongsTo
""".split()


@pytest.fixture(scope="module")
def said() -> dict[ox.NamedNode, dict[str, list]]:
    """Subject → property → values, for the named subjects of the core."""
    found: dict = defaultdict(lambda: defaultdict(list))
    for triple in ontology_triples():
        if isinstance(triple.subject, ox.NamedNode):
            found[triple.subject][triple.predicate.value].append(triple.object)
    return found


@pytest.fixture(scope="module")
def ours(said) -> dict[str, dict[str, list]]:
    """Local name → what is said, for the terms of our namespace."""
    return {subject.value.removeprefix(PARLEY): dict(about) for subject, about in said.items() if subject.value.startswith(PARLEY)}


def kinds(about: dict[str, list]) -> set[str]:
    return {o.value.removeprefix(_OWL) for o in about.get(f"{_RDF}type", []) if o.value.startswith(_OWL)}


def test_every_class_of_the_model_is_there_and_in_its_place():
    """Each class lies below the one that the model puts it under."""
    ancestors = shipped_schema().ancestors
    misplaced = [
        (c, parent) for parent, children in TREE.items() for c in children.split() if PARLEY + parent not in ancestors.get(PARLEY + c, ())
    ]
    assert misplaced == []


def test_roots_and_properties_of_the_model_are_declared(ours):
    """Every root class and every property that an article's graph, the derived view or the gazetteer is described with."""
    assert [name for name in ROOTS if "Class" not in kinds(ours.get(name, {}))] == []
    assert [name for name in PROPERTIES if not kinds(ours.get(name, {})) & _KINDS] == []


def test_every_term_has_one_label_one_definition_and_an_example_in_english(ours):
    """A term without a definition or an example is not finished; a definition is a sentence."""
    unfinished = []
    for name, about in ours.items():
        labels, definitions, examples = (about.get(iri, []) for iri in (f"{_RDFS}label", f"{_SKOS}definition", f"{_SKOS}example"))
        texts = [*labels, *definitions, *examples]
        counted = (len(labels), len(definitions)) == (1, 1) and examples
        if not counted or any(t.language != "en" for t in texts) or not definitions[0].value.endswith("."):
            unfinished.append(name)
    assert unfinished == []
    assert len(ours) > 200


def test_no_two_terms_share_a_definition_or_a_label_of_their_kind(ours):
    """Two classes, or two properties, with one label or definition would be one term twice."""
    for prop in (f"{_RDFS}label", f"{_SKOS}definition"):
        seen = [("Class" in kinds(about), about[prop][0].value) for about in ours.values()]
        assert sorted(seen) == sorted(set(seen))


def test_names_keep_to_their_case(ours):
    """Classes begin with a capital letter, properties with a small one."""
    wrong = [
        name for name, about in ours.items() if not re.fullmatch("[A-Z][A-Za-z]+" if "Class" in kinds(about) else "[a-z][A-Za-z0-9]+", name)
    ]
    assert wrong == []


def test_every_term_used_is_declared(said):
    """Nothing but the built-in vocabularies of RDF and OWL is used without a declaration or a stub."""
    declared = {subject for subject, about in said.items() if about.get(f"{_RDF}type")}
    used = {
        term
        for triple in ontology_triples()
        for term in (triple.subject, triple.predicate, triple.object)
        if isinstance(term, ox.NamedNode)
    }
    loose = {term.value for term in used - declared if not term.value.startswith(_BUILT_IN)}
    documents = {o.value for about in said.values() for o in about.get(f"{_RDFS}isDefinedBy", [])}
    assert loose - documents == {"https://w3id.org/parley/ontology/0.1.0", "https://www.apache.org/licenses/LICENSE-2.0"}


def test_there_is_one_ontology_with_title_licence_and_version_and_no_import(said):
    """Terms of others are stubs that say where they are defined."""
    headers = [subject for subject, about in said.items() if "Ontology" in kinds(about)]
    assert headers == [ONTOLOGY]
    about = said[ONTOLOGY]
    assert [o.value for o in about[f"{_OWL}versionInfo"]] == ["0.1.0"]
    assert all(about[f"http://purl.org/dc/terms/{name}"] for name in ("title", "license", "description"))
    assert f"{_OWL}imports" not in {triple.predicate.value for triple in ontology_triples()}


def test_every_term_says_where_it_is_defined(said):
    """Ours in our ontology, each stub in the vocabulary that it comes from."""
    for subject, about in said.items():
        if subject != ONTOLOGY and kinds(about):
            (home,) = about[f"{_RDFS}isDefinedBy"]
            assert (home == ONTOLOGY) is subject.value.startswith(PARLEY), subject


def test_no_term_is_of_two_kinds(said):
    """OWL 2 DL: an IRI is a class, an object property, a datatype property or an annotation property, and one of these only."""
    assert [subject.value for subject, about in said.items() if len(kinds(about) & _KINDS) > 1] == []


def test_ranges_fit_the_kind_of_property(ours):
    """OWL 2 DL: a datatype property ranges over a datatype, an object property over classes, an annotation property over neither."""
    wrong = []
    for name, about in ours.items():
        for end in about.get(f"{_RDFS}range", []):
            is_datatype = isinstance(end, ox.NamedNode) and (
                end.value.startswith("http://www.w3.org/2001/XMLSchema#") or end.value.endswith("/EDTF")
            )
            if is_datatype is not ("DatatypeProperty" in kinds(about)):
                wrong.append(name)
    assert wrong == []


def test_settlements_cannot_act_and_targets_may_be_anything():
    """The roles of actors range over agents, the place over places, and the target over nothing in particular."""
    ranges = {
        name: shipped_schema().ranges.get(PARLEY + name)
        for name in ("agent", "party", "mediator", "supporter", "claimant", "place", "target")
    }
    agent = frozenset({PARLEY + "Agent"})
    expected = dict.fromkeys(("agent", "party", "mediator", "supporter", "claimant"), agent) | {
        "place": frozenset({PARLEY + "Place"}),
        "target": None,
    }
    assert ranges == expected


def test_loaded_words_are_no_classes(ours):
    """Types are neutral: what a side calls an act is a concept of the framings, never a class."""
    loaded = "Aggression Liberation Occupation Genocide Terrorism Terrorist Invasion SpecialOperation Regime Massacre".split()
    assert [name for name in loaded if name in ours] == []

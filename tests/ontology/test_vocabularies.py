"""The SKOS vocabularies, and the crosswalks to the schemes of others."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import get_args

import pyoxigraph as ox
import pytest

from kg.check.schema import ontology_triples, shipped_schema
from kg.model import Modality, Polarity, Voice

PV = "https://w3id.org/parley/vocab/"
PARLEY = "https://w3id.org/parley/ontology#"
CROSSWALK = "https://w3id.org/parley/crosswalk/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
PLOVER = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
WITHOUT_PLOVER = set(
    "Statement Announcement Renaming Election Appointment Decision Commemoration VerbalEvent StatusEvent PoliticalEvent".split()
)


def concepts(scheme: str) -> set[str]:
    prefix = f"{PV}{scheme}/"
    return {t.subject.value.removeprefix(prefix) for t in ontology_triples("vocab") if t.subject.value.startswith(prefix)}


def test_every_concept_is_in_its_scheme_with_one_label_a_definition_and_an_example():
    """The scheme of a concept is the first part of its local name, and the scheme is described too."""
    said: dict = defaultdict(lambda: defaultdict(list))
    for triple in ontology_triples("vocab"):
        said[triple.subject.value][triple.predicate.value.removeprefix(_SKOS)].append(triple.object.value)
    wrong = []
    for iri, about in said.items():
        local = iri.removeprefix(PV)
        if "/" in local:
            in_scheme = about["inScheme"] == [PV + local.split("/")[0]]
            complete = (
                len(about["prefLabel"]) == 1 and len(about["definition"]) == 1 and about["example"] and about[_TYPE] == [f"{_SKOS}Concept"]
            )
            if not (in_scheme and complete):
                wrong.append(iri)
        elif about[_TYPE] != [f"{_SKOS}ConceptScheme"] or not about["definition"]:
            wrong.append(iri)
    assert wrong == []
    assert len(said) > 100


@pytest.mark.parametrize(("scheme", "values"), [("polarity", Polarity), ("modality", Modality), ("voice", Voice)])
def test_the_values_of_the_model_are_the_concepts(scheme, values):
    """What code calls a polarity, modality or voice is a concept of that name, and the other way round."""
    assert concepts(scheme) == set(get_args(values))


def test_the_schemes_that_the_model_names_are_complete():
    """Bases, harms and framings that the model lists by name."""
    assert concepts("basis") == {"de-jure", "de-facto", "self-declared", "claimed", "undetermined"}
    assert concepts("harm") == {"killed", "injured", "missing", "captured", "displaced", "casualties-unspecified"}
    named = {"aggression", "anti-terrorist-activity", "liberation", "occupation", "genocide", "restoring-constitutional-order"}
    assert named <= concepts("framing")


def test_a_label_names_one_concept_of_its_scheme():
    """Words that stood for two framings would make a claimant say both."""
    labels = Counter(
        (t.subject.value.rsplit("/", 1)[0], t.object.value.casefold())
        for t in ontology_triples("vocab")
        if t.predicate.value in (f"{_SKOS}prefLabel", f"{_SKOS}altLabel")
    )
    assert [label for label, count in labels.items() if count > 1 and label[0].count("/") > 4] == []


def matches(scheme: str) -> dict[str, list[str]]:
    """Local name of one of our classes → the codes of `scheme` that it is matched with."""
    found: dict[str, list[str]] = defaultdict(list)
    for triple in ontology_triples("alignments"):
        if triple.predicate.value.endswith("Match") and triple.subject.value.startswith(PARLEY):
            prefix = f"{CROSSWALK}{scheme}/"
            if triple.object.value.startswith(prefix):
                found[triple.subject.value.removeprefix(PARLEY)].append(triple.object.value.removeprefix(prefix))
    return found


def test_every_event_class_has_one_plover_root_or_is_said_to_have_none():
    """The crosswalk leaves no event class out, and gives each one root."""
    derived = {"NarratedEvent", "AttributedEvent", "ProspectiveEvent", "ContestedEvent"}
    below_event = {iri.removeprefix(PARLEY) for iri, above in shipped_schema().ancestors.items() if PARLEY + "Event" in above}
    plover = matches("plover")
    assert {name for name, codes in plover.items() if len(codes) != 1} == set()
    assert set(plover) | WITHOUT_PLOVER == below_event - derived - {"Event"}
    assert set(plover) & WITHOUT_PLOVER == set()
    assert {code for codes in plover.values() for code in codes} <= PLOVER


def test_crosswalk_codes_are_described():
    """A code that a class is matched with is a concept of its scheme, with a notation."""
    triples = ontology_triples("alignments")
    noted = {t.subject.value for t in triples if t.predicate.value == f"{_SKOS}notation"}
    used = {t.object.value for t in triples if t.predicate.value.endswith("Match")}
    assert used - noted == set()
    assert {scheme for iri in noted for scheme in [iri.removeprefix(CROSSWALK).split("/")[0]]} == {"plover", "cameo", "acled", "ucdp"}


def test_classes_that_are_matched_exist():
    """A crosswalk for a class that is no more would go unseen."""
    known = set(shipped_schema().ancestors)
    subjects = {
        t.subject.value
        for t in ontology_triples("alignments")
        if t.subject.value.startswith(PARLEY) and t.predicate.value.endswith("Match")
    }
    assert subjects - known == set()


def test_alignments_state_no_contradiction():
    """Core and alignments together are consistent: no class of ours falls empty below a class of another vocabulary."""
    from kg.check.consistency import check_consistency

    assert check_consistency(b"", ontology=[*ontology_triples(), *ontology_triples("alignments")]).findings == ()


def test_plover_names_of_earlier_drafts_lead_to_the_present_ones():
    """Data coded with an earlier draft can be compared: each old name is matched with the root that took its place."""
    old = {
        t.subject.value.rsplit("/", 1)[1]: t.object.value.rsplit("/", 1)[1]
        for t in ontology_triples("alignments")
        if t.predicate.value.endswith("Match") and isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(f"{CROSSWALK}plover/")
    }
    assert old == {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def test_the_gazetteer_agrees_with_the_ontology():
    """No shipped entity is of two classes that exclude each other, nor used as what it is not: no city is a capital of a city."""
    from kg.check.consistency import check_consistency

    report = check_consistency(ox.serialize(ontology_triples("gazetteer"), format=ox.RdfFormat.N_TRIPLES) or b"")
    assert report.findings == ()
    assert report.checked > 5000

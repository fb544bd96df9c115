"""Every vocabulary term that code names: namespaces, classes, properties, graphs.

A test checks that each `parley:` term here is declared in `ontology/core`. Classes of events, agreements, propositions,
actors and places are not listed: they come from the lexicon and the gazetteer by their local names.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pyoxigraph import NamedNode


class Namespace(str):
    """An IRI that terms begin with; calling it with a local name gives the term."""

    __slots__ = ()

    def __call__(self, local: str) -> NamedNode:
        return _term(self, local)


@lru_cache(maxsize=8192)
def _term(namespace: str, local: str) -> NamedNode:
    return NamedNode(namespace + local)


PARLEY = Namespace("https://w3id.org/parley/ontology#")
PV = Namespace("https://w3id.org/parley/vocab/")
PID = Namespace("https://w3id.org/parley/id/")
LEX = Namespace("https://w3id.org/parley/lexicon/")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCT = Namespace("http://purl.org/dc/terms/")
OA = Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
EDTF = Namespace("http://id.loc.gov/datatypes/edtf/")
WD = Namespace("http://www.wikidata.org/entity/")
WGS84 = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")

PREFIXES: Mapping[str, Namespace] = {
    "parley": PARLEY,
    "pv": PV,
    "pid": PID,
    "lex": LEX,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dct": DCT,
    "oa": OA,
    "prov": PROV,
    "schema": SCHEMA,
    "edtf": EDTF,
    "wd": WD,
    "wgs84": WGS84,
}

DEFAULT_BASE = "https://w3id.org/parley/data/"
ONTOLOGY_GRAPH = NamedNode("https://w3id.org/parley/ontology")
VOCAB_GRAPH = NamedNode("https://w3id.org/parley/vocab")
ENTITIES_GRAPH = NamedNode("https://w3id.org/parley/entities")

# --- classes of ours
AGREEMENT = PARLEY("Agreement")
CLAIM = PARLEY("Claim")
CONDITION_CLASS = PARLEY("Condition")
EVIDENCE = PARLEY("Evidence")
MEDIA_OUTLET = PARLEY("MediaOutlet")
MENTION = PARLEY("Mention")
SOURCE_TEXT = PARLEY("SourceText")
TIME = PARLEY("Time")

# --- source, evidence, mentions
CHARACTER_COUNT = PARLEY("characterCount")
DENOTES = PARLEY("denotes")
FULL_TEXT = PARLEY("fullText")
HAS_EVIDENCE = PARLEY("hasEvidence")
LITERALLY_NAMES = PARLEY("literallyNames")
SHA256 = PARLEY("sha256")
SOURCE_TEXT_OF = PARLEY("sourceText")

# --- claims
CLAIMANT = PARLEY("claimant")
CONDITION = PARLEY("condition")
CONDITION_POLARITY = PARLEY("conditionPolarity")
CONDITION_TEXT = PARLEY("conditionText")
HAS_CONTENT = PARLEY("hasContent")
HEDGE = PARLEY("hedge")
IN_ARTICLE = PARLEY("inArticle")
MADE_BY = PARLEY("madeBy")
MODALITY = PARLEY("modality")
ON_BEHALF_OF = PARLEY("onBehalfOf")
POLARITY = PARLEY("polarity")
TRIGGER = PARLEY("trigger")
VOICE = PARLEY("voice")

# --- content
BELONGS_TO = PARLEY("belongsTo")
ROLES: Mapping[str, NamedNode] = {name: PARLEY(name) for name in ("agent", "target", "party", "mediator", "supporter", "place")}
LINKS: Mapping[str, NamedNode] = {name: PARLEY(name) for name in ("reports", "concludes", "hasTerm", "about", "resultsFrom")}
AGREEMENT_NAME = PARLEY("agreementName")
APPROXIMATE = PARLEY("approximate")
BASIS = PARLEY("basis")
EXACT = PARLEY("exact")
FRAMING = PARLEY("framing")
HARM = PARLEY("harm")
HOLDER = PARLEY("holder")
LOWER = PARLEY("lower")
NAME = PARLEY("name")
ORGANIZATION = PARLEY("organization")
PERSON = PARLEY("person")
POPULATION_NAME = PARLEY("populationName")
PURPOSE = PARLEY("purpose")
ROLE = PARLEY("role")
STATUS = PARLEY("status")
STATUS_KIND = PARLEY("statusKind")
TERM_TEXT = PARLEY("termText")
UPPER = PARLEY("upper")
WITHIN = PARLEY("within")
WITHIN_NAME = PARLEY("withinName")
WORDS = PARLEY("words")

# --- time
EARLIEST_BEGIN = PARLEY("earliestBegin")
EARLIEST_END = PARLEY("earliestEnd")
EDTF_VALUE = PARLEY("edtf")
HAS_TIME = PARLEY("hasTime")
LATEST_BEGIN = PARLEY("latestBegin")
LATEST_END = PARLEY("latestEnd")
TIME_BASIS = PARLEY("timeBasis")
TIME_TEXT = PARLEY("timeText")

# --- run
LEXICON_VERSION = PARLEY("lexiconVersion")
MODEL_VERSION = PARLEY("modelVersion")
ONTOLOGY_VERSION = PARLEY("ontologyVersion")
SOFTWARE_VERSION = PARLEY("softwareVersion")

# --- terms of others
A = RDF("type")
ALT_LABEL = SKOS("altLabel")
DATE_PUBLISHED = SCHEMA("datePublished")
EDTF_TYPE = EDTF("EDTF")
HEADLINE = SCHEMA("headline")
HIDDEN_LABEL = SKOS("hiddenLabel")
IN_LANGUAGE = SCHEMA("inLanguage")
LABEL = RDFS("label")
NEWS_ARTICLE = SCHEMA("NewsArticle")
OA_END = OA("end")
OA_EXACT = OA("exact")
OA_HAS_SELECTOR = OA("hasSelector")
OA_HAS_SOURCE = OA("hasSource")
OA_PREFIX = OA("prefix")
OA_START = OA("start")
OA_SUFFIX = OA("suffix")
POSITION_SELECTOR = OA("TextPositionSelector")
PREF_LABEL = SKOS("prefLabel")
PROV_ACTIVITY = PROV("Activity")
PUBLISHER = SCHEMA("publisher")
QUOTE_SELECTOR = OA("TextQuoteSelector")
URL = SCHEMA("url")
WAS_GENERATED_BY = PROV("wasGeneratedBy")
XSD_BOOLEAN = XSD("boolean")
XSD_DATE = XSD("date")
XSD_INTEGER = XSD("integer")


def parley_terms() -> frozenset[str]:
    """Local names of all `parley:` terms that this module names."""
    values = [value for value in globals().values() if isinstance(value, NamedNode)]
    values += [*ROLES.values(), *LINKS.values()]
    return frozenset(value.value.removeprefix(PARLEY) for value in values if value.value.startswith(PARLEY))

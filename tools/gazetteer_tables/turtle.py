"""Turtle for the gazetteer, written by hand-made rules so that the same facts always give the same bytes."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping

PREFIXES = """@prefix parley: <https://w3id.org/parley/ontology#> .
@prefix body: <https://w3id.org/parley/id/body/> .
@prefix force: <https://w3id.org/parley/id/force/> .
@prefix media: <https://w3id.org/parley/id/media/> .
@prefix name: <https://w3id.org/parley/id/name/> .
@prefix org: <https://w3id.org/parley/id/org/> .
@prefix person: <https://w3id.org/parley/id/person/> .
@prefix place: <https://w3id.org/parley/id/place/> .
@prefix polity: <https://w3id.org/parley/id/polity/> .
@prefix population: <https://w3id.org/parley/id/population/> .
@prefix state: <https://w3id.org/parley/id/state/> .
@prefix territory: <https://w3id.org/parley/id/territory/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
Row = Mapping[str, str]
Graph = dict[str, dict[str, set[str]]]
"""Subject → property → values, all as they stand in Turtle."""


def new_graph() -> Graph:
    return defaultdict(lambda: defaultdict(set))


def add(about: dict[str, set[str]], prop: str, *values: str) -> None:
    about[prop].update(values)


def add_position(about: dict[str, set[str]], qid: str, geonames: str, lat: str, lon: str) -> None:
    if qid:
        add(about, "owl:sameAs", f"wd:{qid}")
    if geonames:
        add(about, "skos:exactMatch", f"<https://sws.geonames.org/{geonames}/>")
    if lat and lon:
        add(about, "wgs84:lat", f'"{float(lat):.4f}"^^xsd:decimal')
        add(about, "wgs84:long", f'"{float(lon):.4f}"^^xsd:decimal')


def turtle(graph: Graph, note: str) -> str:
    lines = [f"# {note}", PREFIXES]
    for subject in sorted(graph):
        properties = sorted(graph[subject].items(), key=lambda p: (p[0] != "a", p[0]))
        body = " ;\n    ".join(f"{name} {' , '.join(sorted(values))}" for name, values in properties if values)
        lines.append(f"{subject} {body} .\n")
    return "\n".join(lines)


def text(value: str) -> str:
    return f"{quoted(value)}@en"


def quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def slug(name: str) -> str:
    flat = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ə", "e").replace("ø", "o").replace("ł", "l"))
    return re.sub(r"[^a-z0-9]+", "-", flat.encode("ascii", "ignore").decode().lower().replace("'", "")).strip("-")


def fold_name(name: str) -> str:
    """A name without case, accents, hyphens and apostrophes, for comparing."""
    flat = unicodedata.normalize("NFKD", plain_latin(name)).lower()
    return re.sub(r"[^a-z ]", "", flat.replace("-", " "))


def plain_latin(name: str) -> str:
    """A transliteration without its diacritics and apostrophe-like letters: "Ma‘arratmişrīn" → "Maarratmisrin"."""
    flat = unicodedata.normalize("NFKD", name.translate(str.maketrans("ıəøłđðÐØŁĐ", "ieolddDOLD")))
    plain = "".join(c for c in flat if not unicodedata.combining(c) and c not in "‘’ʻʼ`")
    return " ".join(word.strip("'") for word in re.sub(r"\s*\(.*?\)", "", plain).split())


def is_latin(name: str) -> bool:
    return all(ord(c) < 0x250 or c in "‘’–" for c in name)

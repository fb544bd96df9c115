"""States, their territories, populations and capitals.

States are the members and observers of the United Nations and two states in free association; every other state is a polity
whose territory is typed as disputed. That is the only rule; it says nothing about who is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from gazetteer_tables.turtle import Graph, Row, add, add_position, new_graph, quoted, slug, text


def state_graph(rows: Iterable[Row], settings: Mapping) -> Graph:
    graph = new_graph()
    for row, own in chosen_states(rows, settings):
        label = own.get("label", row["name"])
        state, territory = f"state:{slug(label)}", f"territory:{slug(label)}"
        kind = own.get("kind", "State" if row["un_status"] in ("member", "observer") else "Polity")
        about = graph[state]
        add(about, "a", f"parley:{kind}")
        add(about, "skos:prefLabel", text(label))
        official = settings["official"].get(row["iso_alpha2"], row["official_name"])
        for alias in [*own.get("aliases", ()), *([official] if official else [])]:
            if alias != label:
                add(about, "skos:altLabel", text(alias))
        adjective = own.get("adjective", plain(row["adjective"]))
        if adjective:
            add(about, "parley:adjective", quoted(adjective))
        for other in own.get("adjectives", ()):
            add(about, "parley:altAdjective", quoted(other))
        add(about, "parley:territory", territory)
        if row["wikidata_qid"]:
            add(about, "owl:sameAs", f"wd:{row['wikidata_qid']}")
        add(about, "dct:source", quoted("datasets/country-codes; CIA World Factbook"))
        add(graph[territory], "a", "parley:StateTerritory" if kind == "State" else "parley:DisputedTerritory")
        add(graph[territory], "skos:prefLabel", text(label))
        add_population(graph, own, row, state)
    return graph


def add_population(graph: Graph, own: Mapping, row: Row, state: str) -> None:
    names = [own["demonym"]] if "demonym" in own else plural(row["demonym_noun"])
    if not names:
        return
    about = graph[f"population:{slug(names[0])}-of-{state.partition(':')[2]}"]
    add(about, "a", "parley:Population")
    add(about, "skos:prefLabel", text(names[0]))
    for other in own.get("demonyms", ()):
        add(about, "skos:altLabel", text(other))
    add(about, "parley:belongsTo", state)


def capital_graph(rows: Iterable[Row], settings: Mapping) -> Graph:
    graph = new_graph()
    for row, own in chosen_states(rows, settings):
        state = f"state:{slug(own.get('label', row['name']))}"
        for at, capital in enumerate(filter(None, [row["capital"], *row["other_capitals"].split("|")])):
            said = settings["capitals"].get(capital, {})
            about = graph[f"place:{slug(said.get('label', capital))}"]
            label = said.get("label", capital)
            add(about, "a", "parley:Settlement")
            add(about, "skos:prefLabel", text(label))
            for alias in said.get("aliases", ()):
                if alias != label:
                    add(about, "skos:altLabel", text(alias))
            if said.get("context"):
                add(about, "parley:contextLabel", quoted(label))
            if at == 0 and said.get("metonym", True):
                add(about, "parley:metonymFor", state)
            else:
                add(about, "parley:inState", state)
            if at == 0:
                qid = row["capital_wikidata_qid"]
                is_city_state = qid and qid == row["wikidata_qid"]  # one item for both: the city is not the state
                if is_city_state:
                    add(about, "skos:closeMatch", f"wd:{qid}")
                add_position(about, "" if is_city_state else qid, row["capital_geonames_id"], row["capital_lat"], row["capital_lon"])
                add(about, "dct:source", quoted("Natural Earth; GeoNames"))
    for city, code in settings["seats"].items():
        row, own = next((r, o) for r, o in chosen_states(rows, settings) if r["iso_alpha2"] == code)
        about = graph[f"place:{slug(city)}"]
        add(about, "a", "parley:Settlement")
        add(about, "skos:prefLabel", text(city))
        if city.startswith("The "):
            add(about, "skos:altLabel", text(city.removeprefix("The ")))
        add(about, "parley:inState", f"state:{slug(own.get('label', row['name']))}")
    return graph


def chosen_states(rows: Iterable[Row], settings: Mapping) -> Iterator[tuple[Row, Mapping]]:
    for row in rows:
        own = settings["states"].get(row["iso_alpha2"] or row["name"], {})
        if not own.get("skip"):
            yield row, own


def plain(adjective: str) -> str:
    """The first adjective of a Factbook entry: "Saudi or Saudi Arabian" → "Saudi"."""
    found = re.split(r"[,;(]| or ", adjective)[0].strip()
    return "" if found == "none" else found


def plural(noun: str) -> list[str]:
    """The plural of a Factbook demonym: "Armenian(s)" → "Armenians", "Chinese (singular and plural)" → "Chinese"."""
    first = re.split(r"[,;]| or ", noun)[0].strip()
    if not first or first == "none":
        return []
    if first.endswith("(s)"):
        return [first[:-3] + "s"]
    if "plural)" in first:
        return [first.split(" (")[0]]
    return [] if "(" in first else [first + "s"]

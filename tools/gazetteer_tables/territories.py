"""Territories, the polities that claim to govern them, former states, and the towns that two sides name differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from gazetteer_tables.turtle import Graph, Row, add, add_position, is_latin, new_graph, quoted, slug, text


def territory_graph(rows: Iterable[Row], settings: Mapping) -> Graph:
    graph = new_graph()
    said = settings["territories"]
    for row in rows:
        own = said.get(row["name"], {})
        if own.get("skip"):
            continue
        label = own.get("label", row["name"])
        kind = own.get("kind") or settings["territory-kinds"][row["kind"]]
        about = graph[subject(kind, label)]
        add(about, "a", f"parley:{kind}")
        add(about, "skos:prefLabel", text(label))
        names = {
            *own.get("aliases", ()),
            *(alias for alias in hand_aliases(row) if "(" not in alias),
            *({row["name"]} if label != row["name"] and "(" not in row["name"] else ()),
        }
        add(about, "skos:altLabel", *(text(name) for name in names - {label, *own.get("drop", ())} if is_latin(name)))
        for prop in ("adjective", "demonym"):
            if prop in own:
                add_adjective(graph, about, prop, own[prop], subject(kind, label))
        add(about, "parley:claimedBy", *(f"state:{slug(state)}" for state in own.get("claimed", ())))
        if own.get("territory"):
            add(about, "parley:territory", subject("DisputedTerritory", own["territory"]))
        if own.get("authorities"):
            add(about, "parley:authorities", subject("Polity", own["authorities"]))
        if own.get("context"):
            add(about, "parley:contextLabel", *(quoted(name) for name in (own["context"] if isinstance(own["context"], list) else [label])))
        if kind == "Settlement" and row["parent"] in settings["in-state"]:
            if not row["claimants_or_controllers"]:
                add(about, "parley:inState", f"state:{slug(settings['in-state'][row['parent']])}")
        qid = "" if own.get("no-qid") else row["wikidata_qid"]
        add_position(about, qid, row["geonames_id"], row["lat"], row["lon"])
        if qid or row["lat"]:
            add(about, "dct:source", quoted(sources(row)))
    add_polities(graph, settings)
    return graph


def add_polities(graph: Graph, settings: Mapping) -> None:
    """Polities that share the name of their territory and have no row of their own."""
    for name, own in settings["polities"].items():
        about = graph[subject("Polity", name)]
        add(about, "a", "parley:Polity")
        add(about, "skos:prefLabel", text(name))
        add(about, "skos:altLabel", *(text(alias) for alias in own.get("aliases", ())))
        if "territory" in own:
            add(about, "parley:territory", subject("DisputedTerritory", own["territory"]))
        if "adjective" in own:
            add(about, "parley:adjective", quoted(own["adjective"]))
            add(about, "parley:altAdjective", *(quoted(a) for a in own.get("adjectives", ())))
        if "demonym" in own:
            add_population(graph, own["demonym"], subject("Polity", name))


def add_adjective(graph: Graph, about: dict[str, set[str]], prop: str, value: str, owner: str) -> None:
    if prop == "adjective":
        add(about, "parley:adjective", quoted(value))
    else:
        add_population(graph, value, owner)


def add_population(graph: Graph, name: str, owner: str) -> None:
    people = graph[f"population:{slug(name)}-of-{owner.partition(':')[2]}"]
    add(people, "a", "parley:Population")
    add(people, "skos:prefLabel", text(name))
    add(people, "parley:belongsTo" if owner.startswith(("polity:", "state:")) else "parley:fromPlace", owner)


def side_name_graph(rows: Iterable[Row], settings: Mapping) -> Graph:
    """The name that each side of a conflict gives to a place: one node a name, so that no name is the right one."""
    graph = new_graph()
    for row in rows:
        own = settings["side-names"].get(row["place"], {})
        if own.get("skip"):
            continue
        place = own.get("subject") or place_subject(row, settings)
        if row["kind"] == "city/town":
            about = graph[place]
            add(about, "a", "parley:Settlement")
            label = own.get("label", place_label(row["place"]))
            add(about, "skos:prefLabel", text(label))
            add_position(about, row["wikidata_qid"], row["geonames_id"], row["lat"], row["lon"])
        for side, name in ((row["side_a"], row["name_a"]), (row["side_b"], row["name_b"])):
            for number, one in enumerate(clean_names(name)):
                node = graph[f"name:{place.partition(':')[2]}-{slug(side)}" + (f"-{number + 1}" if number else "")]
                add(node, "a", "parley:SideName")
                add(node, "parley:nameOf", place)
                add(node, "parley:name", quoted(one))
                add(node, "parley:side", quoted(side))
                if row["kind"] == "city/town" and one != label and one not in settings["not-names"]:
                    add(graph[place], "skos:altLabel", text(one))
    return graph


def clean_names(name: str) -> Iterator[str]:
    for one in name.split(" / "):
        one = re.sub(r"\s*\(.*?\)", "", one).strip()
        if one and is_latin(one):
            yield one


def place_label(name: str) -> str:
    return re.sub(r"\s*\(.*?\)", "", name.split(" / ")[0])


def place_subject(row: Row, settings: Mapping) -> str:
    label = place_label(row["place"])
    if row["kind"] == "city/town":
        return f"place:{slug(settings['capitals'].get(label, {}).get('label', label))}"
    return f"territory:{slug(label)}"


def subject(kind: str, label: str) -> str:
    folder = {"Polity": "polity", "Settlement": "place", "Place": "place"}.get(kind, "territory")
    return f"{folder}:{slug(label)}"


def hand_aliases(row: Row) -> list[str]:
    """The aliases that the table marks as general knowledge; the others mix scripts and notes."""
    found = re.search(r"aliases:([^;]*)", row["hand_assigned"])
    return [name.strip() for name in found[1].split("/") if name.strip()] if found else []


def sources(row: Row) -> str:
    return " ; ".join(sorted({source.strip().split(":")[0].split("@")[0] for source in row["source"].split(" ; ")}))

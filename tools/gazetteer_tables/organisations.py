"""Organisations, armed groups and media. Short acronyms of little-known groups are left out: an article introduces them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gazetteer_tables.turtle import Graph, Row, add, is_latin, new_graph, quoted, slug, text

_SHARE_ALIKE = "confirmordeny/supraverden"


def organisation_graphs(rows: Iterable[Row], settings: Mapping) -> dict[str, Graph]:
    graphs = {"organisations": new_graph(), "armed-groups": new_graph(), "media": new_graph()}
    said = settings["organisations"]
    for row in rows:
        own = said.get(row["name"], {})
        if own.get("skip") or row["kind"] in settings["skip-organisation-kinds"]:
            continue
        label = own.get("label", row["name"]).strip()
        if not is_latin(label):
            continue
        kind = own.get("kind") or settings["organisation-kinds"][row["kind"]]
        name = (
            "media"
            if kind == "MediaOutlet"
            else "organisations"
            if kind in ("InternationalOrganization", "PeacekeepingForce")
            else "armed-groups"
        )
        about = graphs[name][f"{settings['folders'].get(kind, 'org')}:{slug(label)}"]
        add(about, "a", f"parley:{kind}")
        add(about, "skos:prefLabel", text(label))
        well_known = row["kind"] not in settings["little-known"]
        aliases = {*own.get("aliases", ()), *(good_aliases(row, settings) if well_known else long_aliases(row))} - {label}
        add(about, "skos:altLabel", *(text(alias) for alias in aliases if alias not in own.get("drop", ())))
        adjective = own.get("adjective") or (row["acronym"] if kind == "InternationalOrganization" and row["acronym"] else "")
        if adjective:
            add(about, "parley:adjective", quoted(adjective))
        add(about, "parley:domain", *(quoted(domain) for domain in own.get("domains", ())))
        owner = own.get("owner") or (row["country"] if kind in ("MediaOutlet", "ArmedForce") else "")
        if owner:
            add(about, "parley:belongsTo", f"{own.get('owner-folder', 'state')}:{slug(settings['in-state'].get(owner, owner))}")
        if row["wikidata_qid"] and row["source"].split(":")[0] != _SHARE_ALIKE or row["source"].count(" ; "):
            if row["wikidata_qid"]:
                add(about, "owl:sameAs", f"wd:{row['wikidata_qid']}")
    return graphs


def good_aliases(row: Row, settings: Mapping) -> set[str]:
    names = {row["acronym"], *row["aliases"].split("|")}
    return {
        name.strip() for name in names if name.strip() and is_latin(name) and name.strip() not in settings["not-names"] and "(" not in name
    }


def long_aliases(row: Row) -> set[str]:
    """Names of two words or more, in title case."""
    return {
        name.strip()
        for name in row["aliases"].split("|")
        if " " in name.strip() and is_latin(name) and not name.isupper() and "(" not in name
    }

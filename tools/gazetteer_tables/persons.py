"""Persons who hold or held an office. Rows are merged by identifier and by name; offices are not written: articles tell them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from gazetteer_tables.turtle import Graph, Row, add, fold_name, is_latin, new_graph, slug, text

_SHARE_ALIKE = "open-data-archive/"


def person_graph(rows: Iterable[Row], settings: Mapping) -> Graph:
    graph = new_graph()
    for names, countries, qids in sorted(merged(list(rows), settings)):
        label = names[0]
        about = graph[f"person:{slug(label)}"]
        add(about, "a", "parley:Person")
        add(about, "skos:prefLabel", text(label))
        add(about, "skos:altLabel", *(text(name) for name in names[1:]))
        add(about, "parley:belongsTo", *countries[:1])
        if len(qids) == 1:
            add(about, "owl:sameAs", f"wd:{qids[0]}")
    return graph


def merged(rows: list[Row], settings: Mapping) -> Iterable[tuple[list[str], list[str], list[str]]]:
    """One entry a person: names (the canonical one first), owners, identifiers read in a source."""
    canonical = {fold_name(alias): label for label, aliases in settings["persons"].items() for alias in (label, *aliases)}
    group: dict[str, str] = {}
    kept = [row for row in rows if usable(row, settings)]
    for row in kept:
        country = settings["in-state"].get(row["country"], row["country"])
        names = own_names(row)
        keys = [canonical[fold_name(n)] for n in names if fold_name(n) in canonical]
        own = [f"{fold_name(n)}@{country}" for n in names]
        qid = (
            [f"{row['wikidata_qid']}@{fold_name(row['name']).split()[-1]}"]
            if row["qid_basis"] == "read in source" and row["wikidata_qid"]
            else []
        )
        unite(group, [*(f"={k}" for k in keys), *qid, *own])
    people: dict[str, list[Row]] = defaultdict(list)
    for row in kept:
        country = settings["in-state"].get(row["country"], row["country"])
        people[root(group, f"{fold_name(row['name'])}@{country}")].append(row)
    for members in people.values():
        yield describe(members, settings, canonical)


def describe(members: list[Row], settings: Mapping, canonical: Mapping[str, str]) -> tuple[list[str], list[str], list[str]]:
    names = [tidy(n) for row in members for n in own_names(row)]
    names = [n for n in dict.fromkeys(names) if 1 < len(n.split()) < 6 and not has_shouting(n) and not re.search(r"\.\w", n)]
    chosen = next((canonical[fold_name(n)] for n in names if fold_name(n) in canonical), None)
    label = chosen or min(names, key=lambda n: (-sum(fold_name(n) == fold_name(r["name"]) for r in members), len(n), n))
    others = sorted({n for n in (*names, *(settings["persons"].get(label, ()))) if fold_name(n) != fold_name(label)})
    countries = sorted({settings["in-state"].get(r["country"], r["country"]) for r in members if not r["country"].startswith("(")})
    folder = {name: f"polity:{slug(name)}" for name in settings["polity-countries"]}
    owners = [folder.get(country, f"state:{slug(country)}") for country in countries]
    qids = Counter(r["wikidata_qid"] for r in members if r["wikidata_qid"] and r["qid_basis"] == "read in source")
    return [label, *others], owners, [qid for qid, count in sorted(qids.items()) if 2 * count > qids.total()]


def own_names(row: Row) -> list[str]:
    """The name and those aliases that share its surname or continue it: the tables hold a few that are other people's."""
    words = fold_name(tidy(row["name"])).split()
    out = [row["name"]]
    for alias in row["aliases"].split("|"):
        other = fold_name(tidy(alias)).split()
        if alias and is_latin(alias) and other and (other[-1] == words[-1] or other[: len(words)] == words or words[: len(other)] == other):
            out.append(alias)
    return out


def usable(row: Row, settings: Mapping) -> bool:
    if all(source.strip().startswith(_SHARE_ALIKE) for source in row["source"].split(" ; ")):
        return False
    name = tidy(row["name"])
    country = settings["in-state"].get(row["country"], row["country"])
    known = row["country"].startswith("(") or country in settings["polity-countries"] or country in settings["state-names"]
    return (
        known and is_latin(name) and 1 < len(name.split()) < 6 and not has_shouting(name) and not re.search(r"\b[IVX]+$| of |\d|\.\w", name)
    )


def tidy(name: str) -> str:
    """A name without title, nickname and note."""
    bare = re.sub(r"\(.*?\)|\".*?\"|“.*?”|,? [JS]r\.?$", "", name)
    bare = re.sub(r"^((Sir|Dr|Gen|Lt|Sheikh|Amb|Capt|Col|Maj|Brig|Smt|Adm|Col-Gen|Mr|Mrs|Ms)(\.\s*|\s+))+", "", bare.strip(" '"))
    return re.sub(r"\s+", " ", bare).strip(" ,")


def has_shouting(name: str) -> bool:
    """Surnames in capitals: the Factbook's way of marking them."""
    return any(len(word) > 2 and word.isupper() for word in re.split(r"[ -]", name))


def unite(group: dict[str, str], keys: list[str]) -> None:
    roots = sorted({root(group, key) for key in keys})
    for other in roots[1:]:
        group[other] = roots[0]


def root(group: dict[str, str], key: str) -> str:
    group.setdefault(key, key)
    while group[key] != key:
        key = group[key]
    return key

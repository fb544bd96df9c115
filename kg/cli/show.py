"""`kg show`: everything that is claimed about a thing, or by it, with the words."""

from __future__ import annotations

import json as json_module
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import pyoxigraph as ox
import typer

from kg.cli.answers import short
from kg.cli.common import JsonOption, start
from kg.cli.rows import print_json
from kg.errors import InputError
from kg.resources import data_folder
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from kg.store.release import Release

Row = dict[str, str]


def show(
    context: typer.Context,
    thing: Annotated[str, typer.Argument(metavar="NAME|IRI", help="A name (Azerbaijan), an IRI, or a short one (pid:state/azerbaijan).")],
    release: Annotated[Path, typer.Argument(metavar="RELEASE", help="Folder that `kg build` wrote.")] = Path("release"),
    json: JsonOption = False,
) -> None:
    """Show the claims in which an actor, place, event, agreement or claim takes part, each with its exact words.

    \b
    kg show Azerbaijan release
    kg show 'Nagorno-Karabakh' release --json | jq '.[].claims[].quote'
    kg show pid:state/armenia release
    """
    start(context)
    from kg.store.release import open_release

    opened = open_release(release)
    store = opened.store()
    found = _find_things(store, opened, thing)
    sections = [{**about, "claims": _ask(store, "claims", thing=ox.NamedNode(about["thing"]))} for about in found]
    if json:
        print_json(sections)
    else:
        sys.stdout.write("\n".join(_section(about) for about in sections))


def _find_things(store: ox.Store, release: Release, thing: str) -> list[Row]:
    """IRI, label and type of everything that `thing` names. Raises InputError when that is nothing."""
    iri = _as_iri(thing)
    if iri:
        node = ox.NamedNode(iri)
        if next(store.quads_for_pattern(node, None, None), None) is None:
            raise InputError(
                f"{short({'type': 'uri', 'value': iri})} is not in this release", place=str(release.folder), remedy="check the IRI"
            )
        return [{"thing": iri, "label": _label(store, node), "type": _type(store, node)}]
    merged: dict[str, Row] = {}
    for row in _ask(store, "names", name=ox.Literal(thing.lower())):
        merged.setdefault(row["thing"], row)
    if not merged:
        raise InputError(
            f"nothing in this release is called {thing!r}", place=str(release.folder), remedy="try another spelling, or an IRI"
        )
    return list(merged.values())


def _as_iri(thing: str) -> str | None:
    if "://" in thing:
        return thing.strip("<>")
    prefix, colon, local = thing.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


def _label(store: ox.Store, node: ox.NamedNode) -> str:
    for name in ("http://www.w3.org/2004/02/skos/core#prefLabel", "http://www.w3.org/2000/01/rdf-schema#label"):
        for quad in store.quads_for_pattern(node, ox.NamedNode(name), None):
            return quad.object.value
    return short({"type": "uri", "value": node.value})


def _type(store: ox.Store, node: ox.NamedNode) -> str:
    classes = {q.object.value for q in store.quads_for_pattern(node, ox.NamedNode(PREFIXES["rdf"] + "type"), None)}
    return ", ".join(sorted(iri.removeprefix(PREFIXES["parley"]) for iri in classes if iri.startswith(PREFIXES["parley"])))


def _ask(store: ox.Store, question: str, **values: ox.NamedNode | ox.Literal) -> list[Row]:
    """The rows of `queries/show/<question>.rq`, unbound variables left out."""
    from kg.store.query import run_query

    text = (data_folder("queries") / "show" / f"{question}.rq").read_text(encoding="utf-8")
    answer = run_query(store, text, values=values)
    results = json_module.loads(answer.serialize(format=ox.QueryResultsFormat.JSON) or b"{}")
    return [{name: term["value"] for name, term in row.items()} for row in results["results"]["bindings"]]


def _section(about: dict) -> str:
    """A heading, and three lines a claim: what and who, how, the words and their place."""
    lines = [f"{about.get('label', '')}  ({about['type']})  {short({'type': 'uri', 'value': about['thing']})}"]
    for claim in about["claims"]:
        how = [claim["polarity"], claim["modality"]]
        how += [f"{word} “{claim[word]}”" for word in ("hedge", "condition") if word in claim]
        how += [claim["time"]] if "time" in claim else []
        lines += [
            "",
            f"  {claim['type']} · as {claim['part']} · claimed by {claim.get('claimant', '?')} · {' · '.join(how)}",
            f"    “{' '.join(claim['quote'].split())}”",
            f"    {claim['in']} {claim['start']}–{claim['end']}",
        ]
    if not about["claims"]:
        lines += ["", "  no claim has to do with it"]
    return "\n".join(lines) + "\n"

"""`kg show`: everything that is claimed about a thing, or by it, with the words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import JsonOption, start
from kg.cli.deadline import deadline
from kg.cli.rows import print_json


def show(
    context: typer.Context,
    thing: Annotated[str, typer.Argument(metavar="NAME|IRI", help="A name (Azerbaijan), an IRI, or a short one (pid:state/azerbaijan).")],
    release: Annotated[Path, typer.Argument(metavar="RELEASE", help="Folder that `kg build` wrote.")] = Path("release"),
    json: JsonOption = False,
) -> None:
    """Show the claims in which an actor, place, event or agreement takes part, each with its exact words.

    \b
    kg show Azerbaijan release
    kg show Nagorno-Karabakh release --json | jq '.[].claims[].quote'
    kg show pid:state/armenia release
    """
    settings = start(context).settings
    from kg.cli.things import claims_about, find_things
    from kg.store.release import open_release

    opened = open_release(release)
    store = opened.store()
    with deadline(settings.query_time_s, "the query"):
        found = [{**about, "claims": claims_about(store, about["thing"])} for about in find_things(store, thing, release)]
    sections = [about for about in found if about["claims"]] or found
    if json:
        print_json(sections)
    else:
        sys.stdout.write("\n".join(map(_section, sections)))


def _section(about: dict) -> str:
    """A heading, and three lines a claim: what and who, how; the words; their place."""
    lines = [f"{about.get('label', '')} ({about['type']}) {about['thing']}"]
    for claim in about["claims"]:
        how = [claim["polarity"], claim["modality"]]
        how += [f"{word} “{claim[word]}”" for word in ("hedge", "condition") if word in claim]
        how += [claim["time"]] if "time" in claim else []
        lines += [
            "",
            f"  {claim['type']} · as {claim['part']} · {claim.get('claimant', 'somebody')} says · {' · '.join(how)}",
            f"    > {' '.join(claim['quote'].split())}",
            f"    {claim['in']} {claim['start']}–{claim['end']}",
        ]
    if not about["claims"]:
        lines += ["", "  no claim has to do with it"]
    return "\n".join(lines) + "\n"

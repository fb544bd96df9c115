"""The dataset of an update request (`using-graph-uri`, `using-named-graph-uri`), written into its operations as USING.

The engine takes no dataset for updates, so the clauses go before WHERE in each operation with templates (SPARQL 1.1
Protocol, 2.2.3); an operation that names a dataset of its own, or the short form DELETE WHERE, is refused beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from server import problems
from server.guard import TOKEN


def add_using(update: str, *, default: Sequence[str], named: Sequence[str]) -> str:
    """The update with the graphs of the request in force. Raises Problem."""
    if not default and not named:
        return update
    clauses = " ".join([*(f"USING <{iri}>" for iri in default), *(f"USING NAMED <{iri}>" for iri in named)])
    places = []
    previous = ""
    for word, place in _words_outside_braces(update):
        if word in ("USING", "WITH"):
            raise problems.bad_request("The update names a dataset (USING, WITH) and so does the request; use one of them.")
        if word == "WHERE" and previous == "DELETE":
            raise problems.bad_request("DELETE WHERE takes no dataset; write DELETE { … } WHERE { … }.")
        if word == "WHERE":
            places.append(place)
        previous = word
    for place in reversed(places):
        update = f"{update[:place]}{clauses} {update[place:]}"
    return update


def _words_outside_braces(update: str) -> Iterator[tuple[str, int]]:
    """Keywords that stand in no braces, in capitals, with their places; braces count as the word `{}`."""
    level, last = 0, 0
    for match in TOKEN.finditer(update):
        level, closed = _level(update[last : match.start()], level)
        last = match.end()
        if closed:
            yield "{}", match.start()
        if match.lastgroup == "word" and level == 0:
            yield match.group().upper(), match.start()


def _level(between: str, level: int) -> tuple[int, bool]:
    closed = False
    for sign in between:
        if sign == "{":
            level += 1
        elif sign == "}":
            level = max(0, level - 1)
            closed = True
    return level, closed

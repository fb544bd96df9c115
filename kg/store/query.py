"""Queries over a release: the default graph is the union of all graphs, unless the query names its own with FROM.

pyoxigraph ignores FROM when told to use the union, so the choice is made here, by looking for the keyword outside of
comments, strings and IRIs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kg.errors import UsageError
from kg.vocab import PREFIXES

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Term = ox.NamedNode | ox.Literal

_TOKEN = re.compile(
    r"""
      (?P<skip> \#[^\n\r]*                              # comment
      | <[^<>"{}|^`\\\x00-\x20]*>                       # IRI
      | \"{3}(?:(?:\"|\"\")?(?:[^"\\]|\\.))*\"{3} | '{3}(?:(?:'|'')?(?:[^'\\]|\\.))*'{3}
      | \"(?:[^"\\\n\r]|\\.)*\" | '(?:[^'\\\n\r]|\\.)*'
      | @\w+                                            # language
      | [\w.-]*:[\w.:%\\-]* )                           # prefixed name
    | [?$](?P<name> \w+ )                               # variable
    | (?P<word> \w+ )
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


def run_query(
    store: ox.Store,
    text: str,
    *,
    base: str | None = None,
    prefixes: Mapping[str, str] = PREFIXES,
    values: Mapping[str, Term] | None = None,
    default_graphs: Sequence[ox.NamedNode] | None = None,
    named_graphs: Sequence[ox.NamedNode] | None = None,
) -> Answer:
    """The answer to a SPARQL query. `values` takes the place of variables by name; the graphs, where given, that of FROM.

    Raises UsageError with the parser's position for a query that is not SPARQL.
    """
    union = default_graphs is None and named_graphs is None and not names_dataset(text)
    try:
        return store.query(
            set_values(text, values or {}),
            base_iri=base,
            prefixes=dict(prefixes),
            use_default_graph_as_union=union,
            default_graph=None if default_graphs is None else list(default_graphs),
            named_graphs=None if named_graphs is None else list(named_graphs),
        )
    except SyntaxError as error:
        raise UsageError(f"not a SPARQL query: {error}", remedy="mend the query") from error


def set_values(text: str, values: Mapping[str, Term]) -> str:
    """The query with terms in place of the variables named (without `?` or `$`), wherever these stand as such.

    Parameters of stored queries are set so: packaged ones write them `$iri`, saved questions `?_name`.

    >>> set_values("SELECT ?o { ?s ?p ?o FILTER(?o = ?_x) } # ?_x", {"_x": ox.Literal("a")})
    'SELECT ?o { ?s ?p ?o FILTER(?o = "a") } # ?_x'
    """
    return _TOKEN.sub(lambda found: str(values[found["name"]]) if found["name"] in values else found[0], text)


def names_dataset(text: str) -> bool:
    """Whether the query has a FROM clause.

    >>> names_dataset("SELECT * FROM <http://example.org/g> WHERE { ?s ?p ?o }")
    True
    >>> names_dataset("SELECT ?from WHERE { ?s ?p 'from <x>' } # FROM")
    False
    """
    return any((found["word"] or "").upper() == "FROM" for found in _TOKEN.finditer(text))

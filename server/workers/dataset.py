"""What a query says before its pattern: prefixes that it leaves out are added, and the graphs of FROM are read.

For queries that are sent on to a store elsewhere, which knows none of our prefixes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from kg.errors import UsageError
from server.guard import TOKEN


def with_prologue(query: str, *, base: str | None, prefixes: Mapping[str, str]) -> str:
    """The query with a base and the prefixes that it uses and does not declare, all on its first line.

    >>> with_prologue("ASK { ?s a:b ?o }", base="http://e/", prefixes={"a": "http://a/", "c": "http://c/"})
    'BASE <http://e/> PREFIX a: <http://a/> ASK { ?s a:b ?o }'
    """
    tokens = list(_tokens(query))
    declared = {after for word, after in zip(tokens, tokens[1:], strict=False) if word.upper() == "PREFIX"}
    used = {token.partition(":")[0] for token in tokens if ":" in token and token[0] not in "<?$@\"'"}
    head = [f"BASE <{base}>"] if base else []
    head += [f"PREFIX {name}: <{iri}>" for name, iri in prefixes.items() if name in used and f"{name}:" not in declared]
    return " ".join([*head, query])


def dataset_of(query: str, *, base: str | None, prefixes: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The graphs of FROM and of FROM NAMED, as absolute IRIs. Raises UsageError where one cannot be read.

    >>> dataset_of("PREFIX e: <http://e/> SELECT * FROM e:g FROM NAMED <h> { }", base="http://b/", prefixes={})
    (('http://e/g',), ('http://b/h',))
    """
    known = dict(prefixes)
    default: list[str] = []
    named: list[str] = []
    tokens = _tokens(query)
    for token in tokens:
        match token.upper():
            case "BASE":
                base = _resolve(next(tokens, ""), base, known)
            case "PREFIX":
                name = next(tokens, "").removesuffix(":")
                known[name] = _resolve(next(tokens, ""), base, known)
            case "FROM":
                following = next(tokens, "")
                place = named if following.upper() == "NAMED" else default
                place.append(_resolve(next(tokens, "") if place is named else following, base, known))
    return tuple(dict.fromkeys(default)), tuple(dict.fromkeys(named))


def _tokens(query: str) -> Iterator[str]:
    """Words, names and IRIs of a query, without strings and comments."""
    return (match.group() for match in TOKEN.finditer(query) if match.lastgroup in ("word", "name", "iri"))


def _resolve(token: str, base: str | None, prefixes: Mapping[str, str]) -> str:
    if token.startswith("<"):
        return urljoin(base or "", token[1:-1])
    name, sign, local = token.partition(":")
    if not sign or name not in prefixes:
        raise UsageError(f"what follows BASE, PREFIX or FROM is no IRI that can be read here: {token or 'nothing'}")
    return prefixes[name] + re.sub(r"\\(.)", r"\1", local)

"""How terms read on a page: short names for IRIs, plain words for class names, links only where they are safe."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from kg.rdf.prefixes import split_iri
from server.pages.ask import Term

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LINKED = ("http", "https", "mailto")


def local_name(iri: str) -> str:
    """The part of an IRI that a reader knows it by."""
    return re.split(r"[#/:]", iri.rstrip("#/"))[-1] or iri


def plain_words(iri: str) -> str:
    """The local name of a term as words: `MilitaryOperation` reads "military operation"."""
    words = _HUMP.sub(" ", local_name(iri)).replace("-", " ").replace("_", " ")
    return words if words.isupper() else words.lower()


def shorten(iri: str) -> str:
    """The IRI as a prefixed name where a prefix fits, else as it is."""
    pair = split_iri(iri)
    return f"{pair[0]}:{pair[1]}" if pair else iri


def resource_link(iri: str) -> str:
    """The address, within this site, of the page on a resource."""
    return "resource?iri=" + quote(iri, safe="")


def outward_link(iri: str) -> str | None:
    """The IRI itself where it may be followed: http, https, mailto; else None."""
    try:
        scheme = urlsplit(iri).scheme.lower()
    except ValueError:
        return None
    return iri if scheme in _LINKED else None


def text_of(term: Term | None) -> str:
    """The value of a term, or nothing."""
    return term.value if term is not None else ""


def name_of(label: Term | None, iri: Term | None) -> str:
    """What to call a resource: its label, else its local name in words."""
    if label is not None:
        return label.value
    return plain_words(iri.value) if iri is not None else ""

"""Which IRI an address of this site stands for: the data's IRIs need not begin with the host that serves them.

`/id/…`, `/vocab/…`, `/lexicon/…` stand for the shipped names, `/data/…` for what lies below the release's base IRI.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from kg.vocab import LEX, PID, PV

FOLDERS: Mapping[str, str] = {"id": PID, "vocab": PV, "lexicon": LEX}
SUFFIXES: Mapping[str, str] = {
    "html": "text/html",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}


def to_iri(folder: str, local: str, *, base: str) -> str:
    """The IRI that the address `/folder/local` stands for."""
    return FOLDERS.get(folder, base) + quote(local, safe="/:@!$&'()*+,;=~-._%")


def to_address(iri: str, *, base: str) -> str | None:
    """The address within this site for an IRI, without a slash in front; None where the site has none."""
    for folder, namespace in {**FOLDERS, "data": base}.items():
        if iri.startswith(namespace) and len(iri) > len(namespace) and "#" not in iri:
            return f"{folder}/{iri[len(namespace) :]}"
    return None


def split_suffix(local: str) -> tuple[str, str | None]:
    """The local part and the suffix of a document's address; no suffix for a thing's own address."""
    stem, dot, suffix = local.rpartition(".")
    return (stem, suffix) if dot and stem and suffix in SUFFIXES else (local, None)

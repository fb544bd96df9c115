"""Minting of IRIs: from content alone, so that the same input gives the same names.

Local parts hold ASCII letters, digits, `.`, `_`, `-` only. What had to be changed to fit gets a short hash of the original, so
that two different names never meet.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import NamedNode

from kg.errors import SettingError
from kg.model import Fact, FactTime, Span
from kg.vocab import LEX

_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+|(?<![A-Za-z0-9_-])\.|\.(?![A-Za-z0-9_-])")
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20/?#]+(?:/[^\s<>\"{}|\\^`\x00-\x20?#]*)?[/#]")
_MARKED = re.compile(r"-x[0-9a-f]{8}\Z")
_LONGEST = 96


def check_base(base: str) -> str:
    """`base` itself when it can stand before local parts: http(s), no query, `/` or `#` at the end.

    Raises SettingError.

    >>> check_base("https://example.org/news/")
    'https://example.org/news/'
    """
    if not _BASE.fullmatch(base):
        raise SettingError(f"the base IRI {base!r} is off", remedy="use an http(s) address that ends with / or #")
    return base


def short_hash(*parts: object, length: int = 12) -> str:
    """Hexadecimal digits that depend on the parts, their number and their order.

    >>> short_hash("a", "b") == short_hash("ab")
    False
    """
    text = json.dumps(parts, ensure_ascii=True, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:length]


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """A local part that is safe in an IRI and as a file name; `text` itself where it already is one.

    Different texts give different slugs (up to a collision of 32 bits of SHA-256 among equal spellings).

    >>> slug("karabakh-2023-09-20"), slug("Haïti, août")
    ('karabakh-2023-09-20', 'Haiti-aout-xddb9e650')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    safe = _UNSAFE.sub("-", plain)
    if safe == text and 0 < len(safe) <= _LONGEST and not _MARKED.search(safe):
        return safe
    stem = safe.strip("-")[:_LONGEST].rstrip("-.") or "x"
    return f"{stem}-x{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def article_iri(base: str, article_id: str) -> str:
    """The IRI of an article; it is the name of its graph, and everything minted for it lies below it."""
    return f"{base}article/{slug(article_id)}"


def entity_iri(article: str, key: str) -> NamedNode:
    """The IRI of an entity: its key where that is one, else `<article>/entity/<slug>`."""
    return NamedNode(f"{article}/entity/{slug(key.removeprefix('local:'))}" if key.startswith("local:") else key)


def rule_iri(rule: str) -> NamedNode:
    """The lexicon entry that made a fact, or an IRI for a rule known by its name alone."""
    return NamedNode(rule) if rule.startswith(("http://", "https://")) else LEX(f"rule-{slug(rule.removeprefix('rule:'))}")


def span_part(span: Span) -> str:
    """The local part of what depends on a span alone: `2677-2751`."""
    return f"{span.start}-{span.end}"


def time_part(time: FactTime) -> str:
    """The local part of a time: what it says, the assumptions, and where it stands."""
    return "t" + short_hash(time.text, time.edtf, time.basis, _span(time.span))


def fact_part(fact: Fact) -> str:
    """The local part of a fact's claim and of its content: a hash of all it says, its links apart."""
    condition = fact.condition
    return "f" + short_hash(
        fact.kind,
        fact.type,
        _span(fact.span),
        _span(fact.trigger),
        [entity.key for entity in fact.claimants],
        sorted([filler.role, filler.entity.key] for filler in fact.fillers),
        [fact.time.text, fact.time.edtf] if fact.time else None,
        [fact.polarity, fact.modality, fact.voice, fact.hedge],
        [_span(condition.span), condition.polarity] if condition else None,
        fact.on_behalf_of.key if fact.on_behalf_of else None,
        dict(fact.value) if fact.value is not None else None,
    )


def run_part(versions: Iterable[str]) -> str:
    """The local part of a run: a hash of the versions that made it."""
    return "r" + short_hash(*versions)


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None

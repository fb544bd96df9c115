"""Every quotation against the text: exact words, what stands before and after, offsets, length, checksum.

Offsets are code points, half-open. What an article's graph may not carry (quotations, where only a link is allowed) is not
asked for; a quotation without a position is a fault, since nothing then says where it was read.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab as v
from kg.check.report import Finding, Report, report_of
from kg.statements import Statement

_Said = Mapping[str, Mapping[str, Sequence[str]]]
"""Subject → property → values."""
_ASKED = frozenset(
    prop.value
    for prop in (v.OA_HAS_SELECTOR, v.OA_START, v.OA_END, v.OA_EXACT, v.OA_PREFIX, v.OA_SUFFIX, v.SHA256, v.CHARACTER_COUNT, v.FULL_TEXT)
)
_CONTEXT = 32
"""Characters of the found text that a message shows at most."""
_MEND = "build the article again from the text that the offsets point to"


def check_quotes(article_text: str, quads: Iterable[Quad | Statement], *, article: str = "") -> Report:
    """Whether each piece of evidence in `quads`, the graph of one article, says what stands at its offsets in `article_text`."""
    said = _read(quads)
    found: list[Finding] = []
    checked = 0
    for subject, properties in said.items():
        selectors = properties.get(v.OA_HAS_SELECTOR.value, ())
        if selectors:
            checked += 1
            found += _evidence_findings(article_text, said, subject, selectors, article)
        if v.SHA256.value in properties:
            checked += 1
            found += _text_findings(article_text, properties, subject, article)
    return report_of(found, checked)


def _read(quads: Iterable[Quad | Statement]) -> _Said:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        predicate = quad.predicate.value
        if predicate not in _ASKED:
            continue
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            said[subject.value][predicate].append(value.value)
    return {subject: dict(properties) for subject, properties in said.items()}


def _evidence_findings(text: str, said: _Said, evidence: str, selectors: Sequence[str], article: str) -> Iterator[Finding]:
    nodes = [said.get(selector, {}) for selector in selectors]
    positions = [node for node in nodes if v.OA_START.value in node]
    quotes = [node for node in nodes if v.OA_EXACT.value in node]
    if len(positions) != 1:
        yield Finding("violation", "no-position", f"evidence has {len(positions)} positions", evidence, article, "give it one position")
        return
    span = _span(positions[0])
    if span is None or not 0 <= span[0] < span[1] <= len(text):
        yield Finding("violation", "offsets", f"offsets {span} do not lie in the text of {len(text)} characters", evidence, article, _MEND)
        return
    for quote in quotes:
        yield from _quote_findings(text, span, quote, evidence, article)


def _span(position: Mapping[str, Sequence[str]]) -> tuple[int, int] | None:
    """Start and end; None where either is missing or no number."""
    try:
        return int(position[v.OA_START.value][0]), int(position[v.OA_END.value][0])
    except (KeyError, ValueError):
        return None


def _quote_findings(text: str, span: tuple[int, int], quote: Mapping[str, Sequence[str]], evidence: str, article: str) -> Iterator[Finding]:
    start, end = span
    for exact in quote.get(v.OA_EXACT.value, ()):
        if exact != text[start:end]:
            yield _differs("quote", exact, text[start:end], evidence, article)
    for prefix in quote.get(v.OA_PREFIX.value, ()):
        before = text[max(0, start - len(prefix)) : start]
        if prefix != before:
            yield _differs("prefix", prefix, before, evidence, article)
    for suffix in quote.get(v.OA_SUFFIX.value, ()):
        after = text[end : end + len(suffix)]
        if suffix != after:
            yield _differs("suffix", suffix, after, evidence, article)


def _differs(what: str, quoted: str, stands: str, evidence: str, article: str) -> Finding:
    shown = f"the {what} is {_short(quoted)} and the text has {_short(stands)}"
    return Finding("violation", f"{what}-differs", shown, evidence, article, _MEND)


def _short(text: str) -> str:
    return repr(text if len(text) <= 2 * _CONTEXT else f"{text[:_CONTEXT]}…{text[-_CONTEXT:]}")


def _text_findings(text: str, properties: Mapping[str, Sequence[str]], node: str, article: str) -> Iterator[Finding]:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if any(value != digest for value in properties[v.SHA256.value]):
        yield Finding("violation", "checksum", "the checksum is not that of the text", node, article, _MEND)
    if any(value != str(len(text)) for value in properties.get(v.CHARACTER_COUNT.value, ())):
        yield Finding("violation", "length", f"the text has {len(text)} characters, the graph says otherwise", node, article, _MEND)
    if any(value != text for value in properties.get(v.FULL_TEXT.value, ())):
        yield Finding("violation", "full-text", "the text in the graph is another", node, article, _MEND)

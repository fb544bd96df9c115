"""Sentences of a paragraph, by rule.

News pages lose the space between sentences ("the region.In 1923"), which statistical splitters read as one word; and a
split that depends on the characters alone stays the same when paragraphs move.
"""

from __future__ import annotations

import re
from functools import cache

from kg.model import Span
from kg.resources import data_folder

_END = re.compile(r"[.!?…]+[\"'”’)\]]*")
_OPENING = "\"'“‘([–—"


@cache
def _abbreviations() -> frozenset[str]:
    """Words after which a full stop ends no sentence: `ontology/lexicon/abbreviations.txt`, one a line."""
    lines = (data_folder("ontology") / "lexicon" / "abbreviations.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def split_sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of `text[paragraph]`, in order, without surrounding white space; nothing but white space is lost."""
    cuts = [paragraph.start]
    for found in _END.finditer(text, paragraph.start, paragraph.end):
        if found.end() < paragraph.end and _ends_sentence(text, found.start(), found.end(), paragraph):
            cuts.append(found.end())
    cuts.append(paragraph.end)
    spans = (_trimmed(text, a, b) for a, b in zip(cuts, cuts[1:], strict=False))
    return [span for span in spans if span.end > span.start]


def _ends_sentence(text: str, dot: int, after: int, paragraph: Span) -> bool:
    rest = text[after : min(paragraph.end, after + 40)]
    following = rest.lstrip()
    spaced = rest != following
    if not following:
        return False
    head = following.lstrip(_OPENING)
    if not head or not (head[0].isupper() or (head[0].isdigit() and spaced)):
        return False
    start = dot
    while start > paragraph.start and (text[start - 1] in "_.'’-" or text[start - 1].isalnum()):
        start -= 1
    before = text[start:dot]
    if text[dot] == "." and _is_abbreviation(before, following):
        return False
    if spaced:
        return True
    # Glued: a lower-case word, a bracket, a quotation mark or a number before, a capitalised word after.
    glued_before = before[-1:].islower() or before[-1:].isdigit() or text[dot - 1 : dot] in ")]\"'”’%"
    return glued_before and head[0].isupper() and not re.match(r"[A-Z]\.|\w+\.(com|org|net)", head)


def _is_abbreviation(before: str, following: str) -> bool:
    if before in _abbreviations() or re.fullmatch(r"[A-Z]", before):
        return True
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", before):  # U.S, a.m: an end only where a function word begins anew
        return not re.match(r"(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|These|Those|His|Her)\b", following)
    return False


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

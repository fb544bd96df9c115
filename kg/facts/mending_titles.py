"""Faults of the parser around people: a title between two names, "all concerned".

Like `mending`, each function gives the tokens back with other heads or labels; the words stay as they are.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token

_WHO = frozenset({"all", "those", "everyone", "everybody", "parties", "people", "anyone"})
_FIRST_OF_TWO = frozenset({"South", "North", "West", "East", "New", "Saudi", "Sierra", "Sri", "El", "San", "Burkina", "Costa"})
_LEAST = 4
_PART = frozenset({"concerned", "involved", "responsible", "affected"})


def mend_people(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the mends of this module."""
    return mend_fronted_place(mend_all_concerned(mend_titled_pairs(tokens)))


def mend_titled_pairs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "The North's leader Kim Jong Un and President Moon Jae-in": the second title goes with the second name."""
    out = list(tokens)
    for name in tokens:
        leader = tokens[name.head]
        if name.dep != "appos" or name.pos != "PROPN" or leader.dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            continue
        left = min(t.i for t in tokens if t.i == name.i or (t.head == name.i and t.i < name.i))
        title = tokens[left - 1] if left else name
        first = tokens[title.head]
        if title.dep != "conj" or first.head != leader.i or first.dep != "appos" or title.pos not in ("NOUN", "PROPN"):
            continue
        out[title.i] = replace(title, dep="compound", head=name.i)
        out[name.i] = replace(name, dep="conj", head=leader.i)
        for link in tokens[first.i : title.i]:
            if link.head == first.i and link.dep == "cc":
                out[link.i] = replace(link, head=leader.i)
    return tuple(out)


def mend_all_concerned(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Called on all concerned to show restraint": what they are called on to do hangs on the verb."""
    out = list(tokens)
    for who, part in zip(tokens, tokens[1:], strict=False):
        if who.text.lower() not in _WHO or part.text.lower() not in _PART or who.dep not in ("pobj", "dobj") or part.head == who.i:
            continue
        verb = tokens[who.head] if who.dep == "dobj" else tokens[tokens[who.head].head]
        if part.head != verb.i or verb.pos != "VERB":
            continue
        out[part.i] = replace(part, dep="acl", head=who.i)
        for below in tokens[part.i + 1 :]:
            if below.head == part.i:
                out[below.i] = replace(below, head=verb.i)
    return tuple(out)


def mend_fronted_place(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "In Turkey Minister Ellwood met officials": the place behind a fronted "In" is no part of the name after it."""
    if len(tokens) < _LEAST or tokens[0].text != "In" or any(t.head == 0 for t in tokens):
        return tokens
    end = 3 if tokens[1].text in _FIRST_OF_TWO else 2
    subject = tokens[tokens[end - 1].head]
    while subject.dep == "compound" and subject.head > subject.i:
        subject = tokens[subject.head]
    if tokens[end - 1].dep != "compound" or tokens[end - 1].pos != "PROPN" or subject.i < end or subject.dep not in ("nsubj", "nsubjpass"):
        return tokens
    out = list(tokens)
    for token in tokens[1 : end - 1]:
        out[token.i] = replace(token, head=end - 1)
    out[end - 1] = replace(tokens[end - 1], dep="pobj", head=0)
    return tuple(out)

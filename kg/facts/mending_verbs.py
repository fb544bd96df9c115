"""Verbs that the parser takes for another word: "obliges" for a noun, "free" after "to" for an adjective."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token

_NOT_NOUNS = frozenset({"obliges"})
"""Forms that are verbs alone, and that the parser may take for plural nouns."""
_PROVIDING = frozenset({"provides", "provide", "provided", "providing"})
_ACTS = frozenset("operation effort campaign attempt bid mission raid plan offer promise deal order decision push agreement move".split())


def mend_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the mends of this module."""
    forms = {t.text.lower() for t in tokens}
    if not _NOT_NOUNS.isdisjoint(forms):
        tokens = mend_obliges(tokens)
    tokens = mend_to_free(tokens) if "free" in forms else tokens
    return mend_provided(tokens) if "for" in forms and not _PROVIDING.isdisjoint(forms) else tokens


def mend_obliges(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "The accord obliges both to withdraw": the accord does, and both are whom it binds."""
    out = list(tokens)
    for verb in tokens:
        if verb.text.lower() not in _NOT_NOUNS or verb.tag != "NNS" or verb.i == 0:
            continue
        subject = tokens[verb.i - 1]
        clauses = [t for t in tokens if t.head == verb.i and t.i > verb.i and t.dep in ("relcl", "acl") and t.tag in ("VB", "VBN")]
        if subject.dep != "compound" or subject.head != verb.i or not clauses:
            continue
        out[verb.i] = replace(verb, tag="VBZ", pos="VERB", lemma="oblige")
        out[subject.i] = replace(subject, dep="nsubj")
        for token in tokens:
            if token.head == verb.i and token.i < subject.i and token.dep in ("det", "amod", "compound", "poss", "nmod"):
                out[token.i] = replace(token, head=subject.i)
        clause = clauses[0]
        out[clause.i] = replace(clause, dep="xcomp")
        for token in tokens:
            if (
                token.head == clause.i
                and token.i < clause.i
                and token.dep in ("nsubj", "nsubjpass", "advmod")
                and token.i == _last(tokens, clause)
            ):
                out[token.i] = replace(token, dep="dobj", head=verb.i)
    return tuple(out)


def _last(tokens: tuple[Token, ...], clause: Token) -> int:
    """The word before the "to" of an infinitive."""
    to = next((t.i for t in tokens if t.head == clause.i and t.text.lower() == "to" and t.dep == "aux"), clause.i)
    return to - 1


def mend_to_free(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "An operation to free sailors": freeing is what it is for."""
    out = list(tokens)
    for free in tokens[2:]:
        to, people = tokens[free.i - 1], tokens[free.head]
        if free.text.lower() != "free" or free.dep != "amod" or to.text.lower() != "to" or to.dep != "prep" or people.head != to.i:
            continue
        act = tokens[to.i - 1]
        if people.tag not in ("NNS", "NNPS") or act.lemma.lower() not in _ACTS:
            continue
        out[free.i] = replace(free, tag="VB", pos="VERB", dep="acl", head=act.i)
        out[to.i] = replace(to, tag="TO", pos="PART", dep="aux", head=free.i)
        out[people.i] = replace(people, dep="dobj", head=free.i)
    return tuple(out)


def mend_provided(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Provides for the disarmament of fighters, the return of refugees and access": one list, and no object of its own."""
    out = list(tokens)
    for prep in tokens:
        verb = tokens[prep.head]
        if prep.text.lower() != "for" or verb.text.lower() not in _PROVIDING or prep.i != verb.i + 1:
            continue
        first = next((t for t in tokens if t.head == prep.i and t.dep == "pobj"), None)
        item = next((t for t in tokens if t.head == verb.i and t.dep == "dobj" and first is not None and t.i > first.i), None)
        if first is not None and item is not None:
            out[item.i] = replace(item, dep="conj", head=first.i)
    return tuple(out)

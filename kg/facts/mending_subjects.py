"""Subjects that the parser hangs in the wrong place: on an auxiliary, or on an infinitive that ends a list."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def mend_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A subject that hangs on an auxiliary belongs to its verb: "Syria has for too long been the biggest crisis"."""
    out = list(tokens)
    for token in tokens:
        above = tokens[token.head]
        if token.dep in (*SUBJECTS, "neg") and above.dep in ("aux", "auxpass") and above.i != token.i:
            out[token.i] = replace(token, head=above.head)
    return tuple(out)


def mend_partners(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """An infinitive has no subject: what seems to be one ends the list before it.

    "We work with the premier, the army, and our partners to support the government": the partners are worked with.
    """
    out = list(tokens)
    for token in tokens:
        verb = tokens[token.head]
        if token.dep != "nsubj" or verb.tag != "VB" or verb.dep != "conj" or not follows_to(tokens, verb):
            continue
        left = min(t.i for t in tokens[: token.i + 1] if t.i == token.i or (t.head == token.i and t.i < token.i))
        if left < 3 or tokens[left - 1].text.lower() != "and":
            continue
        before = tokens[left - 3] if tokens[left - 2].text == "," else tokens[left - 2]
        at = before
        while at.pos not in ("VERB", "AUX") and at.head != at.i:
            at = tokens[at.head]
        if before.pos in ("NOUN", "PROPN") and at.pos == "VERB" and before.i < token.i:
            out[token.i] = replace(token, dep="conj", head=before.i)
            out[verb.i] = replace(verb, dep="advcl", head=at.i)
            if before.dep == "appos" and tokens[before.head].pos in ("NOUN", "PROPN"):
                out[before.i] = replace(before, dep="conj")
    return tuple(out)


def follows_to(tokens: tuple[Token, ...], verb: Token) -> bool:
    return any(t.head == verb.i and t.dep == "aux" and t.text.lower() == "to" for t in tokens)

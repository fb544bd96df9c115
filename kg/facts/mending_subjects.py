"""Subjects that the parser hangs in the wrong place: on an auxiliary, or on an infinitive that ends a list."""

from __future__ import annotations

from dataclasses import replace

from kg.facts.mending_ends import mend_closing_dates
from kg.model import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})

_TASKS = frozenset(
    "operation effort campaign offensive advance march assault plan attempt "
    "initiative fight mission push drive bid battle work struggle".split()
)
_TELLING = frozenset(
    "discuss review support launch begin announce conduct welcome condemn praise continue join lead oppose reject mount resume back "
    "approve coordinate underline underscore stress reiterate renew intensify accelerate describe commend enhance synchronize".split()
)


def mend_misplaced(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with what hangs in the wrong place put right: subjects, infinitives, dates at the end."""
    for step in (mend_closing_dates, mend_subjects, mend_joint_subjects, mend_noun_infinitives, mend_partners):
        tokens = step(tokens)
    return tokens


def mend_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A subject that hangs on an auxiliary belongs to its verb: "Syria has for too long been the biggest crisis"."""
    out = list(tokens)
    for token in tokens:
        above = tokens[token.head]
        if token.dep in (*SUBJECTS, "neg") and above.dep in ("aux", "auxpass") and above.i != token.i:
            out[token.i] = replace(token, head=above.head)
    return tuple(out)


def mend_joint_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A plural verb has more than one subject: "Kenya, the coalition and the army have backed the plan" puts nothing in apposition."""
    out = list(tokens)
    for token in tokens:
        first = tokens[token.head]
        if token.dep != "appos" or first.dep not in ("nsubj", "nsubjpass") or first.tag not in ("NNP", "NN"):
            continue
        plural = tokens[first.head].tag == "VBP" or any(
            t.head == first.head and t.dep in ("aux", "auxpass") and t.text.lower() in ("are", "were", "have") for t in tokens
        )
        plural = plural or tokens[first.head].text.lower() in ("are", "were", "have")
        joined = any(t.head == token.i and t.dep == "conj" for t in tokens)
        single = any(t.head == first.i and t.dep == "conj" for t in tokens)
        if plural and joined and not single:
            out[token.i] = replace(token, dep="conj")
    return tuple(out)


def mend_noun_infinitives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "They discussed operations to free the town": what the operations are for, and not what anybody discussed to do."""
    out = list(tokens)
    for token in tokens:
        verb, noun = tokens[token.head], tokens[max(0, token.i - 2)]
        top = noun
        while top.dep in ("pobj", "prep") and top.head != verb.i:  # "the start of their operation to free the town"
            top = tokens[top.head]
        if token.dep != "xcomp" or token.tag != "VB" or tokens[token.i - 1].text.lower() != "to" or token.i < 3:
            continue
        if top.head == verb.i and top.dep == "dobj" and noun.lemma.lower() in _TASKS and verb.lemma.lower() in _TELLING:
            out[token.i] = replace(token, dep="acl", head=noun.i)
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

"""Who acts beside whom: "Qatar, together with Egypt, called", "Presidents A of X and B of Y met", "put the talks on hold".

As in `mending`, each function takes the tokens of a sentence and gives them back with other heads or labels. `mend_company` looks at
the set of words first, so that most sentences cost one look.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.mending_subjects import SUBJECTS
from kg.model import Token

_BESIDE = frozenset({"together", "along", "jointly", "alongside"})
_NAMED = frozenset({"GPE", "ORG", "NORP", "PERSON", "LOC"})
_OFFICES = frozenset("presidents ministers leaders premiers chancellors ambassadors envoys generals chiefs secretaries kings".split())
_SHELVING = frozenset({"put", "place"})
_NOUNS = ("NOUN", "PROPN", "PRON")


def mend_company(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the mends of this module."""
    forms = {t.text.lower() for t in tokens}
    if not _BESIDE.isdisjoint(forms):
        tokens = mend_together(tokens)
    if not _OFFICES.isdisjoint(forms):
        tokens = mend_office_pairs(tokens)
    if "hold" in forms or "ice" in forms:
        tokens = mend_on_hold(tokens)
    return tokens


def mend_together(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Qatar, together with Egypt, called for a truce": both did; also in front, and behind with the name of an actor."""
    out = list(tokens)
    for link in tokens[:-2]:
        if link.text.lower() not in _BESIDE:
            continue
        with_ = link if link.text.lower() == "alongside" else tokens[link.i + 1]
        beside = next((t for t in tokens[with_.i + 1 :] if t.dep == "pobj" and t.head in (link.i, with_.i)), None)
        if (with_ is not link and with_.text.lower() != "with") or beside is None or beside.pos not in ("NOUN", "PROPN"):
            continue
        subject = _acting(tokens, link, beside)
        if subject is None:
            continue
        out[beside.i] = replace(beside, dep="conj", head=subject.i)
        out[with_.i] = replace(with_, dep="cc", head=subject.i)
        if with_ is not link:
            out[link.i] = replace(link, dep="advmod", head=with_.i)
    return tuple(out)


def _acting(tokens: tuple[Token, ...], link: Token, beside: Token) -> Token | None:
    """The subject that acts with the one named `beside` it: before two commas, after a fronted phrase, or of the verb before."""
    if link.i == 0:
        comma = next((t.i for t in tokens[beside.i + 1 :] if t.text == ","), len(tokens))
        return next((t for t in tokens[comma:] if t.dep in SUBJECTS and t.pos in _NOUNS and tokens[t.head].dep == "ROOT"), None)
    if tokens[link.i - 1].text == ",":
        found = [t for t in tokens[: link.i] if t.dep in SUBJECTS and t.pos in _NOUNS and t.head > beside.i]
        closed = bool(found) and any(t.text == "," for t in tokens[beside.i + 1 : tokens[found[-1].i].head])
        return found[-1] if closed else None
    if link.text.lower() not in ("together", "jointly") or beside.ent not in _NAMED:
        return None
    verb = tokens[link.head]
    objects = [t for t in tokens[: link.i] if t.head == verb.i and t.dep == "dobj"]
    if verb.pos != "VERB" or verb.i > link.i or any(t.ent in _NAMED for t in objects):
        return None  # "took Goma together with Bukavu"
    return next((t for t in tokens[: verb.i] if t.head == verb.i and t.dep == "nsubj" and t.pos in _NOUNS), None)


def mend_office_pairs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Presidents Kagame of Rwanda and Ruto of Kenya met": the plural office stands before two names, each with its land."""
    out = list(tokens)
    for office in tokens[:-5]:
        if office.text.lower() not in _OFFICES or tokens[office.i + 1].ent != "PERSON":
            continue
        end = office.i + 1
        while end + 1 < len(tokens) and tokens[end + 1].ent == "PERSON" and tokens[end + 1].tag == "NNP":
            end += 1
        run = range(office.i, end + 1)
        of = tokens[end + 1] if end + 1 < len(tokens) else office
        second = next((t for t in tokens[end + 2 :] if t.dep == "conj" and t.ent == "PERSON" and t.head in run), None)
        outer = [t for t in tokens[office.i : end + 1] if t.head not in run]
        if of.text.lower() != "of" or second is None or not outer:
            continue
        for token in tokens[office.i : end]:
            out[token.i] = replace(token, dep="compound", head=end)
        out[end] = replace(tokens[end], dep=outer[0].dep, head=outer[0].head)
        out[second.i] = replace(second, head=end)
    return tuple(out)


def mend_on_hold(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Put the talks between Chad and Sudan on hold": the talks are, and not Sudan."""
    out = list(tokens)
    for on, hold in zip(tokens, tokens[1:], strict=False):
        if on.text.lower() != "on" or hold.text.lower() not in ("hold", "ice") or hold.head != on.i:
            continue
        verb = next((t for t in reversed(tokens[: on.i]) if t.pos == "VERB"), None)
        if verb is not None and verb.lemma in _SHELVING and on.head != verb.i and on.head > verb.i:
            out[on.i] = replace(on, dep="prep", head=verb.i)
    return tuple(out)

"""The second of two after an aside: "the war between the army, commanded by G, and the rebels began"."""

from __future__ import annotations

from dataclasses import replace

from kg.facts.mending_subjects import SUBJECTS
from kg.model import Token


def mend_between(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """What "and" adds after an aside closes the pair that "between" opened, and is no subject of its own."""
    for between in tokens:
        if between.text.lower() == "between":
            tokens = _paired(_led(_behind_date(tokens, between.i), between.i), between.i)
    return tokens


def _behind_date(tokens: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    """ "the agreement on 2 December between A and B": the agreement is between them, and not the day."""
    day = tokens[tokens[at].head]
    on, above = tokens[day.head], tokens[tokens[day.head].head]
    thing = tokens[on.i - 1]
    if above.pos == "VERB" and thing.head == above.i and thing.dep == "dobj":
        above = thing
    dated = (
        day.dep == "pobj"
        and tokens[day.head].text.lower() in ("on", "in", "of")
        and any(t.head == day.i and t.pos == "NUM" for t in tokens)
    )
    if not dated or above.pos not in ("NOUN", "PROPN"):
        return tokens
    out = list(tokens)
    out[at], out[on.i] = replace(tokens[at], head=above.i), replace(on, head=above.i)
    return tuple(out)


def _led(tokens: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    """ "between the army, led by G, and the RSF of General D | began": the leader's name is no subject, the force is the second side."""
    noun, out = tokens[tokens[at].head], list(tokens)
    for force in tokens[at + 1 :]:
        of = next((t for t in tokens[force.i + 1 : force.i + 2] if t.text.lower() == "of" and t.head == force.i), None)
        name = tokens[force.head]
        if force.dep != "nmod" or of is None or name.i <= of.i or name.dep not in SUBJECTS or name.head != noun.head or noun.i == name.i:
            continue
        for token in tokens[of.i + 1 : name.i]:
            if token.head == of.i and token.dep == "pobj":
                out[token.i] = replace(token, dep="compound", head=name.i)
        out[name.i] = replace(name, dep="pobj", head=of.i)
        out[force.i] = replace(force, dep=name.dep, head=name.head)
        for token in tokens[: force.i]:
            if token.head == name.i:
                out[token.i] = replace(token, head=force.i)
        return tuple(out)
    return tokens


def _paired(tokens: tuple[Token, ...], at: int) -> tuple[Token, ...]:
    """The tokens with the pair of the "between" at `at` joined, where the parser lost its second half."""
    first = next((t for t in tokens[at + 1 :] if t.head == at and t.dep == "pobj"), None)
    if first is None or any(t.head == first.i and t.dep == "conj" for t in tokens):
        return tokens
    comma = next((t.i for t in tokens[first.i + 1 :] if t.text == ","), None)
    link = next((t for t in tokens[first.i + 2 :] if t.text.lower() == "and" and tokens[t.i - 1].text == ","), None)
    if comma is None or link is None or comma >= link.i - 1:
        return tokens
    aside = next((t for t in tokens[comma + 1 : link.i] if t.pos in ("VERB", "AUX") and t.dep in ("acl", "relcl", "advcl")), None)
    second = next((t for t in tokens[link.i + 1 :] if t.pos in ("NOUN", "PROPN") and t.dep not in ("compound", "nmod", "poss")), None)
    noun = tokens[tokens[at].head]
    if aside is None or second is None or noun.pos in ("ADP", "ADV") or noun.i > at:
        return tokens
    if any(t.pos in ("VERB", "AUX", "ADP") or t.text == "," for t in tokens[link.i + 1 : second.i]):
        return tokens
    above, out = tokens[second.head], list(tokens)
    if second.dep in SUBJECTS:
        shared = noun.head == above.i and noun.dep in SUBJECTS
        bare = noun.head == noun.i and above.head == noun.i and above.dep == "conj"
        if not shared and not bare:
            return tokens
        if bare:  # "Fighting between A, backed by C, and B resumed": it is the fighting that resumed
            out[noun.i] = replace(noun, dep="nsubj", head=above.i, pos="NOUN", tag="NN")
            out[above.i] = replace(above, dep="ROOT", head=above.i)
    elif second.dep not in ("conj", "appos") or not (above.i in (noun.i, aside.i, noun.head) or comma < above.i < link.i):
        return tokens
    out[second.i] = replace(second, dep="pobj", head=at)  # no "conj": what the aside says is said of the first alone
    out[link.i] = replace(link, dep="cc", head=first.i)
    if aside.head < first.i:
        out[aside.i] = replace(aside, dep="acl" if aside.dep == "advcl" else aside.dep, head=first.i)
    return tuple(out)

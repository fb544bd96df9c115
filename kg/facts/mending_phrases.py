"""Faults of the parser inside phrases: adjectives taken for verbs, "those" who do something, "as well as".

Like `mending`, each function gives the tokens back with other heads or labels; the words stay as they are.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token

_QUALITIES = frozenset(
    "unwavering unyielding unflinching unrelenting unending unstinting unswerving outstanding overwhelming enduring ongoing lasting "
    "longstanding long-standing far-reaching continuing".split()
)
"""Adjectives in -ing that the parser may take for a verb with the noun after them as its object."""
_WEAPONS = frozenset(
    "missile drone rocket mortar artillery air ground tank bomb gun sea land knife shell grenade sniper ballistic cruise gas".split()
)
"""With what an attack is made, before its noun: "missile and drone attack"."""
_LIKE_VERBS = frozenset(
    {"indiscriminate", "deliberate", "separate", "alternate", "elaborate", "moderate", "legitimate", "disproportionate"}
)
"""Adjectives in -ate likewise: "must stop indiscriminate bombings"."""


def mend_phrases(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the phrases mended, before anything about clauses is."""
    for step in (mend_repeated, mend_qualities, mend_those, mend_as_well, mend_with_whom, mend_made_clear, mend_weapons):
        tokens = step(tokens)
    return tokens


def mend_repeated(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Envoys of India and of Pakistan": what the preposition takes when told again is coordinated with what it took before."""
    out = list(tokens)
    for again in tokens[2:]:
        link = tokens[again.i - 1]
        if again.pos != "ADP" or link.dep != "cc" or link.text.lower() != "and" or again.dep not in ("prep", "conj"):
            continue
        first = next((t for t in reversed(tokens[: link.i]) if t.text.lower() == again.text.lower() and t.pos == "ADP"), None)
        took = next((t for t in tokens if first is not None and t.head == first.i and t.dep == "pobj" and t.i < link.i), None)
        takes = next((t for t in tokens if t.head == again.i and t.dep == "pobj"), None)
        if first is None or took is None or takes is None or again.head not in (first.i, first.head):
            continue
        if any(t.dep == "punct" or t.pos in ("VERB", "AUX") for t in tokens[first.i : link.i]):
            continue
        out[link.i] = replace(link, head=took.i)
        out[takes.i] = replace(takes, dep="conj", head=took.i)
        out[again.i] = replace(again, dep="cc", head=took.i)
    return tuple(out)


def mend_qualities(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "affirmed unwavering support for Jordan": support is what was affirmed."""
    out = list(tokens)
    for token in tokens:
        bare = (
            token.text.lower() in _LIKE_VERBS
            and token.head == token.i - 1
            and not any(t.head == token.i and t.dep == "aux" for t in tokens)
        )
        quality = bare or token.text.lower() in _QUALITIES
        if not quality or token.dep not in ("xcomp", "advcl", "ccomp") or token.head >= token.i:
            continue
        noun = next((t for t in tokens if t.head == token.i and t.dep == "dobj" and t.i > token.i), None)
        if noun is None or any(t.pos in ("DET", "PUNCT", "ADP", "VERB") for t in tokens[token.i + 1 : noun.i]):
            continue
        for below in (t for t in tokens if t.head == token.i):
            out[below.i] = replace(below, head=noun.i)
        out[noun.i] = replace(noun, head=token.head)
        out[token.i] = replace(token, dep="amod", head=noun.i, tag="JJ", pos="ADJ")
    return tuple(out)


def mend_those(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "support to those leading mediation efforts": people who lead them, not efforts that lead."""
    out = list(tokens)
    for those, verb in zip(tokens, tokens[1:], strict=False):
        noun = tokens[verb.head]
        if those.text.lower() != "those" or those.dep != "det" or verb.tag != "VBG" or verb.dep != "amod" or those.head != noun.i:
            continue
        if noun.head == noun.i or noun.i <= verb.i:
            continue
        out[those.i] = replace(those, dep=noun.dep, head=noun.head, pos="PRON")
        out[verb.i] = replace(verb, dep="acl", head=those.i)
        out[noun.i] = replace(noun, dep="dobj", head=verb.i)
    return tuple(out)


def mend_as_well(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "call on the leaders of Israel as well as Hamas": what follows is coordinated with what stands before."""
    out = list(tokens)
    for link in tokens[2:]:
        if link.text.lower() != "as" or [t.text.lower() for t in tokens[link.i - 2 : link.i]] != ["as", "well"] or link.dep != "cc":
            continue
        joined = next((t for t in tokens[link.i :] if t.head == link.head and t.dep == "conj"), None)
        if joined is not None:
            if joined.pos in ("NOUN", "PROPN") and tokens[link.head].pos == "VERB":  # "met with the premier, as well as with officials"
                before = [t for t in tokens[link.head + 1 : link.i] if _is_argument(tokens, t, link.head)]
                out[joined.i] = replace(joined, head=before[-1].i) if before else joined
            continue
        after = next((t for t in tokens[link.i + 1 :] if t.dep in ("dobj", "pobj", "nsubj", "conj") and t.pos in ("NOUN", "PROPN")), None)
        if after is not None and all(t.head == after.i or tokens[t.head].head == after.i for t in tokens[link.i + 1 : after.i]):
            first = tokens[link.head]
            if first.pos in ("VERB", "AUX"):  # the link hangs on the verb: the first of the two is its argument
                before = [t for t in tokens[: link.i - 2] if t.head == first.i and t.dep == after.dep]
                before = before or [t for t in tokens[first.i + 1 : link.i - 2] if _is_argument(tokens, t, first.i)]
                first = before[-1] if before else after
            out[after.i] = replace(after, dep="conj", head=first.i) if first.i != after.i else after
    return tuple(out)


def _is_argument(tokens: tuple[Token, ...], token: Token, verb: int) -> bool:
    """Whether the word is the object of the verb, or of a preposition right under it."""
    above = tokens[token.head]
    return (token.dep == "dobj" and above.i == verb) or (token.dep == "pobj" and above.dep == "prep" and above.head == verb)


def mend_with_whom(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "held meetings with firms working in Goma": they are met, and that they work there only describes them."""
    out = list(tokens)
    for verb in tokens:
        prep = tokens[verb.head]
        if verb.dep != "pcomp" or verb.tag != "VBG" or prep.text.lower() != "with" or tokens[prep.head].pos != "NOUN":
            continue
        who = next((t for t in tokens if t.head == verb.i and t.dep == "nsubj" and t.tag == "NNS" and t.i < verb.i), None)
        if who is not None and prep.head == prep.i - 1:
            out[who.i] = replace(who, dep="pobj", head=prep.i)
            out[verb.i] = replace(verb, dep="acl", head=who.i)
    return tuple(out)


def mend_made_clear(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "made clear the need for aid": the need is what was made clear, and no clause."""
    out = list(tokens)
    for verb, clear in zip(tokens, tokens[1:], strict=False):
        noun = tokens[clear.head]
        if verb.lemma.lower() == "make" and clear.text.lower() in ("clear", "plain") and noun.i > clear.i and noun.head == verb.i:
            if noun.pos == "NOUN" and noun.dep == "ccomp":
                out[noun.i] = replace(noun, dep="dobj")
                out[clear.i] = replace(clear, dep="oprd", head=verb.i)
    return tuple(out)


def mend_weapons(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Iran's missile and drone attack": one attack with both, and no missile beside a drone attack."""
    out = list(tokens)
    for first, link, second, noun in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        armed = first.text.lower() in _WEAPONS and second.text.lower() in _WEAPONS and link.text.lower() in ("and", "or")
        if not armed or noun.pos != "NOUN" or first.head == noun.i or noun.dep != "conj" or noun.head != first.i:
            continue
        for below in (t for t in tokens if t.head == first.i and t.i not in (noun.i, link.i)):
            out[below.i] = replace(below, head=noun.i)
        out[noun.i] = replace(noun, dep=first.dep, head=noun.i if first.head == first.i else first.head)
        out[first.i] = replace(first, dep="nmod", head=noun.i)
        out[second.i] = replace(second, dep="conj", head=first.i)
    return tuple(out)

"""What "and" joins to what, and what an infinitive hangs on, where long leads mislead the parser.

"France, the former colonial power, and the African Union", "the mediation of Gambia and Guinea-Bissau", "left 500 dead and driven
thousands", "pressing both camps for months to reach": each joins or completes the word before the one that the parser took.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token

_HELP = frozenset(
    "mediation auspices participation support help sponsorship presence backing facilitation assistance consent approval request".split()
)
"""What several give together, whose names follow "of"."""
_SPANS = frozenset({"hours", "days", "weeks", "months", "years", "decades"})
_AFTER_TOLL = frozenset({"dead", "injured", "wounded", "missing", "homeless", "maimed"})


def mend_joined(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the mends of this module."""
    deps = {t.dep for t in tokens}
    if "conj" in deps:
        tokens = mend_toll_and_more(mend_holders(mend_givers(mend_beside_apposition(tokens))))
    return mend_lasting(tokens) if deps & {"relcl", "acl"} else tokens


def _moved(tokens: tuple[Token, ...], first: int, joined: int, to: int) -> tuple[Token, ...]:
    """`joined` and the "and" before it, from the word `first` to the word `to`."""
    out = list(tokens)
    out[joined] = replace(tokens[joined], head=to)
    for token in tokens[first:joined]:
        if token.head == first and token.dep == "cc":
            out[token.i] = replace(token, head=to)
    return tuple(out)


def _and_before(tokens: tuple[Token, ...], word: int) -> int | None:
    """The "and" straight before the phrase of the word: only articles, adjectives and names between."""
    at = word - 1
    while at > 0 and tokens[at].head == word and tokens[at].dep in ("det", "amod", "compound", "nummod", "nmod"):
        at -= 1
    return at if at > 0 and tokens[at].dep == "cc" and tokens[at].text == "and" else None


def mend_beside_apposition(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "France, the former colonial power, and the African Union": what follows the closed description stands beside France."""
    for token in tokens:
        if token.dep != "conj" or tokens[token.head].dep != "appos" or tokens[token.head].pos != "NOUN" or token.head > token.i:
            continue
        described, at = tokens[tokens[token.head].head], _and_before(tokens, token.i)
        article = any(t.head == token.head and t.dep == "det" for t in tokens[described.i : token.head])
        if described.tag in ("NNP", "NN") and article and at is not None and tokens[at - 1].text == "," and token.pos in ("NOUN", "PROPN"):
            tokens = _moved(tokens, token.head, token.i, described.i)
    return tokens


def mend_givers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "The mediation of Gambia and Guinea-Bissau": both mediated."""
    for token in tokens:
        noun = tokens[token.head]
        if token.dep != "conj" or noun.text not in _HELP or not token.text[:1].isupper() or (at := _and_before(tokens, token.i)) is None:
            continue
        name = tokens[at - 1]
        if name.dep == "pobj" and name.tag == "NNP" and tokens[name.head].text == "of" and tokens[name.head].head == noun.i:
            tokens = _moved(tokens, noun.i, token.i, name.i)
    return tokens


def mend_holders(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "The president of Mozambique and the leader of the rebels": two holders, and no president of a leader."""
    for token in tokens:
        name = tokens[token.head]
        of = tokens[name.head]
        if token.dep != "conj" or token.pos != "NOUN" or name.dep != "pobj" or name.pos != "PROPN" or of.text != "of":
            continue
        holder, own = tokens[of.head], any(t.head == token.i and t.text == "of" and t.i > token.i for t in tokens[token.i : token.i + 2])
        alike = holder.pos == "NOUN" and holder.tag == token.tag and holder.i < of.i
        if own and alike and (at := _and_before(tokens, token.i)) is not None and tokens[at].head in (name.i, token.i):
            tokens = _moved(tokens, name.i, token.i, holder.i)
    return tokens


def mend_toll_and_more(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Has left 500 people dead and driven thousands across the border": the second verb goes on after the first."""
    for token in tokens:
        state = tokens[token.head]
        verb = tokens[state.head]
        if token.dep == "conj" and token.tag in ("VBN", "VBD") and state.text in _AFTER_TOLL and verb.lemma == "leave" and state.i > verb.i:
            tokens = _moved(tokens, state.i, token.i, verb.i)
            out = list(tokens)
            out[token.i] = replace(out[token.i], tag=verb.tag if verb.tag in ("VBN", "VBD") else token.tag)
            tokens = tuple(out)
    return tokens


def mend_lasting(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Has been pressing both for months to reach a deal": nobody's months; it is what they are pressed to do."""
    out = list(tokens)
    for token in tokens:
        noun = tokens[token.head]
        prep = tokens[noun.head]
        verb = tokens[prep.head]
        if token.dep in ("relcl", "acl") and token.tag == "VB" and noun.text in _SPANS and prep.text == "for" and verb.pos == "VERB":
            if tokens[token.i - 1].text == "to" and verb.i < prep.i:
                out[token.i] = replace(token, head=verb.i, dep="xcomp")
    return tuple(out)

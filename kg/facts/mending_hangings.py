"""Phrases that the parser hangs on the wrong noun: what is announced to the public, what somebody is accused of, fronted appositions.

As in `mending`, each function takes the tokens of a sentence and gives them back with other heads or labels.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.mending_sides import mend_sides
from kg.facts.mending_subjects import SUBJECTS
from kg.model import Token

_GONE_BY = frozenset({"order", "rule", "instruction", "path", "example", "lead", "line", "suit", "advice", "procedure", "protocol", "law"})
_CHARGING = frozenset({"accuse", "suspect", "convict", "blame", "condemn", "criticise", "criticize", "denounce", "acquit", "guilty"})


def mend_hangings(tokens: tuple[Token, ...], speech: frozenset[str]) -> tuple[Token, ...]:
    """The tokens with the mends of this module."""
    mended = mend_told(mend_following(mend_joined_objects(mend_sides(tokens))), speech)
    return mend_charged_with(mend_charges(mend_fronted_appositions(mended)))


def mend_told(tokens: tuple[Token, ...], speech: frozenset[str]) -> tuple[Token, ...]:
    """What follows "announced to the public that" is what was announced, and no clause about the public."""
    out = list(tokens)
    for token in tokens:
        if token.dep not in ("ccomp", "relcl"):
            continue
        first = next((t for t in tokens[: token.i] if t.head == token.i), token)
        if token.dep == "ccomp" and first.tag == "WDT" and first.text.lower() == "that" and first.dep == "dobj":
            out[first.i] = replace(first, dep="mark", tag="IN")
        heard = tokens[token.head]
        to = tokens[heard.head]
        told = token.dep == "relcl" and heard.dep == "pobj" and to.text.lower() == "to" and tokens[to.head].lemma in speech
        that = next((t for t in tokens[heard.i + 1 : token.i] if t.head == token.i and t.text.lower() == "that"), None)
        if told and that is not None and that.i == heard.i + 1 and that.dep not in SUBJECTS and tokens[to.head].pos == "VERB":
            out[token.i] = replace(token, dep="ccomp", head=to.head)
            out[that.i] = replace(that, dep="mark", tag="IN")
    return tuple(out)


def mend_fronted_appositions(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "A former colony, Western Sahara is …": of two subjects the first, with "a", says what the second, a name, is."""
    out = list(tokens)
    for token in tokens:
        if token.dep not in SUBJECTS or token.tag not in ("NN", "NNS") or tokens[token.head].i <= token.i:
            continue
        named = next((t for t in tokens[token.i + 1 : token.head] if t.head == token.head and t.dep in SUBJECTS), None)
        article = next((t for t in tokens[: token.i] if t.head == token.i and t.dep == "det"), None)
        if named is None or named.pos != "PROPN" or article is None or article.text.lower() not in ("a", "an"):
            continue
        between = tokens[token.i + 1 : named.i]
        if any(t.text == "," for t in between) and all(t.pos in ("PROPN", "DET", "ADJ", "PUNCT", "ADP", "NOUN") for t in between):
            out[token.i] = replace(token, dep="appos", head=named.i)
    return tuple(out)


def mend_following(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Following a truce" is after it: a participle only before what somebody goes by ("following orders")."""
    out = list(tokens)
    for token in tokens:
        if token.text.lower() != "following" or token.tag != "VBG" or token.dep not in ("acl", "advcl", "prep"):
            continue
        object_ = next((t for t in tokens[token.i + 1 :] if t.head == token.i and t.dep == "dobj"), None)
        if object_ is None or object_.lemma.lower() in _GONE_BY or any(t.head == token.i and t.i < token.i for t in tokens):
            continue
        above, noun = tokens[token.head], tokens[token.head]
        while above.pos not in ("VERB", "AUX") and above.head != above.i:
            above = tokens[above.head]
        out[token.i] = replace(token, dep="prep", tag="IN", pos="ADP", head=above.i if above.pos in ("VERB", "AUX") else noun.i)
        out[object_.i] = replace(object_, dep="pobj")
    return tuple(out)


def mend_charges(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """What follows "accused Chad of arming rebels" is what Chad does: no rebels that arm."""
    out = list(tokens)
    for token in tokens:
        if token.tag != "VBG" or token.dep != "amod" or not token.i or token.head <= token.i:
            continue
        of, noun = tokens[token.i - 1], tokens[token.head]
        charge = tokens[of.head]
        charge = tokens[charge.head] if charge.dep == "dobj" else charge  # "of" hangs on the accused
        if of.text.lower() not in ("of", "for") or noun.dep != "pobj" or noun.head != of.i or charge.lemma not in _CHARGING:
            continue
        out[token.i] = replace(token, dep="pcomp", head=of.i, pos="VERB")
        out[of.i] = replace(of, head=charge.i)
        out[noun.i] = replace(noun, dep="dobj", head=token.i)
        for later in tokens[noun.i + 1 :]:
            if later.head in (charge.i, of.head) and later.dep == "prep":
                out[later.i] = replace(later, head=token.i)
    return tuple(out)


def mend_charged_with(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Accused the government of corruption": the charge hangs on the verb; a name after "of" says whose government it is."""
    out = list(tokens)
    for of in tokens:
        accused = tokens[of.head]
        if of.text.lower() != "of" or accused.dep != "dobj" or tokens[accused.head].lemma not in ("accuse", "suspect", "convict", "acquit"):
            continue
        charge = next((t for t in tokens[of.i + 1 :] if t.head == of.i and t.dep == "pobj"), None)
        if charge is not None and charge.tag in ("NN", "NNS") and not any(t.text.lower() == "the" for t in tokens[of.i + 1 : charge.i]):
            out[of.i] = replace(of, head=accused.head)
    return tuple(out)


def mend_joined_objects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Face shelling and airstrikes": a noun after the object and "and" is a further object, and nothing beside the verb."""
    out = list(tokens)
    for token in tokens:
        verb = tokens[token.head]
        if token.dep != "conj" or token.tag not in ("NN", "NNS") or verb.pos != "VERB" or verb.i > token.i:
            continue
        below = [t for t in tokens if t.head == token.i and t.i < token.i]
        first = min([t.i for t in below], default=token.i)
        and_, object_ = tokens[first - 1], tokens[first - 2] if first > 1 else token
        if and_.dep != "cc" or and_.head != verb.i or object_.dep != "dobj" or object_.head != verb.i:
            continue
        if any(t.dep in SUBJECTS for t in below) or object_.tag not in ("NN", "NNS") or object_.ent:
            continue
        if any(t.head == token.i and t.dep in ("ccomp", "xcomp", "dobj") for t in tokens[token.i + 1 :]):
            continue  # "respect the truce and demand that …": a verb, taken for a noun
        out[token.i] = replace(token, head=object_.i)
        out[and_.i] = replace(and_, head=object_.i)
    return tuple(out)

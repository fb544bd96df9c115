"""What belongs together and what does not: "our allies and partners", "families of men taken by", "the release of captives and a truce".

As in `mending`, each function takes the tokens of a sentence and gives them back with other heads or labels.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token

_COMPANIONS = frozenset({"ally", "partner", "friend", "supporter", "backer", "sponsor", "family", "one", "relative", "colleague"})
"""Those who stand beside somebody: two such nouns under one possessor or article are one group."""
_PLURAL = ("NNS", "NNPS")
_KIN = frozenset({"family", "relative", "parent", "mother", "father", "wife", "widow", "child", "brother", "sister", "spouse"})
_FREEING = frozenset({"release", "return", "freeing", "liberation", "exchange", "repatriation"})
_PEACE = frozenset({"ceasefire", "cease-fire", "truce", "armistice", "cessation", "deal", "agreement", "accord", "end", "halt", "pause"})


def mend_pairs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the mends of this module."""
    lemmas = {_singular(t) for t in tokens}
    if len(lemmas & _COMPANIONS) > 1:
        tokens = mend_companions(tokens)
    if not lemmas.isdisjoint(_KIN) or any(t.dep == "pcomp" and t.tag == "VBN" for t in tokens):
        tokens = mend_taken(tokens)
    if not lemmas.isdisjoint(_FREEING) and not lemmas.isdisjoint(_PEACE):
        tokens = mend_freed(tokens)
    return tokens


def _singular(token: Token) -> str:
    """The lemma; of "Allies", taken for a name, too."""
    return {"allies": "ally", "partners": "partner", "friends": "friend"}.get(token.text.lower(), token.lemma.lower())


def mend_companions(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Its allies and partners" are one group: the second noun is its head, and the first stands before it."""
    out = list(tokens)
    for first, link, second in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (
            link.text.lower() != "and"
            or second.dep != "conj"
            or second.head != first.i
            or first.tag not in _PLURAL
            or second.tag not in _PLURAL
        ):
            continue
        more = any(t.dep == "conj" and t.head == second.i for t in tokens) or first.dep == "conj"
        if more or _singular(first) not in _COMPANIONS or _singular(second) not in _COMPANIONS:
            continue
        out[second.i] = replace(second, dep=first.dep, head=first.head if first.head != first.i else second.i)
        out[first.i] = replace(first, dep="nmod", head=second.i)
        for token in tokens:
            if token.head == first.i and token.i not in (link.i, second.i) and token.i != first.i:
                out[token.i] = replace(token, head=second.i)
    return tuple(out)


def mend_taken(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Met with families of men taken hostage by rebels": met the families; the men were taken."""
    out = list(tokens)
    for verb in tokens:
        if verb.tag != "VBN" or verb.dep not in ("pcomp", "acl"):
            continue
        noun = tokens[verb.head]
        if verb.dep == "pcomp":
            found = next((t for t in tokens[noun.i + 1 : verb.i] if t.head == verb.i and t.dep in ("nsubj", "nsubjpass")), None)
            helped = any(t.head == verb.i and t.dep in ("aux", "auxpass") for t in tokens)
            after_comma = noun.i and tokens[noun.i - 1].text == ","
            if found is None or helped or after_comma or found.lemma.lower() not in _KIN:
                continue
            out[found.i] = replace(found, dep="pobj", head=noun.i)
            noun = found
        if noun.lemma.lower() not in _KIN:
            continue
        of = next((t for t in tokens[noun.i + 1 : verb.i] if t.head == noun.i and t.text.lower() == "of"), None)
        taken = next((t for t in tokens[noun.i + 1 : verb.i] if of is not None and t.head == of.i and t.dep == "pobj"), None)
        out[verb.i] = replace(verb, dep="acl", head=taken.i if taken is not None else noun.i)
        for by in tokens[verb.i + 1 :]:
            if by.head == verb.i and by.text.lower() == "by" and by.dep == "prep":
                out[by.i] = replace(by, dep="agent")
    return tuple(out)


def mend_freed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "The release of the hostages and a ceasefire": the truce stands beside the release, and is not released."""
    out = list(tokens)
    for peace in tokens:
        if peace.dep != "conj" or peace.lemma.lower() not in _PEACE or tokens[peace.head].tag not in ("NNS", "NNPS"):
            continue
        held, of = tokens[peace.head], tokens[tokens[peace.head].head]
        freeing = tokens[of.head]
        if held.dep != "pobj" or of.text.lower() != "of" or freeing.lemma.lower() not in _FREEING:
            continue
        out[peace.i] = replace(peace, head=freeing.i)
        for link in tokens[held.i + 1 : peace.i]:
            if link.head == held.i and link.dep in ("cc", "punct"):
                out[link.i] = replace(link, head=freeing.i)
    return tuple(out)

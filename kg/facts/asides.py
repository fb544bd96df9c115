"""Participles that the parser takes for verbs: asides after a noun, openings before the subject.

Like `mending`, each function takes the tokens of a sentence and gives them back with other heads or labels.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.mending_subjects import SUBJECTS
from kg.model import Token

_ASIDE = frozenset({"parataxis", "ccomp", "advcl", "dep"})
_OWN = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "mark"})


def mend_asides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A past participle with no subject that follows its noun belongs to the noun.

    "The truce, agreed yesterday by both cabinets, obliges …" is no second sentence; in "went back on the understanding struck at
    Mae Sot" nothing joins "struck" to the verb before.
    """
    out = list(tokens)
    for token in tokens:
        noun = _before(tokens, token) if token.tag in ("VBD", "VBN") and token.i else None
        if noun is None:
            continue
        own = [t for t in tokens if t.head == token.i and t.dep in _OWN]
        above = tokens[token.head]
        if own == [noun] and _closes_before(tokens, token, above):
            out[noun.i] = replace(noun, head=above.i)
            out[token.i] = replace(token, dep="acl", head=noun.i, tag="VBN")
        if own:
            continue
        joined = any(t.dep == "cc" or t.text in (",", ";") for t in tokens[above.i : token.i])
        bare = (
            token.dep in ("conj", "advcl")
            and above.i < noun.i
            and not joined
            and not any(t.head == token.i and t.dep == "dobj" for t in tokens)
        )
        aside = token.dep in _ASIDE and above.i > token.i and noun.head == above.i and noun.dep in ("nsubj", "nsubjpass")
        if bare or (aside and tokens[token.i - 1].pos != "NOUN"):
            out[token.i] = replace(token, dep="acl", head=noun.i, tag="VBN")
    return tuple(out)


def mend_garden_paths(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "The plan agreed in August is being carried out": a finite verb without subject claims that of the participle before it."""
    out = list(tokens)
    for token in tokens:
        first = _before_finite(tokens, token)
        if first is None:
            continue
        own, before = [t for t in tokens if t.head == token.i], [t for t in tokens if t.head == first.i]
        finite = any(t.dep in ("aux", "auxpass") and t.tag in ("VBZ", "VBP", "VBD", "MD") and t.i < token.i for t in own)
        led = any(t.dep in ("mark", *SUBJECTS) or t.tag in ("WDT", "WP") for t in own) or any(
            t.dep in ("cc", "dobj", "aux", "auxpass") for t in before
        )
        subject = next((t for t in before if t.dep in ("nsubj", "nsubjpass") and t.i == first.i - 1 and t.pos in ("NOUN", "PROPN")), None)
        if not finite or led or subject is None or any(t.text in (",", ";", ":") for t in tokens[first.i : token.i]):
            continue
        passive = any(t.dep == "auxpass" for t in own)
        root = first.head == first.i
        out[token.i] = replace(token, dep=first.dep, head=token.i if root else first.head)
        out[subject.i] = replace(subject, dep="nsubjpass" if passive else "nsubj", head=token.i)
        out[first.i] = replace(first, dep="acl", head=subject.i, tag="VBN")
        for other in before:
            if other.i > token.i or other.i < subject.i or other.dep == "mark":
                out[other.i] = replace(out[other.i], head=token.i)
    return tuple(out)


def _before_finite(tokens: tuple[Token, ...], token: Token) -> Token | None:
    """The past tense that the parser gave the subject to: above the finite verb `token`, or beside it."""
    if token.dep not in ("ccomp", "conj", "advcl", "dep", "xcomp"):
        return None
    beside = [t for t in tokens[: token.i] if t.head == token.head and t.dep == token.dep and t.tag == "VBD"]
    first = tokens[token.head] if token.head < token.i and not beside else beside[-1] if beside else None
    return first if first is not None and first.tag in ("VBD", "VBN") else None


def _closes_before(tokens: tuple[Token, ...], token: Token, above: Token) -> bool:
    """Whether what `token` opens after a comma ends, by another comma, before a verb `above` that wants a subject."""
    done_by = any(t.head == token.i and t.dep == "agent" for t in tokens)
    begun = tokens[token.i - 1].text == "," or tokens[token.i - 2].text == ","
    closed = above.i > token.i and tokens[above.i - 1].text == ","
    return done_by and begun and closed and not any(t.head == above.i and t.dep in ("nsubj", "nsubjpass") for t in tokens)


def _before(tokens: tuple[Token, ...], participle: Token) -> Token | None:
    """The noun that ends right before the participle, an adverb or a comma between them apart."""
    at = participle.i - 1
    while at > 0 and (tokens[at].tag == "RB" or tokens[at].text == ","):
        at -= 1
    return tokens[at] if tokens[at].pos in ("NOUN", "PROPN") else None


def mend_openings(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Shuttling between the capitals, the envoy tried …": who acts stands after the comma; the participle only opens."""
    if not tokens or tokens[0].tag != "VBG" or tokens[0].dep not in ("nsubj", "csubj"):
        return tokens
    first, verb = tokens[0], tokens[tokens[0].head]
    if verb.tag not in ("VBD", "VBZ", "VBP", "VBN", "VB") or any(t.head == verb.i and t.dep == "nsubj" and t.i != 0 for t in tokens):
        return tokens
    subject = next((t for t in tokens[1 : verb.i] if t.dep in ("appos", "conj", "npadvmod") and _ends_before(tokens, t, verb)), None)
    if subject is None:
        return tokens
    out = list(tokens)
    out[0] = replace(first, dep="advcl")
    out[subject.i] = replace(subject, dep="nsubj", head=verb.i)
    return tuple(out)


def _ends_before(tokens: tuple[Token, ...], noun: Token, verb: Token) -> bool:
    """Whether the noun's phrase begins after a comma and reaches to the verb."""
    if noun.pos not in ("NOUN", "PROPN") or any(t.pos not in ("AUX", "ADV", "PART") for t in tokens[noun.i + 1 : verb.i]):
        return False
    left = noun.i
    while left > 0 and _is_below(tokens, tokens[left - 1], noun):
        left -= 1
    return left > 0 and tokens[left - 1].text == ","


def _is_below(tokens: tuple[Token, ...], token: Token, noun: Token) -> bool:
    """Whether `token` stands below `noun` in the tree."""
    seen: set[int] = set()
    while token.i not in seen:
        if token.i == noun.i:
            return True
        seen.add(token.i)
        token = tokens[token.head]
    return False


def mend_two_sentences(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A verb with two subjects has the verb of the first one hidden among the words of that noun.

    "Uganda, which borders both, called on them to stop, and Kenya urged them to talk": Uganda called, Kenya urged.
    """
    out = list(tokens)
    for verb in tokens:
        if verb.head != verb.i:
            continue
        subjects = [t for t in tokens if t.head == verb.i and t.dep in ("nsubj", "nsubjpass") and t.i < verb.i]
        if len(subjects) != 2:
            continue
        first, second = subjects
        joined = next((t for t in tokens[first.i : second.i] if t.dep == "cc" and t.text.lower() in ("and", "but", "while")), None)
        hidden = [t for t in tokens[first.i + 1 : second.i] if t.head == first.i and t.dep == "acl" and t.tag in ("VBD", "VBZ", "VBP")]
        if joined is None or len(hidden) != 1 or tokens[hidden[0].i - 1].text != "," or joined.i < hidden[0].i:
            continue
        own = hidden[0]
        out[own.i] = replace(own, dep="ROOT", head=own.i)
        out[first.i] = replace(first, head=own.i)
        out[verb.i] = replace(verb, dep="conj", head=own.i)
        out[joined.i] = replace(joined, head=own.i)
    return tuple(out)

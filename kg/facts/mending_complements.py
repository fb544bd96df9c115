"""Complements that the parser misplaces: who was taken hostage, what was discussed before another spoke, who is asked to do what.

As in `mending`, each function takes the tokens of a sentence and gives them back with other heads or labels.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.mending_subjects import SUBJECTS, follows_to
from kg.model import Token

_HELD = frozenset({"hostage", "captive", "prisoner"})
_HOLDING = frozenset({"take", "hold", "keep", "seize", "capture"})
_WITH_THING = frozenset(
    "discuss review address welcome condemn praise commend visit thank explore examine denounce deplore applaud hail".split()
)
"""Verbs that take a thing, and no clause without "that"."""
_ASKING = frozenset("direct order instruct ask urge press encourage task command authorise authorize request invite charge push".split())
_CALLING = frozenset("call demand need appeal urge press push importance urgency plea agree support necessity".split())
_SUMS = frozenset({"million", "billion", "trillion", "thousand"})
_SPANS = frozenset({"year", "month", "week", "quarter"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VB"})
_LIKE_NOUNS = frozenset({"target", "shell", "attack", "raid", "bomb", "ambush", "storm", "besiege", "blockade", "bombard"})


def mend_complements(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the mends of this module."""
    for step in (
        mend_titles,
        mend_targeting,
        mend_hostages,
        mend_discussed,
        mend_links,
        mend_asked,
        mend_acting_groups,
        mend_called_for,
        mend_named_officers,
        mend_met_to,
        mend_second_verbs,
        mend_both,
        mend_sums,
    ):
        tokens = step(tokens)
    return tokens


def mend_hostages(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "took the two teachers hostage", "Americans held hostage by rebels": they are held, and "hostage" is no object."""
    out = list(tokens)
    for token in tokens:
        verb = tokens[token.head]
        if token.text.lower() not in _HELD or token.dep not in ("dobj", "xcomp") or verb.lemma not in _HOLDING or verb.i > token.i:
            continue
        before = [t for t in tokens[verb.i + 1 : token.i] if t.head == token.i]
        people = next((t for t in reversed(before) if t.dep in ("compound", "nmod", "poss") and t.pos in ("NOUN", "PROPN")), None)
        other = any(t.head == verb.i and t.dep == "dobj" for t in tokens[verb.i + 1 : token.i])
        held = verb.dep in ("acl", "advcl") and not before and verb.tag in ("VBN", "VBD") and tokens[verb.i - 1].pos in ("NOUN", "PROPN")
        people_before = next((t for t in tokens[: verb.i] if t.head == verb.i and t.dep in SUBJECTS), None)
        if verb.dep == "ccomp" and people_before is not None and people_before.i == verb.i - 1 and verb.tag == "VBN" and not before:
            out[people_before.i] = replace(people_before, dep="dobj", head=verb.head)  # "have citizens taken hostage"
            verb, held = replace(verb, dep="acl", head=people_before.i), True
        held = held and not any(t.head == verb.i and t.dep in (*SUBJECTS, "aux") and t != people_before for t in tokens[: verb.i])
        if people is not None and people.i == token.i - 1:
            out[people.i] = replace(people, dep="dobj", head=verb.i)
            for below in before:
                if below.i != people.i:
                    out[below.i] = replace(below, head=people.i)
        if (people is not None and people.i == token.i - 1) or other or held:
            out[token.i] = replace(token, dep="acomp")
        if held:
            out[verb.i] = replace(verb, tag="VBN", dep="acl", head=verb.head if verb.dep == "acl" else verb.i - 1)
            for by in (t for t in tokens if t.head in (verb.i, token.i) and t.text.lower() == "by" and t.i > token.i):
                out[by.i] = replace(by, dep="agent", head=verb.i)
    return tuple(out)


def mend_discussed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "They discussed Sudan and the minister underscored …": Sudan was discussed; with the minister a clause of its own begins."""
    out = list(tokens)
    for token in tokens:
        verb = tokens[token.head]
        if token.dep != "ccomp" or verb.lemma not in _WITH_THING or verb.i > token.i or token.tag not in _FINITE:
            continue
        first = next((t for t in tokens[verb.i + 1 : token.i] if t.head == token.i and t.dep in SUBJECTS), None)
        if first is None or any(t.head == token.i and t.dep in ("mark", "aux") for t in tokens[: token.i]):
            continue
        second = next((t for t in reversed(tokens[first.i : token.i]) if t.head == first.i and t.dep == "conj"), None)
        link = next((t for t in reversed(tokens[first.i : token.i]) if t.head == first.i and t.dep == "cc"), None)
        if second is None or link is None or link.i > second.i:
            continue
        out[first.i] = replace(first, dep="dobj", head=verb.i)
        out[second.i] = replace(second, dep="nsubj", head=token.i)
        out[link.i] = replace(link, head=verb.i)
        out[token.i] = replace(token, dep="conj", head=verb.i)
    return tuple(out)


def mend_links(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "discussed Sudan and the envoy left": "and" joins two clauses, and is no part of the first one's object."""
    out = list(tokens)
    for link in tokens[:-1]:
        noun = tokens[link.head]
        if link.dep != "cc" or noun.pos not in ("NOUN", "PROPN") or any(t.head == noun.i and t.dep == "conj" for t in tokens[link.i :]):
            continue
        clause = next((t for t in tokens[link.i + 1 :] if t.dep == "conj" and t.pos == "VERB" and t.head < link.i), None)
        starts = clause is not None and min((t.i for t in tokens if t.head == clause.i), default=clause.i) > link.i
        if clause is not None and starts and tokens[clause.head].pos in ("VERB", "AUX"):
            out[link.i] = replace(link, head=clause.head)
    return tuple(out)


def mend_asked(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "directed his ministers, including X, to withdraw": after an aside too, it is what they shall do."""
    out = list(tokens)
    for token in tokens:
        verb = tokens[token.head]
        if token.dep != "advcl" or token.tag != "VB" or verb.lemma not in _ASKING or verb.i > token.i or not follows_to(tokens, token):
            continue
        asked = [t for t in tokens[verb.i + 1 : token.i] if t.head == verb.i and t.dep == "dobj"]
        to = next(t for t in tokens if t.head == token.i and t.dep == "aux" and t.text.lower() == "to")
        if asked and tokens[to.i - 1].text == ",":
            out[token.i] = replace(token, dep="xcomp")
    return tuple(out)


def mend_acting_groups(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "urged that the parties meeting in Pretoria agree to a truce": meeting tells which parties; agreeing is what is urged."""
    out = list(tokens)
    for token in tokens:
        verb = tokens[token.head]
        if (
            token.dep not in ("ccomp", "nsubj")
            or token.tag != "VBG"
            or any(t.head == token.i and t.dep in ("aux", "auxpass") for t in tokens)
        ):
            continue
        subject = next((t for t in tokens[: token.i] if t.head == token.i and t.dep in SUBJECTS), None)
        after = verb if token.dep == "nsubj" and verb.i > token.i else _next_finite(tokens, token, verb)
        if subject is None or after is None:
            continue
        if any(t.head == after.i and (t.dep in SUBJECTS or t.dep in ("mark", "cc")) for t in tokens[: after.i] if t.i > token.i):
            continue
        out[subject.i] = replace(subject, head=after.i)
        out[token.i] = replace(token, dep="acl", head=subject.i)
        if token.dep == "ccomp":
            out[after.i] = replace(after, dep="ccomp", head=verb.i)
        for mark in (t for t in tokens[: token.i] if t.head == token.i and t.dep == "mark"):
            out[mark.i] = replace(mark, head=after.i)
    return tuple(out)


def _next_finite(tokens: tuple[Token, ...], token: Token, verb: Token) -> Token | None:
    """The finite verb after a participle that the parser hangs on it, or beside it."""
    for later in tokens[token.i + 1 :]:
        beside = later.head in (verb.i, token.i) and later.dep in ("advcl", "ccomp", "conj", "dep")
        if beside and later.tag in _FINITE and not follows_to(tokens, later):
            return later
    return None


def mend_called_for(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "a call for a truce in Goma, the release of hostages, and an end to the war": one list, and no names of Goma."""
    out = list(tokens)
    for token in tokens:
        if token.dep != "appos" or token.tag not in ("NN", "NNS"):
            continue
        above = tokens[token.head]
        noun = tokens[tokens[above.head].head] if above.dep == "pobj" else above
        governor = tokens[noun.head] if noun.dep in ("pobj", "dobj") else noun
        asked = tokens[governor.head] if governor.pos in ("ADP", "SCONJ", "PART") else governor
        if above.dep != "pobj" or noun.pos != "NOUN" or noun.dep not in ("pobj", "dobj") or asked.lemma not in _CALLING:
            continue
        ends = [t for t in tokens[token.i + 1 :] if t.dep == "conj" and t.pos in ("NOUN", "PROPN") and _closes(tokens, t, token, asked)]
        if not ends:
            continue
        out[token.i] = replace(token, dep="conj", head=noun.i)
        if tokens[ends[0].head].pos in ("VERB", "AUX"):
            out[ends[0].i] = replace(ends[0], head=noun.i)
    return tuple(out)


def _closes(tokens: tuple[Token, ...], last: Token, item: Token, asked: Token) -> bool:
    """Whether `last` is the end of a list with `item`: "…, and an end to the war"."""
    first = min((t.i for t in tokens if t.head == last.i and t.i < last.i), default=last.i)
    linked = first > 0 and tokens[first - 1].dep == "cc"
    above = tokens[last.head]
    return linked and (above.i in (item.i, item.head) or above.dep == "appos" or above.i in (asked.i, asked.head))


def mend_titles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Assistant to the President for National Security Affairs Jake Sullivan called": the first of two subjects is an office."""
    out = list(tokens)
    for token in tokens:
        if token.dep not in SUBJECTS or token.tag not in ("NN", "NNP") or not token.text[:1].isupper():
            continue
        named = next((t for t in tokens[token.i + 1 :] if t.head == token.head and t.dep in SUBJECTS), None)
        if named is None or named.tag != "NNP" or named.i == token.head or tokens[token.i + 1].dep != "prep":
            continue
        between = tokens[token.i + 1 : named.i]
        if not any(t.pos in ("VERB", "AUX", "PUNCT", "PRON") for t in between):
            out[token.i] = replace(token, dep="compound", head=named.i)
    return tuple(out)


def mend_targeting(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "The sanctions target leaders", "Rebels shell town": a plural before such a verb does it, and is no name for what follows."""
    out = list(tokens)
    for verb in tokens[1:-1]:
        subject, noun = tokens[verb.i - 1], tokens[verb.head]
        compound = verb.text in _LIKE_NOUNS and verb.dep == "compound" and noun.i > verb.i and noun.head == noun.i
        if verb.text in _LIKE_NOUNS and verb.tag == "NN" and subject.dep == "nsubj" and subject.head == verb.i and subject.tag == "NNS":
            out[verb.i] = replace(verb, pos="VERB", tag="VBP")  # "Gunmen storm hotel"
        plural = subject.tag == "NNS" or (subject.i == 0 and subject.tag == "NNP" and not subject.ent and subject.text.endswith("s"))
        if not compound or not plural or subject.dep != "compound" or subject.head != noun.i:
            continue
        out[verb.i] = replace(verb, dep="ROOT", head=verb.i, pos="VERB", tag="VBP")
        out[subject.i] = replace(subject, dep="nsubj", head=verb.i)
        out[noun.i] = replace(noun, dep="dobj", head=verb.i)
        for below in tokens:
            if below.head == noun.i and below.i < verb.i and below.i != subject.i:
                out[below.i] = replace(below, head=subject.i)
            elif below.head == noun.i and below.dep == "punct":
                out[below.i] = replace(below, head=verb.i)
    return tuple(out)


def mend_met_to(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "met with the premier in Apulia to deepen ties": with the premier, and no clause of hers."""
    out = list(tokens)
    for token in tokens:
        verb, with_ = tokens[token.head], tokens[tokens[token.head].head]
        clause = token.dep in SUBJECTS and verb.dep == "pcomp" and verb.tag == "VB" and token.i < verb.i
        if clause and with_.dep == "prep" and with_.i < token.i and follows_to(tokens, verb):
            out[token.i] = replace(token, dep="pobj", head=with_.i)
            out[verb.i] = replace(verb, dep="advcl", head=with_.head)
    return tuple(out)


def mend_second_verbs(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "We urge all to respect the truce and demand that Chad leave": no noun stands beside a verb; demanding is what we do too."""
    out = list(tokens)
    for token, that in zip(tokens, tokens[1:], strict=False):
        verb = tokens[token.head]
        noun = token.dep == "conj" and token.tag == "NN" and verb.pos == "VERB" and that.dep == "mark" and that.text.lower() == "that"
        if not noun or tokens[token.i - 1].dep != "cc" or tokens[that.head].head != token.i:
            continue
        while verb.dep == "xcomp" and verb.tag == "VB" and verb.head != verb.i:
            verb = tokens[verb.head]
        out[token.i] = replace(token, head=verb.i, pos="VERB", tag=verb.tag if verb.tag in ("VBP", "VB") else "VB")
    return tuple(out)


def mend_both(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Both remain committed": alone as a subject, it stands for two."""
    return tuple(replace(t, pos="PRON", tag="PRP") if t.text.lower() == "both" and t.dep in SUBJECTS else t for t in tokens)


def mend_sums(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "provided $2 billion this year": the sum is the object, the year the time."""
    out = list(tokens)
    for token in tokens:
        year = tokens[token.head]
        if token.dep != "nummod" or token.text.lower() not in _SUMS or year.lemma not in _SPANS or year.dep not in ("dobj", "pobj"):
            continue
        if not any(t.head == year.i and t.text.lower() in ("this", "last", "next") for t in tokens[token.i + 1 : year.i]):
            continue
        out[token.i] = replace(token, dep=year.dep, head=year.head, pos="NOUN", tag="NNS")
        out[year.i] = replace(year, dep="npadvmod")
        for below in (t for t in tokens[: token.i] if t.head == year.i):
            out[below.i] = replace(below, head=token.i)
    return tuple(out)


def mend_named_officers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "talks led by the UN envoy for Yemen, Hans Grundberg.": the name says who the envoy is."""
    out = list(tokens)
    for token in tokens:
        if token.pos != "PROPN" or token.dep not in ("npadvmod", "dep") or tokens[token.head].pos not in ("VERB", "AUX"):
            continue
        first = min((t.i for t in tokens if t.head == token.i and t.i < token.i), default=token.i)
        if first < 2 or first == token.i or tokens[first - 1].text != "," or token.ent not in ("PERSON", ""):
            continue
        noun = tokens[first - 2]
        while (
            noun.dep == "pobj"
            and tokens[noun.head].text.lower() in ("of", "for", "to")
            and tokens[tokens[noun.head].head].pos
            in (
                "NOUN",
                "PROPN",
            )
        ):
            noun = tokens[tokens[noun.head].head]
        if noun.pos in ("NOUN", "PROPN") and noun.i < first - 2 and noun.i != token.head:
            out[token.i] = replace(token, dep="appos", head=noun.i)
    return tuple(out)

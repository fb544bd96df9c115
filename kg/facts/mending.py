"""Faults of the parser that break lists, dates, participles and reported speech, mended before anything reads the tree.

Each function takes the tokens of a sentence and gives them back with other heads or labels; the words stay as they are.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.asides import mend_asides, mend_garden_paths, mend_openings, mend_two_sentences
from kg.facts.mending_between import mend_between
from kg.facts.mending_company import mend_company
from kg.facts.mending_complements import mend_complements
from kg.facts.mending_hangings import mend_hangings
from kg.facts.mending_joined import mend_joined
from kg.facts.mending_pairs import mend_pairs
from kg.facts.mending_speakers import mend_closing_speakers, mend_outer_clauses, mend_swallowed_subjects
from kg.facts.mending_subjects import SUBJECTS, follows_to, mend_misplaced
from kg.facts.mending_titles import mend_people
from kg.facts.mending_verbs import mend_verbs
from kg.model import Token

_LEAST_SENTENCE = 6
_OPENLY = frozenset(
    "urge thank welcome condemn praise commend call warn pledge vow promise reiterate demand express voice stress appeal invite accuse "
    "reject congratulate encourage denounce hail applaud underline reaffirm".split()
)
"""Acts of speech that continue what somebody said of a state of things."""
_MEASURES = frozenset({"hour", "day", "week", "month", "year"})


def mend(tokens: tuple[Token, ...], speech: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The tokens with all mends, in the order in which they build on one another. `speech`: lemmas of verbs of saying."""
    tokens = mend_misplaced(mend_between(mend_verbs(tokens)))
    tokens = mend_outer_clauses(mend_closing_speakers(mend_swallowed_subjects(mend_people(tokens)), speech))
    reduced = (mend_headless, mend_two_sentences, mend_garden_paths, mend_asides, mend_openings, mend_participles)
    steps = (*reduced, mend_lists, mend_dates, mend_semicolons)
    for step in (*steps, mend_consequences, mend_afterwards, mend_tolls):
        tokens = step(tokens)
    tokens = mend_company(mend_pairs(mend_complements(mend_joined(mend_hangings(tokens, speech)))))
    return mend_sufferers(mend_bare_infinitives(mend_infinitives(mend_tenses(tokens, speech))))


def mend_participles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A past tense that modifies a noun is a past participle: "the pact, struck in Oslo"."""
    return tuple(replace(t, tag="VBN") if t.dep == "acl" and t.tag == "VBD" else t for t in mend_hyphenated(tokens))


def mend_headless(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A sentence needs a verb: "Some 400 soldiers capitulated in Kidal." is no noun phrase with a participle."""
    roots = [t for t in tokens if t.head == t.i]
    if len(roots) != 1 or len(tokens) < _LEAST_SENTENCE or tokens[-1].text != "." or roots[0].pos not in ("NOUN", "PROPN"):
        return tokens
    noun = roots[0]
    counted = [t.i for t in tokens if t.dep == "pobj" and tokens[t.head].text == "of" and tokens[t.head].head == noun.i and t.tag == "NNS"]
    heads = (noun.i, *counted) if noun.tag == "NNS" else (noun.i,)  # "Thousands of children starved"
    participles = [t for t in tokens if t.head in heads and t.dep == "acl" and t.tag in ("VBN", "VBD")]
    verb = participles[-1] if participles else None  # "Talks, facilitated by Malaysia, reopened in Kuala Lumpur."
    if verb is None or any(t.head == verb.i and t.dep in ("agent", "aux", "auxpass") for t in tokens):
        return tokens
    commas = sum(t.text == "," for t in tokens[noun.i : verb.i])
    if tokens[verb.i - 1].text == "," and commas < 2:  # with two, an aside closes: "The mission in Mali, MINUSMA, called on"
        return tokens
    out = list(tokens)
    out[verb.i] = replace(verb, tag="VBD", pos="VERB", dep="ROOT", head=verb.i)
    out[noun.i] = replace(noun, dep="nsubj", head=verb.i)
    for token in tokens:
        if token.head in heads and token.i > verb.i:
            out[token.i] = replace(token, head=verb.i)
    return tuple(out)


def mend_afterwards(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "…, a day after troops moved in": after a comma it dates the main verb, and is no part of what is said."""
    out = list(tokens)
    for token in tokens:
        if token.dep != "advcl" or tokens[token.head].dep != "ccomp":
            continue
        above = tokens[tokens[token.head].head]
        mark = next((t for t in tokens if t.head == token.i and t.dep == "mark" and t.text.lower() in ("after", "before")), None)
        measure = mark is not None and tokens[mark.i - 1].text.lower().rstrip("s") in _MEASURES
        start = mark.i - 1 if measure and mark is not None else 0
        while start > 0 and tokens[start - 1].head in (tokens[start].i, mark.i - 1 if mark else -1):
            start -= 1
        if measure and start > 0 and tokens[start - 1].text == "," and above.dep == "ROOT" and above.i < token.i:
            out[token.i] = replace(token, head=above.i)
    return tuple(out)


def mend_dates(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A phrase after a weekday belongs to the verb: "pulled out on Monday of the deal", "met on Friday with the envoy"."""
    out = list(tokens)
    for token in tokens:
        day = tokens[token.head]
        if token.dep == "prep" and day.ent == "DATE" and day.dep == "pobj" and day.i == token.i - 1 and day.text.lower().endswith("day"):
            above = tokens[tokens[day.head].head]
            if tokens[day.head].dep == "prep" and above.pos == "VERB":
                out[token.i] = replace(token, head=above.i)
    return tuple(out)


def mend_consequences(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A participle after a comma continues the clause that ends there, not the main verb before it.

    "Dozens have died since May, when rebels stormed the town, killing eight": it is the rebels who killed them.
    """
    out = list(tokens)
    for token in tokens:
        main = tokens[token.head]
        if token.dep != "advcl" or token.tag != "VBG" or main.i > token.i or token.i < 2 or tokens[token.i - 1].text != ",":
            continue
        at, seen = tokens[token.i - 2], set[int]()
        while at.i not in seen and not (at.dep in ("relcl", "advcl") and at.tag in ("VBD", "VBZ", "VBP")):
            seen.add(at.i)
            at = tokens[at.head]
        if (
            at.i not in seen
            and main.i < at.i
            and any(t.head == at.i and t.dep in ("nsubj", "nsubjpass") and t.tag not in ("WDT", "WP") for t in tokens)
        ):
            out[token.i] = replace(token, head=at.i)
    return tuple(out)


def mend_lists(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Objects of prepositions that continue a list hang on the item before them.

    The parser gives "of Russia, the United States and the European Union" two objects; an object right after a comma that
    follows a noun is the next item of that noun's list.
    """
    out = list(tokens)
    counted = {t.head for t in tokens if t.dep == "nummod"}
    for token in tokens:
        if token.dep == "appos" and token.i in counted and token.head in counted:  # "nine bombs, two tunnels and a bunker"
            out[token.i] = replace(token, dep="conj")
        if token.dep != "pobj" or token.head >= token.i - 2:
            continue
        left = min([t.i for t in tokens[: token.i] if t.head == token.i and t.dep in ("det", "compound", "amod", "nmod")] or [token.i])
        if left >= 2 and tokens[left - 1].text == "," and tokens[left - 2].pos in ("NOUN", "PROPN") and token.head < left - 2:
            out[token.i] = replace(token, dep="conj", head=left - 2)
    return tuple(out)


def mend_semicolons(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """What stands before a semicolon is no content of the verb after it.

    "Rebels shelled the port; the army claimed to have repelled them": the shelling is not what the army claimed.
    """
    out = list(tokens)
    for mark in (t for t in tokens if t.text == ";"):
        before = [t for t in tokens[: mark.i] if t.dep == "ccomp" and t.head > mark.i and tokens[t.head].dep == "ROOT"]
        for token in before[:-1]:  # "Units fired on the wall, the ministry reported; Rabat …": content of the last before the mark
            out[token.i] = replace(token, head=before[-1].i)
        for token in before[-1:]:
            out[token.i] = replace(token, dep="parataxis")
    return tuple(out)


def mend_tenses(tokens: tuple[Token, ...], speech: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """A past verb that the parser coordinates with a present one in reported speech continues the past verb of saying.

    "Putin added that Moscow stays in touch and voiced hope": it is Putin who voiced it.
    """
    out = list(tokens)
    for token in tokens:
        if token.dep != "conj" or token.tag not in ("VBD", "VBN"):
            continue
        first = tokens[token.head]
        above = tokens[first.head]
        if first.dep != "ccomp" or above.tag != "VBD" or any(t.head == token.i and t.dep in ("aux", "auxpass") for t in tokens):
            continue
        perfect = first.tag == "VBN" and any(
            t.head == first.i and t.dep == "aux" and t.text.lower() in ("had", "has", "have") for t in tokens
        )
        told = token.lemma.lower() in speech or not token.text.endswith("ed")  # "said rebels had taken the town and burned it"
        spoken = token.tag == "VBD" or token.lemma.lower() in speech  # "had been killed and swore to strike back"
        later = (perfect and spoken and told) or first.tag in ("VBZ", "VBP", "VB")
        if token.lemma.lower() in _OPENLY and token.tag == "VBD":  # "said that the vote was a step forward, and thanked both"
            later = later or first.lemma == "be" or any(t.head == first.i and t.dep == "auxpass" and t.tag == "VBD" for t in tokens)
        if later and above.i < first.i and not any(t.head == token.i and t.dep in SUBJECTS for t in tokens):
            out[token.i] = replace(token, head=above.i)
    return tuple(out)


def mend_infinitives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A finite verb that the parser coordinates with an infinitive continues the finite verb above.

    "The union calls on Rwanda to withdraw and reiterates its support": it is the union that reiterates.
    """
    out = list(tokens)
    for token in tokens:
        if token.dep != "conj" or token.tag not in ("VBZ", "VBD") or tokens[token.head].tag != "VB":
            continue
        own = [t for t in tokens if t.head == token.i and t.dep in (*SUBJECTS, "aux", "auxpass")]
        at, seen = token.head, {token.i}
        while not own and at not in seen and tokens[at].tag != token.tag:
            seen.add(at)
            at = tokens[at].head
        if not own and tokens[at].tag == token.tag and at < token.i and at not in seen:
            out[token.i] = replace(token, head=at)
    return tuple(out)


def mend_bare_infinitives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A bare infinitive that the parser coordinates with a finite verb continues the infinitive before it.

    "He stressed the need to close the gaps, finalise the deal and free the hostages": all three are needed.
    """
    out = list(tokens)
    for token in tokens:
        above = tokens[token.head]
        if token.dep != "conj" or token.tag != "VB" or above.tag not in ("VBZ", "VBD", "VBP") or above.i > token.i:
            continue
        if any(t.head == token.i and t.dep in (*SUBJECTS, "aux", "auxpass") for t in tokens):
            continue
        begun = [t for t in tokens[above.i + 1 : token.i] if t.tag == "VB" and follows_to(tokens, t)]
        if begun:
            out[token.i] = replace(token, head=begun[-1].i)
    return tuple(out)


def mend_sufferers(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Who is held in "ordered the suspect held" suffers it: a participle without auxiliary and object has a passive subject."""
    out = list(tokens)
    for token in tokens:
        if token.tag != "VBN" or token.dep not in ("ccomp", "xcomp") or not tokens[token.head].tag.startswith("VB"):
            continue
        own = [t for t in tokens if t.head == token.i]
        if any(t.dep in ("aux", "auxpass", "dobj", "mark", "neg") for t in own):
            continue
        for subject in (t for t in own if t.dep == "nsubj" and t.i < token.i):
            out[subject.i] = replace(subject, dep="nsubjpass")
    return tuple(out)


def mend_tolls(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "129 dead and 748 wounded": two numbers with what befell them, not a number with another coordinated."""
    out = list(tokens)
    for first, state, link, number, second in zip(tokens, tokens[1:], tokens[2:], tokens[3:], tokens[4:], strict=False):
        after = tokens[second.i + 1] if second.i + 1 < len(tokens) else None
        counted = first.tag == "CD" and (number.tag == "CD" or number.text.lower() in ("several", "dozens", "scores", "hundreds", "many"))
        ends = after is None or after.pos in ("PUNCT", "ADP", "CCONJ", "SCONJ")
        if (
            not counted
            or link.text.lower() not in ("and", ",")
            or not ends
            or not all(t.tag in ("JJ", "VBN", "VBD") for t in (state, second))
        ):
            continue
        if state.head == first.i:
            inner = first.head if first.head != first.i else state.i
            out[state.i] = replace(state, dep=first.dep, head=inner)
            out[first.i] = replace(first, dep="nummod", head=state.i)
        out[number.i] = replace(number, dep="nummod", head=second.i)
        out[second.i] = replace(second, dep="conj", head=state.i, pos="ADJ", tag="JJ")
    return tuple(out)


def mend_hyphenated(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "blames Pakistan-based militants", "met Turkish-backed fighters": a participle joined by a hyphen stands before its noun."""
    out = list(tokens)
    for token, noun in zip(tokens, tokens[1:], strict=False):
        joined = "-" in token.text[1:-1] and token.tag in ("VBD", "VBN") and token.dep in ("xcomp", "ccomp", "conj", "acl")
        if not joined or noun.tag not in ("NN", "NNS") or noun.dep != "dobj" or noun.head != token.i or token.head > token.i:
            continue
        verb = tokens[token.head].pos in ("VERB", "AUX")
        taken = any(t.head == token.head and t.dep == "dobj" and t.i < token.i for t in tokens)
        if not verb or taken:
            continue
        out[token.i] = replace(token, tag="JJ", pos="ADJ", dep="amod", head=noun.i)
        out[noun.i] = replace(noun, head=token.head)
        for other in tokens:
            if other.head == token.i and other.i != noun.i:
                out[other.i] = replace(out[other.i], head=noun.i)
    return tuple(out)

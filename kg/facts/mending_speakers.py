"""Speakers at the end of a sentence, whom the parser takes for an apposition: "…, a spokesman told reporters on Friday"."""

from __future__ import annotations

from dataclasses import replace

from kg.facts.mending_subjects import SUBJECTS
from kg.model import Token


def mend_closing_speakers(tokens: tuple[Token, ...], speech: frozenset[str]) -> tuple[Token, ...]:
    """ "Troops left the border with Chad, an aide told reporters": the aide tells it, and what stands before is told."""
    out = list(tokens)
    for said in tokens:
        main = tokens[said.head]
        if said.dep != "conj" or said.lemma not in speech or said.tag not in ("VBD", "VBZ", "VBP") or main.head != main.i:
            continue
        if main.pos not in ("VERB", "AUX") or any(t.head == said.i and t.dep in (*SUBJECTS, "cc") for t in tokens):
            continue
        speaker = next((t for t in reversed(tokens[: said.i]) if t.dep in ("appos", "conj") and t.pos in ("NOUN", "PROPN", "PRON")), None)
        if speaker is None or speaker.i < main.i:
            continue
        below = _below(tokens, speaker.i, said.i)
        if below[-1] != said.i - 1 or tokens[below[0] - 1].text != ",":
            continue
        out[speaker.i] = replace(speaker, dep="nsubj", head=said.i)
        out[said.i] = replace(said, dep="ROOT", head=said.i)
        out[main.i] = replace(main, dep="ccomp", head=said.i)
        return tuple(out)
    return tokens


def _below(tokens: tuple[Token, ...], top: int, end: int) -> list[int]:
    """The words of the phrase headed by `top` that stand before `end`."""
    found = {top}
    for _ in range(3):
        found |= {t.i for t in tokens[:end] if t.head in found and t.text != ","}
    return sorted(found)


def mend_outer_clauses(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "Oslo demanded that aid be let in, and Rome voiced concern": Rome's clause stands beside the demand, not in what is demanded."""
    out = list(tokens)
    for second in tokens:
        first = tokens[second.head]
        outer = tokens[first.head]
        if second.dep != "conj" or second.tag not in ("VBD", "VBZ") or first.dep != "ccomp" or outer.head == first.i:
            continue
        wished = first.tag == "VB" or any(t.head == first.i and t.dep == "auxpass" and t.text.lower() == "be" for t in tokens)
        wished = wished and not any(t.head == first.i and t.dep == "aux" for t in tokens)
        own = next((t for t in tokens[first.i : second.i] if t.head == second.i and t.dep in SUBJECTS), None)
        if not wished or own is None or not any(t.text == "," and t.head in (first.i, outer.i) for t in tokens[first.i : own.i]):
            continue
        out[second.i] = replace(second, head=outer.i)
        for link in tokens[first.i : own.i]:
            if link.head == first.i and link.dep == "cc":
                out[link.i] = replace(link, head=outer.i)
    return tuple(out)


def mend_swallowed_subjects(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """ "India revoked the autonomy of Kashmir and Pakistan expelled its envoy": a second verb without "and" of its own has a subject."""
    out = list(tokens)
    for verb in tokens:
        if verb.dep not in ("conj", "advcl") or verb.tag not in ("VBD", "VBZ") or verb.i < 3:
            continue
        noun = tokens[verb.i - 1]
        if noun.dep != "conj" or noun.pos != "PROPN" or any(t.head == verb.i and t.dep in (*SUBJECTS, "mark", "advmod") for t in tokens):
            continue
        left = min(t.i for t in tokens[: noun.i + 1] if t.i == noun.i or t.head == noun.i)
        link, host = tokens[left - 1], tokens[noun.head]
        while host.pos not in ("VERB", "AUX") and host.head != host.i:
            host = tokens[host.head]
        if link.dep != "cc" or link.text.lower() != "and" or host.pos != "VERB" or host.i > noun.head:
            continue
        if any(t.dep == "punct" for t in tokens[host.i : verb.i]) or _stands_below(tokens, host.i, verb.i):
            continue
        out[noun.i] = replace(noun, dep="nsubj", head=verb.i)
        out[link.i] = replace(link, head=host.i)
        out[verb.i] = replace(verb, dep="conj", head=host.i)
    return tuple(out)


def _stands_below(tokens: tuple[Token, ...], word: int, above: int) -> bool:
    """Whether `word` hangs somewhere on `above`: "cars decorated with the flags of A and B rallied"."""
    while tokens[word].head != word:
        word = tokens[word].head
        if word == above:
            return True
    return False

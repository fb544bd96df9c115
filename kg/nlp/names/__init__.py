"""Names in an article: what each denotes as an actor and as a place.

The gazetteer decides first, then the patterns of institutions, then the statistical model, which on its own calls Yerevan a
person. Two passes over the sentences: what one paragraph introduces in full, others may shorten.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from kg.gazetteer import Gazetteer, fold
from kg.model import NameMention, Sentence, Token
from kg.nlp.names.acronyms import introduced, resolve_acronyms
from kg.nlp.names.choice import choose, is_premodifier, is_supported, supports
from kg.nlp.names.hits import Hit, scan
from kg.nlp.names.institutions import extend_to_institutions
from kg.nlp.names.persons import add_persons, governed_by
from kg.nlp.names.spelled import add_spelled
from kg.nlp.names.surnames import resolve_surnames, surnames
from kg.nlp.names.unknown import add_unknown

__all__ = ["find_names"]


def find_names(sentences: Sequence[Sentence], text: str, gazetteer: Gazetteer) -> tuple[NameMention, ...]:
    """The names in `sentences` of the article `text`, sorted by offset; no two overlap, but a title may cover another name."""
    rows = [s.tokens for s in sentences]
    scanned = [scan(s, gazetteer) for s in sentences]
    sure = frozenset(e.key for h in chain.from_iterable(scanned) if not h.cautious for e in (h.actor,) if e is not None)
    found = [[h for h in hits if is_supported(h, s.tokens, gazetteer, sure)] for hits, s in zip(scanned, sentences, strict=True)]
    counts = supports(chain.from_iterable(found))
    found = [[choose(h, row, counts, gazetteer) for h in hits] for hits, row in zip(found, rows, strict=True)]
    found = [extend_to_institutions(hits, row, gazetteer) for hits, row in zip(found, rows, strict=True)]
    found = [add_persons(hits, row, gazetteer) for hits, row in zip(found, rows, strict=True)]
    short = surnames(zip(found, rows, strict=True), gazetteer)
    named = frozenset(h.actor.key for h in chain.from_iterable(found) if h.actor is not None)
    found = [resolve_surnames(hits, row, short, named, gazetteer) for hits, row in zip(found, rows, strict=True)]
    found = [governed_by(hits, row, gazetteer) for hits, row in zip(found, rows, strict=True)]
    if "(" in text:
        found = [add_spelled(hits, row, text, gazetteer) for hits, row in zip(found, rows, strict=True)]
    found = add_unknown(found, rows, gazetteer)
    acronyms = introduced(chain.from_iterable(found), text)
    found = [resolve_acronyms(hits, row, acronyms) for hits, row in zip(found, rows, strict=True)]
    mentions = (_mention(hit, row, gazetteer) for hits, row in zip(found, rows, strict=True) for hit in hits)
    return tuple(sorted(mentions, key=lambda m: (m.start, m.end)))


def _mention(hit: Hit, tokens: Sequence[Token], gazetteer: Gazetteer) -> NameMention:
    others = tuple(e for r in hit.readings[1:] if (e := r.actor or r.place) is not None)
    return NameMention(
        start=hit.start,
        end=hit.stop,
        actor=hit.actor,
        place=hit.place,
        adjectival=hit.adjectival or _describes(hit, tokens, gazetteer),
        via=hit.via,
        alternatives=others,
        title=hit.title,
    )


def _describes(hit: Hit, tokens: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Whether an actor's name stands before a noun ("Sudan conflict"), or a town's in the name of a text ("Geneva Convention")."""
    if not is_premodifier(hit, tokens) or (hit.actor is not None and hit.actor.kind == "Person"):
        return False
    following = tokens[hit.end].text
    return hit.actor is not None or (following[:1].isupper() and fold(following) in gazetteer.word_lists.get("thing", frozenset()))

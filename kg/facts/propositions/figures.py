"""Casualty figures: how many of whom came to which harm, by whose word.

"Up to 30,000" gives an upper bound alone, "multiple" a lower bound of 2, and casualties are not deaths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.facts.drafts import Draft, Scene
from kg.facts.phrases import phrase_span
from kg.facts.reference import Referent
from kg.facts.spans import event_span
from kg.facts.timing import fact_time
from kg.facts.tree import Tree
from kg.lexicon import Lexicon
from kg.model import Span

_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$")
_SCALE = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Amount:
    lower: int | None = None
    upper: int | None = None
    exact: int | None = None
    approx: bool = False


def find_figures(scene: Scene) -> None:
    for token in scene.tree.tokens:
        if (entry := scene.lexicon.word("harm", token.lemma.lower())) is None or scene.reader.is_inner(token.i):
            continue
        if scene.tree.is_verb(token.i) and token.pos in ("VERB", "AUX"):
            _from_verb(scene, token.i, entry.value or "killed", entry.iri)
        elif token.pos in ("NOUN", "PROPN", "ADJ"):
            _from_noun(scene, token.i, entry.value or "killed", entry.iri)


def _from_verb(scene: Scene, word: int, harm: str, rule: str) -> None:
    """"killed 20 people", "12 soldiers were wounded", "up to 30,000 people lost their lives"."""
    tree = scene.tree
    if tree[word].lemma == "lose" and not any(tree[o].lemma in ("life",) for o in tree.kids(word, "dobj")):
        return
    if tree[word].lemma == "lose":
        victims = tree.kids(word, "nsubj")
    elif tree.is_passive(word):
        victims = tree.kids(word, "nsubjpass") or ([tree[word].head] if tree[word].dep == "acl" else [])
    elif tree[word].lemma in ("die", "perish"):
        victims = tree.kids(word, "nsubj")
    else:
        victims = tree.kids(word, "dobj")
    if not victims and word and tree[word - 1].pos == "NOUN":  # a relative clause whose subject the parser gave away
        victims = [word - 1]
    for victim in victims:
        if (amount := amount_of(tree, victim, scene.lexicon)) is not None:
            _add(scene, word, victim, harm, amount, rule)


def _from_noun(scene: Scene, word: int, harm: str, rule: str) -> None:
    """"multiple casualties among civilians", "20 dead", "the deaths of 15 people"."""
    tree = scene.tree
    amount = amount_of(tree, word, scene.lexicon)
    victim: int | None = None
    for prep in tree.kids(word, "prep"):
        if tree[prep].text.lower() in ("among", "of", "in"):
            for object_ in tree.kids(prep, "pobj"):
                if scene.lexicon.word("participant", tree[object_].lemma.lower()) is not None or amount_of(tree, object_, scene.lexicon):
                    victim = object_
    if amount is None and victim is not None:
        amount = amount_of(tree, victim, scene.lexicon)
    if amount is None and tree[word].tag == "NNS" and tree[word].dep in ("dobj", "nsubjpass", "nsubj") and not _definite(tree, word):
        return
    if amount is not None:
        modifiers = [c for c in tree.kids(word, "amod", "compound") if scene.lexicon.word("participant", tree[c].lemma.lower())]
        _add(scene, word, victim if victim is not None else (modifiers[0] if modifiers else None), harm, amount, rule)


def _definite(tree: Tree, word: int) -> bool:
    return any(tree[c].text.lower() in ("the", "these", "those") for c in tree.kids(word, "det"))


def _add(scene: Scene, word: int, victim: int | None, harm: str, amount: Amount, rule: str) -> None:
    tree = scene.tree
    population = None
    referents: list[Referent] = []
    if victim is not None:
        referents = scene.reader.referents([victim], "actor")[:1]
        population = _population(scene, victim)
        if referents and referents[0].entity.key.startswith("local:"):
            from kg.facts.reference import slug
            from kg.model import Entity

            kind = referents[0].entity.kind
            referents = [Referent(Entity(f"local:{slug(population)}", population, kind if kind != "Thing" else "Population"), referents[0].span)]
    match = scene.matches.get(word)
    if tree.is_verb(word):
        span = event_span(scene, match) if match else tree.span(tree.subtree(word, without=("advcl", "conj", "cc", "ccomp", "relcl", "mark")))
        if match and tree.kids(word, "dobj") and tree[word].lemma != "lose":
            span = Span(tree[word].start, tree.span(tree.subtree(tree.kids(word, "dobj")[0], without=("relcl",))).end)
        elif tree[word].lemma == "lose" or tree.is_passive(word) or tree[word].lemma in ("die", "perish"):
            own = [w for w in tree.subtree(word, without=("advcl", "conj", "cc", "ccomp", "relcl", "mark")) if victim is None or w >= min(tree.subtree(victim, without=("relcl",)))]
            span = tree.span(own)
    else:
        span = tree.span(tree.subtree(word, without=("relcl", "advcl", "conj", "cc", "appos")))
    value: dict[str, object] = {"harm": harm, "population": population, "lower": amount.lower, "upper": amount.upper, "exact": amount.exact}
    if amount.approx:
        value["approx"] = True
    draft = Draft(
        kind="proposition",
        type="CasualtyFigure",
        word=word,
        span=span,
        trigger=Span(tree[word].start, tree[word].end),
        context=scene.contexts.of(word),
        value=value,
        rule=rule,
    )
    draft.fill("target", referents)
    if (time := scene.timing.of(word)) is not None:
        draft.time = fact_time(time)
    scene.drafts.append(draft)


def _population(scene: Scene, victim: int) -> str:
    """The words for those harmed, without the number: "people", "Azerbaijani soldiers"."""
    tree = scene.tree
    span = phrase_span(tree, victim, scene.text)
    words = [t for t in tree.tokens if t.start >= span.start and t.end <= span.end]
    while len(words) > 1 and (words[0].dep in ("nummod", "quantmod", "advmod", "det", "predet") or words[0].pos in ("NUM", "DET", "ADV", "ADP", "SCONJ") or _quantity(scene.lexicon, words[0].text)):
        words.pop(0)
    return scene.string(Span(words[0].start, words[-1].end))


def _quantity(lexicon: Lexicon, text: str) -> bool:
    return lexicon.word("quantity", text.lower()) is not None


def amount_of(tree: Tree, head: int, lexicon: Lexicon) -> Amount | None:
    """The number before a noun with its bound words, or None where none is given."""
    number, approx, sense = None, False, "exact"
    start = min(tree.subtree(head, without=("relcl", "acl", "prep", "conj", "appos")))
    window = [tree[w] for w in range(max(0, start - 3), head + 1)]
    if tree[head].pos == "NUM" or _number(tree[head].text) is not None:
        number = _number(tree[head].text)
    pieces = [t for t in window if t.i < head]
    value = _compose([t.text.lower() for t in pieces], lexicon)
    if value is not None:
        number = value
    elif number is None:
        for t in pieces:
            entry = lexicon.word("quantity", t.text.lower()) or lexicon.word("quantity", t.lemma.lower())
            if entry is not None and t.head == head:
                return Amount(lower=int(entry.value or 2))
        return _plural_quantity(tree, head, lexicon)
    if number is None:
        return None
    before = " ".join(t.text.lower() for t in pieces)
    for lemma, entry in sorted(lexicon.words.get("bound", {}).items(), key=lambda item: -len(item[0])):
        if re.search(rf"\b{re.escape(lemma)}\b", before):
            if entry.value == "approx":
                approx = True
            else:
                sense = entry.value or "exact"
            break
    if sense == "lower":
        return Amount(lower=number)
    if sense == "upper":
        return Amount(upper=number)
    return Amount(exact=number, approx=approx)


def _plural_quantity(tree: Tree, head: int, lexicon: Lexicon) -> Amount | None:
    """"dozens of people", "tens of thousands": the quantity noun governs the population."""
    at = tree[head]
    if at.dep == "pobj" and tree[at.head].text.lower() == "of":
        above = tree[tree[at.head].head]
        if (entry := lexicon.word("quantity", above.text.lower())) is not None:
            return Amount(lower=int(entry.value or 2))
    if (entry := lexicon.word("quantity", at.text.lower())) is not None and tree.kids(head, "prep"):
        return Amount(lower=int(entry.value or 2))
    return None


def _number(text: str) -> int | None:
    return int(float(text.replace(",", ""))) if _DIGITS.match(text) else None


def _compose(words: list[str], lexicon: Lexicon) -> int | None:
    """A number written in digits or words: "1.5 million", "twenty"."""
    total: float | None = None
    for word in words:
        if (value := _number(word)) is not None:
            if not (1900 <= value <= 2100 and total is None and "," not in word and len(word) == 4 and words[-1] != word):
                total = float(word.replace(",", ""))
        elif word in _SCALE and total is not None:
            total *= _SCALE[word]
        elif (entry := lexicon.word("number", word)) is not None:
            total = float(entry.value or 0)
    return int(total) if total is not None else None

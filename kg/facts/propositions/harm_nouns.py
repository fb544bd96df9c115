"""Harm told by nouns: casualties, deaths, captives, lives lost, tolls."""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.amounts import Amount, amount_of, is_quantity, with_bound
from kg.facts.drafts import Scene
from kg.facts.propositions.victims import Harm, are_people, count, is_nobody, passive_subject, subject_of
from kg.lexicon import Entry

UNSPECIFIED = "casualties-unspecified"
_SEVERAL = 2
"""What a plural counts for where no number is given, as "multiple" does."""

_COUNTS = frozenset({"number", "toll", "tally", "count", "total"})


def of_noun(scene: Scene, word: int, entry: Entry) -> Iterator[Harm]:
    """ "multiple casualties among civilians", "20 dead", "the deaths of 15 people"."""
    tree, lexicon = scene.tree, scene.lexicon
    if entry.word_class == "harm" and is_nobody(scene, word, tree.clause_head(word)):  # "no casualties were reported"
        yield Harm(word, None, entry.value or "killed", Amount(), entry.iri, none=True)
        return
    if (told := _put_at(scene, word)) is not None:
        yield Harm(tree.clause_head(word), None, entry.value or "killed", told, entry.iri)
        return
    if (heavy := _heavily(scene, word, entry)) is not None:
        yield heavy
        return
    victim: int | None = None
    for prep in tree.kids(word, "prep"):
        kind = tree[prep].text.lower()
        for object_ in tree.kids(prep, "pobj") if kind in ("among", "of", "in") else []:
            if lexicon.word("participant", tree[object_].lemma.lower()) is not None or (kind == "of" and amount_of(tree, object_, lexicon)):
                victim = object_
    amount = None if entry.word_class == "harm-of-people" else amount_of(tree, word, lexicon)
    if amount is None and victim is not None:
        yield from count(scene, word, [victim], entry.value or "killed", entry)
    elif amount is not None:
        modifiers = [c for c in tree.kids(word, "amod", "compound") if lexicon.word("participant", tree[c].lemma.lower())]
        yield Harm(word, victim if victim is not None else next(iter(modifiers), None), entry.value or "killed", amount, entry.iri)
    elif entry.value == UNSPECIFIED and entry.word_class == "harm" and tree[word].tag == "NNS":
        whose = [c for c in tree.kids(word, "amod", "compound") if lexicon.word("participant", tree[c].lemma.lower())]
        averted = any(tree.lemmas[a] in lexicon.among("averting") for a in tree.ancestors(word))
        if whose and not averted:  # "reports of civilian casualties": how many is not said
            yield Harm(word, whose[0], UNSPECIFIED, Amount(lower=_SEVERAL), entry.iri)


def _put_at(scene: Scene, word: int) -> Amount | None:
    """ "Put its own dead at 71", "put the number of wounded at 300": the number that a count comes to."""
    tree = scene.tree
    of = tree[word].head
    if tree[word].dep == "pobj" and tree.forms[of] == "of" and tree.lemmas[tree[of].head] in _COUNTS:  # "put the number of dead at 71"
        word = tree[of].head
    verb = tree[word].head
    if tree[word].dep != "dobj" or scene.lexicon.word("counting", tree.lemmas[verb]) is None:
        return None
    numbers = [
        p for at in (verb, word) for prep in tree.kids(at, "prep") if tree.forms[prep] in ("at", "to") for p in tree.kids(prep, "pobj")
    ]
    return amount_of(tree, numbers[0], scene.lexicon) if numbers else None


def _heavily(scene: Scene, word: int, entry: Entry) -> Harm | None:
    """ "The garrison suffered heavy losses", "inflicted severe casualties on the rebels": how many is not said."""
    tree, lexicon, verb = scene.tree, scene.lexicon, scene.tree[word].head
    bearing = lexicon.word("harm-bearing", tree.lemmas[verb]) if tree[word].dep in ("dobj", "nsubjpass") else None
    heavy = any(lexicon.word("heavy", tree.lemmas[c]) is not None for c in tree.kids(word, "amod"))
    if bearing is None or not heavy or tree.lemmas[word] not in ("casualty", "casualties", "loss", "losses"):
        return None
    if bearing.value == "suffered":
        victims = subject_of(scene, verb) if not tree.is_passive(verb) else []
    else:
        preps = [p for at in (verb, word) for p in tree.kids(at, "prep", "dative") if tree.forms[p] in ("on", "upon", "to", "among")]
        victims = [o for p in preps for o in tree.kids(p, "pobj")]
    harmed = next((v for v in victims if scene.reader.is_inner(v) or are_people(scene, v)), None)
    if harmed is None or not _can_die(scene, harmed):
        return None  # "the bank suffered heavy losses"
    return Harm(word, harmed, UNSPECIFIED, Amount(lower=_SEVERAL), entry.iri, open=True)


def _can_die(scene: Scene, word: int) -> bool:
    found = scene.reader.referents([word], "actor")
    return any(scene.lexicon.is_a(r.entity.kind, "ArmedForce", "ArmedGroup", "Population", "PeacekeepingForce", "State") for r in found)


def of_captives(scene: Scene, word: int, entry: Entry) -> Iterator[Harm]:
    """ "took 20 people hostage", "was taken prisoner", "holds 30 prisoners"."""
    tree, verb = scene.tree, scene.tree[word].head
    if scene.lexicon.word("taking", tree[verb].lemma.lower()) is None:
        return
    harm = entry.value or "captured"
    compound = [
        c for c in tree.kids(word, "compound", "nmod") if scene.lexicon.word("participant", tree[c].lemma.lower()) and tree[c].tag == "NNS"
    ]
    if compound and (amount := amount_of(tree, word, scene.lexicon)) is not None:  # "took 20 soldiers hostage", as one noun phrase
        yield Harm(verb, compound[0], harm, amount, entry.iri)
    elif tree[word].dep in ("dobj", "nsubjpass") and (amount := amount_of(tree, word, scene.lexicon)) is not None:
        yield Harm(verb, word, harm, amount, entry.iri)
    elif tree[word].dep in ("oprd", "advmod", "npadvmod", "dobj", "acomp", "attr", "xcomp"):
        others = passive_subject(scene, verb) if tree.is_passive(verb) else [o for o in tree.kids(verb, "dobj", "dative") if o != word]
        yield from count(scene, verb, others, harm, entry)


def of_lives(scene: Scene, word: int, entry: Entry) -> Iterator[Harm]:
    """ "claimed the lives of 12 soldiers", "cost 30 lives", "the loss of 30 lives", "20 people lost their lives"."""
    tree, above = scene.tree, scene.tree[word].head
    if tree[above].text == "of" and tree[word].dep == "pobj":
        above = tree[above].head
    taking = scene.lexicon.word("life-taking", tree[above].lemma.lower())
    if taking is None:
        return
    victims = [p for of in tree.kids(word, "prep") if tree[of].text == "of" for p in tree.kids(of, "pobj")]
    if (amount := amount_of(tree, word, scene.lexicon)) is not None:
        yield Harm(above, next(iter(victims), None), entry.value or "killed", amount, entry.iri)
        return
    whose = [c for c in tree.kids(word, "amod", "compound") if scene.reader.is_inner(c) or tree.lemmas[c] == "civilian"]
    if not victims and whose and tree[above].pos == "NOUN" and tree[word].tag == "NNS":  # "the loss of innocent Afghan lives"
        yield Harm(above, whose[0], entry.value or "killed", Amount(lower=_SEVERAL), entry.iri)
        return
    if not victims and taking.value == "suffered":
        victims = subject_of(scene, above)
    yield from count(scene, above, victims, entry.value or "killed", entry)


def of_toll(scene: Scene, word: int, entry: Entry) -> Iterator[Harm]:
    """ "the death toll rose to 45", "a death toll of 45", "brought the toll to 45", "a toll of 45 dead"."""
    tree, verb = scene.tree, scene.tree[word].head
    kinds = [e.value for c in tree.kids(word, "compound", "amod") if (e := scene.lexicon.word("harm", tree[c].lemma.lower())) is not None]
    harm = next(iter(kinds), None) or entry.value or "killed"
    numbers = [p for of in tree.kids(word, "prep") if tree[of].text == "of" for p in tree.kids(of, "pobj")]
    at, bound = word, None
    if not numbers and (entry_of := scene.lexicon.word("toll-verb", tree[verb].lemma.lower())) is not None:
        at, bound = verb, entry_of.value
        numbers = [p for prep in tree.kids(verb, "prep") if tree[prep].text in ("to", "at") for p in tree.kids(prep, "pobj")]
        numbers = numbers or [o for o in tree.kids(verb, "dobj", "attr") if o != word]
    for number in numbers[:1]:
        amount = amount_of(tree, number, scene.lexicon)
        if amount is not None:
            people = are_people(scene, number) and not is_quantity(tree, number, scene.lexicon)
            yield Harm(at, number if people else None, harm, with_bound(amount, bound), entry.iri)

"""Who came to harm by a word's account: the phrases that name the victims of verbs, nouns and adjectives of harm.

Which words these are is said in `ontology/lexicon/casualties.ttl`, by word class:

- `harm`: what is done to people ("kill", "injure"), what they are then ("dead", "missing"), and its nouns ("casualty").
- `harm-suffered`: verbs whose subject is harmed: "die", "flee".
- `harm-of-people`: verbs and nouns that tell of harm only with people as object: "capture", "lose", "loss".
- `harm-by-event`: verbs that tell of harm only where they tell of displacement: "driven from their homes".
- `captive`, with `taking`: "took 20 people hostage", "holds 30 prisoners".
- `life`, with `life-taking`: "claimed the lives of 12 people", "lost their lives".
- `toll`, with `toll-verb`: "the death toll rose to 45".
- `leaving`: verbs that bring someone into a state: "left 20 dead".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.amounts import amount_of, is_quantity
from kg.facts.drafts import Scene
from kg.facts.propositions.harm_nouns import UNSPECIFIED, of_captives, of_lives, of_noun, of_toll
from kg.facts.propositions.victims import Harm, count, named, passive_subject, subject_of
from kg.lexicon import Entry

_VERBS = ("harm", "harm-suffered", "harm-of-people")
_TAKING_STATE = ("acomp", "oprd", "attr", "ccomp", "xcomp")


def find_harms(scene: Scene) -> Iterator[Harm]:
    """Every number of people harmed that the sentence gives, in text order of the words of harm."""
    telling = scene.lexicon.among(*_VERBS, "harm-by-event", "captive", "life", "toll")
    for token, lemma in zip(scene.tree.tokens, scene.tree.lemmas, strict=True):
        if lemma not in telling or scene.reader.is_inner(token.i):
            continue
        listed = next((e for kind in _VERBS if (e := scene.lexicon.word(kind, lemma)) is not None), None)
        if listed is None and (event := scene.at(token.i, "event")) is not None and event.type == "Displacement":
            listed = scene.lexicon.word("harm-by-event", lemma)
        if listed is not None:
            yield from _of_word(scene, token.i, listed)
        elif (entry := scene.lexicon.word("captive", lemma)) is not None:
            yield from of_captives(scene, token.i, entry)
        elif (entry := scene.lexicon.word("life", lemma)) is not None:
            yield from of_lives(scene, token.i, entry)
        elif (entry := scene.lexicon.word("toll", lemma)) is not None:
            yield from of_toll(scene, token.i, entry)


def _of_word(scene: Scene, word: int, entry: Entry) -> Iterator[Harm]:
    tree = scene.tree
    harm = entry.value or "killed"
    if among := _among(scene, word):
        for victim in among:
            yield from count(scene, word, [victim], harm, entry)
    elif (share := _share_of(scene, word)) is not None:
        number, people = share
        if (amount := amount_of(tree, number, scene.lexicon)) is not None:
            yield Harm(word, people, harm, amount, entry.iri)
    elif tree[word].dep == "amod" and tree[word].tag in ("VBN", "JJ") and not tree.kids(word, "agent"):
        yield from count(scene, word, [tree[word].head], harm, entry, single=False)
    elif (
        tree[word].dep in _TAKING_STATE
        and tree[word].tag in ("JJ", "VBN", "VBG", "NN", "RB")
        and not tree.kids(word, "auxpass", "aux", "nummod")
    ):
        yield from count(scene, word, _in_state(scene, word), harm, entry)
    elif tree.is_verb(word):
        if harm == "missing" and tree.kids(word, "dobj"):
            return  # "missing several chances"
        victims = _of_verb(scene, word, entry)
        yield from count(scene, word, victims, _shared_harm(scene, word, harm), entry)
    elif entry.word_class != "harm-suffered":
        yield from of_noun(scene, word, entry)


def _among(scene: Scene, word: int) -> list[int]:
    """Who was "among the dead": "among the dead were three officers", "two nurses were among the wounded"."""
    tree = scene.tree
    prep = tree[word].head
    if tree[word].dep != "pobj" or tree.forms[prep] != "among" or tree[tree[prep].head].lemma != "be":
        return []
    return tree.kids(tree[prep].head, "attr") or tree.kids(tree[prep].head, "nsubj")


def _share_of(scene: Scene, word: int) -> tuple[int, int] | None:
    """Number and noun of those who were some of the dead: "of the dead, 14 were tourists"; "seven of the wounded were soldiers"."""
    tree = scene.tree
    if tree[word].dep != "pobj" or tree[tree[word].head].text.lower() != "of":
        return None
    above = tree[tree[word].head].head
    verb = above if tree[above].lemma == "be" else tree[above].head
    people = tree.kids(verb, "attr")
    numbers = tree.kids(verb, "nsubj")
    if tree[verb].lemma != "be" or not people or not numbers or not is_quantity(tree, numbers[0], scene.lexicon):
        return None
    return (numbers[0], people[0]) if scene.lexicon.word("participant", tree.lemmas[people[0]]) is not None else None


def _of_verb(scene: Scene, word: int, entry: Entry) -> list[int]:
    """ "killed 20 people", "12 soldiers were wounded", "dozens died", "35 injured"."""
    tree = scene.tree
    if entry.word_class == "harm-suffered":
        return subject_of(scene, word)
    if tree.is_passive(word):
        return passive_subject(scene, word)
    objects = [o for o in tree.kids(word, "dobj") if not tree.is_verb(o)] or _bounded_objects(scene, word)
    return objects or (tree.kids(word, "nsubj") if tree[word].tag in ("VBN", "VBD") and not tree.kids(word, "aux") else [])


def _bounded_objects(scene: Scene, word: int) -> list[int]:
    """ "killed up to 30 people": objects that the parser hangs on a preposition of the bound."""
    tree, bounds = scene.tree, scene.lexicon.words.get("bound", {})
    preps = [
        p
        for w in (word, *tree.kids(word, "prt", "advmod"))
        for p in tree.kids(w, "prep")
        if tree[p].text.lower() in bounds or f"{tree[p - 1].text} {tree[p].text}".lower() in bounds
    ]
    return [o for p in preps for o in tree.kids(p, "pobj")]


def _shared_harm(scene: Scene, word: int, harm: str) -> str:
    """ "killed or wounded 30": the number is of both together."""
    tree = scene.tree
    beside = [tree[word].head] if tree[word].dep == "conj" else []
    for other in [*beside, *tree.kids(word, "conj")]:
        entry = scene.lexicon.word("harm", tree[other].lemma.lower()) if tree.is_verb(other) else None
        own = tree.kids(other, "dobj", "nsubjpass", "nsubj") if entry is not None else [other]
        if (
            entry is not None
            and entry.value != harm
            and (not own or (other < word and not tree.kids(other, "dobj", "nsubjpass")))
            and abs(other - word) <= 3
        ):
            return UNSPECIFIED
    return harm


def _in_state(scene: Scene, word: int) -> list[int]:
    """Who is dead in "left 20 people dead", "20 people were missing"."""
    tree, verb = scene.tree, scene.tree[word].head
    leaving = scene.lexicon.word("leaving", tree[verb].lemma.lower()) is not None
    if leaving and not tree.is_passive(verb):
        return tree.kids(verb, "dobj") or [s for s in tree.kids(word, "nsubj") if s < word]
    if leaving or tree[verb].lemma in ("be", "go", "remain", "lie"):
        return named(scene, tree.kids(verb, "nsubj", "nsubjpass"), verb)
    return []

"""Who came to harm by a word's account: the phrases that name the victims of verbs, nouns and adjectives of harm.

Which words these are is said in `ontology/lexicon/casualties.ttl`, by word class:

- `harm`: what is done to people ("kill", "injure"), what they are then ("dead", "missing"), and its nouns ("casualty").
- `harm-suffered`: verbs whose subject is harmed: "die", "flee".
- `harm-of-people`: verbs and nouns that tell of harm only with people as object: "capture", "lose", "loss".
- `captive`, with `taking`: "took 20 people hostage", "holds 30 prisoners".
- `life`, with `life-taking`: "claimed the lives of 12 people", "lost their lives".
- `toll`, with `toll-verb`: "the death toll rose to 45".
- `leaving`: verbs that bring someone into a state: "left 20 dead".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.drafts import Scene
from kg.facts.frames import controller
from kg.facts.amounts import Amount, amount_of, counted, is_quantity, one_of, with_bound
from kg.lexicon import Entry

_VERBS = ("harm", "harm-suffered", "harm-of-people")
_TAKING_STATE = ("acomp", "oprd", "attr", "ccomp", "xcomp")
UNSPECIFIED = "casualties-unspecified"


@dataclass(frozen=True, slots=True)
class Harm:
    """`word` says that those whom `victim` heads (None: not said) came to harm, `amount` of them."""

    word: int
    victim: int | None
    harm: str
    amount: Amount
    rule: str
    part: int | None = None
    """Where the words for a share of the victims begin: "…, including two children"."""


def find_harms(scene: Scene) -> Iterator[Harm]:
    """Every number of people harmed that the sentence gives, in text order of the words of harm."""
    for token in scene.tree.tokens:
        if scene.reader.is_inner(token.i):
            continue
        lemma = token.lemma.lower()
        listed = next((e for kind in _VERBS if (e := scene.lexicon.word(kind, lemma)) is not None), None)
        if listed is not None:
            yield from _of_word(scene, token.i, listed)
        elif (entry := scene.lexicon.word("captive", lemma)) is not None:
            yield from _of_captives(scene, token.i, entry)
        elif (entry := scene.lexicon.word("life", lemma)) is not None:
            yield from _of_lives(scene, token.i, entry)
        elif (entry := scene.lexicon.word("toll", lemma)) is not None:
            yield from _of_toll(scene, token.i, entry)


def _of_word(scene: Scene, word: int, entry: Entry) -> Iterator[Harm]:
    tree = scene.tree
    harm = entry.value or "killed"
    if tree[word].dep == "amod" and tree[word].tag in ("VBN", "JJ") and not tree.kids(word, "agent"):
        yield from _counted(scene, word, [tree[word].head], harm, entry, single=False)
    elif (
        tree[word].dep in _TAKING_STATE
        and tree[word].tag in ("JJ", "VBN", "VBG", "NN", "RB")
        and not tree.kids(word, "auxpass", "aux", "nummod")
    ):
        yield from _counted(scene, word, _in_state(scene, word), harm, entry)
    elif tree.is_verb(word):
        victims = _of_verb(scene, word, entry)
        yield from _counted(scene, word, victims, _shared_harm(scene, word, harm), entry)
    elif entry.word_class != "harm-suffered":
        yield from _of_noun(scene, word, entry)


def _counted(scene: Scene, word: int, victims: list[int], harm: str, entry: Entry, *, single: bool = True) -> Iterator[Harm]:
    """Those victims that are counted; with their coordinated ones and those that "including" adds."""
    tree = scene.tree
    for victim in [c for v in victims for c in tree.conjuncts(v) if not tree.is_verb(c) or c == v]:
        amount = amount_of(tree, victim, scene.lexicon) or (one_of(tree, victim, scene.lexicon) if single else None)
        if amount is None or (entry.word_class == "harm-of-people" and not _are_people(scene, victim)):
            continue
        yield Harm(word, victim, harm, amount, entry.iri)
        for number, part in _parts(scene, victim):
            if (share := amount_of(tree, number, scene.lexicon) or one_of(tree, number, scene.lexicon)) is not None:
                yield Harm(word, part, harm, share, entry.iri, min(tree.subtree(number, without=("relcl", "acl", "appos", "conj"))))


def _are_people(scene: Scene, word: int) -> bool:
    noun = counted(scene.tree, word, scene.lexicon)
    if noun != word or is_quantity(scene.tree, word, scene.lexicon):
        return is_quantity(scene.tree, noun, scene.lexicon) or _are_people(scene, noun)
    return scene.lexicon.word("participant", scene.tree[noun].lemma.lower()) is not None


def _parts(scene: Scene, victim: int) -> Iterator[tuple[int, int]]:
    """Number and noun of a share of the victims: "five people, including two children"; "20 people, three of them women"."""
    tree = scene.tree
    anchors = [victim, tree[victim].head] if tree[victim].dep in ("dobj", "nsubj", "nsubjpass") else [victim]
    for prep in [c for a in anchors for c in tree.kids(a, "prep") if tree[c].text.lower() == "including" and c > victim]:
        yield from ((c, c) for p in tree.kids(prep, "pobj") for c in tree.conjuncts(p))
    for token in tree.tokens[victim + 3 :]:
        if (
            token.text.lower() in ("them", "whom")
            and tree[token.i - 1].text.lower() == "of"
            and is_quantity(tree, token.i - 2, scene.lexicon)
        ):
            after = next((t.i for t in tree.tokens[token.i + 1 : token.i + 4] if scene.lexicon.word("participant", t.lemma.lower())), None)
            if after is not None:
                yield token.i - 2, after


# --- verbs ----------------------------------------------------------------------------------------------------------


def _of_verb(scene: Scene, word: int, entry: Entry) -> list[int]:
    """ "killed 20 people", "12 soldiers were wounded", "dozens died", "35 injured"."""
    tree = scene.tree
    if entry.word_class == "harm-suffered":
        return _subject(scene, word)
    if tree.is_passive(word):
        return _passive_subject(scene, word)
    objects = [o for o in tree.kids(word, "dobj") if not tree.is_verb(o)] or _bounded_objects(scene, word)
    return objects or (tree.kids(word, "nsubj") if tree[word].tag in ("VBN", "VBD") and not tree.kids(word, "aux") else [])


def _bounded_objects(scene: Scene, word: int) -> list[int]:
    """ "killed up to 30 people": objects that the parser hangs on a preposition of the bound."""
    tree, bounds = scene.tree, scene.lexicon.words.get("bound", {})
    preps = [p for p in tree.kids(word, "prep") if tree[p].text.lower() in bounds or f"{tree[p - 1].text} {tree[p].text}".lower() in bounds]
    return [o for p in preps for o in tree.kids(p, "pobj")]


def _subject(scene: Scene, word: int) -> list[int]:
    """The subject of a verb; in "hostilities in which 20 people died" also one that the parser gave to the preposition."""
    tree = scene.tree
    if tree[word].dep == "relcl" and tree.subject(word) is None and word and tree[word - 1].pos == "NOUN":
        return [word - 1]
    return _named(scene, controller(tree, word), word)


def _passive_subject(scene: Scene, word: int) -> list[int]:
    tree, token = scene.tree, scene.tree[word]
    if own := tree.kids(word, "nsubjpass", "nsubj"):
        return _named(scene, own, word)
    if token.dep in ("acl", "relcl"):
        return [token.head]
    if token.dep == "conj" and tree.is_verb(token.head) and not _is_harm_verb(scene, token.head):
        return _passive_subject(scene, token.head)
    return []


def _named(scene: Scene, words: list[int], clause: int) -> list[int]:
    """With a relative pronoun's noun in its place."""
    tree = scene.tree
    relative = tree[clause].dep == "relcl" and any(tree[w].tag in ("WDT", "WP") or tree[w].text.lower() == "that" for w in words)
    return [tree[clause].head] if relative else words


def _is_harm_verb(scene: Scene, word: int) -> bool:
    return scene.tree.is_verb(word) and scene.lexicon.word("harm", scene.tree[word].lemma.lower()) is not None


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
        return _named(scene, tree.kids(verb, "nsubj", "nsubjpass"), verb)
    return []


# --- nouns ----------------------------------------------------------------------------------------------------------


def _of_noun(scene: Scene, word: int, entry: Entry) -> Iterator[Harm]:
    """ "multiple casualties among civilians", "20 dead", "the deaths of 15 people"."""
    tree, lexicon = scene.tree, scene.lexicon
    victim: int | None = None
    for prep in tree.kids(word, "prep"):
        kind = tree[prep].text.lower()
        for object_ in tree.kids(prep, "pobj") if kind in ("among", "of", "in") else []:
            if lexicon.word("participant", tree[object_].lemma.lower()) is not None or (kind == "of" and amount_of(tree, object_, lexicon)):
                victim = object_
    amount = None if entry.word_class == "harm-of-people" else amount_of(tree, word, lexicon)
    if amount is None and victim is not None:
        yield from _counted(scene, word, [victim], entry.value or "killed", entry)
    elif amount is not None:
        modifiers = [c for c in tree.kids(word, "amod", "compound") if lexicon.word("participant", tree[c].lemma.lower())]
        yield Harm(word, victim if victim is not None else next(iter(modifiers), None), entry.value or "killed", amount, entry.iri)


def _of_captives(scene: Scene, word: int, entry: Entry) -> Iterator[Harm]:
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
        others = _passive_subject(scene, verb) if tree.is_passive(verb) else [o for o in tree.kids(verb, "dobj", "dative") if o != word]
        yield from _counted(scene, verb, others, harm, entry)


def _of_lives(scene: Scene, word: int, entry: Entry) -> Iterator[Harm]:
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
    if not victims and taking.value == "suffered":
        victims = _subject(scene, above)
    yield from _counted(scene, above, victims, entry.value or "killed", entry)


def _of_toll(scene: Scene, word: int, entry: Entry) -> Iterator[Harm]:
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
            people = _are_people(scene, number) and not is_quantity(tree, number, scene.lexicon)
            yield Harm(at, number if people else None, harm, with_bound(amount, bound), entry.iri)

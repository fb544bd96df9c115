"""Those whom a word of harm is about: whole groups and shares of them, each with its number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.amounts import Amount, amount_of, counted, is_quantity, one_of
from kg.facts.control import controller
from kg.facts.drafts import Scene
from kg.lexicon import Entry


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
    none: bool = False
    """Nobody came to harm: "no one was hurt", "did not injure anyone"."""
    open: bool = False
    """Several did, and how many is not said: "suffered heavy losses"."""


def count(scene: Scene, word: int, victims: list[int], harm: str, entry: Entry, *, single: bool = True) -> Iterator[Harm]:
    """Those victims that are counted; with their coordinated ones and those that "including" adds."""
    tree = scene.tree
    for victim in [c for v in victims for c in tree.conjuncts(v) if not tree.is_verb(c) or c == v]:
        if is_nobody(scene, victim, word):
            yield Harm(word, victim, harm, Amount(), entry.iri, none=True)
            continue
        amount = amount_of(tree, victim, scene.lexicon) or (one_of(tree, victim, scene.lexicon) if single else None)
        if amount is None or (entry.word_class == "harm-of-people" and not are_people(scene, victim)):
            continue
        yield Harm(word, victim, harm, amount, entry.iri)
        for number, part in _parts(scene, victim):
            if (share := amount_of(tree, number, scene.lexicon) or one_of(tree, number, scene.lexicon)) is not None:
                yield Harm(word, part, harm, share, entry.iri, min(tree.subtree(number, without=("relcl", "acl", "appos", "conj"))))


def is_nobody(scene: Scene, victim: int, word: int) -> bool:
    """ "No one was hurt", "no soldiers were killed", "did not kill anyone"."""
    tree = scene.tree
    form, left = tree.forms[victim], [tree.forms[d] for d in tree.kids(tree.first_conjunct(victim), "det", "neg")]
    if form in ("nobody", "none") or "no" in left or _is_unheard_of(scene, victim):
        return True
    return bool(tree.kids(word, "neg")) and (form in ("anyone", "anybody") or "any" in left)


def _is_unheard_of(scene: Scene, victim: int) -> bool:
    """ "There were no reports of casualties", "without word of any injuries"."""
    tree, of = scene.tree, scene.tree[victim].head
    report = tree[of].head
    if tree[victim].dep != "pobj" or tree.forms[of] != "of" or tree.lemmas[report] not in ("report", "word", "news", "sign"):
        return False
    left = [tree.forms[d] for d in tree.kids(report, "det")]
    return "no" in left or (tree[report].dep == "pobj" and tree.forms[tree[report].head] == "without")


def are_people(scene: Scene, word: int) -> bool:
    noun = counted(scene.tree, word, scene.lexicon)
    if noun != word or is_quantity(scene.tree, word, scene.lexicon):
        return is_quantity(scene.tree, noun, scene.lexicon) or are_people(scene, noun)
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


def subject_of(scene: Scene, word: int) -> list[int]:
    """The subject of a verb; in "hostilities in which 20 people died" also one that the parser gave to the preposition."""
    tree = scene.tree
    if tree[word].dep == "relcl" and tree.subject(word) is None and word and tree[word - 1].pos == "NOUN":
        return [word - 1]
    return named(scene, controller(tree, word), word)


def passive_subject(scene: Scene, word: int) -> list[int]:
    tree, token = scene.tree, scene.tree[word]
    if own := tree.kids(word, "nsubjpass", "nsubj"):
        return named(scene, own, word)
    if token.dep in ("acl", "relcl"):
        return [token.head]
    if token.dep == "conj" and tree.is_verb(token.head) and not _is_harm_verb(scene, token.head):
        return passive_subject(scene, token.head)
    return []


def named(scene: Scene, words: list[int], clause: int) -> list[int]:
    """With a relative pronoun's noun in its place."""
    tree = scene.tree
    relative = tree[clause].dep == "relcl" and any(tree[w].tag in ("WDT", "WP") or tree[w].text.lower() == "that" for w in words)
    return [tree[clause].head] if relative else words


def _is_harm_verb(scene: Scene, word: int) -> bool:
    return scene.tree.is_verb(word) and scene.lexicon.word("harm", scene.tree[word].lemma.lower()) is not None

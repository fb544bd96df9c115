"""What a territory is called by a noun: "a former Spanish colony", "was a British protectorate until 1961".

The nouns are data (word class `land-status`); those that any land may be called tell something only with a word that does
("a former province", word class `land-telling`).
"""

from __future__ import annotations

from kg.facts.context import Context
from kg.facts.control import controller
from kg.facts.drafts import Scene
from kg.facts.propositions.statuses import TERRITORIAL, add_status
from kg.model import Span

_BECOMING = frozenset({"be", "become", "remain"})


def find_land_statuses(scene: Scene) -> None:
    """Adds a status for each such noun that stands in apposition to the name of a land, or is said of one."""
    telling = scene.lexicon.among("land-status")
    for token, lemma in zip(scene.tree.tokens, scene.tree.lemmas, strict=True):
        if lemma in telling and token.tag in ("NN", "NNS") and not scene.reader.is_inner(token.i):
            _called(scene, token.i)


def _called(scene: Scene, word: int) -> None:
    tree, above = scene.tree, scene.tree[word].head
    said = tree[word].dep == "attr" and tree.lemmas[above] in _BECOMING
    if not said and not (tree[word].dep == "appos" and scene.reader.is_inner(above)):
        return
    modifiers = tree.kids(word, "amod", "compound", "nmod")
    entry = scene.lexicon.word("land-status", tree.lemmas[word])
    telling = any(scene.lexicon.word("land-telling", tree.forms[w]) is not None for w in modifiers)
    if any(d.type == "TerritoryStatus" and d.word in (word, *modifiers) for d in scene.drafts):
        return  # "a disputed region" is told by its adjective
    if (entry is not None and entry.value and not telling) or not modifiers:
        return
    places = [
        r
        for r in scene.reader.referents(controller(tree, above) if said else [above], "place")
        if scene.lexicon.is_a(r.entity.kind, *TERRITORIAL) and r.entity.name[:1].isupper()
    ]
    if not places:
        return
    words = tree.subtree(word, without=("relcl", "advcl", "conj", "cc", "appos", "nsubj", "punct"))
    phrase = [
        w for w in tree.subtree(word, without=("relcl", "advcl", "conj", "cc", "appos", "det", "prep", "nsubj", "punct")) if w <= word
    ]
    start = min(places[0].span.start, tree[min(words)].start)
    end = max(places[0].span.end if not said else 0, tree[max(words)].end)
    base = scene.contexts.base
    context = scene.contexts.of(above) if said else Context(claimants=base.claimants, voice=base.voice)
    status = scene.string(tree.span([*phrase, word]))
    add_status(scene, word, Span(start, end), places[:1], status, "undetermined", rule="rule:land-status", context=context, opens=said)

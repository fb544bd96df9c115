"""What a speaker denies that there is: "there is no justification for violence", "there can be no military solution".

Read only in somebody's voice; what there is none of is data (`denied-ground`).
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.drafts import Scene
from kg.facts.propositions.framings import characterisation


def find_denied_grounds(scene: Scene) -> None:
    tree = scene.tree
    if scene.lexicon.among("denied-ground").isdisjoint(tree.lemmas):
        return
    for token in tree.tokens:
        if tree.lemmas[token.i] == "be" and tree.kids(token.i, "expl") and scene.contexts.of(token.i).claimants:
            _denied(scene, token.i)


def _denied(scene: Scene, verb: int) -> None:
    tree = scene.tree
    if any(tree.forms[a] in ("must", "should") for a in tree.kids(verb, "aux")):
        return  # "there must be no impunity": demanded
    for noun in tree.kids(verb, "attr", "dobj", "nsubj"):
        denied = any(tree.forms[d] in ("no", "never") for d in (*tree.kids(noun, "det", "neg"), *tree.kids(verb, "neg")))
        if not denied or scene.lexicon.word("denied-ground", tree.lemmas[noun]) is None:
            continue
        phrase = tree.subtree(noun, without=("relcl", "advcl", "conj", "cc"))
        span = tree.span([*tree.kids(verb, "expl"), verb, *phrase])
        context = replace(scene.contexts.of(verb), modality="asserted", polarity="affirmed", condition=None)
        scene.drafts[:] = [d for d in scene.drafts if d.word != noun or d.kind != "event"]  # none is told of
        words = scene.string(tree.span(phrase))
        scene.drafts.append(characterisation(scene, noun, span, words, context, "rule:denied-ground"))

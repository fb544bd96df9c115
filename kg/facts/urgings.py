"""What a speaker says that others must do is asked of them: "all communities must cooperate", "the junta needs to free them".

What is to be done is an event of its own, required. Only in somebody's own voice: a report's "troops must cross a desert" asks nobody.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.drafts import Draft, Scene
from kg.facts.fillers import fillers
from kg.model import Span

_SPEAKING = frozenset({"i", "we", "you", "it", "one", "there", "this", "that", "which"})


def find_urgings(scene: Scene) -> None:
    tree = scene.tree
    if "must" not in tree.forms or not scene.contexts.base.claimants:  # "said that the army must stay" tells what was said
        return
    for token in tree.tokens:
        if tree.forms[token.i] == "must" and token.dep == "aux" and tree.is_verb(token.head) and not _asks_nobody(scene, token.head):
            _urged(scene, token.head, token.i)


def _asks_nobody(scene: Scene, verb: int) -> bool:
    """ "They must have known" concludes; "the prisoners must be freed" leaves open who is asked."""
    return scene.tree.is_passive(verb) or any(scene.tree.forms[a] == "have" for a in scene.tree.kids(verb, "aux"))


def _urged(scene: Scene, verb: int, must: int) -> None:
    tree, context = scene.tree, scene.contexts.of(verb)
    subject = tree.subject(verb)
    clause = verb if tree[verb].dep != "conj" else tree.first_conjunct(verb)
    if subject is None or tree.forms[subject] in _SPEAKING or not context.claimants or tree[clause].dep in ("relcl", "advcl"):
        return
    if any(d.type == "Demand" and d.match is not None and verb in d.match.content for d in scene.drafts) or context.condition:
        return
    speakers = [r.entity for r in context.claimants]
    urged = fillers(scene, "target", [subject], "Demand")
    if not urged or any(r.entity in speakers or not scene.lexicon.is_a(r.entity.kind, "Agent") for r in urged):
        return
    words = [*tree.subtree(subject, without=("relcl", "appos")), must, *tree.kids(verb, "neg", "prt", "acomp"), verb]
    words += [w for o in tree.kids(verb, "dobj") for w in tree.subtree(o, without=("relcl", "acl", "prep"))]
    demand = Draft(
        kind="event",
        type="Demand",
        word=must,
        span=tree.span(words),
        trigger=Span(tree[must].start, tree[must].end),
        context=replace(context, modality="asserted", polarity="affirmed", condition=None),
        rule="rule:must",
    )
    demand.fill("agent", list(context.claimants))
    demand.fill("target", urged)
    scene.drafts.append(demand)

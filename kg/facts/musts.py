"""What a statement's issuer says must be done is demanded: "all parties must cooperate" asks something of all parties.

Read only where the issuer speaks; what must be done is an item of its own, beside the demand. A report that tells of somebody's
"must" names the speaker with a verb of saying, and that verb is the demand.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.context import Context
from kg.facts.drafts import Draft, Scene
from kg.facts.events import fillers
from kg.model import Span

_RULE = "rule:must"
_OBJECTS = ("dobj", "acomp", "attr", "prt")


def find_musts(scene: Scene) -> None:
    """Adds a Demand for each clause whose verb has "must", in the issuer's own voice."""
    tree = scene.tree
    if "must" not in tree.forms:
        return
    for token in tree.tokens:
        if tree.forms[token.i] != "must" or token.dep != "aux" or token.tag != "MD":
            continue
        verb = token.head
        context = scene.contexts.of(verb)
        if context.voice != "quoted" or context.modality != "required" or _is_under(scene, verb):
            continue
        subject = tree.subject(verb)
        if subject is None or subject > verb or tree[subject].tag in ("WP", "WDT") or _past(scene, verb):
            continue
        draft = Draft("event", "Demand", token.i, _span(scene, subject, verb), Span(token.start, token.end), _plain(context), rule=_RULE)
        draft.fill("agent", list(context.claimants))
        if tree[subject].dep == "nsubj" and tree[subject].pos != "PRON" and tree.lemmas[verb] != "be":
            draft.fill("target", [r for r in fillers(scene, "target", [subject], "Demand") if scene.lexicon.is_a(r.entity.kind, "Agent")])
        scene.drafts.append(draft)


def _plain(context: Context) -> Context:
    return replace(context, modality="asserted", polarity="affirmed", condition=None, firm=False)


def _is_under(scene: Scene, verb: int) -> bool:
    """ "what must be done", "the steps that must follow", "if it must": no clause that asks somebody."""
    tree = scene.tree
    inner = any(tree[w].dep in ("relcl", "advcl", "acl", "pcomp", "csubj") for w in [verb, *tree.ancestors(verb)])
    told = any(d.type in ("Demand", "Statement") and d.match is not None and verb in d.match.content for d in scene.drafts)
    return inner or told


def _past(scene: Scene, verb: int) -> bool:
    """ "must have known": concluded and not asked."""
    tree = scene.tree
    return any(tree.forms[a] == "have" for a in tree.kids(verb, "aux"))


def _span(scene: Scene, subject: int, verb: int) -> Span:
    """From the subject to the verb and its object."""
    tree = scene.tree
    without = ("relcl", "advcl", "conj", "cc", "acl")
    end = [w for o in tree.kids(verb, *_OBJECTS) for w in tree.subtree(o, without=(*without, "prep"))]
    below = [w for x in tree.kids(verb, "xcomp") for w in (x, *tree.kids(x, "aux"))]
    words = [*tree.subtree(subject, without=("relcl", "advcl")), *tree.kids(verb, "aux", "auxpass", "neg"), verb, *end, *below]
    return tree.span(words)

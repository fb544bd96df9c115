"""What the events of a sentence share: parties and mediators, places, and the state for which somebody speaks."""

from __future__ import annotations

from kg.facts.control import controller
from kg.facts.drafts import Draft, Scene

_LEADING = frozenset({"lead", "result", "culminate", "end", "escalate", "cause", "trigger", "spark", "provoke"})


def share_sides(scene: Scene) -> None:
    """A mediation and the talks that it serves have one set of parties and mediators."""
    for mediation in [d for d in scene.drafts if d.type == "Mediation"]:
        for other in scene.drafts:
            if other is mediation or not scene.lexicon.is_a(other.type, "Negotiation", "AgreementConclusion"):
                continue
            if _related(scene, mediation.word, other.word):
                other.fill("mediator", mediation.entities("mediator"))
                mediation.fill("party", other.entities("party"))
                if mediation.time is None:
                    mediation.time = other.time


def join_talks(scene: Scene) -> None:
    """ "met the envoy to discuss the border": those who meet are those who talk."""
    tree = scene.tree
    for draft in scene.drafts:
        token = tree[draft.word]
        if draft.type in ("Negotiation", "Meeting", "Consultation") and token.dep == "pobj" and tree.forms[token.head] == "for":
            _bring_to_talks(scene, draft)
        if draft.type not in ("Consultation", "Negotiation") or token.dep not in ("advcl", "xcomp", "acl") or token.tag != "VB":
            continue
        above = scene.at(tree.clause_head(token.head), "event")
        if above is not None and above.type in ("Meeting", "Consultation", "Visit") and draft.roles.get("party"):
            kinds = ("Person",) if above.type == "Visit" else ("Person", "Population", "Group", "GovernmentBody")
            draft.fill("party", [r for r in above.entities("party", "agent", "target") if r.entity.kind in kinds])


def _bring_to_talks(scene: Scene, talks: Draft) -> None:
    """ "Met in Geneva for talks", "flew to Doha for talks with the rebels": who comes for the talks has part in them, where they come."""
    above = scene.at(scene.tree.clause_head(talks.word), "event")
    if above is None or above.type not in ("Meeting", "Visit") or talks.entities("agent") or talks.entities("target"):
        return
    comers = above.entities("party", "agent") + (above.entities("target") if above.type == "Meeting" else [])
    before = talks.roles.pop("party", [])
    talks.fill("party", [*comers, *before])
    if not talks.roles.get("place"):
        talks.fill("place", above.entities("place"))


def inherit_places(scene: Scene) -> None:
    """ "…, resulting in hostilities", "…, which led to a war": what an event is said to lead to takes place where it does."""
    tree = scene.tree
    for draft in scene.drafts:
        if draft.roles.get("place") or not scene.lexicon.is_a(draft.type, "ForceEvent", "HumanitarianEvent"):
            continue
        at, led = draft.word, False
        while tree[at].head != at and tree[at].dep in ("pobj", "prep", "advcl", "acl", "relcl", "pcomp", "xcomp", "dobj"):
            if (
                tree[at].dep in ("advcl", "relcl")
                and tree.kids(at, "mark")
                or (m := scene.matches.get(tree[at].head)) is not None
                and m.entry.reporting
            ):
                break
            led = led or tree.lemmas[at] in _LEADING
            at = tree[at].head
            above = scene.at(at, "event") if led else None
            if above is not None and scene.lexicon.is_a(above.type, "ForceEvent") and above.roles.get("place"):
                draft.fill("place", above.entities("place"))
                break


def find_second_side(scene: Scene) -> None:
    """ "He was wounded in a shootout with police": who was in it is one side, where the noun names only the other."""
    tree = scene.tree
    for draft in scene.drafts:
        sides = draft.entities("party")
        if draft.type != "ArmedHostilities" or len(sides) != 1 or tree.is_verb(draft.word) or draft.roles.get("agent"):
            continue
        opposite = [p for w in tree.kids(draft.word, "prep") if tree.forms[w] in ("with", "against") for p in tree.kids(w, "pobj")]
        if not opposite or tree[draft.word].dep != "pobj":
            continue
        verb = tree.clause_head(draft.word)
        subjects = tree.kids(verb, "nsubjpass") or controller(tree, verb)
        fighters = [r for r in scene.reader.referents(subjects, "actor") if scene.lexicon.is_a(r.entity.kind, "Agent")]
        fighters = [r for r in fighters if r.entity.kind not in ("Population", "MediaOutlet") and r.entity != sides[0].entity]
        told = [tree.lemmas[w] for w in (verb, *tree.kids(verb, "dobj"))]
        if fighters and any(scene.lexicon.word(kind, lemma) for kind in ("harm", "harm-suffered") for lemma in told):
            draft.roles["party"] = []
            draft.fill("party", [*fighters, *sides])


def on_behalf(scene: Scene) -> None:
    """A minister who declares what the state will do speaks for the state: role `onBehalfOf` of the act of speech."""
    for draft in scene.drafts:
        speakers = draft.entities("agent")
        if draft.match is None or not draft.match.entry.reporting or len(speakers) != 1 or speakers[0].entity.kind != "Person":
            continue
        tenures = [d for d in scene.drafts if d.type == "RoleTenure" and d.entities("agent")[0].entity == speakers[0].entity]
        offices = [r for tenure in tenures for r in tenure.entities("organization")]
        inside = {w for c in draft.match.content for w in scene.tree.subtree(c)}
        acting = [r for d in scene.drafts if d.kind == "event" and d.word in inside for r in d.entities("agent")]
        found = [o for o in offices if o.entity in [a.entity for a in acting]]
        if found:
            draft.fill("onBehalfOf", found[:1])
            draft.on_behalf_of = found[0]


def _related(scene: Scene, a: int, b: int) -> bool:
    above_a, above_b = set(scene.tree.ancestors(a)) | {a}, set(scene.tree.ancestors(b)) | {b}
    return a in above_b or b in above_a or scene.tree.clause_head(a) in above_b or scene.tree.clause_head(b) in above_a

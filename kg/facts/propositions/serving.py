"""Offices that a clause says somebody holds: "X has been president of Kazakhstan since 2019", "who later became prime minister".

Which verbs say so, and which nouns are offices, are word lists: `serving` and `office`.
"""

from __future__ import annotations

from kg.facts.control import controller
from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.timing import fact_time
from kg.model import Span

_LEFT_OUT = ("relcl", "advcl", "appos", "conj", "cc", "punct", "parataxis")


def find_servings(scene: Scene) -> None:
    """Adds a tenure for each clause that says which office a person holds."""
    tree = scene.tree
    for token in tree.tokens:
        if scene.lexicon.word("serving", tree.lemmas[token.i]) is None or scene.contexts.of(token.i).polarity == "negated":
            continue
        noun = _office_noun(scene, token.i)
        person = _person(scene, token.i)
        if noun is None or person is None or scene.at(noun) is not None:
            continue
        told = (person.entity.key, tree[noun].lemma.lower())
        if not any(key == told[0] and told[1] in role.lower() for key, role, _ in scene.discourse.tenures):
            held = _draft(scene, token.i, noun, person)
            office = scene.lexicon.word("office", tree.lemmas[noun])
            if office is None or office.value != "within" or held.roles.get("organization"):
                scene.drafts.append(held)


def _office_noun(scene: Scene, verb: int) -> int | None:
    """The office behind the verb: "became president", "served as envoy"."""
    tree = scene.tree
    found = tree.kids(verb, "attr", "dobj", "oprd")
    found += [p for prep in tree.kids(verb, "prep") if tree.forms[prep] == "as" for p in tree.kids(prep, "pobj")]
    offices = [w for w in found if w > verb and tree[w].tag in ("NN", "NNP") and scene.lexicon.word("office", tree.lemmas[w])]
    return offices[0] if offices and scene.reader.mention(offices[0]) is None else None


def _person(scene: Scene, verb: int) -> Referent | None:
    found = scene.reader.referents(controller(scene.tree, verb), "actor")
    return found[0] if len(found) == 1 and found[0].entity.kind == "Person" and not found[0].entity.name.islower() else None


def _draft(scene: Scene, verb: int, noun: int, person: Referent) -> Draft:
    tree, reader = scene.tree, scene.reader
    phrase = tree.subtree(noun, without=_LEFT_OUT)
    employers = [n for n in reader.names if n.actor is not None and n.actor.kind not in ("Person", "Population")]
    inside = [n for n in employers if any(tree[w].start == n.start for w in phrase)]
    named = {w for n in inside for w in phrase if n.start <= tree[w].start < n.end}
    office = [w for w in phrase if w <= noun and w not in named and tree[w].dep not in ("det", "case", "poss")]
    office += [
        w for prep in tree.kids(noun, "prep")[:1] for w in tree.subtree(prep, without=_LEFT_OUT) if named.isdisjoint(tree.subtree(prep))
    ]
    clause = tree.subtree(verb, without=(*_LEFT_OUT, "mark"))
    time = scene.timing.of(verb)
    role = scene.string(tree.span(sorted({*office, noun})))
    draft = Draft(
        kind="proposition",
        type="RoleTenure",
        word=noun,
        span=tree.span(clause),
        trigger=Span(tree[noun].start, tree[noun].end),
        context=scene.contexts.of(verb),
        time=fact_time(time) if time is not None else None,
        value={"person": person.entity.name, "role": role, "organization": inside[0].actor.name if inside and inside[0].actor else None},
        rule="rule:office-held",
    )
    draft.fill("agent", [person])
    if inside and inside[0].actor is not None:
        draft.roles["organization"] = [Referent(inside[0].actor, draft.trigger)]
    return draft

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


def find_leaders(scene: Scene) -> None:
    """ "X, who leads the front", "the fighters were led by X", "X chairs the commission": the verb says which office."""
    tree = scene.tree
    listed = scene.lexicon.among("leading")
    for token in tree.tokens:
        lemma = tree.lemmas[token.i]
        told = scene.at(token.i)
        if (
            lemma not in listed
            or not tree.is_verb(token.i)
            or (told is not None and (told.type != "Demand" or tree.kids(token.i, "xcomp")))
        ):
            continue
        entry, context = scene.lexicon.word("leading", lemma), scene.contexts.of(token.i)
        if entry is None or not entry.value or (context.polarity, context.modality) != ("affirmed", "asserted"):
            continue
        who, whom = _leader_and_led(scene, token.i)
        led = [r for r in scene.reader.referents(whom, "actor") if scene.lexicon.is_a(r.entity.kind, "Agent") and r.entity.kind != "Person"]
        leaders = scene.reader.referents(who, "actor")
        named = len(leaders) == 1 and leaders[0].entity.kind == "Person" and not leaders[0].entity.name.islower()
        if not named or not led or scene.at(whom[0], "event") is not None:
            continue
        scene.drafts[:] = [d for d in scene.drafts if d is not told]  # "who had commanded the force": no order
        office = (leaders[0].entity.key, entry.value)
        if not any(key == office[0] and office[1] in role.lower() for key, role, _ in scene.discourse.tenures):
            scene.discourse.tenures.add((*office, led[0].entity.name))
            scene.drafts.append(_led(scene, token.i, whom[0], leaders[0], led[0], entry.value))


def _leader_and_led(scene: Scene, verb: int) -> tuple[list[int], list[int]]:
    tree = scene.tree
    if not tree.is_passive(verb) and tree[verb].tag != "VBG":
        return controller(tree, verb), tree.kids(verb, "dobj")
    by = [p for agent in tree.kids(verb, "agent") for p in tree.kids(agent, "pobj")]
    return by, tree.kids(verb, "nsubjpass") or ([tree[verb].head] if tree[verb].dep in ("acl", "relcl") else [])


def _led(scene: Scene, verb: int, noun: int, leader: Referent, led: Referent, role: str) -> Draft:
    tree = scene.tree
    words = tree.subtree(verb, without=(*_LEFT_OUT, "mark"))
    if tree[verb].dep == "acl":
        words = [*words, *tree.subtree(noun, without=_LEFT_OUT)]
    time = scene.timing.of(verb)
    draft = Draft(
        kind="proposition",
        type="RoleTenure",
        word=verb,
        span=tree.span(words),
        trigger=Span(tree[verb].start, tree[verb].end),
        context=scene.contexts.of(verb),
        time=fact_time(time) if time is not None else None,
        value={"person": leader.entity.name, "role": role, "organization": led.entity.name},
        rule="rule:leads",
    )
    draft.fill("agent", [leader])
    draft.roles["organization"] = [led]
    return draft


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

"""Who leads what: "the front, led by X", "X, who chairs the commission", "the militia of General X".

Which verbs say so is a word list: `leading`.
"""

from __future__ import annotations

from kg.facts.control import controller
from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.timing import fact_time
from kg.model import Span

_LEFT_OUT = ("relcl", "advcl", "appos", "conj", "cc", "punct", "parataxis")
_GOVERNMENTS = ("State", "Polity", "GovernmentBody")
_FOLLOWERS = ("ArmedGroup", "ArmedForce", "PoliticalParty", "Group")


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
            scene.drafts.append(
                _led(scene, token.i, whom[0], leaders[0], led[0], _title_taken_in(scene, token.i, leaders[0], led[0]) or entry.value)
            )


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
    time = scene.timing.own(verb) if tree[verb].dep == "acl" else scene.timing.of(verb)  # "the accord of May between the front, led by X"
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


def _title_taken_in(scene: Scene, verb: int, leader: Referent, led: Referent) -> str | None:
    """ "led by Prime Minister X", "commanded by General X": one tenure. The title says the office in a government; a rank says none.

    A delegation led by a minister has a leader, and the minister an office: two tenures, and none is taken in.
    """
    titled = _titled(scene, leader) if scene.tree.is_passive(verb) or scene.tree[verb].dep == "acl" else None
    if titled is None or not (_is_rank(scene, titled) or led.entity.kind in _GOVERNMENTS):
        return None
    scene.drafts.remove(titled)
    return None if _is_rank(scene, titled) else str((titled.value or {})["role"])


def _titled(scene: Scene, person: Referent) -> Draft | None:
    """The tenure that the title before the person's name has given."""
    titled = (d for d in scene.drafts if d.rule == "rule:title-before-name")
    return next((d for d in titled if person.entity in [r.entity for r in d.entities("agent")]), None)


def _is_rank(scene: Scene, tenure: Draft) -> bool:
    return _is_military(scene, str((tenure.value or {})["role"]))


def _is_military(scene: Scene, role: str) -> bool:
    ranks = scene.lexicon.among("rank")
    return all(word.strip(".").lower() in ranks for word in role.split())


def find_followings(scene: Scene) -> None:
    """ "the paramilitary RSF of General Dagalo": a named force or party of a named person has that person as leader."""
    tree = scene.tree
    for mention in scene.reader.names:
        if mention.actor is None or mention.actor.kind not in _FOLLOWERS or mention.adjectival:
            continue
        word = tree.top([t.i for t in tree.tokens if mention.start <= t.start < mention.end])
        of = (
            [p for prep in tree.kids(word, "prep") if tree.forms[prep] == "of" for p in tree.kids(prep, "pobj")] if word is not None else []
        )
        persons = [r for r in scene.reader.referents(of[:1], "actor") if r.entity.kind == "Person" and not r.entity.name.islower()]
        if (
            word is None
            or len(persons) != 1
            or tree.kids(of[0], "conj")
            or not any(n.start == persons[0].span.start for n in scene.reader.names)
        ):
            continue
        known = [role for key, role, at in scene.discourse.tenures if key == persons[0].entity.key and at == mention.actor.name]
        if not all(_is_military(scene, role) for role in known):
            continue
        scene.discourse.tenures.add((persons[0].entity.key, "leader", mention.actor.name))
        draft = _led(scene, word, word, persons[0], Referent(mention.actor, Span(mention.start, mention.end)), "leader")
        draft.time = None
        if (titled := _titled(scene, persons[0])) is not None and _is_rank(scene, titled):
            scene.drafts.remove(titled)
        scene.drafts.append(draft)

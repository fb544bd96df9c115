"""Events: drafts from the words that evoke them, with their roles.

What fills a role stands in a slot of the entry, is lent by a light verb, or is the usual adjunct (a place in a
place phrase, a mediator in "with the mediation of").
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.control import controller
from kg.facts.drafts import Draft, Scene
from kg.facts.eventtimes import date_event
from kg.facts.fillers import behind_acts, fillers
from kg.facts.frames import Match
from kg.facts.grounds import settle
from kg.facts.helpers import fill_helpers, helping_entry
from kg.facts.mentions import event_meant
from kg.facts.one_sided import settle_sides
from kg.facts.places import fill_common_ground, fill_place
from kg.facts.possessors import fill_owned
from kg.facts.sharing import find_second_side, inherit_places, join_talks, share_sides
from kg.facts.spans import event_span, saying_span
from kg.facts.standing import stands
from kg.facts.telling_again import is_told_already
from kg.model import Span


def find_events(scene: Scene) -> None:
    """Adds the scene's events to its drafts, in text order."""
    for match in sorted([*scene.matches.values(), *scene.further], key=lambda m: m.word):
        entry = match.entry
        if entry.evokes is None or entry.kind in ("agreement", "light", "adjunct"):
            continue
        draft = _draft(scene, match)
        if stands(scene, match, draft) and not is_told_already(scene, match, draft):
            scene.drafts.append(draft)
    scene.drafts[:] = [d for d in scene.drafts if d.word not in scene.adjuncts or d.type in ("Mediation", "Announcement")]
    share_sides(scene)
    join_talks(scene)
    find_second_side(scene)
    inherit_places(scene)


def _draft(scene: Scene, match: Match) -> Draft:
    entry, tree = match.entry, scene.tree
    token = tree[match.word]
    verbal = scene.lexicon.is_a(entry.evokes, "VerbalEvent") and entry.kind in ("verb", "adjective")
    draft = Draft(
        kind="event",
        type=entry.evokes or "",
        word=match.word,
        span=saying_span(scene, match) if verbal else event_span(scene, match),
        trigger=Span(token.start, token.end),
        context=scene.contexts.of(match.word),
        rule=entry.iri,
        match=match,
    )
    if entry.modality and "asserted" in (
        draft.context.modality,
        entry.modality,
    ):  # "is close to a deal"; "will not hesitate" is a pledge made
        draft.context = replace(draft.context, modality=entry.modality)  # type: ignore[arg-type]
    _fill_slots(scene, match, draft)
    _fill_from_light(scene, match, draft)
    _fill_from_part(scene, match, draft)
    _fill_adjuncts(scene, match, draft)
    _fill_from_told(scene, match, draft)
    _fill_from_halted(scene, match, draft)
    _fill_from_clause(scene, match, draft)
    _keep_to_named_sides(scene, match, draft)
    _spare_the_denier(scene, match, draft)
    settle_sides(scene, match, draft)
    if verbal and not draft.roles.get("agent") and draft.context.voice == "quoted" and not _is_others(scene, match):
        draft.fill("agent", list(draft.context.claimants))  # "It is vital that …", in a statement's own voice
    elif verbal and not draft.roles.get("agent") and (subjects := match.words("subj")):
        draft.fill("agent", scene.reader.document_speakers(subjects[0]))  # "issued a decree announcing …"
    settle(scene, draft)
    fill_common_ground(scene, match, draft)
    date_event(scene, match, draft)
    return draft


def _is_others(scene: Scene, match: Match) -> bool:
    """ "A number of partners support it", "the statement issued today": whoever says so is not who does it."""
    tree, subjects = scene.tree, match.words("subj")
    if tree[match.word].tag == "VBN" and tree[match.word].dep == "acl":
        return True
    return any(tree[w].tag in ("NNS", "NNPS") or tree.forms[w] in ("number", "group", "majority", "range") for w in subjects)


def _spare_the_denier(scene: Scene, match: Match, draft: Draft) -> None:
    """ "denied responsibility for killing civilians": that somebody killed them is told, not that it was the one who denies it."""
    tree = scene.tree
    if tree[match.word].dep != "pcomp" or not draft.roles.get("agent"):
        return
    held = tree[tree[match.word].head].head
    denial = next((m for at in (held, tree[held].head) if (m := scene.matches.get(at)) is not None and m.entry.evokes == "Denial"), None)
    if denial is not None:
        deniers = {r.entity for r in fillers(scene, "agent", denial.words("subj"), "Denial")}
        draft.roles["agent"] = [r for r in draft.roles["agent"] if r.entity not in deniers]


def _keep_to_named_sides(scene: Scene, match: Match, draft: Draft) -> None:
    """ "efforts to conclude an agreement between Chad and Libya": whoever works for it is no side of it."""
    tree = scene.tree
    if draft.type == "Cooperation":  # "deepen U.S.-Oman ties"
        beside = [c for o in match.words("obj") for c in tree.kids(o, "amod", "compound", "nmod") if scene.reader.is_inner(c)]
        sides = scene.reader.referents(beside, "actor")
        if len(sides) > 1 and all(r.entity.kind in ("State", "Polity", "InternationalOrganization") for r in sides):
            draft.roles.pop("party", None)
            draft.fill("party", sides)
    if not scene.lexicon.is_a(draft.type, "AgreementConclusion"):
        return
    between = [
        p for o in match.words("obj") for prep in tree.kids(o, "prep") if tree.forms[prep] == "between" for p in tree.kids(prep, "pobj")
    ]
    sides = scene.reader.referents(between, "actor")
    if len(sides) > 1:
        draft.roles.pop("party", None)
        draft.fill("party", sides)


# --- roles ----------------------------------------------------------------------------------------------------------


def _fill_slots(scene: Scene, match: Match, draft: Draft) -> None:
    for slot, words in match.slots:
        if slot.role in (None, "content") or not words:
            continue
        if slot.names == ("mod",) or (slot.names[0] == "mod"):
            words = [w for w in words if scene.reader.is_inner(w) and helping_entry(scene, w) is None]
        elif "mod" in slot.names:  # "a military raid" names nobody; "an army raid" does
            words = [w for w in words if scene.reader.is_inner(w) or scene.tree[w].dep not in ("amod", "nummod")]
            words = [w for w in words if scene.tree.lemmas[w] not in scene.lexicon.among("arm")]  # "artillery strikes"
        draft.fill(slot.role, fillers(scene, slot.role, _with_person_before(scene, words) if slot.heads else words, draft.type))
    fill_owned(scene, match, draft)


def _with_person_before(scene: Scene, words: list[int]) -> list[int]:
    """ "Met President Ruto and his ministers": an entry that asks for ministers takes the person named before them as well."""
    if not words:
        return words
    first = scene.tree.first_conjunct(words[0])
    return [first] if first < words[0] and "Person" in scene.reader.kinds(first) else words


def _fill_from_light(scene: Scene, match: Match, draft: Draft) -> None:
    """An event noun takes the subject and phrases of the verb that carries it."""
    at, seen = match, {match.word}
    while (light := scene.lent_by(at)) is not None and light.word not in seen:
        seen.add(light.word)
        for slot, words in light.slots:
            if slot.role in (None, "content") or not words:
                continue
            role = slot.role
            if role == "organiser":  # who calls or chairs a meeting need not be one of those who meet
                role = "agent"
            elif role == "agent" and not _takes(match, "agent"):
                role = _doer_role(match)
            if role == "agent" and draft.roles.get("agent"):
                continue
            if light.entry.reporting and role != "agent":
                continue
            if scene.tree.is_verb(match.word) and not light.entry.evokes and light.entry.kind != "light" and role == "agent":
                continue
            if light.entry.evokes and (role != "agent" or not light.entry.passes_time or scene.tree.is_verb(match.word)):
                continue
            draft.fill(role, found := fillers(scene, role, words, draft.type))
            if role == "target" and scene.tree[match.word].tag == "VBG":  # "civilians endured shelling": by others
                suffering = [r.entity for r in found]
                draft.roles["agent"] = [r for r in draft.roles.pop("agent", []) if r.entity not in suffering]
        if light.entry.evokes:
            return
        at = light


def _fill_from_part(scene: Scene, match: Match, draft: Draft) -> None:
    """ "The talks between A and B in Geneva broke up", "mediated talks between A and B": the noun says who and where."""
    if not scene.lexicon.is_a(draft.type, "Negotiation", "Mediation", "Suspension"):
        return
    parts = [m for slot, found in match.slots if slot.heads for w in found if (m := scene.matches.get(w)) is not None and w != match.word]
    for part in parts:
        if part.entry.kind != "noun" or not scene.lexicon.is_a(part.entry.evokes, "Negotiation", "Meeting"):
            continue
        for slot, words in part.slots:
            inner = [w for w in words if scene.reader.is_inner(w)] if "mod" in slot.names else words
            if slot.role == "place" or (slot.role == "party" and draft.type != "Suspension"):
                draft.fill(slot.role, fillers(scene, slot.role, inner, draft.type))


def _doer_role(match: Match) -> str:
    """What the doer is called in this event: talks have parties, a mediation has its mediator."""
    subject = next(
        (slot.role for slot in match.entry.slots if "subj" in slot.names and slot.role in ("agent", "party", "mediator", "supporter")), None
    )
    return subject or ("party" if _takes(match, "party") else "agent")


def _fill_from_clause(scene: Scene, match: Match, draft: Draft) -> None:
    """ "Turkey struck the camp in coordination with Iraq", "in support of the army": the subject of the clause does both."""
    tree, prep = scene.tree, scene.tree[match.word].head
    if (
        tree.forms[prep] == "including"
        and tree.is_verb(tree[prep].head)
        and not draft.entities("agent", "party")
        and _takes(match, "agent")
    ):
        draft.fill(
            "agent", fillers(scene, "agent", controller(tree, tree[prep].head), draft.type)
        )  # "helped the truce, including calls with"
    if draft.roles.get("agent") or tree.forms[prep] != "in" or tree[match.word].dep != "pobj":
        return
    joint = scene.lexicon.is_a(draft.type, "Cooperation", "MilitarySupport", "Consultation") and draft.entities("target", "party")
    if joint and not tree.kids(match.word, "det", "poss") and tree.is_verb(tree[prep].head) and not tree.is_passive(tree[prep].head):
        found = fillers(scene, "agent", controller(tree, tree[prep].head), draft.type)
        if found:
            draft.fill("target", draft.roles.pop("party", []))
        draft.fill("agent", found)


def _fill_from_halted(scene: Scene, match: Match, draft: Draft) -> None:
    """ "A halt to Israeli operations", "an end to the shelling by the army": who fights is to stop."""
    if draft.type != "CessationOfHostilities" or match.entry.kind != "noun" or draft.entities("agent", "party"):
        return
    stopped = [w for slot, words in match.slots if slot.heads and slot.required for w in words if w != match.word]
    draft.fill("agent", behind_acts(scene, stopped))


def _fill_from_told(scene: Scene, match: Match, draft: Draft) -> None:
    """ "These strikes destroyed a depot": whose strikes they were was told before."""
    if draft.roles.get("agent") or not scene.lexicon.is_a(draft.type, "ForceEvent") or not scene.tree.is_verb(match.word):
        return
    for subject in [w for w in match.words("subj") if scene.tree[w].pos == "NOUN"]:
        meant = event_meant(scene, subject) if scene.tree.kids(subject, "det") else None
        if meant is not None and scene.lexicon.is_a(meant.type, "ForceEvent"):
            draft.fill("agent", meant.entities("agent"))


def _takes(match: Match, role: str) -> bool:
    return any(slot.role == role for slot in match.entry.slots)


def _fill_adjuncts(scene: Scene, match: Match, draft: Draft) -> None:
    anchors = [match.word]
    light = scene.lent_by(match)
    if light is not None and light.entry.evokes is None:
        anchors.append(light.word)
    tree = scene.tree
    for anchor in anchors:
        fill_helpers(scene, draft, anchor)
        for subject in tree.kids(anchor, "nsubj", "nsubjpass"):  # "A and B, with C's support, reached"
            for word in tree.conjuncts(subject):
                fill_helpers(scene, draft, word)
    if draft.type == "ArmedHostilities" and not draft.entities("agent", "party", "target"):
        for word in tree.kids(match.word, "amod", "compound", "nmod"):  # "the Chad-Libya war"
            pair = fillers(scene, "party", [word], draft.type) if scene.reader.is_inner(word) else []
            draft.fill("party", pair if len(pair) > 1 else [])
    if draft.roles.get("place") or scene.lexicon.is_a(draft.type, "VerbalEvent"):
        return
    if there := [w for a in anchors for w in tree.kids(a, "advmod") if tree.forms[w] == "there"]:
        draft.fill("place", scene.reader.place_there(there[0]))
        return
    fill_place(scene, draft, [*anchors, *_idiom_words(scene, match)])


def _idiom_words(scene: Scene, match: Match) -> list[int]:
    """ "Went on trial in Arusha", "came under fire near Goma": words of the entry itself, whose phrases are the event's."""
    named = [w for slot, words in match.slots if slot.heads and slot.role is None and slot.required for w in words]
    return [w for w in named if w not in scene.matches and not scene.tree.is_verb(w)]

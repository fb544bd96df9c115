"""Events: drafts from the words that evoke them, with their roles.

What fills a role stands in a slot of the entry, is lent by a light verb, or is the usual adjunct (a place in a
place phrase, a mediator in "with the mediation of").
"""

from __future__ import annotations

from kg.facts.drafts import Draft, Scene
from kg.facts.frames import Match
from kg.facts.reference import Referent
from kg.facts.spans import event_span, saying_span
from kg.facts.timing import fact_time
from kg.model import Span

_PLACE_WORDS = frozenset(
    "in at near along across around outside inside throughout within through over into towards toward from on".split()
)
_PLAIN_PLACE = frozenset("in at near along across around outside inside throughout within".split())


def find_events(scene: Scene, further: list[Match]) -> None:
    """Adds the scene's events to its drafts, in text order."""
    for match in sorted([*scene.matches.values(), *further], key=lambda m: m.word):
        entry = match.entry
        if entry.evokes is None or entry.kind in ("agreement", "light", "adjunct"):
            continue
        draft = _draft(scene, match)
        if _stands(scene, match, draft):
            scene.drafts.append(draft)
    _share(scene)


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
    _fill_slots(scene, match, draft)
    _fill_from_light(scene, match, draft)
    _fill_adjuncts(scene, match, draft)
    _settle(scene, draft)
    _date(scene, match, draft)
    return draft


# --- whether it is told ---------------------------------------------------------------------------------------------


def _stands(scene: Scene, match: Match, draft: Draft) -> bool:
    entry, tree = match.entry, scene.tree
    if entry.kind in ("verb", "adjective"):
        if entry.emits == "never":
            return False
        if entry.emits == "timed":
            return bool(scene.timing.own(match.word) or draft.roles.get("target"))
        return True
    token = tree[match.word]
    if token.dep == "compound" and not _lent(scene, match):
        return False
    if draft.roles or _lent(scene, match):
        return True
    if not entry.alone:
        return False
    left = [tree[c].text.lower() for c in tree.kids(match.word, "det", "poss")]
    return not any(w in ("the", "this", "that", "these", "those", "such", "any", "its", "their") for w in left)


def _lent(scene: Scene, match: Match) -> Match | None:
    """The light verb or operator in whose content slot the word stands."""
    for other in scene.matches.values():
        if match.word in other.content and other.word != match.word:
            return other
    return None


# --- roles ----------------------------------------------------------------------------------------------------------


def _fill_slots(scene: Scene, match: Match, draft: Draft) -> None:
    for slot, words in match.slots:
        if slot.role in (None, "content") or not words:
            continue
        if slot.names == ("mod",) or (slot.names[0] == "mod"):
            words = [w for w in words if scene.reader.mention(w) is not None]
        draft.fill(slot.role, scene.reader.referents(words, "place" if slot.role == "place" else "actor"))


def _fill_from_light(scene: Scene, match: Match, draft: Draft) -> None:
    """An event noun takes the subject and phrases of the verb that carries it."""
    at, seen = match, {match.word}
    while (light := _lent(scene, at)) is not None and light.word not in seen:
        seen.add(light.word)
        for slot, words in light.slots:
            if slot.role in (None, "content") or not words:
                continue
            role = slot.role
            if role == "agent" and _takes(match, "party") and not _takes(match, "agent"):
                role = "party"
            if role == "agent" and draft.roles.get("agent"):
                continue
            if light.entry.reporting and role != "agent":
                continue
            if scene.tree.is_verb(match.word) and not light.entry.evokes and light.entry.kind != "light" and role == "agent":
                continue
            if light.entry.evokes and role != "agent":
                continue
            if light.entry.evokes and scene.tree.is_verb(match.word):
                continue
            draft.fill(role, scene.reader.referents(words, "place" if role == "place" else "actor"))
        if light.entry.evokes:
            return
        at = light


def _takes(match: Match, role: str) -> bool:
    return any(slot.role == role for slot in match.entry.slots)


def _fill_adjuncts(scene: Scene, match: Match, draft: Draft) -> None:
    anchors = [match.word]
    light = _lent(scene, match)
    if light is not None and light.entry.evokes is None:
        anchors.append(light.word)
    tree = scene.tree
    for anchor in anchors:
        for prep in tree.kids(anchor, "prep", "agent"):
            _fill_support(scene, draft, prep)
    if draft.roles.get("place") or scene.lexicon.is_a(draft.type, "VerbalEvent"):
        return
    objects = [w for a in anchors for w in tree.kids(a, "dobj") if w not in scene.matches]
    subjects = [w for a in anchors for w in tree.kids(a, "nsubj", "nsubjpass")]
    for group in ([*anchors, *objects], subjects):
        places = [r for word in group for r in _places(scene, word)]
        if places:
            draft.fill("place", places)
            return
    modifiers = [m for m in scene.reader.adjectives(match.word) if m.place is not None and m.place.kind == "Settlement" and not m.adjectival]
    draft.fill("place", [Referent(m.place, Span(m.start, m.end)) for m in modifiers if m.place])


def _places(scene: Scene, word: int) -> list[Referent]:
    """Places named in the place phrases of a word."""
    tree, out = scene.tree, []
    for prep in tree.kids(word, "prep"):
        if tree[prep].text.lower() not in _PLAIN_PLACE:
            continue
        for object_ in tree.kids(prep, "pobj"):
            for referent in scene.reader.referents([object_], "place"):
                if scene.lexicon.is_a(referent.entity.kind, "Place"):
                    out.append(referent)
    return out


def _fill_support(scene: Scene, draft: Draft, prep: int) -> None:
    """"with Moscow's support", "under the auspices of the African Union": who helps, in the role that the entry gives."""
    tree = scene.tree
    for object_ in tree.kids(prep, "pobj"):
        for entry in scene.lexicon.find("adjunct", tree[object_].lemma.lower()):
            if tree[prep].text.lower() in entry.prepositions and entry.role:
                words = [p for of in tree.kids(object_, "prep") if tree[of].text.lower() in ("of", "by") for p in tree.kids(of, "pobj")]
                words += tree.kids(object_, "poss")
                words += [w for w in tree.kids(object_, "amod", "compound") if scene.reader.mention(w)]
                draft.fill(entry.role, scene.reader.referents(words, "actor"))
                return


def _settle(scene: Scene, draft: Draft) -> None:
    """The conventions for target and place: a town that is struck is a place; a polity's land is where it is attacked."""
    lexicon = scene.lexicon
    if lexicon.is_a(draft.type, "ForceEvent"):
        kept: list[Referent] = []
        for referent in draft.roles.pop("target", []):
            mention = next((n for n in scene.reader.names if n.start <= referent.span.start < n.end), None)
            place = mention.place if mention is not None else None
            if place is not None and place.kind in ("Settlement", "AdministrativeUnit", "Region") and referent.entity.kind not in ("Polity",):
                draft.fill("place", [Referent(place, referent.span)])
            elif lexicon.is_a(referent.entity.kind, "Settlement", "AdministrativeUnit", "Region", "DisputedTerritory"):
                draft.fill("place", [referent])
            else:
                kept.append(referent)
        draft.fill("target", kept)
    if lexicon.is_a(draft.type, "Capture", "IndependenceDeclaration") and "place" not in draft.roles:
        for referent in draft.entities("target", "agent"):
            if referent.entity.kind == "Polity" and (place := scene.discourse.territory_of.place_of(referent.entity)) is not None:
                draft.fill("place", [Referent(place, referent.span)])
                break


def _date(scene: Scene, match: Match, draft: Draft) -> None:
    time = scene.timing.of(match.word)
    if time is None or (draft.context.modality == "required" and scene.timing.own(match.word) is None):
        return
    light = _lent(scene, match)
    opens = match.entry.opens or (light is not None and light.entry.opens)
    draft.time = fact_time(time, opens=opens)


# --- between events -------------------------------------------------------------------------------------------------


def _share(scene: Scene) -> None:
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


def _related(scene: Scene, a: int, b: int) -> bool:
    above_a, above_b = set(scene.tree.ancestors(a)) | {a}, set(scene.tree.ancestors(b)) | {b}
    return a in above_b or b in above_a or scene.tree.clause_head(a) in above_b or scene.tree.clause_head(b) == scene.tree.clause_head(a)

"""The ground that an act of force touches: a town that is struck or taken is its place, not its target.

A town may be named, called by what it is ("three villages"), be a part of one ("the eastern part of Mosul"), or have a name that
nobody has listed.
"""

from __future__ import annotations

from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.places import as_place, ground_before, made_place
from kg.model import Entity

_NAMED_LAND = ("Settlement", "AdministrativeUnit", "Region", "DisputedTerritory", "StateTerritory")
_REGIONS = ("AdministrativeUnit", "Region")
_AREAL = ("Capture", "Attack", "Blockade", "MilitaryOperation", "ArmedHostilities")


def settle(scene: Scene, draft: Draft) -> None:
    """The conventions for target and place: a town that is struck is a place; a polity's land is where it is attacked."""
    lexicon = scene.lexicon
    if lexicon.is_a(draft.type, "ForceEvent"):
        kept: list[Referent] = []
        for referent in draft.roles.pop("target", []):
            arming = draft.type == "MilitarySupport"  # "shipped weapons to Mogadishu" arms Somalia
            ground = struck_ground(scene, draft.type, referent) if not arming else None
            if ground is None:
                kept.append(referent)
            elif ground.entity.name[:1].isupper() or not draft.roles.get("place"):  # "shelled villages near Goma": Goma tells where
                draft.fill("place", [ground])
        draft.fill("target", kept)
    if draft.type == "AidDelivery":  # people and states are helped, a town is where
        helped = draft.roles.pop("target", [])
        lands = [
            r for r in helped if lexicon.is_a(r.entity.kind, "Place") or (p := _literally(scene, r)) is not None and p.kind == "Settlement"
        ]
        draft.fill("place", [as_ground(scene, r) for r in lands])
        draft.fill("target", [r for r in helped if r not in lands])
    if draft.type == "Visit":  # a town is where the visit is, also a capital; a state is visited
        visited = draft.roles.pop("target", [])
        for referent in (as_place(scene, r) for r in visited):
            town = _literally(scene, referent)
            on_land = (
                lexicon.is_a(referent.entity.kind, "Place", "Settlement", "AdministrativeUnit", "Region")
                and referent.entity.kind != "StateTerritory"
            )
            if town is not None and town.kind == "Settlement" or on_land:
                draft.fill("place", [Referent(town or referent.entity, referent.span)])
            else:
                draft.fill("target", [referent])
    if draft.type == "MilitaryOperation" and "place" not in draft.roles and (ground := ground_before(scene, draft)) is not None:
        draft.roles.pop("agent")
        draft.fill("place", [ground])
    if draft.type == "Renaming" and "target" not in draft.roles:
        draft.fill("target", [p for r in draft.entities("agent") if (p := scene.territory(r)) is not None])
    if lexicon.is_a(draft.type, "Capture", "IndependenceDeclaration") and "place" not in draft.roles:
        for referent in draft.entities("target", "agent"):
            if referent.entity.kind == "Polity" and (place := scene.discourse.territory_of.place_of(referent.entity)) is not None:
                draft.fill("place", [Referent(place, referent.span)])
                break


def as_ground(scene: Scene, referent: Referent) -> Referent:
    """The place that the referent's name names, else the referent."""
    place = _literally(scene, referent)
    return Referent(place, referent.span) if place is not None else referent


def struck_ground(scene: Scene, type_: str, referent: Referent) -> Referent | None:
    """The place that is meant when an act of class `type_` has `referent` as its object; None where that is no ground."""
    place = _literally(scene, referent)
    if place is not None and (place.kind == "Settlement" or (place.kind in _REGIONS and referent.entity.kind != "Polity")):
        return Referent(place, referent.span)
    if scene.lexicon.is_a(referent.entity.kind, *_NAMED_LAND):
        return referent
    if type_ in _AREAL and (land := _land(scene, referent)) is not None:
        return land
    named = as_place(scene, referent) if type_ == "Capture" else referent
    return named if named.entity.kind == "Place" else None


def _land(scene: Scene, referent: Referent) -> Referent | None:
    """ "Several villages" as a place; of "the eastern part of Mosul" the town that it is a part of."""
    tree, lexicon = scene.tree, scene.lexicon
    head = tree.top(tree.covering(referent.span.start, referent.span.end))
    if head is None or not referent.entity.key.startswith("local:"):
        return None
    if lexicon.word("part-of-land", tree.lemmas[head]) is not None:
        wholes = [p for prep in tree.kids(head, "prep") if tree.forms[prep] == "of" for p in tree.kids(prep, "pobj")]
        found = [as_place(scene, r) for r in scene.reader.referents(wholes, "place")]
        named = next((r for r in found if lexicon.is_a(r.entity.kind, "Place")), None)
        return named or (
            made_place(referent) if any(lexicon.word("lived-in-land", tree.lemmas[w]) is not None for w in (head, *wholes)) else None
        )
    if not tree[head].tag.startswith("NN"):
        return None
    if lexicon.word("lived-in-land", tree.lemmas[head]) is None or referent.entity.kind not in ("Thing", "Group"):
        return None
    beside = [p for prep in tree.kids(head, "prep") if tree.forms[prep] in ("in", "near", "around", "of") for p in tree.kids(prep, "pobj")]
    named = [r for r in scene.reader.referents(beside, "place") if lexicon.is_a(r.entity.kind, *_NAMED_LAND)]
    return named[0] if named else made_place(referent)  # "villages near Goma" are told by Goma


def _literally(scene: Scene, referent: Referent) -> Entity | None:
    """The place that the referent's name names, whoever it denotes."""
    mention = next((n for n in scene.reader.names if n.start <= referent.span.start < n.end), None)
    return mention.place if mention is not None else None

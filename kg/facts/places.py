"""Where an event takes place: the place named in its place phrases, however deep in the phrase the name stands.

"At a market in Kano", "outside the Baghdad airport", "in a suburb of Minsk", "near the port of Hodeidah": the market has no name
that a reader could look up, the town has.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.frames import Match
from kg.model import Span

_PLACE_PHRASES = frozenset("in at near along across around outside inside throughout within".split())
_INNER_PHRASES = _PLACE_PHRASES | {"of", "on", "off", "from"}
_UNLISTED_PHRASES = frozenset("in at near around outside inside across along".split())
_OTHER_SIDES = frozenset("with by against among between before after during".split())
_NAMED_GROUND = ("Settlement", "AdministrativeUnit", "Region", "DisputedTerritory", "Corridor")
_AT_TOWNS = frozenset({"in", "near", "outside"})
_NO_LAND = frozenset({"state", "camp", "base"})
_DEEPEST = 3
_AT_WAR = ("Settlement", "Region", "DisputedTerritory", "AdministrativeUnit", "StateTerritory")


def fill_place(scene: Scene, draft: Draft, anchors: list[int]) -> None:
    """Fills `place` from the phrases of the words that tell the event, its objects, its subject, or those it is done with."""
    tree = scene.tree
    told = [m.word for m in scene.matches.values() if draft.word in m.content and scene.lexicon.is_a(m.entry.evokes, "VerbalEvent")]
    anchors = [*anchors, *(w for w in told if draft.word in tree.kids(w, "dobj"))]  # "condemned the raid yesterday in Kano"
    anchors = [*anchors, *(w for a in anchors for w in tree.kids(a, "acomp"))]  # "fell silent along the front"
    objects = [w for a in anchors for o in tree.kids(a, "dobj") for w in tree.conjuncts(o) if w not in scene.matches]
    subjects = [w for a in anchors for w in tree.kids(a, "nsubj", "nsubjpass")]
    sides = (
        _OTHER_SIDES | {"on", "upon"} if scene.lexicon.is_a(draft.type, "ForceEvent") else _OTHER_SIDES
    )  # "the raid on a mosque in Kabul"
    others = [w for a in anchors for p in tree.kids(a, "prep", "agent") if tree.forms[p] in sides for w in tree.kids(p, "pobj")]
    others = [c for w in others for c in tree.conjuncts(w)]  # "talks between the army and the rebels in Juba"
    others += [w for a in anchors for p in tree.kids(a, "prep") if tree.forms[p] == "for" for w in tree.kids(p, "pobj") if _lasts(scene, w)]
    for group in ([*anchors, *objects], subjects, [w for w in others if w not in scene.matches]):
        found = [r for word in group for r in _places(scene, word, draft.type) or _of_whose(scene, word)]
        if group is subjects and scene.lexicon.is_a(draft.type, "AgreementConclusion"):
            found = [r for r in found if r.entity.kind == "Settlement"]  # "the sides in Sudan agreed": there they fight
        if places := found:
            draft.fill("place", places)
            return
    if where := _where(scene, draft.word):
        draft.fill("place", where)
        return
    if scene.lexicon.is_a(draft.type, "AgreementConclusion"):
        draft.fill("place", _where_concluded(scene, anchors))
        return
    if inner := [r for word in anchors[1:] if (r := _own_ground(scene, word)) is not None]:
        draft.fill("place", inner)
        return
    draft.fill("place", _before(scene, draft.word, _AT_WAR if draft.type == "ArmedHostilities" else ("Settlement",)))


def _lasts(scene: Scene, word: int) -> bool:
    """ "Negotiated for ten days in Khartoum": the parser hangs the town on the days."""
    return scene.lexicon.word("duration", scene.tree.lemmas[word]) is not None


def _where(scene: Scene, word: int) -> list[Referent]:
    """ "A visit to Marib, where he met the elders": the place before the clause, or that of the event there."""
    tree, clause = scene.tree, scene.tree.first_conjunct(word)
    if tree[clause].dep not in ("relcl", "advcl") or not any(tree.forms[c] == "where" for c in tree.kids(clause, "advmod")):
        return []
    found = [r for r in scene.reader.referents([tree[clause].head], "place") if scene.lexicon.is_a(r.entity.kind, *_NAMED_GROUND)]
    above = scene.at(tree.clause_head(tree[clause].head), "event")
    before = [
        d for d in scene.drafts if d.kind == "event" and d.word < clause and d.word in tree.subtree(tree.clause_head(tree[clause].head))
    ]
    events = [e for e in (above, *reversed(before)) if e is not None and e.roles.get("place")]
    return found or (events[0].entities("place") if events else [])


def _where_concluded(scene: Scene, anchors: list[int]) -> list[Referent]:
    """ "Signed a memorandum in Helsinki": the parser hangs on the document where it was signed."""
    told = [w for a in anchors for p in scene.tree.kids(a, "prep") for w in scene.tree.kids(p, "pobj")]  # "shook hands on a deal in Amman"
    told += [w for a in anchors for w in scene.tree.kids(a, "dobj", "nsubjpass")]
    made = [w for w in told if (m := scene.matches.get(w)) is not None and m.entry.kind == "agreement"]
    return [r for w in made for r in _places(scene, w, "AgreementConclusion") if r.entity.kind == "Settlement"]


def place_within(scene: Scene, word: int, depth: int = 0) -> Referent | None:
    """The place that the phrase of a common noun names: "a hospital in Gaza City", "the Kabul airport"."""
    tree = scene.tree
    if depth >= _DEEPEST or scene.reader.is_inner(word):
        return None
    if before := _before(scene, word):
        return before[0]
    asked = scene.lexicon.word("asking", tree.lemmas[word]) is not None
    for owner in tree.kids(word, "poss") if not asked else ():  # "Kabul's airport"; but "at Russia's request" is nowhere
        if (found := _ground(scene, owner)) is not None and (found.entity.kind == "Settlement" or _is_ground(scene, word)):
            return found
    for prep in tree.kids(word, "prep"):
        if tree.forms[prep] == "of" and not _is_ground(scene, word):
            continue  # "in support of Kyiv", "in violation of the Minsk agreements"
        for object_ in tree.kids(prep, "pobj") if tree.forms[prep] in _INNER_PHRASES else ():
            if (found := _ground(scene, object_) or place_within(scene, object_, depth + 1)) is not None:
                return found
    return None


def ground_before(scene: Scene, draft: Draft) -> Referent | None:
    """ "The Eastern Ukraine offensive", "the Syria campaign": a country's name before the noun is where, its adjective is whose."""
    if len(draft.entities("agent")) != 1:
        return None
    (agent,) = draft.entities("agent")
    words = [w for w in scene.tree.kids(draft.word, "compound", "nmod", "amod") if scene.tree[w].start == agent.span.start]
    mention = scene.reader.mention(words[0]) if words else None
    if mention is None or mention.place is None:
        return None
    capital = mention.place.kind == "Settlement" and not mention.adjectival  # "the Kyiv offensive" was on Kyiv
    if not capital and scene.text[mention.start : mention.end] != agent.entity.name:
        return None
    return Referent(mention.place, agent.span)


def as_place(scene: Scene, referent: Referent) -> Referent:
    """The referent as a place, where it is a name that nobody has listed: "advanced on Mitras"."""
    entity = referent.entity
    if not entity.key.startswith("local:") or entity.kind not in ("Thing", "Group"):
        return referent
    words = scene.tree.covering(referent.span.start, referent.span.end)
    if not words or not all(scene.tree[w].tag in ("NNP", "NNPS") for w in words) or any(w in scene.matches for w in words):
        return referent
    return made_place(referent)


def fill_common_ground(scene: Scene, match: Match, draft: Draft) -> None:
    """ "Pulled out of major towns", "sent a battalion to the border": land without a name, which these words alone tell."""
    if draft.roles.get("place") or not scene.lexicon.is_a(draft.type, "ForceEvent"):
        return
    tree = scene.tree
    words = [w for slot, found in match.slots if slot.role == "place" for w in found if _is_land(scene, w)]
    if within := [r for w in words if (r := place_within(scene, w)) is not None]:
        draft.fill("place", within)  # "to the border near Mandera"
        return
    bare = [w for w in words if w not in scene.matches and not tree.kids(w, "poss", "prep")]
    draft.fill("place", [made_place(r) for r in scene.reader.referents(bare, "place") if r.entity.key.startswith("local:")])


def _is_land(scene: Scene, word: int) -> bool:
    kinds = ("ground", "territory-noun", "lived-in-land")
    return scene.tree.lemmas[word] not in _NO_LAND and any(scene.lexicon.word(kind, scene.tree.lemmas[word]) is not None for kind in kinds)


def made_place(referent: Referent) -> Referent:
    """The referent as a place of this article's own."""
    return Referent(replace(referent.entity, key=f"{referent.entity.key}-place", kind="Place"), referent.span)


def _places(scene: Scene, word: int, type_: str) -> list[Referent]:
    """Places named in the place phrases of a word."""
    tree, out = scene.tree, []
    inner = [
        o for of in tree.kids(word, "prep") if tree.forms[of] == "of" for o in tree.kids(of, "pobj") if scene.reader.mention(o) is None
    ]
    for prep in [p for at in (word, *inner) for kid in tree.kids(at, "prep") for p in tree.conjuncts(kid)]:  # "members of a tribe in Anbar"
        for object_ in tree.kids(prep, "pobj") if tree.forms[prep] in _PLACE_PHRASES else _ground_of(scene, prep):
            found = _located(scene, prep, object_)
            if tree.forms[prep] in _AT_TOWNS and scene.lexicon.is_a(type_, "DiplomaticEvent"):  # "met in Bouznika", wherever that may be
                found = [as_place(scene, r) for r in found if not tree.kids(object_, "det")]
            found = [r for r in found if scene.lexicon.is_a(r.entity.kind, "Place")]
            inner = place_within(scene, object_) if not found and object_ not in scene.matches else None
            for referent in [*found, *([inner] if inner is not None else [])]:
                if type_ != "Consultation" or referent.entity.kind == "Settlement":
                    out.append(referent)
    return out


def _of_whose(scene: Scene, word: int) -> list[Referent]:
    """ "The expulsion of Shusha's Armenians", "the shelling of Goma's suburbs": the town whose people or parts they are."""
    tree = scene.tree
    objects = [o for of in tree.kids(word, "prep") if tree.forms[of] == "of" for o in tree.kids(of, "pobj") if tree[o].pos == "NOUN"]
    found = [r for o in objects for owner in tree.kids(o, "poss") if (r := _ground(scene, owner)) is not None]
    return [r for r in found if r.entity.kind in ("Settlement", "DisputedTerritory", "AdministrativeUnit")][:1]


def _ground_of(scene: Scene, prep: int) -> list[int]:
    """The objects of a preposition that is no place's by itself, where they are a place after all."""
    return _outskirts(scene, prep) or _home(scene, prep)


def _home(scene: Scene, prep: int) -> list[int]:
    """ "The residents of Mosul", "the people of Aleppo": what befalls them befalls them there."""
    tree = scene.tree
    people = scene.lexicon.word("participant", tree.lemmas[tree[prep].head])
    if tree.forms[prep] != "of" or people is None or not (people.value or "").startswith("Population"):
        return []
    found = [(o, scene.reader.mention(o)) for o in tree.kids(prep, "pobj")]
    return [o for o, m in found if m is not None and m.place is not None and m.place.kind == "Settlement"]


def _located(scene: Scene, prep: int, object_: int) -> list[Referent]:
    """What stands in a place phrase; a name that nobody has listed is a place too, where one is in it or near it."""
    found = scene.reader.referents([object_], "place")
    within = place_within(scene, object_) if all(r.entity.key.startswith("local:") for r in found) else None
    if within is not None and object_ not in scene.matches:  # "in a Cairo hospital"
        return [within]
    if scene.tree.forms[prep] not in _UNLISTED_PHRASES or not scene.tree[object_].ent:
        return found
    return [as_place(scene, r) for r in found]


def _own_ground(scene: Scene, word: int) -> Referent | None:
    """ "Took to the streets of Khartoum", "burst into the palace in Niamey": the place that ground named by the event's own words is in."""
    return place_within(scene, word) if _is_ground(scene, word) else None


def _outskirts(scene: Scene, prep: int) -> list[int]:
    """ "On the outskirts of Goma", "on a base near Aleppo": with "on", ground that has its place beside it."""
    objects = scene.tree.kids(prep, "pobj") if scene.tree.forms[prep] == "on" else []
    return [o for o in objects if _is_ground(scene, o) and place_within(scene, o) is not None]


def _is_ground(scene: Scene, word: int) -> bool:
    """Whether the noun is for a piece of land or a part of one."""
    return any(scene.lexicon.word(kind, scene.tree.lemmas[word]) is not None for kind in ("ground", "territory-noun"))


def _before(scene: Scene, word: int, kinds: tuple[str, ...] = ("Settlement",)) -> list[Referent]:
    """ "The Boston Marathon bombing", "a Cairo hospital", "the Yemen conflict": places before the noun or its name."""
    tree, out = scene.tree, []
    pending = tree.kids(word, "amod", "compound", "nmod")
    for at in pending:  # grows as it goes
        mention = scene.reader.mention(at)
        if mention is None and tree[at].tag == "NNP":
            pending.extend(tree.kids(at, "compound", "nmod"))
        elif mention is not None and mention.place is not None and mention.place.kind in kinds and tree[at].tag == "NNP":
            out.append(Referent(mention.place, Span(mention.start, mention.end)))
    return out


def place_before(scene: Scene, word: int) -> list[Referent]:
    """ "The Yemen truce", "the Aleppo ceasefire": a country's or a town's name before the noun."""
    return _before(scene, word, _AT_WAR)


def _ground(scene: Scene, word: int) -> Referent | None:
    found = scene.reader.referents([word], "place") if scene.reader.is_inner(word) else []
    return next((r for r in found if scene.lexicon.is_a(r.entity.kind, *_NAMED_GROUND, "State", "StateTerritory")), None)

"""What the whole article makes plain, once all its sentences are read.

"The warring sides agreed" may stand three sentences before the sides are named; "the talks ended" names nobody, although a
paragraph before said who talks with whom; "the mediators" are those who mediate. Such words are resolved only where the
article leaves one reading: one pair of sides, one set of parties, one set of mediators. Otherwise they stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.facts.agreed import complete_agreements, name_opponents
from kg.facts.discourse import Referent, slug
from kg.facts.drafts import Draft, Scene
from kg.facts.slots import SlotFinder
from kg.facts.standins import put_in, stand_ins
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import Entity

_TWO_SIDED = (
    "ArmedHostilities",
    "Negotiation",
    "Mediation",
    "AgreementConclusion",
    "CessationOfHostilities",
    "CeasefireViolation",
    "Agreement",
)
_FACE_TO_FACE = frozenset({"bilateral", "direct", "face-to-face"})
"""Talks without anybody between the sides."""
_HOSTILE = (
    "Attack",
    "ArmedHostilities",
    "MilitaryOperation",
    "CessationOfHostilities",
    "CeasefireAgreement",
    "CeasefireViolation",
    "Negotiation",
    "Mediation",
    "Suspension",
)
_TALKS = ("Negotiation", "Mediation")
_FIGHTING = ("Attack", "ArmedHostilities", "MilitaryOperation", "Accusation")
_PROMISING = ("Pledge", "Implementation", "CeasefireViolation")
_SIDES_OF = ("State", "Polity", "ArmedForce", "ArmedGroup", "GovernmentBody", "PoliticalParty")
_NATIONAL = frozenset({"army", "military", "navy", "police"})
"""Forces that a country has of its own, whoever has sent others there."""
_GOING_ON = frozenset({"resume", "continue", "remain", "restart", "reopen", "stall", "collapse", "break", "end", "fail", "drag"})
_NEW = frozenset({"a", "an", "new", "another", "any", "no", "further", "more"})


def link_article(scenes: Sequence[Scene], gazetteer: Gazetteer) -> None:
    """Fills in the drafts of `scenes` who is meant by words that only the whole article explains."""
    drafts = [draft for scene in scenes for draft in scene.drafts]
    if not drafts:
        return
    lexicon = scenes[0].lexicon
    put_in(drafts, stand_ins(scenes[0].discourse, scenes[0].text))
    _name_forces(drafts, lexicon, gazetteer)
    sides = _sides(scenes, lexicon)
    if sides is not None:
        text = scenes[0].text
        kinds = ("Group", "State") if all(s.entity.kind in ("State", "Polity") for s in sides) else ("Group",)
        for draft in drafts:
            _rename(draft, lambda r: _means_sides(r, text, lexicon, kinds), sides)
        name_opponents(drafts, sides, lexicon)
    for role in ("mediator", "party"):
        filling = _one_set(drafts, role)
        if filling:
            for draft in drafts:
                _rename(draft, lambda r, role=role: _means_role(r, role, lexicon), filling)
    fighting = _sides([scene for scene in scenes if any(d.type in _HOSTILE for d in scene.drafts)], lexicon)
    _complete_talks(scenes, fighting)
    complete_agreements(scenes, lexicon)


def _sides(scenes: Sequence[Scene], lexicon: Lexicon) -> list[Referent] | None:
    """The two sides of the article's conflict or talks: the pair that most sentences tell of together, if no other comes near."""
    counts: Counter[frozenset[str]] = Counter()
    first: dict[frozenset[str], list[Referent]] = {}
    for scene in scenes:
        here = {frozenset(r.entity.key for r in pair): pair for draft in scene.drafts if (pair := _pair(draft, lexicon)) is not None}
        counts.update(here.keys())
        first = {**here, **first}
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return first[ranked[0][0]]


def _pair(draft: Draft, lexicon: Lexicon) -> list[Referent] | None:
    """The two opposed or bargaining actors of one event."""
    found: list[Referent] = []
    if lexicon.is_a(draft.type, *_TWO_SIDED):
        found = draft.entities("party")
    if not found and lexicon.is_a(draft.type, *_PROMISING):
        found = draft.entities("agent")
    if not found and lexicon.is_a(draft.type, *_FIGHTING) and len(draft.entities("agent")) == len(draft.entities("target")) == 1:
        found = draft.entities("agent", "target")
    if len(found) != 2 or found[0].entity.key == found[1].entity.key:
        return None
    return found if all(_is_named(r.entity) and r.entity.kind in _SIDES_OF for r in found) else None


def _is_named(entity: Entity) -> bool:
    """Named, or known as somebody's: not just "rebels"."""
    return not entity.key.startswith("local:") or entity.name[:1].isupper()


def _one_set(drafts: Iterable[Draft], role: str) -> list[Referent]:
    """Who fills `role` in the article's talks, if every draft that says so says the same."""
    sets: dict[frozenset[str], list[Referent]] = {}
    for draft in drafts:
        named = [r for r in draft.entities(role) if _is_named(r.entity)]
        if draft.type in (*_TALKS, "Suspension") and named:  # "suspended the talks between A and B"
            sets.setdefault(frozenset(r.entity.key for r in named), draft.entities(role))
    largest = max(sets, key=lambda s: (len(s), sorted(s)), default=frozenset())
    return sets[largest] if largest and all(s <= largest for s in sets) else []


def _rename(draft: Draft, means, whom: Sequence[Referent]) -> None:
    for role in list(draft.roles):
        if any(means(r) for r in draft.roles[role]):
            before = draft.roles.pop(role)
            for referent in before:
                draft.fill(role, [Referent(w.entity, referent.span) for w in whom] if means(referent) else [referent])
    if any(means(r) for r in draft.context.claimants):
        claimants = [c for r in draft.context.claimants for c in ([Referent(w.entity, r.span) for w in whom] if means(r) else [r])]
        draft.context = replace(draft.context, claimants=tuple(claimants))


def _means_sides(referent: Referent, text: str, lexicon: Lexicon, kinds: tuple[str, ...]) -> bool:
    """ "the sides", "both parties", "the two warring factions": two, and no word that says which."""
    if not referent.entity.key.startswith("local:"):
        return False
    words = referent.entity.name.lower().split()
    if words in (["both"], ["each"]):  # "obliges both to leave"
        return True
    before = re.findall(r"[\w'’-]+", text[max(0, referent.span.start - 20) : referent.span.start].lower())[-2:]
    left = [*[w for w in before if w in ("both", "two", "the")], *words[:-1]]
    listed = lexicon.word("group", _singular(words[-1])) if words and words[-1] != _singular(words[-1]) else None
    if (
        listed is None
        or listed.value not in kinds
        or any(w not in ("the", "both", "two") and not lexicon.word("warring", w) for w in words[:-1])
    ):
        return False
    plain = lexicon.word("bare-group", _singular(words[-1])) is not None and "the" in left
    return plain or any(w in ("both", "two") or lexicon.word("warring", w) for w in left)


def _means_role(referent: Referent, role: str, lexicon: Lexicon) -> bool:
    """ "the mediators", "the signatories": known by their part in the talks."""
    if not referent.entity.key.startswith("local:"):
        return False
    words = referent.entity.name.lower().split()
    listed = lexicon.word("role-noun", _singular(words[-1])) if words else None
    return listed is not None and listed.value == role and words[-1].endswith("s") and set(words[:-1]) <= {"the", "all", "peace"}


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _complete_talks(scenes: Sequence[Scene], sides: Sequence[Referent] | None) -> None:
    """ "The talks ended": talks that were told of before have the parties and mediators named there."""
    drafts = [d for scene in scenes for d in scene.drafts]
    parties, mediators = _one_set(drafts, "party") or list(sides or []), _one_set(drafts, "mediator")
    for scene in scenes:
        for draft in scene.drafts:
            if draft.type not in _TALKS or not (_points_back(scene, draft) or _mediates_known(scene, draft)):
                continue
            if not draft.entities("party", "agent", "target"):
                draft.fill("party", parties or _parted(drafts, draft))
            same = {r.entity.key for r in draft.entities("party")} == {r.entity.key for r in parties}
            face_to_face = any(scene.tree.forms[w] in _FACE_TO_FACE for w in scene.tree.kids(draft.word, "amod", "compound"))
            if same and parties and not face_to_face and not draft.entities("mediator"):
                draft.fill("mediator", mediators)


def _parted(drafts: Sequence[Draft], mediation: Draft) -> list[Referent]:
    """ "A and B signed an accord. It was mediated by C": between those who made one, where only one pair did."""
    if mediation.type != "Mediation":
        return []
    pairs = [d.entities("party") for d in drafts if d.kind == "agreement" or d.type in ("Signing", "AgreementConclusion")]
    pairs = [pair for pair in pairs if len(pair) > 1]
    return pairs[0] if len({frozenset(r.entity.key for r in pair) for pair in pairs}) == 1 else []


def _mediates_known(scene: Scene, draft: Draft) -> bool:
    """ "The accord was mediated by Qatar", "who brokered the negotiations": what is known already."""
    tree, match = scene.tree, draft.match
    if draft.type != "Mediation" or match is None or not tree.is_verb(draft.word):
        return False
    words = [SlotFinder(tree).antecedent(w) for slot, found in match.slots if "obj" in slot.names or "psubj" in slot.names for w in found]
    words = [w for w in words if (m := scene.matches.get(w)) is not None and m.entry.kind in ("noun", "agreement")]
    return any({tree.forms[d] for d in tree.kids(w, "det")} & {"the", "these", "those"} for w in words)


def _name_forces(drafts: Sequence[Draft], lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    """ "Russia sent a contingent of peacekeepers … The troops …": theirs who sent them, where the article knows of no others."""
    for draft in drafts:
        senders, sent = draft.entities("agent"), draft.entities("target")
        if (
            draft.type == "PeacekeeperDeployment"
            and len(senders) == len(sent) == 1
            and _is_bare_force(sent[0], lexicon, "PeacekeepingForce")
        ):
            found = peacekeepers_of(senders[0].entity, gazetteer)
            if found is not None:
                draft.roles["target"] = [Referent(found, sent[0].span)]
    named = {r.entity for d in drafts for found in d.roles.values() for r in found if _is_named(r.entity)}
    keepers = [e for e in named if e.kind == "PeacekeepingForce"]
    if len(keepers) != 1:
        return
    alone = not any(e.kind in ("ArmedForce", "ArmedGroup") and e.of != keepers[0].of for e in named)
    kinds = ("PeacekeepingForce", "ArmedForce") if alone else ("PeacekeepingForce",)
    first = min(r.span.start for d in drafts for found in d.roles.values() for r in found if r.entity in keepers)
    for draft in drafts:
        _rename(draft, lambda r: r.span.start >= first and _is_bare_force(r, lexicon, *kinds), [Referent(keepers[0], draft.span)])
        if draft.type == "Deployment" and any(r.entity in keepers for r in draft.entities("agent", "target")):
            draft.type = "PeacekeeperDeployment"


def _is_bare_force(referent: Referent, lexicon: Lexicon, *kinds: str) -> bool:
    """ "troops", "the contingent", "the peacekeeping force": a force that the words do not tell from others."""
    words = referent.entity.name.lower().split()
    if not referent.entity.key.startswith("local:") or not words:
        return False
    return (
        referent.entity.kind in kinds and words[-1] not in _NATIONAL and all(w in ("the", "peacekeeping", "military") for w in words[:-1])
    )


def peacekeepers_of(sender: Entity, gazetteer: Gazetteer) -> Entity | None:
    named = gazetteer.institution("peacekeepers", sender)
    if named is None:
        return None
    name, kind = named
    return gazetteer.named(name) or Entity(f"local:{slug(name)}", name, kind, sender.key)


def _points_back(scene: Scene, draft: Draft) -> bool:
    """Whether the talks are told of as known: no article of novelty before them."""
    tree = scene.tree
    if tree[draft.word].pos not in ("NOUN", "PROPN"):
        return False
    left = {tree[c].text.lower() for c in tree.kids(draft.word, "det", "amod")}
    verb = tree[draft.word].head
    if tree[draft.word].dep in ("nsubj", "nsubjpass") and tree[draft.word].tag == "NNS" and tree.lemmas[verb] in _GOING_ON:
        return left.isdisjoint(_NEW)  # "negotiations would resume"
    return left.isdisjoint(_NEW) and bool(left & {"the", "these", "those", "their", "such"} or tree.kids(draft.word, "compound", "poss"))

"""Names given to territories: "called", "renamed", "known as"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.propositions.framings import speakers_of
from kg.facts.timing import fact_time
from kg.model import Span

_BRACKETED = re.compile(r"\(([A-Z][A-Za-z.]{1,9})\)")


def find_names_used(scene: Scene) -> None:
    """NameUse: the name of a territory or polity, given, changed or abbreviated."""
    tree = scene.tree
    for token, lemma in zip(tree.tokens, tree.lemmas, strict=True):
        if scene.lexicon.word("naming", lemma) is None or not tree.is_verb(token.i):
            continue
        known_as = [p for prep in tree.kids(token.i, "prep") if tree[prep].text.lower() == "as" for p in tree.kids(prep, "pobj")]
        own = tree.kids(token.i, "oprd", "dobj", "attr")
        beside = [a for o in own for a in tree.kids(o, "appos") if a == o + 1 or tree[a - 1].pos == "PROPN"]  # "calls the region X"
        for named in [*own, *beside, *known_as]:
            if tree[named].pos == "PROPN":
                _called(scene, token.i, named)
    for draft in [d for d in scene.drafts if d.type == "Renaming"]:
        _renamed(scene, draft)


def _called(scene: Scene, verb: int, named: int) -> None:
    """ "an autonomous area called the Nagorno-Karabakh Autonomous Oblast (NKAO)"."""
    tree = scene.tree
    carrier = _carrier(scene, verb, named)
    if carrier is None:
        return
    places = [p for r in scene.reader.referents([carrier], "place") if (p := scene.territory(r))]
    if scene.lexicon.word("territory-noun", tree[carrier].lemma.lower()) is None and not places:
        return
    owner = next((d for d in scene.drafts if d.type in ("StatusGrant", "TerritoryStatus") and d.entities("place", "target")), None)
    if owner is not None:
        places = [p for r in owner.entities("place", "target") if (p := scene.territory(r))]
    name = tree.span(_name_words(scene, named))
    if carrier != named and not places:
        places = [r for r in scene.reader.referents([named], "place") if scene.lexicon.is_a(r.entity.kind, "Place")]
    time = owner.time if owner else None
    use = _name_use(scene, verb, Span(tree[verb].start, name.end), scene.string(name), places, time, opens_from=owner)
    if tree[verb].dep not in ("acl", "relcl") and (users := speakers_of(scene, verb)):
        use.context = replace(use.context, claimants=tuple(users), voice="reported")
    bracket = _BRACKETED.match(scene.text, name.end + 1)
    if bracket:
        _name_use(scene, verb, Span(bracket.start(), bracket.end()), bracket[1], places, time, opens_from=owner)


def _name_words(scene: Scene, named: int) -> list[int]:
    """From the first proper noun on: not "the island" of "the island Imbros", but all of "Kosovo and Metohija"."""
    tree = scene.tree
    apart = [c for c in tree.kids(named, "conj") if tree[c].pos != "PROPN" or tree.kids(c, "det") or tree[c - 1].text != "and"]
    barred = [*apart, *(tree.kids(named, "cc") if apart or not tree.kids(named, "conj") else [])]
    words = tree.subtree(named, without=("prep", "relcl", "acl", "appos", "punct", "det"), barring=barred)
    first = min(w for w in words if tree[w].pos == "PROPN" or scene.reader.is_inner(w))
    return [w for w in words if w >= first]


def _carrier(scene: Scene, verb: int, named: int) -> int | None:
    """What bears the name: the noun that a participle follows, the subject of a passive, else the object beside the name."""
    tree = scene.tree
    if tree[verb].dep in ("acl", "relcl"):
        return tree[verb].head
    subject = tree.subject(verb)
    if tree.is_passive(verb) or subject is None:
        return verb if subject is None else subject
    inside = [w for w in tree.kids(named, "compound") if tree[w].pos == "NOUN"]
    return next((w for w in [*tree.kids(verb, "dobj"), *inside] if w != named), None)


def _renamed(scene: Scene, draft: Draft) -> None:
    tree = scene.tree
    targets = draft.match.role_words("newName") if draft.match else []
    for word in targets:
        words = tree.subtree(word, without=("relcl", "acl", "conj", "cc", "appos", "punct", "det"))
        name = tree.span([w for w in words if tree[w].text.lower() != "name"])
        objects = tree.kids(draft.word, "dobj")
        start = min([tree[w].start for o in objects for w in tree.subtree(o)] or [draft.span.start])
        places = [p for r in draft.entities("target", "agent") if (p := scene.territory(r))]
        time = scene.timing.of(draft.word)
        fact = fact_time(time, opens=True) if time else None
        use = _name_use(scene, draft.word, Span(start, name.end), scene.string(name), places[:1], fact, opens_from=None)
        use.links.append(("resultsFrom", draft))
    draft.roles.pop("newName", None)


def _name_use(scene: Scene, word: int, span: Span, name: str, places: list[Referent], time, *, opens_from: Draft | None) -> Draft:
    if opens_from is not None and time is not None and "/" not in time.edtf:
        found = scene.timing.of(opens_from.word)
        time = fact_time(found, opens=True) if found else time
    verb = Span(scene.tree[word].start, scene.tree[word].end)
    draft = Draft(
        kind="proposition",
        type="NameUse",
        word=word,
        span=span,
        trigger=verb if span.start <= verb.start and verb.end <= span.end else span,
        context=scene.contexts.of(word),
        value={"name": name},
        rule="rule:name-given",
        time=time,
    )
    draft.fill("place", places[:1])
    scene.drafts.append(draft)
    return draft

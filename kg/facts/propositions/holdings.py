"""Where a territory belongs and who holds it: "is part of Moldova", "lay within", "under rebel control", "Houthi-held".

Which words say so is data: `belonging` nouns, `lying` verbs, `control-noun`s, `holding` verbs, `held-by` participles.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.context import Context
from kg.facts.control import controller
from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.grounds import struck_ground
from kg.facts.phrases import noun_phrase_span
from kg.facts.propositions.statuses import TERRITORIAL, add_status
from kg.lexicon import Entry
from kg.model import Span

_LAND = ("territory-noun", "part-of-land")
_SHARES = frozenset({"most", "much", "half", "all", "part", "parts", "some"})
_WITHIN = ("within", "inside")


def find_holdings(scene: Scene) -> None:
    telling = scene.lexicon.among("belonging", "control-noun", "lying", "holding")
    for token, lemma in zip(scene.tree.tokens, scene.tree.lemmas, strict=True):
        if lemma not in telling and "-" not in token.text:
            continue
        word, find = token.i, scene.lexicon.word
        if scene.reader.is_inner(word) and "-" not in token.text:
            continue
        if token.pos == "NOUN" and find("belonging", lemma) is not None:
            _part_of(scene, word)
        elif token.pos == "NOUN" and (entry := find("control-noun", lemma)) is not None:
            _under(scene, word, entry)
            _passed(scene, word, entry)
            _in_control(scene, word, entry)
            _keeps_control(scene, word, entry)
        elif scene.tree.is_verb(word) and find("lying", lemma) is not None:
            _lies_within(scene, word)
        elif scene.tree.is_verb(word) and (entry := find("holding", lemma)) is not None:
            _holds(scene, word, entry)
        elif "-" in token.text and (entry := find("held-by", token.text.lower().rpartition("-")[2])) is not None:
            _held_by(scene, word, entry)


# --- where it belongs -----------------------------------------------------------------------------------------------


def _part_of(scene: Scene, word: int) -> None:
    """ "is an integral part of Georgia", "considers Crimea part of Ukraine", "recognised as part of Serbia"."""
    tree = scene.tree
    of = [p for prep in tree.kids(word, "prep") if tree[prep].text.lower() == "of" for p in tree.kids(prep, "pobj")]
    verb, parts, regarded = _predicated(scene, word)
    its = [w for o in of for w in tree.kids(o, "poss") if tree.forms[w] in ("its", "their")]
    if regarded and verb is not None and its and not tree.is_passive(verb):  # "regards the island as part of its territory"
        of = controller(tree, verb)
    whole = [r for r in scene.reader.referents(of, "actor") if scene.lexicon.is_a(r.entity.kind, "State", "Polity", *TERRITORIAL)]
    if (
        not whole and regarded and verb is not None and not of and not tree.is_passive(verb)
    ):  # "China regards Taiwan as a renegade province"
        whole = [r for r in scene.reader.referents(controller(tree, verb), "actor") if r.entity.kind in ("State", "Polity")]
    if not whole:
        return
    places = _territories(scene, parts)
    if verb is None or not places or whole[0].entity in [p.entity for p in places]:
        return
    context = scene.contexts.of(verb)
    basis = "undetermined"
    if regarded:
        speakers = [r for r in scene.reader.referents(controller(tree, verb), "actor") if scene.lexicon.is_a(r.entity.kind, "Agent")]
        if speakers and not tree.is_passive(verb):
            context, basis = replace(context, claimants=tuple(speakers), voice="reported"), "claimed"
        elif any(tree[w].text.lower() == "internationally" for w in tree.kids(verb, "advmod")):
            basis = "de jure"
    beside = tree[verb].dep == "advcl" and not regarded  # "…, becoming a subject of Russia"
    words = [verb] if beside else tree.subtree(parts[0], without=("relcl",))
    words = [*words, *tree.subtree(word, without=("relcl", "conj", "cc", "advcl"))]
    span = tree.span([w for w in words if w not in tree.kids(word, "nsubj")])
    status = f"part of {whole[0].entity.name}"
    add_status(scene, word, span, places[:1], status, basis, rule="rule:part-of", context=context, within=whole[0], opens=True)


def _predicated(scene: Scene, word: int) -> tuple[int | None, list[int], bool]:
    """The verb that predicates this noun, of what, and whether it is a way of seeing things."""
    tree = scene.tree
    head = tree[word].head
    if tree[word].dep in ("attr", "oprd") and tree[head].lemma in ("be", "become", "remain", "stay"):
        return head, controller(tree, head), False
    if tree[word].dep in ("pobj", "oprd", "ccomp", "attr"):
        verb = tree[head].head if tree[word].dep == "pobj" and tree[head].text.lower() == "as" else head
        if scene.lexicon.word("regarding", tree[verb].lemma.lower()) is not None and verb != word:
            inner = [*tree.kids(word, "nsubj"), *tree.kids(word, "compound")] if tree[word].dep == "ccomp" else []
            noun = [tree[verb].head] if tree[verb].dep == "acl" else []  # "a state internationally recognised as part of Moldova"
            return verb, inner[:1] or tree.kids(verb, "dobj", "nsubjpass")[:1] or noun, True
    return None, [], False


def _lies_within(scene: Scene, verb: int) -> None:
    tree = scene.tree
    objects = [p for prep in tree.kids(verb, "prep") if tree[prep].text.lower() in _WITHIN for p in tree.kids(prep, "pobj")]
    whole = [r for r in scene.reader.referents(objects, "actor") if scene.lexicon.is_a(r.entity.kind, "State", "Polity", "Region")]
    subject = controller(tree, verb) or (tree.kids(tree[verb].head, "nsubjpass") if tree[verb].dep == "conj" else [])
    places = _territories(scene, subject)
    if whole and places:
        words = [w for w in tree.subtree(verb, without=("conj", "cc", "advcl", "punct")) if w >= min(verb, *subject)]
        status = f"within {whole[0].entity.name}"
        context = scene.contexts.of(verb)
        add_status(
            scene,
            verb,
            tree.span(words),
            places[:1],
            status,
            "undetermined",
            rule="rule:within",
            context=context,
            within=whole[0],
            opens=True,
        )


# --- who holds it ---------------------------------------------------------------------------------------------------


def _under(scene: Scene, noun: int, entry: Entry) -> None:
    """ "The port is under the control of the Houthis", "Goma remains under rebel control"."""
    tree = scene.tree
    prep = tree[noun].head
    inside = tree.forms[prep] == "in" and (tree.lemmas[noun] == "hand" or (bool(tree.kids(noun, "det")) and tree.lemmas[noun] == "control"))
    if (tree.forms[prep] != "under" and not inside) or (tree.lemmas[noun] == "hand" and not inside):
        return  # "in the hands of the militia", "in the control of the army"; "in control of Goma" is told of the holder
    if not (holders := _holders(scene, noun)):
        return
    above = tree[prep].head
    verb = above if tree.is_verb(above) else None
    carriers = controller(tree, above) or tree.kids(above, "nsubjpass") if verb is not None else [above]
    if verb is not None and (found := tree.kids(above, "dobj")):
        carriers = found  # "brought the town under its control"
    places = _territories(scene, carriers)
    if not places:
        return
    words = [w for c in carriers[:1] for w in tree.subtree(c, without=("relcl", "appos"))]
    span = tree.span([*words, *tree.subtree(prep, without=("relcl", "advcl"))])
    _add_held(scene, noun, span, places, holders[0], entry, scene.contexts.of(above), opens=verb is not None)


def _in_control(scene: Scene, noun: int, entry: Entry) -> None:
    """ "The army remained in control of Goma", "leaving the rebels in control of Hama"."""
    tree, prep = scene.tree, scene.tree[noun].head
    verb = tree[prep].head
    if tree.forms[prep] != "in" or scene.lexicon.word("in-control", tree.lemmas[verb]) is None or not tree.is_verb(verb):
        return
    carriers = tree.kids(verb, "nsubjpass") or tree.kids(verb, "dobj") or controller(tree, verb)
    holders = [r for r in scene.reader.referents(carriers, "actor") if scene.lexicon.is_a(r.entity.kind, "Agent")]
    of = [p for inner in tree.kids(noun, "prep") if tree.forms[inner] in ("of", "over") for p in tree.kids(inner, "pobj")]
    places = _territories(scene, of)
    if holders and places:
        span = tree.span(tree.subtree(verb, without=("relcl", "advcl", "conj", "cc", "punct", "mark")))
        _add_held(scene, noun, span, places, holders[0], entry, scene.contexts.of(verb))


def _keeps_control(scene: Scene, noun: int, entry: Entry) -> None:
    """ "The rebels have control of the port", "maintained control over Shusha"."""
    tree, verb = scene.tree, scene.tree[noun].head
    if tree[noun].dep != "dobj" or scene.lexicon.word("keeping", tree.lemmas[verb]) is None or scene.at(verb, "event") is not None:
        return
    holders = [r for r in scene.reader.referents(controller(tree, verb), "actor") if scene.lexicon.is_a(r.entity.kind, "Agent")]
    of = [
        p for at in (noun, verb) for inner in tree.kids(at, "prep") if tree.forms[inner] in ("of", "over") for p in tree.kids(inner, "pobj")
    ]
    places = _territories(scene, of)
    if holders and places:
        span = tree.span(tree.subtree(verb, without=("relcl", "advcl", "conj", "cc", "punct", "mark")))
        _add_held(scene, noun, span, places, holders[0], entry, scene.contexts.of(verb))


def _passed(scene: Scene, noun: int, entry: Entry) -> None:
    """ "Control of the province passed to the United Nations"."""
    tree = scene.tree
    verb = tree[noun].head
    if tree[noun].dep not in ("nsubj", "nsubjpass") or scene.lexicon.word("passing", tree[verb].lemma.lower()) is None:
        return
    holders = scene.reader.referents(
        [p for prep in tree.kids(verb, "prep", "dative") if tree[prep].text.lower() == "to" for p in tree.kids(prep, "pobj")], "actor"
    )
    of = [p for prep in tree.kids(noun, "prep") if tree[prep].text.lower() in ("of", "over") for p in tree.kids(prep, "pobj")]
    places = _territories(scene, of)
    if not holders or not places:
        return
    span = tree.span([w for w in tree.subtree(verb, without=("conj", "cc", "advcl", "punct", "mark")) if w >= min(tree.subtree(noun))])
    draft = _add_held(scene, noun, span, places, holders[0], entry, scene.contexts.of(verb))
    if (transfer := scene.at(verb, "event")) is not None:
        draft.links.append(("resultsFrom", transfer))


def _holds(scene: Scene, verb: int, entry: Entry) -> None:
    """ "Idlib is controlled by the group", "the Houthis control Sanaa": what holds, not what is being taken."""
    tree = scene.tree
    if (tree[verb].tag == "VBG" and not tree.kids(verb, "aux")) or scene.at(verb, "event") is not None or tree.kids(verb, "xcomp", "ccomp"):
        return
    if tree.is_passive(verb):
        by = [p for agent in tree.kids(verb, "agent") for p in tree.kids(agent, "pobj")]
        objects = tree.kids(verb, "nsubjpass") or ([tree[verb].head] if tree[verb].dep in ("acl", "relcl") else [])
    else:
        by, objects = controller(tree, verb), tree.kids(verb, "dobj")
    if tree[verb].dep == "relcl" and (not objects or tree[objects[0]].tag in ("WDT", "WP")):  # "the area that Guyana governs"
        objects = [tree[verb].head]
    places = [
        r
        for r in _territories(scene, objects)
        if any(scene.reader.mention(w) or any(scene.lexicon.word(k, tree.lemmas[w]) for k in _LAND) for w in objects)
    ]
    holders = [r for r in scene.reader.referents(by, "actor") if scene.lexicon.is_a(r.entity.kind, "Agent")]
    if not places or not holders or holders[0].entity in [p.entity for p in places]:
        return
    words = [w for o in objects[:1] for w in tree.subtree(o, without=("relcl", "acl", "appos"))]
    whose = [p for p in tree.kids(verb, "prep") if tree.forms[p] == "according"]
    words += tree.subtree(verb, without=("advcl", "conj", "cc", "mark", "punct", "relcl"), barring=whose)
    _add_held(scene, verb, tree.span(words), places, holders[0], entry, scene.contexts.of(verb))


def _held_by(scene: Scene, word: int, entry: Entry) -> None:
    """ "the rebel-held town", "Russian-occupied Kherson"."""
    tree = scene.tree
    head = tree[word].head
    if tree[word].dep not in ("amod", "compound", "nmod") or tree[head].pos not in ("NOUN", "PROPN"):
        return
    predicated = tree[head].dep == "attr" and tree[tree[head].head].lemma in ("be", "remain", "become")
    places = _territories(scene, controller(tree, tree[head].head) if predicated else [head])
    mention = scene.reader.mention(word)
    if not places:
        return
    holder = tree[word].text.rpartition("-")[0]
    if mention is not None and mention.actor is not None:
        held = Referent(mention.actor, Span(mention.start, mention.end))
    elif scene.lexicon.word("participant", holder.lower()) is not None:
        held = scene.reader.unnamed(holder, Span(tree[word].start, tree[word].start + len(holder)))
    else:
        return
    base = scene.contexts.base
    context = scene.contexts.of(tree[head].head) if predicated else Context(claimants=base.claimants, voice=base.voice)
    _add_held(scene, word, noun_phrase_span(tree, head), places, held, entry, context, opens=predicated)


def _add_held(
    scene: Scene, word: int, span: Span, places: list[Referent], holder: Referent, entry: Entry, context: Context, *, opens: bool = True
) -> Draft:
    kind, _, basis = (entry.value or "under control of|de facto").partition("|")
    status = f"{kind} {holder.entity.name}"
    return add_status(
        scene, word, span, places[:1], status, basis or "de facto", rule=entry.iri, context=context, holder=holder, opens=opens
    )


def _holders(scene: Scene, noun: int) -> list[Referent]:
    tree = scene.tree
    words = [p for prep in tree.kids(noun, "prep") if tree[prep].text.lower() in ("of", "by") for p in tree.kids(prep, "pobj")]
    words += tree.kids(noun, "poss")
    words += [w for w in tree.kids(noun, "amod", "compound", "nmod") if _acts(scene, w)]
    return [r for r in scene.reader.referents(words, "actor") if scene.lexicon.is_a(r.entity.kind, "Agent")]


def _is_land(scene: Scene, word: int) -> bool:
    return scene.lexicon.word("territory-noun", scene.tree[word].lemma.lower()) is not None and not scene.reader.is_inner(word)


def _acts(scene: Scene, word: int) -> bool:
    return scene.reader.is_inner(word) or scene.lexicon.word("participant", scene.tree[word].lemma.lower()) is not None


def _territories(scene: Scene, words: list[int]) -> list[Referent]:
    """The places meant; "the port of Hodeidah" is Hodeidah."""
    tree = scene.tree
    words = [tree[w].head if tree[w].dep == "appos" and scene.reader.is_inner(tree[w].head) else w for w in words]
    inner = [
        p
        for w in words
        if _is_land(scene, w) or tree.forms[w] in _SHARES
        for of in tree.kids(w, "prep")
        if tree[of].text.lower() == "of"
        for p in tree.kids(of, "pobj")
    ]
    found = scene.reader.referents([w for w in inner if scene.reader.mention(w)] or words, "place")
    found = [struck_ground(scene, "Capture", r) or r for r in found]  # "the northern district", "most of the valley"
    return [p for r in found if scene.lexicon.is_a(r.entity.kind, *TERRITORIAL, "Place") and (p := scene.territory(r)) is not None]

"""What a territory is said to be: autonomous, self-declared, disputed, under somebody's sovereignty, a capital."""

from __future__ import annotations

from dataclasses import replace

from kg.facts.context import Context
from kg.facts.control import controller
from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.phrases import noun_phrase_span
from kg.facts.timing import fact_time
from kg.lexicon import Entry
from kg.model import FactTime, Span

TERRITORIAL = (
    *("Region", "DisputedTerritory", "AdministrativeUnit", "StateTerritory", "Corridor", "Settlement", "Polity", "State", "Border"),
)


def find_statuses(scene: Scene) -> None:
    telling = scene.lexicon.among("status-adjective", "status-noun", "sovereignty", "seat")
    for token in scene.tree.tokens:
        word, lemma = token.i, scene.tree.lemmas[token.i]
        if (lemma not in telling and scene.tree.forms[word] not in telling) or scene.reader.is_inner(word):
            continue
        if (entry := scene.lexicon.word("status-adjective", token.text.lower())) is not None:
            _described(scene, word, entry)
        elif scene.lexicon.word("status-noun", lemma) is not None:
            _called_status(scene, word)
        elif (entry := scene.lexicon.word("sovereignty", lemma)) is not None:
            _sovereignty(scene, word, entry)
        elif (entry := scene.lexicon.word("seat", lemma)) is not None:
            _seat(scene, word, entry)


def _described(scene: Scene, word: int, entry: Entry) -> None:
    """ "the disputed region", "the self-declared republic": an adjective before a word for a territory."""
    tree = scene.tree
    head = tree[word].head
    if tree[word].dep == "acomp" and tree[head].lemma in ("be", "remain", "become", "stay"):
        _predicated(scene, word, head, entry)
    elif tree.kids(word, "auxpass") and not tree.kids(word, "agent") and scene.at(word, "event") is None:  # "Kosovo is disputed"
        _predicated(scene, word, word, entry)
    if tree[word].dep not in ("amod", "compound", "nmod") or tree[head].pos not in ("NOUN", "PROPN"):
        return
    noun = scene.lexicon.word("territory-noun", tree[head].lemma.lower())
    named = tree[head].head if tree[head].dep == "appos" and scene.reader.is_inner(tree[head].head) else head  # "Smara, a disputed town"
    if noun is not None and named == head and any(tree.forms[d] in ("a", "an", "another") for d in tree.kids(head, "det")):
        return  # "Bougainville, an autonomous region of Papua New Guinea": one of its regions, and not itself
    places = [r for r in scene.reader.referents([named], "place") if scene.lexicon.is_a(r.entity.kind, *TERRITORIAL)]
    if not places or (noun is None and scene.reader.mention(head) is None):
        return
    status, basis = (entry.value or "undetermined|").split("|")
    if not status:
        status = tree[head].lemma.lower()
    span = noun_phrase_span(tree, head)
    context = Context(claimants=scene.contexts.base.claimants, voice=scene.contexts.base.voice)
    add_status(scene, word, span, places[:1], status, basis, rule=entry.iri, context=context)


def _predicated(scene: Scene, word: int, verb: int, entry: Entry) -> None:
    """ "Abkhazia has been de facto independent since 1993"."""
    tree = scene.tree
    subject = tree.kids(verb, "nsubjpass") or controller(tree, verb)
    places = [r for r in scene.reader.referents(subject, "place") if scene.lexicon.is_a(r.entity.kind, *TERRITORIAL)]
    if not places or not any(scene.reader.mention(w) or scene.lexicon.word("territory-noun", tree[w].lemma.lower()) for w in subject):
        return
    status, basis = (entry.value or "undetermined|").split("|")
    beside = {tree[w].text.lower().strip("-") for w in tree.subtree(word, without=("prep", "conj", "advcl"))}
    basis = "de facto" if "facto" in beside or "de-facto" in beside else "de jure" if beside & {"internationally", "jure"} else basis
    words = [
        w
        for w in tree.subtree(verb, without=("advcl", "relcl", "conj", "cc", "mark", "punct", "parataxis"))
        if w >= min(tree.subtree(subject[0]))
    ]
    context = scene.contexts.of(verb)
    add_status(scene, word, tree.span(words), places[:1], status or tree[word].text, basis, rule=entry.iri, context=context, opens=True)


def _called_status(scene: Scene, word: int) -> None:
    """ "granted the status of an autonomous area within …", "the status of the republic remained undetermined"."""
    tree = scene.tree
    of = [p for prep in tree.kids(word, "prep") if tree[prep].text.lower() in ("of", "as") for p in tree.kids(prep, "pobj")]
    verb = tree[word].head
    if tree[verb].dep in ("aux", "auxpass"):  # "remained disputed", taken for a passive
        verb = tree[verb].head
    if tree[word].dep in ("nsubj", "nsubjpass") and tree.is_verb(verb):
        complements = [c for c in tree.kids(verb, "acomp", "attr", "oprd", "advmod") if tree[c].pos in ("ADJ", "NOUN", "VERB")]
        complements = [c for c in complements if tree[c].tag != "RB"] or ([verb] if tree[verb].tag == "VBN" else [])
        places = [r for r in scene.reader.referents(of, "place") if scene.lexicon.is_a(r.entity.kind, *TERRITORIAL)]
        if complements and places:
            said = scene.lexicon.word("status-adjective", tree[complements[-1]].text.lower())
            status, basis = (said.value or "|").split("|") if said else (tree[complements[-1]].text, "undetermined")
            words = tree.subtree(verb, without=("conj", "cc", "advcl", "mark"))
            span = tree.span([w for w in words if w >= min(tree.subtree(word))])
            add_status(
                scene,
                word,
                span,
                places[:1],
                status or tree[complements[-1]].text,
                basis,
                rule="rule:status-of",
                context=scene.contexts.of(verb),
                opens=True,
            )
        return
    grant = next((d for d in scene.drafts if d.type == "StatusGrant" and d.word in tree.ancestors(word)), None)
    if grant is None or not of:
        return
    places = [p for r in grant.entities("target") if (p := scene.territory(r)) is not None]
    noun = of[0]
    if scene.lexicon.word("territory-noun", tree.lemmas[noun]) is not None and scene.reader.adjectives(noun):
        return  # "the status of Ukrainian territory" names none
    status = scene.string(
        tree.span([w for w in tree.subtree(noun, without=("acl", "relcl", "prep", "det", "conj", "cc", "appos")) if w <= noun])
    )
    within = _within(
        scene, [word, noun, *tree.kids(noun, "acl"), *[o for a in tree.kids(noun, "acl") for o in tree.kids(a, "oprd", "dobj")], verb]
    )
    span = tree.span(tree.subtree(word))
    draft = add_status(
        scene, word, span, places[:1], status, "de jure", rule="rule:status-granted", context=grant.context, within=within, opens=True
    )
    draft.links.append(("resultsFrom", grant))


def _within(scene: Scene, anchors: list[int]) -> Referent | None:
    tree = scene.tree
    for anchor in anchors:
        for prep in tree.kids(anchor, "prep"):
            if tree[prep].text.lower() in ("within", "inside", "under"):
                for referent in scene.reader.referents(tree.kids(prep, "pobj"), "actor"):
                    return referent
    return None


def _sovereignty(scene: Scene, word: int, entry: Entry) -> None:
    """ "Azerbaijan's sovereignty over Nagorno-Karabakh"."""
    tree = scene.tree
    holders = scene.reader.referents(tree.kids(word, "poss"), "actor")
    if not holders:
        holders = scene.reader.referents(
            [p for prep in tree.kids(word, "prep") if tree[prep].text.lower() == "of" for p in tree.kids(prep, "pobj")], "actor"
        )
    anchors = [
        word,
        *(p for of in tree.kids(word, "prep") if tree[of].text.lower() == "of" for p in tree.kids(of, "pobj")),
        tree[word].head,
    ]
    preps = [
        prep
        for anchor in anchors
        for prep in tree.kids(anchor, "prep")
        if tree[prep].text.lower() in ("over", "in", "within", "on", "including")
    ]
    objects = [p for prep in preps for p in tree.kids(prep, "pobj")]
    objects += [
        p for o in objects for prep in tree.kids(o, "prep") if tree[prep].text.lower() == "including" for p in tree.kids(prep, "pobj")
    ]
    places = [
        r
        for r in scene.reader.referents(objects, "place")
        if scene.lexicon.is_a(r.entity.kind, "Place") and r.entity.name != (holders[0].entity.name if holders else "")
    ]
    if not holders or not places or holders[0].entity.kind not in ("State", "Polity"):
        return
    holder = holders[0].entity.name
    add_status(
        scene,
        word,
        noun_phrase_span(tree, word),
        places[:1],
        f"under {holder}'s {tree[word].lemma.lower()}",
        (entry.value or "de jure"),
        rule=entry.iri,
        context=scene.contexts.of(word),
        within=holders[0],
    )


def _seat(scene: Scene, word: int, entry: Entry) -> None:
    """ "Stepanakert, the capital of Karabakh"."""
    tree = scene.tree
    if tree[word].dep != "appos":
        return
    of = [p for prep in tree.kids(word, "prep") if tree[prep].text.lower() == "of" for p in tree.kids(prep, "pobj")]
    places = [r for r in scene.reader.referents([tree[word].head], "place") if scene.lexicon.is_a(r.entity.kind, "Settlement")]
    within = scene.reader.referents(of, "place")
    if places and within:
        span = Span(places[0].span.start, tree.span(tree.subtree(word)).end)
        context = Context(claimants=scene.contexts.base.claimants, voice=scene.contexts.base.voice)
        add_status(
            scene, word, span, places[:1], entry.value or "capital", "undetermined", rule=entry.iri, context=context, within=within[0]
        )


def add_status(
    scene: Scene,
    word: int,
    span: Span,
    places: list[Referent],
    status: str,
    basis: str,
    *,
    rule: str,
    context: Context,
    within: Referent | None = None,
    holder: Referent | None = None,
    opens: bool = False,
) -> Draft:
    """Adds a TerritoryStatus: its kind in the text's words, the polity it lies within, who holds it."""
    token = scene.tree[word]
    held = {"holder": holder.entity.name} if holder is not None else {}
    draft = Draft(
        kind="proposition",
        type="TerritoryStatus",
        word=word,
        span=span,
        trigger=Span(token.start, token.end),
        context=replace(context, hedge=None),
        value={"status": status, "basis": basis or "undetermined", "within": within.entity.name if within else None, **held},
        rule=rule,
        time=_time(scene, word, opens),
    )
    draft.fill("place", [p for r in places if (p := scene.territory(r)) is not None])
    if within is not None:
        draft.roles["within"] = [within]
    scene.drafts.append(draft)
    return draft


def _time(scene: Scene, word: int, opens: bool) -> FactTime | None:
    if not opens:
        return None
    time = scene.timing.of(word)
    if time is None:
        verb = scene.tree.clause_head(word)
        time = scene.timing.of(verb)
    if time is None and scene.tree[verb].dep == "conj":  # "agreed in 1994, but the status remained undetermined"
        before = [w for w in scene.tree.subtree(scene.tree[verb].head) if w < verb and scene.timing.own(w)]
        time = scene.timing.own(before[-1]) if before else None
    return fact_time(time, opens=True) if time is not None else None

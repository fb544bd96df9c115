"""Names given to territories, and words that somebody puts on something: "called", "renamed", "described as", scare quotes."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.context import Context
from kg.facts.drafts import Draft, Scene
from kg.facts.frames import controller
from kg.facts.phrases import noun_phrase_span
from kg.facts.spans import event_above
from kg.facts.reference import Referent
from kg.facts.timing import fact_time
from kg.model import Span

_BRACKETED = re.compile(r"\(([A-Z][A-Za-z.]{1,9})\)")
_SCARE = re.compile(r"[\"“]([^\"“”]{3,80})[\"”]")


def find_names_used(scene: Scene) -> None:
    """NameUse: the name of a territory or polity, given, changed or abbreviated."""
    tree = scene.tree
    for token in tree.tokens:
        if scene.lexicon.word("naming", token.lemma.lower()) is None or not tree.is_verb(token.i):
            continue
        known_as = [p for prep in tree.kids(token.i, "prep") if tree[prep].text.lower() == "as" for p in tree.kids(prep, "pobj")]
        for named in [*tree.kids(token.i, "oprd", "dobj", "attr"), *known_as]:
            if tree[named].pos == "PROPN":
                _called(scene, token.i, named)
    for draft in [d for d in scene.drafts if d.type == "Renaming"]:
        _renamed(scene, draft)


def _called(scene: Scene, verb: int, named: int) -> None:
    """"an autonomous area called the Nagorno-Karabakh Autonomous Oblast (NKAO)"."""
    tree = scene.tree
    carrier = tree[verb].head if tree[verb].dep in ("acl", "relcl") else (tree.subject(verb) if tree.subject(verb) is not None else verb)
    places = [p for r in scene.reader.referents([carrier], "place") if (p := scene.territory(r))]
    if scene.lexicon.word("territory-noun", tree[carrier].lemma.lower()) is None and not places:
        return
    owner = next((d for d in scene.drafts if d.type in ("StatusGrant", "TerritoryStatus") and d.entities("place", "target")), None)
    if owner is not None:
        places = [p for r in owner.entities("place", "target") if (p := scene.territory(r))]
    words = tree.subtree(named, without=("prep", "relcl", "acl", "conj", "cc", "appos", "punct", "det"))
    name = tree.span(words)
    time = owner.time if owner else None
    _name_use(scene, verb, Span(tree[verb].start, name.end), scene.string(name), places, time, opens_from=owner)
    bracket = _BRACKETED.match(scene.text, name.end + 1)
    if bracket:
        _name_use(scene, verb, Span(bracket.start(), bracket.end()), bracket[1], places, time, opens_from=owner)


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
    draft = Draft(
        kind="proposition",
        type="NameUse",
        word=word,
        span=span,
        trigger=Span(scene.tree[word].start, scene.tree[word].end),
        context=scene.contexts.of(word),
        value={"name": name},
        rule="rule:name-given",
        time=time,
    )
    draft.fill("place", places[:1])
    scene.drafts.append(draft)
    return draft


def find_characterisations(scene: Scene) -> None:
    """Characterisation: "described the operation as aggression", "calls the group activists", words in scare quotes."""
    tree = scene.tree
    for token in tree.tokens:
        if tree.is_verb(token.i) and scene.lexicon.word("characterising", token.lemma.lower()) is not None:
            _described_as(scene, token.i)
    _scare_quotes(scene)


def _described_as(scene: Scene, verb: int) -> None:
    tree = scene.tree
    objects = tree.kids(verb, "dobj", "nsubjpass")
    labels = [p for prep in tree.kids(verb, "prep") if tree[prep].text.lower() == "as" for p in tree.kids(prep, "pobj", "pcomp", "amod")]
    labels += tree.kids(verb, "oprd")
    labels += [l for c in tree.kids(verb, "ccomp", "xcomp") if (s := tree.subject(c)) is not None and not tree.kids(c, "aux") and not tree.kids(c, "mark") for l in [c] if not objects and not objects.append(s)]  # noqa: E741
    split = None
    if not labels and len(objects) == 1:
        split = _split_object(scene, objects[0])
    if not labels and split is None:
        return
    speakers = scene.reader.referents(tree.kids(verb, "nsubj") or controller(scene.tree, verb), "actor")
    if not speakers:
        return
    if split is not None:
        about, label, span = split
    else:
        object_ = objects[0] if objects else None
        if object_ is None:
            return
        about = noun_phrase_span(tree, object_)
        label = tree.span([w for w in tree.subtree(labels[0], without=("advcl", "relcl", "nsubj", "det", "conj", "cc"))])
        span = Span(min(about.start, label.start), max(about.end, label.end))
    context = replace(scene.contexts.of(verb), claimants=tuple(speakers), voice="reported")
    words = scene.string(label).strip("\"“”'‘’ .,")
    draft = Draft("proposition", "Characterisation", verb, span, Span(tree[verb].start, tree[verb].end), context, value={"as": words}, rule="rule:described-as")
    if objects:
        draft.fill("target", scene.reader.referents(objects[:1], "actor") if split is None else [scene.reader._local(split_head(scene, about))])
    scene.drafts.append(draft)


def split_head(scene: Scene, span: Span) -> int:
    return scene.tree.covering(span.start, span.end)[-1]


def _split_object(scene: Scene, object_: int) -> tuple[Span, Span, Span] | None:
    """"called the group environmental activists": the parser sees one noun phrase; the second begins after the first noun."""
    tree = scene.tree
    words = [w for w in tree.subtree(object_, without=("relcl", "advcl", "prep", "acl", "punct")) if w <= object_]
    if len(words) < 3 or tree[words[0]].tag not in ("DT", "PRP$"):
        return None
    nouns = [w for w in words[1:-1] if tree[w].pos in ("NOUN", "PROPN")]
    if not nouns:
        return None
    first = nouns[0]
    rest = [w for w in words if w > first]
    if tree[words[-1]].tag == "NN" and tree[rest[0]].pos == "NOUN" and len(rest) == 1:
        return None
    about = Span(tree[words[0]].start, tree[first].end)
    label = Span(tree[rest[0]].start, tree[rest[-1]].end)
    return about, label, Span(about.start, label.end)


def _scare_quotes(scene: Scene) -> None:
    """A quoted noun phrase within an announced or reported event carries the announcer's words for it."""
    sentence = scene.tree.sentence
    for found in _SCARE.finditer(scene.text, sentence.start, sentence.end):
        inner = scene.tree.covering(found.start(1), found.end(1))
        if not inner or len(inner) > 8 or any(scene.tree[w].pos in ("VERB", "AUX") and scene.tree[w].tag != "VBG" for w in inner):
            continue
        top = scene.tree.top(inner)
        if top is None or scene.tree[top].pos not in ("NOUN", "PROPN"):
            continue
        event = event_above(scene, top)
        context = scene.contexts.of(event.word if event is not None else top)
        if event is None or not context.claimants:
            continue
        draft = Draft(
            "proposition", "Characterisation", top, Span(found.start(), found.end()), Span(found.start(1), found.end(1)), context,
            value={"as": re.sub(r"[.,]$", "", found[1])}, rule="rule:scare-quotes",
        )  # fmt: skip
        draft.context = _as_quoted(context)
        draft.fill("agent", event.entities("agent"))
        draft.links.append(("about", event))
        scene.drafts.append(draft)


def _as_quoted(context: Context) -> Context:
    return replace(context, voice="quoted", modality="asserted", polarity="affirmed", firm=False)

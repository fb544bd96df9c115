"""What rank a land has and who claims it: "Abkhazia, another breakaway province", "the capital, Nicosia", "claimed by both".

Which nouns are ranks is data: `territory-rank`. Some say enough alone ("a rebel stronghold", "a colony"), others only with a word
that ranks them ("a former province"): those of `rank-word` and the adjectives of status.
"""

from __future__ import annotations

from kg.facts.context import Context
from kg.facts.control import controller
from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.phrases import noun_phrase_span
from kg.facts.propositions.statuses import TERRITORIAL, add_status
from kg.lexicon import Entry

_COPULAS = ("be", "become", "remain", "stay")
_LEFT = ("amod", "compound", "nmod")


def find_territories(scene: Scene) -> None:
    telling = scene.lexicon.among("territory-rank")
    for token, lemma in zip(scene.tree.tokens, scene.tree.lemmas, strict=True):
        if lemma == "claim":
            _claimed(scene, token.i)
        elif lemma in telling and token.pos in ("NOUN", "PROPN") and (entry := scene.lexicon.word("territory-rank", lemma)) is not None:
            _ranked(scene, token.i, entry)


# --- rank -----------------------------------------------------------------------------------------------------------


def _ranked(scene: Scene, word: int, entry: Entry) -> None:
    tree = scene.tree
    carrier, verb = _carrier(scene, word)
    if carrier is None:
        return
    left = [w for c in tree.kids(word, *_LEFT) if c < word for w in tree.subtree(c) if tree[w].tag != "RB"]
    ranking = [w for w in left if _ranks(scene, w)]
    if entry.value is None and not ranking:
        return  # "Lagos, a city of 15 million"
    places = _places(scene, [carrier])
    if not places or any(
        d.type == "TerritoryStatus" and places[0].entity in _known(scene, d) and _near(scene, d, word) for d in scene.drafts
    ):
        return
    status = "capital" if entry.value == "seat" else scene.string(tree.span([*left, word]))
    listed = [e for w in ranking if (e := scene.lexicon.word("status-adjective", tree.forms[w])) is not None]
    basis = (listed[0].value or "|").split("|")[1] if listed else "undetermined"
    of = [p for prep in tree.kids(word, "prep") if tree.forms[prep] in ("of", "in", "inside", "within") for p in tree.kids(prep, "pobj")]
    whole = [
        r
        for r in scene.reader.referents([*of, *tree.kids(word, "poss")], "place" if entry.value == "seat" else "actor")
        if scene.lexicon.is_a(r.entity.kind, "State", "Polity", *TERRITORIAL) and r.entity != places[0].entity
    ]
    base = scene.contexts.base
    context = scene.contexts.of(verb) if verb is not None else Context(claimants=base.claimants, voice=base.voice)
    first = noun_phrase_span(tree, min(carrier, word))
    words = tree.subtree(max(carrier, word), without=("relcl", "advcl", "conj", "cc", "acl", "nsubj"))
    span = tree.span([*tree.covering(first.start, first.end), *words])
    rule, within = entry.iri, whole[0] if whole else None
    add_status(scene, word, span, places[:1], status, basis, rule=rule, context=context, within=within, opens=verb is not None)


def _carrier(scene: Scene, word: int) -> tuple[int | None, int | None]:
    """The word for the land that has the rank, and the verb that says so."""
    tree = scene.tree
    head = tree[word].head
    if tree[word].dep == "appos" and scene.reader.mention(head) is not None:
        return head, None
    if tree[word].dep in ("attr", "oprd") and tree.lemmas[head] in _COPULAS and tree[head].dep != "relcl":
        subjects = controller(tree, head)
        named = subjects and (scene.reader.mention(subjects[0]) is not None or tree.forms[subjects[0]] == "it")
        return (subjects[0], head) if named else (None, None)
    for named in tree.kids(word, "appos"):  # "the capital, Nicosia"
        if scene.reader.mention(named) is not None and named > word:
            return named, None
    return None, None


def _ranks(scene: Scene, word: int) -> bool:
    """ "former", "breakaway", "Spanish", "rebel": what makes a rank of a plain word for land."""
    lexicon, tree = scene.lexicon, scene.tree
    if lexicon.word("rank-word", tree.forms[word]) is not None or lexicon.word("status-adjective", tree.forms[word]) is not None:
        return True
    mention = scene.reader.mention(word)
    return mention is not None and mention.adjectival and any(tree.forms[w] == "former" for w in tree.kids(tree[word].head, "amod"))


def _known(scene: Scene, draft: Draft) -> list[object]:
    return [r.entity for r in draft.entities("place")]


def _near(scene: Scene, draft: Draft, word: int) -> bool:
    token = scene.tree[word]
    return draft.span.start <= token.start < draft.span.end


# --- claims ---------------------------------------------------------------------------------------------------------


def _claimed(scene: Scene, word: int) -> None:
    """ "which China claims as its own", "claimed by both sides", "Venezuela lays claim to the region"."""
    tree = scene.tree
    verb = word if tree.is_verb(word) else tree[word].head
    if tree.kids(verb, "ccomp", "xcomp") or scene.contexts.of(verb).modality != "asserted":
        return
    if verb != word:
        if tree.lemmas[verb] != "lay" or tree[word].dep != "dobj":
            return
        preps = [p for w in (word, verb) for p in tree.kids(w, "prep") if tree.forms[p] == "to"]
        objects, by = [o for p in preps for o in tree.kids(p, "pobj")], controller(tree, verb)
    elif tree.is_passive(verb):
        objects = tree.kids(verb, "nsubjpass") or ([tree[verb].head] if tree[verb].dep in ("acl", "relcl") else [])
        by = [p for agent in tree.kids(verb, "agent") for p in tree.kids(agent, "pobj")]
    else:
        objects, by = tree.kids(verb, "dobj"), controller(tree, verb)
    if (not objects or tree[objects[0]].tag in ("WDT", "WP")) and tree[verb].dep == "relcl":
        objects = [tree[verb].head]
    places = [r for w in objects for r in _places(scene, [w]) if scene.reader.mention(w) is not None or _is_land(scene, w)]
    claimants = [r for r in scene.reader.referents(by, "actor") if scene.lexicon.is_a(r.entity.kind, "Agent")]
    if not places or not claimants or claimants[0].entity == places[0].entity:
        return
    status = f"claimed by {' and '.join(r.entity.name for r in claimants)}"
    first = [w for w in by if tree.forms[w] not in ("which", "that")] if not tree.is_passive(verb) else []
    words = [
        w for w in tree.subtree(verb, without=("relcl", "advcl", "conj", "cc", "mark", "punct", "parataxis")) if w >= min([verb, *first])
    ]
    add_status(
        scene, word, tree.span(words), places[:1], status, "claimed", rule="rule:claimed-land", context=scene.contexts.of(verb), opens=True
    )


def _is_land(scene: Scene, word: int) -> bool:
    return scene.lexicon.word("territory-noun", scene.tree.lemmas[word]) is not None


def _places(scene: Scene, words: list[int]) -> list[Referent]:
    found = scene.reader.referents(words, "place")
    return [p for r in found if scene.lexicon.is_a(r.entity.kind, *TERRITORIAL) and (p := scene.territory(r)) is not None]

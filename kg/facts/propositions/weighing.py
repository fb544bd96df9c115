"""What something amounts to: "poses a threat to peace", "dealt a blow to the talks", "shows contempt for the law", "undermines trust".

Unlike a bare adjective these words are no description, so the report's own voice counts too. All of them are data: `weighing` verbs
and `weight` nouns, `showing` verbs and `trait` nouns, `affecting` verbs and what they act on.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.drafts import Draft, Scene
from kg.facts.mentions import event_meant, names_event
from kg.facts.propositions.framings import characterisation
from kg.model import Span

_ASIDE = ("relcl", "advcl", "conj", "cc", "appos", "parataxis", "acl")
_POINTING = ("this", "that", "it", "which", "these", "those")
_TURNS = ("backwards", "backward", "forward", "forwards")
_LONG = 12
"""Words of a subject that a quote does without."""
_AFTER = ("to", "for", "towards", "toward", "forward", "backwards", "on", "among", "between")


def find_weighings(scene: Scene) -> None:
    telling = scene.lexicon.among("weighing", "showing", "affecting", "using-as", "faring")
    nouns, adjectives = scene.lexicon.among("weight-adjunct"), scene.lexicon.among("accord")
    for token, lemma in zip(scene.tree.tokens, scene.tree.lemmas, strict=True):
        if lemma in telling and scene.tree.is_verb(token.i):
            _verb(scene, token.i, lemma)
        elif lemma in nouns and token.dep == "pobj":
            _adjunct(scene, token.i)
        elif lemma in adjectives and token.dep not in ("acomp", "attr", "oprd"):
            _in_accord(scene, token.i)


def _verb(scene: Scene, verb: int, lemma: str) -> None:
    lexicon = scene.lexicon
    if _is_infinitive(scene, verb):
        return  # "in order to undermine the talks", "urged them to show restraint": wanted, and not judged
    if (lexicon.word("weighing", lemma)) is not None and (noun := _weight(scene, verb, "weight")) is not None:
        _put(scene, verb, noun, _phrase(scene, noun, verb))
    elif lexicon.word("showing", lemma) is not None and (noun := _weight(scene, verb, "trait")) is not None:
        _put(scene, verb, noun, _phrase(scene, noun, verb, holder=False))
    elif (entry := lexicon.word("using-as", lemma)) is not None:  # "used the raid as a pretext"
        for noun in _objects_of(scene, verb, "as"):
            if scene.tree.lemmas[noun] in (entry.value or "").split(","):
                _put(scene, verb, noun, _phrase(scene, noun, verb))
    elif lexicon.word("affecting", lemma) is not None and (words := _affected(scene, verb)):
        _put(scene, verb, verb, words)
    elif (entry := lexicon.word("faring", lemma)) is not None and _fares(scene, verb, entry.value or ""):
        _put(scene, verb, verb, [verb])


def _fares(scene: Scene, verb: int, matters: str) -> bool:
    """ "our strategy is working", "sanctions have failed": a matter of the list goes well or badly, in somebody's words."""
    tree, subject = scene.tree, scene.tree.subject(verb)
    if subject is None or tree.lemmas[subject] not in matters.split(",") or tree.kids(verb, "dobj", "xcomp", "ccomp", "prep"):
        return False
    return tree[verb].dep != "relcl" and bool(scene.contexts.of(verb).claimants) and not _tells(scene, verb)


def _is_infinitive(scene: Scene, verb: int) -> bool:
    tree = scene.tree
    if tree[verb].dep == "xcomp" and tree.lemmas[tree[verb].head] in scene.lexicon.among("going-on"):
        return _is_infinitive(scene, tree[verb].head)  # "continues to pose a threat": it does
    return any(tree.forms[a] == "to" for v in (verb, tree.first_conjunct(verb)) for a in tree.kids(v, "aux"))


def _weight(scene: Scene, verb: int, kind: str) -> int | None:
    """The noun of the class that the verb puts on its subject."""
    tree = scene.tree
    nouns = tree.kids(verb, "dobj", "attr", "oprd")
    nouns += _objects_of(scene, verb, "to", "as")
    if tree.is_passive(verb):
        nouns = []
    if not nouns and tree[verb].dep == "acl" and tree[verb].tag == "VBN":  # "the threat posed by the militia"
        nouns = [tree[verb].head]
    return next((n for n in nouns if _weighs(scene, verb, n, kind)), None)


def _objects_of(scene: Scene, verb: int, *prepositions: str) -> list[int]:
    tree = scene.tree
    return [p for prep in tree.kids(verb, "prep") if tree.forms[prep] in prepositions for p in tree.kids(prep, "pobj")]


def _weighs(scene: Scene, verb: int, noun: int, kind: str) -> bool:
    """Whether the noun is of the class, and weighs enough for the verb: "is a milestone" does, "is the day" does not."""
    tree = scene.tree
    entry, carrier = scene.lexicon.word(kind, tree.lemmas[noun]), scene.lexicon.word("weighing", tree.lemmas[verb])
    pair = [w for w in tree.kids(noun, "compound") if w == noun - 1]
    if pair:
        entry = scene.lexicon.word(kind, f"{tree.lemmas[pair[0]]} {tree.lemmas[noun]}") or entry
    if entry is None or scene.reader.is_inner(noun) or _tells(scene, noun):
        return False
    if kind != "weight" or carrier is None or carrier.value is None:
        return entry.value != "sown"
    turned = any(tree.forms[a] in _TURNS for w in (noun, verb) for a in tree.kids(w, "advmod"))  # "took a step backwards"
    if carrier.value == "turned":
        return turned
    if carrier.value != "heavy":
        return tree.lemmas[noun] in carrier.value.split(",")
    if entry.value == "sown":
        return False
    return (
        entry.value == "heavy"
        or turned
        or any(scene.lexicon.word(kind, tree.lemmas[w]) for w in tree.kids(noun, "amod") for kind in ("judgement", "degree"))
    )


def _tells(scene: Scene, word: int) -> bool:
    match = scene.matches.get(word)
    return match is not None and match.entry.evokes is not None and scene.at(word, "event") is not None


def _affected(scene: Scene, verb: int) -> list[int]:
    """The words of a verb that judges by what it says of its object, if it tells no event and nobody merely does it."""
    tree = scene.tree
    objects = [o for o in tree.kids(verb, "dobj") if tree[o].pos in ("NOUN", "PROPN")]
    entry = scene.lexicon.word("affecting", tree.lemmas[verb])
    if entry is not None and entry.value:
        objects = [o for o in objects if tree.lemmas[o] in entry.value.split(",")]
    if not objects or _tells(scene, verb) or tree.is_passive(verb) or tree[verb].dep == "relcl":
        return []
    subject = tree.subject(verb)
    if not scene.contexts.of(verb).claimants and not _is_matter(scene, subject):
        return []
    before = [w for a in tree.kids(verb, "advmod") if a < verb for w in tree.subtree(a)]
    return sorted({verb, *before, *_phrase(scene, objects[0], verb, article=True)})


def _is_matter(scene: Scene, subject: int | None) -> bool:
    """Whether an event, a decision or the like does it, and nobody who acts."""
    if subject is None:
        return False
    word = scene.tree[subject]
    return scene.tree.forms[subject] in _POINTING or (word.pos == "NOUN" and names_event(scene, subject))


def _phrase(scene: Scene, noun: int, verb: int, *, article: bool = False, holder: bool = True) -> list[int]:
    """The noun with what it is said of, without article: "grave threat to the peace", "step forward towards a truce"."""
    tree = scene.tree
    doers = [c for c in tree.children[noun] if tree.forms[c] == "by" or (tree[c].dep in _ASIDE and tree[c].tag != "VBG")]
    doers += [] if holder else [c for c in tree.kids(noun, "prep") if tree.forms[c] == "of"]
    left = ("poss",) if not holder else ()
    left = (*left, "predet") if article else (*left, "det", "predet")
    words = tree.subtree(noun, without=("relcl", "advcl", "appos", "parataxis"), barring=doers)
    dropped = {w for w in tree.kids(noun, *left) if tree.forms[w] != "no"}
    kept = [w for w in words if w not in dropped and not (tree[w].dep == "case" and tree[w].head in dropped)]
    while kept and kept[-1] > noun and tree[kept[-1]].pos == "PUNCT":
        kept.pop()
    for beside in tree.kids(verb, "prep", "advmod"):  # what the parser hangs on the verb
        if beside == kept[-1] + 1 and tree.forms[beside] in _AFTER:
            kept += [w for w in tree.subtree(beside, without=("relcl", "advcl", "appos", "parataxis")) if w > kept[-1]]
    return kept


def _put(scene: Scene, verb: int, word: int, words: list[int]) -> None:
    tree = scene.tree
    subjects, said = tree.kids(verb, "nsubj"), words
    if word < verb and word == tree[verb].head:  # "the threat posed by the militia"
        clause = tree.subtree(word, without=("relcl", "advcl", "conj", "cc", "appos"))
    else:
        before = tree.subtree(subjects[0], without=("relcl",)) if subjects and subjects[0] < verb else [verb]
        first = min(before) if len(before) <= _LONG else min([*tree.kids(verb, "aux", "neg", "advmod"), verb])
        words = [*words, *(w for o in tree.kids(verb, "dobj") if word == verb for w in tree.subtree(o, without=("acl", "advcl")))]
        clause = [w for w in tree.subtree(verb, without=("advcl", "parataxis", "mark", "cc")) if first <= w <= max(words)]
    _add(scene, word, tree.span([*clause, *words]), said, tree.subject(verb), verb)


def _adjunct(scene: Scene, noun: int) -> None:
    """ "in a blow to the talks", "in a sign of thaw": what the act before it amounts to."""
    tree = scene.tree
    prep = tree[noun].head
    articles = [d for d in tree.kids(noun, "det") if tree.forms[d] in ("a", "an", "another")]
    verb = tree[prep].head
    if tree.forms[prep] != "in" or not articles or not tree.is_verb(verb) or _tells(scene, noun):
        return
    words = _phrase(scene, noun, verb)
    _add(scene, noun, Span(tree[prep].start, tree.span(words).end), words, None, verb)


def _in_accord(scene: Scene, word: int) -> None:
    """ "suspended the treaty, consistent with its rights under it"."""
    tree = scene.tree
    preps = [p for p in tree.kids(word, "prep") if tree.forms[p] in ("with", "to") and p == word + 1]
    verb = tree.clause_head(word)
    if preps and tree.is_verb(verb) and verb < word:
        words = [w for w in [word, *tree.subtree(preps[0], without=("relcl", "advcl", "parataxis"))] if w >= word]
        _add(scene, word, tree.span(words), words, None, verb)


def _add(scene: Scene, word: int, span: Span, words: list[int], subject: int | None, verb: int) -> None:
    if any(d.type == "Characterisation" and d.word == word for d in scene.drafts):
        return
    context = replace(scene.contexts.of(verb), modality="asserted", condition=None)  # it is judged now, whatever comes of it
    draft: Draft = characterisation(scene, word, span, scene.string(scene.tree.span(words)), context, "rule:weighing")
    if subject is not None:
        draft.fill("target", scene.reader.referents([subject], "actor") or [])
        if (event := event_meant(scene, subject)) is not None:
            draft.links.append(("about", event))
    scene.drafts.append(draft)

"""What a speaker judges something to be: "this is an important step", "the attack was unacceptable".

Read only in somebody's own or reported voice: a report's "the talks were difficult" is left to the report.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.drafts import Draft, Scene
from kg.facts.mentions import event_meant, names_event
from kg.facts.propositions.loaded import loaded_kind
from kg.model import Span


def find_evaluations(scene: Scene) -> None:
    tree = scene.tree
    for token in tree.tokens:
        if token.dep == "amod" and scene.lexicon.word("judgement", token.lemma.lower()) is not None:
            _praised(scene, token.i)
        if tree.lemmas[token.i] not in ("be", "remain", "constitute", "represent", "mark") or not tree.is_verb(token.i):
            continue
        subject = tree.subject(token.i)
        if subject is None:
            continue
        if not scene.contexts.of(token.i).claimants:
            for predicate in [p for p in tree.kids(token.i, "attr") if _judges_doubly(scene, p) and not _judged(scene, p)]:
                _add(scene, token.i, subject, predicate)
            continue
        if token.tag == "VB" and not tree.kids(token.i, "aux"):
            continue  # "let it be clear": asked for
        if token.dep == "relcl" and tree.forms[min(tree.below(token.i)) - 1] != ",":
            continue  # "circumstances that were essential": which ones, and no judgement
        for predicate in tree.kids(token.i, "attr", "acomp", "oprd", "dobj", "prep"):
            if _judged(scene, predicate):
                continue
            if _judges(scene, predicate) or any(_judges(scene, w) for w in _ranked(scene, predicate)):
                _add(scene, token.i, subject, predicate)


def _judged(scene: Scene, word: int) -> bool:
    """Whether the word stands in a characterisation already."""
    start, said = scene.tree[word].start, scene.tree[word].text
    return any(
        d.type == "Characterisation" and (d.word == word or (d.span.start <= start < d.span.end and said in str(d.value)))
        for d in scene.drafts
    )


def _judges_doubly(scene: Scene, predicate: int) -> bool:
    """ "is an important step", "was a grave mistake": adjective and noun both judge, whoever tells it."""
    tree, listed = scene.tree, scene.lexicon.among("judgement")
    return tree.lemmas[predicate] in listed and any(tree.lemmas[w] in listed for w in tree.kids(predicate, "amod"))


def _ranked(scene: Scene, predicate: int) -> list[int]:
    """ "one of the worst in memory", "part of a wider catastrophe", "among the deadliest": what it is one of."""
    tree = scene.tree
    preps = [predicate] if tree.forms[predicate] == "among" else []
    if tree.lemmas[predicate] in ("one", "part"):
        preps = [p for p in tree.kids(predicate, "prep") if tree.forms[p] == "of"]
    return [w for p in preps for w in tree.kids(p, "pobj")]


def _praised(scene: Scene, word: int) -> None:
    """ "this constructive approach", "the barbaric attack": a judgement before its noun, in somebody's words."""
    tree = scene.tree
    noun = tree[word].head
    context = scene.contexts.of(noun)
    if _is_said(scene, noun) or f"{tree.lemmas[word]} {tree.lemmas[noun]}" in scene.lexicon.among("fixed-term"):
        return
    if not context.claimants or tree[noun].pos != "NOUN" or _judged(scene, noun):
        return
    entry = scene.lexicon.word("judgement", tree[word].lemma.lower())
    pointing = any(tree.forms[d] in ("this", "these") or tree[d].dep == "poss" for d in tree.kids(noun, "det", "poss"))
    if entry is not None and entry.value == "predicate":
        return  # "genuine reform", "a credible process": a judgement only where something is said to be so
    if entry is not None and entry.value == "approving" and not pointing and not names_event(scene, noun):
        return  # "important issues", "vital aid": said in passing
    words = list(tree.subtree(noun, without=("relcl", "acl", "advcl", "prep", "conj", "cc", "appos", "punct")))
    named = [w for w in words if tree[w].dep not in ("det", "poss", "case", "predet", "nummod")]
    draft = Draft(
        kind="proposition",
        type="Characterisation",
        word=noun,
        span=tree.span(words),
        trigger=Span(tree[word].start, tree[word].end),
        context=replace(context, polarity="affirmed", modality="asserted", condition=None),
        value={"as": scene.string(tree.span(named))},
        rule="rule:judgement-before-noun",
    )
    if (event := scene.at(noun, "event")) is not None:
        draft.links.append(("about", event))
    scene.drafts.append(draft)


def _is_said(scene: Scene, noun: int) -> bool:
    """ "expressed grave concern", "stressed the critical need": part of how something is said."""
    return any(
        noun in found
        for match in scene.matches.values()
        if scene.lexicon.is_a(match.entry.evokes, "VerbalEvent")
        for slot, found in match.slots
        if slot.heads and slot.required
    )


def _judges(scene: Scene, predicate: int) -> bool:
    """Whether the predicate holds a word of judgement: an adjective of the list, or a noun with one."""
    tree = scene.tree
    if tree.lemmas[predicate] == "most":  # "It is most of all to …"
        return False
    if loaded_kind(scene, predicate) is not None:  # "are acts of terrorism"
        return True
    words = [predicate, *tree.kids(predicate, "amod", "compound"), *(w for w in tree.kids(predicate, "advmod") if tree.forms[w] != "only")]
    ranked = [w for a in tree.kids(predicate, "amod") for w in tree.kids(a, "advmod")]  # "the most effective ways"
    if any(tree[w].tag in ("JJS", "RBS") for w in (*words, *ranked)):  # "the deadliest in decades", "the biggest crisis of our time"
        return True
    if scene.matches.get(predicate) is not None and scene.matches[predicate].entry.evokes:
        return False
    return any(
        scene.lexicon.word("judgement", tree[w].lemma.lower()) or scene.lexicon.word("judgement", tree[w].text.lower()) for w in words
    )


def _add(scene: Scene, verb: int, subject: int, predicate: int) -> None:
    tree = scene.tree
    further = [c for c in tree.kids(verb, "conj") if tree.is_verb(c)]  # "remains dire, and talks go on": the clause ends there
    others = [*tree.kids(predicate, "relcl"), *further]
    clause = [
        w for w in tree.subtree(verb, without=("advcl", "parataxis", "mark", "cc"), barring=others) if w >= min(tree.subtree(subject))
    ]
    words = tree.span(
        [
            w
            for w in tree.subtree(predicate, without=("relcl", "advcl", "conj", "cc"))
            if w >= min(tree.subtree(predicate)) and tree[w].dep != "det"
        ]
    )
    draft = Draft(
        kind="proposition",
        type="Characterisation",
        word=predicate,
        span=tree.span(clause),
        trigger=Span(tree[predicate].start, tree[predicate].end),
        context=replace(scene.contexts.of(verb), modality="asserted", condition=None),  # "would be unacceptable" is judged now
        value={"as": scene.string(words)},
        rule="rule:judgement",
    )
    if tree[verb].dep == "relcl" and tree[subject].tag in ("WDT", "WP"):  # "its response, which has been critical"
        subject = tree[verb].head
    if tree.forms[subject] != "it":  # "it is unacceptable that": nobody
        draft.fill("target", scene.reader.referents([subject], "actor") or [])
    if (event := event_meant(scene, subject)) is not None:
        draft.links.append(("about", event))
    scene.drafts.append(draft)

"""Words that somebody puts on something: "described the operation as aggression", "called it a massacre", scare quotes.

The words stay words: a `Characterisation` carries them verbatim, with the one who uses them as its claimant, and is about
the event that its object means. Which verbs characterise is data (word class `characterising`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.context import Context
from kg.facts.control import controller
from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.mentions import event_meant, names_event
from kg.facts.phrases import noun_phrase_span
from kg.facts.spans import event_above
from kg.model import Span

_QUOTED = re.compile(r"[\"“]([^\"“”]{3,80})[\"”]")
_OPENING, _CLOSING = "\"“‘'", "\"”’'"
_LONGEST = 120
_OUTSIDE = ("advcl", "relcl", "nsubj", "det", "aux", "appos", "cc", "conj", "punct", "parataxis", "mark", "neg")
_PRONOUNS = ("it", "this", "that", "what", "which", "them")


def find_characterisations(scene: Scene) -> None:
    """Characterisations by a verb, then those that stand in quotation marks."""
    tree = scene.tree
    for token in tree.tokens:
        if tree.is_verb(token.i) and scene.lexicon.word("characterising", token.lemma.lower()) is not None:
            _described_as(scene, token.i)
    _scare_quotes(scene)


# --- by a verb ------------------------------------------------------------------------------------------------------


def _described_as(scene: Scene, verb: int) -> None:
    found = _object_and_label(scene, verb)
    if found is None:
        return
    context = scene.contexts.of(verb)
    speakers = speakers_of(scene, verb)
    if not speakers and not _is_common(scene, verb):
        return
    object_, about, head, label = found
    words = scene.string(label).strip(" .,;:" + _OPENING + _CLOSING)
    words += '"' if words.count('"') == 1 else ""  # 'act of "unspeakable brutality"'
    if not words or scene.lexicon.word("territorial-label", scene.tree[head].lemma.lower()) is not None:
        return
    if _is_place_name(scene, object_, head) or not _may_label(scene, verb, head):
        return
    span = Span(min(about.start, label.start), max(about.end, _after_quote(scene, label)))
    if speakers:
        context = replace(context, claimants=tuple(speakers), voice="reported")
    draft = characterisation(scene, verb, span, words, context, "rule:described-as")
    draft.trigger = Span(scene.tree[head].start, scene.tree[head].end)
    event = _event_of(scene, object_, head)
    scene.drafts[:] = [d for d in scene.drafts if d.word != head or d.kind != "event"]  # "called it a massacre" tells of no second one
    if event is not None and event in [*scene.drafts, *(d for d, _ in scene.discourse.told)]:
        draft.links.append(("about", event))
    target = scene.reader.referents([object_], "actor") if object_ != head else []
    if scene.tree[object_].text.lower() not in _PRONOUNS or event is None:
        draft.fill("target", [r for r in target if r.entity not in [s.entity for s in speakers]])
    scene.drafts.append(draft)


def _object_and_label(scene: Scene, verb: int) -> tuple[int, Span, int, Span] | None:
    """The word for what is characterised with its phrase, and the word and phrase of the characterisation."""
    tree = scene.tree
    objects = _objects(scene, verb)
    labels = _labels(scene, verb)
    if len(labels) > 1 and not objects and {tree[w].dep for w in labels} == {"oprd"}:  # "called the demands unreasonable"
        objects, labels = labels[:1], labels[1:]
    if not labels:
        for clause in tree.kids(verb, "ccomp", "xcomp"):  # "called the war senseless": the parser sees a clause
            subject = tree.subject(clause)
            small = tree[clause].pos in ("ADJ", "NOUN") or tree[clause].lemma == "be"
            if small and not objects and subject is not None and not tree.kids(clause, "aux", "mark"):
                inner = tree.kids(clause, "attr", "acomp") if tree[clause].lemma == "be" else [clause]
                objects, labels = [subject], inner
    whats = [w for w in tree.kids(verb, "dobj", "dep") if tree[w].tag == "WP" and w < verb]
    if not labels and whats and _takes_two(scene, verb):  # "what it branded hostile acts": two objects, for the parser
        labels, objects = [w for w in tree.kids(verb, "dobj", "oprd", "attr") if w > verb], whats
    if labels and objects:
        return objects[0], noun_phrase_span(tree, objects[0]), labels[0], label_span(scene, labels[0])
    lone = objects if not labels else labels if not objects and tree[labels[0]].dep == "oprd" else []  # "the war senseless" as one phrase
    if len(lone) == 1 and _takes_two(scene, verb) and (split := _split_object(scene, lone[0])) is not None:
        about, label = split
        return tree.covering(about.start, about.end)[-1], about, lone[0], label
    return None


def _is_common(scene: Scene, verb: int) -> bool:
    """ "is widely seen as a sham": by nobody in particular, so the words are those of who tells of it."""
    tree = scene.tree
    entry = scene.lexicon.word("characterising", tree.lemmas[verb])
    widely = any(scene.lexicon.word("widely", tree.forms[a]) for a in tree.kids(verb, "advmod"))
    return tree.is_passive(verb) and entry is not None and widely and not tree.kids(verb, "agent")


def _may_label(scene: Scene, verb: int, head: int) -> bool:
    """ "found the move regrettable", "declared the truce dead": verbs of other senses take words of judgement alone."""
    entry = scene.lexicon.word("characterising", scene.tree.lemmas[verb])
    return entry is None or entry.value != "judging" or _is_judging(scene, head)


def _is_judging(scene: Scene, word: int) -> bool:
    """Whether the word judges: one of the lists, or an adjective that ends like one."""
    tree = scene.tree
    if scene.lexicon.word("held-to", tree.forms[word]) is not None:  # "hold the army accountable": what is asked of it, and no judgement
        return False
    if any(
        scene.lexicon.word(c, form)
        for c in ("judgement", "act-label", "loaded", "weight")
        for form in (tree.lemmas[word], tree.forms[word])
    ):
        return True
    return (
        tree[word].tag in ("JJ", "NN") and re.search(r"(?:less|ous|[ai]ble)$", tree.forms[word]) is not None and len(tree.forms[word]) > 5
    )


def _is_place_name(scene: Scene, object_: int, head: int) -> bool:
    """ "Greece calls the island Imbros": a proper name given to a place is a use of that name, and no judgement."""
    if scene.tree[head].pos != "PROPN":
        return False
    named = scene.reader.mention(head)
    meant = scene.reader.referents([object_], "place")
    if scene.tree.forms[object_] == "it" and not meant:
        return True
    return (named is not None and named.place is not None) or any(scene.lexicon.is_a(r.entity.kind, "Place") for r in meant)


def _takes_two(scene: Scene, verb: int) -> bool:
    """Whether the verb puts words on its object without "as"."""
    entry = scene.lexicon.word("characterising", scene.tree[verb].lemma.lower())
    return entry is not None and entry.value in ("bare", "judging")


def _objects(scene: Scene, verb: int) -> list[int]:
    tree = scene.tree
    if found := tree.kids(verb, "dobj", "nsubjpass"):
        return found
    entry = scene.lexicon.word("characterising", tree.lemmas[verb])
    if entry is not None and entry.value == "of":  # "refers to the war as an operation"
        return [p for prep in tree.kids(verb, "prep") if tree.forms[prep] in ("to", "of", "at") for p in tree.kids(prep, "pobj")]
    if tree[verb].dep == "conj" and tree.is_passive(verb) and (subjects := controller(tree, verb)):
        return subjects[:1]  # "has 5,000 fighters and is considered a threat by"
    if tree[verb].dep in ("acl", "relcl") and tree.is_passive(verb):  # "gunfire described by the mayor as clashes"
        return [tree[verb].head]
    return []


def _labels(scene: Scene, verb: int) -> list[int]:
    tree = scene.tree
    out = [p for prep in tree.kids(verb, "prep") if tree[prep].text.lower() == "as" for p in tree.kids(prep, "pobj", "pcomp", "amod")]
    out += [  # "condemned the seizure of the port as an escalation": the parser hangs it on the seizure
        p
        for object_ in tree.kids(verb, "dobj")
        for prep in tree.kids(object_, "prep")
        if tree[prep].text.lower() == "as"
        for p in tree.kids(prep, "pobj")
    ]
    out += [  # "dismissed by opponents as a sham"
        p
        for by in tree.kids(verb, "agent")
        for doer in tree.kids(by, "pobj")
        for prep in tree.kids(doer, "prep")
        if tree.forms[prep] == "as"
        for p in tree.kids(prep, "pobj")
    ]
    out += [  # "denounced the raid as indiscriminate": a clause, for the parser
        c
        for c in tree.kids(verb, "advcl")
        if tree[c].pos == "ADJ" and not tree.kids(c, "nsubj", "cop", "aux") and any(tree.forms[m] == "as" for m in tree.kids(c, "mark"))
    ]
    out += tree.kids(verb, "oprd")
    out += [c for c in tree.kids(verb, "xcomp") if tree[c].lemma == "be"]
    flat: list[int] = []
    for word in out:  # "as being slow", "to be an outrage"
        flat += tree.kids(word, "attr", "acomp") if tree[word].lemma == "be" else [word]
    return flat


def speakers_of(scene: Scene, verb: int) -> list[Referent]:
    """Who uses the words: the subject of the verb, or who stands after "by"."""
    tree = scene.tree
    labels = [verb, *tree.kids(verb, "oprd", "attr"), *_labels(scene, verb)] if tree.is_passive(verb) else []
    agents = [a for w in labels for a in tree.kids(w, "agent", "prep") if tree.forms[a] == "by"]
    by = [p for agent in agents for p in tree.kids(agent, "pobj")]
    words = by if tree.is_passive(verb) else controller(tree, verb)
    found = scene.reader.document_speakers(words[0]) if words else []
    return [r for r in found or scene.reader.referents(words, "actor") if not scene.lexicon.is_a(r.entity.kind, "Thing", "Place")]


def label_span(scene: Scene, head: int) -> Span:
    """The words of a characterisation: what stands in quotation marks, or the phrase without article, clauses and asides."""
    tree = scene.tree
    doers = [a for a in tree.kids(head, "prep", "agent") if tree.forms[a] == "by"]  # "is considered a threat by"
    words = [w for w in tree.subtree(head, without=_OUTSIDE, barring=doers) if w >= min(tree.subtree(head, without=("nsubj", *_OUTSIDE)))]
    words += [w for c in tree.kids(head, "conj") if tree[c].pos == tree[head].pos == "ADJ" for w in tree.subtree(c, without=_OUTSIDE)]
    span = tree.span(words)
    for found in _QUOTED.finditer(scene.text, max(0, span.start - 2), min(len(scene.text), span.end + _LONGEST)):
        if found.start() <= span.start <= found.end() and found.start(1) <= tree[head].start < found.end(1):
            return Span(found.start(1), found.end(1))
    cut = list(re.finditer(r"[\"“”]", scene.text[span.start : span.end]))
    if len(cut) == 1 and scene.text[span.end : span.end + 1] in ('"', "”"):  # 'an act of "unspeakable brutality"'
        return Span(span.start, span.end + 1)
    if len(cut) == 1:
        return Span(span.start, span.start + cut[0].start()) if cut[0].start() else span
    return span


def _after_quote(scene: Scene, label: Span) -> int:
    """The end with the closing mark, where the words stand in quotation marks."""
    opened = scene.text[label.start - 1 : label.start] in ('"', "“")
    return label.end + (1 if opened and scene.text[label.end : label.end + 1] in ('"', "”") else 0)


def _event_of(scene: Scene, object_: int, head: int) -> Draft | None:
    """The event that is characterised; a pronoun means one only where the words are words for acts."""
    if scene.tree[object_].text.lower() in _PRONOUNS and not _acts(scene, head):
        return None
    return event_meant(scene, object_)


def _acts(scene: Scene, head: int) -> bool:
    lemma = scene.tree[head].lemma.lower()
    return names_event(scene, head) or any(scene.lexicon.word(c, lemma) is not None for c in ("loaded", "act-label"))


def _split_object(scene: Scene, object_: int) -> tuple[Span, Span] | None:
    """ "called the group environmental activists": the parser sees one noun phrase; the second begins after the first noun."""
    tree = scene.tree
    words = [w for w in tree.subtree(object_, without=("relcl", "advcl", "prep", "acl", "punct")) if w <= object_]
    if len(words) < 3 or tree[words[0]].tag not in ("DT", "PRP$"):
        return None
    nouns = [w for w in words[1:-1] if tree[w].pos in ("NOUN", "PROPN") and tree[w].dep != "poss"]
    if not nouns:
        return None
    rest = [w for w in words if w > nouns[0]]
    if tree[words[-1]].tag == "NN" and tree[rest[0]].pos == "NOUN" and len(rest) == 1 and not _is_judging(scene, words[-1]):
        return None
    return Span(tree[words[0]].start, tree[nouns[0]].end), Span(tree[rest[0]].start, tree[rest[-1]].end)


# --- in quotation marks ---------------------------------------------------------------------------------------------


def _scare_quotes(scene: Scene) -> None:
    """A quoted noun phrase within what somebody says carries the speaker's words; about the event that it names."""
    sentence, tree = scene.tree.sentence, scene.tree
    for found in _QUOTED.finditer(scene.text, sentence.start, sentence.end):
        inner = tree.covering(found.start(1), found.end(1))
        if not inner or len(inner) > 8 or any(tree[w].pos in ("VERB", "AUX") and tree[w].tag != "VBG" for w in inner):
            continue
        top = tree.top(inner)
        if top is None or tree[top].pos not in ("NOUN", "PROPN") or _characterised(scene, found.start(1)):
            continue
        event = event_above(scene, top)
        context = scene.contexts.of(event.word if event is not None else top)
        if event is None or not context.claimants:
            continue
        words = re.sub(r"[.,]$", "", found[1].strip())
        draft = characterisation(scene, top, Span(found.start(), found.end()), words, _as_quoted(context), "rule:scare-quotes")
        if scene.lexicon.is_a(event.type, "VerbalEvent") or scene.lexicon.word("participant", tree[top].lemma.lower()) is not None:
            draft.fill("target", [r for r in scene.reader.referents([top], "actor") if scene.lexicon.is_a(r.entity.kind, "Agent")])
        else:
            draft.fill("agent", event.entities("agent"))
            draft.links.append(("about", event))
        scene.drafts.append(draft)


def _characterised(scene: Scene, start: int) -> bool:
    return any(d.type == "Characterisation" and d.span.start <= start < d.span.end for d in scene.drafts)


def _as_quoted(context: Context) -> Context:
    return replace(context, voice="quoted", modality="asserted", polarity="affirmed", firm=False)


def characterisation(scene: Scene, word: int, span: Span, words: str, context: Context, rule: str) -> Draft:
    """A draft with these words; `word` is where they stand, or the verb that puts them there."""
    token = scene.tree[word]
    return Draft("proposition", "Characterisation", word, span, Span(token.start, token.end), context, value={"as": words}, rule=rule)

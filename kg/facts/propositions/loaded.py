"""Loaded words in passing: "its war of aggression", "the Mobutu regime", "the so-called republic", "an unprovoked attack".

Who uses them is the claimant; what they are put on is an event (the characterisation is about it) or a participant (its target).
The words are data: `loaded` nouns, which stand for an act or an actor, and `loaded-adjective`s.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.drafts import Draft, Scene
from kg.facts.mentions import event_meant, names_event
from kg.facts.phrases import noun_phrase_span
from kg.facts.propositions.framings import characterisation
from kg.model import Polarity, Span


def find_loaded_words(scene: Scene) -> None:
    telling = scene.lexicon.among("loaded-adjective") | scene.lexicon.parts("loaded")
    for token in scene.tree.tokens:
        if scene.tree.lemmas[token.i] not in telling and scene.tree.forms[token.i] not in telling:
            continue
        if _quoted_already(scene, token.start):
            continue
        if scene.reader.is_inner(token.i):
            _in_name(scene, token.i)
        elif (kind := loaded_kind(scene, token.i)) is not None:
            _noun(scene, token.i, kind)
        elif (entry := scene.lexicon.word("loaded-adjective", token.text.lower())) is not None:
            if entry.value == "distance" or scene.contexts.of(token.head).claimants:
                _adjective(scene, token.i)


def _in_name(scene: Scene, word: int) -> None:
    """ "the Asad regime": the name of a government, whose last word is a loaded one."""
    mention = scene.reader.mention(word)
    entry = scene.lexicon.word("loaded", scene.tree.lemmas[word])
    if mention is None or mention.actor is None or entry is None or "actor" not in (entry.value or ""):
        return
    if mention.end == scene.tree[word].end and mention.start < scene.tree[word].start and scene.contexts.of(word).claimants:
        _add(scene, word, noun_phrase_span(scene.tree, word), Span(scene.tree[word].start, mention.end), act=False)


def loaded_kind(scene: Scene, word: int) -> str | None:
    """`act`, `crime`, `actor` or `named-actor`, if the noun, alone or with the words beside it, is a loaded one."""
    tree = scene.tree
    token = tree[word]
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "nmod"):
        return None
    lemma = token.lemma.lower()
    keys = [lemma]
    if word:
        keys.insert(0, f"{tree[word - 1].text.lower()} {lemma}")
    if word + 2 < len(tree):
        keys.insert(0, f"{lemma} {tree[word + 1].text.lower()} {tree[word + 2].lemma.lower()}")
    return next((entry.value for key in keys if (entry := scene.lexicon.word("loaded", key)) is not None), None)


def _noun(scene: Scene, word: int, kind: str) -> None:
    tree = scene.tree
    claimed = bool(scene.contexts.of(word).claimants)
    of_whom = [p for prep in tree.kids(word, "prep") if tree[prep].text.lower() == "of" for p in tree.kids(prep, "pobj")]
    named = any(scene.reader.mention(c) for c in [*tree.kids(word, "compound", "amod", "nmod", "poss"), *of_whom])
    if (kind == "named-actor" and not named) or (kind == "actor" and not (claimed or named)) or (kind == "crime" and not claimed):
        return  # "rebels fought the regime": nobody in particular
    span = noun_phrase_span(tree, word)
    of = [w for prep in tree.kids(word, "prep") if _binds(scene, word, prep) for w in (prep, *tree.kids(prep, "pobj"))]
    first = word - 1 if word and scene.lexicon.word("loaded", f"{tree[word - 1].text.lower()} {tree[word].lemma.lower()}") else word
    words = tree.span([first, word, *of])
    _add(scene, word, span, words, act="actor" not in kind)


def _binds(scene: Scene, word: int, prep: int) -> bool:
    """Whether the phrase belongs to the loaded words: "war of aggression", "crimes against humanity"."""
    tree = scene.tree
    objects = tree.kids(prep, "pobj")
    key = f"{tree[word].lemma.lower()} {tree[prep].text.lower()} {tree[objects[0]].lemma.lower()}" if objects else ""
    return scene.lexicon.word("loaded", key) is not None


def _adjective(scene: Scene, word: int) -> None:
    tree = scene.tree
    head = tree[word].head
    if tree[word].dep not in ("amod", "compound", "nmod") or tree[head].pos not in ("NOUN", "PROPN") or head < word:
        return
    lemma = tree[head].lemma.lower()
    act = names_event(scene, head)
    other = any(scene.lexicon.word(c, lemma) is not None for c in ("participant", "territory-noun"))
    if not act and not other and scene.reader.mention(head) is None:
        return
    words = Span(tree[word].start, tree[head].end)
    _add(scene, head, noun_phrase_span(tree, head), words, act=act)


def _add(scene: Scene, word: int, span: Span, words: Span, *, act: bool) -> None:
    if any(d.type == "Characterisation" and d.span.start < words.end and words.start < d.span.end for d in scene.drafts):
        return
    denied = scene.tree[word].dep == "attr" and bool(scene.tree.kids(scene.tree[word].head, "neg"))  # "it was not a massacre"
    polarity: Polarity = "negated" if denied else "affirmed"
    context = replace(scene.contexts.of(word), modality="asserted", polarity=polarity, firm=False, condition=None)
    draft = characterisation(scene, word, span, scene.string(words), context, "rule:loaded-word")
    event = _about(scene, word) if act else None
    if event is not None:
        draft.links.append(("about", event))
    elif not act:
        draft.fill("target", scene.reader.referents([word], "actor"))
        if any(_same(draft, earlier) for earlier in scene.discourse.framed):
            return
        scene.discourse.framed.append(draft)
    scene.drafts.append(draft)


def _same(one: Draft, other: Draft) -> bool:
    """Whether the same speaker has put the same words on the same participant before."""
    who = [[r.entity for r in d.context.claimants] for d in (one, other)]
    whom = [[r.entity for r in d.entities("target")] for d in (one, other)]
    return one.value == other.value and who[0] == who[1] and whom[0] == whom[1]


def _about(scene: Scene, word: int) -> Draft | None:
    event = event_meant(scene, word)
    return event if event is not None and event.kind in ("event", "agreement") else None


def _quoted_already(scene: Scene, start: int) -> bool:
    return any(d.type == "Characterisation" and d.span.start <= start < d.span.end for d in scene.drafts)

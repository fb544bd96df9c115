"""Which event a phrase points back to: "the operation", "Tuesday's raid", "it".

An event is meant by the words that tell it; a definite phrase without more, or a pronoun, means the last one told of a fitting
class, in this sentence or an earlier one. Which noun fits which classes is data: noun entries, and the word class `event-noun`.
"""

from __future__ import annotations

from kg.facts.drafts import Draft, Scene

_PRONOUNS = frozenset({"it", "this", "that"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})
_NEAR = 2
"""Sentences that a pronoun reaches back; a noun reaches the whole article."""


def event_meant(scene: Scene, word: int) -> Draft | None:
    """The event that the phrase headed by `word` means, if the article has told one."""
    own = next((d for d in scene.drafts if d.word == word and d.kind in ("event", "agreement")), None)
    if own is not None:
        return own
    token = scene.tree[word]
    if token.text.lower() in _PRONOUNS:
        near = [draft for draft, sentence in _told(scene, word) if scene.tree.sentence.index - sentence < _NEAR]
        return next((draft for draft in near if not scene.lexicon.is_a(draft.type, "VerbalEvent")), None)
    if token.pos not in ("NOUN", "PROPN") or not _points_back(scene, word):
        return None
    for classes in _classes(scene, token.lemma.lower()):
        for draft, _ in _told(scene, word):
            if classes and (scene.lexicon.is_a(draft.type, *classes) or any(scene.lexicon.is_a(c, draft.type) for c in classes)):
                return draft
    return None


def names_event(scene: Scene, word: int) -> bool:
    """Whether the word's lemma is a noun for events."""
    return any(_classes(scene, scene.tree[word].lemma.lower()))


def remember_events(scene: Scene) -> None:
    """Later sentences may point back to this sentence's events."""
    told = sorted((d for d in scene.drafts if d.kind in ("event", "agreement")), key=lambda d: d.trigger.start)
    scene.discourse.told.extend((draft, scene.tree.sentence.index) for draft in told)


def _told(scene: Scene, word: int) -> list[tuple[Draft, int]]:
    """Events told before the word, the last first."""
    start = scene.tree[word].start
    here = [(d, scene.tree.sentence.index) for d in scene.drafts if d.kind in ("event", "agreement") and d.trigger.end <= start]
    here.sort(key=lambda told: told[0].trigger.start)
    return [*reversed(here), *reversed(scene.discourse.told)]


def _points_back(scene: Scene, word: int) -> bool:
    left = scene.tree.kids(word, "det", "poss")
    return any(scene.tree[w].text.lower() in _POINTING or scene.tree[w].dep == "poss" for w in left) or bool(scene.reader.adjectives(word))


def _classes(scene: Scene, lemma: str) -> tuple[tuple[str, ...], ...]:
    """Classes that a noun can mean: first those that it evokes, then those of its wider use."""
    evoked = {e.evokes for kind in ("noun", "agreement") for e in scene.lexicon.find(kind, lemma) if e.evokes}
    listed = scene.lexicon.word("event-noun", lemma)
    return (tuple(sorted(evoked)), tuple((listed.value or "").split(",")) if listed else ())

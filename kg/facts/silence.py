"""Why a sentence gave no fact."""

from __future__ import annotations

from kg.facts.drafts import Scene
from kg.model import Silence, Span


def explain_silence(scene: Scene) -> Silence:
    """`no-sentence` when nothing was parsed, `no-trigger` when no word is in the lexicon, else `no-actor`."""
    tree = scene.tree
    span = Span(tree.sentence.start, tree.sentence.end)
    if not tree.tokens:
        return Silence(span, "no-sentence", "nothing but a time or a bracket")
    evoking = [tree[m.word].text for m in scene.matches.values() if m.entry.evokes]
    if not evoking:
        verbs = [t.lemma for t in tree.tokens if t.pos == "VERB"]
        return Silence(span, "no-trigger", "no entry for " + ", ".join(verbs[:4]) if verbs else "no verb that the lexicon knows")
    return Silence(span, "no-actor", f"{evoking[0]!r} has no participant, or only points back")

"""Why a sentence gave no fact."""

from __future__ import annotations

import re

from kg.facts.drafts import Scene
from kg.facts.tree import Tree
from kg.model import Article, Silence, Span

_CLOSED = re.compile(r"[.!?…:;,][\"'”’)\]]*\Z")
_FINITE = ("VBD", "VBP", "VBZ", "MD")


def explain_silence(scene: Scene) -> Silence:
    """`no-sentence` when nothing was parsed, `not-prose` for a label, `no-trigger` when no word is in the lexicon, else `no-actor`."""
    tree = scene.tree
    span = Span(tree.sentence.start, tree.sentence.end)
    if not tree.tokens:
        return Silence(span, "no-sentence", "nothing but a time or a bracket")
    if scene.fragment:
        return Silence(span, "not-prose", "a heading, a caption or an item of a list")
    evoking = [tree[m.word].text for m in scene.matches.values() if m.entry.evokes]
    if not evoking:
        verbs = [t.lemma for t in tree.tokens if t.pos == "VERB"]
        return Silence(span, "no-trigger", "no entry for " + ", ".join(verbs[:4]) if verbs else "no verb that the lexicon knows")
    return Silence(span, "no-actor", f"{evoking[0]!r} has no participant, or only points back")


def is_fragment(tree: Tree, article: Article) -> bool:
    """Whether the sentence is a paragraph among others with no stop at its end and no finite verb: a label of what stands near it.

    "Fall of the airport" over a paragraph, "112th Brigade (reserve)" in a list, "Children in a camp" under a picture: no statement.
    """
    start, end = tree.sentence.start, tree.sentence.end
    whole = len(article.body) > 1 and any(start <= p.start and p.end <= end for p in article.body)
    return whole and not _CLOSED.search(article.text[start:end]) and not any(token.tag in _FINITE for token in tree.tokens)

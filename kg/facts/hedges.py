"""Words that make a claim less than firm: "essentially", "in essence", "are believed to have …", "it is thought".

Which they are is data: the word classes `hedge` (adverbs, phrases) and `hedge-verb` (verbs of belief in the passive).
"""

from __future__ import annotations

from kg.facts.tree import Tree
from kg.lexicon import Lexicon


def hedge_of(tree: Tree, lexicon: Lexicon, verb: int) -> str | None:
    """The words that hedge what the verb says, as they stand there."""
    for anchor in (verb, *tree.kids(verb, "aux", "auxpass", "acomp")):
        for child in tree.kids(anchor, "advmod", "prep", "npadvmod", "advcl", "parataxis"):
            if (found := _phrase(tree, lexicon, child)) is not None:
                return found
    parent = tree.parent(verb)
    if parent is not None and tree[verb].dep in ("xcomp", "ccomp") and _believed(tree, lexicon, parent):
        return tree[parent].text
    return None


def _phrase(tree: Tree, lexicon: Lexicon, child: int) -> str | None:
    if lexicon.word("hedge", tree[child].text.lower()) is not None:
        return tree[child].text
    words = [w for w in tree.subtree(child) if tree[w].pos != "PUNCT"]
    text = " ".join(tree[w].text for w in words)
    if len(words) > 1 and lexicon.word("hedge", text.lower()) is not None:
        return text
    if tree[child].dep == "parataxis" and _believed(tree, lexicon, child) and len(words) <= 4:
        return text
    return None


def _believed(tree: Tree, lexicon: Lexicon, verb: int) -> bool:
    """ "is believed", "are thought": passive, and nobody is named who believes it."""
    listed = lexicon.word("hedge-verb", tree[verb].lemma.lower()) is not None
    return listed and bool(tree.kids(verb, "auxpass")) and not tree.kids(verb, "agent", "neg")

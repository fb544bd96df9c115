"""The words of a noun phrase, as an unresolved participant is called: "all parties involved in the conflict"."""

from __future__ import annotations

from kg.facts.tree import Tree
from kg.model import Span

_LEFT = ("amod", "compound", "nummod", "poss", "nmod", "det", "predet", "quantmod", "advmod", "neg", "npadvmod")
_KEPT = ("of", "to", "like", "in", "for")
_SPEAKING_FOR = ("spokesman", "spokeswoman", "spokesperson", "spokespeople")
_BOUNDS = frozenset({"least", "around", "about", "some", "over", "than", "nearly", "roughly", "almost", "most", "to"})
_LONGEST_RELATIVE = 6
_OUTCOMES = frozenset({"culminate", "result", "lead", "kill", "leave", "trigger", "spark", "displace", "wound", "injure"})
"""What came of an event is told for itself: "an uprising culminating in the expulsion of …"."""
_ARTICLES = frozenset({"a", "an", "the"})


def phrase_words(tree: Tree, head: int) -> list[int]:
    """The head with its left modifiers, its of-phrase and a short reduced relative; no article in front, no relative clauses."""
    words = {head}
    for child in tree.children[head]:
        token = tree[child]
        if token.dep in _LEFT and child < head:
            words.update(tree.subtree(child))
        elif token.dep == "prep" and token.text.lower() in _KEPT and child == _next_word(tree, words) and _keeps(tree, head, child):
            farther = [
                p for p in tree.below(child) if p != child and tree[p].dep == "prep" and tree[p].text.lower() not in ("of", "to", "like")
            ]
            words.update(tree.subtree(child, without=("relcl", "advcl", "acl"), barring=farther))
        elif token.dep in ("amod", "acl") and child == _next_word(tree, words) and tree[head].text.lower() == "those":  # "those affected"
            words.add(child)
        elif token.dep == "acl" and token.tag == "VBN" and child == max(words) + 1 and _is_short(tree, child):
            words.update(tree.subtree(child, without=("conj", "cc", "advcl", "punct", "agent")))
    kept = sorted(words)
    while len(kept) > 1 and (tree.forms[kept[0]] in _ARTICLES or tree[kept[0]].pos in ("PUNCT", "ADV") or _bounds(tree, kept[0])):
        kept.pop(0)
    return _unbroken(kept, head)


def _bounds(tree: Tree, word: int) -> bool:
    """ "At least 28 people", "around 300 fighters": they are called without it."""
    return tree.forms[word] in _BOUNDS and tree[word + 1].pos == "NUM"


def _is_short(tree: Tree, participle: int) -> bool:
    """ "Parties involved in the conflict"; but "men accused of carrying out the attack" are just men."""
    inside = [c for prep in tree.kids(participle, "prep") for c in tree.kids(prep, "pcomp")]
    return (
        not inside
        and not tree.kids(participle, "agent")
        and len(tree.subtree(participle, without=("conj", "cc", "advcl", "punct"))) <= _LONGEST_RELATIVE
    )


def _keeps(tree: Tree, head: int, prep: int) -> bool:
    """ "parties to the conflict", "every side in the conflict"; but "troops in Mali" are just troops, nor is "of shelling" theirs."""
    if tree.kids(prep, "pcomp"):
        return False
    objects = tree.kids(prep, "pobj")
    if tree[prep].text.lower() == "to" and tree[head].tag == "NNS":
        return bool(objects) and tree[objects[0]].pos != "PROPN"  # "parties to the conflict"; "peacekeepers to Haiti" were sent there
    if tree[prep].text.lower() == "for":
        return tree[head].lemma.lower() in _SPEAKING_FOR
    if tree[prep].text.lower() != "in":
        return True
    if tree[head].text.lower() == "those":  # "those in need"
        return bool(objects) and tree[objects[0]].pos == "NOUN"
    return (
        tree[head].tag.startswith("NN")
        and bool(objects)
        and tree[objects[0]].pos == "NOUN"
        and any(tree[d].text.lower() in ("all", "every", "each", "both", "other") for d in tree.kids(head, "det", "predet", "amod"))
    )


def phrase_span(tree: Tree, head: int, article_text: str) -> Span:
    """Where `phrase_words` stand; quotation marks around them are left out."""
    words = [w for w in phrase_words(tree, head) if tree[w].text not in ('"', "``", "''")]
    return tree.span(words or [head])


def noun_phrase_span(tree: Tree, head: int, *, relative: bool = False) -> Span:
    """The whole phrase, article included; with its relative clause when `relative`."""
    drop = () if relative else ("relcl",)
    outcomes = [w for w in tree.below(head) if w > head and tree[w].dep in ("acl", "pcomp") and tree.lemmas[w] in _OUTCOMES]
    words = tree.subtree(head, without=(*drop, "appos", "advcl"), barring=[*tree.kids(head, "conj", "cc"), *outcomes])
    return tree.span(words)


def _next_word(tree: Tree, words: set[int]) -> int:
    return max(words) + 1


def _unbroken(words: list[int], head: int) -> list[int]:
    """The run of neighbouring words around the head."""
    run = [head]
    inside = set(words)
    while run[0] - 1 in inside:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in inside:
        run.append(run[-1] + 1)
    return run

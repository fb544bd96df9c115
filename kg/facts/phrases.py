"""The words of a noun phrase, as an unresolved participant is called: "all parties involved in the conflict"."""

from __future__ import annotations

from kg.facts.tree import Tree
from kg.model import Span

_LEFT = ("amod", "compound", "nummod", "poss", "nmod", "det", "predet", "quantmod", "advmod", "neg", "npadvmod")
_NAMING = ("on", "against")
_KEPT = ("of", "to", "like", "in", "for", *_NAMING)
_CLOSE = ("of", "to", "like")
_SPEAKING_FOR = ("spokesman", "spokeswoman", "spokesperson", "spokespeople")
_BOUNDS = frozenset({"least", "around", "about", "some", "over", "than", "nearly", "roughly", "almost", "most", "to"})
_SHARING = ("in", "to", "with", "by", "for")
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
        elif token.dep == "prep" and tree.forms[child] in _KEPT and child == _next_word(tree, words) and _keeps(tree, head, child):
            named = _is_long_name(tree, head)
            farther = [p for p in tree.below(child) if p != child and tree[p].dep == "prep" and not named and tree.forms[p] not in _CLOSE]
            words.update(
                tree.subtree(
                    child, without=("relcl", "advcl", "acl"), barring=[*farther, *(w for w in tree.below(child) if is_remark(tree, w))]
                )
            )
        elif token.dep in ("amod", "acl") and child == _next_word(tree, words) and tree[head].text.lower() == "those":  # "those affected"
            words.add(child)
        elif token.dep == "acl" and token.tag == "VBN" and child == max(words) + 1 and _is_short(tree, child):
            words.update(tree.subtree(child, without=("conj", "cc", "advcl", "punct", "agent")))
    if tree.forms[head] == "those" and head + 2 < len(tree.tokens) and tree.forms[head + 1] == "in" and tree[head + 2].tag == "NN":
        words.update((head + 1, head + 2))  # "reached all those in need": the parser hangs it on the verb
    if tree.forms[head] == "parties" and head + 1 < len(tree.tokens) and tree.forms[head + 1] == "to":
        words.update(w for o in tree.kids(head + 1, "pobj") if tree[o].pos == "NOUN" for w in range(head + 1, o + 1))
    kept = sorted(words)
    while len(kept) > 1 and (tree.forms[kept[0]] in _ARTICLES or tree[kept[0]].pos in ("PUNCT", "ADV") or _bounds(tree, kept[0])):
        kept.pop(0)
    return _unbroken(kept, head)


def _bounds(tree: Tree, word: int) -> bool:
    """ "At least 28 people", "around 300 fighters": they are called without it."""
    return tree.forms[word] in _BOUNDS and tree[word + 1].pos == "NUM"


def _is_short(tree: Tree, participle: int) -> bool:
    """ "Parties involved in the conflict"; but "men accused of carrying out the attack" are just men, "hostages held in Gaza" hostages."""
    preps = tree.kids(participle, "prep")
    objects = [c for prep in preps for c in tree.kids(prep, "pobj", "pcomp")]
    return (
        bool(objects)
        and all(tree[c].dep == "pobj" and tree[c].pos != "PROPN" for c in objects)
        and all(tree.forms[prep] in _SHARING for prep in preps)
        and not tree.kids(participle, "agent", "xcomp", "advcl")
        and len(tree.subtree(participle, without=("conj", "cc", "advcl", "punct"))) <= _LONGEST_RELATIVE
    )


def _is_long_name(tree: Tree, head: int) -> bool:
    """ "The Treaty on Open Skies", "the Committee against Torture": after an article a capital letter makes all of it a name."""
    return tree[head].text[:1].isupper() and any(tree.forms[d] == "the" for d in tree.kids(head, "det"))


def _keeps(tree: Tree, head: int, prep: int) -> bool:
    """ "parties to the conflict", "every side in the conflict"; but "troops in Mali" are just troops, nor is "of shelling" theirs."""
    if tree.kids(prep, "pcomp"):
        return False
    objects = tree.kids(prep, "pobj")
    if tree.forms[prep] in _NAMING or (tree.forms[prep] == "in" and prep > head + 1):  # "… on Conventional Forces | in Europe"
        named = _is_long_name(tree, head) and objects and tree[objects[0]].ent not in ("DATE", "TIME")
        return bool(named) and tree[min(tree.below(objects[0]))].text[:1].isupper()
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
    outcomes += [p for p in tree.kids(head, "prep") if tree.forms[p] == "including"]  # examples, and no part of its name
    words = tree.subtree(head, without=(*drop, "appos", "advcl"), barring=[*tree.kids(head, "conj", "cc"), *outcomes])
    return tree.span(words)


def is_remark(tree: Tree, noun: int) -> bool:
    """ "…, a charge that Algiers denies": said of the whole clause before the comma, and no part of it."""
    if tree[noun].dep != "appos" or not tree.kids(noun, "relcl") or not any(tree.forms[d] in ("a", "an") for d in tree.kids(noun, "det")):
        return False
    first = tree.below(noun)[0]
    return first > 0 and tree[first - 1].text == ","


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

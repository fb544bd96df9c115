"""Who somebody holds an office with, where the gazetteer does not name it: "chairman of the Unity Party", "the mayor of Goma"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.facts.drafts import Scene
from kg.model import Span

_BODIES = (
    "GovernmentBody",
    "InternationalOrganization",
    "ArmedForce",
    "ArmedGroup",
    "PeacekeepingForce",
    "PoliticalParty",
    "Group",
    "MediaOutlet",
)
_ENTITLED = frozenset({"staff", "intelligence", "security", "treasury", "service"})
"""Bodies that are part of a title: "chief of the general staff", "director of national intelligence"."""
_LEFT_OUT = ("relcl", "acl", "advcl", "appos", "conj", "cc", "punct", "prep")
_OF = re.compile(r"^(?P<role>.+?)\s+of\s+(?:the\s+)?(?P<body>[^,]+)$")


def body_in_phrase(scene: Scene, noun: int, phrase: Collection[int]) -> tuple[str | None, set[int]]:
    """What stands after the office's "of" within `phrase`, a body or a place, and the words that say so."""
    tree = scene.tree
    for prep in tree.kids(noun, "prep"):
        for word in tree.kids(prep, "pobj") if tree.forms[prep] == "of" and prep in phrase else ():
            words = [w for w in tree.subtree(word, without=_LEFT_OUT) if tree[w].dep not in ("det", "poss")]
            named = scene.reader.mention(word)
            place = named.place if named is not None else None
            if place is not None and not tree.kids(word, "compound"):
                return place.name, {prep, *tree.subtree(word)}
            if _is_body(scene, tree.lemmas[word]) and words:
                return scene.string(tree.span(words)), {prep, *tree.subtree(word)}
    return None, set()


def body_in_words(scene: Scene, words: str) -> tuple[str | None, str]:
    """The body or place that a title before a name tells, and the office: "Chairman of the Unity Party" is a chairman."""
    found = _OF.match(words)
    if found is None:
        return None, words
    body = found["body"]
    known = any(n.place is not None and n.actor is None and scene.string(Span(n.start, n.end)) == body for n in scene.reader.names)
    return (body, found["role"]) if known or (body[:1].isupper() and _is_body(scene, body.split()[-1].lower())) else (None, words)


def owner_of(scene: Scene, words: Sequence[int]) -> str | None:
    """Whose officer it is by "the group's", "his", where the text has said who that is."""
    words = [w for w in words if scene.tree.forms[w] not in ("my", "our", "your")]
    found = [r.entity for r in scene.reader.referents(words, "actor")] if words else []
    return found[0].name if len(found) == 1 and (found[0].kind in _BODIES or found[0].kind in ("State", "Polity", "Person")) else None


def opens_sentence(scene: Scene, title: Span) -> bool:
    """Whether the title's first word has its capital from the sentence alone: "Rebel leader", "Former president"."""
    tokens = scene.tree.tokens
    if not tokens or tokens[0].start != title.start:
        return False
    word = tokens[0].text.lower()
    listed = any(scene.lexicon.word(name, word) is not None for name in ("participant", "rank", "office", "relation"))
    return tokens[0].pos in ("ADJ", "ADV") or tokens[0].tag in ("NN", "NNS") or "-" in word or listed


def _is_body(scene: Scene, lemma: str) -> bool:
    listed = scene.lexicon.word("participant", lemma)
    return listed is not None and listed.value in _BODIES and lemma not in _ENTITLED

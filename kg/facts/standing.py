"""Whether a word that could evoke an event tells one: not a label, not a part of another, and with something that says which."""

from __future__ import annotations

from kg.facts.drafts import Draft, Scene
from kg.facts.frames import Match

_CALLED_FOR = (
    "DiplomaticEvent",
    "CessationOfHostilities",
    "Withdrawal",
    "PrisonerRelease",
    "AidDelivery",
    "OpeningOfPassage",
    "Disarmament",
)


def stands(scene: Scene, match: Match, draft: Draft) -> bool:
    """Whether `draft`, made from `match`, is an event that the sentence tells. A verb does unless its entry says otherwise; a noun needs
    a role, a carrying verb, a day, a matter, a measure of time or a modifier."""
    entry, tree = match.entry, scene.tree
    if _is_means(scene, match):
        return False
    if entry.kind == "noun" and _is_part(scene, match.word) and not _is_war_of_its_own(scene, match, draft):
        return False
    if _is_label(scene, match.word) or _is_free_label(scene, match.word) or _is_denied(scene, match.word):
        return False
    if (
        entry.evokes == "Demand"
        and tree.lemmas[match.word] == "insist"
        and any(scene.contexts.is_told_as_fact(entry, c) for c in match.content)
    ):
        return False  # "Kyiv insisted that exports could go on" asks for nothing
    if entry.kind in ("verb", "adjective"):
        if _is_told_by_noun(scene, match.word):
            return False
        first = tree.first_conjunct(match.word)
        if entry.emits == "never" or (tree[first].dep in ("amod", "compound") and match.word < tree[first].head):
            return False  # "the besieged town", "poor and displaced people" describe town and people
        if entry.emits == "timed":
            return bool(scene.timing.own(match.word) or draft.roles.get("target"))
        return True
    token = tree[match.word]
    if token.dep == "compound" and not scene.lent_by(match):
        return False
    light = scene.lent_by(match)
    if draft.roles or (light is not None and light.entry.evokes is None):
        return True
    if any(slot.required and found for slot, found in match.slots):
        return True
    if not entry.alone:
        return _is_called_for(scene, match)
    if scene.timing.own(match.word):
        return True  # "the April 15 attack": its day says which
    if _has_topic(scene, match) or _is_measured(scene, match.word):
        return True
    left = [tree[c].text.lower() for c in tree.kids(match.word, "det", "poss", "predet")]
    if not tree.kids(match.word, "det", "nummod", "amod") and token.tag in ("NN", "NNP", "VBG"):
        return _is_called_for(scene, match)  # "the laws of war", "women in conflict": no event in particular
    return not any(w in ("the", "this", "that", "these", "those", "such", "any", "its", "their") for w in left)


def _is_means(scene: Scene, match: Match) -> bool:
    """ "Hit the area with air strikes": the strikes are how it is hit, and no second attack."""
    tree, by = scene.tree, scene.tree[match.word].head
    if match.entry.evokes != "Attack" or tree[match.word].dep != "pobj" or tree.forms[by] not in ("with", "in", "by", "through"):
        return False
    verb = scene.matches.get(tree[by].head)
    return verb is not None and verb.entry.kind == "verb" and verb.entry.evokes == "Attack" and tree[match.word].tag == "NNS"


def _has_topic(scene: Scene, match: Match) -> bool:
    """ "the negotiations on a border treaty": what they are about says which."""
    tree = scene.tree
    about = any(tree.forms[p] in ("on", "over", "about", "regarding", "concerning") for p in tree.kids(match.word, "prep"))
    return about and scene.lexicon.is_a(match.entry.evokes, "DiplomaticEvent", "LegalProceeding")


def _is_measured(scene: Scene, word: int) -> bool:
    """ "two weeks of fighting", "a decade of insurgency": what lasted was there."""
    tree = scene.tree
    prep = tree[word].head
    if tree[word].dep != "pobj" or tree.forms[prep] != "of" or tree[prep].dep != "prep":
        return False
    return scene.lexicon.word("duration", tree.lemmas[tree[prep].head]) is not None


def _is_called_for(scene: Scene, match: Match) -> bool:
    """ "called for dialogue", "stressed the need for de-escalation": what is to come, though nobody is named."""
    first = scene.tree.first_conjunct(match.word)
    return scene.lexicon.is_a(match.entry.evokes, *_CALLED_FOR) and any(
        first in other.content and scene.lexicon.is_a(other.entry.evokes, "Demand", "Proposal") for other in scene.matches.values()
    )


def _is_denied(scene: Scene, word: int) -> bool:
    """ "It was not a massacre": what something is said not to be is no event."""
    tree, verb = scene.tree, scene.tree[word].head
    if tree[word].dep != "attr" or not tree.kids(verb, "neg") or tree.lemmas[verb] != "be":
        return False
    return any(tree.forms[s] in ("it", "this", "that", "these") for s in tree.kids(verb, "nsubj"))


def _is_label(scene: Scene, word: int) -> bool:
    """ "Kyiv calls it temporarily occupied territory": what looks like a clause is what somebody calls something."""
    tree = scene.tree
    if tree[word].dep != "ccomp" or tree.kids(word, "mark", "aux"):
        return False
    above = tree[tree[word].head]
    return above.i < word and scene.lexicon.word("naming", above.lemma.lower()) is not None


def _is_free_label(scene: Scene, word: int) -> bool:
    """ "what the text called a free exchange": the words are somebody's, and nobody tells of the calling."""
    objects = [w for w in scene.tree.kids(word, "dobj", "nsubj", "attr") if scene.tree.forms[w] == "what"]
    return bool(objects) and scene.lexicon.word("characterising", scene.tree.lemmas[word]) is not None


def _is_told_by_noun(scene: Scene, verb: int) -> bool:
    """ "Sanctions targeting banks": the noun's entry has taken the participle in, and tells all of it."""
    over = scene.matches.get(scene.tree[verb].head) if scene.tree[verb].dep in ("acl", "relcl") else None
    return over is not None and any(slot.heads and slot.role is None and verb in found for slot, found in over.slots)


def _is_war_of_its_own(scene: Scene, match: Match, draft: Draft) -> bool:
    """ "to end the civil war in Syria": the war that somebody ends is told too, if the words say which."""
    tree = scene.tree
    if match.entry.evokes != "ArmedHostilities" or not draft.roles or tree[match.word].dep not in ("dobj", "nsubjpass"):
        return False
    return any(tree.forms[c] in ("in", "between", "against", "with", "of") for c in tree.kids(match.word, "prep"))


def _is_part(scene: Scene, word: int) -> bool:
    """Whether another event is told by this word together with its verb: "have a presence", "be in contact".

    "Talks facilitated by Malaysia reopened" tells of the talks, whatever the participle adds.
    """
    if _is_told_of_itself(scene, word):
        return False
    for other in scene.matches.values():
        if (
            other.word != word
            and not (
                other.entry.evokes in ("Mediation", "Sanction")
                and scene.tree[other.word].dep in ("acl", "relcl")
                and scene.tree[other.word].head == word
            )
            and other.entry.evokes
            and any(slot.heads and slot.role != "content" and word in _with_measures(scene, found) for slot, found in other.slots)
        ):
            return True
    return False


def _is_told_of_itself(scene: Scene, word: int) -> bool:
    """ "To end clashes that have lasted two months", "to end the war between A and B": the fighting is told, whatever is to end it."""
    match = scene.matches.get(word)
    if match is None or match.entry.evokes != "ArmedHostilities":
        return False
    return bool(scene.tree.kids(word, "relcl")) or bool(match.role_words("party")) or _is_measured(scene, word)


def _with_measures(scene: Scene, words: list[int]) -> set[int]:
    """With the nouns that only measure them: the round of "a fresh round of negotiations"."""
    tree = scene.tree
    over = {tree[tree[w].head].head for w in words if tree[w].dep == "pobj" and tree.forms[tree[w].head] == "of"}
    return {*words, *(m for m in over if scene.lexicon.word("measure", tree.lemmas[m]) is not None)}

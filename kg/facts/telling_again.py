"""Whether a word tells an event that another word of its sentence has told: by a second noun, by a second verb, by its outcome."""

from __future__ import annotations

from kg.facts.drafts import Draft, Scene
from kg.facts.frames import Match
from kg.model import Span


def is_told_already(scene: Scene, match: Match, draft: Draft) -> bool:
    """Whether `draft`, made from `match`, is an event that the scene has; the earlier draft takes what is new in it."""
    return (
        _joins_earlier(scene, match, draft)
        or _shares_object(scene, match, draft)
        or _is_outcome(scene, draft)
        or _is_means(scene, match)
        or _retells(scene, draft)
    )


def _joins_earlier(scene: Scene, match: Match, draft: Draft) -> bool:
    """ "shelling and airstrikes by the army": coordinated nouns of one class are one event."""
    first = scene.tree.first_conjunct(match.word)
    if first == match.word or (match.entry.kind != "noun" and scene.tree[match.word].tag != "VBG"):
        return False
    if draft.roles and _is_counted_apart(scene, match.word):
        return False
    for earlier in scene.drafts:
        if (
            earlier.type == draft.type
            and earlier.match
            and scene.tree[earlier.word].tag in ("NN", "NNS", "NNP", "NNPS", "VBG")
            and scene.tree.first_conjunct(earlier.word) == first
        ):
            for role, referents in draft.roles.items():
                earlier.fill(role, referents)
            return True
    return False


def _is_counted_apart(scene: Scene, word: int) -> bool:
    """ "the raid on Goma, the bombings in Beni, as well as other attacks": each with an article or number of its own is one more."""
    tree = scene.tree
    return bool(tree.kids(word, "det", "nummod")) or any(tree.forms[w] in ("other", "another", "further") for w in tree.kids(word, "amod"))


def _shares_object(scene: Scene, match: Match, draft: Draft) -> bool:
    """ "looted and burned homes", "armed and paid the fighters": verbs of one class with one object tell one event."""
    objects = {w for slot, words in match.slots if "obj" in slot.names for w in words}
    earlier = next((d for d in scene.drafts if d.word == scene.tree[draft.word].head and d.type == draft.type and d.match), None)
    if scene.tree[draft.word].dep != "conj" or earlier is None or earlier.match is None or not scene.tree.is_verb(earlier.word):
        return False
    if not any("obj" in slot.names and objects & set(words) for slot, words in earlier.match.slots):
        return False
    earlier.span = Span(min(earlier.span.start, draft.span.start), max(earlier.span.end, draft.span.end))
    for role, referents in draft.roles.items():
        earlier.fill(role, referents)
    return True


def _retells(scene: Scene, draft: Draft) -> bool:
    """ "Took power in a coup", "attacked the village in a raid": the noun tells the verb's event once more."""
    tree, word = scene.tree, draft.word
    if tree[word].dep != "pobj" or tree.forms[tree[word].head] not in ("in", "during"):
        return False
    verb = tree[tree[word].head].head
    told = next((d for d in scene.drafts if d.word == verb and d.type == draft.type and tree.is_verb(verb)), None)
    if told is None or tree.kids(word, "poss", "nummod") or scene.lexicon.is_a(draft.type, "VerbalEvent"):
        return False
    if draft.time is not None and told.time not in (None, draft.time):
        return False
    told.time = told.time or draft.time
    for role, referents in draft.roles.items():
        if role in ("place", "agent") and not told.roles.get(role):
            told.fill(role, referents)
    return True


def _is_outcome(scene: Scene, draft: Draft) -> bool:
    """ "A bomb exploded, killing three people": one attack, told by what it did; the number is told by itself."""
    tree, first = scene.tree, scene.tree.first_conjunct(draft.word)
    if draft.type != "Attack" or tree[draft.word].tag != "VBG" or tree[first].dep != "advcl" or tree.kids(first, "mark", "nsubj"):
        return False
    if scene.lexicon.word("harm", tree.lemmas[draft.word]) is None:
        return False
    return any(d.type == "Attack" and tree[first].head in (d.word, tree[d.word].head) for d in scene.drafts)


def _is_means(scene: Scene, match: Match) -> bool:
    """ "Rockets launched by the militia hit a school": the launch is told with the hit."""
    tree, word = scene.tree, match.word
    noun = tree[word].head
    above = scene.matches.get(tree[noun].head) if tree[word].dep == "acl" and tree[word].tag == "VBN" else None
    return (
        above is not None
        and scene.lexicon.is_a(match.entry.evokes, "MilitaryOperation", "Attack")
        and above.entry.evokes == "Attack"
        and noun in above.words("subj")
    )

"""Whom an act of speech is aimed at, where no slot says so: whoever did, is to do, or will feel what it is about.

"condemned the attack by the militia", "demanded that Turkey withdraw", "rejected a Kenyan proposal", "threatened to shell Iraqi
towns". Runs when the sentence's events are known; an act that has a target keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.fillers import fillers
from kg.facts.mentions import event_meant
from kg.model import Span

_JUDGING = ("Approval", "Accusation", "Rejection")
_ASKING = ("Demand",)
_DOING = ("Announcement", "Pledge", "Proposal", "Threat")
"""Acts of speech that are themselves what is praised or blamed: "welcomed the truce announced by Hamas"."""
_FACING = ("Threat", "Proposal")
_FACED = frozenset({"against", "on", "upon", "to", "with", "for", "from"})
_TAKEN = frozenset({"take", "make", "undertake", "show", "play", "begin", "launch", "announce", "offer", "lead", "propose", "deliver"})
"""What is done with a step, an effort, a part: whoever did it stands after "by"."""
_DEEP = 4
"""How many operators may stand between the act of speech and what it is about."""


def find_addressees(scene: Scene) -> None:
    """Fills the target of each act of speech that has none and whose content tells it."""
    for draft in scene.drafts:
        if draft.kind != "event" or draft.match is None or draft.roles.get("target") or not scene.lexicon.is_a(draft.type, "VerbalEvent"):
            continue
        speakers = [r.entity for r in draft.entities("agent", "party")]
        for found in _candidates(scene, draft):
            if others := [r for r in found if r.entity not in speakers and r.entity not in scene.discourse.issuers]:
                draft.fill("target", others)
                break


def _candidates(scene: Scene, draft: Draft) -> Iterator[list[Referent]]:
    words = list(_content(scene, draft))
    if draft.type in _JUDGING:
        yield [r for word in draft.match.content for r in _owners(scene, draft, word)]  # type: ignore[union-attr]
        yield [r for word in draft.match.content for r in _who_said(scene, word)]  # type: ignore[union-attr]
    if draft.type in (*_JUDGING, *_ASKING):
        yield [r for word in words for r in _subjects(scene, draft, word)]
        yield [r for word in words for r in _of_event(scene, word, "agent", "party")]
    if draft.type in _FACING and _own_act(scene, draft, words):
        reached = ("target",) if draft.type == "Proposal" else ("target", "party")  # "proposed a dialogue among Malians" to nobody
        yield [r for word in words for r in _of_event(scene, word, *reached)]
        yield [r for word in words for r in _phrases(scene, draft, word)]
    if draft.type == "Pledge" and _own_act(scene, draft, words):  # "the commitment to Ukraine's sovereignty"
        yield [r for word in words if not scene.tree.is_verb(word) for r in _phrases(scene, draft, word)]


def _content(scene: Scene, draft: Draft) -> Iterator[int]:
    """What the act is about, down through operators: "refused to | continue to | meet"."""
    pending = [(word, 0) for word in draft.match.content]  # type: ignore[union-attr]
    while pending:
        word, depth = pending.pop(0)
        yield word
        if depth < _DEEP and scene.at(word) is None:
            match = scene.matches.get(word)
            deeper = match.content if match is not None and match.entry.evokes is None else scene.tree.kids(word, "xcomp", "dobj")
            pending.extend((w, depth + 1) for w in deeper)


def _owners(scene: Scene, draft: Draft, word: int) -> list[Referent]:
    """The actor itself, or whose act it is: "Jordan's efforts", "the attack by the militia", "a Kenyan proposal"."""
    tree = scene.tree
    if own := fillers(scene, "agent", [word], draft.type):
        return own
    links = ("by", "from") if tree.lemmas[word] in scene.lexicon.among("done-to") else ("of", "by", "from", "between")
    phrases = [p for prep in tree.kids(word, "prep") if tree.forms[prep] in links for p in tree.kids(prep, "pobj")]
    told = [v for v in tree.kids(word, "acl", "relcl") if tree[v].tag == "VBN" and tree.lemmas[v] in _TAKEN]
    phrases += [p for v in told for by in tree.kids(v, "agent") for p in tree.kids(by, "pobj")]  # "the steps taken by Chad"
    if found := fillers(scene, "agent", [*tree.kids(word, "poss"), *phrases], draft.type):
        return found
    if draft.type != "Rejection" and (found := fillers(scene, "agent", _doers_told(scene, draft, word), draft.type)):
        return found
    return [Referent(m.actor, Span(m.start, m.end)) for m in scene.reader.adjectives(word) if m.actor is not None]


def _doers_told(scene: Scene, draft: Draft, word: int) -> list[int]:
    """ "the steps taken by Kenya", "aid that Jordan has provided": who did it; but not who tells of it, "the killings reported by"."""
    tree = scene.tree
    for verb in tree.kids(word, "acl", "relcl"):
        told = scene.matches.get(verb)
        if (
            told is not None
            and told.entry.evokes not in _DOING
            and (told.entry.reporting or scene.lexicon.is_a(told.entry.evokes, "VerbalEvent"))
        ):
            continue
        subject = tree.subject(verb)
        if tree.is_passive(verb) or (tree[verb].dep == "acl" and tree[verb].tag == "VBN"):
            if doers := [w for by in tree.kids(verb, "agent", "prep") if tree.forms[by] == "by" for w in tree.kids(by, "pobj")]:
                return doers
        elif tree[verb].dep == "relcl" and subject is not None and tree[subject].tag not in ("WDT", "WP"):
            return [subject]
    return []


def _who_said(scene: Scene, word: int) -> list[Referent]:
    """ "Russia demanded … These demands were rejected": whoever made them."""
    said = event_meant(scene, word)
    return said.entities("agent") if said is not None and scene.lexicon.is_a(said.type, "VerbalEvent") else []


def _subjects(scene: Scene, draft: Draft, word: int) -> list[Referent]:
    """Who does it, in a clause: "demanded that Turkey withdraw"."""
    subject = scene.tree.subject(word) if scene.tree.is_verb(word) and not scene.tree.is_passive(word) else None
    return fillers(scene, "agent", [subject], draft.type) if subject is not None else []


def _of_event(scene: Scene, word: int, *roles: str) -> list[Referent]:
    event = scene.at(word, "event")
    found = event.entities(*roles) if event is not None else []
    return [r for r in found if scene.lexicon.is_a(r.entity.kind, "Agent")]


def _phrases(scene: Scene, draft: Draft, word: int) -> list[Referent]:
    """Actors in phrases of what is threatened, promised or refused: "impose a tax on Chile"."""
    tree = scene.tree
    words = [p for prep in tree.kids(word, "prep", "dative") if tree[prep].text.lower() in _FACED for p in tree.kids(prep, "pobj")]
    words += [w for p in [word, *words] for w in tree.kids(p, "poss")]
    return [r for r in fillers(scene, "agent", words, draft.type) if scene.lexicon.is_a(r.entity.kind, "Agent")]


def _own_act(scene: Scene, draft: Draft, words: list[int]) -> bool:
    """Whether the speaker speaks of acts of their own: "threatened to", not "warned that rebels would"."""
    speakers = [r.entity for r in draft.entities("agent", "party")]
    acting = [r.entity for word in words for r in [*_subjects(scene, draft, word), *_of_event(scene, word, "agent")]]
    return all(entity in speakers for entity in acting)

"""Why a sentence gave the facts that it gave: the entry or rule behind each, how each role was filled, who speaks and why.

Read off a finished `Scene`; nothing here decides anything. A record is plain JSON: see `explain_scene`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any

from kg.facts.assemble import duplicates
from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.frames import Match
from kg.facts.silence import explain_silence
from kg.iris import rule_iri
from kg.lexicon import Entry, Lexicon, Slot
from kg.model import Span
from kg.vocab import LEX

Record = dict[str, Any]
_HIDDEN_ROLES = ("newName", "content")


def explain_article(scenes: Iterable[Scene], name: str) -> list[Record]:
    """A record for each sentence of the article called `name`, in the order of the text."""
    return [{"article": name, **explain_scene(scene)} for scene in scenes]


def explain_scene(scene: Scene) -> Record:
    """`sentence` (its number), `start`, `end`, `text`, `facts`, `silence` (`reason` and `detail`, or None) and `unused`.

    `unused` are words that the lexicon knows and that told nothing here by themselves: operators, light verbs, bare nouns.
    """
    sentence = scene.tree.sentence
    same = duplicates(scene.drafts)
    told = sorted((d for d in scene.drafts if d not in same), key=lambda d: (d.span.start, d.span.end, d.kind, d.type))
    silence = None if told else explain_silence(scene)
    return {
        "sentence": sentence.index,
        "start": sentence.start,
        "end": sentence.end,
        "text": " ".join(scene.string(Span(sentence.start, sentence.end)).split()),
        "facts": [_fact(scene, draft) for draft in told],
        "silence": {"reason": silence.reason, "detail": silence.detail} if silence else None,
        "unused": list(_unused(scene, told)),
    }


def made_by(rule: str, pattern: str) -> bool:
    """Whether the entry or rule with this IRI or name is meant by `pattern`, which may hold `*`.

    >>> made_by("https://w3id.org/parley/lexicon/withdraw", "lex:with*"), made_by("rule:scare-quotes", "scare-quotes")
    (True, True)
    """
    names = (rule, rule_name(rule), rule_name(rule).partition(":")[2])
    return any(fnmatchcase(name, pattern) for name in names)


def rule_name(rule: str) -> str:
    """A short name: "lex:withdraw", "rule:scare-quotes"."""
    return f"lex:{rule.removeprefix(LEX)}" if rule.startswith(LEX) else rule


def _fact(scene: Scene, draft: Draft) -> Record:
    context = draft.context
    entry = _entry_of(scene.lexicon, draft.rule)
    record: Record = {
        "kind": draft.kind,
        "type": draft.type,
        "quote": scene.string(draft.span),
        "start": draft.span.start,
        "end": draft.span.end,
        "trigger": scene.string(draft.trigger),
        "rule": rule_iri(draft.rule).value if draft.rule else None,
        "made_by": rule_name(draft.rule),
        "entry": _described(scene, entry, draft) if entry else None,
        "roles": list(_roles(scene, draft)),
        "claimant": [r.entity.name for r in context.claimants] or ["narrator"],
        "claimant_why": _why_claimant(scene, draft),
        "voice": context.voice,
        "polarity": context.polarity,
        "modality": context.modality,
        "hedge": context.hedge,
        "condition": context.condition.text if context.condition else None,
        "time": None,
        "value": dict(draft.value) if draft.value else None,
        "links": [{"relation": r, "type": d.type, "trigger": scene.string(d.trigger), "start": d.span.start} for r, d in draft.links],
    }
    if draft.time is not None:
        record["time"] = {"text": draft.time.text, "edtf": draft.time.edtf, "assumed": list(draft.time.basis)}
    return record


def _entry_of(lexicon: Lexicon, rule: str) -> Entry | None:
    return next((entry for entry in lexicon.entries if entry.iri == rule), None)


def _described(scene: Scene, entry: Entry, draft: Draft) -> Record:
    lemma = scene.tree[draft.word].lemma.lower()
    fitting = [entered for entered in entry.lemmas if lemma in entered.split(" ")]
    return {"iri": entry.iri, "file": entry.file, "kind": entry.kind, "lemma": (fitting or [lemma])[0], "frame": entry.frame}


# --- roles ----------------------------------------------------------------------------------------------------------


def _roles(scene: Scene, draft: Draft) -> Iterator[Record]:
    for role, referents in draft.roles.items():
        if role in _HIDDEN_ROLES:
            continue
        for referent in referents:
            yield {
                "role": role,
                "name": referent.entity.name,
                "kind": referent.entity.kind,
                "named": scene.string(referent.span),
                "start": referent.span.start,
                "end": referent.span.end,
                **_how(scene, draft, role, referent),
            }


def _how(scene: Scene, draft: Draft, role: str, referent: Referent) -> Record:
    """`way` (slot, lent, adjunct, place, same-as, speaker, rule, convention), and `by`, what it was."""
    if draft.match is not None:
        for match in (draft.match, *_lenders(scene, draft.match)):
            if (slot := _slot_of(scene, match, role, referent)) is not None:
                way = "slot" if match is draft.match else "lent"
                return {
                    "way": way,
                    "by": slot if way == "slot" else f"{scene.tree[match.word].text!r} ({rule_name(match.entry.iri)}): {slot}",
                }
        if role in ("mediator", "supporter") and (adjunct := _adjunct_of(scene, referent)) is not None:
            return {"way": "adjunct", "by": rule_name(adjunct.iri)}
    elif _inside(scene, draft, referent):
        return {"way": "rule", "by": rule_name(draft.rule)}
    if referent in draft.context.claimants:
        return {"way": "speaker", "by": "who makes the claim"}
    if role == "place" and _inside(scene, draft, referent):
        return {"way": "place", "by": "a place phrase of the clause"}
    for other in [*scene.drafts, *(told for told, _ in reversed(scene.discourse.told))]:
        if other is not draft and any(r.entity == referent.entity and r.span == referent.span for r in other.entities(*other.roles)):
            return {"way": "same-as", "by": f"{other.type} {scene.string(other.trigger)!r}"}
    return {"way": "convention", "by": "a reading rule of the class"}


def _lenders(scene: Scene, match: Match) -> Iterator[Match]:
    """The light verbs and operators in whose content the word stands, the nearest first."""
    at, seen = match.word, {match.word}
    while (lender := next((m for m in scene.matches.values() if at in m.content and m.word not in seen), None)) is not None:
        yield lender
        at = lender.word
        seen.add(at)


def _slot_of(scene: Scene, match: Match, role: str, referent: Referent) -> str | None:
    """The slot that names the referent, or holds the word that points back to it."""
    filled = [(slot, word) for slot, words in match.slots if slot.role not in (None, "content") for word in words]
    filled.sort(key=lambda f: f[0].role != role)
    for slot, word in filled:
        if _overlap(scene.tree.span(scene.tree.subtree(word)), referent.span):
            return str(slot)
    pointing = [(slot, word) for slot, word in filled if slot.role == role and _points(scene, slot, word)]
    if pointing and referent.span.end <= scene.tree[pointing[0][1]].start:
        slot, word = pointing[0]
        return f"{slot}, where {scene.tree[word].text!r} points back"
    return None


def _points(scene: Scene, slot: Slot, word: int) -> bool:
    token = scene.tree[word]
    return scene.reader.mention(word) is None and (token.pos in ("PRON", "NOUN") or token.tag == "PRP$")


def _adjunct_of(scene: Scene, referent: Referent) -> Entry | None:
    """The entry for "with the mediation of", above the words that name the referent."""
    for word in scene.tree.covering(referent.span.start, referent.span.end)[:1]:
        for above in [word, *scene.tree.ancestors(word)]:
            token = scene.tree[above]
            before = scene.tree[token.head].text.lower()
            for form in (token.lemma.lower(), token.text.lower().rpartition("-")[2]):
                found = scene.lexicon.find("adjunct", form)
                if found:
                    return next((entry for entry in found if before in entry.prepositions), found[0])
    return None


def _inside(scene: Scene, draft: Draft, referent: Referent) -> bool:
    return _overlap(Span(scene.tree.sentence.start, scene.tree.sentence.end), referent.span) and bool(draft.rule)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


# --- voices ---------------------------------------------------------------------------------------------------------


def _why_claimant(scene: Scene, draft: Draft) -> str:
    claimants, tree = draft.context.claimants, scene.tree
    if not claimants:
        return "no word of saying stands above it"
    if claimants == scene.contexts.base.claimants:
        return "the sentence is in its issuer's own voice"
    for at in [draft.word, *tree.ancestors(draft.word)]:
        for prep in tree.kids(at, "prep", "advcl"):
            if tree[prep].text.lower() == "according" and tree.span(tree.subtree(prep)).start <= claimants[0].span.start:
                return "according to"
        for match in scene.matches.values():
            if match.entry.reporting and match.word != draft.word and any(at in tree.subtree(c) for c in match.content):
                return f"{tree[match.word].text!r} ({rule_name(match.entry.iri)}) reports it"
    return f"who uses the words, by {rule_name(draft.rule)}" if draft.rule.startswith("rule:") else "handed on within the sentence"


def _unused(scene: Scene, told: list[Draft]) -> Iterator[Record]:
    words = {draft.word for draft in told if draft.match is not None}
    for match in sorted(scene.matches.values(), key=lambda m: m.word):
        if match.word not in words:
            entry = match.entry
            yield {"word": scene.tree[match.word].text, "by": rule_name(entry.iri), "kind": entry.kind, "evokes": entry.evokes}

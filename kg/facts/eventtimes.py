"""When an event took place: its own time, the time beside its second word, or the day it was announced."""

from __future__ import annotations

from dataclasses import replace

from kg.facts.drafts import Draft, Scene
from kg.facts.frames import Match
from kg.facts.timing import fact_time
from kg.model import TimeMention

_UNDONE = frozenset({"required", "intended"})
"""What is yet to be done has not the day on which it was promised or asked for."""


def date_event(scene: Scene, match: Match, draft: Draft) -> None:
    time = scene.timing.own(match.word) or _carrier_time(scene, match)
    if time is None and draft.context.modality not in _UNDONE:
        time = scene.timing.of(match.word) or _part_time(scene, match) or _announced_time(scene, match)
    elif time is None:
        time = _part_time(scene, match)
    if time is None or (draft.context.modality == "required" and scene.timing.own(match.word) is None):
        return
    opens = _opens(scene, match)
    draft.time = fact_time(time, opens=opens)
    if _is_to_come(scene, match, draft):
        draft.context = replace(draft.context, modality="intended")


def _is_to_come(scene: Scene, match: Match, draft: Draft) -> bool:
    """ "The mandate expires on 31 January", "ahead of Thursday's visit": what lies beyond the day of writing is yet to be done."""
    tree, over = scene.tree, scene.tree[match.word].head
    ahead = tree.forms[over] == "of" and over > 0 and tree.forms[over - 1] == "ahead"
    if not ahead and tree[match.word].tag not in ("VBZ", "VBP"):
        return False
    if draft.context.modality != "asserted" or draft.context.polarity != "affirmed" or scene.lexicon.is_a(draft.type, "VerbalEvent"):
        return False
    day, edtf = scene.discourse.published, draft.time.edtf if draft.time is not None else ""
    return day is not None and edtf[:1].isdigit() and edtf.partition("/")[0] > day


def _opens(scene: Scene, match: Match) -> bool:
    light = scene.lent_by(match)
    words = [match.word, *([light.word] if light else [])]
    if any(scene.lexicon.word("resumption", scene.tree[a].text.lower()) for w in words for a in scene.tree.kids(w, "advmod")):
        return False  # "broke out again": it had begun before
    return match.entry.opens or (light is not None and light.entry.opens)


def _carrier_time(scene: Scene, match: Match) -> TimeMention | None:
    """ "Talks are due to resume on Monday": the time beside the verb that carries the noun."""
    light = scene.lent_by(match)
    if light is None or light.entry.reporting or light.entry.evokes is not None or scene.tree.is_verb(match.word):
        return None
    return scene.timing.own(light.word)


def _part_time(scene: Scene, match: Match) -> TimeMention | None:
    """The time beside the second word of the event: "agreed to stop fighting in 1994", "sent three envoys packing on Friday"."""
    parts = [w for slot, found in match.slots if slot.heads and slot.required for w in found]
    for word in [*parts, *match.inner]:
        time = scene.timing.own(word)
        passed = scene.tree[word].dep in ("nsubj", "nsubjpass") and word < match.word  # "The truce of April 2016 collapsed"
        if time is not None and time.start > scene.tree[word].start and not passed:  # not "left the 2015 accord"
            return time
    return None


def _announced_time(scene: Scene, match: Match) -> TimeMention | None:
    """What somebody announces to have begun began by the day of the announcement, where no other time is given."""
    if not _opens(scene, match):
        return None
    verb = scene.tree.clause_head(match.word)
    for above in scene.matches.values():
        if verb in above.content and scene.lexicon.is_a(above.entry.evokes, "Announcement"):
            return scene.timing.own(above.word)
    return None

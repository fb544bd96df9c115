"""Who is meant by an office: "the President", "the Israeli prime minister", "the two leaders".

An article that has put a title before a name goes on with the title alone. The holder is the person whose title says the
office; of two with one office the more prominent is meant, unless the phrase names a state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from kg.facts.discourse import Discourse, Referent
from kg.facts.tree import Tree
from kg.model import Entity, NameMention, Span

if TYPE_CHECKING:
    from kg.facts.drafts import Draft, Scene

_SUBJECT = 3
"""The weight of a subject's mention."""
_RANKS = frozenset({"vice", "deputy", "prime", "former", "ex", "under", "assistant", "acting"})
"""Words that make another office of the one that follows."""


def holder(tree: Tree, word: int, names: Mapping[int, NameMention], discourse: Discourse) -> list[Referent]:
    """The person whose office the phrase headed by `word` says; nobody where no title so far says it.

    `names` are the sentence's names by word. "The president of the council" names no state: nobody is meant for certain.
    """
    phrases = [p for prep in tree.kids(word, "prep") if tree[prep].text.lower() in ("of", "for", "to") for p in tree.kids(prep, "pobj")]
    phrases = [p for p in phrases if tree.forms[tree[p].head] == "of" or p in names]  # "thanked the minister for Oman's help"
    modifiers = [w for w in tree.kids(word, "compound", "amod", "nmod") if w < word]
    owners = {
        m.actor.key for w in [*modifiers, *phrases, *tree.kids(word, "poss")] if (m := names.get(w)) is not None and m.actor is not None
    }
    if phrases and not owners:
        return []
    titles = _titles(discourse)
    office = " ".join(tree[w].text.lower() for w in [*sorted(w for w in modifiers if w not in names), word])
    best: tuple[float, int] | None = None
    found: NameMention | None = None
    for noted in discourse.noted:
        mention = noted.mention
        if mention.end > tree[word].start or mention.actor is None or mention.actor.kind != "Person":
            continue
        if not _says(titles.get(mention.actor.key, ()), office) or (owners and owners.isdisjoint(_owners(mention, discourse))):
            continue
        score = (noted.weight - 0.4 * (tree.sentence.index - noted.sentence), mention.start)
        if best is None or score > best:
            best, found = score, mention
    return [Referent(found.actor, Span(found.start, found.end))] if found is not None and found.actor is not None else []


def has_title(person: Entity, discourse: Discourse) -> bool:
    """Whether the article says the person's office."""
    return bool(_titles(discourse).get(person.key))


def holds_office(persons: Iterable[Referent], office: str, discourse: Discourse) -> bool:
    """Whether each of these persons has the office: "the foreign ministers" are the two who met."""
    titles = _titles(discourse)
    return all(_says(titles.get(p.entity.key, ()), office) for p in persons)


def note_persons(discourse: Discourse, draft: Draft, sentence: int) -> None:
    """Remembers who met or spoke with whom, for "the leaders" and "they"."""
    found = [r for r in draft.entities("party", "agent", "target") if r.entity.kind == "Person"]
    if len(found) >= 2 and discourse.lexicon.is_a(draft.type, "DiplomaticEvent", "VerbalEvent"):
        discourse.persons = tuple(found)
        discourse.note_group([r.entity for r in found], sentence, Span(min(r.span.start for r in found), max(r.span.end for r in found)))


def note_offices(scene: Scene) -> None:
    """Whom "the President" or "he" means as a subject stays as prominent as a name would."""
    tree = scene.tree
    for token in tree.tokens:
        if token.dep not in ("nsubj", "nsubjpass") or scene.reader.is_inner(token.i) or token.pos not in ("PRON", "NOUN", "PROPN"):
            continue
        found = scene.reader.referents([token.i], "actor")
        if len(found) == 1 and found[0].entity.kind == "Person" and not found[0].entity.key.startswith("local:"):
            scene.discourse.note(NameMention(token.start, token.end, found[0].entity, None), tree.sentence.index, _SUBJECT)


def _owners(mention: NameMention, discourse: Discourse) -> set[str]:
    """The states or bodies whose office the person has: the gazetteer's, and those named in the title."""
    title, person = mention.title, mention.actor
    named = [
        n.mention.actor for n in discourse.noted if title is not None and title.start <= n.mention.start and n.mention.end <= title.end
    ]
    return {e.key for e in named if e is not None} | ({person.of} if person is not None and person.of else set())


def _titles(discourse: Discourse) -> dict[str, list[str]]:
    """The titles that the article has put to persons so far, by the person's key."""
    out: dict[str, list[str]] = {}
    for key, role, _ in sorted(discourse.tenures, key=str):
        out.setdefault(key, []).append(role)
    for noted in discourse.noted:
        person, title = noted.mention.actor, noted.mention.title
        if person is not None and title is not None:
            out.setdefault(person.key, []).append(discourse.text[title.start : title.end])
    return out


def _says(titles: Iterable[str], office: str) -> bool:
    """Whether one of the titles is this office: "the Secretary" is the Secretary of State, not the Deputy Secretary."""
    for title in titles:
        for at in re.finditer(rf"\b{re.escape(office)}\b", title.lower()):
            before = title[: at.start()].lower().replace("-", " ").split()
            if not before or before[-1] not in _RANKS:
                return True
    return False

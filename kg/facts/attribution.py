"""Whose voice a sentence has before any verb of saying: the narrator's, or that of a statement's issuer.

An official statement in the first person is its issuer's; "Minister X said:" hands the following paragraphs to X.
"""

from __future__ import annotations

import re
from itertools import takewhile

from kg.facts.context import Context
from kg.facts.discourse import Discourse, Referent
from kg.facts.drafts import Scene
from kg.gazetteer import Gazetteer
from kg.model import Entity, Parsed, Sentence, Span

_ISSUED = re.compile(
    r"\b(?:statement|remarks|declaration|message|readout|communiqu[eé])\b[^\n]{0,40}?\b(?:from|by|of)\b|\b(?:statement|remarks)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\bjoint\b[^\n]{0,30}\b(?:statement|communiqu[eé]|declaration|readout)\b[^\n]{0,40}?\b(?:from|by|of|between)\b", re.IGNORECASE
)
_TOPIC = re.compile(r"\b(?:on|regarding|concerning|about|following|after|marking|in)\b")
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|I|[Mm]y)\b")
_SAID_COLON = re.compile(r"\b(?:said|stated|says)\s*:\s*\n")
_NAMED_BEFORE = (3, 120)
"""How many characters of the same sentence stand before "said:"."""
_COLON = re.compile(r"\b(?:said|stated|says)\s*:")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def issuers_of(parsed: Parsed, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """Who says "we" in an official statement; nobody for a report.

    The one named before "said:", else the person or body that the title names (of a joint statement all of them), else the state or
    body that published it.
    """
    article = parsed.article
    body = _QUOTED.sub(" ", "\n".join(article.text[p.start : p.end] for p in article.body))
    if not _FIRST_PERSON.search(body):
        return ()
    said = _said_colon(article.text)
    if said and (found := _named(parsed, said.start, said.end)):
        return (found[-1],)
    span = article.title_span
    if span is not None and _ISSUED.search(article.title or ""):
        if joint := _joint_issuers(parsed, span):
            return joint
        found = _named(parsed, span.start, span.end)
        persons = tuple(e for e in found if e.kind == "Person")
        bodies = tuple(e for e in found if e.kind in ("GovernmentBody", "InternationalOrganization"))
        if persons or bodies:
            return (persons or bodies)[:1]
    publisher = gazetteer.publisher_of(article.url) if article.url else None
    if publisher is None or publisher.kind == "MediaOutlet":
        return ()
    return (gazetteer.owner(publisher) or publisher,)


def _joint_issuers(parsed: Parsed, title: Span) -> tuple[Entity, ...]:
    """All who issue a joint statement: "Joint Statement by Kenya and Uganda on …"; persons before the states they speak for."""
    text = parsed.article.text[title.start : title.end]
    joint = _JOINT.search(text)
    if joint is None:
        return ()
    topic = _TOPIC.search(text, joint.end())
    found = _named(parsed, title.start + joint.end(), title.start + topic.start() if topic else title.end)
    persons = [e for e in found if e.kind == "Person"]
    return tuple(dict.fromkeys(persons if len(persons) > 1 else [e for e in found if e.kind != "Person"]))


def _named(parsed: Parsed, start: int, end: int) -> list[Entity]:
    return [n.actor for n in parsed.names if n.actor is not None and not n.adjectival and start <= n.start < end]


def base_context(parsed: Parsed, sentence: Sentence, discourse: Discourse, speakers: tuple[Referent, ...] = ()) -> Context:
    """The context that a sentence starts with; `speakers` are those in whose quotation all of it stands."""
    if speakers:
        return Context(claimants=speakers, voice="quoted")
    title = parsed.article.title_span
    if not discourse.issuers or (title is not None and title.start <= sentence.start < title.end):
        return Context()
    text = parsed.article.text[sentence.start : sentence.end]
    own_voice = not discourse.reported_form or _FIRST_PERSON.search(text) or _after_colon(parsed, sentence)
    if not own_voice:
        return Context()
    start = Span(sentence.start, sentence.start)
    return Context(claimants=tuple(Referent(issuer, start) for issuer in discourse.issuers), voice="quoted")


def _after_colon(parsed: Parsed, sentence: Sentence) -> bool:
    before = parsed.article.text[max(0, sentence.start - 5000) : sentence.start].rstrip()
    return bool(_COLON.search(before[-4000:]))


def reported_form(text: str) -> bool:
    """Whether the article reports a statement ("Minister X said:") rather than being one."""
    return _said_colon(text) is not None


def _said_colon(text: str) -> Span | None:
    """The first "Minister X said:" at the end of a line, from the beginning of its sentence."""
    least, most = _NAMED_BEFORE
    for said in _SAID_COLON.finditer(text):
        at = said.start()
        start = max(text.rfind("\n", 0, at) + 1, text.rfind(".", 0, at) + 1, at - most)
        if at - start >= least:
            return Span(start, said.end())
    return None


def note_speakers(scene: Scene) -> None:
    """Speakers of this sentence stay prominent: "It also said …" means them, and so does "the statement"."""
    spoken = [d for d in scene.drafts if d.match is not None and d.entities("agent") and not d.context.claimants]
    told = [d for d in spoken if d.match.entry.reporting or scene.lexicon.is_a(d.type, "VerbalEvent")]  # type: ignore[union-attr]
    if told:
        scene.discourse.speakers = tuple(told[-1].entities("agent"))
        scene.discourse.document = not scene.lexicon.among("document").isdisjoint(scene.tree.lemmas)
    for match in scene.matches.values():
        if not match.entry.reporting:
            continue
        for referent in scene.reader.referents(match.role_words("agent") or match.words("subj"), "actor"):
            for noted in takewhile(lambda n: n.sentence == scene.tree.sentence.index, reversed(scene.discourse.noted)):
                if noted.mention.start == referent.span.start:
                    noted.weight += 1

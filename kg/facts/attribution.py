"""Whose voice a sentence has before any verb of saying: the narrator's, or that of a statement's issuer.

An official statement in the first person is its issuer's; "Minister X said:" hands the following paragraphs to X.
"""

from __future__ import annotations

import re

from kg.facts.context import Context
from kg.facts.drafts import Scene
from kg.facts.reference import Discourse, Referent
from kg.lexicon import Lexicon
from kg.model import Entity, Parsed, Sentence, Span

_ISSUED = re.compile(r"\b(?:statement|remarks|declaration|message|readout|communiqu[eé])\b[^\n]{0,40}?\b(?:from|by|of)\b|\b(?:statement|remarks)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|I|[Mm]y)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def issuer_of(parsed: Parsed, lexicon: Lexicon) -> Entity | None:
    """The person or body that issued an official statement: named in its title or before a colon; None for a report."""
    article = parsed.article
    title = article.title or ""
    body = _QUOTED.sub(" ", "\n".join(article.text[p.start : p.end] for p in article.body))
    if not _FIRST_PERSON.search(body):
        return None
    candidates = [n for n in parsed.names if n.actor is not None and not n.adjectival]
    said = re.search(r"([^\n.]{3,120})\b(?:said|stated|says)\s*:\s*\n", article.text)
    if said:
        inside = [n.actor for n in candidates if said.start() <= n.start < said.end()]
        if inside:
            return inside[-1]
    if _ISSUED.search(title):
        named = sorted((title.find(n.actor.name), n.actor) for n in candidates if n.actor and n.actor.kind == "Person" and n.actor.name in title)  # type: ignore[type-var]
        if named:
            return named[0][1]
    return None


def base_context(parsed: Parsed, sentence: Sentence, discourse: Discourse) -> Context:
    """The context that a sentence starts with."""
    issuer = discourse.issuer
    if issuer is None:
        return Context()
    text = parsed.article.text[sentence.start : sentence.end]
    own_voice = _after_colon(parsed, sentence) or _FIRST_PERSON.search(text) or not _reported_form(parsed)
    if not own_voice:
        return Context()
    return Context(claimants=(Referent(issuer, Span(sentence.start, sentence.start)),), voice="quoted")


def _after_colon(parsed: Parsed, sentence: Sentence) -> bool:
    before = parsed.article.text[: sentence.start].rstrip()
    return bool(re.search(r"\b(?:said|stated|says)\s*:", before[-4000:]))


def _reported_form(parsed: Parsed) -> bool:
    """Whether the article reports a statement ("Minister X said:") rather than being one."""
    return bool(re.search(r"\b(?:said|stated|says)\s*:\s*\n", parsed.article.text))


def note_speakers(scene: Scene) -> None:
    """Speakers of this sentence stay prominent: "It also said …" means them, and so does "the statement"."""
    told = [d for d in scene.drafts if d.match is not None and d.match.entry.reporting and d.entities("agent") and not d.context.claimants]
    words = {t.lemma.lower() for t in scene.tree.tokens}
    if told:
        scene.discourse.speakers = tuple(told[-1].entities("agent"))
        scene.discourse.document = any(scene.lexicon.word("document", w) for w in words)
    for match in scene.matches.values():
        if not match.entry.reporting:
            continue
        for referent in scene.reader.referents(match.role_words("agent") or match.words("subj"), "actor"):
            for noted in scene.discourse.noted:
                if noted.sentence == scene.tree.sentence.index and noted.mention.start == referent.span.start:
                    noted.weight += 1

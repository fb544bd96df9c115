"""Whose voice a sentence has before any verb of saying: the narrator's, or that of a statement's issuer.

An official statement in the first person is its issuer's; "Minister X said:" hands the following paragraphs to X.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from kg.facts.context import Context
from kg.facts.discourse import Discourse, Handed, Referent, slug
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
_SUBJECT_PERSON = re.compile(r"\b(?:[Ww]e|I)\b")
"""Who speaks for oneself says "we" or "I"; a readout's "our ties" may slip from its writer."""
_WE_THE = re.compile(r"\bWe, the (?P<who>[^.;]{3,300}?),\s+(?!(?:and|the|of|together|including|as)\b)[a-z]+")
"""Up to a comma after which a verb stands: items of a list begin with a name."""
_READ_OUT_OF = re.compile(r"\W*readout\s+(?:of|on)\b", re.IGNORECASE)
"""The readout of somebody's talks is written by another, who tells what they said: "The minister said that we …"."""
_SIGNED = 160
"""How many characters from the end a signature stands."""
_SAID_COLON = re.compile(
    r"\b(?:(?:said|stated|says|added|commented)"
    r"(?:\s+(?:today|yesterday|tonight|(?:on|in|at|after|following)\s+[\w’' ]{1,40}))?"
    r"|(?:issued|released|made|provided|gave|delivered|read|posted)\s+(?:the|this|a)\s+(?:following\s+)?"
    r"(?:joint\s+|brief\s+|written\s+)?(?:statement|remarks|comment|message)[^\n:.]{0,60})\s*:\s*\n"
)
_UNNAMED = re.compile(
    r"(?:^|\s)(?:[Aa]n?|[Tt]he)\s+(?P<who>(?:[A-Z][\w.'’-]*\s+(?:of\s+|for\s+|and\s+)?){0,5}"
    r"(?:[Ss]pokes(?:man|woman|person)|[Oo]fficial|[Aa]mbassador|[Cc]ommander|[Mm]inister|[Ee]nvoy|[Ss]pecial [Rr]epresentative))\s*$"
)
"""A speaker without a name, at the end of "A Foreign Office spokesman said:"."""
_TURN = re.compile(r"^[ \t]*(?P<who>[A-Z][\w.'’-]*(?:[ \t]+[A-Z][\w.'’-]*){0,5}):[ \t]+(?=(?P<mark>[“\"])|[A-Z])", re.MULTILINE)
"""The turn of a speaker in a transcript, "SECRETARY KERRY: We talked", or of one who is quoted without a verb, "Minister Blok: “…”"."""
QUESTIONER = Entity("local:questioner", "questioner", "Person")
_ASKING = frozenset({"QUESTION", "Question", "Q", "REPORTER", "MODERATOR"})
_NAMED_BEFORE = (3, 120)
"""How many characters of the same sentence stand before "said:"."""
_MARKS = ("“", '"', "‘")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def issuers_of(parsed: Parsed, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """Who says "we" in an official statement; nobody for a report.

    The one named before the first "said:", else the person or body that the title names (of a joint statement all of them), else
    the state or body that published it.
    """
    article = parsed.article
    if said := [h for h in statements(parsed) if h.until is None]:
        return (said[0].speaker,)
    body = _QUOTED.sub(" ", "\n".join(article.text[p.start : p.end] for p in article.body))
    readout = re.match(r"\W*readout\b", article.title or "", re.IGNORECASE) is not None
    if not (_SUBJECT_PERSON if readout else _FIRST_PERSON).search(body):
        return ()
    if readout and _READ_OUT_OF.match(article.title or ""):
        return ()
    if (signer := _signer(parsed)) is not None:
        return (signer,)
    if joint := _who_we_are(parsed):
        return joint
    span = article.title_span
    if span is not None and _ISSUED.search(article.title or ""):
        if joint := _joint_issuers(parsed, span):
            return joint
        found = _named(parsed, span.start, span.end)
        persons = tuple(e for e in found if e.kind == "Person")
        bodies = tuple(e for e in found if e.kind in ("GovernmentBody", "InternationalOrganization"))
        if persons or bodies:
            return (persons or bodies)[:1]
        if (owner := _owner_of_statement(parsed, span)) is not None:
            return (owner,)
    publisher = gazetteer.publisher_of(article.url) if article.url else None
    if publisher is None or publisher.kind == "MediaOutlet":
        return ()
    return (gazetteer.owner(publisher) or publisher,)


def _who_we_are(parsed: Parsed) -> tuple[Entity, ...]:
    """ "We, the leaders of the Group of Seven, condemn …": those named up to the verb."""
    found = _WE_THE.search(parsed.article.text)
    beyond = re.search(r"\bto\b", found["who"]) if found else None  # "the ambassadors of the European Union to Myanmar"
    start, end = found.span("who") if found else (0, 0)
    named = _named(parsed, start, start + beyond.start() if beyond else end)
    return tuple(dict.fromkeys(e for e in named if e.kind not in ("MediaOutlet", "Population")))


def _owner_of_statement(parsed: Parsed, title: Span) -> Entity | None:
    """ "G7 Leaders' Statement on Iran", "African Union statement on Mali": the body whose statement it is."""
    heading = parsed.article.text[title.start : title.end]
    owned = re.search(r"\b(?:statement|declaration|communiqu[eé]|remarks)\b", heading, re.IGNORECASE)
    if owned is None:
        return None
    before = [n.actor for n in parsed.names if title.start <= n.start and n.end <= title.start + owned.start() and n.actor is not None]
    return next((e for e in before if e.kind in ("InternationalOrganization", "GovernmentBody", "Group")), None)


def _signer(parsed: Parsed) -> Entity | None:
    """The person whose name in capital letters ends a letter, a message or a notice."""
    text = parsed.article.text
    end = len(text.rstrip())
    late = [n for n in parsed.names if n.start >= end - _SIGNED and text[n.end : n.end + 1] != ":"]  # but "MR KIRBY: Thank you"
    signed = [n for n in late if text[n.start : n.end].isupper()]
    return next((n.actor for n in signed if n.actor is not None and n.actor.kind == "Person"), None)


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


def statements(parsed: Parsed) -> tuple[Handed, ...]:
    """Each "Minister X said:" at the end of a line, with the one named before it, in the order of the text."""
    text, least, most = parsed.article.text, *_NAMED_BEFORE
    out: list[Handed] = []
    for said in _SAID_COLON.finditer(text):
        at = said.start()
        sentence = next((s.start for s in parsed.sentences if s.start <= at < s.end), text.rfind(". ", 0, at) + 1)
        start = max(text.rfind("\n", 0, at) + 1, sentence, at - most)
        if at - start >= least and (speaker := _speaker(parsed, start, at)) is not None:
            out.append(Handed(said.end(), speaker, text[said.end() :].lstrip()[:1] in _MARKS))
    return tuple(sorted([*out, *_turns(parsed)], key=lambda h: h.after))


def _turns(parsed: Parsed) -> Iterator[Handed]:
    """The turns of a transcript: those of named persons, and of whoever asks."""
    text = parsed.article.text
    for turn in _TURN.finditer(text):
        persons = [e for e in _named(parsed, *turn.span("who")) if e.kind == "Person"]
        if turn["who"].split()[-1] in _ASKING:
            yield Handed(turn.start(), QUESTIONER, marked=False, until=_line_end(text, turn.end()))
        elif persons and (turn["mark"] or turn["who"].isupper()):
            until = _line_end(text, turn.end()) if turn["mark"] else None
            yield Handed(turn.start(), persons[-1], marked=False, until=until)


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return found if found >= 0 else len(text)


def _speaker(parsed: Parsed, start: int, end: int) -> Entity | None:
    """The person named between the offsets; one whose office stands there ("the Foreign Secretary"); else the last one named."""
    found = _named(parsed, start, end)
    if persons := [e for e in found if e.kind == "Person"]:
        return persons[-1]
    words = parsed.article.text[start:end].casefold()
    for name in reversed([n for n in parsed.names if n.title is not None and n.start < start and n.actor is not None]):
        office = parsed.article.text[name.title.start : name.title.end].casefold().rstrip(" ,").split()[-2:]  # type: ignore[union-attr]
        if len(office) == 2 and " ".join(office) in words:
            return name.actor
    last = words.split()[-1:]
    titled = [n for n in parsed.names if n.title is not None and n.start < start and n.actor is not None and n.actor.kind == "Person"]
    if titled and last and re.search(r"\b(?:the (?:minister|secretary|ambassador|president|commander|general)|he|she)\s*$", words):
        called = [n for n in titled if last[0] in parsed.article.text[n.title.start : n.title.end].casefold().split()]  # type: ignore[union-attr]
        return (called or titled)[-1].actor  # "Following the visit, the Minister said:", "She added:"
    return found[-1] if found else _spokesperson(parsed.article.text[start:end])


def _spokesperson(words: str) -> Entity | None:
    """ "A Foreign Office spokesman": one person, called by what they are."""
    found = _UNNAMED.search(words)
    name = " ".join(found["who"].split()) if found else ""
    return Entity(f"local:{slug(name)}", name, "Person") if name else None


def _named(parsed: Parsed, start: int, end: int) -> list[Entity]:
    return [n.actor for n in parsed.names if n.actor is not None and not n.adjectival and start <= n.start < end]


def base_context(parsed: Parsed, sentence: Sentence, discourse: Discourse, speakers: tuple[Referent, ...] = ()) -> Context:
    """The context that a sentence starts with; `speakers` are those in whose quotation all of it stands.

    A "said:" before it hands the word to another speaker.
    """
    before = [h for h in discourse.handed if h.after <= sentence.start and (h.until is None or sentence.start < h.until)]
    handed = before[-1] if before else None
    if handed is not None:
        discourse.own_issuers = discourse.issuers if discourse.own_issuers is None else discourse.own_issuers
        discourse.issuers = (handed.speaker,)
    elif discourse.own_issuers is not None:
        discourse.issuers = discourse.own_issuers
    if speakers:
        return Context(claimants=speakers, voice="quoted")
    title = parsed.article.title_span
    if not discourse.issuers or (title is not None and title.start <= sentence.start < title.end):
        return Context()
    text = parsed.article.text[sentence.start : sentence.end]
    own = all(h.until is not None for h in discourse.handed) or (
        handed is not None and _still_speaks(parsed.article.text, handed, sentence.start)
    )
    if not own and not (_FIRST_PERSON.search(_QUOTED.sub(" ", text)) and handed is None):
        return Context()
    start = Span(sentence.start, sentence.start)
    return Context(claimants=tuple(Referent(issuer, start) for issuer in discourse.issuers), voice="quoted")


def _still_speaks(text: str, handed: Handed, at: int) -> bool:
    """A statement in quotation marks lasts while its paragraphs open with one; one without marks has no end of its own."""
    if not handed.marked:
        return handed.until is None or at < handed.until
    lines = text[handed.after : at].lstrip().split("\n")
    here = text[text.rfind("\n", 0, at) + 1 : at + 1].lstrip()
    paragraphs = [line for line in (*lines[:-1], here) if line.strip()]
    return all(line.lstrip()[:1] in _MARKS for line in paragraphs) and _open_mark(here, at - text.rfind("\n", 0, at) - 1)


def _open_mark(paragraph: str, length: int) -> bool:
    """Whether nothing but the quotation stands in the paragraph so far: its closing mark has not come."""
    return not re.search(r"[”\"]", paragraph[1:length])


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

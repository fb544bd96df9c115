"""Agreements: nodes of their own, apart from the act of concluding them and from the acts that their terms require."""

from __future__ import annotations

from dataclasses import replace

from kg.facts.drafts import Draft, Scene
from kg.facts.fillers import fillers
from kg.facts.frames import Match
from kg.facts.helpers import fill_helpers, helping_entry
from kg.facts.phrases import noun_phrase_span, phrase_span
from kg.facts.places import place_before
from kg.facts.spans import own_span
from kg.facts.timing import fact_time
from kg.model import Span, TimeMention

_APART = frozenset({"after", "before", "since", "despite", "following", "like", "unlike"})
"""Past these stands another agreement than the one that the verb tells of: "signed a pact ten days after the deal"."""
_CONCLUDING = ("AgreementConclusion", "Ratification")
_UNDOING = ("AgreementTermination", "AgreementBreach", "Suspension", "AgreementExtension", "Implementation")
_MAKING = ("AgreementConclusion", "Ratification", "Announcement", "Approval", "Mediation", "Negotiation", "Proposal")
_ROLES = ("party", "mediator", "supporter")
_NEW = frozenset({"a", "an", "another", "any"})
_WEAK = frozenset(
    {"the", "this", "that", "these", "those", "its", "their", "such", "said", "new", "our", "entire", "whole", "same", "full"}
)


def find_agreements(scene: Scene) -> None:
    """Adds agreement drafts after the events: an agreement takes its parties from the act that concludes it."""
    for match in sorted(scene.matches.values(), key=lambda m: m.word):
        if match.entry.kind != "agreement":
            continue
        if (first := _continued(scene, match)) is not None:
            first.span = Span(first.span.start, max(first.span.end, noun_phrase_span(scene.tree, match.word).end))
            continue
        governor = _governor(scene, match)
        if not _introduced(scene, match, governor):
            continue
        draft = _draft(scene, match, governor)
        _take_in_release(scene, draft)
        named = str((draft.value or {}).get("name") or "")
        concluded = governor is not None and scene.lexicon.is_a(governor.type, *_CONCLUDING)
        if named and not concluded and named in scene.discourse.agreements:
            continue  # told before under this name
        scene.discourse.agreements.add(named)
        scene.drafts.append(draft)
        if not concluded and (concluding := _concluded_by(scene, draft)) is not None:
            scene.drafts.append(concluding)
    _attach_terms(scene)


def _concluded_by(scene: Scene, agreement: Draft) -> Draft | None:
    """ "the agreement on 2 December between A and B", "yesterday's accord between A and B": that they concluded it, and when, is told."""
    tree, word = scene.tree, agreement.word
    days = [*tree.kids(word, "poss"), *(p for prep in tree.kids(word, "prep") if tree.forms[prep] == "on" for p in tree.kids(prep, "pobj"))]
    dated = agreement.time is not None and any(scene.reader.is_time(day) for day in days)
    told = any(d.kind == "event" and d.word in tree.below(word) and scene.lexicon.is_a(d.type, "AgreementConclusion") for d in scene.drafts)
    plain = (agreement.context.polarity, agreement.context.modality) == ("affirmed", "asserted")
    if not dated or told or not plain or len(agreement.entities("party")) < 2:
        return None
    roles = {"party": list(agreement.roles["party"])}
    event = replace(
        agreement, kind="event", type="AgreementConclusion", value=None, match=None, links=[], roles=roles, rule="rule:dated-agreement"
    )
    event.links.append(("concludes", agreement))
    return event


def _take_in_release(scene: Scene, draft: Draft) -> None:
    """ "the hostage release and ceasefire deal": what the agreement is for is no event of its own yet."""
    tree, word = scene.tree, draft.word
    first = tree.first_conjunct(word)
    beside = [first] if first != word and tree[first].tag == "NN" and not tree.kids(word, "det", "poss") and first + 4 >= word else []
    for event in [d for d in scene.drafts if d.kind == "event" and d.word in [*beside, *tree.kids(word, "nmod")]]:
        scene.drafts.remove(event)
        draft.span = Span(min(event.span.start, draft.span.start), draft.span.end)


def _continued(scene: Scene, match: Match) -> Draft | None:
    """ "the ceasefire and hostage release deal": one agreement, called by what it holds."""
    tree, word = scene.tree, match.word
    first = tree.first_conjunct(word)
    if first == word or tree.kids(word, "det", "poss") or tree[word].tag not in ("NN", "NNP"):
        return None
    return next((d for d in scene.drafts if d.kind == "agreement" and d.word == first and tree[first].tag in ("NN", "NNP")), None)


def _draft(scene: Scene, match: Match, governor: Draft | None) -> Draft:
    tree, word = scene.tree, match.word
    relative = any(tree[c].dep in ("relcl", "acl") for c in tree.children[word])
    draft = Draft(
        kind="agreement",
        type=match.entry.evokes or "Agreement",
        word=word,
        span=noun_phrase_span(tree, word, relative=relative and not _has_comma_clause(scene, word)),
        trigger=Span(tree[word].start, tree[word].end),
        context=scene.contexts.of(word),
        rule=match.entry.iri,
        match=match,
        value=_value(scene, match),
    )
    for slot, words in match.slots:
        if slot.role and slot.role != "content":
            draft.fill(slot.role, fillers(scene, slot.role, words, draft.type))
    fill_helpers(scene, draft, word)
    if not draft.roles.get("party") and tree[word].dep == "nsubjpass":  # "a new accord was announced between the rebels and the army"
        sides = [p for prep in tree.kids(tree[word].head, "prep") if tree.forms[prep] == "between" for p in tree.kids(prep, "pobj")]
        draft.fill("party", fillers(scene, "party", sides, draft.type))
    _fill_from_name(scene, draft)
    owners = fillers(scene, "party", tree.kids(word, "poss"), draft.type)
    if len(draft.entities("party")) == 1 and owners:  # "Ethiopia's deal with Somaliland"
        draft.roles["party"] = [*owners, *(r for r in draft.roles["party"] if r.entity not in [o.entity for o in owners])]
        governor = governor if governor is not None and scene.lexicon.is_a(governor.type, *_CONCLUDING) else None
    if governor is not None:
        if len(draft.entities("party")) == 1 and governor.entities("agent"):  # "tore up the accord with the rebels"
            draft.roles["party"] = [*governor.entities("agent"), *draft.roles["party"]]
        for role in _ROLES:
            draft.fill(role, governor.entities(role))
        if scene.lexicon.is_a(governor.type, *_CONCLUDING):
            draft.span = _without_date(scene, word, draft.span)
            if governor.type != "Ratification":  # what is yet to be ratified has been made
                draft.context = governor.context
            draft.time = governor.time
            governor.links.append(("concludes", draft))
        elif draft.context.polarity == "negated" and scene.lexicon.is_a(governor.type, *_UNDOING):
            draft.context = replace(draft.context, polarity="affirmed")  # "the truce was never revoked": there is one
    dated = [
        word,
        *(c for c in tree.kids(word, "acl") if tree[c].tag == "VBN"),
        *_told_of(scene, word),
    ]  # "the truce announced on 29 December"
    time = next((t for w in dated if (t := scene.timing.own(w))), None) or _declared(scene, word)
    if draft.time is None and time is not None:
        draft.time = fact_time(time)
    return draft


def _declared(scene: Scene, word: int) -> TimeMention | None:
    """ "On Friday Israel declared a truce": what is proclaimed by one side is there from then on."""
    over = scene.matches.get(scene.tree[word].head)
    if scene.tree[word].dep != "dobj" or over is None or over.entry.evokes != "Announcement":
        return None
    return scene.timing.own(over.word) if any(scene.tree.forms[d] in ("a", "an") for d in scene.tree.kids(word, "det")) else None


def _fill_from_name(scene: Scene, draft: Draft) -> None:
    """ "The Yemen truce" is where it holds, "the Chad-Sudan accord" is between the two."""
    for word in scene.tree.kids(draft.word, "compound", "nmod", "amod"):
        named = scene.reader.referents([word], "actor") if scene.reader.is_inner(word) and helping_entry(scene, word) is None else []
        if len(named) > 1:
            draft.fill("party", named)
    if draft.type in ("CeasefireAgreement", "PeaceAgreement") and not draft.roles.get("party") and not draft.roles.get("place"):
        draft.fill("place", place_before(scene, draft.word))


def _without_date(scene: Scene, word: int, span: Span) -> Span:
    """ "signed a treaty | on Monday that ends the war": the day is that of the signing, and so is what the parser hangs behind it."""
    tree, reader = scene.tree, scene.reader
    own = set(tree.subtree(word))
    dates = [p for p in tree.kids(word, "prep") if p > word and any(reader.is_time(o) for o in tree.kids(p, "pobj"))]
    gaps = [t.i for t in tree.tokens[word:] if t.end <= span.end and t.i not in own and t.pos != "PUNCT"]
    cuts = [w for w in (*dates, *gaps) if tree[w].end <= span.end]
    return Span(span.start, tree[min(cuts) - 1].end) if cuts else span


def _told_of(scene: Scene, word: int) -> list[int]:
    """ "a truce that he had proclaimed in May", "the plan they backed in March": past acts that made or took the agreement."""
    tree, lexicon = scene.tree, scene.lexicon
    out = []
    for clause in tree.kids(word, "relcl"):
        subject, match = tree.subject(clause), scene.matches.get(clause)
        past = tree[clause].tag in ("VBD", "VBN") and not any(
            tree[a].tag in ("VBZ", "VBP", "MD") for a in tree.kids(clause, "aux", "auxpass")
        )
        taken = subject is not None and tree[subject].tag not in ("WDT", "WP") and tree.forms[subject] not in ("which", "that")
        if past and match is not None and (taken or tree.is_passive(clause)) and lexicon.is_a(match.entry.evokes, *_MAKING):
            out.append(clause)
    return out


def _governor(scene: Scene, match: Match) -> Draft | None:
    """The event that the agreement is the object or the subject matter of."""
    tree, word = scene.tree, match.word
    clauses = list(tree.kids(word, "relcl", "acl"))
    above_it = list(tree.ancestors(word))[:6]
    apart = next((n for n, a in enumerate(above_it) if tree[a].dep == "prep" and tree.forms[a] in _APART), len(above_it))
    for above in [*clauses, *above_it[:apart]]:
        for draft in scene.drafts:
            if draft.kind != "event" or not scene.lexicon.is_a(draft.type, "DiplomaticEvent"):
                continue
            if draft.word == above or (draft.match is not None and word in draft.match.words("obj")):
                return draft
    lent = [d for d in scene.drafts if d.word == word and d.kind == "event"]
    return lent[0] if lent else None


def _introduced(scene: Scene, match: Match, governor: Draft | None) -> bool:
    """A new, named or described agreement; a bare "the truce" only points back."""
    tree, word = scene.tree, match.word
    if (
        tree[word].dep == "compound"
        or tree.forms[tree[word].head] == "without"
        or any(tree.forms[c] == "no" for c in tree.kids(word, "det"))
    ):
        return False  # "no deal has been clinched": there is none
    if _is_matter(scene, word):
        return False
    if governor is not None and scene.lexicon.is_a(governor.type, *_CONCLUDING):
        return True
    if scene.reader.mention(word) is not None or tree[word].pos == "PROPN":
        return True
    left = [c for c in tree.children[word] if c < word and tree[c].pos != "PUNCT"]
    texts = [tree[c].text.lower() for c in left]
    described = [c for c in left if tree[c].text.lower() not in _WEAK and tree[c].dep in ("amod", "compound", "nummod", "poss", "nmod")]
    if any(t in _NEW for t in texts):
        return True
    if any(tree[p].text.lower() in ("on", "between", "of", "with") for p in tree.kids(word, "prep")):
        return True
    if tree.kids(word, "relcl") or any(tree[c].tag == "VBN" for c in tree.kids(word, "acl")):
        return True
    return bool(described) or any(role for slot, words in match.slots if (role := slot.role) and words)


def _is_matter(scene: Scene, word: int) -> bool:
    """ "An agreement on a ceasefire": one agreement, called by what it is about."""
    tree, on = scene.tree, scene.tree[word].head
    above = scene.matches.get(tree[on].head) if tree[word].dep == "pobj" and tree.forms[on] in ("on", "for", "to") else None
    return above is not None and above.entry.kind == "agreement" and above.entry.evokes == "CeasefireAgreement"


def _under_which(scene: Scene, word: int) -> list[int]:
    """ "an agreement under which they were to exchange prisoners": the verbs of that clause."""
    tree, out = scene.tree, []
    for clause in tree.kids(word, "relcl"):
        opening = [tree[w].text.lower() for w in tree.subtree(clause)[:2]]
        if opening[:2] in (["under", "which"], ["by", "which"], ["in", "which"]):
            heads = [clause, *tree.kids(clause, "xcomp", "conj")]
            out.extend(c for head in heads for c in [*tree.conjuncts(head), *tree.kids(head, "xcomp")])
    return out


def _has_comma_clause(scene: Scene, word: int) -> bool:
    tree = scene.tree
    return any(tree[min(tree.subtree(c)) - 1].text == "," for c in tree.kids(word, "relcl", "acl") if min(tree.subtree(c)) > 0)


def _value(scene: Scene, match: Match) -> dict[str, object] | None:
    tree, word = scene.tree, match.word
    if tree[word].text[:1].isupper():
        words = [w for w in tree.subtree(word, without=("relcl", "acl", "conj", "cc", "appos", "punct", "det")) if tree[w].dep != "case"]
        if tree[words[0]].text.isdigit() and len(words) > 1:  # "the 1998 Good Friday Agreement"
            words = words[1:]
        return {"name": scene.string(tree.span(words)), "terms": []}
    span = phrase_span(tree, word, scene.text)
    years = [w for w in tree.kids(word, "nummod", "compound", "nmod") if tree[w].text.isdigit() and len(tree[w].text) == 4]
    if years:
        named = Span(tree[years[0]].end + 1, span.end)
        return {"name": scene.string(named), "terms": []} if named.end > named.start else None
    return None


def _attach_terms(scene: Scene) -> None:
    """ "reached an agreement, exchanging prisoners": the acts are terms, required of the parties."""
    tree = scene.tree
    for agreement in [d for d in scene.drafts if d.kind == "agreement"]:
        concluding = next((d for d in scene.drafts if any(link == ("concludes", agreement) for link in d.links)), None)
        if concluding is None or concluding.match is None:
            continue
        clauses = [c for head in tree.kids(concluding.word, "advcl") if tree[head].tag == "VBG" for c in tree.conjuncts(head)]
        clauses += _under_which(scene, agreement.word)
        for term in [d for d in scene.drafts if d.kind == "event" and d.word in clauses]:
            if scene.lexicon.is_a(term.type, "CessationOfHostilities", "ArmedHostilities"):
                continue
            term.context = replace(term.context, modality="required", firm=True)
            term.time = None
            term.span = own_span(scene, term.word) if scene.tree.is_verb(term.word) else term.span
            role = "party" if "party" in [s.role for s in term.match.entry.slots] else "agent"  # type: ignore[union-attr]
            term.roles.pop(role, None)
            term.fill(role, concluding.entities("party"))
            agreement.links.append(("hasTerm", term))
            terms = list((agreement.value or {}).get("terms", []))  # type: ignore[call-overload]
            agreement.value = {"name": (agreement.value or {}).get("name"), "terms": [*terms, scene.string(term.span)]}

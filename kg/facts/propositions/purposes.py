"""Purposes that somebody states: "aimed at …", "in order to …", "so that …", "Their task is to …"."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.control import controller
from kg.facts.drafts import Draft, Scene
from kg.facts.spans import anchor_of, event_above
from kg.lexicon import Entry
from kg.model import Span

_MARKS = frozenset({"that", "lest", "to"})
_MOVES = ("ForceEvent", "Visit", "Protest", "Sanction", "Appointment")
_LOOSE = (",", "–", "—", "(", ";")


def find_purposes(scene: Scene) -> None:
    tree = scene.tree
    telling = scene.lexicon.among("purpose-verb", "purpose-noun", "for-whose-sake") | _MARKS
    for token, lemma in zip(tree.tokens, tree.lemmas, strict=True):
        if lemma not in telling and tree.forms[token.i] != "for":
            continue
        if token.dep == "pobj" and scene.lexicon.word("for-whose-sake", lemma) is not None and _sake(scene, token.i):
            continue
        noun = scene.lexicon.word("purpose-noun", lemma) if token.pos == "NOUN" else None
        if noun is not None and _task(scene, token.i, noun):
            continue
        if (entry := scene.lexicon.word("purpose-verb", lemma)) is not None and (tree.is_verb(token.i) or token.pos == "NOUN"):
            _aimed(scene, token.i, entry)
        elif lemma == "to" and token.dep == "aux" and _is_purpose(scene, token.head):
            _so_that(scene, token.head, None)
        elif token.i and lemma in _MARKS and (entry := _marked(scene, token.i)) is not None:
            _so_that(scene, tree.clause_head(token.i), entry)
        elif (
            token.text.lower() == "for"
            and token.dep == "prep"
            and scene.lexicon.word("purpose-carrier", tree[token.head].lemma.lower()) is not None
        ):
            _cause(scene, token.head, token.i)


def _sake(scene: Scene, noun: int) -> bool:
    """ "in the interests of peace and unity", "for the sake of the region's stability": of something, and of nobody."""
    tree = scene.tree
    prep = tree[noun].head
    of = [(p, w) for p in tree.kids(noun, "prep") if tree.forms[p] == "of" for w in tree.kids(p, "pobj")]
    if tree.forms[prep] not in ("in", "for") or not of or not tree.kids(noun, "det"):
        return False
    if any(scene.lexicon.is_a(kind, "Agent") for kind in scene.reader.kinds(of[0][1])):
        return False
    words = tree.subtree(of[0][1], without=("relcl", "acl", "advcl"))
    span = Span(tree[prep].start, tree.span(words).end)
    _add(scene, noun, of[0][1], span, "rule:sake", whole=list(words))
    return True


def _is_purpose(scene: Scene, verb: int) -> bool:
    """ "imposed costs to weaken the junta": an infinitive beside an act that tells no event of its own and is not governed."""
    tree = scene.tree
    token = tree[verb]
    if token.dep not in ("advcl", "xcomp") or token.tag != "VB" or tree.kids(verb, "mark"):
        return False
    if (
        (scene.at(verb) is not None and not _moved_for(scene, verb) and not _means(scene, token.head))
        or verb in scene.contexts.governed
        or tree.forms[max(0, min(tree.below(verb)) - 1)] == "order"
    ):
        return False
    acts = [
        d
        for d in scene.drafts
        if d.kind == "event" and d.match is not None and token.head in (d.word, anchor_of(scene, d.word), _carrier(scene, d.word))
    ]
    act = acts[0] if acts else None
    if act is None:
        return _untold_act(scene, token.head, verb)
    if act.type == "Cooperation" and act.word < verb and act.entities("agent", "party"):  # "all must cooperate to defeat them"
        return True
    if act.word > verb or not act.entities("agent", "party") or act.context.modality == "required":
        return False
    return not scene.lexicon.is_a(act.type, "VerbalEvent")


def _means(scene: Scene, verb: int) -> bool:
    """ "uses its resources to monitor", "cooperate to defeat": what one uses, or comes together for, one has a purpose with."""
    tree = scene.tree
    together = (event := scene.at(verb, "event")) is not None and event.type == "Cooperation" and tree.is_verb(verb)
    return together or (tree.lemmas[verb] in scene.lexicon.among("means-verb") and bool(tree.kids(verb, "dobj")))


def _carrier(scene: Scene, noun: int) -> int:
    """ "Rebels kept up a campaign of raids to sow fear": the verb whose object tells the act."""
    return scene.tree[noun].head if scene.tree[noun].dep == "dobj" else noun


def _untold_act(scene: Scene, verb: int, purpose: int) -> bool:
    """ "we will take steps to rally support": somebody's act, though its verb tells no event of its own."""
    tree = scene.tree
    match = scene.matches.get(verb)
    aimless = tree.lemmas[verb] in scene.lexicon.among("aimless-verb") and not _means(scene, verb)
    plain = tree.is_verb(verb) and verb < purpose and not aimless
    if not plain or (match is not None and (match.content or match.entry.reporting)) or scene.contexts.of(verb).modality == "required":
        return False
    if tree.kids(purpose, "nsubj") or not (scene.contexts.of(verb).claimants or _means(scene, verb)):
        return False
    doers = scene.reader.referents(controller(tree, verb), "actor")
    return bool(doers) and all(scene.lexicon.is_a(r.entity.kind, "Agent") for r in doers)


def _marked(scene: Scene, word: int) -> Entry | None:
    """ "so that", "in order that", "lest"."""
    tree = scene.tree
    if tree.forms[word - 1 : word + 1] == ["as", "to"] and tree.forms[word - 2 : word - 1] != ["so"]:
        return None  # "as well as to support it", "how and as to when"
    if tree[word].text.lower() == "to":
        return scene.lexicon.word("purpose-mark", f"{tree[word - 1].text.lower()} to") if word else None
    if tree[word - 1].text.lower() == "order" and (word < 2 or tree[word - 2].text.lower() != "in"):
        return None  # "an order that banned the group"
    pair = f"{tree[word - 1].text.lower()} {tree[word].text.lower()}"
    return scene.lexicon.word("purpose-mark", pair) or scene.lexicon.word("purpose-mark", tree[word].text.lower())


def _aimed(scene: Scene, word: int, entry: Entry) -> None:
    """ "aimed at restoring order", "aim to end clashes"."""
    tree = scene.tree
    inner = [
        p
        for prep in tree.kids(word, "prep")
        if entry.value != "object" and tree[prep].text.lower() in ("at", "for")
        for p in tree.kids(prep, "pcomp", "pobj")
    ]
    inner += [
        c
        for c in tree.kids(word, "xcomp")
        if tree[c].tag == "VB"
        and not _asks(scene, word)
        and (entry.value != "object" or (tree.lemmas[word] == "seek" and not _tells(scene, c)))
    ]
    if not inner and (subject := tree.kids(word, "nsubj")) and entry.value == "object":  # "a movement that sought union with Armenia"
        carrier = tree[word].head if tree[word].dep == "relcl" else subject[0]
        if scene.lexicon.word("purpose-carrier", tree[carrier].lemma.lower()) is not None and tree.kids(word, "dobj"):
            object_ = tree.kids(word, "dobj")[0]
            words = [
                *tree.subtree(object_),
                *(w for prep in tree.kids(word, "prep") if tree[prep].text.lower() in ("with", "for", "from") for w in tree.subtree(prep)),
            ]
            span = Span(tree.span(tree.subtree(carrier)).start, tree.span(words).end)
            _add(scene, carrier, object_, span, entry.iri, whole=words, with_time=True)
        return
    if inner:
        _add(scene, word, inner[0], tree.span([word, *tree.subtree(inner[0])]), entry.iri)


def _asks(scene: Scene, verb: int) -> bool:
    """ "Directed the ministers to leave" asks something of them, and aims at nothing."""
    match = scene.matches.get(verb)
    return match is not None and scene.lexicon.is_a(match.entry.evokes, "VerbalEvent")


def _tells(scene: Scene, verb: int) -> bool:
    """Whether the verb tells an event, or hands on one: what is sought is then that event."""
    return scene.at(verb) is not None or (scene.matches.get(verb) is not None and bool(scene.matches[verb].content))


def _task(scene: Scene, word: int, entry: Entry) -> bool:
    """Whether "Their task is to observe …" or "with the aim of ending …" stands here, and then adds it."""
    tree = scene.tree
    verb = tree[word].head
    if tree[word].dep == "nsubj" and tree[verb].lemma == "be" and _is_owned(scene, word, entry):
        inner = [c for c in tree.kids(verb, "xcomp", "attr") if c > verb]
        if inner and tree[inner[0]].tag == "VB":
            words = [w for c in tree.conjuncts(inner[0]) for w in tree.subtree(c)]
            span = Span(tree.span(tree.subtree(word)).start, tree.span(words).end)
            _add(scene, word, inner[0], span, entry.iri, whole=words)
            return True
        return False
    inner = [p for prep in tree.kids(word, "prep") if tree.forms[prep] in ("of", "to") for p in tree.kids(prep, "pcomp")]
    inner += [c for c in tree.kids(word, "acl", "relcl") if tree[c].tag == "VB" and not (entry.value == "try" and scene.at(c, "event"))]
    trying = entry.value == "try"
    articles = any(tree.forms[d] in ("a", "an") for d in tree.kids(word, "det"))
    if (
        inner and tree.forms[verb] in (("in",) if trying else ("with", "for", "in")) and (articles or not trying)
    ):  # "with the aim of ending", "with a mandate to protect", "in a bid to"
        whole = _without_asides(scene, tree.subtree(inner[0], without=("parataxis",)), inner[0])
        _add(scene, word, inner[0], Span(tree[verb].start, tree.span(whole).end), entry.iri, whole=whole)
        return True
    return False


def _so_that(scene: Scene, clause: int, entry: Entry | None) -> None:
    tree = scene.tree
    words = _without_asides(scene, [*tree.subtree(clause, without=("parataxis",)), *_further_aims(scene, clause)], clause)
    span = tree.span(words)
    start = span.start
    for opening in ("so ", "in order ", "in "):
        if scene.text[max(0, start - len(opening)) : start].lower() == opening:
            start -= len(opening)
            break
    inner = list(words)
    while len(inner) > 1 and tree[inner[0]].text.lower() in ("so", "that", "order", "in", "lest", "as", "to"):
        inner.pop(0)
    _add(scene, clause, clause, Span(start, span.end), entry.iri if entry is not None else "rule:purpose-infinitive", whole=inner)


def _further_aims(scene: Scene, clause: int) -> list[int]:
    """ "must cooperate to defeat X, | assist Y and provide Z": what the parser puts beside the cooperation is what it is for."""
    tree, head = scene.tree, scene.tree[clause].head
    if tree[clause].tag != "VB" or (event := scene.at(head, "event")) is None or event.type != "Cooperation" or not tree.is_verb(head):
        return []
    beside = [c for c in tree.conjuncts(head) if c > clause and tree[c].tag == "VB" and not tree.kids(c, "nsubj", "aux")]
    return [w for c in beside for w in tree.subtree(c, without=("conj", "parataxis"))]


def _cause(scene: Scene, carrier: int, prep: int) -> None:
    """ "a movement for reunification with Armenia"."""
    objects = scene.tree.kids(prep, "pobj", "pcomp")
    timed = bool(objects) and scene.reader.is_time(objects[0])  # "fought for three days"
    if objects and not timed and scene.tree.lemmas[objects[0]] != "control" and not scene.reader.is_inner(objects[0]):  # "for Donetsk"
        span = Span(scene.tree.span(scene.tree.subtree(carrier)).start, scene.tree.span(scene.tree.subtree(objects[0])).end)
        _add(scene, carrier, objects[0], span, "rule:cause", with_time=True)


def _add(scene: Scene, word: int, inner: int, span: Span, rule: str, *, whole: list[int] | None = None, with_time: bool = False) -> None:
    tree = scene.tree
    purpose = scene.string(tree.span(whole or tree.subtree(inner)))
    if scene.text[span.end : span.end + 1] in ('"', "”") and scene.text.count('"', span.start, span.end) % 2 == 1:
        span = Span(span.start, span.end + 1)
    event = event_above(scene, tree[word].head if word == inner else word)
    context = replace(scene.contexts.of(event.word if event is not None else word), modality="asserted", condition=None)
    if event is None or event.word in tree.subtree(inner):  # what is not to happen is aimed at all the same
        context = replace(context, polarity="affirmed")
    draft = Draft(
        kind="proposition",
        type="StatedPurpose",
        word=word,
        span=span,
        trigger=Span(tree[word].start, tree[word].end),
        context=context,
        value={"purpose": _plain(purpose)},
        rule=rule,
    )
    sent = tree.lemmas[word] in scene.lexicon.among("task")
    owners = [o for o in tree.kids(word, "poss") if sent or tree.forms[o] not in ("their", "its")]
    if event is not None:
        draft.fill("agent", event.entities("agent", "party") or scene.reader.referents(owners, "actor"))
        if with_time or "aim" in tree.lemmas[word]:
            draft.fill("place", event.entities("place"))
        draft.links.append(("about", event))
        if with_time:
            draft.time = event.time
    elif (subject := tree.subject(word)) is not None:
        draft.fill("agent", scene.reader.referents([subject], "actor"))
    elif rule == "rule:purpose-infinitive":
        draft.fill("agent", scene.reader.referents(controller(tree, word), "actor"))
    elif tree.kids(word, "poss"):
        draft.fill("agent", scene.reader.referents(tree.kids(word, "poss"), "actor"))
    _settle_owner(scene, draft, word, inner, event)
    scene.drafts.append(draft)


def _plain(purpose: str) -> str:
    """The purpose without quotation marks around it, or a mark whose partner lies outside."""
    bare = re.sub(r"^[\"“]|[.,]?[\"”]?[.,]?$", "", purpose).strip()
    return re.sub(r"[\"“”]", "", bare) if len(re.findall(r"[\"“”]", bare)) % 2 else bare


def _without_asides(scene: Scene, words: list[int], clause: int) -> list[int]:
    """ "to help the government, which held little": the purpose ends where something is said in passing."""
    tree = scene.tree
    for word in words:
        if tree[word].dep in ("relcl", "appos", "advcl", "acl") and tree[word].head >= clause and tree[word].head < word:
            first = min(tree.below(word))
            if first > clause and tree.forms[first - 1] in _LOOSE:
                words = [w for w in words if w < first - 1]
    return words


def _moved_for(scene: Scene, verb: int) -> bool:
    """ "launched an operation to expel the troops", "travelled to Goma to meet the rebels": moves are made for what they say."""
    head = scene.tree[verb].head
    own = scene.at(verb, "event")
    acts = [d for d in scene.drafts if d.kind == "event" and d.match is not None and head in (d.word, anchor_of(scene, d.word))]
    moves = [d for d in acts if scene.lexicon.is_a(d.type, *_MOVES) and d.word < verb]
    return bool(moves) and own is not None and not scene.lexicon.is_a(own.type, "Capture", "VerbalEvent")


def _is_owned(scene: Scene, word: int, entry: Entry) -> bool:
    """ "Its mission is to …", but not "the mission is to last a year"."""
    tree = scene.tree
    return entry.value is None or bool(tree.kids(word, "poss")) or any(tree.forms[p] == "of" for p in tree.kids(word, "prep"))


def _settle_owner(scene: Scene, draft: Draft, word: int, inner: int, event: Draft | None) -> None:
    """Whose purpose it is: the subject's of "the law aims"; else the doer's; of what is demanded, the one's who demands it."""
    tree = scene.tree
    subject = tree.subject(word) if word != inner else None
    if subject is not None:
        found = [r for r in scene.reader.referents([subject], "actor") if scene.lexicon.is_a(r.entity.kind, "Agent")]
    elif event is not None and event.context.modality == "required" and event.context.claimants:
        found = list(event.context.claimants)
    elif draft.roles.get("agent"):
        return
    elif event is not None:
        found = event.entities("party")
    else:
        above = controller(tree, tree[word].head) if tree[word].dep == "advcl" else []
        found = [r for r in scene.reader.referents(above, "actor") if scene.lexicon.is_a(r.entity.kind, "Agent")]
    draft.roles.pop("agent", None)
    draft.fill("agent", found)

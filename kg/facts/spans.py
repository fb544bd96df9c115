"""The quote of a fact: the smallest clause that carries it, trigger included."""

from __future__ import annotations

from kg.facts.drafts import Draft, Scene
from kg.facts.frames import Match
from kg.facts.phrases import is_remark, noun_phrase_span
from kg.facts.shortening import shortened
from kg.model import Span

_OUTSIDE = ("conj", "cc", "advcl", "parataxis", "mark", "preconj", "discourse", "intj")


_TOPIC = frozenset({"about", "regarding", "concerning"})
_CONCEDING = frozenset({"despite", "notwithstanding"})
_FRAMING = frozenset({"under"})
_IN_WHICH = frozenset({"in", "during", "after"})
_TREBLE = 3
"""How many times as long a quote of asking may become by what is asked."""
_NEXT = 8
"""Characters between the quote and what is asked, "to" and a short word."""
_LONG = 8
"""Words of a topic that a quote leaves out: "spoke with the president about …"."""


def event_span(scene: Scene, match: Match) -> Span:
    """Quote of an event: its clause, from the subject of the verb that lends it one, less what makes it long."""
    anchor = anchor_of(scene, match.word)
    told = [
        w for slot, found in match.slots if slot.role is None and slot.heads and "into" in slot.names for w in found
    ]  # "came | into effect"
    return shortened(scene.tree, _event_span(scene, match, anchor), anchor, match.word, *told)


def _event_span(scene: Scene, match: Match, anchor: int) -> Span:
    tree = scene.tree
    if anchor == match.word and tree[anchor].pos == "ADJ" and tree.is_verb(tree[anchor].head):  # "it is vital that …"
        anchor = tree[anchor].head
    if anchor == match.word and not tree.is_verb(match.word):
        return noun_phrase_span(tree, _measuring(scene, match.word), relative=_told_by_clause(scene, match.word) or _asks_clause(match))
    others = _other_objects(scene, match)
    words = [w for w in _clause(scene, anchor, keep_content=True) if w not in others]
    if match.word not in words:  # "has not done enough | to protect civilians"
        words = sorted({*words, *tree.below(match.word)})
    if tree[match.word].pos == "ADJ":  # "it is imperative | for all parties to coordinate": taken by the parser for a purpose
        words = sorted({*words, *(w for c in match.content if tree[c].dep == "advcl" for w in tree.subtree(c))})
    if match.word < anchor and match.word == tree[anchor].head:  # "talks hosted by Egypt"
        words = [match.word, *(w for w in tree.subtree(match.word) if w < match.word), *words]
    return with_fronted(scene, anchor, tree.span(words))


def _asks_clause(match: Match) -> bool:
    """ "the steps that Kenya has taken": the frame itself asks for the clause."""
    return any(slot.required and slot.heads and "relcl" in slot.names and found for slot, found in match.slots)


def _told_by_clause(scene: Scene, word: int) -> bool:
    """ "Talks that Beijing facilitated in Kunming", "clashes that have lasted for weeks": a bare noun whose clause says which."""
    tree = scene.tree
    clauses = tree.kids(word, "relcl")
    left = [c for c in tree.children[word] if c < word and tree[c].dep in ("det", "amod", "compound", "poss", "nummod", "nmod")]
    bare = not left or all(tree.forms[c] in ("a", "an") for c in left)
    return bare and len(clauses) == 1 and tree[min(tree.below(clauses[0])) - 1].text != "," and len(tree.below(clauses[0])) <= 14


def _measuring(scene: Scene, word: int) -> int:
    """ "two days of negotiations": the noun that says how long belongs to the phrase."""
    tree, of = scene.tree, scene.tree[word].head
    lasting = tree[word].dep == "pobj" and tree.forms[of] == "of" and tree.lemmas[tree[of].head] in scene.lexicon.among("measure")
    return tree[of].head if lasting else word


def _other_objects(scene: Scene, match: Match) -> set[int]:
    """Coordinated objects after the one that the entry asks for: "exchanging prisoners | and the bodies"."""
    tree = scene.tree
    out: set[int] = set()
    for slot, found in match.slots:
        if slot.heads and slot.required and found and tree[found[0]].dep in ("dobj", "nsubjpass"):
            later = [c for c in tree.conjuncts(found[0]) if c > max(found)]
            out.update(w for c in later for w in tree.subtree(c))
            out.update(w for w in tree.subtree(found[0]) if later and w > found[0] and tree[w].dep in ("cc", "punct") and w >= later[0] - 2)
    return out


def saying_span(scene: Scene, match: Match) -> Span:
    """Quote of an act of speech: speaker and verb with object, its content only where it has no subject of its own."""
    tree, word = scene.tree, match.word
    if not tree.is_verb(word):
        return event_span(scene, match)
    if tree[word].dep == "acomp" and tree.is_verb(tree[word].head) and tree.subject(word) is None:
        word = tree[word].head  # "is committed to": the clause is the copula's
    has_subject = tree.subject(word) is not None
    asked = any(c > o and len(tree.below(c)) > _LONG for c in match.content for o in tree.kids(word, "dobj"))  # "urging both | to halt …"
    told_apart = (has_subject or asked) and (match.entry.reporting or match.entry.evokes != "Threat")  # "will not let | them return"
    content = [c for c in match.content if tree[c].dep in ("ccomp", "xcomp")] if told_apart else []
    nominal = (
        [c for c in match.content if c > word and tree[c].dep in ("dobj", "nsubjpass") and match.entry.passes_time] if has_subject else []
    )
    words = [w for w in _clause(scene, word, keep_content=True) if not any(w in tree.below(c) for c in content)]
    words = [w for w in words if not any(w > c and w in tree.below(c) for c in nominal)]
    after = min((min(tree.below(c)) for c in content if c > word), default=len(tree))
    words = [w for w in words if w < after]  # "urged Israel | to hold fire, in order to …"
    if not has_subject and (above := anchor_of(scene, word)) != word and tree.is_verb(above):  # "continue to reject the calls"
        words = sorted({*words, *(w for w in _clause(scene, above, keep_content=True) if w < word)})
    said = shortened(tree, with_fronted(scene, word, tree.span(words or [word])), word)
    return _with_asked(scene, match, said)


def _with_asked(scene: Scene, match: Match, said: Span) -> Span:
    """ "Urged him | to press the regime": a short quote goes on over what is asked, its verb and object, where that at most trebles it."""
    tree = scene.tree
    asked = [c for c in match.content if tree[c].dep in ("xcomp", "ccomp", "advcl") and tree[c].tag == "VB"]
    if not asked or tree.subject(asked[0]) is not None:
        return said
    verb = asked[0]
    parts = tree.kids(verb, "dobj", "acomp", "attr") or tree.kids(verb, "prep")[:1]
    objects = [w for o in (*parts, *tree.kids(verb, "prt")) for w in tree.below(o) if not _hangs_loose(scene, w, o)]
    whole = Span(said.start, max(tree[w].end for w in [verb, *objects]))
    fits = said.end < tree[verb].start and whole.end - whole.start <= _TREBLE * (said.end - said.start)
    return whole if fits and tree[verb].start - said.end < _NEXT else said


def _hangs_loose(scene: Scene, word: int, top: int) -> bool:
    """Within a phrase or clause after the noun."""
    tree, at = scene.tree, word
    while at != top:
        if tree[at].dep in ("prep", "acl", "relcl", "conj", "cc", "punct", "appos"):
            return True
        at = tree[at].head
    return False


def anchor_of(scene: Scene, word: int) -> int:
    """The verb whose clause states the event: above light verbs ("carry out attacks") and operators ("attempted to")."""
    tree, at = scene.tree, word
    for _ in range(4):
        if at not in scene.contexts.governed:
            break
        above = next((m for m in scene.matches.values() if at in m.content and m.word != at), None)
        if above is None or above.entry.evokes is not None or above.entry.reporting:
            break
        if above.entry.content_modality in ("possible", "required") and tree[at].dep == "pobj" and not tree.is_verb(at):
            break  # "paved the way for talks", "provides for the release of …": not told by the paving
        at = above.word
        if tree[at].pos == "ADJ" and tree.is_verb(tree[at].head):
            at = tree[at].head
    if tree[at].dep == "xcomp" and tree[tree[at].head].lemma == "be":  # "are to be stationed"
        at = tree[at].head
    return at


def own_span(scene: Scene, word: int) -> Span:
    """The clause of a verb without what lends it a subject: a term of an agreement."""
    return scene.tree.span([w for w in _clause(scene, word, keep_content=True) if w >= word])


def event_above(scene: Scene, word: int) -> Draft | None:
    """The event whose clause the word stands in."""
    for above in [word, *scene.tree.ancestors(word)]:
        for draft in scene.drafts:
            if draft.kind == "event" and (draft.word == above or (draft.match is not None and anchor_of(scene, draft.word) == above)):
                return draft
    return None


def with_fronted(scene: Scene, word: int, span: Span) -> Span:
    """The span stretched over a fronted time that dates this clause."""
    for time in scene.timing.fronted:
        if time in scene.timing.at.get(word, ()) and time.end <= span.start and not _words_between(scene, time.end, span.start):
            return Span(time.start, span.end)
    return span


def _words_between(scene: Scene, start: int, end: int) -> bool:
    return any(t.start >= start and t.end <= end and t.pos != "PUNCT" for t in scene.tree.tokens)


def _clause(scene: Scene, word: int, *, keep_content: bool) -> list[int]:
    tree = scene.tree
    barred: set[int] = set()
    for child in tree.children[word]:
        token = tree[child]
        if token.text.lower() == "according":
            barred.add(child)  # whose word it is, and no part of what happened
        if token.tag == "WRB" and token.dep == "advmod" and child < word and tree[word].dep in ("advcl", "relcl"):
            barred.add(child)  # "when gunmen attacked"
        if token.dep in ("npadvmod", "advmod") and any(child < m and tree.forms[m] in ("after", "before") for m in tree.kids(word, "mark")):
            barred.add(child)  # "a day after | troops moved in"
        if token.dep in ("npadvmod", "prep") and child > word and _counts_on(scene, child):
            barred.add(child)
        if token.dep in _OUTSIDE or (token.dep == "ccomp" and child < word) or token.dep == "punct":
            barred.add(child)
    if tree[word].pos == "ADP":
        barred.clear()
    subject = tree.subject(word)
    for prep in tree.kids(word, "prep"):  # "Following the truce, …", "In light of this, …"
        if (
            subject is not None
            and prep < subject
            and len(tree.subtree(prep)) > 2
            and (tree.forms[prep] == "under" or not any(w in scene.timing.at for w in tree.subtree(prep)))
        ):
            barred.add(prep)
    barred.update(
        p for p in tree.kids(word, "prep") if p > word and (_is_own_clause(scene, p) or _concedes(scene, p) or _is_framed(scene, p))
    )
    barred.update(p for p in tree.kids(word, "prep") if p > word and tree.forms[p] in _TOPIC and len(tree.below(p)) > _LONG)
    words = tree.subtree(word, barring=barred)
    return [w for w in words if not _in_aside(scene, w, word)]


def _is_own_clause(scene: Scene, prep: int) -> bool:
    """ "…, with 36 soldiers being killed", "…, with troops holding the bridge": a clause beside the one it follows."""
    tree = scene.tree
    if tree.forms[prep] != "with" or prep < 1 or tree[prep - 1].text != ",":
        return False
    clauses = [c for c in tree.kids(prep, "pcomp") if tree.is_verb(c) and tree.subject(c) is not None]
    return bool(clauses) or any(tree[c].tag in ("VBG", "VBN") for o in tree.kids(prep, "pobj") for c in tree.kids(o, "acl"))


def _concedes(scene: Scene, prep: int) -> bool:
    """ "… despite the threat of a counterattack": a reason against, told for itself."""
    return scene.tree.forms[prep] in _CONCEDING and len(scene.tree.below(prep)) > 3


def _is_framed(scene: Scene, prep: int) -> bool:
    """ "pulled out | under a deal that mediators had worked out": the text that it rests on, told with a clause of its own."""
    tree = scene.tree
    texts = tree.kids(prep, "pobj") if tree.forms[prep] in _FRAMING else []
    return any(tree.kids(text, "relcl", "acl") and tree.lemmas[text] != "pressure" for text in texts)


def _counts_on(scene: Scene, word: int) -> bool:
    """ "resumed in January, | weeks after the flood": what the clause is counted from, behind a comma."""
    tree, within = scene.tree, scene.tree.subtree(word)
    behind = within[0] > 0 and tree[within[0] - 1].text == ","
    return behind and len(within) > 2 and any(tree.forms[w] in ("after", "before") for w in within[:4])


def _in_aside(scene: Scene, word: int, top: int) -> bool:
    """Within a relative clause between commas, or an adverbial clause, below the clause."""
    tree, at = scene.tree, word
    while at != top:
        token = tree[at]
        if token.dep == "relcl" and (first := min(tree.subtree(at))) > 0:
            if tree[first - 1].text == ",":
                return True
            if tree.forms[first] in _IN_WHICH and first + 1 < len(tree) and tree.forms[first + 1] == "which":  # "a raid | in which …"
                return True
        if token.dep in ("advcl", "parataxis") or (is_remark(tree, at) and scene.lexicon.word("charge", tree.lemmas[at]) is not None):
            return True
        if token.head == at:
            return False
        at = token.head
    return False

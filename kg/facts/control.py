"""Whose act a verb tells: its own subject, or the one that controls it from above.

"was ready to recognise", "called on Rwanda to withdraw", "accused the army of shelling": the doer stands elsewhere.
"""

from __future__ import annotations

from kg.facts.tree import Tree

_AIMS = frozenset(
    "aim goal objective purpose priority task mission mandate assignment plan intention hope ambition job duty responsibility".split()
    + ["policy", "strategy", "focus"]
)
_TASKS = frozenset("task mission mandate assignment job".split())
"""Aims that belong to whoever was sent, so that "their" has somebody to mean."""
_WILLED = frozenset(
    "failure refusal inability unwillingness reluctance decision promise pledge commitment attempt willingness readiness intention".split()
)
"""What only those have who are named after "of": "the failure of both sides to withdraw"."""
_IMPERSONAL = frozenset({"need", "importance", "necessity", "urgency", "imperative"})

_UNDERTAKINGS = frozenset({"effort", "attempt", "move", "initiative", "plan", "work", "measure"})
_WEIGHED = frozenset({"discuss", "review", "welcome", "support", "back", "praise", "commend", "applaud", "endorse", "examine", "debate"})


def controller(tree: Tree, i: int) -> list[int]:
    """Public face of the subject rule, for light verbs and operators."""
    return _controller(tree, i)


def _controller(tree: Tree, i: int) -> list[int]:
    """The subject of a verb: its own, a relative pronoun's noun, or the one that controls it."""
    own = tree.kids(i, "nsubj", "csubj")
    if own:
        if tree[own[0]].tag in ("WDT", "WP") or (tree[own[0]].text.lower() == "that" and tree[i].dep == "relcl"):
            return _antecedents(tree, i) if tree[i].dep == "relcl" else own
        return own
    token = tree[i]
    if token.head == i:
        return []
    if token.dep == "conj":
        head = token.head
        if tree.is_verb(head):
            return tree.kids(head, "nsubjpass") or _controller(tree, head) if tree.is_passive(head) else _controller(tree, head)
        return []
    if token.dep == "xcomp":
        objects = [o for o in tree.kids(token.head, "dobj", "dative") if tree[o].ent not in ("DATE", "TIME")]  # "spent the day shuttling"
        if objects and tree.is_verb(token.head):
            return objects[:1]
        if tree[token.head].lemma == "be" and (owners := _owners_of_aim(tree, token.head)):
            return owners
        if tree[token.head].pos == "ADJ":  # "was ready to recognize"
            return _controller(tree, tree[tree.first_conjunct(token.head)].head)
        return tree.kids(token.head, "nsubjpass") or _controller(tree, token.head)
    if token.dep == "pcomp" and tree[token.head].text.lower() == "as" and (quoted := tree.kids(tree[token.head].head, "dobj")):
        return quoted[:1]  # "quoted the minister as saying"
    if token.dep == "pcomp" and tree[token.head].text.lower() in ("of", "for") and (accused := _accused(tree, token.head)):
        return accused
    if token.dep == "pcomp" and tree[tree[token.head].head].lemma.lower() in _IMPERSONAL:
        return []  # "underlined the importance of protecting civilians"
    if token.dep == "pcomp" and tree[tree[token.head].head].pos == "NOUN" and (owners := tree.kids(tree[token.head].head, "poss")):
        return owners  # "the union's commitment to supporting"
    if token.dep in ("advcl", "pcomp", "prep", "acl", "relcl") and token.tag in ("VBG", "VB", "VBN"):
        if token.dep in ("acl", "relcl") and tree[token.head].pos in ("NOUN", "PROPN"):
            if token.tag == "VBG":
                return [token.head]
            if tree[token.head].lemma.lower() in _IMPERSONAL and tree[tree[token.head].head].lemma != "have":
                return []  # "stressed the need to protect civilians": whose act it would be is left open
            if token.dep == "acl" and token.tag == "VB" and (owners := _owners(tree, token.head)):
                return owners
            if tree.lemmas[token.head] in _UNDERTAKINGS and tree.lemmas[tree[token.head].head] in _WEIGHED:
                return []  # "discussed efforts to end the war": not the efforts of those who discuss them
            if token.dep == "acl" and token.tag == "VB" and (doers := _doers_beside(tree, token.head)):
                return doers
            return _controller(tree, tree.clause_head(token.head)) if tree.clause_head(token.head) != i else []
        verb = tree.clause_head(token.head)
        if verb == i:
            return []
        return tree.kids(verb, "nsubjpass") or _controller(tree, verb)
    if token.dep == "ccomp" and token.tag in ("VB", "VBG") and not tree.kids(i, "mark"):
        return tree.kids(token.head, "dobj", "dative")[:1] or _controller(tree, token.head)
    return []


def _antecedents(tree: Tree, clause: int) -> list[int]:
    """ "Qatar and Egypt, which mediate": a plural verb after a singular name goes with all that are coordinated before it."""
    head = tree[clause].head
    finite = next(iter(tree.kids(clause, "aux", "auxpass")), clause)
    plural = tree[finite].tag == "VBP" or tree.forms[finite] in ("have", "are", "were")
    if not plural or tree[head].dep != "conj" or tree[head].tag not in ("NN", "NNP"):
        return [head]
    joined = [w for w in tree.conjuncts(tree.first_conjunct(head)) if w <= head]
    return joined or [head]


def _doers_beside(tree: Tree, noun: int) -> list[int]:
    """ "the steps taken by Sudan to reopen the port": whoever took them."""
    taken = [v for v in tree.kids(noun, "acl") if tree[v].tag == "VBN"]
    return [p for v in taken for by in tree.kids(v, "agent") for p in tree.kids(by, "pobj")]


def _owners_of_aim(tree: Tree, copula: int) -> list[int]:
    """ "our aim is to end it", "the goal of Kenya is to end it": whose aim it is."""
    subject = tree.subject(copula)
    if subject is None or tree.lemmas[subject] not in _AIMS:
        return []
    owners = tree.kids(subject, "poss") or _owners(tree, subject)
    if tree.lemmas[subject] in _TASKS:
        return owners
    return [o for o in owners if tree.forms[o] not in ("their", "its", "his", "her")]  # whom these mean is told elsewhere


def asked(tree: Tree, i: int) -> list[int]:
    """ "call on the parties to respect it": the parser may take what somebody is asked to do for a purpose."""
    asked = [p for prep in tree.kids(i, "prep") if tree[prep].text.lower() in ("on", "upon", "to", "with") for p in tree.kids(prep, "pobj")]
    asked = asked or tree.kids(i, "dobj")
    infinitives = [c for c in tree.kids(i, "advcl") if tree[c].tag == "VB" and not tree.kids(c, "mark")]
    ends = {e for a in asked for e in (a, max(tree.subtree(a)))}
    for prep in tree.kids(i, "prep"):  # "call on all parties, including Chad and Mali, to respect it"
        if asked and prep > max(asked) and tree.forms[prep] in ("including", "like", "notably"):
            ends |= {max(tree.subtree(prep)), max(tree.subtree(prep)) + 1}
    return [c for c in infinitives if min(tree.subtree(c)) - 1 in ends]


def _accused(tree: Tree, prep: int) -> list[int]:
    """ "accused Moscow of shelling", "thanked Qatar for mediating": who stands as object before the preposition."""
    verb = tree[prep].head
    if tree[prep].text.lower() == "of" and tree[verb].dep in ("dobj", "nsubjpass") and tree[tree[verb].head].pos == "VERB":
        return [verb]  # "accused the citizen of setting off a bomb", taken by the parser for the citizen's "of"
    found = [d for d in tree.kids(verb, "dobj") if d < prep] if tree.is_verb(verb) and not tree.is_passive(verb) else []
    return [d for d in found if tree[prep].text.lower() == "of" or tree[d].pos in ("PROPN", "PRON")][:1]


def _owners(tree: Tree, noun: int) -> list[int]:
    """Whose noun it is: "Eritrea's commitment to withdraw", "the commitment of Eritrea to withdraw"."""
    beside = [p for at in (noun, *tree.kids(noun, "acl")) for p in tree.kids(at, "prep") if tree[p].text.lower() == "between"]
    if beside and tree[noun].tag.startswith("NN"):  # "an agreement between Mali and the rebels to stop fighting"
        return [p for prep in beside for p in tree.kids(prep, "pobj")]
    phrases = [p for prep in tree.kids(noun, "prep") if tree[prep].text.lower() in ("of", "by") for p in tree.kids(prep, "pobj")]
    demonyms = [w for w in tree.kids(noun, "amod", "compound") if tree[w].text[0].isupper() and (w or tree[w].ent)]  # "Russian attempts to"
    modifiers = [d for p in phrases for d in tree.kids(p, "amod", "compound")]
    inner = [d for d in modifiers if tree[d].text[0].isupper() and tree[d].ent]  # "the start of Iraqi raids to"
    willed = tree.lemmas[noun] in _WILLED
    named = [p for p in phrases if tree[p].pos == "PROPN" or willed or tree[tree[p].head].text.lower() == "by"]
    return tree.kids(noun, "poss") or demonyms or named or inner


def joined_owner(tree: Tree, word: int) -> int | None:
    """ "President Ruto and his government", "Hamas and its backers": who stands first owns what is joined to them."""
    owned = tree[word].head
    first = tree.first_conjunct(owned)
    return first if tree[word].dep == "poss" and tree[owned].dep == "conj" and first < word and not tree.is_verb(first) else None

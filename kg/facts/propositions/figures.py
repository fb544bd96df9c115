"""Casualty figures: how many of whom came to which harm, by whose word.

"Up to 30,000" gives an upper bound alone, "multiple" a lower bound of 2, and casualties are not deaths.
"""

from __future__ import annotations

from dataclasses import replace

from kg.facts.amounts import Amount, amount_of, counted, is_quantity, top_of
from kg.facts.control import controller
from kg.facts.discourse import Referent, slug
from kg.facts.drafts import Draft, Scene
from kg.facts.phrases import phrase_span
from kg.facts.propositions.harms import UNSPECIFIED, find_harms
from kg.facts.propositions.victims import Harm
from kg.facts.spans import event_span
from kg.facts.timing import fact_time
from kg.model import Entity, Span

_TALLIES = frozenset({"toll", "number", "figure", "count", "tally", "casualty", "casualties", "loss", "losses"})
_ASIDE = ("advcl", "conj", "cc", "ccomp", "relcl", "mark", "parataxis", "punct")


def find_figures(scene: Scene) -> None:
    """Adds the figures of the sentence to its drafts: each group of victims once. What has no number is no figure, but for none."""
    seen: set[tuple[str, int | None]] = set()
    for harm in find_harms(scene):
        key = (harm.harm, harm.victim if harm.victim is not None else -harm.word)
        if key not in seen and (harm.none or harm.amount != Amount()):
            seen.add(key)
            scene.drafts.append(_draft(scene, harm))


def _draft(scene: Scene, harm: Harm) -> Draft:
    tree, amount = scene.tree, harm.amount
    people = harm.victim if harm.victim is None or not harm.none or tree[harm.victim].tag == "NNS" else None
    population = _population(scene, people, harm.word) if people is not None else None
    value: dict[str, object] = {
        "harm": harm.harm,
        "population": population,
        "lower": amount.lower,
        "upper": amount.upper,
        "exact": amount.exact,
    }
    if amount.approx:
        value["approx"] = True
    context = scene.contexts.of(harm.word)
    if speakers := _counting(scene, harm.word):
        context = replace(context, claimants=tuple(speakers), voice="reported")
    draft = Draft(
        kind="proposition",
        type="CasualtyFigure",
        word=harm.word,
        span=_span(scene, harm),
        trigger=Span(tree[harm.word].start, tree[harm.word].end),
        context=replace(context, polarity="negated") if harm.none else context,
        value=value,
        rule=harm.rule,
    )
    if population is not None and harm.victim is not None:
        draft.fill("target", _harmed(scene, harm.victim, population))
    elif not harm.none and (like := _like(scene, harm)) is not None:
        value["population"] = (like.value or {})["population"]
        draft.fill("target", like.entities("target"))
    elif not harm.none and (struck := _struck(scene, harm)) is not None:
        value["population"] = struck.entity.name
        draft.fill("target", [struck])
    if (time := scene.timing.of(harm.word)) is not None:
        draft.time = fact_time(time)
    elif (cause := _cause(scene, harm.word)) is not None:
        draft.time = cause.time
    return draft


def _counting(scene: Scene, word: int) -> list[Referent]:
    """Whose count it is: "officials put the death toll at 1,500"."""
    tree = scene.tree
    if not tree.is_verb(word) or tree[word].dep == "advcl":  # "put the toll of a month of fighting at 226 dead"
        above = next((a for a in tree.ancestors(word) if scene.lexicon.word("counting", tree.lemmas[a]) is not None), word)
        word = above if any(tree.lemmas[o] in _TALLIES for o in tree.kids(above, "dobj")) else word
    if scene.lexicon.word("counting", tree.lemmas[word]) is None or tree.is_passive(word) or not tree.kids(word, "dobj"):
        return []
    found = scene.reader.referents(controller(tree, word), "actor")
    return [r for r in found if scene.lexicon.is_a(r.entity.kind, "Agent")]


def _cause(scene: Scene, word: int) -> Draft | None:
    """The event that is the subject of the harm: in "the August 17 blast left 20 people dead" the day is that of both."""
    verb = scene.tree.clause_head(word)
    subjects = controller(scene.tree, verb)
    return next((d for s in subjects for d in scene.drafts if d.word == s and d.kind == "event" and d.time is not None), None)


def _like(scene: Scene, harm: Harm) -> Draft | None:
    """ "Killed three people and injured 264": people too, where the second number stands alone."""
    tree, number = scene.tree, harm.victim if harm.victim is not None else harm.word
    if harm.victim is not None and not is_quantity(tree, harm.victim, scene.lexicon):
        return None
    before = [d for d in scene.drafts if d.type == "CasualtyFigure" and d.word < number and (d.value or {}).get("population")]
    verb = tree.clause_head(harm.word)
    if tree.subject(verb) not in (None, harm.victim):
        return None
    linked = [d for d in before if {tree.clause_head(d.word), tree.first_conjunct(verb)} & {verb, tree[verb].head}]
    return linked[-1] if linked else None


def _struck(scene: Scene, harm: Harm) -> Referent | None:
    """ "Fired rockets at soldiers, killing four", "the troops came under fire; two were killed": those who were attacked."""
    tree, number = scene.tree, harm.victim
    if number is None or not is_quantity(tree, number, scene.lexicon) or tree.kids(number, "prep"):
        return None
    before = [d for d in scene.drafts if d.type == "Attack" and d.word < harm.word]
    linked = [d for d in before if d.word in tree.ancestors(harm.word) or tree.first_conjunct(tree.clause_head(harm.word)) == d.word]
    targets = linked[-1].entities("target") if linked else []
    people = [r for r in targets if scene.lexicon.is_a(r.entity.kind, "ArmedForce", "ArmedGroup", "PeacekeepingForce", "Population")]
    return people[0] if len(people) == len(targets) == 1 and not people[0].entity.name[:1].isdigit() else None


def _harmed(scene: Scene, victim: int, population: str) -> list[Referent]:
    """Who was harmed, called as the population is: without the number."""
    noun = counted(scene.tree, victim, scene.lexicon)
    found = scene.reader.referents([noun], "actor")[:1]
    people = scene.lexicon.word("participant", scene.tree[noun].lemma.lower()) is not None and not scene.reader.is_inner(noun)
    if found and (people or found[0].entity.key.startswith("local:")):
        kind = found[0].entity.kind
        named = Entity(f"local:{slug(population)}", population, kind if kind != "Thing" else "Population")
        return [Referent(named, found[0].span)]
    if not found and scene.lexicon.word("participant", scene.tree[victim].lemma.lower()) is not None:  # "civilian deaths"
        return [
            Referent(Entity(f"local:{slug(population)}", population, "Population"), Span(scene.tree[victim].start, scene.tree[victim].end))
        ]
    return found


def _span(scene: Scene, harm: Harm) -> Span:
    """The smallest clause that gives the number, from the victims or the word of harm on."""
    tree, word, victim = scene.tree, harm.word, harm.victim
    if harm.none:
        return tree.span(tree.subtree(tree.clause_head(word), without=_ASIDE))
    if harm.part is not None and victim is not None:
        return tree.span([w for w in tree.subtree(victim, without=("relcl", "conj", "cc", "appos")) if w >= harm.part] or [victim])
    if harm.open:  # "suffered heavy losses"
        return tree.span(tree.subtree(tree.clause_head(word), without=_ASIDE))
    if not tree.is_verb(word):
        words = set(tree.subtree(top_of(tree, word, scene.lexicon), without=("relcl", "advcl", "conj", "cc", "appos")))
        if victim is not None and victim not in words:  # "left 20 people dead", "20 wounded soldiers"
            words |= set(tree.subtree(victim, without=("relcl", "advcl", "conj", "cc", "appos")))
        return tree.span(range(min(words), max(words) + 1))
    objects = tree.kids(word, "dobj")
    if victim is not None and victim not in tree.subtree(word, without=_ASIDE) and victim > word:  # coordinated victims
        return tree.span(tree.subtree(victim, without=("relcl", "conj", "cc")))
    if (match := scene.matches.get(word)) is not None and objects and victim in objects:
        return Span(tree[word].start, tree.span(tree.subtree(objects[0], without=("relcl",))).end)
    if match is not None and victim is None:
        return event_span(scene, match)
    aside = [c for c in tree.kids(word, "prep") if tree.forms[c] == "according"]
    aside += [c for c in tree.below(word) if c > word and tree.forms[c] == "including"]
    clause = tree.subtree(word, without=_ASIDE, barring=aside)
    if (subject := tree.subject(word)) is not None and not any(w in scene.timing.at for w in clause if w < min(tree.below(subject))):
        clause = [w for w in clause if w >= min(tree.below(subject))]  # "Based on what we saw, | the enemy lost 52 soldiers"
    if harm.harm == UNSPECIFIED and tree[word].dep == "conj":  # "killed or wounded 40"
        clause.append(tree[word].head)
    if victim is not None and victim < word:
        first = min(tree.subtree(top_of(tree, victim, scene.lexicon), without=("relcl", "acl")))
        return tree.span([first, *(w for w in clause if w >= first)])
    return tree.span(clause)


def _population(scene: Scene, victim: int, harmed: int) -> str | None:
    """The words for those harmed, without the number: "people", "Azerbaijani soldiers", "rebels and civilians"."""
    tree = scene.tree
    noun = counted(tree, victim, scene.lexicon)
    span = phrase_span(tree, noun, scene.text)
    alike = [c for c in tree.kids(noun, "conj") if tree[c].pos == "NOUN" and amount_of(tree, c, scene.lexicon) is None]
    end = max([span.end, *(tree[c].end for c in alike)])
    words = [t for t in tree.tokens if t.start >= span.start and t.end <= end and (t.i < harmed or harmed < noun)]
    if (comma := next((t.i for t in words if t.text == "," and t.i > noun), None)) is not None:
        words = [t for t in words if t.i < comma]  # "people, most of them children"
    while len(words) > 1 and words[0].i < noun and _counts(scene, words[0].i):
        words.pop(0)
    if len(words) == 1 and is_quantity(tree, words[0].i, scene.lexicon):
        return None
    found = scene.string(Span(words[0].start, words[-1].end)) if words else None
    beside = victim < harmed and tree[victim].head == harmed and tree[victim].dep in ("amod", "compound")
    plural = (
        found is not None and beside and tree[victim].tag in ("NN", "JJ") and scene.lexicon.word("participant", found.lower()) is not None
    )
    many = plural and not found.endswith(("y", "s"))  # "28 civilian deaths" are those of civilians, but no militarys die
    return f"{found}s" if many else found


def _counts(scene: Scene, word: int) -> bool:
    token = scene.tree[word]
    if token.dep in ("nummod", "quantmod", "advmod", "det", "predet") or token.pos in ("NUM", "DET", "ADV", "ADP", "SCONJ", "CCONJ"):
        return True
    if scene.lexicon.word("bound", token.text.lower()) is not None or (
        token.dep == "amod" and scene.lexicon.word("harm", token.lemma.lower())
    ):
        return True
    return is_quantity(scene.tree, word, scene.lexicon) or token.text.lower() in (
        "more",
        "fewer",
        "less",
        "other",
        "another",
        "further",
        "additional",
        "them",
        "whom",
    )

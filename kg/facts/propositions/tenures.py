"""Offices of persons, as mentioned: "Armenian Prime Minister Nikol Pashinyan"."""

from __future__ import annotations

import re

from kg.facts.context import Context
from kg.facts.discourse import Referent
from kg.facts.drafts import Draft, Scene
from kg.facts.propositions.employers import body_in_phrase, body_in_words, opens_sentence, owner_of
from kg.model import Entity, NameMention, Span

_RANK_AFTER = re.compile(r"^(.*\b[a-z]+)(?:\s+[A-Z]\w+)*(?:\s+[A-Z]\w+\.)+$")


_FOR = re.compile(r"\b(?:for|to)\s+(?:the\s+)?$")


def find_tenures(scene: Scene) -> None:
    for mention in scene.reader.names:
        if mention.actor is None or mention.actor.kind != "Person":
            continue
        draft = _of(scene, mention, mention.actor)
        if draft is None:
            continue
        role = str((draft.value or {})["role"])
        kind = re.split(r"\s(?:of|to|from)\s", role)[0].split()
        if not kind or scene.lexicon.word("relation", kind[-1].lower()) is not None:
            continue  # "Ms.", "Dr.", "his brother", "a cousin of the founder": no office
        body = (draft.value or {})["organization"]
        told = (mention.actor.key, role, str(body) if body else None)
        if not any(key == told[0] and role in other and told[2] in (None, at) for key, other, at in scene.discourse.tenures):
            scene.discourse.tenures.add(told)
            scene.drafts.append(draft)


def _of(scene: Scene, mention: NameMention, person: Entity) -> Draft | None:
    if mention.title is None:
        return _beside(scene, mention, person) or _shared(scene, mention, person)
    parted = scene.string(mention.title).rstrip().endswith(",")  # "a senior Russian general, X": the parse knows the office best
    beside = _beside(scene, mention, person) if parted else _commanded(scene, mention, person)
    return beside or _draft(scene, mention, person, mention.title)


def _commanded(scene: Scene, mention: NameMention, person: Entity) -> Draft | None:
    """ "Major General Ali Haidar, spokesman for the army": the office beside the name; the rank is no more than a way of address."""
    title = mention.title
    if title is None or any(title.start <= n.start < title.end for n in scene.reader.names):
        return None
    ranks = scene.lexicon.among("rank")
    if not all(w.strip(".,").lower() in ranks for w in scene.string(title).split()):
        return None
    draft = _beside(scene, mention, person)
    if draft is None:
        return None
    draft.span = Span(min(draft.span.start, title.start), draft.span.end)
    return draft


def _draft(scene: Scene, mention: NameMention, person: Entity, title: Span) -> Draft:
    inside = [n for n in scene.reader.names if title.start <= n.start and n.end <= title.end and _can_employ(n)]
    inside = [
        n for n in inside if not _FOR.search(scene.text[title.start : n.start])
    ]  # "my Special Envoy for Yemen": Yemen has not sent him
    organization = inside[0].actor if inside else None
    words = scene.string(title)
    for name in inside[:1]:
        if name.start == title.start:  # "Armenian Prime Minister", "US Secretary of State", "Armenia's foreign minister"
            words = re.sub(r"^['’]s?\s+", "", scene.text[name.end : title.end])
        else:
            before = re.sub(r"\s+(?:of|for|to)\s+(?:the\s+)?$", "", scene.text[title.start : name.start])
            after = re.sub(r"^['’]s?(?=\s)", "", scene.text[name.end : title.end])  # "former Kenyan President"
            words = f"{before} {after}" if scene.text[name.start - 1 : name.start].isspace() and name.adjectival else before or words
    body, words = _body_before(scene, words) if organization is None else (None, words)
    if organization is None and body is None and not opens_sentence(scene, title):
        body, words = _body_of(words)
    if organization is None and body is None:
        body, words = body_in_words(scene, words)
    word = next((t.i for t in scene.tree.tokens if t.start >= mention.start), 0)
    after = _of_after(scene, mention) if organization is None else None  # "King Abdullah of Jordan"
    organization = organization or (after.entity if after else None)
    draft = Draft(
        kind="proposition",
        type="RoleTenure",
        word=word,
        span=Span(title.start, after.span.end if after else mention.end),
        trigger=title,
        context=Context(claimants=scene.contexts.base.claimants, voice=scene.contexts.base.voice),
        value={
            "person": person.name,
            "role": _office(scene, words),
            "organization": organization.name if organization else body or _organization_of(scene, person),
        },
        rule="rule:title-before-name",
    )
    draft.fill("agent", [Referent(person, Span(mention.start, mention.end))])
    if organization is not None:
        draft.roles["organization"] = [Referent(organization, title)]
    return draft


def _body_before(scene: Scene, words: str) -> tuple[str | None, str]:
    """ "National Security Council | spokesperson": a body that nobody has listed, and the office in it."""
    parts = words.split()
    for at in range(len(parts) - 1, 1, -1):
        listed = scene.lexicon.word("participant", parts[at - 1].lower())
        capitals = all(part[:1].isupper() for part in parts[:at])
        if capitals and listed is not None and listed.value in ("GovernmentBody", "InternationalOrganization"):
            return " ".join(parts[:at]), " ".join(parts[at:])
    return None, words


def _can_employ(name: NameMention) -> bool:
    """ "African" in "African Affairs" names people, and nobody who has officers."""
    return name.actor is not None and name.actor.kind not in ("Population", "Person")


def _body_of(words: str) -> tuple[str | None, str]:
    """ "Homeland Security chief": the body and the office; all in capitals ("Foreign Minister") is the office alone."""
    found = re.fullmatch(r"((?:[A-Z][\w.'’-]*\s+)+(?:(?:of|and)\s+(?:[A-Z][\w.'’-]*\s+)+)?)([a-z][\w-]*(?:\s+[a-z][\w-]*)*)", words)
    found = found or re.fullmatch(r"((?:[A-Z][\w.'’-]*\s+)+)(Mayor|Governor)", words)  # "Moyale Mayor"
    return (found[1].strip(), found[2]) if found else (None, words)


def _of_after(scene: Scene, mention: NameMention) -> Referent | None:
    following = scene.text[mention.end : mention.end + 8]
    if not re.match(r"\s+of\s", following):
        return None
    for name in scene.reader.names:
        if (
            name.actor is not None
            and mention.end < name.start <= mention.end + 8
            and name.actor.kind in ("State", "Polity", "InternationalOrganization")
        ):
            return Referent(name.actor, Span(name.start, name.end))
    return None


def _beside(scene: Scene, mention: NameMention, person: Entity) -> Draft | None:
    """An office in apposition: "Ilham Aliyev, president of Azerbaijan"; "the president of Azerbaijan, Ilham Aliyev"."""
    tree = scene.tree
    words = [t.i for t in tree.tokens if t.start >= mention.start and t.end <= mention.end]
    head = tree.top(words)
    if head is None:
        return None
    nouns = [*tree.kids(head, "appos"), *([tree[head].head] if tree[head].dep == "appos" else [])]
    nouns += [above for n in nouns[-1:] if n < head for above in _above_phrase(scene, n)]  # "president of Kenya, X"
    for noun in nouns:
        listed = scene.lexicon.word("participant", tree[noun].lemma.lower())
        if listed is None or not (listed.value or "").startswith("Person") or scene.reader.is_inner(noun):
            continue
        phrase = [w for w in tree.subtree(noun, without=("relcl", "advcl", "punct", "appos", "conj", "cc")) if w not in words]
        phrase = [w for w in phrase if noun > head or w < head]  # "accused the leader, X, of treason"
        inside = [n for n in scene.reader.names if _can_employ(n) and any(tree[w].start == n.start for w in phrase)]
        organization = inside[0].actor if inside else None
        after = _behind_comma(scene, max(phrase)) if organization is None and noun > head else None
        if after is not None:  # "commander, U.S. Central Command"
            organization, phrase = after.actor, [*phrase, *(t.i for t in tree.tokens if after.start <= t.start < after.end)]
        named = {w for n in inside[:1] for w in phrase if n.start <= tree[w].start < n.end}
        body, told = body_in_phrase(scene, noun, phrase) if organization is None else (None, set())
        named |= told
        office = [w for w in phrase if w <= noun and w not in named and tree[w].dep not in ("det", "case", "poss")]
        office += _matter(scene, noun, phrase, named)
        body = body or (owner_of(scene, tree.kids(noun, "poss")) if organization is None else None)
        span = tree.span([*phrase, *words])
        draft = Draft(
            kind="proposition",
            type="RoleTenure",
            word=noun,
            span=span,
            trigger=Span(tree[noun].start, tree[noun].end),
            context=Context(claimants=scene.contexts.base.claimants, voice=scene.contexts.base.voice),
            value={
                "person": person.name,
                "role": _office(scene, _joined(scene, office)),
                "organization": organization.name if organization else body or _organization_of(scene, person),
            },
            rule="rule:office-in-apposition",
        )
        draft.fill("agent", [Referent(person, Span(mention.start, mention.end))])
        if organization is not None:
            draft.roles["organization"] = [Referent(organization, draft.trigger)]
        return draft
    return None


def _behind_comma(scene: Scene, word: int) -> NameMention | None:
    """The body named right behind a bare office and its comma, closed by another comma."""
    tree = scene.tree
    if word + 2 >= len(tree) or tree.forms[word + 1] != ",":
        return None
    found = next((n for n in scene.reader.names if n.start == tree[word + 2].start and _can_employ(n)), None)
    after = scene.text[found.end : found.end + 1] if found is not None else ""
    return found if after in (",", ".", "") and found is not None and found.actor is not None and found.actor.kind != "State" else None


def _above_phrase(scene: Scene, word: int) -> list[int]:
    """The nouns above in a chain of phrases: "envoy | for the Horn | of Africa, X"; the parser puts X beside the last of them."""
    tree, out = scene.tree, []
    while tree[word].dep in ("pobj", "compound", "nmod") and len(out) < 4:
        word = tree[word].head
        if tree[word].dep == "prep":
            word = tree[word].head
            out.append(word)
    return out


def _matter(scene: Scene, noun: int, phrase: list[int], named: set[int]) -> list[int]:
    """ "envoy for Yemen", "Secretary of State": what the office is for is part of its name."""
    tree = scene.tree
    preps = [p for p in tree.kids(noun, "prep") if tree.forms[p] in ("of", "for") and p == noun + 1 and p in phrase]
    words = [w for p in preps for w in tree.subtree(p, without=("relcl", "appos", "conj", "cc", "punct", "advcl")) if w in phrase]
    return words if words and named.isdisjoint(words) else []


def _joined(scene: Scene, words: list[int]) -> str:
    """The words as they stand, less those in between that are none of them: "senior Russian general" without the nation."""
    tree, out = scene.tree, ""
    for before, word in zip([None, *words], words, strict=False):
        gap = " " if before is not None and (word > before + 1 or tree[before].end < tree[word].start) else ""
        out += gap + scene.string(Span(tree[word].start, tree[word].end))
    return out


def _shared(scene: Scene, mention: NameMention, person: Entity) -> Draft | None:
    """One plural title for several: "Presidents Tshisekedi of the Congo and Lourenço of Angola"."""
    tree = scene.tree
    words = [t.i for t in tree.tokens if t.start >= mention.start and t.end <= mention.end]
    head = tree.top(words)
    if head is None:
        return None
    first = tree.first_conjunct(head)
    titles = [w for w in tree.subtree(first, without=("conj",)) if w < first and tree[w].tag in ("NNPS", "NNS")]
    listed = [
        w for w in titles if (e := scene.lexicon.word("participant", _singular(tree[w].text))) and (e.value or "").startswith("Person")
    ]
    if not listed or scene.reader.is_inner(listed[0]):
        return None
    after = _of_after(scene, mention)
    before = _field(scene, listed[0])
    role = " ".join((*(tree[w].text for w in range(before, listed[0])), _singular(tree[listed[0]].text))).title()
    draft = Draft(
        kind="proposition",
        type="RoleTenure",
        word=head,
        span=Span(min(mention.start, tree[before].start) if first == head else mention.start, after.span.end if after else mention.end),
        trigger=Span(tree[listed[0]].start, tree[listed[0]].end),
        context=Context(claimants=scene.contexts.base.claimants, voice=scene.contexts.base.voice),
        value={"person": person.name, "role": role, "organization": after.entity.name if after else _organization_of(scene, person)},
        rule="rule:title-shared",
    )
    draft.fill("agent", [Referent(person, Span(mention.start, mention.end))])
    if after is not None:
        draft.roles["organization"] = [after]
    return draft


def _field(scene: Scene, title: int) -> int:
    """Where the office begins: with its field, in "foreign ministers"."""
    return title - 1 if title and scene.tree.forms[title - 1] in scene.lexicon.among("field-of-office") else title


def _singular(title: str) -> str:
    return title.lower().removesuffix("s")


def _office(scene: Scene, words: str) -> str:
    """The title without forms of address: "Minister", not "Minister Dr."; nor ranks, but for those of "Attorney General"."""
    words = _RANK_AFTER.sub(r"\1", words.strip())  # "spokesman Navy Capt."
    kept = [w for w in words.split() if scene.lexicon.word("honorific", w.strip(".,").lower()) is None]
    listed = [scene.lexicon.word("participant", w.lower()) for w in kept[:-1]]
    person = any(entry is not None and (entry.value or "").startswith("Person") for entry in listed)  # "senior" is an age, or no office
    ranks = [scene.lexicon.word("rank", w.strip(".,").lower()) is not None for w in kept]
    general = scene.lexicon.among("general-office")
    while person and len(kept) > 1 and ranks[len(kept) - 1] and not all(ranks[: len(kept)]):  # "spokesman Colonel", but "Major General"
        if kept[-1].lower() == "general" and kept[-2].lower() in general:
            break
        kept.pop()
    return " ".join(kept).strip(" ,")


def _organization_of(scene: Scene, person: Entity) -> str | None:
    owner = scene.discourse.territory_of.entity(person.of) if person.of else None
    return owner.name if owner is not None else None

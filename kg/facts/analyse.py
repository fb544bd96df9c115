"""The facts of an article, sentence by sentence, in reading order.

Each sentence is a `Scene`: matches of the lexicon, contexts, times; then events, agreements and propositions are drafted
from it. What has been named and said so far is kept in the article's `Discourse`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from kg.facts.addressees import find_addressees
from kg.facts.agreements import find_agreements
from kg.facts.assemble import assemble
from kg.facts.attribution import QUESTIONER, base_context, issuers_of, note_speakers, statements
from kg.facts.context import Contexts
from kg.facts.discourse import Discourse, Referent, TerritoryLookup
from kg.facts.drafts import Draft, Scene
from kg.facts.events import find_events
from kg.facts.frames import find_matches
from kg.facts.headlines import untold_twice
from kg.facts.linking import link_article, peacekeepers_of
from kg.facts.mentions import remember_events
from kg.facts.offices import note_offices, note_persons
from kg.facts.people import note_people
from kg.facts.propositions import FINDERS
from kg.facts.quotations import Quotations, quoted_speakers
from kg.facts.ranges import keep_ranges
from kg.facts.reference import SentenceReader
from kg.facts.sharing import on_behalf
from kg.facts.silence import explain_silence, is_fragment
from kg.facts.timing import Timing
from kg.facts.tree import Tree
from kg.facts.urgings import find_urgings
from kg.gazetteer import Gazetteer
from kg.lexicon import Lexicon
from kg.model import Analysed, Entity, NameMention, Parsed, Sentence, Silence, Span

_WEIGHTS = {"nsubj": 3, "nsubjpass": 3, "dobj": 2, "attr": 2, "poss": 1, "pobj": 1, "appos": 1}


class _Territories(TerritoryLookup):
    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def place_of(self, actor: Entity) -> Entity | None:
        key = self._gazetteer.territories.get(actor.key)
        return self._gazetteer.entities.get(key) if key else None

    def entity(self, key: str | None) -> Entity | None:
        return self._gazetteer.entities.get(key) if key else None

    def capital_of(self, key: str | None) -> Entity | None:
        town = self._gazetteer.capitals.get(key) if key else None
        return self._gazetteer.entities.get(town) if town else None

    def peacekeepers_of(self, actor: Entity) -> Entity | None:
        return peacekeepers_of(actor, self._gazetteer)


def analyse(parsed: Parsed, lexicon: Lexicon, gazetteer: Gazetteer) -> Analysed:
    """The facts of `parsed`, sorted by place in the text, and for sentences without any the reason."""
    drafts: list[Draft] = []
    silences: list[Silence] = []
    read = list(scenes(parsed, lexicon, gazetteer))
    link_article(read, gazetteer)
    for scene in read:
        drafts.extend(scene.drafts)
        if not scene.drafts:
            silences.append(explain_silence(scene))
    drafts = untold_twice(drafts, parsed.article.title_span)
    silences.extend(Silence(span, "not-prose", "a table or a picture") for span in parsed.article.asides)
    if not parsed.sentences:
        silences.append(Silence(Span(0, len(parsed.article.text)), "no-sentence", "the article has no sentence to read"))
    silences.sort(key=lambda silence: silence.span)
    return Analysed(parsed.article, parsed.names, parsed.times, assemble(drafts, parsed.article.text), tuple(silences))


def scenes(parsed: Parsed, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Scene]:
    """The article's sentences, read one after the other: each knows what the ones before have named."""
    published = parsed.article.published
    discourse = Discourse(parsed.article.text, lexicon, _Territories(gazetteer), published.isoformat() if published else None)
    discourse.issuers = issuers_of(parsed, gazetteer)
    quotations = Quotations(parsed)
    discourse.handed = statements(parsed)
    for sentence in parsed.sentences:
        whole = quotations.is_whole(sentence)
        speakers: tuple[Referent, ...] = ()
        if whole and (closing := quotations.closing(sentence)) is not None:
            speakers = quoted_speakers(_scene(parsed, closing, discourse, lexicon), quotations)  # looked at before its time
        speakers = speakers or (discourse.quoted if whole else ())
        scene = _scene(parsed, sentence, discourse, lexicon, speakers, noting=True)
        scene.fragment = is_fragment(scene.tree, parsed.article)
        if scene.tree.tokens and not scene.fragment:
            _read(scene)
            _remember(scene)
            discourse.quoted = speakers or (quoted_speakers(scene, quotations) if quotations.touches(sentence) else ())
        title = parsed.article.title_span
        if title is not None and title.start <= sentence.start < title.end:
            discourse.tenures.clear()  # the body tells them again, in full
        yield scene


def _scene(
    parsed: Parsed,
    sentence: Sentence,
    discourse: Discourse,
    lexicon: Lexicon,
    speakers: tuple[Referent, ...] = (),
    *,
    noting: bool = False,
) -> Scene:
    tree = Tree(sentence, lexicon.speech())
    names = _within(parsed.names, sentence)
    times = _within(parsed.times, sentence)
    reader = SentenceReader(tree, names, times, discourse)
    for mention in reader.names if noting else ():
        discourse.note(mention, sentence.index, _weight(tree, mention))
    matches, further = find_matches(tree, lexicon, reader) if tree.tokens else ({}, [])
    text = parsed.article.text
    contexts = Contexts(tree, matches, reader, lexicon, text, base_context(parsed, sentence, discourse, speakers))
    reader.voice = lambda word: list(contexts.of(word).claimants)
    return Scene(text, tree, reader, matches, further, contexts, Timing(tree, matches, times), lexicon, discourse)


def _read(scene: Scene) -> None:
    find_events(scene)
    find_agreements(scene)
    find_addressees(scene)
    find_urgings(scene)
    for find in FINDERS:
        find(scene)
    on_behalf(scene)
    keep_ranges(scene)
    if [c.entity.key for c in scene.contexts.base.claimants] == [QUESTIONER.key]:
        scene.drafts.clear()  # "QUESTION: Were there any agreements?" states nothing


def _within(mentions: tuple, sentence: Sentence) -> list:
    first = bisect_left(mentions, sentence.start, key=attrgetter("start"))
    return list(mentions[first : bisect_left(mentions, sentence.end, first, key=attrgetter("start"))])


_APPOSED = ("Person", "ArmedGroup", "ArmedForce", "Organization", "InternationalOrganization", "PoliticalParty")
"""Who is meant by a description beside the name: "a smaller group, the National Liberation Forces, stayed away"."""


def _weight(tree: Tree, mention: NameMention) -> int:
    words = [t.i for t in tree.tokens if t.start < mention.end and t.end > mention.start]
    top = tree.top(words)
    if top is None or mention.adjectival:
        return 0
    first = tree.first_conjunct(top)
    if tree[first].dep == "appos" and mention.actor is not None and mention.actor.kind in _APPOSED:  # "spokeswoman Mao Ning said"
        first = tree.first_conjunct(tree[first].head)
    return _WEIGHTS.get(tree[first].dep, 1)


def _unnamed_people(scene: Scene, word: int) -> list[Referent]:
    """ "hostages", "the rebels": people that a later "they" can mean."""
    listed = scene.lexicon.word("participant", scene.tree[word].lemma.lower())
    if scene.reader.is_inner(word):  # "White House officials": they too
        named = scene.reader.mention(word)
        whole = named is not None and scene.tree[word].end == named.end and named.start < scene.tree[word].start
        return scene.reader.referents([word], "actor") if whole and named is not None and not named.adjectival else []
    if listed is None or listed.value in ("GovernmentBody", "MediaOutlet"):
        return []
    return scene.reader.referents([word], "actor")


def _is_about_paper(scene: Scene) -> bool:
    """Whether the sentence's subject is an agreement or a text, or an "it" that goes on about one."""
    tree, lexicon = scene.tree, scene.lexicon
    subject = tree.subject(tree.roots[0])
    if subject is None:
        return False
    if tree.forms[subject] == "it":
        return scene.discourse.paper == tree.sentence.index - 1
    lemma = tree.lemmas[subject]
    listed = lexicon.find("agreement", lemma) or lexicon.word("document", lemma) or lexicon.word("terms-of", lemma)
    return bool(listed) and tree[subject].tag == "NN" and scene.reader.mention(subject) is None


def _remember(scene: Scene) -> None:
    """What later sentences may point back to: coordinated actors, warring sides, speakers."""
    discourse, tree = scene.discourse, scene.tree
    for token in tree.tokens:
        if token.dep != "conj" and tree.children[token.i] and tree.kids(token.i, "conj") and not tree.is_verb(token.i):
            found = [r for r in scene.reader.referents([token.i], "actor") if scene.reader.mention(token.i)]
            if len(found) >= 2 and all(
                r.entity.kind not in ("Thing", "Population") and scene.lexicon.is_a(r.entity.kind, "Agent") for r in found
            ):
                span = Span(min(r.span.start for r in found), max(r.span.end for r in found))
                discourse.note_group([r.entity for r in found], tree.sentence.index, span)
        nobody = any(tree.forms[d] == "no" for d in tree.kids(token.i, "det"))
        people = _unnamed_people(scene, token.i) if token.tag == "NNS" and not nobody else []
        if len(people) > 1:  # "both sides", resolved: a later "they" means them too
            discourse.note_group([r.entity for r in people], tree.sentence.index, Span(token.start, token.end))
        elif people:
            discourse.plurals.append((people[0], tree.sentence.index, _WEIGHTS.get(tree[tree.first_conjunct(token.i)].dep, 1)))
    discourse.mediators.update(r.entity for draft in scene.drafts for r in draft.entities("mediator"))
    for draft in scene.drafts:
        parties = draft.entities("party")
        if len(parties) == 2 and all(p.entity.kind not in ("Thing", "Group", "Person") for p in parties):
            span = Span(min(p.span.start for p in parties), max(p.span.end for p in parties))
            discourse.rivals = (tuple(p.entity for p in parties), span)
        note_persons(discourse, draft, tree.sentence.index)
    if _is_about_paper(scene):
        discourse.paper = tree.sentence.index
    note_offices(scene)
    note_people(scene)
    note_speakers(scene)
    remember_events(scene)

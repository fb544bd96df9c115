"""Extraction against the hand-coded sentences of PLOVER (`../shared/suites/events`).

    python -m tests.benchmark.quality.plover [--half even|odd] [--errors] [--json]

A record gives a sentence, the root type of its event, and the words of event, source and target. *class* is the share of
records with a fact whose trigger stands in the record's event words (else: whose quote holds them) and whose class the crosswalk
`ontology/alignments/plover.ttl` maps to the record's type. *actors* is the micro F1 over (role, actor) pairs of that fact, or,
where none fits, of the fact at the event words: agent, party and mediator count as source, target, party and place as target;
a filler is the actor when it is named where the record marks it, or has the name that the record's words have elsewhere.
Symmetric marks ("SRC/TAR") may be either. Vocabulary was grown on the records of even index; the odd ones are the test.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.facts import analyse
from kg.gazetteer import load_gazetteer
from kg.lexicon import load_lexicon
from kg.model import Analysed, Article, Fact, Span
from kg.nlp.annotator import Annotator
from kg.resources import data_folder

SUITE = Path(__file__).resolve().parents[4] / "shared" / "suites" / "events" / "plover_gsr.jsonl"
_MARK = re.compile(r"\((SRC/TAR|SRC|TAR|EVT)[^:()]*:\s*([^()]*)\)")
_PARLEY = "https://w3id.org/parley/ontology#"
_HOSTILE = {"SANCTION", "COERCE", "ASSAULT", "FIGHT", "PROTEST", "MOBILIZE"}
_SOURCE, _TARGET = ("agent", "party", "mediator"), ("target", "party", "place")


@dataclass(frozen=True, slots=True)
class Record:
    id: str
    text: str
    event: str
    event_spans: tuple[Span, ...]
    sources: tuple[Span, ...]
    targets: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    records: int
    right_class: int
    hits: int
    found: int
    wanted: int

    @property
    def accuracy(self) -> float:
        return self.right_class / self.records

    @property
    def actors(self) -> float:
        return 2 * self.hits / (self.found + self.wanted) if self.found + self.wanted else 0.0


def read_records(path: Path = SUITE, half: str = "all") -> list[Record]:
    """The records whose marked text, without marks, is their sentence. Raises FileNotFoundError without the suite.

    `half`: those of "even" or of "odd" index, or "all".
    """
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, spans = _unmarked(row["markup"] or "")
        if spans["EVT"]:
            both = spans["SRC/TAR"]
            out.append(Record(row["id"], text, row["event"], tuple(spans["EVT"]), tuple(spans["SRC"] + both), tuple(spans["TAR"] + both)))
    return {"all": out, "even": out[::2], "odd": out[1::2]}[half]


def _unmarked(markup: str) -> tuple[str, dict[str, list[Span]]]:
    text, at, spans = "", 0, defaultdict(list)
    for mark in _MARK.finditer(markup):
        text += markup[at : mark.start()]
        spans[mark[1]].append(Span(len(text), len(text) + len(mark[2].strip())))
        text += mark[2].strip()
        at = mark.end()
    return text + markup[at:], spans


def crosswalk() -> dict[str, set[str]]:
    """Class → PLOVER types it stands for, subclasses included, names of drafts equated."""
    near, same = defaultdict(set), defaultdict(set)
    for triple in ox.parse((data_folder("ontology") / "alignments" / "plover.ttl").read_bytes(), format=ox.RdfFormat.TURTLE):
        if isinstance(triple.object, ox.NamedNode) and "/plover/" in triple.object.value and triple.predicate.value.endswith("Match"):
            name, target = triple.subject.value, triple.object.value.rsplit("/", 1)[-1]
            if name.startswith(_PARLEY):
                near[name.removeprefix(_PARLEY)].add(target)
            else:
                same[target].add(name.rsplit("/", 1)[-1])
    return {name: types | {other for t in types for other in same[t]} for name, types in near.items()}


def coded(fact: Fact, types: dict[str, set[str]]) -> set[str]:
    """PLOVER types of a fact. The scheme codes the stance, not the act: who will do something friendly agrees to it, who will do
    something hostile threatens it, what somebody will not do is rejected, what must be done is demanded (PLOVER manual, AGREE,
    THREATEN, REJECT, REQUEST)."""
    own = types.get(fact.type, set())
    will = {"THREATEN"} if own & _HOSTILE else {"AGREE"}
    stance = {("intended", "affirmed"): will, ("intended", "negated"): {"REJECT"}, ("required", "affirmed"): {"DEMAND", "REQUEST"}}
    return own | stance.get((fact.modality, fact.polarity), set())


def run(records: list[Record]) -> Iterator[tuple[Record, Analysed]]:
    lexicon, gazetteer = load_lexicon(), load_gazetteer()
    articles = [Article(r.id, r.text, (Span(0, len(r.text)),)) for r in records]
    for record, parsed in zip(records, Annotator(gazetteer=gazetteer).annotate(articles), strict=True):
        yield record, analyse(parsed, lexicon, gazetteer)


def score(records: list[Record], *, errors: bool = False) -> Scores:
    types, right, hits, found, wanted = crosswalk(), 0, 0, 0, 0
    for record, analysed in run(records):
        at_event = [f for f in analysed.facts if any(_overlap(f.trigger, e) for e in record.event_spans)]
        at_event = at_event or [f for f in analysed.facts if f.kind == "event" and any(_overlap(f.span, e) for e in record.event_spans)]
        fitting = [f for f in at_event if record.event in coded(f, types)]
        right += bool(fitting)
        h, n, m = _actors(record, (fitting or at_event or [None])[0])
        hits, found, wanted = hits + h, found + n, wanted + m
        if errors and not fitting:
            words = [record.text[e.start : e.end] for e in record.event_spans]
            print(f"{record.id}: {[f.type for f in at_event]} | {record.text}\n    event words: {words}")
    return Scores(len(records), right, hits, found, wanted)


def _actors(record: Record, fact: Fact | None) -> tuple[int, int, int]:
    """Pairs that agree, pairs extracted, pairs marked."""
    want = [("source", s) for s in record.sources] + [("target", t) for t in record.targets if t not in record.sources]
    if fact is None:
        return 0, 0, len(want)
    seen: set[tuple[str, str]] = set()
    hits = extra = 0
    for role, span in want:
        roles = _SOURCE if role == "source" else _TARGET
        if span in record.sources and span in record.targets:
            roles = (*_SOURCE, *_TARGET)
        match = next((f for f in fact.fillers if f.role in roles and _is(record, f.span, f.entity.name, span)), None)
        if match is not None:
            hits += 1
            seen.add((match.role, match.entity.key))
    extra = len({(f.role, f.entity.key) for f in fact.fillers if f.role in ("agent", "party", "mediator", "target")} - seen)
    return hits, hits + extra, len(want)


def _is(record: Record, span: Span | None, name: str, marked: Span) -> bool:
    words = record.text[marked.start : marked.end].casefold()
    return (span is not None and _overlap(span, marked)) or words in name.casefold() or name.casefold() in words


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def main(flags: list[str]) -> int:
    half = flags[flags.index("--half") + 1] if "--half" in flags else "all"
    found = score(read_records(half=half), errors="--errors" in flags)
    if "--json" in flags:
        print(json.dumps({"records": found.records, "class": found.accuracy, "actors": found.actors}))
    else:
        print(f"{found.records} records: class accuracy {found.accuracy:.3f}, actor F1 {found.actors:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

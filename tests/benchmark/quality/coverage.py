"""What the lexicon covers of the 535 texts of `../shared/corpus`, and where the next entry pays.

    python -m tests.benchmark.quality.coverage [--top N] [--limit N] [--cache FOLDER] [--json]

Five lists: classes of events and agreements without an entry; entries whose words never match; entries that match and never
tell a fact; frequent verbs and event-like nouns that no entry covers; covered words whose frames mostly fail. A noun is
event-like when it is made from a verb that the corpus uses ("deployment" from "deploy"), or is itself used as a verb
("standoff" is not, "protest" is). Then the share of silent sentences and the statements per 1,000 words, by collection.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.buildreport import Fault
from kg.facts import scenes
from kg.facts.assemble import duplicates
from kg.facts.drafts import Scene
from kg.gazetteer import load_gazetteer
from kg.lexicon import PARLEY, Lexicon, load_lexicon
from kg.model import Span
from kg.resources import data_folder
from tests.benchmark.quality.corpus import Source, arguments, near_unread, parse, print_sources, read_corpus

ENDINGS = ("ation", "ition", "tion", "sion", "ion", "ment", "al", "ing", "ance", "ence", "ure", "age")
_KINDS = ("verb", "noun", "adjective", "agreement", "light")
_LONGEST_EXAMPLE = 220
_NO_VERBS = frozenset({"according", "including", "following", "regarding", "concerning"})
"""Prepositions that look like verbs."""
_AS_VERB = 0.2
"""A noun that is a verb too is event-like when the verb occurs at least this often for each noun."""


@dataclass(slots=True)
class Use:
    """How often a word occurs, how often an entry of it matches, and a sentence."""

    count: int = 0
    matched: int = 0
    example: str = ""


@dataclass(slots=True)
class Coverage:
    """What was counted over a set of texts."""

    lexicon: Lexicon
    sources: dict[str, Source] = field(default_factory=lambda: defaultdict(Source))
    matches: Counter[str] = field(default_factory=Counter)
    """Entry → words that it matched."""
    facts: Counter[str] = field(default_factory=Counter)
    """Entry or rule → facts that it made."""
    verbs: dict[str, Use] = field(default_factory=lambda: defaultdict(Use))
    nouns: dict[str, Use] = field(default_factory=lambda: defaultdict(Use))

    def note(self, scene: Scene, collection: str, *, shown: bool) -> None:
        """Count one sentence; with `shown` it may serve as an example."""
        tree, sentence = scene.tree, scene.tree.sentence
        told = [d for d in scene.drafts if d not in duplicates(scene.drafts)]
        words = scene.string(Span(sentence.start, sentence.end)).split()
        for name in (collection, "all"):
            source = self.sources[name]
            source.sentences += 1
            source.words += len(words)
            source.statements += len(told)
            source.silent += not told and bool(tree.tokens)
        self.facts.update(d.rule for d in told)
        self.matches.update(m.entry.iri for m in [*scene.matches.values(), *scene.further])
        example = " ".join(words) if shown and len(words) > 3 else ""
        for token in tree.tokens:
            if (
                token.pos not in ("VERB", "NOUN")
                or not token.text[:1].isalpha()
                or token.text.lower() in _NO_VERBS
                or scene.reader.is_inner(token.i)
                or scene.reader.is_time(token.i)
            ):
                continue
            use = (self.verbs if token.pos == "VERB" else self.nouns)[token.lemma.lower()]
            use.count += 1
            use.matched += token.i in scene.matches
            if example and (not use.example or len(use.example) > _LONGEST_EXAMPLE > len(example)):
                use.example = example

    # --- lists ------------------------------------------------------------------------------------------------------

    def classes_without_entry(self) -> list[str]:
        """Classes of events and agreements that no entry evokes; a class above others only where none of these has one either."""
        evoked = {entry.evokes for entry in self.lexicon.entries if entry.evokes}
        derived = _derived_classes()
        classes = sorted(c for c in self.lexicon.parents if self.lexicon.is_a(c, "Event", "Agreement") and c not in derived)
        return [c for c in classes if not any(self.lexicon.is_a(name, c) for name in evoked)]

    def unmatched_entries(self) -> list[str]:
        """Entries whose words never matched."""
        return sorted(e.iri for e in self.lexicon.entries if e.kind in _KINDS and not self.matches[e.iri])

    def untold_entries(self) -> list[tuple[str, int]]:
        """Entries that evoke a class, matched, and never made a fact, with how often they matched."""
        evoking = [e for e in self.lexicon.entries if e.kind in _KINDS and e.kind != "light" and e.evokes and e.emits != "never"]
        return sorted(((e.iri, n) for e in evoking if (n := self.matches[e.iri]) and not self.facts[e.iri]), key=lambda f: (-f[1], f[0]))

    def uncovered_verbs(self) -> list[tuple[str, Use]]:
        return _frequent((w, use) for w, use in self.verbs.items() if not self._knows(w, "verb", "light"))

    def uncovered_nouns(self) -> list[tuple[str, Use]]:
        """Event-like nouns that no entry and no word list covers."""
        return _frequent((w, use) for w, use in self.nouns.items() if not self._knows(w, "noun", "agreement") and self._is_event_like(w))

    def failing_words(self) -> list[tuple[str, Use]]:
        """Words that have an entry and match less than half of the time, by how often they do not."""
        used = [(w, use) for w, use in self.verbs.items() if self._has_entry(w, "verb", "light")]
        used += [(w, use) for w, use in self.nouns.items() if self._has_entry(w, "noun", "agreement")]
        return sorted((u for u in used if 2 * u[1].matched < u[1].count), key=lambda u: (u[1].matched - u[1].count, u[0]))

    def _has_entry(self, lemma: str, *kinds: str) -> bool:
        return any(self.lexicon.find(kind, lemma) for kind in kinds)

    def _knows(self, lemma: str, *kinds: str) -> bool:
        return self._has_entry(lemma, *kinds) or any(lemma in words for words in self.lexicon.words.values())

    def _is_event_like(self, lemma: str) -> bool:
        """Whether it is made from a verb of the corpus, or also is one."""
        for ending in ENDINGS:
            stem = lemma.removesuffix(ending)
            if stem != lemma and len(stem) > 2:
                if any(
                    self.verbs[v].count > 1 for v in (stem, stem + "e", stem + "ate", stem[:-1], stem + "d", stem + "t") if v in self.verbs
                ):
                    return True
        return lemma in self.verbs and self.verbs[lemma].count >= max(5, _AS_VERB * self.nouns[lemma].count)


def _derived_classes() -> set[str]:
    """Classes that rules put on what was read: no word evokes them."""
    path = data_folder("ontology") / "core" / "derived.ttl"
    return {triple.subject.value.removeprefix(PARLEY) for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE)}  # type: ignore[union-attr]


def _frequent(uses: Iterable[tuple[str, Use]]) -> list[tuple[str, Use]]:
    return sorted(uses, key=lambda u: (-u[1].count, u[0]))


def read(options: argparse.Namespace) -> Coverage:
    """The counts over the corpus."""
    lexicon, gazetteer = load_lexicon(), load_gazetteer()
    coverage = Coverage(lexicon)
    articles = read_corpus(options.shared, options.limit)
    for (collection, article), parsed in zip(articles, parse((a for _, a in articles), options.cache), strict=True):
        for name in (collection, "all"):
            coverage.sources[name].articles += 1
        if isinstance(parsed, Fault):
            coverage.sources["all"].crashes.append(f"{parsed.article}: {parsed.error}")
            continue
        shown = not near_unread(article.text, options.shared)
        for scene in scenes(parsed, lexicon, gazetteer):
            coverage.note(scene, collection, shown=shown)
    return coverage


def _record(coverage: Coverage, top: int) -> dict[str, object]:
    def uses(found: Sequence[tuple[str, Use]]) -> list[dict[str, object]]:
        return [{"word": w, "count": u.count, "matched": u.matched, "example": u.example} for w, u in found[:top]]

    return {
        "classes_without_entry": coverage.classes_without_entry(),
        "unmatched_entries": coverage.unmatched_entries(),
        "untold_entries": coverage.untold_entries(),
        "uncovered_verbs": uses(coverage.uncovered_verbs()),
        "uncovered_nouns": uses(coverage.uncovered_nouns()),
        "failing_words": uses(coverage.failing_words()),
        "rules": coverage.facts.most_common(top),
        "sources": {
            name: {"sentences": s.sentences, "silent_share": round(s.silent_share, 4), "per_thousand": round(s.per_thousand, 2)}
            for name, s in coverage.sources.items()
        },
    }


def _print(coverage: Coverage, top: int) -> None:
    def section(title: str, lines: Iterable[str]) -> None:
        print(f"\n{title}\n" + "\n".join(f"  {line}" for line in lines))

    def uses(found: Sequence[tuple[str, Use]], *, matched: bool = False) -> Iterable[str]:
        for word, use in found[:top]:
            share = f" ({use.matched} matched)" if matched else ""
            yield f"{use.count:6} {word}{share} – {use.example[:_LONGEST_EXAMPLE]}"

    short = lambda iri: iri.rsplit("/", 1)[-1]  # noqa: E731
    without, unmatched, untold = coverage.classes_without_entry(), coverage.unmatched_entries(), coverage.untold_entries()
    matched = sum(e.kind in _KINDS for e in coverage.lexicon.entries)
    section(f"Classes of events and agreements without an entry: {len(without)}", without)
    section(f"Entries that never match: {len(unmatched)} of {matched}", map(short, unmatched[:top]))
    section(f"Entries that match and never tell a fact: {len(untold)}", (f"{n:6} {short(iri)}" for iri, n in untold[:top]))
    section("Verbs that no entry covers", uses(coverage.uncovered_verbs()))
    section("Event-like nouns that no entry covers", uses(coverage.uncovered_nouns()))
    section("Covered words that mostly do not match", uses(coverage.failing_words(), matched=True))
    section("Facts by entry or rule", (f"{n:6} {short(rule)}" for rule, n in coverage.facts.most_common(top)))
    print()
    print_sources(dict(sorted(coverage.sources.items(), key=lambda s: (s[0] == "all", -s[1].words))))


def main(given: Sequence[str] | None = None) -> int:
    parser = arguments(argparse.ArgumentParser(prog="python -m tests.benchmark.quality.coverage", description=__doc__.splitlines()[0]))
    parser.add_argument("--top", type=int, default=40, metavar="N", help="lines of each list")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(given)
    coverage = read(options)
    if options.json:
        print(json.dumps(_record(coverage, options.top), ensure_ascii=False, indent=1))
    else:
        _print(coverage, options.top)
    return 0


if __name__ == "__main__":
    sys.exit(main())

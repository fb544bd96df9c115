"""What an entry of the lexicon is: its words, its slots, its flags. How one is written is told at the head of `kg.lexicon`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

GRAMMATICAL = frozenset(
    {
        "subj",
        "obj",
        "psubj",
        "iobj",
        "comp",
        "xcomp",
        "acomp",
        "advcl",
        "acl",
        "relcl",
        "appos",
        "poss",
        "mod",
        "aux",
        "auxpass",
        "neg",
        "det",
        "conj",
    }
)
"""Names of slots that are no prepositions."""


@dataclass(frozen=True, slots=True)
class Slot:
    names: tuple[str, ...]
    heads: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    required: bool = False
    forbidden: bool = False
    role: str | None = None

    def __str__(self) -> str:
        heads = f"{{{','.join(sorted(self.heads)).replace(' ', '_')}}}" if self.heads else ""
        kinds = f"[{','.join(sorted(self.kinds))}]" if self.kinds else ""
        role = f"={self.role}" if self.role else ""
        return f"{'~' * self.forbidden}{'|'.join(self.names)}{heads}{kinds}{'!' * self.required}{role}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A lemma cut into its words, one of which heads it."""

    head: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the lexicon; see the head of the module.

    - `reporting`: its subject is the claimant of its complement ("said that …").
    - `emits`: `always`, `timed` (only with a date or an addressee) or `never`, whether a reporting verb makes an item.
    - `content_modality`, `content_polarity`: what it puts on its complement.
    - `opens`: the event begins here and stays open; `passes_time`: its time is its content's time too.
    - `alone`: a noun that may stand without any argument.
    - `modality`: of the event itself ("planned visit").
    - `value`: word lists: what the word stands for (harm, status, basis, number).
    """

    iri: str
    kind: str
    lemmas: tuple[str, ...]
    evokes: str | None = None
    slots: tuple[Slot, ...] = ()
    reporting: bool = False
    emits: str = "always"
    content_modality: str | None = None
    content_polarity: str | None = None
    modality: str | None = None
    polarity: str | None = None
    opens: bool = False
    passes_time: bool = False
    alone: bool = True
    word_class: str | None = None
    value: str | None = None
    prepositions: tuple[str, ...] = ()
    role: str | None = None
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    file: str = ""
    """Where it is written, from the lexicon's folder."""

    specificity: int = field(init=False, repr=False, compare=False)
    """Restricted frames are tried before bare ones."""
    phrases: tuple[Phrase, ...] = field(init=False, repr=False, compare=False)
    """Its lemmas, cut into words."""
    headed: Mapping[str, tuple[Phrase, ...]] = field(init=False, repr=False, compare=False)
    """Word → the phrases that it heads."""
    demands: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)
    """Words of which the sentence must have at least one, or a required slot stays empty."""

    def __post_init__(self) -> None:
        points = sum(2 * s.required + _exactness(s.heads) + bool(s.kinds) + s.forbidden for s in self.slots)
        object.__setattr__(self, "specificity", points * 10 + len(self.slots))
        object.__setattr__(self, "phrases", tuple(_phrase(self.kind, lemma) for lemma in self.lemmas))
        heads = dict.fromkeys(phrase.head for phrase in self.phrases)
        object.__setattr__(self, "headed", {head: tuple(p for p in self.phrases if p.head == head) for head in heads})
        object.__setattr__(self, "demands", tuple(d for s in self.slots if s.required and not s.forbidden for d in _demands(s)))

    @property
    def frame(self) -> str:
        """Its slots as they are written."""
        return " ".join(map(str, self.slots))


def _demands(slot: Slot) -> Iterator[frozenset[str]]:
    """The words that the heads of a slot, or its prepositions, name; nothing where other words may do."""
    if slot.heads and not any(head.startswith(("@", "$")) for head in slot.heads):
        yield slot.heads
    prepositions = frozenset(name.rsplit(".", 1)[-1] for name in slot.names)
    if prepositions.isdisjoint(GRAMMATICAL):
        yield prepositions


def _exactness(heads: frozenset[str]) -> int:
    """Named words bind closer than a class of words."""
    return 0 if not heads else 1 if all(h.startswith("@") for h in heads) else 2


def _phrase(kind: str, lemma: str) -> Phrase:
    return Phrase(head_word(kind, lemma), tuple(lemma.split(" ")))


def head_word(kind: str, lemma: str) -> str:
    """The word of a lemma that heads it: the last of "air strike", the first of "carry out" and "prisoner of war"."""
    words = lemma.split(" ")
    nominal = kind in ("noun", "agreement", "adjunct") and len(words) > 1 and words[1] not in ("of", "for", "to", "in")
    return words[-1] if nominal else words[0]

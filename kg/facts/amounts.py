"""How many: the number before a noun, in digits or words, with what bounds it.

"Up to 30,000" gives an upper bound alone, "dozens" a lower one of 24, "20 to 30" both, "about 50" an approximate number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.facts.tree import Tree
from kg.lexicon import Lexicon
from kg.model import Token

_DIGITS = re.compile(r"^\d{1,3}(?:,\d{3})+$|^\d+(?:\.\d+)?$")
_RANGE = re.compile(r"^(\d[\d,]*)[-–](\d[\d,]*)$")
_BESIDE = ("relcl", "acl", "prep", "conj", "appos", "advcl")
_BEFORE_NUMBER = frozenset({"a", "an", "another", "the", "further", "other", "additional"})
_SOME = 2
"""What "some" counts for alone."""
_REACH = 4
"""How many words before the phrase may belong to a bound: "as many as"."""


_LOOSE = frozenset({"number", "range", "variety", "handful", "host", "array", "multitude", "couple", "series"})
"""Nouns that leave open how many there are, behind "a"."""


@dataclass(frozen=True, slots=True)
class Amount:
    lower: int | None = None
    upper: int | None = None
    exact: int | None = None
    approx: bool = False


@dataclass(slots=True)
class _Count:
    """A number while its words are read from left to right."""

    value: float | None = None
    loose: bool = False
    """Whether it is a mere lower bound, as "several" and "hundreds" are."""
    earlier: float | None = None
    """The number before "to" or "and" in a range."""
    first: int | None = None
    """Where its first word stands."""


def amount_of(tree: Tree, head: int, lexicon: Lexicon) -> Amount | None:
    """The number that goes with the noun `head` with its bound words, or None where none is given."""
    words, _ = _measure(tree, head, lexicon)
    count = _read(tree, words, lexicon)
    if count.value is None or count.first is None:
        return None
    value = int(count.value)
    if count.earlier is not None and count.earlier < value:
        return Amount(lower=int(count.earlier), upper=value)
    bound = _bound(tree, count.first, max(words), lexicon)
    if bound is None and tree.forms[count.first] == "some" and value > _SOME:  # "some two million"
        bound = "approx"
    if bound in ("lower", "upper"):
        return Amount(lower=value) if bound == "lower" else Amount(upper=value)
    return Amount(lower=value) if count.loose else Amount(exact=value, approx=bound == "approx")


def one_of(tree: Tree, head: int, lexicon: Lexicon) -> Amount | None:
    """ "A soldier", "another policeman": one, where the noun is a word for people."""
    token = tree[head]
    single = token.tag == "NN" and any(tree[d].text.lower() in ("a", "an", "another") for d in tree.kids(head, "det"))
    listed = lexicon.word("participant", token.lemma.lower()) is not None and lexicon.word("collective", token.lemma.lower()) is None
    return Amount(exact=1) if single and listed else None


def counted(tree: Tree, head: int, lexicon: Lexicon) -> int:
    """The noun that is counted: in "tens of thousands of people", "people"."""
    head = top_of(tree, head, lexicon)
    while (below := _of_what(tree, head)) and (is_quantity(tree, head, lexicon) or is_loose(tree, head)):
        head = below[0]
    return head


def is_loose(tree: Tree, head: int) -> bool:
    """ "a number of ministers", "a wide range of officials": how many is left open."""
    return tree.forms[head] in _LOOSE and any(tree.forms[d] in ("a", "an") for d in tree.kids(head, "det"))


def _of_what(tree: Tree, head: int) -> list[int]:
    return [p for of in tree.kids(head, "prep") if tree[of].text == "of" for p in tree.kids(of, "pobj")]


def top_of(tree: Tree, head: int, lexicon: Lexicon) -> int:
    """The quantity noun that governs the counted one: in "tens of thousands of people", "tens"."""
    while (
        tree[head].dep == "pobj" and tree[tree[head].head].text == "of" and is_quantity(tree, above := tree[tree[head].head].head, lexicon)
    ):
        head = above
    return head


def is_quantity(tree: Tree, word: int, lexicon: Lexicon) -> bool:
    """Whether the word is a number or stands for one."""
    token, form = tree[word], tree.forms[word]
    listed = form in lexicon.among("number", "quantity", "scale") or tree.lemmas[word] in lexicon.among("scale")
    if not listed and not form[:1].isdecimal() and "-" not in form:
        return False
    return (
        _number(token.text) is not None
        or _hyphened(lexicon, token.text) is not None
        or any(_value(lexicon, kind, token) is not None for kind in ("number", "quantity", "scale"))
    )


def _measure(tree: Tree, head: int, lexicon: Lexicon) -> tuple[list[int], int]:
    """The words before and between which the number stands, and the noun that is counted."""
    head = top_of(tree, head, lexicon)
    words: list[int] = []
    while True:
        words.extend(w for w in tree.subtree(head, barring=tree.kids(head, *_BESIDE)) if w <= head)
        below = _of_what(tree, head)
        if not below or not is_quantity(tree, head, lexicon):
            return words, head
        head = below[0]


def _read(tree: Tree, words: Sequence[int], lexicon: Lexicon) -> _Count:
    count, linked = _Count(), False
    for at in words:
        token = tree[at]
        if _is_age(tree, at):
            continue
        before, loose = count.value, count.loose
        if span := _RANGE.match(token.text):
            count.earlier, count.value = float(span[1].replace(",", "")), float(span[2].replace(",", ""))
        elif token.text.lower() in ("to", "and", "or", "-", "–") and count.value is not None:
            linked = True
            continue
        else:
            _take(count, token, lexicon, linked=linked)
        if count.value != before and (count.first is None or (loose and not count.loose)):
            count.first = at
        linked = False
    return count


def _is_age(tree: Tree, at: int) -> bool:
    """ "A 10 year-old child": how old, not how many."""
    return at + 1 < len(tree) and tree.forms[at + 1].startswith(("year-old", "month-old", "-year-old", "years-old"))


def _take(count: _Count, token: Token, lexicon: Lexicon, *, linked: bool) -> None:
    """One more word of the number."""
    number, scale = _number(token.text), _value(lexicon, "scale", token)
    if number is None:
        number = _value(lexicon, "number", token) or _hyphened(lexicon, token.text)
    if number is not None:
        if linked and count.value is not None and number > count.value:
            count.earlier = count.value
            count.value = number
        elif (
            count.value is not None
            and not count.loose
            and number < 100
            and count.value % 10 == 0
            and count.value >= 20
            and "," not in token.text
        ):
            count.value += number  # "twenty five", "two hundred and ten"
        else:
            count.value, count.loose = number, False
    elif scale is not None and (count.value is not None or token.tag != "NNS"):
        count.value = (count.value if count.value is not None else 1) * scale
    elif (loose := _value(lexicon, "quantity", token)) is not None and count.value is None:
        count.value, count.loose = loose, True


def _value(lexicon: Lexicon, kind: str, token: Token) -> float | None:
    """What the word stands for in a list of number words; a plural is not its singular ("dozens" are more than a dozen)."""
    forms = (token.text.lower(), token.lemma.lower()) if kind == "scale" else (token.text.lower(),)
    entry = next((e for form in forms if (e := lexicon.word(kind, form)) is not None), None)
    return float(entry.value) if entry is not None and entry.value else None


def _hyphened(lexicon: Lexicon, text: str) -> float | None:
    """ "Fifty-two"."""
    if "-" not in text:
        return None
    parts = [lexicon.word("number", part) for part in text.lower().split("-")]
    return sum(float(p.value or 0) for p in parts if p is not None) if len(parts) == 2 and all(parts) else None


def _bound(tree: Tree, first: int, last: int, lexicon: Lexicon) -> str | None:
    """What stands right before the number, or right after it: `lower`, `upper` or `approx`."""
    before = [tree[w].text.lower() for w in range(max(0, first - _REACH), first)]
    while before and before[-1] in _BEFORE_NUMBER:
        before.pop()
    after = [tree[w].text.lower() for w in range(last + 1, min(len(tree), last + 3))]
    phrases = sorted(lexicon.words.get("bound", {}).items(), key=lambda item: (-len(item[0]), item[0]))
    for phrase, entry in phrases:
        words = phrase.split(" ")
        if before[-len(words) :] == words or (words[0] == "or" and after[: len(words)] == words):
            return entry.value
    return None


def _number(text: str) -> float | None:
    return float(text.replace(",", "")) if _DIGITS.match(text) else None


def with_bound(amount: Amount, sense: str | None) -> Amount:
    """An exact number under a bound that the verb brings: a toll "exceeded 100"."""
    if amount.exact is None or sense not in ("lower", "upper"):
        return amount
    return replace(Amount(), **{sense: amount.exact})

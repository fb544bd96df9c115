"""The remembered attribute ruler finds what the ruler itself finds."""

from __future__ import annotations

from typing import Any

import pytest

from kg.nlp.annotator import Annotator
from kg.nlp.ruling import remember
from kg.resources import data_folder

SPOKEN = [
    "There's nothin' they ain't gonna do, y'all; let's go, c'mon, I've gotta get 'em.",
    "That the delegates who'd said so weren't there is something that nobody but he himself had known.",
    "It is they whom she sent; his own and hers, which are theirs, cannot be ours once and for all.",
    "  Two   spaces\tand a tab.  ",
    "",
]


@pytest.fixture(scope="module")
def nlp() -> Any:
    return Annotator()._nlp


def texts() -> list[str]:
    return [*SPOKEN, *(path.read_text(encoding="utf-8") for path in sorted(data_folder("articles").glob("*.txt"))[:4])]


def test_memory_changes_no_match(nlp: Any) -> None:
    """Rule for rule and word for word, also the second time round."""
    ruler = nlp.get_pipe("attribute_ruler")
    ours, theirs = ruler.match, type(ruler).match
    assert ours != theirs.__get__(ruler)
    for text in texts():
        doc = nlp.make_doc(text)
        for name, pipe in nlp.pipeline:
            if name == "attribute_ruler":
                break
            doc = pipe(doc)
        assert ours(doc) == ours(doc) == theirs(ruler, doc)


def test_a_ruler_that_looks_at_more_is_left_alone(nlp: Any) -> None:
    """Another model may have patterns whose answer hangs on more than tag, label and form."""
    for pattern in ({"LEMMA": "be"}, {"LOWER": {"FUZZY": "truce"}}):
        ruler = type(nlp.get_pipe("attribute_ruler"))(nlp.vocab)
        ruler.add(patterns=[[pattern]], attrs={"POS": "X"})
        remember(ruler)
        assert "match" not in vars(ruler)

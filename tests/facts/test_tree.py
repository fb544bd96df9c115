"""A sentence stays a tree, whatever the mends do to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.facts import tree as tree_module
from kg.facts.mending import mend
from kg.facts.mending_phrases import mend_phrases
from kg.facts.tree import Tree, is_tree
from kg.gazetteer import load_gazetteer
from kg.model import Article, Sentence, Span, Token
from kg.nlp.annotator import Annotator
from tests.facts.reading import rows


def _token(i: int, text: str, head: int, dep: str) -> Token:
    return Token(i, text, text, "NOUN", "NN", dep, head, 10 * i, 10 * i + len(text), "")


_TOKENS = (_token(0, "rebels", 1, "nsubj"), _token(1, "left", 1, "ROOT"), _token(2, "town", 1, "dobj"))


def test_heads_that_lead_to_a_root_are_a_tree() -> None:
    """Two words that hang on each other are none."""
    assert is_tree(_TOKENS)
    assert not is_tree((_TOKENS[0], replace(_TOKENS[1], head=2), _TOKENS[2]))


def test_a_mend_that_makes_a_circle_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence is then read as the parser gave it."""
    monkeypatch.setattr(tree_module, "mend", lambda tokens, speech: (tokens[0], replace(tokens[1], head=2), *tokens[2:]))
    assert Tree(Sentence(0, 0, 0, 30, _TOKENS, ())).tokens == _TOKENS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Crowds in Baku celebrated, while cars decorated with the flags of Azerbaijan and Turkey rallied through Brooklyn.", "Turkey"),
        ("Guards posted on the border of Chad and Sudan fled.", "Sudan"),
    ],
)
def test_a_phrase_below_the_verb_is_not_hung_above_it(text: str, name: str) -> None:
    """A name within the subject's own phrase is no subject that the parser swallowed, and the mends leave a tree."""
    (parsed,) = Annotator(gazetteer=load_gazetteer()).annotate([Article("x", text, (Span(0, len(text)),))])
    assert all(is_tree(mend(mend_phrases(sentence.tokens))) for sentence in parsed.sentences)
    assert all(name not in row["roles"].get("agent", ()) for row in rows(text))

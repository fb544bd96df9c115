"""Lemmas from the quickened lookup are those of the model."""

from __future__ import annotations

from typing import Any

import pytest

from kg.nlp.annotator import Annotator
from kg.nlp.lemmas import quicken
from kg.resources import data_folder


@pytest.fixture(scope="module")
def nlp() -> Any:
    return Annotator()._nlp


def test_a_quick_lookup_gives_the_same_lemmas(nlp: Any) -> None:
    """Sets and lists of the same words give the same lemma for every word of some articles."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    assert all(isinstance(words, frozenset) for words in index.values())
    words = list(nlp("\n".join(path.read_text(encoding="utf-8") for path in sorted(data_folder("articles").glob("*.txt"))[:4])))
    found = []
    for kind in (list, frozenset):
        for part_of_speech in list(index):
            index[part_of_speech] = kind(index[part_of_speech])
        lemmatizer.cache.clear()
        found.append([lemmatizer.rule_lemmatize(word) for word in words])
    assert found[0] == found[1]
    assert sum(lemmas != [word.text.lower()] for lemmas, word in zip(found[0], words, strict=True)) > 100


def test_a_lemmatizer_without_an_index_is_left_alone(nlp: Any) -> None:
    """A model of another make may look lemmas up in another way."""
    empty = type(nlp.get_pipe("lemmatizer"))(nlp.vocab, None)
    quicken(empty)
    assert empty.lookups.tables == []

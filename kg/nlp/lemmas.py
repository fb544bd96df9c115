"""The lemma of a word: what the model's lemmatizer says, mended by `ontology/lexicon/lemmas.txt`."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.resources import data_folder


def quicken(lemmatizer: Any) -> None:
    """Make spaCy's rule lemmatizer look its words up in sets: it keeps them in lists of thousands and walks these for each form."""
    if lemmatizer.lookups.has_table("lemma_index"):
        index = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech in list(index):
            index[part_of_speech] = frozenset(index[part_of_speech])


def lemma_of(word: Any) -> str:
    """The lemma of a parsed word, in lower case unless it is a name."""
    if word.pos_ == "PROPN" and not word.is_sent_start:  # "Rebels" is taken for a name where it opens the sentence
        return word.lemma_
    listed = _lemmas()
    return listed.get(f"{word.lower_}/{word.pos_}") or listed.get(word.lower_, word.lemma_ if word.pos_ == "PROPN" else word.lemma_.lower())


@cache
def _lemmas() -> dict[str, str]:
    """Forms whose lemma the model gets wrong: a form and its lemma a line."""
    lines = (data_folder("ontology") / "lexicon" / "lemmas.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if line.strip() and not line.startswith("#"))

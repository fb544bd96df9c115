"""Which fragments the model's finder of names is asked about."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Article, Span
from kg.nlp.annotator import Annotator


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, annotator: Annotator) -> list[str]:
    """The words of the fragments that the finder of names was given."""
    heard: list[str] = []
    pipe = annotator._namer.pipe

    class Listening:
        def pipe(self, docs, **options):
            docs = list(docs)
            heard.extend(str(doc).strip() for doc in docs)
            return pipe(docs, **options)

    monkeypatch.setattr(annotator, "_namer", Listening())
    return heard


def _marks(annotator: Annotator, text: str) -> dict[str, str]:
    (parsed,) = annotator.annotate([Article("a", text, (Span(0, len(text)),), published=date(2023, 6, 1))])
    return {token.text: token.ent for sentence in parsed.sentences for token in sentence.tokens if token.ent}


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Sudanese forces shelled Omdurman on Monday.", {"Sudanese": "ORG", "Omdurman": "GPE", "Monday": "DATE"}),
        ("The Foreign Minister of Serbia met Turkish officials in Ankara.", {"Serbia": "GPE", "Turkish": "NORP", "Ankara": "GPE"}),
        ("They said that NATO had left Kosovo in 1999.", {"NATO": "ORG", "Kosovo": "GPE", "1999": "DATE"}),
    ],
)
def test_a_fragment_of_listed_names_is_marked_from_the_gazetteer(annotator, asked, text, marks):
    """Places, peoples, organisations and found times need no model."""
    found = _marks(annotator, text)
    assert asked == []
    assert {word: found.get(word) for word in marks} == marks


@pytest.mark.parametrize(
    "text",
    ["Lieutenant Brandwell led the patrol.", "President Ali Hassan spoke in Aden.", "The town of Zurbekovo was shelled."],
)
def test_a_fragment_with_an_unlisted_name_is_given_to_the_model(annotator, asked, text):
    """A capitalised word that is nowhere listed, or two listed surnames in a row, may be a name of its own."""
    _marks(annotator, text)
    assert asked == [text]


def test_only_the_fragments_that_need_it_are_given_to_the_model(annotator, asked):
    """The sentence with a listed name stays out."""
    _marks(annotator, "Chad closed its border with Sudan. Brandwell of Zurbekovo protested.")
    assert len(asked) == 1 and "Chad" not in asked[0] and "Brandwell" in asked[0]

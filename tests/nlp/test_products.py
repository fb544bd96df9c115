"""The model multiplies with numpy on one thread, and reads what it read before."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from kg.nlp.annotator import Annotator
from kg.nlp.products import multiply_with_numpy
from kg.resources import data_folder

_ASK = "import sys{more}; from kg.nlp.products import keep_to_one_thread; print(keep_to_one_thread(), 'numpy' in sys.modules)"


def read(nlp: Any, text: str) -> list[tuple[str, ...]]:
    return [(word.text, word.tag_, word.dep_, str(word.head.i), word.ent_type_, word.lemma_) for word in nlp(text)]


def test_numpy_and_blis_read_articles_alike() -> None:
    """What differs in the last bits of a product is no other reading."""
    model = Annotator()._nlp
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(data_folder("articles").glob("*.txt"))[:4])
    layers = [layer for _, part in model.pipeline if getattr(part, "model", None) for layer in part.model.walk()]
    found = {}
    for use_blis in (True, False):
        for layer in layers:
            layer.ops = type(layer.ops)(use_blis=use_blis)
        found[use_blis] = read(model, text)
    assert found[True] == found[False]
    assert len(found[True]) > 300


def test_only_what_multiplies_with_blis_is_changed() -> None:
    """Apple's library, or a graphics card, is quicker than either."""
    kept = SimpleNamespace(use_blis=False)
    layer = SimpleNamespace(ops=kept)
    model = SimpleNamespace(walk=lambda: [layer])
    multiply_with_numpy(SimpleNamespace(pipeline=[("parser", SimpleNamespace(model=model)), ("lemmatizer", SimpleNamespace(model=None))]))
    assert layer.ops is kept


@pytest.mark.parametrize(
    ("more", "threads", "said"),
    [
        ("", None, "True False"),
        ("", "4", "False False"),
        (", numpy", None, "False True"),
        (", numpy", "1", "True True"),
    ],
)
def test_one_thread_is_asked_for_while_it_can_be(more: str, threads: str | None, said: str) -> None:
    """OpenBLAS reads the variable once; who wants more threads gets them, and BLIS."""
    environment = {"PYTHONPATH": str(data_folder("ontology").parent)} | ({"OPENBLAS_NUM_THREADS": threads} if threads else {})
    done = subprocess.run([sys.executable, "-c", _ASK.format(more=more)], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == said

"""Which library multiplies the matrices of a spaCy model, close to half of the time of a parse.

spaCy multiplies with BLIS, which falls back to plain C on processors that it does not know; the OpenBLAS that numpy brings knows
more of them, and is then three times as fast. It has to keep to one thread: the matrices are small, its threads wait for one
another, and their number changes the last bits of a product.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_THREADS = "OPENBLAS_NUM_THREADS"
"""The variable that OpenBLAS reads once, as numpy is loaded."""


def keep_to_one_thread() -> bool:
    """Ask OpenBLAS for one thread, and say whether it has one. To be called before spaCy, and with it numpy, is loaded."""
    if "numpy" not in sys.modules:
        os.environ.setdefault(_THREADS, "1")
    return os.environ.get(_THREADS) == "1"


def multiply_with_numpy(nlp: Any) -> None:
    """Make each part of the model `nlp` that multiplies with BLIS do so with numpy. What uses another library is left alone."""
    models = [model for _, component in nlp.pipeline if (model := getattr(component, "model", None)) is not None]
    for layer in [layer for model in models for layer in model.walk()]:
        if getattr(layer.ops, "use_blis", False):
            layer.ops = type(layer.ops)(use_blis=False)

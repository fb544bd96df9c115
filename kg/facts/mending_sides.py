"""Two sides after "between" of which the parser makes one: "between | the SDF and pro-Syrian government forces".

As in `mending`, each function takes the tokens of a sentence and gives them back with other heads or labels.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token

_BETWEEN = frozenset({"between", "among"})
_ADJECTIVAL = frozenset({"US", "U.S.", "UK", "U.K.", "UN", "U.N.", "EU", "E.U."})
"""Names that stand before a noun as adjectives do: "between US and Russian forces" speaks of forces of both."""


def mend_sides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The name before "and" is the first side; the noun, with the adjective behind the "and", is the second."""
    if not any(token.text.lower() in _BETWEEN for token in tokens):
        return tokens
    out = list(tokens)
    for noun in tokens:
        if noun.dep != "pobj" or tokens[noun.head].text.lower() not in _BETWEEN:
            continue
        name = next(
            (t for t in tokens[noun.head : noun.i] if t.head == noun.i and t.dep in ("nmod", "compound") and t.pos == "PROPN"), None
        )
        second = next((t for t in tokens[name.i + 1 : noun.i] if t.head == name.i and t.dep == "conj"), None) if name is not None else None
        if name is None or second is None or second.pos != "ADJ" or name.text in _ADJECTIVAL:
            continue
        out[name.i] = replace(name, dep="pobj", head=noun.head)
        out[noun.i] = replace(noun, dep="conj", head=name.i)
        out[second.i] = replace(second, dep="amod", head=noun.i)
        for token in tokens[noun.head + 1 : name.i]:
            if token.head == noun.i:
                out[token.i] = replace(token, head=name.i)
    return tuple(out)

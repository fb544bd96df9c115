"""What stands at the end of a sentence and belongs to its verb: "…, Nov. 6, 2016."."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Token


def mend_closing_dates(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A date after the last comma dates the clause: "They began their advance to isolate the town of X, Nov. 6"."""
    out = list(tokens)
    for token in tokens:
        if token.dep not in ("npadvmod", "appos") or token.ent != "DATE" or token.i < 2 or tokens[token.i - 1].text != ",":
            continue
        if any(t.tag != "CD" and t.pos != "PUNCT" for t in tokens[token.i + 1 :]) or not any(t.tag == "CD" for t in tokens[token.i + 1 :]):
            continue
        at, seen = tokens[token.head], {token.i}
        while at.tag not in ("VBD", "VBZ", "VBP") and at.i not in seen and at.head != at.i:
            seen.add(at.i)
            at = tokens[at.head]
        if at.pos in ("VERB", "AUX") and at.i < token.i:
            out[token.i] = replace(token, head=at.i, dep="npadvmod")
    return tuple(out)

"""Every time rule against its own examples, and the grammar as a whole."""

from __future__ import annotations

import pytest

from kg.model import Span
from kg.nlp.times.find import find
from kg.nlp.times.grammar import Rule, load_grammar
from kg.nlp.times.tokens import split_words

RULES = load_grammar().rules
JOINS = load_grammar().joins


def _matches(rule: Rule, text: str) -> set[str]:
    tokens = split_words(text, 0, len(text))
    symbols = "".join(map(load_grammar().alphabet.symbol, tokens.words))
    return {text[tokens.starts[m.start()] : tokens.ends[m.end() - 1]] for m in rule.expression.finditer(symbols) if m.end() > m.start()}


def _joined(text: str) -> set[tuple[str, str | None]]:
    return {(text[e.start : e.end], e.joined_by) for e in find(text, [Span(0, len(text))])}


def _marked(example: str) -> tuple[str, str]:
    before, _, rest = example.partition("{")
    inside, _, after = rest.partition("}")
    return before + inside + after, inside


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_matches_its_examples_and_not_its_counter_examples(rule: Rule) -> None:
    """What stands between { and } is a match; a counter-example has none; every rule has one of each."""
    assert rule.examples and rule.counter_examples
    for example in rule.examples:
        text, wanted = _marked(example)
        assert wanted in _matches(rule, text), example
    for text in rule.counter_examples:
        assert _matches(rule, text) == set(), text


@pytest.mark.parametrize("rule", JOINS, ids=lambda rule: rule.name)
def test_a_join_rule_gives_the_whole_expression(rule: Rule) -> None:
    """The expression found is what stands between { and }, relation word included; a counter-example gives none."""
    assert rule.examples and rule.counter_examples
    for example in rule.examples:
        text, wanted = _marked(example)
        assert (wanted, rule.name) in _joined(text), example
    for text in rule.counter_examples:
        assert rule.name not in {name for _, name in _joined(text)}, text


def test_the_grammar_has_as_many_rules_as_its_files_name() -> None:
    """No rule is lost on the way from Turtle to the compiled grammar."""
    from kg.resources import turtle_files

    written = sum(path.read_text(encoding="utf-8").count(" a tr:Rule ;") for path in turtle_files("times"))
    joined = sum(path.read_text(encoding="utf-8").count(" a tr:JoinRule ;") for path in turtle_files("times"))
    assert (len(RULES), len(JOINS)) == (written, joined)
    assert written > 30 and joined > 8

"""Words that somebody puts on something: scare quotes, "described as", loaded words, judgements."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


def _said(text: str, rule: str) -> list[tuple[str, str]]:
    """(claimant, words) of the characterisations that the rule made."""
    return [(row["claimant"], row["value"]["as"]) for row in of_type(text, "Characterisation") if row["rule"] == rule]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('Khartoum said that its army had begun a "cleansing operation" in Darfur.', ("Sudan", "cleansing operation")),
        ('Colombia said that it had attacked "narco-terrorists" near Cali.', ("Colombia", "narco-terrorists")),
        ("Ethiopia said that its troops had launched “clearance operations” in Tigray.", ("Ethiopia", "clearance operations")),
    ],
)
def test_quoted_words_within_a_claim_are_the_speakers(text: str, said: tuple[str, str]) -> None:
    """A quoted noun phrase in what somebody reports carries that speaker's words."""
    assert _said(text, "rule-scare-quotes") == [said]


@pytest.mark.parametrize(
    "text", ['The army shelled the town of "New Hope" in 2016.', 'Kenya said: "We will send troops to Haiti in July."']
)
def test_other_quotation_marks_are_no_scare_quotes(text: str) -> None:
    """The report's own quoted names, and whole sentences."""
    assert _said(text, "rule-scare-quotes") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kyiv described the strike as terrorism.", ("Ukraine", "terrorism")),
        ("The Philippines called the blockade an act of coercion.", ("Philippines", "act of coercion")),
        ("Bogota labelled the rebels criminals.", ("Colombia", "criminals")),
        ("The raid was described by Venezuela as an invasion.", ("Venezuela", "invasion")),
        (
            "North Korea's foreign ministry called the exercise a provocation to its people.",
            ("North Korean Foreign Ministry", "provocation to its people"),
        ),
    ],
)
def test_who_describes_something_claims_the_words(text: str, said: tuple[str, str]) -> None:
    """Subject of the verb, or who stands after "by"."""
    assert _said(text, "rule-described-as") == [said]


@pytest.mark.parametrize(
    "text",
    [
        "The minister called the president on Monday.",
        "Rebels called a ceasefire.",
        "Serbia calls the territory Kosovo and Metohija.",
        "Armenians call the region's main city Stepanakert.",
        "Greece calls it Imbros.",
    ],
)
def test_calls_and_names_are_no_characterisation(text: str) -> None:
    """Telephone calls, things called for, and proper names of places."""
    assert _said(text, "rule-described-as") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Poland condemned Russia's war of aggression against Ukraine.", "war of aggression"),
        ("Pakistan said that the so-called republic had no army.", "so-called republic"),
        ("Ghana said that the genocide in Darfur must end.", "genocide"),
    ],
)
def test_loaded_words_in_passing_are_kept_as_words(text: str, said: str) -> None:
    """The words are verbatim, and about what they are put on."""
    assert [words for _, words in _said(text, "rule-loaded-word")] == [said]


@pytest.mark.parametrize("text", ["Rebels attacked the village on 3 May 2019.", "The republic of Chad signed the treaty."])
def test_plain_words_are_not_loaded(text: str) -> None:
    """A word for an act or a state judges nothing."""
    assert _said(text, "rule-loaded-word") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Norway said that the truce was an important step.", ("Norway", "important step")),
        ("Egypt said that the attack was unacceptable.", ("Egypt", "unacceptable")),
        ("According to Kenya, the decision is deeply regrettable.", ("Kenya", "deeply regrettable")),
    ],
)
def test_a_judgement_in_somebodys_voice_is_a_characterisation(text: str, said: tuple[str, str]) -> None:
    """What somebody says that something is."""
    assert _said(text, "rule-judgement") + _said(text, "rule-weighing") == [said]


@pytest.mark.parametrize("text", ["The talks were important.", "Egypt said that the convoy was in Rafah."])
def test_the_reports_own_judgement_is_left_to_it(text: str) -> None:
    """No claimant, no judgement; and no predicate of judgement, none."""
    assert _said(text, "rule-judgement") == []


@pytest.mark.parametrize(
    ("text", "words", "claimant"),
    [
        ("Kenya said that the famine in Turkana was among the deadliest in decades.", "among the deadliest", "Kenya"),
        ("William Ruto said that this conflict has been one of the worst in recent memory.", "one of the worst", "William Ruto"),
        ("Algeria denounced what it branded hostile acts by Mali.", "hostile acts", "Algeria"),
        ("Colombia pursues what it terms total peace.", "total peace", "Colombia"),
    ],
)
def test_superlatives_and_free_clauses_characterise(text: str, words: str, claimant: str) -> None:
    """What ranks something among others, and what somebody calls it without naming it."""
    (row,) = of_type(text, "Characterisation")
    assert (row["value"]["as"], row["claimant"]) == (words, claimant)


def test_a_report_ranks_in_nobodys_name() -> None:
    """What an article says in its own voice is left to the article."""
    assert of_type("The famine in Turkana was among the deadliest in decades.", "Characterisation") == []

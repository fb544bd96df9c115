"""What something amounts to, in anybody's voice."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


def _said(text: str) -> list[tuple[str, str]]:
    """(claimant, words) of the characterisations."""
    return [(row["claimant"], row["value"]["as"]) for row in of_type(text, "Characterisation")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The militia's return to Bunia poses a grave threat to the peace.", "grave threat to the peace"),
        ("The accord marked a turning point for Mozambique.", "turning point for Mozambique"),
        ("The raid dealt a blow to the talks in Doha.", "blow to the talks in Doha"),
        ("This agreement is an important step for Colombia.", "important step for Colombia"),
        ("The cabinet of Lebanon took a step backwards.", "step backwards"),
        ("The siege made a mockery of the truce.", "mockery of the truce"),
        ("The raid sowed mistrust among the rebels.", "mistrust among the rebels"),
    ],
)
def test_a_weighty_noun_characterises_in_any_voice(text: str, words: str) -> None:
    """What something poses, marks, deals or is, with what it is said of."""
    assert _said(text) == [("narrator", words)]


@pytest.mark.parametrize(
    "text", ["Monday was the last day.", "The army made a statement in Goma.", "He offered a chance meeting.", "The envoy gave a speech."]
)
def test_a_plain_noun_weighs_nothing(text: str) -> None:
    """Light nouns need a judgement or a verb that weighs."""
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The siege of Taiz shows contempt for the law of war.", "contempt for the law of war"),
        ("The bombing demonstrates the cruel barbarity of the junta.", "cruel barbarity"),
        ("Negotiators for Serbia had displayed flexibility.", "flexibility"),
    ],
)
def test_what_an_act_shows_is_a_characterisation(text: str, words: str) -> None:
    """A trait that is shown, without the one whose it is."""
    assert words in [said for _, said in _said(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kenya said that the raid would undermine peace in Somalia.", ("Kenya", "undermine peace in Somalia")),
        ("The attack jeopardised the ceasefire.", ("narrator", "jeopardised the ceasefire")),
        ("According to Norway, the ruling bolsters the rule of law.", ("Norway", "bolsters the rule of law")),
    ],
)
def test_what_an_act_does_to_peace_is_a_characterisation(text: str, said: tuple[str, str]) -> None:
    """Verbs of harm and help with an abstract object."""
    assert _said(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels damaged the bridge at Kisangani.",
        "The sides met to strengthen the truce.",
        "Engineers strengthened the dam.",
        "The minister urged them to show restraint.",
    ],
)
def test_acts_and_wishes_are_no_judgements(text: str) -> None:
    """Things are damaged, and what is only wanted is not judged."""
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels seized Kidal on Monday in a blow to the government.", "blow to the government"),
        ("Ghana suspended the treaty, consistent with its rights.", "consistent with its rights"),
        ("Rwanda used the raid as a pretext for an invasion of Congo.", "pretext for an invasion of Congo"),
    ],
)
def test_phrases_beside_an_act_say_what_it_amounts_to(text: str, words: str) -> None:
    """ "In a blow to", "consistent with", "as a pretext for"."""
    assert _said(text) == [("narrator", words)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Amnesty International denounced the bombardment of Grozny as indiscriminate.", ("Amnesty International", "indiscriminate")),
        ("The plan was dismissed by Kenya as a sham.", ("Kenya", "sham")),
        ("Germany found the move deeply regrettable.", ("Germany", "deeply regrettable")),
        ("Greece hit back, branding the remark shameless.", ("Greece", "shameless")),
        ("Russia refers to the war as a special operation.", ("Russia", "special operation")),
        ("The embargo was widely seen as unfair.", ("narrator", "unfair")),
    ],
)
def test_labels_are_found_where_the_parser_hangs_them(text: str, said: tuple[str, str]) -> None:
    """Adjectives after "as", labels behind the doer, small clauses, prepositional objects, and what nobody in particular holds."""
    assert _said(text) == [said]


def test_a_find_is_no_judgement() -> None:
    """Verbs of other senses take words of judgement alone."""
    assert _said("Soldiers found the village empty.") == []

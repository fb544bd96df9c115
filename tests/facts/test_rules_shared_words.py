"""Words that one clause has in common: an object behind two verbs, a doer hung on what stands between, the phrases of an idiom."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ResourceError
from kg.lexicon import load_lexicon
from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "type_", "targets"),
    [
        ("Tehran has long armed and bankrolled the Houthis.", "MilitarySupport", [["Houthis"]]),
        ("Rebels looted and burned homes in Masisi.", "Attack", [["homes"]]),
        ("Soldiers arrested and later released two reporters in Gao.", "Detention", [["two reporters"]]),
        ("The gunmen attacked and fled the town.", "Attack", [[]]),
    ],
)
def test_an_object_behind_two_verbs_belongs_to_both(text: str, type_: str, targets: list[list[str]]) -> None:
    """Verbs of one class with one object tell one event; a verb that takes none gets none."""
    assert [row["roles"].get("target", []) for row in of_type(text, type_)] == targets


@pytest.mark.parametrize(
    ("text", "type_", "agents"),
    [
        ("Gagauzia was given a similar status by Moldova in 1994.", "StatusGrant", ["Moldova"]),
        ("Aceh was granted special autonomy by Indonesia.", "StatusGrant", ["Indonesia"]),
        ("Herders were forced off their land near Ituri by gangs.", "Displacement", ["gangs"]),
        ("The colonel was given a prison term by Friday.", "LegalProceeding", []),
    ],
)
def test_the_doer_of_a_passive_may_hang_on_what_stands_between(text: str, type_: str, agents: list[str]) -> None:
    """ "By" after the second object or a place names the doer; a day does nothing."""
    assert [row["roles"].get("agent", []) for row in of_type(text, type_)] == [agents]


@pytest.mark.parametrize(
    ("text", "type_", "places"),
    [
        ("The opposition leader went on trial in Phnom Penh for treason.", "LegalProceeding", ["Phnom Penh"]),
        ("Students took to the streets of Khartoum.", "Protest", ["Khartoum"]),
        ("He pleaded not guilty before a court in Arusha.", "LegalProceeding", ["Arusha"]),
        ("The minister went on trial in March.", "LegalProceeding", []),
    ],
)
def test_the_phrases_of_an_idiom_are_those_of_the_event(text: str, type_: str, places: list[str]) -> None:
    """Whether the parser hangs the place on the verb or on the noun of the idiom makes no difference."""
    assert [row["roles"].get("place", []) for row in of_type(text, type_)] == [places]


def test_the_day_beside_the_second_word_of_an_idiom_is_the_day_of_the_event() -> None:
    """ "Sent packing on Friday": the day hangs on the packing."""
    read = rows("Moscow sent three Moldovan diplomats packing on Friday.", "2022-04-18")
    assert [row["time"]["edtf"] for row in read if row["type"] == "Expulsion"] == ["2022-04-15"]


def test_a_particle_with_an_object_of_its_own_is_none() -> None:
    """ "Turned their guns on officers in Conakry" turns nothing in."""
    read = [row["type"] for row in rows("Mutineers turned their guns on officers in Conakry.")]
    assert "Attack" in read and "Disarmament" not in read


def test_the_means_of_an_actor_act_for_it() -> None:
    """ "Warships of the coalition": the coalition closes the port; the port of a town is nobody's means."""
    read = of_type("Warships of the coalition have sealed off the port of Hodeidah.", "Blockade")
    assert [row["roles"] for row in read] == [{"agent": ["coalition"], "place": ["Hodeidah"]}]


@pytest.mark.parametrize(
    ("text", "type_", "targets"),
    [
        ("Prosecutors charged the warlord with treason; he went on trial in May.", "LegalProceeding", [["warlord"], ["warlord"]]),
        ("Soldiers deposed the king in Kathmandu. He is being held at his residence.", "Detention", [["king"]]),
        ("The colonel met the mayor, and he was arrested.", "Detention", [[]]),
    ],
)
def test_he_is_the_one_person_without_a_name(text: str, type_: str, targets: list[list[str]]) -> None:
    """Where only one person has been spoken of; of two, neither."""
    assert [row["roles"].get("target", []) for row in of_type(text, type_)] == targets


def test_a_family_that_no_list_has_is_told(tmp_path: Path) -> None:
    """`{#family}` must be the word class of a list."""
    head = "@prefix parley: <https://w3id.org/parley/ontology#> .\n"
    entry = head + '<urn:x> a parley:VerbEntry ; parley:lemma "lend" ; parley:frame "obj{#nothing}!" .'
    (tmp_path / "x.ttl").write_text(entry, encoding="utf-8")
    with pytest.raises(ResourceError, match="no word list '#nothing'"):
        load_lexicon(tmp_path)

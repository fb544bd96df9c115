"""What may fill a role, and which stretches of a text are no statements."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.facts import analyse
from kg.gazetteer import load_gazetteer
from kg.lexicon import load_lexicon
from kg.model import Analysed, Article
from kg.nlp.annotator import Annotator
from kg.rdf.classes import is_a
from kg.text import read_articles
from tests.facts.reading import analysed, of_type


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of soldiers, backed by helicopters and armoured vehicles, entered Goma.",
        "With the support of artillery fire, Sudanese forces entered Wad Madani.",
        "Turkish forces, supported by heavy shelling, took the town of Afrin.",
    ],
)
def test_what_cannot_act_supports_nobody(text: str) -> None:
    """A means of fighting is no supporter."""
    assert [row["roles"].get("supporter") for row in of_type(text, "MilitaryOperation", "Capture")] == [None]


def test_an_ally_supports() -> None:
    """A state that backs a side stays its supporter."""
    found = of_type("Syrian rebels, backed by Turkey, entered Afrin.", "MilitaryOperation")
    assert [row["roles"].get("supporter") for row in found] == [["Turkey"]]


@pytest.mark.parametrize(
    "text",
    [
        "The Grad is a launcher designed to devastate an open field.",
        "The bill aims to streamline the seizure of assets in Kenya.",
    ],
)
def test_a_purpose_of_a_thing_is_nobodys(text: str) -> None:
    """What a tool is made for is no one's stated aim."""
    assert of_type(text, "StatedPurpose") == []


def test_the_status_of_a_territory_names_no_status() -> None:
    """What is granted is named after "of", unless a territory stands there."""
    assert of_type("Russia attempted to change the status of Ukrainian territory.", "TerritoryStatus") == []
    text = "In 1923 Nagorno-Karabakh was granted the status of an autonomous region."
    assert [row["value"]["status"] for row in of_type(text, "TerritoryStatus")] == ["autonomous region"]


def test_acting_roles_hold_agents_and_places_are_places() -> None:
    """Whatever rule filled a role, the class of the filler fits it."""
    text = (
        "The Autonomous Republic was intended to include Donetsk. The sanctions aim to stop Russia. "
        "Fighting backed by drones broke out in the treaty zone. Iran signed a deal with the document."
    )
    for fact in analysed(text).facts:
        for filler in fact.fillers:
            if filler.role in ("agent", "party", "mediator", "supporter"):
                assert is_a(filler.entity.kind, "Agent"), (fact.type, filler)
            if filler.role == "place":
                assert is_a(filler.entity.kind, "Place"), (fact.type, filler)
    assert all(any(f.role == "place" for f in fact.fillers) for fact in analysed(text).facts if fact.type == "TerritoryStatus")


PAGE = """Fighting around Lyman went on for a week.

## Fall of the airport

| Date | Losses |
| --- | --- |
| 4 May | 300 killed by Russian forces |

!Ruins after the attack on Lyman

Capture of the railway station

- 112th Brigade (destroyed in the attack on Lyman)
- Ukrainian troops left the town.

Russia took Lyman on 27 May 2022.
"""


def _page(tmp_path: Path, text: str) -> Analysed:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    (article,) = [a for a in read_articles([path]) if isinstance(a, Article)]
    (parsed,) = Annotator(gazetteer=load_gazetteer()).annotate([article])
    return analyse(parsed, load_lexicon(), load_gazetteer())


def test_tables_captions_and_labels_state_nothing_and_are_told(tmp_path: Path) -> None:
    """Facts come from sentences alone; what was passed over is a silence with its reason."""
    found = _page(tmp_path, PAGE)
    assert [(f.type, PAGE[f.span.start : f.span.end]) for f in found.facts] == [
        ("ArmedHostilities", "Fighting around Lyman went on for a week"),
        ("Withdrawal", "Ukrainian troops left the town"),
        ("Capture", "Russia took Lyman on 27 May 2022"),
    ]
    assert [(PAGE[s.span.start : s.span.end].splitlines()[0], s.reason) for s in found.silences] == [
        ("| Date | Losses |", "not-prose"),
        ("Capture of the railway station", "not-prose"),
        ("112th Brigade (destroyed in the attack on Lyman)", "not-prose"),
    ]


def test_a_line_with_a_finite_verb_is_a_statement_without_its_stop(tmp_path: Path) -> None:
    """Summaries leave the full stop away."""
    found = _page(tmp_path, "Kenya sent troops to Haiti.\n\n- Gunmen attacked a police post in Port-au-Prince\n\nThe talks went on.\n")
    assert [f.type for f in found.facts][:2] == ["Deployment", "Attack"]

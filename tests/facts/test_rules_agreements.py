"""Terms of agreements, and who helped to reach them."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Sudan and Chad signed an agreement under which they will exchange prisoners.", {"PrisonerExchange"}),
        ("Houthi rebels and the government reached a deal under which both sides were to release prisoners.", {"PrisonerRelease"}),
        ("Serbia and Kosovo reached an agreement, exchanging prisoners of war.", {"PrisonerExchange"}),
    ],
)
def test_acts_under_an_agreement_are_its_terms(text: str, terms: set[str]) -> None:
    """They are required of the parties, and the agreement lists them."""
    (agreement,) = [row for row in rows(text) if row["kind"] == "agreement"]
    required = {row["type"] for row in rows(text) if row["kind"] == "event" and row["modality"] == "required"}
    assert required == terms and len((agreement["value"] or {}).get("terms", [])) == 1


def test_an_act_beside_an_agreement_is_no_term() -> None:
    """What one side does while it signs is told, not required."""
    text = "Sudan and Chad signed an agreement, and Libya released 20 prisoners."
    assert [row["modality"] for row in of_type(text, "PrisonerRelease")] == ["asserted"]


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        (
            "With the mediation of Qatar, Egypt and the United States, Israel and Hamas reached a truce.",
            ["Qatar", "Egypt", "United States"],
        ),
        ("Sudan and Chad signed a peace agreement with the mediation of Libya.", ["Libya"]),
        ("Ethiopia and Somalia held talks mediated by Turkey in Ankara.", ["Turkey"]),
        ("Kosovo and Serbia resumed EU-brokered talks in Brussels.", ["European Union"]),
    ],
)
def test_mediators_are_those_named_as_such(text: str, mediators: list[str]) -> None:
    """A list is read whole, a participle and a hyphenated word count too."""
    found = {tuple(row["roles"]["mediator"]) for row in rows(text) if row["roles"].get("mediator")}
    assert found == {tuple(mediators)}


@pytest.mark.parametrize(
    "text", ["Sudan and Chad signed a peace agreement with the support of Libya.", "Sudan and Chad signed a peace agreement in Libya."]
)
def test_supporters_and_hosts_are_no_mediators(text: str) -> None:
    """Support is another role, and a place is a place."""
    assert [row for row in rows(text) if row["roles"].get("mediator")] == []


@pytest.mark.parametrize(
    ("text", "supporter"),
    [
        ("With the support of Rwanda, rebels captured Goma.", "Rwanda"),
        ("The army retook the city with the help of Russia.", "Russia"),
        ("Under the auspices of the African Union, the two generals signed a truce.", "African Union"),
    ],
)
def test_helpers_are_supporters(text: str, supporter: str) -> None:
    """Support, help and auspices."""
    assert {name for row in rows(text) for name in row["roles"].get("supporter", [])} == {supporter}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The rebels violated the terms of the Lusaka Protocol.", ["Lusaka Protocol"]),
        ("Ethiopia breached the provisions of the Algiers Agreement.", ["Algiers Agreement"]),
        ("Norway suspended its obligations under the Open Skies Treaty.", ["Open Skies Treaty"]),
        ("He violated the terms of his parole.", ["terms of his parole"]),
    ],
)
def test_a_part_of_an_agreement_stands_for_the_whole(text: str, target: list[str]) -> None:
    """Terms, provisions and obligations are broken, kept or suspended with the agreement; those of other things are left alone."""
    kinds = ("AgreementBreach", "Implementation", "Suspension", "AgreementTermination")
    assert [row["roles"]["target"] for row in of_type(text, *kinds)] == [target]

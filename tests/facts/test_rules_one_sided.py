"""Who acts where an act of two sides is told of one, and what an act of speech is aimed at when others did what it is about."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "type_", "roles"),
    [
        ("All Libyan factions must cooperate against smugglers.", "Cooperation", {"agent": ["All Libyan factions"]}),
        ("Rwanda conducted a joint patrol with Mozambican troops.", "Cooperation", {"agent": ["Rwanda"], "target": ["Mozambican troops"]}),
        ("Kenya and Uganda cooperated on border security.", "Cooperation", {"party": ["Kenya", "Uganda"]}),
        ("Hanoi deepened its ties with Tokyo.", "Cooperation", {"party": ["Vietnam", "Japan"]}),
        ("The Karen rebels fought on.", "ArmedHostilities", {"agent": ["Karen rebels"]}),
        ("Ethiopian troops fought al-Shabaab in Bakool.", "ArmedHostilities", {"agent": ["Ethiopian troops"], "target": ["al-Shabaab"]}),
        ("Kyrgyzstan clashed with Tajikistan.", "ArmedHostilities", {"party": ["Kyrgyzstan", "Tajikistan"]}),
    ],
)
def test_one_side_alone_acts(text: str, type_: str, roles: dict[str, list[str]]) -> None:
    """A lone side is the agent, whom it acts with or against the target; two sides are parties."""
    (row,) = of_type(text, type_)
    assert {k: v for k, v in row["roles"].items() if k != "place"} == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Both parties must implement the accord in full.", {"agent": ["Both parties"]}),
        ("The rebels have respected the truce.", {"agent": ["rebels"]}),
        ("The treaty was never implemented.", {"target": ["treaty"]}),
        ("Serbia must comply with the law.", {"agent": ["Serbia"], "target": ["law"]}),
    ],
)
def test_an_agreement_carried_out_by_somebody_is_no_target(text: str, roles: dict[str, list[str]]) -> None:
    """Told without who carries it out, it is what is done; a law or an obligation is one always."""
    assert [row["roles"] for row in of_type(text, "Implementation")] == [roles]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Kofi Annan chaired the meetings in Nairobi.", {"agent": ["Kofi Annan"], "place": ["Nairobi"]}),
        ("Kenya and Uganda held a meeting in Kampala.", {"party": ["Kenya", "Uganda"], "place": ["Kampala"]}),
    ],
)
def test_who_chairs_a_meeting_is_its_agent(text: str, roles: dict[str, list[str]]) -> None:
    """Who holds one with another is a party."""
    assert [row["roles"] for row in of_type(text, "Meeting")] == [roles]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Norway welcomed the steps taken by Colombia.", ["Colombia"]),
        ("Spain praised the role played by Jordan in Aqaba.", ["Jordan"]),
        ("The envoy hailed the efforts made by the rebels.", ["rebels"]),
        ("The envoy welcomed the steps described by the paper.", []),
    ],
)
def test_whoever_took_the_welcomed_steps_is_the_target(text: str, target: list[str]) -> None:
    """Whoever told of them is not."""
    assert [row["roles"].get("target", []) for row in of_type(text, "Approval")] == [target]


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        ("Qatar and Egypt, which mediate between Israel and Hamas, met.", ["Qatar", "Egypt"]),
        ("Angola and Kenya, which have mediated between Rwanda and Congo, met.", ["Angola", "Kenya"]),
        ("Qatar and Egypt, which mediates between Israel and Hamas, met.", ["Egypt"]),
    ],
)
def test_a_plural_relative_clause_is_about_all_named_before_it(text: str, mediators: list[str]) -> None:
    """A singular verb is about the last alone."""
    assert [row["roles"]["mediator"] for row in of_type(text, "Mediation")] == [mediators]


def test_aid_comes_to_a_town_and_to_people() -> None:
    """A town is where, people are whom it helps."""
    roles = [
        of_type(text, "AidDelivery")[0]["roles"]
        for text in ("Aid convoys reached Madaya in January.", "Aid reached civilians in Darfur.", "Norway sent aid to Somalia.")
    ]
    assert [(r.get("target"), r.get("place")) for r in roles] == [(None, ["Madaya"]), (["civilians"], ["Darfur"]), (["Somalia"], None)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The UN urged an immediate halt to Israeli operations in Jenin.", {"agent": ["United Nations"], "target": ["Israel"]}),
        ("Norway called for an end to Rwandan attacks on Goma.", {"agent": ["Norway"], "target": ["Rwanda"]}),
        ("Norway called for an end to the fighting.", {"agent": ["Norway"]}),
    ],
)
def test_who_fights_is_asked_to_halt(text: str, roles: dict[str, list[str]]) -> None:
    """A halt to somebody's operations is theirs to make, and they are whom the demand is aimed at."""
    assert [row["roles"] for row in of_type(text, "Demand")] == [roles]


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("Serbia pulled its troops out of major towns.", "Withdrawal", ["major towns"]),
        ("Kenya sent a battalion to the border.", "Deployment", ["border"]),
        ("Kenya sent a battalion to the border near Mandera.", "Deployment", ["Mandera"]),
        ("Shelling was reported in the heart of Aleppo.", "Attack", ["Aleppo"]),
        ("Shells hit homes in the Wadi Barada area of Damascus.", "Attack", ["Wadi Barada"]),
    ],
)
def test_land_without_a_listed_name_is_told_by_its_words(text: str, type_: str, place: list[str]) -> None:
    """A name beside it, or within it, tells more."""
    assert [row["roles"].get("place") for row in of_type(text, type_)] == [place]


def test_the_sides_agree_where_the_paper_is_signed_and_not_where_they_fight() -> None:
    """The ground that the sides stand on is no place of the agreement's conclusion."""
    texts = ("The warring sides in Sudan accepted a ceasefire.", "Chad and Libya concluded a treaty in Geneva.")
    assert [of_type(text, "AgreementConclusion")[0]["roles"].get("place") for text in texts] == [None, ["Geneva"]]


@pytest.mark.parametrize(
    ("text", "type_", "agent"),
    [
        ("The failure of both armies to withdraw their troops from Abyei angered Kenya.", "Withdrawal", ["both armies"]),
        ("The refusal of the rebels to release the hostages angered Kenya.", "PrisonerRelease", ["rebels"]),
        ("The arrival of Rwandan soldiers in Palma was praised.", "Deployment", ["Rwandan soldiers"]),
        ("President Diaz and his government withdrew the troops from Peru.", "Withdrawal", ["Diaz", "his government"]),
    ],
)
def test_whose_failure_arrival_or_government_it_is(text: str, type_: str, agent: list[str]) -> None:
    """Who is named after "of" fails, refuses or arrives; a government beside a person is that person's."""
    assert [row["roles"].get("agent") for row in of_type(text, type_)] == [agent]


def test_a_war_of_aggression_has_a_target() -> None:
    """Whom it is against stands after a further phrase."""
    (war,) = [
        row for row in of_type("Norway condemned the war of aggression against Ukraine.", "ArmedHostilities") if row["rule"] == "war-n"
    ]
    assert war["roles"] == {"target": ["Ukraine"]}


def test_those_in_need_are_called_so() -> None:
    """Without "in need", "those" would be nobody."""
    (aid,) = of_type("The UN hopes that aid reaches all those in need across Syria.", "AidDelivery")
    assert aid["roles"]["target"] == ["all those in need"]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The parties to the Libyan conflict agreed to a truce.", ["parties to the Libyan conflict"]),
        ("The envoy praised the parties to Libya.", ["envoy"]),
    ],
)
def test_parties_to_a_conflict_are_called_so(text: str, agent: list[str]) -> None:
    """What they are parties to is part of what they are called."""
    (row,) = of_type(text, "AgreementConclusion", "Approval")
    assert row["roles"].get("party", row["roles"].get("agent")) == agent


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Civilians are facing ongoing shelling and airstrikes by the Asad regime.", {"agent": ["Syria"], "target": ["Civilians"]}),
        ("Residents face raids and bombings by the Houthis.", {"agent": ["Houthis"], "target": ["Residents"]}),
        ("A bomb planted by separatists exploded in Quetta.", {"agent": ["separatists"], "place": ["Quetta"]}),
        ("A bomb exploded in Quetta.", {"place": ["Quetta"]}),
    ],
)
def test_who_suffers_an_attack_is_its_target_and_who_planted_the_bomb_its_agent(text: str, roles: dict[str, list[str]]) -> None:
    """Two nouns joined by "and" are one attack, with one target."""
    assert [row["roles"] for row in of_type(text, "Attack")] == [roles]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Gambia brought a case against Myanmar before the court.", ["Myanmar"]),
        ("Gambia brought the colonel before the court.", ["colonel"]),
    ],
)
def test_a_case_brought_before_a_court_is_against_somebody(text: str, target: list[str]) -> None:
    """The case is no target itself."""
    assert [row["roles"]["target"] for row in of_type(text, "LegalProceeding")] == [target]

"""What newsroom copy does: ages after names, kin, shares of the dead, participles of those held, nationals."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type, rows


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Khairullozhon Matanov, 23, faces two counts of lying.", ["Khairullozhon Matanov"]),
        ("Soldiers captured his brother Omar Diallo near Kayes.", ["Omar Diallo"]),
        ("The judge ordered General Omar Sy held until trial.", ["Omar Sy"]),
        ("Police arrested Salman Abedi, the British-Libyan who bombed a hall in Leeds.", ["Salman Abedi"]),
    ],
)
def test_who_is_held_or_charged(text: str, target: list[str]) -> None:
    """An age makes a person of a name, kin are called by theirs, and who is held suffers it."""
    assert [row["roles"].get("target") for row in of_type(text, "Detention", "LegalProceeding")][:1] == [target]


def test_a_national_is_not_the_state() -> None:
    """ "The British-Libyan who bombed a hall" is the person beside it."""
    (row,) = of_type("Police arrested Salman Abedi, the British-Libyan who bombed a hall in Leeds.", "Attack")
    assert row["roles"]["agent"] == ["Salman Abedi"]


@pytest.mark.parametrize(
    ("text", "tenures"),
    [
        ("His brother, Omar Diallo, fled to Mali.", []),
        ("Homeland Security chief Janet Mills met envoys in Lima.", [("chief", "Homeland Security")]),
        ("Foreign Minister Joseph Banda met envoys in Lima.", [("Foreign Minister", None)]),
    ],
)
def test_kin_hold_no_office_and_an_office_has_its_body(text: str, tenures: list[tuple[str, str | None]]) -> None:
    """A relation is no role; capitals before a plain word of office name the body."""
    assert [(row["value"]["role"], row["value"]["organization"]) for row in of_type(text, "RoleTenure")] == tenures


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Of the dead, 14 were tourists.", ("killed", "tourists", 14)),
        ("Seven of the wounded were soldiers.", ("injured", "soldiers", 7)),
        ("The army missed several chances, missing three in May.", None),
    ],
)
def test_a_share_of_the_dead_is_a_figure(text: str, figure: tuple[str, str, int] | None) -> None:
    """Who some of the victims were, with their number; chances are missed by nobody's harm."""
    found = [(r["value"]["harm"], r["value"]["population"], r["value"]["exact"]) for r in of_type(text, "CasualtyFigure")]
    assert found == ([figure] if figure else [])


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The 17 August 2015 blast left 20 people dead.", "2015-08-17"),
        ("The 3 May 2021 raid killed 12 farmers.", "2021-05-03"),
        ("The raid killed 12 farmers.", None),
    ],
)
def test_the_day_of_an_attack_is_that_of_its_victims(text: str, edtf: str | None) -> None:
    """Harm that an event does is done on the event's day."""
    assert [row["time"] and row["time"]["edtf"] for row in of_type(text, "CasualtyFigure")] == [edtf]


@pytest.mark.parametrize(
    ("text", "type_", "parties"),
    [
        ("North and South Korea exchanged fire in 2015.", "ArmedHostilities", ["North Korea", "South Korea"]),
        ("Rebels and South Korea exchanged fire in 2015.", "ArmedHostilities", ["Rebels", "South Korea"]),
    ],
)
def test_two_names_may_share_their_last_word(text: str, type_: str, parties: list[str]) -> None:
    """ "North and South Korea" are two states."""
    assert [row["roles"].get("party") for row in of_type(text, type_)] == [parties]


@pytest.mark.parametrize(
    ("text", "modality"),
    [("Rebels left a bomb in Kano that did not explode.", "asserted"), ("The army has a bomb that will explode in Kano.", "intended")],
)
def test_a_relative_clause_with_did_is_no_intention(text: str, modality: str) -> None:
    """Only "to" before the verb of a relative clause says what is meant to happen."""
    assert [row["modality"] for row in rows(text) if row["rule"] == "bomb-explodes"] == [modality]


def test_to_commit_an_attack_is_no_pledge() -> None:
    """Crimes are committed, parties commit to something."""
    assert [row["type"] for row in rows("Rebels committed the attack on Beni.")] == ["Attack"]
    assert [row["type"] for row in of_type("France committed to a truce.", "Pledge")] == ["Pledge"]


@pytest.mark.parametrize(
    ("text", "type_", "claimant"),
    [
        (
            '"Our men fought back and killed 48 raiders," Col. Amadou Traoré, the army spokesman, told reporters.',
            "CasualtyFigure",
            "Amadou Traoré",
        ),
        ('"The army shelled the port of Hodeidah," the ministry of defense of Yemen said.', "Attack", "Yemeni Defence Ministry"),
        ('The paper "War on Terror," the army said, was false. Rebels shelled Goma.', "Attack", "narrator"),
    ],
)
def test_a_quotation_before_its_speaker(text: str, type_: str, claimant: str) -> None:
    """What is said stands first, and who says it after the quotation marks, whatever stands between name and verb."""
    assert [row["claimant"] for row in of_type(text, type_)] == [claimant]


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("A local official said the attackers had seized two cars and burned the camp at Sofara.", [["attackers"]]),
        ("Kenya said the militia had taken Mandera and shelled the camp at Dadaab.", [["militia"]]),
    ],
)
def test_what_a_source_says_goes_on_after_and(text: str, agents: list[list[str]]) -> None:
    """A second past participle after "had" is the same doer's, unless it is a verb of saying."""
    assert [row["roles"].get("agent") for row in of_type(text, "Attack")] == agents


def test_a_verb_of_saying_after_and_is_the_sources() -> None:
    """ "Said rebels had shelled Beni and accused Rwanda": the source accuses."""
    (row,) = of_type("The minister said that rebels had shelled Beni and accused Rwanda of arming them.", "Accusation")
    assert (row["roles"]["agent"], row["claimant"]) == (["minister"], "narrator")


@pytest.mark.parametrize(
    ("text", "type_", "edtf"),
    [
        ("Soldiers died on 3 May 2021 when gunmen attacked a convoy near Kidal.", "Attack", "2021-05-03"),
        ("Warplanes struck the camp before dawn on 14 May 2021.", "Attack", "2021-05-14"),
        ("A bomb exploded in Quetta shortly after noon on 2 June 2015.", "Attack", "2015-06-02"),
        ("Warplanes struck the camp before 14 May 2021.", "Attack", "[..2021-05-13]"),
    ],
)
def test_the_day_of_an_hour_and_of_a_when_clause(text: str, type_: str, edtf: str) -> None:
    """Before dawn on a day is on that day, and what happened when something happened did so on its day."""
    assert [row["time"]["edtf"] for row in of_type(text, type_)] == [edtf]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("His envoys would not return to talks until the guerrillas freed all their captives.", "possible"),
        ("Ankara will leave Idlib once Damascus frees the prisoners.", "possible"),
        ("The rebels will leave Goma as soon as Kinshasa frees the captives.", "possible"),
        ("The envoys returned to talks after the guerrillas freed their captives.", "asserted"),
    ],
)
def test_what_is_waited_for_has_not_happened(text: str, modality: str) -> None:
    """After "until" and "once" under something merely intended, an act is possible."""
    assert [row["modality"] for row in of_type(text, "PrisonerRelease")] == [modality]


def test_a_noun_in_the_clause_of_its_own_verb_is_no_second_event() -> None:
    """ "Took power in a coup": one coup, with the noun's day."""
    (row,) = of_type("The junta took power in a coup in August 2020.", "Coup")
    assert (row["roles"]["agent"], row["time"]["edtf"]) == (["junta"], "2020-08")


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Malian soldiers were killed near Gao. Five rebels were killed in Ber, the military said.", "Malian military"),
        ("Ukrainian troops left Bakhmut. Five drones were shot down, the army said.", "Ukrainian army"),
    ],
)
def test_the_military_is_not_its_soldiers(text: str, claimant: str) -> None:
    """After soldiers of a nation "the military" is that nation's, by its own name."""
    assert claimant in {row["claimant"] for row in rows(text)}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The envoy's visit to Nairobi ended.", {"agent": ["envoy"], "place": ["Nairobi"]}),
        ("The envoy's visit to Kenya ended.", {"agent": ["envoy"], "place": ["Kenya"]}),
    ],
)
def test_a_visit_is_where_it_leads(text: str, roles: dict[str, list[str]]) -> None:
    """Town and country alike are its place."""
    assert [row["roles"] for row in of_type(text, "Visit")] == [roles]


def test_who_considers_somebody_a_threat() -> None:
    """The one after "by" speaks, also where the passive is coordinated."""
    (row,) = of_type("Hezbollah has 5,000 fighters and is considered a terrorist organization by Germany.", "Characterisation")
    assert (row["claimant"], row["value"]["as"]) == ("Germany", "terrorist organization")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('The premier called the raid an act of "unspeakable brutality" and left.', 'act of "unspeakable brutality"'),
        ('The premier called the raid "unspeakable" and left.', "unspeakable"),
        ("The premier called the raid a crime and left.", "crime"),
    ],
)
def test_a_label_that_ends_in_a_quotation_is_whole(text: str, words: str) -> None:
    """The quotation marks inside a label stay, those around it go."""
    assert [row["value"]["as"] for row in of_type(text, "Characterisation")] == [words]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A senior Russian general, Vladimir Boldyrev, left.", ("senior general", "Russia")),
        ("The Kenyan foreign minister, Alfred Mutua, left.", ("foreign minister", "Kenya")),
    ],
)
def test_an_office_is_told_without_its_nation(text: str, role: tuple[str, str]) -> None:
    """The nation is the organization, also where it stands within the words of the office."""
    assert [(row["value"]["role"], row["value"]["organization"]) for row in of_type(text, "RoleTenure")] == [role]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Georgia recalled 1,000 of its soldiers from Iraq.", "1,000 of its soldiers"),
        ("Police questioned the parents of the suspects in Dagestan.", "parents of the suspects"),
    ],
)
def test_a_name_ends_before_a_farther_phrase(text: str, target: str) -> None:
    """Whence and where is no part of what people are called."""
    assert [row["roles"]["target"] for row in of_type(text, "Withdrawal", "LegalProceeding")] == [[target]]


def test_a_dateline_may_be_hyphened() -> None:
    """ "PORT-AU-PRINCE, Haiti —" is where it was written, and does nothing."""
    (row,) = of_type("PORT-AU-PRINCE, Haiti — Gunmen attacked a market in Jacmel.", "Attack")
    assert (row["roles"]["agent"], row["quote"]) == (["Gunmen"], "Gunmen attacked a market in Jacmel")


@pytest.mark.parametrize(
    ("text", "type_", "agent"),
    [
        ("The U.N. mission in South Sudan, UNMISS, called on leaders of both communities to end the violence.", "Demand", "U.N. mission"),
        ("The U.N. mission in Mali, MINUSMA, condemned the attack.", "Accusation", "U.N. mission"),
        ("The peacekeepers in Mali, deployed in 2013, left Gao.", "PeacekeeperDeployment", "peacekeepers"),
    ],
)
def test_the_verb_after_an_aside_is_the_sentences(text: str, type_: str, agent: str) -> None:
    """What stands between commas does not keep the subject from its verb; a participle between commas stays one."""
    assert [row["roles"].get("agent") for row in of_type(text, type_)] == [[agent]]

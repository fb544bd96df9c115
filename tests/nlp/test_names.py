"""What names denote: sentences about many conflicts, and every mention in them."""

from __future__ import annotations

import pytest

from tests.nlp import names

CASES = {
    "metonym_and_territory": (
        "Baku announced an operation in Nagorno-Karabakh. Azerbaijan and Yerevan met in Brussels.",
        [
            "Baku | State Azerbaijan | Settlement Baku",
            "Nagorno-Karabakh | Polity Nagorno-Karabakh Republic | DisputedTerritory Nagorno-Karabakh",
            "Azerbaijan | State Azerbaijan | StateTerritory Azerbaijan",
            "Yerevan | State Armenia | Settlement Yerevan",
            "Brussels | InternationalOrganization European Union | Settlement Brussels",
        ],
    ),
    "polity_and_territory": (
        "The Nagorno-Karabakh Republic declared independence. The Lachin corridor was closed.",
        [
            "Nagorno-Karabakh Republic | Polity Nagorno-Karabakh Republic | DisputedTerritory Nagorno-Karabakh",
            "Lachin corridor | - | Corridor Lachin Corridor",
        ],
    ),
    "adjectives": (
        "US officials and Armenian diplomats discussed the Sudan conflict.",
        [
            "US officials | Group US officials | - | pattern",
            "Armenian diplomats | Group Armenian diplomats | - | pattern",
            "Sudan | State Sudan | StateTerritory Sudan | adjectival",
        ],
    ),
    "forces": (
        "Azerbaijani forces clashed with Russian peacekeepers, and Sudan's army withdrew. Armenian and Turkish troops stayed.",
        [
            "Azerbaijani forces | ArmedForce Azerbaijani forces | - | pattern",
            "Russian peacekeepers | PeacekeepingForce Russian peacekeepers | - | pattern",
            "Sudan's army | ArmedForce Sudanese Armed Forces | -",
            "Armenian | ArmedForce Armenian troops | - | pattern",
            "Turkish troops | ArmedForce Turkish troops | - | pattern",
        ],
    ),
    "bodies": (
        "The US State Department's Bureau of African Affairs and Azerbaijan's Defence Ministry met the Ukrainian Ministry of Defense.",
        [
            "US State Department's Bureau of African Affairs | GovernmentBody US State Department Bureau of African Affairs | - | pattern",
            "Azerbaijan's Defence Ministry | GovernmentBody Azerbaijani Defence Ministry | - | pattern",
            "Ukrainian Ministry of Defense | GovernmentBody Ukrainian Defence Ministry | - | pattern",
        ],
    ),
    "governments": (
        "The Armenian leadership, the government of Ethiopia and the Syrian regime refused. The Biden administration agreed.",
        [
            "Armenian leadership | State Armenia | - | pattern",
            "government of Ethiopia | State Ethiopia | - | pattern",
            "Syrian regime | State Syria | - | pattern",
            "Biden administration | State United States | - | pattern",
        ],
    ),
    "media_and_people": (
        "Armenian state media said a group of Azerbaijanis had blocked the road. Armenians protested.",
        [
            "Armenian state media | MediaOutlet Armenian state media | - | pattern",
            "group of Azerbaijanis | Group group of Azerbaijanis | - | pattern",
            "Armenians | Population Armenians | -",
        ],
    ),
    "persons": (
        "Russian President Vladimir Putin met Minister for the Middle East Tobias Ellwood. Ellwood thanked Putin.",
        [
            "Russian | State Russia | StateTerritory Russia | adjectival",
            "Vladimir Putin | Person Vladimir Putin | - | title: Russian President",
            "Middle East | - | Region Middle East",
            "Tobias Ellwood | Person Tobias Ellwood | - | model | title: Minister for the Middle East",
            "Ellwood | Person Tobias Ellwood | - | surname",
            "Putin | Person Vladimir Putin | - | surname",
        ],
    ),
    "surname_with_title": (
        "Azerbaijan's President Aliyev phoned Prime Minister Pashinyan in May.",
        [
            "Azerbaijan | State Azerbaijan | StateTerritory Azerbaijan",
            "Aliyev | Person Ilham Aliyev | - | surname | title: Azerbaijan's President",
            "Pashinyan | Person Nikol Pashinyan | - | surname | title: Prime Minister",
        ],
    ),
    "unknown_person": (
        "Rebel commander Jonas Okello denied it. Okello fled in March.",
        [
            "Jonas Okello | Person Jonas Okello | - | model | title: Rebel commander",
            "Okello | Person Jonas Okello | - | surname",
        ],
    ),
    "acronym_of_the_article": (
        "The Nile Valley Front (NVF) attacked Omdurman. The NVF withdrew on Monday.",
        [
            "Nile Valley Front | ArmedGroup Nile Valley Front | - | acronym",
            "Omdurman | - | Settlement Omdurman",
            "NVF | ArmedGroup Nile Valley Front | - | acronym",
        ],
    ),
    "organisations": (
        "The African Union and IGAD mediated between the RSF and the Sudanese army in Addis Ababa.",
        [
            "African Union | InternationalOrganization African Union | -",
            "IGAD | InternationalOrganization IGAD | -",
            "RSF | ArmedGroup Rapid Support Forces | -",
            "Sudanese army | ArmedForce Sudanese Armed Forces | -",
            "Addis Ababa | State Ethiopia | Settlement Addis Ababa",
        ],
    ),
    "compounds": (
        "US-brokered talks on the Armenia-Azerbaijan border ended. Saudi-led coalition jets bombed Sanaa.",
        [
            "US | State United States | StateTerritory United States | adjectival",
            "Armenia | State Armenia | StateTerritory Armenia | adjectival",
            "Azerbaijan | State Azerbaijan | StateTerritory Azerbaijan | adjectival",
            "Saudi-led coalition | Group Saudi-led coalition | - | adjectival",
            "Sanaa | State Yemen | Settlement Sanaa",
        ],
    ),
    "not_persons": (
        "Israel Katz and Jordan Peterson spoke. Israel and Jordan signed the deal.",
        [
            "Israel Katz | Person Israel Katz | -",
            "Jordan Peterson | Person Jordan Peterson | - | model",
            "Israel | State Israel | StateTerritory Israel",
            "Jordan | State Jordan | StateTerritory Jordan",
        ],
    ),
    "congo_by_context": (
        "Rwanda and Congo accused each other after M23 rebels took Goma.",
        [
            "Rwanda | State Rwanda | StateTerritory Rwanda",
            "Congo | State Democratic Republic of the Congo | StateTerritory Democratic Republic of the Congo",
            "M23 rebels | ArmedGroup M23 | - | pattern",
            "Goma | - | Settlement Goma",
        ],
    ),
    "korea_open": (
        "Korea will respond, the minister said.",
        [
            "Korea | State North Korea | StateTerritory North Korea | or: South Korea",
        ],
    ),
    "unknown_places": (
        "Shells fell on the village of Bohorivka and in Arauca Province.",
        [
            "Bohorivka | - | Settlement Bohorivka | model",
            "Arauca Province | - | AdministrativeUnit Arauca Province | pattern",
        ],
    ),
    "capitals_headline": (
        "SUDAN ARMY SAYS US ENVOY ARRIVED IN KHARTOUM",
        [
            "SUDAN ARMY | ArmedForce Sudanese Armed Forces | - | pattern",
            "US | State United States | StateTerritory United States | adjectival",
            "KHARTOUM | State Sudan | Settlement Khartoum",
        ],
    ),
    "curly_quotes": (
        "Russia’s Defence Ministry said Ukraine’s troops had left Avdiivka.",
        [
            "Russia’s Defence Ministry | GovernmentBody Russian Defence Ministry | - | pattern",
            "Ukraine’s troops | ArmedForce Ukrainian troops | - | pattern",
            "Avdiivka | - | Settlement Avdiivka",
        ],
    ),
    "regions": (
        "Kurdish fighters and Tigray forces have no state. Gaza's Health Ministry counted the dead.",
        [
            "Kurdish fighters | ArmedGroup Kurdish fighters | - | pattern",
            "Tigray forces | ArmedForce Tigrayan forces | - | pattern",
            "Gaza's Health Ministry | GovernmentBody Gaza Health Ministry | - | pattern",
        ],
    ),
    "things": (
        "The Dayton Agreement and the Geneva Convention were quoted on Monday and in December.",
        [
            "Geneva | - | Settlement Geneva | adjectival",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_mentions_of_a_sentence(case: str) -> None:
    """Each name with its actor and its place, whether it describes a noun, and how it was found."""
    text, expected = CASES[case]
    assert names.lines(text) == expected


def test_no_text_no_names() -> None:
    """An empty article has no names."""
    assert names.mentions("") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Clashes spread to Daraa Governorate.", "Daraa Governorate"),
        ("Amhara militias entered the town.", "Amhara militias"),
        ("Mariupol residents fled.", "Mariupol residents"),
    ],
)
def test_a_place_owns_nothing(text: str, name: str) -> None:
    """An institution named after a place belongs to no place; whose it is, the words do not say."""
    found = [e for m in names.mentions(text) for e in (m.actor, m.place) if e is not None and e.name == name]
    assert [e.of for e in found] == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Armenian MoD stated that it had lost a post.", "Armenian Defence Ministry"),
        ("Ukraine's MoD denied it.", "Ukrainian Defence Ministry"),
        ("The MoD in London denied it.", "UK Ministry of Defence"),
    ],
)
def test_a_ministry_by_its_letters_is_its_owners(text: str, name: str) -> None:
    """Alone, the letters name the British one."""
    assert name in [m.actor.name for m in names.mentions(text) if m.actor is not None]

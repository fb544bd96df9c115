"""What only the whole article makes plain: the sides, the talks, the mediators, the force that was sent."""

from __future__ import annotations

import pytest

from tests.facts.reading import of_type


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "The warring sides agreed to a ceasefire of three days. The Sudanese army and the paramilitary Rapid Support Forces (RSF)"
            " promised not to attack.",
            ["Sudanese Armed Forces", "Rapid Support Forces"],
        ),
        ("Both sides agreed to a ceasefire. It was the first pause since Ethiopia clashed with Eritrea.", ["Ethiopia", "Eritrea"]),
        ("The rival sides agreed to a truce. India and Pakistan had exchanged fire for a week.", ["India", "Pakistan"]),
    ],
)
def test_sides_named_later_are_the_sides_spoken_of_before(text: str, sides: list[str]) -> None:
    """One pair in the whole article: the words mean it wherever they stand."""
    (concluded,) = of_type(text, "AgreementConclusion")
    assert concluded["roles"]["party"] == sides


def test_sides_stay_open_where_two_pairs_fight() -> None:
    """Two conflicts in one article: "the sides" means neither for sure."""
    text = "The warring sides agreed to a ceasefire. Mali clashed with Niger. Peru clashed with Chile."
    (concluded,) = of_type(text, "AgreementConclusion")
    assert concluded["roles"]["party"] == ["warring sides"]


@pytest.mark.parametrize(
    ("text", "parties", "mediators"),
    [
        (
            "Rwanda and Burundi held talks under the mediation of Angola. The talks ended on Friday.",
            ["Rwanda", "Burundi"],
            ["Angola"],
        ),
        ("Qatar mediated talks between Chad and Sudan. Their negotiations are to resume in May.", ["Chad", "Sudan"], ["Qatar"]),
        ("Serbia and Kosovo held talks in Brussels. The peace talks were suspended on Monday.", ["Serbia", "Kosovo"], None),
    ],
)
def test_talks_told_of_again_have_the_parties_of_before(text: str, parties: list[str], mediators: list[str] | None) -> None:
    """A definite noun of talks stands for the article's talks."""
    for talks in of_type(text, "Negotiation"):
        assert talks["roles"].get("party") == parties
        assert talks["roles"].get("mediator") == mediators


def test_new_talks_have_no_parties_of_others() -> None:
    """ "talks on fishing" are no longer those told of before."""
    *_, last = of_type("Rwanda and Burundi held talks in Goma. Norway hosted new talks on fishing.", "Negotiation")
    assert "Rwanda" not in last["roles"].get("party", [])


@pytest.mark.parametrize("text", ["Egypt mediated talks between Hamas and Israel. The mediators rejected the proposal."])
def test_the_mediators_are_those_who_mediate(text: str) -> None:
    """A noun for a part in the talks means who plays it."""
    (rejected,) = of_type(text, "Rejection")
    assert rejected["roles"]["agent"] == ["Egypt"]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Russia sent a contingent of peacekeepers to Karabakh. The contingent withdrew from Lachin.", "Russian peacekeepers"),
        ("Kenya sent peacekeepers to Haiti. The troops withdrew from the port.", "Kenyan peacekeepers"),
    ],
)
def test_the_troops_are_those_that_were_sent(text: str, force: str) -> None:
    """The one force of the article has its sender's name."""
    (withdrew,) = of_type(text, "Withdrawal")
    assert withdrew["roles"]["agent"] == [force]


def test_the_troops_stay_unnamed_where_another_force_is_about() -> None:
    """ "the troops" may be the army's."""
    text = "Kenya sent peacekeepers to Haiti. The Haitian army fought gangs. The troops withdrew from the port."
    (withdrew,) = of_type(text, "Withdrawal")
    assert withdrew["roles"]["agent"] != ["Kenyan peacekeepers"]


@pytest.mark.parametrize(
    ("text", "type_", "role", "names"),
    [
        (
            "They welcomed the truce that Armenia and Azerbaijan concluded in Sochi.",
            "AgreementConclusion",
            "party",
            ["Armenia", "Azerbaijan"],
        ),
        ("The accord that was signed in Doha by Chad and Mali failed.", "Signing", "party", ["Chad", "Mali"]),
        ("Police found the rockets that Hezbollah fired at Haifa.", "Attack", "agent", ["Hezbollah"]),
    ],
)
def test_what_a_relative_clause_is_about_is_its_object(text: str, type_: str, role: str, names: list[str]) -> None:
    """The pronoun stands for the noun before it."""
    (event,) = of_type(text, type_)
    assert event["roles"][role] == names


def test_each_other_means_those_who_act() -> None:
    """A reciprocal points at the subject."""
    (accusation,) = of_type("Thailand and Cambodia accused each other of shelling villages.", "Accusation")
    assert accusation["roles"]["target"] == ["Thailand", "Cambodia"]


def test_a_deal_on_oil_gives_a_truce_no_parties() -> None:
    """Who bargains over trade is not therefore at war."""
    (truce,) = of_type("Chad and Niger agreed on a tariff. The fighting in Mali paused on Friday.", "CessationOfHostilities")
    assert "party" not in truce["roles"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Serbia and Kosovo signed an accord in Ohrid. The accord was brokered by the European Union.", ["Serbia", "Kosovo"]),
        (
            "Talks between Eritrea and Ethiopia began in Algiers. The talks, which are brokered by Algeria, went on.",
            ["Eritrea", "Ethiopia"],
        ),
        ("Serbia and Kosovo signed an accord in Ohrid. A truce was brokered by Turkey.", None),
    ],
)
def test_what_is_mediated_again_has_its_parties(text: str, party: list[str] | None) -> None:
    """The accord and the talks are those told of before; a truce is another one."""
    assert of_type(text, "Mediation")[-1]["roles"].get("party") == party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Norway mediated between Colombia and the ELN. Negotiations would resume in Oslo.", ["Colombia", "National Liberation Army"]),
        ("Norway mediated between Colombia and the ELN. Negotiations began in Geneva.", None),
        ("Norway mediated between Colombia and the ELN. New talks would resume in Geneva.", None),
    ],
)
def test_negotiations_that_go_on_are_known(text: str, party: list[str] | None) -> None:
    """What resumes, stalls or collapses was there before; what begins was not."""
    assert of_type(text, "Negotiation")[-1]["roles"].get("party") == party
